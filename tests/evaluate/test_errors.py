"""The error analysis as a whole, on the sample archive and on its own gold."""

import pandas as pd
import pytest

from pressaudit import evaluate as errors
from pressaudit.corpus import measured
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import TABLES
from pressaudit.corpus.store import typed
from pressaudit.evaluate import press, summary
from pressaudit.evaluate.evaluation import Evaluation

SAMPLE = measured.sample()
assert SAMPLE is not None


def answer_key() -> Corpus:
    """A corpus whose tables are the annotation itself."""
    gold = dict(SAMPLE.gold)
    gold["hedges"] = gold["hedges"].assign(stance="hedged", sourced=False, phrase="")
    tables = dict(SAMPLE.corpus.tables)
    for name in ("articles", "paragraphs", "quotations", "timexes", "citations", "hedges", "reuse"):
        table = TABLES[name]
        blank = {c.name: "" for c in table.columns if c.kind in ("text", "date")}
        full = gold[name].assign(**{c: v for c, v in blank.items() if c not in gold[name]})
        tables[name] = typed(full.reindex(columns=table.names), table)
    parted = SAMPLE.corpus.tables["text/paragraphs"].copy()
    for row in gold["glued"].itertuples():
        here = (parted["article_id"] == row.article_id) & (parted["paragraph"] == row.paragraph)
        parted.loc[here, "clean"] = [
            text.replace(row.surface, row.clean) for text in parted.loc[here, "text"]
        ]
    tables["text/paragraphs"] = parted
    return Corpus(tables)


@pytest.fixture(scope="module")
def decisions() -> pd.DataFrame:
    return errors.compare(SAMPLE.corpus, SAMPLE.gold)


def test_the_answer_key_has_no_error():
    found = errors.compare(answer_key(), SAMPLE.gold)
    wrong = found[found["cause"] != ""]
    assert wrong[["type", "article_id", "expected", "found", "cause"]].to_dict("records") == []
    assert set(found["type"]) == set(errors.TYPES)


def test_every_row_left_out_is_missed():
    """Without any annotation of the program nothing is right, and nothing is spurious."""
    key = answer_key()
    bare = {
        name: table.head(0) if name in {"quotations", "timexes", "citations", "hedges", "reuse"}
        else table
        for name, table in key.tables.items()
    }  # fmt: skip
    found = errors.compare(Corpus(bare), SAMPLE.gold)
    page = {"fields of posts", "roles of paragraphs", "glued words"}
    rest = found[~found["type"].isin(page)]
    assert rest["right"].sum() == rest["spurious"].sum() == 0
    assert set(rest["cause"]) == {"missed", "not found"}


def test_every_type_is_measured_on_the_sample(decisions):
    assert set(errors.scores(decisions)["type"]) == set(errors.TYPES)


def test_the_figures_are_the_same_from_run_to_run(decisions):
    again = errors.compare(SAMPLE.corpus, SAMPLE.gold)
    pd.testing.assert_frame_equal(decisions, again)
    pd.testing.assert_frame_equal(errors.scores(decisions), errors.scores(again))


def test_causes_are_of_the_vocabulary(decisions):
    assert set(decisions["cause"]) <= {"", *errors.CAUSES}
    right = decisions["cause"] == ""
    assert (decisions.loc[right, ["missed", "spurious"]] == 0).all(axis=None)
    assert (decisions.loc[~right, ["missed", "spurious"]].sum(axis=1) > 0).all()


def test_errors_point_into_the_text(decisions):
    texts = SAMPLE.corpus.text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    for row in Evaluation(SAMPLE, {}).errors().itertuples():
        assert 1 <= row.number <= 14
        if row.paragraph:
            length = len(texts[row.article_id, row.paragraph])
            assert 0 <= row.char_start <= length
            assert len(row.words.split()) <= 8


def test_causes_count_the_errors(decisions):
    assert summary.causes(decisions)["errors"].sum() == len(errors.errors(decisions, {}))


def test_confusions_count_the_decisions(decisions):
    kinds = summary.confusion(decisions, "kinds of quotations")
    assert kinds["count"].sum() == (decisions["type"] == "kinds of quotations").sum()


def measured_on_a_capture() -> pd.DataFrame:
    row = dict.fromkeys(measured.COLUMNS, "") | {"part": "speakers", "measure": "accuracy"}
    figures = {"value": 0.9, "low": 0.8, "high": 0.95, "n": 40}
    counts = {"right": 9, "missed": 1, "spurious": 0}
    return pd.DataFrame(
        [row | figures | counts | {"post": ""}, row | figures | counts | {"post": "3"}]
    )


def both() -> Evaluation:
    return Evaluation(SAMPLE, {"gold": measured_on_a_capture(), "unseen": measured_on_a_capture()})


def test_rates_stand_side_by_side():
    table = Evaluation(SAMPLE, {"gold": measured_on_a_capture()}).rates()
    speakers = table[table["type"] == "speakers"]
    assert list(speakers["archive"]) == ["hand-annotated posts", "sample archive"]
    assert list(table[table["archive"] == "sample archive"]["type"]) == list(errors.TYPES)


def test_the_first_run_on_unseen_posts_comes_before_what_was_read():
    table = both().rates()
    speakers = table[table["type"] == "speakers"]
    assert speakers["archive"].iloc[0] == "unseen invented posts, first run"
    assert list(Evaluation(None, {"unseen": measured_on_a_capture()}).post_rates()["post"]) == [3]


def test_sets_of_press_are_pooled_over_articles():
    def run(*articles: tuple[str, int, int]) -> pd.DataFrame:
        rows = [("speakers", "right", right / n, n, name) for name, right, n in articles]
        return pd.DataFrame(rows, columns=["part", "measure", "value", "n", "article"])

    single = run(("", 8, 10), ("01", 3, 5), ("02", 5, 5))
    table = press.measures([single, run(("", 9, 10))])  # the second has no articles
    row = table[table["type"] == "speakers"].iloc[0]
    assert (row["right"], row["missed"], row["n"]) == (17, 3, 20)
    assert row["low"] < row["value"] < row["high"]


def test_the_unseen_posts_were_run_once():
    """The kept figures are of the first run: a newer date means that somebody looked."""
    kept = measured.results("unseen")
    assert set(kept["date"]) == {"2026-11-26"}
    assert summary.whole(kept)["type"].nunique() == 18


def test_what_was_not_measured_is_empty():
    nothing = Evaluation(None, {})
    for frame in (nothing.rates(), nothing.post_rates(), nothing.errors(), nothing.measures()):
        assert frame.empty


def test_posts_of_both_archives_are_listed():
    table = Evaluation(SAMPLE, {"gold": measured_on_a_capture()}).post_rates()
    assert list(table["post"]) == [3, *range(1, 15)]
    assert table.iloc[0]["worst"] == "speakers 1"


def test_without_words_the_errors_are_listed_all_the_same(decisions):
    assert set(errors.errors(decisions, {})["words"]) <= {""}

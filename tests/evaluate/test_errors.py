"""The error analysis as a whole, on the sample archive and on its own gold."""

from dataclasses import replace

import pandas as pd
import pytest

from pressaudit import evaluate as errors
from pressaudit.corpus import measured
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import TABLES
from pressaudit.corpus.store import typed

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
    for row in errors.errors(decisions, SAMPLE.corpus).itertuples():
        assert 1 <= row.position <= 14
        if row.paragraph:
            length = len(texts[row.article_id, row.paragraph])
            assert 0 <= row.char_start <= length
            assert len(row.words.split()) <= 8


def test_causes_count_the_errors(decisions):
    assert errors.causes(decisions)["errors"].sum() == len(errors.errors(decisions))


def test_confusions_count_the_decisions(decisions):
    kinds = errors.confusion(decisions, "kinds of quotations")
    assert kinds["count"].sum() == (decisions["type"] == "kinds of quotations").sum()


def measured_on_a_capture() -> pd.DataFrame:
    row = dict.fromkeys(measured.COLUMNS, "") | {"part": "speakers", "measure": "accuracy"}
    figures = {"value": 0.9, "low": 0.8, "high": 0.95, "n": 40}
    counts = {"right": 9, "missed": 1, "spurious": 0}
    return pd.DataFrame(
        [row | figures | counts | {"post": ""}, row | figures | counts | {"post": "3"}]
    )


def test_rates_stand_side_by_side():
    table = errors.rates(SAMPLE, measured_on_a_capture())
    speakers = table[table["type"] == "speakers"]
    assert list(speakers["archive"]) == ["sample archive", "hand-annotated posts"]
    assert list(table[table["archive"] == "sample archive"]["type"]) == list(errors.TYPES)


def test_the_first_run_on_unseen_posts_comes_last():
    table = errors.rates(SAMPLE, measured_on_a_capture(), measured_on_a_capture())
    speakers = table[table["type"] == "speakers"]
    assert list(speakers["archive"])[-1] == "unseen posts"
    assert "unseen posts" in errors.phrase(table, "speakers")
    assert list(errors.post_rates(None, None, measured_on_a_capture())["post"]) == [3]


def test_the_unseen_posts_were_run_once():
    """The kept figures are of the first run: a newer date means that somebody looked."""
    kept = measured.results("unseen")
    assert set(kept["date"]) == {"2026-11-26"}
    assert errors.whole(kept)["type"].nunique() == 18


def test_a_rate_is_said_with_its_interval_and_number():
    table = errors.rates(None, measured_on_a_capture())
    said = errors.phrase(table, "speakers")
    assert said == "accuracy 90% (80% to 95%; 40 in the hand-annotated posts)"


def test_what_was_not_measured_is_said_plainly():
    assert errors.rates(None, None).empty
    assert errors.phrase(errors.rates(None, None), "speakers") == "not measured here"
    with pytest.raises(KeyError):
        errors.phrase(errors.rates(None, None), "spelling")


def test_posts_of_both_archives_are_listed():
    table = errors.post_rates(SAMPLE, measured_on_a_capture())
    assert list(table["post"]) == [*range(1, 15), 3]
    assert table.iloc[-1]["worst"] == "speakers 1"
    assert errors.post_rates(None, None).empty


def test_an_archive_without_words_lists_its_errors_all_the_same(decisions):
    wordless = {k: t for k, t in SAMPLE.corpus.tables.items() if not k.startswith("text/")}
    listed = errors.errors(decisions, replace(SAMPLE.corpus, tables=wordless))
    assert set(listed["words"]) <= {""}

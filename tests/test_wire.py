"""The archive of wire stories and their copies is what its README says."""

import csv
import importlib.util
import itertools
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from pressaudit.read.captures import read_capture
from tests.test_words_stay_home import CAPTURES, PROSE_LINE, runs, words

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "wire"
KINDS = {
    "cut at the end", "cut in the middle", "cut lead", "retitled", "reordered", "merged",
    "swapped quotations", "verb", "reword", "numbers", "split", "join", "british spelling",
    "american spelling", "single marks", "local paragraph", "local quotation", "dateline dropped",
    "second generation", "quotation: dots", "quotation: brackets", "quotation: undeclared",
    "quotation: excerpt",
}  # fmt: skip
CREDITS = {
    "dateline", "contributed", "additional", "source", "reporting", "reported", "according", "told",
    "link", "none",
}  # fmt: skip


def module(path: Path) -> ModuleType:
    """A script of the archive or of the benchmark, under a name of its own."""
    name = f"{path.parent.name}_{path.stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def gold(table: str) -> list[dict[str, str]]:
    with (FOLDER / "gold" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ARTICLES = {row["article_id"]: row for row in gold("articles")}
MAKE = module(FOLDER / "make.py")
DESK = sys.modules["desk"]


def test_files_are_current_and_the_same_each_time() -> None:
    written = MAKE.files()
    assert written == MAKE.files()
    for path, content in written.items():
        assert (FOLDER / path).read_text(encoding="utf-8") == content, f"run make.py: {path}"


def test_size_and_every_kind_of_edit_and_credit() -> None:
    kinds = Counter(row["kind"] for row in ARTICLES.values())
    assert kinds["origin"] == 10
    assert kinds["copy"] >= 40
    assert kinds["unrelated"] >= 8
    copies = [row for row in ARTICLES.values() if row["kind"] == "copy"]
    assert {kind for row in copies for kind in row["edits"].split("; ")} - {"", "credit"} == KINDS
    assert {row["credit"] for row in copies} == CREDITS
    assert sum(row["credit_true"] == "false" for row in copies) >= 3


def test_posting_order_gives_no_copy_away() -> None:
    posted = {row["article_id"]: row["posted"] for row in ARTICLES.values()}
    copies = [row for row in gold("pairs") if row["relation"] == "copy"]
    first = Counter(
        (posted[r["a_article"]] < posted[r["b_article"]]) == (r["direction"] == "a_to_b")
        for r in copies
        if posted[r["a_article"]] != posted[r["b_article"]]
    )
    assert first[False] >= 8


def test_directions_agree_with_one_another() -> None:
    """What is copied from a copy is copied from its source, and two copies of one are siblings."""
    over: dict[str, set[str]] = {one: set() for one in ARTICLES}
    said = {}
    for row in gold("pairs"):
        said[row["a_article"], row["b_article"]] = row
        if row["relation"] == "copy":
            a, b = row["a_article"], row["b_article"]
            source, copy = (a, b) if row["direction"] == "a_to_b" else (b, a)
            over[copy].add(source)
    for sources in over.values():
        assert all(over[source] <= sources for source in sources)
    for a, b in itertools.combinations(sorted(ARTICLES), 2):
        if over[a] & over[b] and b not in over[a] and a not in over[b]:
            assert said[a, b]["direction"] == "common_source"
            assert set(said[a, b]["origin_articles"].split("; ")) & over[a] & over[b]


def test_tables_tell_of_each_pair_once() -> None:
    pairs = [(r["a_article"], r["b_article"]) for r in gold("pairs")]
    assert len(pairs) == len(set(pairs))
    assert all(a < b for a, b in pairs)
    rows = [(r["a_article"], r["b_article"], r["quotation"]) for r in gold("alterations")]
    assert len(rows) == len(set(rows))
    assert {row[:2] for row in rows} <= set(pairs)


def test_alterations_are_where_they_are_said_to_be_and_told_from_their_source() -> None:
    texts = {a.article_id: a for a in _articles()}
    rows = gold("alterations")
    for row in rows:
        for side in "ab":
            paragraph = texts[row[f"{side}_article"]].paragraphs[int(row[f"{side}_paragraph"]) - 1]
            start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
            assert paragraph.text[start:end] == row[f"{side}_words"]
    told = Counter(row["quotation"] for row in rows if row["source"] == "true")
    altered = Counter(q for text in DESK.read_texts().values() for q in text.altered)
    assert told == altered


def test_an_excerpt_and_another_spelling_are_no_alteration() -> None:
    assert not {"seagrass.q2", "seagrass.q5"} & {row["quotation"] for row in gold("alterations")}


def test_unrelated_stories_share_formulas_and_one_sentence_only() -> None:
    relations = Counter(row["relation"] for row in gold("pairs"))
    assert relations["quotation"] == 1
    assert relations["formula"] > 5
    formulas = DESK.read_desk()["formula"].values()
    assert all(8 <= len(words(phrase)) <= 13 for phrase in formulas)


def test_voices_are_in_the_posts_that_are_said_to_have_them() -> None:
    texts = {a.article_id: " ".join(p.text for p in a.paragraphs) for a in _articles()}
    rows = gold("voices")
    assert len({(row["level"], row["voice"]) for row in rows}) == len(rows)
    for row in rows:
        assert int(row["posts"]) == len(row["articles"].split("; "))
        if row["level"] == "quoted" and row["unnamed"] == "false":
            family = row["voice"].split()[-1]
            told = [one for one in row["articles"].split("; ") if family in texts[one]]
            assert told, row["voice"]


@pytest.mark.parametrize("form", ["html", "txt"])
def test_the_reader_sees_the_posts(form: str) -> None:
    articles = read_capture(FOLDER / f"wire.{form}").articles
    assert [(a.article_id, a.title, str(a.posted)) for a in articles] == [
        (row["article_id"], row["title"], row["posted"]) for row in ARTICLES.values()
    ]


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({"plan": "99"}, "has no paragraph 99"),
        ({"plan": "one"}, "no step of a plan"),
        ({"edits": [["verb", "nowhere at all", ""]]}, "stands 0 times"),
        ({"edits": [["verb", "tide", "flood"]]}, "is quoted"),
        ({"quotes": [["q7", "dots", "…"]]}, "is 0 quotations"),
        ({"swap": [["q1", "q2"]]}, "two speakers"),
    ],
)
def test_a_script_that_does_not_fit_is_refused(step: dict[str, object], message: str) -> None:
    text = "“<s.q1 Ann Ode>The tide is out,</q>” she said. “<s.q2 Bo Ral>It is,</q>” he said."
    story = DESK.Text("s", "city", "A title", "X", (DESK.Paragraph(text, "s"),))
    script = {"name": "c", "of": "s", "house": "Y", "posted": None, "plan": "1"} | step
    with pytest.raises(DESK.ScriptError, match=message):
        DESK.copy(script, {"s": story}, {"house": {}, "spelling": {}})


@pytest.mark.skipif(not CAPTURES, reason="no capture on this machine: put one into data/raw")
def test_no_story_holds_the_words_of_a_capture() -> None:
    lines = [line for path in CAPTURES for line in path.read_text(encoding="utf-8").splitlines()]
    home = {run for line in lines if len(words(line)) >= PROSE_LINE for run in runs(line)}
    assert not runs((FOLDER / "wire.txt").read_text(encoding="utf-8")) & home


def _articles() -> tuple[object, ...]:
    return tuple(read_capture(FOLDER / "wire.html").articles)

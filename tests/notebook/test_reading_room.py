"""The reading room shows words only where they are at hand."""

from pathlib import Path

import pytest

import pressaudit
from pressaudit.app.pipeline import build_tables
from pressaudit.notebook import reading_room
from tests.analyse.archive_of_sources import archive

PAIRS = [
    ("the red boat", "the blue boat", ("the <del>red</del> boat", "the <ins>blue</ins> boat")),
    ("a boat", "a small boat", ("a boat", "a <ins>small</ins> boat")),
    ("x <b> y", "x <b> y", ("x &lt;b&gt; y", "x &lt;b&gt; y")),
    ("One boat.", "one boat", ("One boat.", "one boat")),
]


@pytest.mark.parametrize(("a", "b", "expected"), PAIRS)
def test_words_that_differ_are_marked(a, b, expected):
    assert reading_room.marked(a, b) == expected


def test_without_text_nothing_is_shown_side_by_side():
    corpus = archive()
    assert reading_room.side_by_side(corpus, corpus.passages) == ""


def test_with_text_the_passages_stand_side_by_side():
    text = "A title\nThe pier was closed on a grey morning in spring, they said.\n" + "x" * 200
    corpus = archive(
        text__articles=[{"article_id": p, "text": text} for p in "ab"],
        text__paragraphs=[{"article_id": "a", "paragraph": 1, "text": text}],
    )
    shown = reading_room.side_by_side(corpus, corpus.passages)
    assert "post 1, paragraph 1" in shown
    assert "<del>" in shown


@pytest.mark.parametrize(("a", "b", "count"), [(1, 2, 1), (2, 1, 1), (1, 3, 0)])
def test_passages_of_two_posts(a, b, count):
    assert len(reading_room.shared_by(archive().passages, a, b)) == count


def test_the_choice_of_posts_lists_each_pair_once():
    box = reading_room.passage_reader(archive())
    assert box.children[0].options == (("1 · Tern  and  2 · Gull", (1, 2)),)


def test_altered_quotations_stand_beside_the_other_words():
    change = {
        "a_article": "b",
        "a_paragraph": 1,
        "a_start": 0,
        "a_end": 9,
        "b_article": "a",
        "b_paragraph": 1,
        "b_start": 4,
        "b_end": 12,
        "change": "red → blue",
    }
    corpus = archive(
        alterations=[change],
        text__articles=[{"article_id": p, "text": ""} for p in "ab"],
        text__paragraphs=[
            {"article_id": "a", "paragraph": 1, "text": "the red $oat& is here"},
            {"article_id": "b", "paragraph": 1, "text": "blue $oat&"},
        ],
    )
    shown = reading_room.altered_side_by_side(corpus, corpus.altered_quotations())
    assert "quoted in post 2, paragraph 1" in shown
    assert "<ins>blue</ins> $oat" in shown
    assert "mathjax_ignore" in shown
    assert reading_room.altered_side_by_side(archive(), archive().altered_quotations()) == ""


def test_the_room_says_how_to_bring_the_words(monkeypatch):
    said = []
    monkeypatch.setattr(reading_room, "display", lambda shown: said.append(shown.data))
    reading_room.words_at_hand(archive())
    assert said == [reading_room.HOW_TO]


def test_changes_are_judged_one_by_one(tmp_path):
    folder = Path(__file__).parents[2] / "data" / "claims"
    build_tables([folder / "claims.txt"], tmp_path, text=True)
    archive = pressaudit.load(tmp_path)
    box = reading_room.change_judge(archive)
    number, right, screen = box.children
    assert f"0 of {number.max} are judged" in screen.value
    for at in range(1, number.max + 1):
        number.value = at
        assert right.value == ""
        right.value = "yes" if at % 2 else "no"
    assert list(box.judged["right"][:3]) == ["yes", "no", "yes"]
    found = archive.changes_of_claims().sort_values(
        ["b_number", "b_paragraph", "b_start"], kind="stable"
    )
    assert list(box.judged["says"]) == list(found["kind"])
    row = archive.corrected(box.judged).iloc[0]
    assert row["judged"] == number.max

"""British and American spelling: what counts as one word, and which way a text spells."""

import pytest

from pressaudit.language.spelling import habit, respelled, spelled, stem, way

ALIKE = [
    ("colour", "color"),
    ("organised", "organized"),
    ("travelling", "traveling"),
    ("judgement", "judgment"),
    ("theatre", "theater"),
    ("towards", "toward"),
    ("don’t", "dont"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(
    ("one", "other"), [("boat", "boats"), ("stopped", "stop"), ("city", "cities")]
)
def test_inflections_of_one_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("wise", "size"), ("boat", "coat")])
def test_two_words(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


WAYS = [("organise", -1), ("organize", 1), ("harbour", -1), ("advertise", 0), ("boat", 0)]


@pytest.mark.parametrize(("word", "expected"), WAYS)
def test_way(word: str, expected: int) -> None:
    assert way(word) == expected


def test_respelled_words() -> None:
    assert respelled([("Colour", "color"), ("boat", "boat")]) == [("colour", "color", -1, 1)]


def test_a_habit_needs_three_words_outside_what_is_left_out() -> None:
    text = "The harbour, the theatre and the colour; favors."
    assert habit(text, []) == -1
    assert habit(text, [(0, 12)]) == 0

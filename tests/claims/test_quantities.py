"""Numbers, how exact they are, and what they count."""

import pytest

from pressaudit.claims import quantities

CASES = [
    ("one and a half thousand clerks", 1500, 1500, "exact", "clerk"),
    ("between two and three hundred sailors", 200, 300, "range", "sailor"),
    ("the roughly 3,200 sailors", 3200, 3200, "about", "sailor"),
    ("1,000-1,400 letters", 1000, 1400, "range", "letter"),
    ("up to 60 crates of soap", 60, 60, "most", "crate"),
    ("tens of thousands of marks", 20000, 99999, "vague", "money"),
    ("three to five thousand islanders", 3000, 5000, "range", "islander"),
    ("€5 million", 5e6, 5e6, "exact", "money"),
    ("at least seven boats sank", 7, 7, "least", "boat"),
    ("two dozen gulls", 24, 24, "exact", "gull"),
    ("90 boats or more", 90, 90, "least", "boat"),
    ("some 12 lamps", 12, 12, "about", "lamp"),
    ("nine marks a letter", 9, 9, "exact", "money"),
    ("one hundred and twenty women", 120, 120, "exact", "woman"),
]


@pytest.mark.parametrize(("text", "low", "high", "bound", "counted"), CASES)
def test_a_number_with_its_bound_and_noun(
    text: str, low: float, high: float, bound: str, counted: str
) -> None:
    found = quantities(f"They saw {text} there.")
    assert [(q.low, q.high, q.bound, q.counted) for q in found] == [(low, high, bound, counted)]


def test_of_a_part_the_whole_is_named_behind_it() -> None:
    found = quantities("20 of the school’s 200 cadets left")
    assert [(q.low, q.counted) for q in found] == [(20, "cadet"), (200, "cadet")]


@pytest.mark.parametrize("text", ["one of them", "on the 3rd", "12:30", "5 % of it"])
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_dates_are_left_out() -> None:
    text = "In 1998 they had 4 boats"
    assert [q.low for q in quantities(text, [(3, 7)])] == [4]

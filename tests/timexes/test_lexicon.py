"""Numbers in words and figures."""

import pytest

from pressaudit.timexes.lexicon import count, unit

NUMBERS = [
    ("7", 7),
    ("1,500", 1500),
    ("a", 1),
    ("seventeen", 17),
    ("twenty-five", 25),
    ("a hundred", 100),
    ("two hundred and six", 206),
    ("three thousand two hundred", 3200),
    ("a dozen", 12),
    ("2 1/2", 2.5),
    ("two and a half", 2.5),
    ("1.5 million", 1_500_000),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers(text, number):
    assert count(text) == number


def test_other_words_are_no_numbers():
    with pytest.raises(ValueError, match="no number: 'several'"):
        count("several")


@pytest.mark.parametrize(("form", "letter"), [("Centuries", "100Y"), ("day", "D"), ("hours", "TH")])
def test_units(form, letter):
    assert unit(form) == letter

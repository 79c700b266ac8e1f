"""Single and double marks: which a house quotes in, apostrophes told apart, nested both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.quotations import find, marks

PAIRS = [
    ("‘It sank,’ said Ode.", ["It sank,"]),
    ("'It sank,' said Ode.", ["It sank,"]),
    # Apostrophes: within a word, of a plural, of a shortened word, of letters left out in front.
    ("‘It didn’t sink,’ said Ode.", ["It didn’t sink,"]),
    ("‘We wait for the boys’ boat,’ said Ode.", ["We wait for the boys’ boat,"]),
    ("The boys’ boat and the keepers’ lamp.", []),
    ("It sank in the ’90s, ’twas dark, rock ’n’ roll.", []),
    ("'Twas dark in the '90s.", []),
    ("‘We’re goin’ home,’ said Ode.", ["We’re goin’ home,"]),
    # British stops stand outside a term.
    ("He called it a ‘farce’.", ["farce"]),
    ("the ‘long night’ was over", ["long night"]),
    ("a ‘night of the boys’ was over", ["night of the boys"]),
    # No closing mark: the speech runs on.
    ("‘It sank. We wait.", ["It sank. We wait."]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_stretches_in_single_marks(text, expected):
    assert [text[p.opening + 1 : p.closing] for p in marks.pairs(text)] == expected


FOUND = [
    # Single outside, double inside.
    (
        "‘He said “go home”,’ said Ann Ode. ‘We went.’",
        ["He said “go home”,", "We went."],
    ),
    # Double outside, single inside: single ones are no quotation of their own.
    ("“He said ‘go home’,” said Ann Ode. “We went.”", ["He said ‘go home’,", "We went."]),
    # A headline in single marks over speech in double ones.
    ("Keepers ‘worried’ by lamp\n“It sank,” said Ann Ode.", ["It sank,"]),
    # Over paragraphs.
    ("Ann Ode said: ‘It sank.\n‘We wait.’", ["It sank.", "We wait."]),
    # A term only, in an article that has no speech: nothing says that the house quotes so.
    ("They are ‘worried’.", []),
    # Two single marks close a double one; the half of it is no part of the words.
    ("“It sank,’’ Ann Ode said. “We wait.’’ He left.", ["It sank,", "We wait."]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_marks_of_the_house(text, expected):
    lines = text.split("\n")
    got = [lines[q.paragraph - 1][q.char_start : q.char_end] for q in find(text)]
    assert got == expected


def test_two_straight_single_marks_are_masked_and_give_no_row():
    text = "''It sank,'' Ann Ode said. ''We 'wait' here.''"
    assert marks.in_double_marks([text])[0].count("“") == 2
    assert find(text) == ()


def test_the_speakers_of_a_house_with_single_marks():
    text = (
        "‘It sank,’ said Ann Ode, a keeper.\n‘Why?’ asked Ben Marsh. ‘Nobody knows.’\n"
        "She described the boys’ boat as ‘a ruin’."
    )
    assert [q.speaker for q in find(text)] == ["Ann Ode", "Ben Marsh", "Ben Marsh", "Ann Ode"]


@given(st.lists(st.text(alphabet="ab .,s'‘’“”\"", max_size=30), max_size=4))
def test_lengths_are_kept(texts):
    assert [len(t) for t in marks.in_double_marks(texts)] == [len(t) for t in texts]

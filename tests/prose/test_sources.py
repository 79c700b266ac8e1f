"""The sentences of notebooks 05 and 06: they fill from any archive, and say what the tables say."""

import pytest

from pressaudit.notebook.cells import words
from tests.analyse.archive_of_sources import POSTS, archive, quotation

ALL = [
    *(f"sources.{name}" for name in ("answer", "folding", "anonymous", "without", "own")),
    *(f"travels.{name}" for name in ("answer", "shared", "alone")),
]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_every_sentence_fills_at_every_size(name, size):
    said = words(name, archive(posts=POSTS[:size]))
    assert said.strip().endswith(".")
    assert "nan" not in said


def test_the_answers_name_the_interview_the_families_and_the_voices():
    said = words("travels.answer", archive())
    assert (
        "**What Tom Berg told Tern, in one conversation or several, is quoted in or tied to 3 of"
        in said
    )
    assert "post 1 says so; posts 2 and 3 have words that another gives as told" in said
    assert "That person also wrote post 3" in said
    assert "the 5 posts are **3 families**, of 3 posts at most" in said
    said = words("sources.answer", archive())
    assert "**60% of the 40 quoted words are those of Tom Berg**, quoted in 3 posts" in said
    assert "without them 40% are left" in said
    assert "**2.5 voices of equal size**" in said


def test_what_is_left_says_why_it_is_more_voices_or_nothing():
    rows = [
        quotation(1, "a", 1, 90, "Tom Berg", "u1"),
        quotation(2, "b", 1, 5, "Keeper Lund", "u2"),
        quotation(3, "d", 1, 5, "Ann Ode", "u3"),
    ]
    said = words("sources.without", archive(quotations=rows))
    assert "2.0 voices of equal size, more than the 1.5 with these words" in said
    assert "more than" not in words("sources.without", archive(quotations=rows[1:]))


def test_repeats_that_count_in_each_post_are_not_called_folded_away():
    said = words("sources.folding", archive())
    assert "Repeats are one voice, and count in each post that has them." in said
    assert "interval" not in said
    assert "once repeats are folded" not in words("sources.answer", archive())


def test_an_archive_that_quotes_nobody_says_so():
    assert words("sources.answer", archive(quotations=[])) == (
        "The 5 posts quote nobody whose words could be counted."
    )

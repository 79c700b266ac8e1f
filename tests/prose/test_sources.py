"""The sentences of notebooks 05 and 06: they fill from any archive, and say what the tables say."""

import pytest

from pressaudit.notebook.cells import words
from tests.analyse.archive_of_sources import POSTS, archive, quotation

ALL = [
    *(
        f"sources.{name}"
        for name in ("answer", "told", "folding", "nameless", "heard", "without", "own")
    ),
    *(f"travels.{name}" for name in ("answer", "changed", "shared", "alone")),
    *(f"claims.{name}" for name in ("answer", "voices", "quantities", "stemma")),
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
    assert "post 1 says that it was told there" in said
    assert "posts 2 and 3 repeat words that another post gives as told there" in said
    assert "Post 3 is by Tom Berg too" in said
    assert "the 5 posts are **3 families**, the largest of 3 posts" in said
    said = words("sources.answer", archive())
    assert "Of the 40 words in quotation marks, **60% are those of Tom Berg**" in said
    assert "without them 40% are left" in said


def test_what_is_left_says_why_it_is_more_voices_or_nothing():
    rows = [
        quotation(1, "a", 1, 90, "Tom Berg", "u1"),
        quotation(2, "b", 1, 5, "Keeper Lund", "u2"),
        quotation(3, "d", 1, 5, "Ann Ode", "u3"),
    ]
    said = words("sources.without", archive(quotations=rows))
    assert "voices of equal size then rises, from 1.5 to 2.0" in said
    assert "rises" not in words("sources.without", archive(quotations=rows[1:]))


def test_repeats_that_count_in_each_post_are_not_called_folded_away():
    said = words("sources.folding", archive())
    assert "Words that several posts repeat are one voice, and count in each post" in said
    assert "interval" not in said
    assert "once repeats are folded" not in words("sources.answer", archive())


def test_an_archive_that_quotes_nobody_says_so():
    said = words("sources.answer", archive(quotations=[]))
    assert said.endswith("The 5 posts quote nobody whose words could be counted.")


def test_quotations_without_a_name_are_told_by_whether_another_post_has_it():
    rows = [
        quotation(1, "a", 1, 9, "Tom Berg", "u1"),
        quotation(2, "b", 1, 7, "", "u1", speaker_surface="a sailor"),
        quotation(3, "b", 2, 4, "", "u2", speaker_surface="one advertisement"),
    ]
    said = words("sources.nameless", archive(quotations=rows, reuse=[]))
    assert said.startswith("2 quotations name no speaker: 55.0% of the quoted words.")
    assert "For 7 of these words another post has the speaker's name: Tom Berg." in said
    assert "Of 4 words no post names the speaker" in said

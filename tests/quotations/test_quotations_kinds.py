"""Speech, fragments, terms, titles and display repetitions inside marks; marks of every shape."""

import pytest

from pressaudit.quotations.marks import spans
from pressaudit.read.model import Role
from tests.quotations.quoting import quoted

KINDS = [
    ("“The lamp went out in March,” Ann Ode said.", "quotation"),
    ("Ann Ode said the lamp was “out for good”.", "mixed"),
    ("Ann Ode called it “rotten”.", "mixed"),
    ("The bank denies that it “slept”.", "mixed"),
    ("The “modest” new pier is tall.", "scare"),
    # A word in what somebody reports is the reporter's.
    ("Ann Ode said the keepers of the old harbour light should “retire”.", "mixed"),
    ("Ann Ode argued that this would be a “stale” answer to the flood.", "mixed"),
    ("Ann Ode rose, saying Bo Ek had been a “poor keeper” of the light.", "mixed"),
    ("The “hurry” with which it was built was a mistake, Ann Ode said.", "mixed"),
    ("They tried to “sink” the pier in spite of all, Ann Ode said today.", "mixed"),
    ("Ann Ode, who writes for the Harbour Times, came to inspect the “keepers”.", "scare"),
    ("The “hurry” that some keepers call poor is old.", "scare"),
    ("The so-called “harbour of light” is dark.", "scare"),
    ("They put the word “community” on it.", "scare"),
    ("My skipper, Albert “Two Anchors” Greel, said the pier would hold.", "scare"),
    ("The keeper’s “modest” lamp is dark, Ann Ode said.", "scare"),
    ("He wore a “Save the Pier” hat.", "title"),
    ("She sings on “Harbour Lights at Eleven” every night.", "title"),
    ("Ann Ode wrote the book “Lamps and Other Promises” in jail.", "title"),
    ("An account that calls itself “The Grey Gull” replied.", "title"),
    ("Ben Marsh called her “Crooked Ann the Keeper”.", "mixed"),
    # A show by its medium, a poster in another language.
    ("Callers to her “Talk of the Tide” radio programme said they were tired.", "title"),
    ("They waved “Pescadores por Rojas” signs from the gallery.", "title"),
    # The work right before it: whatever is said around it, and in any case.
    ("The lamp is out, as Ann Ode recalled in her book “Lamps and Other Promises”.", "title"),
    ("Ann Ode’s commentary, “Neighbours, lock your boats,” is worth reading.", "title"),
    # A headline with its author; a fragment before "by" is none.
    ("“Why the lamp went out,” by Ann Ode.", "title"),
    ("The rebels said they felt “both insulted and abandoned” by Marsh.", "mixed"),
    # "That" begins a clause here, and points at no noun.
    ("Two keepers, Ann Ode among them, argue that “there is room,” citing a map.", "mixed"),
    # Beside a fragment that is somebody's, a second one is too.
    ("Ann Ode promised “no delay at all”, a “clear and honest ledger” for members.", "mixed"),
    # A word taken up again in a question of the writer's own.
    ("Ann Ode said that nothing follows. Does “nothing” follow?", "scare"),
    ("ANN ODE: “No.”", "quotation"),
    # A text that is pointed to, a work in its own words.
    ("Read also: “Ten lamps that changed the coast”", "title"),
    ("In an article titled “The lamp that never was”, Ann Ode says so.", "title"),
    ("The “humanitarian logistics centre” turned out to be a shed.", "scare"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text, expected):
    assert quoted(text)[-1].kind == expected


def test_a_word_in_a_heading_is_no_speech():
    (found,) = quoted("The “Modest” New Pier", roles={0: Role.HEADING})
    assert found.kind == "scare"


def test_a_display_repetition_is_nobodys_speech():
    words = "Nobody who lives behind these doors will say who holds the keys"
    found = quoted(f"“{words}.”", f"I think so too. {words}, and I wonder.", "Ann Ode left.")
    assert [(q.kind, q.speaker) for q in found] == [("pull", "")]


MARKS = [
    ("He said “one two” and “three”.", ["one two", "three"]),
    ('He said "one two" and "three".', ["one two", "three"]),
    ("He said «one two» and „three“ twice.", ["one two", "three"]),
    ("“one two,″ he said.", ["one two,"]),
    ("“one two,“ he said. “three“", ["one two,", "three"]),
    ("He has 120″deck hands”there.", ["deck hands"]),
    ("He said “one two", ["one two"]),
    ("“One two. He left. “Three,” he said.", ["One two.", "Three,"]),
    ("“One “two” three,” he said.", ["One “two” three,"]),
    ("“one ‘two’ three”", ["one ‘two’ three"]),
    ("The mast is 12″ wide.", []),
    ("“”", []),
    # The first mark stays open to the end of the paragraph; what is inside is quoted in it.
    ('"One “Two Three” four.', ["One “Two Three” four."]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_of_every_shape(text, expected):
    assert [text[s.start : s.end] for s in spans(text)] == expected


def test_a_straight_mark_that_is_never_closed_ends_where_the_next_speech_begins():
    text = '"It sank. Nobody came. "We waited," said Ann Ode.'
    assert [text[s.start : s.end] for s in spans(text)] == ["It sank. Nobody came.", "We waited,"]


def test_straight_marks_within_straight_marks_are_no_new_speech():
    text = '"He said so. "No way" was what he said." He left.'
    assert len(spans(text)) >= 1
    assert text[spans(text)[0].start :].startswith("He said so.")


def test_running_words_that_a_display_repeats_are_no_pull_quote():
    found = quoted(
        "Ann Ode told the Mirror: “It sank in the long night of the year.",
        "“Nobody came to help us in the long night of the year.”",
        "Nobody came to help us in the long night of the year",
    )
    assert [q.kind for q in found] == ["quotation", "quotation"]

"""What is measured: the types of annotation, and the words for what goes wrong."""

from dataclasses import dataclass
from typing import Literal

QUOTATIONS = "Quotations and speakers"
DATES = "Dates"
SOURCES = "Cited sources and hedges"
REUSE = "Text reuse"
PAGE = "Reading the page"
FAMILIES = (QUOTATIONS, DATES, SOURCES, REUSE, PAGE)
"""Headings of notebook 07, in its order."""

CAUSES = {
    "missed": "annotated by hand, not found",
    "spurious": "found, not annotated by hand",
    "wrong extent": "found, but it begins or ends elsewhere",
    "wrong kind": "found and given another kind",
    "wrong value": "found and given another value",
    "wrong speaker": "given to somebody else",
    "speaker missing": "somebody said it, nobody is named",
    "speaker added": "nobody is named, somebody was given",
    "not found": "its span was missed, so that it has no answer",
}
"""Every cause of an error, and what it means."""


@dataclass(frozen=True, slots=True)
class Type:
    """One type of annotation.

    ``measure`` is F1 where things have to be found, accuracy where found things have to be called
    the right name. ``unit`` says what is counted, ``right`` what counts as right.
    """

    name: str
    family: str
    measure: Literal["F1", "accuracy"]
    unit: Literal["items", "characters"]
    right: str


def _types(*rows: tuple[str, str, str, str, str]) -> dict[str, Type]:
    return {row[0]: Type(*row) for row in rows}  # type: ignore[arg-type]


TYPES = _types(
    ("quotations", QUOTATIONS, "F1", "items",
     "the span overlaps by four fifths, or both ends are within a mark"),
    ("kinds of quotations", QUOTATIONS, "accuracy", "items",
     "a found span has the kind, or another that the annotation accepts"),
    ("speakers", QUOTATIONS, "accuracy", "items",
     "the name of who said it; none where the post gives none; a missed span is wrong"),
    ("told to", QUOTATIONS, "F1", "items",
     "the outlet that got the words of a found quotation"),
    ("same utterance", QUOTATIONS, "F1", "items",
     "a pair of found quotations that are one utterance"),
    ("dates", DATES, "F1", "items",
     "an expression of time is touched by one that was found"),
    ("extents of dates", DATES, "accuracy", "items",
     "a found expression begins and ends where the annotation does"),
    ("types of dates", DATES, "accuracy", "items",
     "a found expression has the type: date, time, duration or set"),
    ("values of dates", DATES, "accuracy", "items",
     "a found date, time or duration has the very TIMEX3 value"),
    ("intervals", DATES, "accuracy", "items",
     "first and last day, none where no day is named; a missed expression is wrong"),
    ("cited sources", SOURCES, "F1", "items",
     "a source stands in a post, counted once a post; those without a name as one"),
    ("types of sources", SOURCES, "accuracy", "items",
     "a found source has the type"),
    ("hedges", SOURCES, "F1", "items",
     "a hedge without a source is touched by one that was found"),
    ("reuse between posts", REUSE, "F1", "characters",
     "characters of a post that stand in another one too"),
    ("reuse within posts", REUSE, "F1", "characters",
     "characters of a post that stand in it twice"),
    ("kinds of reuse", REUSE, "accuracy", "items",
     "a found passage has the kind"),
    ("directions of reuse", REUSE, "accuracy", "items",
     "a found passage between posts has the direction"),
    ("fields of posts", PAGE, "accuracy", "items",
     "title, category, caption, date, byline and what it says, comments"),
    ("roles of paragraphs", PAGE, "accuracy", "items",
     "a paragraph has its role"),
    ("glued words", PAGE, "F1", "items",
     "words that stand without a space between them are parted"),
)  # fmt: skip
"""Every type of annotation by name, in the order in which they are shown."""

"""What is measured: the types of annotation, the words for what goes wrong, and the decisions."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

import pandas as pd

QUOTATIONS = "Quotations and speakers"
DATES = "Dates"
SOURCES = "Cited sources and hedges"
REUSE = "Text reuse"
PAGE = "Reading the page"
FAMILIES = (QUOTATIONS, DATES, SOURCES, REUSE, PAGE)
"""Headings of notebook 09, in its order."""

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

ORDER = {name: n for n, name in enumerate(TYPES)}
"""The rank of each type."""

Where = tuple[str, int, int, int]
"""A post, a paragraph, and offsets in it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the annotation has, or that the program found, or both.

    ``right``, ``missed`` and ``spurious`` count items, or characters where the type is measured in
    them: a span at the wrong place is missed and spurious. ``items`` is the number of independent
    observations that the row stands for: a passage found in three pieces is one. ``paragraph`` is 0
    for what belongs to the whole post.
    """

    type: str
    article_id: str
    paragraph: int = 0
    char_start: int = 0
    char_end: int = 0
    expected: str = ""
    found: str = ""
    right: int = 0
    missed: int = 0
    spurious: int = 0
    items: int = 1
    cause: str = ""


COLUMNS = [field.name for field in fields(Decision)]
COUNTS = ["right", "missed", "spurious", "items"]


def frame(decisions: Iterable[Decision]) -> pd.DataFrame:
    """Lay decisions out as a frame with the fields of :class:`Decision`.

    Sorted by type (in the order of ``TYPES``), post and place.
    """
    rows = sorted(
        decisions,
        key=lambda d: (ORDER[d.type], d.article_id, d.paragraph, d.char_start, d.char_end, d.found),
    )
    wide = pd.DataFrame([asdict(row) for row in rows], columns=COLUMNS)
    numbers = ["paragraph", "char_start", "char_end", *COUNTS]
    return wide.astype(dict.fromkeys(numbers, "int64"))


def where(row: Any) -> Where:
    """Return where a row of a table with pointers stands."""
    return row.article_id, row.paragraph, row.char_start, row.char_end


def labelled(
    kind: str,
    where: Where,
    expected: str,
    found: str,
    *,
    right: bool,
    cause: str,
) -> Decision:
    """Return the decision on a label of something that was found at ``where``."""
    return Decision(
        kind, *where, expected, found, right=int(right), missed=int(not right),
        cause="" if right else cause,
    )  # fmt: skip

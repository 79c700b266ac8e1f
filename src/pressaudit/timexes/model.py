"""The record of an expression of time, and what a resolver takes and gives."""

from dataclasses import dataclass
from datetime import date

from pressaudit.timexes.lexicon import words
from pressaudit.timexes.stretches import Stretch

ABSOLUTE, POSTED, TEXT, NONE = "absolute", "relative_to_posted", "relative_to_text", "none"
DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"

REFS = {-2: "PAST_REF", -1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF", 2: "FUTURE_REF"}
"""Values of dates that are only past, present or future."""


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time with its TIMEX3 type and value (ISO 8601).

    ``date_begin`` and ``date_end`` are the first and the last day of the stretch that it names,
    None where it names none; ``granularity`` is day, month, season, year, decade, century or
    none; ``anchor`` absolute, relative_to_posted, relative_to_text or none; ``rule`` the name of
    the rule that found it (``rules/timexes.toml``).
    """

    paragraph: int
    char_start: int
    char_end: int
    surface: str
    type: str
    value: str
    date_begin: date | None
    date_end: date | None
    granularity: str
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type, stretch and anchor of an expression."""

    type: str
    stretch: Stretch
    anchor: str


class Found(dict[str, str]):
    """The pieces that a rule found, by name, in small letters; "" for what is not there."""

    def __missing__(self, key: str) -> str:
        return ""


def dated(stretch: Stretch | None, anchor: str = ABSOLUTE) -> Meaning | None:
    """Return a date; None for none."""
    return Meaning(DATE, stretch, anchor) if stretch else None


def unanchored(kind: str, value: str) -> Meaning:
    """Return an expression that names no days of the calendar."""
    return Meaning(kind, Stretch(value), NONE)


def step(found: Found, table: str = "which") -> int:
    """Return the steps of "last", "this", "next", or of "the following"."""
    return int(words(table)[" ".join(found[table].split())])


def word(found: Found, table: str) -> str:
    """Return the value of a word in its table."""
    return str(words(table)[found[table]])

"""The record of an expression of time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time with its TIMEX3 type and value (ISO 8601).

    ``date_begin`` and ``date_end`` are the first and the last day of the stretch that it names,
    None where it names none; ``granularity`` is day, month, season, year, decade, century or
    none; ``anchor`` absolute, relative_to_posted, relative_to_text or none; ``rule`` the name of
    the rule that found it.
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

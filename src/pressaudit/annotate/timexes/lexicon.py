"""The rule file's words, compiled into named pieces of patterns."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pressaudit import rules


@cache
def words(name: str) -> dict[str, Any]:
    """Return one table of ``rules/timexes.toml``."""
    table: dict[str, Any] = rules.load("timexes")[name]
    return table


def one_of(values: Iterable[str]) -> str:
    """Return a pattern for any of ``values``, longest first."""
    return "|".join(re.escape(v) for v in sorted(values, key=lambda v: (-len(v), v)))


def _cased(values: Iterable[str]) -> str:
    return (
        one_of(v.capitalize() for v in values)
        + "|"
        + one_of(v.upper() for v in values if len(v) > 3)
    )


@cache
def pieces() -> dict[str, str]:
    """Return the pieces that rules are written with, by name."""
    months, weekdays = words("months"), words("weekdays")
    number = one_of(words("numbers"))
    unit = one_of(words("units"))
    return {
        "month": rf"(?P<month>{_cased(months)})\.?",
        "month2": rf"(?P<month2>{_cased(months)})\.?",
        "weekday": rf"(?P<weekday>{_cased(weekdays)})",
        "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
        "day2": r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
        "year": r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d,]*\d)",
        "year2": r"(?P<year2>1[5-9]\d\d|20\d\d|\d\d)(?!\d)",
        "season": rf"(?P<season>{one_of(words('seasons'))})",
        "mod": r"(?P<mod>early|late|mid|the beginning of|the end of|the start of|the middle of)",
        "number": rf"(?P<number>\d{{1,3}}|(?:{number})(?:[- ](?:{number}))?)",
        "some": r"(?P<some>a few|several|many|some|a couple of|a number of|couple of)",
        "unit": rf"(?P<unit>{unit})s?",
        "when": r"(?P<when>last|next|this|past|the past|the last|the next|this past|this coming|"
        r"the coming|the following|the previous|that|the same|the current|current|coming|"
        r"following|previous)",
        "ordinal": rf"(?P<ordinal>{one_of(words('ordinals'))})",
        "part": rf"(?P<part>{one_of(words('parts'))})",
        "dash": r"\s?[-–—]\s?",
    }


def count(text: str) -> int:
    """Return the number that ``text`` writes in figures or in words.

    Raises
    ------
    KeyError
        If a word of it is no number.
    """
    if text.isdigit():
        return int(text)
    return sum(words("numbers")[w] for w in re.split(r"[- ]", text.lower()))

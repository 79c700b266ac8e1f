"""Years, decades, centuries, and figures that only look like years."""

import re
from datetime import date

from pressaudit.timexes import spans
from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import listed, words
from pressaudit.timexes.resolve.meaning import (
    ABSOLUTE,
    DATE,
    POSTED,
    Found,
    Meaning,
    dated,
    resolves,
    step,
    unanchored,
)
from pressaudit.timexes.spans import Stretch

CENTURY_TURN = 40
"""Two figures up to this one are years of this century, the others of the last."""

_NAME = re.compile(r"\b[A-Z][\w.]*\s+$")
"""A capital word before a short year ("Hesk '89")."""


def full_year(figures: str) -> int:
    """Return the year that two or four figures write."""
    number = int(figures)
    if len(figures) > 2:
        return number
    return number + (2000 if number <= CENTURY_TURN else 1900)


def named_year(found: Found, context: Context) -> tuple[int, str] | None:
    """Return the year of "of 1984" or "of last year" and its anchor; None where it has none."""
    if found["year"]:
        return int(found["year"]), ABSOLUTE
    if found["spoken"]:
        return spoken_year(found), ABSOLUTE
    if context.posted is None:
        return None
    return context.posted.year + (step(found) if found["which"] else 0), POSTED


@resolves("years")
def _years(found: Found, _: Context) -> Meaning | None:
    first, second = int(found["year"]), found["last_year"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last:
        return None
    begin, end = spans.year(first), spans.year(last)
    return dated(Stretch(f"{begin.value}/{end.value}", begin.begin, end.end, "year"))


@resolves("year")
def _year(found: Found, context: Context) -> Meaning | None:
    if _counts(found, context):
        return None
    return dated(spans.year(int(found["year"])))


def _counts(found: Found, context: Context) -> bool:
    """Whether the figures count something or belong to a longer number, rather than name a year."""
    if context.previous in listed("counting") or context.following in listed("counted"):
        return True
    if re.search(r"[$£€#]$|\d\s+$", context.before) or re.match(r"[-–]\d", context.after):
        return True
    trusted = found["mod"] or found["edge"] or context.previous in listed("before_year")
    return int(found["year"]) < 1900 and not trusted


@resolves("year_short")
def _short_year(found: Found, context: Context) -> Meaning | None:
    known = context.previous in listed("before_year") or found["mod"] or found["edge"]
    if re.match(r"['’]", context.after) or not (known or _NAME.search(context.before)):
        return None
    return dated(spans.year(full_year(found["yy"])))


@resolves("year_spoken")
def _spoken_year(found: Found, _: Context) -> Meaning | None:
    return dated(spans.year(spoken_year(found)))


def spoken_year(found: Found) -> int:
    """Return the year of "nineteen ninety-six" or "two thousand and three"."""
    ones = int(words("ones").get(found["ones"], 0))
    if found["tens"]:
        return 1900 + int(words("tens")[found["tens"]]) + (ones if ones < 10 else 0)
    return 2000 + ones


@resolves("year_half")
def _half(found: Found, _: Context) -> Meaning | None:
    which = 1 if found["which_half"] == "first" else 2
    return dated(spans.part_of_year(int(found["year"]), "H", which))


@resolves("decade", "decade_short", "decade_bare", "decade_word")
def _decade(found: Found, _: Context) -> Meaning | None:
    text = found["decade"] or found["decade_short"] or found["decade_late"]
    first = int(text) if text else int(words("decade_word")[found["decade_word"]])
    if first >= 1000 and first % 100 == 0 and first < 2000:
        # "The 1800s" are a century.
        return dated(spans.century(first // 100 + 1))
    first += 1900 if first < 100 else 0
    return dated(spans.part(spans.decade(first), found["mod"]))


@resolves("decade_more")
def _next_decade(found: Found, _: Context) -> Meaning | None:
    """Return the second of "the 1960s and 70s", of the century of the first."""
    first = int(found["decade"])
    return dated(
        spans.part(spans.decade(first - first % 100 + int(found["decade_short"])), found["mod"])
    )


@resolves("century_capital")
def _century_capital(found: Found, context: Context) -> Meaning | None:
    """Return the century, not the name that it begins ("19th Century Lamps")."""
    return None if re.match(r"\s[A-Z]", context.after) else _century(found, context)


@resolves("century")
def _century(found: Found, _: Context) -> Meaning | None:
    text = found["century"]
    number = int(words("ordinal").get(text) or re.sub(r"\D", "", text) or 0)
    return dated(spans.century(number)) if 1 <= number <= 30 else None


@resolves("end_of_year")
def _end_of_year(_: Found, context: Context) -> Meaning | None:
    return dated(spans.year(context.posted.year), POSTED) if context.posted else None


@resolves("year_end")
def _year_end(_: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return unanchored(DATE, "XXXX-12-31")
    year = context.posted.year
    if context.direction < 0:
        year -= 1
    return dated(spans.day(date(year, 12, 31)), POSTED)

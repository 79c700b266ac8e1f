"""Days: written out, in figures, without a year, and holidays."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from pressaudit.timexes import spans
from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import listed, pattern_of, words
from pressaudit.timexes.resolve.meaning import (
    DATE,
    POSTED,
    TEXT,
    TIME,
    Found,
    Meaning,
    dated,
    resolves,
    step,
    unanchored,
    word,
)
from pressaudit.timexes.resolve.years import full_year
from pressaudit.timexes.spans import Stretch

_CLOSING = re.compile(r"\b(?:in|of)\s+((?:19|20)\d\d)\b(?!\s*[-–])")


def month_number(found: Found) -> int:
    """Return the number of the month that was found."""
    return int(words("month")[found["month"]])


def day_number(found: Found) -> int:
    """Return the day of the month that was found."""
    return int(re.sub(r"\D", "", found["day"]))


@resolves("month_day_year", "day_month_year")
def _day(found: Found, _: Context) -> Meaning | None:
    return dated(spans.day(date(int(found["year"]), month_number(found), day_number(found))))


@resolves("days")
def _days(found: Found, context: Context) -> Meaning | None:
    """Return the days of "May 4-6"."""
    first = _open_day(found, context) if not found["year"] else _day(found, context)
    if first is None or first.stretch.begin is None:
        return None
    last = first.stretch.begin.replace(day=int(re.sub(r"\D", "", found["last_day"])))
    if last <= first.stretch.begin:
        return None
    value = f"{first.stretch.value}/{last}"
    return dated(Stretch(value, first.stretch.begin, last, "day"), first.anchor)


@resolves("iso_day")
def _iso_day(found: Found, _: Context) -> Meaning | None:
    return dated(spans.day(date(int(found["year"]), int(found["mm"]), int(found["dd"]))))


@resolves("numeric_day")
def _numeric_day(found: Found, _: Context) -> Meaning | None:
    first, second = int(found["aa"]), int(found["bb"])
    # American order, unless there is no such month.
    month, day = (first, second) if first <= 12 else (second, first)
    return dated(spans.day(date(full_year(found["year_any"]), month, day)))


@resolves("week_of")
def _week_of(found: Found, context: Context) -> Meaning | None:
    whole = _day(found, context) if found["year"] else _open_day(found, context)
    if whole is None or whole.stretch.begin is None:
        return None
    return dated(spans.week(whole.stretch.begin), whole.anchor)


@resolves("part_of_day")
def _part_of_day(found: Found, context: Context) -> Meaning | None:
    whole = _day(found, context) if found["year"] else _open_day(found, context)
    if whole is None or whole.stretch.begin is None:
        return None
    day, code = whole.stretch.begin, word(found, "part")
    return Meaning(TIME, Stretch(f"{day}T{code}", day, day, "day"), whole.anchor)


@resolves("day_more")
def _one_more_day(found: Found, context: Context) -> Meaning | None:
    """Return the second day of "April 24 and 25", in the year of the first."""
    near = context.memory.near
    if near is None or near.begin is None:
        return _open_day(found, context)
    return dated(spans.day(near.begin.replace(day=day_number(found))), TEXT)


@resolves("month_day", "day_month")
def _open_day(found: Found, context: Context) -> Meaning | None:
    month, day = month_number(found), day_number(found)
    closing = _known_year(month, day, context) or range_year(month, context)
    closing = closing or _closing_year(context)
    if closing:
        return dated(spans.day(date(closing, month, day)))
    if context.posted is None:
        date(2000, month, day)
        return unanchored(DATE, f"XXXX-{month:02}-{day:02}")
    when = nearest_day(month, day, context)
    return dated(spans.day(when), POSTED) if when else None


@resolves("month_day_when")
def _day_when(found: Found, context: Context) -> Meaning | None:
    """Return the day of "last October 23": the last or next one that is not the posted date."""
    month, day, posted, steps = month_number(found), day_number(found), context.posted, step(found)
    if posted is None or not steps:
        return _open_day(found, context)
    days = [date(year, month, day) for year in range(posted.year - 1, posted.year + 2)]
    if steps < 0:
        return dated(spans.day(max(d for d in days if d < posted)), POSTED)
    return dated(spans.day(min(d for d in days if d > posted)), POSTED)


def _known_year(month: int, day: int, context: Context) -> int | None:
    """Return the year of a day that goes by its name ("the September 11 attacks")."""
    known = words("known_day").get(f"{month:02}-{day:02}")
    return int(known["year"]) if known and context.following in known["words"] else None


def _closing_year(context: Context) -> int | None:
    """Return the one year that the sentence gives apart from the day ("… in 2012").

    Before the day it counts in the same clause only.
    """
    clause = re.split(r"[,;:]", context.before)[-1]
    bare = _CLOSING.findall(f"{clause} . {context.after}")
    return int(bare[0]) if len(set(bare)) == 1 else None


@cache
def _range_end() -> re.Pattern[str]:
    """Return the pattern of a month with its year that ends a range ("up to early May 2011")."""
    links = "|".join(re.escape(link) for link in sorted(listed("between_months")))
    mods = "(?:(?:early|late|mid)[ -])?"
    month = rf"(?P<month>{pattern_of('month')})(?: \d{{1,2}})?"
    return re.compile(rf"\s*(?:{links})\s*{mods}{month},? (?P<year>\d{{4}})\b")


def range_year(month: int, context: Context) -> int | None:
    """Return the year of a month that another one with a year follows ("December to May 2011")."""
    found = _range_end().match(context.after)
    if found is None:
        return None
    last = int(words("month")[found["month"].lower().rstrip(".")])
    return int(found["year"]) - (month > last)


def nearest_day(month: int, day: int, context: Context) -> date | None:
    """Return the day of that name near the posted date, on the side where the sentence looks.

    A day within six weeks is taken as coming even where the sentence looks back, unless a verb
    stands right before it: reports of what was decided name it so. Where the sentence does not
    say, one within three months is. None for 29 February when no year near has one.
    """
    posted = context.posted
    if posted is None:
        return None
    options = []
    for year in (posted.year - 1, posted.year, posted.year + 1):
        if day <= calendar.monthrange(year, month)[1]:
            options.append(date(year, month, day))
    ahead = timedelta(days=15 if context.told else {-1: 45, 0: 100, 1: 300}[context.direction])
    behind = timedelta(days=60 if context.direction > 0 else 400)
    inside = [d for d in options if -behind <= d - posted <= ahead]
    return min(inside or options, key=lambda d: abs(d - posted), default=None)


@resolves("holiday", "holiday_year")
def _holiday(found: Found, context: Context) -> Meaning | None:
    name = " ".join(found["holiday"].replace("’", "'").split())
    rule = next(v for k, v in words("holiday").items() if k.lower() == name)
    if found["year"]:
        return dated(spans.day(_holiday_in(int(found["year"]), rule)))
    posted = context.posted
    if posted is None:
        return None
    days = [_holiday_in(posted.year + n, rule) for n in (-1, 0, 1)]
    nearest = min(days, key=lambda d: abs(d - posted))
    which = step(found) if found["which"] else context.direction
    if not found["which"] and abs(nearest - posted) <= timedelta(days=30):
        which = 0
    if which < 0:
        return dated(spans.day(max(d for d in days if d <= posted)), POSTED)
    if which > 0:
        return dated(spans.day(min(d for d in days if d >= posted)), POSTED)
    return dated(spans.day(nearest), POSTED)


def _holiday_in(year: int, rule: int | list[int]) -> date:
    """Return the day of a holiday: a day of a month, the n-th weekday of one, days from Easter."""
    if isinstance(rule, int):
        sunday: date = easter(year)
        return sunday + timedelta(days=rule)
    if len(rule) == 2:
        return date(year, *rule)
    month, weekday, which = rule
    last = calendar.monthrange(year, month)[1]
    days = [date(year, month, d) for d in range(1, last + 1)]
    same = [d for d in days if d.isoweekday() == weekday]
    return same[which - 1 if which > 0 else which]

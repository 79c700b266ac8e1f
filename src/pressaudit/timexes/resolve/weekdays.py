"""Weekdays, yesterday and tomorrow, parts of a day."""

import re
from datetime import date, timedelta

from pressaudit.timexes import spans
from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import listed, words
from pressaudit.timexes.resolve.meaning import (
    DATE,
    POSTED,
    REFS,
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
from pressaudit.timexes.spans import Stretch


def weekday_near(found: Found, context: Context) -> tuple[date, str] | None:
    """Return the day that a weekday names and its anchor; None without a date to count from.

    "last" and "next" step over the posted date itself; a bare weekday may be that day. In a
    sentence that looks ahead it is the next one, otherwise the one before.
    """
    number = int(words("weekday")[found["weekday"]])
    last = context.memory.near or context.last
    if found["textual"] and last and last.begin and last.end:
        steps = step(found, "textual")
        return _stepped(last.begin if steps < 0 else last.end, number, steps), TEXT
    if context.posted is None:
        return None
    if found["textual"]:
        return _stepped(context.posted, number, step(found, "textual") or -1), POSTED
    back = (context.posted.isoweekday() - number) % 7
    if found["which"]:
        steps = step(found)
        if steps:
            return _stepped(context.posted, number, steps), POSTED
        # "This Friday" is in the week of the posted date.
        return context.posted + timedelta(days=number - context.posted.isoweekday()), POSTED
    if context.direction > 0 and back:
        return context.posted + timedelta(days=7 - back), POSTED
    return context.posted - timedelta(days=back), POSTED


def _stepped(base: date, number: int, steps: int) -> date:
    """Return the weekday before ``base``, after it, or (``steps`` 0) the last one up to it."""
    back = (base.isoweekday() - number) % 7
    if steps < 0:
        return base - timedelta(days=back or 7)
    return base + timedelta(days=7 - back) if steps > 0 else base - timedelta(days=back)


def part_of_day(day: date, code: str, anchor: str) -> Meaning:
    """Return a part of a day, such as its morning (``code`` MO)."""
    return Meaning(TIME, Stretch(f"{day}T{code}", day, day, "day"), anchor)


def _in_a_name(context: Context) -> bool:
    after = re.match(r"\s+([A-Z][a-z]+)", context.after)
    return context.previous in listed("before_name") or bool(
        after and after.group(1).lower() in listed("after_name")
    )


@resolves("weekday", "weekday_part")
def _weekday(found: Found, context: Context) -> Meaning | None:
    if _in_a_name(context):
        return None
    near = weekday_near(found, context)
    if near is None:
        return unanchored(DATE, f"XXXX-WXX-{word(found, 'weekday')}")
    if found["part"]:
        return part_of_day(near[0], word(found, "part"), near[1])
    return dated(spans.day(near[0]), near[1])


@resolves("weekday_week")
def _weekday_of_week(found: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    monday = context.posted - timedelta(days=context.posted.isoweekday() - 1)
    days = int(words("weekday")[found["weekday"]]) - 1 + 7 * step(found)
    return dated(spans.day(monday + timedelta(days=days)), POSTED)


def near_day(found: Found, context: Context) -> date | None:
    """Return the day of "yesterday", "today" or "tomorrow"."""
    if context.posted is None:
        return None
    return context.posted + timedelta(days=int(words("near")[found["near"]]))


@resolves("near_day", "near_part")
def _near(found: Found, context: Context) -> Meaning | None:
    day = near_day(found, context)
    if day is None:
        return unanchored(DATE, REFS[step(found, "near")])
    if found["part"]:
        return part_of_day(day, word(found, "part"), POSTED)
    return dated(spans.day(day), POSTED)


@resolves("tonight")
def _tonight(_: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return unanchored(TIME, "TNI")
    return part_of_day(context.posted, "NI", POSTED)


@resolves("overnight")
def _overnight(_: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return unanchored(TIME, "TNI")
    return part_of_day(context.posted - timedelta(days=1), "NI", POSTED)


@resolves("when_part")
def _when_part(found: Found, context: Context) -> Meaning | None:
    code = word(found, "part")
    if context.posted is None:
        return unanchored(TIME, f"T{code}")
    return part_of_day(context.posted + timedelta(days=step(found)), code, POSTED)


@resolves("next_part")
def _next_part(found: Found, context: Context) -> Meaning | None:
    code, base = word(found, "part"), context.story("D")
    if base is None or base.begin is None or base.granularity != "day":
        return unanchored(TIME, f"T{code}")
    return part_of_day(base.begin + timedelta(days=step(found, "textual")), code, TEXT)


@resolves("part")
def _part(found: Found, context: Context) -> Meaning | None:
    code, base = word(found, "part"), context.memory.near or context.today
    if base is None or base.begin is None or base.granularity != "day":
        return unanchored(TIME, f"T{code}")
    return part_of_day(base.begin, code, TEXT)

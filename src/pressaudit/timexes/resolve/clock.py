"""Times of day."""

from datetime import date

from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import count, listed
from pressaudit.timexes.resolve.days import day_number, month_number, nearest_day
from pressaudit.timexes.resolve.meaning import (
    ABSOLUTE,
    NONE,
    POSTED,
    TEXT,
    TIME,
    Found,
    Meaning,
    resolves,
    unanchored,
    word,
)
from pressaudit.timexes.resolve.weekdays import near_day, weekday_near
from pressaudit.timexes.spans import Stretch


def clock_value(found: Found) -> str | None:
    """Return the time as TIMEX3 writes it ("T17:30"); None for no hour of the day."""
    if found["clock_word"]:
        return word(found, "clock_word")
    hours = found["hour"] or found["hour2"] or found["hour3"] or found["clock_hour"]
    if found["hour_word"]:
        hour = int(count(found["hour_word"]))
        return f"T{hour % 12 + 12 * (found['part'] not in {'', 'morning'}):02}:00"
    if not hours:
        return None
    hour, minute = int(hours), int(found["minute"] or 0)
    half = found["half"].replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02}:{minute:02}"


def _at(value: str, day: date | None, anchor: str) -> Meaning:
    if day is None:
        return unanchored(TIME, value)
    return Meaning(TIME, Stretch(f"{day}{value}", day, day, "day"), anchor)


@resolves("clock", "clock_word")
def _clock(found: Found, context: Context) -> Meaning | None:
    value = clock_value(found)
    if value is None or (found["clock_word"] and context.previous in {"the", "a", "high"}):
        # "The noon boat" and "high noon" are no hours.
        return None
    marked = found["half"] or found["zone"] or found["clock_word"] or found["hour_word"]
    if not marked and context.previous not in listed("before_clock"):
        # "They won 10:30."
        return None
    told = context.previous in listed("before_clock")
    near = context.memory.near or (context.today if told else None)
    if near and near.begin and near.granularity == "day" and near.begin == near.end:
        return _at(value, near.begin, TEXT)
    return _at(value, context.posted, POSTED if context.posted else NONE)


@resolves("weekday_clock")
def _weekday_clock(found: Found, context: Context) -> Meaning | None:
    value, near = clock_value(found), weekday_near(found, context)
    if value is None:
        return None
    return _at(value, *near) if near else unanchored(TIME, value)


@resolves("near_clock")
def _near_clock(found: Found, context: Context) -> Meaning | None:
    value = clock_value(found)
    if value is None:
        return None
    day = near_day(found, context) if found["near"] else context.posted
    return _at(value, day, POSTED)


@resolves("clock_day")
def _clock_day(found: Found, context: Context) -> Meaning | None:
    value = clock_value(found)
    if value is None:
        return None
    if found["year"]:
        day = date(int(found["year"]), month_number(found), day_number(found))
        return _at(value, day, ABSOLUTE)
    return _at(value, nearest_day(month_number(found), day_number(found), context), POSTED)


@resolves("clock_part")
def _clock_part(found: Found, context: Context) -> Meaning | None:
    hour = int(found["clock_hour"]) % 12 + (0 if found["part"] == "morning" else 12)
    return _at(f"T{hour:02}:{int(found['minute'] or 0):02}", context.posted, POSTED)

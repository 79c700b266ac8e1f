"""Expressions that count from the posted date or from another date of the text."""

from datetime import date

from pressaudit.timexes import spans
from pressaudit.timexes.context import FINE, Context
from pressaudit.timexes.lexicon import count, listed, unit
from pressaudit.timexes.resolve.durations import length
from pressaudit.timexes.resolve.meaning import (
    DATE,
    DURATION,
    POSTED,
    REFS,
    TEXT,
    Found,
    Meaning,
    dated,
    resolves,
    step,
    unanchored,
)
from pressaudit.timexes.resolve.months import year_before
from pressaudit.timexes.resolve.weekdays import part_of_day
from pressaudit.timexes.spans import Stretch


def _moved(start: Stretch | date, letter: str, number: int) -> Stretch | None:
    """Return the stretch ``number`` units from ``start``, as fine as the unit and the start."""
    when = start if isinstance(start, date) else start.begin
    if when is None:
        return None
    coarse = start.granularity if isinstance(start, Stretch) else "day"
    target = spans.shift(when, "W" if letter == "WE" else letter, number)
    if letter[-1] in "DWE":
        return spans.around(
            target, letter if coarse == "day" else "M" if coarse == "month" else "Y"
        )
    if letter[-1] == "M":
        return spans.around(target, "M" if coarse in {"day", "month"} else "Y")
    return spans.around(target, "Y" if letter == "Y" else "10Y")


@resolves("ago", "units_ago", "from_now")
def _ago(found: Found, context: Context) -> Meaning | None:
    letter, way = unit(found["unit"] or found["plural"]), -1 if found["ago"] else 1
    if not found["number"]:
        return unanchored(DATE, REFS[way])
    number = count(found["number"])
    if letter.startswith("T") or context.posted is None or number > context.posted.year:
        return unanchored(DATE, REFS[way])
    if letter == "Y" and number == 1 and context.memory.period:
        return year_before(context)
    if letter == "10Y" and number == 1:
        # "A decade ago" says as much as "ten years ago".
        letter, number = "Y", 10
    return dated(_moved(context.posted, letter, way * int(number)), POSTED)


@resolves("half_ago")
def _half_ago(found: Found, context: Context) -> Meaning | None:
    letter = unit(found["single"])
    if context.posted is None or letter not in {"Y", "10Y", "100Y"}:
        return unanchored(DATE, "PAST_REF")
    months = {"Y": 6, "10Y": 60, "100Y": 600}[letter]
    when = spans.shift_months(context.posted, -months)
    return dated(spans.around(when, {"Y": "M", "10Y": "Y", "100Y": "10Y"}[letter]), POSTED)


@resolves("before_last")
def _before_last(found: Found, context: Context) -> Meaning | None:
    letter = unit(found["longer"])
    if context.posted is None:
        return None
    return dated(_stepped(context.posted, letter, -2), POSTED)


@resolves("later", "units_later")
def _later(found: Found, context: Context) -> Meaning | None:
    letter = unit(found["unit"] or found["plural"])
    value = length(found["number"] or "some", letter)
    way = -1 if found["later"].startswith(("earlier", "before")) else 1
    if not found["number"] or letter.startswith("T"):
        return unanchored(DURATION, value)
    number = int(count(found["number"]))
    if letter == "Y" and number == 1 and way < 0 and context.memory.period:
        return year_before(context)
    if (
        letter == "Y"
        and number == 1
        and way < 0
        and (context.close("Y") is None or context.compared)
    ):
        return year_before(context)
    base = context.close(letter)
    moved = dated(_moved(base, letter, way * number), TEXT) if base else None
    return moved or unanchored(DURATION, value)


@resolves("event", "units_event")
def _event(found: Found, context: Context) -> Meaning | None:
    """Return a length before or after an event, or the date where the sentence dates the event."""
    letter = unit(found["unit"] or found["plural"])
    length_of = unanchored(DURATION, length(found["number"] or "some", letter))
    base = context.coming() if found["number"] and not letter.startswith("T") else None
    if base is None:
        return length_of
    if base.granularity not in FINE.get(letter, FINE["Y"]):
        return length_of
    way = 1 if context.following == "after" else -1
    return dated(_moved(base, letter, way * int(count(found["number"]))), TEXT) or length_of


@resolves("year_before")
def _year_before(_: Found, context: Context) -> Meaning | None:
    return year_before(context)


@resolves("which_unit")
def _which_unit(found: Found, context: Context) -> Meaning | None:
    letter, steps = unit(found["single"]), step(found)
    if context.previous in listed("possessive") or found["single"] == "second":
        # "Her last year" is hers, not the one before this; "this second fire" is no time.
        return None
    if letter.startswith("T"):
        return unanchored(DATE, REFS[steps])
    if context.posted is None:
        return unanchored(DATE, REFS[steps])
    return dated(_stepped(context.posted, letter, steps), POSTED)


def _stepped(when: date, letter: str, steps: int) -> Stretch:
    """Return the unit of the calendar around ``when``, or the one before or after it."""
    if letter == "WE":
        return spans.weekend(spans.shift(when, "W", steps))
    first = when.replace(day=1) if letter[-1] in "MY" else when
    return spans.around(spans.shift(first, letter, steps), letter)


@resolves("textual_unit")
def _textual_unit(found: Found, context: Context) -> Meaning | None:
    letter, steps = unit(found["single"]), step(found, "textual")
    if letter.startswith("T"):
        return None
    if found["textual"] == "the next" and letter != "D" and context.previous in listed("within"):
        return unanchored(DURATION, length("1", letter))
    if letter == "3M" and not steps and context.memory.period:
        return dated(context.memory.period, TEXT)
    base = context.story(letter)
    if base is None or base.begin is None:
        return unanchored(DATE, REFS[steps] if steps else "PAST_REF")
    if letter == "D" and base.granularity != "day":
        return dated(spans.some_day(base), TEXT)
    return dated(_stepped(base.begin, letter, steps), TEXT)


@resolves("unit_before")
def _unit_before(found: Found, context: Context) -> Meaning | None:
    letter = unit(found["single"])
    base = context.story(letter)
    way = -1 if found["later"].startswith(("earlier", "before")) else 1
    if letter.startswith("T"):
        return None
    if base and base.begin:
        stretch, anchor = _stepped(base.begin, letter, way), TEXT
    elif context.posted is None or way > 0:
        return unanchored(DATE, REFS[way])
    else:
        stretch, anchor = _stepped(context.posted, letter, way), POSTED
    if found["single"] == "night" and stretch.begin:
        return part_of_day(stretch.begin, "NI", anchor)
    return dated(stretch, anchor)


@resolves("the_unit")
def _the_unit(found: Found, context: Context) -> Meaning | None:
    """Return the unit that is spoken of: the text's quarter, or the posted date's week or year.

    "The weekend" is the last one, unless the sentence looks ahead; so is "the quarter". "The year
    ended 31 March" is a length.
    """
    letter = unit(found["single"])
    if context.following in {"ended", "ending"} and letter in {"Y", "M"}:
        return unanchored(DURATION, length("1", letter))
    if context.following in listed("of_an_event") and not found["edge"] + found["mod"]:
        return None
    if letter == "3M" and context.memory.period:
        return dated(context.memory.period, TEXT)
    near = context.memory.near
    if letter == "D" and found["mod"] and near:
        # "Earlier in the day" of "Tuesday night" is the Tuesday.
        day = near.begin if near.granularity == "day" and near.begin == near.end else None
        return dated(spans.day(day) if day else near, TEXT)
    if context.posted is None or (letter == "D" and not found["mod"]):
        return None
    if letter not in {"D", "W", "WE", "M", "3M", "Y"}:
        return None
    if letter == "Y" and found["edge"].startswith("the end") and context.direction < 0:
        # By what has been, this year is not at its end.
        base, before = context.story("Y"), context.posted.year - 1
        if base and base.begin and base.begin.year <= before:
            return dated(spans.year(base.begin.year), TEXT)
        return dated(spans.year(before), POSTED)
    back = letter == "3M" or (letter == "WE" and context.posted.isoweekday() < 6)
    return dated(
        _stepped(context.posted, letter, -1 if back and context.direction <= 0 else 0), POSTED
    )

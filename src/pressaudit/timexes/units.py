"""What counts in units: so long, so long ago, the last or next one, every so often, now."""

import re
from datetime import date

from pressaudit.timexes import stretches
from pressaudit.timexes.context import FINE, Context, named
from pressaudit.timexes.days import at, clock_value, from_text
from pressaudit.timexes.lexicon import count, limit, listed, unit, words
from pressaudit.timexes.model import (
    DATE,
    DURATION,
    POSTED,
    REFS,
    SET,
    TEXT,
    Found,
    Meaning,
    dated,
    step,
    unanchored,
    word,
)
from pressaudit.timexes.stretches import Stretch
from pressaudit.timexes.years import year_before

_FINER = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}
"""Into how many finer units a fraction of a unit is counted."""
_AMOUNT = re.compile(r"(?:\d%?|percent|per cent)(?:\s[a-z]+)?\s$")
_AMOUNT_REACH = 24
"""Characters before "annually" that hold an amount and its noun ("10,000 units annually")."""
_HALVES = {"Y": (6, "M"), "10Y": (60, "Y"), "100Y": (600, "10Y"), "25Y": (300, "Y")}
"""How many months half a unit has, or a quarter of a century, and how fine its end is known."""


# ---- Lengths ----------------------------------------------------------------------------------


def length(number: str, letter: str) -> str:
    """Return the TIMEX3 value of so many units; X where the number is vague.

    Parameters
    ----------
    number
        Figures or words ("10", "two and a half"); anything else is vague.
    letter
        The unit: TH, TM, TS, D, W, M, Y, WE, or a multiple such as 10Y.
    """
    time, size, name = ("T", "", letter[1:]) if letter[0] == "T" else ("", letter[:-1], letter[-1:])
    if letter in {"WE", "3M"}:
        size, name = "", {"WE": "WE", "3M": "Q"}[letter]
    try:
        amount = count(number)
    except ValueError:
        return f"P{time}X{'DE' if letter == '10Y' else 'CE' if letter == '100Y' else name}"
    amount *= int(size or 1)
    whole = int(amount)
    rest = amount - whole
    if not rest or letter not in _FINER:
        return f"P{time}{amount:g}{name}" if rest else f"P{time}{whole}{name}"
    scale, finer = _FINER[letter]
    fine = f"{round(rest * scale)}{finer}"
    marked = f"T{fine}" if letter == "D" else fine
    return f"P{time}{f'{whole}{name}' if whole else ''}{marked}"


def _length(number: str, letter: str) -> Meaning:
    return unanchored(DURATION, length(number, letter))


def _duration(found: Found, context: Context) -> Meaning | None:
    if re.match(r"[\s-]+(?:olds?|of age)\b", context.after):
        # "Six months old" is an age.
        return None
    letter, number = unit(found["unit"] or found["plural"]), found["number"]
    if letter == "3M" and (
        number == "a" or context.following == "of" or (found["unit"] == "quarters" and not number)
    ):
        return None
    if letter == "TS" and number == "a":
        return None
    return _length(found["figures"] or found["quantity"] or number or "some", letter)


def _long(found: Found, _: Context) -> Meaning | None:
    single = found["single"]
    return _length("1" if single else "many", unit(single or found["plural"]))


def _one(found: Found, _: Context) -> Meaning | None:
    letter = unit(found["single"])
    if letter == "3M" and not found["span"]:
        # A quarter of something, or a coin.
        return None
    if letter == "TS" or (letter == "TM" and found["span"] == "last"):
        # "A second try", "at the last minute".
        return None
    return _length("1", letter)


def _half(found: Found, _: Context) -> Meaning | None:
    if found["quarter_of"]:
        return _length("25", "Y")
    number = f"{found['number']} and a half" if found["number"] else "half"
    return _length(number, unit(found["single"]))


# ---- What comes again, and what points nowhere on the calendar --------------------------------


def _each(found: Found, _: Context) -> Meaning | None:
    number = "2" if found["other"] else found["number"] or "1"
    letter = unit(found["unit"] or found["single"])
    # "Per second" measures, and nothing comes again.
    return None if letter == "TS" else unanchored(SET, length(number, letter))


def _set_word(found: Found, context: Context) -> Meaning | None:
    """Return how often something happens, not a paper ("the daily Granma") or a rate."""
    if re.match(r"\s[A-Z]", context.after) or _AMOUNT.search(context.before[-_AMOUNT_REACH:]):
        return None
    return unanchored(SET, word(found, "set_word"))


def _set_weekday(found: Found, _: Context) -> Meaning | None:
    part = f"T{word(found, 'part')}" if found["part"] else clock_value(found) or ""
    return unanchored(SET, f"XXXX-WXX-{word(found, 'weekday')}{part}")


def _stands_alone(context: Context) -> bool:
    """Whether no noun follows ("the present candidate", "the past nine polls")."""
    if re.match(r"-\w", context.after):
        return False
    return not re.match(r"\s+\w", context.after) or context.following in listed("after_a_time")


def _vague(found: Found, context: Context) -> Meaning | None:
    text = " ".join(found["vague_word"].split())
    if text == "soon" and (
        context.previous in listed("before_soon") or context.following in listed("after_soon")
    ):
        return None
    if text in {"the past", "the present"} and not _stands_alone(context):
        return None
    return unanchored(DATE, str(words("vague_word")[text]))


# ---- So many units from the posted date or from another date ----------------------------------


def _moved(start: Stretch | date, letter: str, number: int) -> Stretch | None:
    """Return the stretch ``number`` units from ``start``, as fine as the unit and the start."""
    when = start if isinstance(start, date) else start.begin
    if when is None:
        return None
    coarse = start.granularity if isinstance(start, Stretch) else "day"
    target = stretches.shift(when, "W" if letter == "WE" else letter, number)
    if letter[-1] in "DWE":
        finest = {"day": letter, "month": "M"}
        return stretches.around(target, finest.get(coarse, "Y"))
    if letter[-1] == "M":
        return stretches.around(target, "M" if coarse in {"day", "month"} else "Y")
    return stretches.around(target, "Y" if letter == "Y" else "10Y")


def _way(found: Found) -> int:
    """Return -1 for "earlier" and "before", 1 for "later" and "after"."""
    return -1 if found["later"].startswith(("earlier", "before")) else 1


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


def _half_ago(found: Found, context: Context) -> Meaning | None:
    letter = "25Y" if found["quarter_of"] else unit(found["single"])
    if context.posted is None or letter not in _HALVES:
        return unanchored(DATE, "PAST_REF")
    months, finer = _HALVES[letter]
    return dated(stretches.around(stretches.shift_months(context.posted, -months), finer), POSTED)


def _later(found: Found, context: Context) -> Meaning | None:
    letter, way = unit(found["unit"] or found["plural"]), _way(found)
    value = _length(found["number"] or "some", letter)
    if not found["number"] or letter.startswith("T"):
        return value
    number = int(count(found["number"]))
    base = context.close(letter)
    last_year = letter == "Y" and number == 1 and way < 0
    if last_year and (context.memory.period or base is None or context.compared):
        return year_before(context)
    moved = dated(_moved(base, letter, way * number), TEXT) if base else None
    return moved or value


def _event(found: Found, context: Context) -> Meaning | None:
    """Return a length before or after an event, or the date where the sentence dates the event."""
    letter = unit(found["unit"] or found["plural"])
    value = _length(found["number"] or "some", letter)
    base = context.coming() if found["number"] and not letter.startswith("T") else None
    if base is None or base.granularity not in FINE.get(letter, FINE["Y"]):
        return value
    if context.previous in {"for", "over", "during"}:
        # "He hid for seven years after he fled in 2012".
        return value
    way = 1 if context.following == "after" else -1
    return dated(_moved(base, letter, way * int(count(found["number"]))), TEXT) or value


# ---- The last, this, the next one -------------------------------------------------------------


def _stepped(when: date, letter: str, steps: int) -> Stretch:
    """Return the unit of the calendar around ``when``, or the one before or after it."""
    if letter == "WE":
        return stretches.weekend(stretches.shift(when, "W", steps))
    first = when.replace(day=1) if letter[-1] in "MY" else when
    return stretches.around(stretches.shift(first, letter, steps), letter)


def _which_unit(found: Found, context: Context) -> Meaning | None:
    letter, steps = unit(found["single"]), step(found)
    if context.previous in listed("possessive") or found["single"] == "second":
        # "Her last year" is hers, not the one before this; "this second fire" is no time.
        return None
    if letter.startswith("T") or context.posted is None:
        return unanchored(DATE, REFS[steps])
    if letter == "WE" and not steps and context.posted.isoweekday() <= limit("weekend_told"):
        # "They met this weekend", said on a Monday.
        steps = -1 if context.direction < 0 else 0
    return dated(_stepped(context.posted, letter, steps), POSTED)


def _textual_unit(found: Found, context: Context) -> Meaning | None:
    letter, steps = unit(found["single"]), step(found, "textual")
    if letter.startswith("T"):
        return None
    if found["textual"] == "the next" and letter != "D" and context.previous in listed("within"):
        return _length("1", letter)
    if letter == "3M" and not steps and context.memory.period:
        return dated(context.memory.period, TEXT)
    base = context.story(letter)
    if base is None or base.begin is None:
        return unanchored(DATE, REFS[steps] if steps else "PAST_REF")
    if letter == "D" and base.granularity != "day":
        return dated(stretches.some_day(base), TEXT)
    return dated(_stepped(base.begin, letter, steps), TEXT)


def _unit_before(found: Found, context: Context) -> Meaning | None:
    letter, way = unit(found["single"]), _way(found)
    base = context.story(letter)
    if letter.startswith("T"):
        return None
    if base and base.begin:
        stretch, anchor = _stepped(base.begin, letter, way), TEXT
    elif context.posted is None or way > 0:
        return unanchored(DATE, REFS[way])
    else:
        stretch, anchor = _stepped(context.posted, letter, way), POSTED
    if found["single"] == "night":
        return at("TNI", from_text(stretch))
    return dated(stretch, anchor)


def _the_unit(found: Found, context: Context) -> Meaning | None:
    """Return the unit that is spoken of: the text's quarter, or the posted date's week or year.

    "The year ended 31 March" is a length.
    """
    letter = unit(found["single"])
    if context.after.startswith("-"):
        # "The quarter-to-quarter figures".
        return None
    if context.following in {"ended", "ending"} and letter in {"Y", "M"}:
        return _length("1", letter)
    if context.following in listed("of_an_event") and not found["edge"] + found["mod"]:
        return None
    if letter == "3M":
        period = _ended_quarter(context) or context.memory.period
        if period:
            return dated(period, TEXT)
    near = context.memory.near
    if letter == "D" and found["mod"] and near:
        # "Earlier in the day" of "Tuesday night" is the Tuesday.
        return dated(stretches.day(near.begin) if near.is_day and near.begin else near, TEXT)
    if context.posted is None or (letter == "D" and not found["mod"]):
        return None
    if letter not in {"D", "W", "WE", "M", "3M", "Y"}:
        return None
    if letter == "Y" and found["edge"].startswith("the end") and context.direction < 0:
        return _past_year(context, context.posted.year - 1)
    return dated(_stepped(context.posted, letter, _steps_back(letter, context)), POSTED)


def _ended_quarter(context: Context) -> Stretch | None:
    """Return the quarter of the calendar that "the quarter ended June 30" has most days in."""
    sign, meaning = context.behind()
    end = meaning.stretch.end if meaning and sign in {"ended", "ending"} else None
    return stretches.around(stretches.shift_months(end, -1), "3M") if end else None


def _past_year(context: Context, before: int) -> Meaning | None:
    """Return the year whose end is over: that of the story, else the one ``before`` this."""
    base = context.story("Y")
    if base and base.begin and base.begin.year <= before:
        return dated(stretches.year(base.begin.year), TEXT)
    return dated(stretches.year(before), POSTED)


def _steps_back(letter: str, context: Context) -> int:
    """Return -1 for "the weekend" and "the quarter" where the sentence does not look ahead."""
    posted = context.posted
    weekend = letter == "WE" and posted is not None and posted.isoweekday() < 6
    return -1 if (letter == "3M" or weekend) and context.direction <= 0 else 0


RESOLVERS = named(
    {
        "duration duration_first duration_adjective duration_period duration_bare "
        "duration_over year_months span_many span_range span_bare": _duration,
        "duration_long": _long,
        "duration_one span_one": _one,
        "duration_half": _half,
        "set_each set_rate": _each,
        "some_time": lambda _found, _context: unanchored(DURATION, "PXX"),
        "set_word": _set_word,
        "set_weekday weekdays": _set_weekday,
        "set_part": lambda found, _: unanchored(SET, f"XXXX-XX-XXT{word(found, 'part')}"),
        "vague": _vague,
        "ago units_ago from_now": _ago,
        "half_ago": _half_ago,
        "before_last": lambda found, context: (
            dated(_stepped(context.posted, unit(found["longer"]), -2), POSTED)
            if context.posted
            else None
        ),
        "later units_later": _later,
        "event units_event": _event,
        "year_before": lambda _, context: year_before(context),
        "which_unit": _which_unit,
        "textual_unit": _textual_unit,
        "unit_before": _unit_before,
        "the_unit": _the_unit,
    }
)
"""Who says what the rules of these names (``rules/timexes.toml``) mean."""

"""Sets: what comes again."""

from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import unit
from pressaudit.timexes.resolve.clock import clock_value
from pressaudit.timexes.resolve.days import month_number
from pressaudit.timexes.resolve.durations import length
from pressaudit.timexes.resolve.meaning import (
    SET,
    Found,
    Meaning,
    resolves,
    unanchored,
    word,
)


@resolves("set_each", "set_rate")
def _each(found: Found, _: Context) -> Meaning | None:
    letter = unit(found["unit"] or found["single"])
    number = "2" if found["other"] else found["number"] or "1"
    return unanchored(SET, length(number, letter))


@resolves("set_season")
def _season(found: Found, _: Context) -> Meaning | None:
    return unanchored(SET, f"XXXX-{word(found, 'season')}")


@resolves("set_month")
def _month(found: Found, _: Context) -> Meaning | None:
    return unanchored(SET, f"XXXX-{month_number(found):02}")


@resolves("set_word")
def _set_word(found: Found, _: Context) -> Meaning | None:
    return unanchored(SET, word(found, "set_word"))


@resolves("weekdays", "set_weekday")
def _weekdays(found: Found, _: Context) -> Meaning | None:
    weekday = word(found, "weekday")
    part = f"T{word(found, 'part')}" if found["part"] else clock_value(found) or ""
    return unanchored(SET, f"XXXX-WXX-{weekday}{part}")


@resolves("set_part")
def _set_part(found: Found, _: Context) -> Meaning | None:
    return unanchored(SET, f"XXXX-XX-XXT{word(found, 'part')}")

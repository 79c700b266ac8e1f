"""Durations, and expressions that point nowhere on the calendar."""

import re

from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import count, listed, unit, words
from pressaudit.timexes.resolve.meaning import (
    DATE,
    DURATION,
    Found,
    Meaning,
    resolves,
    unanchored,
)

_FINER = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}
"""Into how many finer units a fraction of a unit is counted."""


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
    if size.isdigit():
        amount *= int(size)
    whole = int(amount)
    rest = amount - whole
    if not rest:
        return f"P{time}{whole}{name}"
    scale, finer = _FINER.get(letter, (0, ""))
    if not scale:
        return f"P{time}{amount:g}{name}"
    fine = f"{round(rest * scale)}{finer}"
    marked = f"T{fine}" if letter == "D" else fine
    return f"P{time}{f'{whole}{name}' if whole else ''}{marked}"


@resolves(
    "duration",
    "duration_first",
    "duration_adjective",
    "duration_period",
    "duration_bare",
    "duration_over",
    "span_many",
    "span_range",
    "span_bare",
)
def _duration(found: Found, context: Context) -> Meaning | None:
    if _is_age(context):
        return None
    letter = unit(found["unit"] or found["plural"])
    if letter == "3M" and (
        found["number"] == "a"
        or context.following == "of"
        or (found["unit"] == "quarters" and not found["number"])
    ):
        return None
    if letter == "TS" and found["number"] == "a":
        return None
    return unanchored(
        DURATION, length(found["figures"] or found["quantity"] or found["number"] or "some", letter)
    )


def _is_age(context: Context) -> bool:
    return bool(re.match(r"[\s-]+(?:olds?|of age)\b", context.after))


@resolves("duration_long")
def _long(found: Found, _: Context) -> Meaning | None:
    single = found["single"]
    return unanchored(DURATION, length("1" if single else "many", unit(single or found["plural"])))


@resolves("span_one", "duration_one")
def _one(found: Found, _: Context) -> Meaning | None:
    letter = unit(found["single"])
    if letter == "3M" and not found["span"]:
        # A quarter of something, or a coin.
        return None
    if letter == "TS" or (letter == "TM" and found["span"] == "last"):
        # "A second try", "at the last minute".
        return None
    return unanchored(DURATION, length("1", letter))


@resolves("duration_half")
def _half(found: Found, _: Context) -> Meaning | None:
    number = f"{found['number']} and a half" if found["number"] else "half"
    return unanchored(DURATION, length(number, unit(found["single"])))


def _stands_alone(context: Context) -> bool:
    """Whether no noun follows ("the present candidate", "the past nine polls")."""
    if re.match(r"-\w", context.after):
        return False
    return not re.match(r"\s+\w", context.after) or context.following in listed("after_a_time")


@resolves("vague")
def _vague(found: Found, context: Context) -> Meaning | None:
    text = " ".join(found["vague_word"].split())
    if text == "soon" and (
        context.previous in listed("before_soon") or context.following in {"as", "after"}
    ):
        return None
    if text in {"the past", "the present"} and not _stands_alone(context):
        return None
    return unanchored(DATE, str(words("vague_word")[text]))

"""The words of the rule file: tables, the patterns for them, numbers and units."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pressaudit import rules

CASED = {"month", "weekday", "weekday_short", "holiday"}
"""Tables of names, which need their capital."""


@cache
def words(name: str) -> dict[str, Any]:
    """Return one table of ``rules/timexes.toml``."""
    table: dict[str, Any] = rules.load("timexes")[name]
    return table


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of the table ``context``, as a set."""
    return frozenset(words("context")[name])


def plural(word: str) -> str:
    """Return the plural of a unit of time."""
    return word[:-1] + "ies" if word.endswith("ry") else word + "s"


@cache
def singulars() -> dict[str, str]:
    """Return every form of the units of time with its singular."""
    return {form: word for word in words("unit") for form in (word, plural(word))}


def unit(form: str) -> str:
    """Return the letter of a unit of time, singular or plural ("TH", "D", "10Y")."""
    return str(words("unit")[singulars()[form.lower()]])


def one_of(values: Iterable[str]) -> str:
    """Return a pattern for any of ``values``, longest first; a space is any white space."""
    ordered = sorted(values, key=lambda v: (-len(v), v))
    return "|".join(re.escape(v).replace(r"\ ", r"\s+").replace("'", "['’‘]") for v in ordered)


def pattern_of(table: str) -> str:
    """Return the pattern for any word of ``table``; names are found with their capital only."""
    values = words(table)
    if table not in CASED:
        return one_of(values)
    names = {v if v[0].isupper() else v.capitalize() for v in values}
    names |= {v.upper() for v in values if len(v) > 3}
    if table != "month":
        return f"(?-i:{one_of(names)})"
    short = {n for n in names if len(n) <= 4}
    return rf"(?-i:(?:{one_of(names)})|(?:{one_of(short)})\.)"


_PART = re.compile(r"\d+/\d+|\d+(?:\.\d+)?|[a-z]+")


def count(text: str) -> float:
    """Return the number that ``text`` writes in figures or in words.

    ``a`` and ``an`` are one, "a couple" is two; "two and a half" and "2 1/2" are 2.5.

    Raises
    ------
    ValueError
        If a word of it is no number.
    """
    total, last = 0.0, 0.0
    plain = re.sub(r"(\d),(?=\d{3})", r"\1", text.lower())
    for part in re.findall(
        r"\d+/\d+|\d+(?:\.\d+)?|[a-z]+", plain.replace("and a half", "and half")
    ):
        if part in {"and", "of"}:
            continue
        if part in {"a", "an"}:
            last = 1.0
            continue
        if part == "half":
            last += 0.5
        elif "/" in part:
            above, below = part.split("/")
            last += int(above) / int(below) if int(below) else 0
        elif part[0].isdigit():
            last += float(part)
        elif part in {"hundred", "thousand", "million", "billion", "dozen", "couple"}:
            total += (last or 1) * words("numeral")[part]
            last = 0.0
        elif part in words("numeral"):
            last += words("numeral")[part]
        else:
            raise ValueError(f"no number: {part!r} in {text!r}")
    return total + last

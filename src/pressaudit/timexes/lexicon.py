"""The words and numbers of the rule file: tables, limits, patterns, numbers in words, units."""

import re
from functools import cache
from typing import Any

from pressaudit import rules
from pressaudit.language.alternation import alternatives

CASED = {"month", "weekday", "weekday_short", "holiday"}
"""Tables of names, which are found with their capital only."""


@cache
def words(name: str) -> dict[str, Any]:
    """Return one table of ``rules/timexes.toml``."""
    table: dict[str, Any] = rules.load("timexes")[name]
    return table


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of the table ``context``, as a set."""
    return frozenset(words("context")[name])


@cache
def limit(name: str) -> int:
    """Return one number of the table ``limits``."""
    return int(words("limits")[name])


@cache
def singulars() -> dict[str, str]:
    """Return every form of the units of time with its singular."""
    plural = {
        word: word[:-1] + "ies" if word.endswith("ry") else word + "s" for word in words("unit")
    }
    return {form: word for word in words("unit") for form in (word, plural[word])}


def unit(form: str) -> str:
    """Return the letter of a unit of time, singular or plural ("hours": TH, "decade": 10Y)."""
    return str(words("unit")[singulars()[form.lower()]])


def pattern_of(table: str) -> str:
    """Return the pattern for any word of ``table``, or of a unit of time (single, plural)."""
    forms = singulars()
    if table in {"unit", "single", "plural"}:
        kinds = {True, False} if table == "unit" else {table == "single"}
        return _any(form for form, word in forms.items() if (form == word) in kinds)
    values = words(table)
    if table not in CASED:
        return _any(values)
    names = {v if v[0].isupper() else v.capitalize() for v in values}
    names |= {v.upper() for v in values if len(v) > 3}
    if table != "month":
        return f"(?-i:{_any(names)})"
    return rf"(?-i:(?:{_any(names)})|(?:{_any(n for n in names if len(n) <= 4)})\.)"


def _any(values: Any) -> str:
    """Return a pattern for any of ``values``; a space is any white space, ' any apostrophe."""
    return alternatives(values).replace(r"\ ", r"\s+").replace("'", "['’‘]")


_PART = re.compile(r"\d+/\d+|\d+(?:\.\d+)?|[a-z]+")
_PLAIN_PARTS = {"and": 0.0, "of": 0.0, "a": 1.0, "an": 1.0, "half": 0.5}


def count(text: str) -> float:
    """Return the number that ``text`` writes in figures or in words.

    ``a`` and ``an`` are one, "a couple" is two; "two and a half" and "2 1/2" are 2.5.

    Raises
    ------
    ValueError
        If a word of it is no number.
    """
    total = last = 0.0
    plain = re.sub(r"(\d),(?=\d{3})", r"\1", text.lower()).replace("and a half", "and half")
    for part in _PART.findall(plain):
        if part in listed("multiplying"):
            total += (last or 1) * words("numeral")[part]
            last = 0.0
        else:
            last += _worth(part, text)
    return total + last


def _worth(part: str, text: str) -> float:
    if "/" in part:
        above, below = map(int, part.split("/"))
        return above / below if below else 0.0
    if part[0].isdigit():
        return float(part)
    if part in _PLAIN_PARTS:
        return _PLAIN_PARTS[part]
    if part in words("numeral"):
        return float(words("numeral")[part])
    raise ValueError(f"no number: {part!r} in {text!r}")

"""Words on a scale: which of them a stretch has, and how high they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pressaudit import rules
from pressaudit.language.alternation import one_of

_KEPT = 20_000
"""Sentences and scales that are remembered: each sentence is compared with several."""


@dataclass(frozen=True, slots=True)
class Met:
    """Words of a scale: their ``level`` (1 is the lowest), name of the level, place."""

    level: int
    name: str
    words: str
    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def met(scale: str, text: str) -> tuple[Met, ...]:
    """Return the words of a scale of ``rules/claims.toml`` in ``text``, in order."""
    levels = _levels(scale)
    found = (
        Met(*levels[" ".join(m.group().lower().split())], m.group(), m.start(), m.end())
        for m in _pattern(scale).finditer(text)
    )
    return tuple(m for m in found if scale != "hedges" or _is_hedge(m, text))


def highest(found: Iterable[Met]) -> Met | None:
    """Return the first of the highest words."""
    return max(found, key=lambda m: (m.level, -m.start), default=None)


def lowest(found: Iterable[Met]) -> Met | None:
    """Return the first of the lowest words."""
    return min(found, key=lambda m: (m.level, m.start), default=None)


def _is_hedge(found: Met, text: str) -> bool:
    """Whether a word that may hold back does: not in "the month of May", "could not"."""
    if found.name != "possible" or " " in found.words:
        return True
    rule = rules.load("claims")["hedges"]
    before = text[max(0, found.start - _AROUND) : found.start].lower().split()[-1:]
    after = text[found.end : found.end + _AROUND].lower().split()[:1]
    month = (found.words == "May" and found.start) or (after and after[0][0].isdigit())
    apart = set(before) & set(rule["never_before"]) or set(after) & set(rule["never_after"])
    return not (month or apart)


_AROUND = 20
"""Characters around a word in which its neighbours stand."""


@cache
def _levels(scale: str) -> dict[str, tuple[int, str]]:
    """Return the level of each word of a scale, in small letters."""
    given = rules.load("claims")[scale]
    names = [name for name in given if not name.startswith("never")]
    return {word: (n, name) for n, name in enumerate(names, start=1) for word in given[name]}


@cache
def _pattern(scale: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){one_of(_levels(scale))}(?![\w’'-])", re.IGNORECASE)

"""Outlets by their spellings, and by what is said of them: "the Tern, a weekly newspaper"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.fold import without_the
from pressaudit.quotations.names.lexicon import fullest
from pressaudit.rules import load

_PLACES = frozenset({"Hill", "Nation", "Atlantic", "Age", "Star", "World"})
"""Outlets whose plain names mean something else behind a small article: "on the Hill"."""


@cache
def spellings() -> dict[str, str]:
    """Return the canonical outlet by folded spelling.

    A plain word needs its article: "The Hill", not "the hill".
    """
    out = {}
    for canonical, others in load("outlets")["spellings"].items():
        for spelling in [canonical, *others]:
            plain = (
                canonical.startswith("The ")
                and len(spelling.removeprefix("The ").split()) == 1
                and not spelling.isupper()
            )
            out[("the " if plain else "") + without_the(spelling)] = canonical
    for word in sorted(listed("organisations", "outlets")):
        if without_the(word) not in out and "the " + without_the(word) not in out:
            out[without_the(word)] = word
    return out


def canonical(name: str) -> str:
    """Return the canonical outlet that ``name`` spells, or ``name``."""
    table = spellings()
    key = without_the(name)
    return table.get(key) or table.get("the " + key) or name


def join(met: Iterable[str]) -> dict[str, str]:
    """Return the canonical outlet by folded spelling, for the outlets met in a build.

    An outlet that is not listed gets the form with the most words: "Quay News" for "Quaynews".
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for name in met:
        forms[without_the(name)][name] += 1
    listed = {shape: canonical(max(spelt)) for shape, spelt in forms.items()}
    return {
        shape: listed[shape] if listed[shape] not in spelt else fullest(spelt)
        for shape, spelt in forms.items()
    }


def known(name: str, before: str) -> str:
    """Return the canonical outlet of a listed spelling, or ""; ``before`` is the word before it."""
    table, key = spellings(), without_the(name)
    with_article = before == "The" or (before == "the" and name not in _PLACES)
    return table.get(key) or (table.get("the " + key, "") if with_article else "")


@cache
def called_after() -> re.Pattern[str]:
    """Return the pattern of a noun behind a name that calls it an outlet: "the MTV channel"."""
    nouns = one_of(load("titles")["outlet_called"])
    return re.compile(rf"\s(?:news\s)?{nouns}\b(?!\s(?:editor|reporter|host|owner|executive))")


@cache
def described_after() -> re.Pattern[str]:
    """Return the pattern of an apposition that calls what stands before it an outlet."""
    noun = one_of(load("titles")["outlet_nouns"])
    return re.compile(
        rf",\san?\s(?:[\w’-]+\s){{0,4}}?{noun}\b(?!\s[a-z]+(?:er|or|ist|man|woman)\b)"
    )


def needs_article(name: str) -> bool:
    """Tell whether a name is an outlet's with its article alone: "The Hill", not "Hill"."""
    return "the " + without_the(name) in spellings() and not name.startswith("The ")

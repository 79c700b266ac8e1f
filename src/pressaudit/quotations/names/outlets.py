"""Outlets by their spellings, and by what is said of them: "the Tern, a weekly newspaper"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
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


def is_site(name: str) -> bool:
    """Tell whether a name is the address of a site: "Quaynews.com", but for listed traders."""
    return bool(_SITE.fullmatch(name)) and name.lower() not in listed("organisations", "traders")


def is_station(name: str, before: str) -> bool:
    """Tell whether a name is the call sign of an American station: "WQXT-TV", "told WQXT".

    Four letters alone may be a body's ("WIPO"), unless words are told them.
    """
    if name in listed("organisations", "no_stations"):
        return False
    told = before in load("cues")["told"]["verbs"].split()
    return bool(_CALL_SIGN.fullmatch(name) if told else _CALL_SIGN_ON_AIR.fullmatch(name))


_SITE = re.compile(r"[A-Za-z][\w-]+\.(?:com|co\.uk|net|org|tv|fm)")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")
_CALL_SIGN_ON_AIR = re.compile(r"[KW][A-Z]{2,3}-(?:TV|FM|AM)")


def short_forms(met: Iterable[str], canonicals: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Return what the last word of a longer outlet's name stands for: "the Times", later.

    ``met`` are the outlets of an article in reading order. By folded last word, the place from
    which it stands for the outlet, and the outlet's canonical name.
    """
    out: dict[str, tuple[int, str]] = {}
    for rank, name in enumerate(met):
        words = name.removeprefix("The ").split()
        last = words[-1] if len(words) > 1 else ""
        if last in listed("organisations", "outlet_heads") and words[0] != "Sunday":
            out.setdefault(without_the(last), (rank, canonicals[without_the(name)]))
    return out


@cache
def called_after() -> re.Pattern[str]:
    """Return the pattern of a noun behind a name that calls it an outlet: "the MTV channel"."""
    nouns = one_of(load("titles")["outlet_called"])
    return re.compile(
        rf"\s(?:(?:news|television|TV|radio)\s)?{nouns}\b(?!\s(?:editor|reporter|host|owner|executive))"
    )


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

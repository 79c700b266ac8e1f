"""Words that put a statement on somebody's word, by form: ``rules/reporting.toml`` laid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.quotations.cues import inflect
from pressaudit.rules import load

NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Word:
    """A form of a cue word.

    ``kinds`` are its classes in the rule file (say, think, judge), the one that says most first;
    ``part`` is verb, noun, adjective or adverb; ``form`` of a verb is base, s, past or ing.
    """

    lemma: str
    part: str
    kinds: tuple[str, ...]
    form: str = ""


@cache
def verbs() -> dict[str, tuple[Word, ...]]:
    """Return the verbs by form; a form that is past tense and participle stands once."""
    return _table("verbs")


@cache
def others() -> dict[str, tuple[Word, ...]]:
    """Return the nouns, adjectives and adverbs by form."""
    out = dict(_table("nouns"))
    for word, found in _table("adjectives").items():
        out[word] = out.get(word, ()) + found
    for word in load("reporting")["adverbs"]["words"].split():
        out[word] = (Word(word, "adverb", ("adverb",)),)
    return out


@cache
def lemmas() -> frozenset[str]:
    """Return the cue words that the rule file lists."""
    return frozenset(
        word.lemma for table in (verbs(), others()) for found in table.values() for word in found
    )


@cache
def nouns_too() -> frozenset[str]:
    """Return the forms that are everyday nouns as often: states, records, rules."""
    words = load("reporting")["nouns_too"].split()
    return frozenset(f for w in words for f in (w, inflect(w)[1])) - set(others())


def stance(lemma: str) -> str:
    """Return how the writer takes what is said: neutral, factive, doubting or denying."""
    return _stances().get(lemma, NEUTRAL)


@cache
def _stances() -> dict[str, str]:
    return {
        word: name for name, words in load("reporting")["stances"].items() for word in words.split()
    }


def _table(part: str) -> dict[str, tuple[Word, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind, entry in load("reporting")[part].items():
        for lemma in entry["words"].split():
            if kind not in kinds.setdefault(lemma, []):
                kinds[lemma].append(kind)
    out: dict[str, tuple[Word, ...]] = {}
    for lemma, its in kinds.items():
        for surface, form in _forms(lemma, part):
            out[surface] = (*out.get(surface, ()), Word(lemma, part[:-1], tuple(its), form))
    return out


def _forms(lemma: str, part: str) -> Iterator[tuple[str, str]]:
    if part == "adjectives":
        yield lemma, ""
    elif part == "nouns":
        yield lemma, "one"
        yield inflect(lemma)[1], "many"
    else:
        base, s, *past, ing = _irregular().get(lemma) or inflect(lemma)
        yield base, "base"
        yield s, "s"
        for surface in sorted(set(past) - {base}):
            yield surface, "past"
        yield ing, "ing"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in load("reporting")["irregular"])
    return {row[0]: tuple(row) for row in rows}

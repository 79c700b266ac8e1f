"""Noun phrases that stand for a source: "a spokesman for the harbour", "the ministry"."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import cues
from pressaudit.quotations.context import HIDDEN, Block
from pressaudit.quotations.grammar import led_by_preposition, listed
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import roles

_LOOK_BACK = 80
_MOST_WORDS = 6
_LONGEST = 120
_MOST_SHOWN = 7
_POINTED = re.compile(r"[A-Z][a-z]{0,3}\.|(?:[A-Z]\.)+")
_WORD = re.compile(r"\S+")
_APPOSED = re.compile(r",\s(?:[a-z][\w-]*\s){0,2}")
_PART = re.compile(r"\b([A-Z]?[a-z]+)\sof\s$")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|We|we|I)(?=\s)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands as the source: ``kind`` is name, pronoun or noun."""

    kind: str
    surface: str
    start: int
    end: int
    mention: Mention | None = None


def named(mention: Mention) -> Subject:
    """Return the subject that a mention is."""
    return Subject("name", mention.variant, mention.char_start, mention.char_end, mention)


def is_source(noun: str) -> bool:
    """Tell whether a common noun means a person or body that speaks."""
    return noun in cues.nouns() or noun in roles()


def head_of(surface: str) -> str:
    """Return the noun that a phrase is about: "keeper" of "the former keeper of the light"."""
    parts = surface.split()
    for n, word in enumerate(parts):
        if n and word.lower() in listed("tails"):
            return parts[n - 1].lower()
    return parts[-1].lower().strip(".,’'")


def phrase(block: Block, start: int, end: int) -> Subject | None:
    """Return the phrase between two offsets as a subject, if it can be one.

    It ends before a verb of its own: "Ode" of "Ode said the keeper". Its surface has
    seven words at most: the tables hold no more of a source in a row.
    """
    verb = _verb().search(block.masked, start, end)
    if verb:
        end = verb.start()
        beside = [m for m in block.between(start, end) if m.char_end == end]
        if beside and not led_by_preposition(block.masked, start, beside[-1].char_start):
            return named(beside[-1])
    pronoun = _PRONOUN.match(block.masked, start, end + 1)
    if pronoun:
        return Subject("pronoun", pronoun.group(), start, pronoun.end())
    surface = block.masked[start:end].strip(' ,—–"“”')
    if not surface or len(surface) > _LONGEST or any(c in surface for c in HIDDEN):
        return None
    kept = surface.split()
    if kept[0] in listed("stops") | listed("finite"):
        return None
    if len(kept) > _MOST_SHOWN:
        kept = kept[:_MOST_SHOWN]
        while len(kept) > 1 and kept[-1].lower() in listed("stops") | listed("first_words"):
            kept.pop()
    return Subject("noun", " ".join(kept), start, end)


def with_tail(block: Block, start: int, end: int) -> Subject | None:
    """Return "a spokesman for X" when its head is a common noun for a source."""
    text = block.masked
    begin = max(text.rfind(c, start, end) for c in (",", ";", "—", "”", "“", '"')) + 1
    match = _headed().match(text, max(start, begin), end)
    if not match or not is_source(match.group(2)):
        return None
    return phrase(block, match.start(1), end)


def ending(block: Block, start: int, end: int) -> Subject | None:
    """Return the noun phrase that ends at ``end``, before its verb."""
    begin = max(start, end - _LOOK_BACK)
    found: list[int] = []
    for match in reversed(list(_WORD.finditer(block.masked, begin, end))):
        word = match.group()
        if found and word[-1] in ',;:.”"“—–)' and not _POINTED.fullmatch(word):
            break
        if word.lower() in listed("stops") or any(c in word for c in HIDDEN):
            whole = with_tail(block, start, end) if found and word in listed("belongs") else None
            if whole:
                return whole
            break
        found.append(match.start())
        if len(found) >= _MOST_WORDS or word.lower() in listed("first_words"):
            before = block.masked[start : match.start()].rpartition(" ")[0].rpartition(" ")[2]
            whole = with_tail(block, start, end) if before in listed("belongs") else None
            if whole:
                return whole
            part = _PART.search(block.masked, start, match.start())
            if part and part.group(1) in listed("parts"):
                found.append(part.start())
            break
    return phrase(block, found[-1], end) if found else None


def beginning(block: Block, start: int, end: int) -> Subject | None:
    """Return the noun phrase after a verb that ends at ``start``, or the name apposed to it."""
    match = _source_after().match(block.masked, start, end)
    if not match or not match.group(1).strip():
        return None
    stop = match.start(1) + len(match.group(1).rstrip())
    for mention in block.between(stop, stop + 60):
        if mention.kind == "person" and _APPOSED.fullmatch(block.masked, stop, mention.char_start):
            return named(mention)
    return phrase(block, match.start(1), stop)


@cache
def _verb() -> re.Pattern[str]:
    """Build the pattern of a verb behind a noun, with the space before it."""
    past = rf"[a-z]+ed\s{one_of(listed('determiners_after_verb'))}"
    return re.compile(rf"(?<=\S)\s(?:{one_of(listed('finite'))}|{past})\b")


@cache
def _headed() -> re.Pattern[str]:
    """Build the pattern of a noun with what belongs to it; the noun is the second group."""
    lead = rf"(?:.*?\b{one_of(('and', 'but', 'that', 'as', 'when', 'while'))}\s)?\s*"
    noun = r"(?:[\w’'./-]+\s){0,6}?([a-z][\w’-]+)"
    return re.compile(rf"{lead}({noun}\s{one_of(listed('belongs'))}\s.+)")


@cache
def _source_after() -> re.Pattern[str]:
    """Build the pattern of a noun phrase after a verb of saying."""
    word = rf"(?!\b{one_of(listed('ends_source'))}\b)[\w’'./$%-]+\s?"
    place = r"\b(?:to|in|at)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)*"
    return re.compile(rf"\s*((?:{word}){{1,12}}(?:{place})?)")

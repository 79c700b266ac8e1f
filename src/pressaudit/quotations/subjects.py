"""Who stands beside a cue: a name, a pronoun, or a common noun with what belongs to it."""

import re
from collections.abc import Sequence
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import clauses, nouns
from pressaudit.quotations.context import HIDDEN, Block
from pressaudit.quotations.grammar import (
    calendar,
    joins,
    led_by_preposition,
    listed,
    strip_tail,
)
from pressaudit.quotations.names import Mention
from pressaudit.quotations.nouns import Subject, named

_PRONOUN = re.compile(r"\b(he|she|it|they|I|we|who|which|He|She|It|They|We|Who)$")
_PRONOUN_AFTER = re.compile(r"\s*(he|she|they|it|we|I)\b")
_SOURCE = re.compile(
    rf"(?:[^,;:.!?—–{HIDDEN}“\"]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.)*"
)
_OWNER = re.compile(r"[’']s?\s")
_OWNED = re.compile(r"[’']s?\s[a-z]")
_NOUNS_AFTER = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s?){1,4}")
_UNKNOWN = re.compile(r"\s*((?:[a-z][\w-]*\s){0,4})([A-Z][\w’-]+(?:\s[A-Z][\w’.-]+)*)")
_ADJECTIVES = re.compile(r"\s(?:[a-z][\w-]*\s){0,3}")
_RELATIVE = re.compile(r"\bwho\s(?!(?:he|she|it|they|we|I)\b)[a-z][^,;:—–]+$")
_OF = re.compile(r"\s(?:of|from|at|with|in|for)\s[^,;:“”\"]{1,60}")
_LONGEST_JOIN = 6
_MOST_BEFORE = 9
_LOOK_BACK = 80


def before(block: Block, start: int, end: int) -> Subject | None:
    """Return the subject whose verb begins at ``end``, looking back no further than ``start``."""
    text = block.masked
    end = strip_tail(text, start, end)
    if end <= start or joins().search(text, max(start, end - _LONGEST_JOIN), end):
        return clauses.subject(block, start, end)
    pronoun = _PRONOUN.search(text, max(start, end - 6), end)
    if pronoun:
        if pronoun.group(1).lower() in ("who", "which"):
            return clauses.antecedent(block, start, pronoun.start())
        return Subject("pronoun", pronoun.group(1), pronoun.start(), end)
    if text[end - 1] in ",—–":
        return clauses.parenthetic(block, start, end)
    inside = block.between(start, end)
    beside = bool(inside) and not text[inside[-1].char_end : end].strip("’'s. ")
    relative = _RELATIVE.search(text, max(start, end - _LOOK_BACK), end)
    if relative and relative.start() > start and not beside:
        return clauses.antecedent(block, start, relative.start())
    if not beside or inside[-1].kind != "person":
        person = _person_of(block, start, end, inside)
        if person or not beside:
            return person or nouns.ending(block, start, end)
    last = inside[-1]
    if led_by_preposition(text, start, last.char_start):
        noun = nouns.with_tail(block, start, end)
        if noun:
            return noun
        apart = clauses.parenthetic(block, start, last.char_start)
        if apart and "," in text[apart.end : last.char_start]:
            return apart
    return named(last)


def _person_of(block: Block, start: int, end: int, inside: Sequence[Mention]) -> Subject | None:
    """Return the person whose home or body stands before the verb: "Ann Ode of the Board"."""
    for mention in reversed(inside[-2:]):
        if mention.kind == "person" and _OF.fullmatch(block.masked, mention.char_end, end):
            governed = led_by_preposition(block.masked, start, mention.char_start)
            return None if governed else named(mention)
    return None


def after(block: Block, start: int, end: int) -> Subject | None:
    """Return the source that follows a cue ending at ``start``: "said campaign chief X"."""
    text = block.masked
    source = _SOURCE.match(text, start, end)
    stop = source.end() if source else start
    lead = _PRONOUN_AFTER.match(text, start, stop)
    if lead:
        return Subject("pronoun", lead.group(1), lead.start(1), lead.end(1))
    found = block.between(start, stop)
    for n, mention in enumerate(found):
        if len(text[start : mention.char_start].split()) > _MOST_BEFORE:
            break
        if not _leads_to_next(text, found, n):
            return _named_or_described(block, start, stop, end, mention)
    return _unknown_name(text, start, stop) or nouns.beginning(block, start, stop)


def _leads_to_next(text: str, found: Sequence[Mention], n: int) -> bool:
    """Tell whether a name only introduces the next one: "X's lawyer Y", "X spokeswoman Y"."""
    if n + 1 >= len(found):
        return False
    here, following = found[n], found[n + 1]
    if _OWNER.match(text, here.char_end):
        return not led_by_preposition(text, here.char_end, following.char_start)
    gap = text[here.char_end : following.char_start]
    apposed = _ADJECTIVES.fullmatch(gap) and not _parting().search(gap)
    return bool(apposed) and following.kind == "person"


def _named_or_described(
    block: Block, start: int, stop: int, end: int, mention: Mention
) -> Subject | None:
    """Return the name after a cue, or the phrase that it belongs to: "a spokesman for X"."""
    text = block.masked
    governed = led_by_preposition(text, start, mention.char_start)
    if governed and text[start : mention.char_start].strip():
        return (
            _apposed(block, mention, min(end, stop + 60))
            or nouns.beginning(block, start, stop)
            or named(mention)
        )
    tail = _NOUNS_AFTER.match(text, mention.char_end, stop)
    speaks = tail and any(map(nouns.is_source, tail.group().split()))
    if mention.kind != "person" and speaks:
        return nouns.beginning(block, start, stop) or named(mention)
    if _OWNED.match(text, mention.char_end, stop):
        return nouns.beginning(block, start, stop) or named(mention)
    return named(mention)


def _apposed(block: Block, mention: Mention, end: int) -> Subject | None:
    """Return the person named after a governed name: "a spokesman for X, Ann Ode"."""
    for other in block.between(mention.char_end, end):
        gap = block.masked[mention.char_end : other.char_start].lstrip("’s' ").strip(" ")
        if other.kind == "person" and gap in (",", ", and"):
            return named(other)
    return None


def _unknown_name(text: str, start: int, stop: int) -> Subject | None:
    """Return capitalised words after a cue that are no known name."""
    match = _UNKNOWN.match(text, start, stop)
    if not match or match.group(2).split()[0] in calendar() or _OWNER.match(text, match.end()):
        return None
    if any(word in listed("stops") for word in match.group(1).split()):
        return None
    return Subject("noun", match.group(2), match.start(2), match.end(2))


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of(listed('parting'))}\s")

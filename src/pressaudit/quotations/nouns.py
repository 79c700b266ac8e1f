"""Noun phrases that stand for a source ("a spokesman for the harbour"), and their small words."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import cues
from pressaudit.quotations.block import HIDDEN, Block
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import heads, places, roles, titles

_FAR_BACK = 40  # characters before a phrase in which its preposition stands
_TAIL_WORD = re.compile(r"(?:^|(?<=[\s,—–”\"]))([\w’'-]+)$")
_PREFIX = re.compile(r"\b[a-z]+-$")
_BRACKET = re.compile(r"\s*\([^()]{0,80}\)$")


@cache
def calendar() -> frozenset[str]:
    """Return the names of weekdays and months."""
    return listed("phrases", "weekdays") | listed("phrases", "months")


@cache
def _preposition() -> re.Pattern[str]:
    article = r"the\s|a\s|an\s"
    governed = "|".join(rf"{re.escape(w)}\s?" for w in listed("phrases", "governed"))
    leads = one_of(listed("phrases", "prepositions"))
    return re.compile(rf"\b(?i:{leads})\s(?P<between>(?:{article}|{governed}|[A-Z][\w.]*\s)*)$")


def led_by_preposition(text: str, start: int, at: int) -> bool:
    """Tell whether a preposition stands before the phrase at ``at``, no further than ``start``.

    Titles belong to the phrase: "Speaker of the House Ann Ode" is led by none.
    """
    at = _before_titles(text, start, at)
    found = _preposition().search(text, max(start, at - _FAR_BACK), at)
    if not found:
        return False
    # A place or body is governed, and the name behind it is free: "envoy to Chile Ann Ode".
    between = found.group("between").split()
    ends = {between[-1], " ".join(between[-2:])} if between else set()
    return ends.isdisjoint(places() | heads())


def _before_titles(text: str, start: int, at: int) -> int:
    """Return where the titles before a name begin."""
    prefix = _PREFIX.search(text, max(start, at - 20), at) if text[at - 1 : at] == "-" else None
    at = prefix.start() if prefix else at
    while at - 2 >= start and text[at - 1] == " " and text[at - 3 : at - 1] in _title_ends():
        title = _title().search(text, max(start, at - _FAR_BACK), at)
        if title is None:
            break
        at = title.start()
    return at


@cache
def _title_ends() -> frozenset[str]:
    """Return the last two letters of titles: a look at them spares most searches."""
    return frozenset(title[-2:] for title in titles())


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){one_of(titles())}\s$")


@cache
def joins() -> re.Pattern[str]:
    """Return the pattern of a conjunction at the end: "laughed and"."""
    return re.compile(rf"(?:^|[\s,”\"]){one_of(listed('phrases', 'joins'))}$")


@cache
def _time() -> re.Pattern[str]:
    """Build the pattern of a time or an aside at the end of a clause."""
    when = rf"{one_of(listed('phrases', 'time_before'))}\s"
    filler = rf"(?:{one_of(listed('phrases', 'time_words'))}\s){{0,2}}(?:\w+\s){{0,2}}"
    what = rf"(?:{one_of(listed('phrases', 'time_nouns') | calendar())}|\d{{4}}|\d{{1,2}})"
    day = rf"{one_of(listed('phrases', 'short_months'))}\. \d+"
    return re.compile(rf"\b(?:{when}{filler}{what}|{one_of(listed('phrases', 'asides'))}|{day})$")


def strip_tail(text: str, start: int, end: int) -> int:
    """Return the end of a clause without the adverbs, auxiliaries and times at its end."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        bracket = _BRACKET.search(text, max(start, end - 90), end)
        if bracket and bracket.start() > start:
            end = bracket.start()
            continue
        word = _TAIL_WORD.search(text, max(start, end - 20), end)
        if word and _is_between(word.group(1)):
            end = word.start(1)
            continue
        time = _time().search(text, max(start, end - _FAR_BACK), end)
        if time and time.start() > start + 1 and not _NAME.search(time.group()):
            end = time.start()
            continue
        return end


_NAME = re.compile(r"\b(?!Last|This|Early|Late|New)[A-Z][a-z]+\s(?:May|April|June|August)$")
"""A month that is somebody's name: "in what Ann May said"."""


def _is_between(word: str) -> bool:
    small = word[0].islower() and word.endswith(("ly", "n’t", "n't"))
    return small or word in cues.between()


_LOOK_BACK = 80  # characters before a verb in which its noun phrase stands
_MOST_WORDS = 6  # words of a noun phrase read backwards
_LONGEST = 120  # characters of a phrase that can be a source
_MOST_SHOWN = 7  # words of a source in the tables: no run of eight of the text
_POINTED = re.compile(r"[A-Z][a-z]{0,3}\.|(?:[A-Z]\.)+")
_ANY_WORD = re.compile(r"\S+")
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
    return noun in cues.nouns() or noun in roles() or noun.rpartition("-")[2] in roles()


def head_of(surface: str) -> str:
    """Return the noun that a phrase is about: "keeper" of "the former keeper of the light"."""
    parts = surface.split()
    for n, word in enumerate(parts):
        if n and word.lower() in listed("phrases", "tails"):
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
    if kept[0] in listed("phrases", "stops") | listed("phrases", "finite"):
        return None
    if len(kept) > _MOST_SHOWN:
        kept = kept[:_MOST_SHOWN]
        while len(kept) > 1 and kept[-1].lower() in listed("phrases", "stops") | listed(
            "phrases", "first_words"
        ):
            kept.pop()
    return Subject("noun", " ".join(kept), start, end)


def with_tail(block: Block, start: int, end: int) -> Subject | None:
    """Return "a spokesman for X" when its head is a common noun for a source."""
    text = block.masked
    begin = max(text.rfind(c, start, end) for c in (",", ";", "—", "”", "“", '"')) + 1
    match = _headed().match(text, max(start, begin), end)
    if not match or not is_source(match.group(2).lower()):
        return None
    return phrase(block, match.start(1), end)


def ending(block: Block, start: int, end: int) -> Subject | None:
    """Return the noun phrase that ends at ``end``, before its verb."""
    begin = max(start, end - _LOOK_BACK)
    found: list[int] = []
    for match in reversed(list(_ANY_WORD.finditer(block.masked, begin, end))):
        word = match.group()
        if found and word[-1] in ',;:.”"“—–)' and not _POINTED.fullmatch(word):
            break
        if word.lower() in listed("phrases", "stops") or any(c in word for c in HIDDEN):
            whole = (
                with_tail(block, start, end)
                if found and word in listed("phrases", "belongs")
                else None
            )
            if whole:
                return whole
            break
        found.append(match.start())
        if len(found) >= _MOST_WORDS or word.lower() in listed("phrases", "first_words"):
            near = max(start, match.start() - _LOOK_BACK)
            before = block.masked[near : match.start()].rpartition(" ")[0].rpartition(" ")[2]
            whole = with_tail(block, start, end) if before in listed("phrases", "belongs") else None
            if whole:
                return whole
            part = _PART.search(block.masked, near, match.start())
            if part and part.group(1) in listed("phrases", "parts"):
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
    past = rf"[a-z]+ed\s{one_of(listed('phrases', 'determiners_after_verb'))}"
    return re.compile(rf"(?<=\S)\s(?:{one_of(listed('phrases', 'finite'))}|{past})\b")


@cache
def _headed() -> re.Pattern[str]:
    """Build the pattern of a noun with what belongs to it; the noun is the second group."""
    lead = rf"(?:.*?\b{one_of(('and', 'but', 'that', 'as', 'when', 'while'))}\s)?\s*"
    noun = r"(?:[\w’'./-]+\s){0,6}?([A-Za-z][\w’-]+)"
    return re.compile(rf"{lead}({noun}\s{one_of(listed('phrases', 'belongs'))}\s.+)")


@cache
def _source_after() -> re.Pattern[str]:
    """Build the pattern of a noun phrase after a verb of saying."""
    word = rf"(?!\b{one_of(listed('phrases', 'ends_source'))}\b)[\w’'./$%-]+\s?"
    place = r"\b(?:to|in|at)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)*"
    return re.compile(rf"\s*((?:{word}){{1,12}}(?:{place})?)")

"""The subject of a clause, and who stands beside a cue: a name, a pronoun or a noun phrase."""

import re
from collections.abc import Sequence
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import nouns
from pressaudit.quotations.block import HIDDEN, Block
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import breaks
from pressaudit.quotations.nouns import (
    Subject,
    calendar,
    joins,
    led_by_preposition,
    named,
    phrase,
    strip_tail,
)

_PRONOUN = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?![’'])")
_WORD = re.compile(r"(?<![\w’'-])[a-z][\w-]+")
_BELONGS = re.compile(
    r"\s(?:for|of|from|with|at|inside|in)\s(?:the\s|a\s)?[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*)*\s?"
)
_OWNED = re.compile(r"[’']s?\s(?:[\w-]+\s){0,3}?([a-z][\w-]+)(?=[\s,])")
_APART = re.compile(r"\s?[,(—–]")
_TO_WHO = re.compile(r"[’')\s]*,?\s*")
_BARE = re.compile(r"(?:[\w-]+-based\s)?([A-Z][\w’-]+(?:\s[A-Z][\w’-]+)*),\s")
_DATELINE = re.compile(
    r"[A-Z]{3,}[A-Z., ]*(?:[A-Z][a-z]+\.?(?:\s\d+)?,?\s)*(?:\([^)]*\)\s)?[—–―-]+\s"
)
_TO_COMMA = re.compile(r"\s(?:of|in|at|for|from|to)\s[^,.;:]{1,40},\s")
_AHEAD = 400  # characters behind a verb in which its subject ends
_FAR = 90  # characters in which the head of a subject stands


def subject(block: Block, start: int, end: int) -> Subject | None:
    """Return the subject of a clause: what it begins with, or its first name."""
    text = block.masked
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    opening = _opening().match(text, start, end)
    for begin in [opening.end(), start] if opening else [start]:
        lead = _lead().match(text, begin, end)
        at = lead.end() if lead else begin
        pronoun = _PRONOUN.match(text, at, end)
        if pronoun:
            return Subject("pronoun", pronoun.group(1), at, pronoun.end())
        found = _headed(block, at, end) or _first_name(block, at, end)
        if found:
            return found
    return None


def _headed(block: Block, at: int, end: int) -> Subject | None:
    """Return the noun phrase that a clause begins with, when its head speaks: "the keeper of X"."""
    text = block.masked
    head = _determined().match(text, at, end)
    inside = block.between(at, end)
    if not head or (inside and _begins_with_name(text, inside[0], head.end())):
        return None
    for found in _WORD.finditer(text, at, min(end, at + _FAR)):
        word = found.group()
        if word in ("who", "that") or word in listed("phrases", "stops"):
            return None
        if word in ("a", "an", "the") and found.start() > at:
            return None
        if nouns.is_source(word):
            stop = found.end()
            apposed = _name_after(inside, text, stop) or _name_apart(inside, text, stop)
            if apposed:
                return named(apposed)
            tail = _BELONGS.match(text, stop, end)
            return phrase(block, at, tail.end() if tail else stop)
    return None


def _begins_with_name(text: str, first: Mention, head_end: int) -> bool:
    owner = text[first.char_end : first.char_end + 1] in ("’", "'")
    return first.kind == "person" and first.char_start < head_end and not owner


def _name_after(inside: tuple[Mention, ...], text: str, stop: int) -> Mention | None:
    """Return the person whose name stands right behind ``stop``, or after a comma."""
    for m in inside:
        near = 0 <= m.char_start - stop <= 2
        if near and m.kind == "person" and not text[stop : m.char_start].strip(" ,"):
            return m
    return None


def _name_apart(inside: tuple[Mention, ...], text: str, stop: int) -> Mention | None:
    """Return the person between the first two commas: "her friend of sixty years, Ann Ode, "."""
    tail = _TO_COMMA.match(text, stop)
    for m in inside:
        if tail and m.char_start == tail.end() and m.kind == "person":
            return m if text[m.char_end : m.char_end + 1] == "," else None
    return None


def _first_name(block: Block, at: int, end: int) -> Subject | None:
    """Return the first name that no preposition governs, or what it owns: "Ode's spokesman"."""
    text = block.masked
    inside = block.between(at, end)
    for mention in inside:
        if led_by_preposition(text, at, mention.char_start):
            continue
        if text[mention.char_end : mention.char_end + 1] not in ("’", "'"):
            return named(mention)
        owned = _OWNED.match(text, mention.char_end, end)
        if owned and nouns.is_source(owned.group(1)):
            apposed = _name_after(inside, text, owned.end())
            if apposed:
                return named(apposed)
            return phrase(block, mention.char_start, owned.end())
    return None


def antecedent(block: Block, start: int, end: int) -> Subject | None:
    """Return what "who" at ``end`` refers to: the name or noun right before it."""
    text = block.masked
    found = block.between(start, end)
    if found:
        if _TO_WHO.fullmatch(text[found[-1].char_end : end]):
            return named(found[-1])
        people = [m for m in found if m.kind == "person"]
        apart = [m for m in people if text[m.char_end : m.char_end + 1] in (",", "(")]
        if people:
            return named((apart or people)[-1])
    stop = end - 2 if text[end - 2 : end] == ", " else end
    return nouns.ending(block, start, strip_tail(text, start, stop))


def parenthetic(block: Block, start: int, end: int) -> Subject | None:
    """Return the noun phrase that an apposition or relative clause modifies.

    "Ann Ode, who sails, said": Ann Ode. "Ode's aide, asked about it, said": Ode's aide.
    """
    text = block.masked
    inside = block.between(start, end)
    owned = _owned_apart(block, start, end)
    if owned:
        return owned
    close = [m for m in inside if _APART.match(text, m.char_end)]
    free = [m for m in close if not led_by_preposition(text, start, m.char_start)]
    people = [m for m in free if m.kind == "person"]
    if people:
        return named(people[0])
    lead = _PRONOUN_BEFORE.search(text, start, min(end, start + 6))
    if lead:
        return Subject("pronoun", lead.group(1), lead.start(), lead.end())
    member = _person_of(block, start, end - 1, inside) if text[end - 1 : end] == "," else None
    if member:
        return member
    bodies = [m for m in free if m.kind != "person"]
    if bodies:
        return named(bodies[0])
    lead = _lead().match(text, start, end)
    bare = _BARE.match(text, lead.end() if lead else start, end)
    if bare and not _is_opener(bare.group(1)) and not _any_before(inside, bare.end()):
        return Subject("noun", bare.group(1), bare.start(1), bare.end(1))
    whole = _apposed().match(text, start, end)
    if whole:
        return phrase(block, whole.start(1), whole.end(1))
    governed = [m for m in close if m.kind == "person"] or list(inside)
    return named(governed[0]) if governed else None


def _owned_apart(block: Block, start: int, end: int) -> Subject | None:
    """Return what somebody's is, before the first comma of a clause: "Ode's aide"."""
    lead = _lead().match(block.masked, start, end)
    owned = _OWNED_APART.match(block.masked, lead.end() if lead else start, end)
    if not owned or not nouns.is_source(owned.group("noun")):
        return None
    apposed = _name_after(block.between(owned.end(), end), block.masked, owned.end())
    return named(apposed) if apposed else phrase(block, owned.start("whole"), owned.end("whole"))


_OWNED_APART = re.compile(
    r"(?P<whole>(?:[A-Z][\w.-]*\s){0,4}[A-Z][\w.-]*[’']s?\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z][\w-]+))(?=,)"
)


def _is_opener(name: str) -> bool:
    return name.split(maxsplit=1)[0] in breaks()


def _any_before(inside: tuple[Mention, ...], end: int) -> bool:
    return any(m.char_start < end for m in inside)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(listed('phrases', 'openings'))}|[A-Z][a-z]+ing)\b[^,]*,\s")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{one_of(listed('phrases', 'leads'))} )?")


@cache
def _determined() -> re.Pattern[str]:
    first = one_of(listed("phrases", "determiners"))
    return re.compile(rf"(?i:{first})\s(?:[\w’'.-]+\s){{0,4}}?[a-z][\w-]+(?=[\s,])")


@cache
def _apposed() -> re.Pattern[str]:
    article = one_of(("the", "a", "an", "one", "another", "his", "her"))
    return re.compile(rf"(?:[^,]*,\s)??((?i:{article})\s[^,]{{3,60}}),")


_PRONOUN_BEFORE = re.compile(r"\b(he|she|it|they|I|we|who|which|He|She|It|They|We|Who)$")
_PRONOUN_AFTER = re.compile(r"\s*(he|she|they|it|we|I|(?:him|her)(?=$|\sas\b))\b")
_SOURCE = re.compile(
    rf"(?:[^,;:.!?—–{HIDDEN}“\"]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.)*"
)
_OWNER = re.compile(r"[’']s?\s")
_OWNS = re.compile(r"[’']s?\s[a-z]")
_NOUNS_AFTER = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s?){1,4}")
_UNKNOWN = re.compile(r"\s*((?:[a-z][\w-]*\s){0,4})([A-Z][\w’-]+(?:\s[A-Z][\w’.-]+)*)")
_ADJECTIVES = re.compile(r"\s(?:[a-z][\w-]*\s){0,3}")
_RELATIVE = re.compile(r"\bwho\s(?!(?:he|she|it|they|we|I)\b)[a-z][^,;:—–]+$")
_OF = re.compile(r"\s(?:of|from|at|with|in|for)\s[^,;:“”\"]{1,60}")
_LONGEST_JOIN = 6  # characters of the longest conjunction with its space
_MOST_BEFORE = 9  # words between a verb of saying and the name behind it
_RELATIVE_BACK = 80  # characters of a relative clause before its verb


def before(block: Block, start: int, end: int) -> Subject | None:
    """Return the subject whose verb begins at ``end``, looking back no further than ``start``."""
    text = block.masked
    end = strip_tail(text, start, end)
    if end <= start or joins().search(text, max(start, end - _LONGEST_JOIN), end):
        return subject(block, start, end)
    pronoun = _PRONOUN_BEFORE.search(text, max(start, end - 6), end)
    if pronoun:
        if pronoun.group(1).lower() in ("who", "which"):
            return antecedent(block, start, pronoun.start())
        return Subject("pronoun", pronoun.group(1), pronoun.start(), end)
    if text[end - 1] in ",—–":
        return parenthetic(block, start, end)
    inside = block.between(start, end)
    beside = bool(inside) and not text[inside[-1].char_end : end].strip("’'s. ")
    relative = _RELATIVE.search(text, max(start, end - _RELATIVE_BACK), end)
    if relative and relative.start() > start and not beside:
        return antecedent(block, start, relative.start())
    if not beside or inside[-1].kind != "person":
        person = _person_of(block, start, end, inside)
        if person or not beside:
            return person or nouns.ending(block, start, end)
    last = inside[-1]
    # "Director of the Harbour Board Ann Ode": the preposition governs the body alone.
    free = len(inside) > 1 and inside[-2].char_end + 1 == last.char_start
    governed = not free and led_by_preposition(text, start, last.char_start)
    return (governed and _governing(block, start, end, last)) or named(last)


def _governing(block: Block, start: int, end: int, last: Mention) -> Subject | None:
    """Return the noun or the name that the phrase before a verb belongs to.

    "Reports seen by the Tern", "Ann Ode, head of the Board", "the keeper of the Tern".
    """
    text = block.masked
    done = _done_by().search(text, start, last.char_start)
    if done:
        return nouns.ending(block, start, done.start())
    found = _before_comma(block, start, last) or nouns.with_tail(block, start, end)
    if found:
        return found
    apart = parenthetic(block, start, last.char_start)
    return apart if apart and "," in text[apart.end : last.char_start] else None


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
    end = min(end, start + _AHEAD)
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
    gap = " " + " ".join(w for w in gap.split() if w not in listed("titles", "office_words")) + " "
    apposed = _ADJECTIVES.fullmatch(gap.replace("  ", " ")) and not _parting().search(gap)
    return bool(apposed) and following.kind == "person"


def _named_or_described(
    block: Block, start: int, stop: int, end: int, mention: Mention
) -> Subject | None:
    """Return the name after a cue, or the phrase that it belongs to: "a spokesman for X"."""
    text = block.masked
    governed = led_by_preposition(text, start, mention.char_start)
    if governed and text[start : mention.char_start].strip():
        return (
            _person_apposed(block, mention, min(end, stop + 60))
            or nouns.beginning(block, start, stop)
            or named(mention)
        )
    tail = _NOUNS_AFTER.match(text, mention.char_end, stop)
    speaks = tail and any(map(nouns.is_source, tail.group().split()))
    if mention.kind != "person" and speaks:
        return nouns.beginning(block, start, stop) or named(mention)
    if _OWNS.match(text, mention.char_end, stop):
        return nouns.beginning(block, start, stop) or named(mention)
    return named(mention)


def _person_apposed(block: Block, mention: Mention, end: int) -> Subject | None:
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
    if any(word in listed("phrases", "stops") for word in match.group(1).split()):
        return None
    tail = _NOUNS_AFTER.match(text, match.end(), stop)
    if tail and nouns.is_source(tail.group().split()[-1]):
        return None  # "said the Hesk prefect, Ann Ode": the phrase goes on
    return Subject("noun", match.group(2), match.start(2), match.end(2))


def _before_comma(block: Block, start: int, last: Mention) -> Subject | None:
    """Return the person whose office is told behind a comma: "Ann Ode, head of the Board, said"."""
    text = block.masked
    comma = text.rfind(",", start, last.char_start)
    for mention in block.between(start, max(start, comma)):
        if mention.kind == "person" and mention.char_end == comma:
            offices = text[comma + 1 : last.char_start].replace(" and ", " ").split()
            named_so = any(nouns.is_source(w.lower()) for w in offices)
            free = not led_by_preposition(text, start, mention.char_start)
            return named(mention) if free and named_so else None
    return None


@cache
def _done_by() -> re.Pattern[str]:
    """Build the pattern of what was done to papers: "reports seen by" the Tern."""
    return re.compile(rf"\s{one_of(listed('phrases', 'done_by'))}\sby\s(?:the\s|The\s)?$")


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of(listed('phrases', 'parting'))}\s")

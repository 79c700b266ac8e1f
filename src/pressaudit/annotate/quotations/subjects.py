"""Who stands beside a cue: a name, a pronoun, or a common noun with what belongs to it."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.annotate.names import Mention
from pressaudit.annotate.quotations import cues
from pressaudit.annotate.quotations.context import CAPITAL, INSIDE, Block
from pressaudit.rules import load

PRONOUNS = {
    "he": "male",
    "she": "female",
    "him": "male",
    "her": "female",
    "it": "thing",
    "they": "many",
    "i": "self",
    "we": "self",
    "who": "who",
    "which": "thing",
    "that": "who",
}
_PRONOUN = re.compile(r"\b(he|she|it|they|I|we|who|which|He|She|It|They|We|Who)$")
_TAIL_WORD = re.compile(r"(?:^|(?<=[\s,—–”\"]))([\w’'-]+)$")
_TAIL_TIME = re.compile(
    r"(?:\b(?:on|in|at|during|after|this|last|earlier|late|early)\s(?:(?:the|a|an|his|her|that|this|last|one|same|early|late|mid|his own|their)\s)?(?:\w+\s){0,2}(?:time|event|rally|speech|interview|statement|email|e-mail|letter|tweet|turn|response|debate|meeting|conference|call|week|month|year|night|morning|afternoon|evening|day|weekend|summer|fall|spring|winter|point|all|general|particular|fact|part|hearing|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|\d{1,2})|\bof course|\bfor (?:her|his|their|its) part|\b(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\. \d+|\bfor example|\bfor instance)$"
)
_AND = re.compile(r"(?:^|[\s,”\"])(?:and|but|or|then|nor)$")
_BRACKET = re.compile(r"\s*\([^()]{0,80}\)$")
_PREPOSITION = re.compile(
    r"\b(?i:for|of|from|to|with|by|at|in|on|against|about|after|before|as|than|like|unlike|between|under|over|via|into|and|including|among|despite|behind)\s(?:the\s|a\s|an\s|former\s|then-|[A-Z][\w.]*\s)*$"
)
_NP = re.compile(
    r"(?:\b(?:the|a|an|one|another|his|her|their|its|some|two|three|four|several|many|both|this|that|The|A|An|One|Another|His|Her|Their|Its|Some|Two|Three|Several|Many|This|That|[\w’'-]+[’']s?)\s)?(?:[\w’'./-]+\s){0,5}?[\w’'-]+$"
)
_STOP = frozenset(
    [
        "that",
        "as",
        "when",
        "while",
        "and",
        "but",
        "or",
        "if",
        "because",
        "though",
        "although",
        "than",
        "then",
        "so",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "by",
        "from",
        "about",
        "after",
        "before",
        "during",
        "against",
        "since",
        "into",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "how",
        "why",
        "what",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "has",
        "had",
        "have",
        "not",
    ]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands as the source: ``kind`` is name, pronoun or noun."""

    kind: str
    surface: str
    start: int
    end: int
    mention: Mention | None = None


def before(block: Block, start: int, end: int) -> Subject | None:
    """Return the subject whose verb begins at ``end``, looking back no further than ``start``."""
    text = block.masked
    end = _strip(text, start, end)
    if end <= start or _AND.search(text, start, end):
        return clause(block, start, end)
    pronoun = _PRONOUN.search(text, max(start, end - 6), end)
    if pronoun:
        word = pronoun.group(1).lower()
        if word in ("who", "which"):
            return _antecedent(block, start, pronoun.start()) or None
        return Subject("pronoun", pronoun.group(1), pronoun.start(), end)
    inside = block.between(start, end)
    if text[end - 1] in ",—–":
        return _parenthetic(block, start, end, inside)
    if (
        inside
        and inside[-1].char_end >= end - 2
        and text[inside[-1].char_end : end].strip("’'s. ") == ""
    ):
        last = inside[-1]
        if _PREPOSITION.search(text, max(start, last.char_start - 40), last.char_start):
            noun = _noun_with_tail(block, start, end)
            if noun:
                return noun
            apart = _parenthetic(block, start, last.char_start, inside[:-1])
            if apart and "," in text[apart.end : last.char_start]:
                return apart
        return Subject("name", last.variant, last.char_start, last.char_end, last)
    return _noun(block, start, end)


def after(block: Block, start: int, end: int) -> Subject | None:
    """Return the source that follows a cue ending at ``start``: "said campaign chief X"."""
    text = block.masked
    chunk = re.compile(
        rf"[^,;:.!?—–{INSIDE}{CAPITAL}“\"]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\."
    )
    at = start
    while at < end and chunk.match(text, at):
        at += 1
    lead = re.match(r"\s*(he|she|they|it|we|I)\b", text[start:at])
    if lead:
        return Subject("pronoun", lead.group(1), start + lead.start(1), start + lead.end(1))
    found = block.between(start, at)
    for n, mention in enumerate(found):
        gap = text[start : mention.char_start]
        if len(gap.split()) > 9:
            break
        tail = text[mention.char_end : at]
        if (
            re.match(r"[’']s?\s", tail)
            and n + 1 < len(found)
            and not _PREPOSITION.search(text, mention.char_end, found[n + 1].char_start)
        ):
            continue
        if (
            n + 1 < len(found)
            and re.fullmatch(
                r"\s(?:[a-z][\w-]*\s){0,3}", text[mention.char_end : found[n + 1].char_start]
            )
            and not re.search(
                r"\s(?:and|of|for|in|on|at|to|with|about|from|during|after|as)\s",
                text[mention.char_end : found[n + 1].char_start],
            )
            and found[n + 1].kind == "person"
        ):
            continue
        if (
            _PREPOSITION.search(text, max(start, mention.char_start - 40), mention.char_start)
            and gap.strip()
        ):
            named = [
                m
                for m in block.between(mention.char_end, min(end, at + 60))
                if m.kind == "person"
                and text[mention.char_end : m.char_start].lstrip("’s' ").strip(" ")
                in (",", ", and")
            ]
            if named:
                return _named(named[0])
            return _described(block, start, at) or _named(mention)
        if mention.kind != "person" and (re.match(r"(?:[’']s?)?\s[a-z]", tail)):
            continue_at = re.match(r"(?:[’']s?)?\s(?:[a-z-]+\s?){1,4}", tail)
            head = continue_at.group().split() if continue_at else []
            if head and any(w in cues.nouns() or w in roles() for w in head):
                return _described(block, start, at) or _named(mention)
        if mention.kind == "person" and re.match(r"[’']s?\s[a-z]", tail):
            return _described(block, start, at) or _named(mention)
        return _named(mention)
    name = re.match(r"\s*(?:[a-z][\w-]*\s){0,4}([A-Z][\w’-]+(?:\s[A-Z][\w’.-]+)*)", text[start:at])
    if name and name.group(1).split()[0] not in _days():
        lead_words = name.group()[: -len(name.group(1))].split()
        if not any(w in _STOP for w in lead_words):
            return Subject("noun", name.group(1), start + name.start(1), start + name.end(1))
    return _described(block, start, at)


_OPENING = re.compile(r"(?:In|On|At|After|Before|During|When|While|As|If|Although|Though|Since|Because|Despite|With|Without|For|From|By|Asked|Speaking|Responding|Earlier|Later|Last|Over|Following|Under|To|Once|Like|Unlike|Meanwhile|However|Instead|Also|Still|Yet)\b[^,]*,\s")
_LEAD = re.compile(r"\s*(?:And |But |Then |So |Yet |Now |Meanwhile, |However, |Still, |Instead, |and |but |while |though |although |because |that )?")
_HEADED = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]wo|[Ss]ome|[Ss]everal|[Mm]any)\s(?:[\w’'.-]+\s){0,4}?([a-z][\w-]+)(?=[\s,])")


def clause(block: Block, start: int, end: int) -> Subject | None:
    """Return the subject of the clause between two offsets: what it begins with, or its first name."""
    text = block.masked
    opening = _OPENING.match(text, start, end)
    begins = [opening.end(), start] if opening else [start]
    for begin in begins:
        lead = _LEAD.match(text, begin, end)
        at = lead.end() if lead else begin
        pronoun = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?![’'])").match(text, at, end)
        if pronoun:
            return Subject("pronoun", pronoun.group(1), at, pronoun.end())
        inside = block.between(at, end)
        headed = _HEADED.match(text, at, end)
        if headed and not (inside and inside[0].char_start < headed.end() and inside[0].kind == "person" and text[inside[0].char_end : inside[0].char_end + 1] not in "’'"):
            for found in re.finditer(r"[a-z][\w-]+", text[at : min(end, at + 90)]):
                if found.group() in _STOP and found.group() not in ("the", "a", "an") or found.group() in ("who", "that"):
                    break
                if found.group() in cues.nouns() or found.group() in roles():
                    stop = at + found.end()
                    then = re.compile(r"\s(?:for|of|from|with|at|inside|in)\s(?:the\s|a\s)?(?:[A-Z][\w.’-]*\s?)+").match(text, stop, end)
                    apposed = [m for m in inside if m.kind == "person" and stop <= m.char_start <= stop + 2 and text[stop : m.char_start].strip(" ,") == ""]
                    if apposed:
                        return _named(apposed[0])
                    return _describe(block, at, then.end() if then else stop)
        for mention in inside:
            tail = text[mention.char_end : mention.char_end + 2]
            if led_by_preposition(text, at, mention.char_start):
                continue
            if tail in ("’s", "'s") or tail[:1] in ("’", "'"):
                owned = re.compile(r"[’']s?\s((?:[\w-]+\s){0,3}?)([a-z][\w-]+)(?=[\s,])").match(text, mention.char_end, end)
                if owned and (owned.group(2) in cues.nouns() or owned.group(2) in roles()):
                    after_it = [m for m in inside if m.kind == "person" and 0 <= m.char_start - owned.end() <= 2]
                    if after_it:
                        return _named(after_it[0])
                    return _describe(block, mention.char_start, owned.end())
                if mention.kind != "person" or not owned:
                    continue
                continue
            return _named(mention)
    return None


@cache
def roles() -> frozenset[str]:
    """Common nouns for persons by what they do."""
    return frozenset(load("titles")["roles"].split())


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("name_breaks")["words"].split())


@cache
def _days() -> frozenset[str]:
    return frozenset(
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    )


def led_by_preposition(text: str, start: int, at: int) -> bool:
    """Tell whether a preposition stands before the phrase at ``at``."""
    return bool(_PREPOSITION.search(text, max(start, at - 40), at))


def _named(mention: Mention) -> Subject:
    return Subject("name", mention.variant, mention.char_start, mention.char_end, mention)


def _strip(text: str, start: int, end: int) -> int:
    """Take adverbs, auxiliaries and times off the end of a clause."""
    while True:
        while end > start and (text[end - 1].isspace()):
            end -= 1
        bracket = _BRACKET.search(text, max(start, end - 90), end)
        if bracket and bracket.start() > start:
            end = bracket.start()
            continue
        word = _TAIL_WORD.search(text, max(start, end - 20), end)
        if word and (
            word.group(1) in cues.between()
            or (word.group(1).endswith("ly") and word.group(1)[0].islower())
        ):
            end = word.start(1)
            continue
        time = _TAIL_TIME.search(text, max(start, end - 40), end)
        if time and time.start() > start + 1:
            end = time.start()
            continue
        return end


def _antecedent(block: Block, start: int, end: int) -> Subject | None:
    """Return what "who" before ``end`` refers to: the name or noun right before it."""
    text = block.masked
    found = block.between(start, end)
    if found:
        last = found[-1]
        gap = text[last.char_end : end]
        if re.fullmatch(r"[’')\s]*,?\s*", gap):
            return _named(last)
        people = [
            m for m in found if m.kind == "person" and text[m.char_end : m.char_end + 1] in ",("
        ]
        people = people or [m for m in found if m.kind == "person"]
        if people:
            return _named(people[-1])
    return _noun(block, start, _strip(text, start, end - (text[end - 2 : end] == ", ") * 2))


def _parenthetic(block: Block, start: int, end: int, inside: tuple[Mention, ...]) -> Subject | None:
    """Return the name before an apposition or relative clause that ends at ``end``."""
    text = block.masked
    lead = _PRONOUN.search(text, start, min(end, start + 6))
    close = [
        m
        for m in inside
        if m.kind == "person" and re.match(r"\s?[,(—–]", text[m.char_end : m.char_end + 2])
    ]
    free = [
        m
        for m in close
        if not _PREPOSITION.search(text, max(start, m.char_start - 40), m.char_start)
    ]
    role = [m for m in close if m not in free and _after_role(text, start, m)]
    del role
    if free:
        return _named(free[0])
    if lead:
        return Subject("pronoun", lead.group(), lead.start(), lead.end())
    bodies = [
        m
        for m in inside
        if m.kind != "person"
        and re.match(r"\s?[,(—–]", text[m.char_end : m.char_end + 2])
        and not _PREPOSITION.search(text, max(start, m.char_start - 40), m.char_start)
    ]
    if bodies:
        return _named(bodies[0])
    bare = re.compile(r"(?:[\w-]+-based\s)?([A-Z][\w’-]+(?:\s[A-Z][\w’-]+)*),\s").match(text, start, end)
    if bare and bare.group(1).split()[0] not in _openers() and not any(m.char_start < bare.end() for m in inside):
        return Subject("noun", bare.group(1), bare.start(1), bare.end(1))
    whole = re.compile(
        r"(?:[^,]*,\s)??((?:the|a|an|one|another|The|A|An|One|Another|his|her|His|Her)\s[^,]{3,60}),"
    ).match(text, start, end)
    if whole:
        return _describe(block, whole.start(1), whole.end(1))
    if close:
        return _named(close[0])
    return _named(inside[0]) if inside else None


def _after_role(text: str, start: int, mention: Mention) -> bool:
    word = _TAIL_WORD.search(text, max(start, mention.char_start - 30), mention.char_start - 1)
    return bool(word and word.group(1) in roles())


def _noun_with_tail(block: Block, start: int, end: int) -> Subject | None:
    """Return "a spokesman for X" when its head is a common noun for a source."""
    text = block.masked
    clause = max(text.rfind(c, start, end) for c in (",", ";", "—", "”", "“", '"'))
    begin = max(start, clause + 1)
    match = re.compile(
        r"(?:.*?\b(?:and|but|that|as|when|while)\s)?\s*((?:[\w’'./-]+\s){0,6}?([a-z][\w’-]+)\s(?:for|of|from|with|at|to|in|on|by)\s.+)"
    ).match(text, begin, end)
    if not match or not (match.group(2) in cues.nouns() or match.group(2) in roles()):
        return None
    return _describe(block, match.start(1), end)


def _noun(block: Block, start: int, end: int) -> Subject | None:
    """Return the noun phrase that ends at ``end``."""
    text = block.masked
    words: list[tuple[int, str]] = []
    for match in reversed(list(re.finditer(r"[^\s]+", text[max(start, end - 80) : end]))):
        word = match.group()
        if words and (
            word[-1] in ',;:.”"“—–)' and not re.fullmatch(r"[A-Z][a-z]{0,3}\.|(?:[A-Z]\.)+", word)
        ):
            break
        if word.lower() in _STOP or INSIDE in word or CAPITAL in word:
            if word.lower() in ("of", "for", "from", "with", "at", "in", "to") and words:
                whole = _noun_with_tail(block, start, end)
                if whole:
                    return whole
            break
        words.append((max(start, end - 80) + match.start(), word))
        if len(words) >= 6 or word.lower() in (
            "the",
            "a",
            "an",
            "one",
            "another",
            "this",
            "these",
            "some",
        ):
            break
    if not words:
        return None
    return _describe(block, words[-1][0], end)


def _described(block: Block, start: int, end: int) -> Subject | None:
    text = block.masked[start:end]
    match = re.match(
        r"\s*((?:(?!\b(?:that|in|on|at|during|after|when|as|about|who|while|to|if)\b)[\w’'./$%-]+\s?){1,12}(?:\b(?:to|in|at)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)*)?)",
        text,
    )
    if not match or not match.group(1).strip():
        return None
    stop = start + match.start(1) + len(match.group(1).rstrip())
    for mention in block.between(stop, stop + 60):
        if mention.kind == "person" and block.masked[stop : mention.char_start] == ", ":
            return _named(mention)
    return _describe(block, start + match.start(1), stop)


def _describe(block: Block, start: int, end: int) -> Subject | None:
    surface = block.masked[start:end].strip(' ,—–"“”')
    if not surface or INSIDE in surface or CAPITAL in surface or len(surface) > 120:
        return None
    return Subject("noun", surface, start, end)

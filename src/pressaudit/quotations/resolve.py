"""From what the sentence says to a name: "he", "the former keeper", "a spokesman for X"."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import cues
from pressaudit.quotations.context import Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.grammar import calendar, led_by_preposition, listed
from pressaudit.quotations.names import Mention, Names
from pressaudit.quotations.names.lexicon import role_genders, roles, words
from pressaudit.quotations.nouns import Subject, head_of

_DETERMINER = re.compile(
    r"^(?:the|a|an|one|another|this|that|some|two|three|both|its|their|our)\s+(?=\w)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"^(?:(?:new|recent|latest|earlier|separate|joint|[a-z]+ed)\s)+(?=[A-Z])")
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNER = re.compile(r"[’']s?\s")
_BODYS = re.compile(r"[Tt]he ([a-z]+)[’']s (.+)")
_DEFINITE = re.compile(r"[Tt]he (?:former|ex-|then-|longtime |senior |high-ranking |now-|[A-Z])")
_CAPITAL = re.compile(r"\b[A-Z]")
_DESCRIBED = re.compile(r"((?:[a-z][\w-]*\s)+)([A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*)+)")
_SENT_BY = re.compile(r"\b[a-z-]+\s(?:from|by)\s(?:the\s)?$")
_ARTICLES = ("the", "a", "an", "one", "another")


def describe(surface: str) -> str:
    """Return a description as a name: no article, no possessive ending."""
    bare = _POSSESSIVE.sub("", _DETERMINER.sub("", surface)).strip()
    return _ADJECTIVE.sub("", _date().sub("", bare))


class Resolver:
    """Gives subjects their canonical names, with what a post has said so far."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse

    def speaker(self, block: Block, index: int, subject: Subject) -> str:
        """Return the canonical name that a subject means, a description with a name, or ""."""
        if subject.mention is not None:
            return subject.mention.canonical
        if subject.kind == "pronoun":
            return self._pronoun(index, subject)
        return self._owner(block, index, subject) or self._noun(block, subject)

    def _pronoun(self, index: int, subject: Subject) -> str:
        word = subject.surface.lower()
        if word in ("he", "she"):
            gender = "male" if word == "he" else "female"
            known = self._discourse.pronouns.get((index, subject.start))
            return self._discourse.find(gender) if known is None else known
        return self._discourse.body("group") if word == "it" else ""

    def _owner(self, block: Block, index: int, subject: Subject) -> str:
        """Return whose statement, letter or spokesman it is: "his letter", "Ode's memo"."""
        surface = subject.surface
        first, head = surface.split()[0].lower(), head_of(surface)
        document = cues.nouns().get(head) == "document"
        if first == "its":
            return self._discourse.body("group")
        if first in ("his", "her") and document:
            known = self._discourse.pronouns.get((index, subject.start))
            return known or self._discourse.find("male" if first == "his" else "female")
        bodys = _BODYS.match(surface)
        if bodys and cues.nouns().get(bodys.group(1)) in ("organisation", "outlet"):
            body = self._discourse.body(bodys.group(1))
            if body:
                self._discourse.described[head] = f"{body} {bodys.group(2)}"
                return self._discourse.described[head]
        inside = block.between(subject.start, subject.end)
        if not inside or not document:
            return ""
        owner = inside[0]
        lead = block.masked[subject.start : owner.char_start]
        if _SENT_BY.search(lead):
            return owner.canonical
        if owner.kind == "organisation":
            return ""
        lead = block.masked[subject.start : owner.char_start].strip().lower()
        beside = owner.kind == "outlet" and _only_describes(lead)
        owns = _OWNER.match(block.masked, owner.char_end) or beside
        return owner.canonical if owns else ""

    def _noun(self, block: Block, subject: Subject) -> str:
        surface = subject.surface
        parts, head = surface.split(), head_of(surface)
        first = parts[0].lower()
        inside = block.between(subject.start, subject.end)
        if inside:
            last = inside[-1]
            if _ends_phrase(block, subject, last):
                return last.canonical
            return self._known_holder(surface, head) or describe(surface)
        undated = _calendar().sub("", surface)
        capital = _CAPITAL.search(undated, 1 if first in _ARTICLES else 0)
        if capital and parts[0] not in listed("never_names"):
            return self._names.canonical(_bare_name(describe(surface)))
        if any(w[:1].isupper() for w in undated.split()[1:]):
            return describe(surface)
        if head in words("cues", "inquirers") and " of " in surface:
            return describe(surface)
        if first not in ("the", "this", "that"):
            return ""
        kind = cues.nouns().get(head, "")
        if kind in ("outlet", "organisation") or self._discourse.names_body(head):
            return self._discourse.body(head)
        person = head in roles() or kind == "anonymous" or head in role_genders()
        if person or self._discourse.called(head):
            return self._discourse.holder(head, role_genders().get(head, ""))
        return ""

    def _known_holder(self, surface: str, head: str) -> str:
        """Return who "the former X official" is, when a person in focus was called so."""
        speaks = head in roles() or cues.nouns().get(head) == "anonymous"
        speaks = speaks or bool(self._discourse.called(head))
        if head.endswith("s") or not speaks or not _DEFINITE.match(surface):
            return ""
        return self._discourse.holder(head, "", strict=True)


def _bare_name(described: str) -> str:
    """Return the name that a description ends in: "Ann Ode" of "critic Ann Ode"."""
    match = _DESCRIBED.fullmatch(described)
    stops = match and any(word in listed("stops") for word in match.group(1).split())
    return described if not match or stops else match.group(2)


def _only_describes(lead: str) -> bool:
    """Tell whether what stands before an outlet governs it: "a report on" does, "a special" not."""
    return not any(word in listed("prepositions") for word in lead.split())


@cache
def _calendar() -> re.Pattern[str]:
    """Build the pattern of the names of days and months, which name no source."""
    return re.compile(rf"\b{one_of(calendar())}\b")


@cache
def _date() -> re.Pattern[str]:
    """Build the pattern of a date that a description begins with."""
    short = rf"{one_of(listed('short_months'))}\."
    part = rf"(?:{one_of(calendar())}|{short}|\d{{1,2}},?|\d{{4}})\s"
    return re.compile(rf"^(?:{part})+(?=\w)")


def _ends_phrase(block: Block, subject: Subject, last: Mention) -> bool:
    """Tell whether a phrase is a person's name with words before it: "harbour keeper Ann Ode"."""
    if last.kind != "person" or last.char_end < subject.end - 1:
        return False
    return not led_by_preposition(block.masked, subject.start, last.char_start)

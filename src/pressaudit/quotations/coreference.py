"""Whom "he", "she" and "the newspaper" mean: the persons and bodies of a post, by salience.

A pronoun means the candidate of fitting gender with the highest salience, in the spirit of Lappin
and Leass (1994): recency in sentences, a bonus for subjects and for the last speaker, a small one
for persons named often. Every pronoun outside marks is resolved in reading order, so that chains
("Webb … she … she") keep their person in focus.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import Role
from pressaudit.quotations import cues
from pressaudit.quotations.block import READ, Block
from pressaudit.quotations.names import Mention, Names
from pressaudit.quotations.names.lexicon import demonyms, role_genders, roles
from pressaudit.quotations.nouns import Subject, calendar, head_of, led_by_preposition
from pressaudit.quotations.text import (
    DEFINITE,
    PRONOUN,
    SOMEBODY,
    Reference,
    Text,
    gender_of,
    is_pronoun,
)

_WINDOW = 40  # latest events that anything can refer to: two or three paragraphs

# What takes salience away: each sentence since, another paragraph (weights: see text.py).
PER_SENTENCE, PER_PARAGRAPH, MOST_SENTENCES = 1.0, 0.5, 12
# What adds to it: a known gender, each mention, having been quoted last.
GENDERED, PER_MENTION, MOST_MENTIONS, QUOTED, QUOTED_WITHIN = 0.3, 0.06, 8, 0.5, 4
_STATEMENT_WITHIN = 2
"""Sentences after quoted words within which "the statement" is their speaker's."""
IT_WITHIN = 3
"""Sentences after its words within which "it" is the body that spoke last."""
BESIDE = -0.6
"""For persons in the same sentence as the pronoun who are no subjects."""


_EXCLUSIVE = frozenset(("minister", "president", "mayor", "governor", "chancellor", "king", "pope"))
"""Offices of which nobody holds two: who is the mayor is not meant by "the prime minister"."""


@dataclass(frozen=True, slots=True)
class Event:
    """One time that a person or body is spoken of; ``name`` is empty for somebody unnamed."""

    block: int
    sentence: int
    name: str
    kind: str
    gender: str
    weight: float
    at: int = 0


class Discourse:
    """What has been spoken of so far in a post."""

    def __init__(self, text: Text, roles: Collection[Role] = READ) -> None:
        """Begin to read the blocks of ``roles`` of a text."""
        self._text, self._names = text, text.names
        read = text.blocks(roles)
        people = (m.canonical for b in read for m in b.mentions if m.kind == "person")
        self._surnames = {name.lower().split()[-1]: name for name in people}
        self._offices = text.offices(read)
        self.events: list[Event] = []
        self.pronouns: dict[tuple[int, int], str] = {}
        self._genders: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._sentence = 0
        self._block = 0
        self._at = 0
        self._begins: dict[int, int] = {}
        self._read = 0
        self.described: dict[str, str] = {}
        self.speaker = ""
        self._speaker_sentence = -99

    def read(self, block: Block) -> None:
        """Take in the names of a block and resolve its pronouns, in reading order."""
        self._block = block.number
        begin = self._begins[block.number] = self._read
        for reference in self._text.references(block):
            self._sentence, self._at = begin + reference.sentence, reference.at
            self._take_in(reference)
        rest = not block.ends or block.ends[-1] < len(block.masked)
        self._read = self._sentence = begin + len(block.ends) + rest
        self._at = len(block.masked)

    def stand(self, block: Block, at: int) -> None:
        """Take the place of what is asked about next: later names of its block are not yet said."""
        self._block, self._at = block.number, at
        self._sentence = self._begins[block.number] + bisect_right(block.ends, at)

    def _said(self) -> list[Event]:
        """Return the latest events before the place that is asked about."""
        here = (self._block, self._at)
        recent = self.events[-_WINDOW:]
        while recent and (recent[-1].block, recent[-1].at) >= here:
            recent.pop()
        return recent

    def _take_in(self, reference: Reference) -> None:
        """Keep whom a name, pronoun or description means in focus."""
        word, weight = reference.word, reference.weight
        mention = reference.mention
        if mention is not None:
            self._counts[mention.canonical] += 1
            if mention.kind == "person":
                self._surnames[mention.canonical.lower().split()[-1]] = mention.canonical
            self._add(mention.canonical, mention.kind, weight)
        elif reference.kind == PRONOUN and self.events:
            name = self.find(gender_of(word))
            self.pronouns[self._block, self._at] = name
            if name:
                self._genders.setdefault(name, gender_of(word))
                self._add(name, "person", weight)
        elif reference.kind == DEFINITE and (name := self.called(word)):
            self._add(name, "person", weight)
        elif reference.kind == SOMEBODY:
            self._add("", "person", weight, role_genders().get(word, ""))

    def _gender(self, name: str) -> str:
        """Return the gender of a person, by name and title or by the pronouns met so far."""
        return self._names.genders.get(name, "") or self._genders.get(name, "")

    def _add(self, name: str, kind: str, weight: float, gender: str = "") -> None:
        gender = gender or self._names.genders.get(name, "")
        self.events.append(Event(self._block, self._sentence, name, kind, gender, weight, self._at))

    def pronouns_of(self, block: Block) -> dict[int, str]:
        """Return the persons whom the pronouns of a block mean, by offset."""
        return {at: name for (n, at), name in self.pronouns.items() if n == block.number}

    def find(self, gender: str = "", but: Collection[str] = ()) -> str:
        """Return the most salient person of ``gender`` ("" for any), none of ``but``, or ""."""
        best, best_score = "", -1e9
        for event in reversed(self._said()):
            known = event.gender or self._gender(event.name)
            if (
                event.kind != "person"
                or event.name in but
                or (gender and known not in ("", gender))
            ):
                continue
            score = self._salience(event)
            if score > best_score:
                best, best_score = event.name, score
        return best

    def _salience(self, event: Event) -> float:
        ago = self._sentence - event.sentence
        score = event.weight - PER_SENTENCE * min(ago, MOST_SENTENCES)
        score -= PER_PARAGRAPH * (self._block > event.block)
        score += GENDERED * bool(event.gender)
        score += PER_MENTION * min(self._counts[event.name], MOST_MENTIONS)
        if event.name == self.speaker and self._sentence - self._speaker_sentence <= QUOTED_WITHIN:
            score += QUOTED
        if not ago and event.weight < 0.1:
            score += BESIDE
        return score

    def spoke(self, name: str) -> None:
        """Remember who was quoted last."""
        if name:
            self.speaker, self._speaker_sentence = name, self._read

    @property
    def just_spoke(self) -> bool:
        """Whether the last speaker was quoted no more than two sentences ago."""
        return self._sentence - self._speaker_sentence <= _STATEMENT_WITHIN

    def called(self, noun: str) -> str:
        """Return the person met last whom the post calls a ``noun``, or ""."""
        for event in reversed(self._said()):
            if event.kind == "person" and noun in self._offices.get(event.name, ()):
                return event.name
        return ""

    def only_one_called(self, noun: str) -> str:
        """Return the one person whom the post calls a ``noun``, or "" where there are more."""
        met = {name for name, nouns in self._offices.items() if noun in nouns}
        return met.pop() if len(met) == 1 else ""

    def introduce(self, name: str) -> None:
        """Take in a person whom a label names, and no sentence."""
        self._surnames.setdefault(name.lower().split()[-1], name)

    def surnamed(self, word: str) -> str:
        """Return whose last name is ``word``, whatever its case: the one met last, or to come."""
        return self._surnames.get(word.lower(), "")

    def holder(self, noun: str, gender: str, *, strict: bool = False) -> str:
        """Return the person whom "the ``noun``" means: one called so, or the person in focus.

        ``strict`` asks that the person was called so, or that the last speaker is still in focus.
        """
        called = self.called(noun)
        if called:
            return called
        others: set[str] = set()
        if noun in _EXCLUSIVE:
            others = {name for name, has in self._offices.items() if has & _EXCLUSIVE}
        focus = self.find(gender, others)
        if strict and self._sentence - self._speaker_sentence <= 1 and self.speaker in self._counts:
            return self.speaker if self._names.kinds.get(self.speaker) == "person" else ""
        return focus if not strict or focus == self.speaker else ""

    def body(self, noun: str) -> str:
        """Return the organisation or outlet that "the ``noun``" means, or "".

        A description that has spoken before keeps its speaker ("the website"); then one whose name
        holds the noun is meant; otherwise the most salient body of the fitting kind.
        """
        if noun in self.described:
            return self.described[noun]
        bodies = [e for e in self._said() if e.kind != "person"]
        for event in reversed(bodies):
            if noun in event.name.lower().split():
                return event.name
        outlet = cues.nouns().get(noun, "") == "outlet"
        best, best_score = "", -1e9
        for event in bodies:
            if (event.kind == "outlet") != outlet:
                continue
            ago = self._sentence - event.sentence
            score = 0.3 * min(self._counts[event.name], 10) - 0.4 * ago
            if score > best_score:
                best, best_score = event.name, score
        return best

    def it(self) -> str:
        """Return the body that "it" means: the one that spoke last, or the most salient one."""
        said = self.they()
        return said if said[:1].isupper() else self.body("group")

    def they(self) -> str:
        """Return the body or group that spoke last, which "they" means, or ""."""
        just = self._sentence - self._speaker_sentence <= IT_WITHIN
        kind = self._names.kinds.get(self.speaker)
        # "Quaynews said" may be a body, as long as nobody gives it a given name.
        may_be = kind != "person" or (" " not in self.speaker and not self._gender(self.speaker))
        return self.speaker if just and may_be else ""

    def names_body(self, noun: str) -> bool:
        """Tell whether a body of the post has ``noun`` in its name: "the cooperative"."""
        return any(
            event.kind != "person" and noun in event.name.lower().split() for event in self.events
        )


_DETERMINER = re.compile(
    r"^(?:the|a|an|one(?! of\b)|another|this|that|some|two|three|both|its|their|our)\s+(?=\w)",
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
_PARENT = re.compile(r"(?:(mum|mother|dad|father|grandmother|grandfather)-of-\w+|\d+-year-old)")
_ARTICLES = ("the", "a", "an", "one", "another")


def parent_gender(word: str) -> str:
    """Return the gender of the first word of "mother-of-two"; "" for none."""
    if not word:
        return ""
    return "male" if word in ("dad", "father", "grandfather") else "female"


def describe(surface: str) -> str:
    """Return a description as a name: no article, no possessive ending."""
    bare = _POSSESSIVE.sub("", _DETERMINER.sub("", surface)).strip()
    return _ADJECTIVE.sub("", _date().sub("", bare))


class Resolver:
    """Gives subjects their canonical names, with what a post has said so far."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse

    def speaker(self, block: Block, subject: Subject) -> str:
        """Return the canonical name that a subject means, a description with a name, or ""."""
        if subject.mention is not None:
            return subject.mention.canonical
        self._discourse.stand(block, subject.start)
        if subject.kind == "pronoun":
            return self._pronoun(block, subject)
        name = self._owner(block, subject) or self._noun(block, subject)
        head = head_of(subject.surface)
        if f" {head} " in f" {name} " and name[:1].islower():
            # "A spokesman for the League" is whom "the spokesman" means from here on.
            self._discourse.described[head] = name
        return name

    def _pronoun(self, block: Block, subject: Subject) -> str:
        word = subject.surface.lower()
        if is_pronoun(word):
            gender = gender_of(word)
            known = self._discourse.pronouns.get((block.number, subject.start))
            return self._discourse.find(gender) if known is None else known
        if word == "they":
            return self._discourse.they()
        return self._discourse.it() if word == "it" else ""

    def _owner(self, block: Block, subject: Subject) -> str:
        """Return whose statement, letter or spokesman it is: "his letter", "Ode's memo"."""
        surface = subject.surface
        first, head = surface.split()[0].lower(), head_of(surface)
        document = cues.nouns().get(head) == "document"
        if first == "its":
            return self._discourse.body("group")
        if first in ("his", "her") and document:
            known = self._discourse.pronouns.get((block.number, subject.start))
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
        inside = block.between(subject.start, subject.end)
        if inside:
            last = inside[-1]
            if _ends_phrase(block, subject, last):
                return last.canonical
            return self._known_holder(surface, head) or describe(surface)
        return self._capitalised(surface, head) or self._definite(parts[0].lower(), head)

    def _capitalised(self, surface: str, head: str) -> str:
        """Return the name in a phrase that no known name stands in: "the Hesk senator"."""
        parts, undated = surface.split(), _no_names().sub("", surface)
        initials = parts[-1] in listed("titles", "office_initials")
        if parts[0].lower() == "the" and (initials or (parts[-1].islower() and head in roles())):
            known = self._discourse.only_one_called(head)
            body = len(parts) > 2 and parts[1][0].isupper() and parts[1] not in demonyms()
            if not known and (body or initials):
                known = self._discourse.holder(head, "", strict=True)
            if known:
                return known
        unnamed = parts[0] in listed("phrases", "never_names")
        capital = _CAPITAL.search(undated, 1 if parts[0].lower() in _ARTICLES else 0)
        if capital and not unnamed:
            return self._names.canonical(_bare_name(describe(surface)))
        named = any(w[:1].isupper() for w in undated.split()[1:]) or self._speaks_for_body(surface)
        inquirer = head in listed("cues", "inquirers") and " of " in surface
        return describe(surface) if named or inquirer else ""

    def _speaks_for_body(self, surface: str) -> bool:
        """Tell whether a spokesman's body is one of the post: "for the service", Lund Service."""
        words = surface.split()
        leads = "for" in words and words[words.index("for") + 1 : words.index("for") + 2] == ["the"]
        return (
            head_of(surface).startswith("spokes")
            and leads
            and self._discourse.names_body(words[-1])
        )

    def _definite(self, first: str, head: str) -> str:
        """Return whom "the senator" or "the agency" means, by what the post has said so far."""
        if first not in ("the", "this", "that"):
            return ""
        kind = cues.nouns().get(head, "")
        if kind in ("outlet", "organisation") or self._discourse.names_body(head):
            return self._discourse.body(head)
        if head in self._discourse.described:
            return self._discourse.described[head]
        if head == "statement" and self._discourse.just_spoke:
            return self._discourse.speaker
        if parent := _PARENT.fullmatch(head):
            return self._discourse.find(parent_gender(parent.group(1) or ""))
        gender = role_genders().get(head)
        if kind == "anonymous" and gender is None:
            return self._discourse.called(head)
        if head in roles() or gender is not None or self._discourse.called(head):
            return self._discourse.holder(head, gender or "")
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
    stops = match and any(word in listed("phrases", "stops") for word in match.group(1).split())
    return described if not match or stops else match.group(2)


def _only_describes(lead: str) -> bool:
    """Tell whether what stands before an outlet governs it: "a report on" does, "a special" not."""
    return not any(word in listed("phrases", "prepositions") for word in lead.split())


@cache
def _no_names() -> re.Pattern[str]:
    """Build the pattern of days, months and initials of offices, which name no source."""
    return re.compile(rf"\b{one_of(calendar() | listed('titles', 'office_initials'))}\b")


@cache
def _date() -> re.Pattern[str]:
    """Build the pattern of a date that a description begins with."""
    short = rf"{one_of(listed('phrases', 'short_months'))}\."
    part = rf"(?:{one_of(calendar())}|{short}|\d{{1,2}},?|\d{{4}})\s"
    return re.compile(rf"^(?:{part})+(?=\w)")


def _ends_phrase(block: Block, subject: Subject, last: Mention) -> bool:
    """Tell whether a phrase is a person's name with words before it: "harbour keeper Ann Ode"."""
    if last.kind != "person" or last.char_end < subject.end - 1:
        return False
    return not led_by_preposition(block.masked, subject.start, last.char_start)

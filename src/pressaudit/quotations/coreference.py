"""Whom "he", "she" and "the newspaper" mean: the persons and bodies of a post, by salience.

A pronoun means the candidate of fitting gender with the highest salience, in the spirit of Lappin
and Leass (1994): recency in sentences, a bonus for subjects and for the last speaker, a small one
for persons named often. Every pronoun outside marks is resolved in reading order, so that chains
("Webb … she … she") keep their person in focus.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressaudit.quotations import cues
from pressaudit.quotations.context import Block
from pressaudit.quotations.grammar import led_by_preposition
from pressaudit.quotations.names import Mention, Names
from pressaudit.quotations.names.lexicon import role_genders
from pressaudit.quotations.references import (
    definite,
    gender_of,
    opening_subjects,
    pronoun,
    saying,
    somebody,
)

_MODIFIES = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,4}(?=[A-Z])")
_WINDOW = 40

# How much a mention weighs, by what it is in its sentence.
SUBJECT, APART, OTHER, GOVERNED, MODIFIER, OWNER = 1.2, 1.2, 0.3, -0.3, -0.4, -0.6
PRONOUN_SUBJECT, PRONOUN_OTHER = 1.0, 0.2
SAYS = 0.8
# What takes salience away: each sentence since, another paragraph.
PER_SENTENCE, PER_PARAGRAPH, MOST_SENTENCES = 1.0, 0.5, 12
# What adds to it: a known gender, each mention, having been quoted last.
GENDERED, PER_MENTION, MOST_MENTIONS, QUOTED, QUOTED_WITHIN = 0.3, 0.06, 8, 0.5, 4
BESIDE = -0.6
"""For persons in the same sentence as the pronoun who are no subjects."""


@dataclass(frozen=True, slots=True)
class Event:
    """One time that a person or body is spoken of; ``name`` is empty for somebody unnamed."""

    block: int
    sentence: int
    name: str
    kind: str
    gender: str
    weight: float


class Discourse:
    """What has been spoken of so far in a post."""

    def __init__(
        self, names: Names, offices: Mapping[str, set[str]], people: Iterable[str] = ()
    ) -> None:
        """Begin a post in which ``people`` are named."""
        self._names = names
        self._surnames = {name.lower().split()[-1]: name for name in people}
        self._offices = offices
        self.events: list[Event] = []
        self.pronouns: dict[tuple[int, int], str] = {}
        self._genders: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._sentence = 0
        self._block = 0
        self.described: dict[str, str] = {}
        self.speaker = ""
        self._speaker_sentence = -99

    def read(self, index: int, block: Block) -> None:
        """Take in the names of a block and resolve its pronouns, in reading order."""
        self._block = index
        begin = self._sentence
        says, opens = saying(block), opening_subjects(block)
        first, passed = True, 0
        for at, what in sorted(_references(block), key=lambda pair: pair[0]):
            now = bisect_right(block.ends, at)
            first = first or now > passed
            passed, self._sentence = now, begin + now
            subject = at in opens or at in says
            if isinstance(what, Mention):
                self._meet(block, what, subject=subject or first, says=at in says)
                first = first and bool(_MODIFIES.match(block.masked, what.char_end))
            else:
                self._refer(block, at, what, subject=subject, says=at in says)
                first = False
        rest = not block.ends or block.ends[-1] < len(block.masked)
        self._sentence = begin + len(block.ends) + rest

    def _meet(self, block: Block, mention: Mention, *, subject: bool, says: bool) -> None:
        weight = _weight(block, mention, subject=subject)
        if says:
            weight = max(weight, 0.6) + SAYS
        self._counts[mention.canonical] += 1
        if mention.kind == "person":
            self._surnames[mention.canonical.lower().split()[-1]] = mention.canonical
        self._add(mention.canonical, mention.kind, weight)

    def _refer(
        self, block: Block, at: int, match: re.Match[str], *, subject: bool, says: bool
    ) -> None:
        """Resolve a pronoun or a description, and keep its person in focus."""
        word = match.group().lower()
        if match.re is pronoun():
            if not self.events:
                return
            name = self.find(gender_of(word))
            self.pronouns[self._block, at] = name
            if name:
                self._genders.setdefault(name, gender_of(word))
                weight = PRONOUN_SUBJECT if match.group(1) else PRONOUN_OTHER
                self._add(name, "person", weight + SAYS * says)
        elif match.re is definite():
            name = self.called(match.group(1).lower())
            if name:
                self._add(name, "person", (SUBJECT if subject else OTHER) + SAYS * says)
        elif not _is_named(block, match):
            gender = role_genders().get((match.group(1) or "").lower(), "")
            self.events.append(
                Event(self._block, self._sentence, "", "person", gender, SUBJECT + SAYS * says)
            )

    def _gender(self, name: str) -> str:
        """Return the gender of a person, by name and title or by the pronouns met so far."""
        return self._names.genders.get(name, "") or self._genders.get(name, "")

    def _add(self, name: str, kind: str, weight: float) -> None:
        gender = self._names.genders.get(name, "")
        self.events.append(Event(self._block, self._sentence, name, kind, gender, weight))

    def pronouns_of(self, index: int) -> dict[int, str]:
        """Return the persons whom the pronouns of a block mean, by offset."""
        return {at: name for (block, at), name in self.pronouns.items() if block == index}

    def find(self, gender: str = "") -> str:
        """Return the most salient person of ``gender`` ("" for any), or ""."""
        best, best_score = "", -1e9
        for event in reversed(self.events[-_WINDOW:]):
            known = event.gender or self._gender(event.name)
            if event.kind != "person" or (gender and known not in ("", gender)):
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
            self.speaker, self._speaker_sentence = name, self._sentence

    def called(self, noun: str) -> str:
        """Return the person met last whom the post calls a ``noun``, or ""."""
        for event in reversed(self.events[-_WINDOW:]):
            if event.kind == "person" and noun in self._offices.get(event.name, ()):
                return event.name
        return ""

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
        focus = self.find(gender)
        return focus if not strict or focus == self.speaker else ""

    def body(self, noun: str) -> str:
        """Return the organisation or outlet that "the ``noun``" means, or "".

        A description that has spoken before keeps its speaker ("the website"); then one whose name
        holds the noun is meant; otherwise the most salient body of the fitting kind.
        """
        if noun in self.described:
            return self.described[noun]
        bodies = [e for e in self.events[-_WINDOW:] if e.kind != "person"]
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

    def names_body(self, noun: str) -> bool:
        """Tell whether a body of the post has ``noun`` in its name: "the cooperative"."""
        return any(
            event.kind != "person" and noun in event.name.lower().split() for event in self.events
        )


def _references(block: Block) -> Iterator[tuple[int, Mention | re.Match[str]]]:
    """Give what refers to somebody: names, pronouns, descriptions; with their offsets."""
    for mention in block.mentions:
        yield mention.char_start, mention
    for pattern in (pronoun(), definite(), somebody()):
        for match in pattern.finditer(block.masked):
            yield match.start(), match


def _is_named(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a description has its name after it: "A keeper of the light, Ann Ode"."""
    for mention in block.between(match.end(), match.end() + 80):
        between = block.masked[match.end() : mention.char_start]
        if mention.kind == "person" and between.endswith(", "):
            return "." not in between
    return False


def _weight(block: Block, mention: Mention, *, subject: bool) -> float:
    """Return how salient a mention is by its place in the sentence."""
    text = block.masked
    tail = text[mention.char_end : mention.char_end + 1]
    if tail in ("’", "'"):
        return OWNER
    modifier = _MODIFIES.match(text, mention.char_end)
    if modifier and block.begins(modifier.end()):
        return MODIFIER
    if led_by_preposition(text, 0, mention.char_start):
        return GOVERNED
    if subject:
        return SUBJECT
    return APART if tail == "," else OTHER

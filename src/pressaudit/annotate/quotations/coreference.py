"""Whom "he", "she" and "the newspaper" mean: the persons and bodies of a post, by salience.

A pronoun means the candidate of fitting gender with the highest salience, in the spirit of Lappin
and Leass (1994): recency in sentences, a bonus for subjects and for the last speaker, a small one
for persons named often. Every pronoun outside marks is resolved in reading order, so that chains
("Webb … she … she") keep their person in focus.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pressaudit.annotate.names import Mention, Names
from pressaudit.annotate.names.lexicon import one_of
from pressaudit.annotate.quotations import cues, subjects
from pressaudit.annotate.quotations.context import Block
from pressaudit.annotate.quotations.grammar import led_by_preposition
from pressaudit.rules import load

_MODIFIES = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,4}(?=[A-Z])")
_WINDOW = 40
SAYS = 0.8


@cache
def _pronouns(gender: str) -> frozenset[str]:
    return frozenset(load("phrases")["pronouns"][gender].split())


@cache
def _pronoun() -> re.Pattern[str]:
    """Build the pattern of a pronoun; the first group has those that are subjects."""
    others = (_pronouns("female") | _pronouns("male")) - {"he", "she"}
    cased = [w for o in sorted(others) for w in (o, o.capitalize())]
    return re.compile(rf"\b([Hh]e|[Ss]he)\b|\b{one_of(cased)}\b")


def _saying(block: Block) -> set[int]:
    """Return the offsets of names and pronouns that are subjects of a verb of saying."""
    out = set()
    start = 0
    for end in (*block.ends, len(block.masked)):
        for cue in cues.cues(block.masked, start, end):
            if cue.kind != "after" and not cue.participle:
                subject = subjects.before(block, start, cue.start)
                if subject and subject.kind != "noun":
                    out.add(subject.start)
        start = end
    return out


@dataclass(slots=True)
class Event:
    """One time that a person or body is spoken of."""

    block: int
    sentence: int
    name: str
    kind: str
    gender: str
    weight: float


class Discourse:
    """What has been spoken of so far in a post."""

    def __init__(self, names: Names, descriptions: Mapping[str, set[str]]) -> None:
        self._names = names
        self._descriptions = descriptions
        self.events: list[Event] = []
        self.pronouns: dict[tuple[int, int], str] = {}
        self._counts: Counter[str] = Counter()
        self._sentence = 0
        self._block = 0
        self.described: dict[str, str] = {}
        self.speaker = ""
        self._speaker_sentence = -99

    def read(self, index: int, block: Block) -> None:
        """Take in the names of a block and resolve its pronouns, in reading order."""
        self._block = index
        found: list[tuple[int, Mention | re.Match[str]]]
        found = [(m.char_start, m) for m in block.mentions]
        found += [(m.start(), m) for m in _pronoun().finditer(block.masked)]
        found.sort(key=lambda pair: pair[0])
        begin, passed = self._sentence, 0
        says = _saying(block)
        first = True
        for at, what in found:
            now = bisect_right(block.ends, at)
            first = first or now > passed
            passed, self._sentence = now, begin + now
            if isinstance(what, Mention):
                self._meet(index, block, what, first=first, says=at in says)
                first = first and bool(_MODIFIES.match(block.masked, what.char_end))
            else:
                self._refer(index, what, says=at in says)
                first = False
        rest = not block.ends or block.ends[-1] < len(block.masked)
        self._sentence = begin + len(block.ends) + rest

    def _meet(self, index: int, block: Block, mention: Mention, *, first: bool, says: bool) -> None:
        text = block.masked
        tail = text[mention.char_end : mention.char_end + 2]
        modifier = _MODIFIES.match(text, mention.char_end)
        if tail in ("’s", "'s") or tail[:1] in ("’", "'"):
            weight = -0.6
        elif modifier and any(m.char_start == modifier.end() for m in block.mentions):
            weight = -0.4
        elif led_by_preposition(text, 0, mention.char_start):
            weight = -0.3
        elif first or tail[:1] == ",":
            weight = 1.2
        else:
            weight = 0.3
        if says:
            weight = max(weight, 0.6) + SAYS
        self._counts[mention.canonical] += 1
        gender = self._names.genders.get(mention.canonical, "")
        event = Event(index, self._sentence, mention.canonical, mention.kind, gender, weight)
        self.events.append(event)

    def _refer(self, index: int, match: re.Match[str], *, says: bool) -> None:
        word = match.group().lower()
        gender = "female" if word in _pronouns("female") else "male"
        name = self.find(gender)
        if name:
            self.pronouns[index, match.start()] = name
            weight = (1.0 if match.group(1) else 0.2) + SAYS * says
            self.events.append(Event(index, self._sentence, name, "person", gender, weight))

    def find(self, gender: str = "") -> str:
        """Return the most salient person of ``gender`` ("" for any), or ""."""
        best, best_score = "", -1e9
        for event in reversed(self.events[-_WINDOW:]):
            if event.kind != "person" or (gender and event.gender not in ("", gender)):
                continue
            score = self._salience(event)
            if score > best_score:
                best, best_score = event.name, score
        return best

    def _salience(self, event: Event) -> float:
        ago = self._sentence - event.sentence
        score = event.weight - 0.8 * min(ago, 12) - 0.5 * (self._block > event.block)
        score += 0.3 * bool(event.gender) + 0.06 * min(self._counts[event.name], 8)
        if event.name == self.speaker and self._sentence - self._speaker_sentence <= 4:
            score += 0.7
        if not ago and event.weight < 0.1:
            score -= 0.6
        return score

    def spoke(self, name: str) -> None:
        """Remember who was quoted last."""
        if name:
            self.speaker, self._speaker_sentence = name, self._sentence

    def body(self, noun: str, block: int) -> str:
        """Return the organisation or outlet that "the ``noun``" means, or "".

        A description that has spoken before keeps its speaker ("the website"); otherwise the most
        salient body of the fitting kind is meant.
        """
        if noun in self.described:
            return self.described[noun]
        outlet = cues.nouns().get(noun, "") == "outlet"
        best, best_score = "", -1e9
        for event in self.events[-_WINDOW:]:
            if event.kind == "person" or event.block > block or (event.kind == "outlet") != outlet:
                continue
            ago = self._sentence - event.sentence
            score = 0.3 * min(self._counts[event.name], 10) - 0.4 * ago
            if score > best_score:
                best, best_score = event.name, score
        return best

    def holder(self, noun: str, gender: str, *, strict: bool = False) -> str:
        """Return the person whom "the ``noun``" means: one called so, or the person in focus.

        ``strict`` asks that the person was called so, or that the last speaker is still in focus.
        """
        for event in reversed(self.events[-_WINDOW:]):
            if event.kind == "person" and noun in self._descriptions.get(event.name, ()):
                return event.name
        focus = self.find(gender)
        return focus if not strict or focus == self.speaker else ""

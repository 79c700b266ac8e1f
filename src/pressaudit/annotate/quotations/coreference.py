"""Whom "he", "she" and "the newspaper" mean: the persons and bodies of a post, by salience.

A pronoun means the candidate of fitting gender with the highest salience, in the spirit of Lappin
and Leass (1994): recency in sentences, a bonus for subjects and for the last speaker, a small one
for persons named often. Every pronoun outside marks is resolved in reading order, so that chains
("Webb … she … she") keep their person in focus.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pressaudit.annotate.names import Mention, Names
from pressaudit.annotate.quotations import cues, subjects
from pressaudit.annotate.quotations.context import Block
from pressaudit.annotate.quotations.subjects import roles

_PRONOUN = re.compile(
    r"\b([Hh]e|[Ss]he)\b(?:[’'](?:s|d|ll)\b)?|\b(?:[Hh]is|[Hh]er|[Hh]im|[Hh]imself|[Hh]erself)\b"
)
_MODIFIES = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,4}(?=[A-Z])")
_WINDOW = 40
SAYS = 0.8


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
    at: int
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
        self.speaker = ""
        self.described: dict[str, str] = {}
        self.speaker_sentence = -99

    def read(self, index: int, block: Block) -> None:
        """Take in the names of a block and resolve its pronouns, in reading order."""
        found: list[tuple[int, Mention | re.Match[str]]] = [(m.char_start, m) for m in block.mentions]
        found += [(m.start(), m) for m in _PRONOUN.finditer(block.masked)]
        found.sort(key=lambda pair: pair[0])
        edges = list(block.ends)
        says = _saying(block)
        first = True
        for at, what in found:
            while edges and at >= edges[0]:
                edges.pop(0)
                self._sentence += 1
                first = True
            if isinstance(what, Mention):
                self._meet(index, block, what, first=first, says=at in says)
                first = first and bool(_MODIFIES.match(block.masked, what.char_end))
            else:
                self._pronoun(index, block, what, says=at in says)
                first = False
        self._sentence += len(edges) + (not block.ends or block.ends[-1] < len(block.masked)) * 1

    def _meet(self, index: int, block: Block, mention: Mention, *, first: bool, says: bool) -> None:
        text = block.masked
        tail = text[mention.char_end : mention.char_end + 2]
        modifier = _MODIFIES.match(text, mention.char_end)
        if tail in ("’s", "'s") or tail[:1] in ("’", "'"):
            weight = -0.6
        elif modifier and any(m.char_start == modifier.end() for m in block.mentions):
            weight = -0.4
        elif subjects.led_by_preposition(text, 0, mention.char_start):
            weight = -0.3
        elif first or tail[:1] == ",":
            weight = 1.2
        else:
            weight = 0.3
        if says:
            weight = max(weight, 0.6) + SAYS
        self._counts[mention.canonical] += 1
        gender = self._names.genders.get(mention.canonical, "")
        self.events.append(
            Event(index, self._sentence, mention.char_start, mention.canonical, mention.kind, gender, weight)
        )

    def _pronoun(self, index: int, block: Block, match: re.Match[str], *, says: bool) -> None:
        word = match.group().lower()
        gender = "female" if word in ("she", "her", "herself") else "male"
        name = self.find(gender, index, self._sentence, match.start())
        if name:
            self.pronouns[index, match.start()] = name
            weight = (1.0 if match.group(1) else 0.2) + SAYS * says
            self.events.append(
                Event(index, self._sentence, match.start(), name, "person", gender, weight)
            )

    def find(self, gender: str, block: int, sentence: int | None = None, at: int = 0) -> str:
        """Return the most salient person of ``gender`` ("" for any), or ""."""
        now = self._sentence if sentence is None else sentence
        best, best_score = "", -1e9
        for event in reversed(self.events[-_WINDOW:]):
            if event.kind != "person" or (gender and event.gender not in ("", gender)):
                continue
            score = (
                event.weight - 0.8 * min(now - event.sentence, 12) - 0.5 * (block - event.block > 0)
            )
            score += 0.3 * bool(event.gender) + 0.06 * min(self._counts[event.name], 8)
            if event.name == self.speaker and now - self.speaker_sentence <= 4:
                score += 0.7
            if event.sentence == now and event.weight < 0.1:
                score -= 0.6
            if score > best_score:
                best, best_score = event.name, score
        return best

    def spoke(self, name: str, index: int) -> None:
        """Remember who was quoted last."""
        if name:
            self.speaker, self.speaker_sentence = name, self._sentence

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
            score = 0.3 * min(self._counts[event.name], 10) - 0.4 * (self._sentence - event.sentence)
            if score > best_score:
                best, best_score = event.name, score
        return best

    def holder(self, noun: str, gender: str, block: int, *, strict: bool = False) -> str:
        """Return the person whom "the ``noun``" means: one called so, or the person in focus.

        ``strict`` asks that the person was called so, or that the last speaker is still in focus.
        """
        for event in reversed(self.events[-_WINDOW:]):
            if event.kind == "person" and noun in self._descriptions.get(event.name, ()):
                return event.name
        focus = self.find(gender, block)
        return focus if not strict or focus == self.speaker else ""


_BEFORE = re.compile(r"((?:[\w.’'-]+\s){1,5})$")
_AFTER = re.compile(r"\s?,\s((?:[\w.’'-]+\s?){1,9})")
_TITLE_NOUNS = {
    "sen": "senator",
    "senator": "senator",
    "gov": "governor",
    "governor": "governor",
    "rep": "congressman congresswoman lawmaker representative",
    "president": "president",
    "mayor": "mayor",
    "judge": "judge",
    "secretary": "secretary",
    "congressman": "congressman lawmaker",
    "congresswoman": "congresswoman lawmaker",
    "prof": "professor",
    "ambassador": "ambassador",
    "minister": "minister",
    "gen": "general",
}


def descriptions(blocks: list[Block]) -> dict[str, set[str]]:
    """Collect, for each person, the common nouns that titles and appositions call them."""
    out: dict[str, set[str]] = {}
    for block in blocks:
        for mention in block.mentions:
            if mention.kind != "person":
                continue
            words: list[str] = []
            lead = _BEFORE.search(block.masked, max(0, mention.char_start - 60), mention.char_start)
            if lead:
                words += lead.group(1).split()[-3:]
            tail = _AFTER.match(block.masked, mention.char_end, mention.char_end + 90)
            if tail:
                words += tail.group(1).split()
            for word in words:
                key = word.lower().strip(".,")
                for noun in _TITLE_NOUNS.get(key, key).split():
                    if noun in roles() or key in _TITLE_NOUNS:
                        out.setdefault(mention.canonical, set()).add(noun)
    return out

"""By sentence: is at least half of it on somebody's word, directly or not, and on whose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressaudit.language.words import sentences

HALF = 0.5
Span = tuple[int, int]
Found = tuple[Span, str]
"""A content and the words or the name of its source."""
_MARKS = re.compile(r"[“”\"\n]")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_SMALL = """Mr Mrs Ms Dr Sen Gov Rep The A An He She They I We It His Her Their Who One Some Many
But And In On At"""
_NO_NAMES = frozenset(_SMALL.split())


@dataclass(frozen=True)
class Sentence:
    """A sentence of the gold; ``names`` are those of its sources, none where they are unnamed."""

    start: int
    end: int
    attributed: bool
    direct: bool
    names: frozenset[str]


@dataclass
class Counts:
    """What was right and wrong of sentences that are not quoted for the most part."""

    both: int = 0
    only_found: int = 0
    only_gold: int = 0
    named: int = 0
    right: int = 0

    def row(self) -> dict[str, float]:
        """Return F1, precision, recall, and the share of named sources that are right."""
        found, gold = self.both + self.only_found, self.both + self.only_gold
        return {
            "indirect: F1": 2 * self.both / max(found + gold, 1),
            "indirect: precision": self.both / max(found, 1),
            "indirect: recall": self.both / max(gold, 1),
            "named source right": self.right / max(self.named, 1),
        }


def gold(text: str, found: Iterable[Found]) -> list[Sentence]:
    """Return the sentences of a text as an annotation has them."""
    rows, marks = list(found), _inside_marks(text)
    out = []
    for line in re.finditer(r"[^\n]+", text):
        for a, b in sentences(line.group()):
            start, end = line.start() + a, line.start() + b
            cover = share(text, (start, end), [span for span, _ in rows])
            quoted = share(text, (start, end), marks)
            held = cover >= HALF
            met = [source for (s, e), source in rows if s < end and start < e]
            who = frozenset(n for source in met for n in names(source)) if held else frozenset()
            out.append(Sentence(start, end, held, held and quoted >= cover / 2, who))
    return out


def count(text: str, wanted: Sequence[Sentence], found: Sequence[Found], into: Counts) -> None:
    """Add to ``into`` what a system found in a text; direct sentences are left out."""
    marks = _inside_marks(text)
    for s in wanted:
        place = (s.start, s.end)
        if s.direct or (not s.attributed and share(text, place, marks) >= HALF):
            continue
        got = share(text, place, [span for span, _ in found]) >= HALF
        into.both += got and s.attributed
        into.only_found += got and not s.attributed
        into.only_gold += s.attributed and not got
        if s.attributed and s.names:
            here = [source for (a, b), source in found if a < s.end and s.start < b]
            into.named += 1
            into.right += bool(s.names & {n for source in here for n in names(source)})


def share(text: str, place: Span, spans: Sequence[Span]) -> float:
    """Return the share of the words of ``place`` that lie in any of ``spans``."""
    words = [m.span() for m in re.finditer(r"\w+", text[slice(*place)])]
    at = place[0]
    inside = sum(any(s <= a + at and b + at <= e for s, e in spans) for a, b in words)
    return inside / max(len(words), 1)


def names(source: str) -> set[str]:
    """Return the capitalised words of a source that may be a name."""
    return {re.sub(r"[’']s$", "", word) for word in _NAME.findall(source)} - _NO_NAMES


def _inside_marks(text: str) -> list[Span]:
    out, start = [], -1
    for m in _MARKS.finditer(text):
        if m.group() == "\n":
            start = -1
        elif start < 0 and m.group() != "”":
            start = m.end()
        elif start >= 0:
            out.append((start, m.start()))
            start = -1
    return out

"""A sentence of a post with its cues: what is asked of it is worked out once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pressaudit.quotations.attributions.clause import Clause
from pressaudit.quotations.attributions.report import Interval, Report
from pressaudit.quotations.attributions.reports import reports
from pressaudit.quotations.block import HIDDEN, Block

HALF = 0.5
"""The part of a sentence from which it counts as a whole."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Seen:
    """A sentence: ``index`` of its block in the post, ``rank`` in the block, offsets."""

    block: Block
    index: int
    rank: int
    start: int
    end: int

    @cached_property
    def clause(self) -> Clause:
        """Return the sentence as the rules read it."""
        return Clause(self.block, self.start, self.end)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the cues that report something, in order."""
        return tuple(r for r in reports(self.clause) if r.contents)

    @cached_property
    def words(self) -> tuple[Interval, ...]:
        """Return start and end of the words, those inside marks too."""
        text = self.block.paragraph.text
        return tuple(m.span() for m in _WORD.finditer(text, self.start, self.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [b for _, b in self.words]

    @cached_property
    def quoted(self) -> float:
        """Return the share of the words that stand inside marks."""
        masked = self.block.masked
        return sum(masked[a] in HIDDEN for a, _ in self.words) / max(len(self.words), 1)

    @cached_property
    def top(self) -> str:
        """Return the class of the cue that reports most, "" where there is none."""
        best = max(self.reports, key=lambda r: (self.count(r.contents), -r.start), default=None)
        return best.kind if best else ""

    def count(self, spans: Sequence[Interval]) -> int:
        """Return the number of words that lie in any of ``spans``."""
        inside = (
            range(bisect_left(self._starts, s), bisect_right(self._ends, e)) for s, e in spans
        )
        return len(set().union(*inside))

    def share(self, spans: Sequence[Interval]) -> float:
        """Return the share of the words that lie in any of ``spans``."""
        return self.count(spans) / max(len(self.words), 1)


def sentences(read: Iterable[Block]) -> list[Seen]:
    """Return the sentences of a post's blocks, in order."""
    return [
        Seen(block, index, rank, start, end)
        for index, block in enumerate(read)
        for rank, (start, end) in enumerate(block.edges())
    ]

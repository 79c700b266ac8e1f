"""Matching of spans: which one that was found stands for which one that is annotated."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

NEAR, OVERLAP = 1, 0.8


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters, half-open, in a text that ``place`` names."""

    place: Hashable
    start: int
    end: int


def span_of(row: Any) -> Span:
    """Return the span of a row of a table with pointers."""
    return Span((row.article_id, row.paragraph), row.char_start, row.char_end)


@dataclass(frozen=True, slots=True)
class Matching:
    """Indices: matched ``pairs``, ``shifted`` pairs that only overlap, and the rest."""

    pairs: tuple[tuple[int, int], ...]
    shifted: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]


def match(annotated: Sequence[Span], found: Sequence[Span]) -> Matching:
    """Pair annotated and found spans one to one, the closest first.

    Two spans match when their common part is at least ``OVERLAP`` of both together, or when each
    end is within ``NEAR`` character of the other's (a stop or a comma inside the marks). Of those
    left over, spans that overlap at all are paired as shifted.
    """
    overlaps = sorted(_overlaps(annotated, found))
    good = [(i, j) for _, i, j in overlaps if _matches(annotated[i], found[j])]
    pairs = _one_to_one(good, set(), set())
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    shifted = _one_to_one([(i, j) for _, i, j in overlaps], set(left), set(right))
    left |= {i for i, _ in shifted}
    right |= {j for _, j in shifted}
    return Matching(
        tuple(pairs),
        tuple(shifted),
        tuple(i for i in range(len(annotated)) if i not in left),
        tuple(j for j in range(len(found)) if j not in right),
    )


def touching(annotated: Sequence[Span], found: Sequence[Span], slack: int = 3) -> list[list[int]]:
    """Return, for each annotated span, the indices of the found ones that touch it.

    Spans touch that overlap or are within ``slack`` characters of each other; one range may be
    touched by two dates.
    """
    at = _by_place(found)
    return [
        [
            j
            for j in at[a.place]
            if found[j].start <= a.end + slack and a.start - slack <= found[j].end
        ]
        for a in annotated
    ]


def _overlaps(
    annotated: Sequence[Span], found: Sequence[Span]
) -> list[tuple[tuple[float, int], int, int]]:
    """Return pairs that overlap, with a key that sorts the closest first."""
    at = _by_place(found)
    out = []
    for i, a in enumerate(annotated):
        for j in at[a.place]:
            b = found[j]
            common = min(a.end, b.end) - max(a.start, b.start)
            if common > 0:
                union = max(a.end, b.end) - min(a.start, b.start)
                out.append(((-common / union, i), i, j))
    return out


def _matches(a: Span, b: Span) -> bool:
    common = min(a.end, b.end) - max(a.start, b.start)
    union = max(a.end, b.end) - min(a.start, b.start)
    near = max(abs(a.start - b.start), abs(a.end - b.end)) <= NEAR
    return near or common >= OVERLAP * union


def _one_to_one(
    pairs: Sequence[tuple[int, int]], left: set[int], right: set[int]
) -> list[tuple[int, int]]:
    out = []
    for i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return sorted(out)


def _by_place(spans: Sequence[Span]) -> dict[Hashable, list[int]]:
    at: dict[Hashable, list[int]] = defaultdict(list)
    for j, span in enumerate(spans):
        at[span.place].append(j)
    return at

"""Measures of found passages against planted ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressaudit.language.spans import intersection, size

Span = tuple[str, int, int, str, int, int]


@dataclass(frozen=True)
class Score:
    """``recall`` and ``precision`` in characters of both sides, 0 to 1; ``fragments`` a plant.

    A character counts as found when a span between the same two posts covers it. ``plants`` is
    the number of planted passages.
    """

    recall: float
    precision: float
    fragments: float
    plants: int


def score(found: Iterable[Sequence[str | int]], planted: Iterable[Span]) -> Score:
    """Measure ``found`` spans against ``planted`` ones; the order of the two posts is no matter."""
    by_pair: dict[tuple[str, str], list[Span]] = defaultdict(list)
    gold: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for span in found:
        one = _ordered(tuple(span))
        by_pair[one[0], one[3]].append(one)
    for span in planted:
        one = _ordered(span)
        gold[one[0], one[3]].append(one)
    hit = total = given = touching = touched = 0
    for pair in sorted({*by_pair, *gold}):
        for side in (1, 4):
            there = [(s[side], s[side + 1]) for s in by_pair[pair]]
            wanted = [(s[side], s[side + 1]) for s in gold[pair]]
            hit += size(intersection(there, wanted))
            given += size(there)
            total += size(wanted)
        for plant in gold[pair]:
            met = sum(_meet(span, plant) for span in by_pair[pair])
            touching, touched = touching + met, touched + bool(met)
    plants = sum(map(len, gold.values()))
    return Score(hit / max(total, 1), hit / max(given, 1), touching / max(touched, 1), plants)


def _ordered(span: Sequence[str | int]) -> Span:
    a, b = tuple(span[:3]), tuple(span[3:])
    return a + b if a[0] <= b[0] else b + a


def _meet(span: Span, plant: Span) -> bool:
    return all(span[n] < plant[n + 1] and plant[n] < span[n + 1] for n in (1, 4))

"""Passages: chains grown, merged, and kept when they are enough."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.reuse import extend
from pressaudit.reuse.chains import Chain, chains, link
from pressaudit.reuse.encode import Encoded, Flags
from pressaudit.reuse.keep import Ground, kept, parts, similarity
from pressaudit.reuse.seeds import runs


@dataclass(frozen=True, slots=True)
class Match:
    """A kept chain; ``similarity`` as in a passage, ``words`` of the longer side."""

    chain: Chain
    words: int
    similarity: float


def matches(coded: Encoded, spoken: Flags, shown: Flags) -> list[Match]:
    """Return the passages that stand in two places of ``coded``, in order.

    ``spoken`` and ``shown`` say of each word whether it stands in quotation marks, and whether in
    a display quotation; shape (words,).
    """
    limits = rules.load("reuse")["limits"]
    gap = limits["chains"]["gap"]
    found = runs(coded, spoken)
    ground = Ground.of(coded, spoken, shown, found.spread)
    words, worth, costs = ground.words, ground.worth, ground.costs
    grown = [
        extend.aligned(chain, words, worth, _room(coded, chain), costs)
        for chain in extend.promising(coded, chains(coded, found, gap), costs, ground.least)
    ]
    joined = link(_whole(grown), gap)
    filled = [extend.aligned(c, words, worth, (c.first, c.second), costs) for c in joined]
    return [
        _match(part)
        for chain in filled
        for whole in kept(ground, chain)
        for part in parts(coded, whole)
    ]


def _match(chain: Chain) -> Match:
    longer = max(chain.first[1] - chain.first[0], chain.second[1] - chain.second[0])
    return Match(chain, longer, similarity(chain))


def _room(coded: Encoded, chain: Chain) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return how far both sides may grow: their texts, or half-way to each other in one text."""
    a, b = chain.texts
    bounds = coded.bounds
    first = (int(bounds[a]), int(bounds[a + 1]))
    second = (int(bounds[b]), int(bounds[b + 1]))
    if a == b:
        middle = (chain.first[1] + chain.second[0]) // 2
        first, second = (first[0], middle), (middle, second[1])
    return first, second


def _whole(grown: Sequence[Chain]) -> list[Chain]:
    """Return the chains without those that lie within another one, in order."""
    return sorted(set(grown), key=lambda c: (c.texts, c.blocks))

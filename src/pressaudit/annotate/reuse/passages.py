"""Passages: chains grown, merged, and kept when they are enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pressaudit import rules
from pressaudit.annotate.reuse import extend
from pressaudit.annotate.reuse.chains import Chain, chains, link
from pressaudit.annotate.reuse.encode import Encoded, Flags, Ints, Longs
from pressaudit.annotate.reuse.keep import Ground, kept, similarity
from pressaudit.annotate.reuse.parts import parts
from pressaudit.annotate.reuse.seeds import runs


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
    rule = rules.load("reuse")
    gap = rule["chains"]["gap"]
    found = runs(coded, rule["seeds"]["length"], rule["seeds"]["places"])
    costs = extend.Costs(**rule["extension"])
    # A view, because a list of millions of ints would take ten times the memory.
    words: Sequence[int] = memoryview(coded.words.data)
    worth: list[float] = np.minimum(coded.information, costs.most).tolist()
    grown = [
        extend.aligned(chain, words, worth, _room(coded, chain), costs)
        for chain in _promising(coded, chains(coded, found, gap), costs)
    ]
    joined = link(_whole(grown), gap)
    filled = [extend.aligned(c, words, worth, (c.first, c.second), costs) for c in joined]
    ground = Ground(coded, spoken, shown, words, worth, costs)
    near, least = rule["kinds"]["near"], rule["beside"]["words"]
    return [
        _match(part)
        for chain in filled
        for whole in kept(ground, chain)
        for part in parts(coded, whole, near, least)
    ]


def _match(chain: Chain) -> Match:
    longer = max(chain.first[1] - chain.first[0], chain.second[1] - chain.second[0])
    return Match(chain, longer, similarity(chain))


def _promising(coded: Encoded, found: Sequence[Chain], costs: extend.Costs) -> list[Chain]:
    """Return ``found`` without the lone short runs that no telling word stands near.

    In a large collection most seeds are chance; a telling word on both sides, no further off
    than growth can reach at first, is what a real passage nearly always has besides its seed.
    """
    lone = np.array([c.blocks[0] for c in found if len(c.blocks) == 1], np.int64).reshape(-1, 3)
    telling = coded.information >= min(_TELLING, np.log(max(len(coded.words), 1)) / 2)
    reach = int(costs.drop / costs.odd)
    earned = np.concatenate(
        [[0], np.cumsum(np.minimum(coded.information, costs.most)[coded.words])]
    )
    least = 2 * np.log(max(len(coded.words), 1)) + rules.load("reuse")["chance"]["margin"]
    near = earned[lone[:, 0] + lone[:, 2]] - earned[lone[:, 0]] >= least
    for part in np.array_split(np.arange(len(lone)), len(lone) // _ROWS + 1):
        first, second, size = lone[part].T
        for a, b in ((first + size, second + size), (first - reach, second - reach)):
            one = _window(coded, a, reach, 0)
            other = _window(coded, b, reach, costs.drift)
            met = (one[:, :, None] == other[:, None, :]).any(axis=2)
            near[part] |= (met & (one >= 0) & telling[one]).any(axis=1)
    verdict = iter(near.tolist())
    return [c for c in found if len(c.blocks) > 1 or next(verdict)]


_TELLING = 6.0
"""Nats: a word that makes up less than one in four hundred."""
_ROWS = 4096


def _window(coded: Encoded, begin: Longs, reach: int, drift: int) -> Ints:
    """Return the words from each of ``begin`` on, ``drift`` more on either side; -1 for none."""
    spots = begin[:, None] + np.arange(-drift, reach + drift)[None, :]
    inside = (spots >= 0) & (spots < len(coded.words))
    return np.where(inside, coded.words[np.where(inside, spots, 0)], -1 - (drift > 0))


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

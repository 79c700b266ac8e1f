"""Passages: chains grown, merged, and kept when they are enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pressaudit import rules
from pressaudit.annotate.reuse import extend
from pressaudit.annotate.reuse.chains import Chain, chains, link
from pressaudit.annotate.reuse.encode import Encoded
from pressaudit.annotate.reuse.seeds import runs


@dataclass(frozen=True, slots=True)
class Match:
    """A kept chain; ``similarity`` as in a passage, ``words`` of the longer side."""

    chain: Chain
    words: int
    similarity: float


def matches(coded: Encoded) -> list[Match]:
    """Return the passages that stand in two places of ``coded``, in order."""
    rule = rules.load("reuse")
    gap = rule["chains"]["gap"]
    found = runs(coded, rule["seeds"]["length"], rule["seeds"]["places"])
    costs = extend.Costs(**rule["extension"])
    words: list[int] = coded.words.tolist()
    worth: list[float] = np.minimum(coded.information, costs.most).tolist()
    grown = [
        extend.aligned(chain, words, worth, _room(coded, chain), costs)
        for chain in chains(coded, found, gap)
    ]
    joined = link(_whole(grown), gap)
    filled = [extend.aligned(c, words, worth, (c.first, c.second), costs) for c in joined]
    return [match for chain in filled if (match := _enough(coded, chain, words, worth))]


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


def _enough(
    coded: Encoded, chain: Chain, words: Sequence[int], worth: Sequence[float]
) -> Match | None:
    rule = rules.load("reuse")["enough"]
    shared = [word for a, _, size in chain.blocks for word in words[a : a + size]]
    content = {word for word in shared if coded.content[word]}
    sizes = chain.first[1] - chain.first[0], chain.second[1] - chain.second[0]
    similarity = 2 * len(shared) / sum(sizes)
    if (
        len(shared) < rule["words"]
        or len(content) < rule["content"]
        or similarity < rule["similarity"]
        or sum(worth[word] for word in shared) < 2 * np.log(max(len(words), 2)) + 4
    ):
        return None
    return Match(chain, max(sizes), similarity)

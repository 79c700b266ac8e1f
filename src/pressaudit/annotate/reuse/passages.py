"""Passages: chains grown, merged, and kept when they are enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pressaudit import rules
from pressaudit.annotate.reuse import extend
from pressaudit.annotate.reuse.chains import Block, Chain, chains, link
from pressaudit.annotate.reuse.encode import Encoded, Ints, Longs
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
    # A view, because a list of millions of ints would take ten times the memory.
    words: Sequence[int] = memoryview(coded.words.data)
    worth: list[float] = np.minimum(coded.information, costs.most).tolist()
    grown = [
        extend.aligned(chain, words, worth, _room(coded, chain), costs)
        for chain in _promising(coded, chains(coded, found, gap), costs)
    ]
    joined = link(_whole(grown), gap)
    filled = [extend.aligned(c, words, worth, (c.first, c.second), costs) for c in joined]
    return [_match(part) for chain in filled for part in _kept(coded, chain, words, worth, costs)]


def _kept(
    coded: Encoded,
    chain: Chain,
    words: Sequence[int],
    worth: Sequence[float],
    costs: extend.Costs,
) -> list[Chain]:
    """Return the parts of one chain that are passages, or stand beside one.

    What is not enough as a whole may hold a denser part that is; so it is parted more finely.
    """
    rule = rules.load("reuse")
    least = 2 * np.log(len(words)) + rule["enough"]["margin"]
    sure: list[Chain] = []
    rest: list[Chain] = []
    waiting = [(chain, costs)]
    while waiting:
        whole, now = waiting.pop()
        for piece in extend.pieces(whole, words, worth, now):
            part = _trimmed(coded, piece, rule["trimming"])
            if (
                _enough(coded, part, rule["enough"]) or _enough(coded, part, rule["short"])
            ) and extend.score(part, words, worth, costs) >= least:
                sure.append(part)
            elif _enough(coded, part, rule["beside"]):
                rest.append(part)
            elif now.drop > _FINEST:
                waiting.append((piece, replace(now, drop=now.drop / 2)))
    return sorted(sure + rest, key=lambda part: part.blocks) if sure else []


_FINEST = 6.0
"""Nats: three or four odd words between two parts."""


def _promising(coded: Encoded, found: Sequence[Chain], costs: extend.Costs) -> list[Chain]:
    """Return ``found`` without the lone short runs that no telling word stands near.

    In a large collection most seeds are chance; a telling word on both sides, no further off
    than growth can reach at first, is what a real passage nearly always has besides its seed.
    """
    lone = np.array([c.blocks[0] for c in found if len(c.blocks) == 1], np.int64).reshape(-1, 3)
    telling = coded.information >= min(_TELLING, np.log(max(len(coded.words), 1)) / 2)
    reach = int(costs.drop / costs.odd)
    near = lone[:, 2] > _SHORT
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
_SHORT = 6
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


def _trimmed(coded: Encoded, chain: Chain, rule: Mapping[str, int]) -> Chain:
    """Cut off what hangs over into another sentence by hardly a word."""
    blocks = list(chain.blocks)
    for side in (0, 1):
        blocks = _cut_end(coded, blocks, side, rule)
        blocks = _cut_start(coded, blocks, side, rule)
    return Chain(chain.texts, tuple(blocks))


def _cut_end(
    coded: Encoded, blocks: list[Block], side: int, rule: Mapping[str, int]
) -> list[Block]:
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1][2]
    for opening in (start + 1 + np.flatnonzero(coded.opening[start + 1 : end]))[::-1].tolist():
        kept, tail = _parted(blocks, opening, side)
        if not kept or not _hangs_over(coded, tail, rule):
            break
        blocks = kept
    return blocks


def _cut_start(
    coded: Encoded, blocks: list[Block], side: int, rule: Mapping[str, int]
) -> list[Block]:
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1][2]
    for opening in (start + 1 + np.flatnonzero(coded.opening[start + 1 : end])).tolist():
        head, kept = _parted(blocks, opening, side)
        if not kept or not _hangs_over(coded, head, rule):
            break
        blocks = kept
    return blocks


def _parted(blocks: Sequence[Block], at: int, side: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks before word ``at`` of one side, and those from it on."""
    before: list[Block] = []
    after: list[Block] = []
    for a, b, size in blocks:
        cut = min(max(at - (a, b)[side], 0), size)
        if cut:
            before.append((a, b, cut))
        if cut < size:
            after.append((a + cut, b + cut, size - cut))
    return before, after


def _hangs_over(coded: Encoded, blocks: Sequence[Block], rule: Mapping[str, int]) -> bool:
    words = [word for a, _, size in blocks for word in coded.words[a : a + size].tolist()]
    return len(words) < rule["words"] and sum(coded.content[words]) < rule["content"]


def _enough(coded: Encoded, chain: Chain, rule: Mapping[str, float]) -> bool:
    shared = np.concatenate([coded.words[a : a + size] for a, _, size in chain.blocks])
    content = np.unique(shared[coded.content[shared]])
    return (
        len(shared) >= rule["words"]
        and len(content) >= rule["content"]
        and _match(chain).similarity >= rule["similarity"]
    )


def _match(chain: Chain) -> Match:
    sizes = chain.first[1] - chain.first[0], chain.second[1] - chain.second[0]
    return Match(chain, max(sizes), 2 * sum(size for *_, size in chain.blocks) / sum(sizes))

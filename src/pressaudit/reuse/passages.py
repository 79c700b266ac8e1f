"""Passages: chains grown, merged, and kept when they are enough, parted where they end."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Self

import numpy as np

from pressaudit import rules
from pressaudit.reuse import extend
from pressaudit.reuse.chains import Block, Chain, chains, cut, link, matched, places
from pressaudit.reuse.encode import Encoded, Flags, Kinds
from pressaudit.reuse.seeds import runs


@dataclass(frozen=True)
class Ground:
    """What passages are judged by; all are looked up one by one, so none is an array.

    Attributes
    ----------
    scale
        What growing and parting earn and cost.
    content, formula
        As in :class:`Encoded`, by number.
    spoken, shown
        How many words before a place stand in quotation marks, and in display quotations.
    spread
        In how many texts the n-gram from a place on stands; 0 for none that leads anywhere.
    borders
        The places of words that open a sentence, or open or follow quotation marks.
    least
        What a passage must score at least, in nats.
    """

    scale: extend.Scale
    content: Sequence[bool]
    formula: Sequence[bool]
    spoken: Sequence[int]
    shown: Sequence[int]
    spread: Sequence[int]
    borders: Sequence[int]
    least: float

    @classmethod
    def of(cls, coded: Encoded, spoken: Flags, shown: Flags, spread: Kinds) -> Self:
        """Lay ``coded`` out; ``spoken`` and ``shown`` say what each word stands in."""
        limits = rules.load("reuse")["limits"]
        costs = extend.Costs(**limits["extension"])
        border = coded.opening.copy()
        border[1:] |= spoken[1:] != spoken[:-1]
        worth = np.minimum(coded.information, costs.most).tolist()
        return cls(
            # Views, because lists of millions of ints would take ten times the memory.
            scale=extend.Scale(memoryview(coded.words.data), worth, costs),
            content=coded.content.tolist(),
            formula=coded.formula.tolist(),
            spoken=_before(spoken),
            shown=_before(shown),
            spread=memoryview(spread.data),
            borders=memoryview(np.flatnonzero(border).data),
            least=2 * float(np.log(max(len(coded.words), 1))) + limits["chance"]["margin"],
        )


def _before(flags: Flags) -> Sequence[int]:
    counts = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=counts[1:])
    return memoryview(counts.data)


def matches(coded: Encoded, spoken: Flags, shown: Flags) -> list[Chain]:
    """Return the passages that stand in two places of ``coded``, in order.

    ``spoken`` and ``shown`` say of each word whether it stands in quotation marks, and whether in
    a display quotation; shape (words,).
    """
    limits = rules.load("reuse")["limits"]
    gap = limits["chains"]["gap"]
    found = runs(coded, spoken)
    ground = Ground.of(coded, spoken, shown, found.spread)
    scale = ground.scale
    grown = [
        extend.aligned(chain, scale, _room(coded, chain))
        for chain in extend.promising(coded, chains(coded, found, gap), scale.costs, ground.least)
    ]
    joined = link(sorted(set(grown), key=lambda c: (c.texts, c.blocks)), gap)
    filled = [extend.aligned(c, scale, (c.first, c.second)) for c in joined]
    return [
        part for chain in filled for whole in _kept(ground, chain) for part in _parts(coded, whole)
    ]


def _room(coded: Encoded, chain: Chain) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return how far both sides may grow: their texts, or half-way to each other in one text."""
    a, b = chain.texts
    bounds = coded.bounds
    first, second = ((int(bounds[n]), int(bounds[n + 1])) for n in (a, b))
    if a == b:
        middle = (chain.first[1] + chain.second[0]) // 2
        first, second = (first[0], middle), (middle, second[1])
    return first, second


def _kept(ground: Ground, chain: Chain) -> list[Chain]:
    """Return the parts of one chain that are passages, or stand beside one.

    What is not enough as a whole may hold a denser part that is; so it is parted more finely.
    """
    limits = rules.load("reuse")["limits"]
    sure: list[Chain] = []
    rest: list[Chain] = []
    waiting = [(chain, ground.scale)]
    while waiting:
        whole, now = waiting.pop()
        for piece in extend.pieces(whole, now):
            part = _trimmed(ground, piece, limits["trimming"])
            if _is_passage(ground, part, limits):
                sure.append(part)
            elif _enough(ground, part, limits["beside"]):
                rest.append(part)
            elif (
                now.costs.drop > now.costs.finest
                and len(piece.blocks) > 1
                and extend.earned(piece.blocks, ground.scale) >= ground.least
            ):
                # All shared words together, were there no odd ones, would score enough.
                finer = replace(now.costs, drop=now.costs.drop / 2)
                waiting.append((piece, replace(now, costs=finer)))
    return sorted(sure + rest, key=lambda part: part.blocks) if sure else []


def _is_passage(ground: Ground, chain: Chain, limits: Mapping[str, Any]) -> bool:
    """Whether the words suffice; less will do in quotation marks, and less still on display."""
    if extend.score(chain, ground.scale) < ground.least:
        return False
    most, enough = limits["kinds"]["marked"], limits["enough"]
    ways = ["whole", "short", "plain"]
    if chain.texts[0] != chain.texts[1]:
        ways += ["spoken"] * (min(_shares(ground.spoken, chain)) >= most)
    elif max(_shares(ground.shown, chain)) >= most:
        ways += ["shown"]
    return not _is_formula(ground, chain, limits) and any(
        _enough(ground, chain, enough[way]) for way in ways
    )


def _enough(ground: Ground, chain: Chain, rule: Mapping[str, float]) -> bool:
    shared = [ground.scale.words[place] for place in places(chain.blocks)]
    if len(shared) < rule["words"] or chain.similarity < rule["similarity"]:
        return False
    different = set(shared)
    content = sum(ground.content[w] for w in different)
    plain = len(different) - sum(ground.formula[w] for w in different)
    return content >= rule["content"] and plain >= rule["plain"]


def _is_formula(ground: Ground, chain: Chain, limits: Mapping[str, Any]) -> bool:
    """Whether a short passage is made of what stands in many texts: their subject's set phrases."""
    most, length = limits["formulas"]["texts"], limits["seeds"]["length"]
    if matched(chain.blocks) >= limits["formulas"]["words"]:
        return False
    runs = (place for a, _, size in chain.blocks for place in range(a, a + size - length + 1))
    return not any(0 < ground.spread[place] <= most for place in runs)


def _shares(before: Sequence[int], chain: Chain) -> tuple[float, float]:
    (a, b), (c, d) = chain.first, chain.second
    return (before[b] - before[a]) / (b - a), (before[d] - before[c]) / (d - c)


def _trimmed(ground: Ground, chain: Chain, rule: Mapping[str, int]) -> Chain:
    """Cut off what hangs over into another sentence, or out of the marks, by hardly a word."""
    blocks = list(chain.blocks)
    for side in (0, 1):
        for at in reversed(_borders(ground, blocks, side)):
            inside, tail = cut(blocks, at, side)
            if not inside or not _hangs_over(ground, tail, rule):
                break
            blocks = inside
        for at in _borders(ground, blocks, side):
            head, inside = cut(blocks, at, side)
            if not inside or not _hangs_over(ground, head, rule):
                break
            blocks = inside
    return Chain(chain.texts, tuple(blocks))


def _borders(ground: Ground, blocks: Sequence[Block], side: int) -> list[int]:
    """Return the borders within one side, in order."""
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1][2]
    low, high = bisect_right(ground.borders, start), bisect_left(ground.borders, end)
    return list(ground.borders[low:high])


def _hangs_over(ground: Ground, blocks: Sequence[Block], rule: Mapping[str, int]) -> bool:
    words = [ground.scale.words[place] for place in places(blocks)]
    return len(words) < rule["words"] and sum(ground.content[w] for w in words) < rule["content"]


def _parts(coded: Encoded, chain: Chain) -> list[Chain]:
    """Cut ``chain`` into stretches of sentences that are near in their words, and of free ones.

    A sentence is near when the share of its words that are matched, on both sides and between
    its ends, is that of a near-verbatim passage. Where a stretch has too few words to stand
    beside a passage, all stays in one.
    """
    limits = rules.load("reuse")["limits"]
    near, least = limits["kinds"]["near"], limits["beside"]["words"]
    groups = [
        [block for _, blocks in group for block in blocks]
        for _, group in groupby(_sentences(coded, chain), key=lambda s: s[0] >= near)
    ]
    if any(matched(group) < least for group in groups):
        return [chain]
    return [Chain(chain.texts, tuple(group)) for group in groups]


def _sentences(coded: Encoded, chain: Chain) -> list[tuple[float, list[Block]]]:
    """Return the blocks of each pair of sentences, and the share of their words that they match."""
    out: list[tuple[float, list[Block]]] = []
    rest = list(chain.blocks)
    begin = rest[0][0], rest[0][1]
    for at in _openings(coded, chain.first):
        head, tail = cut(rest, at, 0)
        if not head or not tail:
            continue
        opening = [
            other
            for other in _openings(coded, chain.second)
            if head[-1][1] + head[-1][2] <= other <= tail[0][1]
        ]
        if opening:
            width = at - begin[0] + opening[0] - begin[1]
            out.append((2 * matched(head) / width, head))
            begin, rest = (at, opening[0]), tail
    width = chain.first[1] - begin[0] + chain.second[1] - begin[1]
    out.append((2 * matched(rest) / width, rest))
    return out


def _openings(coded: Encoded, span: tuple[int, int]) -> list[int]:
    start, end = span
    found: list[int] = (start + 1 + np.flatnonzero(coded.opening[start + 1 : end])).tolist()
    return found

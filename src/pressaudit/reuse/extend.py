"""Alignment: chains filled in between their blocks and grown at both ends.

Seed and extend, after S. Altschul and others, Basic local alignment search tool, Journal of
Molecular Biology 215 (1990): growth ends where the score falls too far below its best; what is
kept must be more than chance would give in texts of this size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pressaudit.language.spans import Span
from pressaudit.reuse.chains import Block, Chain, gap, places
from pressaudit.reuse.encode import Encoded, Floats, Ints, Longs


@dataclass(frozen=True, slots=True)
class Costs:
    """``[limits.extension]`` of the rules: what a passage earns and costs while it grows."""

    most: float
    odd: float
    drop: float
    drift: int
    finest: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What a chain is weighed by: word numbers by place, what each earns in nats, and the costs."""

    words: Sequence[int]
    worth: Sequence[float]
    costs: Costs


def aligned(chain: Chain, scale: Scale, bounds: tuple[Span, Span]) -> Chain:
    """Return ``chain`` with single shared words in its gaps and at its ends.

    ``bounds`` are the ranges that the two sides may grow to.
    """
    blocks: list[Block] = []
    for block in chain.blocks:
        if blocks:
            a, b = blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]
            blocks += _between(scale, (a, block[0]), (b, block[1]))
        blocks.append(block)
    (a_low, a_high), (b_low, b_high) = bounds
    first, second, _ = blocks[0]
    back = _grown(scale, (first - 1, a_low - 1), (second - 1, b_low - 1))
    first, second, size = blocks[-1]
    ahead = _grown(scale, (first + size, a_high), (second + size, b_high))
    whole = [(a, b, 1) for a, b in reversed(back)] + blocks + [(a, b, 1) for a, b in ahead]
    return Chain(chain.texts, _packed(whole))


def pieces(chain: Chain, scale: Scale) -> list[Chain]:
    """Part ``chain`` wherever its score falls ``drop`` below the best since the last cut.

    The odd words between two blocks cost once for the longer side.
    """
    costs = scale.costs
    out: list[Chain] = []
    kept: list[Block] = []
    open_: list[Block] = []
    score = top = 0.0
    for block in chain.blocks:
        if open_ or kept:
            score -= costs.odd * gap((kept + open_)[-1], block)
        if score <= max(top - costs.drop, 0.0):
            if kept:
                out.append(Chain(chain.texts, tuple(kept)))
            kept, open_, score, top = [], [], 0.0, 0.0
        score += earned([block], scale)
        open_.append(block)
        if score >= top:
            kept += open_
            open_, top = [], score
    if kept:
        out.append(Chain(chain.texts, tuple(kept)))
    return out


def score(chain: Chain, scale: Scale) -> float:
    """Return what the shared words of ``chain`` earn less what the odd ones cost, in nats."""
    odd = sum(gap(one, after) for one, after in pairwise(chain.blocks))
    return earned(chain.blocks, scale) - scale.costs.odd * odd


def earned(blocks: Iterable[Block], scale: Scale) -> float:
    """Return what the shared words of ``blocks`` are worth together."""
    return sum(scale.worth[scale.words[place]] for place in places(blocks))


def _packed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    out: list[Block] = []
    for a, b, size in blocks:
        if out and out[-1][0] + out[-1][2] == a and out[-1][1] + out[-1][2] == b:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + size)
        else:
            out.append((a, b, size))
    return tuple(out)


def _between(scale: Scale, one: Span, other: Span) -> list[Block]:
    """Return the shared words, in order, that are worth most (heaviest common subsequence)."""
    a, b = scale.words[slice(*one)], scale.words[slice(*other)]
    if not len(a) or not len(b) or not set(a) & set(b):
        return []
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(b) - 1, -1, -1):
            score = max(below[j], row[j + 1])
            if a[i] == b[j]:
                score = max(score, below[j + 1] + scale.worth[a[i]])
            row[j] = score
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            out.append((one[0] + i, other[0] + j, 1))
            i, j = i + 1, j + 1
    return out


def _grown(scale: Scale, one: Span, other: Span) -> list[tuple[int, int]]:
    """Return the shared words met while growing from a start up to a stop, on both sides.

    The score of a cell (i, j) is the best with i words used on one side and j on the other.
    """
    step = 1 if one[1] > one[0] else -1
    rows, columns = step * (one[1] - one[0]), step * (other[1] - other[0])
    if rows <= 0 or columns <= 0:
        return []
    words, worth = scale.words, scale.worth
    odd, drop, drift = scale.costs.odd, scale.costs.drop, scale.costs.drift
    low = float("-inf")
    top, top_at = 0.0, (0, 0)
    # A row holds the cells (i, i - drift) to (i, i + drift), and one beyond that is never met.
    width = 2 * drift + 1
    above = [low] * drift + [-odd * n for n in range(drift + 1)] + [low]
    moves = [[_LEFT] * width]
    for i in range(1, rows + 1):
        word = words[one[0] + step * (i - 1)]
        gain = worth[word]
        floor = top - drop
        row = [low] * (width + 1)
        move = [_UP] * width
        alive = False
        left = low
        # Cell n of this row is (i, i - drift + n); cells left of column 0 do not exist.
        first = max(0, drift - i)
        for n in range(first, min(width, columns - i + drift + 1)):
            score = above[n + 1] - odd
            if left - odd > score:
                score = left - odd
                move[n] = _LEFT
            slant = above[n]
            j = i - drift + n
            if slant > low and j:
                if words[other[0] + step * (j - 1)] == word:
                    slant += gain
                    if slant >= score:
                        score = slant
                        move[n] = _EQUAL
                else:
                    slant -= odd
                    if slant >= score:
                        score = slant
                        move[n] = _SWAP
            left = low
            if score > floor:
                row[n] = left = score
                alive = True
                if score > top:
                    top, top_at = score, (i, j)
        moves.append(move)
        if not alive:
            break
        above = row
    return [(one[0] + step * i, other[0] + step * j) for i, j in _traced(moves, top_at, drift)]


def _traced(
    moves: Sequence[Sequence[int]], top: tuple[int, int], drift: int
) -> list[tuple[int, int]]:
    """Return how many words lie before each shared word on the best way to ``top``."""
    found = []
    i, j = top
    while i or j:
        way = moves[i][j - i + drift]
        if way == _EQUAL:
            found.append((i - 1, j - 1))
        i -= way != _LEFT
        j -= way != _UP
    return found[::-1]


_UP, _LEFT, _SWAP, _EQUAL = range(4)


_ROWS = 4096
"""Chains reckoned at a time: bounds the memory, not the result."""


def promising(coded: Encoded, found: Sequence[Chain], costs: Costs, least: float) -> list[Chain]:
    """Return ``found`` without the chains that cannot come to ``least``, in nats.

    In a large collection most seeds are chance, or names and set phrases. A chain earns at most
    its own words and, at both ends, the best stretch of words that stand anywhere near on the
    other side as well, as far as growth can reach at first.
    """
    if not found:
        return []
    worth = np.minimum(coded.information, costs.most)
    sums = np.concatenate([[0.0], np.cumsum(worth[coded.words], dtype=np.float64)])
    blocks = np.array([b for c in found for b in c.blocks], np.int64).reshape(-1, 3)
    owner = np.repeat(np.arange(len(found)), [len(c.blocks) for c in found])
    runs = sums[blocks[:, 0] + blocks[:, 2]] - sums[blocks[:, 0]]
    own = np.bincount(owner, runs, minlength=len(found)).astype(np.float32)
    heads = blocks[np.searchsorted(owner, np.arange(len(found)))]
    tails = blocks[np.searchsorted(owner, np.arange(len(found)), side="right") - 1]
    kept = own >= least
    for part in np.array_split(np.flatnonzero(~kept), len(found) // _ROWS + 1):
        first, second, size = tails[part].T
        best = own[part]
        best += _gain(coded, worth, (first + size, second + size), 1, costs)
        first, second, _ = heads[part].T
        best += _gain(coded, worth, (first - 1, second - 1), -1, costs)
        kept[part] = best >= least
    return [chain for chain, good in zip(found, kept.tolist(), strict=True) if good]


def _gain(
    coded: Encoded, worth: Floats, begin: tuple[Longs, Longs], step: int, costs: Costs
) -> Floats:
    """Return the most that growing from each place could earn, in the direction of ``step``."""
    reach = int(costs.drop / costs.odd)
    one = _window(coded, begin[0], step, 0, reach)
    other = _window(coded, begin[1], step, -costs.drift, reach + costs.drift)
    shared = np.zeros(one.shape, np.bool_)
    for drift in range(2 * costs.drift + 1):
        shared |= one == other[:, drift : drift + reach]
    gains = np.where(shared & (one >= 0), worth[one], -costs.odd)
    best: Floats = np.maximum(np.cumsum(gains, axis=1).max(axis=1), 0)
    return best


def _window(coded: Encoded, begin: Longs, step: int, low: int, high: int) -> Ints:
    """Return the words from ``low`` to ``high`` steps on; -1 beyond the collection."""
    spots = begin[:, None] + step * np.arange(low, high)[None, :]
    inside = (spots >= 0) & (spots < len(coded.words))
    return np.where(inside, coded.words[np.where(inside, spots, 0)], -1)

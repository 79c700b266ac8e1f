"""Parts: a passage cut at the end of a sentence, where words kept turn into words changed."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from pressaudit.reuse.chains import Block, Chain
from pressaudit.reuse.encode import Encoded
from pressaudit.reuse.keep import cut


def parts(coded: Encoded, chain: Chain, near: float, least: int) -> list[Chain]:
    """Cut ``chain`` into stretches of sentences that are near in their words, and of free ones.

    A sentence is near when the share of its words that are matched, on both sides and between
    its ends, is at least ``near``. Stretches of fewer than ``least`` shared words go with their
    neighbour.
    """
    sentences = _sentences(coded, chain)
    if len(sentences) < 2:
        return [chain]
    marked = [(share >= near, blocks) for share, blocks in sentences]
    groups = [
        [block for _, blocks in group for block in blocks]
        for _, group in groupby(marked, key=lambda sentence: sentence[0])
    ]
    if any(sum(size for *_, size in group) < least for group in groups):
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
            out.append((_share(head, begin, (at, opening[0])), head))
            begin, rest = (at, opening[0]), tail
    out.append((_share(rest, begin, (chain.first[1], chain.second[1])), rest))
    return out


def _openings(coded: Encoded, span: tuple[int, int]) -> list[int]:
    start, end = span
    found: list[int] = (start + 1 + np.flatnonzero(coded.opening[start + 1 : end])).tolist()
    return found


def _share(blocks: Sequence[Block], begin: tuple[int, int], end: tuple[int, int]) -> float:
    matched = sum(size for *_, size in blocks)
    return 2 * matched / (end[0] - begin[0] + end[1] - begin[1])

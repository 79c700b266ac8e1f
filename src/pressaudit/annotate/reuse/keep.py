"""Keeping: which stretches of an aligned chain are passages, and where these end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pressaudit import rules
from pressaudit.annotate.reuse import extend
from pressaudit.annotate.reuse.chains import Block, Chain
from pressaudit.annotate.reuse.encode import Encoded, Flags

_FINEST = 6.0
"""Nats: three or four odd words between two parts."""
_MOST = 0.8
"""The share of a side that makes it stand in quotation marks, or on display."""


@dataclass(frozen=True)
class Ground:
    """What passages are judged by.

    Attributes
    ----------
    coded
        The words of the collection.
    spoken, shown
        Whether a word stands in quotation marks, or in a display quotation; shape (words,).
    words, worth
        The word numbers as a sequence, and what a shared one earns, in nats.
    costs
        What growing and parting cost.
    """

    coded: Encoded
    spoken: Flags
    shown: Flags
    words: Sequence[int]
    worth: Sequence[float]
    costs: extend.Costs


def kept(ground: Ground, chain: Chain) -> list[Chain]:
    """Return the parts of one chain that are passages, or stand beside one.

    What is not enough as a whole may hold a denser part that is; so it is parted more finely.
    """
    rule = rules.load("reuse")
    sure: list[Chain] = []
    rest: list[Chain] = []
    waiting = [(chain, ground.costs)]
    while waiting:
        whole, now = waiting.pop()
        for piece in extend.pieces(whole, ground.words, ground.worth, now):
            part = _trimmed(ground, piece, rule["trimming"])
            if _is_passage(ground, part, rule):
                sure.append(part)
            elif _enough(ground.coded, part, rule["beside"]):
                rest.append(part)
            elif now.drop > _FINEST:
                waiting.append((piece, replace(now, drop=now.drop / 2)))
    return sorted(sure + rest, key=lambda part: part.blocks) if sure else []


def _is_passage(ground: Ground, chain: Chain, rule: Mapping[str, Any]) -> bool:
    """Whether the words suffice; less will do in quotation marks, and less still on display."""
    ways = ["whole", "short", "plain"]
    if chain.texts[0] != chain.texts[1]:
        ways += ["spoken"] * (min(_shares(ground.spoken, chain)) >= _MOST)
    elif max(_shares(ground.shown, chain)) >= _MOST:
        ways += ["shown"]
    least = 2 * np.log(len(ground.words)) + rule["chance"]["margin"]
    return any(_enough(ground.coded, chain, rule["enough"][way]) for way in ways) and (
        extend.score(chain, ground.words, ground.worth, ground.costs) >= least
    )


def _enough(coded: Encoded, chain: Chain, rule: Mapping[str, float]) -> bool:
    shared = np.concatenate([coded.words[a : a + size] for a, _, size in chain.blocks])
    content = np.unique(shared[coded.content[shared]])
    plain = np.unique(shared[~coded.formula[shared]])
    return (
        len(shared) >= rule["words"]
        and len(content) >= rule["content"]
        and len(plain) >= rule["plain"]
        and similarity(chain) >= rule["similarity"]
    )


def similarity(chain: Chain) -> float:
    """Return the share of the words of both sides that are matched, 2 M / (A + B)."""
    sizes = chain.first[1] - chain.first[0] + chain.second[1] - chain.second[0]
    return 2 * sum(size for *_, size in chain.blocks) / sizes


def _shares(flags: Flags, chain: Chain) -> tuple[float, float]:
    (a, b), (c, d) = chain.first, chain.second
    return float(flags[a:b].mean()), float(flags[c:d].mean())


def _trimmed(ground: Ground, chain: Chain, rule: Mapping[str, int]) -> Chain:
    """Cut off what hangs over into another sentence, or out of the marks, by hardly a word."""
    blocks = list(chain.blocks)
    for side in (0, 1):
        for at in reversed(_borders(ground, blocks, side)):
            inside, tail = cut(blocks, at, side)
            if not inside or not _hangs_over(ground.coded, tail, rule):
                break
            blocks = inside
        for at in _borders(ground, blocks, side):
            head, inside = cut(blocks, at, side)
            if not inside or not _hangs_over(ground.coded, head, rule):
                break
            blocks = inside
    return Chain(chain.texts, tuple(blocks))


def _borders(ground: Ground, blocks: Sequence[Block], side: int) -> list[int]:
    """Return the words of one side that open a sentence, or open or follow quotation marks."""
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1][2]
    opening = ground.coded.opening[start + 1 : end].copy()
    opening |= ground.spoken[start + 1 : end] != ground.spoken[start : end - 1]
    borders: list[int] = (start + 1 + np.flatnonzero(opening)).tolist()
    return borders


def cut(blocks: Sequence[Block], at: int, side: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks before word ``at`` of one side, and those from it on."""
    before: list[Block] = []
    after: list[Block] = []
    for a, b, size in blocks:
        head = min(max(at - (a, b)[side], 0), size)
        if head:
            before.append((a, b, head))
        if head < size:
            after.append((a + head, b + head, size - head))
    return before, after


def _hangs_over(coded: Encoded, blocks: Sequence[Block], rule: Mapping[str, int]) -> bool:
    words = [word for a, _, size in blocks for word in coded.words[a : a + size].tolist()]
    return len(words) < rule["words"] and sum(coded.content[words]) < rule["content"]

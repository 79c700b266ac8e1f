"""Chains: equal runs in the same order, not far apart, taken for one passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressaudit import rules
from pressaudit.reuse.encode import Encoded
from pressaudit.reuse.seeds import Runs

Block = tuple[int, int, int]
"""``size`` words from ``first`` on equal those from ``second`` on: (first, second, size)."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Blocks in order on both sides, and the two texts they lie in."""

    texts: tuple[int, int]
    blocks: tuple[Block, ...]

    @property
    def first(self) -> tuple[int, int]:
        """Half-open range of words on the first side."""
        return self.blocks[0][0], self.blocks[-1][0] + self.blocks[-1][2]

    @property
    def second(self) -> tuple[int, int]:
        """Half-open range of words on the second side."""
        return self.blocks[0][1], self.blocks[-1][1] + self.blocks[-1][2]

    @property
    def sizes(self) -> tuple[int, int]:
        """How many words each side has, odd ones included."""
        return self.first[1] - self.first[0], self.second[1] - self.second[0]

    @property
    def similarity(self) -> float:
        """The share of the words of both sides that are matched, 2 M / (A + B)."""
        return 2 * matched(self.blocks) / sum(self.sizes)


def matched(blocks: Iterable[Block]) -> int:
    """Return how many words ``blocks`` match."""
    return sum(size for *_, size in blocks)


def places(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield the matched words of the first side."""
    return (place for first, _, size in blocks for place in range(first, first + size))


def gap(one: Block, after: Block) -> int:
    """Return the odd words between two blocks, on the longer side."""
    return max(after[0] - one[0], after[1] - one[1]) - one[2]


def cut(blocks: Iterable[Block], at: int, side: int) -> tuple[list[Block], list[Block]]:
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


def chains(coded: Encoded, runs: Runs, most: int) -> list[Chain]:
    """Chain ``runs`` that are parted by at most ``most`` words on both sides."""
    texts = coded.texts
    left, right = texts[runs.first].tolist(), texts[runs.second].tolist()
    blocks = zip(runs.first.tolist(), runs.second.tolist(), runs.size.tolist(), strict=True)
    singles = (Chain((a, b), (block,)) for a, b, block in zip(left, right, blocks, strict=True))
    return link(singles, most)


def link(parts: Iterable[Chain], most: int) -> list[Chain]:
    """Join chains of the same two texts, given in order of their first side.

    Each is joined to the nearest one that ends before it on both sides, or overlaps it there;
    what overlaps is trimmed off the one that has fewer words there.
    """
    done: list[Chain] = []
    open_: list[Chain] = []
    for part in parts:
        start = part.first[0]
        near = []
        for chain in open_:
            if chain.texts == part.texts and start - chain.first[1] <= most:
                near.append(chain)
            else:
                done.append(chain)
        open_ = near
        best = min(
            (c for c in open_ if _fits(c, part, most)),
            key=lambda c: (_distance(c, part), c.blocks),
            default=None,
        )
        if best is None:
            open_.append(part)
            continue
        joined = _joined(best, part)
        if joined != best:
            open_.remove(best)
            open_.append(joined)
    done.extend(open_)
    return sorted(done, key=lambda c: (c.texts, c.blocks))


def _fits(chain: Chain, part: Chain, most: int) -> bool:
    apart = part.second[0] - chain.second[1]
    if apart > most or part.second[1] <= chain.second[0]:
        return False
    drift = abs(part.second[0] - part.first[0] - chain.blocks[-1][1] + chain.blocks[-1][0])
    if drift > most:
        return False
    if part.first[1] <= chain.first[1] and part.second[1] <= chain.second[1]:
        # Inside it on both sides: nothing new.
        return part.second[0] >= chain.second[0]
    grows = part.first[1] > chain.first[1] and part.second[1] > chain.second[1]
    same_text = chain.texts[0] == chain.texts[1]
    return grows and not (same_text and part.first[1] > chain.second[0])


def _distance(chain: Chain, part: Chain) -> int:
    one, other = part.first[0] - chain.first[1], part.second[0] - chain.second[1]
    return abs(one) + abs(other) + abs(one - other)


def _joined(chain: Chain, part: Chain) -> Chain:
    """Put ``part`` behind ``chain``; the one that is worth less where they overlap gives way."""
    _, rest = cut(cut(part.blocks, chain.first[1], 0)[1], chain.second[1], 1)
    head, _ = cut(cut(chain.blocks, part.first[0], 0)[0], part.second[0], 1)
    if _worth(part.blocks) - _worth(rest) > _worth(chain.blocks) - _worth(head):
        return Chain(part.texts, (*head, *part.blocks))
    return Chain(part.texts, (*chain.blocks, *rest))


def _worth(blocks: Sequence[Block]) -> float:
    """Return the shared words, less a part of the odd ones between them."""
    cost = rules.load("reuse")["limits"]["chains"]["odd"]
    return matched(blocks) - float(cost) * sum(gap(a, b) for a, b in pairwise(blocks))

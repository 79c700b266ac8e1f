"""Promise: which chains could grow into a passage at all, reckoned for all of them at once."""

from collections.abc import Sequence

import numpy as np

from pressaudit.reuse.chains import Chain
from pressaudit.reuse.encode import Encoded, Floats, Ints, Longs
from pressaudit.reuse.extend import Costs

_ROWS = 4096


def promising(coded: Encoded, found: Sequence[Chain], costs: Costs, least: float) -> list[Chain]:
    """Return ``found`` without the chains that cannot come to ``least``, in nats.

    In a large collection most seeds are chance, or names and set phrases. A chain earns at most
    its own words and, at both ends, the best stretch of words that stand anywhere near on the
    other side as well, as far as growth can reach at first.
    """
    if not found:
        return []
    worth = np.minimum(coded.information, costs.most)
    earned = np.concatenate([[0.0], np.cumsum(worth[coded.words], dtype=np.float64)])
    blocks = np.array([b for c in found for b in c.blocks], np.int64).reshape(-1, 3)
    owner = np.repeat(np.arange(len(found)), [len(c.blocks) for c in found])
    runs = earned[blocks[:, 0] + blocks[:, 2]] - earned[blocks[:, 0]]
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

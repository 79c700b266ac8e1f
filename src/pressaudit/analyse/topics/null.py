"""Archives without topics: terms shuffled between units, everything else kept."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

ROUNDS = 30


def shuffled(matrix: Any, generator: np.random.Generator, rounds: int = ROUNDS) -> Any:
    """Return ``matrix`` with its terms exchanged between units until nothing goes together.

    Two units exchange two terms that stand in them equally often and that the other one lacks,
    again and again; in each round every cell gets the chance to move once. So each unit keeps its
    length and its number of distinct terms, each term its total and the number of units it stands
    in, and words stay as bursty as they were: only which terms meet is left to chance. In
    ecology: swaps of a presence matrix with fixed margins (Gotelli 2000, Ecology 81: 2606-2621).

    Parameters
    ----------
    matrix
        Sparse, units by terms, counts.
    """
    cells = matrix.tocoo()
    unit, term, count = cells.row.astype(np.int64), cells.col.astype(np.int64), cells.data
    present = np.zeros(matrix.shape, dtype=bool)
    present[unit, term] = True
    levels = [np.flatnonzero(count == value) for value in np.unique(count)]
    for _ in range(rounds):
        for level in levels:
            _exchange(unit, term, present, generator.permutation(level))
    return sparse.csr_matrix((count, (unit, term)), shape=matrix.shape)


def _exchange(
    unit: NDArray[Any], term: NDArray[Any], present: NDArray[np.bool_], drawn: NDArray[Any]
) -> None:
    """Exchange the terms of the first and second half of ``drawn`` cells, where they can be."""
    half = len(drawn) // 2
    one, two = drawn[:half], drawn[half : 2 * half]
    a, x, b, y = unit[one], term[one], unit[two], term[two]
    wide = present.shape[1]
    aims = np.concatenate([a * wide + y, b * wide + x])
    _, place, times = np.unique(aims, return_inverse=True, return_counts=True)
    alone = (times[place] == 1).reshape(2, half).all(axis=0)
    able = alone & ~present[a, y] & ~present[b, x]
    one, two, a, x, b, y = (part[able] for part in (one, two, a, x, b, y))
    present[a, x] = present[b, y] = False
    present[a, y] = present[b, x] = True
    term[one], term[two] = y, x

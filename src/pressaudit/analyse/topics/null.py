"""Archives whose posts differ and share no topic: words exchanged between posts, all else kept."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

ROUNDS = 30


def exchanged(
    matrix: Any, posts: NDArray[np.int64], generator: np.random.Generator, rounds: int = ROUNDS
) -> Any:
    """Return ``matrix`` with words exchanged between posts until no two posts share a matter.

    Two posts exchange two words that stand in equally many windows of each and that the other one
    lacks, again and again: all that a post has of the one word becomes the other. So every post
    keeps its length, its number of words, and which of its passages differ from which; every word
    keeps the number of posts and windows that it stands in. Posts differ as much as before, and
    passages within them; only which words come back together in another post is left to chance.
    To exchange within posts alone would keep that in posts of one matter each. In ecology: swaps
    of a presence matrix with fixed margins (Gotelli 2000, Ecology 81: 2606-2621).

    Parameters
    ----------
    matrix
        Sparse, windows by terms, counts.
    posts
        The number of each window's post, 0-based.
    """
    cells = matrix.tocoo()
    window, count = cells.row.astype(np.int64), cells.data
    wide = matrix.shape[1]
    keys, block, windows = np.unique(
        posts[window] * wide + cells.col.astype(np.int64), return_inverse=True, return_counts=True
    )
    post, term = keys // wide, keys % wide
    present = np.zeros((int(posts.max(initial=-1)) + 1, wide), dtype=bool)
    present[post, term] = True
    levels = [np.flatnonzero(windows == size) for size in np.unique(windows)]
    for _ in range(rounds):
        for level in levels:
            _exchange(post, term, present, generator.permutation(level))
    return sparse.csr_matrix((count, (window, term[block])), shape=matrix.shape)


def _exchange(
    post: NDArray[Any], term: NDArray[Any], present: NDArray[np.bool_], drawn: NDArray[Any]
) -> None:
    """Exchange the terms of the first and second half of ``drawn`` blocks, where they can be."""
    half = len(drawn) // 2
    one, two = drawn[:half], drawn[half : 2 * half]
    a, x, b, y = post[one], term[one], post[two], term[two]
    wide = present.shape[1]
    aims = np.concatenate([a * wide + y, b * wide + x])
    _, place, times = np.unique(aims, return_inverse=True, return_counts=True)
    alone = (times[place] == 1).reshape(2, half).all(axis=0)
    able = alone & ~present[a, y] & ~present[b, x]
    one, two, a, x, b, y = (part[able] for part in (one, two, a, x, b, y))
    present[a, x] = present[b, y] = False
    present[a, y] = present[b, x] = True
    term[one], term[two] = y, x

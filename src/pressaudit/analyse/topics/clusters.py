"""Groups of units: k-means, NMF, Ward, in an order that does not depend on the machine."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.vectors import tfidf

Labels = NDArray[np.int64]
STARTS = 10
"""Of the runs for one grouping: the same where k is chosen and where groups are reported."""


def kmeans(points: Array, k: int, *, starts: int = STARTS, seed: int = SEED) -> Labels:
    """Return the group of each point, 0 to ``k`` - 1, the largest group first.

    On points of length 1, k-means groups by cosine (Dhillon and Modha 2001). The best of
    ``starts`` runs from seeded random starts; fewer groups where there are fewer distinct points.
    """
    distinct = len({point.tobytes() for point in points})
    model = KMeans(min(k, distinct), init="random", n_init=starts, random_state=seed)
    return ordered(model.fit(points).labels_)


def nmf(matrix: Any, k: int) -> Labels:
    """Return the group of each unit: its heaviest part of ``k`` (Lee and Seung 1999).

    Parameters
    ----------
    matrix
        Units by terms, counts; TF-IDF is done here.
    """
    weights = tfidf(matrix)
    model = NMF(min(k, *weights.shape), init="nndsvd", random_state=SEED, max_iter=1000, tol=1e-5)
    parts = model.fit_transform(weights)
    return ordered(np.round(parts, 6).argmax(axis=1))


def ward(points: Array, k: int) -> Labels:
    """Return the group of each point by Ward's method, cut at ``k`` groups."""
    return ordered(fcluster(linkage(points, method="ward"), k, criterion="maxclust"))


def ordered(labels: NDArray[Any]) -> Labels:
    """Return the labels numbered by size, the largest group 0; of equal ones, the first."""
    names, first, inverse, size = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -size))
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return np.asarray(rank[inverse])

"""How good a grouping is: silhouette, stability under resampling, recurrence in other posts."""

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import silhouette_score

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.clusters import Labels, kmeans
from pressaudit.analyse.topics.units import Units

TOP = 10
RESTARTS = 4


def silhouette(points: Array, labels: Labels) -> float:
    """Return the mean silhouette by cosine distance (Rousseeuw 1987), -1 to 1."""
    if not 1 < len(set(labels.tolist())) < len(points):
        return float("nan")
    return float(silhouette_score(points, labels, metric="cosine"))


def stability(points: Array, labels: Labels, times: int, seed: int = SEED) -> Array:
    """Return how well each group is found again in each of ``times`` bootstrap samples.

    Clusterwise Jaccard coefficients (Hennig 2007, Computational Statistics & Data Analysis 52):
    points are drawn with replacement, repeated ones counted once, and grouped anew; a group's
    value is its overlap with the new group that is most like it, both cut to the points drawn.

    Returns
    -------
    Array
        ``times`` by groups; not a number where none of a group was drawn.
    """
    generator = np.random.default_rng(seed)
    k = int(labels.max()) + 1
    out = np.full((times, k), np.nan)
    for n in range(times):
        drawn = np.unique(generator.integers(0, len(points), len(points)))
        if len(drawn) > k:
            again = kmeans(points[drawn], k, starts=RESTARTS, seed=seed + n)
            out[n] = overlap(labels[drawn], again, k)
    return out


def overlap(labels: Labels, others: Labels, k: int) -> Array:
    """Return, for each of ``k`` groups, its largest Jaccard coefficient with a group of ``others``.

    Not a number for groups without a member.
    """
    one = labels[:, None] == np.arange(k)
    two = others[:, None] == np.arange(int(others.max()) + 1)
    both = one.astype(float).T @ two.astype(float)
    either = one.sum(axis=0)[:, None] + two.sum(axis=0)[None, :] - both
    best = (both / np.maximum(either, 1)).max(axis=1)
    return np.where(one.any(axis=0), best, np.nan)


def recurrence(points: Array, labels: Labels, hands: NDArray[np.int64], times: int) -> float:
    """Return how far the groups are found again in posts by other writers.

    The writers are halved at random; the one half's points are grouped anew, and each point of the
    other half is put to the nearest of these groups (as for prediction strength, Tibshirani and
    Walther 2005, Journal of Computational and Graphical Statistics 14). That is compared with
    ``labels`` over the pairs of points of different writers, as by the adjusted Rand index: 1 for
    the same grouping, 0 for chance. A group of one writer's points has no such pair and adds
    nothing; the mean over ``times`` halvings is returned.

    Parameters
    ----------
    hands
        The writer of each point, as a number.
    """
    generator = np.random.default_rng(SEED)
    k, writers = int(labels.max()) + 1, np.unique(hands)
    values = []
    for n in range(times):
        half = generator.permutation(writers)[: len(writers) // 2]
        one = np.isin(hands, half)
        if min(one.sum(), (~one).sum()) <= k:
            continue
        groups = kmeans(points[one], k, starts=RESTARTS, seed=SEED + n)
        centres = np.array([points[one][groups == g].mean(axis=0) for g in range(groups.max() + 1)])
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
        nearest = np.round(points[~one] @ centres.T, 9).argmax(axis=1)
        values.append(_agreement(labels[~one], nearest, hands[~one]))
    return float(np.mean(values)) if values else 0.0


def _agreement(one: Labels, two: Labels, hands: NDArray[np.int64]) -> float:
    """Return the adjusted Rand index over the pairs of points of different hands; 0 for none."""
    wide = int(two.max()) + 1
    both, first, second, every = (
        _pairs(codes, hands) for codes in (one * wide + two, one, two, np.zeros_like(one))
    )
    if not first or not second:
        return 0.0
    expected = first * second / every
    room = (first + second) / 2 - expected
    return (both - expected) / room if room else 0.0


def _pairs(codes: Labels, hands: NDArray[np.int64]) -> float:
    """Return how many ordered pairs of different hands have the same code."""
    within = hands * (int(codes.max()) + 1) + codes
    return float((np.bincount(codes) ** 2).sum() - (np.bincount(within) ** 2).sum())


def lift(units: Units, labels: Labels) -> tuple[Array, NDArray[np.int64]]:
    """Return how much commoner each term is in each group's units than in all units.

    Returns
    -------
    tuple
        Lift, groups by terms: the share of the group's units that have the term over the share of
        all units that have it; and the number of the group's units that have it.
    """
    k = int(labels.max()) + 1
    member = (labels[:, None] == np.arange(k)).astype(float)
    has = np.asarray((units.matrix > 0).astype(float).T @ member).T
    share = has / member.sum(axis=0)[:, None]
    every = has.sum(axis=0) / len(labels)
    return share / np.where(every > 0, every, np.inf), has.astype(np.int64)


def top_terms(units: Units, labels: Labels, top: int = TOP) -> list[list[int]]:
    """Return the columns of each group's ``top`` terms, by lift.

    Only terms in a quarter of the group's units or more, and in three at least (two, where the
    group is that small); otherwise the rarest words would lead. Ties by units, then by the term.
    """
    lifts, has = lift(units, labels)
    sizes = np.bincount(labels)
    out = []
    for group, size in enumerate(sizes):
        enough = np.flatnonzero(has[group] >= max(size / 4, min(3, size), 2))
        above = enough[lifts[group, enough] > 1]
        order = np.lexsort((above, -has[group, above], -np.round(lifts[group, above], 9)))
        out.append([int(n) for n in above[order][:top]])
    return out

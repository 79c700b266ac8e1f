"""How good a grouping is: silhouette, coherence of its terms, stability under resampling."""

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


def coherence(units: Units, labels: Labels, top: int = TOP) -> float:
    """Return the mean NPMI of pairs of a group's top terms, averaged over groups, -1 to 1.

    Normalised pointwise mutual information (Bouma 2009; as a measure of topics Lau, Newman and
    Baldwin 2014), with these units as the places where terms meet: it is measured on the
    units that were grouped, so only its distance from the null says anything.
    """
    present = (units.matrix > 0).astype(float).tocsc()
    values = []
    for columns in top_terms(units, labels, top):
        if len(columns) > 1:
            own = present[:, columns]
            joint = np.asarray((own.T @ own).todense()) / len(labels)
            values.append(_npmi(joint))
    return float(np.mean(values)) if values else float("nan")


def _npmi(joint: Array) -> float:
    upper = np.triu_indices(len(joint), 1)
    pairs, single = joint[upper], np.diag(joint)
    alone = single[upper[0]] * single[upper[1]]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(pairs / alone) / -np.log(pairs)
    value = np.where(pairs == 0, -1.0, np.where(pairs == 1, 1.0, value))
    return float(value.mean())

"""How many topics, if any: groups that come back in other posts, more than chance has it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.clusters import Labels, kmeans
from pressaudit.analyse.topics.null import exchanged
from pressaudit.analyse.topics.quality import recurrence, silhouette
from pressaudit.analyse.topics.threads import one_thread
from pressaudit.analyse.topics.units import Units
from pressaudit.analyse.topics.vectors import embed

FEWEST_WINDOWS = 20
"""With fewer windows nothing is grouped: two groups would have fewer than ten each."""
FEWEST_POSTS = 30
"""With fewer posts (or writers) no topic is claimed: it is looked for in half of them with the
groups of the other half, and half of 29 is 14, two or three posts for each of six topics."""
MOST_WINDOWS = 300
"""Of more windows, whole posts with about so many are drawn for the test: the cost of the null."""
MOST_TOPICS, WINDOWS_A_TOPIC = 12, 5
NULLS, TIMES, NULL_TIMES = 39, 20, 4
LEVEL = 0.05
LEAST = 0.5
"""Recurrence below which no topic is claimed, however rare by chance: words that always go together
come back in any text. Measured on invented archives (those of the tests, 19 archives to compare
with): at .4, 3 of 27 without shared topics were given some, at .5 none; topics with a fifth of the
words or more were found in 35 of 35 at both, fainter ones in 4 of 16 at .4 and in none at .5."""
COLUMNS = ["k", "value", "null_mean", "null_low", "null_high", "limit", "beats"]


@dataclass(frozen=True, eq=False)
class Choice:
    """How many topics were found to be there, and on what ground.

    Attributes
    ----------
    k
        How many topics may be claimed; 0 for none.
    labels
        The group of each window in the very grouping that was tested, 0-based; with ``k`` 0 one
        to look at, whose groups are told apart best (silhouette). Empty with too few windows.
    p
        Chance that posts without shared topics have, at their best number of groups, a recurrence
        as far above the usual one; 1 when nothing was tested.
    curve
        ``k``, ``value`` (recurrence), and of archives without shared topics ``null_mean``,
        ``null_low``, ``null_high`` (middle 90 %) and ``limit``; ``beats``: whether it is above
        that limit and the least recurrence of a topic. Empty when nothing was tested.
    nulls
        With how many archives it was compared.
    reason
        In words, why no topics are claimed; empty when there are some.
    """

    k: int
    labels: Labels
    p: float
    curve: pd.DataFrame
    nulls: int
    reason: str = ""


def choose(
    units: Units,
    hands: NDArray[np.int64] | None = None,
    nulls: int = NULLS,
    times: int = TIMES,
) -> Choice:
    """Say how many topics ``units`` have, 0 for none.

    For each k the units are grouped by k-means, and half of the writers' groups are looked for
    in the other half (:func:`pressaudit.analyse.topics.quality.recurrence`); the same is done in
    ``nulls`` archives whose posts differ as much but share no topic
    (:func:`pressaudit.analyse.topics.null.exchanged`). A k counts when its recurrence, in standard
    deviations above the null's mean at that k, exceeds what 5 % of those archives reach at
    their own best k (Westfall and Young 1993), and is no less than ``LEAST``. Of those that count,
    the smallest is taken whose recurrence is within one standard deviation of the best (as with
    the gap statistic, Tibshirani, Walther and Hastie 2001).

    Parameters
    ----------
    units
        From :func:`pressaudit.analyse.topics.units.content`.
    hands
        The writer of each unit, as a number; its post when not given. Recurrence is between these.
    nulls, times
        Archives without topics (with fewer than 19 nothing can be sure at 5 %), and halvings.
    """
    posts = pd.factorize(units.frame["article_id"], sort=True)[0].astype(np.int64)
    hands = posts if hands is None else hands
    most = min(MOST_TOPICS, len(units) // WINDOWS_A_TOPIC)
    if len(units) < FEWEST_WINDOWS or min(units.matrix.shape) < most + 2:
        why = (
            f"that takes {FEWEST_WINDOWS} passages with words in common, and there are {len(units)}"
        )
        return _none(np.zeros(0, dtype=np.int64), why)
    ks = list(range(2, most + 1))
    with one_thread():
        points = embed(units.matrix)
        groupings = [kmeans(points, k) for k in ks]
        clearest = max(groupings, key=lambda labels: silhouette(points, labels))
        fewest = min(len(set(posts.tolist())), len(set(hands.tolist())))
        if fewest < FEWEST_POSTS:
            return _none(clearest, f"that takes {FEWEST_POSTS} posts by different writers")
        generator = np.random.default_rng(SEED)
        drawn = _some(posts, generator)
        observed = _recur(points[drawn], [g[drawn] for g in groupings], hands[drawn], times)
        matrix, inside = units.matrix[drawn], np.unique(posts[drawn], return_inverse=True)[1]
        without = []
        for _ in range(nulls):
            other = embed(exchanged(matrix, inside, generator))
            groups = [kmeans(other, k) for k in ks]
            without.append(_recur(other, groups, hands[drawn], min(times, NULL_TIMES)))
    null = np.array(without)
    curve, p = _compare(observed, null, ks)
    k = _smallest_good(curve, null)
    if not k:
        why = "no grouping comes back in other posts more than in posts that share no topic"
        return Choice(0, clearest, p, curve, nulls, why)
    return Choice(k, groupings[ks.index(k)], p, curve, nulls)


def _none(labels: Labels, why: str) -> Choice:
    return Choice(0, labels, 1.0, pd.DataFrame(columns=COLUMNS), 0, why)


def _some(posts: NDArray[np.int64], generator: np.random.Generator) -> NDArray[np.int64]:
    """Return the windows of posts drawn at random, about ``MOST_WINDOWS`` if there are more."""
    if len(posts) <= MOST_WINDOWS:
        return np.arange(len(posts))
    order = generator.permutation(int(posts.max()) + 1)
    filled = np.cumsum(np.bincount(posts)[order])
    until = max(int(np.searchsorted(filled, MOST_WINDOWS)) + 1, FEWEST_POSTS)
    return np.flatnonzero(np.isin(posts, order[:until]))


def _recur(points: Array, groupings: list[Labels], hands: NDArray[np.int64], times: int) -> Array:
    return np.array([recurrence(points, labels, hands, times) for labels in groupings])


def _compare(observed: Array, null: Array, ks: list[int]) -> tuple[pd.DataFrame, float]:
    mean, spread = null.mean(axis=0), np.maximum(null.std(axis=0, ddof=1), 1e-6)
    highest = np.sort(((null - mean) / spread).max(axis=1))[::-1]
    p = (1 + int((highest >= ((observed - mean) / spread).max()).sum())) / (len(null) + 1)
    # As many null archives may lie above the limit as make a p-value of the level.
    above = max(int(LEVEL * (len(null) + 1)) - 1, 0)
    limit = mean + highest[min(above, len(highest) - 1)] * spread
    low, high = np.quantile(null, [0.05, 0.95], axis=0)
    sure = 1 / (len(null) + 1) <= LEVEL
    curve = pd.DataFrame(
        {
            "k": ks,
            "value": observed,
            "null_mean": mean,
            "null_low": low,
            "null_high": high,
            "limit": limit,
            "beats": (observed > limit) & (observed >= LEAST) & sure,
        }
    )
    return curve.round(4), p


def _smallest_good(curve: pd.DataFrame, null: Array) -> int:
    good, value = curve["beats"], curve["value"]
    if not good.any():
        return 0
    best = int(value[good].idxmax())
    near = good & (value >= value[best] - np.std(null[:, best], ddof=1))
    return int(curve.loc[near, "k"].min())

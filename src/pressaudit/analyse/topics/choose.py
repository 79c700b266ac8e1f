"""How many topics, if any: stability over a range of k against archives without topics."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.clusters import kmeans
from pressaudit.analyse.topics.null import shuffled
from pressaudit.analyse.topics.quality import RESTARTS, coherence, silhouette, stability
from pressaudit.analyse.topics.threads import one_thread
from pressaudit.analyse.topics.units import Units, content
from pressaudit.analyse.topics.vectors import embed

FEWEST_UNITS, MOST_UNITS = 20, 300
"""With fewer units nothing is looked for; of more, so many are drawn to choose k."""
MOST_TOPICS, UNITS_A_TOPIC = 12, 5
NULLS, TIMES, NULL_TIMES = 39, 40, 5
LEVEL = 0.05
MEASURES = ("stability", "silhouette", "coherence")
COLUMNS = ["measure", "k", "value", "null_mean", "null_low", "null_high", "limit", "beats"]


@dataclass(frozen=True)
class Choice:
    """How many topics were found to be there, and on what ground.

    Attributes
    ----------
    k
        0 when no number of topics beats the null.
    p
        Chance that an archive without topics has, at its best k, a stability as far above the
        usual one as this one has; 1 when nothing was looked for.
    curve
        ``measure``, ``k``, ``value``, and of the shuffled archives ``null_mean``, ``null_low``,
        ``null_high`` (middle 90 % at that k) and ``limit`` (what 5 % of them exceed at any k);
        ``beats``: whether the value is above the limit.
    units
        How many units there were.
    nulls
        How many shuffled archives there were.
    reason
        In words, why there are no topics; empty when there are.
    """

    k: int
    p: float
    curve: pd.DataFrame
    units: int
    nulls: int
    reason: str = ""


def choose(units: Units, nulls: int = NULLS, times: int = TIMES, seed: int = SEED) -> Choice:
    """Say how many topics ``units`` have, 0 for none.

    For each k the units are grouped by k-means and the groups' mean stability is measured; so
    are ``nulls`` archives of the same terms shuffled between units
    (:func:`pressaudit.analyse.topics.null.shuffled`). A k counts when its stability, in standard
    deviations above the null's mean at that k, exceeds what 5 % of the shuffled archives reach
    at their own best k: the largest of all ks is compared with the largest of all ks, which
    corrects for looking at several (Westfall and Young 1993). Of those that count, the smallest
    k is taken whose stability is above the null's by no less, within one standard deviation,
    than that of the best (as with the gap statistic, Tibshirani, Walther and Hastie 2001).
    Silhouette and coherence are measured alike and decide nothing.

    Parameters
    ----------
    units
        From :func:`pressaudit.analyse.topics.units.content`. Of more than 300, 300 are drawn.
    nulls, times
        Shuffled archives (with fewer than 19 nothing can be sure at 5 %), and bootstrap samples
        of the archive; a shuffled one gets 5 of them, which makes the null wider, not narrower.
    """
    size = len(units)
    most = min(MOST_TOPICS, min(size, MOST_UNITS) // UNITS_A_TOPIC)
    if size < FEWEST_UNITS or min(units.matrix.shape) < most + 2:
        return Choice(0, 1.0, pd.DataFrame(columns=COLUMNS), size, 0, _too_few(size))
    generator = np.random.default_rng(seed)
    if size > MOST_UNITS:
        units = content(units.rows(np.sort(generator.choice(size, MOST_UNITS, replace=False))))
    ks = list(range(2, most + 1))
    with one_thread():
        observed = _measure(units, ks, times)
        null = np.array(
            [
                _measure(Units(shuffled(units.matrix, generator), units.frame, units.terms), ks,
                         min(times, NULL_TIMES))
                for _ in range(nulls)
            ]
        )  # fmt: skip
    curve, chances = _compare(observed, null, ks)
    k = _smallest_good(curve, null[:, 0])
    reason = "" if k else "no number of topics is more stable than in shuffled archives"
    return Choice(k, chances[0], curve, size, nulls, reason)


def _measure(units: Units, ks: list[int], times: int) -> Array:
    """Return the measures, a row each, for each k; not a number where k groups are not found."""
    points = embed(units.matrix)
    out = np.full((len(MEASURES), len(ks)), np.nan)
    for n, k in enumerate(ks):
        labels = kmeans(points, k, starts=RESTARTS)
        if labels.max() + 1 == k:
            out[:, n] = (
                np.nanmean(stability(points, labels, times)),
                silhouette(points, labels),
                coherence(units, labels),
            )
    return out


def _compare(observed: Array, null: Array, ks: list[int]) -> tuple[pd.DataFrame, list[float]]:
    parts, chances = [], []
    for n, measure in enumerate(MEASURES):
        # Where a grouping has no value there is nothing to beat: it counts as the mean.
        own = np.where(np.isnan(null[:, n]), np.nanmean(null[:, n], axis=0), null[:, n])
        mean, spread = own.mean(axis=0), np.maximum(own.std(axis=0, ddof=1), 1e-6)
        highest = np.sort(((own - mean) / spread).max(axis=1))[::-1]
        best = float(np.nanmax((observed[n] - mean) / spread, initial=-np.inf))
        chances.append((1 + int((highest >= best).sum())) / (len(null) + 1))
        # As many shuffled archives may lie above the limit as make a p-value of the level.
        above = max(int(LEVEL * (len(null) + 1)) - 1, 0)
        limit = mean + highest[min(above, len(highest) - 1)] * spread
        low, high = np.quantile(own, [0.05, 0.95], axis=0)
        parts.append(
            pd.DataFrame(
                {
                    "measure": measure,
                    "k": ks,
                    "value": observed[n],
                    "null_mean": mean,
                    "null_low": low,
                    "null_high": high,
                    "limit": limit,
                    "beats": (observed[n] > limit) & (1 / (len(null) + 1) <= LEVEL),
                }
            )
        )
    return pd.concat(parts, ignore_index=True).round(4), chances


def _smallest_good(curve: pd.DataFrame, null: Array) -> int:
    own = curve[curve["measure"] == MEASURES[0]].reset_index(drop=True)
    excess = own["value"] - own["null_mean"]
    good = own["beats"]
    if not good.any():
        return 0
    best = int(excess[good].idxmax())
    near = good & (excess >= excess[best] - np.nanstd(null[:, best], ddof=1))
    return int(own.loc[near, "k"].min())


def _too_few(size: int) -> str:
    return (
        f"{size} windows have words that tell them apart, which is too few to tell topics from "
        f"chance ({FEWEST_UNITS} are needed)"
    )

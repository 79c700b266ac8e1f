"""How much a share hangs on which posts there are: intervals, and ranges without any one post."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import t as student

TAIL = 0.025
"""Share left out at each end of a 95 % interval."""
FEWEST = 30
"""With fewer posts no interval of a share that was tried holds the true one as often as it says
(``benchmarks/coverage``): the range without any one post is given instead."""

Array = NDArray[np.float64]


def resamples(size: int, times: int, seed: int) -> Array:
    """Return how often each of ``size`` units is drawn in each of ``times`` bootstrap samples.

    Shape (times, size); each row adds up to ``size``.
    """
    generator = np.random.default_rng(seed)
    return generator.multinomial(size, np.full(size, 1 / size), times).astype(float)


def ends(values: Any) -> tuple[Array, Array]:
    """Return the ends of the middle 95 % of resampled values, over the first axis."""
    low, high = np.quantile(values, [TAIL, 1 - TAIL], axis=0)
    return low, high


def wilson(share: Any, size: Any, quantile: Any) -> tuple[Array, Array]:
    """Return the ends of Wilson's score interval of a share of ``size`` independent observations.

    Wilson 1927, Journal of the American Statistical Association 22. Takes arrays of one shape.
    """
    square = quantile**2 / size
    middle = (share + square / 2) / (1 + square)
    reach = np.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
    low, high = np.round(middle - reach, 12), np.round(middle + reach, 12)
    return low.clip(0, 1), high.clip(0, 1)


def worth(part: Array, whole: Array) -> Array:
    """Return of how many independent observations a share over posts is worth.

    By the variance of the jackknife over posts (infinite where all posts agree).

    Parameters
    ----------
    part, whole
        By post (rows): what is counted, in one column or more, and of how much; two posts or more.
    """
    total, n = whole.sum(), len(whole)
    share = part.sum(axis=0) / total
    without = (part.sum(axis=0) - part) / (total - whole)[:, None]
    variance = (n - 1) / n * ((without - without.mean(axis=0)) ** 2).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > 0, share * (1 - share) / variance, np.inf)


def share_ends(part: Array, whole: Array) -> tuple[Array, Array]:
    """Return, for each column, what its share of ``whole`` is with other posts: low and high ends.

    From ``FEWEST`` posts on a 95 % interval: Wilson's, for as many observations as the posts are
    worth (:func:`worth`), with the quantile of Student's t for as many posts as the part, or the
    rest, really stands in (Kish's effective number). Below, the range without any one post.

    Parameters
    ----------
    part, whole
        As for :func:`worth`. Posts with nothing of ``whole`` say nothing and are left out.
    """
    part, whole = part[whole > 0], whole[whole > 0]
    if len(whole) < 2:
        alone = part.sum(axis=0) / max(whole.sum(), 1e-12)
        return alone, alone
    share = part.sum(axis=0) / whole.sum()
    if len(whole) < FEWEST:
        without = (part.sum(axis=0) - part) / (whole.sum() - whole)[:, None]
        return without.min(axis=0).clip(0, 1), without.max(axis=0).clip(0, 1)
    posts = np.minimum(_kish(part), _kish(whole[:, None] - part))
    size = np.where(np.isinf(found := worth(part, whole)), _kish(whole[:, None]), found)
    return wilson(share, size, student.ppf(1 - TAIL, np.maximum(posts - 1, 1)))


def _kish(weights: Array) -> Array:
    """Return how many equal weights each column is worth; infinitely many where it has none."""
    squares = (weights**2).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(squares > 0, weights.sum(axis=0) ** 2 / squares, np.inf)


def ratio_interval(
    part: Iterable[float], whole: Iterable[float], post: Iterable[str]
) -> tuple[float, float, int]:
    """Return the ends of sum(part) / sum(whole) by :func:`share_ends`, and the number of posts.

    Parameters
    ----------
    part, whole
        Non-negative numbers, one an observation; ``part`` is never above ``whole``.
    post
        The post of each observation: what stands in one post hangs together.

    Returns
    -------
    tuple
        The ends (both 0 when ``whole`` is nothing), and how many posts they rest on.
    """
    frame = pd.DataFrame({"part": list(part), "whole": list(whole), "post": list(post)})
    sums = frame.groupby("post", sort=True)[["part", "whole"]].sum().to_numpy(dtype=float)
    low, high = share_ends(sums[:, :1], sums[:, 1])
    return float(low[0]), float(high[0]), int((sums[:, 1] > 0).sum())

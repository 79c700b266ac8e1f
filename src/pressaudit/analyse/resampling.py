"""Bootstrap intervals over posts, for shares, and how they are said."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

SEED = 20180925
RESAMPLES = 2000
LEVEL = 0.95


FEWEST = 5
"""With fewer posts an interval over posts says nothing."""


def in_words(low: float, high: float, posts: int, form: str = ".0%") -> str:
    """Return an interval over posts in words, or that there are too few posts for one.

    It says how much hangs on which posts the archive has, not how often the rules err.
    """
    if posts < FEWEST:
        return "too few posts for an interval"
    return f"95 % interval {low:{form}} to {high:{form}}, for posts drawn anew"


def ratio_interval(
    part: Iterable[float], whole: Iterable[float], post: Iterable[str]
) -> tuple[float, float]:
    """Return the ends of a 95 % interval of sum(part) / sum(whole), posts drawn anew.

    A percentile bootstrap of a ratio estimate (Efron and Tibshirani 1993, chapters 13 and 16)
    whose unit is the post, since what stands in one post hangs together.

    Parameters
    ----------
    part, whole
        Non-negative numbers, one an observation; ``part`` is never above ``whole``.
    post
        The post of each observation.

    Returns
    -------
    tuple of float
        Both 0 when ``whole`` is nothing; both the estimate with a single post.
    """
    frame = pd.DataFrame({"part": list(part), "whole": list(whole), "post": list(post)})
    sums = frame.groupby("post", sort=True)[["part", "whole"]].sum().to_numpy(dtype=float)
    if not len(sums) or not sums[:, 1].sum():
        return 0.0, 0.0
    rng = np.random.default_rng(SEED)
    draws = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=RESAMPLES) @ sums
    drawn = draws[draws[:, 1] > 0]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [tail, 1 - tail])
    return float(low), float(high)

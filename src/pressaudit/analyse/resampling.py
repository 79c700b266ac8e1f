"""Bootstrap resamples and intervals over posts."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SEED = 20180925
RESAMPLES = 2000
TAIL = 0.025
"""Share left out at each end of a 95 % interval."""
FEWEST = 5
"""With fewer posts an interval over posts says nothing."""

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
    draws = resamples(len(sums), RESAMPLES, SEED) @ sums
    drawn = draws[draws[:, 1] > 0]
    low, high = ends(drawn[:, 0] / drawn[:, 1])
    return float(low), float(high)

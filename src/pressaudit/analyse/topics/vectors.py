"""From counts to points: TF-IDF and latent semantic analysis, the same on every machine."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.frequency import SEED

FEWEST_DIMENSIONS, MOST_DIMENSIONS, UNITS_A_DIMENSION = 6, 100, 10
DECIMALS = 9
"""Points are rounded to these, far above the last bits in which linear algebra differs."""


def tfidf(matrix: Any) -> Any:
    """Return the weights of terms in units, rows of length 1.

    1 + log of the count, times the smoothed inverse document frequency (Spärck Jones 1972;
    scikit-learn's form), so that a burst of one word does not make a unit.
    """
    return TfidfTransformer(sublinear_tf=True).fit_transform(matrix)


def dimensions(units: int) -> int:
    """Return how many dimensions ``units`` points carry: one for ten of them, 6 to 100."""
    return int(np.clip(units // UNITS_A_DIMENSION, FEWEST_DIMENSIONS, MOST_DIMENSIONS))


def embed(matrix: Any, rank: int | None = None) -> Array:
    """Return the units as points of length 1 by latent semantic analysis.

    TF-IDF, then the ``rank`` largest singular vectors (Deerwester and others 1990), computed to
    machine precision from a fixed start; the sign of each is such that its largest term loading is
    positive.

    Parameters
    ----------
    matrix
        Units by terms, counts.
    rank
        Dimensions; :func:`dimensions` of the units when not given. Never more than the matrix has.

    Returns
    -------
    Array
        Units by dimensions.
    """
    weights = tfidf(matrix)
    rank = min(rank or dimensions(matrix.shape[0]), min(matrix.shape) - 1)
    decomposition = TruncatedSVD(rank, algorithm="arpack", random_state=SEED)
    points = decomposition.fit_transform(weights) * _signs(decomposition.components_)
    return np.asarray(np.round(normalize(points), DECIMALS) + 0.0)


def plane(points: Array) -> Array:
    """Return two coordinates of each point: the plane that keeps most of the distances.

    Classical scaling (Torgerson 1952). The larger side of each axis is positive, so that the
    picture is the same on every machine.
    """
    centred = points - points.mean(axis=0)
    left, lengths, _ = np.linalg.svd(centred, full_matrices=False)
    flat = np.zeros((len(points), 2))
    flat[:, : lengths[:2].size] = left[:, :2] * lengths[:2]
    return np.asarray(np.round(flat * _signs(flat.T), 6) + 0.0)


def _signs(rows: NDArray[Any]) -> Array:
    """Return for each row the sign of its entry that is largest in size."""
    rounded = np.round(rows, DECIMALS)
    largest = rounded[np.arange(len(rows)), np.abs(rounded).argmax(axis=1)]
    return np.where(largest < 0, -1.0, 1.0)

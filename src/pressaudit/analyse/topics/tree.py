"""Which posts are alike: average linkage on cosine distance, with support for each join."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import cophenet, linkage
from scipy.spatial.distance import squareform

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.units import Units, content, posts
from pressaudit.analyse.topics.vectors import DECIMALS, tfidf

TIMES = 200
FEWEST_POSTS = 3


@dataclass(frozen=True)
class Tree:
    """A dendrogram of posts.

    Attributes
    ----------
    leaves
        ``article_id`` of each leaf; leaf n is row n.
    joins
        One row a join, lowest first: ``join`` (its number as a node: the number of leaves, then
        counting on), ``left`` and ``right`` (nodes), ``height`` (mean cosine distance),
        ``size`` (posts), ``support`` (share of bootstrap samples that have exactly these posts
        together).
    fit
        Correlation of the heights with the distances (cophenetic), of average and of Ward's
        linkage; not a number when there is no tree.
    """

    leaves: tuple[str, ...]
    joins: pd.DataFrame
    fit: float
    fit_ward: float


def tree(counts: Counts, times: int = TIMES) -> Tree:
    """Join the posts by their words.

    TF-IDF over whole posts, cosine distance, average linkage (Sokal and Michener 1958). Support:
    the paragraphs of each post are drawn anew, with replacement, and the posts joined again; how
    often a join returns (Felsenstein 1985, Evolution 39).

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.counts.count`. With fewer than three posts that have
        words there is no tree, and ``joins`` is empty.
    """
    whole = content(posts(counts))
    columns = ["join", "left", "right", "height", "size", "support"]
    leaves = tuple(whole.frame["article_id"])
    if len(whole) < FEWEST_POSTS:
        return Tree(leaves, pd.DataFrame(columns=columns), float("nan"), float("nan"))
    distance = _distances(whole.matrix)
    joined = linkage(distance, method="average", optimal_ordering=True)
    members = _members(joined, len(leaves))
    found = np.zeros(len(members))
    for other in _resampled(counts, whole, times):
        again = set(_members(linkage(_distances(other), method="average"), len(leaves)))
        found += [own in again for own in members]
    joins = pd.DataFrame(
        {
            "join": np.arange(len(joined)) + len(leaves),
            "left": joined[:, 0].astype(int),
            "right": joined[:, 1].astype(int),
            "height": joined[:, 2],
            "size": joined[:, 3].astype(int),
            "support": found / max(times, 1),
        },
        columns=columns,
    ).round(4)
    by_ward = linkage(distance, method="ward")
    fits = [float(cophenet(z, distance)[0]) for z in (joined, by_ward)]
    return Tree(leaves, joins, round(fits[0], 3), round(fits[1], 3))


def _distances(matrix: Any) -> Array:
    """Return the condensed cosine distances of rows of counts; 1 to a row without terms."""
    weights = tfidf(matrix)
    likeness = np.asarray((weights @ weights.T).todense())
    distance = np.clip(np.round(1 - likeness, DECIMALS), 0, None)
    np.fill_diagonal(distance, 0)
    return np.asarray(squareform(distance, checks=False))


def _members(joined: Array, leaves: int) -> list[frozenset[int]]:
    """Return the leaves below each join."""
    below: list[frozenset[int]] = [frozenset({n}) for n in range(leaves)]
    for left, right, _, _ in joined:
        below.append(below[int(left)] | below[int(right)])
    return below[leaves:]


def _resampled(counts: Counts, whole: Units, times: int) -> list[Any]:
    """Return the posts' counts with the paragraphs of each drawn anew."""
    column = {term: n for n, term in enumerate(counts.terms)}
    matrix = counts.matrix[:, [column[t] for t in whole.terms]]
    articles = counts.paragraphs["article_id"].to_numpy()
    rows = [np.flatnonzero(articles == article) for article in whole.frame["article_id"]]
    generator = np.random.default_rng(SEED)
    out = []
    for _ in range(times):
        drawn = np.zeros((len(rows), len(articles)))
        for n, own in enumerate(rows):
            drawn[n, own] = generator.multinomial(len(own), np.full(len(own), 1 / len(own)))
        out.append(sparse.csr_matrix(sparse.csr_matrix(drawn) @ matrix))
    return out

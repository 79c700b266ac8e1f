"""What is clustered: windows of about 100 words, whole posts, or documents given as text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.words import is_content
from pressaudit.language.words import lemmas

SIZE = 100
FEWEST_TERMS = 5
"""Distinct terms below which a unit says too little to be put anywhere."""


@dataclass(frozen=True)
class Units:
    """What is clustered, with its counts and its place.

    Attributes
    ----------
    matrix
        Sparse, units by terms: occurrences.
    frame
        One row a unit: ``unit`` (its number before any were left out), ``article_id``,
        ``first`` and ``last`` (its paragraphs), ``words``.
    terms
        The terms, sorted.
    """

    matrix: Any
    frame: pd.DataFrame
    terms: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.frame)

    def rows(self, chosen: NDArray[Any]) -> "Units":
        """Return the units at ``chosen`` (a mask or places), with the same terms."""
        return Units(
            self.matrix[chosen], self.frame.iloc[chosen].reset_index(drop=True), self.terms
        )


def windows(counts: Counts, size: int = SIZE, without: NDArray[np.bool_] | None = None) -> Units:
    """Join the paragraphs of each post, in order, to windows of about ``size`` words.

    A window ends with the paragraph that fills it; what is left at the end of a post and is less
    than half of one goes to the window before.

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.counts.count`.
    size
        In words.
    without
        Paragraphs (rows of ``counts``) whose words are not counted; the windows stay as they are.
    """
    number, filled, post = -1, 0.0, None
    numbers: list[int] = []
    for article, words in zip(counts.paragraphs["article_id"], counts.words, strict=True):
        if article != post or filled >= size:
            number, filled, post = number + 1, 0.0, article
        filled += words
        numbers.append(number)
    return _join(counts, _without_stubs(counts, np.array(numbers, dtype=int), size), without)


def posts(counts: Counts) -> Units:
    """Join the paragraphs of each post to one unit; see :func:`windows`."""
    numbers = counts.paragraphs.groupby("article_id", sort=True).ngroup().to_numpy(dtype=int)
    return _join(counts, numbers, None)


def of_texts(texts: Sequence[str]) -> Units:
    """Count the lemmas of ``texts``, each of them a unit whose ``article_id`` is its rank."""
    counted = [Counter(lemmas(text)) for text in texts]
    terms = tuple(sorted(set().union(*counted)))
    column = {term: n for n, term in enumerate(terms)}
    rows = np.repeat(np.arange(len(counted)), [len(c) for c in counted])
    columns = [column[term] for c in counted for term in c]
    values = np.array([n for c in counted for n in c.values()], dtype=float)
    frame = pd.DataFrame(
        {
            "unit": range(len(texts)),
            "article_id": [str(n) for n in range(len(texts))],
            "first": 1,
            "last": 1,
            "words": [c.total() for c in counted],
        }
    )
    shape = (len(texts), len(terms))
    return Units(sparse.csr_matrix((values, (rows, columns)), shape=shape), frame, terms)


def of_names(units: Units, names: pd.DataFrame) -> Units:
    """Count the names in the windows of ``units``, in place of their terms.

    Parameters
    ----------
    names
        The corpus's table of names: ``article_id``, ``paragraph``, ``canonical``, ``count``.
    """
    where = units.frame[["article_id", "first", "last"]].assign(row=range(len(units)))
    both = names.merge(where, on="article_id")
    both = both[both["paragraph"].between(both["first"], both["last"])]
    columns, terms = pd.factorize(both["canonical"], sort=True)
    values = both["count"].to_numpy(dtype=float)
    shape = (len(units), len(terms))
    matrix = sparse.csr_matrix((values, (both["row"].to_numpy(dtype=int), columns)), shape=shape)
    return Units(matrix, units.frame, tuple(str(term) for term in terms))


def content(units: Units) -> Units:
    """Keep the terms that can tell units apart, and the units that have some of them.

    Terms: no function words, in two units or more and in half of them at most. Units: with five
    distinct terms or more.
    """
    found = np.asarray((units.matrix > 0).sum(axis=0)).ravel()
    useful = (found >= 2) & (found <= max(len(units) / 2, 2))
    keep = [n for n in np.flatnonzero(useful) if is_content(units.terms[n])]
    matrix = units.matrix[:, keep]
    enough = np.asarray((matrix > 0).sum(axis=1)).ravel() >= FEWEST_TERMS
    kept = Units(matrix, units.frame, tuple(units.terms[n] for n in keep))
    return kept.rows(np.flatnonzero(enough))


def _without_stubs(counts: Counts, numbers: NDArray[Any], size: int) -> NDArray[Any]:
    """Join the last window of a post to the one before when it is less than half full."""
    frame = counts.paragraphs.assign(number=numbers)
    sums = frame.groupby("number").agg(post=("article_id", "first"), words=("words", "sum"))
    short = (sums["words"] < size / 2) & (sums["post"] == sums["post"].shift())
    into = np.arange(len(sums)) - np.cumsum(short.to_numpy(dtype=int))
    return np.asarray(into[numbers], dtype=int)


def _join(counts: Counts, numbers: NDArray[Any], without: NDArray[np.bool_] | None) -> Units:
    kept = np.ones(len(numbers)) if without is None else (~without).astype(float)
    size = int(numbers.max()) + 1 if len(numbers) else 0
    sums = sparse.csr_matrix((kept, (numbers, np.arange(len(numbers)))), (size, len(numbers)))
    grouped = counts.paragraphs.groupby(numbers)
    frame = pd.DataFrame(
        {
            "unit": np.arange(size),
            "article_id": grouped["article_id"].first().to_numpy(),
            "first": grouped["paragraph"].min().to_numpy(),
            "last": grouped["paragraph"].max().to_numpy(),
            "words": (sums @ counts.words).astype(int),
        }
    )
    return Units(sparse.csr_matrix(sums @ counts.matrix), frame, counts.terms)

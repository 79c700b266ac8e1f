"""Counts of terms per paragraph, as one sparse matrix that every measure reads."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from wordfreq import zipf_frequency

from pressaudit.corpus.model import Corpus
from pressaudit.read.model import NARRATIVE_ROLES

COMMON = 6.0
"""Zipf value (log10 of occurrences per 10⁹ words) from which a word counts as a function word."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """How often each term stands in each paragraph of running text.

    Attributes
    ----------
    matrix
        Sparse, paragraphs by terms.
    paragraphs
        One row a row of the matrix: ``article_id``, ``paragraph``, ``words`` (all of its word
        tokens, also those that are no term), in order.
    terms
        The terms, sorted.
    """

    matrix: Any
    paragraphs: pd.DataFrame
    terms: tuple[str, ...]

    @property
    def words(self) -> Array:
        """Word tokens of each paragraph."""
        return np.asarray(self.paragraphs["words"].to_numpy(dtype=float))

    def frequent(self, minimum: int) -> "Counts":
        """Return the counts of the content terms that occur ``minimum`` times or more."""
        totals = np.asarray(self.matrix.sum(axis=0)).ravel()
        keep = [n for n, t in enumerate(self.terms) if totals[n] >= minimum and is_content(t)]
        kept = tuple(self.terms[n] for n in keep)
        return Counts(self.matrix[:, keep], self.paragraphs, kept)


def count(corpus: Corpus, unit: str = "lemma") -> Counts:
    """Count the terms of the posts' own running text.

    Menus, captions, bylines, biographies, headings and pull quotes are not counted.

    Parameters
    ----------
    corpus
        Its ``terms`` and ``paragraphs`` are read.
    unit
        ``lemma``, or ``term`` for the word as written, in small letters.
    """
    places = corpus.paragraphs[corpus.paragraphs["role"].isin({r.value for r in NARRATIVE_ROLES})]
    rows = corpus.terms.merge(
        places[["article_id", "paragraph"]], on=["article_id", "paragraph"], how="inner"
    )
    totals = rows.groupby(["article_id", "paragraph"], as_index=False)["count"].sum()
    totals = totals.rename(columns={"count": "words"}).sort_values(
        ["article_id", "paragraph"], ignore_index=True
    )
    row_of = {
        k: n for n, k in enumerate(zip(totals["article_id"], totals["paragraph"], strict=True))
    }
    terms = tuple(sorted(set(rows[unit])))
    column_of = {term: n for n, term in enumerate(terms)}
    keys = zip(rows["article_id"], rows["paragraph"], strict=True)
    matrix = sparse.csr_matrix(
        (
            rows["count"].to_numpy(dtype=float),
            ([row_of[k] for k in keys], [column_of[t] for t in rows[unit]]),
        ),
        shape=(len(totals), len(terms)),
    )
    return Counts(matrix, totals, terms)


@cache
def is_content(term: str) -> bool:
    """Whether ``term`` is worth listing: no number, no function word, no single letter.

    Function words are those of scikit-learn's list, contractions, and words that make up a
    thousandth or more of general English (wordfreq).
    """
    return (
        len(term) > 1
        and term[0].isalpha()
        and "'" not in term
        and "’" not in term
        and term not in ENGLISH_STOP_WORDS
        and zipf_frequency(term, "en") < COMMON
    )


def resamples(size: int, times: int, seed: int) -> Array:
    """Return how often each of ``size`` units is drawn in each of ``times`` bootstrap samples.

    Shape (times, size); each row adds up to ``size``.
    """
    generator = np.random.default_rng(seed)
    return generator.multinomial(size, np.full(size, 1 / size), times).astype(float)

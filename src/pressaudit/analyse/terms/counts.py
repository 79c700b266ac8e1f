"""Counts of terms per paragraph, as one sparse matrix that every measure reads."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.words import is_content
from pressaudit.read.model import NARRATIVE_ROLES


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


def count(terms: pd.DataFrame, paragraphs: pd.DataFrame, unit: str = "lemma") -> Counts:
    """Count the terms of the posts' own running text.

    Menus, captions, bylines, biographies, headings and pull quotes are not counted.

    Parameters
    ----------
    terms, paragraphs
        The tables of a corpus.
    unit
        ``lemma``, or ``term`` for the word as written, in small letters.
    """
    where = ["article_id", "paragraph"]
    running = paragraphs["role"].isin({str(role) for role in NARRATIVE_ROLES})
    rows = terms.merge(paragraphs.loc[running, where], on=where, how="inner")
    totals = rows.groupby(where, as_index=False, sort=True)["count"].sum()
    totals = totals.rename(columns={"count": "words"})
    places = rows.groupby(where, sort=True).ngroup().to_numpy()
    columns, names = pd.factorize(rows[unit], sort=True)
    matrix = sparse.csr_matrix(
        (rows["count"].to_numpy(dtype=float), (places, columns)), shape=(len(totals), len(names))
    )
    return Counts(matrix, totals, tuple(str(name) for name in names))

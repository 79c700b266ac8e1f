"""What stands near a term: neighbours within paragraphs, and, with the text, its lines."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pandas as pd

from pressaudit.analyse.terms.counts import Counts, is_content
from pressaudit.annotate.words import tokens
from pressaudit.read.model import NARRATIVE_ROLES

PAIRS = 3
COLUMNS = ["term", "paragraphs", "log_dice", "pmi", "t"]


def neighbours(counts: Counts, term: str, minimum: int = PAIRS) -> pd.DataFrame:
    """Return the terms that share paragraphs with ``term`` more often than by chance.

    The window is the paragraph: that needs no text.

    Returns
    -------
    DataFrame
        ``term``, ``paragraphs`` (that have both), ``log_dice`` (Rychlý 2008: 14 + log2 of Dice's
        coefficient, 14 at most), ``pmi`` (bits), ``t`` (Church and others 1991). Pairs in fewer
        than ``minimum`` paragraphs are left out.
    """
    if term not in counts.terms:
        return pd.DataFrame(columns=COLUMNS)
    few = counts.frequent(minimum)
    has = np.asarray((counts.matrix[:, counts.terms.index(term)] > 0).todense()).ravel()
    present = few.matrix > 0
    both = np.asarray(present[has].sum(axis=0)).ravel()
    return _measures(few.terms, both, int(has.sum()), np.asarray(present.sum(axis=0)).ravel(),
                     len(counts.paragraphs), term, minimum)  # fmt: skip


def collocates(
    paragraphs: pd.DataFrame, term: str, window: int = 5, minimum: int = PAIRS
) -> pd.DataFrame:
    """Return what stands within ``window`` words of ``term``, for whoever has the text.

    Parameters
    ----------
    paragraphs
        ``corpus.text.paragraphs``; only running text is read.
    term
        A lemma.

    Returns
    -------
    DataFrame
        As :func:`neighbours`, with ``paragraphs`` the number of pairs.
    """
    near: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in _running(paragraphs)["clean"]:
        lemmas = [t.lemma for t in tokens(text) if t.is_word]
        every.update(lemmas)
        for place, lemma in enumerate(lemmas):
            if lemma == term:
                near.update(lemmas[max(place - window, 0) : place])
                near.update(lemmas[place + 1 : place + 1 + window])
    found = tuple(sorted(t for t in near if is_content(t)))
    return _measures(
        found,
        np.array([near[t] for t in found], dtype=float),
        every[term],
        np.array([every[t] for t in found], dtype=float),
        max(every.total() // (2 * window), 1),
        term,
        minimum,
    )


def ngrams(paragraphs: pd.DataFrame, minimum: int = PAIRS) -> pd.DataFrame:
    """Return pairs of successive content words, ``first second`` and ``count``, commonest first."""
    counted: Counter[str] = Counter()
    for text in _running(paragraphs)["clean"]:
        lemmas = [t.lemma for t in tokens(text) if t.is_word]
        counted.update(f"{a} {b}" for a, b in pairwise(lemmas) if is_content(a) and is_content(b))
    rows = [(pair, n) for pair, n in counted.items() if n >= minimum]
    return pd.DataFrame(sorted(rows, key=lambda row: (-row[1], row[0])), columns=["pair", "count"])


def concordance(paragraphs: pd.DataFrame, term: str, width: int = 45) -> pd.DataFrame:
    """Return each occurrence of a lemma between its left and right context (KWIC).

    Returns
    -------
    DataFrame
        ``article_id``, ``paragraph``, ``left``, ``word``, ``right``, in order of the posts.
        ``width`` is in characters a side.
    """
    rows = []
    for row in _running(paragraphs).itertuples(index=False):
        for token in tokens(row.clean):
            if token.lemma == term:
                left = row.clean[max(token.start - width, 0) : token.start]
                right = row.clean[token.end : token.end + width]
                rows.append((row.article_id, row.paragraph, left, token.surface, right))
    return pd.DataFrame(rows, columns=["article_id", "paragraph", "left", "word", "right"])


def _running(paragraphs: pd.DataFrame) -> pd.DataFrame:
    return paragraphs[paragraphs["role"].isin({role.value for role in NARRATIVE_ROLES})]


def _measures(  # noqa: PLR0917
    terms: tuple[str, ...], both: np.ndarray, node: int, other: np.ndarray, size: int, term: str,
    minimum: int,
) -> pd.DataFrame:  # fmt: skip
    if not terms:
        return pd.DataFrame(columns=COLUMNS)
    expected = node * other / size
    with np.errstate(divide="ignore"):
        frame = pd.DataFrame(
            {
                "term": terms,
                "paragraphs": both.astype(int),
                "log_dice": 14 + np.log2(2 * both / (node + other)),
                "pmi": np.log2(both / expected),
                "t": (both - expected) / np.sqrt(np.maximum(both, 1)),
            }
        )
    frame = frame[(frame["paragraphs"] >= minimum) & (frame["term"] != term)]
    return frame.sort_values(["log_dice", "term"], ascending=[False, True], ignore_index=True)

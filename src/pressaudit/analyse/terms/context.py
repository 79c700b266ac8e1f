"""What stands near a term: neighbours within paragraphs, and, with the text, its lines."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.schema import frame
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.keyness import CERTAIN
from pressaudit.analyse.terms.words import is_content
from pressaudit.language.words import lemmas, sentences, tokens
from pressaudit.read.model import NARRATIVE_ROLES

PAIRS = 3
SIZES = range(2, 6)


def neighbours(
    counts: Counts, term: str, minimum: int = PAIRS, level: float = CERTAIN
) -> pd.DataFrame:
    """Return the terms that share paragraphs with ``term`` more often than by chance.

    The window is the paragraph: that needs no text. Chance (``by_chance``) is that of paragraphs of
    the same post and of its longer or shorter half: that a post has both words, or that a long
    paragraph has many, is no company of the two. ``q`` is from the test of Mantel and Haenszel
    (1959) over these strata, one-sided with its correction for continuity, after Benjamini and
    Hochberg; terms above ``level`` are left out. ``log_dice`` is 14 + log2 of Dice's coefficient
    (Rychlý 2008). Pairs in fewer than ``minimum`` paragraphs are not tested.
    """
    if term not in counts.terms:
        return frame("neighbours", [])
    few = counts.frequent(minimum)
    node = np.asarray((counts.matrix[:, counts.terms.index(term)] > 0).todense()).ravel()
    present = (few.matrix > 0).toarray().astype(float)
    both, other = present[node].sum(axis=0), present.sum(axis=0)
    expected, variance = _by_chance(present, node, _strata(counts))
    tested = (both >= minimum) & (np.array(few.terms) != term)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (both - expected - 0.5) / np.sqrt(variance)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "paragraphs": both.astype(int),
            "by_chance": expected,
            "log_dice": 14 + np.log2(2 * np.maximum(both, 0.5) / (node.sum() + other)),
            "p": np.where(variance > 0, norm.sf(z), 1.0),
        }
    )[tested]
    rows["q"] = false_discovery_control(rows["p"]) if len(rows) else rows["p"]
    return frame("neighbours", rows[rows["q"] <= level])


def _strata(counts: Counts) -> Array:
    """Return a number for each paragraph: of its post, and of the longer or shorter half of it."""
    size = counts.paragraphs.groupby("article_id")["words"]
    longer = counts.paragraphs["words"] > size.transform("median")
    return np.asarray(2 * size.ngroup().to_numpy() + longer.to_numpy())


def _by_chance(present: Array, node: Array, strata: Array) -> tuple[Array, Array]:
    """Return mean and variance of paragraphs shared with ``node``, drawn within each stratum."""
    expected, variance = np.zeros(present.shape[1]), np.zeros(present.shape[1])
    for stratum in np.unique(strata):
        here = strata == stratum
        size, nodes, other = here.sum(), node[here].sum(), present[here].sum(axis=0)
        expected += nodes * other / size
        if size > 1:
            variance += nodes * (size - nodes) * other * (size - other) / (size**2 * (size - 1))
    return expected, variance


def collocates(
    paragraphs: pd.DataFrame, term: str, window: int = 5, minimum: int = PAIRS
) -> pd.DataFrame:
    """Return what stands within ``window`` words of ``term``, for whoever has the text.

    ``pairs`` is how often the two stand so near, ``pmi`` in bits, ``t`` after Church and others
    1991, ``log_dice`` as in :func:`neighbours`; the number expected by chance is that of words
    drawn at random into all windows (Evert 2008, Corpora and collocations, section 4).

    Parameters
    ----------
    paragraphs
        ``corpus.text.paragraphs``; only running text is read.
    term
        A lemma.
    window
        Words on each side, within the paragraph; function words count as words.
    """
    near: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in _running(paragraphs)["clean"]:
        words = lemmas(text)
        every.update(words)
        for place, lemma in enumerate(words):
            if lemma == term:
                near.update(words[max(place - window, 0) : place])
                near.update(words[place + 1 : place + 1 + window])
    found = tuple(sorted(t for t in near if is_content(t)))
    both, other = (np.array([c[t] for t in found], dtype=float) for c in (near, every))
    out = _measures(found, both, every[term], other, max(every.total() / (2 * window), 1))
    return frame("collocates", out[(out["pairs"] >= minimum) & (out["term"] != term)])


def ngrams(paragraphs: pd.DataFrame, size: int = 2, minimum: int = PAIRS) -> pd.DataFrame:
    """Return runs of successive words that recur, for whoever has the text.

    Runs do not reach over sentence ends, and begin and end with a content word, so that a frame
    of function words ("of the") is none. The pointer is of the first; commonest first.

    Parameters
    ----------
    paragraphs
        ``corpus.text.paragraphs``; only running text is read.
    size
        Words in a run, 2 to 5: a longer one would be a passage, see the analysis of text reuse.
    minimum
        Occurrences below which a run is not listed.

    Raises
    ------
    ValueError
        If ``size`` is not between 2 and 5.
    """
    if size not in SIZES:
        raise ValueError(f"size is {size}; runs of 2 to 5 words can be counted")
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in _running(paragraphs).itertuples(index=False):
        for start, end in sentences(row.clean):
            words = lemmas(row.clean[start:end])
            for run in zip(*(words[n:] for n in range(size)), strict=False):
                if is_content(run[0]) and is_content(run[-1]):
                    places[" ".join(run)].append((row.article_id, row.paragraph))
    rows = [
        (run, len(where), len({article for article, _ in where}), *where[0])
        for run, where in places.items()
        if len(where) >= minimum
    ]
    return frame("ngrams", rows)


def concordance(paragraphs: pd.DataFrame, term: str, width: int = 45) -> pd.DataFrame:
    """Return each occurrence of a lemma between its left and right context (KWIC).

    In order of the
    posts; ``width`` is in characters a side.
    """
    rows = []
    for row in _running(paragraphs).itertuples(index=False):
        for token in tokens(row.clean):
            if token.lemma == term:
                left = row.clean[max(token.start - width, 0) : token.start]
                right = row.clean[token.end : token.end + width]
                rows.append((row.article_id, row.paragraph, left, token.surface, right))
    return frame("concordance", rows)


def _running(paragraphs: pd.DataFrame) -> pd.DataFrame:
    return paragraphs[paragraphs["role"].isin({role.value for role in NARRATIVE_ROLES})]


def _measures(
    terms: tuple[str, ...], both: Array, node: int, other: Array, size: float
) -> pd.DataFrame:
    """Return how strongly terms go together with one, from how often each and both occur."""
    expected = node * other / size
    with np.errstate(divide="ignore"):
        return pd.DataFrame(
            {
                "term": terms,
                "pairs": both.astype(int),
                "log_dice": 14 + np.log2(2 * both / (node + other)),
                "pmi": np.log2(both / expected),
                "t": (both - expected) / np.sqrt(np.maximum(both, 1)),
            }
        )

"""Is it a topic, or one source's text repeated: the same grouping with copies folded."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from pressaudit.analyse.places import Places
from pressaudit.analyse.resampling import Array
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.topics.clusters import Labels, kmeans
from pressaudit.analyse.topics.quality import overlap
from pressaudit.analyse.topics.units import Units, content, windows
from pressaudit.analyse.topics.vectors import embed
from pressaudit.language.spans import size

HALF = 0.5


@dataclass(frozen=True)
class Folded:
    """The grouping after copies were folded, beside the one before.

    Attributes
    ----------
    paragraphs, words
        How much was folded.
    ari
        Adjusted Rand index of the groupings before and after, on the windows that both have.
    topics
        ``topic``, ``copied`` (share of its words that stand in another post first), ``kept``
        (Jaccard coefficient with the group that is most like it after folding).
    """

    paragraphs: int
    words: int
    ari: float
    topics: pd.DataFrame


def copied(
    posts: pd.DataFrame, between: pd.DataFrame, places: Places, counts: Counts
) -> NDArray[np.bool_]:
    """Say which paragraphs (rows of ``counts``) are copies of another post's text.

    A paragraph is one when half of its characters or more stand in another post, and that other
    one has them first: by the direction of the passage, or, where that is open, by the posts'
    dates, then by their order. So each passage is counted once.
    """
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rank = _rank(posts)
    for row in between.itertuples(index=False):
        second = row.direction == "a_to_b" or (
            row.direction != "b_to_a" and rank[row.b_article] > rank[row.a_article]
        )
        side = "b" if second else "a"
        place = (int(getattr(row, f"{side}_start")), int(getattr(row, f"{side}_end")))
        spans[getattr(row, f"{side}_article")].append(place)
    folded = set()
    for row in places.offsets.itertuples(index=False):
        inside = [
            (max(start, row.begin), min(end, row.end))
            for start, end in spans.get(row.article_id, ())
            if start < row.end and end > row.begin
        ]
        if inside and size(inside) >= HALF * (row.end - row.begin):
            folded.add((row.article_id, row.paragraph))
    keys = zip(counts.paragraphs["article_id"], counts.paragraphs["paragraph"], strict=True)
    return np.array([key in folded for key in keys], dtype=bool)


def folded(counts: Counts, copies: NDArray[np.bool_], units: Units, labels: Labels) -> Folded:
    """Group the windows again without the words of ``copies`` and say what changes.

    Parameters
    ----------
    counts
        What the windows were made from.
    copies
        From :func:`copied`.
    units, labels
        The windows and their groups before.
    """
    ari, kept = _again(counts, copies, units, labels)
    topics = pd.DataFrame(
        {
            "topic": np.arange(1, len(kept) + 1),
            "copied": _share(counts, copies, units, labels),
            "kept": kept,
        }
    ).round(4)
    return Folded(int(copies.sum()), int(counts.words[copies].sum()), round(ari, 4), topics)


def _again(
    counts: Counts, without: NDArray[np.bool_], units: Units, labels: Labels
) -> tuple[float, Array]:
    """Group anew; return the adjusted Rand index and each group's overlap with its likeliest.

    Both are 0 for what is gone: a group without windows, or all when too few are left to group.
    """
    k = int(labels.max()) + 1
    if not without.any():
        return 1.0, np.ones(k)
    left = content(windows(counts, without=without))
    if min(left.matrix.shape) < 3:
        return 0.0, np.zeros(k)
    again = dict(zip(left.frame["unit"], kmeans(embed(left.matrix), k).tolist(), strict=True))
    both = [n for n, unit in enumerate(units.frame["unit"]) if unit in again]
    after = np.array([again[units.frame["unit"].iloc[n]] for n in both])
    before = labels[both]
    return float(adjusted_rand_score(before, after)), np.nan_to_num(overlap(before, after, k))


def _share(counts: Counts, copies: NDArray[np.bool_], units: Units, labels: Labels) -> Array:
    """Return the share of each group's words that stand in copied paragraphs."""
    own = windows(counts, without=copies).frame.set_index("unit")["words"]
    left = own.reindex(units.frame["unit"]).to_numpy(dtype=float)
    every = units.frame["words"].to_numpy(dtype=float)
    k = int(labels.max()) + 1
    total = np.bincount(labels, weights=every, minlength=k)
    return np.asarray(1 - np.bincount(labels, weights=left, minlength=k) / np.maximum(total, 1))


def _rank(posts: pd.DataFrame) -> dict[str, tuple[bool, int, str]]:
    """Return a key by which the earlier of two posts sorts first; undated ones come last."""
    return {
        row.article_id: (
            bool(pd.isna(row.posted)),
            0 if pd.isna(row.posted) else row.posted.toordinal(),
            row.article_id,
        )
        for row in posts.itertuples(index=False)
    }

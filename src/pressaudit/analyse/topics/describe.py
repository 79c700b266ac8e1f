"""What each topic is: its terms, its most typical windows, its posts, how surely it is there."""

import numpy as np
import pandas as pd

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.topics.clusters import Labels
from pressaudit.analyse.topics.quality import lift, stability, top_terms
from pressaudit.analyse.topics.units import Units

TIMES = 50
STABLE, PATTERN, DISSOLVED = 0.75, 0.6, 0.5
"""Hennig's readings of a mean Jaccard coefficient (2007; manual of his R package fpc)."""


def terms(units: Units, labels: Labels, top: int = 10) -> pd.DataFrame:
    """Return each topic's terms by lift.

    Returns
    -------
    DataFrame
        ``topic`` (1-based), ``term``, ``lift`` (share of the topic's windows that have it over
        the share of all windows), ``windows`` (of the topic that have it), ``of`` (of all),
        ``count`` (occurrences in the topic).
    """
    lifts, has = lift(units, labels)
    rows = []
    for group, columns in enumerate(top_terms(units, labels, top)):
        inside = units.matrix[labels == group]
        for n in columns:
            count = int(inside[:, n].sum())
            rows.append((group + 1, units.terms[n], lifts[group, n], int(has[group, n]),
                         int(has[:, n].sum()), count))  # fmt: skip
    return pd.DataFrame(rows, columns=["topic", "term", "lift", "windows", "of", "count"])


def table(points: Array, units: Units, labels: Labels, times: int = TIMES) -> pd.DataFrame:
    """Return one row a topic.

    Returns
    -------
    DataFrame
        ``topic``, ``terms`` (six by lift), ``windows``, ``words``, ``posts``, ``top_article`` and
        ``top_share`` (the post with most of its words, and its part of them), ``stability`` (mean
        Jaccard coefficient over ``times`` bootstrap samples) with ``low`` and ``high`` (the middle
        95 % of them), ``reading`` (stable, pattern, doubtful or dissolved, after Hennig 2007).
    """
    again = stability(points, labels, times)
    rows = []
    named = top_terms(units, labels, 6)
    for group, columns in enumerate(named):
        own = units.frame[labels == group]
        by_post = own.groupby("article_id", sort=True)["words"].sum()
        found = again[:, group][~np.isnan(again[:, group])]
        low, high = np.quantile(found, [0.025, 0.975]) if len(found) else (np.nan, np.nan)
        mean = float(found.mean()) if len(found) else np.nan
        rows.append(
            {
                "topic": group + 1,
                "terms": ", ".join(units.terms[n] for n in columns),
                "windows": len(own),
                "words": int(own["words"].sum()),
                "posts": len(by_post),
                "top_article": by_post.idxmax(),
                "top_share": by_post.max() / max(by_post.sum(), 1),
                "stability": mean,
                "low": low,
                "high": high,
                "reading": reading(mean),
            }
        )
    return pd.DataFrame(rows).round(4)


def reading(mean: float) -> str:
    """Say what a mean Jaccard coefficient is taken to mean."""
    value = round(mean, 3)
    if value >= STABLE:
        return "stable"
    if value >= PATTERN:
        return "pattern"
    return "doubtful" if value >= DISSOLVED else "dissolved"


def typical(points: Array, units: Units, labels: Labels, top: int = 3) -> pd.DataFrame:
    """Return the windows nearest to each topic's centre, as pointers.

    Returns
    -------
    DataFrame
        ``topic``, ``article_id``, ``first``, ``last`` (paragraphs), ``words``, ``likeness``
        (cosine with the centre).
    """
    parts = []
    for group in range(int(labels.max()) + 1):
        inside = np.flatnonzero(labels == group)
        centre = points[inside].mean(axis=0)
        near = points[inside] @ centre / max(float(np.linalg.norm(centre)), 1e-12)
        nearest = np.lexsort((inside, -np.round(near, 6)))[:top]
        frame = units.frame.iloc[inside[nearest]][["article_id", "first", "last", "words"]]
        frame.insert(0, "topic", group + 1)
        parts.append(frame.assign(likeness=np.round(near[nearest], 6)))
    return pd.concat(parts, ignore_index=True)


def by_post(units: Units, labels: Labels) -> pd.DataFrame:
    """Return how many windows and words of each post each topic has.

    Returns
    -------
    DataFrame
        ``topic``, ``article_id``, ``windows``, ``words``, ``share`` (of the post's words);
        only what occurs.
    """
    frame = units.frame.assign(topic=labels + 1)
    out = frame.groupby(["topic", "article_id"], as_index=False).agg(
        windows=("unit", "size"), words=("words", "sum")
    )
    out["share"] = out["words"] / out.groupby("article_id")["words"].transform("sum")
    return out.round({"share": 4})

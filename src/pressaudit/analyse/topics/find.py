"""The topics of a corpus, from its tables: one call that the notebook and the figures share."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from pressaudit.analyse.terms.counts import Array, Counts, count
from pressaudit.analyse.topics import clusters, copies, describe
from pressaudit.analyse.topics.attributes import followed
from pressaudit.analyse.topics.choose import NULLS, TIMES, Choice, choose
from pressaudit.analyse.topics.clusters import Labels
from pressaudit.analyse.topics.describe import DISSOLVED
from pressaudit.analyse.topics.threads import one_thread
from pressaudit.analyse.topics.units import SIZE, Units, content, windows
from pressaudit.analyse.topics.vectors import dimensions, embed
from pressaudit.corpus.model import Corpus

ONE_POST = 0.9
"""Share of its words in one post from which a topic is called that post's own matter."""
REPEATED = 0.5
"""Share of its words that are copies from which a topic is called repeated text."""


@dataclass(frozen=True)
class Topics:
    """What was found, and what it was found in.

    Attributes
    ----------
    counts, units, points
        Paragraphs, windows with their content terms, and the windows' points (none where there
        are fewer than three windows or terms).
    choice
        How many topics there are, and why.
    labels
        The topic of each window, 0-based; empty when there are none.
    table
        One row a topic: the columns of :func:`pressaudit.analyse.topics.describe.table`, those of
        :class:`pressaudit.analyse.topics.copies.Folded` ``.topics``, and ``kind``: topic, one
        post's own matter, or repeated text.
    folded
        What folding the copies changes; None when there are no topics.
    followed
        From :func:`pressaudit.analyse.topics.attributes.followed`; empty when there are none.
    """

    counts: Counts
    units: Units
    points: Array
    choice: Choice
    labels: Labels
    table: pd.DataFrame
    folded: copies.Folded | None
    followed: pd.DataFrame

    @property
    def k(self) -> int:
        """The number of topics, 0 for none."""
        return self.choice.k


def find(corpus: Corpus, nulls: int = NULLS, times: int = TIMES) -> Topics:
    """Find the topics of a corpus, or that it has none.

    Parameters
    ----------
    corpus
        Its articles, paragraphs, terms and reuse are read.
    nulls, times
        Shuffled archives and bootstrap samples; see
        :func:`pressaudit.analyse.topics.choose.choose`.
    """
    counts = count(corpus)
    units = content(windows(counts))
    choice = choose(units, nulls, times)
    points = embed(units.matrix) if min(units.matrix.shape) > 2 else np.zeros((0, 2))
    if not choice.k:
        none, empty = np.zeros(0, dtype=np.int64), pd.DataFrame()
        return Topics(counts, units, points, choice, none, empty, None, empty)
    with one_thread():
        labels = clusters.kmeans(points, choice.k)
        folded = copies.folded(counts, copies.copied(corpus, counts), units, labels)
        table = describe.table(points, units, labels).merge(folded.topics, on="topic")
        table["kind"] = [_kind(row) for row in table.itertuples(index=False)]
        follows = followed(units, labels, corpus.articles)
    return Topics(counts, units, points, choice, labels, table, folded, follows)


def at(found: Topics, k: int, times: int = 20) -> Topics:
    """Return the same windows in ``k`` groups, whatever the null says of that number.

    Its table has no columns on copies, and nothing is compared with outlets or authors. Fewer
    groups come back where the windows do not make ``k``.
    """
    with one_thread():
        labels = clusters.kmeans(found.points, k)
        table = describe.table(found.points, found.units, labels, times)
    choice = replace(found.choice, k=len(table), reason="")
    return replace(found, choice=choice, labels=labels, table=table, folded=None,
                   followed=pd.DataFrame())  # fmt: skip


def alternatives(found: Topics) -> pd.DataFrame:
    """Group the windows in other ways and say how much of the grouping is left.

    Returns
    -------
    DataFrame
        ``choice`` (what was done otherwise), ``ari`` (adjusted Rand index with the grouping
        that is reported; 1 is the same, 0 is chance). Other sizes of window are compared
        paragraph by paragraph. Empty when there are no topics.
    """
    if not found.k:
        return pd.DataFrame(columns=["choice", "ari"])
    units, k, rank = found.units, found.k, dimensions(len(found.units))
    with one_thread():
        ways = {
            f"{max(rank // 2, 2)} dimensions instead of {rank}": clusters.kmeans(
                embed(units.matrix, max(rank // 2, 2)), k
            ),
            f"{rank * 2} dimensions": clusters.kmeans(embed(units.matrix, rank * 2), k),
            "Ward's method instead of k-means": clusters.ward(found.points, k),
            "NMF on TF-IDF": clusters.nmf(units.matrix, k),
        }
        rows = [(way, adjusted_rand_score(found.labels, other)) for way, other in ways.items()]
        for size in (SIZE * 3 // 5, SIZE * 2):
            rows.append((f"windows of {size} words", _at_size(found, size)))
    if found.folded is not None and found.folded.words:
        rows.append(("copies folded", found.folded.ari))
    return pd.DataFrame(rows, columns=["choice", "ari"]).round(4)


def _at_size(found: Topics, size: int) -> float:
    other = content(windows(found.counts, size))
    if len(other) <= found.k:
        return float("nan")
    labels = clusters.kmeans(embed(other.matrix), found.k)
    one, two = (
        _of_paragraphs(found.counts, units, groups)
        for units, groups in ((found.units, found.labels), (other, labels))
    )
    both = (one >= 0) & (two >= 0)
    return float(adjusted_rand_score(one[both], two[both]))


def _of_paragraphs(counts: Counts, units: Units, labels: Labels) -> Labels:
    """Return the group of each paragraph, -1 where its window was left out."""
    group = {}
    for row, label in zip(units.frame.itertuples(index=False), labels.tolist(), strict=True):
        group[row.article_id, row.first, row.last] = label
    places = counts.paragraphs
    out = np.full(len(places), -1, dtype=np.int64)
    for (article, first, last), label in group.items():
        inside = (places["article_id"] == article) & places["paragraph"].between(first, last)
        out[inside.to_numpy(dtype=bool)] = label
    return out


def _kind(row: object) -> str:
    """Say what a group is; where folding hits it harder than chance and undoes it, its text was."""
    share, copied, kept, usual = (
        float(getattr(row, name)) for name in ("top_share", "copied", "kept", "kept_low")
    )
    if copied >= REPEATED or (copied > 0 and kept < min(usual, DISSOLVED)):
        return "repeated text"
    return "one post's own matter" if share >= ONE_POST else "topic"

"""The topics of an archive, or its windows' groups to look at: what notebook and figures share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import lookup
from pressaudit.analyse.resampling import Array
from pressaudit.analyse.schema import frame
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.words import readable
from pressaudit.analyse.topics import clusters, copies, describe, naming
from pressaudit.analyse.topics.attributes import followed
from pressaudit.analyse.topics.choose import NULLS, TIMES, Choice, choose
from pressaudit.analyse.topics.clusters import Labels
from pressaudit.analyse.topics.describe import DISSOLVED
from pressaudit.analyse.topics.threads import one_thread
from pressaudit.analyse.topics.units import SIZE, Units, content, windows
from pressaudit.analyse.topics.vectors import dimensions, embed, plane

REPEATED = 0.5
"""Share of its words that are copies from which a topic is called repeated text."""


@dataclass(frozen=True, eq=False)
class Topics:
    """What was found, and what it was found in.

    Attributes
    ----------
    posts
        The posts of the archive.
    counts, units, points
        Paragraphs, windows with their content terms, and the windows' points (none where there
        are fewer than three windows or terms).
    choice
        How many topics may be claimed, and why.
    labels
        The group of each window, 0-based, whether or not the groups may be called topics; empty
        when there are too few windows to group.
    table
        One row a group: ``label``, the columns of
        :func:`pressaudit.analyse.topics.describe.table`, those of
        :class:`pressaudit.analyse.topics.copies.Folded` ``.topics``, and ``kind``: topic (group,
        where none may be claimed), one post's own matter, or repeated text.
    folded
        What folding the copies changes; None when there are no groups.
    followed
        From :func:`pressaudit.analyse.topics.attributes.followed`; empty when no topic is claimed.
    names
        The corpus's table of names, for labels.
    shown
        What to show of lemmas; see :func:`pressaudit.analyse.terms.words.labels`.
    """

    posts: pd.DataFrame
    counts: Counts
    units: Units
    points: Array
    choice: Choice
    labels: Labels
    table: pd.DataFrame
    folded: copies.Folded | None
    followed: pd.DataFrame
    names: pd.DataFrame
    shown: Mapping[str, str]

    @property
    def k(self) -> int:
        """The number of topics that may be claimed, 0 for none."""
        return self.choice.k

    @property
    def groups(self) -> int:
        """The number of groups, topics or not."""
        return int(self.labels.max(initial=-1)) + 1

    def listed(self) -> pd.DataFrame:
        """Return one row a group, with the number of the post that has most of it."""
        numbers = lookup(self.posts, "number")
        top = [numbers[i] for i in self.table["top_article"]]
        return self._result("topics", self.table.assign(top_number=top))

    def terms(self) -> pd.DataFrame:
        """Return each topic's terms by lift."""
        found = describe.terms(self.units, self.labels) if self.groups else pd.DataFrame()
        return self._result("topic_terms", found)

    def typical(self) -> pd.DataFrame:
        """Return the windows nearest to each topic's centre, as pointers."""
        found = (
            describe.typical(self.points, self.units, self.labels)
            if self.groups
            else pd.DataFrame()
        )
        return self._result("typical_windows", found)

    def in_posts(self) -> pd.DataFrame:
        """Return how many windows and words of each post each topic has."""
        if not self.groups:
            return frame("topics_in_posts", [])
        found = describe.by_post(self.units, self.labels)
        return self._result("topics_in_posts", found.merge(self.table[["topic", "label"]]))

    def on_map(self) -> pd.DataFrame:
        """Return each window's place on a map where near is alike; topic 0 for none.

        Empty when there are too few windows to place.
        """
        if not len(self.points):
            return frame("topics_map", [])
        out = self.units.frame[["article_id", "first", "last"]].copy()
        out[["x", "y"]] = plane(self.points)
        out["topic"] = self.labels + 1 if self.groups else 0
        return self._result("topics_map", out.round({"x": 3, "y": 3}))

    def _result(self, name: str, found: pd.DataFrame) -> pd.DataFrame:
        """Return a result with the posts' numbers and outlets, and terms as readers know them."""
        if found.empty:
            return frame(name, [])
        if "article_id" in found:
            where = self.posts[["article_id", "number", "outlet"]]
            found = found.merge(where, on="article_id", how="left")
        return readable(frame(name, found), self.shown)


def find(  # noqa: PLR0917
    posts: pd.DataFrame,
    between: pd.DataFrame,
    places: Places,
    counts: Counts,
    names: pd.DataFrame,
    shown: Mapping[str, str],
    nulls: int = NULLS,
    times: int = TIMES,
) -> Topics:
    """Group the windows of an archive, and say whether the groups may be called topics.

    Parameters
    ----------
    posts, between, places, counts, names, shown
        The posts, the passages between them, where their text stands, their terms and names.
    nulls, times
        Archives without topics, and halvings; see
        :func:`pressaudit.analyse.topics.choose.choose`.
    """
    units = content(windows(counts))
    choice = choose(units, _writers(posts, units), nulls, times)
    points = embed(units.matrix) if min(units.matrix.shape) > 2 else np.zeros((0, 2))
    labels, follows = choice.labels, frame("followed", [])
    if not len(labels):
        none = frame("topics", [])
        return Topics(
            posts, counts, units, points, choice, labels, none, None, follows, names, shown
        )
    with one_thread():
        copied = copies.copied(posts, between, places, counts)
        folded = copies.folded(counts, copied, units, labels)
        table = describe.table(points, units, labels).merge(folded.topics, on="topic")
        table["kind"] = [_kind(row, bool(choice.k)) for row in table.itertuples(index=False)]
        table["label"] = naming.named(units, labels, names, posts)
        if choice.k:
            follows = followed(units, labels, posts)
    return Topics(
        posts, counts, units, points, choice, labels, table, folded, follows, names, shown
    )


def _writers(posts: pd.DataFrame, units: Units) -> Labels:
    """Return who wrote each window, as a number: the named authors, or else the post's own."""
    named = posts["authors"].fillna("").astype(str)
    hands = named.where(named != "", posts["article_id"])
    of_posts = dict(zip(posts["article_id"], hands, strict=True))
    return np.asarray(pd.factorize(units.frame["article_id"].map(of_posts), sort=True)[0])


def at(found: Topics, k: int, times: int = 20) -> Topics:
    """Return the same windows in ``k`` groups, to look at: no topic is claimed.

    Its table has no columns on copies, and nothing is compared with outlets or authors. Fewer
    groups come back where the windows do not make ``k``.
    """
    with one_thread():
        labels = clusters.kmeans(found.points, k)
        table = describe.table(found.points, found.units, labels, times)
    table["label"] = naming.named(found.units, labels, found.names, found.posts)
    choice = replace(found.choice, k=0, labels=labels)
    none = frame("followed", [])
    return replace(found, choice=choice, labels=labels, table=table, folded=None, followed=none)


def alternatives(found: Topics) -> pd.DataFrame:
    """Group the windows in other ways and say how much of the grouping is left.

    ``ari`` is the adjusted Rand index with the grouping that is reported; 1 is the same, 0 is
    chance. Other sizes of window are compared paragraph by paragraph. Empty when there are no
    groups.
    """
    if not found.groups:
        return frame("alternatives", [])
    units, k, rank = found.units, found.groups, dimensions(len(found.units))
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
    return frame("alternatives", rows).round(4)


def _at_size(found: Topics, size: int) -> float:
    other = content(windows(found.counts, size))
    if len(other) <= found.groups:
        return float("nan")
    labels = clusters.kmeans(embed(other.matrix), found.groups)
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


def _kind(row: object, claimed: bool) -> str:
    """Say what a group is; where its words are copies, or it is gone without them, its text was."""
    share, copied, kept = (float(getattr(row, name)) for name in ("top_share", "copied", "kept"))
    if copied >= REPEATED or (copied > 0 and kept < DISSOLVED):
        return "repeated text"
    if share >= naming.MATTER:
        return "one post's own matter"
    return "topic" if claimed else "group"

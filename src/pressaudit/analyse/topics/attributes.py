"""Matter or writer: whether topics go with category, outlet or author more than by chance."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import false_discovery_control

from pressaudit.analyse.resampling import Array, ends
from pressaudit.analyse.schema import frame as result
from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.clusters import Labels
from pressaudit.analyse.topics.units import Units

ATTRIBUTES = {"category": "the site's category", "outlet": "the outlet", "authors": "the author"}
POST = "the post"
PERMUTATIONS = 999
COLUMNS = ["attribute", "values", "posts", "windows", "ari", "low", "high", "p", "q"]


def followed(
    units: Units, labels: Labels, posts: pd.DataFrame, times: int = PERMUTATIONS
) -> pd.DataFrame:
    """Compare the topics of windows with what is known of their posts.

    The adjusted Rand index (Hubert and Arabie 1985) is 1 for equal groupings and 0 for what
    chance gives. Windows of one post share its outlet, so chance here is the posts' outlets
    exchanged between whole posts.

    Parameters
    ----------
    posts
        From :func:`pressaudit.analyse.posts.posts`. Posts that do not name an author
        (or category) are left out of that comparison.

    Returns
    -------
    DataFrame
        ``attribute``, ``values`` (distinct), ``posts``, ``windows``, ``ari``, ``low`` and
        ``high`` (middle 95 % of the permutations), ``p`` (as large or larger by chance), ``q``
        (Benjamini and Hochberg 1995, over the three). ``p`` is not a number where permuting
        changes nothing: all posts have one value, or each its own. The last row, ``the post``,
        says how far topics are just posts; its chance is windows exchanged between posts.
    """
    generator = np.random.default_rng(SEED)
    known = posts.set_index("article_id")
    rows = []
    for column, name in ATTRIBUTES.items():
        values = known[column].fillna("").astype(str)
        values = values[values != ""]
        inside = units.frame["article_id"].isin(values.index).to_numpy(dtype=bool)
        own, names = pd.factorize(units.frame.loc[inside, "article_id"], sort=True)
        of_posts = pd.factorize(values.reindex(names), sort=True)[0]
        table = _cross(labels[inside], own, len(names))
        rows.append((name, *_compare(table, of_posts, times, generator)))
    frame = pd.DataFrame(rows, columns=COLUMNS[:-1])
    tested = frame["p"].notna()
    frame["q"] = np.nan
    if tested.any():
        frame.loc[tested, "q"] = false_discovery_control(frame.loc[tested, "p"])
    own = pd.factorize(units.frame["article_id"], sort=True)[0]
    alone = _cross(labels, np.arange(len(labels)), len(labels))
    frame.loc[len(frame)] = [POST, *_compare(alone, own, times, generator), np.nan]
    frame.loc[len(frame) - 1, "posts"] = frame.loc[len(frame) - 1, "values"]
    return result("followed", frame.round(4))


def adjusted_rand(table: Array) -> Array:
    """Return the adjusted Rand index of cross tables (any number of them, on the last two axes).

    Hubert and Arabie 1985, Journal of Classification 2. 1 for two groupings that are both one
    group, or both single points.
    """

    def pairs(counts: Array) -> Array:
        return np.asarray(counts * (counts - 1) / 2)

    both = pairs(table).sum(axis=(-2, -1))
    rows, columns = pairs(table.sum(axis=-1)).sum(axis=-1), pairs(table.sum(axis=-2)).sum(axis=-1)
    expected = rows * columns / np.maximum(pairs(table.sum(axis=(-2, -1))), 1)
    room = (rows + columns) / 2 - expected
    return np.where(room == 0, 1.0, (both - expected) / np.where(room == 0, 1.0, room))


def _cross(labels: Labels, blocks: NDArray[np.int64], size: int) -> Array:
    """Count the windows of each topic in each block (post), topics by blocks."""
    table = np.zeros((int(labels.max(initial=0)) + 1, size))
    np.add.at(table, (labels, blocks), 1)
    return table


def _compare(
    table: Array, values: NDArray[np.int64], times: int, generator: np.random.Generator
) -> tuple[object, ...]:
    """Return all columns but ``attribute`` and ``q``, from exchanging ``values`` between blocks."""
    distinct = int(values.max(initial=-1)) + 1
    windows = int(table.sum())
    if not distinct:
        return 0, 0, 0, np.nan, np.nan, np.nan, np.nan
    ari = float(adjusted_rand(table @ np.eye(distinct)[values]))
    if not 1 < distinct < len(values):
        return distinct, len(values), windows, ari, np.nan, np.nan, np.nan
    drawn = np.array(
        [
            adjusted_rand(table @ np.eye(distinct)[generator.permutation(values)])
            for _ in range(times)
        ]
    )
    low, high = ends(drawn)
    p = (1 + int((drawn >= ari - 1e-12).sum())) / (times + 1)
    return distinct, len(values), windows, ari, low, high, p

"""Which terms are characteristic: of one part against the rest, of all against English."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import xlogy
from scipy.stats import chi2, false_discovery_control
from wordfreq import word_frequency

from pressaudit.analyse.posts import NOBODY, SITE, lookup
from pressaudit.analyse.resampling import Array, ends, resamples
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.frequency import SEED, TIMES

MINIMUM, PERMUTATIONS = 5, 4999
FLOOR = 1e-8
"""Rate given to words that wordfreq does not know: its own lower end for English."""
CERTAIN = 0.05
"""``q`` below which a difference is called certain."""
MOST_PARTS = 12
NAMELESS = {"outlet": SITE, "authors": "no author named", "category": "no category"}


def log_likelihood(a: Array, b: Array, c: Array | float, d: Array | float) -> Array:
    """Return G², the log-likelihood ratio of two rates (Dunning 1993, Comput. Linguist. 19).

    All four cells of the table are summed. Rayson & Garside (2000) leave out the two of the
    other words, which changes little as long as a term is a small part of the text.

    Parameters
    ----------
    a, b
        Occurrences in the part and in the rest.
    c, d
        Words of the part and of the rest.
    """
    pooled = (a + b) / (c + d)
    cells = (
        xlogy(a, a / c) + xlogy(c - a, (c - a) / c) + xlogy(b, b / d) + xlogy(d - b, (d - b) / d)
    )
    null = xlogy(a + b, pooled) + xlogy(c + d - a - b, 1 - pooled)
    return np.asarray(np.maximum(2 * (cells - null), 0))


def _whole_log_likelihood(hits: Array, total: Array, space: Array, size: float) -> Array:
    """Return :func:`log_likelihood` of many draws of whole counts, from a table of n log n.

    Parameters
    ----------
    hits, space
        Occurrences, draws by terms, and words of the part in each draw.
    total, size
        Occurrences and words of part and rest together.
    """
    counts = np.arange(int(size) + 1)
    table = xlogy(counts, counts)
    a, c = hits.astype(np.int64), space.astype(np.int64)[:, None]
    n, d = total.astype(np.int64), int(size) - space.astype(np.int64)[:, None]
    cells = table[a] + table[n - a] + table[c - a] + table[d - n + a]
    null = table[n] + table[int(size) - n] - table[int(size)]
    return np.asarray(np.maximum(2 * (cells - table[c] - table[d] - null), 0))


def log_ratio(a: Array, b: Array, c: Array | float, d: Array | float) -> Array:
    """Return the binary logarithm of the ratio of two rates (Hardie 2014): 1 is twice as often.

    Where one side has none, half an occurrence stands for it.
    """
    top, bottom = np.where(a == 0, 0.5, a) / c, np.where(b == 0, 0.5, b) / d
    return np.asarray(np.log2(top / bottom))


def keyness(
    counts: Counts, inside: NDArray[np.bool_], minimum: int = MINIMUM, times: int = PERMUTATIONS
) -> pd.DataFrame:
    """Compare the paragraphs of a part with all others.

    Words come in bursts, so that G² alone finds too much: ``p`` is from permuting paragraphs
    between the part and the rest, and the interval from drawing paragraphs anew on each side.
    Paragraphs are taken as independent; within one post they are less so than that.

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.counts.count`.
    inside
        Which paragraphs (rows of ``counts``) are the part; see :func:`part`.
    minimum
        Occurrences in part and rest together below which a term is not tested.

    Returns
    -------
    DataFrame
        ``count`` in the part, ``rest`` elsewhere, ``p`` (permutation, of G² as large or larger),
        ``q`` (Benjamini & Hochberg 1995), ``certain``. Ordered by ``q``, then by G²; terms rarer
        in the part have a log ratio below zero. Empty when the part or the rest has fewer than
        two paragraphs.
    """
    few = counts.frequent(minimum)
    if not few.terms or min(inside.sum(), (~inside).sum()) < 2:
        return frame("keyness", [])
    dense, words = few.matrix.toarray(), few.words
    total, size = dense.sum(axis=0), words.sum()
    a, c = dense[inside].sum(axis=0), words[inside].sum()
    observed = log_likelihood(a, total - a, c, size - c)
    generator = np.random.default_rng(SEED)
    drawn = np.array([generator.permutation(inside) for _ in range(times)], dtype=float)
    g2 = _whole_log_likelihood(drawn @ dense, total, drawn @ words, size)
    as_large = 1 + (g2 >= observed - 1e-9).sum(axis=0)
    low, high = _ratio_interval(dense, words, inside, min(times, TIMES))
    p = as_large / (times + 1)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "count": a.astype(int),
            "rest": (total - a).astype(int),
            "g2": observed,
            "log_ratio": log_ratio(a, total - a, c, size - c),
            "low": low,
            "high": high,
            "p": p,
            "q": false_discovery_control(p),
        }
    )
    rows["certain"] = rows["q"] < CERTAIN
    return frame("keyness", ordered(rows.round(6), "q", "-g2", "term"))


def against_english(counts: Counts, minimum: int = MINIMUM, times: int = TIMES) -> pd.DataFrame:
    """Compare the rate of each term with that in general English (wordfreq).

    Count words as written (``unit="term"``): wordfreq has no lemmas. The reference is taken as
    known exactly, so that the interval, a bootstrap over paragraphs, is that of the archive only.

    As :func:`keyness`, with ``rest`` the occurrences expected, ``p`` from G² on one degree of
    freedom, and ``known``, false for words that wordfreq does not have: their log ratio is a lower
    bound, from a rate of 10⁻⁸.
    """
    few = counts.frequent(minimum)
    if not few.terms:
        return frame("keyness_english", [])
    rate = np.array([word_frequency(t, "en") for t in few.terms])
    known = rate > 0
    rate = np.maximum(rate, FLOOR)
    size = few.words.sum()
    a = np.asarray(few.matrix.sum(axis=0)).ravel()
    g2 = 2 * (xlogy(a, a / (size * rate)) + xlogy(size - a, (size - a) / (size * (1 - rate))))
    weights = resamples(len(few.paragraphs), times, SEED)
    hits = np.asarray((few.matrix.T @ weights.T).T)
    ratios = np.log2(np.maximum(hits, 0.5) / (weights @ few.words)[:, None] / rate)
    low, high = ends(ratios)
    p = chi2.sf(g2, 1)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "count": a.astype(int),
            "rest": size * rate,
            "g2": g2,
            "log_ratio": np.log2(a / size / rate),
            "low": low,
            "high": high,
            "p": p,
            "q": false_discovery_control(p),
            "known": known,
        }
    )
    rows["certain"] = rows["q"] < CERTAIN
    rows["part"] = "the archive"
    return frame("keyness_english", ordered(rows.round(6), "-g2", "term"))


def part(posts: pd.DataFrame, counts: Counts, column: str, value: object) -> NDArray[np.bool_]:
    """Say which paragraphs belong to the posts whose ``column`` is ``value``.

    ``column`` is one of the posts (``article_id``, ``outlet``, ``category``, ``authors``, ...);
    for ``posted``, ``value`` may be a (first, last) pair of days. Of several authors joined
    by '; ', any one will do.
    """
    if isinstance(value, tuple):
        hit = posts[column].between(*(pd.Timestamp(v) for v in value))
    elif column == "authors":
        hit = posts[column].str.split("; ").map(lambda names: value in names)
    else:
        hit = posts[column] == value
    chosen = set(posts.loc[hit, "article_id"])
    return np.asarray(counts.paragraphs["article_id"].isin(chosen).to_numpy(dtype=bool))


def _ratio_interval(
    dense: Array, words: Array, inside: NDArray[np.bool_], times: int
) -> tuple[Array, Array]:
    sides = []
    for number, rows in enumerate((inside, ~inside)):
        weights = resamples(int(rows.sum()), times, SEED + number)
        sides.append((weights @ dense[rows], (weights @ words[rows])[:, None]))
    (a, c), (b, d) = sides
    return ends(log_ratio(a, b, c, d))


def keyness_by(posts: pd.DataFrame, counts: Counts, column: str, top: int = 4) -> pd.DataFrame:
    """Return the ``top`` characteristic terms of each ``part`` of the archive against the rest.

    Only terms that are commoner in the part, by the lower end of their interval, so that a large
    ratio of a few words does not lead.

    Parameters
    ----------
    column
        What makes a part: ``outlet``, ``category``, ``authors`` (each author of several),
        ``article_id`` (each post), or ``posted`` (two windows of time, parted at the median day).
    """
    parts = [pd.DataFrame()]
    for label, value in parts_of(posts, column):
        found = keyness(counts, part(posts, counts, column, value))
        found = ordered(found[found["log_ratio"] > 0], "q", "-low", "term").head(top)
        parts.append(ordered(found, "-low", "term").assign(part=label))
    rows = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    return frame("keyness", rows)


def parts_of(posts: pd.DataFrame, column: str) -> list[tuple[str, object]]:
    """Return the parts that ``column`` divides the posts into: (name to show, value), in order.

    At most ``MOST_PARTS`` of them: those with most posts.
    """
    if column == "posted":
        days = posts["posted"].dropna().sort_values()
        if days.nunique() < 2:
            return []
        cut = days.iloc[(len(days) - 1) // 2]
        cut = cut if cut < days.max() else days[days < cut].max()
        after = days[days > cut].min()
        return [
            (f"{days.min():%Y-%m-%d} to {cut:%Y-%m-%d}", (days.min(), cut)),
            (f"{after:%Y-%m-%d} to {days.max():%Y-%m-%d}", (after, days.max())),
        ]
    values = posts[column].str.split("; ").explode() if column == "authors" else posts[column]
    sizes = values.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    numbers = lookup(posts, "number")
    return [
        (f"post {numbers[value]}" if column == "article_id" else value or NAMELESS[column], value)
        for value in sorted(
            sizes.index[:MOST_PARTS], key=lambda name: "" if name in NOBODY else name
        )
    ]

"""Which terms are characteristic: of one part against the rest, of all against English."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import xlogy
from scipy.stats import false_discovery_control
from wordfreq import word_frequency

from pressaudit.analyse.posts import NOBODY, SITE, lookup
from pressaudit.analyse.resampling import Array
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.terms.counts import Counts
from pressaudit.analyse.terms.frequency import SEED, per_post

MINIMUM = 5
"""Occurrences below which a term is not compared."""
SPREAD = 3
"""Posts that must have a term for it to be tested: one of two posts is the matter of those two."""
PERMUTATIONS = 19_999
"""Groupings that are drawn where there are more than can all be gone through."""
BATCH = 1000
"""Groupings that are compared at a time, to bound the memory that this takes."""
FLOOR = 1e-8
"""The lower end of wordfreq's English list, which is no frequency (occurrences per word)."""
CERTAIN = 0.05
"""``q`` up to which a difference is called certain."""
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


def log_ratio(a: Array, b: Array, c: Array | float, d: Array | float) -> Array:
    """Return the binary logarithm of the ratio of two rates (Hardie 2014): 1 is twice as often.

    Where one side has none, half an occurrence stands for it.
    """
    top, bottom = np.where(a == 0, 0.5, a) / c, np.where(b == 0, 0.5, b) / d
    return np.asarray(np.log2(top / bottom))


def keyness(
    counts: Counts, inside: Collection[str], minimum: int = MINIMUM, times: int = PERMUTATIONS
) -> pd.DataFrame:
    """Compare the posts of a part with all others.

    The unit is the post: its paragraphs hang together, and words come in bursts, so that a test
    that takes paragraphs or words one by one finds differences between any two heaps of posts.
    ``p`` is from permuting posts: how often a random part of as many posts differs as much or
    more in the mean of its posts' rates (the permutation form of the test that Lijffijt and
    others 2016, Digital Scholarship in the Humanities 31, recommend). All groupings are gone
    through where they are few, else ``times`` are drawn, with a fixed seed.

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.counts.count`.
    inside
        The ``article_id`` of the posts of the part; see :func:`part`.
    minimum
        Occurrences in part and rest together below which a term is left out.

    Returns
    -------
    DataFrame
        ``count`` in the part, ``rest`` elsewhere, G² and log ratio of the two as measures of
        size, ``least`` and ``most`` what the log ratio is when any one post is set aside, ``p``,
        ``q`` (Benjamini & Hochberg 1995), ``certain``. Of a part or a rest of one post nothing can
        be tested: no range, no ``p``; likewise no ``p`` for terms in fewer than ``SPREAD`` posts.
        Ordered by ``q``, then by G²; terms rarer in the part have a log ratio below zero. Empty
        when the part or the rest has no post.
    """
    few = counts.frequent(minimum)
    if not few.terms:
        return frame("keyness", [])
    hits, words, articles = per_post(few)
    mine = np.array([article in inside for article in articles])
    if mine.all() or not mine.any():
        return frame("keyness", [])
    total, a = hits.sum(axis=0), hits[mine].sum(axis=0)
    size, c = words.sum(), words[mine].sum()
    least, most = _without_any_one(hits, words, mine)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "count": a.astype(int),
            "rest": (total - a).astype(int),
            "g2": log_likelihood(a, total - a, c, size - c),
            "log_ratio": log_ratio(a, total - a, c, size - c),
            "least": least,
            "most": most,
            "p": np.nan,
        }
    )
    if 1 < mine.sum() < len(mine) - 1:
        tested = (hits > 0).sum(axis=0) >= SPREAD
        rows.loc[tested, "p"] = _permuted(hits[:, tested] / words[:, None], mine, times)
    return frame("keyness", _judged(rows))


def _permuted(rates: Array, mine: NDArray[np.bool_], times: int) -> Array:
    """Return how often a random part differs as much as ``mine`` in its mean rate, per term."""
    apart = 1000 * (rates - rates.mean(axis=0))
    observed = np.abs(apart[mine].sum(axis=0)) - 1e-9
    posts, part = len(mine), int(mine.sum())
    drawn, as_large = 0, np.zeros(rates.shape[1])
    for groups in _groupings(posts, part, times):
        drawn += len(groups)
        as_large += (np.abs(groups @ apart) >= observed).sum(axis=0)
    # The part itself is among all groupings; to those drawn it is added.
    own = 0 if comb(posts, part) <= times else 1
    return np.asarray((as_large + own) / (drawn + own))


def _groupings(posts: int, part: int, times: int) -> Iterator[Array]:
    """Yield all parts of so many posts, or ``times`` random ones, as batches of rows of 0 and 1."""
    if comb(posts, part) <= times:
        every = combinations(range(posts), part)
        while batch := list(islice(every, BATCH)):
            chosen = np.zeros((len(batch), posts))
            np.put_along_axis(chosen, np.array(batch), 1.0, axis=1)
            yield chosen
        return
    generator = np.random.default_rng(SEED)
    one = np.repeat([1.0, 0.0], [part, posts - part])
    for start in range(0, times, BATCH):
        yield generator.permuted(np.tile(one, (min(BATCH, times - start), 1)), axis=1)


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``q``, corrected for all tests of the rows, and ``certain``; order by them."""
    out, tested = rows.assign(q=np.nan), rows["p"].notna()
    if tested.any():
        out.loc[tested, "q"] = false_discovery_control(rows.loc[tested, "p"])
    out["certain"] = out["q"] <= CERTAIN
    return ordered(out.round(6), "q", "-g2", "term")


def _without_any_one(hits: Array, words: Array, mine: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Return the least and the largest log ratio when one post is set aside, whichever it is."""
    if min(mine.sum(), (~mine).sum()) < 2:
        nothing = np.full(hits.shape[1], np.nan)
        return nothing, nothing
    sides = []
    for rows in (mine, ~mine):
        # What the side has without this post, or all of it where the post is on the other side.
        sides.append(hits[rows].sum(axis=0) - np.where(rows[:, None], hits, 0))
        sides.append((words[rows].sum() - np.where(rows, words, 0))[:, None])
    a, c, b, d = sides
    found = log_ratio(a, b, c, d)
    return found.min(axis=0), found.max(axis=0)


def against_english(counts: Counts, minimum: int = MINIMUM) -> pd.DataFrame:
    """Compare the rate of each term with that in general English (wordfreq).

    Count words as written (``unit="term"``): wordfreq has no lemmas. ``rest`` are the occurrences
    expected; ``least`` and ``most`` the log ratio when any one post is set aside. There
    is no ``p``: the list has no texts that posts could be exchanged with. Words that it does not
    have, or has at its floor only, are not ``known`` and have no ratio; they come last.
    """
    few = counts.frequent(minimum)
    if not few.terms:
        return frame("keyness_english", [])
    rate = np.array([word_frequency(t, "en") for t in few.terms])
    rate[rate <= FLOOR] = np.nan
    hits, words, _ = per_post(few)
    size, a = words.sum(), hits.sum(axis=0)
    g2 = 2 * (xlogy(a, a / (size * rate)) + xlogy(size - a, (size - a) / (size * (1 - rate))))
    least = most = np.full(len(a), np.nan)
    if len(words) > 1:
        left = np.log2(np.maximum(a - hits, 0.5) / (size - words)[:, None] / rate)
        least, most = left.min(axis=0), left.max(axis=0)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "count": a.astype(int),
            "posts": (hits > 0).sum(axis=0),
            "rest": size * rate,
            "g2": g2,
            "log_ratio": np.log2(a / size / rate),
            "least": least,
            "most": most,
            "known": ~np.isnan(rate),
        }
    )
    rows["part"] = "the archive"
    return frame("keyness_english", ordered(rows.round(6), "-g2", "-count", "term"))


def part(posts: pd.DataFrame, column: str, value: object) -> frozenset[str]:
    """Return the posts (``article_id``) whose ``column`` is ``value``.

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
    return frozenset(posts.loc[hit, "article_id"])


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing each part of an archive with its rest came to.

    Attributes
    ----------
    keys
        All terms of all parts, as :func:`keyness` has them, with ``part``; ``q`` is corrected for
        all of their tests together.
    parts, single
        How many parts there are, and how many of them are a single post.
    tests, certain
        How many terms were tested, in all parts, and of how many the difference is certain.
    ways
        In how many ways the posts can be grouped anew, at most: no ``p`` is below one in so many.
    """

    keys: pd.DataFrame
    parts: int
    single: int
    tests: int
    certain: int
    ways: int

    def leading(self, top: int = 4) -> pd.DataFrame:
        """Return the ``top`` terms of each part that are commoner there than in the rest."""
        more = ordered(self.keys[self.keys["log_ratio"] > 0], "q", "-g2", "term")
        named = list(dict.fromkeys(self.keys["part"]))
        best = more.groupby("part", sort=False).head(top)
        place = best["part"].map({name: n for n, name in enumerate(named)})
        return frame("keyness", ordered(best.assign(place=place), "place"))


def compare(
    posts: pd.DataFrame, counts: Counts, column: str, times: int = PERMUTATIONS
) -> Comparison:
    """Compare each part of the archive with the rest.

    Parts of the same posts, such as two authors who sign together, are one.

    Parameters
    ----------
    column
        What makes a part: ``outlet``, ``category``, ``authors`` (each author of several),
        ``article_id`` (each post), or ``posted`` (two windows of time, parted at the median day).
    """
    names: dict[frozenset[str], list[str]] = {}
    read = frozenset(counts.paragraphs["article_id"])
    for label, value in parts_of(posts, column):
        names.setdefault(part(posts, column, value) & read, []).append(label)
    groups = {" and ".join(labels): inside for inside, labels in names.items() if inside}
    found = [keyness(counts, inside, times=times).assign(part=n) for n, inside in groups.items()]
    order = {name: n for n, name in enumerate(groups)}
    rows = pd.concat(found, ignore_index=True) if found else frame("keyness", [])
    keys = _judged(rows.astype({"p": float}))
    keys = frame("keyness", ordered(keys.assign(place=keys["part"].map(order)), "place"))
    sizes = [len(inside) for inside in groups.values() if 1 < len(inside) < len(read) - 1]
    ways = max((min(comb(len(read), size), times + 1) for size in sizes), default=1)
    return Comparison(
        keys=keys,
        parts=len(groups),
        single=sum(len(inside) == 1 for inside in groups.values()),
        tests=int(keys["p"].notna().sum()),
        certain=int(keys["certain"].sum()),
        ways=ways,
    )


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

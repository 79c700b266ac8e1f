"""How often a term stands, how sure that is, and how evenly it is spread over the posts."""

import numpy as np
import pandas as pd

from pressaudit.analyse.posts import lookup
from pressaudit.analyse.resampling import Array, share_ends
from pressaudit.analyse.schema import frame
from pressaudit.analyse.terms.counts import Counts

SEED = 20180919


def frequencies(counts: Counts, minimum: int = 5) -> pd.DataFrame:
    """Return the relative frequency and the dispersion of each content term.

    ``low`` and ``high`` say how far the rate hangs on which posts there are: words come in bursts
    (:func:`pressaudit.analyse.resampling.share_ends`). ``dp``
    is the normalised deviation of proportions, 0 evenly spread to 1; ``top_article`` has most of
    the term, ``top_share`` of it. Most frequent first.

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.counts.count`.
    minimum
        Occurrences below which a term is not listed.
    """
    few = counts.frequent(minimum)
    if not few.terms:
        return frame("terms", [])
    total = np.asarray(few.matrix.sum(axis=0)).ravel()
    by_post, sizes, articles = per_post(few)
    low, high = share_ends(by_post, sizes)
    top = by_post.argmax(axis=0)
    rows = pd.DataFrame(
        {
            "term": few.terms,
            "count": total.astype(int),
            "per_1000": 1000 * total / few.words.sum(),
            "low": 1000 * low,
            "high": 1000 * high,
            "posts": (by_post > 0).sum(axis=0),
            "paragraphs": np.asarray((few.matrix > 0).sum(axis=0)).ravel(),
            "dp": deviation_of_proportions(by_post, sizes),
            "top_article": [articles[n] for n in top],
            "top_share": by_post.max(axis=0) / total,
        }
    )
    return frame("terms", rows)


def per_post(counts: Counts) -> tuple[Array, Array, list[str]]:
    """Add the paragraphs up to posts: (posts by terms, words of each post, their ids)."""
    articles = sorted(set(counts.paragraphs["article_id"]))
    place = {article: n for n, article in enumerate(articles)}
    rows = counts.paragraphs["article_id"].map(place).to_numpy()
    joined = np.zeros((len(articles), len(counts.paragraphs)))
    joined[rows, np.arange(len(rows))] = 1
    return np.asarray((counts.matrix.T @ joined.T).T), joined @ counts.words, articles


def deviation_of_proportions(by_post: Array, sizes: Array) -> Array:
    """Return Gries' DP of each column, normalised to run from 0 (even) to 1.

    DP is half the sum of the differences between the part of a term that each post has and the
    part of all words that it has (Gries 2008, International Journal of Corpus Linguistics 13);
    the norm divides by its largest possible value (Lijffijt & Gries 2012, same journal 17). With
    one post there is nothing to be spread over, and the values are not a number.

    Parameters
    ----------
    by_post
        Occurrences, posts by terms.
    sizes
        Words of each post.
    """
    share = sizes / sizes.sum()
    if len(sizes) < 2:
        return np.full(by_post.shape[1], np.nan)
    part = by_post / by_post.sum(axis=0)
    distance: Array = np.abs(part - share[:, None]).sum(axis=0) / 2
    return np.asarray(distance / (1 - share.min()))


def strips(posts: pd.DataFrame, counts: Counts, terms: list[str]) -> pd.DataFrame:
    """Return where in each post ``terms`` stand, paragraph by paragraph.

    ``begin`` and ``end`` are of the paragraph, in words from the start of the post.
    """
    places = counts.paragraphs.copy()
    places["end"] = places.groupby("article_id")["words"].cumsum()
    places["begin"] = places["end"] - places["words"]
    places["number"] = places["article_id"].map(lookup(posts, "number"))
    out = [pd.DataFrame()]
    for term in terms:
        if term in counts.terms:
            column = counts.matrix[:, counts.terms.index(term)].toarray().ravel()
            out.append(places.assign(term=term, count=column.astype(int))[column > 0])
    return frame("strips", pd.concat(out, ignore_index=True))


def profile(posts: pd.DataFrame, counts: Counts, term: str) -> pd.DataFrame:
    """Return the rate of one lemma in each post, and how far it hangs on which paragraphs it has.

    Empty when the archive does not have the term.
    """
    rows = []
    for post in posts.itertuples(index=False) if term in counts.terms else ():
        inside = (counts.paragraphs["article_id"] == post.article_id).to_numpy()
        if inside.any():
            column = counts.matrix[inside][:, [counts.terms.index(term)]].toarray()
            words = counts.words[inside]
            low, high = share_ends(column.astype(float), words)
            rates = (1000 * part for part in (column.sum() / words.sum(), low[0], high[0]))
            rows.append((post.number, post.outlet, int(column.sum()), *rates))
    return frame("profile", rows)

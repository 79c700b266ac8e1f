"""Frames and figures of notebook 03, computed from a corpus."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pressaudit.analyse.terms import frequency, keyness
from pressaudit.analyse.terms.counts import Counts
from pressaudit.corpus.model import Corpus

SITE = "the site itself"
CERTAIN = 0.05
MOST_PARTS = 12
UNNAMED = {"outlet": SITE, "authors": "no author named", "category": "no category"}


def opening(facts: Mapping[str, Any]) -> str:
    """Return the notebook's first sentence, a template for the values of :func:`summary`."""
    where = "In {words} words of {posts:n post} (lists of names included)"
    if not facts["listed"]:
        return f"{where} no term occurs five times or more."
    return (
        f"{where} the most frequent term is **{{top_shown}}**, with {{top_rate:.1f}} occurrences "
        "per thousand words (95 % interval {top_low:.1f} to {top_high:.1f}); of {listed} terms "
        "that occur five times or more, {everywhere} stand in every post and {single} in one post "
        "only."
    )


def summary(
    frequencies: pd.DataFrame, counts: Counts, shown: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the values that the notebook's sentences are filled with.

    Parameters
    ----------
    shown
        What to show of lemmas: see :func:`pressaudit.analyse.terms.labels.labels`.
    """
    one_post = frequencies[frequencies["posts"] == 1]
    every = frequencies[frequencies["posts"] == counts.paragraphs["article_id"].nunique()]
    top = None if frequencies.empty else frequencies.iloc[0]
    return {
        "words": int(counts.words.sum()),
        "posts": int(counts.paragraphs["article_id"].nunique()),
        "paragraphs": len(counts.paragraphs),
        "listed": len(frequencies),
        "single": len(one_post),
        "single_share": len(one_post) / max(len(frequencies), 1),
        "everywhere": len(every),
        "top": "no term" if top is None else top["term"],
        "top_shown": "no term" if top is None else (shown or {}).get(top["term"], top["term"]),
        "top_rate": 0.0 if top is None else top["per_1000"],
        "top_low": 0.0 if top is None else top["low"],
        "top_high": 0.0 if top is None else top["high"],
    }


def keyness_by(corpus: Corpus, counts: Counts, column: str, top: int = 4) -> pd.DataFrame:
    """Return the ``top`` characteristic terms of each part of the archive against the rest.

    Parameters
    ----------
    column
        What makes a part: ``outlet``, ``category``, ``authors`` (each author of several),
        ``article_id`` (each post), or ``posted`` (two windows of time, parted at the median day).

    Returns
    -------
    DataFrame
        ``part``, then the columns of :func:`pressaudit.analyse.terms.keyness.keyness`, and
        ``certain`` (``q`` below .05). Only terms that are commoner in the part, by the lower end
        of their interval, so that a large ratio of a few words does not lead.
    """
    parts = []
    for label, value in parts_of(corpus.articles, column):
        found = keyness.keyness(counts, keyness.part(corpus, counts, column, value))
        found = found[found["log_ratio"] > 0].sort_values(
            ["q", "low", "term"], ascending=[True, False, True]
        )
        found = found.head(top)
        found.insert(0, "part", label)
        parts.append(found.sort_values(["low", "term"], ascending=[False, True]))
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=["part", *keyness.COLUMNS, "certain"])
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(certain=frame["q"] < CERTAIN)


def parts_of(articles: pd.DataFrame, column: str) -> list[tuple[str, object]]:
    """Return the parts that ``column`` divides the posts into: (name to show, value), in order.

    At most ``MOST_PARTS`` of them: those with most posts.
    """
    if column == "posted":
        days = articles["posted"].dropna().sort_values()
        if days.nunique() < 2:
            return []
        cut = days.iloc[(len(days) - 1) // 2]
        cut = cut if cut < days.max() else days[days < cut].max()
        after = days[days > cut].min()
        return [
            (f"{days.min():%Y-%m-%d} to {cut:%Y-%m-%d}", (days.min(), cut)),
            (f"{after:%Y-%m-%d} to {days.max():%Y-%m-%d}", (after, days.max())),
        ]
    values = articles[column].str.split("; ").explode() if column == "authors" else articles[column]
    sizes = values.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    names = articles.set_index("article_id")["position"] if column == "article_id" else None
    return [
        (f"post {names[value]}" if names is not None else value or UNNAMED[column], value)
        for value in sorted(sizes.index[:MOST_PARTS])
    ]


def strips(corpus: Corpus, counts: Counts, terms: list[str]) -> pd.DataFrame:
    """Return where in each post ``terms`` stand, paragraph by paragraph.

    Returns
    -------
    DataFrame
        ``term``, ``article_id``, ``position``, ``paragraph``, ``begin`` and ``end`` (of the
        paragraph, in words from the start of the post), ``count``.
    """
    places = counts.paragraphs.copy()
    places["end"] = places.groupby("article_id")["words"].cumsum()
    places["begin"] = places["end"] - places["words"]
    places["position"] = places["article_id"].map(
        corpus.articles.set_index("article_id")["position"]
    )
    out = []
    for term in terms:
        if term in counts.terms:
            column = counts.matrix[:, counts.terms.index(term)].toarray().ravel()
            out.append(places.assign(term=term, count=column.astype(int))[column > 0])
    columns = ["term", "article_id", "position", "paragraph", "begin", "end", "count"]
    return (
        pd.concat(out, ignore_index=True)[columns] if out else pd.DataFrame(columns=columns)
    ).reset_index(drop=True)


def profile(corpus: Corpus, counts: Counts, term: str) -> pd.DataFrame:
    """Return the rate of one lemma in each post, with an interval over its paragraphs.

    Returns
    -------
    DataFrame
        ``position``, ``outlet``, ``count``, ``per_1000``, ``low``, ``high``. Empty when the
        archive does not have the term.
    """
    columns = ["position", "outlet", "count", "per_1000", "low", "high"]
    if term not in counts.terms:
        return pd.DataFrame(columns=columns)
    n = counts.terms.index(term)
    rows = []
    for post in corpus.articles.itertuples(index=False):
        inside = (counts.paragraphs["article_id"] == post.article_id).to_numpy()
        if not inside.any():
            continue
        own = Counts(counts.matrix[inside][:, [n]], counts.paragraphs[inside], (term,))
        total = int(own.matrix.sum())
        low, high = frequency.interval(own)
        rate = 1000 * total / own.words.sum()
        rows.append((post.position, post.outlet or SITE, total, rate, low[0], high[0]))
    return pd.DataFrame(rows, columns=columns)

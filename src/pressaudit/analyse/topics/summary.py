"""Frames and sentences of notebook 04, computed from what was found."""

from typing import Any

import pandas as pd

from pressaudit.analyse.sources import places
from pressaudit.analyse.topics import choose, describe, quality, units, vectors
from pressaudit.analyse.topics.attributes import POST
from pressaudit.analyse.topics.find import Topics
from pressaudit.analyse.topics.vectors import plane
from pressaudit.corpus.model import Corpus

CERTAIN = 0.05


def summary(found: Topics, corpus: Corpus) -> dict[str, Any]:
    """Return the values that the notebook's sentences are filled with.

    ``looked`` says in what was looked, ``counted`` and ``because`` how many topics there are and
    why; ``others`` (which other numbers pass too), ``kinds``, ``folding`` and ``follows`` are
    sentences, also where there are no topics.
    """
    windows, posts = _number(len(found.units), "window"), _number(len(corpus.articles), "post")
    return {
        "others": _others(found),
        "looked": f"{windows} of about 100 words, from {posts},",
        "counted": _number(found.k, "topic") if found.k else "no topics to report",
        "because": _because(found),
        "kinds": _kinds(found),
        "folding": _folding(found),
        "follows": _follows(found),
    }


def method() -> dict[str, Any]:
    """Return the settings that the notebook's sentences on the method name."""
    return {
        "window": units.SIZE,
        "fewest_dimensions": vectors.FEWEST_DIMENSIONS,
        "most_dimensions": vectors.MOST_DIMENSIONS,
        "a_dimension": vectors.UNITS_A_DIMENSION,
        "first_terms": quality.TOP,
        "level": choose.LEVEL,
        "nulls": choose.NULLS,
        "stable": describe.STABLE,
        "pattern": describe.PATTERN,
        "dissolved": describe.DISSOLVED,
    }


def topics_of(found: Topics, corpus: Corpus) -> pd.DataFrame:
    """Return the table of topics with the number of the post that has most of each.

    Returns
    -------
    DataFrame
        The columns of ``found.table`` and ``top_number``; empty when there are no topics.
    """
    names = ["topic", "terms", "windows", "words", "posts", "top_number", "top_share"]
    names += ["stability", "low", "high", "reading", "copied", "kept", "kind"]
    if not found.k:
        return pd.DataFrame(columns=names)
    out = found.table.assign(top_number=found.table["top_article"].map(places.numbers(corpus)))
    return out.reindex(columns=names)


def terms_of(found: Topics) -> pd.DataFrame:
    """Return :func:`pressaudit.analyse.topics.describe.terms`, empty when there are no topics."""
    if not found.k:
        return pd.DataFrame(columns=["topic", "term", "lift", "windows", "of", "count"])
    return describe.terms(found.units, found.labels)


def typical(found: Topics, corpus: Corpus) -> pd.DataFrame:
    """Return :func:`pressaudit.analyse.topics.describe.typical` with posts' numbers and outlets."""
    names = ["topic", "number", "outlet", "article_id", "first", "last", "words", "likeness"]
    if not found.k:
        return pd.DataFrame(columns=names)
    frame = describe.typical(found.points, found.units, found.labels)
    return frame.merge(places.posts(corpus)[["article_id", "number", "outlet"]], on="article_id")[
        names
    ].sort_values(["topic", "likeness"], ascending=[True, False], kind="stable", ignore_index=True)


def on_map(found: Topics, corpus: Corpus) -> pd.DataFrame:
    """Return each window's place on the map.

    Returns
    -------
    DataFrame
        ``x``, ``y`` (no unit; near is alike), ``topic`` (0 for none), ``number``, ``outlet``,
        ``article_id``, ``first``, ``last``. Empty when there are too few windows to place.
    """
    names = ["x", "y", "topic", "number", "outlet", "article_id", "first", "last"]
    if not len(found.points):
        return pd.DataFrame(columns=names)
    flat = plane(found.points)
    frame = found.units.frame[["article_id", "first", "last"]].copy()
    frame["x"], frame["y"] = flat[:, 0], flat[:, 1]
    frame["topic"] = found.labels + 1 if found.k else 0
    where = places.posts(corpus)[["article_id", "number", "outlet"]]
    return frame.merge(where, on="article_id", how="left")[names].round({"x": 3, "y": 3})


def in_posts(found: Topics, corpus: Corpus) -> pd.DataFrame:
    """Return :func:`pressaudit.analyse.topics.describe.by_post` with terms, numbers and outlets.

    Returns
    -------
    DataFrame
        ``topic``, ``terms``, ``number``, ``outlet``, ``article_id``, ``windows``, ``words``,
        ``share`` (of the post's words).
    """
    names = ["topic", "terms", "number", "outlet", "article_id", "windows", "words", "share"]
    if not found.k:
        return pd.DataFrame(columns=names)
    where = places.posts(corpus)[["article_id", "number", "outlet"]]
    frame = describe.by_post(found.units, found.labels).merge(where, on="article_id")
    frame = frame.merge(found.table[["topic", "terms"]], on="topic")
    return frame[names].sort_values(["topic", "number"], ignore_index=True)


def _because(found: Topics) -> str:
    choice = found.choice
    if not found.k:
        return choice.reason
    own = choice.curve[(choice.curve["measure"] == "stability") & (choice.curve["k"] == found.k)]
    value, null = own["value"].iloc[0], own["null_mean"].iloc[0]
    return (
        "when the windows are drawn anew, a group is met again with a mean overlap of "
        f"{value:.2f}, against {null:.2f} in archives whose terms are shuffled "
        f"(p {'≤' if choice.p <= 1 / (choose.NULLS + 1) else '='} {choice.p:.3f}, corrected for "
        "the numbers of topics tried)"
    )


def _others(found: Topics) -> str:
    if not found.k:
        return "No number of topics passes."
    curve = found.choice.curve
    passed = curve[(curve["measure"] == "stability") & curve["beats"].astype(bool)]["k"]
    others = [str(k) for k in sorted(passed) if k != found.k]
    if not others:
        return "No other number of topics passes the same test."
    return (
        f"Other numbers pass the same test, less clearly: {', '.join(others)}. How many topics "
        "there are is a choice among these; that there are some is not."
    )


def _kinds(found: Topics) -> str:
    if not found.k:
        return "Nothing is listed as a topic."
    kinds, readings = found.table["kind"], found.table["reading"]
    own, copied = (int((kinds == k).sum()) for k in ("one post's own matter", "repeated text"))
    weak = int(readings.isin({"doubtful", "dissolved"}).sum())
    return (
        f"Of the {found.k}, {_are(own)} one post's own matter, {_are(copied)} text repeated from "
        f"one post in others, and {_are(weak)} met again too seldom to be relied on."
    )


def _folding(found: Topics) -> str:
    folded = found.folded
    if folded is None:
        return "There is no grouping for the copies to change."
    if not folded.words:
        return "No paragraph is, by half or more, a copy of another post's."
    beyond = folded.ari < folded.low
    return (
        f"Grouped again without {_number(folded.paragraphs, 'copied paragraph')} "
        f"({folded.words:,} words), the windows agree with the first grouping by an adjusted Rand "
        f"index of {folded.ari:.2f}; without as many other words it is {folded.low:.2f} to "
        f"{folded.high:.2f}, so the copies {'carry' if beyond else 'do not carry'} the grouping "
        "more than other text does."
    )


def _follows(found: Topics) -> str:
    if not found.k:
        return "Without topics, nothing can be said to follow an outlet or an author."
    rows = found.followed[found.followed["attribute"] != POST]
    tested = rows[rows["q"].notna()]
    own = found.followed.iloc[-1]
    posts = f"with the single posts they agree by an adjusted Rand index of {own['ari']:.2f}"
    if tested.empty:
        return (
            "Category, outlet and author are the same for all posts or different for each, so "
            f"none of them can be told from the posts themselves; {posts}."
        )
    sure = tested[tested["q"] < CERTAIN].sort_values(["ari", "attribute"], ascending=[False, True])
    if sure.empty:
        names = " nor ".join(tested["attribute"])
        neither = f"neither {names}" if len(tested) > 1 else f"not {names}"
        return (
            f"They go with {neither} more than when these are exchanged at random between the "
            f"posts; {posts}. So whether they follow the matter or the writer cannot be told here."
        )
    said = ", ".join(f"{r.attribute} ({r.ari:.2f})" for r in sure.itertuples(index=False))
    return (
        f"More than posts exchanged at random would, they go with {said}, by the adjusted Rand "
        f"index; {posts}."
    )


def _are(count: int) -> str:
    return "none is" if not count else "1 is" if count == 1 else f"{count} are"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

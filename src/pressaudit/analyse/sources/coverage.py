"""How much of one post stands in another: coverage in both directions, pairs of passages."""

from collections import defaultdict
from typing import Any

import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import lookup
from pressaudit.analyse.schema import frame
from pressaudit.language.spans import size

RUN = 8
"""Words of a passage: shorter it may be a name, an office or a set phrase."""
ALIKE = 0.7
"""Similarity from which on a passage is the same or nearly; below it is told in other words."""
NEARLY = "the same or nearly, eight words or more"
"""What headlines count."""
STRICTNESS = {
    "word for word, runs of eight words or more": ("exact_8", 1, 0.0),
    "word for word, runs of five words or more": ("exact_5", 1, 0.0),
    NEARLY: ("words", RUN, ALIKE),
    "retold too, any length": ("words", 0, 0.0),
}
"""For each level which words count, how many a passage must have of them, and how much alike it
must be."""


def at_level(between: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return the passages that count at a level of ``STRICTNESS``; all of them for ''."""
    column, least, alike = STRICTNESS[level] if level else ("words", 0, 0.0)
    return between[(between[column] >= least) & (between["similarity"] >= alike)]


def strictness(posts: pd.DataFrame, between: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return how much text stands in two posts, by how strictly it must be the same.

    Of word for word, only the runs of a passage count that are the same, wherever they stand in
    it. ``shared`` is the share of the characters of all posts (of runs, by their part of the
    passages' words), ``posts`` how many share any of it.
    """
    rows = []
    for level in STRICTNESS:
        taken = at_level(between, level)
        each = own_share(posts, taken, places)
        whole, words = float(each["characters"].sum()), int(taken[STRICTNESS[level][0]].sum())
        part = words / max(int(taken["words"].sum()), 1)
        rows.append(
            {
                "strictness": level,
                "passages": len(taken),
                "words": words,
                "posts": int((each["partners"] > 0).sum()),
                "shared": part
                * float((each["shared"] * each["characters"]).sum())
                / max(whole, 1.0),
            }
        )
    return frame("strictness", rows)


def coverage(posts: pd.DataFrame, between: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return, for each pair of posts that share passages, the share of each found in the other.

    Shares are of characters; ``direction`` is the one that most words have; most words first.
    """
    rank, length = lookup(posts, "number"), places.lengths
    pairs: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in between.itertuples(index=False):
        pairs[row.a_article, row.b_article].append(row)
    rows = []
    for (a, b), group in sorted(pairs.items()):
        told: dict[str, int] = defaultdict(int)
        for row in group:
            told[row.direction] += int(row.words)
        told.pop("undetermined", None)
        in_a = size((int(r.a_start), int(r.a_end)) for r in group)
        in_b = size((int(r.b_start), int(r.b_end)) for r in group)
        rows.append(
            {
                "a_article": a,
                "a_number": rank[a],
                "b_article": b,
                "b_number": rank[b],
                "passages": len(group),
                "words": sum(int(row.words) for row in group),
                "a_in_b": in_a / max(length.get(a, 0), 1),
                "b_in_a": in_b / max(length.get(b, 0), 1),
                "direction": min(told, key=lambda n: (-told[n], n), default="undetermined"),
                "kinds": ", ".join(sorted({row.kind for row in group})),
            }
        )
    return frame("coverage", rows)


def own_share(posts: pd.DataFrame, between: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return how much of each post's text stands in any other post, and in how many."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    partners: dict[str, set[str]] = defaultdict(set)
    for row in between.itertuples(index=False):
        spans[row.a_article].append((row.a_start, row.a_end))
        spans[row.b_article].append((row.b_start, row.b_end))
        partners[row.a_article].add(row.b_article)
        partners[row.b_article].add(row.a_article)
    ids, length = posts["article_id"], places.lengths
    shared = [size(spans.get(i, ())) / max(length.get(i, 0), 1) for i in ids]
    return frame(
        "own_share",
        posts.assign(
            characters=[length.get(i, 0) for i in ids],
            shared=shared,
            partners=[len(partners.get(i, ())) for i in ids],
        ),
    )


def passages(posts: pd.DataFrame, between: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return the reused passages between posts with the paragraphs that they begin in.

    Paragraph 0 is the title; ``source`` is that of passages from a common source. In the order of
    the page.
    """
    found = _numbered(posts, between, places).rename(columns={"origin": "source"})
    return frame("passages", found)


def paraphrases(posts: pd.DataFrame, found: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return pairs of sentences of two posts that may say the same in other words.

    They are candidates for a reader to judge: no count and no figure rests on them. Most alike
    first.
    """
    return frame("paraphrases", _numbered(posts, found, places))


def references(posts: pd.DataFrame, found: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return the passages that posts share with texts from outside, with the posts' numbers."""
    begins = zip(found["a_article"], found["a_start"], strict=True)
    return frame(
        "references",
        found.assign(
            article_id=found["a_article"],
            number=found["a_article"].map(lookup(posts, "number")),
            paragraph=[places.paragraph(i, int(at)) for i, at in begins],
        ),
    )


def _numbered(posts: pd.DataFrame, pairs: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Add the posts' numbers and the paragraphs that both sides begin in."""
    rank, out = lookup(posts, "number"), pairs.copy()
    for side in "ab":
        out[f"{side}_number"] = out[f"{side}_article"].map(rank)
        begins = zip(out[f"{side}_article"], out[f"{side}_start"], strict=True)
        out[f"{side}_paragraph"] = [places.paragraph(i, int(at)) for i, at in begins]
    return out

"""How much of one post stands in another: coverage in both directions, pairs of passages."""

from collections import defaultdict
from typing import Any

import pandas as pd

from pressaudit.analyse.sources.places import (
    between_posts,
    covered,
    locate,
    numbers,
    paragraph_at,
    posts,
    text_lengths,
)
from pressaudit.corpus.model import Corpus


def coverage(corpus: Corpus) -> pd.DataFrame:
    """Return, for each pair of posts that share passages, the share of each found in the other.

    Returns
    -------
    DataFrame
        ``a_article``, ``a_number``, ``b_article``, ``b_number``, ``passages``, ``words``,
        ``a_in_b`` and ``b_in_a`` (share of the one's characters that stand in the other, 0 to
        1), ``direction`` (words by direction: the one with most), ``kinds``; most words first.
    """
    rank = numbers(corpus)
    length = text_lengths(corpus)
    pairs: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in between_posts(corpus).itertuples(index=False):
        pairs[row.a_article, row.b_article].append(row)
    rows = []
    for (a, b), group in sorted(pairs.items()):
        told: dict[str, int] = defaultdict(int)
        for row in group:
            told[row.direction] += int(row.words)
        told.pop("undetermined", None)
        rows.append(
            {
                "a_article": a,
                "a_number": rank[a],
                "b_article": b,
                "b_number": rank[b],
                "passages": len(group),
                "words": sum(int(row.words) for row in group),
                "a_in_b": covered((int(r.a_start), int(r.a_end)) for r in group)
                / max(length.get(a, 0), 1),
                "b_in_a": covered((int(r.b_start), int(r.b_end)) for r in group)
                / max(length.get(b, 0), 1),
                "direction": min(told, key=lambda n: (-told[n], n), default="undetermined"),
                "kinds": ", ".join(sorted({row.kind for row in group})),
            }
        )
    columns = ["a_article", "a_number", "b_article", "b_number", "passages", "words", "a_in_b"]
    out = pd.DataFrame(rows, columns=[*columns, "b_in_a", "direction", "kinds"])
    return out.sort_values(
        ["words", "a_number", "b_number"], ascending=[False, True, True], ignore_index=True
    )


def own_share(corpus: Corpus) -> pd.DataFrame:
    """Return how much of each post's text stands in no other post.

    Returns
    -------
    DataFrame
        ``article_id``, ``number``, ``label``, ``characters``, ``shared`` (share found in any
        other post, 0 to 1), ``partners`` (how many posts).
    """
    length = text_lengths(corpus)
    spans: dict[str, list[tuple[int, int]]] = {}
    partners: dict[str, set[str]] = {}
    for row in between_posts(corpus).itertuples(index=False):
        spans.setdefault(row.a_article, []).append((row.a_start, row.a_end))
        spans.setdefault(row.b_article, []).append((row.b_start, row.b_end))
        partners.setdefault(row.a_article, set()).add(row.b_article)
        partners.setdefault(row.b_article, set()).add(row.a_article)
    frame = posts(corpus)[["article_id", "number", "label"]].copy()
    frame["characters"] = frame["article_id"].map(length).fillna(0).astype(int)
    frame["shared"] = [
        covered(spans.get(i, [])) / max(length.get(i, 0), 1) for i in frame["article_id"]
    ]
    frame["partners"] = [len(partners.get(i, ())) for i in frame["article_id"]]
    return frame


def passages(corpus: Corpus) -> pd.DataFrame:
    """Return the reused passages between posts with the paragraphs that they begin in.

    Returns
    -------
    DataFrame
        The columns of reuse, ``a_number``, ``b_number``, ``a_paragraph``, ``b_paragraph`` (0 is
        the title); in the order of the page.
    """
    return _numbered(corpus, between_posts(corpus))


def paraphrases(corpus: Corpus) -> pd.DataFrame:
    """Return pairs of sentences of two posts that may say the same in other words.

    They are candidates for a reader to judge: no count and no figure rests on them.

    Returns
    -------
    DataFrame
        The columns of paraphrases, ``a_number``, ``b_number``, ``a_paragraph``,
        ``b_paragraph``, most alike first.
    """
    found = corpus.tables["paraphrases"]
    out = _numbered(corpus, found[found["a_article"] != found["b_article"]])
    return out.sort_values(
        ["similarity", "a_number", "a_start", "b_number", "b_start"],
        ascending=[False, True, True, True, True],
        ignore_index=True,
    )


def _numbered(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """Add the posts' numbers and the paragraphs that both sides begin in."""
    rank, places = numbers(corpus), paragraph_at(corpus)
    out = pairs.copy()
    for side in "ab":
        out[f"{side}_number"] = out[f"{side}_article"].map(rank)
        out[f"{side}_paragraph"] = [
            locate(places, article, int(at))
            for article, at in zip(out[f"{side}_article"], out[f"{side}_start"], strict=True)
        ]
    return out.sort_values(["a_number", "a_start", "b_number", "b_start"], ignore_index=True)

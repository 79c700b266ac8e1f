"""Where things stand: pointers between paragraphs and the article's text, posts by rank."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from pressaudit.corpus.model import Corpus

TEXT_ROLES = ("body", "heading", "block_quotation", "pull_quote", "list_item")
"""Roles whose paragraphs make up the text that reuse.csv counts in (docs/design.md)."""

SAID = ("quotation", "mixed")
"""Kinds of quotation that are somebody's words."""

Span = tuple[str, int, int]
"""An article, and offsets in its text."""

POINTER = ["article_id", "paragraph", "char_start", "char_end"]
SITE = "the site itself"


def posts(corpus: Corpus) -> pd.DataFrame:
    """Return the posts in the order of the page, with a short ``label`` for figures.

    Returns
    -------
    DataFrame
        ``article_id``, ``number`` (1-based, unique within the build), ``label``, ``outlet``
        (``SITE`` when none is named), ``authors``, ``programme``, ``title``, ``words``,
        ``posted``.
    """
    frame = corpus.articles.sort_values(["capture", "position"], kind="stable")
    frame = frame.reset_index(drop=True)
    frame["number"] = range(1, len(frame) + 1)
    frame["outlet"] = frame["outlet"].replace("", SITE)
    frame["label"] = [f"{n} · {o}" for n, o in zip(frame["number"], frame["outlet"], strict=True)]
    columns = ["article_id", "number", "label", "outlet", "authors", "programme", "title", "words"]
    return frame[[*columns, "posted"]]


def numbers(corpus: Corpus) -> dict[str, int]:
    """Return each post's number on the page by its identifier."""
    frame = posts(corpus)
    return dict(zip(frame["article_id"], frame["number"], strict=True))


def authors_of(cell: str) -> tuple[str, ...]:
    """Split an authors cell."""
    return tuple(name for name in cell.split("; ") if name)


def carriers_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the outlet, programme and authors of each post: who carries words, as it were."""
    return {
        row.article_id: tuple(
            name for name in (row.outlet, row.programme, *authors_of(row.authors)) if name
        )
        for row in corpus.articles.itertuples(index=False)
    }


def text_offsets(corpus: Corpus) -> pd.DataFrame:
    """Return where each text paragraph begins and ends in its article's text.

    The text is the title, a newline, then the text paragraphs, one a line, so the lengths in
    the tables tell the places without the words.

    Returns
    -------
    DataFrame
        ``article_id``, ``paragraph``, ``role``, ``begin``, ``end`` (characters).
    """
    titles = corpus.articles.set_index("article_id")["title"].map(len)
    frame = corpus.paragraphs[corpus.paragraphs["role"].isin(TEXT_ROLES)]
    frame = frame.sort_values(["article_id", "paragraph"]).reset_index(drop=True)
    size = frame["characters"].astype(int) + 1
    before = size.groupby(frame["article_id"]).cumsum() - size
    frame["begin"] = frame["article_id"].map(titles).astype(int) + 1 + before
    frame["end"] = frame["begin"] + frame["characters"].astype(int)
    return frame[["article_id", "paragraph", "role", "begin", "end"]]


def in_text(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Return ``spans`` with ``begin`` and ``end``: their places in the article's text.

    Spans in paragraphs that are no part of the text (bylines, captions) are dropped.
    """
    places = text_offsets(corpus)[["article_id", "paragraph", "begin"]]
    out = spans.merge(places, on=["article_id", "paragraph"], how="inner")
    out["end"] = out["begin"] + out["char_end"].astype(int)
    out["begin"] = out["begin"] + out["char_start"].astype(int)
    return out


def paragraph_at(corpus: Corpus) -> dict[str, list[tuple[int, int, int]]]:
    """Return (begin, end, paragraph) of each article's text paragraphs, in order."""
    out: dict[str, list[tuple[int, int, int]]] = {}
    for row in text_offsets(corpus).itertuples(index=False):
        out.setdefault(row.article_id, []).append((row.begin, row.end, row.paragraph))
    return out


def locate(places: dict[str, list[tuple[int, int, int]]], article_id: str, at: int) -> int:
    """Return the paragraph that holds offset ``at`` of an article's text; 0 is the title."""
    for begin, end, paragraph in places.get(article_id, []):
        if begin <= at <= end:
            return paragraph
    return 0


def covered(intervals: Iterable[tuple[int, int]]) -> int:
    """Return how many characters a set of half-open intervals covers, overlaps once."""
    total, reach = 0, 0
    for start, end in sorted(intervals):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def between_posts(corpus: Corpus) -> pd.DataFrame:
    """Return the reused passages that stand in two different posts."""
    reuse = corpus.reuse
    return reuse[reuse["a_article"] != reuse["b_article"]].reset_index(drop=True)


def text_lengths(corpus: Corpus) -> dict[str, int]:
    """Return the length of each article's text in characters."""
    titles = corpus.articles.set_index("article_id")["title"].map(len)
    ends = text_offsets(corpus).groupby("article_id")["end"].max()
    return {str(i): int(ends.get(i, titles[i])) for i in titles.index}


class Passage(NamedTuple):
    """A reused passage as it stands in one post, and its place in the ``other``."""

    begin: int
    end: int
    words: int
    similarity: float
    other: Span


def both_ways(corpus: Corpus) -> dict[str, list[Passage]]:
    """Return the reused passages by the post that they stand in, the most alike ones first."""
    out: dict[str, list[Passage]] = defaultdict(list)
    for row in between_posts(corpus).itertuples(index=False):
        a = (row.a_article, int(row.a_start), int(row.a_end))
        b = (row.b_article, int(row.b_start), int(row.b_end))
        for mine, other in ((a, b), (b, a)):
            found = Passage(*mine[1:], int(row.words), float(row.similarity), other)
            out[mine[0]].append(found)
    for passages in out.values():
        passages.sort(key=lambda p: (-p.similarity, -p.words, p.begin, p.other))
    return out


def meets(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span overlaps one of others."""
    return any(span[0] == o[0] and span[1] < o[2] and o[1] < span[2] for o in others)

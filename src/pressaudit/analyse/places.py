"""Convert offsets in paragraphs to offsets in the post's text and back; find what overlaps."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from pressaudit.read.model import TEXT_ROLES

Span = tuple[str, int, int]
"""A post, and offsets in its text."""


class Places:
    """Where the text paragraphs of each post stand in its text.

    The text is the title, a newline, then the text paragraphs, one a line, so that the lengths in
    the tables tell the places without the words.

    Attributes
    ----------
    offsets
        ``article_id``, ``paragraph``, ``role``, ``begin``, ``end`` (characters), one row a
        text paragraph.
    lengths
        The length of each post's text in characters.
    """

    def __init__(self, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> None:
        titles = articles.set_index("article_id")["title"].map(len)
        rows = paragraphs[paragraphs["role"].isin({str(role) for role in TEXT_ROLES})]
        rows = rows.sort_values(["article_id", "paragraph"], ignore_index=True)
        size = rows["characters"].astype(int) + 1
        before = size.groupby(rows["article_id"]).cumsum() - size
        rows["begin"] = rows["article_id"].map(titles).astype(int) + 1 + before
        rows["end"] = rows["begin"] + rows["characters"].astype(int)
        self.offsets = rows[["article_id", "paragraph", "role", "begin", "end"]]
        ends = rows.groupby("article_id")["end"].max()
        self.lengths = {str(i): int(ends.get(i, titles[i])) for i in titles.index}
        self._paragraphs: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for row in rows.itertuples(index=False):
            self._paragraphs[row.article_id].append((row.begin, row.end, row.paragraph))

    def in_text(self, spans: pd.DataFrame) -> pd.DataFrame:
        """Return ``spans`` with ``begin`` and ``end``: their places in the post's text.

        Spans in paragraphs that are no part of the text (bylines, captions) are dropped.
        """
        places = self.offsets[["article_id", "paragraph", "begin"]]
        out = spans.merge(places, on=["article_id", "paragraph"], how="inner")
        out["end"] = out["begin"] + out["char_end"].astype(int)
        out["begin"] = out["begin"] + out["char_start"].astype(int)
        return out

    def paragraph(self, article_id: str, at: int) -> int:
        """Return the paragraph that holds offset ``at`` of a post's text; 0 is the title."""
        for begin, end, paragraph in self._paragraphs.get(article_id, ()):
            if begin <= at <= end:
                return paragraph
        return 0

    def paragraphs(self, span: Span) -> list[int]:
        """Return the paragraphs that a span touches."""
        article_id, start, stop = span
        held = self._paragraphs.get(article_id, ())
        return [paragraph for begin, end, paragraph in held if begin < stop and start < end]


def between_posts(reuse: pd.DataFrame) -> pd.DataFrame:
    """Return the reused passages that stand in two different posts."""
    return reuse[reuse["a_article"] != reuse["b_article"]].reset_index(drop=True)


class Passage(NamedTuple):
    """A reused passage as it stands in one post, and its place in the ``other``."""

    begin: int
    end: int
    words: int
    similarity: float
    other: Span

    def meets(self, begin: int, end: int) -> bool:
        """Whether the passage overlaps a stretch of its post."""
        return self.begin < end and begin < self.end


def both_ways(between: pd.DataFrame) -> dict[str, list[Passage]]:
    """Return the reused passages by the post that they stand in, the most alike ones first."""
    out: dict[str, list[Passage]] = defaultdict(list)
    for row in between.itertuples(index=False):
        a = (row.a_article, int(row.a_start), int(row.a_end))
        b = (row.b_article, int(row.b_start), int(row.b_end))
        for mine, other in ((a, b), (b, a)):
            out[mine[0]].append(Passage(*mine[1:], int(row.words), float(row.similarity), other))
    for passages in out.values():
        passages.sort(key=lambda p: (-p.similarity, -p.words, p.begin, p.other))
    return out


def meets(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span overlaps one of others."""
    return any(span[0] == o[0] and span[1] < o[2] and o[1] < span[2] for o in others)

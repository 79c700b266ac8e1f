"""Pointers that a reader can follow: post and paragraph, the line of the capture, first words."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from pressaudit.analyse.posts import lookup
from pressaudit.analyse.schema import frame

MOST_WORDS = 6
"""First words that a pointer shows at most."""

At = Callable[[str, int], str]
"""Takes a post and a paragraph, gives the pointer in words."""


def pointer(
    posts: pd.DataFrame, paragraphs: pd.DataFrame, first: Mapping[tuple[str, int], str]
) -> At:
    """Return a function from article and paragraph to a pointer.

    A pointer is the post's number and the paragraph ("4 ¶3"), the line of the capture that the
    paragraph begins in, and its ``first`` words as far as they are known. Paragraph 0 is the
    title.
    """
    rank, lines = lookup(posts, "number"), _lines(paragraphs)

    def at(article_id: str, paragraph: int) -> str:
        place = (article_id, int(paragraph))
        parts = [f"{rank[article_id]} ¶{place[1]}" if place[1] else f"{rank[article_id]} title"]
        if lines.get(place, 0):
            parts.append(f"line {lines[place]}")
        if first.get(place):
            parts.append(f"“{first[place]}”")
        return ", ".join(parts)

    return at


def addresses(posts: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return where each post stands: what the numbers in pointers mean.

    ``begins`` has the first words of the title, ``line`` is that of the first paragraph, ``url``
    is empty in plain text.
    """
    first: dict[str, int] = {}
    for (article_id, _), line in sorted(_lines(paragraphs).items()):
        first.setdefault(article_id, line)
    begins = [_short(title) for title in posts["title"]]
    begin = [first.get(i, 0) for i in posts["article_id"]]
    return frame("addresses", posts.assign(begins=begins, line=begin))


def first_words(
    paragraphs: pd.DataFrame | None, *tables: pd.DataFrame
) -> dict[tuple[str, int], str]:
    """Return the first words of each paragraph, or of what tables have of it.

    Parameters
    ----------
    paragraphs
        With the words, where they are at hand.
    tables
        Pointers, and first words in the last column: of quotations, hedges, descriptions.
    """
    if paragraphs is not None:
        return _first(paragraphs[["article_id", "paragraph", "clean"]].itertuples(index=False))
    out: dict[tuple[str, int], str] = {}
    for table in tables:
        rows = table.sort_values(["article_id", "paragraph", "char_start"])
        column = table.columns[-1]
        found = _first(rows[["article_id", "paragraph", column]].itertuples(index=False))
        out = found | out
    return out


def _first(rows: Iterable[tuple[str, int, str]]) -> dict[tuple[str, int], str]:
    out: dict[tuple[str, int], str] = {}
    for article_id, paragraph, text in rows:
        if text:
            out.setdefault((article_id, int(paragraph)), _short(text))
    return out


def _lines(paragraphs: pd.DataFrame) -> dict[tuple[str, int], int]:
    rows = paragraphs[["article_id", "paragraph", "line"]].fillna({"line": 0})
    return {(i, int(p)): int(line) for i, p, line in rows.itertuples(index=False)}


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")

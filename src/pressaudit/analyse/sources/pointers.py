"""Pointers that a reader can follow: post and paragraph, the line of the capture, first words."""

from collections.abc import Callable, Mapping

import pandas as pd

from pressaudit.analyse.posts import lookup
from pressaudit.analyse.schema import frame

MOST_WORDS = 6
"""First words that a pointer shows at most."""

At = Callable[..., str]
"""Takes a post, a paragraph and, where it is known, the first character; gives the pointer."""


def pointer(
    posts: pd.DataFrame,
    paragraphs: pd.DataFrame,
    own: Mapping[tuple[str, int, int], str],
    first: Mapping[tuple[str, int], str],
) -> At:
    """Return a function from article, paragraph and first character to a pointer.

    A pointer is the post's number and the paragraph ("4 ¶3"), the line of the capture that the
    paragraph begins in, and what is pointed at: its ``own`` first words, in quotation marks only
    where the post has them so (no others where ``plain`` is false); else, with the words at hand,
    the ``first`` of the paragraph. Paragraph 0 is the title.
    """
    rank, lines = lookup(posts, "number"), _lines(paragraphs)

    def at(article_id: str, paragraph: int, start: int = -1, *, plain: bool = True) -> str:
        place = (article_id, int(paragraph))
        pointed = f"{rank[article_id]} ¶{place[1]}" if place[1] else f"{rank[article_id]} title"
        if lines.get(place, 0):
            pointed += f", line {lines[place]}"
        words = own.get((*place, int(start)), "")
        words = words if words and (plain or words[0] == "“") else first.get(place, "")
        return pointed + (f"{', ' if words[0] == '“' else ': '}{words}" if words else "")

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


def own_words(quotations: pd.DataFrame, *tables: pd.DataFrame) -> dict[tuple[str, int, int], str]:
    """Return the first words of what stands at a place, as a pointer shows them.

    Parameters
    ----------
    quotations
        ``article_id``, ``paragraph``, ``char_start`` and the first words: shown in marks.
    tables
        The same of what the posts do not quote: hedges, descriptions.
    """
    rows = [row for table in tables for row in table.itertuples(index=False)]
    plain = {(i, int(p), int(start)): _short(words) for i, p, start, words in rows if words}
    return plain | {
        (i, int(p), int(start)): f"“{_short(words)}”"
        for i, p, start, words in quotations.itertuples(index=False)
        if words
    }


def first_words(paragraphs: pd.DataFrame | None) -> dict[tuple[str, int], str]:
    """Return the first words of each paragraph, where they are at hand."""
    if paragraphs is None:
        return {}
    rows = paragraphs[["article_id", "paragraph", "clean"]].itertuples(index=False)
    return {(i, int(p)): _short(text) for i, p, text in rows if text}


def _lines(paragraphs: pd.DataFrame) -> dict[tuple[str, int], int]:
    rows = paragraphs[["article_id", "paragraph", "line"]].fillna({"line": 0})
    return {(i, int(p)): int(line) for i, p, line in rows.itertuples(index=False)}


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")

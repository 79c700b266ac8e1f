"""Pointers that a reader can follow: post and paragraph, the line of the capture, first words."""

from collections.abc import Callable

import pandas as pd

from pressaudit.analyse.sources.places import numbers, posts
from pressaudit.corpus.model import Corpus

MOST_WORDS = 6
"""First words that a pointer shows at most."""


def pointer(corpus: Corpus) -> Callable[[str, int], str]:
    """Return a function from article and paragraph to a pointer.

    A pointer is the post's number and the paragraph ("4 ¶3"), the line of the capture that the
    paragraph begins in, and its first words where the words are at hand; else those of the first
    quotation, held-back phrase or description in it, as far as the tables have one. Paragraph 0
    is the title.
    """
    rank, lines, begins = numbers(corpus), _lines(corpus), _first_words(corpus)

    def at(article_id: str, paragraph: int) -> str:
        place = (article_id, int(paragraph))
        parts = [f"{rank[article_id]} ¶{place[1]}" if place[1] else f"{rank[article_id]} title"]
        if lines.get(place, 0):
            parts.append(f"line {lines[place]}")
        if begins.get(place):
            parts.append(f"“{begins[place]}”")
        return ", ".join(parts)

    return at


def located(corpus: Corpus, frame: pd.DataFrame, **columns: tuple[str, str]) -> pd.DataFrame:
    """Return ``frame`` with pointers in words, in columns of the names given.

    Parameters
    ----------
    columns
        For each new column, the columns that hold its article and its paragraph; by default
        ``where``, from ``article_id`` and ``paragraph``.
    """
    at, out = pointer(corpus), frame.copy()
    for name, (article, paragraph) in (columns or {"where": ("article_id", "paragraph")}).items():
        pairs = zip(frame[article], frame[paragraph], strict=True)
        out[name] = [at(str(i), int(p)) for i, p in pairs]
    return out


def addresses(corpus: Corpus) -> pd.DataFrame:
    """Return where each post stands: what the numbers in pointers mean.

    Returns
    -------
    DataFrame
        ``number``, ``outlet``, ``posted``, ``begins`` (first words of the title), ``capture``
        (the file), ``line`` (of its first paragraph there), ``url`` ('' in plain text).
    """
    frame = posts(corpus)
    lines = _lines(corpus)
    first: dict[str, int] = {}
    for (article_id, _), line in sorted(lines.items()):
        first.setdefault(article_id, line)
    more = corpus.articles.set_index("article_id")
    frame["begins"] = [_short(title) for title in frame["title"]]
    frame["capture"] = frame["article_id"].map(more["capture"])
    frame["line"] = [first.get(i, 0) for i in frame["article_id"]]
    frame["url"] = frame["article_id"].map(more["url"])
    return frame[["number", "outlet", "posted", "begins", "capture", "line", "url"]]


def _lines(corpus: Corpus) -> dict[tuple[str, int], int]:
    rows = corpus.paragraphs[["article_id", "paragraph", "line"]].fillna({"line": 0})
    return {(i, int(p)): int(line) for i, p, line in rows.itertuples(index=False)}


def _first_words(corpus: Corpus) -> dict[tuple[str, int], str]:
    if corpus.text is not None:
        rows = corpus.text.paragraphs[["article_id", "paragraph", "clean"]]
        return {(i, int(p)): _short(text) for i, p, text in rows.itertuples(index=False)}
    out: dict[tuple[str, int], str] = {}
    for table, column in (
        ("quotations", "incipit"),
        ("hedges", "phrase"),
        ("descriptions", "description"),
    ):
        rows = corpus.tables[table].sort_values(["article_id", "paragraph", "char_start"])
        for i, p, text in rows[["article_id", "paragraph", column]].itertuples(index=False):
            if text:
                out.setdefault((i, int(p)), _short(text))
    return out


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")

"""Keeps running text out of the derived tables: no row holds eight words of a post in a row.

First words, names and cues stand beside one another in a row, and together may be a longer run
than each is alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pressaudit.corpus.schema import TABLES, Table
from pressaudit.read.model import Article

RUN = 8
"""Words in a row that a derived table must not have."""

FIRST_WORDS = {
    "quotations": "incipit",
    "descriptions": "description",
    "hedges": "phrase",
    "alterations": "change",
    "changes": "detail",
    "claims": "hedge",
}
"""The column of each table that gives way."""

_WORD = re.compile(r"\w+")


def runs(text: str) -> set[int]:
    """Return a hash of each run of eight words of ``text``; marks and hyphens part words."""
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}


def shorten(rows: Mapping[str, Sequence[dict[str, Any]]], articles: Iterable[Article]) -> None:
    """Drop words from the end of first words until no row has a run of its posts."""
    of: dict[str, list[tuple[dict[str, Any], Table]]] = defaultdict(list)
    for table in map(TABLES.__getitem__, FIRST_WORDS):
        for row in rows.get(table.name, ()):
            for key in {row.get(name) for name in ("article_id", "a_article", "b_article")}:
                of[str(key)].append((row, table))
    for article in articles:
        own: set[int] = set()
        own.update(*(runs(p.text) for p in article.paragraphs))
        for row, table in of[article.article_id]:
            column = FIRST_WORDS[table.name]
            while row[column] and runs(_line(row, table.names)) & own:
                row[column] = row[column].rpartition(" ")[0]


def _line(row: Mapping[str, Any], names: Sequence[str]) -> str:
    return " ".join(str(row.get(name, "") or "") for name in names)

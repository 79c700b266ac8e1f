"""Keeps running text out of the derived tables: no row holds eight words of a post in a row.

First words, names and cues stand beside one another in a row, and together may be a longer run
than each is alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

_POSTS = ("article_id", "a_article", "b_article")
_WORD = re.compile(r"\w+")


def shorten(rows: Mapping[str, Sequence[dict[str, Any]]], articles: Iterable[Article]) -> None:
    """Drop words from the end of first words until no row has a run of its posts."""
    texts: dict[object, Article] = {article.article_id: article for article in articles}
    words: dict[object, str] = {}
    for table in map(TABLES.__getitem__, FIRST_WORDS):
        for row in rows.get(table.name, ()):
            column, own = FIRST_WORDS[table.name], []
            for key in texts.keys() & {row.get(name) for name in _POSTS}:
                if key not in words:
                    words[key] = "\n".join(_words(p.text) for p in texts[key].paragraphs)
                own.append(words[key])
            while row[column] and any(run in text for run in _runs(row, table) for text in own):
                row[column] = row[column].rpartition(" ")[0]


def _words(text: str) -> str:
    """Return the words of a text in small letters, a space around each; marks part words."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _runs(row: Mapping[str, Any], table: Table) -> Iterator[str]:
    """Yield each run of eight words of a row, a space around each."""
    words = _words(" ".join(str(row.get(name, "") or "") for name in table.names)).split()
    return (f" {' '.join(words[i : i + RUN])} " for i in range(len(words) - RUN + 1))

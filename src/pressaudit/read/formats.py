"""The formats that can be read: for each a reader, or the opener of a container.

A reader is a pure function of the file's bytes and name. It returns a page (drafts.py): one draft
a post, and where the format has lines, the role of each line that is no post's block. It raises
CaptureError (file, place, cause, remedy) when the format is broken or holds no post. An opener
yields the captures that a container holds, name and bytes, one at a time; each is then recognised
and read like a file of its own, containers in containers too.

To add a format, give it a mark in rules/formats.toml, write its reader, and name it here::

    def read_minutes(data: bytes, name: str) -> Page:
        text, notes = decode(data, name)
        posts = [Draft(title=t, posted=d, blocks=(Block(b, (n,)),)) for n, (t, d, b) in ...]
        if not posts: raise CaptureError(name, 1, "it holds no minutes", "…", "…")
        return Page(posts, notes=[*notes])

    FORMATS = {..., "minutes": read_minutes}
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from pressaudit.read import containers, feeds, mail, page_html, page_text, tables, tei
from pressaudit.read.drafts import Page
from pressaudit.read.exports import documents, europresse, factiva, factiva_text, nexis, proquest

Reader = Callable[[bytes, str], Page]
Opener = Callable[[bytes, str], Iterator[tuple[str, bytes]]]


class TableReader(Protocol):
    """A reader that can be told which column holds which field."""

    def __call__(self, data: bytes, name: str, columns: tables.Columns | None = None, /) -> Page:
        """Read a table."""


TABLES: Mapping[str, TableReader] = {
    "csv": tables.read_csv,
    "tsv": tables.read_csv,
    "json": tables.read_json,
    "jsonl": tables.read_jsonl,
    "parquet": tables.read_parquet,
    "xlsx": tables.read_excel,
}
"""The formats that take a mapping from field to column."""

FORMATS: Mapping[str, Reader] = {
    "html": page_html.read,
    "text": page_text.read,
    "nexis_html": nexis.read_html,
    "nexis_text": nexis.read_text,
    "factiva_html": factiva.read_html,
    "factiva_text": factiva_text.read_text,
    "proquest_html": proquest.read_html,
    "proquest_text": proquest.read_text,
    "europresse_html": europresse.read_html,
    "docx": documents.read_docx,
    "rtf": documents.read_rtf,
    **TABLES,
    "tei": tei.read,
    "xml": tei.read,
    "rss": feeds.read,
    "atom": feeds.read,
    "json_feed": feeds.read_json_feed,
    "wxr": feeds.read_wordpress,
    "eml": mail.read,
}
"""Format (as recognise.py names it) to its reader."""

CONTAINERS: Mapping[str, Opener] = {
    "zip": containers.open_zip,
    "gzip": containers.open_gzip,
    "warc": containers.open_warc,
    "mhtml": containers.open_mhtml,
}
"""Format of a container to the function that opens it."""

MAPPED = frozenset({"zip", "warc"})
"""The containers whose openers take a file that is mapped into memory instead of bytes."""

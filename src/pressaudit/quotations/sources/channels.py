"""How a post came here: its byline's outlet and translator, and what it links to."""

import re
from collections.abc import Iterator

from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.language.fold import folded
from pressaudit.quotations.names import Names
from pressaudit.quotations.sources.model import Citation

_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s]+)(?P<path>\S*)")
_SHORTEST = 5
"""Letters of an outlet's name that are no chance in an address."""


def byline(article: Document) -> Iterator[Citation]:
    """Yield the outlet that a post was taken from, and who translated it."""
    line = next((p for p in article.paragraphs if p.role is Role.BYLINE), None)
    if line is None:
        return
    end = len(line.text)
    for name, relation in (
        (article.byline.outlet, "republished_from"),
        (article.byline.translator, "translated_by"),
    ):
        if name:
            yield Citation(line.number, 0, end, name, "outlet", relation, "byline")


def linked(paragraph: Paragraph, article: Document, names: Names) -> Iterator[Citation]:
    """Yield what a bare address leads to: the outlet that its host or path names, or the host."""
    match = _ADDRESS.search(paragraph.text)
    if match is None:
        return
    outlets = {article.byline.outlet, *names.outlets} - {""}
    address = folded(match["host"]), folded(match["path"])
    met = [
        name
        for part in address
        for name in sorted(outlets, key=lambda n: (-len(n), n))
        if len(folded(name)) >= _SHORTEST and folded(name) in part
    ]
    source, kind = (met[0], "outlet") if met else (match["host"], "document")
    yield Citation(paragraph.number, *match.span(), source, kind, "links_to", "link")

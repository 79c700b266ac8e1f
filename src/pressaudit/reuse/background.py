"""What the other annotators found, laid out on the article's text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from pressaudit.language.document import TEXT_ROLES, Byline, Document, Role
from pressaudit.reuse.credits import credits, means
from pressaudit.reuse.model import Background, Cited, Quoted

_SPOKEN = frozenset({"quotation", "mixed"})
# A quotation ends with its line at the latest.
_MARKED = re.compile(r"[“\"„«]([^“”\"„»\n]*)(?:[”\"″»]|$)", re.MULTILINE)


class Span(Protocol):
    """A stretch of a paragraph."""

    @property
    def paragraph(self) -> int: ...  # noqa: D102
    @property
    def char_start(self) -> int: ...  # noqa: D102
    @property
    def char_end(self) -> int: ...  # noqa: D102


class Quotation(Span, Protocol):
    """A quotation, as :mod:`pressaudit.quotations` gives it."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def speaker(self) -> str: ...  # noqa: D102


class Citation(Span, Protocol):
    """A citation, as :mod:`pressaudit.quotations.sources` gives it."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def source_type(self) -> str: ...  # noqa: D102


def background(
    article: Document, quotations: Iterable[Quotation] = (), citations: Iterable[Citation] = ()
) -> Background:
    """Return what is known of ``article``, with offsets in its text.

    Quotations and citations in paragraphs that are no part of the text are left out.
    """
    places: dict[int, int] = {}
    pulls = []
    at = len(article.title) + 1
    for paragraph in article.paragraphs:
        if paragraph.role not in TEXT_ROLES:
            continue
        places[paragraph.number] = at
        end = at + len(paragraph.text)
        if paragraph.role is Role.PULL_QUOTE:
            pulls.append((at, end))
        at = end + 1
    byline = article.byline
    return Background(
        authors=byline.authors,
        outlets=tuple(
            n for n in (byline.outlet, byline.programme) if n and not _credited(n, byline)
        ),
        quoted=tuple(
            Quoted(places[q.paragraph] + q.char_start, places[q.paragraph] + q.char_end, q.speaker)
            for q in quotations
            if q.kind in _SPOKEN and q.paragraph in places
        ),
        cited=tuple(
            Cited(at + c.char_start, at + c.char_end, c.source, c.source_type)
            for c in citations
            if c.source_type != "anonymous" and (at := places.get(c.paragraph, -1)) >= 0
        ),
        pulls=tuple(pulls),
        notes=(
            byline.raw,
            *(p.text for p in article.paragraphs if p.role not in TEXT_ROLES),
        ),
    )


def _credited(name: str, byline: Byline) -> bool:
    """Whether the byline only credits a house: 'Source: Capital Wire'."""
    parts = byline.raw.split(", ")
    return any(means(credit.name, name) for p in parts for credit in credits("", [p], ()))


def quoting(known: Background, text: str) -> Background:
    """Return ``known``, with the spans in double marks where no quotations are known.

    Their speakers are left empty: a stand-in for what the quotation engine knows.
    """
    if known.quoted is not None:
        return known
    marked = (Quoted(m.start(1), m.end(1)) for m in _MARKED.finditer(text) if m.group(1))
    return replace(known, quoted=tuple(marked))

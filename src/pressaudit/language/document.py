"""A text as the engines take it: a title, numbered paragraphs with their roles, a byline.

An engine (dates, quotations, reuse) knows this much of a text and nothing of where it was read.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is to its article."""

    BODY = "body"
    HEADING = "heading"
    BLOCK_QUOTATION = "block_quotation"
    PULL_QUOTE = "pull_quote"
    ATTRIBUTION = "attribution"
    CAPTION = "caption"
    RELATED = "related"
    LINK = "link"
    LIST_ITEM = "list_item"
    BIOGRAPHY = "biography"
    STRAPLINE = "strapline"
    BYLINE = "byline"


TEXT_ROLES = frozenset(
    {Role.BODY, Role.HEADING, Role.BLOCK_QUOTATION, Role.PULL_QUOTE, Role.LIST_ITEM}
)
"""Roles whose paragraphs make up the article's text (with its title on the first line)."""

NARRATIVE_ROLES = frozenset({Role.BODY, Role.BLOCK_QUOTATION, Role.LIST_ITEM})
"""Roles that are counted as the post's own running text; display repetitions are not."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article.

    ``number`` is 1-based within the article, ``line`` the 1-based first line in the capture.
    ``text`` is the block as read, without white space at its edges; ``clean`` the same with
    glued words parted (equal to ``text`` when nothing was glued).
    """

    number: int
    role: Role
    text: str
    line: int
    clean: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a post where, as far as its byline says. Empty strings where it does not."""

    raw: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    programme: str = ""
    translator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text to be annotated. ``posted`` is the day that its relative dates count from.

    ``article_id`` names it among others. Offsets in annotations are those of a paragraph's text.
    """

    article_id: str = ""
    title: str = ""
    caption: str = ""
    posted: date | None = None
    byline: Byline = Byline()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """Title, a newline, then the paragraphs of ``TEXT_ROLES``, one a line."""
        return "\n".join([self.title, *(p.text for p in self.paragraphs if p.role in TEXT_ROLES)])


def document(text: str, posted: date | None = None, *, name: str = "") -> Document:
    """Return plain text as a document without a title: each line that is not blank a paragraph.

    White space at the edges of a line is no part of the paragraph; ``line`` counts all lines.
    """
    shown = ((n, line.strip()) for n, line in enumerate(text.split("\n"), start=1))
    told = [(n, line) for n, line in shown if line]
    return Document(
        article_id=name,
        posted=posted,
        paragraphs=tuple(
            Paragraph(number, Role.BODY, line, n, line)
            for number, (n, line) in enumerate(told, start=1)
        ),
    )

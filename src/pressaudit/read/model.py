"""The records that every floor above reads: captures, articles, paragraphs, bylines."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Article:
    """One post of an archive page.

    ``position`` is its 1-based rank on the page. ``complete`` is False when the capture stops
    inside the post. ``comments`` is None when the capture does not say.
    """

    article_id: str
    position: int
    title: str
    category: str
    caption: str
    posted: date | None
    byline: Byline
    comments: int | None
    complete: bool
    capture: str
    capture_sha256: str
    url: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """Title, a newline, then the paragraphs of ``TEXT_ROLES``, one a line."""
        return "\n".join([self.title, *(p.text for p in self.paragraphs if p.role in TEXT_ROLES)])


@dataclass(frozen=True, slots=True)
class Capture:
    """One file as read. ``line_roles`` has exactly one role for each of its lines."""

    name: str
    sha256: str
    format: str
    bytes: int
    line_roles: tuple[str, ...]
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = field(default=())

"""What reading gives: captures and their articles."""

from dataclasses import dataclass, field

from pressaudit.language.document import (
    NARRATIVE_ROLES,
    TEXT_ROLES,
    Byline,
    Document,
    Paragraph,
    Role,
)

__all__ = ["NARRATIVE_ROLES", "TEXT_ROLES", "Article", "Byline", "Capture", "Paragraph", "Role"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Document):
    """One post of an archive page: a document, and where it was read.

    ``position`` is its 1-based rank on the page. ``complete`` is False when the capture stops
    inside the post, ``excerpt`` True when it holds only a post's beginning or a summary.
    ``comments`` is None when the capture does not say. ``site`` is who published or republished
    it, ``language`` its ISO 639-1 code; both are empty when nothing tells.
    """

    position: int = 1
    category: str = ""
    comments: int | None = None
    complete: bool = True
    capture: str = ""
    capture_sha256: str = ""
    url: str = ""
    site: str = ""
    language: str = ""
    excerpt: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """One file as read.

    ``line_roles`` has exactly one role for each of its lines, and nothing where the format has no
    lines to account for. ``notes`` tell what a reader of the tables should know about it.
    """

    name: str
    sha256: str
    format: str
    bytes: int
    line_roles: tuple[str, ...]
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = field(default=())

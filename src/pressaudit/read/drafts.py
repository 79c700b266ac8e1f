"""What both layout readers hand on: posts taken apart into blocks, before any block has a role."""

from dataclasses import dataclass, field
from datetime import date

from pressaudit.read.model import Role


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself in a post.

    ``lines`` are its 1-based lines in the capture. ``hint`` is the role that the layout alone
    shows (a bullet, an indent, an HTML element), None when it shows none.
    """

    text: str
    lines: tuple[int, ...]
    hint: Role | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One post, its head read and its blocks in order.

    ``author`` is what the page's markup says of the author, where it says it beside the text.
    """

    title: str
    category: str
    caption: str
    posted: date | None
    comments: int | None
    complete: bool
    blocks: tuple[Block, ...]
    url: str = ""
    author: str = ""


@dataclass(slots=True)
class Page:
    """A capture taken apart: its posts, and the role of every line that is no block's.

    ``anchors`` is the number of dated post ends, ``site`` the site's name ('' when not shown).
    """

    drafts: list[Draft] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    anchors: int = 0
    site: str = ""

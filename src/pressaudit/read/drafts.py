"""What every reader hands on: posts taken apart into blocks, before any block has a role."""

from dataclasses import dataclass, field
from datetime import date

from pressaudit.read.model import Role


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself in a post.

    ``lines`` are its 1-based lines in the capture; where a format has no lines, the number of the
    record (a table's row, a feed's item, an export's document), once. ``hint`` is the role that the
    layout alone shows (a bullet, an indent, an HTML element), None when it shows none.
    """

    text: str
    lines: tuple[int, ...]
    hint: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One post, its head read and its blocks in order. What a format does not say stays empty.

    Attributes
    ----------
    title, category, caption
        As read; ``category`` is the section, rubric or desk.
    posted
        The day that the source states for the post, None without one.
    comments
        Number of comments, None when not stated.
    complete
        False when the capture stops inside the post.
    blocks
        Its text, in reading order.
    url
        Its own address.
    author
        A byline as shown ("By Ada Quill, Orrin Courier"), which is read by the rules.
    authors
        Names that a field of the format states, one each; they are taken as they are.
    outlet
        Where it was published, as a field states it.
    site
        Who published or republished it, where a page holds posts of several sites; the page's
        ``site`` otherwise.
    language
        ISO 639-1 code that the source declares; what is found in the text is compared with it.
    excerpt
        Whether the capture holds only the post's beginning or a summary.
    signed
        Whether its blocks may end in a byline of any shape, as on a page of the archive's layout;
        otherwise only a line that says so ("By …", a known outlet) is one.
    notes
        What to tell about this post, each without its end stop ("420 words, the export says 640").
    """

    title: str = ""
    category: str = ""
    caption: str = ""
    posted: date | None = None
    comments: int | None = None
    complete: bool = True
    blocks: tuple[Block, ...] = ()
    url: str = ""
    author: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    site: str = ""
    language: str = ""
    excerpt: bool = False
    signed: bool = True
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """A capture taken apart: its posts, and the role of every line that is no block's.

    ``roles`` stays empty where a format has no lines to account for (a table, an export, a feed).
    ``site`` is the site's name ('' when not shown). ``notes`` tell what was done to read it, and
    what was left out.
    """

    drafts: list[Draft] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    site: str = ""
    notes: list[str] = field(default_factory=list)

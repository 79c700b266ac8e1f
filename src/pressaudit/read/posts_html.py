"""Saved HTML pages of an archive: elements to posts.

Posts are found by their microformat classes (hentry, h-entry), which WordPress themes share; the
theme Soledad's own classes are tried first. Blocks are given to the same rules as those of the
plain-text copy, so that both formats give the same articles.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from lxml import etree, html

from pressaudit import rules
from pressaudit.read import layout
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.model import Role
from pressaudit.read.posts_text import blocks as part_lines

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "button", "form", "head"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "audio", "blockquote", "cite", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hr", "iframe", "li", "main", "nav", "ol", "p", "pre", "section", "summary"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul", "video"}
)
_HINTS = {
    **{f"h{n}": Role.HEADING for n in range(1, 7)},
    "blockquote": Role.BLOCK_QUOTATION,
    "figcaption": Role.CAPTION,
    "figure": Role.CAPTION,
    "li": Role.LIST_ITEM,
}


@cache
def _classes(name: str) -> frozenset[str]:
    return frozenset(rules.load("layout")["html"][name])


def is_html(text: str) -> bool:
    """Whether a text is an HTML page: by its first tag, or by a post's tag anywhere."""
    start = re.sub(r"(?:\s|<!--.*?-->|<\?.*?\?>)+", "", text[:4000], count=1, flags=re.DOTALL)
    first = re.match(
        r"<(?:!doctype\s*html|html|head|body|meta|title|article|main|div|section)\b", start, re.I
    )
    return bool(first or re.match(r"<!doctypehtml", start, re.I) or "</article>" in text)


def page(text: str, lines: Sequence[str]) -> Page:
    """Take an HTML page apart.

    Returns
    -------
    Page
        One draft a post, in order. A line's role is that of the first thing on it that belongs to
        a post; all other lines are ``markup`` or ``blank``. Line numbers are those of the elements'
        start tags (libxml2 counts no further than 65,535 lines).
    """
    result = Page(roles=["markup" if line.strip() else "blank" for line in lines])
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:  # nothing but the beginning of a page
        return result
    named = root.xpath("//meta[@property='og:site_name']/@content")
    result.site = str(named[0]).strip() if named else _site_name(root)
    posts = [post for post in _with_class(root, "post") if _is_post(post)]
    for post in posts:
        complete = post is not posts[-1] or _is_closed(text)
        result.drafts.append(_draft(post, result.roles, complete=complete))
        result.anchors += complete
    return result


def _site_name(root: Any) -> str:
    shown = (text for text in root.itertext() if "©" in text)
    return next(filter(None, map(layout.site_name, shown)), "")


def _with_class(element: Any, name: str) -> list[Any]:
    """Return the descendants that have one of the classes of a rule, in document order."""
    wanted = _classes(name)
    found = element.xpath(".//*[@class]")
    return [e for e in found if not wanted.isdisjoint(e.get("class").split())]


def _has_class(element: Any, name: str) -> bool:
    return not _classes(name).isdisjoint((element.get("class") or "").split())


def _is_post(element: Any) -> bool:
    """Whether an element is a post of this page, not a link to one in a sidebar."""
    outside = list(element.iterancestors())
    if any(_has_class(e, "post") or _has_class(e, "beside") for e in outside):
        return False
    return bool(_with_class(element, "content"))


def _is_closed(text: str) -> bool:
    """Whether the last post of the page ends before the file does."""
    low = text.lower()
    last = low.rfind("<article")
    return low.find("</article", last) >= 0 if last >= 0 else "</html>" in low[-2000:]


def _draft(post: Any, roles: list[str], *, complete: bool) -> Draft:
    content = _with_class(post, "content")[0]
    inside = {content, *content.iterdescendants()}
    outside = [e for e in post.iterdescendants() if e not in inside and not _is_hidden(e, post)]
    titles = [e for e in outside if _has_class(e, "title")] or [
        e for e in outside if e.tag in ("h1", "h2", "h3")
    ]
    title = titles[0] if titles else None
    categories = _categories(outside)
    caption, caption_at = _lead_caption(outside)
    posted, date_at = _posted(outside, post)
    comments, comments_at = _comments(outside)
    for role, element in (
        ("title", title),
        ("category", categories[0] if categories else None),
        ("lead_caption", caption_at),
        ("date_line", date_at),
        ("date_line", comments_at),
    ):
        _mark(roles, element, role)
    found = tuple(_blocks(content, len(roles)))
    for block in found:
        for line in block.lines:
            if roles[line - 1] in ("markup", "blank"):
                roles[line - 1] = ""
    return Draft(
        title=_text(title) if title is not None else "",
        category=", ".join(dict.fromkeys(filter(None, map(_text, categories)))),
        caption=caption,
        posted=posted,
        comments=comments,
        complete=complete,
        blocks=found,
        url=_permalink(outside, title),
        author=_author(outside),
    )


def _mark(roles: list[str], element: Any, role: str) -> None:
    if element is not None:
        line = _line(element, len(roles))
        if roles[line - 1] == "markup":
            roles[line - 1] = role


def _line(element: Any, lines: int) -> int:
    return min(max(element.sourceline or 1, 1), lines)


def _text(element: Any) -> str:
    return layout.visible(_SPACE.sub(" ", "".join(element.itertext()))).strip()


def _is_hidden(element: Any, post: Any) -> bool:
    while element is not None and element is not post:
        style = (element.get("style") or "").replace(" ", "").lower()
        if (
            element.tag in _SILENT
            or _has_class(element, "hidden")
            or element.get("hidden") is not None
            or "display:none" in style
        ):
            return True
        element = element.getparent()
    return False


def _categories(outside: list[Any]) -> list[Any]:
    """Return the links that name categories: the theme's own row of them, else by ``rel``."""
    rows = [e for e in outside if _has_class(e, "category")]
    if rows:
        return list(rows[0].iter("a")) or rows[:1]
    return [e for e in outside if "category" in (e.get("rel") or "").split()]


def _lead_caption(outside: list[Any]) -> tuple[str, Any]:
    for element in outside:
        if element.tag == "img" and (element.get("alt") or "").strip():
            return layout.visible(_SPACE.sub(" ", element.get("alt"))).strip(), element
    captions = [e for e in outside if e.tag == "figcaption" or _has_class(e, "caption")]
    return (_text(captions[0]), captions[0]) if captions else ("", None)


def _posted(outside: list[Any], post: Any) -> tuple[date | None, Any]:
    """Return the date that the post shows; failing that, one that the theme hides."""
    shown = [e for e in outside if e.tag in ("time", "abbr") or _has_class(e, "dates")]
    order = rules.load("layout")["html"]["dates"]

    def rank(element: Any) -> int:
        names = {
            c for e in (element, *element.iterancestors()) for c in (e.get("class") or "").split()
        }
        return next((n for n, name in enumerate(order) if name in names), len(order))

    hidden = [e for e in post.iter("time") if e not in shown]
    for element in [*sorted(shown, key=rank), *hidden]:
        for value in (_text(element), element.get("datetime") or "", element.get("title") or ""):
            found = layout.day(value)
            if found:
                return found, element
    return None, None


def _comments(outside: list[Any]) -> tuple[int | None, Any]:
    for element in outside:
        linked = "#comment" in (element.get("href") or "") or "#respond" in (
            element.get("href") or ""
        )
        if linked or _has_class(element, "comments"):
            count = layout.comment_count(_text(element))
            if count is not None:
                return count, element
    return None, None


def _permalink(outside: list[Any], title: Any) -> str:
    links = [e for e in outside if e.tag == "a" and _has_class(e, "permalink")]
    if title is not None:
        links += [*title.iter("a"), *(e for e in title.iterancestors("a"))]
    links += [e for e in outside if "bookmark" in (e.get("rel") or "").split()]
    return next((e.get("href").strip() for e in links if (e.get("href") or "").strip()), "")


def _author(outside: list[Any]) -> str:
    return next((_text(e) for e in outside if _has_class(e, "author")), "")


def _blocks(content: Any, lines: int) -> Iterator[Block]:
    """Yield the blocks of a post's content, in reading order."""
    text = _Gathered(lines, content.sourceline)
    walk = etree.iterwalk(content, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            if element.tag in _BLOCKS:
                yield from text.flush()
                text.hints.pop()
            if element is not content:
                text.add(element.tail, element)
            continue
        if element.tag in _BLOCKS:
            yield from text.flush()
            text.hints.append(_own_hint(element))
        if element is not content and _is_hidden(element, element.getparent()):
            walk.skip_subtree()
            continue
        if element.tag == "img" and not _is_inline(element):
            yield from text.flush()
            text.hints.append(Role.CAPTION)
            text.add(element.get("alt"), element)
            yield from text.flush()
            text.hints.pop()
            continue
        if element.tag == "br":
            text.pieces.append("\n")
        elif element.tag == "li":
            text.add(_number(element), element)
        text.add(element.get("alt") if element.tag == "img" else element.text, element)


class _Gathered:
    """Text that waits for the end of its block, and the hints of the elements around it."""

    def __init__(self, lines: int, line: int | None) -> None:
        self.pieces: list[str] = []
        self.hints: list[Role | None] = []
        self._lines = lines
        self._line = line or 1

    def add(self, text: str | None, element: Any) -> None:
        """Add text with its white space run together, as a browser does."""
        if not "".join(self.pieces).strip():
            self._line = _line(element, self._lines)
        self.pieces.append(_SPACE.sub(" ", text or ""))

    def flush(self) -> Iterator[Block]:
        """Yield what was gathered, as blocks."""
        text = "".join(self.pieces)
        self.pieces.clear()
        # The outermost hint counts (a list within a quotation is quoted), but for attributions.
        hint = next((hint for hint in self.hints if hint), None)
        hint = Role.ATTRIBUTION if Role.ATTRIBUTION in self.hints else hint
        for run in re.split(r"\n[ \n]*\n", text):
            parts = (layout.visible(part.strip(" ")) for part in run.split("\n"))
            shown = [(part, self._line) for part in parts if part.strip()]
            if hint:
                yield from (Block(part.strip(), (line,), hint) for part, line in shown)
            else:
                yield from part_lines(shown)


def _number(item: Any) -> str:
    """Return the number that a browser sets before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or ""
    first = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
    return f"{sum(1 for e in item.itersiblings('li', preceding=True)) + first}. "


def _is_inline(image: Any) -> bool:
    return bool({"emoji", "wp-smiley"} & set((image.get("class") or "").split()))


def _own_hint(element: Any) -> Role | None:
    for name, role in (
        ("caption", Role.CAPTION),
        ("pull_quote", Role.PULL_QUOTE),
        ("related", Role.RELATED),
    ):
        if _has_class(element, name):
            return role
    if (
        element.tag in ("cite", "footer")
        and next(element.iterancestors("blockquote"), None) is not None
    ):
        return Role.ATTRIBUTION
    return _HINTS.get(element.tag)

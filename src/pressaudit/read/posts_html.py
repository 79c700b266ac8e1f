"""Saved HTML pages of an archive: elements to posts.

Posts are found by their microformat classes (hentry, h-entry), which WordPress themes share; the
theme Soledad's own classes are tried first. Blocks are given to the same rules as those of the
plain-text copy, so that both formats give the same articles.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree, html

from pressaudit import rules
from pressaudit.read import layout
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.html_blocks import blocks_of
from pressaudit.read.html_elements import SPACE, has_class, is_hidden, line_of, text_of, with_class


def read(data: bytes, name: str) -> Page:
    """Read a saved web page.

    Raises
    ------
    CaptureError
        If it cannot be decoded, or no post is in it.
    """
    text, notes = decode(data, name)
    found = page(text, text.removesuffix("\n").split("\n"))
    if not found.drafts:
        raise _no_posts(name, text)
    found.notes += notes
    return found


def _no_posts(name: str, text: str) -> CaptureError:
    cause = "there is no post of the theme (article.hentry) nor of another one (h-entry)"
    remedy = "save a page that shows whole posts with their dates"
    if layout.asks_for_password(text):
        cause = "the page asks for a password"
        remedy = "log in with a browser, open the archive page and save it again"
    elif re.search(r"<frameset\b", text, re.IGNORECASE):
        cause += "; what the page shows in frames is kept in other files"
        remedy = "give the folder that holds the frames, or open a frame by itself and save it"
    return CaptureError(name, 1, "it holds no posts", cause, remedy)


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
    posts = [post for post in with_class(root, "post") if _is_post(post)]
    for post in posts:
        complete = post is not posts[-1] or _is_closed(text)
        result.drafts.append(_draft(post, result.roles, complete=complete))
    return result


def _site_name(root: Any) -> str:
    shown = (text for text in root.itertext() if "©" in text)
    return next(filter(None, map(layout.site_name, shown)), "")


def _is_post(element: Any) -> bool:
    """Whether an element is a post of this page, not a link to one in a sidebar."""
    outside = list(element.iterancestors())
    if any(has_class(e, "post") or has_class(e, "beside") for e in outside):
        return False
    return bool(with_class(element, "content"))


def _is_closed(text: str) -> bool:
    """Whether the last post of the page ends before the file does."""
    low = text.lower()
    last = low.rfind("<article")
    return low.find("</article", last) >= 0 if last >= 0 else "</html>" in low[-2000:]


def _draft(post: Any, roles: list[str], *, complete: bool) -> Draft:
    content = with_class(post, "content")[0]
    inside = {content, *content.iterdescendants()}
    outside = [e for e in post.iterdescendants() if e not in inside and not is_hidden(e, post)]
    titles = [e for e in outside if has_class(e, "title")] or [
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
    found = tuple(blocks_of(content, len(roles)))
    for block in found:
        for line in block.lines:
            if roles[line - 1] in ("markup", "blank"):
                roles[line - 1] = ""
    return Draft(
        title=text_of(title) if title is not None else "",
        category=", ".join(dict.fromkeys(filter(None, map(text_of, categories)))),
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
        line = line_of(element, len(roles))
        if roles[line - 1] == "markup":
            roles[line - 1] = role


def _categories(outside: list[Any]) -> list[Any]:
    """Return the links that name categories: the theme's own row of them, else by ``rel``."""
    rows = [e for e in outside if has_class(e, "category")]
    if rows:
        return list(rows[0].iter("a")) or rows[:1]
    return [e for e in outside if "category" in (e.get("rel") or "").split()]


def _lead_caption(outside: list[Any]) -> tuple[str, Any]:
    for element in outside:
        if element.tag == "img" and (element.get("alt") or "").strip():
            return layout.visible(SPACE.sub(" ", element.get("alt"))).strip(), element
    captions = [e for e in outside if e.tag == "figcaption" or has_class(e, "caption")]
    return (text_of(captions[0]), captions[0]) if captions else ("", None)


def _posted(outside: list[Any], post: Any) -> tuple[date | None, Any]:
    """Return the date that the post shows; failing that, one that the theme hides."""
    shown = [e for e in outside if e.tag in ("time", "abbr") or has_class(e, "dates")]
    order = rules.load("layout")["html"]["dates"]

    def rank(element: Any) -> int:
        names = {
            c for e in (element, *element.iterancestors()) for c in (e.get("class") or "").split()
        }
        return next((n for n, name in enumerate(order) if name in names), len(order))

    hidden = [e for e in post.iter("time") if e not in shown]
    for element in [*sorted(shown, key=rank), *hidden]:
        for value in (text_of(element), element.get("datetime") or "", element.get("title") or ""):
            found = layout.day(value)
            if found:
                return found, element
    return None, None


def _comments(outside: list[Any]) -> tuple[int | None, Any]:
    for element in outside:
        linked = "#comment" in (element.get("href") or "") or "#respond" in (
            element.get("href") or ""
        )
        if linked or has_class(element, "comments"):
            count = layout.comment_count(text_of(element))
            if count is not None:
                return count, element
    return None, None


def _permalink(outside: list[Any], title: Any) -> str:
    links = [e for e in outside if e.tag == "a" and has_class(e, "permalink")]
    if title is not None:
        links += [*title.iter("a"), *(e for e in title.iterancestors("a"))]
    links += [e for e in outside if "bookmark" in (e.get("rel") or "").split()]
    return next((e.get("href").strip() for e in links if (e.get("href") or "").strip()), "")


def _author(outside: list[Any]) -> str:
    return next((text_of(e) for e in outside if has_class(e, "author")), "")

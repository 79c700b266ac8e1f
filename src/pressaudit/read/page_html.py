"""A saved web page: one article, or a list of posts.

What the page says of itself decides first (JSON-LD, Open Graph), then how many posts its elements
show. Elements become blocks by the same rules as the lines of a text copy.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pressaudit.read import html_posts, html_tree, layout
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.html_article import dated_headings, is_told, own_blocks, points_away
from pressaudit.read.html_blocks import blocks_of
from pressaudit.read.html_elements import line_of, web_limits
from pressaudit.read.html_head import Head
from pressaudit.read.html_repair import FRAMES, repair
from pressaudit.read.html_tree import unbalanced

_END = re.compile(r"[.!?…。！？؟।][”’»\"')\]]*(?:\s|$)")


def read(data: bytes, name: str) -> Page:
    """Read a saved web page.

    Raises
    ------
    CaptureError
        If it cannot be decoded, or holds neither an article nor posts.
    """
    text, notes = decode(data, name)
    found = page(text, text.removesuffix("\n").split("\n"))
    if not found.drafts:
        raise _no_posts(name, text)
    found.notes += notes
    return found


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
    root = html_tree.parsed(text)
    uneven = unbalanced(text)
    repair(root, uneven)
    body = root.find("body")
    head = Head(root, tuple(blocks_of(root if body is None else body, len(lines))))
    _read(head, result, text)
    anchors = dated_headings(head) if uneven & FRAMES else 0
    if 0 < len(result.drafts) < anchors:
        told = f"{anchors} headings with dates, and posts read are {len(result.drafts)}"
        result.notes.append(f"its markup is broken: it shows {told}")
    return result


def _read(head: Head, result: Page, text: str) -> None:
    """Read the posts of a page into ``result``."""
    named = head.metas.get("og:site_name") or [html_posts.site_name(head.root)]
    posts = _about(head, html_posts.marked(head.root)) or _unmarked(head)
    single = _single(head, posts)
    if len(posts) > 1 and single is None:
        result.site = named[0] or head.site
        result.drafts = html_posts.read_all(posts, result.roles, text, head)
        result.notes += html_posts.left_out(posts)
        return
    result.site = named[0] or head.site
    post = single if single is not None else next(iter(posts), None)
    own = post is not None and html_posts.has_content(post)
    blocks = () if own and html_posts.is_of_theme(post) else _unrepeated(own_blocks(head))
    limits = web_limits()
    told = sum(len(block.text) for block in blocks)
    if own and told < limits["little"]:
        result.drafts = [_of_theme(post, result.roles, text, head)]
    elif told >= limits["article"] and _is_article(head, blocks):
        result.drafts = [_of_page(blocks, head, result.roles, text)]


def _unmarked(head: Head) -> list[Any]:
    """Return the posts of a list that no class marks; none when most text stands outside them.

    A page that says it is one article has teasers of others, not posts.
    """
    if head.says_article or head.shown.is_dated:
        return []
    posts = html_posts.unmarked(head.root)
    inside = sum(html_posts.prose(post) for post in posts)
    told = sum(len(block.text) for block in head.blocks if is_told(block))
    return posts if inside >= web_limits()["list"] * max(told, 1) else []


def _single(head: Head, posts: Sequence[Any]) -> Any:
    """Return the post that a page with several of them is about, None when it is a list."""
    if len(posts) < 2:
        return None
    words = [html_posts.size(post) for post in posts]
    most = max(range(len(posts)), key=words.__getitem__)
    share = words[most] / max(sum(words), 1)
    limits = web_limits()
    around = _around(head)
    within = next((post for post in posts if post in around), None)
    if head.says_article and within is not None:
        return within
    main = share >= limits["most"] and (head.says_article or posts[most] in around)
    return posts[most] if main else None


def _around(head: Head) -> set[Any]:
    """Return the elements around a page's first-rank heading."""
    own = head.heading is not None and head.heading.tag == "h1"
    return set(head.heading.iterancestors()) if own else set()


def _about(head: Head, posts: list[Any]) -> list[Any]:
    """Return the posts of a page; none when its dated heading stands outside all of them."""
    outside = head.shown.is_dated and _around(head).isdisjoint(posts)
    return [] if outside and len(posts) > 1 else posts


def _of_theme(post: Any, roles: list[str], text: str, head: Head) -> Draft:
    """Return the draft of a page's only post, read by its theme; the page fills what it lacks."""
    draft = html_posts.draft(post, roles, head, complete=html_posts.is_closed(text))
    kept = tuple(block for block in draft.blocks if not points_away(block.text))
    for line in {n for b in draft.blocks for n in b.lines} - {n for b in kept for n in b.lines}:
        roles[line - 1] = roles[line - 1] or "markup"
    return html_posts.filled(replace(draft, blocks=kept), head)


def _of_page(blocks: tuple[Block, ...], head: Head, roles: list[str], text: str) -> Draft:
    """Return the draft of a page that is one article with these blocks."""
    for block in blocks:
        for line in block.lines:
            if roles[line - 1] in ("markup", "blank"):
                roles[line - 1] = ""
    if head.heading is not None:
        line = line_of(head.heading, len(roles))
        roles[line - 1] = "title" if roles[line - 1] == "markup" else roles[line - 1]
    cut = "<body" in text and "</body" not in text and "</html" not in text
    draft = Draft(blocks=blocks, signed=False, complete=not cut)
    return html_posts.filled(draft, head)


def _is_article(head: Head, blocks: Sequence[Block]) -> bool:
    """Whether a page's text is an article's: it says so, has a heading, or ends sentences."""
    sentences = any(_END.search(block.text) for block in blocks)
    return head.says_article or head.heading is not None or sentences


def _unrepeated(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without those that a page has twice, for phones and for screens."""
    seen: dict[str, Block] = {}
    for block in blocks:
        key = block.text if len(block.text) >= web_limits()["prose"] else ""
        seen.setdefault(key or f"{block.lines} {block.text}", block)
    return tuple(seen.values())


def _no_posts(name: str, text: str) -> CaptureError:
    cause = (
        "it has no posts (article, h-entry, alike elements with headings) and no running text "
        "that could be an article's"
    )
    remedy = "save the page when it is fully shown, or save a page that shows articles"
    shown = sum(len(block.text) for block in blocks_of(html_tree.parsed(text), 1))
    little = shown < web_limits()["login"]
    if little and layout.asks_for_password(text):
        cause = "the page asks for a password"
        remedy = "log in with a browser, open the archive page and save it again"
    elif re.search(r"<frameset\b", text, re.IGNORECASE):
        cause += "; what the page shows in frames is kept in other files"
        remedy = "give the folder that holds the frames, or open a frame by itself and save it"
    return CaptureError(name, 1, "it holds no posts", cause, remedy)

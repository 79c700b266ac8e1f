"""What broken markup tears apart, put together: words that a browser shows and no post would hold.

A browser shows a post's last lines when a stray tag has closed the post before them, a post within
a post whose end is missing, and paragraphs in a form that was never closed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pressaudit.read.html_elements import has_class, text_of, web_limits
from pressaudit.read.html_posts import (
    HEADINGS,
    content_of,
    has_content,
    marked,
    stands_alone,
    titled,
)
from pressaudit.read.html_shown import is_beside

_CLOSED = ("form", "button", "svg")
"""Elements whose own words are a page's: fields, labels, pictures."""
_TEXT = frozenset({"p", "blockquote", "ul", "ol"})
FRAMES = frozenset({"article", "div", "main", "section", "table"})
"""Elements that hold posts, or parts of one."""


def repair(root: Any, uneven: set[str]) -> None:
    """Put the posts of a page together again, in its tree.

    ``uneven`` are the names of the elements that the page opens and closes unequally often.
    """
    for element in [*root.iter(*_CLOSED)]:
        asks = any(e.get("type") != "hidden" for e in element.iter("input", "textarea"))
        sound = asks and element.tag not in uneven
        if not sound and any(_is_stray(p) for p in element.iter("p")):
            element.tag = "div"
    posts = marked(root)
    if not posts and uneven & FRAMES:
        nested = "article" in uneven
        posts = [e for e in root.iter("article") if titled(e) and (nested or stands_alone(e))]
        posts = posts or _alike(root)
    if posts and not any(_is_stray(e) for e in posts[0].itersiblings(preceding=True)):
        _unnest(posts)
        for post, after in zip(posts, [*posts[1:], None], strict=True):
            content = content_of(post)
            if content is not post:
                _gather([*_behind(content, post)], content)
            end = root.find("body") if after is None and uneven & FRAMES else after
            _gather([*_behind(post, end)], content, post)


def _alike(root: Any) -> list[Any]:
    """Return the elements of one name and class with linked headings that hold most text."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for element in root.iter("div", "section", "li"):
        heading = next(element.iter(*HEADINGS), None)
        if element.get("class") and heading is not None and heading.find(".//a") is not None:
            groups[element.tag, element.get("class")].append(element)
    rows = [g for g in groups.values() if len(g) >= web_limits()["row"]]
    return max(rows, key=lambda row: sum(len(text_of(e)) for e in row), default=[])


def _unnest(posts: Sequence[Any]) -> None:
    """Set posts that stand within others behind them, in their order."""
    last: dict[Any, Any] = {}
    known = set(posts)
    for post in posts:
        outer = next((e for e in post.iterancestors() if e in known), None)
        if outer is not None:
            last.get(outer, outer).addnext(post)
            last[outer] = post


def _gather(nodes: Sequence[Any], content: Any, post: Any = None) -> None:
    """Move the paragraphs among elements behind a post to the end of its content.

    What stands between them goes with them, and into ``post``, when given, what follows them.
    """
    torn = [n for n, node in enumerate(nodes) if _is_stray(node) or _is_content(node, post)]
    for n, node in enumerate(nodes if torn else ()):
        where = content if n <= torn[-1] else post
        if where is not None and not is_beside(node):
            where.append(node)


def _is_content(element: Any, post: Any) -> bool:
    """Whether an element is the content of a post that has none."""
    return post is not None and has_class(element, "content") and not has_content(post)


def _behind(element: Any, end: Any) -> Iterator[Any]:
    """Yield the elements behind one, up to ``end`` or the end of what holds both.

    Without an end these are its siblings only; what stands beside a page's posts ends them too.
    """
    around = {end, *end.iterancestors()} if end is not None else set()
    while element is not None and element not in around:
        for sibling in element.itersiblings():
            if sibling in around or is_beside(sibling):
                return
            yield sibling
        element = element.getparent() if end is not None else None


def _is_stray(element: Any) -> bool:
    """Whether an element is a paragraph by itself: running text that nothing names."""
    bare = element.tag in _TEXT and not element.get("class") and not element.get("id")
    return bare and len(text_of(element)) >= web_limits()["prose"]

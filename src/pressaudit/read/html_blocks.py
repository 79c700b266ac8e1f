"""The content of a post in a saved page: elements to blocks, in reading order.

Blocks are parted by the same rules as those of the plain-text copy, so that both formats give the
same articles.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from pressaudit.read import layout
from pressaudit.read.blocks import blocks as part_lines
from pressaudit.read.drafts import Block
from pressaudit.read.html_elements import SPACE, has_class, is_hidden, line_of
from pressaudit.read.model import Role

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "body",
        "cite",
        "dd",
        "details",
        "div",
        "dl",
    }
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


def blocks_of(
    content: Any, lines: int, skip: Callable[[Any], bool] = lambda _: False
) -> Iterator[Block]:
    """Yield the blocks of a post's content, in reading order, without elements to ``skip``."""
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
        unseen = element is not content and is_hidden(element, element.getparent())
        if unseen or (element is not content and skip(element)):
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
            self._line = line_of(element, self._lines)
        self.pieces.append(SPACE.sub(" ", text or ""))

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
        if has_class(element, name):
            return role
    if (
        element.tag in ("cite", "footer")
        and next(element.iterancestors("blockquote"), None) is not None
    ):
        return Role.ATTRIBUTION
    return _HINTS.get(element.tag)

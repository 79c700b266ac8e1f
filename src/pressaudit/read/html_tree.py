"""A page's text to the tree that a browser builds of it, each element with its line.

Lexbor builds the tree by the HTML standard, which says what becomes of every mistake. It counts no
lines, so each start tag is given its own before parsing: as an attribute, or in a comment before an
element of formatting, since the standard tells those that it repeats by their attributes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from selectolax.lexbor import LexborHTMLParser

_LINE = "data-read-line"
_MOST_LINES = 65_535
"""libxml2 counts no further."""
_DEEPEST = 512
"""Elements within each other; deeper ones are set side by side, as Chromium does."""
_FORMATTING = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
_RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
)
_ATTRIBUTES = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))*+"
_TOKEN = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|</?+(?P<name>[a-z][^\s/>]*+){_ATTRIBUTES}>?",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z][\w.:-]*")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(text: str) -> Any:
    """Return the root element of a page, or of a piece of one (lxml)."""
    source: Any = LexborHTMLParser("".join(_with_lines(text)), scripting=True).root
    attributes = _attributes(source)
    line = int(attributes.pop(_LINE, 1))
    root = html.html_parser.makeelement("html", attributes)
    root.sourceline = min(line, _MOST_LINES)
    _fill(root, source)
    return root


def unbalanced(text: str) -> set[str]:
    """Return the names of elements that a page opens and closes unequally often."""
    counts: Counter[str] = Counter()
    for token in _tokens(text):
        counts[(token["name"] or "").lower()] += -1 if token[0][1] == "/" else 1
    return {name for name, number in counts.items() if number}


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield comments and tags, without what stands in elements that hold plain text."""
    at = 0
    while token := _TOKEN.search(text, at):
        yield token
        at = token.end()
        name = (token["name"] or "").lower()
        if name in _RAW and text[token.start() + 1] != "/":
            close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
            at = close.start() if close else len(text)


def _with_lines(text: str) -> Iterator[str]:
    """Yield a page's text with the line of each start tag told in it."""
    at, line, counted = 0, 1, 0
    for token in _tokens(text):
        name = (token["name"] or "").lower()
        if not name or token[0][1] == "/":
            continue
        line += text.count("\n", counted, token.start())
        counted = token.start()
        if name in _FORMATTING:
            yield f"{text[at : token.start()]}<!--{_LINE}{line}-->"
            at = token.start()
        else:
            yield f"{text[at : token.end('name')]} {_LINE}={line} "
            at = token.end("name")
    yield text[at:]


def _fill(root: Any, source: Any) -> None:
    """Copy what stands in an element of Lexbor into one of lxml."""
    line, path, node = 1, [root], source.first_child
    while node is not None:
        inner = None
        if node.is_text_node:
            _append(path[-1], node.text_content or "")
        elif node.is_comment_node:
            found = re.match(rf"<!--{_LINE}(\d+)", node.html or "")
            line = int(found[1]) if found else line
        elif node.is_element_node:
            attributes = _attributes(node)
            line = int(attributes.pop(_LINE, line))
            above = path[min(len(path), _DEEPEST) - 1]
            element = _element(above, node.tag or "", attributes)
            element.sourceline = min(line, _MOST_LINES)
            inner = node.first_child
            if inner is not None:
                path.append(element)
        while inner is None and node.next is None and len(path) > 1:
            node = node.parent
            path.pop()
        node = inner if inner is not None else node.next


def _attributes(node: Any) -> dict[str, str]:
    return {name: _NO_XML.sub("", value or "") for name, value in node.attributes.items()}


def _element(parent: Any, tag: str, attributes: dict[str, str]) -> Any:
    """Add an element; what no tree can hold of a misspelt tag is left out."""
    try:
        return etree.SubElement(parent, tag, attributes)
    except ValueError:
        known = {name: value for name, value in attributes.items() if _NAME.fullmatch(name)}
        return etree.SubElement(parent, tag if _NAME.fullmatch(tag) else "span", known)


def _append(parent: Any, text: str) -> None:
    """Add text behind what an element holds."""
    text = _NO_XML.sub("", text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text

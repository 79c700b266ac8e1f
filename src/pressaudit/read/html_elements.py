"""Small questions to the elements of a saved page."""

import re
from functools import cache
from typing import Any

from pressaudit import rules
from pressaudit.read import layout

SPACE = re.compile(r"[ \t\r\n\f]+")
SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "button", "form", "head"}
    # What stands in these is for browsers that cannot show them.
    | {"iframe", "video", "audio", "canvas", "textarea"}
)


def web_limits() -> dict[str, Any]:
    """Return the limits of web pages (rules/web.toml)."""
    found: dict[str, Any] = rules.load("web")["limits"]
    return found


@cache
def _classes(name: str) -> frozenset[str]:
    return frozenset(rules.load("layout")["html"][name])


def with_class(element: Any, name: str) -> list[Any]:
    """Return the descendants that have one of the classes of a rule, in document order."""
    wanted = _classes(name)
    found = element.xpath(".//*[@class]")
    return [e for e in found if not wanted.isdisjoint(e.get("class").split())]


def has_class(element: Any, name: str) -> bool:
    """Whether an element has one of the classes of a rule."""
    return not _classes(name).isdisjoint((element.get("class") or "").split())


def line_of(element: Any, lines: int) -> int:
    """Return the 1-based line of an element's start tag, within a page of ``lines``."""
    return min(max(element.sourceline or 1, 1), lines)


def text_of(element: Any) -> str:
    """Return all text in an element, its white space run together."""
    return layout.visible(SPACE.sub(" ", "".join(element.itertext()))).strip()


def is_hidden(element: Any, post: Any) -> bool:
    """Whether an element, or one around it within ``post``, is never shown to a reader."""
    while element is not None and element is not post:
        style = (element.get("style") or "").replace(" ", "").lower()
        if (
            element.tag in SILENT
            or has_class(element, "hidden")
            or element.get("hidden") is not None
            or "display:none" in style
        ):
            return True
        element = element.getparent()
    return False

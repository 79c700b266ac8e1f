"""Saved HTML pages of an archive: elements to posts."""

from collections.abc import Sequence

from pressaudit.read.drafts import Page


def is_html(text: str) -> bool:
    """Whether a text is an HTML page, by its first characters."""
    return False


def page(text: str, lines: Sequence[str]) -> Page:
    """Take an HTML page apart."""
    return Page()

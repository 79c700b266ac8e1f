"""Lines set close to blocks: the same rules for a text copy and for the lines of a saved page."""

import re
from collections.abc import Sequence

from pressaudit.language import outlets
from pressaudit.read import bylines, layout
from pressaudit.read.byline_parts import is_opened
from pressaudit.read.drafts import Block
from pressaudit.read.model import Role

_QUOTED = 3
"""Spaces before a block quotation."""


def blocks(run: Sequence[tuple[str, int]]) -> list[Block]:
    """Part a run of (line, its number) into blocks.

    Each line is a block, but for one that begins in the middle of a sentence, and for paragraphs
    whose lines were wrapped at a fixed width.
    """
    gallery = len(run) > 1 and all(_is_gallery_line(line) for line, _ in run)
    if gallery and not _is_signature([line.strip() for line, _ in run]):
        return [Block(line.strip(), (number,), Role.CAPTION) for line, number in run]
    found: list[Block] = []
    wrapped = _is_wrapped([line for line, _ in run])
    for line, number in run:
        text = line.strip()
        item = layout.bullet(line)
        if item is not None:
            found.append(Block(item, (number,), Role.LIST_ITEM))
            continue
        before = found[-1] if found else None
        if before and (wrapped or _goes_on(before.text, text)):
            lines = tuple(dict.fromkeys((*before.lines, number)))
            found[-1] = Block(f"{before.text} {text}", lines, before.hint)
            continue
        quoted = _indent(line) >= _QUOTED
        found.append(Block(text, (number,), Role.BLOCK_QUOTATION if quoted else None))
    return found


def _is_signature(lines: Sequence[str]) -> bool:
    """Whether lines set close are a byline: who, and below it where."""
    if len(lines) > 3 or not all(map(bylines.is_byline, lines)):
        return False
    return is_opened(lines[0]) or outlets.is_outlet(lines[-1])


def _goes_on(before: str, text: str) -> bool:
    return text[0].islower() and not before.endswith((".", "!", "?", ":", "”"))


def _is_wrapped(run: Sequence[str]) -> bool:
    """Whether the lines are one paragraph wrapped at a width: all but the last nearly as long."""
    widths = [len(line.rstrip()) for line in run]
    return len(run) > 1 and 60 <= max(widths) <= 100 and min(widths[:-1]) >= max(widths) - 25


def _is_gallery_line(line: str) -> bool:
    """Whether a line could be the text of a picture: lines set close are, in this layout."""
    text = line.strip()
    is_set_in = layout.bullet(line) is not None or _indent(line) >= _QUOTED
    return not is_set_in and len(text.split()) <= 15 and not re.search(r"[.!?:;,”\"]$", text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

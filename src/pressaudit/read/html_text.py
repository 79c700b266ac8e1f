"""A piece of HTML inside another format (a feed's content, a cell, a message) to blocks."""

import re
from dataclasses import replace

from pressaudit.read import html_tree
from pressaudit.read.drafts import Block
from pressaudit.read.html_blocks import blocks_of

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|blockquote|h[1-6]|img)\b[^>]*>", re.I
)
_LEAST = 2
"""Tags from which a text is markup and not a text that speaks of one."""


def is_markup(text: str) -> bool:
    """Whether a text is a piece of HTML: it has two tags or more."""
    return sum(1 for n, _ in enumerate(_MARKUP.finditer(text)) if n < _LEAST) >= _LEAST


def blocks(markup: str, number: int) -> tuple[Block, ...]:
    """Return the blocks of a piece of HTML, all at the record ``number``.

    >>> [block.text for block in blocks("<p>The pier.</p><p>It <b>rots</b>.</p>", 1)]
    ['The pier.', 'It rots.']
    """
    root = html_tree.parsed(markup).find("body")
    if root is None:  # a set of frames
        return ()
    return tuple(replace(block, lines=(number,)) for block in blocks_of(root, 1))

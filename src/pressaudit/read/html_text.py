"""A piece of HTML inside another format (a feed's content, a cell, a message) to blocks."""

import re
from dataclasses import replace

from lxml import html
from lxml.etree import ParserError

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
    # What no XML can hold would end the parser's text.
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", markup)
    if not clean.strip():
        return ()
    try:
        root = html.fragment_fromstring(clean, create_parent="div")
    except (ParserError, ValueError):
        return ()
    return tuple(replace(block, lines=(number,)) for block in blocks_of(root, 1))

"""Which words of a paragraph are somebody's, by the marks around them.

A simple look: where quotations begin and end, not whose they are.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pressaudit.language.spans import Span

_CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"', "``": "''"}
_OPENING = re.compile(r"[“„«]|(?<!\w)\"|``|(?<!\w)‘(?=\w)")
_SINGLE = re.compile(r"‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")


def quoted(text: str) -> list[Span]:
    """Return the spans between marks, in order; one that nothing closes goes to the end.

    Marks inside a quotation are passed over ("“He said ‘now’ twice.”" is one span).
    """
    spans = []
    place = 0
    while opening := _OPENING.search(text, place):
        start = opening.end()
        if opening.group() == "‘":
            end = _single_end(text, start)
            if end < 0:
                # An apostrophe ("‘tis").
                place = start
                continue
        else:
            end = text.find(_CLOSING[opening.group()], start)
        spans.append((start, end if end >= 0 else len(text)))
        place = end + 1 if end >= 0 else len(text)
    return spans


def _single_end(text: str, start: int) -> int:
    """Return where single marks close; -1 where nothing does.

    That is after a stop or comma, before the next opening mark; else at the first ’ behind a word
    ("‘The workers’ boats sail,’ she said" closes at the comma, "a ‘free’ boat" at the word).
    """
    first = -1
    for mark in _SINGLE.finditer(text, start):
        if mark.group() == "‘":
            break
        if text[mark.start() - 1] in ".,!?…":
            return mark.start()
        first = mark.start() if first < 0 else first
    return first


def span_at(spans: Sequence[Span], place: int) -> Span | None:
    """Return the one of ``spans``, which are in order, that holds ``place``."""
    number = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[number] if number >= 0 and place < spans[number][1] else None

"""Expressions of time, tagged as TIMEX3 (TimeML; ISO 24617-1) with the days that they name."""

import re
from collections.abc import Iterator
from datetime import date

from pressaudit.annotate import words
from pressaudit.annotate.timexes.grammar import compiled
from pressaudit.annotate.timexes.model import Timex
from pressaudit.annotate.timexes.resolve import ABSOLUTE, TEXT, Context, resolve
from pressaudit.annotate.timexes.spans import Stretch
from pressaudit.read.model import Article, Role

__all__ = ["Timex", "find", "timexes"]

_UNREAD = {Role.BYLINE, Role.ATTRIBUTION, Role.LINK}
_HINT = re.compile(
    r"\d|day|week|month|year|night|hour|minute|second|decade|centur|quarter|morning|now|today|"
    r"yesterday|tomorrow|recent|current|ann|ly\b|past|future|soon|spring|summer|autumn|winter|fall|"
    r"present|moment|previous|former|ies\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|half",
    re.IGNORECASE,
)
"""A paragraph without any of these holds no expression of time."""


def timexes(article: Article) -> tuple[Timex, ...]:
    """Return the expressions of time of an article, in reading order.

    Expressions that another one anchors ("two months later") look back over paragraphs.
    """
    out: list[Timex] = []
    last: Stretch | None = None
    for paragraph in article.paragraphs:
        if paragraph.role in _UNREAD:
            continue
        found = list(_find(paragraph.number, paragraph.text, article.posted, last))
        out += found
        for timex in found:
            last = _anchor(timex) or last
    return tuple(out)


def find(text: str, posted: date | None = None) -> tuple[Timex, ...]:
    """Return the expressions of time of one text, as paragraph 1."""
    return tuple(_find(1, text, posted, None))


def _anchor(timex: Timex) -> Stretch | None:
    if timex.anchor in {ABSOLUTE, TEXT} and timex.date_begin:
        return Stretch(timex.value, timex.date_begin, timex.date_end, timex.granularity)
    return None


def _find(number: int, text: str, posted: date | None, last: Stretch | None) -> Iterator[Timex]:
    if not _HINT.search(text):
        return
    sentences = words.sentences(text)
    place = 0
    for start, end, rule, match in _longest(text):
        while place + 1 < len(sentences) and sentences[place][1] <= start:
            place += 1
        low, high = sentences[place] if sentences else (0, len(text))
        low, high = min(low, start), max(high, end)
        context = Context(posted, last, text[low:start], text[end:high], text[low:high])
        meaning = resolve(rule, match, context)
        if meaning is None:
            continue
        stretch = meaning.stretch
        timex = Timex(
            number,
            start,
            end,
            text[start:end],
            meaning.type,
            stretch.value,
            stretch.begin,
            stretch.end,
            stretch.granularity,
            meaning.anchor,
            rule,
        )
        last = _anchor(timex) or last
        yield timex


def _longest(text: str) -> list[tuple[int, int, str, re.Match[str]]]:
    """Return the matches of all rules that no longer or earlier one overlaps."""
    found = []
    for rank, (name, pattern) in enumerate(compiled()):
        found += [(m.start(), m.end(), rank, name, m) for m in pattern.finditer(text)]
    found.sort(key=lambda f: (-(f[1] - f[0]), f[2], f[0]))
    taken = bytearray(len(text))
    kept = []
    for start, end, _, name, match in found:
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, name, match))
    return sorted(kept, key=lambda k: k[0])

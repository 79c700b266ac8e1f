"""Expressions of time, tagged as TIMEX3 (TimeML; ISO 24617-1) with the days that they name."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

from pressaudit.language import words
from pressaudit.language.document import Document, Role
from pressaudit.timexes.context import Context, Memory
from pressaudit.timexes.model import Timex
from pressaudit.timexes.resolve import ABSOLUTE, TEXT, Meaning, resolve
from pressaudit.timexes.scan import Sighting, sightings
from pressaudit.timexes.spans import Stretch

__all__ = ["Timex", "find", "timexes"]

_REACH = 1000
"""How many characters of its sentence on each side an expression is read with."""
_UNREAD = {Role.BYLINE, Role.ATTRIBUTION, Role.LINK}


def timexes(article: Document) -> tuple[Timex, ...]:
    """Return the expressions of time of an article, in reading order.

    Expressions that another one anchors ("two months later") look back over paragraphs.
    """
    out: list[Timex] = []
    memory = Memory()
    for paragraph in article.paragraphs:
        if paragraph.role not in _UNREAD:
            out += _find(paragraph.number, paragraph.text, article.posted, memory)
    return tuple(out)


def find(text: str, posted: date | None = None) -> tuple[Timex, ...]:
    """Return the expressions of time of one text, as paragraph 1."""
    return tuple(_find(1, text, posted, Memory()))


def _find(number: int, text: str, posted: date | None, memory: Memory) -> Iterator[Timex]:
    memory.paragraph += 1
    seen = sightings(text)
    if not seen:
        return
    sentences = words.sentences(text)
    place = -1
    for rank, sighting in enumerate(seen):
        start, end = sighting.start, sighting.end
        while place < 0 or (place + 1 < len(sentences) and sentences[place][1] <= start):
            place += 1
            memory.near = None
        low, high = sentences[place] if sentences else (0, len(text))
        # "9 a.m. Sunday" may look like the end of one.
        high = next((stop for _, stop in sentences[place:] if stop >= end), high)
        # A list without a full stop is no sentence: so far and no further.
        low, high = max(low, start - _REACH), min(high, end + _REACH)
        coming = partial(_first_date, seen, rank + 1, high)
        context = Context(posted, memory, text[low:start], text[end:high], coming)
        meaning = resolve(sighting.rule, sighting.found, context)
        if meaning is None:
            continue
        stretch = meaning.stretch
        _remember(memory, meaning, sighting.rule, context)
        yield Timex(
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
            sighting.rule,
        )


def _first_date(seen: Sequence[Sighting], rank: int, high: int) -> Stretch | None:
    """Return the first expression from ``rank`` on, before ``high``, that is a date by itself."""
    for sighting in islice(seen, rank, None):
        if sighting.start >= high:
            break
        meaning = resolve(sighting.rule, sighting.found, Context(None, Memory()))
        if meaning and meaning.anchor == ABSOLUTE:
            return meaning.stretch
    return None


def _remember(memory: Memory, meaning: Meaning, rule: str, context: Context) -> None:
    stretch = meaning.stretch
    if stretch.begin is None:
        return
    memory.near = stretch
    if not context.stated:
        memory.story.pop(stretch.granularity, None)
        memory.story[stretch.granularity] = stretch
        if stretch.granularity == "day" and stretch.begin == stretch.end:
            memory.today, memory.today_in = stretch, memory.paragraph
    if meaning.anchor in {ABSOLUTE, TEXT}:
        memory.last, memory.last_in = stretch, memory.paragraph
    if rule.startswith("quarter"):
        memory.period = stretch

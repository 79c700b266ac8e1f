"""Expressions of time, tagged as TIMEX3 (TimeML; ISO 24617-1) with the days that they name.

>>> from datetime import date
>>> [found] = find("The ferry sank last Friday.", date(2019, 5, 15))
>>> found.surface, found.value, str(found.date_begin)
('last Friday', '2019-05-10', '2019-05-10')
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from pressaudit.language import words
from pressaudit.language.document import Document, Role, document
from pressaudit.timexes import days, units, years
from pressaudit.timexes.context import Context, Memory
from pressaudit.timexes.lexicon import limit
from pressaudit.timexes.model import ABSOLUTE, TEXT, Meaning, Timex
from pressaudit.timexes.scan import Sighting, sightings
from pressaudit.timexes.spans import Stretch

__all__ = ["Timex", "find", "timexes"]

RESOLVERS = days.RESOLVERS | years.RESOLVERS | units.RESOLVERS
"""Who says what an expression means, by the name of the rule that found it."""
_UNREAD = {Role.BYLINE, Role.ATTRIBUTION, Role.LINK}


def find(text: str, posted: date | None = None) -> tuple[Timex, ...]:
    """Return the expressions of time of plain text, in reading order.

    Parameters
    ----------
    text
        Each line that is not blank is a paragraph; offsets are those of a paragraph without the
        white space at its edges.
    posted
        The day that "yesterday" and "last year" count from; without it they name no days.
    """
    return timexes(document(text, posted))


def timexes(article: Document) -> tuple[Timex, ...]:
    """Return the expressions of time of an article, in reading order.

    Expressions that another one anchors ("two months later") look back over paragraphs.
    """
    out: list[Timex] = []
    memory = Memory()
    for paragraph in article.paragraphs:
        if paragraph.role not in _UNREAD:
            memory.paragraph += 1
            out += _find(paragraph.number, paragraph.text, article.posted, memory)
    return tuple(out)


def _find(number: int, text: str, posted: date | None, memory: Memory) -> Iterator[Timex]:
    seen = sightings(text)
    sentences = words.sentences(text) if seen else ()
    place = -1
    for rank, sighting in enumerate(seen):
        start, end = sighting.start, sighting.end
        while place < 0 or (place + 1 < len(sentences) and sentences[place][1] <= start):
            place += 1
            memory.near = None
        low = sentences[place][0]
        # "9 a.m. Sunday" may look like the end of one.
        upto = place
        while sentences[upto][1] < end and upto + 1 < len(sentences):
            upto += 1
        high = sentences[upto][1]
        # A list without a full stop is no sentence: so far and no further.
        low, high = max(low, start - limit("sentence")), min(high, end + limit("sentence"))
        coming = partial(_first_date, seen, rank + 1, high)
        context = Context(posted, memory, text[low:start], text[end:high], coming)
        meaning = resolve(sighting, context)
        if meaning is None:
            continue
        stretch = meaning.stretch
        if stretch.begin:
            memory.keep(
                stretch,
                given=meaning.anchor in {ABSOLUTE, TEXT},
                stated=context.stated,
                quarter=sighting.rule.startswith("quarter"),
            )
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


def resolve(sighting: Sighting, context: Context) -> Meaning | None:
    """Return what an expression means in ``context``; None when it is no expression of time."""
    try:
        return RESOLVERS[sighting.rule](sighting.found, context)
    except (ValueError, OverflowError):
        # The thirty-first of February, the year zero: it has the form of a date and is none.
        return None


def _first_date(seen: Sequence[Sighting], rank: int, high: int) -> Stretch | None:
    """Return the first expression from ``rank`` on, before ``high``, that is a date by itself."""
    while rank < len(seen) and seen[rank].start < high:
        meaning = resolve(seen[rank], Context(None, Memory()))
        if meaning and meaning.anchor == ABSOLUTE:
            return meaning.stretch
        rank += 1
    return None

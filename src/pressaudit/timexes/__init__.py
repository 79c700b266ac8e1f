"""Expressions of time, tagged as TIMEX3 (TimeML; ISO 24617-1) with the days that they name.

>>> from datetime import date
>>> [found] = find("The ferry sank last Friday.", date(2019, 5, 15))
>>> found.surface, found.value, str(found.date_begin)
('last Friday', '2019-05-10', '2019-05-10')
"""

from datetime import date

from pressaudit.language.document import Document, Role, document
from pressaudit.timexes.context import Memory
from pressaudit.timexes.model import Timex
from pressaudit.timexes.people import named_like_months
from pressaudit.timexes.reading import Reading

__all__ = ["Timex", "find", "timexes"]

_UNREAD = {Role.BYLINE, Role.ATTRIBUTION, Role.LINK}
_SPOKEN = {Role.BLOCK_QUOTATION, Role.PULL_QUOTE}


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
    read = [p for p in article.paragraphs if p.role not in _UNREAD]
    memory = Memory(people=named_like_months(p.text for p in read))
    out: list[Timex] = []
    for paragraph in read:
        spoken = paragraph.role in _SPOKEN
        out += Reading(paragraph.text, article.posted, memory, spoken=spoken).timexes(
            paragraph.number
        )
    return tuple(out)

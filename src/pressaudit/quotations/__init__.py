"""Quotations: spans inside marks, what they are, whose words, who got them, by which rule.

>>> from pressaudit.quotations import find
>>> [q] = find("“The lamp is out,” Ann Ode told The Tern Times on Monday.")
>>> q.speaker, q.kind, q.told_to
('Ann Ode', 'quotation', 'Tern Times')
"""

from datetime import date

from pressaudit.quotations.alterations import Alteration, Edit, alterations
from pressaudit.quotations.model import Quotation
from pressaudit.quotations.post import quotations, quotations_of
from pressaudit.quotations.text import Text
from pressaudit.quotations.utterances import utterances

__all__ = [
    "Alteration",
    "Edit",
    "Quotation",
    "Text",
    "alterations",
    "find",
    "quotations",
    "quotations_of",
    "utterances",
]


def find(text: str, posted: date | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of a plain text, in reading order.

    Each line of ``text`` that is not blank is a paragraph; offsets count within it. ``posted`` is
    the day of the text, where it is known. Names are joined within the text.
    """
    return quotations_of(Text.plain(text, posted))

"""On whose word each stretch of a text stands: quoted, told in the writer's words, or going on.

>>> from pressaudit.quotations.attributions import find
>>> [s] = find("Ann Ode said that the lamp was out.")
>>> s.source, s.kind, s.cue, s.cue_class
('Ann Ode', 'indirect', 'said', 'neutral')
"""

from collections.abc import Sequence
from datetime import date

from pressaudit.language.document import Document
from pressaudit.quotations.attributions.post import statements
from pressaudit.quotations.attributions.weigh import Weigh, by_rules, by_weights
from pressaudit.quotations.model import Quotation, Statement
from pressaudit.quotations.names import Names
from pressaudit.quotations.post import quotations_of
from pressaudit.quotations.text import Text

__all__ = ["Statement", "attributions", "by_rules", "by_weights", "find"]


def attributions(
    article: Document, names: Names, quoted: Sequence[Quotation], weigh: Weigh = by_weights
) -> tuple[Statement, ...]:
    """Return the statements of an article that stand on somebody's word, in reading order.

    They do not overlap; what is in none of them is the writer's own. ``quoted`` are the article's
    quotations. ``weigh`` tells which cues count.
    """
    return attributions_of(Text(article, names), quoted, weigh)


def attributions_of(
    text: Text, quoted: Sequence[Quotation], weigh: Weigh = by_weights
) -> tuple[Statement, ...]:
    """Return the statements of a text that is laid out already (see :func:`attributions`)."""
    if any("''" in p.text for p in text.article.paragraphs):
        # Two single marks for a double one: the table of quotations leaves them out.
        quoted = quotations_of(text, typed_twice=True)
    return statements(text, quoted, weigh)


def find(text: str, posted: date | None = None) -> tuple[Statement, ...]:
    """Return the statements of a plain text, in reading order.

    Each line of ``text`` that is not blank is a paragraph; offsets count within it. ``posted`` is
    the day of the text, where it is known. Names are joined within the text.
    """
    laid_out = Text.plain(text, posted)
    return attributions_of(laid_out, quotations_of(laid_out))

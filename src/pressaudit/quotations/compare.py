"""Words of a stretch of text, folded for comparison, with their offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressaudit.language.document import Document
from pressaudit.quotations.model import Quotation

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_SPELLING = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("our", "or"),
)
GRAM = 3
"""Words in a run that two utterances share."""
COMMON = 60
"""Places of a run beyond which it is not followed: it is a formula."""
SHARE = 0.6
"""Part of the words of the shorter of two utterances that they have in common."""
SHARE_WITH_SINGLES = 0.75
"""The same where words that stand alone count too, beside a run of four."""
CONTENT = 3
"""Words that say something, among those that two utterances share."""
FEW = 8
"""Words below which two quotations of different speakers must not differ at all."""
SHORT = 5
"""Words below which a quotation is a fragment."""

Pair = tuple[Document, Quotation]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text: folded, with their offsets.

    ``bracketed`` tells which of them stand in square brackets: they are the writer's.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bracketed: tuple[bool, ...]


def text_of(article: Document, number: int) -> str:
    """Return the text of a paragraph by its number."""
    paragraph = article.paragraphs[number - 1] if number <= len(article.paragraphs) else None
    if paragraph is None or paragraph.number != number:
        paragraph = next(p for p in article.paragraphs if p.number == number)
    return paragraph.text


def fold(word: str) -> str:
    """Return a word in lower case, spelt the American way."""
    word = word.lower().replace("’", "'").replace("'s", "s")
    for british, american in _SPELLING:
        if len(word) > 5 and word.endswith(british):
            return word[: -len(british)] + american
    return word


def words_of(text: str, start: int, end: int) -> Words:
    """Return the words of ``text`` between two offsets."""
    brackets = [m.span() for m in _BRACKETED.finditer(text, start, end)]
    found = list(_WORD.finditer(text, start, end))
    return Words(
        tuple(fold(m.group()) for m in found),
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(any(a <= m.start() < b for a, b in brackets) for m in found),
    )


def grams(forms: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Give the runs of ``size`` words, in order."""
    for i in range(len(forms) - size + 1):
        yield tuple(forms[i : i + size])

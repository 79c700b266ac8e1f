"""The records of this package, and what it asks of the records of others."""

from dataclasses import dataclass
from typing import Any

Note = Any
"""A record of another engine, known by its attributes: a mention, an expression of time, a stretch
on somebody's word, a quotation, a description; with ``paragraph``, ``char_start``, ``char_end``."""

Noted = Any
"""A text with its notes: ``article`` (:class:`pressaudit.language.document.Document`), and
``mentions``, ``timexes``, ``attributions``, ``quotations``, ``descriptions``."""

Joined = Any
"""Two stretches that are, or may be, one: ``a_article``, ``a_start``, ``a_end`` in the article's
text, and the same of ``b``."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a paragraph of a text; half-open character offsets."""

    article_id: str
    paragraph: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: ``low`` to ``high``, equal but for ranges and vague words ("hundreds").

    ``bound`` is exact, about, least, most, range or vague; ``counted`` the lemma of the noun that
    it counts, '' where none follows. Offsets are in the text given.
    """

    start: int
    end: int
    low: float
    high: float
    bound: str
    counted: str


@dataclass(frozen=True, slots=True)
class Version:
    """One place of a claim: on whose word, how sure.

    ``hedge`` has the words that hold it back or take it as certain, six at most.
    """

    claim: int
    place: Place
    source: str
    cue_class: str
    hedge: str


@dataclass(frozen=True, slots=True)
class Change:
    """What two versions differ in: ``a`` is the earlier one, as far as can be told.

    ``detail`` has what stands there and here, at most six words a side; ``certainty`` is high,
    medium or low; ``rule`` the test that found it.
    """

    claim: int
    a: Place
    b: Place
    kind: str
    detail: str
    certainty: str
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its place: on whose word, and the claim that it belongs to (0: none)."""

    place: Place
    quantity: Quantity
    source: str
    claim: int


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that :func:`pressaudit.claims.find` gives, in reading order."""

    versions: tuple[Version, ...]
    changes: tuple[Change, ...]
    figures: tuple[Figure, ...]

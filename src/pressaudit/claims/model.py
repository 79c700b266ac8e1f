"""The records of this package, and what it asks of the records of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pressaudit.language.document import Document


class Spanned(Protocol):
    """A stretch of a paragraph."""

    @property
    def paragraph(self) -> int: ...
    @property
    def char_start(self) -> int: ...
    @property
    def char_end(self) -> int: ...


class Named(Spanned, Protocol):
    """A name met."""

    @property
    def canonical(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Dated(Spanned, Protocol):
    """An expression of time with its first and last day."""

    @property
    def type(self) -> str: ...
    @property
    def surface(self) -> str: ...
    @property
    def date_begin(self) -> date | None: ...
    @property
    def date_end(self) -> date | None: ...


class Stated(Spanned, Protocol):
    """A stretch on somebody's word."""

    @property
    def kind(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_type(self) -> str: ...
    @property
    def cue(self) -> str: ...
    @property
    def cue_class(self) -> str: ...
    @property
    def told_to(self) -> str: ...
    @property
    def rule(self) -> str: ...


class Quoted(Spanned, Protocol):
    """Words inside marks."""

    @property
    def kind(self) -> str: ...
    @property
    def words(self) -> int: ...
    @property
    def speaker(self) -> str: ...
    @property
    def told_to(self) -> str: ...


class Described(Spanned, Protocol):
    """A role that a text gives a person."""

    @property
    def person(self) -> str: ...
    @property
    def description(self) -> str: ...


class Noted(Protocol):
    """A text with what the other engines found in it."""

    @property
    def article(self) -> Document: ...
    @property
    def mentions(self) -> Sequence[Named]: ...
    @property
    def timexes(self) -> Sequence[Dated]: ...
    @property
    def attributions(self) -> Sequence[Stated]: ...
    @property
    def quotations(self) -> Sequence[Quoted]: ...
    @property
    def descriptions(self) -> Sequence[Described]: ...


class Joined(Protocol):
    """Two stretches of two texts that are, or may be, one: offsets in the articles' texts."""

    @property
    def a_article(self) -> str: ...
    @property
    def a_start(self) -> int: ...
    @property
    def a_end(self) -> int: ...
    @property
    def b_article(self) -> str: ...
    @property
    def b_start(self) -> int: ...
    @property
    def b_end(self) -> int: ...


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

"""The records of text reuse: passages, candidates, and what is known about a post."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "verbatim", "near_verbatim", "light_paraphrase", "third_party_quotation", "pull_quote"
]
Direction = Literal["a_to_b", "b_to_a", "common_source", "undetermined"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that stands in two places; offsets are half-open, in the articles' texts.

    ``a_article <= b_article``; within one article the first place comes first and the two do
    not overlap. ``words`` counts the longer side. ``similarity`` is the share of the words of
    both sides that are matched, in order (2 M / (A + B)), 0 to 1. ``evidence`` says what
    ``direction`` rests on, in words of ours and single words of the texts. ``origin`` is what two
    copies of a common source were made from: an article's identifier, or the name of a house of
    which the collection has no such article; '; ' between several, empty where none is known.
    """

    a_article: str
    a_start: int
    a_end: int
    b_article: str
    b_start: int
    b_end: int
    words: int
    similarity: float
    kind: Kind
    direction: Direction
    evidence: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A direction, the words for it, and the common source where that is known."""

    direction: Direction
    evidence: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences that may say the same in other words; for a person to judge.

    Offsets as in :class:`Passage`; ``similarity`` is the cosine of their weighted words, 0 to 1.
    """

    a_article: str
    a_start: int
    a_end: int
    b_article: str
    b_start: int
    b_end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its place in the article's text, and its speaker (empty when unknown)."""

    start: int
    end: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention of a source: its place in the article's text, its name, and its type if known."""

    start: int
    end: int
    source: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What the other annotators know about one article; every field may be left empty.

    Names are canonical: a source that an article cites is compared with the authors, outlet and
    programme of the other. ``pulls`` are the places of its display quotations. ``published`` is
    the day of first publication where it is known; the day on which an archive posted a text is
    none. ``notes`` are the lines outside the article's text: its byline, source lines, links.
    """

    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    quoted: tuple[Quoted, ...] | None = None
    cited: tuple[Cited, ...] = ()
    pulls: tuple[tuple[int, int], ...] = ()
    published: date | None = None
    notes: tuple[str, ...] = ()

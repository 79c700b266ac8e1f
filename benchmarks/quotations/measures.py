"""What is counted: spans found, the right speaker, whom a pronoun means, kinds, recipients."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from polnear import Document, Span

SHORTEST = 3
"""Words below which a span is not counted on PolNeAR."""
ALIKE = 0.8
"""Part of the longer of two spans that the shorter one makes up when they are the same."""
SAID = ("quotation", "mixed")
SAME = {"albawabanews": "albawaba", "mintpressnews": "mintpress", "aljazeeraenglish": "aljazeera"}


@dataclass(frozen=True)
class Found:
    """What a system found: a stretch of the text (marks in or out), whose words, told to whom."""

    start: int
    end: int
    speaker: str = ""
    kind: str = "quotation"
    told_to: str = ""


@dataclass(frozen=True)
class Counts:
    """Numbers to add up over documents."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    named: int = 0
    named_right: int = 0
    pronouns: int = 0
    pronouns_right: int = 0
    kinds_right: int = 0
    said: int = 0
    speakers_right: int = 0
    surnames_right: int = 0
    told: int = 0
    told_right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add number by number."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the spans."""
        return 2 * self.hits / max(self.gold + self.found, 1)


def fold(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).lower()


def same(a: str, b: str) -> bool:
    """Tell whether two spans are one: equal, or one inside the other and nearly as long."""
    a, b = fold(a), fold(b)
    if a == b:
        return True
    return (a in b or b in a) and min(len(a), len(b)) / max(len(a), len(b), 1) >= ALIKE


def last_word(name: str) -> str:
    """Return the last capitalised word of a name, folded; "Jr." is none."""
    words = re.findall(r"[A-Z][\w’'-]+", re.sub(r",?\sJr\b\.?", "", name))
    return fold(words[-1]) if words else ""


def names_in(source: str) -> set[str]:
    """Return the names of a source, folded; a possessive is no name of its own."""
    plain = re.findall(r"[A-Z][\w-]+(?![’'\w-])", source)
    marked = [n for n in re.findall(r"[A-Z][\w’'-]+", source) if not re.search(r"[’']s$", n)]
    return {fold(name) for name in plain + marked}


def on_polnear(
    document: Document, found: Sequence[Found], who: Mapping[tuple[str, int], str]
) -> Counts:
    """Count attributed spans of three words or more, and whether the last name is right.

    A span that nobody is said to have said, found and called a quotation, is a false one. ``who``
    has the last names behind pronouns, by document and start.
    """
    text = document.text
    gold = [s for s in document.spans if s.attributed and _long(text, s.start, s.end)]
    made = [f for f in found if f.kind in SAID and _long(text, f.start, f.end)]
    matched = _matched(text, gold, made)
    out = Counts(gold=len(gold), found=len(made), hits=sum(m is not None for m in matched))
    for span, match in zip(gold, matched, strict=True):
        out += _speaker(document, span, match.speaker if match else "", who)
    return out


def _speaker(
    document: Document, span: Span, speaker: str, who: Mapping[tuple[str, int], str]
) -> Counts:
    if span.named:
        words = re.findall(r"[A-Z][\w’'-]+", speaker)
        right = bool(words) and fold(words[-1]) in names_in(span.source)
        return Counts(named=1, named_right=right)
    person = who.get((document.name, span.start))
    if person is None:
        return Counts()
    return Counts(pronouns=1, pronouns_right=bool(speaker) and last_word(speaker) == fold(person))


def _long(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) >= SHORTEST


def _matched(text: str, gold: Sequence[Span], made: Sequence[Found]) -> list[Found | None]:
    """Return the finding that is each gold span; each finding is used once."""
    used: set[int] = set()
    out: list[Found | None] = []
    for span in gold:
        n = next((n for n, f in enumerate(made) if n not in used and _is(text, span, f)), None)
        used |= set() if n is None else {n}
        out.append(None if n is None else made[n])
    return out


def _is(text: str, span: Span, found: Found) -> bool:
    if found.start >= span.end or span.start >= found.end:
        return False
    return same(text[span.start : span.end], text[found.start : found.end])


def on_annotation(
    text: str, gold: Iterable[Mapping[str, object]], found: Sequence[Found]
) -> Counts:
    """Count all spans of a post, their kinds, speakers and recipients, as the annotation has them.

    A speaker counts for quotations and fragments, a recipient where the annotation names one.
    """
    rows = list(gold)
    used: set[int] = set()
    out = Counts(gold=len(rows), found=len(found))
    for row in rows:
        n = next(
            (
                n
                for n, f in enumerate(found)
                if n not in used and same(text[f.start : f.end], str(row["quote_text"]))
            ),
            None,
        )
        said = row["kind"] in SAID
        out += Counts(said=said, told=said and n is not None and bool(row["told_to"]))
        if n is None:
            continue
        used.add(n)
        f = found[n]
        out += Counts(
            hits=1,
            kinds_right=f.kind in (row["kind"], *_also(row, "kind")),
            speakers_right=said and _accepts(row, "speaker", f.speaker),
            surnames_right=said and _accepts_surname(row, f.speaker),
            told_right=said and bool(row["told_to"]) and _accepts(row, "told_to", f.told_to),
        )
    return out


def _also(row: Mapping[str, object], column: str) -> list[str | None]:
    also = row.get(f"accept_{column}") or []
    return list(also) if isinstance(also, list) else []


def _accepts(row: Mapping[str, object], column: str, value: str) -> bool:
    right = [row[column], *_also(row, column)]
    if not value:
        return None in right
    known = {_name(str(r)) for r in right if r is not None}
    return _name(value) in known


def _accepts_surname(row: Mapping[str, object], value: str) -> bool:
    """Tell whether the last name is right: for systems that do not join names."""
    right = [row["speaker"], *_also(row, "speaker")]
    if not value:
        return None in right
    return last_word(value) in {last_word(str(r)) for r in right if r is not None}


def _name(value: str) -> str:
    return SAME.get(fold(value), fold(value))


def agreement(document: Document) -> Counts:
    """Measure the second annotator of an article by the first, as if it were a system."""
    if not document.others:
        return Counts()
    found = [Found(s.start, s.end, s.source) for s in document.others[0] if s.attributed]
    return on_polnear(document, found, {})

"""Sentences as they are compared: what they share with others, and what was found in them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pressaudit import rules
from pressaudit.claims.model import Note, Noted, Place, Quantity
from pressaudit.claims.quantities import quantities, shown
from pressaudit.claims.scales import met
from pressaudit.language import words
from pressaudit.language.alternation import limit
from pressaudit.language.document import NARRATIVE_ROLES, TEXT_ROLES
from pressaudit.language.spans import Span, overlap
from pressaudit.language.spelling import stem


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a text.

    ``at`` is its offset in the article's text; ``features`` has what it may share with others
    (stems of content words, names as ``@Ann Ode``, numbers as ``#60``), each with its first place
    in ``text``; ``names`` the places of names, ``persons`` those of persons and outlets. ``dates``,
    ``stated`` and ``quoted`` are those that touch it, their offsets in the paragraph.
    """

    post: int
    place: Place
    at: int
    text: str
    features: Mapping[str, Span]
    names: tuple[tuple[str, Span], ...]
    persons: tuple[Span, ...]
    numbers: tuple[Quantity, ...]
    dates: tuple[Note, ...]
    stated: tuple[Note, ...]
    quoted: tuple[Note, ...]

    def within(self, note: Note) -> Span:
        """Return where a note stands in the sentence."""
        start = note.char_start - self.place.char_start
        return max(0, start), min(len(self.text), note.char_end - self.place.char_start)


def units(posts: Sequence[Noted]) -> list[Unit]:
    """Return the sentences of the running text of ``posts`` that have words enough."""
    return [unit for n, post in enumerate(posts) for unit in _of(n, post)]


def _of(number: int, post: Noted) -> Iterator[Unit]:
    article = post.article
    kinds = (post.mentions, post.timexes, post.attributions, post.quotations)
    noted = [_by_paragraph(notes) for notes in kinds]
    at = len(article.title) + 1
    for paragraph in article.paragraphs:
        if paragraph.role in NARRATIVE_ROLES:
            here = [n.get(paragraph.number, []) for n in noted]
            before: Unit | None = None
            for start, end in words.sentences(paragraph.text):
                near = [[x for x in k if x.char_start < end and start < x.char_end] for k in here]
                place = Place(article.article_id, paragraph.number, start, end)
                unit = _unit(number, place, at + start, paragraph.text[start:end], near)
                before = unit = _followed(unit, before)
                if len(unit.features) >= limit("claims", "words"):
                    yield unit
        if paragraph.role in TEXT_ROLES:
            at += len(paragraph.text) + 1


_PRONOUN = re.compile(r"[“\"]?(?:He|She|It|They|His|Her|Its|Their)\b")


def _followed(unit: Unit, before: Unit | None) -> Unit:
    """Return a sentence that opens with a pronoun with the first feature of the one before it."""
    opening = _PRONOUN.match(unit.text)
    if before is None or not opening:
        return unit
    person = opening.group().strip('“"') in {"He", "She", "His", "Her"}
    known = {f: at for f, at in before.features.items() if f[0] not in "#%!"}
    if person:
        known = {f: at for f, at in known.items() if at in before.persons} or known
    first = min(known, key=lambda f: known[f], default="")
    if not first or first in unit.features:
        return unit
    return replace(unit, features={**unit.features, first: opening.span()})


def _by_paragraph(notes: Iterable[Note]) -> dict[int, list[Note]]:
    out: dict[int, list[Note]] = {}
    for note in notes:
        out.setdefault(note.paragraph, []).append(note)
    return out


def _unit(number: int, place: Place, at: int, text: str, notes: Sequence[Sequence[Note]]) -> Unit:
    mentions, dates, stated, quoted = notes
    start = place.char_start
    names = [(m.canonical, (m.char_start - start, m.char_end - start)) for m in mentions]
    persons = tuple(
        s for (_, s), m in zip(names, mentions, strict=True) if m.kind in ("person", "outlet")
    )
    found = [(m.group(), m.span()) for m in _NAME.finditer(text)]
    names += [(n, s) for n, s in found if not any(overlap(s, known) for _, known in names)]
    days = [
        (f"{d.date_begin or d.surface}", (d.char_start - start, d.char_end - start)) for d in dates
    ]
    numbers = quantities(text, [span for _, span in days])
    features = _features(text, names, days, numbers)
    notes_ = (tuple(dates), tuple(stated), tuple(quoted))
    return Unit(number, place, at, text, features, tuple(names), persons, numbers, *notes_)


_NAME = re.compile(r"(?<![\w.] )(?<!^)\b[A-Z][a-z’-]+(?: [A-Z][a-z’-]+)+\b")
"""Two capitals within a sentence: a name that no list knows."""


def _features(
    text: str,
    names: Sequence[tuple[str, Span]],
    days: Sequence[tuple[str, Span]],
    numbers: Sequence[Quantity],
) -> dict[str, Span]:
    out: dict[str, Span] = {}
    taken = [span for _, span in names]
    for name, span in names:
        out.setdefault(f"@{name}", span)
    for number in numbers:
        for value in shown(number):
            out.setdefault(f"#{value:g}", (number.start, number.end))
    taken += [(n.start, n.end) for n in numbers]
    for day, span in days:
        out.setdefault(f"%{day}", span)
        taken.append(span)
    for m in met("statuses", text):
        # "Arrested" and "detained" are one to whoever compares.
        if m.name in _STATES:
            out.setdefault(f"!{m.name}", (m.start, m.end))
            taken.append((m.start, m.end))
    for token in words.tokens(text):
        span = token.start, token.end
        form = content(token.surface) if token.is_word else ""
        if form and not any(overlap(span, other) for other in taken):
            out.setdefault(form, span)
    return out


_STATES = ("dead", "held", "free", "missing")


@cache
def content(surface: str) -> str:
    """Return the stem of a word of content; '' for function words and verbs of saying."""
    low = surface.lower().replace("’", "'")
    lemma = words.lemma(surface).lower()
    if len(low) < 2 or {low, lemma} & _plain() or lemma in _saying():
        return ""
    return stem(lemma)


@cache
def _plain() -> frozenset[str]:
    """Return the words that hold sentences together."""
    return frozenset(rules.load("reuse")["words"]["function"].split())


@cache
def _saying() -> frozenset[str]:
    verbs = rules.load("reporting")["verbs"]
    return frozenset(w for kind in ("say", "tell") for w in verbs[kind]["words"].split())


_MARKS = re.compile(r"[;:—–()“”]|,(?!\d)")


def stretch(unit: Unit, shared: Iterable[str]) -> Span:
    """Return the clauses of a sentence from the first to the last feature in ``shared``."""
    spans = [unit.features[feature] for feature in shared]
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    start = max((m.end() for m in _MARKS.finditer(unit.text, 0, first)), default=0)
    end = _MARKS.search(unit.text, last)
    return start, end.start() if end else len(unit.text)

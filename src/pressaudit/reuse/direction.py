"""Direction: which of two places a passage came from, where there is evidence of it.

Three kinds of evidence give a direction: a known day of first publication, a citation of the
other post's outlet or author, and a spelling that one post keeps against its own habit. A shared
slip or a shared cut shows that one hangs on the other, not which. Days of posting say nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import ascii_lowercase

from pressaudit import rules
from pressaudit.language.fold import folded
from pressaudit.language.spans import Span
from pressaudit.language.spelling import respelled
from pressaudit.reuse.encode import listed
from pressaudit.reuse.model import Background, Cited, Direction, Finding, Kind

Pairs = Sequence[tuple[str, str]]
"""Matched words as they stand on both sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a passage: its place and words, what is known of its article, how it spells.

    ``habit`` is how the article spells outside its passages: +1 the American way, -1 the
    British, 0 neither clearly. ``copied`` are the places of all passages that the two share.
    """

    start: int
    end: int
    text: str
    background: Background
    habit: int
    copied: tuple[Span, ...] = ()


def direction(kind: Kind, a: Side, b: Side, pairs: Pairs) -> Finding:
    """Return the direction of a passage between two articles, and the evidence for it.

    What both sides keep that is odd tells of copying, not of its direction. ``pairs`` are the
    matched words as they stand on both sides.
    """
    quoting = kind == "third_party_quotation"
    # How far from the passage, in characters, a citation still speaks of it.
    reach = rules.load("reuse")["limits"]["direction"]["quotation" if quoting else "own"]
    notes = []
    found: Direction | None = None
    if (day := _days(a.background.published, b.background.published)) is not None:
        found, note = day
        notes.append(note)
    for way in (_outlet, _author):
        by_a, by_b = way(a, b, reach), way(b, a, reach)
        notes += [f"a cites {by_a}"] * bool(by_a) + [f"b cites {by_b}"] * bool(by_b)
        if found is None and bool(by_a) != bool(by_b):
            found = "b_to_a" if by_a else "a_to_b"
        if found is None and (source := _shared(a, b, reach, quoting=way is _author and quoting)):
            found = "common_source"
            notes.append(f"both cite {source}")
        if found:
            break
    if (kept := _respelled(a, b, pairs)) is not None:
        notes.append(kept[1])
        found = found or kept[0]
    if found is None and quoting:
        found = "common_source"
        notes.append("both quote the same words of a third party")
    odd = [f"'{slip}'" for slip in _slips(pairs)]
    odd += ["the same cut"] * bool(_cuts(a.text) & _cuts(b.text))
    if odd:
        notes.append(f"both keep {', '.join(odd)}")
    if found is None and (same := _same_hand(a.background, b.background)):
        notes.append(f"both by {same}")
    return Finding(found or "undetermined", "; ".join(notes))


def _days(a: date | None, b: date | None) -> tuple[Direction, str] | None:
    if a is None or b is None or a == b:
        return None
    note = f"first published {a.isoformat()} and {b.isoformat()}"
    return ("a_to_b", note) if a < b else ("b_to_a", note)


def _near(side: Side, reach: int) -> dict[str, Cited]:
    """Return what the side's article cites around the passage, by folded name."""
    low, high = side.start - reach, side.end + reach
    near = [c for c in side.background.cited if c.start < high and c.end > low]
    # Of several places the one outside the copied words counts.
    near.sort(key=lambda c: not _inside(side, c))
    return {folded(c.source): c for c in reversed(near)}


def _outlet(side: Side, other: Side, reach: int) -> str:
    """Return the name by which ``side`` cites the other article's outlet, if it does."""
    names = {folded(name) for name in other.background.outlets}
    return _met(_near(side, reach), names - _own(side))


def _author(side: Side, other: Side, reach: int) -> str:
    """Return the name by which ``side`` cites the other article's author, if it does.

    Whom the citing article quotes is a witness there, even if he wrote the other article.
    """
    names = {folded(name) for name in other.background.authors}
    quoted = (q.speaker for q in side.background.quoted or ())
    witnesses = {folded(name) for name in quoted}
    return _met(_near(side, reach), names - _own(side) - witnesses)


def _shared(a: Side, b: Side, reach: int, *, quoting: bool) -> str:
    """Return a source that both articles cite around the passage, and that wrote neither.

    A person or body that both cite has told it to both only where both quote: their own words
    they have from elsewhere, such as an outlet. Who is named inside the copied words was copied
    with them.
    """
    near, there = ({k: c for k, c in _near(s, reach).items() if not _inside(s, c)} for s in (a, b))
    bodies = {name for name, cited in near.items() if quoting or cited.type in {"outlet", ""}}
    return _met(near, (bodies & set(there)) - _own(a) - _own(b))


def _inside(side: Side, cited: Cited) -> bool:
    return any(start <= cited.start and cited.end <= end for start, end in side.copied)


def _own(side: Side) -> set[str]:
    return {folded(name) for name in (*side.background.outlets, *side.background.authors)}


def _met(near: dict[str, Cited], names: set[str]) -> str:
    return min((near[name].source for name in names if name in near), default="")


def _same_hand(a: Background, b: Background) -> str:
    met = sorted(set(a.authors) & set(b.authors)) or sorted(set(a.outlets) & set(b.outlets))
    return met[0] if met else ""


def _respelled(a: Side, b: Side, pairs: Pairs) -> tuple[Direction, str] | None:
    """Tell who keeps a spelling against its own habit, while the other follows its own.

    That one has the passage from elsewhere unchanged; the other one changed it.
    """
    votes: dict[Direction, list[str]] = {"a_to_b": [], "b_to_a": []}
    for one, other, a_way, b_way in respelled(pairs):
        if a_way * a.habit < 0 < b_way * b.habit:
            votes["a_to_b"].append(f"a keeps '{one}' against its own spelling, b has '{other}'")
        elif b_way * b.habit < 0 < a_way * a.habit:
            votes["b_to_a"].append(f"b keeps '{other}' against its own spelling, a has '{one}'")
    if len(votes["a_to_b"]) == len(votes["b_to_a"]):
        return None
    most: Direction = max(votes, key=lambda way: len(votes[way]))
    return most, votes[most][0]


def _slips(pairs: Pairs) -> list[str]:
    """Return the slips that both sides share: misspelled words, and two words glued together.

    A slip is a word in small letters that English
    does not know and that one letter more, fewer or changed, or a space, would mend (P. Norvig,
    How to write a spelling corrector, 2007). Where few words are English function words,
    the text is in another language and nothing is a slip.
    """
    limits = rules.load("reuse")["limits"]["slips"]
    if sum(a.lower() in listed("function") for a, _ in pairs) * limits["function"] < len(pairs):
        return []
    same = {a for a, b in pairs if a == b and a.isascii() and a.isalpha() and a.islower()}
    return sorted(
        word
        for word in same
        if len(word) >= limits["letters"] and word not in _english() and _mendable(word)
    )


def _mendable(word: str) -> bool:
    known, limits = _english(), rules.load("reuse")["limits"]["slips"]
    parts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    for left, right in parts:
        mended = [left + right[1:], left + right[1:2] + right[:1] + right[2:]]
        mended += [left + letter + right for letter in ascii_lowercase]
        mended += [left + letter + right[1:] for letter in ascii_lowercase]
        if any(known.get(form, 0) >= limits["meant"] for form in mended):
            return True
        rarer = min(known.get(part, 0) for part in (left, right))
        if min(len(left), len(right)) > 2 and rarer >= limits["glued"]:
            return True
    return False


@cache
def _english() -> dict[str, float]:
    # Here, because loading it takes longer than reading a page.
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    words: dict[str, float] = get_frequency_dict("en", "large")
    return words


def _cuts(text: str) -> set[tuple[str, str]]:
    found = re.finditer(r"(\w+)\W{0,2}(?:…|\.\s?\.\s?\.)\W{0,3}(\w+)", text)
    return {(m[1].lower(), m[2].lower()) for m in found}

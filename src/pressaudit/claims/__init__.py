"""Claims: which sentences of several texts state the same, and what changes between them.

:func:`find` takes texts with what the other engines found in them. It knows no archive.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pressaudit.claims import align, people, quotes
from pressaudit.claims.compare import Difference, Word, differences, hedge, side, word
from pressaudit.claims.model import (
    Change,
    Figure,
    Found,
    Joined,
    Noted,
    Place,
    Quantity,
    Version,
)
from pressaudit.claims.quantities import quantities
from pressaudit.claims.scales import met
from pressaudit.claims.units import Unit, units
from pressaudit.language.alternation import limit
from pressaudit.language.spans import overlap

__all__ = ["Change", "Figure", "Found", "Noted", "Place", "Quantity", "Version", "find", "quantities"]

Altered = tuple[Place, Place, str]


def find(
    posts: Sequence[Noted],
    passages: Sequence[Joined] = (),
    candidates: Sequence[Joined] = (),
    altered: Sequence[tuple[Place, Place, str]] = (),
    order: Mapping[str, int] | None = None,
) -> Found:
    """Return the claims of ``posts``, what changed between their versions, and their numbers.

    Parameters
    ----------
    posts
        Texts with their annotations.
    passages, candidates
        Text reuse and paraphrases between them: sentences that these join need less in common.
    altered
        Quotations in other words: there, here, and what differs.
    order
        The rank in time of each article; by default days, then the order given, last first.
    """
    ranks = [(order or _by_day(posts))[post.article.article_id] for post in posts]
    all_units = units(posts)
    ties = align.tied(all_units, [("reuse", p) for p in passages] + [("paraphrase", c) for c in candidates])
    pairs = align.pairs(all_units, ranks, ties)
    claim_of = align.claims(all_units, pairs)
    numbered = _Numbers(all_units, claim_of)
    rows: list[Change] = []
    facts: dict[int, tuple[Word, str]] = {}
    near: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        a, b = (side(all_units[n], pair.shared, posts) for n in (pair.a, pair.b))
        near[b.unit.post].add(a.unit.post)
        near[a.unit.post].add(b.unit.post)
        for n, one in ((pair.a, a), (pair.b, b)):
            held = hedge(one)
            facts.setdefault(n, (word(one), held.words if held else ""))
        for found in differences(a, b):
            first, second = (b, a) if found.turned else (a, b)
            rows.append(
                _change(claim_of[pair.a], first.unit.place, second.unit.place, found, 1 + pair.sure)
            )
    for told, other, found in people.about(posts, ranks, all_units):
        rows.append(_change(numbered(told.place, other.place), told.place, other.place, found, 2))
    for there, here, detail in altered:
        there_here = Difference("quotation_altered", *_parts(detail), "quotation")
        rows.append(_change(numbered(there, here), there, here, there_here, 2))
    for _, here, _, there in quotes.absent(posts, near):
        rows.append(_change(numbered(there, here), there, here, Difference("quotation_absent", "(absent)", "", "quotation"), 1))
    rows += _accounts(posts, all_units, near, numbered, ranks)
    versions = [
        Version(claim, all_units[n].place, facts[n][0].source, facts[n][0].cue_class, _short(facts[n][1]))
        for n, claim in claim_of.items()
    ]
    versions += [Version(claim, place, "", "", "") for place, claim in numbered.further]
    figures = _figures(all_units, claim_of, posts)
    return Found(
        tuple(sorted(versions, key=lambda v: (v.claim, v.place))),
        tuple(sorted(set(rows), key=lambda r: (r.claim, r.a, r.b, r.kind))),
        tuple(figures),
    )


class _Numbers:
    """Gives the claim of two places: that of their sentences, or a new one."""

    def __init__(self, all_units: Sequence[Unit], claim_of: Mapping[int, int]) -> None:
        self._held: dict[tuple[str, int], list[tuple[Place, int]]] = defaultdict(list)
        for n, claim in claim_of.items():
            place = all_units[n].place
            self._held[place.article_id, place.paragraph].append((place, claim))
        self._last = max(claim_of.values(), default=0)
        self.further: list[tuple[Place, int]] = []

    def __call__(self, one: Place, other: Place) -> int:
        found = [self._of(place) for place in (one, other)]
        claim = next((c for c in found if c), 0)
        if not claim:
            self._last += 1
            claim = self._last
        for place, its in zip((one, other), found, strict=True):
            if not its:
                self.further.append((place, claim))
                self._held[place.article_id, place.paragraph].append((place, claim))
        return claim

    def _of(self, place: Place) -> int:
        span = place.char_start, max(place.char_end, place.char_start + 1)
        held = self._held[place.article_id, place.paragraph]
        return next((c for p, c in held if overlap((p.char_start, p.char_end), span)), 0)


def _by_day(posts: Sequence[Noted]) -> dict[str, int]:
    """Return the rank of each article: by day, and of one day the last on the page first."""
    dated = [(str(p.article.posted or "9999"), -n, p.article.article_id) for n, p in enumerate(posts)]
    return {article_id: rank for rank, (_, _, article_id) in enumerate(sorted(dated))}


def _change(claim: int, a: Place, b: Place, found: Difference, tie: int) -> Change:
    score = tie + found.strong
    certainty = {3: "high", 2: "medium"}.get(score, "low")
    detail = f"{_short(found.there)} → {_short(found.here)}"
    return Change(claim, a, b, found.kind, detail.strip(), certainty, found.rule)


def _short(shown: str) -> str:
    return " ".join(shown.split()[: int(limit("claims", "detail"))])


def _parts(detail: str) -> tuple[str, str]:
    there, _, here = detail.partition(" → ")
    return there, here


_ACCOUNT = 2
"""Statements that two posts must share for doubts about an account to be told of both."""


def _accounts(
    posts: Sequence[Noted], all_units: Sequence[Unit], near: Mapping[int, set[int]], numbered: _Numbers, ranks: Sequence[int]
) -> Iterator[Change]:
    """Yield doubts about a whole account that a later post, which has it, takes for certain."""
    doubts: dict[int, Place] = {}
    sure: dict[int, tuple[Place, str]] = {}
    shown: dict[int, str] = {}
    for unit in all_units:
        for m in met("hedges", unit.text):
            if m.name == "unverified" and " " in m.words and unit.post not in doubts:
                doubts[unit.post], shown[unit.post] = unit.place, m.words
            if m.name == "sure" and m.words.lower()[:5] in ("confi", "prove", "revea", "estab"):
                sure.setdefault(unit.post, (unit.place, m.words))
    del posts
    for n, place in sorted(doubts.items()):
        for later in sorted(near[n]):
            if later in sure and ranks[later] > ranks[n] and later not in doubts:
                there = Difference("hedge_dropped", shown[n], sure[later][1], "account", strong=True)
                yield _change(numbered(place, sure[later][0]), place, sure[later][0], there, 1)


def _figures(all_units: Sequence[Unit], claim_of: Mapping[int, int], posts: Sequence[Noted]) -> list[Figure]:
    out = []
    for n, unit in enumerate(all_units):
        start = unit.place.char_start
        for q in unit.numbers:
            at = (start + q.start, start + q.end)
            place = Place(unit.place.article_id, unit.place.paragraph, *at)
            on = [s for s in unit.stated if s.char_start < at[1] and at[0] < s.char_end and s.source]
            said = [x for x in unit.quoted if x.char_start < at[1] and at[0] < x.char_end and x.speaker]
            source = said[0].speaker if said else on[0].source if on else ""
            out.append(Figure(place, q, source, claim_of.get(n, 0)))
    del posts
    return sorted(out, key=lambda f: f.place)

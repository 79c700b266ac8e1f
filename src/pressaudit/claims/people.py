"""Who somebody is and what became of them, as posts tell it: ranks, descriptions, states."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from pressaudit import rules
from pressaudit.claims.compare import Difference
from pressaudit.claims.model import Noted, Place
from pressaudit.claims.scales import met
from pressaudit.claims.units import Unit, content
from pressaudit.language import words
from pressaudit.language.alternation import limit, listed
from pressaudit.language.spans import Span

_LOW = "low"
_BE = {"is", "was", "were", "been", "being", "be", "are", "get", "got"}
_PASSIVE = {"killed", "murdered", "executed", "assassinated", "arrested", "detained", "jailed", "imprisoned", "captured", "released", "freed", "held", "drowned", "acquitted", "shot"}
"""Participles that say what became of a person only behind a form of "be", or before "by"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one post says of a person: in which words, where."""

    post: int
    place: Place
    words: str
    level: int = 0


def about(posts: Sequence[Noted], order: Sequence[int], units: Sequence[Unit]) -> Iterator[tuple[Told, Told, Difference]]:
    """Yield what two posts tell differently of one person, the earlier post first."""
    yield from _described(posts, order, units)
    yield from _states(units, order)


# ---- Descriptions and ranks -------------------------------------------------------------------


def _described(posts: Sequence[Noted], order: Sequence[int], units: Sequence[Unit]) -> Iterator[tuple[Told, Told, Difference]]:
    by_person: dict[str, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    family = listed("sources", "family")
    for n, post in enumerate(posts):
        for d in post.descriptions:
            if not family & set(d.description.lower().split()):
                place = Place(post.article.article_id, d.paragraph, d.char_start, d.char_end)
                by_person[d.person][n].append(Told(n, place, d.description, rank(d.description)))
    for name, one in _among(units):
        if name in by_person and rank(one.words):
            by_person[name][one.post].append(one)
    for _, told in sorted(by_person.items()):
        seen: set[frozenset[str]] = set()
        for one, other in _near(told, order):
            for a, b, difference in _apart(told[one], told[other]):
                key = frozenset((a.words.lower(), b.words.lower()))
                if key not in seen:
                    seen.add(key)
                    yield a, b, difference


_ONE_OF = re.compile(r"\b(?:was|is|became|as|As|were)\s(?:also\s)?one of (?:its|the|their|his|her|our)\s(?P<role>[^,.;:()“”]+)")


def _among(units: Sequence[Unit]) -> Iterator[tuple[str, Told]]:
    """Yield "was one of its oldest members" with the person who opens the sentence."""
    for unit in units:
        found = _ONE_OF.search(unit.text)
        people = [(name, s) for name, s in unit.names]
        if found and people:
            name = next((n for n, s in people if s[1] <= found.start()), people[0][0])
            start = unit.place.char_start
            place = Place(unit.place.article_id, unit.place.paragraph, start + found.start("role"), start + found.end("role"))
            shown = " ".join(found["role"].split()[:6])
            yield name, Told(unit.post, place, shown, rank(shown))


def _near(told: Mapping[int, object], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each post with the few before it that tell of the same person."""
    ranked = sorted(told, key=lambda n: (order[n], n))
    for at, later in enumerate(ranked):
        for earlier in ranked[max(0, at - int(limit("claims", "before"))) : at]:
            yield earlier, later


def rank(description: str) -> int:
    """Return the level of a description on the scale of ranks, 0 for none.

    A low word decides: a "junior officer" is no officer.
    """
    found = met("ranks", description)
    low = any(m.name == _LOW for m in found)
    return 1 if low and not any(m.name == "head" for m in found) else max((m.level for m in found), default=0)


def _apart(one: Sequence[Told], other: Sequence[Told]) -> Iterator[tuple[Told, Told, Difference]]:
    """Yield how the descriptions of a person in two posts differ: rank, time or words."""
    tops = [max(side, key=lambda t: (t.level, -side.index(t))) for side in (one, other)]
    if tops[0].level and tops[1].level and tops[0].level < tops[1].level:
        yield *_both(tops), Difference("rank_grows", tops[0].words, tops[1].words, "ranks")
    in_time = next(
        ((a, b) for a in one for b in other if (_plain(a) <= _plain(b) or _plain(b) <= _plain(a)) and _plain(a) and _tense(a) != _tense(b) and _plain(b)), None
    )
    if in_time:
        yield *in_time, Difference("status_differs", in_time[0].words, in_time[1].words, "tense")
    elif all(_unlike(a, b) for a in one for b in other):
        a, b = one[0], other[0]
        yield a, b, Difference("description_differs", a.words, b.words, "descriptions", strong=False)


def _both(pair: Sequence[Told]) -> tuple[Told, Told]:
    return pair[0], pair[1]


def _plain(told: Told) -> frozenset[str]:
    return frozenset(content(t.surface) for t in words.tokens(told.words) if t.surface.lower() not in listed("descriptions", "tenses")) - {""}


def _tense(told: Told) -> str:
    found = {"current" if w in {"current", "currently", "now"} else "former" for w in told.words.lower().split() if w in listed("descriptions", "tenses")}
    return min(found, default="")


def _unlike(a: Told, b: Told) -> bool:
    return not _plain(a) & _plain(b) and a.level == b.level and bool(_plain(a)) and bool(_plain(b))


# ---- States -----------------------------------------------------------------------------------


def _states(units: Sequence[Unit], order: Sequence[int]) -> Iterator[tuple[Told, Told, Difference]]:
    people: dict[str, dict[int, dict[str, Told]]] = defaultdict(lambda: defaultdict(dict))
    for unit in units:
        for name, span in unit.names:
            for state, shown in _state(unit, span):
                people[name][unit.post].setdefault(state, Told(unit.post, unit.place, shown))
    for _, told in sorted(people.items()):
        for one, other in _near(told, order):
            for pair in _incompatible():
                for x, y in (pair, pair[::-1]):
                    if x in told[one] and y in told[other] and y not in told[one] and x not in told[other]:
                        a, b = told[one][x], told[other][y]
                        yield a, b, Difference("status_differs", a.words, b.words, "states")
        for held in told.values():
            for x, y in combinations(sorted(held), 2):
                if (x, y) in _incompatible() and "dead" in (x, y) and "free" not in (x, y):
                    yield held[x], held[y], Difference("status_differs", held[x].words, held[y].words, "states", strong=False)


def _state(unit: Unit, name: Span) -> Iterator[tuple[str, str]]:
    """Yield the states that the words near a name say of its bearer."""
    near = int(limit("claims", "near"))
    others = [s for _, s in unit.names if s != name]
    for found in met("statuses", unit.text, (max(0, name[0] - near), min(len(unit.text), name[1] + near))):
        between = (found.end, name[0]) if found.end <= name[0] else (name[1], found.start)
        if between[0] > between[1] or any(between[0] <= s < between[1] for s, _ in others):
            continue
        gap = unit.text[slice(*between)]
        if re.search(r"[;:()“”]|\b(?:who|which|that|and|but|whose|said)\b", gap) or gap.count(",") > 2:
            continue
        if found.name in ("former", "current"):
            continue
        before = unit.text[: found.start].lower().split()[-2:]
        after = unit.text[found.end :].split()[:1]
        if found.words.lower() in _PASSIVE and not (
            _BE & set(before) or (found.start > name[1] and after == ["by"]) or (before[-1:] and before[-1].endswith(","))
        ):
            continue
        if found.end <= name[0] and found.words.lower() not in {"the late", "death of", "body of", "dead", "missing"}:
            continue
        yield found.name, found.words


@cache
def _incompatible() -> frozenset[tuple[str, str]]:
    pairs = rules.load("claims")["statuses_apart"]["pairs"]
    return frozenset((min(p), max(p)) for p in (tuple(pair.split()) for pair in pairs))

"""Who somebody is and what became of them, as posts tell it: ranks, descriptions, states."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.claims.compare import Difference, part_of
from pressaudit.claims.model import Note, Noted, Place
from pressaudit.claims.scales import Met, met
from pressaudit.claims.units import Unit, content
from pressaudit.language import words
from pressaudit.language.alternation import limit, listed
from pressaudit.language.spans import Span

_BE = {"is", "was", "were", "been", "being", "be", "are", "get", "got"}


@dataclass(frozen=True, slots=True)
class Told:
    """What one post says of a person: in which words, where."""

    post: int
    place: Place
    words: str
    level: int = 0


Apart = tuple[Told, Told, Difference]


def about(
    posts: Sequence[Noted],
    order: Sequence[int],
    units: Sequence[Unit],
    near: Mapping[int, Collection[int]],
) -> Iterator[Apart]:
    """Yield what two posts tell differently of one person, the earlier post first.

    ``near`` has, for each post, those that have a few statements in common with it.
    """
    yield from _described(posts, order, units)
    yield from _states(posts, units, order)
    yield from _parts(units, order, near)


# ---- Descriptions and ranks -------------------------------------------------------------------


def _described(
    posts: Sequence[Noted], order: Sequence[int], units: Sequence[Unit]
) -> Iterator[Apart]:
    by_person: dict[str, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    family = listed("sources", "family")
    for n, post in enumerate(posts):
        for d in post.descriptions:
            over = _OVER.search(d.description)
            if not (over or family & set(d.description.lower().split())):
                told = Told(n, _place(post, d), d.description, rank(d.description))
                by_person[d.person][n].append(told)
    for name, told in _among(units):
        if name in by_person:
            by_person[name][told.post].append(told)
    for _, posts_of in sorted(by_person.items()):
        seen: set[frozenset[str]] = set()
        for one, other in _near(posts_of, order):
            for a, b, difference in _apart(posts_of[one], posts_of[other]):
                key = frozenset((a.words.lower(), b.words.lower()))
                if key not in seen:
                    seen.add(key)
                    yield a, b, difference


_OVER = re.compile(r"[a-z]{3}\.$")
"""The end of a sentence: what goes on behind it describes nobody."""
_ONE_OF = re.compile(
    r"\b(?:[Aa]s|is|was|were|became)\s(?:also\s)?one of (?:its|the|their|his|her|our)\s"
    r"(?P<role>[^,.;:()“”]+)"
)


def _among(units: Sequence[Unit]) -> Iterator[tuple[str, Told]]:
    """Yield "one of its oldest members" with the person named before it, or else behind it."""
    for unit in units:
        found = _ONE_OF.search(unit.text)
        if found and unit.names:
            before = (name for name, span in unit.names if span[1] <= found.start())
            name = next(before, unit.names[0][0])
            at = [unit.place.char_start + end for end in found.span("role")]
            shown = " ".join(found["role"].split()[: int(limit("claims", "detail"))])
            if rank(shown):
                place = Place(unit.place.article_id, unit.place.paragraph, at[0], at[1])
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
    found = {m.level for m in met("ranks", description)}
    return 1 if 1 in found and max(found) < _HEAD else max(found, default=0)


_HEAD = 4
"""The level of those who lead: their deputies and clerks are named by it, and it wins."""


def _apart(one: Sequence[Told], other: Sequence[Told]) -> Iterator[Apart]:
    """Yield how the descriptions of a person in two posts differ: rank, time or words."""
    there, here = (max(side, key=lambda t: t.level) for side in (one, other))
    if 0 < there.level < here.level:
        yield there, here, Difference("rank_grows", there.words, here.words, "ranks")
    pairs = [(a, b) for a in one for b in other]
    in_time = [(a, b) for a, b in pairs if _alike(a, b) and _is_former(a) != _is_former(b)]
    if in_time:
        a, b = in_time[0]
        yield a, b, Difference("status_differs", a.words, b.words, "tense")
    unlike = [(a, b) for a, b in pairs if _unlike(a, b)]
    if unlike and not in_time and not 0 < there.level < here.level:
        a, b = unlike[0]
        yield (
            a,
            b,
            Difference("description_differs", a.words, b.words, "descriptions", strong=False),
        )


def _plain(told: Told) -> frozenset[str]:
    found = (t.surface for t in words.tokens(told.words))
    tenses = listed("descriptions", "tenses")
    return frozenset(content(w) for w in found if w.lower() not in tenses) - {""}


def _is_former(told: Told) -> bool:
    said = set(told.words.lower().split())
    return bool(said & listed("descriptions", "tenses")) and not said & _NOW


_NOW = {"current", "currently", "now", "acting"}


def _alike(a: Told, b: Told) -> bool:
    """Whether one description holds the words of the other, those of time apart."""
    one, other = _plain(a), _plain(b)
    return bool(one and other) and (one <= other or other <= one)


def _unlike(a: Told, b: Told) -> bool:
    one, other = _plain(a), _plain(b)
    return bool(one and other) and not one & other


# ---- States -----------------------------------------------------------------------------------


def _states(posts: Sequence[Noted], units: Sequence[Unit], order: Sequence[int]) -> Iterator[Apart]:
    people: dict[str, dict[int, dict[str, Told]]] = defaultdict(lambda: defaultdict(dict))
    for unit in units:
        for name, span in unit.names:
            for state, shown in _state(unit, span):
                told = Told(unit.post, unit.place, shown)
                people[name][unit.post].setdefault(state, told)
    for n, post in enumerate(posts):
        for d in post.descriptions:
            told = Told(n, _place(post, d), d.description, rank(d.description))
            if d.person in people and told.level == _HEAD and not _is_former(told):
                people[d.person][n].setdefault("leads", told)
    for _, posts_of in sorted(people.items()):
        for one, other in _near(posts_of, order):
            there, here = posts_of[one], posts_of[other]
            for x, y in _incompatible():
                if x in there and y in here and y not in there:
                    a, b = there[x], here[y]
                    yield a, b, Difference("status_differs", a.words, b.words, "states")


def _place(post: Noted, note: Note) -> Place:
    return Place(post.article.article_id, note.paragraph, note.char_start, note.char_end)


def _state(unit: Unit, name: Span) -> Iterator[tuple[str, str]]:
    """Yield the states that the words near a name say of its bearer, and these words."""
    near = int(limit("claims", "near"))
    others = [s for _, s in unit.names if s != name]
    around = [m for m in met("statuses", unit.text) if name[0] - near <= m.start <= name[1] + near]
    for found in around:
        behind = found.start >= name[1]
        between = (name[1], found.start) if behind else (found.end, name[0])
        gap = unit.text[slice(*between)]
        parted = between[0] > between[1] or _APART.search(gap) or gap.count(",") > 2
        aside = gap.lstrip().startswith(",") and gap.count(",") > 1
        other = not aside and any(between[0] <= s < between[1] for s, _ in others)
        if not (parted or other) and _said_of(unit.text, found, behind=behind):
            yield found.name, found.words


_APART = re.compile(r"[;:()“”]|\b(?:who|which|that|and|but|whose|said)\b")


def _said_of(text: str, found: Met, *, behind: bool) -> bool:
    """Whether words of a state speak of the name beside them, behind or before it."""
    rule = rules.load("claims")["statuses"]
    low = found.words.lower()
    if not behind:
        return low in rule["never_behind"]
    if found.name in ("former", "current"):
        return False
    before, after = text[: found.start].lower().split()[-2:], text[found.end :].split()[:1]
    passive = _BE & set(before) or after == ["by"] or (before and before[-1].endswith(","))
    return low not in rule["never_active"] or bool(passive)


@cache
def _incompatible() -> tuple[tuple[str, str], ...]:
    pairs = [tuple(p.split()) for p in rules.load("claims")["statuses_apart"]["pairs"]]
    return tuple((x, y) for a, b in pairs for x, y in ((a, b), (b, a)))


# ---- Parts in a matter ------------------------------------------------------------------------


def _parts(
    units: Sequence[Unit], order: Sequence[int], near: Mapping[int, Collection[int]]
) -> Iterator[Apart]:
    """Yield a part that grows where two sentences are about one person and one more thing."""
    told: dict[str, dict[int, list[tuple[Unit, Met]]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        people = {name for name, span in unit.names if span in unit.persons}
        for name in sorted(people):
            part = part_of(unit, f"@{name}")
            if part:
                told[name][unit.post].append((unit, part))
    for name, posts_of in sorted(told.items()):
        for one, other in _near(posts_of, order):
            if other not in near.get(one, ()):
                continue
            grown = [
                (len(set(u.features) & set(v.features) - {f"@{name}"}), u, x, v, y)
                for u, x in posts_of[one]
                for v, y in posts_of[other]
                if x.level < y.level
            ]
            shared, u, x, v, y = max(grown, key=lambda p: p[0], default=(0, *(None,) * 4))
            if u and x and v and y and shared:
                a, b = Told(one, u.place, x.words), Told(other, v.place, y.words)
                yield a, b, Difference("role_grows", a.words, b.words, "part", strong=shared > 1)

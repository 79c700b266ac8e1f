"""Who copied whom: which texts stand on which, from credits and from who has what others lack.

As in textual criticism, a witness that lacks what two others share cannot be the source of both,
and the words that only one witness has are its own. For each text its sources are looked for in
this order: a credit that it prints; the words that it cut and others kept; that it stands within
another one. Two texts with one source are siblings. Where nothing tells, nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx
import numpy as np

from pressaudit import rules
from pressaudit.language.outlets import canonical, is_outlet
from pressaudit.reuse.credits import Credit, means
from pressaudit.reuse.encode import Flags
from pressaudit.reuse.model import Direction, Finding

Pair = tuple[int, int]
_Credited = Mapping[int, Mapping[Credit, list[int]]]
Source = int | str
"""A text of the collection by its number, or the name of a house that it lacks."""


@dataclass(frozen=True)
class Witness:
    """A text: its name, whose it is, what it credits, how many words it has.

    ``names`` are those of its outlet, first, and of its authors. ``shared`` says which of its
    words stand in each other text that it shares prose with; shape (words,) each.
    """

    name: str
    names: tuple[str, ...]
    credits: tuple[Credit, ...]
    words: int
    shared: Mapping[int, Flags]

    def is_meant(self, credit: Credit) -> bool:
        """Whether a credit means this text: its outlet, or who wrote it."""
        return any(means(credit.name, name) for name in self.names)

    @property
    def label(self) -> str:
        """Its outlet, and its name."""
        return f"{self.names[0]} ({self.name})" if self.names else self.name


@dataclass
class _Family:
    """What is known so far: an edge leads from a source to the text that stands on it."""

    texts: Sequence[Witness]
    graph: "nx.DiGraph[Source]" = field(default_factory=nx.DiGraph)
    first: frozenset[int] = frozenset()
    notes: dict[Pair, str] = field(default_factory=dict)

    def add(self, source: Source, copy: int, why: str) -> None:
        """Hold that ``copy`` stands on ``source``, unless the contrary is held already."""
        if source in self.graph and copy in self.graph and nx.has_path(self.graph, copy, source):
            return
        self.graph.add_edge(source, copy, why=why)

    def sources(self, copy: int) -> list[Source]:
        return list(self.graph.predecessors(copy)) if copy in self.graph else []

    def over(self, text: int) -> set[Source]:
        return set(nx.ancestors(self.graph, text)) if text in self.graph else set()


def relations(texts: Sequence[Witness]) -> dict[Pair, Finding]:
    """Return what is found for each two texts that share prose, the smaller number first.

    Pairs of which nothing can be said are left out.
    """
    family = _Family(texts)
    credited = {n: _credited(texts, n) for n, text in enumerate(texts) if text.shared}
    family.first = _first(texts, credited)
    _add_credits(family, credited)
    _add_strangers(family, credited)
    _add_copies(family)
    _spread_strangers(family)
    out = {}
    for a, text in enumerate(texts):
        for b in text.shared:
            if a < b and (found := _relation(family, a, b)):
                out[a, b] = found
    return out


def _limit(name: str) -> float:
    number: float = rules.load("reuse")["limits"]["stemma"][name]
    return number


def _credited(texts: Sequence[Witness], copy: int) -> dict[Credit, list[int]]:
    """Return, for each credit of a text, the texts that it may mean among those it shares with."""
    mine = texts[copy]
    # Another story of the house that only has a paragraph in common is not meant.
    least = _limit("part") * max((int(shared.sum()) for shared in mine.shared.values()), default=0)
    near = [n for n, shared in mine.shared.items() if shared.sum() >= least]
    return {c: [n for n in near if texts[n].is_meant(c)] for c in mine.credits}


def _first(texts: Sequence[Witness], credited: _Credited) -> frozenset[int]:
    """Return the texts that are established as first: credited by others, or by themselves."""
    by_others, by_itself, copies = set(), set(), set()
    for copy, given in credited.items():
        for credit, targets in given.items():
            if texts[copy].is_meant(credit):
                # Every byline names its own house.
                by_itself |= {copy} if credit.whole and credit.way != "byline" else set()
                continue
            copies |= {copy} if credit.whole else set()
            by_others |= {n for n in targets if not any(copy in t for t in credited[n].values())}
    return frozenset(by_others | by_itself) - copies


def _add_credits(family: _Family, credited: _Credited) -> None:
    """Hold that a text stands on those that it credits and that do not credit it."""
    for copy in sorted(credited):
        for credit, targets in credited[copy].items():
            if family.texts[copy].is_meant(credit):
                continue
            for n in targets:
                if not any(copy in back for back in credited[n].values()):
                    family.add(n, copy, _crediting(credit))


def _add_strangers(family: _Family, credited: _Credited) -> None:
    """Hold that a text stands on a house that the collection lacks, where it credits one.

    Not so where nearly all that it shares stands in a text that is established as first: then
    the credit is wrong.
    """
    texts = family.texts
    for copy in sorted(credited):
        if family.sources(copy):
            continue
        for credit, targets in credited[copy].items():
            if targets or not credit.whole or texts[copy].is_meant(credit) or not _is_house(credit):
                continue
            true = _better(family, copy)
            if true is None:
                family.add(_full_name(texts, credit), copy, _crediting(credit))
            else:
                family.add(true, copy, _standing(texts, true, copy))
                family.notes[copy, true] = (
                    f"wrong credit: {{copy}} names {credit.name}, its words are those of "
                    f"{texts[true].label}"
                )


def _full_name(texts: Sequence[Witness], credit: Credit) -> str:
    """Return the name under which the collection knows a credited house ('CNA' by its byline)."""
    known = (name for text in texts for name in text.names if means(credit.name, name))
    return canonical(min(known, default=credit.name))


def _is_house(credit: Credit) -> bool:
    acronym = credit.name.isupper() and len(credit.name) > 1
    return acronym or credit.way in {"dateline", "reporting by"} or is_outlet(credit.name)


def _better(family: _Family, copy: int) -> int | None:
    """Return the text established as first that has nearly all that ``copy`` shares, if any."""
    mine = family.texts[copy].shared
    whole = _any(mine.values())
    found = [
        n
        for n in sorted(mine)
        if n in family.first - {copy} and mine[n].sum() >= _limit("nearly") * whole.sum()
    ]
    return max(found, key=lambda n: int(mine[n].sum()), default=None)


def _add_copies(family: _Family) -> None:
    """Hold what the texts themselves tell, for those that no credit places."""
    texts = family.texts
    told = {}
    for copy, text in enumerate(texts):
        told[copy] = {n: why for n in text.shared if (why := _copied(family, n, copy))}
    for copy in sorted(told, key=lambda n: (n in family.first, n)):
        have = [n for n in family.sources(copy) if isinstance(n, int)]
        if family.sources(copy) and not have:
            continue
        mine = texts[copy].shared
        left = ~_any([mine[n] for n in have]) if have else np.ones(texts[copy].words, np.bool_)
        open_ = {n: why for n, why in told[copy].items() if n not in have}
        while open_:
            source = _nearest(family, copy, open_, left, told)
            if (mine[source] & left).sum() < (_limit("words") if not have else _limit("more")):
                break
            why = open_.pop(source)
            above = family.sources(source)
            if above and all(isinstance(n, str) for n in above):
                # What has its words from a house that the collection lacks passes these on.
                for house in above:
                    family.add(house, copy, "{copy} shares its words with those that credit it")
            else:
                family.add(source, copy, why)
            have.append(source)
            left &= ~mine[source]


def _nearest(
    family: _Family,
    copy: int,
    among: Mapping[int, str],
    left: Flags,
    told: Mapping[int, Mapping[int, str]],
) -> int:
    """Return the source that has most of what is left; of equals, the one above the others."""
    mine = family.texts[copy].shared
    over = {n: sum(n in told[m] for m in among) for n in among}

    def rank(n: int) -> tuple[bool, int, int, int]:
        return n in family.first, over[n], int((mine[n] & left).sum()), -n

    best = max(among, key=rank)
    for n in sorted(among, key=rank, reverse=True):
        # What it has of another one's own words it has from there.
        more, less = (int((mine[x] & ~mine[y] & left).sum()) for x, y in ((n, best), (best, n)))
        if n != best and (more > less + 2 or (more and not less)):
            best = n
    return best


def _copied(family: _Family, source: int, copy: int) -> str:
    """Return why ``copy`` may stand on ``source``; '' where nothing tells."""
    texts = family.texts
    one, other = texts[source], texts[copy]
    if {c.name for c in one.credits} & {c.name for c in other.credits if not c.whole}:
        # Both have it from the house that both name.
        return ""
    if min(one.shared[copy].sum(), other.shared[source].sum()) < _limit("words"):
        return ""
    third = _witnesses(texts, source, copy)
    first = source in family.first
    kept = _kept(texts, source, copy, third)
    lost = _kept(texts, copy, source, third)
    if kept >= _limit("kept") and lost <= _limit("lost_to_first" if first else "lost") * kept:
        return f"{{copy}} lacks {kept} words that {{source}} has with others"
    if third and lost >= _limit("kept") and lost > _limit("lost") * kept:
        return ""
    if source in family.first and copy not in family.first:
        return _standing(texts, source, copy)
    own = other.words - int(other.shared[source].sum())
    more = one.words - int(one.shared[copy].sum())
    if not third and own <= _limit("own") * other.words and more >= max(_limit("more"), 2 * own):
        return _standing(texts, source, copy)
    return ""


def _witnesses(texts: Sequence[Witness], source: int, copy: int) -> list[int]:
    """Return the texts that have a good part of what two others share."""
    one, other = texts[source].shared, texts[copy].shared
    least = max(_limit("words"), _limit("part") * int(one[copy].sum()))
    both = sorted(one.keys() & other.keys())
    return [n for n in both if min(one[n].sum(), other[n].sum()) >= least]


def _kept(texts: Sequence[Witness], one: int, other: int, third: Sequence[int]) -> int:
    """Return how many words ``one`` has in common with third texts and ``other`` lacks."""
    mine = texts[one].shared
    return int((_any([mine[n] for n in third]) & ~mine[other]).sum()) if third else 0


def _standing(texts: Sequence[Witness], source: int, copy: int) -> str:
    mine = texts[copy]
    share = round(100 * int(mine.shared[source].sum()) / max(mine.words, 1))
    more = texts[source].words - int(texts[source].shared[copy].sum())
    return f"{share} % of {{copy}} stands in {{source}}, which has {more} words more"


def _spread_strangers(family: _Family) -> None:
    """Hold that what shares its prose with a credited text has it from the same house.

    Only for texts of which nothing else is known, and where one house is credited.
    """
    texts = family.texts
    houses: dict[int, set[str]] = defaultdict(set)
    for copy in [n for n in family.graph if isinstance(n, int)]:
        for house in family.sources(copy):
            if isinstance(house, str):
                for n in texts[copy].shared:
                    known = n in family.first or family.sources(n)
                    # What of this text stands in the credited one.
                    here = int(texts[n].shared[copy].sum())
                    most = here >= max(_limit("words"), _limit("spread") * texts[n].words)
                    if not known and most:
                        houses[n].add(house)
    for n, found in sorted(houses.items()):
        if len(found) == 1:
            family.add(next(iter(found)), n, "{copy} shares its words with those that credit it")


def _relation(family: _Family, a: int, b: int) -> Finding | None:
    """Return what the graph says of two texts."""
    texts = family.texts
    sides = {a: "a", b: "b"}
    over_a, over_b = family.over(a), family.over(b)
    if a in over_b or b in over_a:
        source, copy = (a, b) if a in over_b else (b, a)
        direction: Direction = "a_to_b" if source == a else "b_to_a"
        return Finding(direction, _path(family, source, copy, sides))
    common = over_a & over_b
    near = (n for n in common if not any(n in nx.ancestors(family.graph, m) for m in common))
    nearest = sorted(near, key=str)
    if not nearest:
        return None
    names = [texts[n].label if isinstance(n, int) else n for n in nearest]
    why = [_why(family, n, side, sides) for side in (a, b) for n in nearest]
    shown = [f"both from {' and '.join(sorted(names))}", *filter(None, why)]
    origins = sorted(texts[n].name if isinstance(n, int) else n for n in nearest)
    return Finding("common_source", "; ".join(shown), "; ".join(origins))


def _path(family: _Family, source: int, copy: int, sides: Mapping[int, str]) -> str:
    """Return why ``copy`` stands on ``source``, by the shortest way."""
    if why := _why(family, source, copy, sides):
        return why
    way = nx.shortest_path(family.graph, source, copy)
    by = ", ".join(family.texts[n].label for n in way[1:-1] if isinstance(n, int))
    return f"{sides[copy]} has it by way of {by}; {_why(family, way[-2], copy, sides)}"


def _why(family: _Family, source: Source, copy: int, sides: Mapping[int, str]) -> str:
    if not family.graph.has_edge(source, copy):
        return ""
    texts = family.texts

    def named(n: Source) -> str:
        return n if isinstance(n, str) else sides.get(n, texts[n].label)

    why = family.graph.edges[source, copy]["why"]
    if isinstance(source, int) and source in sides and texts[source].names:
        name = texts[source].names[0]
        why += f" ({sides[source]} is of {name})" * (name not in why)
    if isinstance(source, int) and (copy, source) in family.notes:
        why += "; " + family.notes[copy, source]
    out: str = why.replace("{source}", named(source)).replace("{copy}", named(copy))
    return out


def _crediting(credit: Credit) -> str:
    way = "cites" if credit.way == "mention" else "credits"
    return f"{{copy}} {way} {credit.name}" + f" ({credit.way})" * credit.whole


def _any(flags: Iterable[Flags]) -> Flags:
    out: Flags = np.logical_or.reduce(list(flags))
    return out

"""Which sentences are versions of one statement: through an index of what few of them have."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import networkx as nx
import numpy as np

from pressaudit.claims.model import Joined
from pressaudit.claims.quantities import shown
from pressaudit.claims.units import Unit
from pressaudit.language.alternation import limit

_ROWS = 512


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that state the same, ``a`` in the earlier text: places in the list of units.

    ``shared`` has their common features; ``strength`` is what these are worth, as a multiple of
    the rarest word; ``tie`` says what joins them besides: reuse, paraphrase or ''.
    """

    a: int
    b: int
    shared: tuple[str, ...]
    strength: float
    cosine: float
    tie: str

    @property
    def loose(self) -> bool:
        """Whether the two may be about something else: a candidate, for a person to judge."""
        weak = self.tie in {"near", "number", "figure"} and self.cosine < limit("claims", "cosine")
        return weak or self.tie == ALIKE

    @property
    def sure(self) -> bool:
        """Whether there is hardly a doubt that both state the same."""
        return self.tie == "reuse" or (
            self.strength >= 2 * limit("claims", "telling") and self.cosine >= 0.5
        )


ALIKE = "alike"
"""The tie of sentences that have so little in common that they are candidates only."""


def pairs(
    units: Sequence[Unit], order: Sequence[int], ties: Mapping[tuple[int, int], str]
) -> list[Pair]:
    """Return the pairs of sentences of different texts that are versions of one statement.

    Each sentence is joined with its best fellow in each of a few earlier texts, and with another
    one there that is hardly worse, so that the pairs grow with the text.

    Parameters
    ----------
    order
        The rank in time of each text, by its number.
    ties
        What joins two sentences besides, the smaller number first (see :func:`tied`).
    """
    if len(units) < 2:
        return []
    worth = _worth(units)
    top = float(np.log(len(units)))
    ties = dict(ties)
    for pair in _spoken(units):
        ties.setdefault(pair, "quotation")
    for pair in _figured(units):
        ties.setdefault(pair, "figure")
    near = _near(units, ties)
    met: set[tuple[int, int]] = set()
    candidates = list(_candidates(units, worth, top, ties))
    for _ in range(2):
        # What is found between two texts makes them near, and near texts need less in common.
        best: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        for i, j in candidates:
            first, second = sorted((i, j), key=lambda n: (order[units[n].post], -n))
            tie = ties.get((i, j), "") or _nearness(units, i, j, near)
            tie = tie or (ALIKE if _posts(units, i, j) in met else "")
            found = _pair(units, (first, second), worth, top, tie)
            if found:
                best[second, units[first].post].append(found)
        found_in = (g[0] for g in best.values() if any(p.tie != ALIKE for p in g))
        shared = Counter(_posts(units, p.a, p.b) for p in found_in)
        near |= {pair for pair, count in shared.items() if count > 1}
        met |= set(shared)
    kept: dict[int, list[list[Pair]]] = defaultdict(list)
    for (second, _), group in sorted(best.items()):
        group.sort(key=lambda p: (p.tie == ALIKE, -p.strength * p.cosine, p.a))
        firm = [p for p in group if p.tie != ALIKE]
        least = group[0].strength * group[0].cosine * limit("claims", "second")
        kept[second].append(
            [p for p in firm if p.strength * p.cosine >= least][:3]
            + [p for p in group if p.tie == ALIKE][: int(limit("claims", "alike"))]
        )
    out = []
    for groups in kept.values():
        groups.sort(key=lambda g: (-g[0].strength * g[0].cosine, g[0].a))
        out += [pair for group in groups[: int(limit("claims", "before"))] for pair in group]
    return sorted(out, key=lambda p: (p.a, p.b))


def _posts(units: Sequence[Unit], i: int, j: int) -> tuple[int, int]:
    one, other = units[i].post, units[j].post
    return min(one, other), max(one, other)


def _nearness(units: Sequence[Unit], i: int, j: int, near: Collection[tuple[int, int]]) -> str:
    """Return what joins two sentences: "number" when they count the same, "near" of near texts."""
    nouns = [{q.counted for q in units[n].numbers} - {""} for n in (i, j)]
    return "number" if nouns[0] & nouns[1] else "near" if _posts(units, i, j) in near else ""


def _near(units: Sequence[Unit], ties: Mapping[tuple[int, int], str]) -> set[tuple[int, int]]:
    """Return the pairs of texts that text reuse joins."""
    return {_posts(units, i, j) for (i, j), tie in ties.items() if tie == "reuse"}


def _spoken(units: Sequence[Unit]) -> set[tuple[int, int]]:
    """Return the pairs of sentences of two texts that quote a few words in the same order."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        said = " ".join(unit.text[slice(*unit.within(q))] for q in unit.quoted)
        for gram in {*_grams(re.findall(r"\w+", said.lower()))}:
            places[gram].append(n)
    few = [held for held in places.values() if len(held) <= limit("claims", "before") + 1]
    return {
        p for held in few for p in combinations(held, 2) if units[p[0]].post != units[p[1]].post
    }


def _figured(units: Sequence[Unit]) -> set[tuple[int, int]]:
    """Return the pairs of sentences of two texts that have a large number of few sentences."""
    places: dict[float, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        for value in sorted({v for q in unit.numbers for v in shown(q)}):
            if value >= limit("claims", "figure"):
                places[value].append(n)
    few = [held for held in places.values() if len(held) <= limit("claims", "figure_sentences")]
    pairs = (pair for held in few for pair in combinations(held, 2))
    return {(i, j) for i, j in pairs if units[i].post != units[j].post}


def _grams(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    size = int(limit("claims", "quoted"))
    return (tuple(said[i : i + size]) for i in range(len(said) - size + 1))


def tied(units: Sequence[Unit], joined: Iterable[tuple[str, Joined]]) -> dict[tuple[int, int], str]:
    """Return the pairs of sentences that given stretches touch, with the name of the tie."""
    by_post: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        by_post[unit.place.article_id].append(n)
    out: dict[tuple[int, int], str] = {}
    for name, link in joined:
        if link.a_article == link.b_article:
            continue
        sides = [
            [
                n
                for n in by_post[i]
                if units[n].at < end and start < units[n].at + len(units[n].text)
            ]
            for i, start, end in (
                (link.a_article, link.a_start, link.a_end),
                (link.b_article, link.b_start, link.b_end),
            )
        ]
        for i, j in product(*sides):
            out.setdefault((min(i, j), max(i, j)), name)
    return out


def claims(found: Sequence[Pair]) -> dict[int, int]:
    """Return the claim of each sentence that has another version, numbered in reading order."""
    graph = nx.Graph()
    graph.add_edges_from((p.a, p.b) for p in found if p.tie != ALIKE)
    groups = sorted(map(sorted, nx.connected_components(graph)))
    return {n: number for number, group in enumerate(groups, start=1) for n in group}


def _worth(units: Sequence[Unit]) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        for feature in unit.features:
            counts[feature] += 1
    return {feature: float(np.log(len(units) / count)) for feature, count in counts.items()}


def _candidates(
    units: Sequence[Unit], worth: Mapping[str, float], top: float, ties: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of two texts that are tied, or share telling features."""
    from scipy.sparse import csr_array  # noqa: PLC0415  (half a second to load)

    number = {feature: n for n, feature in enumerate(sorted(worth))}
    rows, columns = [], []
    for n, unit in enumerate(units):
        known = sorted(number[f] for f in unit.features)
        rows += [n] * len(known)
        columns += known
    counts = np.bincount(columns, minlength=len(number))
    most = max(limit("claims", "spread") * len(units), limit("claims", "sentences"))
    most = min(most, limit("claims", "most_sentences"))
    kept = np.flatnonzero((counts[columns] > 1) & (counts[columns] <= most))
    row, column = np.array(rows)[kept], np.array(columns)[kept]
    root = np.sqrt([worth[feature] for feature in sorted(worth)])
    matrix = csr_array((root[column], (row, column)), shape=(len(units), len(number)))
    least = limit("claims", "figure_telling") * top
    met = set(ties)
    for begin in range(0, len(units), _ROWS):
        shared = (matrix[begin : begin + _ROWS] @ matrix.T).tocoo()
        first, second = shared.row + begin, shared.col
        good = (shared.data >= least) & (first < second)
        met |= set(zip(first[good].tolist(), second[good].tolist(), strict=True))
    yield from sorted(met)


def _pair(
    units: Sequence[Unit], at: tuple[int, int], worth: Mapping[str, float], top: float, tie: str
) -> Pair | None:
    one, other = (units[n].features for n in at)
    shared = tuple(sorted(set(one) & set(other)))
    strength = sum(worth[f] for f in shared) / top
    norms = [sum(worth[f] ** 2 for f in side) for side in (one, other)]
    both = sum(worth[f] ** 2 for f in shared)
    cosine = both / float(np.sqrt(norms[0] * norms[1])) if all(norms) else 0.0
    same = units[at[0]].post == units[at[1]].post
    if same and units[at[0]].place.paragraph == units[at[1]].place.paragraph:
        return None
    # Candidates only within one text, or between texts that something joins.
    ways = [ALIKE] if same else ["" if tie == ALIKE else tie, *([ALIKE] if tie else [])]
    for name in ways:
        prefix = {"": "", "near": "near_", ALIKE: "alike_", "figure": "figure_"}.get(
            name, "linked_"
        )
        if (
            len(shared) >= limit("claims", "near_shared" if name else "shared")
            and strength >= limit("claims", f"{prefix}telling")
            and cosine >= limit("claims", f"{prefix}cosine")
        ):
            return Pair(*at, shared, round(strength, 6), round(cosine, 6), name)
    return None

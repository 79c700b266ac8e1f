"""Claims: which sentences of several texts state the same, and what changes between them.

:func:`find` takes texts with what the other engines found in them. It knows no archive.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import networkx as nx

from pressaudit.claims import align, names, people, quotes
from pressaudit.claims.compare import (
    NOTHING,
    PLAIN,
    Difference,
    Word,
    differences,
    hedge,
    side,
    word,
)
from pressaudit.claims.model import Change, Figure, Found, Joined, Noted, Place, Quantity, Version
from pressaudit.claims.quantities import quantities
from pressaudit.claims.scales import met
from pressaudit.claims.units import Unit, units
from pressaudit.language.alternation import limit, listed
from pressaudit.language.spans import overlap

CERTAINTIES = ("low", "medium", "high")

__all__ = [
    "Change",
    "Figure",
    "Found",
    "Place",
    "Quantity",
    "Version",
    "find",
    "quantities",
]


def find(
    posts: Sequence[Noted],
    passages: Sequence[Joined] = (),
    candidates: Sequence[Joined] = (),
    altered: Sequence[tuple[Place, Place, str]] = (),
    redated: Sequence[tuple[Place, Place, str]] = (),
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
    redated
        Days that two texts give one event: there, here, and both.

    Notes
    -----
    Of two versions the one that the other's post stands on is the earlier, as far as reuse tells;
    else that of the earlier day, or of one day the one further down the page.
    """
    order = _in_time(posts, passages)
    sentences = units(posts)
    joined = [("reuse", p) for p in passages] + [("paraphrase", c) for c in candidates]
    pairs = align.pairs(sentences, order, align.tied(sentences, joined))
    claim_of = align.claims(pairs)
    claims = _Claims(sentences, claim_of)
    rows: list[Change] = []
    told: dict[int, tuple[Word, str]] = {}
    near: dict[int, Counter[int]] = defaultdict(Counter)
    for pair in pairs:
        a, b = (side(sentences[n], pair.shared, posts) for n in (pair.a, pair.b))
        near[b.unit.post][a.unit.post] += pair.tie != align.ALIKE
        near[a.unit.post][b.unit.post] += pair.tie != align.ALIKE
        for n, one in ((pair.a, a), (pair.b, b)):
            held = hedge(one)
            told.setdefault(n, (word(one), held.words if held else ""))
        for met_ in differences(a, b):
            if pair.loose and not _tells(met_, same=a.unit.post == b.unit.post):
                continue
            first, second = (b, a) if met_.turned else (a, b)
            found = replace(met_, strong=False) if pair.loose else met_
            tie = 1 if pair.loose or found.rule == "lost" else 1 + pair.sure
            rows.append(claims.change(first.unit.place, second.unit.place, found, tie))
    tellers: dict[tuple[int, str], set[str]] = defaultdict(set)
    for n, claim in claim_of.items():
        if n in told:
            tellers[claim, told[n][0].source].add(sentences[n].place.article_id)
    rows = [row for row in rows if not _first_hand(row, tellers)]
    shared = {n: {m for m, count in its.items() if count > 1} for n, its in near.items()}
    for told_a, told_b, found in people.about(posts, order, sentences, shared):
        rows.append(claims.change(told_a.place, told_b.place, found, 2))
    # A spelling is no claim.
    rows += [_change(0, *found, 1) for found in names.spelled(posts, order)]
    rows += [claims.change(*found, 1) for found in quotes.excerpts(posts, order)]
    known = [("quotation_altered", "quotation", row) for row in altered]
    known += [("date_differs", "event", row) for row in redated]
    for kind, rule, (there, here, detail) in known:
        old, _, new = detail.partition(" → ")
        rows.append(claims.change(there, here, Difference(kind, old, new, rule), 2))
    lacking = Difference("quotation_absent", NOTHING, NOTHING, "quotation")
    rows += [claims.change(one, other, lacking, 1) for one, other in quotes.absent(posts, shared)]
    rows += [claims.change(*found, 1) for found in _accounts(posts, sentences, order, shared)]
    versions = [
        Version(
            claim, sentences[n].place, told[n][0].source, told[n][0].cue_class, _short(told[n][1])
        )
        for n, claim in claim_of.items()
    ]
    versions += [Version(claim, place, "", "", "") for place, claim in claims.further]
    return Found(
        tuple(sorted(versions, key=lambda v: (v.claim, v.place))),
        tuple(sorted(_once(rows), key=lambda r: (r.claim, r.a, r.b, r.kind))),
        tuple(sorted(_figures(sentences, claim_of), key=lambda f: f.place)),
    )


class _Claims:
    """Gives two places their claim: that of their sentences, or a new one."""

    def __init__(self, sentences: Sequence[Unit], claim_of: Mapping[int, int]) -> None:
        self._held: dict[tuple[str, int], list[tuple[Place, int]]] = defaultdict(list)
        for n, claim in claim_of.items():
            self._hold(sentences[n].place, claim)
        self._last = max(claim_of.values(), default=0)
        self.further: list[tuple[Place, int]] = []

    def _hold(self, place: Place, claim: int) -> None:
        self._held[place.article_id, place.paragraph].append((place, claim))

    def change(self, a: Place, b: Place, found: Difference, tie: int) -> Change:
        """Return a change of the claim that two places have; a candidate founds no claim."""
        made = _change(0, a, b, found, tie)
        held = self._of(a) or self._of(b)
        return replace(made, claim=held if made.certainty == "low" else self._claim(a, b))

    def _claim(self, one: Place, other: Place) -> int:
        found = [self._of(place) for place in (one, other)]
        claim = found[0] or found[1]
        if not claim:
            self._last += 1
            claim = self._last
        for place, its in zip((one, other), found, strict=True):
            if not its:
                self.further.append((place, claim))
                self._hold(place, claim)
        return claim

    def _of(self, place: Place) -> int:
        span = place.char_start, max(place.char_end, place.char_start + 1)
        held = self._held[place.article_id, place.paragraph]
        return next((c for p, c in held if overlap((p.char_start, p.char_end), span)), 0)


def _change(claim: int, a: Place, b: Place, found: Difference, tie: int) -> Change:
    """Return a change; ``tie`` is 2 where both places surely state the same, else 1."""
    certainty = CERTAINTIES[tie + found.strong - 1]
    detail = f"{_short(found.there)} → {_short(found.here)}"
    return Change(claim, a, b, found.kind, detail, certainty, found.rule)


def _in_time(posts: Sequence[Noted], passages: Sequence[Joined]) -> list[int]:
    """Return the rank of each post: what stands on another one is later, else the day tells."""
    number = {post.article.article_id: n for n, post in enumerate(posts)}
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(posts)))
    for p in passages:
        way = getattr(p, "direction", "")
        ends = number[p.a_article], number[p.b_article]
        first, second = ends if way == "a_to_b" else ends[::-1]
        if (
            way in ("a_to_b", "b_to_a")
            and first != second
            and not nx.has_path(graph, second, first)
        ):
            graph.add_edge(first, second)

    def day(n: int) -> tuple[str, int]:
        return str(posts[n].article.posted or "9"), -n

    ranked = {n: rank for rank, n in enumerate(nx.lexicographical_topological_sort(graph, day))}
    return [ranked[n] for n in range(len(posts))]


def _tells(found: Difference, *, same: bool) -> bool:
    """Whether a difference is worth a look where two sentences have only little in common.

    What one of them lacks may then be about something else; numbers, days and parts in a matter
    less so.
    """
    weak = {"part_to_whole", "occasion_to_habit", "hedge_added", "place_differs"}
    return not (found.kind in weak and not found.strong) and not (same and found.rule == "source")


def _first_hand(row: Change, tellers: Mapping[tuple[int, str], set[str]]) -> bool:
    """Whether a third post has a claim from the one whom a later post seems to credit wrongly.

    ``tellers`` holds the posts that have a claim from a source.
    """
    here = row.detail.partition(" → ")[2]
    others = tellers.get((row.claim, here), set()) - {row.a.article_id, row.b.article_id}
    return row.kind == "credited_to_carrier" and bool(others)


def _once(rows: Iterable[Change]) -> list[Change]:
    """Return each kind of change between two places once, as it is surest."""
    surest = sorted(rows, key=lambda r: CERTAINTIES.index(r.certainty))
    return list({(r.a, r.b, r.kind): r for r in surest}.values())


def _short(shown: str) -> str:
    return " ".join(shown.split()[: int(limit("claims", "detail"))])


def _accounts(
    posts: Sequence[Noted],
    sentences: Sequence[Unit],
    order: Sequence[int],
    near: Mapping[int, set[int]],
) -> Iterator[tuple[Place, Place, Difference]]:
    """Yield doubts about a whole account that a later post, which has it, takes for certain.

    So does a title, of the later post or the same one, that has no hedge.
    """
    doubts: dict[int, list[tuple[Place, str]]] = defaultdict(list)
    sure: dict[int, list[tuple[Place, str]]] = defaultdict(list)
    for unit in sentences:
        for found in met("hedges", unit.text):
            if found.name == "unverified" and " " in found.words:
                doubts[unit.post].append((unit.place, found.words))
            elif found.words.lower() in listed("claims", "confirming"):
                sure[unit.post].append((unit.place, found.words))
    for n in sorted(doubts):
        after = [m for m in sorted(near.get(n, set()) - set(doubts)) if order[m] > order[n]]
        for later in [n, *after]:
            title = posts[later].article.title
            plain = title and not any(m.level < PLAIN for m in met("hedges", title))
            taken = [] if later == n else sure[later]
            if plain:
                place = Place(posts[later].article.article_id, 0, 0, len(title))
                taken = [*taken, (place, NOTHING)]
            for (place, shown), (other, words) in product(doubts[n], taken):
                strong = words != NOTHING
                yield place, other, Difference("hedge_dropped", shown, words, "account", strong)


def _figures(sentences: Sequence[Unit], claim_of: Mapping[int, int]) -> Iterator[Figure]:
    for n, unit in enumerate(sentences):
        for q in unit.numbers:
            at = q.start, q.end
            said = [x.speaker for x in unit.quoted if x.speaker and overlap(unit.within(x), at)]
            said += [x.source for x in unit.stated if x.source and overlap(unit.within(x), at)]
            start = unit.place.char_start
            place = Place(unit.place.article_id, unit.place.paragraph, start + at[0], start + at[1])
            yield Figure(place, q, said[0] if said else "", claim_of.get(n, 0))

"""Which mentions are one event: the same time and matter, or one matter dated twice."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.sparse import csr_matrix
from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate.events.labels import label
from pressaudit.annotate.events.model import Event, Mention, days_between, exclude, limit, listed

TELLING = "telling"
"""The kind of happening whose day is when something was told, not when it happened."""


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    first: int
    second: int
    agree: bool
    lasting: bool = False
    """Whether both name one happening that lasts, which needs no likeness."""


def events(mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Group ``mentions``; every mention is in exactly one event, events are in order of time.

    First, mentions that share a day and enough of their matter are joined from the likest on, as
    long as the groups are alike on the whole (mean linkage) and all of their mentions share a
    day: a chain of weak likenesses makes no event. Then groups are joined whose dates exclude
    each other although they are about one matter; these are the conflicts. Two mentions of one
    paragraph never conflict: there, two dates are steps of one story.
    """
    spread = Counter(term for mention in mentions for term in mention.terms)
    kinds = Counter(kind for mention in mentions for kind in mention.kinds)
    archive = _Archive(mentions, spread, kinds, _vectors(mentions, spread, kinds))
    links = sorted(_links(archive), key=lambda n: (not n.agree, -n.score, n.first, n.second))
    groups = _groups(archive, links)
    found = [_event(archive, members) for members in groups]
    return tuple(sorted(found, key=lambda e: (e.begin, e.end, e.mentions)))


@dataclass(frozen=True, slots=True)
class _Archive:
    """All mentions, in how many of them each term and kind stands, and their vectors."""

    mentions: Sequence[Mention]
    spread: Mapping[str, int]
    kinds: Mapping[str, int]
    vectors: csr_matrix

    def surprise(self, times: int) -> float:
        """Return the logarithm of how many mentions there are to each of ``times``."""
        return math.log((len(self.mentions) + limit("background")) / times)


def _links(archive: _Archive) -> Iterator[_Link]:
    for i, j, score in _likely(archive):
        a, b = archive.mentions[i], archive.mentions[j]
        if exclude(a, b):
            if _conflict(a, b, score, archive):
                yield _Link(score, i, j, agree=False)
        elif score >= _needed(a, b):
            yield _Link(score, i, j, agree=True)
    yield from _lasting(archive)


def _lasting(archive: _Archive) -> Iterator[_Link]:
    """Yield the mentions of one happening that lasts ("the protests") with the next of each post.

    Each is compared with the later ones of its noun until they are too far away.
    """
    numbered = [(m.lasting, m.begin, n) for n, m in enumerate(archive.mentions) if m.lasting]
    order = [n for *_, n in sorted(numbered)]
    for place, i in enumerate(order):
        a = archive.mentions[i]
        for j in order[place + 1 : place + 1 + int(limit("neighbours"))]:
            b = archive.mentions[j]
            if b.lasting != a.lasting or days_between(a, b) > limit("lasting_days"):
                continue
            if _one_lasting(a, b):
                yield _Link(1.0, min(i, j), max(i, j), agree=not exclude(a, b), lasting=True)


def _one_lasting(a: Mention, b: Mention) -> bool:
    """Whether two mentions may name one happening that lasts: the noun, and no other place."""
    elsewhere = a.lasting_at and b.lasting_at and not a.lasting_at & b.lasting_at
    return bool(a.lasting) and a.lasting == b.lasting and not elsewhere


def _likely(archive: _Archive) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of mentions, not too far apart in time, that reach the lowest threshold."""
    rule = rules.load("events")
    floor = min(rule["likeness"]["same_kind"], rule["conflict"]["likeness"])
    begin = np.array([m.begin.toordinal() for m in archive.mentions])
    end = np.array([m.end.toordinal() for m in archive.mentions])
    for start in range(0, len(archive.mentions), int(limit("chunk"))):
        part = (archive.vectors[start : start + int(limit("chunk"))] @ archive.vectors.T).tocoo()
        rows, columns = part.row + start, part.col
        gap = np.maximum(begin[columns] - end[rows], begin[rows] - end[columns])
        keep = (rows < columns) & (part.data >= floor) & (gap <= rule["conflict"]["days"])
        pairs = zip(rows[keep], columns[keep], part.data[keep], strict=True)
        yield from sorted((int(i), int(j), float(score)) for i, j, score in pairs)


def _needed(a: Mention, b: Mention) -> float:
    """Return the cosine from which on two mentions that share a day are one event."""
    likeness = rules.load("events")["likeness"]
    same = (a.begin, a.end) == (b.begin, b.end)
    if a.stretch != b.stretch and not _same_end(a, b):
        return 2.0
    alike = bool(a.head and a.head == b.head) or bool(a.kinds & b.kinds)
    alike = alike and any(t in b.terms for t in a.terms)
    years = min((m.end - m.begin).days for m in (a, b)) >= limit("year_days")
    if years and not alike and not _both_say(a, b):
        # A year alone joins nothing.
        return 2.0
    name = "same" if same else "refining"
    needed = float(likeness[f"{name}_kind" if alike else name])
    return needed * float(likeness["strangers"]) if _strangers(a, b) else needed


def _both_say(a: Mention, b: Mention) -> bool:
    """Whether the clauses of both dates share a term, which is no name: who is everywhere."""
    own = rules.load("events")["weights"]["clause"]
    said = (term for term, weight in a.terms.items() if weight >= own and term not in a.names)
    return any(b.terms.get(term, 0) >= own for term in said)


def _same_end(a: Mention, b: Mention) -> bool:
    """Whether one dates the beginning, or the end, of the other's stretch."""
    whole, part = (a, b) if a.stretch else (b, a)
    return (part.phase == "begin" and part.begin == whole.begin) or (
        part.phase == "end" and part.end == whole.end
    )


def _conflict(a: Mention, b: Mention, score: float, archive: _Archive) -> bool:
    """Whether two mentions that exclude each other may well date one event."""
    rule = rules.load("events")["conflict"]
    if not _comparable(a, b) or _strangers(a, b) or _other_subject(a, b):
        return False
    recent = a.recent or b.recent
    exact = all((m.end - m.begin).days <= 1 for m in (a, b))
    if recent and (TELLING in a.kinds | b.kinds or not exact):
        return False
    # The single words of a name do not count beside the name.
    shared = {t for t in a.terms if t in b.terms and (t in a.shown or t in b.shown)}
    once = a.kinds & b.kinds & listed("kinds", "once")
    rarity = sum(archive.surprise(archive.spread[t]) for t in sorted(shared))
    chance = archive.surprise(1)
    if once:
        rarity += max(archive.surprise(archive.kinds[k]) for k in once)
        few, likeness, times = rule["terms"], rule["likeness"], rule["chance"]
    elif recent:
        return False
    else:
        few, likeness, times = rule["terms_alone"], rule["likeness_alone"], rule["chance_alone"]
    return bool(len(shared) >= few and score >= likeness and rarity >= times * chance)


def _comparable(a: Mention, b: Mention) -> bool:
    """Whether two mentions that exclude each other could contradict each other at all."""
    return (
        a.place != b.place
        and not (a.again or b.again or a.stretch or b.stretch)
        and (a.phase == b.phase or _one_lasting(a, b))
        and days_between(a, b) <= rules.load("events")["conflict"]["days"]
    )


def _strangers(a: Mention, b: Mention) -> bool:
    """Whether both name people, places or things, and have none of them in common."""
    met = any(_has(b, n) for n in a.names) or any(_has(a, n) for n in b.names)
    return bool(a.names and b.names and not met)


def _other_subject(a: Mention, b: Mention) -> bool:
    """Whether the happening is somebody else's: the Heron sank, the Marigold sank."""
    return bool(a.subject and b.subject) and not (_has(b, a.subject) or _has(a, b.subject))


def _has(mention: Mention, name: str) -> bool:
    """Whether a mention has a name, or all of its words."""
    return name in mention.terms or all(word in mention.terms for word in name.split())


def _vectors(
    mentions: Sequence[Mention], spread: Mapping[str, int], kinds: Mapping[str, int]
) -> csr_matrix:
    """Return a unit vector of term weights for each mention, kinds of happening among them."""
    total = len(mentions) + limit("background")
    worth: dict[str, float] = {}
    for term, times in sorted(spread.items()):
        if times <= limit("heavy"):
            general = limit("number_zipf") if term[0] == "#" else zipf_frequency(term, "en")
            worth[term] = (8 - general) * math.log(total / times)
    for kind, times in sorted(kinds.items()):
        worth[f"kind:{kind}"] = (8 - limit("kind_zipf")) * math.log(total / times)
    column = {term: n for n, term in enumerate(worth)}
    rows, columns, weights = [], [], []
    for row, mention in enumerate(mentions):
        terms = dict(mention.terms) | {f"kind:{kind}": 1.0 for kind in sorted(mention.kinds)}
        for term, weight in terms.items():
            if term in worth:
                rows.append(row)
                columns.append(column[term])
                weights.append(weight * worth[term])
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(mentions), max(len(worth), 1)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    norms[norms == 0] = 1
    return csr_matrix(matrix.multiply(1 / norms[:, None]))


@dataclass(slots=True)
class _Group:
    """Mentions taken together, the sum of their vectors, and the days that all of them share."""

    members: list[int]
    total: csr_matrix
    first: date
    last: date

    def mean(self, other: "_Group") -> float:
        """Return the mean cosine between the mentions of two groups."""
        product = self.total.multiply(other.total).sum()
        return float(product) / (len(self.members) * len(other.members))


def _groups(archive: _Archive, links: Iterable[_Link]) -> list[tuple[int, ...]]:
    rule = rules.load("events")
    mean, floor = float(rule["linkage"]["mean"]), float(rule["conflict"]["likeness"])
    group_of = {
        i: _Group([i], archive.vectors[i], m.begin, m.end) for i, m in enumerate(archive.mentions)
    }
    refused: dict[tuple[int, int, bool], tuple[int, int]] = {}
    for link in links:
        a, b = group_of[link.first], group_of[link.second]
        a, b = (a, b) if a.members[0] < b.members[0] else (b, a)
        key, sizes = (a.members[0], b.members[0], link.agree), (len(a.members), len(b.members))
        if a is b or refused.get(key) == sizes:
            continue
        pair = archive.mentions[link.first], archive.mentions[link.second]
        needed = _needed(*pair) if link.agree else floor
        alike = link.lasting or a.mean(b) >= mean * needed
        if not alike or not _may_join(archive, a, b, link.agree):
            refused[key] = sizes
            continue
        joined = _Group(
            sorted(a.members + b.members),
            a.total + b.total,
            max(a.first, b.first),
            min(a.last, b.last),
        )
        group_of |= dict.fromkeys(joined.members, joined)
    return sorted({tuple(group.members) for group in group_of.values()})


def _may_join(archive: _Archive, a: _Group, b: _Group, agree: bool) -> bool:
    """Whether all days of two groups go together: all share a day, or all can contradict."""
    if agree:
        return max(a.first, b.first) <= min(a.last, b.last)
    pairs = ((archive.mentions[i], archive.mentions[j]) for i in a.members for j in b.members)
    return all(_comparable(one, other) for one, other in pairs if exclude(one, other))


def _event(archive: _Archive, members: tuple[int, ...]) -> Event:
    group = [archive.mentions[i] for i in members]
    conflict = any(exclude(a, b) for n, a in enumerate(group) for b in group[n + 1 :])
    # Agreeing mentions narrow one another down; excluding ones span what they claim together.
    begin = min(m.begin for m in group) if conflict else max(m.begin for m in group)
    end = max(m.end for m in group) if conflict else min(m.end for m in group)
    named = label(group, archive.spread, len(archive.mentions))
    return Event(named, begin, end, members, conflict)

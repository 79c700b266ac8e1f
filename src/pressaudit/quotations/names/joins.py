"""Names of several articles joined: only where both articles hold evidence that they are one.

- The same full name, in another spelling or with more of it: Ann Ode, Ann R. Ode.
- A surname alone, where the other article names its bearer in full: with the same office in both
  ("Commissioner Ode", "Commissioner Ann Ode"), or where the two share a passage or two more names.
- The same body or outlet in another spelling, or with the same initials spelt out in both.

A name only ever becomes a fuller form of itself, or the initials that stand for its spellings.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from pressaudit.language.document import Document
from pressaudit.language.fold import without_the
from pressaudit.quotations.names import outlets
from pressaudit.quotations.names.lexicon import roles
from pressaudit.quotations.names.model import Mention, Names
from pressaudit.quotations.names.organisations import join as join_bodies
from pressaudit.quotations.names.people import Key, join, person_key
from pressaudit.quotations.names.sightings import Sighting, last_name

_PASSAGE = 8
"""Words in a run that two articles share by no chance."""
_SHARED = 2
"""Names of two words or more that two articles on one matter have in common."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Own:
    """The names of one article by itself; ``meant`` has the name that each sighting means."""

    article: Document
    found: tuple[Sighting, ...]
    meant: tuple[str, ...]
    names: Names

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the article's mentions."""
        return self.names.mentions[self.article.article_id]

    @cached_property
    def counts(self) -> Counter[str]:
        """Count how often each name is met, headlines apart."""
        out = Counter(dict.fromkeys(self.names.kinds, 0))
        out.update(
            name for name, s in zip(self.meant, self.found, strict=True) if name and not s.display
        )
        return out

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of a kind."""
        return [name for name, its in self.names.kinds.items() if its == kind]

    @cached_property
    def offices(self) -> dict[str, set[str]]:
        """Return the titles and common nouns that stand before each person's name."""
        out: dict[str, set[str]] = defaultdict(set)
        for name, sighting in zip(self.meant, self.found, strict=True):
            for word in (sighting.title, sighting.before):
                office = word.lower().rstrip(".")
                if office in roles() or (
                    word and word == sighting.title and len(office) > _COURTESY
                ):
                    out[name].add(office)
        return out

    @cached_property
    def runs(self) -> set[int]:
        """Return the runs of words of the article, as numbers."""
        words = _WORD.findall(self.article.text.lower())
        runs = (" ".join(words[n : n + _PASSAGE]) for n in range(len(words) - _PASSAGE + 1))
        return {crc32(run.encode()) for run in runs}


_COURTESY = 4
"""Letters of the longest courtesy title ("Miss"), which is no office."""


def fuller(read: Sequence[Own]) -> dict[str, dict[str, str]]:
    """Return, by article, the fuller form that each of its names has in the build."""
    known = _people(read)
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for own in read:
        here = out[own.article.article_id]
        meant: dict[str, list[str]] = defaultdict(list)
        for name in own.of_kind("person"):
            if " " in name:
                meant[known.get(person_key(tuple(name.split())), name)].append(name)
        for form, names in meant.items():
            # Two persons of one article stay two: father and son.
            if len(names) == 1 and form != names[0]:
                here[names[0]] = form
    for article, name, form in (*_surnames(read, known), *_bodies(read), *_press(read)):
        out[article][name] = form
    return {article: names for article, names in out.items() if names}


def _people(read: Sequence[Own]) -> dict[Key, str]:
    """Return the canonical form of each full name of the build."""
    full: dict[Key, Counter[str]] = defaultdict(Counter)
    for own in read:
        for name in own.of_kind("person"):
            if " " in name:
                full[person_key(tuple(name.split()))][name] += own.counts[name]
    return join(full)


def _surnames(read: Sequence[Own], known: Mapping[Key, str]) -> Iterator[tuple[str, str, str]]:
    """Give article, surname and full name where an article never introduces its bearer."""
    bare = [(own, n) for own in read for n in own.of_kind("person") if " " not in n]
    wanted = {name for _, name in bare}
    bearers: dict[str, list[tuple[Own, str]]] = defaultdict(list)
    for own in read:
        for name in own.of_kind("person"):
            surname = last_name(tuple(name.split()))
            if " " in name and surname in wanted:
                bearers[surname].append((own, name))
    evidence = {surname: _Evidence(met, known) for surname, met in bearers.items()}
    for own, name in bare:
        full = evidence[name].of(own, name) if name in evidence else ""
        if full:
            yield own.article.article_id, name, full


class _Evidence:
    """What the articles that name the bearers of a surname in full say of them."""

    def __init__(self, bearers: Sequence[tuple[Own, str]], known: Mapping[Key, str]) -> None:
        self._fulls = [known.get(person_key(tuple(n.split())), n) for _, n in bearers]
        self._genders = [own.names.genders.get(name, "") for own, name in bearers]
        self._offices: dict[str, set[int]] = defaultdict(set)
        self._owns = [own for own, _ in bearers]
        self._names: dict[str, set[int]] = defaultdict(set)
        for number, (own, name) in enumerate(bearers):
            for office in own.offices.get(name, ()):
                self._offices[office].add(number)
            for other in own.names.kinds:
                if " " in other and other != name:
                    self._names[other].add(number)

    @cached_property
    def _runs(self) -> dict[int, set[int]]:
        out: dict[int, set[int]] = defaultdict(set)
        for number, own in enumerate(self._owns):
            for run in own.runs:
                out[run].add(number)
        return out

    def of(self, own: Own, surname: str) -> str:
        """Return the full name that the evidence of an article gives a surname, or "".

        Of several it is the one with the evidence of twice as many articles as any other.
        """
        none: set[int] = set()
        met = none.union(*(self._offices.get(o, none) for o in own.offices.get(surname, ())))
        shared = Counter(n for name in own.names.kinds for n in self._names.get(name, ()))
        met |= {number for number, count in shared.items() if count >= _SHARED}
        met = met or none.union(*(self._runs.get(run, none) for run in own.runs))
        fits = {own.names.genders.get(surname, ""), ""}
        fulls = Counter(self._fulls[n] for n in sorted(met) if self._fits(n, fits))
        (best, count), *rest = fulls.most_common(2) or [("", 0)]
        return best if all(count >= 2 * other for _, other in rest) else ""

    def _fits(self, number: int, genders: set[str]) -> bool:
        return genders == {""} or self._genders[number] in genders


def _bodies(read: Sequence[Own]) -> Iterator[tuple[str, str, str]]:
    """Give article, name and the form of the build for bodies that are spelt in several ways."""
    joined = join_bodies(
        (sighting, own.names.kinds.get(name) == "organisation")
        for own in read
        for name, sighting in zip(own.meant, own.found, strict=True)
    )
    for own in read:
        initials = {acronym for s in own.found for acronym in s.acronyms}
        for name in own.of_kind("organisation"):
            form = joined.get(name, name)
            # Initials mean a body where the article itself spells them out.
            if form != name and (" " in name or name in initials):
                yield own.article.article_id, name, form


def _press(read: Sequence[Own]) -> Iterator[tuple[str, str, str]]:
    """Give article, name and the form of the build for outlets that are spelt in several ways."""
    joined = outlets.join(name for own in read for name in own.of_kind("outlet"))
    for own in read:
        for name in own.of_kind("outlet"):
            form = joined[without_the(name)]
            if form != name:
                yield own.article.article_id, name, form

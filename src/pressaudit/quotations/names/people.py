"""Persons: which full names are one, and who is who within one article."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from nicknames import NickNamer
from rapidfuzz.distance import Levenshtein

from pressaudit.language.alternation import listed
from pressaudit.language.fold import without_the
from pressaudit.quotations.names.lexicon import bare, fullest, given, skeleton, suffixes
from pressaudit.quotations.names.sightings import Sighting, last_name
from pressaudit.rules import load

Key = tuple[str, str]
"""First and last name, folded: what links full names."""

_JUNIOR, _SENIOR = " jr", " sr"
_ACCENT = re.compile(r"[\u0300-\u036f]")
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash|at|an|ar|az)[-‑ ](?=\w)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\w\.)+")


def person_key(tokens: tuple[str, ...]) -> Key:
    """Return first and last name, folded: without accents, hyphens and an Arabic article."""
    first = tokens[1] if len(tokens) > 2 and _INITIALS.fullmatch(tokens[0]) else tokens[0]
    last = tokens[-1]
    suffix = _JUNIOR if last.startswith("Jr") else _SENIOR if last.startswith("Sr") else ""
    return _plain(first), _plain(_ARTICLE.sub("", last_name(tokens))) + suffix


def _plain(word: str) -> str:
    return without_the(_ACCENT.sub("", unicodedata.normalize("NFKD", word)))


def people(found: Iterable[Sighting], authors: Iterable[str]) -> dict[Key, str]:
    """Return the canonical form of the full names of an article; headlines weigh nothing."""
    full: dict[Key, Counter[str]] = defaultdict(Counter)
    for sighting in found:
        tokens = sighting.tokens
        if sighting.kind == "person" and len(tokens) > 1 and tokens[0][0].isupper():
            full[person_key(tokens)][sighting.text] += 0 if sighting.display else 1
    for author in authors:
        if len(author.split()) > 1:
            full[person_key(tuple(author.split()))][author] += 1
    return join(full)


def join(full: Mapping[Key, Counter[str]]) -> dict[Key, str]:
    """Give each first-and-last name its canonical form, the forms of one person joined.

    "Ben Ode Jr." is Ben Ode, unless a Ben Ode without suffix is named too: then they are father
    and son.
    """
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(full):
        groups[skeleton(key[1])].append(key)
    out: dict[Key, str] = {}
    for keys in groups.values():
        left = list(keys)
        while left:
            same = [k for k in left if k is left[0] or is_one(left[0], k)]
            forms: Counter[str] = Counter()
            for key in same:
                forms.update(full[key])
            canonical = fullest(forms)
            if not _has_namesake(same[0], full):
                canonical = bare(canonical)
            out |= dict.fromkeys(same, canonical)
            left = [k for k in left if k not in same]
    return out


def _has_namesake(key: Key, full: Iterable[Key]) -> bool:
    """Tell whether somebody else has a name, but for its suffix: father and son."""
    plain = key[1].partition(" ")[0]
    namesakes = {(key[0], plain + suffix) for suffix in ("", _JUNIOR, _SENIOR)} - {key}
    return not namesakes.isdisjoint(full)


def is_one(a: Key, b: Key) -> bool:
    """Tell whether two full names are forms of one: Liz and Elisabeth, Kadafi and Gaddafi."""
    return _is_one_last(a[1], b[1]) and _is_one_first(a[0], b[0])


def _is_one_last(a: str, b: str) -> bool:
    """Tell whether two last names of six letters or more differ by two letters, no consonants."""
    if " " in a + b or skeleton(a) != skeleton(b):
        return a == b
    return a == b or (min(len(a), len(b)) >= _LONG_LAST and Levenshtein.distance(a, b) <= _DIFFER)


def _is_one_first(a: str, b: str) -> bool:
    """Tell whether two first names are one: equal, short and long, or spelt otherwise within.

    Maria and Marie, which differ at the end, are two.
    """
    if a == b:
        return True
    if is_short_form(a, b) or is_short_form(b, a):
        return True
    near = min(len(a), len(b)) >= _LONG_FIRST and Levenshtein.distance(a, b) <= _DIFFER
    return near and skeleton(a) == skeleton(b) and a[-1] == b[-1]


_LONG_LAST, _LONG_FIRST, _DIFFER = 6, 5, 2
"""Letters of a last and a first name from which spellings may differ, and by how many letters."""


@cache
def is_short_form(short: str, full: str) -> bool:
    """Tell whether a given name is short for another: Bob for Robert, Liz for Elisabeth.

    The list is that of the package nicknames; of its pairs those count that begin with the same
    letter, or that ``given_names.toml`` has.
    """
    if len(short) < 2 or len(full) < 3 or short == full:
        return False
    fulls = {full, full.replace("s", "z")}
    known = _nicknames().canonicals_of(short) & fulls
    if short[0] == full[0] and known:
        return True
    return not fulls.isdisjoint(load("given_names")["short_forms"].get(short, "").split())


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


class Cast:
    """Who is who in one article.

    Parameters
    ----------
    found
        The article's sightings.
    authors
        Names in its byline.
    canonical
        Its full names, from :func:`people`.
    """

    def __init__(
        self,
        found: Sequence[Sighting],
        authors: Iterable[str],
        canonical: Mapping[Key, str],
    ) -> None:
        self._canonical = canonical
        self._by_token: dict[str, list[str]] = defaultdict(list)
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._gender: dict[str, str] = {}
        self._latest: dict[str, int] = {}
        alone = {s.text for s in found if len(s.tokens) == 1 and not s.display}
        full = [s for s in found if _introduces(s, alone)]
        tails = _tails(full)
        parts = {s.text for s in full if _is_surname(s) or s.text in tails}
        for sighting in sorted(full, key=lambda s: s.text in parts):
            if not (sighting.text in parts and self._partial(sighting)):
                self._admit(self._full(sighting.tokens), sighting.gender, sighting.text)
        for author in authors:
            tokens = tuple(author.split())
            if len(tokens) > 1:
                self._admit(self._full(tokens), given().get(tokens[0], ""))
        self._bare = {s.text for s in found if len(s.tokens) == 1 and s.kind == "person"}

    def _full(self, tokens: tuple[str, ...]) -> str:
        return self._canonical.get(person_key(tokens), " ".join(tokens))

    def _admit(self, name: str, gender: str, form: str = "") -> None:
        """Take in a person, with the spelling met here where it differs from the canonical one."""
        self._forms[name] |= {name, form or name}
        for token in dict.fromkeys(f"{name} {form}".split()):
            if name not in self._by_token[token]:
                self._by_token[token].append(name)
        if gender:
            self._gender[name] = gender

    def resolve(self, sighting: Sighting, rank: int) -> str:
        """Return the canonical person that a sighting means, or "" if it means none.

        ``rank`` is its place in reading order: of two bearers of a surname, the one named last is
        meant.
        """
        tokens = sighting.tokens
        if len(tokens) > 1:
            name = self._full(tokens)
            if any(name in self._by_token.get(t, ()) for t in (tokens[-1], last_name(tokens))):
                self._latest[name] = rank
                return name
        return self._partial(sighting) or (self._alone(sighting) if len(tokens) == 1 else "")

    def _partial(self, sighting: Sighting) -> str:
        """Return the person of the post whose name holds these words, the one named last."""
        kept = [t for t in sighting.tokens if t.rstrip(",") not in suffixes()]
        if len(kept) > 1 and kept[0].lower() in listed("titles", "particles"):
            kept[0] = kept[0].lower()
        part = f" {' '.join(kept)} "
        word = sighting.tokens[-1]
        hits = [
            n for n in self._by_token.get(word, ()) if any(part in f" {f} " for f in self._forms[n])
        ]
        if len(sighting.tokens) == 1 and len(hits) > 1:
            hits = [n for n in hits if last_name(tuple(n.split())) == word] or hits
        if sighting.gender and len(hits) > 1:
            fits = [n for n in hits if self._gender.get(n, sighting.gender) == sighting.gender]
            hits = fits or hits
        return max(hits, key=lambda n: (self._latest.get(n, -1), -hits.index(n)), default="")

    def _alone(self, sighting: Sighting) -> str:
        """Return a surname that the article never introduces, as itself."""
        is_name = sighting.kind in ("person", "")
        return sighting.text if is_name and sighting.text in self._bare else ""


def _tails(full: Iterable[Sighting]) -> set[str]:
    """Return the ends of long names that are no more than surnames: "Ode de Marsh".

    An end that begins with a given name is a name of its own.
    """
    names = [s.tokens for s in full if len(s.tokens) > 2]
    ends = (t[n:] for t in names for n in range(1, len(t) - 1))
    return {" ".join(end) for end in ends if end[0] not in given()}


def _is_surname(sighting: Sighting) -> bool:
    """Tell whether a name begins with a small word: "De la Ode" at the start of a sentence."""
    return sighting.tokens[0].lower() in listed("titles", "particles")


def _introduces(sighting: Sighting, alone: set[str]) -> bool:
    """Tell whether a sighting names a person in full; ``alone`` stand by themselves."""
    if len(sighting.tokens) < 2:
        return False
    if sighting.kind == "person":
        return len(sighting.tokens) == 2 or not sighting.display
    return sighting.kind == "" and not sighting.display and last_name(sighting.tokens) in alone

"""The persons of a build: spellings joined to one form, and who is who within one post."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from pressaudit.language.alternation import listed
from pressaudit.language.fold import without_the
from pressaudit.quotations.names.lexicon import bare, fullest, given, skeleton, suffixes
from pressaudit.quotations.names.sightings import Sighting, last_name

Key = tuple[str, str]
"""First and last name, folded: what links full names across posts."""
Post = tuple[str, tuple[str, ...], list[Sighting]]
"""Identifier, authors and sightings of a post."""

_SUFFIX = " jr"


def person_key(tokens: tuple[str, ...]) -> Key:
    """Return first and last name, folded."""
    first = tokens[1] if len(tokens) > 2 and re.fullmatch(r"(?:\w\.)+", tokens[0]) else tokens[0]
    suffix = _SUFFIX if tokens[-1].startswith("Jr") else ""
    return without_the(first), without_the(last_name(tokens)) + suffix


def people(posts: Sequence[Post]) -> tuple[dict[Key, str], dict[str, str]]:
    """Return the canonical full names, and the well-known bearer of each surname that has one.

    A bearer is well known when two posts or more name it in full, and twice as many as name any
    other bearer.
    """
    full: dict[Key, Counter[str]] = defaultdict(Counter)
    known_in: list[set[Key]] = []
    for post in posts:
        here: set[Key] = set()
        for tokens, form, weight in _full_names(post):
            key = person_key(tokens)
            full[key][form] += weight
            here.add(key)
        known_in.append(here)
    _join_suffixes(full, known_in)
    canonical = join(full)
    return canonical, _well_known([{canonical[key] for key in here} for here in known_in])


def _full_names(post: Post) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Give tokens, form and weight of the full names of a post; headlines weigh nothing."""
    _, authors, found = post
    for sighting in found:
        tokens = sighting.tokens
        if sighting.kind == "person" and len(tokens) > 1 and tokens[0][0].isupper():
            yield tokens, sighting.text, 0 if sighting.display else 1
    for author in authors:
        tokens = tuple(author.split())
        if len(tokens) > 1:
            yield tokens, author, 1


def _well_known(named_in: Sequence[set[str]]) -> dict[str, str]:
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for names in named_in:
        for name in sorted(names):
            bearers[last_name(tuple(name.split()))][name] += 1
    out = {}
    for surname, counts in bearers.items():
        (best, n), *rest = counts.most_common(2)
        if n >= 2 and all(n >= 2 * m for _, m in rest):
            out[surname] = best
    return out


def _join_suffixes(full: dict[Key, Counter[str]], known_in: Sequence[set[Key]]) -> None:
    """Let "X Y Jr." be X Y, unless one post names both: then they are father and son."""
    for key in [k for k in full if k[1].endswith(_SUFFIX)]:
        plain = (key[0], key[1].removesuffix(_SUFFIX))
        if any(key in here and plain in here for here in known_in):
            continue
        for form, n in full[key].items():
            full[plain][bare(form)] += n
        full[key] = full[plain]


def join(full: Mapping[Key, Counter[str]]) -> dict[Key, str]:
    """Give each first-and-last name its canonical form, spelling variants joined.

    Two keys are variants when the first name is the same, the consonants of the last name are
    the same, and two letters at most differ in a last name of six or more.
    """
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(full):
        groups[key[0], skeleton(key[1])].append(key)
    out: dict[Key, str] = {}
    for keys in groups.values():
        left = list(keys)
        while left:
            same = [k for k in left if k is left[0] or _near(k[1], left[0][1])]
            forms: Counter[str] = Counter()
            for key in same:
                forms.update(full[key])
            canonical = fullest(forms)
            if not any(k[1].endswith(_SUFFIX) for k in same):
                canonical = bare(canonical)
            out |= dict.fromkeys(same, canonical)
            left = [k for k in left if k not in same]
    return out


def _near(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 6 and Levenshtein.distance(a, b) <= 2


class Cast:
    """Who is who in one post.

    Parameters
    ----------
    found
        The post's sightings.
    authors
        Names in its byline.
    canonical
        Full names of the build, from :func:`pressaudit.quotations.names.people.people`.
    surnames
        Well-known bearers of a surname, from the same.
    """

    def __init__(
        self,
        found: Sequence[Sighting],
        authors: Iterable[str],
        canonical: Mapping[Key, str],
        surnames: Mapping[str, str],
    ) -> None:
        self._canonical = canonical
        self._surnames = surnames
        self._by_token: dict[str, list[str]] = defaultdict(list)
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._gender: dict[str, str] = {}
        self._latest: dict[str, int] = {}
        alone = {s.text for s in found if len(s.tokens) == 1 and not s.display}
        full = [s for s in found if _introduces(s, alone) or self._is_known(s)]
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

    def _is_known(self, sighting: Sighting) -> bool:
        """Tell whether a full name is a person's in another post of the build."""
        if len(sighting.tokens) < 2 or sighting.kind or sighting.display:
            return False
        return person_key(sighting.tokens) in self._canonical

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
        return self._partial(sighting) or (self._alone(sighting, rank) if len(tokens) == 1 else "")

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

    def _alone(self, sighting: Sighting, rank: int) -> str:
        """Return the well-known bearer of a surname that the post never introduces, or itself."""
        is_person = sighting.kind == "person"
        known = "" if sighting.display else self._surnames.get(sighting.text, "")
        if known:
            gender = given().get(known.split()[0], "")
            if sighting.gender and gender not in ("", sighting.gender):
                return sighting.text if is_person else ""
            self._admit(known, sighting.gender)
            self._latest[known] = rank
            return known
        is_name = is_person or sighting.kind == ""
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

"""The persons of one post: whom a surname, a given name or a part of a name means there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressaudit.quotations.names.lexicon import given, suffixes, words
from pressaudit.quotations.names.people import Key, person_key
from pressaudit.quotations.names.sightings import Sighting, last_name


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
        if len(kept) > 1 and kept[0].lower() in words("titles", "particles"):
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
    return sighting.tokens[0].lower() in words("titles", "particles")


def _introduces(sighting: Sighting, alone: set[str]) -> bool:
    """Tell whether a sighting names a person in full; ``alone`` stand by themselves."""
    if len(sighting.tokens) < 2:
        return False
    if sighting.kind == "person":
        return len(sighting.tokens) == 2 or not sighting.display
    return sighting.kind == "" and not sighting.display and last_name(sighting.tokens) in alone

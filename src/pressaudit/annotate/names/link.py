"""Joining names: spellings of one person or organisation over a build, surnames within a post."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressaudit.annotate.names import scan
from pressaudit.annotate.names.model import Mention
from pressaudit.annotate.names.sightings import Sighting, fold, last_name, outlet_spellings

_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLE = re.compile(r"(.)\1+")
_LINKS = frozenset({"e", "al", "ul", "i", "el", "of", "the", "for", "and"})

Key = tuple[str, str]
SUFFIX = " jr"


def skeleton(name: str) -> str:
    """Return the consonants of ``name``, which transliterations of it share."""
    words = [w for w in re.split(r"[\W_]+", name.lower()) if w and w not in _LINKS]
    return "|".join(_DOUBLE.sub(r"\1", _VOWELS.sub("", w)) for w in words)


def distance(a: str, b: str) -> int:
    """Return the Levenshtein distance of two words."""
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, cb in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (ca != cb))
    return row[-1]


def person_key(tokens: tuple[str, ...]) -> Key:
    """Return first and last name, folded: what links full names across posts."""
    first = tokens[1] if len(tokens) > 2 and re.fullmatch(r"(?:\w\.)+", tokens[0]) else tokens[0]
    suffix = SUFFIX if tokens[-1].startswith("Jr") else ""
    return fold(first), fold(last_name(tokens)) + suffix


def fullest(forms: Counter[str]) -> str:
    """Return the form with the most words, then the commonest, then the longest."""
    return max(forms, key=lambda f: (len(f.split()), forms[f], len(f), f))


def bare(name: str) -> str:
    """Return ``name`` without a suffix such as "III"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1] in scan.suffixes() else name


def join_people(full: Mapping[Key, Counter[str]]) -> dict[Key, str]:
    """Give each first-and-last name its canonical form, spelling variants joined.

    Two keys are variants when the first name is the same, the consonants of the last name are
    the same, and two letters at most differ in a last name of six or more.
    """
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(full):
        groups[key[0], skeleton(key[1])].append(key)
    out = {}
    for keys in groups.values():
        left = list(keys)
        while left:
            head, *rest = left
            same = [head] + [
                k
                for k in rest
                if min(len(k[1]), len(head[1])) >= 6 and distance(k[1], head[1]) <= 2
            ]
            forms: Counter[str] = Counter()
            for key in same:
                forms.update(full[key])
            canonical = fullest(forms)
            if not any(k[1].endswith(SUFFIX) for k in same):
                canonical = bare(canonical)
            out |= dict.fromkeys(same, canonical)
            left = [k for k in rest if k not in same]
    return out


def join_organisations(
    seen: Counter[str], defined: Mapping[str, Counter[str]], together: Sequence[tuple[str, ...]]
) -> dict[str, str]:
    """Give every organisation's surface its canonical form.

    ``defined`` has the long forms that posts set before an acronym in brackets. An acronym whose
    long form is spelt in several ways stands for all of them; one with a single spelling gives
    way to it.
    """
    alias: dict[str, str] = {}
    for names in sorted(set(together)):
        head = max(names, key=lambda n: (seen[n], n))
        alias |= {n: head for n in names if alias.get(n, n) == n}
    by_skeleton: dict[str, str] = {}
    out: dict[str, str] = {}
    for acronym in sorted(defined):
        head = alias.get(acronym, acronym)
        shapes = Counter[str]()
        for form, n in defined[acronym].items():
            shapes[skeleton(form)] += n
        if len(defined[acronym]) == 1 and head == acronym:
            out[acronym] = next(iter(defined[acronym]))
            continue
        if (
            len(shapes) > 1
            and head == acronym
            and not any(
                a != b and (a.startswith(b) or b.startswith(a)) for a in shapes for b in shapes
            )
        ):
            continue
        out[acronym] = head
        for form in defined[acronym]:
            out[form] = head
            by_skeleton[skeleton(form)] = head
    for name, head in alias.items():
        out.setdefault(name, out.get(head, head))
    commonest: dict[str, Counter[str]] = defaultdict(Counter)
    for name, n in seen.items():
        commonest[skeleton(name) if len(name.split()) > 1 else fold(name)][name] += n
    for shape, forms in commonest.items():
        head = by_skeleton.get(shape) if len(shape) >= 6 else None
        canonical = head or (
            forms.most_common(1)[0][0]
            if len({fold(f) for f in forms}) > 1 and len(shape) < 8
            else fullest(forms)
        )
        if head is None and len({fold(f) for f in forms}) > 1 and len(shape) < 8:
            continue
        for form in forms:
            out.setdefault(form, canonical)
    return out


class Cast:
    """The persons of one post: who a surname, a given name or a part of a name means there."""

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
        self._gender: dict[str, str] = {}
        self.latest: dict[str, int] = {}
        self.bare: set[str] = set()
        alone = {s.text for s in found if len(s.tokens) == 1 and not s.display}
        for sighting in found:
            if len(sighting.tokens) > 1 and (
                sighting.kind == "person"
                or (
                    sighting.kind == ""
                    and not sighting.display
                    and last_name(sighting.tokens) in alone
                )
            ):
                self._admit(self.full(sighting.tokens), sighting.gender)
        for author in authors:
            tokens = tuple(author.split())
            if len(tokens) > 1:
                self._admit(self.full(tokens), scan.given().get(tokens[0], ""))
        for sighting in found:
            if len(sighting.tokens) == 1 and sighting.kind == "person":
                self.bare.add(sighting.text)

    def full(self, tokens: tuple[str, ...]) -> str:
        """Return the canonical form of a full name."""
        return self._canonical.get(person_key(tokens), " ".join(tokens))

    def _admit(self, name: str, gender: str) -> None:
        for token in dict.fromkeys(name.split()):
            if name not in self._by_token[token]:
                self._by_token[token].append(name)
        if gender:
            self._gender[name] = gender

    def resolve(self, sighting: Sighting, rank: int) -> str:
        """Return the canonical person that a sighting means, or "" if it means none."""
        tokens = sighting.tokens
        if len(tokens) > 1:
            name = self.full(tokens)
            if name in self._by_token.get(tokens[-1], ()) or name in self._by_token.get(
                last_name(tokens), ()
            ):
                self.latest[name] = rank
                return name
            name = self._partial(sighting)
            return name
        name = self._partial(sighting)
        if name:
            return name
        known = self._surnames.get(sighting.text, "")
        if known and not sighting.display:
            if sighting.gender and scan.given().get(known.split()[0], sighting.gender) not in (
                "",
                sighting.gender,
            ):
                return sighting.text if sighting.kind == "person" else ""
            self._admit(known, sighting.gender)
            self.latest[known] = rank
            return known
        if sighting.text in self.bare and sighting.kind in ("", "person"):
            return sighting.text
        return ""

    def _partial(self, sighting: Sighting) -> str:
        part = f" {' '.join(t for t in sighting.tokens if t.rstrip(',') not in scan.suffixes())} "
        word = sighting.tokens[-1]
        hits = [n for n in self._by_token.get(word, ()) if part in f" {n} "]
        if len(sighting.tokens) == 1 and len(hits) > 1:
            by_last = [n for n in hits if last_name(tuple(n.split())) == word]
            hits = by_last or hits
        if sighting.gender and len(hits) > 1:
            hits = [
                n for n in hits if self._gender.get(n, sighting.gender) == sighting.gender
            ] or hits
        if not hits:
            return ""
        name = max(hits, key=lambda n: (self.latest.get(n, -1), -hits.index(n)))
        return name


def mention_of(sighting: Sighting, canonical: str, kind: str) -> Mention:
    """Return the mention that a resolved sighting is."""
    return Mention(sighting.paragraph, canonical, sighting.text, sighting.start, sighting.end, kind)


def outlet_of(name: str) -> str:
    """Return the canonical outlet that ``name`` spells, or ``name``."""
    table = outlet_spellings()
    return table.get(fold(name)) or table.get("the " + fold(name)) or name

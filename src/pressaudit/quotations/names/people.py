"""One form for each person of a build: spellings joined, surnames that everybody knows."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pressaudit.quotations.names.outlets import fold
from pressaudit.quotations.names.sightings import Sighting, last_name
from pressaudit.quotations.names.spelling import bare, distance, fullest, skeleton

Key = tuple[str, str]
"""First and last name, folded: what links full names across posts."""
Post = tuple[str, tuple[str, ...], list[Sighting]]
"""Identifier, authors and sightings of a post."""

_SUFFIX = " jr"


def person_key(tokens: tuple[str, ...]) -> Key:
    """Return first and last name, folded."""
    first = tokens[1] if len(tokens) > 2 and re.fullmatch(r"(?:\w\.)+", tokens[0]) else tokens[0]
    suffix = _SUFFIX if tokens[-1].startswith("Jr") else ""
    return fold(first), fold(last_name(tokens)) + suffix


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
    return min(len(a), len(b)) >= 6 and distance(a, b) <= 2

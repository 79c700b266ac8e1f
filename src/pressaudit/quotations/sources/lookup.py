"""The names of one article, looked up by a part of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressaudit.quotations.names import Mention


@dataclass(frozen=True)
class Lookup:
    """Names by their words.

    ``bodies`` has the name and kind of the only organisation or outlet whose name ends with a
    word, in small letters; ``parts`` the only organisation that has a word in a form of its name;
    ``first`` the names that begin with a word, with their kinds. What is not clear is left out.
    """

    bodies: Mapping[str, tuple[str, str]]
    parts: Mapping[str, str]
    first: Mapping[str, tuple[tuple[str, str], ...]]


def lookup(named: Iterable[Mention]) -> Lookup:
    """Return the names that an article's mentions have, by their words."""
    bodies: dict[str, set[tuple[str, str]]] = defaultdict(set)
    first: dict[str, set[tuple[str, str]]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for name, variant, kind in sorted({(m.canonical, m.variant, m.kind) for m in named}):
        words = name.split()
        first[words[0]].add((name, kind))
        if kind != "person":
            bodies[words[-1].lower()].add((name, kind))
        if kind == "organisation":
            for word in (*words, *variant.split()):
                parts[word].add(name)
    return Lookup(
        bodies={word: min(met) for word, met in bodies.items() if len(met) == 1},
        parts={word: min(met) for word, met in parts.items() if len(met) == 1},
        first={word: tuple(sorted(met)) for word, met in first.items()},
    )

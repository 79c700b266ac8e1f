"""The names of a build, looked up by a part of them; made once for all its articles."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pressaudit.quotations.names import Names


@dataclass(frozen=True)
class Lookup:
    """Names by their words.

    ``bodies`` has the name and kind of the only organisation or outlet whose name ends with a
    word, in small letters; ``parts`` the only organisation that has a word in a form of its name;
    ``first`` the names that begin with a word. What is not clear is left out.
    """

    bodies: Mapping[str, tuple[str, str]]
    parts: Mapping[str, str]
    first: Mapping[str, tuple[str, ...]]


def lookup(names: Names) -> Lookup:
    """Return the names of ``names`` by their words."""
    return _made(_Same(names))


class _Same:
    """A key that is equal for the very same names only: they are asked about article by article."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.names is self.names

    def __hash__(self) -> int:
        return id(self.names)


@lru_cache(maxsize=1)
def _made(key: _Same) -> Lookup:
    names = key.names
    bodies: dict[str, set[tuple[str, str]]] = defaultdict(set)
    first: dict[str, set[str]] = defaultdict(set)
    for name, kind in names.kinds.items():
        words = name.split()
        if words:
            first[words[0]].add(name)
            if kind != "person":
                bodies[words[-1].lower()].add((name, kind))
    parts: dict[str, set[str]] = defaultdict(set)
    for form, name in names.forms.items():
        if names.kinds.get(name) == "organisation":
            for word in form.split():
                parts[word].add(name)
    return Lookup(
        bodies={word: min(met) for word, met in bodies.items() if len(met) == 1},
        parts={word: min(met) for word, met in parts.items() if len(met) == 1},
        first={word: tuple(sorted(met)) for word, met in first.items()},
    )

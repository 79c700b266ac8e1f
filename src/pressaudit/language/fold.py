"""The keys under which the spellings of a name meet."""

import re
from functools import lru_cache

_MARKS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name without case, spaces and marks: "Al-Bawaba" and "al bawaba" meet."""
    return _MARKS.sub("", name.casefold())


@lru_cache(maxsize=2**14)
def without_the(name: str) -> str:
    """Return a name folded, and without a leading article: "The Tern" and "tern" meet."""
    key, plain = folded(name), name.casefold().lstrip()
    return key.removeprefix("the") if plain.startswith("the ") else key

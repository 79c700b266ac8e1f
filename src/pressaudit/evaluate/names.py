"""When two names are one: spelling apart, and the spellings of outlets in the rules."""

import re
import unicodedata
from functools import cache

from pressaudit import rules

NOBODY = "-"
"""In a list of accepted answers: that no name is given."""


def same(name: str, *accepted: str) -> bool:
    """Return whether ``name`` is one of ``accepted``, case, spaces and marks apart.

    An empty name is right where the answer is empty or ``NOBODY`` is accepted.
    """
    return any(key(name) == key(one) for one in accepted)


def key(name: str) -> str:
    """Return what all spellings of a name share; empty for no name."""
    folded = fold(name)
    return _outlets().get(folded, folded)


def fold(name: str) -> str:
    """Return ``name`` in small letters and digits, without a leading article."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", plain))


def several(cell: str) -> list[str]:
    """Return the names of a cell, which ``;`` parts."""
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def _outlets() -> dict[str, str]:
    listed = rules.load("outlets")["spellings"]
    return {fold(other): fold(name) for name, others in listed.items() for other in others}

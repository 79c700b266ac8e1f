"""The keys under which the spellings of a name meet."""

import re


def folded(name: str) -> str:
    """Return the key under which the spellings of a name meet."""
    return re.sub(r"[\W_]+", "", name.casefold())

"""Lists of words as patterns, the longest first, so that a longer form wins over its beginning."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words`` without a group round it."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def one_of(words: Iterable[str]) -> str:
    r"""Return a pattern for any of ``words``, grouped; a space in a word means any white space.

    >>> one_of(["said", "has said"])
    '(?:has\\ssaid|said)'
    """
    return "(?:" + alternatives(words).replace(r"\ ", r"\s") + ")"

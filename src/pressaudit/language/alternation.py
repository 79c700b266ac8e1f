"""Lists of words from the rule files, as sets and as patterns: the longest form wins."""

import re
from collections.abc import Iterable
from functools import cache

from pressaudit.rules import load

_WORD = re.compile(r"\w+")


@cache
def listed(rule: str, key: str) -> frozenset[str]:
    """Return the words of an entry of a rule file, be it a list or a text of words."""
    entry = load(rule)[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


def limit(rule: str, key: str) -> float:
    """Return a number of the ``[limits]`` table of a rule file; its unit stands there."""
    number: float = load(rule)["limits"][key]
    return number


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, in small letters: a text without it has no such one.

    >>> sorted(telling(["according to", "in the words of"]))
    ['according', 'words']
    """
    return frozenset(max(_WORD.findall(p.lower()), key=len, default=p) for p in phrases)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words`` without a group round it."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def one_of(words: Iterable[str]) -> str:
    r"""Return a pattern for any of ``words``, grouped; a space in a word means any white space.

    >>> one_of(["said", "has said"])
    '(?:has\\ssaid|said)'
    """
    return "(?:" + alternatives(words).replace(r"\ ", r"\s") + ")"

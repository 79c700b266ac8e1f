"""How near two spellings are: consonants in common, letters that differ."""

import re
from collections import Counter

from pressaudit.quotations.names.lexicon import suffixes

_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLE = re.compile(r"(.)\1+")
_LINKS = frozenset({"e", "al", "ul", "i", "el", "of", "the", "for", "and"})


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


def fullest(forms: Counter[str]) -> str:
    """Return the form with the most words, then the commonest, then the longest.

    Forms that were met in headlines alone (counted as none) are no names when there are others.
    """
    met = [f for f in forms if forms[f]] or list(forms)
    return max(met, key=lambda f: (len(f.split()), forms[f], len(f), f))


def bare(name: str) -> str:
    """Return ``name`` without a suffix such as "III"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1] in suffixes() else name

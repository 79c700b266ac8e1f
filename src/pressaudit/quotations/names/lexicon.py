"""Word lists for names, read once from the rule files, and what is common to their spellings."""

import re
import unicodedata
from collections import Counter
from functools import cache
from unicodedata import combining

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.frequency import is_common
from pressaudit.rules import load


def breaks() -> frozenset[str]:
    """Return the capitalised words that are no part of a name."""
    return listed("name_breaks", "words")


def suffixes() -> frozenset[str]:
    """Return the words after a name that are not its last name."""
    return listed("titles", "suffixes")


def demonyms() -> frozenset[str]:
    """Return the names of peoples, parties and creeds."""
    return listed("organisations", "demonyms")


def heads() -> frozenset[str]:
    """Return the words that make a run of capitalised words an organisation."""
    return listed("organisations", "heads")


def roles() -> frozenset[str]:
    """Return the common nouns for persons by what they do."""
    return listed("titles", "roles")


@cache
def given() -> dict[str, str]:
    """Return the gender by given name: female, male, or empty where both bear it.

    Names come without their accents too, and without the letters that have one, as texts do that
    were carried from one character set to another: Sébastien, Sebastien, Sbastien.
    """
    out = {
        name: "" if gender == "either" else gender
        for gender in ("female", "male", "either")
        for name in listed("given_names", gender)
    }
    accented = [name for name in sorted(out) if not name.isascii()]
    for name in accented:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not combining(c))
        lost = "".join(c for c in name if c.isascii())
        if lost[:1].isupper() and len(lost) >= _SHORTEST_LOST and not is_common(lost, _PLAIN):
            out.setdefault(lost, out[name])
        out.setdefault(plain, out[name])
    return out


_SHORTEST_LOST, _PLAIN = 5, 3.0
"""Letters of a name that has lost some, and the Zipf frequency from which it is another word."""


@cache
def titles() -> dict[str, str]:
    """Return the gender by title, with and without its stops: female, male or empty."""
    return {
        form: "" if gender == "either" else gender
        for gender in ("either", "male", "female")
        for title in listed("titles", gender)
        for form in (title, title.replace(".", ""))
        if form.lower() not in listed("titles", "particles")
    }


@cache
def role_genders() -> dict[str, str]:
    """Return the gender by common noun: "spokeswoman", "husband"."""
    return {
        noun: gender
        for gender in ("female", "male")
        for noun in listed("titles", f"{gender}_roles")
    }


@cache
def places() -> frozenset[str]:
    """Return the names of places, which are nobody."""
    several = load("organisations")["place_names"].split(";")
    return listed("organisations", "places") | {name.strip() for name in several}


@cache
def abbreviations() -> str:
    """Return a pattern for the abbreviations that stand within names, with their stop."""
    return (
        one_of(listed("abbreviations", "titles") | listed("abbreviations", "after_names")) + r"\."
    )


@cache
def title_before_name() -> re.Pattern[str]:
    """Return the pattern of a title with white space after it."""
    return re.compile(rf"(?<![\w-]){one_of(titles())}(?=\s)")


_VOWELS = re.compile(r"[aeiouyhw]+")
_ALIKE = str.maketrans("qg", "kk")
_DOUBLE = re.compile(r"(.)\1+")
_LINKS = frozenset({"e", "al", "ul", "i", "el", "of", "the", "for", "and"})


def skeleton(name: str) -> str:
    """Return the consonants of ``name``, which transliterations of it share: k is q is g."""
    words = [w for w in re.split(r"[\W_]+", name.lower()) if w and w not in _LINKS]
    return "|".join(_DOUBLE.sub(r"\1", _VOWELS.sub("", w).translate(_ALIKE)) for w in words)


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

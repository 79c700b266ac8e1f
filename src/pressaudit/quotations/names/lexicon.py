"""Word lists for names, read once from the rule files, and the patterns built from them."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.rules import load


@cache
def words(rule: str, key: str) -> frozenset[str]:
    """Return the words of an entry of a rule file, be it a list or a text."""
    entry = load(rule)[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


def breaks() -> frozenset[str]:
    """Return the capitalised words that are no part of a name."""
    return words("name_breaks", "words")


def suffixes() -> frozenset[str]:
    """Return the words after a name that are not its last name."""
    return words("titles", "suffixes")


def demonyms() -> frozenset[str]:
    """Return the names of peoples, parties and creeds."""
    return words("organisations", "demonyms")


def heads() -> frozenset[str]:
    """Return the words that make a run of capitalised words an organisation."""
    return words("organisations", "heads")


def roles() -> frozenset[str]:
    """Return the common nouns for persons by what they do."""
    return words("titles", "roles")


@cache
def given() -> dict[str, str]:
    """Return the gender by given name: female, male, or empty where both bear it."""
    return {
        name: "" if gender == "either" else gender
        for gender in ("female", "male", "either")
        for name in words("given_names", gender)
    }


@cache
def titles() -> dict[str, str]:
    """Return the gender by title: female, male or empty."""
    return {
        title: "" if gender == "either" else gender
        for gender in ("either", "male", "female")
        for title in words("titles", gender)
    }


@cache
def role_genders() -> dict[str, str]:
    """Return the gender by common noun: "spokeswoman", "husband"."""
    return {
        noun: gender for gender in ("female", "male") for noun in words("titles", f"{gender}_roles")
    }


@cache
def places() -> frozenset[str]:
    """Return the names of places, which are nobody."""
    listed = load("organisations")["place_names"].split(";")
    return words("organisations", "places") | {name.strip() for name in listed}


@cache
def abbreviations() -> str:
    """Return a pattern for the abbreviations that stand within names, with their stop."""
    return one_of(words("abbreviations", "in_names")) + r"\."


@cache
def title_before_name() -> re.Pattern[str]:
    """Return the pattern of a title with white space after it."""
    return re.compile(rf"(?<![\w-]){one_of(titles())}(?=\s)")

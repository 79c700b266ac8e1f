"""Months that are somebody's name in a text ("Theresa May")."""

import re
from collections.abc import Iterable
from functools import cache

from pressaudit import rules
from pressaudit.timexes.lexicon import listed


def named_like_months(texts: Iterable[str]) -> frozenset[str]:
    """Return the months, in small letters, that follow a title or given name in ``texts``.

    >>> named_like_months(["Theresa May spoke in March."])
    frozenset({'may'})
    """
    pairs = (pair for text in texts for pair in _months().findall(text))
    return frozenset(month.lower() for before, month in pairs if before in _before_a_surname())


@cache
def _months() -> re.Pattern[str]:
    """Return the pattern of a word and a month without a day or year."""
    names = "|".join(sorted(name.capitalize() for name in listed("months_as_names")))
    return re.compile(rf"(?<!\w)([A-Z][\w-]*\.?)\s({names})\b(?!,?\s\d)")


@cache
def _before_a_surname() -> frozenset[str]:
    """Return given names, and the last words of titles."""
    kinds = ("female", "male", "either")
    given = {name for kind in kinds for name in rules.load("given_names")[kind].split()}
    titles = {title.split()[-1] for kind in kinds for title in rules.load("titles")[kind]}
    return frozenset(given | titles) - {name.capitalize() for name in listed("months_as_names")}

"""How wrong is this: what the program found against what was annotated by hand.

:func:`compare` gives one row a decision; :func:`scores`, :func:`by_post`, :func:`errors` and
:func:`causes` sum them up; :func:`rates` and :func:`phrase` are for the sentence on the error rate
behind a number of another notebook.
"""

from pressaudit.analyse.errors.agreement import agreement, annotations, differences, twice
from pressaudit.analyse.errors.facts import (
    criteria,
    family,
    family_facts,
    overview,
    public,
    public_sentence,
    who,
    whole,
)
from pressaudit.analyse.errors.posts import post_rates
from pressaudit.analyse.errors.scores import by_post, scores
from pressaudit.analyse.errors.summary import (
    causes,
    compare,
    confusion,
    errors,
    listed,
    of,
    phrase,
    rates,
)
from pressaudit.analyse.errors.types import (
    CAUSES,
    DATES,
    FAMILIES,
    PAGE,
    QUOTATIONS,
    REUSE,
    SOURCES,
    TYPES,
)

__all__ = [
    "CAUSES",
    "DATES",
    "FAMILIES",
    "PAGE",
    "QUOTATIONS",
    "REUSE",
    "SOURCES",
    "TYPES",
    "agreement",
    "annotations",
    "by_post",
    "causes",
    "compare",
    "confusion",
    "criteria",
    "differences",
    "errors",
    "family",
    "family_facts",
    "listed",
    "of",
    "overview",
    "phrase",
    "post_rates",
    "public",
    "public_sentence",
    "rates",
    "scores",
    "twice",
    "who",
    "whole",
]

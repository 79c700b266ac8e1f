"""How wrong is this: what the program found against what was annotated by hand.

:func:`compare` gives one row a decision; :func:`scores`, :func:`by_post`, :func:`errors` and
:func:`causes` sum them up; :func:`rates` and :func:`phrase` are for the sentence on the error rate
behind a number of another notebook.
"""

from pressaudit.evaluate.agreement import agreement, annotations, differences, twice
from pressaudit.evaluate.facts import (
    criteria,
    family,
    family_facts,
    overview,
    public,
    public_sentence,
    who,
    whole,
)
from pressaudit.evaluate.posts import post_rates
from pressaudit.evaluate.scores import by_post, scores
from pressaudit.evaluate.summary import (
    causes,
    compare,
    confusion,
    errors,
    listed,
    of,
    phrase,
    rates,
)
from pressaudit.evaluate.types import (
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

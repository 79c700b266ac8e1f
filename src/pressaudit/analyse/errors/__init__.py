"""How wrong is this: what the program found against what was annotated by hand.

:func:`compare` gives one row a decision; :func:`scores`, :func:`by_post`, :func:`errors` and
:func:`causes` sum them up; :func:`rates` and :func:`phrase` are for the sentence on the error rate
behind a number of another notebook.
"""

from pressaudit.analyse.errors.agreement import agreement, annotations, differences
from pressaudit.analyse.errors.posts import post_rates
from pressaudit.analyse.errors.scores import by_post, scores
from pressaudit.analyse.errors.summary import (
    causes,
    compare,
    confusion,
    errors,
    phrase,
    rates,
)
from pressaudit.analyse.errors.types import CAUSES, FAMILIES, TYPES

__all__ = [
    "CAUSES",
    "FAMILIES",
    "TYPES",
    "agreement",
    "annotations",
    "by_post",
    "causes",
    "compare",
    "confusion",
    "differences",
    "errors",
    "phrase",
    "post_rates",
    "rates",
    "scores",
]

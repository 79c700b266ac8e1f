"""How wrong is this: what the program found against what was annotated by hand.

:func:`load` gives the evaluation that notebook 09 shows; :func:`compare` compares any corpus with
its annotation, one row a decision, which :func:`scores` and :func:`by_post` sum up.
"""

from pressaudit.evaluate.evaluation import Evaluation, load, unseen_rates
from pressaudit.evaluate.scores import by_post, scores
from pressaudit.evaluate.summary import compare, errors
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
    "Evaluation",
    "by_post",
    "compare",
    "errors",
    "load",
    "scores",
    "unseen_rates",
]

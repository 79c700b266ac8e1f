"""Figures on whose word the posts rest: voices, matrix, chains, reuse, what is left without one."""

from pressaudit.figures.sources.chains import chain_chart
from pressaudit.figures.sources.matrix import matrix_chart
from pressaudit.figures.sources.reuse import coverage_chart, reuse_chart
from pressaudit.figures.sources.voices import left_chart, voices_chart

__all__ = [
    "chain_chart",
    "coverage_chart",
    "left_chart",
    "matrix_chart",
    "reuse_chart",
    "voices_chart",
]

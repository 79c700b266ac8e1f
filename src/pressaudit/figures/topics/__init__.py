"""Figures of topics: how many, in which posts, on a map, and which posts are alike."""

from pressaudit.figures.topics.curve import curve_chart, followed_chart
from pressaudit.figures.topics.dendrogram import dendrogram_chart
from pressaudit.figures.topics.map import map_chart
from pressaudit.figures.topics.matrix import matrix_chart

__all__ = ["curve_chart", "dendrogram_chart", "followed_chart", "map_chart", "matrix_chart"]

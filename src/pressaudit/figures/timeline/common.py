"""What the figures of the timeline share: how dates are written, and outlets told apart."""

import math
from collections.abc import Mapping
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pressaudit.figures.base import MUTED, colour_of

MANY = 40
"""With more posts than this, rows are no longer labelled one by one."""
TICKS, FEW_DAYS = 6, 14
OUTLETS = 9
"""So many outlets have a look of their own; the others share one."""
OTHER = "other outlets"


def date_axis(axes: Axes) -> None:
    """Put some dates on the x axis, as short as they can be; each day of a few days."""
    first, last = axes.get_xlim()
    if last - first > FEW_DAYS:
        locator = mdates.AutoDateLocator(minticks=2, maxticks=TICKS)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
        return
    days = range(math.ceil(first), math.floor(last) + 1)
    axes.set_xticks(list(days), [_day(day, day == days[0]) for day in days])


def _day(number: int, first: bool) -> str:
    day = pd.Timestamp(mdates.num2date(number))
    if first:
        return f"{day.day} {day:%b}\n{day:%Y}"
    return f"{day.day} {day:%b}" if day.day == 1 else f"{day.day}"


def title(figure: Figure, words: str) -> None:
    """Put a title over the whole figure, at its left edge: labels may leave an axis no room."""
    figure.suptitle(words, x=0.01, ha="left", fontweight="bold", fontsize=11.5)


def when(begin: Any, end: Any) -> str:
    """Write a stretch of days as short as it can be: a day, a month, a year, or first–last."""
    first, last = pd.Timestamp(begin), pd.Timestamp(end)
    if first == last:
        return f"{first:%Y-%m-%d}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"


def shown_outlets(outlets: pd.Series) -> pd.Series:
    """Return the outlet that each row is drawn as: itself, the site, or one of the others."""
    counts = outlets.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if len(counts) <= OUTLETS:
        return outlets
    return outlets.where(outlets.isin(counts.index[: OUTLETS - 1]), OTHER)


def looks_of(names: pd.Series) -> Mapping[str, tuple[str, str]]:
    """Give each outlet of :func:`shown_outlets` its (colour, marker); the others are grey dots."""
    looks = colour_of([name for name in names if name != OTHER])
    return looks | {OTHER: (MUTED, ".")}

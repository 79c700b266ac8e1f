"""Posting dates against the dates that the posts name: history and news part at a glance."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing
from pressaudit.figures.timeline.common import (
    MANY,
    date_axis,
    looks_of,
    shown_outlets,
)

NAME = "posted-against-named"
RECENT_DAYS = 365
DOT_DAYS, WIDTH = 31, 90
"""A stretch up to so many days, or one such part of the panel, is a dot, a longer one a bar."""
VAGUE = {"decade", "century", "season"}
"""Granularities whose bars fade at their ends."""
FURTHEST = 150
"""Years before the last post beyond which a mention is put at the edge of the picture."""


def posted_against_named(mentions: pd.DataFrame) -> Chart:
    """Draw each dated mention at the times that it names, its posts in the order of posting.

    A mention of a day or month is a dot; a longer stretch is a bar, whose ends fade when it is
    vague, and which is drawn up to the posting date where it holds that day. The last year is
    enlarged. With more than forty posts, mentions of one posting day and
    one year are one dot, the larger the more there are.

    Parameters
    ----------
    mentions
        From :func:`pressaudit.analyse.timeline.dated_mentions`.
    """
    dated = mentions.dropna(subset=["posted"])
    if dated.empty:
        sentence = "No post with a date names one that could be put on the calendar."
        return nothing(NAME, sentence, mentions[["number", "outlet", "surface"]])
    edge = dated["posted"].max() - pd.Timedelta(days=RECENT_DAYS)
    many = dated["article_id"].nunique() > MANY
    figure, data = _by_day(dated, edge) if many else _by_post(dated, edge)
    old = int((dated["date_begin"] < edge).sum())
    posts = dated["article_id"].nunique()
    alt = (
        f"{len(dated)} dated mentions in {posts} post{'s' if posts > 1 else ''}: {old} speak of "
        f"times more than a year before the last post, {len(dated) - old} of the year before it "
        f"or later. The median mention lies {_years(dated['lag_days'].median())}."
    )
    return Chart(NAME, figure, data, alt)


def _panels(height: float) -> tuple[Any, Axes, Axes]:
    figure = new_figure(8.6, height)
    past, now = figure.subplots(1, 2, sharey=True, width_ratios=[2, 1.15])
    past.set_title("Further back")
    now.set_title("The last year, and ahead")
    for axes in (past, now):
        axes.margins(x=0.04)
        axes.tick_params(axis="y", length=0)
    return figure, past, now


def _time_axes(past: Axes, now: Axes, dated: pd.DataFrame, edge: pd.Timestamp) -> None:
    """Give the right panel the last year, and what lies ahead; the left one all before it."""
    recent = dated["date_begin"] >= edge
    last = max([edge + pd.Timedelta(days=RECENT_DAYS), *dated.loc[recent, "past_end"]])
    margin = (last - edge) * 0.05
    now.set_xlim(edge - margin, last + margin)
    date_axis(now)
    if recent.all():
        past.set_xticks([])
    else:
        date_axis(past)


def _by_post(dated: pd.DataFrame, edge: pd.Timestamp) -> tuple[Any, pd.DataFrame]:
    """Draw a row a post."""
    rows = (
        dated[["article_id", "number", "posted", "outlet"]]
        .drop_duplicates("article_id")
        .sort_values(["posted", "number", "article_id"], ignore_index=True)
    )
    rows["look"] = shown_outlets(rows["outlet"])
    looks = looks_of(rows["look"])
    place = {row.article_id: (n, looks[row.look]) for n, row in enumerate(rows.itertuples())}
    recent = dated["date_begin"] >= edge
    oldest = dated["posted"].max() - pd.DateOffset(years=FURTHEST)
    back = (edge - max(dated["date_begin"].min(), oldest)).days
    with style():
        figure, past, now = _panels(1.3 + 0.36 * max(len(rows), 2))
        for axes, part, width in ((past, dated[~recent], back), (now, dated[recent], RECENT_DAYS)):
            shortest = max(DOT_DAYS, width / WIDTH)
            for row in part.itertuples(index=False):
                y, look = place[row.article_id]
                _mention(axes, row, y, look, oldest, shortest)
            for n in range(len(rows)):
                axes.axhline(n, color=FAINT, linewidth=0.6, zorder=0)
        for n, row in enumerate(rows.itertuples(index=False)):
            now.plot(row.posted, n, marker="|", markersize=11, color=INK)
        _time_axes(past, now, dated, edge)
        past.set_ylim(-0.7, len(rows) - 0.3)
        names = [f"{r.number} · {cut(r.outlet, 22)}" for r in rows.itertuples()]
        past.set_yticks(range(len(rows)), names)
        now.set_xlabel("upright stroke: posted;\nbars that hold it end there", color=MUTED)
        past.set_xlabel("posts in the order of posting, the last above", color=MUTED)
    columns = ["number", "outlet", "posted", "surface", "date_begin", "date_end", "lag_days"]
    shown = dated.assign(date_end=dated["past_end"])
    return figure, shown[columns].reset_index(drop=True)


def _mention(  # noqa: PLR0917
    axes: Axes, row: Any, y: int, look: tuple[str, str], oldest: pd.Timestamp, shortest: float
) -> None:
    colour, marker = look
    begin, end = max(row.date_begin, oldest), max(row.past_end, oldest)
    if row.date_end < oldest:
        axes.plot(oldest, y, marker="$←$", color=colour, markersize=9)
        return
    if (row.past_end - row.date_begin).days < shortest:
        middle = begin + (end - begin) / 2
        axes.plot(middle, y, marker=marker, color=colour, markersize=6.5, alpha=0.85)
        return
    # A vague stretch fades at its ends: its first and last sixth are drawn fainter and fainter.
    steps = [(0.0, 1.0, 0.75)]
    if row.granularity in VAGUE:
        steps = [(0, 1, 0.28), (1 / 12, 11 / 12, 0.4), (1 / 6, 5 / 6, 0.75)]
    for start, stop, alpha in steps:
        axes.plot(
            [begin + (end - begin) * start, begin + (end - begin) * stop], [y, y], color=colour,
            linewidth=6, alpha=alpha, solid_capstyle="butt",
        )  # fmt: skip


def _by_day(dated: pd.DataFrame, edge: pd.Timestamp) -> tuple[Any, pd.DataFrame]:
    """Draw posting day against the time named, mentions of one day and year as one dot."""
    middle = dated["date_begin"] + (dated["past_end"] - dated["date_begin"]) / 2
    recent = dated["date_begin"] >= edge
    month = middle.dt.to_period("M").dt.to_timestamp()
    year = middle.dt.to_period("Y").dt.to_timestamp()
    data = (
        pd.DataFrame({"posted": dated["posted"], "named": month.where(recent, year)})
        .assign(recent=recent)
        .groupby(["posted", "named", "recent"], as_index=False)
        .size()
        .rename(columns={"size": "mentions"})
    )
    oldest = dated["posted"].max() - pd.DateOffset(years=FURTHEST)
    with style():
        figure, past, now = _panels(5.4)
        for axes, part in ((past, data[~data["recent"]]), (now, data[data["recent"]])):
            axes.scatter(
                part["named"].clip(lower=oldest), part["posted"], s=14 * np.sqrt(part["mentions"]),
                color=PALETTE[0], alpha=0.6, linewidths=0,
            )  # fmt: skip
        days = pd.Series(sorted(set(dated["posted"])))
        now.plot(days, days, color=INK, linewidth=1)
        _time_axes(past, now, dated, edge)
        now.set_xlabel("line: the day of posting", color=MUTED)
        past.set_ylabel("posted")
        past.set_xlabel("a dot: mentions of one year in posts of one day", color=MUTED)
    return figure, data.drop(columns="recent")


def _years(days: float) -> str:
    if days < 0:
        return f"{-days:.0f} days after its posting date"
    span = f"{days / 365.25:.0f} years" if days >= 2 * RECENT_DAYS else f"{days:.0f} days"
    return f"{span} before its posting date"

"""Figures of the timeline: when posts appeared, and the times that they speak of."""

from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes

from pressaudit.figures.base import (
    FAINT,
    INK,
    MUTED,
    PALETTE,
    Chart,
    colour_of,
    new_figure,
    style,
)

SITE = "the site itself"
MANY = 40
"""With more posts than this, rows are no longer labelled one by one."""
RECENT_DAYS = 365


def posting_calendar(calendar: pd.DataFrame, gaps: pd.DataFrame) -> Chart:
    """Draw posts per day, with a tick for the latest day that a post's own text names.

    Parameters
    ----------
    calendar, gaps
        From :func:`pressaudit.analyse.timeline.posting_calendar` and ``publication_gaps``.
    """
    total, days = int(calendar["posts"].sum()), int((calendar["posts"] > 0).sum())
    with style():
        figure = new_figure(8, 2.6)
        axes = figure.add_subplot()
        axes.bar(calendar["day"], calendar["posts"], width=0.7, color=PALETTE[0])
        for row in calendar[calendar["posts"] > 0].itertuples(index=False):
            if len(calendar) <= MANY:
                axes.annotate(
                    f"{row.posts}",
                    (row.day, row.posts),
                    textcoords="offset points",
                    xytext=(0, 3),
                    ha="center",
                )
        for n, row in enumerate(gaps.itertuples(index=False)):
            height = -0.35 - 0.45 * n
            axes.plot([row.latest_day, row.posted], [height] * 2, color=PALETTE[1], marker="|")
            axes.annotate(
                f"post {row.position}: {row.gap_days} days",
                (row.posted, height),
                textcoords="offset points",
                xytext=(6, -4),
                color=PALETTE[1],
            )
        axes.set_ylabel("posts")
        axes.set_yticks([0, int(calendar["posts"].max() or 1)])
        axes.axhline(0, color=MUTED, linewidth=0.8)
        _date_axis(axes)
        axes.set_title("Posts per day on the archive")
    alt = (
        f"{total} posts on {days} of {len(calendar)} days, at most "
        f"{int(calendar['posts'].max() or 0)} on one day."
    )
    if len(gaps):
        alt += (
            f" For {len(gaps)} posts the text itself names a day shortly before: the posts are "
            f"dated {gaps['gap_days'].min()} to {gaps['gap_days'].max()} days later."
        )
    return Chart("posting-calendar", figure, calendar, alt)


def posted_against_named(mentions: pd.DataFrame) -> Chart:
    """Draw each dated mention of each post on a time axis, the last year enlarged.

    A mention of a day is a dot; a longer stretch is a bar, whose ends fade when it is vague.

    Parameters
    ----------
    mentions
        From :func:`pressaudit.analyse.timeline.dated_mentions`.
    """
    rows = (
        mentions[["article_id", "position", "posted", "outlet"]]
        .drop_duplicates("article_id")
        .sort_values(["posted", "position", "article_id"], ignore_index=True)
    )
    place = {article: n for n, article in enumerate(rows["article_id"])}
    newest = mentions["posted"].max()
    edge = newest - pd.Timedelta(days=RECENT_DAYS)
    recent = mentions["date_begin"] >= edge
    looks = colour_of([o or SITE for o in rows["outlet"]])
    with style():
        figure = new_figure(8.6, 1.6 + 0.36 * min(len(rows), MANY))
        past, now = figure.subplots(1, 2, sharey=True, width_ratios=[2, 1.15])
        for axes, part in ((past, mentions[~recent]), (now, mentions[recent])):
            for row in part.itertuples(index=False):
                _mention(axes, row, place[row.article_id], looks[row.outlet or SITE])
            for n in range(len(rows)):
                axes.axhline(n, color=FAINT, linewidth=0.6, zorder=0)
            axes.margins(x=0.04)
            _date_axis(axes)
        for n, row in enumerate(rows.itertuples(index=False)):
            now.plot(row.posted, n, marker="|", markersize=11, color=INK)
        _post_labels(past, rows)
        past.set_title("Further back")
        now.set_title("The year before the last post")
        now.text(
            1,
            -0.02,
            "upright stroke: posted",
            transform=now.transAxes,
            ha="right",
            va="bottom",
            color=MUTED,
            fontsize=9,
        )
    old = int((~recent).sum())
    data = mentions[
        ["position", "outlet", "posted", "surface", "date_begin", "date_end", "lag_days"]
    ]
    alt = (
        f"{len(mentions)} dated mentions in {len(rows)} posts: {old} speak of times more than a "
        f"year before the last post, {len(mentions) - old} of the year before it. The median "
        f"mention lies {_years(mentions['lag_days'].median())} before its posting date."
    )
    return Chart("posted-against-named", figure, data, alt)


def event_chart(events: pd.DataFrame, mentions: pd.DataFrame) -> Chart:
    """Draw one row an event in order of time, with a mark for each post that speaks of it.

    Parameters
    ----------
    events
        From :func:`pressaudit.analyse.timeline.event_table`, or a part of it.
    mentions
        From :func:`pressaudit.analyse.timeline.dated_mentions`.
    """
    here = mentions[mentions["event_id"].isin(events["event_id"])]
    posts = (
        here[["article_id", "position", "posted", "outlet"]]
        .drop_duplicates("article_id")
        .sort_values(["position", "article_id"], ignore_index=True)
    )
    column = {article: n for n, article in enumerate(posts["article_id"])}
    row_of = {event: n for n, event in enumerate(events["event_id"])}
    looks = colour_of([o or SITE for o in posts["outlet"]])
    with style():
        figure = new_figure(8.6, 1.5 + 0.27 * len(events))
        axes = figure.add_subplot()
        for name, (colour, marker) in looks.items():
            part = here[here["outlet"].replace("", SITE) == name]
            part = part.drop_duplicates(["event_id", "article_id"])
            axes.scatter(
                part["article_id"].map(column),
                part["event_id"].map(row_of),
                color=colour,
                marker=marker,
                s=46,
                label=name,
                zorder=3,
            )
        for n in range(len(events)):
            axes.axhline(n, color=FAINT, linewidth=0.6, zorder=0)
        axes.set_yticks(range(len(events)), [_event_label(row) for row in events.itertuples()])
        for tick, conflict in zip(axes.get_yticklabels(), events["conflict"], strict=True):
            tick.set_fontweight("bold" if conflict else "normal")
        axes.set_ylim(len(events) - 0.4, -0.6)
        if len(posts) <= MANY:
            axes.set_xticks(range(len(posts)), [f"{p}" for p in posts["position"]])
        else:
            axes.set_xticks([])
        axes.set_xlabel("post, by its place on the page")
        axes.xaxis.set_label_position("top")
        axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        if len(looks) <= 12:
            axes.legend(
                loc="upper center",
                bbox_to_anchor=(0.3, -0.01),
                ncols=4,
                frameon=False,
                handletextpad=0.2,
                columnspacing=1.2,
            )
    several = events[events["articles"] > 1]
    conflicts = int(events["conflict"].sum())
    alt = f"{len(events)} events in order of time; {len(several)} stand in two or more posts"
    alt += f" and {conflicts} are dated in ways that exclude each other (bold, with a cross)."
    if len(several):
        top = several.sort_values(["articles", "event_id"], ascending=[False, True]).iloc[0]
        alt += f" Most posts, {top['articles']}, speak of {top['label']} ({_when(top)})."
    shown = ["label", "date_begin", "date_end", "posts", "outlets", "origins", "conflict"]
    return Chart("event-chart", figure, events[[c for c in shown if c in events]], alt)


def decade_coverage(decades: pd.DataFrame) -> Chart:
    """Draw the mentions per decade and the part of them that rests on one origin.

    Parameters
    ----------
    decades
        From :func:`pressaudit.analyse.timeline.coverage_by_decade`.
    """
    with style():
        figure = new_figure(8, 0.9 + 0.42 * max(len(decades), 1))
        axes = figure.add_subplot()
        names = [f"{d}s" for d in decades["decade"]]
        axes.barh(names, decades["mentions"], color=FAINT, height=0.66)
        axes.barh(names, decades["largest_mentions"], color=PALETTE[0], height=0.66)
        for n, row in enumerate(decades.itertuples(index=False)):
            axes.annotate(
                f"{row.largest_mentions} of {row.mentions}: {row.largest_origin}",
                (row.mentions, n),
                textcoords="offset points",
                xytext=(5, 0),
                va="center",
            )
        axes.invert_yaxis()
        axes.margins(x=0.35)
        axes.set_xlabel("dated mentions; dark: from the origin that has most of them")
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
    parts = [
        f"{row.largest_mentions} of {row.mentions} on the {row.decade}s are from "
        f"{row.largest_origin}"
        for row in decades.itertuples(index=False)
    ]
    return Chart("decade-coverage", figure, decades, "Dated mentions: " + "; ".join(parts) + ".")


def _mention(axes: Axes, row: Any, y: int, look: tuple[str, str]) -> None:
    colour, marker = look
    begin, end = row.date_begin, row.date_end
    if row.span_days <= 31:
        axes.plot(
            begin + (end - begin) / 2, y, marker=marker, color=colour, markersize=6.5, alpha=0.85
        )
        return
    vague = row.granularity in {"decade", "century", "season"}
    # A vague stretch fades at its ends: its first and last sixth are drawn fainter and fainter.
    steps = (
        [(0, 1, 0.28), (1 / 12, 11 / 12, 0.4), (1 / 6, 5 / 6, 0.75)] if vague else [(0, 1, 0.75)]
    )
    for start, stop, alpha in steps:
        axes.plot(
            [begin + (end - begin) * start, begin + (end - begin) * stop],
            [y, y],
            color=colour,
            linewidth=6,
            alpha=alpha,
            solid_capstyle="butt",
        )


def _post_labels(axes: Axes, rows: pd.DataFrame) -> None:
    if len(rows) > MANY:
        axes.set_yticks([])
        axes.set_ylabel("posts, oldest below")
        return
    axes.set_yticks(
        range(len(rows)),
        [f"{row.position} · {row.outlet or SITE}" for row in rows.itertuples(index=False)],
    )
    axes.tick_params(axis="y", length=0)


def _date_axis(axes: Axes) -> None:
    locator = mdates.AutoDateLocator(minticks=3, maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))


def _event_label(row: Any) -> str:
    flag = " ×" if row.conflict else ""
    return f"{row.label}  {_when(row._asdict())}{flag}"


def _when(event: Any) -> str:
    begin, end = pd.Timestamp(event["date_begin"]), pd.Timestamp(event["date_end"])
    if begin == end:
        return f"{begin:%Y-%m-%d}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin:%Y-%m}"
    return f"{begin.year}" if begin.year == end.year else f"{begin.year}–{end.year}"


def _years(days: float) -> str:
    return f"{days / 365.25:.0f} years" if days >= 730 else f"{days:.0f} days"

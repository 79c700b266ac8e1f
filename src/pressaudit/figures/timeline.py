"""Figures of the timeline: when posts appeared, and the times that they speak of."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text

from pressaudit.analyse.schema import named
from pressaudit.figures.base import (
    FAINT,
    INK,
    MUTED,
    PALETTE,
    Chart,
    Page,
    colour_of,
    cut,
    footnote,
    headline,
    in_two_forms,
    key,
    label_at,
    label_rows,
    left_out,
    nothing,
    post_labels,
)
from pressaudit.prose import counted

MANY = 40
"""With more posts than this, rows are no longer labelled one by one."""
TICKS, FEW_DAYS = 6, 14
OUTLETS = 9
"""So many outlets have a look of their own; the others share one."""
OTHER = "other outlets"


def date_axis(page: Page, axes: Axes) -> None:
    """Put some dates on the x axis, as short as they can be; each day of a few days."""
    first, last = axes.get_xlim()
    if last - first > FEW_DAYS:
        locator = mdates.AutoDateLocator(minticks=2, maxticks=4 if page.narrow else TICKS)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
        return
    days = range(math.ceil(first), math.floor(last) + 1)
    # A phone has room for the name of every other day.
    names = [_day(day, not n) if not n % (1 + page.narrow) else "" for n, day in enumerate(days)]
    axes.set_xticks(list(days), names)


def _day(number: int, first: bool) -> str:
    day = pd.Timestamp(mdates.num2date(number))
    if first:
        return f"{day.day} {day:%b}\n{day:%Y}"
    return f"{day.day} {day:%b}" if day.day == 1 else f"{day.day}"


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


CALENDAR = "posting-calendar"
MOST_GAPS = 12


@in_two_forms
def posting_calendar(
    page: Page, calendar: pd.DataFrame, gaps: pd.DataFrame, posts: pd.DataFrame
) -> Chart:
    """Draw posts per day, and under it the gap to the latest day that a post's own text names."""
    if calendar.empty:
        return nothing(page, CALENDAR, "No post has a date on the archive page.", calendar)
    total, days = int(calendar["posts"].sum()), int((calendar["posts"] > 0).sum())
    most = int(calendar["posts"].max())
    drawn = gaps.sort_values(["gap_days", "number"], ascending=[False, True]).head(MOST_GAPS)
    drawn = drawn.sort_values(["posted", "number"], ignore_index=True)
    step = 0.46 if page.narrow else 0.27
    figure = page.figure(2.3 + step * len(drawn) + (0.6 if len(drawn) else 0))
    rows = 2 if len(drawn) else 1
    heights = [1.9, 0.4 + step * len(drawn)][:rows]
    panels = figure.subplots(rows, 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    axes = panels[0]
    axes.bar(calendar["day"], calendar["posts"], width=0.7, color=PALETTE[0])
    if len(calendar) <= MANY:
        for row in calendar[calendar["posts"] > 0].itertuples(index=False):
            label_at(axes, f"{row.posts}", (row.day, row.posts), (0, 3), ha="center")
    axes.set_ylabel("posts")
    axes.set_yticks([0, most])
    axes.set_ylim(0, most * 1.25)
    headline(figure, "Posts per day on the archive")
    if len(drawn):
        _draw_gaps(page, panels[1], drawn, post_labels(posts, 27))
        note = "Latest day that the text itself names (dot) to the day on the archive (stroke)"
        footnote(figure, note, left_out(len(drawn), len(gaps), "posts"))
    first = min([calendar["day"].min(), *drawn["latest_day"]])
    last = calendar["day"].max()
    margin = pd.Timedelta(days=max(0.7 + len(calendar) / 60, 3 - (last - first).days / 2))
    panels[-1].set_xlim(first - margin, last + margin)
    date_axis(page, panels[-1])
    post = "1 post" if total == 1 else f"{total} posts"
    alt = f"{post} on {days} of {len(calendar)} days, at most {most} on one day."
    if len(gaps):
        lag = (int(gaps["gap_days"].min()), int(gaps["gap_days"].max()))
        span = f"{lag[0]} to {lag[1]}" if lag[0] < lag[1] else f"{lag[0]}"
        alt += (
            f" Of {len(gaps)} the text itself names a day shortly before: they are dated {span} "
            "days later on the archive."
        )
    data = named("posting_calendar", calendar.merge(_gaps_of_days(gaps), on="day", how="left"))
    return Chart(CALENDAR, figure, data, alt)


def _draw_gaps(page: Page, axes: Axes, drawn: pd.DataFrame, names: dict[int, str]) -> None:
    for n, row in enumerate(drawn.itertuples(index=False)):
        axes.plot([row.latest_day, row.posted], [n, n], color=PALETTE[1], zorder=2)
        axes.plot(row.latest_day, n, marker="o", color=PALETTE[1], markersize=6)
        axes.plot(row.posted, n, marker="|", color=PALETTE[1], markersize=11, markeredgewidth=2)
    pairs = drawn[["number", "gap_days"]].itertuples(index=False)
    label_rows(axes, [f"{names[n]}, {gap} days" for n, gap in pairs], page)


def _gaps_of_days(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return, by posting day, the gaps of its posts in words."""
    words = [f"post {r.number}: {r.gap_days} days" for r in gaps.itertuples(index=False)]
    frame = pd.DataFrame({"day": gaps["posted"], "own_date": words})
    return frame.groupby("day", as_index=False)["own_date"].agg("; ".join)


DATES = "posted-against-named"
RECENT_DAYS = 365
DOT_DAYS, WIDTH = 31, 90
"""A stretch up to so many days, or one such part of the panel, is a dot, a longer one a bar."""
VAGUE = {"decade", "century", "season"}
"""Granularities whose bars fade at their ends."""
FURTHEST = 150
"""Years before the last post beyond which a mention is put at the edge of the picture."""


@in_two_forms
def posted_against_named(page: Page, mentions: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw each dated mention at the times that it names, its posts in the order of posting.

    A mention of a day or month is a dot; a longer stretch is a bar, whose ends fade when it is
    vague, and which is drawn up to the posting date where it holds that day. The last year is
    enlarged. With more than forty posts, mentions of one posting day and
    one year are one dot, the larger the more there are.
    """
    dated = mentions.dropna(subset=["posted"])
    if dated.empty:
        sentence = "No post with a date names one that could be put on the calendar."
        return nothing(page, DATES, sentence, mentions[["number", "outlet", "surface"]])
    edge = dated["posted"].max() - pd.Timedelta(days=RECENT_DAYS)
    many = dated["article_id"].nunique() > MANY
    figure, data = _by_day(page, dated, edge) if many else _by_post(page, dated, edge, posts)
    old = int((dated["date_begin"] < edge).sum())
    many = counted(dated["article_id"].nunique(), "post")
    alt = (
        f"{len(dated)} dated mentions in {many}: {old} speak of times more than a year "
        f"before the last post, {len(dated) - old} of the year before it "
        f"or later. The median mention lies {_years(dated['lag_days'].median())}."
    )
    return Chart(DATES, figure, data, alt)


def _panels(page: Page, height: float) -> tuple[Any, Axes, Axes]:
    figure = page.figure(height)
    past, now = figure.subplots(1, 2, sharey=True, width_ratios=[2, 1.15])
    past.set_title("Further back")
    now.set_title("The last year" if page.narrow else "The last year, and ahead")
    for axes in (past, now):
        axes.margins(x=0.04)
        axes.tick_params(axis="y", length=0)
    return figure, past, now


def _time_axes(page: Page, past: Axes, now: Axes, dated: pd.DataFrame, edge: pd.Timestamp) -> None:
    """Give the right panel the last year, and what lies ahead; the left one all before it."""
    recent = dated["date_begin"] >= edge
    last = max([edge + pd.Timedelta(days=RECENT_DAYS), *dated.loc[recent, "past_end"]])
    margin = (last - edge) * 0.05
    now.set_xlim(edge - margin, last + margin)
    date_axis(page, now)
    if recent.all():
        past.set_xticks([])
    else:
        date_axis(page, past)


def _by_post(
    page: Page, dated: pd.DataFrame, edge: pd.Timestamp, posts: pd.DataFrame
) -> tuple[Any, pd.DataFrame]:
    """Draw a row a post."""
    rows = (
        dated[["article_id", "number", "posted", "outlet"]]
        .drop_duplicates("article_id")
        .sort_values(["posted", "number", "article_id"], ascending=False, ignore_index=True)
    )
    rows["look"] = shown_outlets(rows["outlet"])
    looks = looks_of(rows["look"])
    place = {row.article_id: (n, looks[row.look]) for n, row in enumerate(rows.itertuples())}
    recent = dated["date_begin"] >= edge
    oldest = dated["posted"].max() - pd.DateOffset(years=FURTHEST)
    back = (edge - max(dated["date_begin"].min(), oldest)).days
    figure, past, now = _panels(page, 1.6 + (0.46 if page.narrow else 0.36) * max(len(rows), 2))
    for axes, part, width in ((past, dated[~recent], back), (now, dated[recent], RECENT_DAYS)):
        shortest = max(DOT_DAYS, width / WIDTH)
        for row in part.itertuples(index=False):
            y, look = place[row.article_id]
            _mention(axes, row, y, look, oldest, shortest)
        for n in range(len(rows)):
            axes.axhline(n, color=FAINT, linewidth=0.6, zorder=0)
    for n, row in enumerate(rows.itertuples(index=False)):
        now.plot(row.posted, n, marker="|", markersize=11, color=INK)
    _time_axes(page, past, now, dated, edge)
    names = post_labels(posts, 40)
    label_rows(past, [names[n] for n in rows["number"]], page)
    now.spines["left"].set_visible(False)
    footnote(
        figure,
        "upright stroke: posted; bars that hold it end there; "
        "posts in the order of posting, the last above",
    )
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
            [begin + (end - begin) * start, begin + (end - begin) * stop],
            [y, y],
            color=colour,
            linewidth=6,
            alpha=alpha,
            solid_capstyle="butt",
        )


def _by_day(page: Page, dated: pd.DataFrame, edge: pd.Timestamp) -> tuple[Any, pd.DataFrame]:
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
    figure, past, now = _panels(page, 5.4)
    for axes, part in ((past, data[~data["recent"]]), (now, data[data["recent"]])):
        axes.scatter(
            part["named"].clip(lower=oldest),
            part["posted"],
            s=14 * np.sqrt(part["mentions"]),
            color=PALETTE[0],
            alpha=0.6,
            linewidths=0,
        )
    days = pd.Series(sorted(set(dated["posted"])))
    now.plot(days, days, color=INK, linewidth=1)
    _time_axes(page, past, now, dated, edge)
    past.set_ylabel("posted")
    footnote(figure, "a dot: mentions of one year in posts of one day; line: the day of posting")
    return figure, data.drop(columns="recent")


def _years(days: float) -> str:
    if days < 0:
        return f"{-days:.0f} days after its posting date"
    span = f"{days / 365.25:.0f} years" if days >= 2 * RECENT_DAYS else f"{days:.0f} days"
    return f"{span} before its posting date"


EVENTS = "event-chart"
MOST_EVENTS = 120
"""Events drawn at most: those that most posts speak of."""


@in_two_forms
def event_chart(page: Page, events: pd.DataFrame, mentions: pd.DataFrame) -> Chart:
    """Draw one row an event in order of time, with a mark for each post that speaks of it.

    Colour and shape are the outlet's. An event with dates that exclude each other is set in bold,
    with a cross.
    """
    columns = ["label", "date_begin", "date_end", "posts", "outlets", "voices", "voice"]
    data = events[[c for c in (*columns, "conflict") if c in events]]
    if events.empty:
        return nothing(page, EVENTS, "There is no event to draw.", data)
    shown = _most_told(events)
    here = mentions[mentions["event_id"].isin(shown["event_id"])]
    posts = (
        mentions[["article_id", "number", "posted", "outlet"]]
        .drop_duplicates("article_id")
        .sort_values(["number", "article_id"], ignore_index=True)
    )
    # Looks are given before posts are left out: an outlet looks the same in every part.
    posts["look"] = shown_outlets(posts["outlet"])
    looks = looks_of(posts["look"])
    posts = posts[posts["article_id"].isin(here["article_id"])].reset_index(drop=True)
    figure, axes = page.rows(list(map(_event_label, shown.itertuples())), step=0.27, extra=1.9)
    _event_marks(axes, shown, here, posts, looks)
    for tick, conflict in zip(_row_labels(axes), shown["conflict"], strict=True):
        if conflict:
            tick.set(fontweight="bold", color=PALETTE[1])
    _posts_axis(axes, posts)
    headline(figure, "Events in order of time, and the posts that speak of them")
    footnote(figure, left_out(len(shown), len(events), "events"))
    key(page, figure)
    return Chart(EVENTS, figure, data.reset_index(drop=True), _events_alt(events))


def _most_told(events: pd.DataFrame) -> pd.DataFrame:
    ranked = events.sort_values(
        ["conflict", "articles", "mentions", "event_id"], ascending=[False, False, False, True]
    ).head(MOST_EVENTS)
    return ranked.sort_values(["date_begin", "date_end", "event_id"], ignore_index=True)


def _event_marks(
    axes: Axes,
    shown: pd.DataFrame,
    here: pd.DataFrame,
    posts: pd.DataFrame,
    looks: Mapping[str, tuple[str, str]],
) -> None:
    column = {article: n for n, article in enumerate(posts["article_id"])}
    row_of = {event: n for n, event in enumerate(shown["event_id"])}
    look_of = dict(zip(posts["article_id"], posts["look"], strict=True))
    marks = here.drop_duplicates(["event_id", "article_id"])
    marks = marks.assign(look=marks["article_id"].map(look_of))
    for n in range(len(shown)):
        axes.axhline(n, color=FAINT, linewidth=0.6, zorder=0)
    for name in dict.fromkeys(sorted(marks["look"])):
        part = marks[marks["look"] == name]
        colour, marker = looks[name]
        axes.scatter(
            part["article_id"].map(column),
            part["event_id"].map(row_of),
            color=colour,
            marker=marker,
            s=46 if len(posts) <= MANY else 16,
            label=name,
            zorder=3,
        )


def _row_labels(axes: Axes) -> Sequence[Text]:
    """Return the labels of the rows, wherever they stand."""
    return list(axes.texts) or axes.get_yticklabels()


def _posts_axis(axes: Axes, posts: pd.DataFrame) -> None:
    step = 1 if len(posts) <= MANY // 4 else 5 if len(posts) <= 3 * MANY else 50
    ticks = list(range(0, len(posts), step))
    axes.set_xticks(ticks, [str(posts["number"].iloc[n]) for n in ticks])
    axes.set_xlim(-0.7, max(len(posts) - 0.3, 3.3))
    axes.set_xlabel("post, by its place on the page")
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[["left", "bottom"]].set_visible(False)


def _event_label(row: Any) -> str:
    flag = " ×" if row.conflict else ""
    return f"{row.label}  {when(row.date_begin, row.date_end)}{flag}"


def _events_alt(events: pd.DataFrame) -> str:
    several = events[events["articles"] > 1]
    conflicts = int(events["conflict"].sum())
    one = len(events) == 1
    alt = f"{len(events)} event{'' if one else 's'} in order of time; {len(several)} stand"
    alt += f"{'s' if len(several) == 1 else ''} in two or more posts, and {conflicts} "
    alt += f"{'is' if conflicts == 1 else 'are'} dated in ways that exclude each other"
    alt += " (bold, with a cross)." if conflicts else "."
    if len(several):
        top = several.sort_values(["articles", "event_id"], ascending=[False, True]).iloc[0]
        alt += (
            f" Most posts, {top['articles']}, speak of “{top['label']}” "
            f"({when(top['date_begin'], top['date_end'])})."
        )
    return alt


DECADES = "decade-coverage"
MOST_DECADES = 30


@in_two_forms
def decade_coverage(page: Page, decades: pd.DataFrame) -> Chart:
    """Draw the mentions per decade and the part of them that rests on one voice."""
    if decades.empty:
        return nothing(
            page, DECADES, "No post names a date that could be put on the calendar.", decades
        )
    # Lone dates centuries back ("in 1066") would leave no room for the others.
    shown = decades.tail(MOST_DECADES)
    notes = [
        f"{row.largest_mentions} of {row.mentions}: {cut(row.largest_voice, 34)}"
        for row in shown.itertuples(index=False)
    ]
    labels = [f"{d}s" for d in shown["decade"]]
    figure = page.bars(labels, shown["largest_mentions"], notes, of=shown["mentions"])
    headline(figure, "Dated mentions by decade; dark: on the word of the one with most of them")
    top = shown.sort_values(["largest_share", "mentions"], ascending=False, kind="stable").iloc[0]
    many = shown.sort_values("mentions", ascending=False, kind="stable").iloc[0]
    alt = (
        f"Dated mentions in {len(decades)} decade{'s' if len(decades) > 1 else ''}, most "
        f"({many['mentions']}) in the {many['decade']}s, {many['largest_mentions']} of them on the "
        f"word of {many['largest_voice']}. The {top['decade']}s rest most on one voice: "
        f"{top['largest_mentions']} of {top['mentions']} on that of {top['largest_voice']}."
    )
    return Chart(DECADES, figure, decades, alt)

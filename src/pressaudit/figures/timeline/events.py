"""The event chart: one row an event, in order of time, a mark for each post that speaks of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.figures.base import FAINT, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import left_out, nothing
from pressaudit.figures.timeline.common import MANY, looks_of, shown_outlets, title, when

NAME = "event-chart"
MOST = 120
"""Events drawn at most: those that most posts speak of."""


def event_chart(events: pd.DataFrame, mentions: pd.DataFrame) -> Chart:
    """Draw one row an event in order of time, with a mark for each post that speaks of it.

    Colour and shape are the outlet's. An event with dates that exclude each other is set in bold,
    with a cross.

    Parameters
    ----------
    events
        From :func:`pressaudit.analyse.timeline.event_table`, or a part of it.
    mentions
        From :func:`pressaudit.analyse.timeline.dated_mentions`.
    """
    columns = ["label", "date_begin", "date_end", "posts", "outlets", "voices", "voice", "tied"]
    data = events[[c for c in (*columns, "conflict") if c in events]]
    if events.empty:
        return nothing(NAME, "There is no event to draw.", data)
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
    with style():
        figure = new_figure(8.6, 1.9 + 0.27 * len(shown))
        axes = figure.add_subplot()
        _marks(axes, shown, here, posts, looks)
        _labels(axes, shown)
        _posts_axis(axes, posts)
        note = left_out(len(shown), len(events), "events")
        words = "Events in order of time, and the posts that speak of them"
        title(figure, words + (f": {note}" if note else ""))
        figure.legend(
            loc="outside lower left", ncols=4, frameon=False, handletextpad=0.2, columnspacing=1.2
        )
    return Chart(NAME, figure, data.reset_index(drop=True), _alt(events))


def _most_told(events: pd.DataFrame) -> pd.DataFrame:
    ranked = events.sort_values(
        ["conflict", "articles", "mentions", "event_id"], ascending=[False, False, False, True]
    ).head(MOST)
    return ranked.sort_values(["date_begin", "date_end", "event_id"], ignore_index=True)


def _marks(
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
            part["article_id"].map(column), part["event_id"].map(row_of), color=colour,
            marker=marker, s=46 if len(posts) <= MANY else 16, label=name, zorder=3,
        )  # fmt: skip


def _labels(axes: Axes, shown: pd.DataFrame) -> None:
    axes.set_yticks(range(len(shown)), [_label(row) for row in shown.itertuples(index=False)])
    for tick, conflict in zip(axes.get_yticklabels(), shown["conflict"], strict=True):
        if conflict:
            tick.set_fontweight("bold")
            tick.set_color(PALETTE[1])
    axes.set_ylim(len(shown) - 0.4, -0.6)


def _posts_axis(axes: Axes, posts: pd.DataFrame) -> None:
    step = 1 if len(posts) <= MANY // 2 else 5 if len(posts) <= 3 * MANY else 50
    ticks = list(range(0, len(posts), step))
    axes.set_xticks(ticks, [str(posts["number"].iloc[n]) for n in ticks])
    axes.set_xlim(-0.7, max(len(posts) - 0.3, 3.3))
    axes.set_xlabel("post, by its place on the page")
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[["left", "bottom"]].set_visible(False)


def _label(row: Any) -> str:
    flag = " ×" if row.conflict else ""
    return f"{row.label}  {when(row.date_begin, row.date_end)}{flag}"


def _alt(events: pd.DataFrame) -> str:
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

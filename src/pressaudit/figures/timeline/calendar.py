"""The posting calendar, with what the posts' own texts say of when they were written."""

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.analyse.schema import named
from pressaudit.figures.base import MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import left_out, nothing
from pressaudit.figures.timeline.common import MANY, date_axis

NAME = "posting-calendar"
MOST_GAPS = 12


def posting_calendar(calendar: pd.DataFrame, gaps: pd.DataFrame) -> Chart:
    """Draw posts per day, and under it the gap to the latest day that a post's own text names.

    Parameters
    ----------
    calendar, gaps
        From :func:`pressaudit.analyse.timeline.posting_calendar` and ``publication_gaps``.
    """
    if calendar.empty:
        return nothing(NAME, "No post has a date on the archive page.", calendar)
    total, days = int(calendar["posts"].sum()), int((calendar["posts"] > 0).sum())
    most = int(calendar["posts"].max())
    drawn = gaps.sort_values(["gap_days", "number"], ascending=[False, True]).head(MOST_GAPS)
    drawn = drawn.sort_values(["posted", "number"], ignore_index=True)
    with style():
        figure = new_figure(8, 2.3 + 0.27 * len(drawn) + (0.5 if len(drawn) else 0))
        rows = 2 if len(drawn) else 1
        panels = figure.subplots(
            rows, 1, sharex=True, squeeze=False, height_ratios=[1.9, 0.4 + 0.27 * len(drawn)][:rows]
        )[:, 0]
        axes = panels[0]
        axes.bar(calendar["day"], calendar["posts"], width=0.7, color=PALETTE[0])
        if len(calendar) <= MANY:
            for row in calendar[calendar["posts"] > 0].itertuples(index=False):
                axes.annotate(
                    f"{row.posts}", (row.day, row.posts), textcoords="offset points",
                    xytext=(0, 3), ha="center",
                )  # fmt: skip
        axes.set_ylabel("posts")
        axes.set_yticks([0, most])
        axes.set_ylim(0, most * 1.25)
        axes.set_title("Posts per day on the archive")
        if len(drawn):
            _draw_gaps(panels[1], drawn, len(gaps))
        first = min([calendar["day"].min(), *drawn["latest_day"]])
        last = calendar["day"].max()
        margin = pd.Timedelta(days=max(0.7 + len(calendar) / 60, 3 - (last - first).days / 2))
        panels[-1].set_xlim(first - margin, last + margin)
        date_axis(panels[-1])
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
    return Chart(NAME, figure, data, alt)


def _draw_gaps(axes: Axes, drawn: pd.DataFrame, of: int) -> None:
    for n, row in enumerate(drawn.itertuples(index=False)):
        axes.plot([row.latest_day, row.posted], [n, n], color=PALETTE[1], zorder=2)
        axes.plot(row.latest_day, n, marker="o", color=PALETTE[1], markersize=6)
        axes.plot(row.posted, n, marker="|", color=PALETTE[1], markersize=11, markeredgewidth=2)
        axes.annotate(
            f"post {row.number}: {row.gap_days} days ", (row.latest_day, n),
            textcoords="offset points", xytext=(-7, 0), ha="right", va="center",
        )  # fmt: skip
    axes.set_ylim(len(drawn) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    note = left_out(len(drawn), of, "posts")
    axes.set_title(
        "Latest day that the text itself names (dot) to the day on the archive (stroke)"
        + (f"; {note}" if note else ""),
        fontweight="normal", color=MUTED, fontsize=10.5,
    )  # fmt: skip


def _gaps_of_days(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return, by posting day, the gaps of its posts in words."""
    words = [f"post {r.number}: {r.gap_days} days" for r in gaps.itertuples(index=False)]
    frame = pd.DataFrame({"day": gaps["posted"], "own_date": words})
    return frame.groupby("day", as_index=False)["own_date"].agg("; ".join)

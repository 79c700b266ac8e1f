"""Figures of errors: how often each type of annotation, and each post, comes out right."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.analyse.percent import percent
from pressaudit.evaluate.types import TYPES
from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, nothing, style

LOOKS = ((PALETTE[0], "o"), (PALETTE[1], "s"), (PALETTE[2], "^"))
"""Colour and shape of the archives, in the order in which they come; all but the first hollow."""

MANY = 60


def rates_chart(rates: pd.DataFrame) -> Chart:
    """Draw the rate of each type of annotation with its interval, a mark an archive.

    Parameters
    ----------
    rates
        From :func:`pressaudit.evaluate.rates`.
    """
    data = rates.reset_index(drop=True)
    if data.empty:
        return nothing("rates", "No annotation by hand is at hand to measure against.", data)
    archives = list(dict.fromkeys(data["archive"]))
    lines = _lines(data)
    with style():
        figure = new_figure(8.0, 1.3 + (0.22 + 0.04 * len(archives)) * len(lines))
        axes = figure.add_subplot()
        for y, (family, kind) in enumerate(lines):
            if not kind:
                axes.axhline(y - 0.55, color=FAINT, linewidth=0.8)
                continue
            own = data[(data["type"] == kind) & (data["family"] == family)]
            for row in own.itertuples(index=False):
                at = archives.index(row.archive)
                shift = 0.0 if len(own) == 1 else 0.24 * (at - (len(archives) - 1) / 2)
                _mark(axes, row, y + shift, at)
            axes.annotate(
                "; ".join(_counted(row) for row in own.itertuples(index=False)),
                (1.03, y),
                va="center",
                annotation_clip=False,
                fontsize=10,
            )
        axes.set_yticks(range(len(lines)), [_label(family, kind) for family, kind in lines])
        for label, (_, kind) in zip(axes.get_yticklabels(), lines, strict=True):
            label.set_fontweight("normal" if kind else "bold")
        _finish(axes, len(lines), archives)
        axes.set_xlabel(
            "share right, or F1; line: 95 % interval; at the right: of how many (ch.: characters)"
        )
    return Chart("rates", figure, _to_three(data), _rates_alt(data, archives))


def _to_three(data: pd.DataFrame) -> pd.DataFrame:
    """Round what the table shows; what the figure says is rounded once, from the exact value."""
    return data.round({"value": 3, "low": 3, "high": 3})


def _counted(row: Any) -> str:
    unit = " ch." if row.unit == "characters" else ""
    return f"{percent(row.value)} ({row.n:,}{unit})"


def _label(family: str, kind: str) -> str:
    return f"{kind} (F1)" if kind and TYPES[kind].measure == "F1" else kind or family


def _lines(data: pd.DataFrame) -> list[tuple[str, str]]:
    """Return families and the types below them; the line of a family has no type."""
    out: list[tuple[str, str]] = []
    for family, own in data.groupby("family", sort=False):
        out += [(str(family), ""), *((str(family), t) for t in dict.fromkeys(own["type"]))]
    return out


def posts_chart(posts: pd.DataFrame) -> Chart:
    """Draw the share of right decisions in each post, and the type that most errors are in.

    Parameters
    ----------
    posts
        From :func:`pressaudit.evaluate.post_rates`.
    """
    data = posts.head(MANY).reset_index(drop=True)
    if data.empty:
        return nothing("error-posts", "No post was annotated by hand.", data)
    archives = list(dict.fromkeys(data["archive"]))
    with style():
        figure = new_figure(8.0, 1.3 + 0.3 * len(data))
        axes = figure.add_subplot()
        for y, row in enumerate(data.itertuples(index=False)):
            if y and row.archive != data["archive"][y - 1]:
                axes.axhline(y - 0.5, color=FAINT, linewidth=0.8)
            _mark(axes, row, y, archives.index(row.archive))
            note = f"{row.wrong} of {row.right + row.wrong} wrong"
            note += f": {row.worst.split(', ')[0]}" if row.worst else ""
            axes.annotate(note, (1.03, y), va="center", annotation_clip=False, fontsize=10)
        axes.set_yticks(range(len(data)), [f"post {n}" for n in data["post"]])
        _finish(axes, len(data), archives)
        axes.set_xlabel("share of decisions that are right; line: 95 % interval")
    said = []
    for archive, own in data.groupby("archive", sort=False):
        worst = own.sort_values(["value", "post"]).iloc[0]
        said.append(
            f"{archive}: {percent(own['value'].min())} to {percent(own['value'].max())} of the "
            f"decisions on a post are right, fewest in post {worst['post']}"
        )
    return Chart("error-posts", figure, _to_three(data), f"{'; '.join(said)}.")


def _mark(axes: Axes, row: Any, y: float, at: int) -> None:
    colour, marker = LOOKS[at % len(LOOKS)]
    axes.plot([row.low, row.high], [y, y], color=colour, linewidth=1.8, zorder=2)
    axes.plot(
        row.value,
        y,
        marker=marker,
        color=colour,
        markersize=7,
        zorder=3,
        clip_on=False,
        markerfacecolor="white" if at else colour,
        markeredgewidth=1.6,
    )


def _finish(axes: Axes, lines: int, archives: list[str]) -> None:
    axes.set_ylim(lines - 0.3, -0.8)
    axes.set_xlim(-0.01, 1.01)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", left=False)
    axes.spines["left"].set_visible(False)
    for at, archive in enumerate(archives):
        colour, marker = LOOKS[at % len(LOOKS)]
        axes.plot(
            [],
            [],
            marker=marker,
            color=colour,
            markersize=7,
            label=archive,
            markerfacecolor="white" if at else colour,
            markeredgewidth=1.6,
        )
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        frameon=False,
        labelcolor=INK,
        borderaxespad=0.2,
    )
    axes.xaxis.label.set_color(MUTED)


def _rates_alt(data: pd.DataFrame, archives: list[str]) -> str:
    said = []
    for archive in archives:
        own = data[data["archive"] == archive].sort_values(["value", "type"])
        ends = [f"{percent(row.value)} ({row.type})" for row in own.iloc[[0, -1]].itertuples()]
        many = f"{len(own)} types of annotation, from {' to '.join(ends)}"
        said.append(f"{archive}: {many if len(own) > 1 else ends[0]}")
    return f"Rates with their intervals. {'; '.join(said)}."

"""Figures of errors: how often each type of annotation, and each post, comes out right."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pressaudit.analyse.percent import percent
from pressaudit.evaluate.types import TYPES
from pressaudit.figures.base import (
    FAINT,
    INK,
    MARKERS,
    MUTED,
    PALETTE,
    PAPER,
    Chart,
    Page,
    in_two_forms,
    key,
    nothing,
    with_note,
)

MANY = 60


@in_two_forms
def rates_chart(page: Page, rates: pd.DataFrame) -> Chart:
    """Draw the rate of each type of annotation with its interval, a mark an archive."""
    data = rates.reset_index(drop=True)
    if data.empty:
        return nothing(page, "rates", "No annotation by hand is at hand to measure against.", data)
    archives, lines = list(dict.fromkeys(data["archive"])), _lines(data)
    own = {line: data[(data["family"] == line[0]) & (data["type"] == line[1])] for line in lines}
    notes = ["; ".join(map(_counted, part.itertuples(index=False))) for part in own.values()]
    labels = [_label(family, kind) for family, kind in lines]
    figure, axes = _rows(page, labels, notes, 0.22 + 0.04 * len(archives))
    for y, ((_, kind), part) in enumerate(own.items()):
        if not kind:
            axes.axhline(y - 0.55, color=FAINT, linewidth=0.8)
        for row in part.itertuples(index=False):
            at = archives.index(row.archive)
            apart = page.bar * 0.36 * (at - (len(archives) - 1) / 2)
            _mark(axes, row, y + (apart if len(part) > 1 else 0), at)
    names = axes.texts if page.narrow else axes.get_yticklabels()
    for label, (_, kind) in zip(names, lines, strict=True):
        label.set_fontweight("normal" if kind else "bold")
    what = "share right, or F1; line: 95 % interval; in brackets: of how many (ch.: characters)"
    _finish(page, figure, axes, archives, what)
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


@in_two_forms
def posts_chart(page: Page, posts: pd.DataFrame) -> Chart:
    """Draw the share of right decisions in each post, and the type that most errors are in."""
    data = posts.head(MANY).reset_index(drop=True)
    if data.empty:
        return nothing(page, "error-posts", "No post was annotated by hand.", data)
    archives = list(dict.fromkeys(data["archive"]))
    notes = [
        f"{row.wrong} of {row.right + row.wrong} wrong"
        + (f": {row.worst.split(', ')[0]}" if row.worst else "")
        for row in data.itertuples(index=False)
    ]
    figure, axes = _rows(page, [f"post {n}" for n in data["post"]], notes, 0.3)
    for y, row in enumerate(data.itertuples(index=False)):
        if y and row.archive != data["archive"][y - 1]:
            axes.axhline(y - 0.5, color=FAINT, linewidth=0.8)
        _mark(axes, row, y, archives.index(row.archive))
    what = "share of decisions that are right; line: 95 % interval"
    _finish(page, figure, axes, archives, what)
    said = []
    for archive, own in data.groupby("archive", sort=False):
        worst = own.sort_values(["value", "post"]).iloc[0]
        said.append(
            f"{archive}: {percent(own['value'].min())} to {percent(own['value'].max())} of the "
            f"decisions on a post are right, fewest in post {worst['post']}"
        )
    return Chart("error-posts", figure, _to_three(data), f"{'; '.join(said)}.")


def _rows(page: Page, labels: list[str], notes: Iterable[str], step: float) -> tuple[Figure, Axes]:
    """Return an axis of rows with notes right of it; on a phone they stand with the labels."""
    pairs = list(zip(labels, notes, strict=True))
    if page.narrow:
        return page.rows([with_note(*pair, page.letters) for pair in pairs], extra=1.3)
    figure, axes = page.rows(labels, step=step, extra=1.3)
    for y, (_, note) in enumerate(pairs):
        axes.annotate(note, (1.03, y), va="center", annotation_clip=False)
    return figure, axes


def _look(at: int) -> dict[str, Any]:
    """Return the look of an archive's mark: all but the first are hollow."""
    colour = PALETTE[at % len(PALETTE)]
    face = PAPER if at else colour
    look = {"color": colour, "marker": MARKERS[at % len(MARKERS)], "markersize": 7}
    return look | {"markerfacecolor": face, "markeredgewidth": 1.6}


def _mark(axes: Axes, row: Any, y: float, at: int) -> None:
    look = _look(at)
    axes.plot([row.low, row.high], [y, y], color=look["color"], linewidth=1.8, zorder=2)
    axes.plot(row.value, y, zorder=3, clip_on=False, **look)


def _finish(page: Page, figure: Figure, axes: Axes, archives: list[str], what: str) -> None:
    axes.set_xlim(-0.01, 1.01)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for at, archive in enumerate(archives):
        axes.plot([], [], label=archive, **_look(at))
    key(page, figure, labelcolor=INK)
    axes.set_xlabel(what, color=MUTED)


def _rates_alt(data: pd.DataFrame, archives: list[str]) -> str:
    said = []
    for archive in archives:
        own = data[data["archive"] == archive].sort_values(["value", "type"])
        ends = [f"{percent(row.value)} ({row.type})" for row in own.iloc[[0, -1]].itertuples()]
        many = f"{len(own)} types of annotation, from {' to '.join(ends)}"
        said.append(f"{archive}: {many if len(own) > 1 else ends[0]}")
    return f"Rates with their intervals. {'; '.join(said)}."

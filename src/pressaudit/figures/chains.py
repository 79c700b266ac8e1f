"""By which hands words came to the posts: origins left, posts right."""

from collections.abc import Sequence
from itertools import chain, cycle, pairwise, repeat
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from pressaudit.figures.base import (
    INK,
    MARKERS,
    MUTED,
    PALETTE,
    Chart,
    cut,
    left_out,
    new_figure,
    nothing,
    style,
)

MAX_ORIGINS = 14
MAX_POSTS = 24
LONE = "#7f7f7f"
COLOURS = tuple(colour for colour in PALETTE if colour != "#56B4E9")
"""Colours of lines: those of the palette with a contrast of 3 to 1 on white, as WCAG 2.1 asks of
graphics. Each has a mark of its own shape beside the name as well."""


def chain_chart(chains: pd.DataFrame, posts: pd.DataFrame | None = None) -> Chart:
    """Draw the chains: who said it, which outlet got it, in which post it stands.

    Origins that stand in two or more posts are coloured; posts tied to one person's words to one
    outlet, or to one report, stand together under a head that says so, in the order of their
    dates. A dashed line says that the post credits the words to somebody else, or has them from
    another post; a dotted one that it rests on a report without quoting it.

    Parameters
    ----------
    chains
        From :func:`pressaudit.analyse.sources.chains`.
    posts
        From :func:`pressaudit.analyse.sources.posts`; those without a chain are named below.
    """
    if chains.empty:
        return nothing("chains", "No post quotes anybody by name; there is no chain.", chains)
    spread = chains.groupby("origin", sort=False)["number"].nunique()
    origins = [*spread[spread > 1].index, *spread[spread == 1].index][:MAX_ORIGINS]
    data = chains[chains["origin"].isin(origins)]
    groups = _groups(data)
    data = data[data["number"].isin(n for _, numbers in groups for n in numbers)]
    data = data.reset_index(drop=True)
    origins = [name for name in origins if name in set(data["origin"])]
    shared = [name for name in origins if spread[name] > 1]
    colours = dict(zip(shared, chain(COLOURS, repeat(INK)), strict=False))
    marks = dict(zip(shared, cycle(MARKERS), strict=False))
    slots: list[object] = []
    for n, (head, numbers) in enumerate(groups):
        slots += [("head", n)] if head else []
        slots += numbers
    outlets = sorted(set(data["told_to"]) - {""})
    left, right = _spaced(origins), _spaced(slots)
    middle = _spaced(_in_order(data, outlets, left, right))
    label = {row.number: _dated(row) for row in data.itertuples(index=False)}
    with style():
        figure = new_figure(9, 1.1 + 0.36 * max(len(origins), len(slots), 2))
        axes = figure.add_subplot()
        for row in data.sort_values("words", kind="stable").itertuples(index=False):
            points = [(0.0, left[row.origin])]
            if row.told_to:
                points.append((0.5, middle[row.told_to]))
            points.append((1.0, right[row.number]))
            _flow(axes, points, row, colours.get(row.origin, LONE))
        for name, y in left.items():
            note = f"{cut(str(name))} ({spread[name]})" if spread[name] > 1 else cut(str(name))
            weight = "bold" if name in colours else "normal"
            axes.text(-0.035, y, note, ha="right", va="center", fontweight=weight, color=INK)
            if name in colours:
                axes.plot(-0.012, y, marker=marks[name], color=colours[name], markersize=7)
        for name, y in middle.items():
            _box(axes, y, f"told to {cut(str(name), 22)}")
        for n, (head, numbers) in enumerate(groups):
            shade = colours.get(_main_origin(data, numbers), LONE)
            if head:
                axes.text(1.02, right["head", n], head, va="center", fontsize=10.2, color=MUTED)
                ends = [right[numbers[0]], right[numbers[-1]]]
                axes.plot([1.012, 1.012], ends, color=shade, linewidth=3.5)
            for number in numbers:
                axes.plot(1.012, right[number], marker="s", color=shade, markersize=7)
                axes.text(1.035, right[number], label[number], ha="left", va="center")
        axes.set_xlim(-0.46, 1.42)
        axes.set_ylim(1, 0)
        axes.axis("off")
        notes = [
            "whose words (in how many posts)  →  who got them  →  where they stand",
            "dashed: through another post, or under another's name; "
            "dotted: rests on it, without its words",
            left_out(data["number"].nunique(), chains["number"].nunique(), "posts"),
            _without(chains, posts),
        ]
        figure.supxlabel("\n".join(filter(None, notes)), fontsize=10.2, color=MUTED)
    alt = _alt(data, groups, spread, origins)
    return Chart("chains", figure, data, " ".join(filter(None, [alt, _without(chains, posts)])))


def _without(chains: pd.DataFrame, posts: pd.DataFrame | None) -> str:
    """Say which posts have no chain; "" for none, or where the posts are not given."""
    if posts is None:
        return ""
    absent = sorted(set(posts["number"]) - set(chains["number"]))
    if not absent:
        return ""
    listed = ", ".join(str(n) for n in absent)
    which = f"post{'s' * (len(absent) > 1)} {listed}"
    return f"Not drawn, since nobody is quoted by name there: {which}."


def _alt(
    data: pd.DataFrame,
    groups: Sequence[tuple[str, list[int]]],
    spread: pd.Series,
    origins: Sequence[str],
) -> str:
    several = [f"{name} in {spread[name]} posts" for name in origins if spread[name] > 1]
    folds = data.drop_duplicates("number").set_index("number")["fold"]
    together = [
        f"posts {', '.join(str(n) for n in sorted(numbers))} are tied to the {folds[numbers[0]]}"
        for head, numbers in groups
        if head
    ]
    first = f"Chains from {len(origins)} origins to {data['number'].nunique()} posts. "
    second = (
        f"Origins in several posts: {'; '.join(several)}."
        if several
        else "No origin's words stand in more than one post."
    )
    return first + second + (f" Together: {'; '.join(together)}." if together else "")


def _groups(data: pd.DataFrame) -> list[tuple[str, list[int]]]:
    """Return the posts by what they fold into, largest first, with a head for two or more.

    Within a group, and where there is none, posts are in the order of their dates.
    """
    fold = dict(zip(data["number"], data["fold"], strict=True))
    sizes = pd.Series(fold).value_counts()
    tied = data[data["tied_by"] != ""].groupby("tied_by")["number"].agg(set).to_dict()

    posted = dict(zip(data["number"], data["posted"], strict=True))

    def key(number: int) -> tuple[int, str, pd.Timestamp, int]:
        name = fold[number]
        size = int(sizes[name]) if name else 0
        day = posted[number] if pd.notna(posted[number]) else pd.Timestamp.max
        return (-size if size > 1 else 0, name if size > 1 else "", day, number)

    out: list[tuple[str, list[int]]] = []
    for number in sorted(fold, key=key)[:MAX_POSTS]:
        name = fold[number] if sizes[fold[number]] > 1 else ""
        if name and out and fold[out[-1][1][0]] == name:
            out[-1][1].append(number)
        else:
            out.append((name.split(" ", 1)[0], [number]))
    return [
        (
            _head(kind, numbers, tied.get(fold[numbers[0]], set())) if len(numbers) > 1 else "",
            numbers,
        )
        for kind, numbers in out
    ]


def _head(kind: str, numbers: Sequence[int], tied: set[int]) -> str:
    """Say what the posts of a group have in common, and which further post has it too."""
    if not kind:
        return ""
    what = "one person's\nwords to one outlet" if kind == "words" else "one report"
    more = ", ".join(str(n) for n in sorted(tied - set(numbers)))
    return f"{len(numbers)} posts on {what}" + (f" (and {more})" if more else "")


def _dated(row: Any) -> str:
    """Return a post's label with its day."""
    day = f", {row.posted.day} {row.posted:%b}" if pd.notna(row.posted) else ""
    return cut(str(row.label), 24) + day


def _spaced(names: Sequence[object]) -> dict[object, float]:
    return dict(zip(names, np.linspace(0, 1, len(names) + 2)[1:-1].tolist(), strict=True))


def _in_order(
    data: pd.DataFrame,
    outlets: Sequence[str],
    left: dict[object, float],
    right: dict[object, float],
) -> list[str]:
    """Put the outlets in the middle in the order of the places that they join."""
    places = {
        outlet: np.mean(
            [
                left[row.origin] + right[row.number]
                for row in data[data["told_to"] == outlet].itertuples(index=False)
            ]
        )
        for outlet in outlets
    }
    return sorted(outlets, key=lambda name: (places[name], name))


def _main_origin(data: pd.DataFrame, numbers: Sequence[int]) -> str:
    """Return the origin that stands in most of some posts, and has most words in them."""
    rows = data[data["number"].isin(numbers)].groupby("origin")
    ranked = rows.agg(posts=("number", "nunique"), words=("words", "sum"))
    return str(min(ranked.itertuples(), key=lambda r: (-r.posts, -r.words, r.Index)).Index)


def _box(axes: Axes, y: float, text: str) -> None:
    frame = {"facecolor": "white", "edgecolor": MUTED, "linewidth": 0.6}
    axes.text(
        0.5,
        y,
        text,
        ha="center",
        va="center",
        fontsize=10.2,
        bbox={**frame, "boxstyle": "round,pad=0.25"},
        zorder=5,
    )


def _flow(axes: Axes, points: list[tuple[float, float]], row: object, colour: str) -> None:
    report = getattr(row, "kind", "") == "report"
    width = 1.6 if report else 1.0 + 5.0 * min(getattr(row, "words", 0), 200) / 200
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = (x0 + x1) / 2
        path = Path(
            [(x0, y0), (bend, y0), (bend, y1), (x1, y1)],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
        dashed = x1 == 1.0 and bool(getattr(row, "via", ""))
        lines: str | tuple[int, tuple[float, ...]] = (0, (2, 1)) if dashed else "solid"
        axes.add_patch(
            PathPatch(
                path,
                facecolor="none",
                edgecolor=colour,
                linewidth=width,
                alpha=0.85,
                linestyle=(0, (1, 1.5)) if report else lines,
                capstyle="butt",
            )
        )

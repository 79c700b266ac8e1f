"""By which hands words came to the posts: origins left, posts right."""

from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from pressaudit.figures.base import INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing

MAX_ORIGINS = 14
MAX_POSTS = 24


def chain_chart(chains: pd.DataFrame) -> Chart:
    """Draw the chains: who said it, which outlet got it, in which post it stands.

    Origins whose words stand in two or more posts are coloured; a dashed line says that the post
    credits the words to somebody else, or has them from another post.

    Parameters
    ----------
    chains
        From :func:`pressaudit.analyse.sources.chains`.
    """
    if chains.empty:
        return nothing("chains", "No post quotes anybody by name; there is no chain.", chains)
    spread = chains.groupby("origin", sort=False)["number"].nunique()
    origins = [*spread[spread > 1].index, *spread[spread == 1].index][:MAX_ORIGINS]
    data = chains[chains["origin"].isin(origins)]
    posts = _post_order(data, origins)[:MAX_POSTS]
    data = data[data["number"].isin(posts)].reset_index(drop=True)
    origins = [name for name in origins if name in set(data["origin"])]
    outlets = sorted(set(data["told_to"]) - {""})
    colours = {
        name: PALETTE[n % len(PALETTE)]
        for n, name in enumerate(o for o in origins if spread[o] > 1)
    }
    height = max(len(origins), len(posts), 2)
    left = dict(zip(origins, np.linspace(0, 1, len(origins) + 2)[1:-1], strict=True))
    right = dict(zip(posts, np.linspace(0, 1, len(posts) + 2)[1:-1], strict=True))
    middle = dict(zip(outlets, np.linspace(0, 1, len(outlets) + 2)[1:-1], strict=True))
    label = data.drop_duplicates("number").set_index("number")["label"]
    with style():
        figure = new_figure(9, 1.1 + 0.36 * height)
        axes = figure.add_subplot()
        for row in data.sort_values("words", kind="stable").itertuples(index=False):
            points = [(0.0, left[row.origin])]
            if row.told_to:
                points.append((0.5, middle[row.told_to]))
            points.append((1.0, right[row.number]))
            _flow(axes, points, row, colours.get(row.origin, "#9a9a9a"))
        for name, y in left.items():
            bold = "bold" if name in colours else "normal"
            note = f"{cut(name)} ({spread[name]})" if spread[name] > 1 else cut(name)
            axes.text(
                -0.02,
                y,
                note,
                ha="right",
                va="center",
                fontweight=bold,
                color=colours.get(name, INK),
            )
        for name, y in middle.items():
            axes.text(
                0.5,
                y,
                f"told to {cut(name, 22)}",
                ha="center",
                va="center",
                fontsize=9.5,
                bbox={
                    "facecolor": "white",
                    "edgecolor": MUTED,
                    "linewidth": 0.6,
                    "boxstyle": "round,pad=0.25",
                },
                zorder=5,
            )
        for number, y in right.items():
            main = _main_origin(data, number)
            axes.plot(1.012, y, marker="s", color=colours.get(main, "#9a9a9a"), markersize=7)
            axes.text(1.03, y, cut(label[number]), ha="left", va="center")
        axes.set_xlim(-0.42, 1.36)
        axes.set_ylim(1, 0)
        axes.axis("off")
        figure.supxlabel(
            "whose words (in how many posts)  →  who got them  →  where they stand; "
            "■ most words from\ndashed: through another post, or under another's name",
            fontsize=9.5,
            color=MUTED,
        )
    several = [f"{name} in {spread[name]} posts" for name in origins if spread[name] > 1]
    alt = f"Chains from {len(origins)} origins to {len(posts)} posts. " + (
        f"Words of one origin stand in several posts: {'; '.join(several)}."
        if several
        else "No origin's words stand in more than one post."
    )
    return Chart("chains", figure, data, alt)


def _main_origin(data: pd.DataFrame, number: int) -> str:
    """Return the origin in most posts among those that a post has most words of."""
    words = data[data["number"] == number].groupby("origin")["words"].sum()
    return str(min(words.index, key=lambda name: (-int(words[name]), name)))


def _post_order(data: pd.DataFrame, origins: list[str]) -> list[int]:
    """Put posts with the same first shared origin together, as the left side is ordered."""
    rank = {name: n for n, name in enumerate(origins)}
    first = {
        number: min(rank[name] for name in set(data[data["number"] == number]["origin"]))
        for number in set(data["number"])
    }
    return sorted(first, key=lambda number: (first[number], number))


def _flow(axes: Axes, points: list[tuple[float, float]], row: object, colour: str) -> None:
    width = 1.0 + 5.0 * min(getattr(row, "words", 0), 200) / 200
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = (x0 + x1) / 2
        path = Path(
            [(x0, y0), (bend, y0), (bend, y1), (x1, y1)],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
        last = x1 == 1.0
        dashed = last and bool(getattr(row, "via", ""))
        axes.add_patch(
            PathPatch(
                path,
                facecolor="none",
                edgecolor=colour,
                linewidth=width,
                alpha=0.75,
                linestyle=(0, (2, 1)) if dashed else "solid",
                capstyle="butt",
            )
        )

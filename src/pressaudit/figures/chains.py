"""By which hands words came to the posts: origins left, posts right."""

import textwrap
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
    PAPER,
    Chart,
    Page,
    cut,
    footnote,
    in_two_forms,
    label_at,
    left_out,
    nothing,
    post_labels,
)

MAX_ORIGINS, MAX_POSTS, MAX_IN_GROUP = 14, 24, 8
"""Drawn at most; further posts of a group are one line, "and 34 more"."""
LONE = "#7f7f7f"
COLOURS = tuple(colour for colour in PALETTE if colour != "#56B4E9")
"""Colours of lines: those of the palette with a contrast of 3 to 1 on white, as WCAG 2.1 asks of
graphics. Each has a mark of its own shape beside the name as well."""
Group = tuple[str, list[int]]


@in_two_forms
def chain_chart(page: Page, chains: pd.DataFrame, posts: pd.DataFrame | None = None) -> Chart:
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
        none = "No post quotes anybody by name; there is no chain."
        return nothing(page, "chains", none, chains)
    spread = chains.groupby("origin", sort=False)["number"].nunique()
    spread = spread.sort_values(ascending=False, kind="stable")
    data = chains[chains["origin"].isin(spread.index[:MAX_ORIGINS])]
    groups = _groups(data)
    data = data[data["number"].isin(n for _, numbers in groups for n in numbers)]
    data = data.reset_index(drop=True)
    origins = [name for name in spread.index[:MAX_ORIGINS] if name in set(data["origin"])]
    slots, slot = _slots(groups)
    outlets = sorted(set(data["told_to"]) - {""})
    left, right = _spaced(origins), _spaced(slots)
    middle = _spaced(_in_order(data, outlets, left, right, slot))
    pitch = 0.42 if page.narrow else 0.34
    figure = page.figure(1.2 + pitch * max(len(origins), len(slots), 2))
    axes = figure.add_subplot()
    colours = _draw_lines(page, axes, data, left, middle, right, slot, spread)
    _draw_posts(page, axes, data, groups, right, colours, posts)
    # The names left and right have these inches, the lines what is between.
    sides = (1.22, 1.36) if page.narrow else (2.4, 3.1)
    between = page.width - sum(sides)
    axes.set_xlim(-sides[0] / between, 1 + sides[1] / between)
    axes.set_ylim(1, 0)
    axes.axis("off")
    drawn = data["number"].nunique()
    many = "" if page.narrow else " (in how many posts)"
    footnote(
        figure,
        f"whose words{many} → who got them → where they stand",
        "dashed: through another post, or under another's name; "
        "dotted: rests on it, without its words",
        left_out(drawn, chains["number"].nunique(), "posts"),
        left_out(len(origins), len(spread), "origins"),
        _without(chains, posts),
    )
    alt = _alt(data, groups, spread, origins)
    return Chart("chains", figure, data, " ".join(filter(None, [alt, _without(chains, posts)])))


def _slots(groups: Sequence[Group]) -> tuple[list[object], dict[int, object]]:
    """Return the lines at the right, heads included, and the line of each post."""
    slots: list[object] = []
    slot: dict[int, object] = {}
    for n, (head, numbers) in enumerate(groups):
        slots += [("head", n)] if head else []
        few = numbers if len(numbers) <= MAX_IN_GROUP + 1 else numbers[:MAX_IN_GROUP]
        slots += [*few, *([("more", n)] if len(few) < len(numbers) else [])]
        slot |= {number: number if number in few else ("more", n) for number in numbers}
    return slots, slot


def _without(chains: pd.DataFrame, posts: pd.DataFrame | None) -> str:
    """Say which posts have no chain; "" for none, or where the posts are not given."""
    absent = set() if posts is None else set(posts["number"]) - set(chains["number"])
    if not absent:
        return ""
    first = ", ".join(str(n) for n in sorted(absent)[:12])
    more = f" and {len(absent) - 12} more" if len(absent) > 12 else ""
    which = f"post{'s' * (len(absent) > 1)} {first}{more}"
    return f"Not drawn, since nobody is quoted by name there: {which}."


def _alt(
    data: pd.DataFrame, groups: Sequence[Group], spread: pd.Series, origins: Sequence[str]
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


def _groups(data: pd.DataFrame) -> list[Group]:
    """Return the posts by what they fold into, largest first, with a head for two or more.

    Within a group, and where there is none, posts are in the order of their dates. A group is
    taken whole: posts are left out once there are lines enough.
    """
    fold = dict(zip(data["number"], data["fold"], strict=True))
    sizes = pd.Series(fold).value_counts()
    tied = data[data["tied_by"] != ""].groupby("tied_by")["number"].agg(set).to_dict()
    posted = dict(zip(data["number"], data["posted"], strict=True))

    def order(number: int) -> tuple[int, str, pd.Timestamp, int]:
        name = fold[number]
        size = int(sizes[name]) if name else 0
        day = posted[number] if pd.notna(posted[number]) else pd.Timestamp.max
        return (-size if size > 1 else 0, name if size > 1 else "", day, number)

    out: list[Group] = []
    lines = 0
    for number in sorted(fold, key=order):
        name = fold[number] if sizes[fold[number]] > 1 else ""
        if name and out and fold[out[-1][1][0]] == name:
            out[-1][1].append(number)
            lines += len(out[-1][1]) <= MAX_IN_GROUP
        elif lines < MAX_POSTS:
            out.append((name.split(" ", 1)[0], [number]))
            lines += 1
    return [
        (_head(kind, numbers, tied.get(fold[numbers[0]], set())) if kind else "", numbers)
        for kind, numbers in out
    ]


def _head(kind: str, numbers: Sequence[int], tied: set[int]) -> str:
    """Say what the posts of a group have in common, and which further post has it too."""
    if len(numbers) < 2:
        return ""
    what = "one person's\nwords to one outlet" if kind == "words" else "one report"
    more = ", ".join(str(n) for n in sorted(tied - set(numbers)))
    return f"{len(numbers)} posts on {what}" + (f" (and {more})" if more else "")


def _spaced(names: Sequence[object]) -> dict[object, float]:
    return dict(zip(names, np.linspace(0, 1, len(names) + 2)[1:-1].tolist(), strict=True))


def _in_order(
    data: pd.DataFrame,
    outlets: Sequence[str],
    left: dict[object, float],
    right: dict[object, float],
    slot: dict[int, object],
) -> list[str]:
    """Put the outlets in the middle in the order of the places that they join."""
    joined = data["origin"].map(left) + data["number"].map(slot).map(right)
    places = joined.groupby(data["told_to"]).mean()
    return sorted(outlets, key=lambda name: (places[name], name))


def _draw_lines(  # noqa: PLR0917
    page: Page,
    axes: Axes,
    data: pd.DataFrame,
    left: dict[object, float],
    middle: dict[object, float],
    right: dict[object, float],
    slot: dict[int, object],
    spread: pd.Series,
) -> dict[object, str]:
    """Draw origins, lines and the outlets between; return the colours of shared origins."""
    shared = [name for name in left if spread[name] > 1]
    colours = dict(zip(shared, chain(COLOURS, repeat(INK)), strict=False))
    marks = dict(zip(shared, cycle(MARKERS), strict=False))
    for row in data.sort_values("words", kind="stable").itertuples(index=False):
        points = [(0.0, left[row.origin]), (1.0, right[slot[row.number]])]
        if row.told_to:
            points.insert(1, (0.5, middle[row.told_to]))
        _flow(axes, points, row, colours.get(row.origin, LONE))
    size: Any = {"fontsize": 9 if page.narrow else 10}
    for name, y in left.items():
        many = f" ({spread[name]})" if spread[name] > 1 and not page.narrow else ""
        note = cut(str(name), 28 - len(many)) + many
        weight = "bold" if name in colours else "normal"
        label_at(
            axes,
            _short(page, note, 13, 28),
            (0, y),
            (-10, 0),
            ha="right",
            fontweight=weight,
            **size,
        )
        if name in colours:
            axes.plot(0, y, marker=marks[name], color=colours[name], markersize=7, clip_on=False)
    frame = {"facecolor": PAPER, "edgecolor": MUTED, "linewidth": 0.6, "boxstyle": "round,pad=0.25"}
    for name, y in middle.items():
        told = f"told to\n{cut(str(name), 10)}" if page.narrow else f"told to {cut(str(name), 20)}"
        axes.text(0.5, y, told, ha="center", va="center", bbox=frame, zorder=5, **size)
    return colours


def _short(page: Page, text: str, narrow: int, wide: int) -> str:
    """Cut a text to ``wide`` letters, or on a phone to two lines of ``narrow``."""
    if not page.narrow:
        return cut(text, wide)
    return textwrap.fill(text, narrow, max_lines=2, placeholder="…")


def _draw_posts(  # noqa: PLR0917
    page: Page,
    axes: Axes,
    data: pd.DataFrame,
    groups: Sequence[Group],
    right: dict[object, float],
    colours: dict[object, str],
    posts: pd.DataFrame | None,
) -> None:
    rows = data.drop_duplicates("number").set_index("number")
    size: Any = {"fontsize": 9 if page.narrow else 10}
    labels = post_labels(data.drop_duplicates("number") if posts is None else posts, 60)
    for n, (head, numbers) in enumerate(groups):
        shade = colours.get(_main_origin(data, numbers), LONE)
        few = [number for number in numbers if number in right]
        if head:
            words = head if not page.narrow else textwrap.fill(head, 18)
            label_at(axes, words, (1, right["head", n]), (6, 0), color=MUTED)
            ends = [right[few[0]], right.get(("more", n), right[few[-1]])]
            axes.plot([1.01, 1.01], ends, color=shade, linewidth=3.5)
        for number in few:
            day = rows.loc[number, "posted"]
            dated = f", {day.day} {day:%b}" if pd.notna(day) else ""
            label = _short(page, labels[number], 16, 40 - len(dated))
            axes.plot(1.01, right[number], marker="s", color=shade, markersize=7)
            label_at(
                axes, label + ("" if page.narrow else dated), (1, right[number]), (10, 0), **size
            )
        if len(few) < len(numbers):
            more = f"and {len(numbers) - len(few):,} more"
            label_at(axes, more, (1, right["more", n]), (10, 0), color=MUTED)


def _main_origin(data: pd.DataFrame, numbers: Sequence[int]) -> str:
    """Return the origin that stands in most of some posts, and has most words in them."""
    rows = data[data["number"].isin(numbers)].groupby("origin")
    ranked = rows.agg(posts=("number", "nunique"), words=("words", "sum"))
    return str(min(ranked.itertuples(), key=lambda r: (-r.posts, -r.words, r.Index)).Index)


def _flow(axes: Axes, points: list[tuple[float, float]], row: Any, colour: str) -> None:
    report = row.kind == "report"
    width = 1.6 if report else 1.0 + 5.0 * min(row.words, 200) / 200
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = (x0 + x1) / 2
        path = Path(
            [(x0, y0), (bend, y0), (bend, y1), (x1, y1)],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
        look: Any = (0, (2, 1)) if x1 == 1.0 and row.via else "solid"
        look = (0, (1, 1.5)) if report else look
        axes.add_patch(
            PathPatch(
                path, facecolor="none", edgecolor=colour, linewidth=width, alpha=0.85,
                linestyle=look, capstyle="butt",
            )
        )  # fmt: skip

"""Figures of topics: how many, in which posts, on a map, and which posts are alike."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.analyse.schema import named
from pressaudit.analyse.topics.find import Topics
from pressaudit.analyse.topics.tree import FEWEST_POSTS, Tree
from pressaudit.figures.base import (
    FAINT,
    INK,
    MARKERS,
    MUTED,
    PALETTE,
    PAPER,
    Chart,
    Page,
    colour_of,
    cut,
    headline,
    heat,
    in_two_forms,
    key,
    label_at,
    make_room,
    nothing,
    post_labels,
    with_note,
)

MOST_COLUMNS = 20
BY_POST = "topics-by-post"


@in_two_forms
def matrix_chart(page: Page, found: Topics, posts: pd.DataFrame) -> Chart:
    """Draw groups by posts: shade is the share of the post's words, the figure counts windows.

    With more than 20 posts the columns are the outlets with most words.
    """
    in_posts, reason = found.in_posts(), found.choice.reason
    if in_posts.empty:
        return nothing(page, BY_POST, f"Nothing could be grouped: {reason}.", in_posts)
    many = in_posts["number"].nunique() > MOST_COLUMNS
    data = _by_outlet(in_posts) if many else in_posts
    numbers = sorted(set(data["number"]))
    topics = in_posts.drop_duplicates("topic").sort_values("topic")
    share, windows = (
        data.pivot_table(index="topic", columns="number", values=value, aggfunc="sum", fill_value=0)
        .reindex(columns=numbers, fill_value=0)
        .to_numpy(dtype=float)
        for value in ("share", "windows")
    )
    outlets = dict(zip(data["number"], data["outlet"], strict=True))
    called = outlets if many else post_labels(posts, 24)
    names = [str(n) if page.narrow and not many else cut(called[n], 24) for n in numbers]
    step = 0.46 if page.narrow else 0.42
    figure = page.figure(2.4 + step * len(topics))
    axes = figure.add_subplot()
    down = [f"{r.topic}  {cut(r.label, 36)}" for r in topics.itertuples()]
    heat(page, axes, share, windows, names, down)
    what = "outlet" if many else "post"
    headline(figure, f"Windows by group and {what}; shade: share of its words")
    top = in_posts.sort_values(["share", "topic", "number"], ascending=[False, True, True]).iloc[0]
    spread = in_posts.groupby("topic")["number"].nunique()
    alt = (
        f"{len(topics)} groups in {in_posts['number'].nunique()} posts. Group {spread.idxmax()} "
        f"stands in most posts, {spread.max()}; post {top['number']} is {top['share']:.0%} group "
        f"{top['topic']} ({top['label']})."
    )
    return Chart(BY_POST, figure, data.reset_index(drop=True), alt)


def _by_outlet(in_posts: pd.DataFrame) -> pd.DataFrame:
    """Add the posts of each outlet up, for the outlets with most words."""
    total = in_posts.groupby("outlet")["words"].sum().sort_index()
    chosen = total.sort_values(ascending=False, kind="stable").head(MOST_COLUMNS)
    frame = in_posts[in_posts["outlet"].isin(chosen.index)]
    out = frame.groupby(["topic", "label", "outlet"], as_index=False)[["windows", "words"]].sum()
    out["share"] = out["words"] / out["outlet"].map(chosen)
    rank = {outlet: n for n, outlet in enumerate(chosen.index)}
    out["number"] = out["outlet"].map(rank) + 1
    return out.round({"share": 4}).sort_values(["topic", "number"], ignore_index=True)


@in_two_forms
def curve_chart(page: Page, found: Topics) -> Chart:
    """Draw how far groups come back in other posts, by their number, with the null's band."""
    choice = found.choice
    data = choice.curve.round(3)
    if data.empty:
        return nothing(page, "topics-curve", f"No topics were looked for: {choice.reason}.", data)
    figure = page.figure(3.6)
    axes = figure.add_subplot()
    _panel(axes, data, choice.k)
    headline(figure, "Do the groups come back in posts by other writers?")
    axes.set_ylabel("recurrence")
    axes.set_xlabel("number of groups")
    counted = f"{int(data['beats'].sum())} of {len(data)}"
    alt = (
        f"Recurrence of groupings into {data['k'].min()} to {data['k'].max()} against "
        f"{choice.nulls} archives whose posts share no topic: {counted} numbers of groups "
        "lie above the limit. "
    )
    if choice.k:
        row = data[data["k"] == choice.k].iloc[0]
        alt += (
            f"Chosen: {choice.k}, with {row['value']:.2f} against {row['null_mean']:.2f} without "
            "topics."
        )
    else:
        alt += "None is chosen: there are no topics to report."
    return Chart("topics-curve", figure, named("topics_curve", data), alt)


def _panel(axes: Axes, rows: pd.DataFrame, chosen: int) -> None:
    axes.fill_between(rows["k"], rows["null_low"], rows["null_high"], color=FAINT, linewidth=0)
    axes.plot(rows["k"], rows["null_mean"], color=MUTED, linewidth=1)
    axes.plot(rows["k"], rows["limit"], color=PALETTE[1], linestyle=(0, (4, 2)), linewidth=1.2)
    axes.plot(rows["k"], rows["value"], color=PALETTE[0], zorder=3)
    for row in rows.itertuples(index=False):
        axes.plot(
            row.k,
            row.value,
            "o",
            color=PALETTE[0],
            zorder=4,
            markersize=10 if row.k == chosen else 5.5,
            markerfacecolor=PALETTE[0] if row.beats else "white",
        )
    axes.margins(x=0.05, y=0.16)
    axes.spines["bottom"].set_bounds(int(rows["k"].min()), int(rows["k"].max()))
    _names_at_the_end(axes, rows.iloc[-1])
    make_room(axes)
    if chosen:
        value = float(rows.loc[rows["k"] == chosen, "value"].iloc[0])
        label_at(
            axes, f"{chosen}", (chosen, value), (0, 9), ha="center", fontweight="bold", color=INK
        )
    axes.set_xticks(range(int(rows["k"].min()), int(rows["k"].max()) + 1, 2))


def _names_at_the_end(axes: Axes, last: pd.Series) -> None:
    """Name the three lines right of their last point, moved apart where they would touch."""
    low, high = axes.get_ylim()
    names = [("null_mean", "no topics", MUTED), ("limit", "limit", PALETTE[1])]
    at = low
    for column, name, colour in [*names, ("value", "archive", PALETTE[0])]:
        at = max(float(last[column]), at + 0.07 * (high - low))
        label_at(axes, name, (last["k"], at), (7, 0), color=colour)


@in_two_forms
def followed_chart(page: Page, found: Topics) -> Chart:
    """Draw how far topics agree with category, outlet, author and post, with what chance gives."""
    data = found.followed.round(3)
    if data.empty:
        return nothing(
            page, "topics-followed", "No topics are claimed, so there is nothing to compare.", data
        )
    drawn = list(data.itertuples(index=False))
    chances = ["no chance to compare with" if pd.isna(r.p) else f"p = {r.p:.3f}" for r in drawn]
    notes = [
        f"{_two(r.ari)}  ({chance})" if pd.notna(r.ari) else ""
        for r, chance in zip(drawn, chances, strict=True)
    ]
    labels = [f"{r.attribute} ({r.values})" for r in drawn]
    if page.narrow:
        labels = [with_note(*pair, page.letters) for pair in zip(labels, notes, strict=True)]
    figure, axes = page.rows(labels, step=0.44, extra=1.3)
    for y, (row, note) in enumerate(zip(drawn, notes, strict=True)):
        if pd.notna(row.low):
            axes.barh(y, row.high - row.low, left=row.low, height=page.bar * 0.75, color=FAINT)
        if pd.notna(row.ari):
            face = PALETTE[0] if pd.notna(row.p) and row.p < 0.05 else PAPER
            axes.plot(row.ari, y, "o", markersize=8, color=PALETTE[0], markerfacecolor=face)
            end = max(row.ari, row.high) if pd.notna(row.high) else row.ari
            if not page.narrow:
                label_at(axes, note, (end, y), (9, 0))
    axes.axvline(0, color=MUTED, linewidth=0.8)
    low = min(-0.05, float(data[["ari", "low"]].min().min()))
    axes.set_xlim(low, max(float(data[["ari", "high"]].max().max()), 0.1) * 1.05)
    make_room(axes)
    axes.set_xlabel("adjusted Rand index; grey: 95 % of what chance gives; (n): how many there are")
    headline(figure, "Topics go with …")
    said = [
        f"{r.attribute} {_two(r.ari)}"
        + (f" (chance {_two(r.low)} to {_two(r.high)}, p = {r.p:.3f})" if pd.notna(r.p) else "")
        for r in data.itertuples(index=False)
        if pd.notna(r.ari)
    ]
    alt = "Agreement of the topics with what is known of their posts: " + "; ".join(said) + "."
    return Chart("topics-followed", figure, data, alt)


def _two(value: float) -> str:
    """Write a number with two decimals, zero without a sign."""
    return f"{round(value, 2) + 0.0:.2f}"


MOST_POSTS, MOST_NUMBERS = 12, 80
MAP = "topics-map"


@in_two_forms
def map_chart(page: Page, found: Topics, posts: pd.DataFrame) -> Chart:
    """Draw a dot a window in the colour and shape of its post, with the groups' numbers.

    A line leads from each dot to the middle of its group. Posts of one outlet share a colour; with
    more than twelve posts the dots go by group, with the post's number beside up to 80 of them.
    """
    places, table = found.on_map(), found.listed()
    if places.empty:
        return nothing(page, MAP, "There are too few windows to lay them out on a map.", places)
    figure = page.figure(6.2 if not page.narrow else 5.0)
    axes = figure.add_subplot()
    tag = {"facecolor": PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 1.5}
    for row in table.itertuples(index=False):
        own = places[places["topic"] == row.topic]
        x, y = own["x"].mean(), own["y"].mean()
        for dot in own.itertuples(index=False):
            axes.plot([x, dot.x], [y, dot.y], color=FAINT, linewidth=1, zorder=1)
        look: dict[str, Any] = {"ha": "center", "va": "center", "fontweight": "bold"}
        axes.text(x, y, f"{row.topic}", zorder=3, bbox=tag, **look)
    groups = _groups(places, posts)
    for name, (colour, marker), own in groups:
        axes.scatter(
            own["x"], own["y"], color=colour, marker=marker, s=42, alpha=0.85, linewidths=0,
            label=name, zorder=2,
        )  # fmt: skip
    if places["number"].nunique() > MOST_POSTS and len(places) <= MOST_NUMBERS:
        for dot in places.itertuples(index=False):
            label_at(axes, f"{dot.number}", (dot.x, dot.y), (5, 3), color=MUTED, zorder=2)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.margins(0.1)
    axes.set_aspect("equal", adjustable="datalim")
    if len(groups) > 1:
        key(page, figure)
    headline(figure, "Windows of about 100 words: near is alike")
    many = places["number"].nunique()
    of = "1 post" if many == 1 else f"{many} posts"
    alt = f"{len(places)} windows of {of} on a plane where near is alike"
    if len(table):
        spread = places.groupby("topic")["number"].nunique()
        alt += (
            f", in {len(table)} groups; group {spread.idxmax()} has windows of {spread.max()} posts"
        )
    return Chart(MAP, figure, places, f"{alt}.")


def _groups(
    places: pd.DataFrame, posts: pd.DataFrame
) -> list[tuple[str, tuple[str, str], pd.DataFrame]]:
    """Return name, (colour, marker) and dots: by post, coloured by outlet, or else by topic."""
    if places["number"].nunique() > MOST_POSTS:
        topics = sorted(set(places["topic"]))
        looks = colour_of([f"{n:03d}" for n in topics])
        return [
            (f"group {n}" if n else "no group", looks[f"{n:03d}"], places[places["topic"] == n])
            for n in topics
        ]
    colours, names, out = colour_of(list(places["outlet"])), post_labels(posts, 32), []
    for rank, (number, own) in enumerate(places.groupby("number", sort=True)):
        outlet = own["outlet"].iloc[0]
        look = (colours[outlet][0], MARKERS[rank % len(MARKERS)])
        out.append((names[number], look, own))
    return out


MOST_LEAVES, FEW_LEAVES = 40, 20
TREE = "topics-dendrogram"


@in_two_forms
def dendrogram_chart(page: Page, tree: Tree, posts: pd.DataFrame) -> Chart:
    """Draw the tree of posts; with more than 40, the lowest joins are drawn as one leaf."""
    where = posts.set_index("article_id").reindex(list(tree.leaves))
    below = _below(tree)
    numbers = [int(n) for n in where["number"]]
    data = tree.joins.assign(
        posts=[_list(sorted(numbers[leaf] for leaf in below[n])) for n in tree.joins["join"]]
    )[["posts", "size", "height", "support"]].round(3)
    data = named("dendrogram", data)
    if tree.joins.empty:
        why = f"A tree needs {FEWEST_POSTS} posts that share words with another one"
        return nothing(page, TREE, f"{why}; there are {len(tree.leaves)}.", data)
    leaves, shown = _cut(tree)
    few = len(leaves) <= FEW_LEAVES
    looks = colour_of(list(where["outlet"]))
    figure = page.figure(1.3 + 0.3 * len(leaves))
    axes = figure.add_subplot()
    at = {node: (0.0, float(y)) for y, node in enumerate(leaves)}
    for row in shown.itertuples(index=False):
        told = row.size < len(tree.leaves) and (few or row.support >= 0.5)
        at[row.join] = _draw_join(axes, row, at, told)
    more = "" if few else ", 50 and more"
    edge = float(tree.joins["height"].max())
    names = post_labels(where, 22 if page.narrow else 40)
    for y, node in enumerate(leaves):
        own = where.iloc[sorted(below[node])]
        colour, marker = looks[own["outlet"].mode().iloc[0]]
        axes.plot(0, y, marker=marker, color=colour, markersize=7, clip_on=False, zorder=3)
        label_at(axes, _name(own, names), (0, y), (9, 0))
    # The names have the right of the page: so much of it, for an axis of 1.06 edges.
    axes.set_xlim(edge * (1.25 if page.narrow else 1.1), -edge * (1.25 if page.narrow else 0.75))
    axes.set_ylim(len(leaves) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    ticks = [t / 10 for t in range(0, 11, 2) if t / 10 <= edge * 1.06]
    axes.set_xticks(ticks, [f"{t:g}" for t in ticks])
    axes.spines["bottom"].set_bounds(0, edge * 1.06)
    what = f"cosine distance; at the joins: % of resamples that have them{more}"
    axes.set_xlabel(what, loc="left")
    headline(figure, "Posts by their words")
    first, inner = data.iloc[0], data.iloc[:-1]
    alt = (
        f"Tree of {len(tree.leaves)} posts by their words. Most alike are posts {first['posts']}, "
        f"at a distance of {first['height']:.2f}; {int((inner['support'] >= 0.9).sum())} of "
        f"{len(inner)} joins below the root return in nine of ten resamples or more."
    )
    return Chart(TREE, figure, data, alt)


def _below(tree: Tree) -> dict[int, list[int]]:
    """Return the leaves below each node, in the order that they are drawn."""
    out = {n: [n] for n in range(len(tree.leaves))}
    for row in tree.joins.itertuples(index=False):
        out[row.join] = out[row.left] + out[row.right]
    return out


def _cut(tree: Tree) -> tuple[list[int], pd.DataFrame]:
    """Return the nodes drawn as leaves, in order, and the joins drawn above them."""
    shown = tree.joins.tail(MOST_LEAVES - 1)
    known = set(shown["join"])
    children = {row.join: (row.left, row.right) for row in shown.itertuples(index=False)}
    stack, leaves = [int(shown["join"].iloc[-1])], []
    while stack:
        node = stack.pop()
        if node in known:
            stack += reversed(children[node])
        else:
            leaves.append(node)
    return leaves, shown


def _draw_join(
    axes: Axes, row: object, at: dict[int, tuple[float, float]], told: bool
) -> tuple[float, float]:
    """Draw one join, its support where it is ``told``; return where it is."""
    left, right, height, support = (
        getattr(row, name) for name in ("left", "right", "height", "support")
    )
    (x1, y1), (x2, y2) = at[left], at[right]
    axes.plot([x1, height, height, x2], [y1, y1, y2, y2], color=MUTED, linewidth=1.4)
    middle = (y1 + y2) / 2
    if told:
        label_at(
            axes,
            f"{100 * support:.0f}",
            (height, middle),
            (-3, 0),
            ha="right",
            color=PALETTE[0] if support >= 0.9 else MUTED,
            fontweight="bold" if support >= 0.9 else "normal",
            zorder=5,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
        )

    return float(height), middle


def _name(own: pd.DataFrame, names: dict[int, str]) -> str:
    if len(own) == 1:
        return names[int(own["number"].iloc[0])]
    outlet = own["outlet"].mode().iloc[0]
    rest = "" if own["outlet"].nunique() == 1 else " and others"
    return cut(f"{len(own)} posts, {outlet}{rest}", 40)


def _list(numbers: list[int]) -> str:
    shown = ", ".join(str(n) for n in numbers[:12])
    return shown if len(numbers) <= 12 else f"{shown}, … ({len(numbers)})"

"""Which posts are alike: a tree with the outlets at its leaves."""

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.analyse.schema import named
from pressaudit.analyse.topics.tree import FEWEST_POSTS, Tree
from pressaudit.figures.base import INK, MUTED, PALETTE, PAPER, Chart, colour_of, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing

MOST_LEAVES, FEW_LEAVES = 40, 20
NAME = "topics-dendrogram"


def dendrogram_chart(tree: Tree, posts: pd.DataFrame) -> Chart:
    """Draw the tree of posts; with more than 40, the lowest joins are drawn as one leaf.

    Parameters
    ----------
    tree
        From :func:`pressaudit.analyse.topics.tree.tree`.
    posts
        From :func:`pressaudit.analyse.sources.posts`.
    """
    where = posts.set_index("article_id").reindex(list(tree.leaves))
    below = _below(tree)
    numbers = [int(n) for n in where["number"]]
    data = tree.joins.assign(
        posts=[_list(sorted(numbers[leaf] for leaf in below[n])) for n in tree.joins["join"]]
    )[["posts", "size", "height", "support"]].round(3)
    data = named("dendrogram", data)
    if tree.joins.empty:
        why = f"A tree needs {FEWEST_POSTS} posts that share words with another one"
        return nothing(NAME, f"{why}; there are {len(tree.leaves)}.", data)
    leaves, shown = _cut(tree)
    few = len(leaves) <= FEW_LEAVES
    looks = colour_of(list(where["outlet"]))
    with style():
        figure = new_figure(8.4, 1.3 + 0.3 * len(leaves))
        axes = figure.add_subplot()
        at = {node: (0.0, float(y)) for y, node in enumerate(leaves)}
        for row in shown.itertuples(index=False):
            told = row.size < len(tree.leaves) and (few or row.support >= 0.5)
            at[row.join] = _draw_join(axes, row, at, told)
        more = "" if few else ", 50 and more"
        edge = float(tree.joins["height"].max())
        for y, node in enumerate(leaves):
            own = where.iloc[sorted(below[node])]
            colour, marker = looks[own["outlet"].mode().iloc[0]]
            axes.plot(0, y, marker=marker, color=colour, markersize=7, clip_on=False, zorder=3)
            axes.annotate(
                cut(_name(own), 40), (0, y), textcoords="offset points", xytext=(9, 0), va="center",
                color=INK, annotation_clip=False,
            )  # fmt: skip
        axes.set_xlim(edge * 1.06, -edge * 0.62)
        axes.set_ylim(len(leaves) - 0.4, -0.6)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        ticks = [t / 10 for t in range(0, 11, 2) if t / 10 <= edge * 1.06]
        axes.set_xticks(ticks, [f"{t:g}" for t in ticks])
        axes.spines["bottom"].set_bounds(0, edge * 1.06)
        axes.set_xlabel(
            f"cosine distance; at the joins: % of resamples that have them{more}", loc="left"
        )
        axes.set_title("Posts by their words")
    first, inner = data.iloc[0], data.iloc[:-1]
    alt = (
        f"Tree of {len(tree.leaves)} posts by their words. Most alike are posts {first['posts']}, "
        f"at a distance of {first['height']:.2f}; {int((inner['support'] >= 0.9).sum())} of "
        f"{len(inner)} joins below the root return in nine of ten resamples or more."
    )
    return Chart(NAME, figure, data, alt)


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
        axes.annotate(
            f"{100 * support:.0f}", (height, middle), textcoords="offset points", xytext=(-3, 0),
            ha="right", va="center", fontsize=9.5, color=PALETTE[0] if support >= 0.9 else MUTED,
            fontweight="bold" if support >= 0.9 else "normal", zorder=5,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip

    return float(height), middle


def _name(own: pd.DataFrame) -> str:
    if len(own) == 1:
        return str(own["label"].iloc[0])
    outlet = own["outlet"].mode().iloc[0]
    rest = "" if own["outlet"].nunique() == 1 else " and others"
    return f"{len(own)} posts, {outlet}{rest}"


def _list(numbers: list[int]) -> str:
    shown = ", ".join(str(n) for n in numbers[:12])
    return shown if len(numbers) <= 12 else f"{shown}, … ({len(numbers)})"

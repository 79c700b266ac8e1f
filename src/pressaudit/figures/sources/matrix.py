"""Sources by posts, ordered so that concentration shows."""

import numpy as np
import pandas as pd

from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, left_out, nothing

MAX_SOURCES = 24
MAX_POSTS = 16


def matrix_chart(matrix: pd.DataFrame) -> Chart:
    """Draw which source stands in which post.

    A disc's area is the number of quoted words, a ring says that the source is cited and not
    quoted, a square that it wrote the post. Sources that stand in most posts come first, posts
    that share them side by side. Of a long archive, the posts that share most are drawn.

    Parameters
    ----------
    matrix
        From :func:`pressaudit.analyse.sources.source_matrix`.
    """
    if matrix.empty:
        return nothing("matrix", "No post names a source; there is no matrix to draw.", matrix)
    sources = _first_sources(matrix)
    shown = matrix[matrix["source"].isin(sources)]
    posts = _post_order(shown, sources)[:MAX_POSTS]
    shown = shown[shown["number"].isin(posts)]
    sources = [name for name in sources if name in set(shown["source"])]
    row_of = {name: y for y, name in enumerate(sources)}
    column_of = {number: x for x, number in enumerate(posts)}
    label = shown.drop_duplicates("number").set_index("number")["label"]
    top = max(float(shown["words"].max()), 1.0)
    with style():
        figure = new_figure(
            max(5.5, 3.2 + (0.5 if len(posts) <= 10 else 0.4) * len(posts)),
            1.9 + 0.29 * len(sources),
        )
        axes = figure.add_subplot()
        for y, name in enumerate(sources):
            xs = [column_of[n] for n in shown[shown["source"] == name]["number"]]
            if len(xs) > 1:
                axes.plot([min(xs), max(xs)], [y, y], color=FAINT, linewidth=1, zorder=1)
        for row in shown.itertuples(index=False):
            at = (column_of[row.number], row_of[row.source])
            if row.author:
                axes.scatter(
                    *at,
                    s=330,
                    marker="s",
                    facecolor="none",
                    edgecolor=PALETTE[1],
                    linewidth=1.6,
                    zorder=2,
                )
            if row.words:
                size = 18 + 240 * row.words / top
                axes.scatter(*at, s=size, color=PALETTE[0], zorder=3)
            elif row.paragraphs:
                axes.scatter(*at, s=34, facecolor="white", edgecolor=INK, linewidth=1.2, zorder=3)
        axes.set_xticks(
            range(len(posts)),
            [cut(label[n], 22) for n in posts],
            rotation=45,
            ha="left",
            rotation_mode="anchor",
        )
        axes.xaxis.tick_top()
        axes.set_yticks(range(len(sources)), [cut(name) for name in sources])
        axes.set_xlim(-0.6, len(posts) - 0.4)
        axes.set_ylim(len(sources) - 0.4, -0.7)
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        signs = [
            f"● quoted (largest: {int(top)} words)" if shown["words"].any() else "",
            "○ cited only" if ((shown["words"] == 0) & (shown["paragraphs"] > 0)).any() else "",
            "□ wrote the post" if shown["author"].any() else "",
            left_out(len(posts), matrix["number"].nunique(), "posts"),
        ]
        figure.supxlabel("    ".join(filter(None, signs)), fontsize=10, color=MUTED)
    data = shown.reset_index(drop=True)
    spread = data.groupby("source")["number"].nunique()
    name = next(s for s in sources if spread[s] == spread.max())
    alone = int((spread == 1).sum())
    alt = (
        f"{len(spread)} sources by {len(posts)} posts. {name} stands in {spread[name]} posts; "
        f"{alone} of the sources shown stand in one post only."
    )
    return Chart("matrix", figure, data, alt)


def _first_sources(matrix: pd.DataFrame) -> list[str]:
    """Return the sources to show: quoted or cited ones in the order given, then bare authors."""
    speaks = matrix.groupby("source", sort=False)[["words", "paragraphs"]].sum()
    heard = speaks.index[speaks["paragraphs"] > 0].tolist()
    return [str(name) for name in heard[:MAX_SOURCES]] or [
        str(name) for name in speaks.index[:MAX_SOURCES]
    ]


def _post_order(shown: pd.DataFrame, sources: list[str]) -> list[int]:
    """Put posts with the same first sources side by side."""
    table = shown.pivot_table(index="number", columns="source", values="paragraphs", aggfunc="max")
    present = table.reindex(columns=sources).notna().to_numpy(dtype=int)
    keys = [tuple(-row) for row in np.asarray(present)]
    order = sorted(range(len(table)), key=lambda i: (keys[i], int(table.index[i])))
    return [int(table.index[i]) for i in order]

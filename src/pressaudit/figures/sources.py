"""Figures on whose word the posts rest: voices, matrix, reuse, what is left without one."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.patches import Arc

from pressaudit.analyse.percent import percent
from pressaudit.figures.base import (
    FAINT,
    INK,
    MUTED,
    PALETTE,
    Chart,
    cut,
    label_at,
    left_out,
    new_figure,
    nothing,
    rows,
    style,
)
from pressaudit.prose import counted


def voices_chart(voices: pd.DataFrame) -> Chart:
    """Draw the effective numbers of orders 0, 1 and 2 for each way of counting.

    Parameters
    ----------
    voices
        From :func:`pressaudit.analyse.sources.voices`.
    """
    data = voices.round(2)
    if not len(data) or not data["words"].max() > 0:
        return nothing("voices", "No post gives anybody's words; there is no voice to count.", data)
    with style():
        figure = new_figure(8, 1.3 + 0.5 * len(data))
        axes = figure.add_subplot()
        for y, row in enumerate(voices.itertuples(index=False)):
            colour, weight = (MUTED, "normal") if y else (PALETTE[0], "bold")
            axes.plot([row.dominant, row.voices], [y, y], color=FAINT, linewidth=1, zorder=1)
            if pd.notna(row.least):
                ends = [row.least, row.most]
                axes.plot(ends, [y, y], color=colour, linewidth=5, alpha=0.35, zorder=2)
            axes.plot(row.dominant, y, marker="D", color=colour, markersize=6, zorder=3)
            axes.plot(row.effective, y, marker="o", color=colour, markersize=9, zorder=3)
            axes.plot(row.voices, y, marker="|", color=INK, markersize=11, zorder=3)
            look: dict[str, Any] = {"ha": "center", "fontweight": weight}
            label_at(axes, f"{row.effective:.1f}", (row.effective, y), (0, 9), **look)
            look = {"color": MUTED, "fontsize": 9.5}
            label_at(axes, f"{row.voices} voices", (row.voices, y), (7, 0), **look)
        rows(axes, data["level"])
        axes.set_xlim(0, float(data["voices"].max()) * 1.22)
        note = "bar: with any one post set aside\ndiamond: order 2; stroke: all voices (order 0)"
        axes.set_xlabel(f"effective number of voices (order 1)\n{note}")
    first = voices.iloc[0]
    alt = (
        f"{first['largest']} has {first['largest_share']:.0%} of the quoted words, in "
        f"{counted(int(first['largest_posts']), 'post')}. Effective number of voices: "
        f"{first['voices']} of order 0, {first['effective']:.1f} of order 1, "
        f"{first['dominant']:.1f} of order 2; done otherwise, order 1 is "
        f"{voices['effective'].min():.1f} to {voices['effective'].max():.1f}."
    )
    return Chart("voices", figure, data, alt)


def left_chart(left: pd.DataFrame, origin: str = "") -> Chart:
    """Draw what each post keeps of its quoted words when one origin is set aside.

    Parameters
    ----------
    left
        From :func:`pressaudit.analyse.sources.leave_one_out`.
    origin
        Which one; by default the largest.
    """
    chosen = origin or (str(left["origin"].iloc[0]) if len(left) else "")
    data = left[left["origin"] == chosen].round(2).reset_index(drop=True)
    if data.empty:
        return nothing("left", "There is no named source to set aside.", data)
    data = data.head(40)
    with style():
        figure = new_figure(8, 1.0 + 0.36 * len(data))
        axes = figure.add_subplot()
        axes.barh(range(len(data)), data["words"], color=FAINT, height=0.62)
        axes.barh(range(len(data)), data["words_left"], color=PALETTE[0], height=0.62)
        for y, row in enumerate(data.itertuples(index=False)):
            note = (
                f"{row.words_left} of {row.words} words left" if row.words else "quotes nobody"
            ) + (f"; written by {cut(chosen, 24)}" if row.written_by else "")
            label_at(axes, note, (row.words, y), (6, 0), fontsize=9.5)
        rows(axes, [f"post {n}" for n in data["number"]])
        axes.set_xlim(0, max(float(data["words"].max()), 1.0) * 1.55)
        axes.set_xlabel(f"quoted words; blue: without {cut(chosen)}")
    parts = [f"post {r.number} keeps {r.words_left} of {r.words}" for r in data.itertuples()]
    alt = f"Quoted words without {chosen}: {'; '.join(parts[:12])}."
    return Chart("left", figure, data, alt)


MATRIX_SOURCES = 24
MATRIX_POSTS = 16


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
    posts = _post_order(shown, sources)[:MATRIX_POSTS]
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
    return [str(name) for name in heard[:MATRIX_SOURCES]] or [
        str(name) for name in speaks.index[:MATRIX_SOURCES]
    ]


def _post_order(shown: pd.DataFrame, sources: list[str]) -> list[int]:
    """Put posts with the same first sources side by side."""
    table = shown.pivot_table(index="number", columns="source", values="paragraphs", aggfunc="max")
    present = table.reindex(columns=sources).notna().to_numpy(dtype=int)
    keys = [tuple(-row) for row in np.asarray(present)]
    order = sorted(range(len(table)), key=lambda i: (keys[i], int(table.index[i])))
    return [int(table.index[i]) for i in order]


REUSE_POSTS = 12
REUSE_PAIRS = 15


def reuse_chart(coverage: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw the posts that share passages, with an arc between each two that do.

    The width of an arc is the number of shared words; an arrow points at the copy where the
    evidence tells which one it is. Of an archive of more than a dozen posts, those that share
    most are drawn.

    Parameters
    ----------
    coverage
        From :func:`pressaudit.analyse.sources.coverage`.
    posts
        From :func:`pressaudit.analyse.sources.posts`.
    """
    if coverage.empty:
        return nothing("reuse", "No two posts share a passage.", coverage)
    numbers = list(posts["number"])
    if len(numbers) > REUSE_POSTS:
        numbers = _busiest(coverage)
    pairs = coverage[coverage["a_number"].isin(numbers) & coverage["b_number"].isin(numbers)]
    at = {number: x for x, number in enumerate(numbers)}
    label = posts.set_index("number")["label"]
    touched = set(pairs["a_number"]) | set(pairs["b_number"])
    reach = max(
        abs(at[a] - at[b]) for a, b in zip(pairs["a_number"], pairs["b_number"], strict=True)
    )
    note = left_out(len(pairs), len(coverage), "pairs")
    with style():
        figure = new_figure(max(6.0, 1.5 + 0.72 * len(numbers)), 2.3 + 0.3 * min(reach, 10))
        axes = figure.add_subplot()
        for row in pairs.itertuples(index=False):
            a, b = at[row.a_number], at[row.b_number]
            low, high = min(a, b), max(a, b)
            width = 1.2 + 6 * min(row.words, 250) / 250
            told = row.direction in {"a_to_b", "b_to_a"}
            colour = PALETTE[0] if told else MUTED
            span = high - low
            axes.add_patch(
                Arc(
                    ((low + high) / 2, 0),
                    span,
                    span * 0.9,
                    theta1=0,
                    theta2=180,
                    linewidth=width,
                    color=colour,
                    alpha=0.8,
                    linestyle="solid" if told else (0, (3, 1.5)),
                )
            )
            if told:
                copy = b if row.direction == "a_to_b" else a
                axes.plot(copy, 0.06, marker="v", color=colour, markersize=9, zorder=4)
            axes.text(
                (low + high) / 2,
                span * 0.45 + 0.05,
                f"{row.words}",
                ha="center",
                va="bottom",
                fontsize=10,
                color=colour,
            )
        axes.axhline(0, color=FAINT, linewidth=1, zorder=0)
        for number, x in at.items():
            axes.plot(x, 0, marker="o", color=INK if number in touched else FAINT, markersize=7)
            axes.text(
                x,
                -0.14,
                cut(label[number], 24),
                rotation=-40,
                ha="left",
                va="top",
                rotation_mode="anchor",
                color=INK if number in touched else MUTED,
            )
        axes.set_xlim(-0.7, len(numbers) + 0.4)
        axes.set_ylim(-0.1, reach * 0.45 + 0.45)
        axes.axis("off")
        figure.supxlabel(
            "words shared between posts; arrowhead at the copy; dashed: the direction is open"
            + (f"\n{note}" if note else ""),
            fontsize=10,
            color=MUTED,
        )
    first = pairs.iloc[0]
    alt = (
        f"{len(pairs)} pairs of posts share passages. Posts {first['a_number']} and "
        f"{first['b_number']} share most, {first['words']} words."
    )
    return Chart("reuse", figure, pairs.round(3).reset_index(drop=True), alt)


def _busiest(coverage: pd.DataFrame) -> list[int]:
    """Return the posts of the pairs that share most words, a dozen at most."""
    chosen: set[int] = set()
    for row in coverage.itertuples(index=False):
        wider = chosen | {int(row.a_number), int(row.b_number)}
        if len(wider) <= REUSE_POSTS:
            chosen = wider
    return sorted(chosen)


def strictness_chart(strictness: pd.DataFrame) -> Chart:
    """Draw how much text stands in two posts, by how strictly it must be the same.

    Parameters
    ----------
    strictness
        From :func:`pressaudit.analyse.sources.coverage.strictness`.
    """
    data = strictness.round(3)
    if not data["passages"].any():
        return nothing("strictness", "No two posts share a passage.", data)
    with style():
        figure = new_figure(8, 1.1 + 0.44 * len(data))
        axes = figure.add_subplot()
        for y, row in enumerate(strictness.itertuples(index=False)):
            axes.barh(y, row.shared, height=0.5, color=PALETTE[0])
            words = f"{percent(row.shared)}, in {counted(row.posts, 'post')}"
            label_at(axes, words, (row.shared, y), fontsize=10)
        rows(axes, data["strictness"])
        axes.set_xlim(0, float(strictness["shared"].max()) * 1.5)
        axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0%}")
        axes.set_xlabel("share of all text that stands in another post")
    levels = [
        f"{row.strictness}: {percent(row.shared)} of the text, in {counted(row.posts, 'post')}"
        for row in strictness.itertuples(index=False)
    ]
    return Chart("strictness", figure, data, f"Shared text. {'; '.join(levels)}.")


def coverage_chart(coverage: pd.DataFrame) -> Chart:
    """Draw, for each pair of posts, how much of either stands in the other.

    Parameters
    ----------
    coverage
        From :func:`pressaudit.analyse.sources.coverage`.
    """
    data = coverage.head(REUSE_PAIRS).reset_index(drop=True)
    if data.empty:
        return nothing("coverage", "No two posts share a passage.", data)
    with style():
        figure = new_figure(8, 1.1 + 0.44 * len(data))
        axes = figure.add_subplot()
        for y, row in enumerate(data.itertuples(index=False)):
            axes.barh(y - 0.18, row.a_in_b, height=0.32, color=PALETTE[0])
            axes.barh(y + 0.18, row.b_in_a, height=0.32, color=PALETTE[1])
            for shift, share, one, other in (
                (-0.18, row.a_in_b, row.a_number, row.b_number),
                (0.18, row.b_in_a, row.b_number, row.a_number),
            ):
                words = f"{percent(share)} of {one} stands in {other}"
                label_at(axes, words, (share, y + shift), fontsize=10)
        rows(axes, [f"{r.a_number} and {r.b_number}" for r in data.itertuples(index=False)])
        top = float(max(data["a_in_b"].max(), data["b_in_a"].max()))
        axes.set_xlim(0, min(1.6, top * 1.7))
        axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0%}")
        axes.set_ylabel("posts")
        axes.set_xlabel("share of the post's characters")
    first = data.iloc[0]
    alt = (
        f"Shared text of {len(data)} pairs of posts. Most: {percent(first['a_in_b'])} of post "
        f"{first['a_number']} stands in post {first['b_number']}, {percent(first['b_in_a'])} the "
        "other way round."
    )
    return Chart("coverage", figure, data.round(3), alt)

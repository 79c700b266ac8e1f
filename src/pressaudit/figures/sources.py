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
    PAPER,
    Chart,
    Page,
    bare,
    cut,
    footnote,
    in_two_forms,
    label_at,
    label_rows,
    left_out,
    make_room,
    nothing,
    post_labels,
    with_note,
)
from pressaudit.prose import counted


@in_two_forms
def voices_chart(page: Page, voices: pd.DataFrame) -> Chart:
    """Draw the effective numbers of orders 0, 1 and 2 for each way of counting."""
    data = voices.round(2)
    if not len(data) or not data["words"].max() > 0:
        none = "No post gives anybody's words; there is no voice to count."
        return nothing(page, "voices", none, data)
    numbers = [f"{r.effective:.1f} of {r.voices}" for r in voices.itertuples(index=False)]
    labels = [with_note(*pair, page.letters) for pair in zip(data["level"], numbers, strict=True)]
    figure, axes = page.rows(labels if page.narrow else data["level"], step=0.5, extra=1.3)
    for y, row in enumerate(voices.itertuples(index=False)):
        colour, weight = (MUTED, "normal") if y else (PALETTE[0], "bold")
        axes.plot([row.dominant, row.voices], [y, y], color=FAINT, linewidth=1, zorder=1)
        if pd.notna(row.least):
            ends = [row.least, row.most]
            axes.plot(ends, [y, y], color=colour, linewidth=5, alpha=0.35, zorder=2)
        axes.plot(row.dominant, y, marker="D", color=colour, markersize=6, zorder=3)
        axes.plot(row.effective, y, marker="o", color=colour, markersize=9, zorder=3)
        axes.plot(row.voices, y, marker="|", color=INK, markersize=11, zorder=3)
        if not page.narrow:
            look: dict[str, Any] = {"ha": "center", "fontweight": weight}
            label_at(axes, f"{row.effective:.1f}", (row.effective, y), (0, 9), **look)
            label_at(axes, f"{row.voices} voices", (row.voices, y), (7, 0), color=MUTED)
    axes.set_xlim(0, float(data["voices"].max()) * 1.04)
    if not page.narrow:
        make_room(axes)
    note = "bar: with any one post set aside; diamond: order 2; stroke: all voices (order 0)"
    footnote(figure, "effective number of voices (order 1)", note)
    first = voices.iloc[0]
    alt = (
        f"{first['largest']} has {first['largest_share']:.0%} of the quoted words, in "
        f"{counted(int(first['largest_posts']), 'post')}. Effective number of voices: "
        f"{first['voices']} of order 0, {first['effective']:.1f} of order 1, "
        f"{first['dominant']:.1f} of order 2; done otherwise, order 1 is "
        f"{voices['effective'].min():.1f} to {voices['effective'].max():.1f}."
    )
    return Chart("voices", figure, data, alt)


@in_two_forms
def left_chart(page: Page, left: pd.DataFrame, posts: pd.DataFrame, origin: str = "") -> Chart:
    """Draw what each post keeps of its quoted words when one origin is set aside.

    Parameters
    ----------
    left
        From :func:`pressaudit.analyse.sources.leave_one_out`.
    posts
        From :func:`pressaudit.analyse.posts.posts`.
    origin
        Which one; by default the largest.
    """
    chosen = origin or (str(left["origin"].iloc[0]) if len(left) else "")
    data = left[left["origin"] == chosen].round(2).reset_index(drop=True)
    if data.empty:
        return nothing(page, "left", "There is no named source to set aside.", data)
    data = data.head(40)
    notes = [
        (f"{r.words_left} of {r.words} words left" if r.words else "quotes nobody")
        + (f"; written by {cut(chosen, 24)}" if r.written_by else "")
        for r in data.itertuples(index=False)
    ]
    names = post_labels(posts, 40)
    labels = [names[n] for n in data["number"]]
    figure = page.bars(labels, data["words_left"], notes, of=data["words"])
    footnote(figure, f"quoted words; blue: without {cut(chosen)}")
    parts = [f"post {r.number} keeps {r.words_left} of {r.words}" for r in data.itertuples()]
    alt = f"Quoted words without {chosen}: {'; '.join(parts[:12])}."
    return Chart("left", figure, data, alt)


MATRIX_SOURCES = 24
MATRIX_POSTS = 16


@in_two_forms
def matrix_chart(page: Page, matrix: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw which source stands in which post.

    A disc's area is the number of quoted words, a ring says that the source is cited and not
    quoted, a square that it wrote the post. Sources that stand in most posts come first, posts
    that share them side by side. Of a long archive, the posts that share most are drawn.
    """
    if matrix.empty:
        none = "No post names a source; there is no matrix to draw."
        return nothing(page, "matrix", none, matrix)
    sources = _first_sources(matrix)[: MATRIX_SOURCES // (1 + page.narrow)]
    shown = matrix[matrix["source"].isin(sources)]
    numbers = _post_order(shown, sources)[:MATRIX_POSTS]
    shown = shown[shown["number"].isin(numbers)]
    sources = [name for name in sources if name in set(shown["source"])]
    x = shown["number"].map({number: x for x, number in enumerate(numbers)})
    y = shown["source"].map({name: y for y, name in enumerate(sources)})
    top = max(float(shown["words"].max()), 1.0)
    # Heads of columns: titles that lean; on a phone numbers, and the titles below.
    extra = 1.6 + 0.18 * len(numbers) if page.narrow else 2.7
    figure, axes = page.rows([cut(name) for name in sources], step=0.29, extra=extra)
    for row, own in x.groupby(y):
        axes.plot([own.min(), own.max()], [row, row], color=FAINT, linewidth=1, zorder=1)
    wrote, said = shown["author"].astype(bool), shown["words"] > 0
    cited, size = ~said & (shown["paragraphs"] > 0), 140 if page.narrow else 240
    look: Any = {"facecolor": PAPER, "linewidth": 1.4}
    square = look | {"marker": "s", "s": size * 1.35, "edgecolor": PALETTE[1]}
    axes.scatter(x[wrote], y[wrote], zorder=2, **square)
    areas = 18 + size * shown.loc[said, "words"] / top
    axes.scatter(x[said], y[said], s=areas, color=PALETTE[0], zorder=3, linewidths=0)
    axes.scatter(x[cited], y[cited], s=34, edgecolor=INK, zorder=3, **look)
    names = post_labels(posts, page.letters - 3 if page.narrow else 30)
    heads = [str(n) if page.narrow else names[n] for n in numbers]
    turned: Any = {"rotation": 45, "ha": "left", "rotation_mode": "anchor"}
    axes.set_xticks(range(len(numbers)), heads, **({} if page.narrow else turned))
    axes.xaxis.tick_top()
    axes.set_xlim(-0.6, len(numbers) - 0.4 + (0 if page.narrow else 2))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    signs = [
        f"● quoted (largest: {int(top)} words)" if said.any() else "",
        "○ cited only" if cited.any() else "",
        "□ wrote the post" if wrote.any() else "",
    ]
    more = [
        left_out(len(sources), matrix["source"].nunique(), "sources"),
        left_out(len(numbers), matrix["number"].nunique(), "posts"),
    ]
    footnote(figure, "    ".join(filter(None, signs)), ", ".join(filter(None, more)))
    if page.narrow:
        axes.set_xlabel("\n".join(names[n] for n in sorted(numbers)))
        axes.xaxis.set_label_position("bottom")
        axes.xaxis.label.set(ha="left", x=0)
    data = shown.reset_index(drop=True)
    spread = data.groupby("source")["number"].nunique()
    name = next(s for s in sources if spread[s] == spread.max())
    alone = int((spread == 1).sum())
    alt = (
        f"{len(spread)} sources by {len(numbers)} posts. {name} stands in {spread[name]} posts; "
        f"{alone} of the sources shown stand in one post only."
    )
    return Chart("matrix", figure, data, alt)


def _first_sources(matrix: pd.DataFrame) -> list[str]:
    """Return the sources to show: quoted or cited ones in the order given, then bare authors."""
    speaks = matrix.groupby("source", sort=False)["paragraphs"].sum()
    heard = speaks.index[speaks > 0]
    return [str(name) for name in (heard if len(heard) else speaks.index)[:MATRIX_SOURCES]]


def _post_order(shown: pd.DataFrame, sources: list[str]) -> list[int]:
    """Put posts with the same first sources side by side."""
    table = shown.pivot_table(index="number", columns="source", values="paragraphs", aggfunc="max")
    present = table.reindex(columns=sources).notna().to_numpy(dtype=int)
    keys = [tuple(-row) for row in np.asarray(present)]
    order = sorted(range(len(table)), key=lambda i: (keys[i], int(table.index[i])))
    return [int(table.index[i]) for i in order]


REUSE_POSTS = 12
REUSE_PAIRS = 15


@in_two_forms
def reuse_chart(page: Page, coverage: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw the posts that share passages, with an arc between each two that do.

    The width of an arc is the number of shared words; an arrow points at the copy where the
    evidence tells which one it is. Of an archive of more than a dozen posts, those that share
    most are drawn.
    """
    if coverage.empty:
        return nothing(page, "reuse", "No two posts share a passage.", coverage)
    numbers = list(posts["number"])
    if len(numbers) > REUSE_POSTS:
        numbers = _busiest(coverage)
    pairs = coverage[coverage["a_number"].isin(numbers) & coverage["b_number"].isin(numbers)]
    at = {number: y for y, number in enumerate(numbers)}
    names = post_labels(posts, 19 if page.narrow else 46)
    touched = set(pairs["a_number"]) | set(pairs["b_number"])
    figure = page.figure(0.9 + 0.34 * len(numbers))
    axes = figure.add_subplot()
    reach = 0
    for row in pairs.itertuples(index=False):
        low, high = sorted((at[row.a_number], at[row.b_number]))
        span, told = high - low, row.direction in {"a_to_b", "b_to_a"}
        reach, colour = max(reach, span), PALETTE[0] if told else MUTED
        axes.add_patch(
            Arc(
                (0, (low + high) / 2), span, span, theta1=-90, theta2=90, color=colour, alpha=0.8,
                linewidth=1.2 + 6 * min(row.words, 250) / 250,
                linestyle="solid" if told else (0, (3, 1.5)),
            )
        )  # fmt: skip
        if told:
            copy = at[row.b_number if row.direction == "a_to_b" else row.a_number]
            axes.plot(0.07, copy, marker="<", color=colour, markersize=9, zorder=4)
        label_at(axes, f"{row.words}", (span / 2, (low + high) / 2), (6, 0), color=colour)
    label_rows(axes, [names[n] for n in numbers], Page(page.width))
    for number, y in at.items():
        axes.plot(0, y, marker="o", color=INK if number in touched else FAINT, markersize=7)
        axes.get_yticklabels()[y].set_color(INK if number in touched else MUTED)
    axes.set_xlim(-0.15, reach / 2 + 0.1)
    bare(axes)
    make_room(axes)
    footnote(
        figure,
        "words shared between posts; arrowhead at the copy; dashed: the direction is open",
        left_out(len(pairs), len(coverage), "pairs"),
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


@in_two_forms
def strictness_chart(page: Page, strictness: pd.DataFrame) -> Chart:
    """Draw how much text stands in two posts, by how strictly it must be the same."""
    data = strictness.round(3)
    if not data["passages"].any():
        return nothing(page, "strictness", "No two posts share a passage.", data)
    rows = list(strictness.itertuples(index=False))
    notes = [f"{percent(row.shared)}, in {counted(row.posts, 'post')}" for row in rows]
    figure = page.bars(data["strictness"], strictness["shared"], notes)
    footnote(figure, "share of all text that stands in another post")
    levels = [
        f"{row.strictness}: {percent(row.shared)} of the text, in {counted(row.posts, 'post')}"
        for row in rows
    ]
    return Chart("strictness", figure, data, f"Shared text. {'; '.join(levels)}.")


@in_two_forms
def coverage_chart(page: Page, coverage: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw, for each pair of posts, how much of either stands in the other."""
    data = coverage.head(REUSE_PAIRS).reset_index(drop=True)
    if data.empty:
        return nothing(page, "coverage", "No two posts share a passage.", data)
    sides = [
        side
        for r in data.itertuples(index=False)
        for side in ((r.a_in_b, r.a_number, r.b_number), (r.b_in_a, r.b_number, r.a_number))
    ]
    names = post_labels(posts, 44)
    notes = [f"{percent(share)} stands in {other}" for share, _, other in sides]
    colours = [PALETTE[0], PALETTE[1]] * len(data)
    labels = [names[one] for _, one, _ in sides]
    figure = page.bars(labels, [share for share, _, _ in sides], notes, colour=colours)
    for y in range(2, len(sides), 2):
        figure.axes[0].axhline(y - 0.55, color=FAINT, linewidth=0.8)
    footnote(
        figure,
        "share of the post's characters; each two posts side by side",
        left_out(len(data), len(coverage), "pairs"),
    )
    first = data.iloc[0]
    alt = (
        f"Shared text of {len(data)} pairs of posts. Most: {percent(first['a_in_b'])} of post "
        f"{first['a_number']} stands in post {first['b_number']}, {percent(first['b_in_a'])} the "
        "other way round."
    )
    return Chart("coverage", figure, data.round(3), alt)

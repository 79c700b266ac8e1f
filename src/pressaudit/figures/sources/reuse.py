"""What posts share: an arc diagram of reused passages, and coverage in both directions."""

import pandas as pd
from matplotlib.patches import Arc

from pressaudit.analyse.percent import percent
from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, left_out, nothing

MAX_POSTS = 12
MAX_PAIRS = 15


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
    if len(numbers) > MAX_POSTS:
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
        if len(wider) <= MAX_POSTS:
            chosen = wider
    return sorted(chosen)


def coverage_chart(coverage: pd.DataFrame) -> Chart:
    """Draw, for each pair of posts, how much of either stands in the other.

    Parameters
    ----------
    coverage
        From :func:`pressaudit.analyse.sources.coverage`.
    """
    data = coverage.head(MAX_PAIRS).reset_index(drop=True)
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
                axes.annotate(
                    f"{percent(share)} of {one} stands in {other}",
                    (share, y + shift),
                    textcoords="offset points",
                    xytext=(5, 0),
                    va="center",
                    fontsize=10,
                )
        axes.set_yticks(
            range(len(data)),
            [f"{r.a_number} and {r.b_number}" for r in data.itertuples(index=False)],
        )
        axes.invert_yaxis()
        top = float(max(data["a_in_b"].max(), data["b_in_a"].max()))
        axes.set_xlim(0, min(1.6, top * 1.7))
        axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0%}")
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_ylabel("posts")
        axes.set_xlabel("share of the post's characters")
    first = data.iloc[0]
    alt = (
        f"Shared text of {len(data)} pairs of posts. Most: {percent(first['a_in_b'])} of post "
        f"{first['a_number']} stands in post {first['b_number']}, {percent(first['b_in_a'])} the "
        "other way round."
    )
    return Chart("coverage", figure, data.round(3), alt)

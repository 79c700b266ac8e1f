"""Figures of the archive itself: what its lines are, and whose words its posts are."""

import pandas as pd

from pressaudit.figures.base import (
    FAINT,
    MUTED,
    PALETTE,
    Chart,
    bare,
    cut,
    label_at,
    new_figure,
    nothing,
    rows,
    style,
)

RUNNING = "running text"
MANY = 40
"""With more posts than this, outlets are drawn instead."""


def line_use(use: pd.DataFrame) -> Chart:
    """Draw what the lines of the captures are.

    Parameters
    ----------
    use
        From :func:`pressaudit.analyse.posts.line_use`.
    """
    with style():
        figure = new_figure(8, 0.8 + 0.36 * len(use))
        axes = figure.add_subplot()
        colours = [PALETTE[0] if part == RUNNING else MUTED for part in use["part"]]
        axes.barh(range(len(use)), use["lines"], color=colours, height=0.66)
        for n, row in enumerate(use.itertuples(index=False)):
            label_at(axes, f"{row.lines:,} ({row.share:.0%})", (row.lines, n))
        rows(axes, use["part"])
        axes.margins(x=0.16)
        bare(axes)
        axes.set_title("Lines of the captures, by what they are")
    total = int(use["lines"].sum())
    parts = ", ".join(f"{row.lines:,} {row.part}" for row in use.itertuples(index=False))
    return Chart("line-use", figure, use, f"Of {total:,} lines of the captures: {parts}.")


def words_by_post(posts: pd.DataFrame) -> Chart:
    """Draw the running words of each post under the name of its outlet.

    Parameters
    ----------
    posts
        From :func:`pressaudit.analyse.posts.posts`. With more than 40 posts, outlets are drawn.
    """
    if posts.empty:
        return nothing("words-by-post", "The captures hold no post.", posts)
    many = len(posts) > MANY
    if many:
        data = posts.groupby("outlet", as_index=False)["words"].sum()
        data = data.sort_values(["words", "outlet"], ascending=[False, True]).head(MANY)
        labels = [cut(name) for name in data["outlet"]]
    else:
        data = posts[["number", "posted", "outlet", "authors", "words"]].copy()
        labels = [f"{row.number} · {cut(row.outlet)}" for row in data.itertuples(index=False)]
    longest = max(int(data["words"].max()), 1)
    with style():
        figure = new_figure(8, 0.9 + 0.32 * len(data))
        axes = figure.add_subplot()
        axes.barh(range(len(data)), data["words"], color=PALETTE[0], height=0.66)
        for n, row in enumerate(data.itertuples(index=False)):
            # The shorter the bar, the more room for names behind it.
            room = 24 + round(36 * (1 - row.words / longest))
            who = "" if many else f"  {cut(row.authors.replace('; ', ' and '), room)}"
            label_at(axes, f"{row.words:,}{who}", (row.words, n))
        rows(axes, labels)
        axes.set_xlim(0, longest * 1.5)
        bare(axes)
        axes.axvline(0, color=FAINT)
        axes.set_title("Words of running text" + ("" if many else ", and who signs them"))
    top = data.sort_values("words", ascending=False, kind="stable").iloc[0]
    alt = (
        f"{len(posts)} posts with {int(posts['words'].sum()):,} words of running text; the longest "
        f"{'share' if many else 'post'}, {int(top['words']):,} words, is from "
        f"{top['outlet']}."
    )
    return Chart("words-by-post", figure, data, alt)

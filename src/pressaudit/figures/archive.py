"""Figures of the archive itself: what its lines are, and whose words its posts are."""

import pandas as pd

from pressaudit.figures.base import FAINT, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing

RUNNING = "running text"
MANY = 40
"""With more posts than this, outlets are drawn instead."""


def line_use(use: pd.DataFrame) -> Chart:
    """Draw what the lines of the captures are.

    Parameters
    ----------
    use
        From :func:`pressaudit.analyse.archive.line_use`.
    """
    with style():
        figure = new_figure(8, 0.8 + 0.36 * len(use))
        axes = figure.add_subplot()
        colours = [PALETTE[0] if part == RUNNING else MUTED for part in use["part"]]
        axes.barh(use["part"], use["lines"], color=colours, height=0.66)
        for n, row in enumerate(use.itertuples(index=False)):
            axes.annotate(
                f"{row.lines:,} ({row.share:.0%})",
                (row.lines, n),
                textcoords="offset points",
                xytext=(5, 0),
                va="center",
            )
        axes.invert_yaxis()
        axes.margins(x=0.16)
        axes.set_xticks([])
        axes.tick_params(left=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.set_title("Lines of the captures, by what they are")
    total = int(use["lines"].sum())
    parts = ", ".join(f"{row.lines:,} {row.part}" for row in use.itertuples(index=False))
    return Chart("line-use", figure, use, f"Of {total:,} lines of the captures: {parts}.")


def words_by_post(posts: pd.DataFrame) -> Chart:
    """Draw the running words of each post under the name of its outlet.

    Parameters
    ----------
    posts
        From :func:`pressaudit.analyse.archive.posts`. With more than 40 posts, outlets are drawn.
    """
    if posts.empty:
        return nothing("words-by-post", "The captures hold no post.", posts)
    many = len(posts) > MANY
    if many:
        data = posts.groupby("outlet", as_index=False)["words"].sum()
        data = data.sort_values(["words", "outlet"], ascending=[False, True]).head(MANY)
        labels = [cut(name) for name in data["outlet"]]
    else:
        data = posts[["position", "posted", "outlet", "authors", "words"]]
        labels = [f"{row.position} · {cut(row.outlet)}" for row in data.itertuples(index=False)]
    with style():
        figure = new_figure(8, 0.9 + 0.32 * len(data))
        axes = figure.add_subplot()
        places = range(len(data))
        axes.barh(places, data["words"], color=PALETTE[0], height=0.66)
        for n, row in enumerate(data.itertuples(index=False)):
            who = "" if many else f"  {cut(row.authors.replace('; ', ' and '), 44)}"
            axes.annotate(
                f"{row.words:,}{who}",
                (row.words, n),
                textcoords="offset points",
                xytext=(5, 0),
                va="center",
            )
        axes.set_yticks(places, labels)
        axes.invert_yaxis()
        axes.margins(x=0.3)
        axes.set_xticks([])
        axes.tick_params(left=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.axvline(0, color=FAINT)
        axes.set_title("Words of running text" + ("" if many else ", and who signs them"))
    longest = data.sort_values("words", ascending=False, kind="stable").iloc[0]
    alt = (
        f"{len(posts)} posts with {int(posts['words'].sum()):,} words of running text; the longest "
        f"{'share' if many else 'post'}, {int(longest['words']):,} words, is from "
        f"{longest['outlet']}."
    )
    return Chart("words-by-post", figure, data, alt)

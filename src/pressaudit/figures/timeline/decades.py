"""How much of each decade rests on one voice."""

import pandas as pd

from pressaudit.figures.base import FAINT, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing
from pressaudit.figures.timeline.common import title

NAME = "decade-coverage"
MOST = 30


def decade_coverage(decades: pd.DataFrame) -> Chart:
    """Draw the mentions per decade and the part of them that rests on one voice.

    Parameters
    ----------
    decades
        From :func:`pressaudit.analyse.timeline.coverage_by_decade`.
    """
    if decades.empty:
        return nothing(NAME, "No post names a date that could be put on the calendar.", decades)
    # Lone dates centuries back ("in 1066") would leave no room for the others.
    shown = decades.tail(MOST)
    with style():
        figure = new_figure(8, 1.2 + 0.38 * len(shown))
        axes = figure.add_subplot()
        places = range(len(shown))
        axes.barh(places, shown["mentions"], color=FAINT, height=0.66)
        axes.barh(places, shown["largest_mentions"], color=PALETTE[0], height=0.66)
        for n, row in enumerate(shown.itertuples(index=False)):
            axes.annotate(
                f"{row.largest_mentions} of {row.mentions}: {cut(row.largest_voice, 34)}",
                (row.mentions, n), textcoords="offset points", xytext=(5, 0), va="center",
            )  # fmt: skip
        axes.set_yticks(places, [f"{d}s" for d in shown["decade"]])
        axes.set_ylim(max(len(shown), 2) - 0.4, -0.6)
        axes.set_xlim(0, shown["mentions"].max() * 1.75)
        axes.set_xticks([])
        axes.tick_params(left=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        title(figure, "Dated mentions by decade; dark: on the word of the one with most of them")
    top = shown.sort_values(["largest_share", "mentions"], ascending=False, kind="stable").iloc[0]
    many = shown.sort_values("mentions", ascending=False, kind="stable").iloc[0]
    alt = (
        f"Dated mentions in {len(decades)} decade{'s' if len(decades) > 1 else ''}, most "
        f"({many['mentions']}) in the {many['decade']}s, {many['largest_mentions']} of them on the "
        f"word of {many['largest_voice']}. The {top['decade']}s rest most on one voice: "
        f"{top['largest_mentions']} of {top['mentions']} on that of {top['largest_voice']}."
    )
    return Chart(NAME, figure, decades, alt)

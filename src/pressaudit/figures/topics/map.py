"""The windows on a plane: near is alike."""

import pandas as pd

from pressaudit.analyse.topics.find import Topics
from pressaudit.figures.base import (
    FAINT,
    INK,
    MARKERS,
    MUTED,
    PAPER,
    Chart,
    colour_of,
    new_figure,
    style,
)
from pressaudit.figures.sources.nothing import cut, nothing

MOST_POSTS, MOST_NUMBERS = 12, 80
NAME = "topics-map"


def map_chart(found: Topics) -> Chart:
    """Draw a dot a window in the colour and shape of its post, with the topics' names.

    A line leads from each dot to the middle of its topic. Posts of one outlet share a colour; with
    more than twelve posts the dots go by topic, with the post's number beside up to 80 of them.

    Parameters
    ----------
    found
        From :func:`pressaudit.analyse.topics.find.find`.
    """
    places, table = found.on_map(), found.listed()
    if places.empty:
        return nothing(NAME, "There are too few windows to lay them out on a map.", places)
    with style():
        figure = new_figure(8.8, 6.2)
        axes = figure.add_subplot()
        for row in table.itertuples(index=False):
            own = places[places["topic"] == row.topic]
            x, y = own["x"].mean(), own["y"].mean()
            for dot in own.itertuples(index=False):
                axes.plot([x, dot.x], [y, dot.y], color=FAINT, linewidth=1, zorder=1)
            axes.text(
                x, y, f"{row.topic} {', '.join(row.terms.split(', ')[:2])}", ha="center",
                va="center", fontsize=10.5, fontweight="bold", color=INK, zorder=3,
                bbox={"facecolor": PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 1.5},
            )  # fmt: skip
        groups = _groups(places)
        for name, (colour, marker), own in groups:
            axes.scatter(
                own["x"], own["y"], color=colour, marker=marker, s=42, alpha=0.85, linewidths=0,
                label=name, zorder=2,
            )  # fmt: skip
        if places["number"].nunique() > MOST_POSTS and len(places) <= MOST_NUMBERS:
            for dot in places.itertuples(index=False):
                axes.annotate(
                    f"{dot.number}", (dot.x, dot.y), textcoords="offset points", xytext=(5, 3),
                    fontsize=10, color=MUTED, zorder=2,
                )  # fmt: skip
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines[:].set_visible(False)
        axes.set_aspect("equal", adjustable="datalim")
        if len(groups) > 1:
            figure.legend(loc="outside right upper", frameon=False, handletextpad=0.2)
        axes.set_title("Windows of about 100 words: near is alike")
    posts = places["number"].nunique()
    of = "1 post" if posts == 1 else f"{posts} posts"
    alt = f"{len(places)} windows of {of} on a plane where near is alike"
    if len(table):
        spread = places.groupby("topic")["number"].nunique()
        alt += (
            f", in {len(table)} topics; topic {spread.idxmax()} has windows of {spread.max()} posts"
        )
    return Chart(NAME, figure, places, f"{alt}.")


def _groups(places: pd.DataFrame) -> list[tuple[str, tuple[str, str], pd.DataFrame]]:
    """Return name, (colour, marker) and dots: by post, coloured by outlet, or else by topic."""
    if places["number"].nunique() > MOST_POSTS:
        topics = sorted(set(places["topic"]))
        looks = colour_of([f"{n:03d}" for n in topics])
        return [
            (f"topic {n}" if n else "no topic", looks[f"{n:03d}"], places[places["topic"] == n])
            for n in topics
        ]
    colours = colour_of(list(places["outlet"]))
    out = []
    for rank, (number, own) in enumerate(places.groupby("number", sort=True)):
        outlet = own["outlet"].iloc[0]
        look = (colours[outlet][0], MARKERS[rank % len(MARKERS)])
        out.append((cut(f"{number} · {outlet}", 26), look, own))
    return out

"""What every figure shares: palette, style, and the record that keeps picture, frame and words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

INK = "#1b1b1b"
MUTED = "#6b6b6b"
FAINT = "#d9d9d9"
PAPER = "#ffffff"

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#5C4700", "#56B4E9", "#5b3fa0")
"""Okabe and Ito's colours (2008), yellow and orange darkened until they show on white."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "h", "<", ">")
"""Shapes to go with the colours: nothing is told by colour alone."""

BLUES = LinearSegmentedColormap.from_list("house", ["#ffffff", PALETTE[0]])
"""Shades of shares, from none to all."""

Grid = NDArray[np.float64]

STYLE: Any = {
    "figure.facecolor": PAPER,
    "figure.dpi": 100,
    "savefig.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.titlesize": 11.5,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.labelsize": 10.5,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "legend.fontsize": 10,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "grid.color": FAINT,
    "lines.linewidth": 1.6,
    # Titles and names come from captures: a dollar sign in them is not mathematics.
    "text.parse_math": False,
    "text.usetex": False,
    "svg.hashsalt": "pressaudit",
}


@dataclass(frozen=True)
class Chart:
    """A figure that can be checked and read aloud.

    ``data`` is the frame that the picture draws, rounded as it is shown; ``alt`` says in one or
    two sentences, computed from ``data``, what the picture shows; ``name`` is a slug, used for
    the download of the frame.
    """

    name: str
    figure: Figure
    data: pd.DataFrame
    alt: str


@contextmanager
def style() -> Iterator[None]:
    """Draw within the house style; the caller's settings come back afterwards."""
    with mpl.rc_context(STYLE):
        yield


def new_figure(width: float = 8.0, height: float = 4.0) -> Figure:
    """Return an empty figure of ``width`` by ``height`` inches, unknown to pyplot.

    Call it within :func:`style`. A figure outside pyplot is drawn once, when it is shown.
    """
    return Figure(figsize=(width, height))


def colour_of(names: list[str]) -> dict[str, tuple[str, str]]:
    """Give each of ``names`` a (colour, marker) pair, by its place in the sorted list.

    With more names than colours the colours come round again with other markers.
    """
    return {
        name: (PALETTE[i % len(PALETTE)], MARKERS[i % len(MARKERS)])
        for i, name in enumerate(sorted(set(names)))
    }


def nothing(name: str, sentence: str, data: pd.DataFrame) -> Chart:
    """Return a chart that says in a plain sentence why it is empty."""
    with style():
        figure = new_figure(8, 0.9)
        figure.text(0.01, 0.5, sentence, color=MUTED, va="center", fontsize=11)
    return Chart(name, figure, data, sentence)


def left_out(shown: int, of: int, what: str) -> str:
    """Say that not all of something is drawn; '' when it is."""
    return "" if shown >= of else f"{shown} of {of} {what} drawn"


def cut(text: str, size: int = 30) -> str:
    """Shorten a name for a label."""
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"


def label_at(
    axes: Axes, text: str, at: tuple[Any, Any], shift: tuple[float, float] = (5, 0), **look: Any
) -> None:
    """Write a note beside a place, ``shift`` points away; in the middle of its line, or above."""
    middle: dict[str, Any] = {} if shift[1] else {"va": "center"}
    axes.annotate(text, at, textcoords="offset points", xytext=shift, **middle, **look)


def rows(axes: Axes, labels: Sequence[str], *, fewest: int = 0) -> None:
    """Make an axis of rows, the first above, each with its label and no line at the left."""
    axes.set_yticks(range(len(labels)), list(labels))
    axes.set_ylim(max(len(labels), fewest) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def bare(axes: Axes) -> None:
    """Take away the scale at the foot: the figures stand beside the bars."""
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def heat(axes: Axes, shade: Grid, counts: Grid, across: Sequence[str], down: Sequence[str]) -> None:
    """Draw a heat map of shares (0 to 1) with counts in its cells."""
    axes.imshow(shade, cmap=BLUES, vmin=0, vmax=1, aspect="auto")
    for (y, x), n in np.ndenumerate(counts):
        if n:
            ink = "white" if shade[y, x] > 0.6 else INK
            axes.text(x, y, f"{n:.0f}", ha="center", va="center", color=ink)
    axes.set_xticks(range(len(across)), across, rotation=45, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(down)), down)
    axes.set_xticks(np.arange(len(across)) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(down)) - 0.5, minor=True)
    axes.grid(which="minor", color=FAINT, linewidth=0.6)
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_visible(False)


def headline(figure: Figure, words: str) -> None:
    """Put a title over the whole figure, at its left edge: labels may leave an axis no room."""
    figure.suptitle(words, x=0.01, ha="left", fontweight="bold", fontsize=11.5)

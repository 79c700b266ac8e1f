"""What every figure shares: palette, style, and the record that keeps picture, frame and words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

INK = "#1b1b1b"
MUTED = "#6b6b6b"
FAINT = "#d9d9d9"
PAPER = "#ffffff"

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#5C4700", "#56B4E9", "#5b3fa0")
"""Okabe and Ito's colours (2008), yellow and orange darkened until they show on white."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "h", "<", ">")
"""Shapes to go with the colours: nothing is told by colour alone."""

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

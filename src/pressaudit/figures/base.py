"""What every figure shares: palette, style, a page's two widths, and the record of a chart."""

import textwrap
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from numpy.typing import NDArray

INK = "#1b1b1b"
MUTED = "#6b6b6b"
FAINT = "#d9d9d9"
PAPER = "#ffffff"

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#5C4700", "#56B4E9", "#5b3fa0")
"""Okabe and Ito's colours (2008), yellow and orange darkened until they show on white."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "h", "<", ">")
"""Shapes to go with the colours: nothing is told by colour alone."""

LETTERS = 13
"""Letters of running text on an inch, at ten points; names in capitals are wider."""
Grid = NDArray[np.float64]
P = ParamSpec("P")
Places: TypeAlias = Sequence[float] | pd.Series

STYLE: Any = {
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "figure.dpi": 100,
    "savefig.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.labelsize": 10,
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
    "svg.fonttype": "none",
}


@dataclass(frozen=True)
class Chart:
    """A figure that can be checked and read aloud.

    ``data`` is the frame that the picture draws, rounded as it is shown; ``alt`` says in one or
    two sentences, computed from ``data``, what the picture shows; ``name`` is a slug, used for
    the download of the frame; ``phone`` is the same picture for a narrow screen.
    """

    name: str
    figure: Figure
    data: pd.DataFrame
    alt: str
    phone: Figure | None = None


@contextmanager
def style() -> Iterator[None]:
    """Draw within the house style; the caller's settings come back afterwards."""
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        # Text stays text: a reader's machine has the letters that the font here lacks.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        yield


@dataclass(frozen=True)
class Page:
    """What a figure is drawn on, ``width`` inches wide; ``narrow`` is a phone's."""

    width: float
    narrow: bool = False

    @property
    def letters(self) -> int:
        """How many letters a line of this width has, at LETTERS an inch."""
        return int(self.width * LETTERS)

    @property
    def bar(self) -> float:
        """Height of a bar in rows: on a phone the label stands above it in the same row."""
        return 0.34 if self.narrow else 0.66

    def figure(self, height: float) -> Figure:
        """Return an empty figure, unknown to pyplot: it is drawn once, when it is shown."""
        return Figure(figsize=(self.width, height))

    def rows(
        self, labels: Sequence[str], *, step: float = 0.36, extra: float = 0.9, fewest: int = 1
    ) -> tuple[Figure, Axes]:
        """Return a figure with one axis of rows, each with its label; sizes in inches."""
        many = max(len(labels), fewest)
        figure = self.figure(extra + max(step, 0.46 if self.narrow else 0) * many)
        axes = figure.add_subplot()
        label_rows(axes, labels, self, fewest=fewest)
        return figure, axes

    def bars(
        self,
        labels: Sequence[str],
        values: Places,
        notes: Sequence[str],
        *,
        of: Places | None = None,
        colour: str | list[str] = PALETTE[0],
    ) -> Figure:
        """Draw a bar a row with a note at its end, over a grey one of the length ``of``."""
        figure, axes = self.rows(labels)
        ends = values if of is None else of
        axes.barh(range(len(ends)), ends, color=FAINT, height=self.bar)
        axes.barh(range(len(ends)), values, color=colour, height=self.bar)
        axes.set_xlim(0, max([1e-9, *ends]))
        bare(axes)
        for y, note in enumerate(notes):
            label_at(axes, cut(note, self.letters * 2 // 3), (list(ends)[y], y))
        make_room(axes)
        return figure


PAGE, PHONE = Page(8.0), Page(3.55, narrow=True)
"""Widths of the site's column at 1,280 and at 390 pixels, in inches of 96 pixels."""


def in_two_forms(draw: Callable[Concatenate[Page, P], Chart]) -> Callable[P, Chart]:
    """Make a chart of what draws it on a page: drawn for a desk and for a phone.

    On both, long titles are broken into lines, and a label that would leave the canvas is cut.
    """

    @wraps(draw)
    def both(*args: P.args, **kwargs: P.kwargs) -> Chart:
        with style():
            wide, small = draw(PAGE, *args, **kwargs), draw(PHONE, *args, **kwargs)
            for chart, page in ((wide, PAGE), (small, PHONE)):
                _wrap(chart.figure, page)
                _keep_inside(chart.figure)
        return replace(wide, phone=small.figure)

    return both


def _wrap(figure: Figure, page: Page) -> None:
    """Break the titles and the labels of axes into lines no longer than the page, or the axis."""
    whole = [figure._suptitle, figure._supxlabel]  # type: ignore[attr-defined]
    figure.draw_without_rendering()
    for text in filter(None, whole):
        _broken(text, page.letters)
    for axes in figure.axes:
        room = figure.bbox.x1 - axes.bbox.x0 if len(figure.axes) == 1 else axes.bbox.width
        for text in (axes.title, axes._left_title, axes.xaxis.label):  # type: ignore[attr-defined]
            _broken(text, int(room / figure.dpi * LETTERS))


def _broken(text: Text, letters: int) -> None:
    letters -= letters // 5 if text.get_fontweight() == "bold" else 0
    lines = text.get_text().splitlines()
    text.set_text("\n".join(textwrap.fill(line, max(letters, 12)) for line in lines))


def seen(figure: Figure) -> list[Text]:
    """Return the texts of a figure that are drawn, once it is laid out."""
    figure.draw_without_rendering()
    found = {id(t): t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()}
    # Labels of ticks beyond the limits of an axis are kept by matplotlib, and never drawn.
    for axis in figure.findobj(Axis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not low <= tick.get_loc() <= high:
                for label in (tick.label1, tick.label2):
                    found.pop(id(label), None)
    return list(found.values())


def _keep_inside(figure: Figure) -> None:
    """Shorten the texts that leave the canvas, to what has room."""
    for _ in range(3):
        out = []
        for text in seen(figure):
            box = text.get_window_extent()
            over = max(box.x1 - figure.bbox.x1, figure.bbox.x0 - box.x0)
            if over > 1 and not text.get_rotation() and len(text.get_text()) > 2:
                out.append((text, over / box.width))
        for text, share in out:
            longest = max(len(line) for line in text.get_text().splitlines())
            keep = max(int(longest * (1 - share)) - 1, 2)
            text.set_text("\n".join(cut(line, keep) for line in text.get_text().splitlines()))
        if not out:
            return


def colour_of(names: list[str]) -> dict[str, tuple[str, str]]:
    """Give each of ``names`` a (colour, marker) pair, by its place in the sorted list.

    With more names than colours the colours come round again with other markers.
    """
    return {
        name: (PALETTE[i % len(PALETTE)], MARKERS[i % len(MARKERS)])
        for i, name in enumerate(sorted(set(names)))
    }


def nothing(page: Page, name: str, sentence: str, data: pd.DataFrame) -> Chart:
    """Return a chart that says in a plain sentence why it is empty."""
    lines = textwrap.wrap(sentence, page.letters)
    figure = page.figure(0.4 + 0.2 * len(lines))
    figure.text(0.01, 0.5, "\n".join(lines), color=MUTED, va="center")
    return Chart(name, figure, data, sentence)


def left_out(shown: int, of: int, what: str) -> str:
    """Say how many more there are than are drawn; '' when all are."""
    more = of - shown
    return "" if more < 1 else f"and {more:,} more {what if more > 1 else what.removesuffix('s')}"


def cut(text: str, size: int = 30) -> str:
    """Shorten a name for a label."""
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"


def with_note(label: str, note: str, letters: int) -> str:
    """Put a label and a note on one line, the label cut so that the note has room."""
    return f"{cut(label, max(letters - len(note) - 3, 9))} · {note}" if note else label


def post_labels(posts: pd.DataFrame, size: int) -> dict[int, str]:
    """Return what posts are called, by number: number, outlet, and as much title as has room."""
    titles = posts["title"] if "title" in posts else [""] * len(posts)
    return {
        int(number): cut(f"{label}: {title}" if title else label, size)
        for number, label, title in zip(posts["number"], posts["label"], titles, strict=True)
    }


def label_at(
    axes: Axes, text: str, at: tuple[Any, Any], shift: tuple[float, float] = (5, 0), **look: Any
) -> Annotation:
    """Write a note beside a place, ``shift`` points away; in the middle of its line, or above."""
    look = {"annotation_clip": False, **({} if shift[1] else {"va": "center"}), **look}
    note = axes.annotate(text, at, textcoords="offset points", xytext=shift, **look)
    note.set_in_layout(False)
    return note


def make_room(axes: Axes) -> None:
    """Widen an axis to the right until the notes in it end within it; they are 5 points away."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    (low, high), width = axes.get_xlim(), axes.bbox.width
    for note in axes.texts:
        taken = note.get_window_extent().width + 12 * figure.dpi / 72
        if isinstance(note, Annotation) and note.xycoords == "data" and taken < width * 0.9:
            at = float(axes.convert_xunits(note.xy[0]))
            high = max(high, low + (at - low) * width / (width - taken))
    axes.set_xlim(low, high)


def label_where_room(axes: Axes, notes: Sequence[tuple[str, tuple[float, float]]]) -> None:
    """Write notes beside their places, the first first; one that would meet another is left out."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    taken: list[Any] = []
    for text, at in notes:
        for shift, side in (((5, 3), "left"), ((-5, 3), "right"), ((5, -10), "left")):
            note = label_at(axes, text, at, shift, ha=side)
            box = note.get_window_extent().padded(1)
            inside = axes.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            note.remove()


def label_rows(axes: Axes, labels: Sequence[str], page: Page, *, fewest: int = 1) -> None:
    """Make an axis of rows, the first above; on a phone each label stands over its row."""
    wide = not page.narrow
    axes.set_yticks(range(len(labels)), list(labels) if wide else [""] * len(labels))
    axes.set_ylim(max(len(labels), fewest) - 0.4, -0.65)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    if page.narrow:
        for y, label in enumerate(labels):
            axes.annotate(
                label, (0, y - page.bar / 2), xycoords=("axes fraction", "data"), va="bottom",
                xytext=(0, 2), textcoords="offset points", annotation_clip=False,
            ).set_in_layout(False)  # fmt: skip


def bare(axes: Axes) -> None:
    """Take away the scale at the foot: the figures stand beside the bars."""
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def heat(  # noqa: PLR0917
    page: Page, axes: Axes, shade: Grid, counts: Grid, across: Sequence[str], down: Sequence[str]
) -> None:
    """Draw a heat map of shares (0 to 1) with counts in its cells."""
    label_rows(axes, down, page)
    height = page.bar if page.narrow else 0.9
    for (y, x), n in np.ndenumerate(counts):
        if n:
            look: Any = {"color": PALETTE[0], "alpha": float(shade[y, x])}
            axes.barh(y, 0.94, left=x - 0.47, height=height, linewidth=0, **look)
            ink = PAPER if shade[y, x] > 0.6 else INK
            axes.text(x, y, f"{n:.0f}", ha="center", va="center", color=ink)
        else:
            axes.plot(x, y, ".", color=FAINT, markersize=3)
    axes.set_xticks(range(len(across)), across, rotation=45, ha="right", rotation_mode="anchor")
    axes.set_xlim(-0.6, len(across) - 0.4)
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_visible(False)


def headline(figure: Figure, words: str) -> None:
    """Put a title over the whole figure, at its left edge: labels may leave an axis no room."""
    figure.suptitle(words, x=0.01, ha="left", fontweight="bold", fontsize=11)


def footnote(figure: Figure, *words: str) -> None:
    """Put muted lines under the whole figure."""
    figure.supxlabel("\n".join(filter(None, words)), x=0.01, ha="left", fontsize=10, color=MUTED)


def key(page: Page, figure: Figure, **look: Any) -> None:
    """Put the legend of a figure below it, in as many columns as have room."""
    names = {label for axes in figure.axes for label in axes.get_legend_handles_labels()[1]}
    columns = page.letters // (max(map(len, names), default=0) + 5)
    figure.legend(
        loc="outside lower left", ncols=max(1, min(4, columns)), frameon=False,
        handletextpad=0.2, columnspacing=1.2, **look,
    )  # fmt: skip

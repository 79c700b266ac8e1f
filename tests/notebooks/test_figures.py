"""Every figure of the notebooks on the shipped tables: large enough, whole, described."""

from pathlib import Path

import nbformat
import pytest
from matplotlib.axis import Tick
from matplotlib.text import Text
from matplotlib.transforms import BboxBase

from pressaudit.figures import draw
from pressaudit.figures.base import Chart, style
from pressaudit.notebook import cells

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9]*.ipynb"))
COLUMN = 775
"""Width of the site's text column on a desk 1,280 pixels wide, in CSS pixels of 1/96 inch."""
SMALLEST = 9.0
"""Points at the size shown."""


def drawn(name: str | Chart, about: object) -> Chart:
    """The chart that a cell shows, by its name or made there."""
    return name if isinstance(name, Chart) else draw(name, about)


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda p: p.stem)
def charts(request) -> list[Chart]:
    """The charts that a notebook shows, its cells run in this process."""
    shown: list[Chart] = []
    patch = pytest.MonkeyPatch()
    patch.setattr(cells, "chart", lambda name, about=None: shown.append(drawn(name, about)))
    for name in ("tell", "show", "answer"):
        patch.setattr(cells, name, lambda *_, **__: None)
    patch.chdir(FOLDER)
    try:
        space: dict[str, object] = {}
        for cell in nbformat.read(request.param, as_version=4).cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, cell.id, "exec"), space)
    finally:
        patch.undo()
    return shown


def texts(chart: Chart) -> list[Text]:
    """The texts that can be seen."""
    with style():
        chart.figure.draw_without_rendering()
    found = chart.figure.findobj(Text)
    return [t for t in found if t.get_visible() and t.get_text().strip()]


def shown_points(chart: Chart, text: Text) -> float:
    width = chart.figure.get_figwidth() * 100
    return float(text.get_fontsize()) * 100 / 96 * min(1.0, COLUMN / width)


def test_text_is_large_enough(charts):
    small = {
        (chart.name, text.get_text()[:30]): round(shown_points(chart, text), 1)
        for chart in charts
        for text in texts(chart)
        if shown_points(chart, text) < SMALLEST
    }
    assert small == {}


def test_nothing_leaves_the_canvas(charts):
    for chart in charts:
        seen = texts(chart)
        # Labels of ticks beyond the limits of an axis are kept by matplotlib, and never drawn.
        ticks = {id(label) for t in chart.figure.findobj(Tick) for label in (t.label1, t.label2)}
        canvas = chart.figure.bbox.padded(1)
        out = [
            text.get_text()[:40]
            for text in seen
            if id(text) not in ticks and not _within(text.get_window_extent(), canvas)
        ]
        assert out == [], chart.name


def _within(inner: BboxBase, outer: BboxBase) -> bool:
    return bool(
        outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.y0 <= inner.y0
        and inner.y1 <= outer.y1
    )  # fmt: skip


def test_every_figure_is_described_and_has_its_frame(charts):
    for chart in charts:
        assert len(chart.alt) > 30, chart.name
        assert chart.data is not None


def test_names_are_unique(charts):
    names = [chart.name for chart in charts]
    assert len(names) == len(set(names))

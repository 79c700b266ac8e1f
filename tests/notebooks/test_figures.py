"""Every figure of the notebooks on the shipped tables: large enough, whole, described."""

from pathlib import Path

import nbformat
import pytest

from pressaudit.figures import draw
from pressaudit.figures.base import Chart, seen
from pressaudit.notebook import cells
from tests.figures.looks import faults, forms

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9]*.ipynb"))
SMALLEST = 9.0
"""Points; figures are as wide as the site's column, so that this is the size shown."""


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


def test_text_is_large_enough(charts):
    small = {
        (chart.name, form, text.get_text()[:30]): text.get_fontsize()
        for chart in charts
        for form, figure in forms(chart).items()
        for text in seen(figure)
        if text.get_fontsize() < SMALLEST
    }
    assert small == {}


def test_nothing_leaves_the_canvas(charts):
    assert {c.name: f for c in charts if (f := faults(c))} == {}


def test_every_figure_is_described_and_has_its_frame(charts):
    for chart in charts:
        assert len(chart.alt) > 30, chart.name
        assert chart.data is not None


def test_names_are_unique(charts):
    names = [chart.name for chart in charts]
    assert len(names) == len(set(names))

"""What the site's builder does to notebooks."""

import nbformat
import pytest
from click.testing import CliRunner

from pressaudit.app import site
from pressaudit.app.execute import WIDGET, before_saving, tidy
from pressaudit.app.site import for_readers
from pressaudit.figures.svg import SVG


def notebook() -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell("draw()", execution_count=1)
    cell.metadata["execution"] = {"iopub.status.busy": "2020-01-01"}
    cell.metadata["tags"] = ["kept"]
    cell.outputs = [
        nbformat.v4.new_output(
            "display_data",
            {SVG: "<svg>wide</svg>"},
            metadata={SVG: {"alt": "Two bars.", "phone": "<svg>narrow</svg>"}},
        ),
        nbformat.v4.new_output("display_data", {WIDGET: {"model_id": "1"}}),
    ]
    out = nbformat.v4.new_notebook(cells=[cell])
    out.metadata["language_info"] = {"name": "python", "version": "3.11.7"}
    return out


def test_what_differs_between_machines_is_dropped():
    cell = tidy(notebook()).cells[0]
    assert "execution" not in cell.metadata
    assert len(cell.outputs) == 1
    assert "version" not in tidy(notebook()).metadata["language_info"]


def test_what_jupyterlab_saves_is_tidied_too():
    saved = {"type": "notebook", "content": dict(notebook())}
    before_saving(saved, path="00_x.ipynb")
    assert saved["content"] == tidy(notebook()) | {"cells": saved["content"].cells}
    assert len(saved["content"].cells[0].outputs) == 1
    folder = {"type": "directory", "content": None}
    before_saving(folder, path="")
    assert folder["content"] is None


def test_the_site_has_a_picture_for_a_desk_and_one_for_a_phone():
    shown = for_readers(tidy(notebook()), "00_x.ipynb").cells[0].outputs[0].data["text/html"]
    assert shown.index("wide") < shown.index("pressaudit-phone") < shown.index("narrow")


def test_readers_get_code_folded_and_how_to_rerun():
    original = tidy(notebook())
    page = for_readers(original, "00_x.ipynb")
    assert page.cells[0].metadata["tags"] == ["kept", "hide-input"]
    assert "make lab" in page.cells[-1].source
    assert original.cells[0].metadata["tags"] == ["kept"]
    nbformat.validate(page)


def test_rows_lead_to_the_posts_only_where_their_words_are_at_hand():
    book = notebook()
    book.cells[0].outputs[0].data = {"text/html": '<tr data-at="p1.2.3.9"><td>A</td></tr>'}
    shown = [
        for_readers(book, "00_x.ipynb", reading=at_hand).cells[0].outputs[0].data["text/html"]
        for at_hand in (False, True)
    ]
    assert ["reading.html#p1.2.3.9" in one for one in shown] == [False, True]


@pytest.mark.parametrize("fails", [True, False])
def test_a_site_gives_way_to_a_new_one_only_when_that_is_made(tmp_path, monkeypatch, fails):
    old = tmp_path / "build" / "shipped" / "site" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")

    def make(build, *_, **__):
        (build / "site").mkdir(parents=True)
        (build / "site" / "index.html").write_text("new", encoding="utf-8")
        if fails:
            raise site.NotebookError("a cell failed")

    monkeypatch.setattr(site, "HOME", tmp_path)
    monkeypatch.setattr(site, "make", make)
    done = CliRunner().invoke(site.main, [])
    assert bool(done.exit_code) == fails
    assert old.read_text(encoding="utf-8") == ("old" if fails else "new")

"""The notebooks on archives they were not written for: no error, other numbers, plain words.

Cells tagged ``settings`` name constants of the program, which no table changes.
"""

import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pressaudit.corpus.store import CORPUS_VARIABLE
from pressaudit.app.own_archive import CAPTURES_VARIABLE
from pressaudit.app.pipeline import build_tables
from tests import archives, sample

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(p.stem for p in FOLDER.glob("[0-9]*.ipynb") if not p.stem.startswith("09"))
PAGES = {
    "one post": archives.page(1),
    "two posts": archives.page(2),
    "no dates, nobody quoted": archives.page(5, dated=False, quoted=False),
    "three hundred posts": archives.page(300),
}


@pytest.fixture(scope="module", params=["the sample", *PAGES])
def archive(request, tmp_path_factory):
    """Environment in which a notebook finds another archive's tables and captures."""
    folder = tmp_path_factory.mktemp("archive")
    if request.param == "the sample":
        capture = sample.TEXT
    else:
        capture = folder / "page.txt"
        capture.write_text(PAGES[request.param], encoding="utf-8")
    build_tables([capture], folder / "tables", text=request.param == "the sample")
    return request.param, {
        CORPUS_VARIABLE: str(folder / "tables"),
        CAPTURES_VARIABLE: str(capture),
    }


def executed(name: str, environment: dict[str, str], workdir: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(workdir / "notebooks")}},
    )
    client.execute(env=os.environ | environment)
    return notebook


def sentences(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """What the cells say, by cell."""
    out = {}
    for cell in notebook.cells:
        said = [
            output.data["text/markdown"]
            for output in cell.get("outputs", [])
            if "text/markdown" in output.get("data", {})
        ]
        if said:
            out[cell.id] = " ".join(said)
    return out


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_runs(archive, name, tmp_path):
    which, environment = archive
    (tmp_path / "notebooks").mkdir()
    notebook = executed(name, environment, tmp_path)
    said = sentences(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "stream", (cell.id, output.get("text"))
    for cell_id, words in said.items():
        assert not re.search(r"\b(?:nan|None|NaT|inf)\b", words), (cell_id, words)
    if which == "the sample" and not name.startswith("08"):
        shipped = sentences(nbformat.read(FOLDER / f"{name}.ipynb", as_version=4))
        settings = {c.id for c in notebook.cells if "settings" in c.metadata.get("tags", [])}
        numbered = {k for k, v in shipped.items() if re.search(r"\d", v) and k in said} - settings
        same = {k for k in numbered if said[k] == shipped[k]}
        assert numbered
        assert same == set(), "these sentences did not change with the tables"

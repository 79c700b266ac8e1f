"""What every notebook looks like: its parts, short cells without logic, no number typed."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9]*.ipynb"))
PARTS = {
    "00_findings": ["Limits"],
}
DEFAULT_PARTS = ["Answer", "Evidence", "Method", "Limits", "Try it"]
LONGEST_CELL = 15
LOGIC = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.Lambda, ast.ListComp,
         ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.With, ast.IfExp)  # fmt: skip

MAY_BE_TYPED = re.compile(
    r"`[^`]*`|\*[^*\n]+\*"  # code, examples
    r"|\]\([^)]*\)"  # targets of links
    r"|\b(?:F1|G2|TIMEX3|ISO \d+(?:-\d)?|order 1)\b"  # names
    r"|\b95 %"  # the level of every interval
    r"|\b(?:1[5-9]|20)\d\d\b"  # years of publications
    r"|\b\d+(?:\(\d+\))?: \d+–\d+"  # volume and pages
    r"|\((?:[^()]*,)? ?(?:chapter|ch\.|section) \d+\)|\b(?:chapter|ch\.|section) \d+"
)
"""Digits in prose that are no figures of the archive."""

pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def headings(path: Path) -> list[str]:
    prose = "\n".join(c.source for c in cells(path, "markdown"))
    return re.findall(r"^#+ (.+)$", prose, re.M)


def test_parts_in_order(path: Path) -> None:
    wanted = PARTS.get(path.stem, DEFAULT_PARTS)
    assert [h for h in headings(path) if h in wanted] == wanted
    assert "**Question.**" in cells(path, "markdown")[0].source


def test_one_title(path: Path) -> None:
    prose = "\n".join(c.source for c in cells(path, "markdown"))
    assert len(re.findall(r"^# ", prose, re.M)) == 1


def test_cells_are_short(path: Path) -> None:
    long = [c.id for c in cells(path, "code") if len(c.source.splitlines()) > LONGEST_CELL]
    assert long == []


def test_cells_have_no_logic(path: Path) -> None:
    found = {
        f"{cell.id}: {type(node).__name__}"
        for cell in cells(path, "code")
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, LOGIC)
    }
    assert found == set()


def test_prose_has_no_typed_number(path: Path) -> None:
    typed = {
        cell.id: re.findall(r".{0,20}\d.{0,20}", MAY_BE_TYPED.sub("", cell.source))
        for cell in cells(path, "markdown")
    }
    assert {k: v for k, v in typed.items() if v} == {}


def test_sentences_have_no_typed_number(path: Path) -> None:
    typed = []
    for cell in cells(path, "code"):
        for call in ast.walk(ast.parse(cell.source)):
            name = getattr(getattr(call, "func", None), "id", "")
            if isinstance(call, ast.Call) and name == "answer":
                texts = [*call.args, *(k.value for k in call.keywords if k.arg == "note")]
                words = [t.value for t in texts if isinstance(t, ast.Constant)]
                plain = [re.sub(r"\{[^}]*\}", "", str(w)) for w in words]
                typed += [w for w in plain if re.search(r"\d", MAY_BE_TYPED.sub("", w))]
    assert typed == []


def test_outputs_are_clean(path: Path) -> None:
    for cell in cells(path, "code"):
        for output in cell.outputs:
            assert output.output_type in {"display_data", "execute_result"}, cell.id
            shown = str(output.get("data", {}))
            assert not re.search(r"0x[0-9a-f]{6,}|/home/|/tmp/|/root/|/work/", shown), cell.id


def test_cells_were_run_and_pictures_are_described(path: Path) -> None:
    for cell in cells(path, "code"):
        assert cell.execution_count, cell.id
        for output in cell.outputs:
            for kind in {"image/png", "image/svg+xml"} & set(output.get("data", {})):
                assert len(output.metadata[kind]["alt"]) > 20, cell.id


def test_says_what_to_run_without_the_package(path: Path) -> None:
    first = cells(path, "code")[0].source
    assert "ModuleNotFoundError" in first
    assert "make install" in first


def test_links_to_the_error_rate(path: Path) -> None:
    if path.stem.startswith("09"):
        return
    assert "09_error_analysis.ipynb" in path.read_text(encoding="utf-8")

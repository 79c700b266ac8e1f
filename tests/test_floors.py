"""Data flows one way: no module imports one of a higher floor (docs/design.md, "Floors")."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "pressaudit"
FLOORS = [
    ["rules", "escape", "language"],
    ["timexes", "quotations", "reuse", "claims", "read"],
    ["annotate"],
    ["corpus"],
    ["analyse"],
    ["archive", "evaluate"],
    ["prose"],
    ["figures"],
    ["notebook"],
    ["app"],
    ["__main__"],
]
HEIGHT = {name: height for height, names in enumerate(FLOORS) for name in names}
MODULES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pressaudit"):
            module = node.module or ""
            parts = module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("pressaudit.")}
    return found & set(HEIGHT)


def place(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_lead_down(path: Path) -> None:
    here = place(path)
    if here == "__init__":
        return
    above = {name for name in imported(path) if HEIGHT[name] > HEIGHT[here]}
    assert above == set()


ENGINES = ("timexes", "quotations", "reuse", "claims")


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_knows_no_archive(engine: str) -> None:
    """Each engine can be used alone: it imports nothing but the language and its rules."""
    known = set().union(*(imported(path) for path in (SOURCE / engine).rglob("*.py")))
    assert known <= {engine, "language", "rules", "escape"}


def test_every_module_has_a_floor() -> None:
    assert {place(path) for path in MODULES} - {"__init__"} == set(HEIGHT)

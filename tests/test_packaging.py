"""pyproject.toml, requirements.lock and environment.yml name the same packages."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONDA_NAMES = {"python-duckdb": "duckdb", "matplotlib-base": "matplotlib"}
"""conda-forge's names where they differ from PyPI's."""
CONDA_ONLY = {"python", "make", "pip"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


@pytest.fixture(scope="module")
def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        names += extra
    return {normal(name) for name in names}


@pytest.fixture(scope="module")
def environment() -> dict[str, object]:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def conda_and_pip(environment) -> tuple[set[str], list[str]]:
    conda, pip = set(), []
    for entry in environment["dependencies"]:
        if isinstance(entry, dict):
            pip += entry["pip"]
        else:
            conda.add(normal(entry))
    return conda, pip


def test_lock_pins_and_hashes_every_declared_package(declared):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {normal(m.group(1)) for m in re.finditer(r"^([\w.-]+)(?:\[.*?\])?==", lock, re.M)}
    assert declared <= pinned
    blocks = re.split(r"^(?=[\w.-]+(?:\[.*?\])?==)", lock, flags=re.M)[1:]
    assert [b.splitlines()[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_lock_names_no_host():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock


def test_environment_names_every_declared_package_and_no_other(declared, environment):
    conda, pip = conda_and_pip(environment)
    names = {CONDA_NAMES.get(name, name) for name in conda - CONDA_ONLY}
    names |= {normal(name) for name in pip if not name.startswith("-e")}
    assert names == declared


def test_environment_installs_the_package_itself_from_conda_forge(environment):
    _, pip = conda_and_pip(environment)
    assert "-e ." in pip
    assert environment["channels"] == ["conda-forge"]


def test_python_floor_is_the_same_everywhere(environment):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    assert "python>=3.11" in environment["dependencies"]

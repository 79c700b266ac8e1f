"""The harness of the benchmarks: systems in processes of their own, tables that keep what stays."""

import csv
from types import SimpleNamespace

import pytest

from pressaudit.evaluate import harness
from pressaudit.evaluate.harness import Bench, Figure, RunError, by_measure

SYSTEMS = """
from types import SimpleNamespace
def broken():
    raise ValueError("no such model")
SYSTEMS = {
    "doubles": SimpleNamespace(load=lambda: lambda n: 2 * n, package=""),
    "broken": SimpleNamespace(load=broken, package="brakes"),
}
WARM = 1
def apply(find, given):
    return [find(n) for n in given] if isinstance(given, list) else find(given)
"""


@pytest.fixture
def bench(tmp_path):
    (tmp_path / "systems.py").write_text(SYSTEMS, encoding="utf-8")
    known = {
        "doubles": SimpleNamespace(package=""),
        "broken": SimpleNamespace(package="brakes"),
    }
    return Bench(tmp_path, known, harness.sys.executable)


def test_a_system_runs_in_a_process_of_its_own(bench):
    result = bench.run("doubles", [1, 2], runs=2)
    assert result["found"] == [2, 4]
    assert set(result) == {"found", "seconds", "cpu", "memory"}


def test_what_is_missing_is_said_with_its_package(bench, capsys):
    assert bench.ready() == ["doubles"]
    assert "broken is missing: pip install brakes" in capsys.readouterr().out


def test_a_system_that_fails_says_why(bench):
    with pytest.raises(RunError, match="no such model"):
        bench.run("broken", [1])


def test_figures_are_written_and_those_of_others_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(harness, "RESULTS", tmp_path)
    rounded = by_measure({"words/s": 0})
    first = [Figure("ours", "half", "F1", 0.5, 9), Figure("theirs", "half", "words/s", 1234.5, 9)]
    harness.write("toy", first, "run", rounded)
    harness.write(
        "toy", [Figure("ours", "half", "F1", 0.75, 9)], "run", rounded,
        keep=lambda row: row["system"] == "theirs",
    )  # fmt: skip
    with (tmp_path / "toy.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(r["system"], r["measure"], r["value"]) for r in csv.DictReader(lines)]
    assert rows == [("ours", "F1", "0.750"), ("theirs", "words/s", "1234")]


def test_a_line_a_system_under_a_head(capsys):
    harness.show([Figure("ours", "half", "F1", 0.5, 9), Figure("ours", "half", "recall", 1, 9)])
    assert capsys.readouterr().out.split() == [
        "part", "system", "F1", "recall", "half", "ours", "0.500", "1.000",
    ]  # fmt: skip

"""What the benchmarks share: systems in processes of their own, and tables of results.

A benchmark is a folder with ``systems.py`` (``SYSTEMS``: by name, what ``load`` gives, and which
``package`` a peer needs) and a ``__main__.py`` that measures what they find. ``python
benchmarks/NAME`` runs it; see ``benchmarks/topics`` for the shortest.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from pressaudit.corpus.measured import COLUMNS, RESULTS

WORKER = RESULTS.parent / "worker.py"
Round = Callable[[str, float], str]
"""From a measure and its value to the value as it is written."""


class Figure(NamedTuple):
    """One figure: of which system, on which part of what, of how many observations."""

    system: str
    part: str
    measure: str
    value: float
    n: int


class RunError(Exception):
    """A system could not be run: the last thing that it said."""


class Bench:
    """The systems of one benchmark, each in a process of its own.

    Parameters
    ----------
    folder
        Of the benchmark: has ``systems.py``.
    systems
        By name; one with a ``package`` runs in the Python of the ``peers``.
    """

    def __init__(self, folder: Path, systems: Mapping[str, Any], peers: str) -> None:
        self.folder, self.systems, self.peers = folder, systems, peers

    def ready(self, wanted: Iterable[str] = ()) -> list[str]:
        """Return the systems that can be loaded, and say of the others what they need."""
        found = []
        for name in wanted or self.systems:
            code = f"from systems import SYSTEMS; SYSTEMS[{name!r}].load()"
            command = [self._python(name), "-c", code]
            done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False)
            if done.returncode:
                package = self.systems[name].package
                print(f"{name} is missing: pip install {package}, then --peers PYTHON")
            else:
                found.append(name)
        return found

    def run(self, name: str, given: object, runs: int = 1) -> dict[str, Any]:
        """Return what a system found in what is given, with its times and its memory.

        Returns
        -------
        dict
            ``found``; ``seconds`` by the clock and ``cpu`` of the processor (the best of
            ``runs``), ``memory`` (the peak, MB). Importing and warming up are no part of it.

        Raises
        ------
        RunError
            If it fails.
        """
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "given.json", Path(folder) / "result.json"
            source.write_text(json.dumps(given), encoding="utf-8")
            command = [self._python(name), str(WORKER), str(self.folder), name, str(source)]
            done = subprocess.run(
                [*command, str(target), str(runs)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise RunError((done.stderr.strip().splitlines() or ["no message"])[-1])
            result: dict[str, Any] = json.loads(target.read_bytes())
        return result

    def _python(self, name: str) -> str:
        return self.peers if self.systems[name].package else sys.executable


def parser(name: str, doc: str | None, *, peers: bool = True) -> argparse.ArgumentParser:
    """Return a parser with what all benchmarks understand: ``--csv``, and ``--peers`` if wanted."""
    made = argparse.ArgumentParser(
        prog=f"benchmarks/{name}",
        description=doc,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if peers:
        made.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    made.add_argument("--csv", action="store_true", help=f"write benchmarks/results/{name}.csv")
    return made


def three(_: str, value: float) -> str:
    """Write a value with three decimals."""
    return f"{value:.3f}"


def by_measure(digits: Mapping[str, int], otherwise: int = 3) -> Round:
    """Return what writes each measure with its decimals."""
    return lambda measure, value: f"{value:.{digits.get(measure, otherwise)}f}"


def show(figures: Sequence[Figure], rounded: Round = three) -> None:
    """Print a line a part and system, under a head where the measures change."""
    table: dict[tuple[str, str], dict[str, str]] = {}
    for one in figures:
        cells = table.setdefault((one.part, one.system), {})
        cells[one.measure] = rounded(one.measure, one.value)
    wide = max((len(name) for pair in table for name in pair), default=0) + 2
    head: list[str] = []
    for (part, system), cells in table.items():
        if list(cells) != head:
            head = list(cells)
            print(f"\n{'part':{wide}}{'system':20}" + "".join(f"{m:>{len(m) + 2}}" for m in head))
        line = "".join(f"{v:>{len(m) + 2}}" for m, v in cells.items())
        print(f"{part:{wide}}{system:20}{line}")


def write(
    name: str,
    figures: Sequence[Figure],
    command: str,
    rounded: Round = three,
    keep: Callable[[Mapping[str, str]], bool] = lambda _: False,
) -> None:
    """Write the figures, with day, version and command, to ``benchmarks/results/NAME.csv``.

    Parameters
    ----------
    keep
        Which rows that the table has of earlier runs stay; by default none.
    """
    common = {"date": datetime.now(tz=UTC).date().isoformat(), "version": version("pressaudit")}
    fresh = [
        common
        | {"command": command}
        | {k: str(v) for k, v in one._asdict().items()}
        | {"value": rounded(one.measure, one.value)}
        for one in figures
    ]
    path = RESULTS / f"{name}.csv"
    rows = [*fresh, *(row for row in _rows(path) if keep(row))]
    parts = list(dict.fromkeys(row["part"] for row in rows))
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(sorted(rows, key=lambda row: parts.index(row["part"])))


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))

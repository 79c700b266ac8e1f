"""Copies of invented wire stories, with what is true of them: found, directed, folded?

python benchmarks/wire [DIR] [--csv] [-v]
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from measure import Error, Found, Gold, Measure, Row, score

from pressaudit.archive import Archive
from pressaudit.corpus.store import load

ROOT = Path(__file__).parents[2]
WIRE = ROOT / "data" / "wire"
RESULTS = ROOT / "benchmarks" / "results" / "wire.csv"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python benchmarks/wire", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=WIRE, help="has wire.html and gold/"
    )
    parser.add_argument("--part", default="data/wire", help="what the results call the archive")
    parser.add_argument("--csv", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list what is wrong, and where"
    )
    given = parser.parse_args()
    page = given.folder / "wire.html"
    if not page.is_file():
        print(f"{page}: no such file. Write it with python data/wire/make.py DIR", file=sys.stderr)
        return 2
    gold = read_gold(given.folder / "gold")
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "pressaudit", "build", str(page), "--out", out]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return done.returncode
        print(done.stdout.partition(":")[0])
        measures, errors = score(gold, read_build(Path(out)))
    show(measures, errors, verbose=given.verbose)
    if given.csv:
        write(measures, given.part)
    return 0


def read_gold(folder: Path) -> Gold:
    """Read the truth tables."""
    return Gold(
        *(rows(folder / f"{name}.csv") for name in ("articles", "pairs", "alterations", "voices"))
    )


def read_build(folder: Path) -> Found:
    """Read what a build says; all that is asked of the analysis is asked here."""
    archive = Archive(load(folder))
    written = archive.prose_voices()
    return Found(
        reuse=rows(folder / "reuse.csv"),
        alterations=rows(folder / "alterations.csv"),
        quoted=archive.speakers()["origin"].tolist(),
        prose=dict(zip(written["voice"], written["words"], strict=True)),
        derivations=frozenset(
            (row.article_id, row.on)
            for row in archive.derivations.itertuples(index=False)
            if row.evidence != "citation"
        ),
    )


def rows(path: Path) -> list[Row]:
    """Read a table as rows of strings."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rounded(measure: Measure) -> str:
    return f"{measure.value:.0f}" if measure.name.endswith("(count)") else f"{measure.value:.3f}"


def show(measures: list[Measure], errors: list[Error], *, verbose: bool) -> None:
    """Print a line a measure, and the errors when asked to."""
    for measure in measures:
        print(f"{measure.name:58}{rounded(measure):>7}  of {measure.n}")
    if verbose:
        for error in errors:
            answer = f"{error.expected or '-'} <> {error.found or '-'}"
            print(f"{error.measure:20} {error.where:18} {answer}")
    else:
        print(f"{len(errors)} errors; -v lists them")


def write(measures: list[Measure], part: str) -> None:
    """Write the measures of one archive to benchmarks/results/wire.csv, and keep the others."""
    kept = [r for r in rows(RESULTS) if r["part"] != part] if RESULTS.is_file() else []
    common = {
        "date": date.today().isoformat(),
        "version": version("pressaudit"),
        "command": "python benchmarks/wire DIR --csv",
        "system": "pressaudit",
        "part": part,
    }
    lines = [common | {"measure": m.name, "value": rounded(m), "n": m.n} for m in measures]
    with RESULTS.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*kept, *lines])


if __name__ == "__main__":
    sys.exit(main())

"""Single web pages: read as one article, its text, title, day and authors.

python benchmarks/pages CHECKOUT [--part dev|test] [--peers PYTHON] [--csv]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from measure import measure, pages
from systems import SYSTEMS

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "benchmarks" / "results" / "pages.csv"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]
GET = "git clone https://github.com/adbar/trafilatura, and give that folder"


def main() -> None:
    """Run the systems on the pages and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks/pages", description=__doc__)
    parser.add_argument("checkout", type=Path, help="checkout of adbar/trafilatura")
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--peers", help="interpreter of the environment with the other systems")
    parser.add_argument("--csv", action="store_true", help=f"write {RESULTS.name}")
    args = parser.parse_args()
    try:
        known = pages(args.checkout, args.part)
    except FileNotFoundError:
        sys.exit(f"{args.checkout} holds no tests/evaldata.json: {GET}.")
    rows = []
    for name, system in SYSTEMS.items():
        python = args.peers if system.package else sys.executable
        result = _run(python, name, [str(page.path) for page in known]) if python else None
        if result is None:
            print(f"{name}: left out; pip install {system.package}, and name its --peers PYTHON")
            continue
        measures = measure(known, result["found"])
        measures["pages/s"] = len(known) / max(result["seconds"], 1e-9)
        print(f"{name:14}" + "  ".join(f"{what} {value:.3f}" for what, value in measures.items()))
        rows += [
            {"system": name, "measure": what, "value": f"{value:.4f}", "n": len(known)}
            for what, value in measures.items()
        ]
    if args.csv:
        _write(rows, args.part)


def _run(python: str, system: str, paths: list[str]) -> dict[str, object] | None:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "pages.json", Path(folder) / "found.json"
        source.write_text(json.dumps(paths), encoding="utf-8")
        worker = Path(__file__).with_name("worker.py")
        done = subprocess.run(
            [python, worker, system, source, target], check=False, capture_output=True, text=True
        )
        if done.returncode:
            print(done.stderr[-500:], file=sys.stderr)
            return None
        return json.loads(target.read_bytes())


def _write(rows: list[dict[str, object]], part: str) -> None:
    """Write the results of a part, those of the other part kept."""
    kept = []
    if RESULTS.exists():
        with RESULTS.open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.DictReader(file) if row["part"] != part]
    common = {
        "date": date.today().isoformat(),
        "version": version("pressaudit"),
        "command": f"python benchmarks/pages CHECKOUT --part {part} --peers PYTHON --csv",
        "part": part,
    }
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*kept, *(common | row for row in rows)])


if __name__ == "__main__":
    main()

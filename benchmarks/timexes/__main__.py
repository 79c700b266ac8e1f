"""Expressions of time on the sample archive, on a hand annotation and on TimeML, beside others.

python benchmarks/timexes [--gold FOLDER] [--timeml FOLDER] [--peers PYTHON] [--csv]

HeidelTime needs a quarter of an hour for what the others do in one; --systems leaves systems out,
and --csv then keeps what the file has of them.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from corpora import Document, annotated, sample, timeml
from measures import Counts, by_days, scores, tempeval, total
from systems import SYSTEMS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "timexes.csv"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]
SPEED = "words/s"
GET_TIMEML = (
    "To get it: clone github.com/qiangning/StructTempRel-EMNLP17; the development part is its "
    "folder data/TempEval3/Training/TBAQ-cleaned."
)
Row = dict[str, object]


@dataclass(frozen=True)
class Part:
    """A corpus and what is counted on it; one of our ``own`` is nothing to compare others on."""

    name: str
    documents: list[Document]
    count: Callable[..., Counts]
    own: bool = False


def main() -> None:
    """Run every system on every corpus, and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks/timexes", description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder with a capture and its annotation")
    parser.add_argument("--timeml", type=Path, help="folder of TimeML files (TempEval-3)")
    parser.add_argument("--systems", nargs="+", choices=list(SYSTEMS), default=list(SYSTEMS))
    parser.add_argument("--slow", type=int, default=20, help="documents for the slow systems")
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--csv", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    ready = [name for name in options.systems if _installed(name, options.peers)]
    for name in options.systems:
        if name not in ready:
            print(f"{name} is missing: pip install {SYSTEMS[name].package}, then --peers PYTHON")
    rows: list[Row] = []
    for part in _parts(options.gold, options.timeml, options.slow):
        few = len(part.documents) <= options.slow
        for name in ready:
            if (few or not SYSTEMS[name].slow) and not (part.own and SYSTEMS[name].package):
                rows += measured(name, options.peers, part)
    show(rows)
    if options.csv:
        write(rows)


def _parts(gold: Path | None, folder: Path | None, few: int) -> list[Part]:
    """Return the corpora that there are."""
    parts = [Part("sample archive", sample(ROOT / "data" / "sample"), by_days)]
    if gold:
        parts.append(Part("hand annotation", annotated(gold), by_days))
    if folder is None:
        print(f"TimeML is left out: --timeml FOLDER. {GET_TIMEML}")
        return parts
    documents = timeml(folder) if folder.is_dir() else []
    if not documents:
        sys.exit(f"{folder}: no TimeML files (*.tml) there. {GET_TIMEML}")
    parts.append(Part("TimeML", documents, tempeval))
    for half in "AB":
        chosen = [d for d in documents if d.half == half]
        parts.append(Part(f"TimeML, half {half}", chosen, tempeval, own=True))
    chosen = documents[:: max(len(documents) // few, 1)][:few]
    return [*parts, Part(f"TimeML, {len(chosen)} documents", chosen, tempeval)]


def _python(name: str, peers: str) -> str:
    return peers if SYSTEMS[name].package else sys.executable


def _installed(name: str, peers: str) -> bool:
    code = f"from systems import SYSTEMS; SYSTEMS[{name!r}].load()"
    done = subprocess.run(
        [_python(name, peers), "-c", code], cwd=HERE, capture_output=True, check=False
    )
    return done.returncode == 0


def measured(name: str, peers: str, part: Part) -> list[Row]:
    """Run one system on one corpus, in a process of its own, and return its measures."""
    print(f"{name}: {part.name}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "documents.json", Path(folder) / "result.json"
        texts = [{"text": d.text, "posted": d.posted} for d in part.documents]
        source.write_text(json.dumps(texts), encoding="utf-8")
        runs = "1" if SYSTEMS[name].package else "3"
        command = [_python(name, peers), str(HERE / "worker.py"), name, str(source), str(target)]
        done = subprocess.run([*command, runs], capture_output=True, text=True, check=False)
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:] or ["no message"]
            print(f"{name} failed on {part.name}: {last[0]}", file=sys.stderr)
            return []
        result = json.loads(target.read_bytes())
    pairs = zip(part.documents, result["found"], strict=True)
    counts = total(part.count(document.gold, found) for document, found in pairs)
    words = sum(len(document.text.split()) for document in part.documents)
    values = scores(counts, tempeval3=part.count is tempeval)
    values[SPEED] = words / result["seconds"]
    values["s per 1,000 words"] = 1000 * result["seconds"] / words
    size = {"interval right": counts.dated, "value accuracy": counts.dated}
    size |= {"calendar F1": counts.dated, "detection F1": counts.dated}
    size |= {SPEED: words, "s per 1,000 words": words}
    return [
        {"system": name, "part": part.name, "measure": m, "value": v, "n": size.get(m, counts.gold)}
        for m, v in values.items()
    ]


def show(rows: list[Row]) -> None:
    """Print one line a system and corpus, the corpora with the same measures together."""
    table: dict[tuple[object, object], dict[object, object]] = {}
    for row in rows:
        table.setdefault((row["part"], row["system"]), {})[row["measure"]] = row["value"]
    head: list[object] = []
    for (part, system), values in table.items():
        if list(values) != head:
            head = list(values)
            print(f"\n{'corpus':24}{'system':18}" + "".join(f"{m!s:>18}" for m in head))
        cells = "".join(f"{_rounded(str(m), v):>18}" for m, v in values.items())
        print(f"{part!s:24}{system!s:18}{cells}")


def _rounded(measure: str, value: object) -> str:
    return f"{float(str(value)):.{0 if measure == SPEED else 3}f}"


def write(rows: list[Row]) -> None:
    """Write the rows, with day, version and command, to benchmarks/results/timexes.csv.

    Rows that it has of other systems stay.
    """
    common = {
        "date": date.today().isoformat(),
        "version": version("pressaudit"),
        "command": "python benchmarks/timexes --gold FOLDER --timeml FOLDER --peers PYTHON --csv",
    }
    new = [common | row | {"value": _rounded(str(row["measure"]), row["value"])} for row in rows]
    measured_now = {row["system"] for row in rows}
    old = [row for row in _written() if row["system"] not in measured_now]
    parts = list(dict.fromkeys(str(row["part"]) for row in new + old))
    order = list(SYSTEMS)
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for part in parts:
            inside = [row for row in new + old if row["part"] == part]
            writer.writerows(sorted(inside, key=lambda row: order.index(str(row["system"]))))


def _written() -> list[Row]:
    if not RESULTS.exists():
        return []
    with RESULTS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    main()

"""Quotations and speakers on a hand annotation and on PolNeAR, beside others.

python benchmarks/quotations [--gold FOLDER] [--polnear FOLDER] [--peers PYTHON] [--csv]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

import annotation
import polnear
from measures import Counts, Found, agreement, on_annotation, on_polnear
from systems import SYSTEMS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "quotations.csv"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]
RUNS = 3
MANY = 100
Row = dict[str, object]


def main() -> None:
    """Run every system on every corpus, and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks/quotations", description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder with corpus/ and gold/ in it")
    parser.add_argument(
        "--polnear",
        type=Path,
        action="append",
        help="a part of PolNeAR, with text/ and attributions/; may be given several times",
    )
    parser.add_argument(
        "--pronouns",
        type=Path,
        default=HERE / "pronouns.jsonl",
        help="whom he and she mean, read by hand: JSON lines of doc, start, surname "
        "(default: 98 cases of PolNeAR's train part)",
    )
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--csv", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    ready = [name for name in SYSTEMS if _installed(name, options.peers)]
    for name in SYSTEMS:
        if name not in ready:
            print(f"{name} is missing: pip install {SYSTEMS[name].package}; then --peers PYTHON")
    rows = on_gold(options.gold, ready, options.peers) if options.gold else []
    if options.gold is None:
        print("The hand annotation is left out: --gold FOLDER (see benchmarks/README.md).")
    if options.polnear is None:
        print(f"PolNeAR is left out: --polnear FOLDER. {polnear.HOW_TO_GET}")
    for folder in options.polnear or ():
        rows += on_press(folder, options.pronouns, ready, options.peers)
    show(rows)
    if options.csv:
        write(rows)


def on_gold(folder: Path, systems: Sequence[str], peers: str) -> list[Row]:
    """Measure the systems on the annotated posts of a capture."""
    articles, posts = annotation.posts(folder)
    rows = []
    for name in systems:
        if SYSTEMS[name].package or name == "nearest name":
            found, _ = run(name, [post.text for post in posts], peers)
        else:
            found = annotation.found(articles, posts)
        counts = Counts()
        for post, made in zip(posts, found, strict=True):
            counts += on_annotation(post.text, post.gold, made)
        row = partial(_row, system=name, part="hand annotation")
        said = max(counts.said, 1)
        rows.append(row("span F1", counts.f1, counts.gold))
        rows.append(row("surname right", counts.surnames_right / said, counts.said))
        if name == "pressaudit":
            rows.append(row("kind right", counts.kinds_right / max(counts.hits, 1), counts.hits))
            rows.append(row("speaker right", counts.speakers_right / said, counts.said))
            rows.append(row("told_to right", counts.told_right / max(counts.told, 1), counts.told))
    return rows


def on_press(folder: Path, pronouns: Path, systems: Sequence[str], peers: str) -> list[Row]:
    """Measure the systems on a part of PolNeAR, and its annotators by one another.

    Systems with a language model are left out where there are more than ``MANY`` articles.
    """
    documents = polnear.documents(folder) if folder.is_dir() else []
    if not documents:
        sys.exit(f"{folder}: no annotated articles there. {polnear.HOW_TO_GET}")
    who = polnear.people(pronouns)
    part = f"PolNeAR {folder.name}, {len(documents)} articles"
    words = sum(len(d.text.split()) for d in documents)
    rows = []
    for name in systems:
        if SYSTEMS[name].package and len(documents) > MANY:
            continue
        found, seconds = run(name, [d.text for d in documents], peers)
        counts = Counts()
        for document, made in zip(documents, found, strict=True):
            counts += on_polnear(document, made, who)
        rows += _press_rows(name, part, counts)
        rows.append(_row("words/s", words / seconds, words, system=name, part=part))
    twice = [agreement(d) for d in documents if d.others]
    if twice:
        counts = sum(twice, Counts())
        rows += _press_rows("second annotator", f"{part}: {len(twice)} read twice", counts)
    return rows


def _press_rows(system: str, part: str, counts: Counts) -> list[Row]:
    row = partial(_row, system=system, part=part)
    rows = [
        row("precision", counts.hits / max(counts.found, 1), counts.found),
        row("recall", counts.hits / max(counts.gold, 1), counts.gold),
        row("span F1", counts.f1, counts.gold),
        row("named speaker right", counts.named_right / max(counts.named, 1), counts.named),
    ]
    if counts.pronouns:
        value = counts.pronouns_right / counts.pronouns
        rows.append(row("pronoun resolved", value, counts.pronouns))
    return rows


def _row(measure: str, value: float, n: int, *, system: str, part: str) -> Row:
    return {"system": system, "part": part, "measure": measure, "value": value, "n": n}


def _python(name: str, peers: str) -> str:
    return peers if SYSTEMS[name].package else sys.executable


def _installed(name: str, peers: str) -> bool:
    code = f"from systems import SYSTEMS; SYSTEMS[{name!r}].load()"
    command = [_python(name, peers), "-c", code]
    return not subprocess.run(command, cwd=HERE, capture_output=True, check=False).returncode


def run(name: str, texts: Sequence[str], peers: str) -> tuple[list[list[Found]], float]:
    """Run one system on texts in a process of its own: what it found, seconds of its processor."""
    print(f"{name}: {len(texts)} texts", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "texts.json", Path(folder) / "result.json"
        source.write_text(json.dumps(list(texts)), encoding="utf-8")
        runs = 1 if SYSTEMS[name].package else RUNS
        worker = [str(HERE / "worker.py"), name, str(source), str(target), str(runs)]
        subprocess.run([_python(name, peers), *worker], check=True)
        result = json.loads(target.read_bytes())
    return [[Found(**row) for row in rows] for rows in result["found"]], result["seconds"]


def show(rows: Sequence[Row]) -> None:
    """Print one line a system and corpus."""
    table: dict[tuple[object, object], dict[object, object]] = {}
    for row in rows:
        table.setdefault((row["part"], row["system"]), {})[row["measure"]] = row["value"]
    last: object = None
    for (part, system), values in table.items():
        if part != last:
            print(f"\n{part}")
            last = part
        cells = ", ".join(f"{m} {_rounded(m, v)}" for m, v in values.items())
        print(f"  {system!s:18}{cells}")


def _rounded(measure: object, value: object) -> str:
    return f"{value:,.0f}" if measure == "words/s" else f"{value:.3f}"


def write(rows: Sequence[Row]) -> None:
    """Write the figures with the date, our version and the command."""
    fixed = {
        "date": date.today().isoformat(),
        "version": version("pressaudit"),
        "command": "python benchmarks/quotations --gold FOLDER --polnear FOLDER --csv",
    }
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        for row in rows:
            value = _rounded(row["measure"], row["value"]).replace(",", "")
            out.writerow({**fixed, **row, "value": value})


if __name__ == "__main__":
    main()

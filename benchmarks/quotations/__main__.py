"""Quotations and speakers on a hand annotation and on PolNeAR, beside others.

python benchmarks/quotations [--gold FOLDER] [--polnear FOLDER] [--peers PYTHON] [--csv]
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import annotation
import polnear
from measures import Counts, Found, agreement, on_annotation, on_polnear
from systems import SYSTEMS

from pressaudit.evaluate.harness import Bench, Figure, by_measure, parser, show, write

HERE = Path(__file__).parent
COMMAND = "python benchmarks/quotations --gold FOLDER --polnear FOLDER --csv"
RUNS = 3
MANY = 100
ROUNDED = by_measure({"words/s": 0})


def main() -> None:
    """Run every system on every corpus, and print one table."""
    options = _options()
    bench = Bench(HERE, SYSTEMS, options.peers)
    ready = bench.ready()
    rows = on_gold(options.gold, ready, bench) if options.gold else []
    if options.gold is None:
        print("The hand annotation is left out: --gold FOLDER (see benchmarks/README.md).")
    if options.polnear is None:
        print(f"PolNeAR is left out: --polnear FOLDER. {polnear.HOW_TO_GET}")
    for folder in options.polnear or ():
        rows += on_press(folder, options.pronouns, ready, bench)
    show(rows, ROUNDED)
    if options.csv:
        write("quotations", rows, COMMAND, ROUNDED)


def _options() -> argparse.Namespace:
    given = parser("quotations", __doc__)
    given.add_argument("--gold", type=Path, help="folder with corpus/ and gold/ in it")
    given.add_argument(
        "--polnear",
        type=Path,
        action="append",
        help="a part of PolNeAR, with text/ and attributions/; may be given several times",
    )
    given.add_argument(
        "--pronouns",
        type=Path,
        default=HERE / "pronouns.jsonl",
        help="whom he and she mean, read by hand: JSON lines of doc, start, surname "
        "(default: 98 cases of PolNeAR's train part)",
    )
    return given.parse_args()


def on_gold(folder: Path, systems: Sequence[str], bench: Bench) -> list[Figure]:
    """Measure the systems on the annotated posts of a capture."""
    articles, posts = annotation.posts(folder)
    rows = []
    for name in systems:
        if SYSTEMS[name].package or name == "nearest name":
            found, _ = run(name, [post.text for post in posts], bench)
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


def on_press(folder: Path, pronouns: Path, systems: Sequence[str], bench: Bench) -> list[Figure]:
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
        found, seconds = run(name, [d.text for d in documents], bench)
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


def _press_rows(system: str, part: str, counts: Counts) -> list[Figure]:
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


def _row(measure: str, value: float, n: int, *, system: str, part: str) -> Figure:
    return Figure(system, part, measure, value, n)


def run(name: str, texts: Sequence[str], bench: Bench) -> tuple[list[list[Found]], float]:
    """Run one system on texts: what it found, seconds of its processor."""
    print(f"{name}: {len(texts)} texts", file=sys.stderr, flush=True)
    result = bench.run(name, list(texts), 1 if SYSTEMS[name].package else RUNS)
    return [[Found(**row) for row in rows] for rows in result["found"]], result["cpu"]


if __name__ == "__main__":
    main()

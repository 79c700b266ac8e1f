"""Expressions of time on the sample archive, on a hand annotation and on TimeML, beside others.

python benchmarks/timexes [--gold FOLDER] [--timeml FOLDER] [--peers PYTHON] [--csv]

HeidelTime needs a quarter of an hour for what the others do in one; --systems leaves systems out,
and --csv then keeps what the file has of them.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora import Document, annotated, sample, timeml
from measures import Counts, by_days, scores, tempeval, total
from systems import SYSTEMS

from pressaudit.evaluate.harness import (
    Bench,
    Figure,
    RunError,
    by_measure,
    parser,
    show,
    write,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMMAND = "python benchmarks/timexes --gold FOLDER --timeml FOLDER --peers PYTHON --csv"
SPEED, TIME = "words/s", "s per 1,000 words"
ROUNDED = by_measure({SPEED: 0})
GET_TIMEML = (
    "To get it: clone github.com/qiangning/StructTempRel-EMNLP17; the development part is its "
    "folder data/TempEval3/Training/TBAQ-cleaned."
)


@dataclass(frozen=True)
class Part:
    """A corpus and what is counted on it; one of our ``own`` is nothing to compare others on."""

    name: str
    documents: list[Document]
    count: Callable[..., Counts]
    own: bool = False


def main() -> None:
    """Run every system on every corpus, and print one table."""
    given = parser("timexes", __doc__)
    given.add_argument("--gold", type=Path, help="folder with a capture and its annotation")
    given.add_argument("--timeml", type=Path, help="folder of TimeML files (TempEval-3)")
    given.add_argument("--systems", nargs="+", choices=list(SYSTEMS), default=list(SYSTEMS))
    given.add_argument("--slow", type=int, default=20, help="documents for the slow systems")
    options = given.parse_args()
    bench = Bench(HERE, SYSTEMS, options.peers)
    ready = bench.ready(options.systems)
    rows: list[Figure] = []
    for part in _parts(options.gold, options.timeml, options.slow):
        few = len(part.documents) <= options.slow
        for name in ready:
            if (few or not SYSTEMS[name].slow) and not (part.own and SYSTEMS[name].package):
                rows += measured(name, bench, part)
    show(rows, ROUNDED)
    if options.csv:
        done = {row.system for row in rows}
        write("timexes", rows, COMMAND, ROUNDED, keep=lambda row: row["system"] not in done)


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


def measured(name: str, bench: Bench, part: Part) -> list[Figure]:
    """Run one system on one corpus, in a process of its own, and return its measures."""
    print(f"{name}: {part.name}", file=sys.stderr, flush=True)
    texts = [{"text": d.text, "posted": d.posted} for d in part.documents]
    try:
        result = bench.run(name, texts, 1 if SYSTEMS[name].package else 3)
    except RunError as error:
        print(f"{name} failed on {part.name}: {error}", file=sys.stderr)
        return []
    pairs = zip(part.documents, result["found"], strict=True)
    counts = total(part.count(document.gold, found) for document, found in pairs)
    words = sum(len(document.text.split()) for document in part.documents)
    # What starts other processes is timed by the clock.
    seconds = result["seconds" if SYSTEMS[name].slow else "cpu"]
    values = scores(counts, tempeval3=part.count is tempeval)
    values |= {SPEED: words / seconds, TIME: 1000 * seconds / words}
    size = dict.fromkeys(
        ("interval right", "value accuracy", "calendar F1", "detection F1"), counts.dated
    )
    size |= {SPEED: words, TIME: words}
    return [Figure(name, part.name, m, v, size.get(m, counts.gold)) for m, v in values.items()]


if __name__ == "__main__":
    main()

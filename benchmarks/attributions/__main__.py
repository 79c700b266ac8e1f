"""On whose word sentences stand, on PolNeAR and on three invented posts, beside others.

python benchmarks/attributions [--polnear FOLDER] [--peers PYTHON] [--csv]
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polnear
from measures import Counts, Found, Sentence, count, gold
from systems import SYSTEMS

from pressaudit.evaluate.harness import Bench, Figure, by_measure, parser, show, write

HERE = Path(__file__).parent
COMMAND = "python benchmarks/attributions --polnear FOLDER --csv"
ROUNDED = by_measure({"words/s": 0})
PARAGRAPH = 3
"""Sentences a paragraph of an invented post."""
Corpus = list[tuple[str, list[Sentence]]]


def main() -> None:
    """Run every system on every corpus, and print one table."""
    given = parser("attributions", __doc__)
    given.add_argument("--polnear", type=Path, help="a part of PolNeAR: text/, attributions/")
    options = given.parse_args()
    parts: dict[str, Corpus] = {"invented posts": list(invented())}
    rows: list[Figure] = []
    if options.polnear:
        part = f"PolNeAR {options.polnear.name}"
        annotated = polnear.articles(options.polnear)
        parts[part] = [(a.text, gold(a.text, spans(a.found))) for a in annotated]
        rows += agreement(part, annotated)
    else:
        print(f"PolNeAR is left out: --polnear FOLDER. {polnear.HOW_TO_GET}")
    bench = Bench(HERE, SYSTEMS, options.peers)
    for name in bench.ready():
        for part, corpus in parts.items():
            rows += measured(name, part, corpus, bench)
    show(rows, ROUNDED)
    if options.csv:
        write("attributions", rows, COMMAND, ROUNDED)


def invented() -> Iterator[tuple[str, list[Sentence]]]:
    """Give the posts of posts/: a sentence a line, its source before a tab, contents in brackets.

    The source is "-" where all is the writer's own, "?" where nobody is named.
    """
    for path in sorted((HERE / "posts").glob("*.tsv")):
        text, found = "", []
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            source, sentence = line.split("\t")
            text += "" if not n else " " if n % PARAGRAPH else "\n"
            for part in re.split(r"([\[\]])", sentence):
                if part == "[":
                    found.append(((len(text), len(text)), source.strip("?")))
                elif part == "]":
                    found[-1] = (found[-1][0][0], len(text)), source.strip("?")
                else:
                    text += part
        yield text, gold(text, found)


def spans(found: Sequence[polnear.Attribution]) -> list[Found]:
    """Return the contents of an annotation with the words of their sources."""
    return [(span, a.source) for a in found for span in a.contents]


def agreement(part: str, annotated: Sequence[polnear.Annotated]) -> list[Figure]:
    """Measure the other annotators of an article against the first, where it has several."""
    counts = Counts()
    for a in annotated:
        for other in a.others:
            count(a.text, gold(a.text, spans(a.found)), spans(other), counts)
    return figures("annotators", part, counts)


def measured(name: str, part: str, corpus: Corpus, bench: Bench) -> list[Figure]:
    """Run a system on a corpus in a process of its own, and measure what it finds."""
    result = bench.run(name, [text for text, _ in corpus])
    counts = Counts()
    for (text, wanted), found in zip(corpus, result["found"], strict=True):
        count(text, wanted, [((r["start"], r["end"]), r["source"]) for r in found], counts)
    words = sum(len(text.split()) for text, _ in corpus)
    speed = Figure(name, part, "words/s", round(words / result["cpu"], -2), words)
    return [*figures(name, part, counts), speed]


def figures(name: str, part: str, counts: Counts) -> list[Figure]:
    """Return what was counted, each with the number of sentences behind it."""
    sentences = counts.both + counts.only_gold
    ns = {"named source right": counts.named}
    return [Figure(name, part, m, v, ns.get(m, sentences)) for m, v in counts.row().items()]


if __name__ == "__main__":
    main()

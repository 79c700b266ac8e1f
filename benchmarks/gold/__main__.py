"""A build of a capture against its annotation by hand: ``python benchmarks/gold CAPTURE GOLD``."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

import annotation
import pandas as pd

import pressaudit
from pressaudit import evaluate as errors
from pressaudit.analyse.posts import lookup
from pressaudit.archive import Archive
from pressaudit.corpus.build import build
from pressaudit.corpus.measured import COLUMNS, FURTHER, PLACES, RESULTS
from pressaudit.corpus.model import Corpus
from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError

COMMAND = "python benchmarks/gold CAPTURE GOLD --csv"
FIRST = "unseen"
FIGURES = [*COLUMNS, *FURTHER]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python benchmarks/gold", description=__doc__)
    parser.add_argument("capture", type=Path, help="the capture that was annotated, as text")
    parser.add_argument("gold", type=Path, help="folder with the annotation, JSON lines or CSV")
    parser.add_argument("--csv", action="store_true", help=f"write NAME.csv into {RESULTS.name}/")
    parser.add_argument("--name", default="gold", help="of the results; 'unseen' is written once")
    given = parser.parse_args()
    if given.csv and given.name == FIRST and (RESULTS / f"{FIRST}.csv").exists():
        parser.error(
            f"results/{FIRST}.csv holds the first run on posts that nobody had looked at, and a "
            "first run happens once. Write and annotate new posts, and remove it before that."
        )
    try:
        corpus = build([read_capture(given.capture)], text=True)
        lines = given.capture.read_text(encoding="utf-8").split("\n")
        gold = annotation.read(given.gold, corpus, lines)
    except (CaptureError, annotation.AnnotationError) as error:
        print(f"benchmarks/gold: {error}", file=sys.stderr)
        return 2
    # JSON lines have some posts, and dates of the calendar only; tables have everything.
    whole = "paragraphs" in gold
    number = numbers(corpus)  # of all posts: those that are annotated keep theirs
    corpus = corpus if whole else annotation.annotated(corpus, gold)
    decisions = errors.compare(corpus, gold, calendar=not whole)
    table, wrong = figures(decisions, number), places(decisions, corpus, number)
    together = table[table["post"] == ""]
    print(together[["part", "measure", "value", "low", "high", "n"]].to_string(index=False))
    print(f"\n{len(wrong)} errors" + (":" if len(wrong) else "."))
    if len(wrong):
        print(wrong.drop(columns=["char_end"]).to_string(index=False))
    if given.csv:
        RESULTS.mkdir(exist_ok=True)
        for name, frame in ((given.name, table), (f"{given.name}_errors", wrong)):
            frame.to_csv(RESULTS / f"{name}.csv", index=False, lineterminator="\n")
    return 0


def numbers(corpus: Corpus) -> dict[str, int]:
    """Return the number of each post."""
    return lookup(Archive(corpus).posts, "number")


def figures(decisions: pd.DataFrame, number: dict[str, int]) -> pd.DataFrame:
    """Lay out every measure on all posts, then the main one of each post."""
    posts = errors.by_post(decisions)
    posts["post"] = posts["article_id"].map(number).astype(str)
    table = pd.concat([errors.scores(decisions).assign(post=""), posts], ignore_index=True)
    table = table.rename(columns={"type": "part"}).round({"value": 4, "low": 4, "high": 4})
    return table.assign(
        date=datetime.now(tz=UTC).date().isoformat(),
        version=pressaudit.__version__,
        command=COMMAND,
        system="pressaudit",
    )[FIGURES]


def places(decisions: pd.DataFrame, corpus: Corpus, number: dict[str, int]) -> pd.DataFrame:
    """List the errors with their places; names and values, and no other word of the capture."""
    wrong = errors.errors(decisions, number)
    lines = corpus.paragraphs[["article_id", "paragraph", "line"]]
    return wrong.merge(lines, on=["article_id", "paragraph"], how="left").rename(
        columns={"number": "post"}
    )[PLACES]


if __name__ == "__main__":
    sys.exit(main())

"""Quotations, speakers, sources and dates of press articles that nobody had read before.

python benchmarks/press TEXTS_DIR [--set A] [-v] [--csv]

Three sets, each annotated before the program ran on it: A (fifteen articles of thirteen houses,
1998 to 2023), D (sixteen) and H (seventeen, held out: unread by who writes rules). Rules were
mended after the first runs on A and on D. The articles come from public repositories and are not
handed out with the project: sources.tsv of each set names repository, file and commit; clone them
into a folder CLONES, then `python benchmarks/press/texts.py CLONES TEXTS_DIR` writes the texts of A
into TEXTS_DIR/A (those of D and H it cannot write yet).

--csv writes results/press_SET_first.csv where there is none, otherwise press_SET_mended.csv: a
first run happens once. Each article is laid out as a page with one post, and the tables are read.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import texts
from score import Error, Found, Measure, Row, gold, score

import pressaudit

RESULTS = Path(__file__).parents[1] / "results"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n", "article"]
PART = 20  # characters that a part of a paragraph has at least: shorter ones stand in many
COMMAND = "python benchmarks/press TEXTS_DIR --csv"
PAGE = """\
Some Archive
  • Home
© 2003 - 2025 Some Archive.
News

{title}

{body}

{posted} 0 comments
FacebookTwitterPinterestWhatsappTelegramSkypeEmail
© 2003 - 2025 Some Archive . All Rights Reserved.
"""


@dataclass(frozen=True)
class Built:
    """What a build found, how many paragraphs it has no body for, and how long it took."""

    found: Found
    unread: int
    words: int
    seconds: float


class BuildError(Exception):
    """The build failed: says what it said."""


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/press",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "texts", type=Path, metavar="TEXTS_DIR", help="a folder a set, each with 01.txt to NN.txt"
    )
    parser.add_argument("--set", choices=texts.SETS, help="one set only (default: all)")
    parser.add_argument("-v", dest="verbose", action="store_true", help="list every error")
    parser.add_argument("--csv", action="store_true", help=f"write into {RESULTS.name}/")
    given = parser.parse_args()
    for name in [given.set] if given.set else texts.SETS:
        print(f"\n{name}")
        try:
            measures = run(name, given.texts / name, verbose=given.verbose)
        except (texts.TextError, BuildError) as error:
            print(f"benchmarks/press: {error}", file=sys.stderr)
            return 2
        if given.csv:
            first = RESULTS / f"press_{name.lower()}_first.csv"
            mended = RESULTS / f"press_{name.lower()}_mended.csv"
            write(mended if first.exists() else first, measures)
    return 0


def run(name: str, folder: Path, *, verbose: bool) -> dict[str, list[Measure]]:
    """Build a set and print what was measured; return it, of all articles ("") and of each."""
    articles = texts.read(name, folder)
    built = build(articles, {int(r["file"][:2]): r["posted"] for r in texts.sources(name)})
    expected = gold(name)
    scored = score(expected, built.found)
    speed = Measure("speed", "words/s", round(built.words / built.seconds), built.words)
    unread = Measure(
        "reading", "paragraphs not read", built.unread, sum(map(len, articles.values()))
    )
    measures = [*scored.measures, unread, speed]
    show(measures, scored.errors if verbose else [])
    each = {f"{n:02}": score(expected.of(n), built.found.of(n)).measures for n in sorted(articles)}
    return {"": measures, **each}


def build(articles: dict[int, list[str]], posted: dict[int, str]) -> Built:
    """Lay out the articles, build all pages at once, and read the tables back.

    Parameters
    ----------
    articles
        Lines of each by its number: the title, then the paragraphs.
    posted
        ISO date of each.
    """
    with tempfile.TemporaryDirectory() as name:
        pages, out = Path(name) / "pages", Path(name) / "out"
        pages.mkdir()
        for number, lines in articles.items():
            (pages / f"{number:02}.txt").write_text(page(lines, posted[number]), encoding="utf-8")
        command = [sys.executable, "-m", "pressaudit", "build", str(pages), "--out", str(out)]
        start = time.perf_counter()
        done = subprocess.run([*command, "--text"], capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode not in (0, 1):
            raise BuildError(f"the build failed: {done.stderr.strip()}")
        found, unread = tables(out, articles)
    words = sum(len(line.split()) for lines in articles.values() for line in lines)
    return Built(found, unread, words, seconds)


def page(lines: list[str], posted: str) -> str:
    """Lay out one article as a page with one post."""
    day = date.fromisoformat(posted)
    title, *paragraphs = lines
    body = "\n\n".join(paragraphs)
    return PAGE.format(title=title, body=body, posted=f"{day:%B} {day.day}, {day.year}")


def tables(out: Path, articles: dict[int, list[str]]) -> tuple[Found, int]:
    """Read what was found, its places moved to the annotated texts, and count lost paragraphs."""
    numbers = {r["article_id"]: int(Path(r["capture"]).stem) for r in _rows(out, "articles")}
    places, unread = _places(out, articles, numbers)

    def placed(name: str, *columns: str) -> list[Row]:
        rows = []
        for row in _rows(out, name):
            if (here := places.get((row["article_id"], row["paragraph"]))) is None:
                continue
            paragraph, shift = here
            start, end = int(row["char_start"]) + shift, int(row["char_end"]) + shift
            where = {"article": numbers[row["article_id"]], "paragraph": paragraph}
            rows.append({**where, "start": start, "end": end, **{c: row[c] for c in columns}})
        return rows

    cited = [
        {"article": numbers[row["article_id"]], **{c: row[c] for c in ("source", "source_type")}}
        for row in _rows(out, "citations")
    ]
    found = Found(
        placed("quotations", "kind", "speaker", "told_to"),
        cited,
        placed("timexes", "value", "date_begin", "date_end"),
    )
    return found, unread


def _places(
    out: Path, articles: dict[int, list[str]], numbers: dict[str, int]
) -> tuple[dict[tuple[str, str], tuple[int, int]], int]:
    """Return the annotated paragraph, and the shift into it, of each paragraph that was read.

    A paragraph that was read is looked for in the annotated ones from the last one found on. How
    many annotated ones have none is the second value.
    """
    places: dict[tuple[str, str], tuple[int, int]] = {}
    at: dict[int, int] = {}
    read: set[tuple[int, int]] = set()
    for row in _rows(out, "text/paragraphs"):
        number, text = numbers[row["article_id"]], row["text"].strip()
        lines = articles[number]
        rest = range(at.get(number, 1), len(lines))
        same = (p for p in rest if lines[p] == text)
        part = (p for p in rest if len(text) >= PART and text in lines[p])
        if (paragraph := next(same, next(part, None))) is not None:
            lead = len(row["text"]) - len(row["text"].lstrip())
            places[row["article_id"], row["paragraph"]] = (
                paragraph,
                lines[paragraph].index(text) - lead,
            )
            at[number] = paragraph
            read.add((number, paragraph))
    return places, sum(len(lines) - 1 for lines in articles.values()) - len(read)


def _rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def show(measures: list[Measure], errors: list[Error]) -> None:
    for one in measures:
        value = f"{one.value:.3f}" if isinstance(one.value, float) else f"{one.value:,}"
        print(f"{one.part:10} {one.name:24} {value:>9}  n = {one.n:,}")
    for wrong in sorted(errors, key=lambda e: (e.part, e.article)):
        print(
            f"{wrong.part:12} article {wrong.article:02} {wrong.place:14} "
            f"{wrong.found} for {wrong.expected}"
        )


def write(path: Path, measures: dict[str, list[Measure]]) -> None:
    """Write the table of results (columns in benchmarks/README.md), all articles, then each."""
    head = [datetime.now(tz=UTC).date().isoformat(), pressaudit.__version__, COMMAND, "pressaudit"]
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for article, own in measures.items():
            rows = ([*head, m.part, m.name, round(m.value, 4), m.n, article] for m in own)
            writer.writerows(row for row in rows if row[-2] or not article)


if __name__ == "__main__":
    sys.exit(main())

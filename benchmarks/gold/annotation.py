"""The hand annotation of a capture: JSON lines with places in the capture, as annotated tables."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from pressaudit.corpus.measured import annotated_tables
from pressaudit.corpus.model import Corpus
from pressaudit.evaluate.names import NOBODY

WHAT = ("quotes", "timexes")
Row = dict[str, Any]


class AnnotationError(Exception):
    """The annotation cannot be used: says which file, why, and what to do."""


def read(folder: Path, corpus: Corpus, lines: list[str]) -> dict[str, pd.DataFrame]:
    """Return the annotated tables, ``quotations`` and ``timexes`` at least.

    Parameters
    ----------
    folder
        Has ``quotes*.jsonl`` and ``timexes*.jsonl``; benchmarks/README.md says what is in them.
        Or has the tables themselves as CSV, as data/sample/gold has them.
    corpus
        The capture's, built with its words.
    lines
        Of the capture; places in the annotation are 1-based lines and offsets in them.
    """
    if tables := annotated_tables(folder):
        return tables
    places = _places(corpus, lines)
    quotes, timexes = (_rows(folder, what) for what in WHAT)
    return {
        "quotations": pd.DataFrame([_quotation(row, places) for row in quotes]),
        "timexes": pd.DataFrame([_timex(row, places) for row in timexes]),
    }


def annotated(corpus: Corpus, gold: dict[str, pd.DataFrame]) -> Corpus:
    """Return what ``corpus`` has of the posts that were annotated."""
    posts = {post for table in gold.values() for post in table["article_id"]}
    tables = {
        name: table[table["article_id"].isin(posts)] if "article_id" in table else table
        for name, table in corpus.tables.items()
    }
    return Corpus(tables)


def _rows(folder: Path, what: str) -> list[Row]:
    rows = [
        json.loads(line)
        for path in sorted(folder.glob(f"{what}*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    if not rows:
        raise AnnotationError(
            f"{folder}: there is no annotation in {what}*.jsonl. Give the folder that holds it."
        )
    return rows


def _places(corpus: Corpus, lines: list[str]) -> dict[int, tuple[str, int, int]]:
    """Return the post, the paragraph and its offset in the line, for each line with one."""
    assert corpus.text is not None
    texts = corpus.text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    out = {}
    for row in corpus.paragraphs.itertuples(index=False):
        line = lines[row.line - 1]
        text = texts[row.article_id, row.paragraph]
        shift = line.find(text)
        if shift < 0:
            shift = len(line) - len(line.lstrip())
        out[row.line] = (row.article_id, row.paragraph, shift)
    return out


def _where(row: Row, end: int, places: dict[int, tuple[str, int, int]]) -> Row:
    if row["line"] not in places:
        raise AnnotationError(
            f"line {row['line']} of the capture is annotated and is no paragraph of a post. Is it "
            "the annotation of this capture?"
        )
    article, paragraph, shift = places[row["line"]]
    return {
        "article_id": article,
        "paragraph": paragraph,
        "char_start": row["start"] - shift,
        "char_end": end - shift,
    }


def _quotation(row: Row, places: dict[int, tuple[str, int, int]]) -> Row:
    end = row["start"] + len(row["quote_text"])
    labels = {name: row[name] or "" for name in ("kind", "speaker", "told_to")}
    accepted = {
        f"accept_{name}": ";".join(one or NOBODY for one in row[f"accept_{name}"])
        for name in labels
    }
    return _where(row, end, places) | labels | accepted


def _timex(row: Row, places: dict[int, tuple[str, int, int]]) -> Row:
    """Return one row; where a note says that several readings are right, within whole years."""
    begin, end = row["date_begin"] or "", row["date_end"] or ""
    wide = bool(row["core"] and row["note"])
    return _where(row, row["end"], places) | {
        "surface": row["surface"],
        "core": row["core"],
        "type": "",
        "value": row["value"] or "",
        "date_begin": begin,
        "date_end": end,
        "accept_begin": f"{begin[:4]}-01-01" if wide else "",
        "accept_end": f"{end[:4]}-12-31" if wide else "",
    }

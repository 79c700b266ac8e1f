"""The sample archive for tests: its captures, its gold tables, its generator."""

import csv
import importlib
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent.parent / "data" / "sample"
TEXT = FOLDER / "archive.txt"
HTML = FOLDER / "archive.html"
UNSEEN = FOLDER / "unseen"


def gold(table: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """Rows of a gold table: articles, paragraphs, timexes, quotations, citations, reuse, …."""
    path = folder / "gold" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def article_texts() -> dict[str, str]:
    """The articles' texts by identifier: title, then the text paragraphs, one a line."""
    shown = ("body", "heading", "block_quotation", "pull_quote", "list_item")
    texts = {row["article_id"]: row["title"] for row in gold("articles")}
    for row in gold("paragraphs"):
        if row["role"] in shown:
            texts[row["article_id"]] += "\n" + row["text"]
    return texts


def generator(module: str) -> ModuleType:
    """A module of the scripts that write the sample: make, markup, page or gold."""
    if str(FOLDER) not in sys.path:
        sys.path.insert(0, str(FOLDER))
    return importlib.import_module(module)

"""What notebook 08 does with captures of a reader's own: build their tables, show their words."""

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from tqdm.auto import tqdm

from pressaudit.analyse.posts import SAID, lookup
from pressaudit.analyse.schema import frame
from pressaudit.app.pipeline import build_tables
from pressaudit.archive import Archive
from pressaudit.corpus import store
from pressaudit.corpus.model import Corpus
from pressaudit.read.errors import CaptureError

CAPTURES_VARIABLE = "PRESSAUDIT_CAPTURES"
"""Environment variable that names captures in place of the notebook's own choice."""
TABLES_VARIABLE = "PRESSAUDIT_TABLES"
"""Environment variable that names the tables of these captures, words included, when an audit has
built them already."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Captures as an archive: ``errors`` tell of those that could not be used.

    ``repeated`` counts the posts that stand in a further place.
    """

    archive: Archive
    errors: tuple[CaptureError, ...]
    repeated: int


def captures(default: str | Path) -> Path:
    """Return the captures that ``PRESSAUDIT_CAPTURES`` names, else ``default``."""
    return Path(os.environ.get(CAPTURES_VARIABLE) or default)


def open_archive(where: str | Path, tables: str | Path) -> Opened:
    """Build the tables of the captures at ``where``, words included, into ``tables``.

    Where ``PRESSAUDIT_TABLES`` names tables that are built already, these are opened.

    Raises
    ------
    CaptureError
        If none of the captures can be used: says why the first cannot.
    """
    ready = os.environ.get(TABLES_VARIABLE)
    if ready:
        return _opened(store.load(ready))
    outcome = build_tables([where], tables, text=True, bar=tqdm)
    if outcome.corpus is None:
        raise (
            outcome.errors[0]
            if outcome.errors
            else CaptureError(
                str(where),
                1,
                "there are no captures here",
                "the folder is empty",
                "put saved archive pages into it, as HTML or as plain text",
            )
        )
    return Opened(outcome.archive, outcome.errors, outcome.repeated)


def _opened(corpus: Corpus) -> Opened:
    """Return what a build left in its tables."""
    refused = corpus.notes[corpus.notes["refused"]]
    errors = []
    for row in refused.itertuples(index=False):
        what, _, cause = row.text.partition(": ")
        errors.append(CaptureError(row.capture, int(row.line), what, cause, row.remedy))
    repeated = int(corpus.capture["articles"].sum()) - len(corpus.articles)
    return Opened(Archive(corpus), tuple(errors), repeated)


def unusable(outcome: Opened) -> pd.DataFrame:
    """Return one row for each capture that could not be used: ``message``."""
    return frame("unusable", [{"message": str(error)} for error in outcome.errors])


def quoted_words(archive: Archive) -> pd.DataFrame:
    """Return what is said in quotation marks, in its words; in reading order.

    Empty for an archive without text.
    """
    text = archive.corpus.text
    if text is None:
        return frame("quoted_words", [])
    texts = text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    rows = archive.corpus.quotations
    rows = rows[rows["kind"].isin(SAID)].copy()
    rows["number"] = rows["article_id"].map(lookup(archive.posts, "number"))
    rows["text"] = [
        texts[row.article_id, row.paragraph][row.char_start : row.char_end]
        for row in rows.itertuples(index=False)
    ]
    return frame("quoted_words", rows)

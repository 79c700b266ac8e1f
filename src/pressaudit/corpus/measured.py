"""What was measured: the sample archive with its annotation, and the results of the benchmarks.

Both come with a checkout of the project, and with its wheel.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pressaudit.corpus.build import build
from pressaudit.corpus.home import HOME
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.store import CorpusError
from pressaudit.read.captures import read_capture

SAMPLE = HOME / "data" / "sample"
RESULTS = HOME / "benchmarks" / "results"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]
"""Columns that every table of results has."""

FURTHER = ["post", "low", "high", "right", "missed", "spurious"]
"""Columns that ``gold.csv`` has besides: the post (empty for all), interval, counts."""

PLACES = [
    "type", "post", "line", "paragraph", "char_start", "char_end", "expected", "found", "cause",
]  # fmt: skip
"""Columns of a list of errors."""

_INTEGERS = {
    "paragraph", "char_start", "char_end", "position", "line", "characters",
    "a_start", "a_end", "b_start", "b_end", "words",
}  # fmt: skip
_NUMBERS = {"value", "n", "low", "high", "right", "missed", "spurious"}


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample archive: its ``corpus``, words and all, and its annotated tables by name."""

    corpus: Corpus
    gold: Mapping[str, pd.DataFrame]


def sample(folder: str | os.PathLike[str] | None = None) -> Sample | None:
    """Build the sample archive in memory and read its annotation; None where it is not at hand.

    Parameters
    ----------
    folder
        Has ``archive.txt`` and ``gold/*.csv``; by default the checkout's ``data/sample``.
    """
    path = Path(folder or SAMPLE)
    if not (path / "archive.txt").is_file():
        return None
    corpus = build([read_capture(path / "archive.txt")], text=True)
    return Sample(corpus, annotated_tables(path / "gold"))


def annotated_tables(folder: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    """Read annotated tables, ``*.csv`` with the columns of data/sample/README.md, by name."""
    return {path.stem: _read(path) for path in sorted(Path(folder).glob("*.csv"))}


def results(name: str, folder: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Read the results of a benchmark; a frame without rows where there are none.

    Parameters
    ----------
    name
        Of the table, without ``.csv``.
    folder
        By default the checkout's ``benchmarks/results``.

    Raises
    ------
    CorpusError
        If the table lacks one of ``COLUMNS``.
    """
    path = Path(folder or RESULTS) / f"{name}.csv"
    if not path.is_file():
        return pd.DataFrame(columns=[*COLUMNS, *FURTHER])
    frame = _read(path)
    missing = [column for column in COLUMNS if column not in frame]
    if not missing:
        for column in _NUMBERS & set(frame.columns):
            frame[column] = pd.to_numeric(frame[column].replace("", None))
    else:
        raise CorpusError(
            f"{path}, line 1: the columns {', '.join(missing)} are missing. Write it again with "
            f"`python benchmarks/{name} ... --csv`."
        )
    return frame


def listed_errors(name: str, folder: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Read the errors that a benchmark listed, ``name_errors.csv``; no rows where there are none.

    Returns
    -------
    DataFrame
        ``PLACES``: the type of annotation, the place in the capture, what was ``expected`` and
        ``found``, the ``cause``.
    """
    path = Path(folder or RESULTS) / f"{name}_errors.csv"
    return _read(path) if path.is_file() else pd.DataFrame(columns=PLACES)


def _read(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for column in frame.columns:
        if column in _INTEGERS:
            frame[column] = frame[column].astype("int64")
    return frame

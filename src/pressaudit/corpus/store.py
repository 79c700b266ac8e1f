"""Saving and loading a corpus: UTF-8 CSV (or Parquet), byte-identical from run to run."""

import csv
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pressaudit import escape
from pressaudit.corpus.install import CorpusError, current, replacing
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import TABLES, Kind, Table

__all__ = ["CORPUS_VARIABLE", "SHIPPED", "CorpusError", "load", "save", "typed"]

CORPUS_VARIABLE = "PRESSAUDIT_CORPUS"
"""Environment variable that names the tables which :func:`load` reads by default."""

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "nejat-2018-09"
"""The tables that come with a checkout of the project."""

_NUMBER_TYPES: dict[str, Any] = {"integer": "Int64", "number": "Float64"}


def load(folder: str | os.PathLike[str] | None = None) -> Corpus:
    """Load the tables of one build.

    Parameters
    ----------
    folder
        The folder that ``pressaudit build --out`` wrote. By default the one that the variable
        ``PRESSAUDIT_CORPUS`` names, or else the tables that come with a checkout.

    Raises
    ------
    CorpusError
        If the folder or one of its tables is missing, is not as the build wrote it, or does not
        have the expected columns.
    """
    path = Path(folder or os.environ.get(CORPUS_VARIABLE) or SHIPPED)
    if not path.is_dir():
        raise CorpusError(
            f"{path}: no such folder of tables. Make one with "
            f"`pressaudit build CAPTURE --out DIR` and load that, or set {CORPUS_VARIABLE}."
        )
    tables = {}
    files = current(path)
    for table in TABLES.values():
        frame = _read(path, files, table)
        if frame is not None:
            tables[table.name] = frame
    return Corpus(tables, path)


def save(corpus: Corpus, folder: str | os.PathLike[str], *, parquet: bool = False) -> None:
    """Write the tables into ``folder``: all of them, or none.

    A reader sees the old tables or the new ones, whenever this is stopped
    (:mod:`pressaudit.corpus.install`). Tables of an earlier build that this one does not have are
    removed, anything else is left alone.

    Parameters
    ----------
    parquet
        Write the large tables (terms, names) as Parquet.

    Raises
    ------
    CorpusError
        If the folder cannot be written or another build is writing there; it is then as it was.
    """
    target = Path(folder)
    try:
        with replacing(target) as draft:
            for name, frame in corpus.tables.items():
                _write(frame, TABLES[name], draft, parquet=parquet)
    except OSError as error:
        raise CorpusError(
            f"{target}: cannot be written ({error.strerror}). Nothing was changed there; "
            "free the space or choose another folder with --out."
        ) from error


def _write(frame: pd.DataFrame, table: Table, folder: Path, *, parquet: bool) -> None:
    path = folder / table.name
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = frame.sort_values(list(table.sort), kind="stable")
    if parquet and table.large:
        ordered.to_parquet(path.with_suffix(".parquet"), index=False)
        return
    guard = escape.prose_cell if table.prose else escape.cell
    kinds = {column.name: column.kind for column in table.columns}
    plain = pd.DataFrame(
        {
            name: [_plain(value, kinds.get(name, "integer"), guard) for value in ordered[name]]
            for name in ordered.columns
        },
        columns=ordered.columns,
        dtype=object,
    )
    plain.to_csv(
        path.with_suffix(".csv"),
        index=False,
        encoding="utf-8",
        lineterminator="\n",
        quoting=csv.QUOTE_MINIMAL,
    )


def _plain(value: Any, kind: str, guard: Callable[[str], str]) -> object:
    if pd.isna(value):
        return ""
    match kind:
        case "text":
            return guard(str(value))
        case "boolean":
            return "true" if value else "false"
        case "date":
            return pd.Timestamp(value).date().isoformat()
        case "number":
            return f"{value:.4f}"
        case _:
            return value


def _read(folder: Path, files: Mapping[str, Path], table: Table) -> pd.DataFrame | None:
    if f"{table.name}.parquet" in files:
        return typed(pd.read_parquet(files[f"{table.name}.parquet"]), table)
    path = files.get(f"{table.name}.csv")
    if path is None:
        if table.prose:
            return None
        raise CorpusError(
            f"{folder / table.name}.csv: this table is missing. The tables were made by another "
            "version: build them again with `pressaudit build`."
        )
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    missing = [name for name in table.names if name not in frame.columns]
    if missing:
        raise CorpusError(
            f"{path}, line 1: the columns {', '.join(missing)} are missing. The tables were made "
            "by another version: build them again with `pressaudit build`."
        )
    unguard = escape.prose_uncell if table.prose else escape.uncell
    for column in table.columns:
        if column.kind == "text":
            frame[column.name] = frame[column.name].map(unguard)
    return typed(frame, table)


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return ``frame`` with the column kinds of ``table``; extra columns are counts."""
    kinds = {column.name: column.kind for column in table.columns}
    names = [*table.names, *(c for c in frame.columns if c not in kinds)]
    columns = {name: of_kind(frame[name], kinds.get(name, "integer")) for name in names}
    return pd.DataFrame(columns).reset_index(drop=True)


def of_kind(values: pd.Series, kind: Kind) -> pd.Series:
    """Return the values of a column as its kind has them."""
    if kind == "date":
        dates = pd.to_datetime(values.replace("", None), format="ISO8601")
        return dates.astype("datetime64[s]")
    if kind == "boolean":
        known = {"true": True, "false": False, True: True, False: False}
        return values.map(known).astype("boolean")
    if kind == "text":
        return values if _is_text(values) else values.fillna("").astype("str")
    if values.dtype == _NUMBER_TYPES[kind]:
        return values
    return pd.to_numeric(values.replace("", None)).astype(_NUMBER_TYPES[kind])


def _is_text(values: pd.Series) -> bool:
    return values.dtype == "str" and not values.hasnans

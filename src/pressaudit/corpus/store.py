"""Saving and loading a corpus: UTF-8 CSV (or Parquet), byte-identical from run to run."""

import csv
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

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
    ordered = frame if _is_sorted(frame, table) else frame.sort_values([*table.sort], kind="stable")
    if parquet and table.large:
        ordered.to_parquet(path.with_suffix(".parquet"), index=False)
        return
    with path.with_suffix(".csv").open("wb") as file:
        file.write(_as_csv(ordered.head(0), table, header=True))
        for start in range(0, len(ordered), _ROWS):
            part = ordered.iloc[start : start + _ROWS]
            file.write(_as_arrow_csv(part, table) or _as_csv(part, table))


_ROWS = 50_000
"""Rows written at a time."""
_GUARDED = r"^'*[=+\-@\t\r]|[\",\r\n]"
"""A cell that must be guarded or put in marks (see :mod:`pressaudit.escape`)."""


def _is_sorted(frame: pd.DataFrame, table: Table) -> bool:
    """Whether rows are in the table's order already, which is sooner seen than made."""
    equal = np.ones(max(len(frame) - 1, 0), np.bool_)
    for name in table.sort:
        column = frame[name].to_numpy() if frame[name].dtype != "str" else frame[name].array
        before, after = column[:-1], column[1:]
        try:
            if np.any(equal & np.asarray(before > after, np.bool_)):
                return False
            equal &= np.asarray(before == after, np.bool_)
        except (TypeError, ValueError):
            # A gap in a column of numbers is neither before nor after.
            return False
    return True


def _as_arrow_csv(part: pd.DataFrame, table: Table) -> bytes:
    """Return rows as CSV where no cell needs a guard or marks; else nothing."""
    kinds = {column.name: column.kind for column in table.columns}
    if table.prose or set(kinds.values()) & {"number", "date"} or len(kinds) != part.shape[1]:
        return b""
    rows = pa.Table.from_pandas(part, preserve_index=False)
    for name, kind in kinds.items():
        if kind == "text" and pc.any(pc.match_substring_regex(rows[name], _GUARDED)).as_py():
            return b""
    target = pa.BufferOutputStream()
    plain = pa_csv.WriteOptions(include_header=False, quoting_style="none")
    pa_csv.write_csv(rows, target, plain)
    out: bytes = target.getvalue().to_pybytes()
    return out


def _as_csv(part: pd.DataFrame, table: Table, *, header: bool = False) -> bytes:
    guard = escape.prose_cell if table.prose else escape.cell
    kinds = {column.name: column.kind for column in table.columns}
    plain = pd.DataFrame(
        {
            name: [_plain(value, kinds.get(name, "integer"), guard) for value in part[name]]
            for name in part.columns
        },
        columns=part.columns,
        dtype=object,
    )
    out: str = plain.to_csv(
        index=False, header=header, lineterminator="\n", quoting=csv.QUOTE_MINIMAL
    )
    return out.encode("utf-8")


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

"""Saving and loading a corpus: UTF-8 CSV (or Parquet), byte-identical from run to run."""

import csv
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from pressaudit import escape
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import TABLES, Column, Table

CORPUS_VARIABLE = "PRESSAUDIT_CORPUS"
"""Environment variable that names the tables which :func:`load` reads by default."""

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "nejat-2018-09"
"""The tables that come with a checkout of the project."""

_NUMBER_TYPES: dict[str, Any] = {"integer": "Int64", "number": "Float64"}


class CorpusError(Exception):
    """Tables cannot be read or written: says which file, why, and what to do."""


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
        If the folder or one of its tables is missing or does not have the expected columns.
    """
    path = Path(folder or os.environ.get(CORPUS_VARIABLE) or SHIPPED)
    if not path.is_dir():
        raise CorpusError(
            f"{path}: no such folder of tables. Make one with "
            f"`pressaudit build CAPTURE --out DIR` and load that, or set {CORPUS_VARIABLE}."
        )
    tables = {}
    for table in TABLES.values():
        frame = _read(path, table)
        if frame is not None:
            tables[table.name] = frame
    return Corpus(tables, path)


def save(corpus: Corpus, folder: str | os.PathLike[str], *, parquet: bool = False) -> None:
    """Write the tables into ``folder``: all of them, or none.

    Every file is written beside the folder first and moved into place at the end; tables of an
    earlier build that this one does not have are removed, anything else is left alone.

    Parameters
    ----------
    parquet
        Write the large tables (terms, names) as Parquet.

    Raises
    ------
    CorpusError
        If the folder cannot be written; it is then as it was.
    """
    target = Path(folder)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise CorpusError(f"{target}: cannot be written ({error.strerror}).") from error
    try:
        for name, frame in corpus.tables.items():
            _write(frame, TABLES[name], draft, parquet=parquet)
        _install(draft, target)
    except OSError as error:
        raise CorpusError(
            f"{target}: cannot be written ({error.strerror}). Nothing was changed there; "
            "free the space or choose another folder with --out."
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _install(draft: Path, target: Path) -> None:
    (target / "text").mkdir(parents=True, exist_ok=True)
    fresh = {path.relative_to(draft) for path in draft.rglob("*") if path.is_file()}
    for path in sorted(fresh):
        (draft / path).replace(target / path)
    for name in TABLES:
        for suffix in (".csv", ".parquet"):
            if Path(name + suffix) not in fresh:
                (target / (name + suffix)).unlink(missing_ok=True)
    if not any((target / "text").iterdir()):
        (target / "text").rmdir()


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


def _read(folder: Path, table: Table) -> pd.DataFrame | None:
    path = folder / f"{table.name}.csv"
    parquet = path.with_suffix(".parquet")
    if parquet.exists():
        return typed(pd.read_parquet(parquet), table)
    if not path.exists():
        if table.prose:
            return None
        raise CorpusError(
            f"{path}: this table is missing. Build the corpus again with `pressaudit build`."
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
    extra = [Column(str(c), "integer", "") for c in frame.columns if c not in table.names]
    out: dict[str, Any] = {}
    for column in (*table.columns, *extra):
        values = frame[column.name]
        if column.kind == "date":
            out[column.name] = pd.to_datetime(values.replace("", None), format="ISO8601").astype(
                "datetime64[s]"
            )
        elif column.kind == "boolean":
            out[column.name] = values.map(
                {"true": True, "false": False, True: True, False: False}
            ).astype("boolean")
        elif column.kind == "text":
            out[column.name] = values.fillna("").astype("str")
        else:
            numbers = pd.to_numeric(values.replace("", None))
            out[column.name] = numbers.astype(_NUMBER_TYPES[column.kind])
    return pd.DataFrame(out).reset_index(drop=True)

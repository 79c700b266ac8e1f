"""The results of analyses: columns, order and heads, read once from ``results.toml``.

A result is a data frame that knows its name (``frame.attrs["result"]``), so that whoever shows it
finds its caption, the columns worth showing and their heads here.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

ROWS, DIGITS = 20, 2
"""Rows and decimals that are shown of a result that does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Result:
    """One kind of result.

    ``columns`` are all that the frame has, ``shown`` those that a reader sees; ``order`` is what
    its rows are sorted by (a minus: largest first). ``rows`` are shown at most, with ``digits``
    decimals. ``percent`` are columns with shares.
    """

    name: str
    caption: str
    columns: tuple[str, ...]
    shown: tuple[str, ...]
    order: tuple[str, ...] = ()
    rows: int = ROWS
    digits: int = DIGITS
    percent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column, the same in every result: its ``head``, what it says, and "%" for shares."""

    name: str
    head: str
    doc: str
    unit: str = ""


@cache
def results() -> Mapping[str, Result]:
    """Return every kind of result by name."""
    return {
        name: Result(
            name,
            given["caption"],
            tuple(given["columns"].split()),
            tuple(given.get("shown", given["columns"]).split()),
            tuple(given.get("order", "").split()),
            given.get("rows", ROWS),
            given.get("digits", DIGITS),
            tuple(given.get("percent", "").split()),
        )
        for name, given in _read()["results"].items()
    }


@cache
def columns() -> Mapping[str, Column]:
    """Return every column by name."""
    return {name: Column(name, *pair) for name, pair in _read()["columns"].items()}


def frame(name: str, rows: Iterable[Any] | pd.DataFrame) -> pd.DataFrame:
    """Return ``rows`` as the result ``name``: its columns, in its order.

    Parameters
    ----------
    rows
        A frame, or records (dicts or tuples); what is no column of the result is dropped.
    """
    result = results()[name]
    given = rows if isinstance(rows, pd.DataFrame) else list(rows)
    out = pd.DataFrame(given, columns=list(result.columns))
    return named(name, ordered(out, *result.order))


def named(name: str, out: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with a new index that is shown as the result ``name``."""
    out = out.reset_index(drop=True)
    out.attrs["result"] = name
    return out


def ordered(frame: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Return ``frame`` sorted by columns; one with a minus before its name, largest first."""
    if not by:
        return frame.reset_index(drop=True)
    return frame.sort_values(
        [name.removeprefix("-") for name in by],
        ascending=[not name.startswith("-") for name in by],
        kind="stable",
        ignore_index=True,
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("results.toml").read_text(encoding="utf-8"))

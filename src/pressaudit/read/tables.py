"""Tables of articles, one a row: CSV, TSV, JSON, JSON Lines, Parquet, Excel.

This is the door for every other tool. Columns are known by the names that common tools write
(rules/tables.toml); the rest is told by a mapping from field to column.
"""

import ast
import csv
import io
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from typing import Any, Literal

import pandas as pd
import pyarrow.parquet
from pyarrow.lib import ArrowException

from pressaudit import rules
from pressaudit.read import html_text
from pressaudit.read.dates import day_of, order_of
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports.fields import language_code, one_line
from pressaudit.read.limits import damaged, refuse, unpacked

Columns = Mapping[str, str]
"""Field (title, text, date, …) to the name of its column."""

_BROKEN = (
    pd.errors.ParserError,
    pd.errors.ParserWarning,
    pd.errors.EmptyDataError,
    ValueError,
)
_UNNAMED = " (no name)"
_SEPARATOR = re.compile(r"\A\s*\"?sep=.\"?[ \t]*\n")
_NONE = frozenset({"", "nan", "none", "null", "nat", "n/a", "[]"})
_DEEPEST = 3
"""Levels of objects above the articles: Elasticsearch has two."""
_WRAPPED = (40, 100)
"""Characters of a line that was broken at a margin: no shorter but for the last, no longer."""


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Return the names of each field's columns, folded, in order of preference."""
    listed = rules.load("tables")["columns"]
    return {field: tuple(map(folded, names)) for field, names in listed.items()}


def folded(name: object) -> str:
    """Return a column's name without what spellings differ in: "Pub_Date" → "pubdate"."""
    return re.sub(r"[\s_.:-]+", "", str(name)).casefold()


def mapping(text: str) -> dict[str, str]:
    """Read ``title=headline,date=pub_date`` as the command gives it.

    Raises
    ------
    ValueError
        Says which part is no pair or no field.
    """
    out = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        field, _, column = (piece.strip() for piece in part.partition("="))
        if field not in known() or not column:
            fields = ", ".join(known())
            raise ValueError(f"{part!r} is not FIELD=COLUMN with FIELD one of {fields}")
        out[field] = column
    return out


def read_csv(data: bytes, name: str, columns: Columns | None = None) -> Page:
    """Read a table whose cells are parted by a comma, a semicolon, a tab or a stroke.

    Raises
    ------
    CaptureError
        If a row has too many cells, a quotation mark stays open, or no column is known.
    """
    text, notes = decode(data, name)
    # Excel may say first which separator follows.
    text = _SEPARATOR.sub("", text, count=1).lstrip("\n")
    mark = max(",;\t|", key=text.partition("\n")[0].count)
    try:
        frame = _parsed(text, mark, csv.QUOTE_MINIMAL)
    except _BROKEN as error:
        if mark == "\t":
            try:
                frame = _parsed(text, mark, csv.QUOTE_NONE)
            except _BROKEN:
                raise _broken(name, error) from error
            return _page(frame, name, columns, [*notes, "quotation marks are taken as letters"])
        raise _broken(name, error) from error
    return _page(frame, name, columns, notes)


def _parsed(text: str, mark: str, quoting: Literal[0, 3]) -> pd.DataFrame:
    """Return the cells of a table as texts.

    A first row with one cell more than there are heads has a name of its own in front, as R writes
    it; an empty cell behind the last is no cell.
    """
    parsed = partial(pd.read_csv, sep=mark, dtype=str, keep_default_na=False, quoting=quoting)
    heads, first = (_row(parsed, text, skip) for skip in (0, 1))
    names = None
    if heads and len(first) == len(heads) + 1:
        names = [_UNNAMED, *heads] if first[-1].strip() else [*heads, _UNNAMED]
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)  # it tells of cells that are lost
        found: pd.DataFrame = parsed(io.StringIO(text), index_col=False, names=names, header=0)
        return found


def _row(parsed: Callable[..., pd.DataFrame], text: str, skip: int) -> list[str]:
    """Return one row's cells (the reader of the standard library refuses long ones)."""
    try:
        found = parsed(io.StringIO(text), header=None, skiprows=skip, nrows=1)
    except pd.errors.EmptyDataError:
        return []
    return list(found.iloc[0]) if len(found) else []


def _broken(name: str, error: Exception) -> CaptureError:
    line = re.search(r"(?:line|row) (\d+)", str(error))
    return CaptureError(
        name,
        int(line[1]) if line else 1,
        "the table is broken",
        str(error).removeprefix("Error tokenizing data. C error: ").strip(),
        "put cells with separators or line breaks in quotation marks, or give JSON Lines",
    )


def read_parquet(data: bytes, name: str, columns: Columns | None = None) -> Page:
    """Read a Parquet file.

    Raises
    ------
    CaptureError
        If it is damaged, holds too much, or no column is known.
    """
    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
        groups = range(file.metadata.num_row_groups)
        refuse(name, len(data), sum(file.metadata.row_group(n).total_byte_size for n in groups))
        frame = file.read().to_pandas().astype(object)
    except (ArrowException, OSError, ValueError) as error:
        raise damaged(name, "Parquet", error) from error
    return _page(frame, name, columns)


def read_excel(data: bytes, name: str, columns: Columns | None = None) -> Page:
    """Read the sheets of an Excel file that hold articles; heads may stand below a preface.

    Raises
    ------
    CaptureError
        If it is damaged, holds too much, or no sheet has a known column.
    """
    unpacked(data, name, "Excel")
    try:
        sheets = pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, dtype=object)
    except Exception as error:  # openpyxl raises what its parts raise (KeyError, XML errors)
        raise damaged(name, "Excel", error) from error
    tables = [(sheet, _below_heads(cells, columns)) for sheet, cells in sheets.items()]
    found = [(sheet, table) for sheet, table in tables if table is not None]
    if not found:
        first = next(iter(sheets.values()), pd.DataFrame())
        heads = [str(head) for head in first.iloc[0]] if len(first) else []
        raise _unknown(name, heads, columns)
    pages = [_page(table, name, columns) for _, table in found]
    left = [
        f"sheet {sheet!r} was left out: it has no known columns" for sheet, t in tables if t is None
    ]
    drafts = [draft for page in pages for draft in page.drafts]
    return Page(drafts, notes=[*(note for page in pages for note in page.notes), *left])


def _below_heads(cells: pd.DataFrame, columns: Columns | None) -> pd.DataFrame | None:
    limits = rules.load("tables")["limits"]
    for n in range(min(limits["heads_in"], len(cells))):
        heads = ["" if pd.isna(head) else str(head) for head in cells.iloc[n]]
        chosen = _chosen(heads, columns)
        if {"title", "text"} & set(chosen) and len(chosen) >= min(limits["least"], len(heads)):
            table = cells.iloc[n + 1 :].reset_index(drop=True)
            table.columns = pd.Index(heads)
            return table
    return None


def read_json(data: bytes, name: str, columns: Columns | None = None) -> Page:
    """Read a JSON document: a list of articles, at whatever level it stands, or one article.

    Raises
    ------
    CaptureError
        If it is no JSON, or holds no object with a known column.
    """
    text, notes = decode(data, name)
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _no_json(name, error) from error
    return _page(_frame(_objects(document, columns)), name, columns, notes)


def read_jsonl(data: bytes, name: str, columns: Columns | None = None) -> Page:
    """Read JSON Lines: one article a line.

    Raises
    ------
    CaptureError
        Names the first line that is no JSON.
    """
    text, notes = decode(data, name)
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise _no_json(name, error, number) from error
        found += [value] if isinstance(value, dict) else []
    return _page(_frame(found), name, columns, notes)


def _no_json(name: str, error: Exception, line: int | None = None) -> CaptureError:
    cause = getattr(error, "msg", "it is nested too deeply")
    place = line or int(getattr(error, "lineno", 1))
    return CaptureError(
        name,
        place,
        "it is broken JSON",
        f"{cause} at column {getattr(error, 'colno', 1)}",
        "export it again; JSON Lines have one whole object a line",
    )


def _frame(objects: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Return a row an object; keys of objects in objects are joined by a full stop."""
    rows = []
    for item in objects:
        row: dict[str, Any] = {}
        for key, value in item.items():
            if isinstance(value, dict):
                row |= {f"{key}.{inner}": v for inner, v in value.items()}
            else:
                row[key] = value
        rows.append(row)
    keys = dict.fromkeys(key for row in rows for key in row)
    return pd.DataFrame({key: [row.get(key) for row in rows] for key in keys}, dtype=object)


def _objects(document: Any, columns: Columns | None, depth: int = 0) -> list[dict[str, Any]]:
    """Return the articles in a JSON document."""
    if isinstance(document, list):
        return [_source(item) for item in document if isinstance(item, dict)]
    if not isinstance(document, dict) or depth > _DEEPEST:
        return []
    if _is_columns(document, columns):
        frame = pd.DataFrame(document, dtype=object)
        return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False)]
    lists = rules.load("tables")["objects"]["lists"]
    ordered = sorted(document, key=lambda key: lists.index(key) if key in lists else len(lists))
    inner = [document[key] for key in ordered if isinstance(document[key], list | dict)]
    levels = [found for value in inner if (found := _objects(value, columns, depth + 1))]
    articles = (found for found in levels if any(_is_article(item, columns) for item in found))
    # An object with a title may hold lists of other things (its authors, its pictures).
    return next(articles, [document] if _is_article(document, columns) else [*levels, []][0])


def _is_article(item: dict[str, Any], columns: Columns | None) -> bool:
    return bool({"title", "text"} & set(_chosen(item, columns)))


def _source(item: dict[str, Any]) -> dict[str, Any]:
    """Return what Elasticsearch wraps in ``_source``, other objects as they are."""
    inner = item.get("_source")
    return inner if isinstance(inner, dict) else item


def _is_columns(document: dict[str, Any], columns: Columns | None) -> bool:
    """Whether a document is a table by columns, as pandas writes it: {"title": {"0": …}}."""
    values = list(document.values())
    alike = all(isinstance(v, dict) for v in values) or all(isinstance(v, list) for v in values)
    chosen = _chosen(document, columns)
    sizes = {len(v) for v in values} if alike else set()
    return len(sizes) == 1 and len(chosen) >= rules.load("tables")["limits"]["least"]


def _chosen(heads: Iterable[object], columns: Columns | None) -> dict[str, str]:
    """Return the column of each field that a table has."""
    by_name = {folded(head): str(head) for head in reversed([*heads])}
    out = {}
    for field, names in known().items():
        found = next((by_name[name] for name in names if name in by_name), None)
        if found is not None:
            out[field] = found
    for field, column in (columns or {}).items():
        if folded(column) in by_name:
            out[field] = by_name[folded(column)]
    return out


def _unknown(name: str, heads: Sequence[str], columns: Columns | None) -> CaptureError:
    shown = ", ".join(map(repr, islice((h for h in heads if h), 30))) or "none"
    missing = [c for c in (columns or {}).values() if folded(c) not in set(map(folded, heads))]
    what = (
        f"there is no column {', '.join(map(repr, missing))}"
        if missing
        else "no column is known that holds the articles' text or title"
    )
    remedy = "say which column is which: --columns title=…,text=…,date=…"
    return CaptureError(name, 1, what, f"its columns are {shown}", remedy)


def _page(
    frame: pd.DataFrame, name: str, columns: Columns | None, notes: Iterable[str] = ()
) -> Page:
    heads = [str(column) for column in frame.columns]
    missing = [c for c in (columns or {}).values() if folded(c) not in set(map(folded, heads))]
    chosen = _chosen(heads, columns)
    if missing or not {"title", "text"} & set(chosen):
        raise _unknown(name, heads, columns)
    frame.columns = pd.Index(heads)
    if not len(frame):
        cause = "its row of heads has no rows below it"
        raise CaptureError(
            name, 1, "the table is empty", cause, "export it again, with its articles"
        )
    cells = {field: _column(frame, column) for field, column in chosen.items()}
    order = order_of([str(value) for value in cells.get("date", [])])
    drafts = []
    for n in range(len(frame)):
        row = {field: values[n] for field, values in cells.items()}
        draft = _draft(row, n + 1, order)
        if draft.title or draft.blocks:
            drafts.append(draft)
    told = [f"columns read as {', '.join(f'{f}={c}' for f, c in chosen.items())}"]
    if empty := len(frame) - len(drafts):
        told.append(f"{empty} of {len(frame)} rows have neither title nor text and were left out")
    if "text" not in chosen:
        told.append("no column holds the text: the articles are titles only")
    return Page(drafts, notes=[*notes, *told])


def _column(frame: pd.DataFrame, column: str) -> list[Any]:
    found = frame.loc[:, frame.columns == column]
    return list(found.iloc[:, 0])


def _text(value: Any) -> str:
    """Return a cell's text; missing values of all kinds are empty."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return "\n".join(map(str, value))
    text = "" if value is None or value is pd.NaT or value != value else str(value)  # noqa: PLR0124
    return "" if text.strip().casefold() in _NONE else text


def _draft(row: Mapping[str, Any], number: int, order: str) -> Draft:
    text, excerpt = _text(row.get("text")), _text(row.get("excerpt"))
    language = language_code(_text(row.get("language")))
    stated = _text(row.get("date"))
    posted = day_of(row["date"], order, language) if stated else None
    names, byline = _people(row.get("author"))
    notes = []
    if stated and not posted:
        notes.append(f"row {number}: its date {one_line(stated)[:40]!r} is no day that is known")
    if len(text) == rules.load("tables")["limits"]["cell"]:
        notes.append(f"row {number}: its text has the length at which Excel cuts it off")
    return Draft(
        title=one_line(_text(row.get("title"))),
        category=one_line(_text(row.get("section"))),
        posted=posted,
        blocks=blocks(text or excerpt, number),
        url=_address(one_line(_text(row.get("url")))),
        author=byline,
        authors=names,
        outlet=_host(one_line(_text(row.get("outlet")))),
        language=language,
        excerpt=not text.strip(),
        notes=tuple(notes),
    )


def _address(text: str) -> str:
    """Return a cell that is an address, '' for a name ("source" may be either)."""
    return text if re.match(r"https?://|www\.|//?\w|[\w-]+(?:\.[\w-]+)+/", text) else ""


def _host(outlet: str) -> str:
    """Return the host of an outlet that is stated as an address."""
    match = re.fullmatch(r"https?://(?:www\.)?([\w.-]+)(?:[/:].*)?", outlet)
    return match[1] if match else outlet


def _people(value: Any) -> tuple[tuple[str, ...], str]:
    """Return names where a cell lists them, else the byline that it is."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return tuple(one_line(str(v)) for v in value if str(v).strip()), ""
    text = one_line(_text(value))
    if re.fullmatch(r"\[.*\]", text):
        try:
            listed = ast.literal_eval(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            listed = []
        return tuple(one_line(str(v)) for v in listed if str(v).strip()), ""
    if ";" in text or "|" in text:
        return tuple(filter(None, map(str.strip, re.split(r"[;|]", text)))), ""
    return (), text


def blocks(text: str, number: int) -> tuple[Block, ...]:
    """Return the paragraphs of a text: of markup its elements, else its lines.

    Lines that were broken at a margin are joined, where empty lines part the paragraphs.
    """
    if html_text.is_markup(text):
        return html_text.blocks(text, number)
    return tuple(Block(part, (number,)) for part in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    for run in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [one_line(line) for line in run.split("\n")]
        lines = [line for line in lines if line]
        least, most = _WRAPPED
        wrapped = len(lines) > 2 and all(len(line) >= least for line in lines[:-1])
        if wrapped and max(map(len, lines)) <= most:
            yield " ".join(lines)
        else:
            yield from lines

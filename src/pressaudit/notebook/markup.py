"""Tables, charts and sentences as HTML that needs neither scripts nor a network."""

import base64
import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import repeat

import pandas as pd

from pressaudit import escape
from pressaudit.analyse import schema
from pressaudit.analyse.percent import percent as in_percent
from pressaudit.analyse.posts import POINTER
from pressaudit.figures.base import Chart
from pressaudit.figures.svg import both

MAX_ROWS = 20
MOST_ROWS = 200
"""Rows that a table has at most: those beyond the first few are hidden until they are asked for."""
_FROM_RIGHT = re.compile(r"[^A-Za-z]*[\u0590-\u08ff]")
"""A cell whose first letter is of a script that runs from the right."""
_WHOLE = re.compile(r"[\d-]{6,12}")
"""Dates: read whole, not broken at their hyphens."""

_NO_COLUMN = schema.Column("", "", "")
CODES = {
    "a_to_b": "post → other post",
    "b_to_a": "other post → post",
    "common_source": "a common source",
    "undetermined": "not known",
    "near_verbatim": "near verbatim",
    "light_paraphrase": "light paraphrase",
    "third_party_quotation": "both quote a third",
    "pull_quote": "display quotation",
    "block_quotation": "block quotation",
    "list_item": "list item",
}
"""Values of the tables, in words for readers; downloads keep the values."""


def sentence_html(text: str) -> str:
    """Return a sentence of plain text as a paragraph."""
    return f'<p class="mathjax_ignore tex2jax_ignore">{html.escape(text)}</p>'


def chart_html(chart: Chart) -> str:
    """Return a chart's picture with its text alternative, then its frame, folded."""
    return figure_html(*both(chart)) + behind(chart)


def figure_html(picture: str, phone: str) -> str:
    """Return a picture for a page: a style sheet shows the phone's form on a narrow screen."""
    return (
        f'<div class="pressaudit-figure">{picture}'
        f'<div class="pressaudit-phone" style="display:none">{phone}</div></div>'
    )


def behind(chart: Chart) -> str:
    """Return what a chart says in words, and the table behind it, folded."""
    count = len(chart.data)
    rows = result_html(chart.data, name=chart.name, caption="", rows=count)
    summary = f"In words, and the table behind the figure ({count:,} rows)"
    return (
        f'<details class="pressaudit-data"><summary>{summary}</summary>'
        f"{sentence_html(chart.alt)}{rows}</details>"
    )


def result_html(
    frame: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    name: str | None = None,
    caption: str | None = None,
    rows: int | None = None,
) -> str:
    """Return a result as an HTML table, as ``results.toml`` has it unless something is given.

    A frame that is no result is shown with all its columns under their own names. One that says
    ``unsearched`` (:meth:`pressaudit.archive.Archive.ngrams`) is not said to have found nothing.
    """
    known = schema.results().get(frame.attrs.get("result", ""))
    if frame.attrs.get("unsearched"):
        return _foot(
            caption or (known.caption if known else ""),
            "not searched, since the words of the posts are not at hand",
        )
    names = columns or [c for c in (known.shown if known else frame.columns) if c in frame]
    title = (known.caption if known else "") if caption is None else caption
    return table_html(
        frame,
        {c: schema.columns()[c].head if c in schema.columns() else c for c in names},
        name=name or (known.name.replace("_", "-") if known else "table"),
        caption=title,
        rows=rows or (known.rows if known else MAX_ROWS),
        digits=known.digits if known else 2,
        percent={c for c in names if schema.columns().get(c, _NO_COLUMN).unit}
        | set(known.percent if known else ()),
    )


def table_html(
    frame: pd.DataFrame,
    heads: Mapping[str, str] | None = None,
    *,
    name: str,
    caption: str = "",
    rows: int = MAX_ROWS,
    digits: int = 2,
    percent: Collection[str] = (),
) -> str:
    """Return ``frame`` as an HTML table, with a link to download all of it.

    ``heads`` maps column names to heads and picks the columns; rows beyond ``rows`` are hidden,
    and counted beyond 200. Columns of ``percent`` are shares. A row says where in the posts it
    stands, if the frame does: the site of an archive whose words are at hand leads there. A frame
    without rows is said to be empty.
    """
    tidy = _rounded(frame[list(heads)] if heads else frame, digits, percent)
    if tidy.empty:
        return _foot(caption or name, "none found")
    shown = tidy.head(MOST_ROWS)
    cells = [_column(shown[c], digits, percent=c in percent) for c in shown]
    body = "".join(
        f"<tr{at}{' hidden' if n >= rows else ''}>{''.join(row)}</tr>\n"
        for n, (at, row) in enumerate(zip(_places(frame), zip(*cells, strict=True), strict=False))
    )
    head = "".join(
        f"<th{' class=number' * pd.api.types.is_numeric_dtype(shown[c])}>"
        f"{html.escape(str((heads or {}).get(c, c)))}</th>"
        for c in shown
    )
    label = html.escape(caption or name)
    first = min(rows, len(shown))
    more = f"{first:,} of {len(tidy):,} rows shown. " if first < len(tidy) else ""
    return (
        f'<div class="pressaudit-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="pressaudit tex2jax_ignore mathjax_ignore" data-name="{html.escape(name)}">'
        f"{f'<caption>{label}</caption>' if caption else ''}"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>"
        f'<p class="pressaudit-foot"><span>{more}</span>{_link(tidy, name)}</p>'
    )


def _column(values: pd.Series, digits: int, *, percent: bool) -> list[str]:
    """Return the cells of a column: numbers with their decimals, shares in per cent."""
    if not pd.api.types.is_numeric_dtype(values):
        return [_text_cell(_shown(value)) for value in values]
    decimals = digits if pd.api.types.is_float_dtype(values) else 0
    return [
        '<td class="number"></td>'
        if pd.isna(value)
        else f'<td class="number" data-value="{value:g}">{html.escape(in_percent(value))}</td>'
        if percent
        else f'<td class="number">{value:.{decimals}f}</td>'
        for value in values
    ]


def _text_cell(value: object) -> str:
    text = str(value)
    whole = ' class="whole"' if _WHOLE.fullmatch(text) else ""
    right = ' dir="rtl"' if _FROM_RIGHT.match(text) else ""
    return f"<td{whole}{right}>{html.escape(text)}</td>"


def _places(frame: pd.DataFrame) -> Iterable[str]:
    """Return, for each row, the place in a post that it speaks of, as an attribute."""
    for columns in (POINTER, ["a_article", "a_paragraph"], POINTER[:2]):
        if set(columns) <= set(frame):
            parts = frame[columns].itertuples(index=False)
            return (f' data-at="{html.escape(".".join(map(str, part)))}"' for part in parts)
    return repeat("")


def _foot(caption: str, what: str) -> str:
    return f'<p class="pressaudit-foot">{html.escape(caption)}: {html.escape(what)}.</p>'


def _shown(value: object) -> object:
    """Return a value as a cell shows it: codes in words, nothing for what is missing."""
    if isinstance(value, str):
        return ", ".join(CODES.get(part, part) for part in value.split(", "))
    return "" if pd.isna(value) else value


def _rounded(frame: pd.DataFrame, digits: int, percent: Collection[str]) -> pd.DataFrame:
    out = frame.copy()
    for column in out.columns:
        if pd.api.types.is_float_dtype(out[column]):
            values = out[column].round(digits + 2 * (column in percent))
            if values.dropna().mod(1).eq(0).all():
                out[column] = values.astype("Int64")
            else:
                # Minus zero and zero differ as text, not as numbers.
                out[column] = values + 0.0
        elif pd.api.types.is_bool_dtype(out[column]):
            out[column] = out[column].map({True: "yes", False: "no"}).fillna("")
        elif pd.api.types.is_datetime64_any_dtype(out[column]):
            out[column] = out[column].dt.strftime("%Y-%m-%d").fillna("")
    return out


def _link(frame: pd.DataFrame, name: str) -> str:
    text = frame.map(lambda v: escape.cell(v) if isinstance(v, str) else v).to_csv(
        index=False, lineterminator="\n"
    )
    data = base64.b64encode(text.encode()).decode()
    return (
        f'<a download="{html.escape(name)}.csv" href="data:text/csv;charset=utf-8;base64,{data}">'
        f"Download {html.escape(name)}.csv</a>"
    )

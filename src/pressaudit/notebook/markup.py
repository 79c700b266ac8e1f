"""Tables, charts and sentences as HTML that needs neither scripts nor a network."""

import base64
import html
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from pressaudit import escape
from pressaudit.analyse import schema
from pressaudit.figures.base import Chart
from pressaudit.figures.svg import both

MAX_ROWS = 20
_FROM_RIGHT = re.compile(r"<td([^>]*)>(?=[^<A-Za-z]*[\u0590-\u08ff])")
"""Start of a cell whose first letter is of a script that runs from the right."""

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
    )


def table_html(
    frame: pd.DataFrame,
    heads: Mapping[str, str] | None = None,
    *,
    name: str,
    caption: str = "",
    rows: int = MAX_ROWS,
    digits: int = 2,
) -> str:
    """Return ``frame`` as an HTML table, with a link to download all of it.

    ``heads`` maps column names to heads and picks the columns; rows beyond ``rows`` are counted.
    A frame without rows is said to be empty.
    """
    tidy = _rounded(frame[list(heads)] if heads else frame, digits)
    if tidy.empty:
        return _foot(caption or name, "none found")
    head = tidy.head(rows).rename(columns=dict(heads or {})).map(_shown)
    with pd.option_context("display.html.use_mathjax", False):
        body = head.to_html(
            index=False, border=0, escape=True, na_rep="", classes="pressaudit", justify="left"
        )
    # Dates and identifiers are read whole, not broken at their hyphens.
    body = re.sub(r"<td>([^<\s]{6,24})</td>", r'<td class="whole">\1</td>', body)
    # Arabic, Persian and Hebrew run from the right, also where the cell begins with a figure.
    body = _FROM_RIGHT.sub(r'<td\1 dir="rtl">', body)
    label = html.escape(caption or name)
    if caption:
        body = body.replace("<thead>", f"<caption>{label}</caption><thead>", 1)
    more = f"{len(head):,} of {len(tidy):,} rows shown. " if len(head) < len(tidy) else ""
    return (
        f'<div class="pressaudit-scroll" tabindex="0" role="region" aria-label="{label}">{body}'
        f'</div><p class="pressaudit-foot">{more}{_link(tidy, name)}</p>'
    )


def _foot(caption: str, what: str) -> str:
    return f'<p class="pressaudit-foot">{html.escape(caption)}: {html.escape(what)}.</p>'


def _shown(value: object) -> object:
    """Return a value as a cell shows it: codes in words, nothing for what is missing."""
    if isinstance(value, str):
        return ", ".join(CODES.get(part, part) for part in value.split(", "))
    return "" if pd.isna(value) else value


def _rounded(frame: pd.DataFrame, digits: int) -> pd.DataFrame:
    out = frame.copy()
    for column in out.columns:
        if pd.api.types.is_float_dtype(out[column]):
            values = out[column].round(digits)
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

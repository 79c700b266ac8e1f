"""What the notebooks call to show things: prose with computed values, tables, charts.

Everything shown is plain HTML and PNG that needs neither scripts nor a network, and is the same
from run to run, so that nbval can compare it.
"""

import base64
import html
import io
import re
from collections.abc import Mapping

import pandas as pd
from IPython.display import HTML, Markdown, display

from pressaudit import escape
from pressaudit.analyse.findings import Finding
from pressaudit.figures.base import Chart, style

MAX_ROWS = 20


def say(template: str, **values: object) -> None:
    """Show ``template`` as Markdown, its ``{names}`` filled with escaped ``values``.

    The template is ours and may hold markup; the values come from the data and may not. Numbers
    are shown with thousands separators; floats need a format in the template (``{share:.0%}``).
    """
    display(Markdown(fill(template, **values)))


def tell(finding: Finding) -> None:
    """Show a finding: its sentence, how sure it is, and where it is proved."""
    row = f", row *{escape.markdown(finding.row)}*" if finding.row else ""
    anchor = re.sub(r"[^a-z0-9]+", "-", finding.section.lower()).strip("-")
    proof = f"[{finding.section}]({finding.notebook}.ipynb#{anchor})"
    display(
        Markdown(
            f"{fill(finding.sentence, **finding.values)}\n\n"
            f"*How sure:* {fill(finding.sureness, **finding.values)} *Proof:* {proof}{row}."
        )
    )


def fill(template: str, **values: object) -> str:
    """Return ``template`` filled as :func:`say` does, as a Markdown string."""
    return re.sub(r"  +", " ", template.format(**{k: _Shown(v) for k, v in values.items()}))


class _Shown:
    """A value that escapes itself after it has been formatted."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        if spec:
            return escape.markdown(format(self.value, spec))
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return f"{self.value:,}"
        return escape.markdown(self.value)


def table(
    frame: pd.DataFrame,
    heads: Mapping[str, str] | None = None,
    *,
    name: str = "table",
    caption: str = "",
    rows: int = MAX_ROWS,
    digits: int = 2,
) -> None:
    """Show ``frame`` with human column heads; long ones are cut to ``rows`` and say so.

    ``heads`` maps column names to heads and picks the columns in its order. The whole frame can
    be downloaded as ``name``.csv from the link below it.
    """
    shown = frame[list(heads)] if heads else frame
    display(
        HTML(
            _table_html(
                shown, dict(heads or {}), name=name, caption=caption, rows=rows, digits=digits
            )
        )
    )


def show(chart: Chart, heads: Mapping[str, str] | None = None, *, digits: int = 2) -> None:
    """Show a chart: the picture with its text alternative, then its frame, folded.

    The frame is part of the output, so that nbval compares what it cannot see in the picture.
    """
    data = chart.data[list(heads)] if heads else chart.data
    png = io.BytesIO()
    with style():
        chart.figure.savefig(png, format="png", metadata={"Software": None})
    bundle = {"image/png": png.getvalue(), "text/plain": f"Figure: {chart.alt}"}
    display(bundle, raw=True, metadata={"image/png": {"alt": chart.alt}})
    words = f'<p class="mathjax_ignore tex2jax_ignore">{html.escape(chart.alt)}</p>'
    rows = _table_html(data, dict(heads or {}), name=chart.name, rows=len(data), digits=digits)
    summary = f"In words, and the table behind the figure ({len(data):,} rows)"
    display(
        HTML(
            f'<details class="pressaudit-data"><summary>{summary}</summary>{words}{rows}</details>'
        )
    )


def _table_html(
    frame: pd.DataFrame,
    heads: dict[str, str],
    *,
    name: str,
    caption: str = "",
    rows: int,
    digits: int,
) -> str:
    tidy = _rounded(frame, digits)
    head = tidy.head(rows).rename(columns=heads)
    with pd.option_context("display.html.use_mathjax", False):
        body = head.to_html(
            index=False, border=0, escape=True, na_rep="", classes="pressaudit", justify="left"
        )
    label = html.escape(caption or name)
    if caption:
        body = body.replace("<thead>", f"<caption>{label}</caption><thead>", 1)
    more = f"{len(head):,} of {len(tidy):,} rows shown. " if len(head) < len(tidy) else ""
    return (
        f'<div class="pressaudit-scroll" tabindex="0" role="region" aria-label="{label}">{body}'
        f'</div><p class="pressaudit-foot">{more}{_link(tidy, name)}</p>'
    )


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


def answer(widget: object, note: str) -> None:
    """Show ``widget`` where widgets work, under a sentence that serves where they do not.

    The cell needs the tag ``nbval-ignore-output``: a widget's identity differs from run to run,
    and :func:`pressaudit.site.tidy` takes it out of what is committed.
    """
    say(note)
    display(widget)

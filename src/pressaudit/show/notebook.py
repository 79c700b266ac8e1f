"""What the notebooks call to show things: prose with computed values, tables, charts.

Everything shown is plain HTML and PNG that needs neither scripts nor a network, and is the same
from run to run, so that nbval can compare it.
"""

import re
from collections.abc import Mapping

import pandas as pd
from IPython.display import HTML, Markdown, display

from pressaudit import escape
from pressaudit.analyse.findings import Finding
from pressaudit.figures.base import Chart
from pressaudit.show.markup import MAX_ROWS, behind, picture, table_html


def say(template: str, **values: object) -> None:
    """Show ``template`` as Markdown, its ``{names}`` filled with escaped ``values``.

    The template is ours and may hold markup; the values come from the data and may not. Numbers
    are shown with thousands separators; floats need a format in the template (``{share:.0%}``).
    ``{posts:n post}`` is "1 post" or "2 posts".
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
        if spec.startswith("n "):
            return f"{self.value:,} {spec[2:]}{'' if self.value == 1 else 's'}"
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
    display(HTML(table_html(frame, heads, name=name, caption=caption, rows=rows, digits=digits)))


def show(chart: Chart, heads: Mapping[str, str] | None = None, *, digits: int = 2) -> None:
    """Show a chart: the picture with its text alternative, then its frame, folded.

    The frame is part of the output, so that nbval compares what it cannot see in the picture.
    """
    bundle = {"image/png": picture(chart), "text/plain": f"Figure: {chart.alt}"}
    display(bundle, raw=True, metadata={"image/png": {"alt": chart.alt}})
    display(HTML(behind(chart, heads, digits=digits)))


def answer(widget: object, note: str) -> None:
    """Show ``widget`` where widgets work, under a sentence that serves where they do not.

    The cell needs the tag ``nbval-ignore-output``: a widget's identity differs from run to run,
    and :func:`pressaudit.app.site.tidy` takes it out of what is committed.
    """
    say(note)
    display(widget)

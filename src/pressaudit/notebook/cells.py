"""What the notebooks call to show things: sentences, tables, charts.

Everything shown is plain HTML and SVG that needs neither scripts nor a network, and is the same
from run to run, so that nbval can compare it.
"""

from collections.abc import Sequence

import pandas as pd
from IPython.display import HTML, Markdown, display

from pressaudit import figures, prose
from pressaudit.archive import Archive
from pressaudit.figures.base import Chart
from pressaudit.figures.svg import SVG, both
from pressaudit.notebook.markup import behind, result_html
from pressaudit.prose.facts import Facts


def tell(name: str, about: object) -> None:
    """Show sentences with computed values.

    Parameters
    ----------
    name
        File and heading in ``pressaudit/prose``: ``tell("sources.answer", archive)``.
    about
        An archive, an evaluation, or a mapping with the values.
    """
    display(Markdown(words(name, about)))


def words(name: str, about: object) -> str:
    """Return what :func:`tell` shows, as Markdown."""
    return prose.words(name, Facts(about) if isinstance(about, Archive) else about)


def show(
    frame: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    name: str | None = None,
    caption: str | None = None,
    rows: int | None = None,
) -> None:
    """Show a result as a table: ``show(archive.speakers())``.

    Long ones are cut and say so; the whole frame can be downloaded from the link below it.

    Parameters
    ----------
    columns
        Those to show, in order; by default, as for ``name`` (of the download), ``caption`` and
        ``rows``, what ``analyse/results.toml`` says of the result.
    """
    display(HTML(result_html(frame, columns, name=name, caption=caption, rows=rows)))


def chart(name: str | Chart, about: object = None) -> None:
    """Show a figure: the picture with its text alternative, then its frame, folded.

    The frame is part of the output, so that nbval compares what it cannot see in the picture. The
    picture for phones goes with it, for the site.

    Parameters
    ----------
    name
        Of the figure, one of :data:`pressaudit.figures.CHARTS`: ``chart("chains", archive)``;
        or a chart made elsewhere.
    about
        An archive, or an evaluation.
    """
    drawn = name if isinstance(name, Chart) else figures.draw(name, about)
    picture, phone = both(drawn)
    bundle = {SVG: picture, "text/plain": f"Figure: {drawn.alt}"}
    display(bundle, raw=True, metadata={SVG: {"alt": drawn.alt, "phone": phone}})
    display(HTML(behind(drawn)))


def answer(widget: object, note: str) -> None:
    """Show ``widget`` where widgets work, under a sentence that serves where they do not.

    The cell needs the tag ``nbval-ignore-output``: a widget's identity differs from run to run,
    and :func:`pressaudit.app.execute.tidy` takes it out of what is committed.
    """
    display(Markdown(note))
    display(widget)

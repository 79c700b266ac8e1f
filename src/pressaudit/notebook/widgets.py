"""Controls for JupyterLab: each redraws a chart or a table from what is chosen.

Figures are imported when they are needed: who asks for errors waits for no clustering.
"""

import ipywidgets
import pandas as pd

from pressaudit.analyse.terms.words import lemma_of
from pressaudit.archive import Archive
from pressaudit.notebook.controls import explorer, message
from pressaudit.notebook.markup import chart_html, result_html, sentence_html

ALL = "all outlets"
ANY = "any cause"


def event_explorer(archive: Archive) -> ipywidgets.VBox:
    """Return a range of years and a choice of outlet that redraw the chart of events."""
    from pressaudit.figures.timeline import event_chart  # noqa: PLC0415  (as in those below)

    events, dates = archive.events(), archive.dates
    if events.empty:
        return message("No post names a date; there is nothing to move.")
    first, last = int(events["date_begin"].dt.year.min()), int(events["date_end"].dt.year.max())
    years = ipywidgets.IntRangeSlider(
        value=(first, last), min=first, max=last, description="Years", continuous_update=False
    )
    outlet = ipywidgets.Dropdown(options=[ALL, *sorted(set(dates["outlet"]))], description="Outlet")

    def draw(years: tuple[int, int], outlet: str) -> str:
        chosen = events_between(events, dates, years, outlet)
        if chosen.empty:
            return sentence_html("No event of these years is in this outlet's posts.")
        # Only the marks of the outlet: the others keep their looks, and name no event.
        told = dates["outlet"].isin([outlet]) | (outlet == ALL)
        return chart_html(event_chart(chosen, dates.assign(event_id=dates["event_id"].where(told))))

    return explorer(draw, years, outlet)


def events_between(
    events: pd.DataFrame, dates: pd.DataFrame, years: tuple[int, int], outlet: str
) -> pd.DataFrame:
    """Return the events that touch ``years`` and that posts of ``outlet`` speak of."""
    inside = (events["date_end"].dt.year >= years[0]) & (events["date_begin"].dt.year <= years[1])
    if outlet != ALL:
        spoken = set(dates.loc[dates["outlet"] == outlet, "event_id"])
        inside &= events["event_id"].isin(spoken)
    return events[inside].reset_index(drop=True)


def term_explorer(archive: Archive) -> ipywidgets.VBox:
    """Return a field for a term that draws its rate in each post and lists its company."""
    from pressaudit.figures.terms import profile  # noqa: PLC0415

    field = ipywidgets.Text(
        placeholder="a word of the posts", description="Term", continuous_update=False
    )

    def draw(typed: str) -> str:
        term = lemma_of(typed, archive.corpus.terms, archive.shown)
        rates = archive.term_rates(term)
        if rates.empty:
            named = f"“{typed}” is not among them" if typed.strip() else "one of the figure above"
            return sentence_html(f"Type a term that the posts have; {named}.")
        shown = [
            chart_html(profile(rates, archive.shown.get(term, term))),
            result_html(archive.neighbours(term).head(10), caption="Shares paragraphs with it"),
        ]
        if archive.corpus.text is not None:
            shown.append(result_html(archive.concordance(term)))
        return "".join(shown)

    return explorer(draw, field)


def topic_explorer(archive: Archive) -> ipywidgets.VBox:
    """Return a choice of a number of groups that draws them by post and lists their terms."""
    from pressaudit.analyse.topics.find import at  # noqa: PLC0415
    from pressaudit.figures.topics import matrix_chart  # noqa: PLC0415

    found = archive.topics()
    most = min(12, len(found.units) // 3)
    if most < 2 or not len(found.points):
        return message("There are too few windows to be grouped.")
    slider = ipywidgets.IntSlider(
        value=found.groups or 2, min=2, max=max(most, found.groups), description="Groups",
        continuous_update=False,
    )  # fmt: skip

    def draw(number: int) -> str:
        groups = at(found, number)
        columns = ["topic", "label", "terms", "windows", "posts", "stability", "reading"]
        table = result_html(groups.listed(), columns, name="groups", caption="Groups of windows")
        return chart_html(matrix_chart(groups, archive.posts)) + table

    return explorer(draw, slider)


def error_explorer(listed: pd.DataFrame) -> ipywidgets.VBox:
    """Return a choice of a type of annotation and of a cause that lists their errors.

    Parameters
    ----------
    listed
        From :meth:`pressaudit.evaluate.Evaluation.errors`.
    """
    if listed.empty:
        return message("There is no error to be listed.")
    kind = ipywidgets.Dropdown(options=list(dict.fromkeys(listed["type"])), description="Type")
    cause = ipywidgets.Dropdown(options=[ANY, *sorted(set(listed["cause"]))], description="Cause")

    def draw(kind: str, cause: str) -> str:
        chosen = listed[(listed["type"] == kind) & ((listed["cause"] == cause) | (cause == ANY))]
        if chosen.empty:
            return sentence_html("No error of this type has that cause.")
        return result_html(chosen, name="errors", caption="", rows=len(chosen))

    return explorer(draw, kind, cause)

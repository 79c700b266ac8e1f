"""Controls for JupyterLab: each redraws a chart or a table from what is chosen."""

import ipywidgets
import pandas as pd

from pressaudit.analyse import timeline
from pressaudit.analyse.sources.places import SITE
from pressaudit.analyse.terms import context, counts, summary
from pressaudit.analyse.topics import Topics, at
from pressaudit.analyse.topics import summary as topic_summary
from pressaudit.corpus.model import Corpus
from pressaudit.figures import terms as term_figures
from pressaudit.figures import timeline as figures
from pressaudit.figures import topics as topic_figures
from pressaudit.show.markup import chart_html, sentence_html, table_html

ALL = "all outlets"
GROUP_HEADS = {
    "topic": "group", "terms": "terms", "windows": "windows", "posts": "posts",
    "stability": "stability", "reading": "reading",
}  # fmt: skip
ANY = "any cause"
ERROR_HEADS = {
    "type": "type", "position": "post", "paragraph": "paragraph", "char_start": "from",
    "char_end": "to", "words": "words there", "expected": "annotated", "found": "found",
    "cause": "cause",
}  # fmt: skip
"""Columns of a list of errors, and their heads."""


def event_explorer(corpus: Corpus) -> ipywidgets.VBox:
    """Return a range of years and a choice of outlet that redraw the chart of events."""
    events = timeline.event_table(corpus)
    mentions = timeline.dated_mentions(corpus)
    if events.empty:
        return ipywidgets.VBox(
            [ipywidgets.Label("No post names a date; there is nothing to move.")]
        )
    first, last = int(events["date_begin"].dt.year.min()), int(events["date_end"].dt.year.max())
    years = ipywidgets.IntRangeSlider(
        value=(first, last), min=first, max=last, description="Years", continuous_update=False
    )
    outlet = ipywidgets.Dropdown(
        options=[ALL, *sorted(set(mentions["outlet"].replace("", SITE)))], description="Outlet"
    )
    screen = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        chosen = events_between(events, mentions, years.value, outlet.value)
        if chosen.empty:
            screen.value = sentence_html("No event of these years is in this outlet's posts.")
        else:
            screen.value = chart_html(figures.event_chart(chosen, mentions))

    years.observe(redraw, names="value")
    outlet.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([years, outlet, screen])


def events_between(
    events: pd.DataFrame, mentions: pd.DataFrame, years: tuple[int, int], outlet: str
) -> pd.DataFrame:
    """Return the events that touch ``years`` and that posts of ``outlet`` speak of."""
    inside = (events["date_end"].dt.year >= years[0]) & (events["date_begin"].dt.year <= years[1])
    if outlet != ALL:
        spoken = set(mentions.loc[mentions["outlet"].replace("", SITE) == outlet, "event_id"])
        inside &= events["event_id"].isin(spoken)
    return events[inside].reset_index(drop=True)


def term_explorer(corpus: Corpus) -> ipywidgets.VBox:
    """Return a field for a term that draws its rate in each post and lists its company."""
    counted = counts.count(corpus)
    field = ipywidgets.Text(
        placeholder="a word, as a dictionary has it", description="Term", continuous_update=False
    )
    screen = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        term = field.value.strip().lower()
        rates = summary.profile(corpus, counted, term)
        if rates.empty:
            named = f"“{term}” is not among them" if term else "for instance one of the figures"
            screen.value = sentence_html(f"Type a term that the posts have; {named}.")
            return
        near = context.neighbours(counted, term).head(10)
        shown = [
            chart_html(term_figures.profile(rates, term)),
            table_html(near, name="neighbours", caption="Shares paragraphs with it"),
        ]
        if corpus.text is not None:
            lines = context.concordance(corpus.text.paragraphs, term)
            shown.append(table_html(lines, name="concordance", caption="Where it stands"))
        screen.value = "".join(shown)

    field.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([field, screen])


def topic_explorer(corpus: Corpus, found: Topics) -> ipywidgets.VBox:
    """Return a choice of a number of groups that draws them by post and lists their terms.

    Parameters
    ----------
    found
        From :func:`pressaudit.analyse.topics.find`.
    """
    most = min(12, len(found.units) // 3)
    if most < 2 or not len(found.points):
        return ipywidgets.VBox([ipywidgets.Label("There are too few windows to be grouped.")])
    slider = ipywidgets.IntSlider(
        value=found.k or 2, min=2, max=max(most, found.k), description="Groups",
        continuous_update=False,
    )  # fmt: skip
    screen = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        groups = at(found, slider.value)
        chart = topic_figures.matrix_chart(topic_summary.in_posts(groups, corpus), "none")
        groups_table = table_html(
            groups.table, GROUP_HEADS, name="groups", caption="Groups of windows"
        )
        screen.value = chart_html(chart) + groups_table

    slider.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([slider, screen])


def error_explorer(listed: pd.DataFrame) -> ipywidgets.VBox:
    """Return a choice of a type of annotation and of a cause that lists their errors.

    Parameters
    ----------
    listed
        From :func:`pressaudit.evaluate.listed`.
    """
    if listed.empty:
        return ipywidgets.VBox([ipywidgets.Label("There is no error to be listed.")])
    kind = ipywidgets.Dropdown(options=list(dict.fromkeys(listed["type"])), description="Type")
    cause = ipywidgets.Dropdown(options=[ANY, *sorted(set(listed["cause"]))], description="Cause")
    screen = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        chosen = listed[listed["type"] == kind.value]
        chosen = chosen if cause.value == ANY else chosen[chosen["cause"] == cause.value]
        if chosen.empty:
            screen.value = sentence_html("No error of this type has that cause.")
        else:
            screen.value = table_html(chosen, ERROR_HEADS, name="errors", rows=len(chosen))

    kind.observe(redraw, names="value")
    cause.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([kind, cause, screen])

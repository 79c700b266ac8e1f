"""Controls for JupyterLab: each redraws a chart or a table from what is chosen."""

import ipywidgets
import pandas as pd
from IPython.display import clear_output

from pressaudit.analyse import timeline
from pressaudit.corpus.model import Corpus
from pressaudit.figures import timeline as figures
from pressaudit.notebook import say, show

ALL = "all outlets"


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
        options=[ALL, *sorted(set(mentions["outlet"]) - {""})], description="Outlet"
    )
    screen = ipywidgets.Output()

    def redraw(_: object = None) -> None:
        chosen = events_between(events, mentions, years.value, outlet.value)
        with screen:
            clear_output(wait=True)
            if chosen.empty:
                say("No event of these years is in this outlet's posts.")
            else:
                show(figures.event_chart(chosen, mentions))

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
        spoken = set(mentions.loc[mentions["outlet"] == outlet, "event_id"])
        inside &= events["event_id"].isin(spoken)
    return events[inside].reset_index(drop=True)

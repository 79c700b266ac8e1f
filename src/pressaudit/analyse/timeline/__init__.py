"""When: posts per day, the dates that posts speak of, events, and whether posts agree on them.

Frames in, frames out. ``date_begin`` and ``date_end`` are inclusive days; a vague date has the
interval that it honestly covers, not a point.
"""

from pressaudit.analyse.timeline.agreement import agreement, disagreements, relation
from pressaudit.analyse.timeline.calendar import posting_calendar, publication_gaps
from pressaudit.analyse.timeline.events import event_table
from pressaudit.analyse.timeline.mentions import (
    anchoring,
    coverage_by_decade,
    dated_mentions,
    with_voices,
)
from pressaudit.analyse.timeline.summary import readings, summary

__all__ = [
    "agreement",
    "anchoring",
    "coverage_by_decade",
    "dated_mentions",
    "disagreements",
    "event_table",
    "posting_calendar",
    "publication_gaps",
    "readings",
    "relation",
    "summary",
    "with_voices",
]

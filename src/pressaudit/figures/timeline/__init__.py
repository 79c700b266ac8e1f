"""Figures of the timeline: when posts appeared, and the times that they speak of."""

from pressaudit.figures.timeline.calendar import posting_calendar
from pressaudit.figures.timeline.decades import decade_coverage
from pressaudit.figures.timeline.events import event_chart
from pressaudit.figures.timeline.mentions import posted_against_named

__all__ = ["decade_coverage", "event_chart", "posted_against_named", "posting_calendar"]

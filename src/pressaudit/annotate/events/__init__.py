"""Events: mentions of one stretch of time with one matter, grouped across posts.

Two mentions are one event when their intervals overlap and the clauses that they stand in share
enough of the words that matter; mentions that exclude each other are one event, dated twice, only
when they share far more. The thresholds and the kinds of happening stand in
``rules/events.toml``.
"""

from pressaudit.annotate.events.grouping import events
from pressaudit.annotate.events.matter import mentions
from pressaudit.annotate.events.model import Event, Mention, Shown, exclude

__all__ = ["Event", "Mention", "Shown", "events", "exclude", "mentions"]

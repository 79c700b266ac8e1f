"""What an expression means: its TIMEX3 type and value, its days, and what anchors them."""

from pressaudit.timexes.context import Context
from pressaudit.timexes.resolve import (  # noqa: F401
    clock,
    days,
    durations,
    months,
    relative,
    sets,
    weekdays,
    years,
)
from pressaudit.timexes.resolve.meaning import (
    ABSOLUTE,
    NONE,
    POSTED,
    RESOLVERS,
    TEXT,
    Found,
    Meaning,
)

__all__ = ["ABSOLUTE", "NONE", "POSTED", "TEXT", "Found", "Meaning", "resolve"]


def resolve(rule: str, found: Found, context: Context) -> Meaning | None:
    """Return what ``found`` means in ``context``; None when it is no expression of time."""
    try:
        return RESOLVERS[rule](found, context)
    except (ValueError, OverflowError):
        # The thirty-first of February, the year zero: it has the form of a date and is none.
        return None

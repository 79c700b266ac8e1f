"""Expressions of time against their annotation: found, extent, type, value, interval."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from pressaudit.evaluate.spans import span_of, touching
from pressaudit.evaluate.types import Decision, Where, labelled, where

VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
"""TIMEX3 values of "now", "recently", "soon", which may be found or not."""


def compare(
    found: pd.DataFrame, annotated: pd.DataFrame, *, calendar: bool = False
) -> Iterator[Decision]:
    """Yield the decisions on expressions of time.

    A range may be found as one expression or as its two ends. Vague ones count neither for nor
    against.

    Parameters
    ----------
    found
        The table of timexes of a corpus.
    annotated
        ``article_id``, ``paragraph``, ``char_start``, ``char_end``, ``surface``, ``type``,
        ``value``, ``date_begin``, ``date_end`` (ISO, or empty); ``core`` is False for expressions
        that may be found or not; ``accept_begin`` and ``accept_end`` may give the widest interval
        that an honest reading lies in.
    calendar
        Only what names a stretch of the calendar was annotated, and only its interval: found
        durations, sets and the like are then no errors.
    """
    core = [row for row in annotated.itertuples(index=False) if getattr(row, "core", True)]
    optional = [row for row in annotated.itertuples(index=False) if not getattr(row, "core", True)]
    seen = list(found.itertuples(index=False))
    spans = [span_of(row) for row in seen]
    hits = touching([span_of(row) for row in core], spans)
    aside = {j for near in touching([span_of(row) for row in optional], spans) for j in near}
    for row, near in zip(core, hits, strict=True):
        place = where(row)
        if not near:
            yield Decision("dates", *place, row.value, missed=1, cause="missed")
            days = _shown(row.date_begin, row.date_end)
            yield Decision("intervals", *place, days, missed=1, cause="not found")
            continue
        yield Decision("dates", *place, row.value, _values(seen, near), right=1)
        hits_here = [seen[j] for j in near]
        if not calendar:
            yield from _labels(row, hits_here, place)
        yield _interval(row, hits_here, place)
    taken = aside | {j for near in hits for j in near}
    for j, row in enumerate(seen):
        counts = not pd.isna(row.date_begin) or not (calendar or row.value in VAGUE)
        if j not in taken and counts:
            yield Decision("dates", *where(row), "", row.value, spurious=1, cause="spurious")


def _values(seen: Sequence[Any], near: Sequence[int]) -> str:
    return ", ".join(seen[j].value for j in near)


def _labels(row: Any, near: list[Any], place: Where) -> Iterator[Decision]:
    whole = "/" not in row.value
    if whole or len(near) == 1:
        got = [(hit.char_start, hit.char_end) for hit in near]
        yield labelled(
            "extents of dates", place, row.surface, ", ".join(hit.surface for hit in near),
            right=(row.char_start, row.char_end) in got, cause="wrong extent",
        )  # fmt: skip
    types = [hit.type for hit in near]
    yield labelled(
        "types of dates", place, row.type, ", ".join(types), right=row.type in types,
        cause="wrong kind",
    )  # fmt: skip
    # A set of Mondays has two right values in TIMEX3, a range none of its own.
    if whole and row.type != "SET":
        values = [hit.value for hit in near]
        yield labelled(
            "values of dates", place, row.value, ", ".join(values), right=row.value in values,
            cause="wrong value",
        )  # fmt: skip


def _interval(row: Any, near: list[Any], place: Where) -> Decision:
    days = [(_iso(hit.date_begin), _iso(hit.date_end)) for hit in near]
    return labelled(
        "intervals", place, _shown(row.date_begin, row.date_end),
        ", ".join(_shown(*pair) for pair in days), right=_right(row, days), cause="wrong value",
    )  # fmt: skip


def _iso(day: Any) -> str:
    return "" if pd.isna(day) else str(pd.Timestamp(day).date())


def _shown(begin: str, end: str) -> str:
    return f"{begin} to {end}" if begin else "none"


def _right(row: Any, days: list[tuple[str, str]]) -> bool:
    """Return whether one interval, or all of them together, is an accepted one."""
    expected = (row.date_begin, row.date_end)
    dated = [pair for pair in days if pair[0]]
    together = (min(b for b, _ in dated), max(e for _, e in dated)) if dated else ("", "")
    if expected in (*days, together):
        return True
    low, high = getattr(row, "accept_begin", ""), getattr(row, "accept_end", "")
    return bool(low and dated) and any(low <= b and e <= high for b, e in (*dated, together))

"""TempEval-3's measures, and two that ask for the days: detection and interval."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from corpora import Gold

Days = tuple[str, str]


def days_of(value: str) -> Days | None:
    """Return the first and last day of a TIMEX3 value; None where it names no stretch of days."""
    if found := re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return None
        return str(monday), str(monday + timedelta(days=6))
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    if found := re.fullmatch(r"(\d{3})X?", value):
        return f"{found[1]}0-01-01", f"{found[1]}9-12-31"
    if found := re.fullmatch(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12]))", value):
        size = 1 if found[2] else 3 if found[3] else 6
        last = int(found[2] or found[3] or found[4]) * size
        if not 1 <= last <= 12:
            return None
        end = calendar.monthrange(int(found[1]), last)[1]
        return f"{found[1]}-{last - size + 1:02}-01", f"{found[1]}-{last:02}-{end}"
    return None


def timex_days(timex: dict[str, Any]) -> Days | None:
    """Return the days of what a system found: those it gave, else those of its value."""
    return tuple(timex["days"]) if timex["days"] else days_of(timex["value"])


@dataclass(frozen=True)
class Counts:
    """What is counted in one document; counts of documents add up."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    type: int = 0
    value: int = 0
    dated: int = 0
    dated_found: int = 0
    dated_right: int = 0
    dated_claims: int = 0
    dated_false: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts."""
    return sum(counts, Counts())


def _overlap(gold: Gold, timex: dict[str, Any]) -> bool:
    return timex["start"] < gold.end and gold.start < timex["end"]


def tempeval(gold: Sequence[Gold], found: Sequence[dict[str, Any]]) -> Counts:
    """Count by the rules of TempEval-3 (UzZaman and others 2013), and by days.

    Each annotated expression is met by at most one found one, an exact one first. Type and value
    count on relaxed matches. A value that names a stretch of days is dated: found when anything
    overlaps it, right when one of these has the same days, or those of the range it is an end of.
    """
    used: set[int] = set()
    relaxed = strict = kinds = values = 0
    for one in gold:
        free = [n for n, t in enumerate(found) if n not in used and _overlap(one, t)]
        if not free:
            continue
        same = [n for n in free if (found[n]["start"], found[n]["end"]) == (one.start, one.end)]
        best = (same or free)[0]
        used.add(best)
        relaxed += 1
        strict += bool(same)
        kinds += found[best]["type"] == one.type
        values += found[best]["value"] == one.value
    named = [(one, days_of(one.value)) for one in gold if one.type == "DATE"]
    dated = [(one, days) for one, days in named if days]
    met = [([t for t in found if _overlap(one, t)], days) for one, days in dated]
    claims = [t for t in found if timex_days(t)]
    false = [t for t in claims if not any(_overlap(one, t) for one in gold)]
    return Counts(
        len(gold),
        len(found),
        relaxed,
        strict,
        kinds,
        values,
        len(dated),
        sum(bool(over) for over, _ in met),
        sum(_days_right(days, over, dated) for over, days in met),
        len(claims),
        len(false),
    )


def _days_right(
    days: Days, over: Sequence[dict[str, Any]], dated: Sequence[tuple[Gold, Days]]
) -> bool:
    """Whether one of what overlaps an annotated date has its days, or those of its whole range.

    "1996 to 2008" found as one stretch is right for both of its annotated ends.
    """
    for timex in over:
        ends = [d for one, d in dated if _overlap(one, timex)]
        whole = (min(b for b, _ in ends), max(e for _, e in ends)) if len(ends) > 1 else days
        if timex_days(timex) in (days, whole):
            return True
    return False


def by_days(gold: Sequence[Gold], found: Sequence[dict[str, Any]]) -> Counts:
    """Count dates only: what is found of the annotated ones, and with which days.

    A range may be found as two expressions, one for each end. Days that the annotation calls one
    reading among several are right when they lie within the same years.
    """
    dated = [one for one in gold if not one.optional and one.days]
    met = [(one, [t for t in found if _overlap(one, t)]) for one in dated]
    claims = [t for t in found if timex_days(t)]
    return Counts(
        dated=len(dated),
        dated_found=sum(bool(over) for _, over in met),
        dated_right=sum(_right(one, over) for one, over in met),
        dated_claims=len(claims),
        dated_false=sum(not any(_overlap(one, t) for one in gold) for t in claims),
    )


def _right(gold: Gold, found: Sequence[dict[str, Any]]) -> bool:
    claimed = [days for t in found if (days := timex_days(t))]
    if not claimed or not gold.days:
        return False
    if gold.loose:
        first, last = gold.days[0][:4], gold.days[1][:4]
        return any(first[:3] <= b[:3] and e[:3] <= last[:3] for b, e in claimed)
    return gold.days in claimed or gold.days == (
        min(begin for begin, _ in claimed),
        max(end for _, end in claimed),
    )


def scores(counts: Counts, *, tempeval3: bool) -> dict[str, float]:
    """Return the measures of ``counts`` by name; those of TempEval-3 only where asked for."""
    recall = counts.dated_found / max(counts.dated, 1)
    hits = counts.dated_claims if tempeval3 else counts.dated_found + counts.dated_false
    precision = 1 - counts.dated_false / max(hits, 1)
    calendar_f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    right = counts.dated_right / max(counts.dated, 1)
    if not tempeval3:
        return {"detection F1": calendar_f1, "value accuracy": right}
    both = max(counts.gold + counts.found, 1)
    return {
        "relaxed F1": 2 * counts.relaxed / both,
        "strict F1": 2 * counts.strict / both,
        "type F1": 2 * counts.type / both,
        "value F1": 2 * counts.value / both,
        "calendar F1": calendar_f1,
        "interval right": right,
    }

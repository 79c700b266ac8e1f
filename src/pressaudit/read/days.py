"""Days that a field of an export, a feed or a table states, whose language is mostly not known.

Pages tell their language, and :mod:`pressaudit.read.dates` reads their days by it. Here months are
known in many languages at once, and a day that can be read in two ways is none: ``03/04/2012``
needs the order of its column. The calendars are those of that module.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache, partial

from babel import Locale

from pressaudit import rules
from pressaudit.read import dates

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DIGITS = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})\s*[年년]\s*(?P<m1>\d{1,2})\s*[月월]\s*(?P<d1>\d{1,2})\s*[日일号號]?"
    r"|(?P<y2>\d{4})(?P<mark2>[-/.])\s?(?P<m2>\d{1,2})(?P=mark2)\s?(?P<d2>\d{1,2})"
    r"|(?P<y3>[12]\d{3})(?P<m3>\d\d)(?P<d3>\d\d)"
    r"|(?P<a>\d{1,2})(?P<mark>[-/.])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<y4>\d{4})"
    r")(?!\d)"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
"""Seconds or milliseconds since 1970."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_FILLER = 3
"""Letters of the longest word between a day, its month and its year: "del", "of", "rd"."""
_MILLISECONDS = 1e11

_rules = partial(rules.load, "exports")


@cache
def _months() -> dict[str, dict[str, int]]:
    """Map each word for a month to the month it is in each language that has it."""
    out: dict[str, dict[str, int]] = {}
    for language in _rules()["days"]["languages"]:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in locale.months[context][width].items():
                    if not re.search(r"[\d\s]", word):
                        out.setdefault(_plain(word), {})[language[:2]] = number
    for word, number in _rules()["days"]["months"].items():
        out.setdefault(_plain(word), {})[""] = number
    return {word: months for word, months in out.items() if len(word) > 2}


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().strip(".")


def _month(word: str, language: str) -> int | None:
    """Return the month that a word is in ``language``, or in the first language that has it."""
    known = _months().get(_plain(word))
    if not known:
        return None
    return known.get(language) or next(iter(known.values()))


def day_in(text: str, language: str = "", order: str = "") -> date | None:
    """Return the first day that ``text`` names, None when it names none or several could be meant.

    Parameters
    ----------
    text
        A short line: a date with its weekday, edition or hour.
    language
        ISO 639-1 code of the text where known; it settles words such as Croatian ``listopad``
        (October), which is Polish for November, and the order of ``03/04/2012``.
    order
        ``dmy`` or ``mdy`` for numbers, where it is known from elsewhere.

    Examples
    --------
    >>> day_in("mardi 3 janvier 1995").isoformat()
    '1995-01-03'
    >>> day_in("January 3, 1995 Tuesday, Late Edition").isoformat()
    '1995-01-03'
    >>> day_in("2012 年 3 月 12 日").isoformat()
    '2012-03-12'
    >>> day_in("03/04/2012") is None
    True
    """
    text = " ".join(unicodedata.normalize("NFKC", text).split())[: _rules()["limits"]["head_line"]]
    if _ARABIC.search(text):
        return dates.day(text, language or "fa")
    return _in_words(text, language) or _in_digits(text, language, order)


def month_in(text: str) -> int | None:
    """Return the first month that ``text`` names ("March, 2010"), None without one."""
    words = (token for token in _TOKEN.findall(text) if not token.isdecimal())
    return next((month for month in (_month(word, "") for word in words) if month), None)


def day_of(value: object, order: str = "", language: str = "") -> date | None:
    """Return the day of a table's cell: a date, a time stamp, a number of seconds, or words."""
    if isinstance(value, datetime):
        return value.date() if value == value else None  # noqa: PLR0124 - pandas' NaT
    if isinstance(value, date):
        return value
    text = str(value if value is not None else "").strip()
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        seconds = seconds / 1000 if seconds > _MILLISECONDS else seconds
        return _real(datetime.fromtimestamp(seconds, UTC).date())
    return day_in(text, language, order)


def _in_words(text: str, language: str) -> date | None:
    tokens = _TOKEN.findall(text)
    for n, token in enumerate(tokens):
        month = None if token.isdecimal() else _month(token, language)
        if not month:
            continue
        for day, year in _beside(tokens, n):
            found = _date(year, month, day)
            if found:
                return found
    return None


def _beside(tokens: Sequence[str], n: int) -> Iterator[tuple[str, str]]:
    """Yield day and year around the month at ``n``: "3 de enero de 2010", "May 3rd, 2010"."""
    before, after = _number(tokens, n, -1), _number(tokens, n, 1)
    if before is not None and after is not None:
        yield tokens[before], tokens[after]
        yield tokens[after], tokens[before]
    if after is not None:
        year = _number(tokens, after, 1)
        if year is not None:
            yield tokens[after], tokens[year]
    if before is not None:
        year = _number(tokens, before, -1)
        if year is not None:
            yield tokens[before], tokens[year]


def _number(tokens: Sequence[str], n: int, step: int) -> int | None:
    """Return the place of the next number, over one small word at most."""
    for place in (n + step, n + 2 * step):
        if not 0 <= place < len(tokens):
            return None
        if tokens[place].isdecimal():
            return place
        if len(tokens[place]) > _FILLER:
            return None
    return None


def _in_digits(text: str, language: str, order: str) -> date | None:
    for match in _DIGITS.finditer(text):
        found = None
        for n in "123":
            if match[f"y{n}"]:
                found = _date(match[f"y{n}"], int(match[f"m{n}"]), match[f"d{n}"])
        if match["y2"] and not found:
            found = dates.converted(*(int(match[part]) for part in ("y2", "m2", "d2")))
        if match["y4"]:
            found = _ordered(match, language, order)
        if found:
            return found
    return None


def _ordered(match: re.Match[str], language: str, order: str) -> date | None:
    """Read ``12.3.2012`` or ``12/3/2012``: a full stop sets the day first, a stroke does not."""
    first, second = int(match["a"]), int(match["b"])
    by_language = language in _rules()["days"]["day_first"]
    day_first = order == "dmy" or (not order and (match["mark"] == "." or by_language))
    if day_first or (first > 12 >= second and not order):
        month, day = second, first
    elif order == "mdy" or second > 12 >= first or first == second:
        month, day = first, second
    else:
        return None
    return _date(match["y4"], month, str(day)) or dates.converted(int(match["y4"]), month, day)


def order_of(texts: Sequence[str]) -> str:
    """Return ``dmy`` or ``mdy`` when a column of dates (25/12/2012) tells it, '' otherwise."""
    first = second = False
    for text in texts:
        match = _DIGITS.search(str(text))
        if match and match["y4"]:
            first |= int(match["a"]) > 12
            second |= int(match["b"]) > 12
    if first == second:
        return ""
    return "dmy" if first else "mdy"


def _date(year: str, month: int, day: str) -> date | None:
    if len(year) != 4 or len(day) > 2:
        return None
    try:
        return _real(date(int(year), month, int(day)))
    except ValueError:
        return None


def _real(found: date) -> date | None:
    limits = _rules()["limits"]
    return found if limits["year_first"] <= found.year <= limits["year_last"] else None

"""The day that a page, a feed or an export writes: its digits, its months' names, its calendar.

Pages tell their language (:func:`find`): months and the order of numbers are the CLDR's (Babel) for
it. Fields mostly do not (:func:`day_in`): there months are known in many languages at once, and a
day that can be read in two ways is none. Persian and Arabic digits are read; years of the Solar
Hijri calendar (jdatetime) and of the Thai one are converted. A year that no press article can have
is no date.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial

import jdatetime
from babel import Locale, UnknownLocaleError

from pressaudit import rules

_DIGIT = re.compile(r"[^\W\D]")
_TURNS = re.compile("[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISO = r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
_EAST = r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
_NUMBERS = (
    r"(?<![\d.:/-])(?P<one>\d{1,2})\s*(?P<mark>[./|-])\s*(?P<two>\d{1,2})\s*(?P=mark)\s*"
    r"(?P<year>\d{4}|\d{2})(?![\d:])"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d+.*)?")
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
_MILLISECONDS = 1e11
_BETWEEN = r"[\W_]*(?:[^\W\d_]{1,3}[\W_]+)?"
"""What may stand between a day, its month and its year: marks and one small word ("del", "rd")."""

_fields = partial(rules.load, "exports")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the day, and where it stands."""

    day: date
    start: int
    end: int


def find(text: str, language: str = "en") -> Found | None:
    """Return the first day that ``text`` writes, None when it writes none.

    Parameters
    ----------
    text
        A line, an attribute, or a field.
    language
        Its code ("de", "en-GB"), by which months and the order of numbers are told; months in
        English are always known.

    Examples
    --------
    >>> find("Posted on 5 March 2019").day
    datetime.date(2019, 3, 5)
    >>> find("03/05/2019", "en-US").day, find("03/05/2019", "en-GB").day
    (datetime.date(2019, 3, 5), datetime.date(2019, 5, 3))
    >>> find("۱۴ اسفند ۱۳۹۷", "fa").day
    datetime.date(2019, 3, 5)
    """
    plain = _TURNS.sub(" ", _DIGIT.sub(lambda m: str(unicodedata.digit(m[0], 0)), text))
    compact = _COMPACT.fullmatch(plain.strip())
    if compact:
        day = _day(int(compact["year"]), int(compact["month"]), int(compact["day"]))
        return Found(day, 0, len(text)) if day else None
    months, pattern = _months(language)
    for match in pattern.finditer(plain):
        day = _named(match, months) or _numbered(match, language)
        if day:
            return Found(day, match.start(), match.end())
    return None


def day(text: str, language: str = "en") -> date | None:
    """Return the first day that ``text`` writes; the same as ``find`` without the place."""
    found = find(text, language)
    return found.day if found else None


def _named(match: re.Match[str], months: dict[str, tuple[int, bool]]) -> date | None:
    """Return the day of a match with the name of a month."""
    for n in (1, 2, 3):
        if name := match[f"name{n}"]:
            month, solar = months[_key(name)]
            return _day(int(match[f"year{n}"]), month, int(match[f"day{n}"]), solar=solar)
    return None


def _numbered(match: re.Match[str], language: str) -> date | None:
    """Return the day of a match that is written in numbers only."""
    number, form = match[0], None
    for form in (_ISO, _EAST, _NUMBERS):
        if parts := re.match(form, number):
            break
    else:
        return None
    year = int(parts["year"])
    if form is not _NUMBERS:
        return _day(year, int(parts["month"]), int(parts["day"]))
    year += 2000 if len(parts["year"]) == 2 else 0
    one, two = int(parts["one"]), int(parts["two"])
    month_first = parts["mark"] != "." and _month_first(language)
    if two > 12 >= one or (month_first and one <= 12):
        one, two = two, one
    return _day(year, two, one)


def converted(year: int, month: int, number: int, *, solar: bool = False) -> date | None:
    """Return a day whose year is of the Solar Hijri or the Thai calendar, None for any other.

    >>> converted(1397, 12, 14)
    datetime.date(2019, 3, 5)
    """
    limits = rules.load("layout")["dates"]
    try:
        if solar or limits["solar"][0] <= year <= limits["solar"][1]:
            return jdatetime.date(year, month, number).togregorian()  # type: ignore[no-any-return]
        if limits["thai"][0] <= year <= limits["thai"][1]:
            return date(year - 543, month, number)
    except ValueError:
        pass
    return None


def _day(year: int, month: int, number: int, *, solar: bool = False) -> date | None:
    """Return a day of the calendar that its year tells, None when there is no such day."""
    limits = rules.load("layout")["dates"]
    if found := converted(year, month, number, solar=solar):
        return found
    try:
        if not solar and limits["first_year"] <= year <= date.today().year + 1:
            return date(year, month, number)
    except ValueError:
        pass
    return None


def _key(name: str) -> str:
    return name.casefold().replace("\u0654", "").strip(". ")


@cache
def _locale(language: str) -> Locale | None:
    for code in (language.replace("-", "_"), language.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(code)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


@cache
def _month_first(language: str) -> bool:
    locale = _locale(language)
    shown = locale.date_formats["short"].pattern.casefold() if locale else "d/m"
    return shown.find("m") < shown.find("d")


def _named_months(language: str) -> Iterator[tuple[str, int]]:
    """Yield the names of months that the CLDR has for a language, with their numbers."""
    locale = _locale(language) if language else None
    for kind in locale.months.values() if locale else ():
        for width in ("wide", "abbreviated"):
            for number, name in kind[width].items():
                if re.search(r"[^\W\d]", name) and not re.search(r"\d", name):
                    yield _key(name), number


@cache
def _months(language: str) -> tuple[dict[str, tuple[int, bool]], re.Pattern[str]]:
    """Return the months of a language by name (number, whether Solar Hijri), and the pattern."""
    base = language.replace("_", "-").split("-")[0].lower()
    rule = rules.load("layout")["dates"]
    names: dict[str, tuple[int, bool]] = {}
    for code in ("en", language, *rule["variants"].get(base, ())):
        names |= {name: (number, False) for name, number in _named_months(code)}
    names |= {_key(n): (number, False) for n, number in rule["short"].items()}
    for month, forms in enumerate(rule["solar_months"], start=1):
        if base in ("fa", "ps", "ar", ""):
            names |= {_key(form): (month, True) for form in forms}
    listed = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    name, year = rf"(?P<name{{0}}>(?:{listed}))\u0654?\.?", r"(?P<year{0}>\d{{4}})(?!\d(?!\d?:\d))"
    number, of = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?", r"(?:\s+(?:de|of|del|i))?"
    pattern = "|".join(
        (
            rf"(?<![\d.:]){number.format(1)}{of}[\s-]*{name.format(1)}{of}[\s,-]*{year.format(1)}",
            rf"(?<!\w){name.format(2)}\s+{number.format(2)},?\s+{year.format(2)}",
            rf"(?<!\d){year.format(3)}\.?[\s-]+{name.format(3)}[\s-]+{number.format(3)}(?!\d)",
            *(re.sub(r"\?P<\w+>|\(\?P=mark\)", _unnamed, f) for f in (_ISO, _EAST, _NUMBERS)),
        )
    )
    return names, re.compile(pattern, re.IGNORECASE)


def _unnamed(match: re.Match[str]) -> str:
    return r"[./|-]" if match[0] == "(?P=mark)" else "?:"


@cache
def _everywhere() -> dict[str, dict[str, int]]:
    """Map each word for a month to the month it is in each language that has it."""
    out: dict[str, dict[str, int]] = {}
    for language in _fields()["days"]["languages"]:
        for word, number in _named_months(language):
            if " " not in word:
                out.setdefault(word, {})[language[:2]] = number
    for word, number in _fields()["days"]["months"].items():
        out.setdefault(_key(word), {})[""] = number
    return {word: months for word, months in out.items() if len(word) > 2}


def _month(word: str, language: str) -> int | None:
    """Return the month that a word is in ``language``, or in the first language that has it."""
    known = _everywhere().get(_key(word))
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
    text = " ".join(unicodedata.normalize("NFKC", text).split())[: _fields()["limits"]["head_line"]]
    if _ARABIC.search(text):
        return day(text, language or "fa")
    return _in_words(text, language) or _in_digits(text, language, order)


def month_in(text: str) -> int | None:
    """Return the first month that ``text`` names ("March, 2010"), None without one."""
    months = (_month(word, "") for word in re.findall(r"[^\W\d_]+", text))
    return next(filter(None, months), None)


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


@cache
def _worded() -> re.Pattern[str]:
    """Match day, month and year in any order that has the month's name."""
    names = sorted(_everywhere(), key=lambda name: (-len(name), name))
    name = rf"(?<![^\W\d_])(?P<name{{0}}>{'|'.join(map(re.escape, names))})(?![^\W\d_])"
    day, year = r"(?<!\d)(?P<day{0}>\d{{1,2}})(?!\d)", r"(?<!\d)(?P<year{0}>\d{{4}})(?!\d)"
    orders = ((day, name, year), (year, name, day), (name, day, year), (year, day, name))
    shown = (_BETWEEN.join(order).replace("{1,3}", "{{1,3}}") for order in orders)
    return re.compile("|".join(o.format(n) for n, o in enumerate(shown)), re.IGNORECASE)


def _in_words(text: str, language: str) -> date | None:
    for match in _worded().finditer(text.casefold()):
        n = next(n for n in range(4) if match[f"name{n}"])
        month = _month(match[f"name{n}"], language)
        if month and (found := _date(match[f"year{n}"], month, match[f"day{n}"])):
            return found
    return None


def _in_digits(text: str, language: str, order: str) -> date | None:
    for match in _DIGITS.finditer(text):
        found = None
        for n in "123":
            if match[f"y{n}"]:
                found = _date(match[f"y{n}"], int(match[f"m{n}"]), match[f"d{n}"])
        if match["y2"] and not found:
            found = converted(*(int(match[part]) for part in ("y2", "m2", "d2")))
        if match["y4"]:
            found = _ordered(match, language, order)
        if found:
            return found
    return None


def _ordered(match: re.Match[str], language: str, order: str) -> date | None:
    """Read ``12.3.2012`` or ``12/3/2012``: a full stop sets the day first, a stroke does not."""
    first, second = int(match["a"]), int(match["b"])
    by_language = language in _fields()["days"]["day_first"]
    day_first = order == "dmy" or (not order and (match["mark"] == "." or by_language))
    if day_first or (first > 12 >= second and not order):
        month, day = second, first
    elif order == "mdy" or second > 12 >= first or first == second:
        month, day = first, second
    else:
        return None
    return _date(match["y4"], month, str(day)) or converted(int(match["y4"]), month, day)


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
    limits = _fields()["limits"]
    return found if limits["year_first"] <= found.year <= limits["year_last"] else None

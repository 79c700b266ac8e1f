"""The day that a page, a feed or an export writes: its digits, its months' names, its calendar.

Names of months and the order of numbers are those of the CLDR (Babel) for the language that is
given. Persian and Arabic digits are read; years of the Solar Hijri calendar (jdatetime) and of the
Thai one are converted. A year that no press article can have is no date.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

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


@cache
def _months(language: str) -> tuple[dict[str, tuple[int, bool]], re.Pattern[str]]:
    """Return the months of a language by name (number, whether Solar Hijri), and the pattern."""
    base = language.replace("_", "-").split("-")[0].lower()
    rule = rules.load("layout")["dates"]
    names: dict[str, tuple[int, bool]] = {}
    for code in ("en", language, *rule["variants"].get(base, ())):
        locale = _locale(code) if code else None
        for kind in locale.months.values() if locale else ():
            for width in ("wide", "abbreviated"):
                for number, name in kind[width].items():
                    if re.search(r"[^\W\d]", name) and not re.search(r"\d", name):
                        names[_key(name)] = (number, False)
    names |= {_key(n): (number, False) for n, number in rule["short"].items()}
    for number, forms in enumerate(rule["solar_months"], start=1):
        if base in ("fa", "ps", "ar", ""):
            names |= {_key(form): (number, True) for form in forms}
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

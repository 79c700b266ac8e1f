"""What names a month or more: months, seasons, quarters, years, decades, centuries."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from pressaudit.timexes import stretches
from pressaudit.timexes.context import Context, Resolver, named
from pressaudit.timexes.days import between_months, framed_year, full_year, month_number, range_year
from pressaudit.timexes.lexicon import count, limit, listed, pattern_of, words
from pressaudit.timexes.model import (
    ABSOLUTE,
    DATE,
    DURATION,
    POSTED,
    SET,
    TEXT,
    Found,
    Meaning,
    dated,
    step,
    unanchored,
    word,
)
from pressaudit.timexes.stretches import Stretch

_NAME = re.compile(r"\b[A-Z][\w.]*\s+$")
"""A capital word before a short year ("Hesk '89")."""


def _named_year(found: Found, context: Context) -> tuple[int, str] | None:
    """Return the year of "of 1984" or of "of last year" and its anchor; None where it has none."""
    if found["year"]:
        return int(found["year"]), ABSOLUTE
    if found["spoken"]:
        return _spoken(found), ABSOLUTE
    if context.posted is None:
        return None
    return context.posted.year + (step(found) if found["which"] else 0), POSTED


# ---- Months -----------------------------------------------------------------------------------


def _of_year(stretch: Callable[[int, Found], Stretch]) -> Resolver:
    """Return who reads a stretch of "1984" or of "last year" ("May of last year")."""

    def resolver(found: Found, context: Context) -> Meaning | None:
        year = _named_year(found, context)
        return dated(stretch(year[0], found), year[1]) if year else None

    return resolver


def _month_of_that(found: Found, context: Context) -> Meaning | None:
    """Return the month of the year that the text told of ("June of the following year")."""
    number, base = month_number(found), context.story("Y")
    if base is None or base.begin is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    return dated(stretches.month(base.begin.year + step(found, "textual"), number), TEXT)


def _month_when(found: Found, context: Context) -> Meaning | None:
    number = month_number(found)
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    steps, year = step(found), context.posted.year
    if steps < 0 and number >= context.posted.month:
        year -= 1
    elif steps > 0 and number <= context.posted.month:
        year += 1
    return dated(stretches.month(year, number), POSTED)


def _month(found: Found, context: Context) -> Meaning | None:
    if not _is_month(found, context):
        return None
    number = month_number(found)
    year = range_year(number, context)
    if year:
        return dated(stretches.month(year, number), TEXT)
    if context.framed:
        return dated(stretches.month(framed_year(number, context.framed), number), TEXT)
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    return dated(stretches.month(_year_near(number, context), number), POSTED)


def _is_month(found: Found, context: Context) -> bool:
    """Whether a name of a month is one, no verb ("may"), no person ("April Carver")."""
    name, previous = found["month"], context.previous
    if len(name) == 3 and name != "may":
        # "Jun." needs a day or a year.
        return False
    if name in context.memory.people:
        return bool(found["mod"] or found["edge"] or previous in listed("before_month_only"))
    noun = (
        previous in listed("before_month_noun")
        and bool(re.match(r"\s+[a-z]{3}", context.after))
        and context.following not in listed("describing") | {"on", "to", "and", "which"}
    )
    sure = bool(found["mod"] or found["edge"] or previous in listed("before_month") or noun)
    sure = sure or context.follows(listed("before_month_pairs"))
    sure = sure or bool(_paired().search(context.before))
    return sure or not (name in {"may", "march"} or re.match(r"\s+[A-Z]", context.after))


@cache
def _paired() -> re.Pattern[str]:
    """Return the pattern of a month that another one follows ("April and", "April 1931 up to")."""
    return re.compile(rf"\b{pattern_of('month')}(?:,? \d{{4}})?\s*(?:{between_months()})\s*$")


def _year_near(month: int, context: Context) -> int:
    """Return the year of the month of that name on the side where the sentence looks.

    The month after the posted one is taken as coming even where the sentence looks back, unless
    a verb stands right before it: reports of what was decided name it so. Where the sentence does
    not say, one up to three months ahead is.
    """
    assert context.posted is not None
    year, this = context.posted.year, context.posted.month
    if (month - this) % 12 <= words("months_ahead")[context.side]:
        return year + (month < this)
    return year - (month > this)


# ---- Seasons ----------------------------------------------------------------------------------


def _season(found: Found, context: Context) -> Meaning | None:
    code = word(found, "season")
    if found["season"] == "fall" and (
        context.following == "of" or context.previous in listed("before_a_fall")
    ):
        return None
    if re.match(r"\s(?:Olympic|Paralympic|Games|Palace|Fuel)", context.after):
        return None
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{code}")
    steps = step(found) if found["which"] else context.direction
    if found["which"] and steps == 0:
        return dated(stretches.season(context.posted.year, code), POSTED)
    return dated(_season_near(code, steps, bool(found["which"]), context.posted), POSTED)


def _season_near(code: str, steps: int, which: bool, posted: date) -> Stretch:
    """Return the season that is next (``steps`` 1), or the last one.

    "Last summer" (``which``) is over, "the summer" may be the one that is; where the sentence
    does not say (0), one that begins soon is the next.
    """
    seasons = [stretches.season(posted.year + n, code) for n in (1, 0, -1, -2)]
    coming = [s for s in seasons if s.begin and s.begin > posted][-1]
    assert coming.begin is not None
    if steps > 0 or (steps == 0 and (coming.begin - posted).days <= limit("season_days")):
        return coming
    return next(s for s in seasons if (reached := s.end if which else s.begin) and reached < posted)


def _season_ago(found: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    year = context.posted.year - int(count(found["number"]))
    return dated(stretches.season(year, word(found, "season")), POSTED)


# ---- Quarters and halves of a year ------------------------------------------------------------


def _quarter(found: Found, context: Context) -> Meaning | None:
    number, letter = int(words("ordinal")[found["ordinal"]]), _letter(found)
    if number > {"Q": 4, "H": 2}[letter] or (letter == "H" and context.following == "of"):
        # A half of something else, such as a match.
        return None
    year = _named_year(found, context)
    if year is None:
        return unanchored(DATE, f"XXXX-{letter}{number}")
    if not found["year"] and not found["which"]:
        return dated(_latest(number, letter, context), POSTED)
    return dated(stretches.part_of_year(year[0], letter, number), year[1])


def _letter(found: Found) -> str:
    return "H" if found["slice"] == "half" else "Q"


def _latest(number: int, letter: str, context: Context) -> Stretch:
    """Return the quarter or half of that number: the one of this year, if it may be meant."""
    posted = context.posted
    assert posted is not None
    this = stretches.part_of_year(posted.year, letter, number)
    before = stretches.part_of_year(posted.year - 1, letter, number)
    assert this.begin is not None
    if this.begin <= posted:
        return this
    far = this.begin.month - posted.month > limit("quarter_months")
    over = context.reporting or context.direction < 0 or (context.direction == 0 and far)
    return before if over else this


def _latest_period(_: Found, context: Context) -> Meaning | None:
    if context.memory.period:
        return dated(context.memory.period, TEXT)
    if context.posted is None:
        return None
    ended = stretches.shift_months(context.posted.replace(day=1), -3)
    return dated(stretches.around(ended, "3M"), POSTED)


def _period_of_year(found: Found, context: Context) -> Meaning | None:
    """Return the same quarter or half of another year, that year where the text has no quarter."""
    if not found["year"] and not found["which"]:
        if found["ordinal"] and context.posted:
            number = int(words("ordinal")[found["ordinal"]])
            last = stretches.part_of_year(context.posted.year - 1, _letter(found), number)
            return dated(last, POSTED)
        return year_before(context)
    year = _named_year(found, context)
    if year is None:
        return None
    period = context.memory.quarter if found["slice"] else context.memory.period
    return dated(
        stretches.same_part(period, year[0]) if period else stretches.year(year[0]), year[1]
    )


def year_before(context: Context) -> Meaning | None:
    """Return last year's quarter or half, where the text speaks of one, else last year."""
    period = context.memory.period
    if period and period.begin:
        return dated(stretches.same_part(period, period.begin.year - 1), TEXT)
    return dated(stretches.year(context.posted.year - 1), POSTED) if context.posted else None


# ---- Years and more ---------------------------------------------------------------------------


def _years(found: Found, context: Context) -> Meaning | None:
    if context.following in listed("counted"):
        return None
    first, second = int(found["year"]), found["last_year"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last:
        return None
    begin, end = stretches.year(first), stretches.year(last)
    return dated(Stretch(f"{begin.value}/{end.value}", begin.begin, end.end, "year"))


def _year(found: Found, context: Context) -> Meaning | None:
    return None if _counts(found, context) else dated(stretches.year(int(found["year"])))


def _counts(found: Found, context: Context) -> bool:
    """Whether the figures count something or belong to a longer number, rather than name a year."""
    if context.previous in listed("counting") or context.following in listed("counted"):
        return True
    if re.search(r"[$£€#]$|\d\s+$", context.before[-3:]) or re.match(r"[-–]\d", context.after):
        return True
    trusted = found["mod"] or found["edge"] or context.previous in listed("before_year")
    return int(found["year"]) < limit("bare_year") and not trusted


def _short_year(found: Found, context: Context) -> Meaning | None:
    known = context.previous in listed("before_year") or found["mod"] or found["edge"]
    if re.match(r"['’]", context.after) or not (known or _NAME.search(context.before[-40:])):
        return None
    return dated(stretches.year(full_year(found["yy"])))


def _spoken(found: Found) -> int:
    """Return the year of "nineteen ninety-six" or "two thousand and three"."""
    ones = int(words("ones").get(found["ones"], 0))
    if found["tens"]:
        return 1900 + int(words("tens")[found["tens"]]) + (ones if ones < 10 else 0)
    return 2000 + ones


def _year_end(_: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return unanchored(DATE, "XXXX-12-31")
    year = context.posted.year - (context.direction < 0)
    return dated(stretches.day(date(year, 12, 31)), POSTED)


def _decade(found: Found, _: Context) -> Meaning | None:
    text = found["decade"] or found["decade_short"] or found["decade_late"]
    first = int(text) if text else int(words("decade_word")[found["decade_word"]])
    if 1000 <= first < 2000 and first % 100 == 0:
        # "The 1800s" are a century.
        return dated(stretches.century(first // 100 + 1))
    first += 1900 if first < 100 else 0
    return dated(stretches.part(stretches.decade(first), found["mod"]))


def _next_decade(found: Found, _: Context) -> Meaning | None:
    """Return the second of "the 1960s and 70s", of the century of the first."""
    first = int(found["decade"]) // 100 * 100 + int(found["decade_short"])
    return dated(stretches.part(stretches.decade(first), found["mod"]))


def _century_capital(found: Found, context: Context) -> Meaning | None:
    """Return the century, not the name that it begins ("19th Century Lamps")."""
    return None if re.match(r"\s[A-Z]", context.after) else _century(found, context)


def _century(found: Found, _: Context) -> Meaning | None:
    text = found["century"]
    number = int(words("ordinal").get(text) or re.sub(r"\D", "", text) or 0)
    return dated(stretches.century(number)) if 1 <= number <= limit("centuries") else None


RESOLVERS = named(
    {
        "month_year month_of_when": _of_year(
            lambda year, found: stretches.month(year, month_number(found))
        ),
        "month_of_that": _month_of_that,
        "month_when": _month_when,
        "month": _month,
        "set_month": lambda found, _: unanchored(SET, f"XXXX-{month_number(found):02}"),
        "season_year season_of_when": _of_year(
            lambda year, found: stretches.season(year, word(found, "season"))
        ),
        "season_when season": _season,
        "season_ago": _season_ago,
        "seasons": lambda found, _: unanchored(
            DURATION, f"P{int(count(found['number']))}{word(found, 'season')}"
        ),
        "set_season": lambda found, _: unanchored(SET, f"XXXX-{word(found, 'season')}"),
        "quarter_year quarter_when year_quarter quarter quarter_adjective": _quarter,
        "quarter_code": lambda found, _: dated(
            stretches.part_of_year(int(found["year"]), "Q", int(found["q"]))
        ),
        "year_half": lambda found, _: dated(
            stretches.part_of_year(int(found["year"]), "H", 1 + (found["which_half"] != "first"))
        ),
        "period_latest": _latest_period,
        "year_period period_before period_same": _period_of_year,
        "years": _years,
        "year": _year,
        "year_short": _short_year,
        "year_spoken": lambda found, _: dated(stretches.year(_spoken(found))),
        "end_of_year": lambda _, context: (
            dated(stretches.year(context.posted.year), POSTED) if context.posted else None
        ),
        "year_end": _year_end,
        "decade decade_short decade_bare decade_word": _decade,
        "decade_more": _next_decade,
        "century": _century,
        "century_capital": _century_capital,
    }
)
"""Who says what the rules of these names (``rules/timexes.toml``) mean."""

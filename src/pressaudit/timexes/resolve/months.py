"""Months, seasons, quarters and halves."""

import re
from functools import cache

from pressaudit.timexes import spans
from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import count, listed, pattern_of, words
from pressaudit.timexes.resolve.days import month_number, range_year
from pressaudit.timexes.resolve.meaning import (
    DATE,
    DURATION,
    POSTED,
    TEXT,
    Found,
    Meaning,
    dated,
    resolves,
    step,
    unanchored,
    word,
)
from pressaudit.timexes.resolve.years import named_year
from pressaudit.timexes.spans import Stretch

_ALSO_WORDS = {"may", "march"}
_SEASON_AHEAD = 100
"""A season that begins in so many days is taken as coming, where the sentence does not say."""


@resolves("month_year", "month_of_when")
def _month_of_year(found: Found, context: Context) -> Meaning | None:
    year = named_year(found, context)
    return dated(spans.month(year[0], month_number(found)), year[1]) if year else None


@resolves("month_of_that")
def _month_of_that(found: Found, context: Context) -> Meaning | None:
    """Return the month of the year that the text told of ("June of the following year")."""
    number, base = month_number(found), context.story("Y")
    if base is None or base.begin is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    return dated(spans.month(base.begin.year + step(found, "textual"), number), TEXT)


@resolves("month_when")
def _month_when(found: Found, context: Context) -> Meaning | None:
    number = month_number(found)
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    steps, year = step(found), context.posted.year
    if steps < 0 and number >= context.posted.month:
        year -= 1
    elif steps > 0 and number <= context.posted.month:
        year += 1
    return dated(spans.month(year, number), POSTED)


@cache
def _paired() -> re.Pattern[str]:
    """Return the pattern of a month that another one follows ("April and", "April 1931 up to")."""
    links = "|".join(re.escape(link) for link in sorted(listed("between_months")))
    return re.compile(rf"\b{pattern_of('month')}(?:,? \d{{4}})?\s*(?:{links})\s*$")


@resolves("month")
def _month(found: Found, context: Context) -> Meaning | None:
    name = found["month"]
    sure = found["mod"] or found["edge"] or context.previous in listed("before_month")
    sure = sure or context.follows(listed("before_month_pairs"))
    sure = sure or bool(_paired().search(context.before))
    sure = sure or (
        context.previous in listed("before_month_noun")
        and bool(re.match(r"\s+[a-z]{3}", context.after))
        and context.following not in listed("describing") | {"on", "to", "and", "which"}
    )
    if (len(name) == 3 and name != "may") or (name in _ALSO_WORDS and not sure):
        return None
    if not sure and re.match(r"\s+[A-Z]", context.after):
        # "April Carver", "August Lund".
        return None
    number = month_number(found)
    year = range_year(number, context)
    if year:
        return dated(spans.month(year, number), TEXT)
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{number:02}")
    return dated(spans.month(_year_near(number, context), number), POSTED)


def _year_near(month: int, context: Context) -> int:
    """Return the year of the month of that name on the side where the sentence looks.

    The month after the posted one is taken as coming even where the sentence looks back, unless
    a verb stands right before it: reports of what was decided name it so. Where the sentence does
    not say, one up to three months ahead is.
    """
    assert context.posted is not None
    year, this = context.posted.year, context.posted.month
    ahead = {1: 10, 0: 3, -1: 0 if context.told else 1}[context.direction]
    if (month - this) % 12 <= ahead:
        return year + (month < this)
    return year - (month > this)


@resolves("season_year", "season_of_when")
def _season_of_year(found: Found, context: Context) -> Meaning | None:
    year = named_year(found, context)
    return dated(spans.season(year[0], word(found, "season")), year[1]) if year else None


@resolves("season_when", "season")
def _season(found: Found, context: Context) -> Meaning | None:
    code = word(found, "season")
    if found["season"] == "fall" and (
        context.following == "of" or context.previous in listed("before_a_fall")
    ):
        return None
    if context.posted is None:
        return unanchored(DATE, f"XXXX-{code}")
    posted, steps = context.posted, step(found) if found["which"] else context.direction
    if found["which"] and steps == 0:
        return dated(spans.season(posted.year, code), POSTED)
    coming = [spans.season(posted.year + n, code) for n in (0, 1)]
    coming = [s for s in coming if s.begin is not None and s.begin > posted]
    near = coming[0].begin is not None and (coming[0].begin - posted).days <= _SEASON_AHEAD
    if steps > 0 or (steps == 0 and near):
        return dated(coming[0], POSTED)
    for year in range(posted.year, posted.year - 3, -1):
        season = spans.season(year, code)
        # "Last summer" is over, "the summer" may be the one that is.
        reached = season.end if found["which"] else season.begin
        if reached and reached < posted:
            return dated(season, POSTED)
    return None


@resolves("season_ago")
def _season_ago(found: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    year = context.posted.year - int(count(found["number"]))
    return dated(spans.season(year, word(found, "season")), POSTED)


@resolves("seasons")
def _seasons(found: Found, _: Context) -> Meaning | None:
    return unanchored(DURATION, f"P{int(count(found['number']))}{word(found, 'season')}")


@resolves("quarter_year", "quarter_when", "year_quarter", "quarter", "quarter_adjective")
def _quarter(found: Found, context: Context) -> Meaning | None:
    number, letter = int(words("ordinal")[found["ordinal"]]), _letter(found)
    if number > {"Q": 4, "H": 2}[letter]:
        return None
    if letter == "H" and context.following == "of":
        # Half of something else, such as a match.
        return None
    year = named_year(found, context)
    if year is None:
        return unanchored(DATE, f"XXXX-{letter}{number}")
    if not found["year"] and not found["which"] and not found["the_year"]:
        return dated(_latest(number, letter, context), POSTED)
    return dated(spans.part_of_year(year[0], letter, number), year[1])


def _letter(found: Found) -> str:
    return "H" if found["slice"] == "half" else "Q"


def _latest(number: int, letter: str, context: Context) -> Stretch:
    """Return the quarter or half of that number: the one of this year, if it may be meant."""
    assert context.posted is not None
    this = spans.part_of_year(context.posted.year, letter, number)
    assert this.begin is not None
    if this.begin > context.posted and context.reporting:
        return spans.part_of_year(context.posted.year - 1, letter, number)
    if this.begin > context.posted and context.direction <= 0:
        months_ahead = this.begin.month - context.posted.month
        if context.direction < 0 or months_ahead > 6:
            return spans.part_of_year(context.posted.year - 1, letter, number)
    return this


@resolves("quarter_code")
def _quarter_code(found: Found, _: Context) -> Meaning | None:
    return dated(spans.part_of_year(int(found["year"]), "Q", int(found["q"])))


@resolves("period_latest")
def _latest_period(_: Found, context: Context) -> Meaning | None:
    if context.memory.period:
        return dated(context.memory.period, TEXT)
    if context.posted is None:
        return None
    ended = spans.shift_months(context.posted.replace(day=1), -3)
    return dated(spans.around(ended, "3M"), POSTED)


@resolves("year_period", "period_before", "period_same")
def _period_of_year(found: Found, context: Context) -> Meaning | None:
    """Return the same quarter or half of another year, that year where the text has no quarter."""
    if not found["year"] and not found["which"]:
        return year_before(context)
    year = named_year(found, context)
    if year is None:
        return None
    if context.memory.period:
        return dated(spans.same_part(context.memory.period, year[0]), year[1])
    return dated(spans.year(year[0]), year[1])


def year_before(context: Context) -> Meaning | None:
    """Return last year's quarter or half, where the text speaks of one, else last year."""
    period = context.memory.period
    if period and period.begin:
        return dated(spans.same_part(period, period.begin.year - 1), TEXT)
    if context.posted is None:
        return None
    return dated(spans.year(context.posted.year - 1), POSTED)

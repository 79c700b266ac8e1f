"""What names a day or a time of day: dates, holidays, weekdays, yesterday, parts, hours."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from pressaudit.language.alternation import alternatives
from pressaudit.timexes import stretches
from pressaudit.timexes.context import Context, Resolver, named
from pressaudit.timexes.lexicon import count, limit, listed, pattern_of, unit, words
from pressaudit.timexes.model import (
    ABSOLUTE,
    DATE,
    POSTED,
    REFS,
    TEXT,
    TIME,
    Found,
    Meaning,
    dated,
    step,
    unanchored,
    word,
)
from pressaudit.timexes.stretches import Stretch

Anchored = tuple[date, str]
"""A day, and what it counts from."""

_CLOSING = re.compile(r"\b(?:in|of)\s+((?:19|20)\d\d)\b(?!\s*[-–])")


def month_number(found: Found) -> int:
    """Return the number of the month that was found."""
    return int(words("month")[found["month"]])


def _number(figures: str) -> int:
    """Return the day of "4th"."""
    return int(re.sub(r"\D", "", figures))


# ---- Days of a month --------------------------------------------------------------------------


def _named_day(found: Found, context: Context) -> Anchored | None:
    """Return the day of "May 4, 2009" or of "May 4"; None where nothing says of which year."""
    month, day = month_number(found), _number(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day), ABSOLUTE
    closing = _known_year(month, day, context) or range_year(month, context)
    closing = closing or _closing_year(context)
    if closing:
        return date(closing, month, day), ABSOLUTE
    if context.framed:
        return date(framed_year(month, context.framed), month, day), TEXT
    when = _nearest_day(month, day, context)
    return (when, POSTED) if when else None


def _day(found: Found, context: Context) -> Meaning | None:
    near = _named_day(found, context)
    if near:
        return dated(stretches.day(near[0]), near[1])
    month, day = month_number(found), _number(found["day"])
    date(2000, month, day)
    return None if context.posted else unanchored(DATE, f"XXXX-{month:02}-{day:02}")


def _days(found: Found, context: Context) -> Meaning | None:
    """Return the days of "May 4-6"."""
    near = _named_day(found, context)
    if near is None:
        return None
    last = near[0].replace(day=_number(found["last_day"]))
    if last <= near[0]:
        return None
    return dated(Stretch(f"{near[0]}/{last}", near[0], last, "day"), near[1])


def _numeric_day(found: Found, _: Context) -> Meaning | None:
    first, second = int(found["aa"]), int(found["bb"])
    # American order, unless there is no such month.
    month, day = (first, second) if first <= 12 else (second, first)
    return dated(stretches.day(date(full_year(found["year_any"]), month, day)))


def full_year(figures: str) -> int:
    """Return the year that two or four figures write."""
    number = int(figures)
    if len(figures) > 2:
        return number
    return number + (2000 if number <= limit("century_turn") else 1900)


def _one_more_day(found: Found, context: Context) -> Meaning | None:
    """Return the second day of "April 24 and 25", in the year of the first."""
    near = context.memory.near
    if near is None or near.begin is None:
        return _day(found, context)
    return dated(stretches.day(near.begin.replace(day=_number(found["day"]))), TEXT)


def _day_when(found: Found, context: Context) -> Meaning | None:
    """Return the day of "last October 23": the last or next one that is not the posted date."""
    posted, steps = context.posted, step(found)
    if posted is None or not steps:
        return _day(found, context)
    month, day = month_number(found), _number(found["day"])
    days = [date(year, month, day) for year in range(posted.year - 1, posted.year + 2)]
    past, coming = (d for d in days if d < posted), (d for d in days if d > posted)
    return dated(stretches.day(max(past) if steps < 0 else min(coming)), POSTED)


def framed_year(month: int, frame: Stretch) -> int:
    """Return the year of a month after a dated sentence; after a December January is the next's."""
    assert frame.begin is not None
    back = frame.begin.month - month if frame.granularity != "year" else 0
    return frame.begin.year + (back > limit("frame_months"))


def _known_year(month: int, day: int, context: Context) -> int | None:
    """Return the year of a day that goes by its name ("the September 11 attacks")."""
    known = words("known_day").get(f"{month:02}-{day:02}")
    return int(known["year"]) if known and context.following in known["words"] else None


def _closing_year(context: Context) -> int | None:
    """Return the one year that the sentence gives apart from the day ("… in 2012").

    Before the day it counts in the same clause only. A year far ahead is that of a plan.
    """
    clause = re.split(r"[,;:]", context.before)[-1]
    bare = _CLOSING.findall(f"{clause} . {context.after}")
    year = int(bare[0]) if len(set(bare)) == 1 else None
    planned = year and context.posted and year > context.posted.year + 1
    return None if planned else year


@cache
def _range_end() -> re.Pattern[str]:
    """Return the pattern of a month with its year that ends a range ("up to early May 2011")."""
    mods = "(?:(?:early|late|mid)[ -])?"
    month = rf"(?P<month>{pattern_of('month')})(?: \d{{1,2}})?"
    return re.compile(rf"\s*(?:{between_months()})\s*{mods}{month},? (?P<year>\d{{4}})\b")


def between_months() -> str:
    """Return the pattern of the words that join two months of a range."""
    return alternatives(listed("between_months"))


def range_year(month: int, context: Context) -> int | None:
    """Return the year of a month that another one with a year follows ("December to May 2011")."""
    found = _range_end().match(context.after)
    if found is None:
        return None
    last = int(words("month")[found["month"].lower().rstrip(".")])
    return int(found["year"]) - (month > last)


def _nearest_day(month: int, day: int, context: Context) -> date | None:
    """Return the day of that name near the posted date, on the side where the sentence looks.

    A day within six weeks is taken as coming even where the sentence looks back, unless a verb
    stands right before it: reports of what was decided name it so. Where the sentence does not
    say, one within three months is. None for 29 February when no year near has one.
    """
    posted = context.posted
    if posted is None:
        return None
    years = (posted.year - 1, posted.year, posted.year + 1)
    options = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
    ahead = timedelta(days=words("days_ahead")[context.side])
    behind = timedelta(
        days=limit("days_behind_ahead" if context.side == "ahead" else "days_behind")
    )
    inside = [d for d in options if -behind <= d - posted <= ahead]
    return min(inside or options, key=lambda d: abs(d - posted), default=None)


# ---- Holidays ---------------------------------------------------------------------------------


def _holiday(found: Found, context: Context) -> Meaning | None:
    rule = _rules_of_holidays()[" ".join(found["holiday"].replace("’", "'").split())]
    if found["year"]:
        return dated(stretches.day(_holiday_in(int(found["year"]), rule)))
    posted = context.posted
    if posted is None:
        return None
    days = [_holiday_in(posted.year + n, rule) for n in (-1, 0, 1)]
    nearest = min(days, key=lambda d: abs(d - posted))
    which = step(found) if found["which"] else context.direction
    if not found["which"] and abs(nearest - posted) <= timedelta(days=limit("holiday_days")):
        which = 0
    if which < 0:
        nearest = max(d for d in days if d <= posted)
    elif which > 0:
        nearest = min(d for d in days if d >= posted)
    return dated(stretches.day(nearest), POSTED)


@cache
def _rules_of_holidays() -> dict[str, int | list[int]]:
    return {name.lower(): rule for name, rule in words("holiday").items()}


def _beside_a_day(found: Found, context: Context) -> Meaning | None:
    """Return the day, week or weekday before or after a holiday or a day."""
    whole = _holiday(found, context) if found["holiday"] else _day(found, context)
    if whole is None or whole.stretch.begin is None:
        return whole
    day = whole.stretch.begin
    way = -1 if found["eve"] or found["beside"] in {"before", "preceding"} else 1
    if found["weekday"]:
        day = _weekday_from(day, int(words("weekday")[found["weekday"]]), way)
        return dated(stretches.day(day), whole.anchor)
    letter = unit(found["unit"] or found["single"] or "day")
    if letter.startswith("T"):
        return None
    number = int(count(found["number"])) if found["number"] else 1
    return dated(
        stretches.around(stretches.shift(day, letter.replace("WE", "W"), way * number), letter),
        whole.anchor,
    )


def _holiday_in(year: int, rule: int | list[int]) -> date:
    """Return the day of a holiday: a day of a month, the n-th weekday of one, days from Easter."""
    if isinstance(rule, int):
        sunday: date = easter(year)
        return sunday + timedelta(days=rule)
    if len(rule) == 2:
        return date(year, *rule)
    month, weekday, which = rule
    weeks = calendar.monthcalendar(year, month)
    days = [week[weekday - 1] for week in weeks if week[weekday - 1]]
    return date(year, month, days[which - 1 if which > 0 else which])


# ---- Weekdays ---------------------------------------------------------------------------------


def _weekday_near(found: Found, context: Context) -> Anchored | None:
    """Return the day that a weekday names; None without a date to count from.

    "last" and "next" step over the posted date itself; a bare weekday may be that day. In a
    sentence that looks ahead it is the next one, otherwise the one before.
    """
    number = int(words("weekday")[found["weekday"]])
    last = context.memory.near or context.today or context.memory.last
    if found["textual"] and last and last.begin and last.end:
        steps = step(found, "textual")
        return _weekday_from(last.begin if steps < 0 else last.end, number, steps), TEXT
    posted = context.posted
    if posted is None:
        return None
    if found["textual"]:
        steps = step(found, "textual") or -1
    elif found["which"]:
        steps = step(found)
        if not steps:
            # "This Friday" is in the week of the posted date.
            return posted + timedelta(days=number - posted.isoweekday()), POSTED
    else:
        ahead = context.direction > 0 or _is_named(context)
        steps = int(ahead and posted.isoweekday() != number)
    return _weekday_from(posted, number, steps), POSTED


def _weekday_from(base: date, number: int, steps: int) -> date:
    """Return the weekday before ``base``, after it, or (``steps`` 0) the last one up to it."""
    back = (base.isoweekday() - number) % 7
    if steps < 0:
        return base - timedelta(days=back or 7)
    return base + timedelta(days=7 - back) if steps > 0 else base - timedelta(days=back)


def _is_named(context: Context) -> bool:
    """Whether a sentence says what a weekday is: "Saturday is the anniversary", "Friday marks"."""
    opens = not context.before.strip(" “\"'") or context.previous in {"and", "but", "as"}
    return opens and bool(_IS_THE.match(context.after))


_IS_THE = re.compile(r"\s(?:is\s(?:the|[A-Z])|marks\s|will\b)")
_SUDDENLY = re.compile(
    r"(?i)\b(?:not|never|cannot|nobody|nothing|\w+n['’]t)\s(?:[a-z]+\s){1,3}$|\bsuccess\s$"
)


def _overnight(_: Found, context: Context) -> Meaning | None:
    """Return the night before, and nothing where it means fast: "not change overnight"."""
    sudden = _SUDDENLY.search(context.before[-60:])
    return None if sudden else at("TNI", _from_posted(context, -1))


_SUNDAYS = re.compile(r"\b(?:Mail|Independent|Scotland|Wales) on $")


def _in_a_name(found: Found, context: Context) -> bool:
    """Whether a weekday is part of a name ("Black Friday", "The Sunday Herald")."""
    after = re.match(r"\s+([A-Z][a-z]+)", context.after)
    if found["weekday"].lower() == "sunday" and _SUNDAYS.search(context.before[-20:]):
        return True
    return context.previous in listed("before_name") or bool(
        after and after.group(1).lower() in listed("after_name")
    )


def _weekday(found: Found, context: Context) -> Meaning | None:
    if _in_a_name(found, context):
        return None
    named = None if found["part"] else _named_behind(context, ("(",))
    if named:
        return named
    near = _weekday_near(found, context)
    if near is None:
        return unanchored(DATE, f"XXXX-WXX-{word(found, 'weekday')}")
    if found["part"]:
        return at(_part(found), near)
    return dated(stretches.day(near[0]), near[1])


def _weekday_of_week(found: Found, context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    monday = context.posted - timedelta(days=context.posted.isoweekday() - 1)
    days = int(words("weekday")[found["weekday"]]) - 1 + 7 * step(found)
    return dated(stretches.day(monday + timedelta(days=days)), POSTED)


# ---- Yesterday, today, tomorrow; parts of a day -----------------------------------------------


def at(value: str, day: Anchored | None) -> Meaning:
    """Return a time or part of a day ("T17:30", "TMO"); on no day where there is none."""
    if day is None:
        return unanchored(TIME, value)
    return Meaning(TIME, Stretch(f"{day[0]}{value}", day[0], day[0], "day"), day[1])


def _from_posted(context: Context, steps: int = 0) -> Anchored | None:
    return (context.posted + timedelta(days=steps), POSTED) if context.posted else None


def from_text(base: Stretch | None, steps: int = 0) -> Anchored | None:
    """Return the day that the text gave, or the one ``steps`` from it; None for longer times."""
    if base is None or base.begin is None or base.granularity != "day":
        return None
    return base.begin + timedelta(days=steps), TEXT


def _part(found: Found) -> str:
    return f"T{word(found, 'part')}"


def _named_behind(context: Context, between: tuple[str, ...]) -> Meaning | None:
    """Return the day that stands right behind the expression ("today (June 14)")."""
    sign, meaning = context.behind()
    return meaning if sign in between and meaning and meaning.stretch.is_day else None


def _near(found: Found, context: Context) -> Meaning | None:
    named = None if found["part"] else _named_behind(context, ("(", ","))
    if named:
        return named
    steps = step(found, "near")
    if context.following in listed("broadcast"):
        return None
    age = re.match(r"['’]s\s+(\w+)", context.after)
    if age and age[1] in listed("of_the_age"):
        return None
    near = _from_posted(context, steps)
    if near is None:
        return unanchored(DATE, REFS[steps])
    return at(_part(found), near) if found["part"] else dated(stretches.day(near[0]), near[1])


# ---- Hours ------------------------------------------------------------------------------------


def clock_value(found: Found) -> str | None:
    """Return the time as TIMEX3 writes it ("T17:30"); None for no hour of the day."""
    if found["clock_word"]:
        return word(found, "clock_word")
    part, half = found["part"], found["half"].replace(".", "")
    if found["hour_word"]:
        hour = int(count(found["hour_word"])) % 12 + 12 * (part not in {"", "morning"})
    elif found["clock_hour"]:
        # "4 in the morning", "10 at night".
        hour = int(found["clock_hour"]) % 12 + 12 * (part != "morning")
    elif not found["hour"] or (half and not 1 <= int(found["hour"]) <= 12):
        return None
    else:
        hour = int(found["hour"]) % 12 + 12 * (half == "pm") if half else int(found["hour"])
    return f"T{hour:02}:{int(found['minute'] or 0):02}"


def _clock(found: Found, context: Context) -> Meaning | None:
    value = clock_value(found)
    if value is None or (found["clock_word"] and context.previous in {"the", "a", "high"}):
        # "The noon boat" and "high noon" are no hours.
        return None
    if found["zone"] and context.before.endswith("("):
        # "10:35 a.m. (0735 GMT)" is one time.
        return None
    told = context.previous in listed("before_clock")
    marked = found["half"] or found["zone"] or found["clock_word"] or found["hour_word"]
    if not marked and not told:
        # "They won 10:30."
        return None
    near = context.memory.near or (context.today if told else None)
    if near and near.begin and near.is_day:
        return at(value, (near.begin, TEXT))
    return at(value, _from_posted(context))


def _by_clock(day: Callable[[Found, Context], Anchored | None]) -> Resolver:
    """Return who reads an hour of the ``day`` that stands beside it."""

    def resolver(found: Found, context: Context) -> Meaning | None:
        value = clock_value(found)
        return at(value, day(found, context)) if value else None

    return resolver


def _of_named_day(meaning: Callable[[Found, date, str], Meaning | None]) -> Resolver:
    """Return who reads something of "May 4, 2009" or of "May 4"."""

    def resolver(found: Found, context: Context) -> Meaning | None:
        near = _named_day(found, context)
        return meaning(found, *near) if near else None

    return resolver


RESOLVERS = named(
    {
        "month_day_year day_month_year month_day day_month": _day,
        "month_day_when": _day_when,
        "day_more": _one_more_day,
        "days": _days,
        "iso_day": lambda found, _: dated(
            stretches.day(date(int(found["year"]), int(found["mm"]), int(found["dd"])))
        ),
        "numeric_day": _numeric_day,
        "week_of": _of_named_day(lambda _, day, anchor: dated(stretches.week(day), anchor)),
        "part_of_day": _of_named_day(lambda found, *day: at(_part(found), day)),
        "holiday holiday_year": _holiday,
        "holiday_beside day_beside": _beside_a_day,
        "weekday weekday_part": _weekday,
        "weekday_week": _weekday_of_week,
        "near_day near_part": _near,
        "tonight": lambda _, context: at("TNI", _from_posted(context)),
        "overnight": _overnight,
        "when_part": lambda found, context: at(_part(found), _from_posted(context, step(found))),
        "next_part": lambda found, context: at(
            _part(found), from_text(context.story("D"), step(found, "textual"))
        ),
        "part": lambda found, context: at(
            _part(found), from_text(context.memory.near or context.today)
        ),
        "clock clock_word": _clock,
        "weekday_clock": _by_clock(_weekday_near),
        "near_clock": _by_clock(
            lambda found, context: _from_posted(
                context, step(found, "near") if found["near"] else 0
            )
        ),
        "clock_day": _by_clock(_named_day),
        "clock_part": _by_clock(lambda _, context: _from_posted(context)),
    }
)
"""Who says what the rules of these names (``rules/timexes.toml``) mean."""

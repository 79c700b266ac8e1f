"""What an expression means: its TIMEX3 type and value, its days, and what anchors them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from pressaudit.annotate.timexes import spans
from pressaudit.annotate.timexes.lexicon import count, words
from pressaudit.annotate.timexes.spans import Stretch

ABSOLUTE, POSTED, TEXT, NONE = "absolute", "relative_to_posted", "relative_to_text", "none"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type, stretch and anchor of an expression."""

    type: str
    stretch: Stretch
    anchor: str


@dataclass(slots=True)
class Context:
    """What is known where an expression stands.

    ``posted`` is the reference date, ``last`` the last date of the text so far, ``before`` and
    ``after`` the rest of the sentence.
    """

    posted: date | None
    last: Stretch | None = None
    before: str = ""
    after: str = ""
    whole: str = field(default="")

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead."""
        near = re.findall(r"['’]?\w+", f"{self.before[-60:]} {self.after[:40]}".lower())
        return any(w in words("context")["future"] for w in near)


Resolver = Callable[[re.Match[str], Context], Meaning | None]


def resolve(rule: str, match: re.Match[str], context: Context) -> Meaning | None:
    """Return what ``match`` means in ``context``; None when it is no expression of time."""
    try:
        return RESOLVERS[rule](match, context)
    except (ValueError, OverflowError):
        # The thirty-first of February, the year zero: it has the form of a date and is none.
        return None


def _date(stretch: Stretch, anchor: str = ABSOLUTE) -> Meaning:
    return Meaning("DATE", stretch, anchor)


def _unanchored(kind: str, value: str) -> Meaning:
    return Meaning(kind, Stretch(value, None, None, "none"), NONE)


def _month(match: re.Match[str], group: str = "month") -> int:
    return int(words("months")[match[group].lower()])


def _modified(stretch: Stretch, match: re.Match[str]) -> Stretch:
    modifier = (match.groupdict().get("mod") or "").lower()
    name = {
        "the beginning of": "early",
        "the start of": "early",
        "the end of": "late",
        "the middle of": "mid",
        "earlier": "early",
        "later": "late",
    }.get(modifier, modifier)
    return spans.part(stretch, name) if name else stretch


def _iso_day(match: re.Match[str], _: Context) -> Meaning:
    return _date(spans.day(date(int(match["year"]), int(match["m"]), int(match["day"]))))


def _numeric_day(match: re.Match[str], _: Context) -> Meaning | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    month, day = (a, b) if a <= 12 else (b, a)
    return _date(spans.day(date(year, month, day)))


def _day_year(match: re.Match[str], _: Context) -> Meaning:
    return _date(spans.day(date(int(match["year"]), _month(match), int(match["day"]))))


def _month_day(match: re.Match[str], context: Context) -> Meaning | None:
    month, day = _month(match), int(match["day"])
    closing = _closing_year(context)
    if closing:
        return _date(spans.day(date(closing, month, day)))
    if context.posted is None:
        date(2000, month, day)
        return _unanchored("DATE", f"XXXX-{month:02}-{day:02}")
    # The nearest such day, unless it is far ahead and the sentence does not look ahead.
    options = [
        date(context.posted.year + n, month, day)
        for n in (-1, 0, 1)
        if not (month == 2 and day == 29) or _leap(context.posted.year + n)
    ]
    if not options:
        return None
    limit = context.posted + timedelta(days=180 if context.ahead else 45)
    past = [d for d in options if d <= limit]
    near = min(past or options, key=lambda d: abs((d - context.posted).days))  # type: ignore[operator]
    return _date(spans.day(near), POSTED)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _closing_year(context: Context) -> int | None:
    """Return the one year that the sentence gives apart from the day ("… in 2012")."""
    bare = re.findall(
        r"\b(?:in|of)\s+((?:19|20)\d\d)\b(?!\s*[-–])", f"{context.before} . {context.after}"
    )
    return int(bare[0]) if len(set(bare)) == 1 else None


def _month_year(match: re.Match[str], _: Context) -> Meaning:
    return _date(_modified(spans.month(int(match["year"]), _month(match)), match))


def _bare_month(match: re.Match[str], context: Context) -> Meaning | None:
    name = match["month"].lower()
    short = len(name) <= 3 or match["month"].isupper()
    if name in {"may", "march", "august"} or short:
        word = re.search(r"(\w+)[\s-]*$", context.before)
        known = bool(match["mod"]) or (
            word is not None and word.group(1).lower() in words("context")["before_month"]
        )
        if not known or (name != "may" and short):
            return None
    return _nearest_month(_month(match), match, context)


def _nearest_month(number: int, match: re.Match[str], context: Context) -> Meaning:
    if context.posted is None:
        return _unanchored("DATE", f"XXXX-{number:02}")
    year = context.posted.year
    if number > context.posted.month and not context.ahead:
        year -= 1
    elif number < context.posted.month and context.ahead:
        year += 1
    return _date(_modified(spans.month(year, number), match), POSTED)


def _month_when(match: re.Match[str], context: Context) -> Meaning | None:
    if context.posted is None:
        return _unanchored("DATE", f"XXXX-{_month(match):02}")
    number, when = _month(match), match["when"].lower()
    year = context.posted.year
    if when in {"last", "past", "this past"} and number >= context.posted.month:
        year -= 1
    elif when in {"next", "this coming", "coming"} and number <= context.posted.month:
        year += 1
    return _date(spans.month(year, number), POSTED)


def _relative_year(word: str, posted: date) -> int:
    return posted.year + {"last": -1, "this": 0, "next": 1}[word.lower()]


def _month_of_year(match: re.Match[str], context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    return _date(spans.month(_relative_year(match["rel"], context.posted), _month(match)), POSTED)


def _season_year(match: re.Match[str], _: Context) -> Meaning:
    code = words("seasons")[match["season"].lower()]
    return _date(spans.season(int(match["year"]), code))


def _season_when(match: re.Match[str], context: Context) -> Meaning | None:
    if context.posted is None:
        return None
    code = words("seasons")[match["season"].lower()]
    when, year = match["when"].lower(), context.posted.year
    if when in {"last", "past", "the past", "this past", "the last"}:
        end = spans.season(year, code).end
        year -= 0 if end and end < context.posted else 1
    elif when in {"next", "coming", "this coming", "the coming"}:
        begin = spans.season(year, code).begin
        year += 0 if begin and begin > context.posted else 1
    return _date(spans.season(year, code), POSTED)


def _quarter(match: re.Match[str], context: Context) -> Meaning | None:
    number = words("ordinals")[match["ordinal"].lower()]
    half = match["slice"].lower() == "half"
    if half and number > 2:
        return None
    anchor = ABSOLUTE
    if match["year"]:
        year = int(match["year"])
    elif context.posted is None:
        return _unanchored("DATE", f"XXXX-{'H' if half else 'Q'}{number}")
    else:
        anchor = POSTED
        year = _relative_year(match["rel"], context.posted) if match["rel"] else context.posted.year
        first = (number - 1) * (6 if half else 3) + 1
        if not match["rel"] and first > context.posted.month and not context.ahead:
            year -= 1
    return _date(_slice(year, number, half), anchor)


def _slice(year: int, number: int, half: bool) -> Stretch:
    size, letter = (6, "H") if half else (3, "Q")
    return spans.months(year, (number - 1) * size + 1, size, f"{year:04}-{letter}{number}", "month")


def _q_year(match: re.Match[str], _: Context) -> Meaning:
    return _date(_slice(int(match["year"]), int(match["q"]), half=False))


def _range_of_years(match: re.Match[str], _: Context) -> Meaning | None:
    first, second = int(match["year"]), match["year2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last:
        return None
    begin, end = spans.year(first), spans.year(last)
    return _date(Stretch(f"{begin.value}/{end.value}", begin.begin, end.end, "year"))


def _decade(match: re.Match[str], _: Context) -> Meaning:
    text = match["decade"].lower()
    first = int(text) if text.isdigit() else words("decades")[text]
    first += 1900 if first < 100 else 0
    return _date(_modified(spans.decade(first), match))


def _century(match: re.Match[str], _: Context) -> Meaning | None:
    number = int(match["century"])
    return _date(spans.century(number)) if 1 <= number <= 30 else None


def _year(match: re.Match[str], context: Context) -> Meaning | None:
    number = int(match["year"])
    before = re.search(r"([^\s]+)[\s-]*$", context.before)
    after = re.match(r"\s*[-]?\s*([\w-]+)", context.after)
    previous = before.group(1).lower().strip("(“\"‘'[") if before else ""
    following = after.group(1).lower() if after else ""
    if previous.endswith(("$", "£", "€", "#", "+")) or re.search(r"[$£€#.,:/-]$", context.before):
        if not context.before.endswith((" -", ", ", "-")) and re.search(
            r"[$£€#.:/]$|\d,$", context.before
        ):
            return None
    rule = words("context")
    if previous in rule["counting"] or following in rule["counted"]:
        return None
    if re.match(r"[-–]\d|\s+(?:million|billion|thousand)", context.after):
        return None
    trusted = bool(match["mod"] or match["fiscal"]) or previous in rule["before_year"]
    if number < 1900 and not trusted:
        return None
    return _date(_modified(spans.year(number), match))


def _short_year(match: re.Match[str], context: Context) -> Meaning | None:
    if re.search(r"\w$", context.before) or re.match(r"['’]", context.after):
        return None
    number = int(match["yy"])
    return _date(spans.year(number + (1900 if number > 40 else 2000)))


_SIZES = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36524}


def _moved(start: Stretch | date, unit: str, number: int) -> Stretch | None:
    """Return the stretch ``number`` units from ``start``, as fine as the unit and the start."""
    when = start if isinstance(start, date) else start.begin
    if when is None:
        return None
    coarse = start.granularity if isinstance(start, Stretch) else "day"
    if unit in {"D", "WE"} and coarse == "day":
        return spans.day(when + timedelta(days=number))
    if unit == "W" and coarse == "day":
        return spans.week(when + timedelta(weeks=number))
    if unit in {"D", "W"}:
        return spans.month(when.year, when.month) if coarse == "month" else spans.year(when.year)
    scale = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    target = spans.shift_months(when, number * scale)
    if unit in {"M", "Q"} and coarse in {"day", "month"}:
        return spans.month(target.year, target.month)
    if unit in {"DE", "CE"}:
        return spans.decade(target.year // 10 * 10)
    return spans.year(target.year)


def _unit(match: re.Match[str]) -> str:
    return str(words("units")[match["unit"].lower()])


def _ago(match: re.Match[str], context: Context) -> Meaning | None:
    unit = _unit(match)
    if match["some"]:
        return _unanchored("DATE", "PAST_REF")
    try:
        number = count(match["number"])
    except KeyError:
        return None
    if unit.startswith("T"):
        return _unanchored("TIME", f"PT{number}{unit[1]}")
    if context.posted is None:
        return _unanchored("DATE", "PAST_REF")
    moved = _moved(context.posted, unit, -number)
    return _date(moved, POSTED) if moved else None


def _text_relative(match: re.Match[str], context: Context) -> Meaning | None:
    unit = _unit(match)
    value = f"PX{unit}" if match["some"] else _length(match["number"], unit)
    if match["some"] or unit.startswith("T") or context.last is None:
        return _unanchored("DURATION", value)
    way = -1 if match["way"].lower() in {"earlier", "before that"} else 1
    try:
        moved = _moved(context.last, unit, way * count(match["number"]))
    except KeyError:
        return None
    return _date(moved, TEXT) if moved else _unanchored("DURATION", value)


def _length(number: str, unit: str) -> str:
    try:
        size = str(count(number))
    except KeyError:
        size = "X"
    if unit.startswith("T"):
        return f"PT{size}{unit[1]}"
    if size != "X" and unit in {"DE", "CE"}:
        return f"P{int(size) * (10 if unit == 'DE' else 100)}Y"
    if unit == "Q" and size != "X":
        return f"P{int(size) * 3}M"
    return f"P{size}{unit}"


def _around(unit: str, posted: date, step: int) -> Stretch:
    if unit in {"day"}:
        return spans.day(posted + timedelta(days=step))
    if unit == "week":
        return spans.week(posted + timedelta(weeks=step))
    if unit == "weekend":
        saturday = spans.week(posted + timedelta(weeks=step)).begin
        begin = (saturday or posted) + timedelta(days=5)
        value = spans.week(begin).value + "-WE"
        return Stretch(value, begin, begin + timedelta(days=1), "day")
    if unit == "month":
        target = spans.shift_months(posted.replace(day=1), step)
        return spans.month(target.year, target.month)
    if unit == "quarter":
        target = spans.shift_months(posted.replace(day=1), 3 * step)
        return _slice(target.year, (target.month - 1) // 3 + 1, half=False)
    if unit == "decade":
        return spans.decade(posted.year // 10 * 10 + 10 * step)
    if unit == "century":
        return spans.century((posted.year - 1) // 100 + 1 + step)
    return spans.year(posted.year + step)


_STEPS = {
    "last": -1,
    "previous": -1,
    "the previous": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "this coming": 1,
    "the coming": 1,
    "this": 0,
    "the current": 0,
    "current": 0,
}


def _when_unit(match: re.Match[str], context: Context) -> Meaning | None:
    when, unit = match["when"].lower(), match["unit"].lower()
    if when in {"that", "the same", "the following", "following"}:
        if context.last is None or context.last.begin is None:
            return None
        step = 1 if "following" in when else 0
        return _date(_around(unit, context.last.begin, step), TEXT)
    if when in {"the past", "the last", "the next", "this past"}:
        return _unanchored("DURATION", _length("1", _unit(match)))
    if context.posted is None:
        return _unanchored(
            "DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[_STEPS[when]]
        )
    return _date(_around(unit, context.posted, _STEPS[when]), POSTED)


def _when_many(match: re.Match[str], _: Context) -> Meaning:
    return _unanchored("DURATION", _length(match["number"] or "few", _unit(match)))


def _part_of_when(match: re.Match[str], context: Context) -> Meaning | None:
    unit, when = match["unit"].lower(), match["when"].lower()
    if context.posted is None:
        return None
    if unit in words("weekdays"):
        return _date(spans.day(_weekday_day(unit, when, context)), POSTED)
    if when == "that":
        if context.last is None or context.last.begin is None:
            return None
        return _date(_around(unit, context.last.begin, 0), TEXT)
    whole = _around(unit, context.posted, _STEPS[when])
    if when == "this" and match["mod"].lower() == "earlier" and whole.begin and whole.end:
        # Earlier this year ends with the posting date.
        end = max(whole.begin, min(whole.end, context.posted))
        return _date(Stretch(whole.value, whole.begin, end, whole.granularity), POSTED)
    return _date(whole, POSTED)


def _yesterday(match: re.Match[str], context: Context) -> Meaning:
    near = match["near"].lower()
    if context.posted is None:
        return _unanchored("DATE", "PRESENT_REF")
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[near]
    if near == "today" and not re.search(r"\b(?:on|announced|said)\b", context.whole):
        return _unanchored("DATE", "PRESENT_REF")
    return _date(spans.day(context.posted + timedelta(days=step)), POSTED)


def _tonight(match: re.Match[str], context: Context) -> Meaning:
    near = match["near"].lower()
    part = {"tonight": "NI", "last night": "NI"}.get(near) or words("parts")[near.split()[-1]]
    if context.posted is None:
        return _unanchored("TIME", f"T{part}")
    day = context.posted - timedelta(days=near == "last night")
    return Meaning("TIME", Stretch(f"{day}T{part}", day, day, "day"), POSTED)


def _weekday_day(name: str, when: str, context: Context) -> date:
    assert context.posted is not None
    back = (context.posted.isoweekday() - words("weekdays")[name.lower()]) % 7
    if when in {"next", "coming", "this coming", "the coming", "the next"}:
        return context.posted + timedelta(days=7 - back)
    if when in {"last", "past", "this past", "the past", "the last"}:
        return context.posted - timedelta(days=back or 7)
    ahead = context.ahead and not re.search(r"\bsaid\b", context.before[-40:])
    if ahead and back:
        return context.posted + timedelta(days=7 - back)
    return context.posted - timedelta(days=back)


def _weekday(match: re.Match[str], context: Context) -> Meaning | None:
    name = match["weekday"].lower()
    when = (match.groupdict().get("when") or "").lower()
    if context.posted is None:
        return _unanchored("DATE", f"XXXX-WXX-{words('weekdays')[name]}")
    day = _weekday_day(name, when, context)
    part = match.groupdict().get("part")
    if part:
        value = f"{day}T{words('parts')[part.lower()]}"
        return Meaning("TIME", Stretch(value, day, day, "day"), POSTED)
    return _date(spans.day(day), POSTED)


def _set_each(match: re.Match[str], _: Context) -> Meaning:
    if match["weekday"]:
        return _unanchored("SET", f"XXXX-WXX-{words('weekdays')[match['weekday'].lower()]}")
    return _unanchored("SET", _length(match["number"] or "1", _unit(match)))


def _set_word(match: re.Match[str], _: Context) -> Meaning:
    return _unanchored("SET", words("sets")[match["set"].lower()])


def _duration(match: re.Match[str], context: Context) -> Meaning | None:
    if re.match(r"\s+before\b", context.after) and not match["number"]:
        return None
    return _unanchored("DURATION", _length(match["number"] or "some", _unit(match)))


def _duration_bare(match: re.Match[str], _: Context) -> Meaning:
    single = {"centuries": "CE", "decades": "DE"}.get(match["bare"].lower())
    return _unanchored("DURATION", f"PX{single or match['bare'][0].upper()}")


def _vague(match: re.Match[str], context: Context) -> Meaning | None:
    text = match["vague"].lower()
    if text == "soon" and re.match(r"\s+(?:as|after)\b", context.after):
        return None
    value = next(v for v, forms in words("vague").items() if text in forms)
    return _unanchored("DATE", value)


def _clock(match: re.Match[str], context: Context) -> Meaning:
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    clock = f"T{hour:02}:{match['minute'] or '00'}"
    if context.posted is None:
        return _unanchored("TIME", clock)
    return _unanchored("TIME", f"{context.posted}{clock}")


RESOLVERS: dict[str, Resolver] = {
    "iso_day": _iso_day,
    "numeric_day": _numeric_day,
    "month_day_year": _day_year,
    "day_month_year": _day_year,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month_when": _month_when,
    "month_of_year": _month_of_year,
    "month": _bare_month,
    "season_year": _season_year,
    "season_when": _season_when,
    "quarter_year": _quarter,
    "q_year": _q_year,
    "range_of_years": _range_of_years,
    "decade": _decade,
    "decade_short": _decade,
    "decade_words": _decade,
    "century": _century,
    "year": _year,
    "short_year": _short_year,
    "ago": _ago,
    "text_relative": _text_relative,
    "part_of_when": _part_of_when,
    "when_unit": _when_unit,
    "when_many": _when_many,
    "yesterday": _yesterday,
    "tonight": _tonight,
    "weekday_when": _weekday,
    "weekday": _weekday,
    "set_each": _set_each,
    "set_word": _set_word,
    "duration": _duration,
    "duration_bare": _duration_bare,
    "vague": _vague,
    "clock": _clock,
}
"""The resolver of each rule of the grammar, by name."""

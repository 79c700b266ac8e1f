"""The words of a page's layout (rules/layout.toml), compiled: what a single line can be."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from pressaudit import rules
from pressaudit.language.alternation import alternatives

_MOSTLY = 0.7
"""Share of a row of buttons that must be names which the rules know."""


_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphens, spaces without width, marks of direction."""

_rules = partial(rules.load, "layout")


def visible(line: str) -> str:
    """Return ``line`` without characters at its edges that nobody sees, its indent kept."""
    while line and (line[-1].isspace() or line[-1] in _UNSEEN):
        line = line.rstrip().rstrip(_UNSEEN)
    shown = line.lstrip()
    indent = line[: len(line) - len(shown)]
    while shown and (shown[0].isspace() or shown[0] in _UNSEEN):
        shown = shown.lstrip().lstrip(_UNSEEN)
    return indent + shown


@dataclass(frozen=True, slots=True)
class DateLine:
    """The last line of a post. ``posted`` is None when the calendar has no such day."""

    posted: date | None
    comments: int | None


@cache
def _date_line() -> re.Pattern[str]:
    rule = _rules()["date_line"]
    months, none = alternatives(rule["months"]), alternatives(rule["no_comments"])
    words = alternatives(rule["comment_words"])
    return re.compile(
        rf"(?:(?P<month>{months})\s+(?P<day>\d{{1,2}}),\s+|(?P<day2>\d{{1,2}})\s+"
        rf"(?P<month2>{months}),?\s+)(?P<year>\d{{4}})\s+(?P<count>[\d,]+|{none})\s+(?:{words})",
        re.IGNORECASE,
    )


def date_line(line: str) -> DateLine | None:
    """Read ``September 25, 2018 0 comments``; None for any other line."""
    text = line.strip()
    match = _date_line().match(text)
    if not match or not (match.end() == len(text) or is_share_bar(text[match.end() :])):
        return None
    count = match["count"].replace(",", "")
    comments = int(count) if count.isdigit() else 0
    return DateLine(
        _day(match["year"], match["month"] or match["month2"], match["day"] or match["day2"]),
        comments,
    )


def comment_count(text: str) -> int | None:
    """Read ``3 comments``; None when ``text`` does not say how many."""
    rule = _rules()["date_line"]
    none, words = alternatives(rule["no_comments"]), alternatives(rule["comment_words"])
    match = re.search(rf"\b(?:([\d,]+)|{none})\s+(?:{words})\b", text, re.IGNORECASE)
    if not match:
        invited = " ".join(text.lower().split()) in rule["invitations"]
        return 0 if invited else None
    return int((match[1] or "0").replace(",", "") or 0)


@cache
def _months() -> str:
    return alternatives(_rules()["date_line"]["months"])


def _day(year: str, month: str, number: str) -> date | None:
    months = [name.lower() for name in _rules()["date_line"]["months"]]
    try:
        return date(int(year), months.index(month.lower()) + 1, int(number))
    except ValueError:
        return None


def begins_date_line(line: str) -> bool:
    """Whether ``line`` is a date line that was cut off before its end (its month whole)."""
    text = " ".join(line.split())
    months = _months()
    words = r"\s(?:c(?:o(?:m(?:m(?:e(?:n)?)?)?)?)?)?"
    tail = rf"(?:\s\d{{1,2}}(?:,(?:\s\d{{1,4}}(?:\s\d*(?:{words})?)?)?)?)?"
    return bool(re.fullmatch(rf"(?:{months}){tail}", text))


@cache
def _networks() -> tuple[str, ...]:
    names = _rules()["share_bar"]["networks"]
    return tuple(sorted({re.sub(r"\s+", "", name).lower() for name in names}))


def is_share_bar(line: str) -> bool:
    """Whether ``line`` is the row of share buttons, whole or cut short.

    A row may hold names that the rules do not know, as long as most of it is theirs.
    """
    rest = re.sub(r"[\s\d]+", "", line).lower()
    names = _networks()
    if not rest:
        return False
    ends = {0}
    furthest = 0
    while ends:
        start = min(ends)
        ends.remove(start)
        furthest = max(furthest, start)
        ends |= {start + len(n) for n in names if rest.startswith(n, start)}
    if any(n.startswith(rest[furthest:]) for n in names):
        return True
    found = re.findall("|".join(map(re.escape, (n for n in names if len(n) > 3))), rest)
    return len(found) > 2 and len("".join(found)) > _MOSTLY * len(rest)


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(_rules()['page']['bullets'])})\s+(?=\S)")


def bullet(line: str) -> str | None:
    """Return what follows a bullet, None when ``line`` has none."""
    match = _bullet().match(line)
    return line[match.end() :].strip() if match else None


def is_player(line: str) -> bool:
    """Whether the line is a label of an embedded player."""
    return bool(_player().fullmatch(" ".join(line.lower().split())))


@cache
def _player() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["page"]["player"]))


def site_name(text: str) -> str:
    """Return the name in ``© 2003 - 2025 Some Archive.``, the first in ``text``; '' without one."""
    match = re.search(r"©\s*\d{4}(?:\s*[-–]\s*\d{4})?[ \t,]+([^\n.|]{3,60}?)\s*(?:[.|\n]|$)", text)
    return match[1].strip() if match else ""


def page_role(line: str) -> str:
    """Return what part of the page the line is by itself: pager, sidebar, footer, menu or ''."""
    text = " ".join(line.lower().split())
    page = _rules()["page"]
    if re.match(r"(?:©|\(c\)|copyright)\s*(?:\(c\)|©)?\s*\d{4}", text):
        return "footer"
    if re.fullmatch(r"[«‹<]?(?:\s*(?:\d+|…|\.{3}))+\s*[»›>]?", text):
        return "pager"
    for role in ("pager", "sidebar", "footer", "menu"):
        if text in page[role]:
            return role
    return "menu" if is_archive_title(line) else ""


def is_archive_title(line: str) -> bool:
    """Whether the line is the title of an archive page ("Monthly Archives: May 2019")."""
    text = " ".join(line.lower().split())
    return any(text.startswith(words) for words in _rules()["page"]["archive_titles"])


def is_month(line: str) -> bool:
    """Whether the line is a month and a year and no more, as a page of one month is titled."""
    return bool(re.fullmatch(rf"(?:{_months()})\s+\d{{4}}", line.strip(), re.IGNORECASE))


def asks_for_password(text: str) -> bool:
    """Whether the page is one that lets nobody in without a password."""
    low = text.lower()
    return 'type="password"' in low or any(words in low for words in _rules()["login"]["words"])

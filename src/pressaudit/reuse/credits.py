"""Declared credits: whose words an article says that it prints, by its own lines.

A dateline ('LEEDS (CNA) — …'), a line under the text ('Source: Capital Wire', 'Ann Ode contributed
to this report.') and a mention in it ('told The Quay Courier'). Phrases stand in
``rules/reuse.toml``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.language.fold import without_the
from pressaudit.language.outlets import canonical, is_outlet
from pressaudit.language.spans import Span

_NAME = r"[A-Z][\w&’'.-]*(?:\s+(?:(?:of|the|and|&|de|for)\s+)?[A-Z&][\w&’'.-]*){0,6}"
_PART = re.compile(
    r"\s*(?:[;,]|\b(?:and|for|of the|in|staff|writers?|reporters?|correspondents?)\b)\s*"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: the name as printed, and the way in which it stands there.

    ``whole`` tells that it is a line about the text as a whole, rather than a mention in it.
    """

    name: str
    way: str
    whole: bool


def credits(text: str, notes: Sequence[str], houses: Iterable[str]) -> tuple[Credit, ...]:
    r"""Return the credits of an article, each name once in each way.

    Parameters
    ----------
    text
        The article's text, its title on the first line.
    notes
        Lines that stand outside the text: its byline, source lines, links, straplines.
    houses
        Names of outlets that may be credited inside the text ('told The Quay Courier'); others
        are not looked for there.

    >>> credits("Fire\nLEEDS (CNA) — A mill burned.\nSource: Capital Wire", [], [])[1].name
    'Capital Wire'
    """
    title, *lines = text.split("\n")
    # A text without a title opens with its dateline.
    found = {credit: None for credit in _of_line(title) if credit.way == "dateline"}
    for line in (*lines, *notes):
        found.update(dict.fromkeys(_of_line(line)))
    if known := tuple(sorted(set(houses))):
        for line in (*lines, *notes):
            if (match := _byline(known).match(line)) and match["by"]:
                found[Credit(match["house"], "byline", whole=True)] = None
        for match in _inline(known).finditer(text):
            name = match["after"] or match["before"]
            found[Credit(" ".join(name.split()), "mention", whole=False)] = None
    return tuple(found)


def notices(text: str) -> list[Span]:
    """Return the places of lines that say whose the text is, and are no part of it."""
    out, at = [], 0
    for line in text.split("\n"):
        if any(credit.way != "dateline" for credit in _of_line(line)) or _rights().search(line):
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def means(credit: str, name: str) -> bool:
    """Whether a printed credit means a house or person of that name.

    >>> means("AP", "Associated Press"), means("IPP", "Interprovincial Press")
    (True, True)
    >>> means("The Quay Courier", "Quay Courier"), means("Quay Wire", "Quay Courier")
    (True, False)
    """
    one, other = key(credit), key(name)
    if one == other:
        return bool(one)
    return credit.isupper() and len(one) > 1 and _abbreviates(one, canonical(name))


@cache
def key(name: str) -> str:
    """Return the key under which the spellings of one name meet, without its article."""
    return without_the(canonical(name))


def _abbreviates(letters: str, name: str) -> bool:
    """Whether ``letters`` stand in ``name`` in order, the first letter of each word among them."""
    words = [word.lower() for word in re.findall(r"\b[A-Z][\w-]*", name) if word != "The"]
    at = 0
    for word in words:
        if letters[at : at + 1] != word[0]:
            return False
        at += 1
        rest = word[1:]
        # Further letters of this word, as long as the next word has one left to begin with.
        left = len(words) - words.index(word) - 1
        while len(letters) - at > left and letters[at] in rest:
            rest = rest[rest.index(letters[at]) + 1 :]
            at += 1
    return bool(words) and at == len(letters)


def _of_line(line: str) -> Iterator[Credit]:
    """Yield what one line credits as a whole."""
    dateline, before, after = _whole()
    if match := dateline.match(line):
        name = match["name"] or match["agency"]
        yield Credit(name, "dateline", whole=True)
    if (match := _LAST.search(line)) and is_outlet(match["name"]):
        yield Credit(match["name"], "last line", whole=True)
    if len(line.split()) > rules.load("reuse")["limits"]["credits"]["line"]:
        return
    if match := before.match(line):
        yield from _named(match["names"], match["way"])
    elif match := after.match(line):
        yield from _named(match["names"], "contribution")
    else:
        yield from _of_agency(line)


def _of_agency(line: str) -> Iterator[Credit]:
    """Yield the agency of a byline or a copyright line ('By Ann Ode, Associated Press')."""
    rule, agency = rules.load("reuse"), _agency().search(line)
    if not agency:
        return
    low = line.lower().strip(" /|")
    if low.startswith(tuple(rule["credits"]["copyright"])):
        yield Credit(agency.group(), "copyright", whole=True)
    elif (
        len(low.split()) <= rule["limits"]["credits"]["byline"]
        and not low.endswith((".", "”", '"', "?", "!", ")"))
        and not any(sign in low for sign in rule["credits"]["pictures"])
    ):
        yield Credit(agency.group(), "byline", whole=True)


def _named(names: str, way: str) -> Iterator[Credit]:
    """Yield each name of a list; what an editor did is no credit."""
    shown = _EDITED.split(names)[0].strip(" .();:,")
    # "Trade and Industry Weekly" is one name, "Capital Wire and Coastal Press" are two.
    one = is_outlet(shown) and not all(is_outlet(part) for part in shown.split(" and "))
    for part in [shown] if one else _PART.split(shown):
        name = re.sub(r"^[Tt]he\s+", "", part.strip(" .():"))
        if re.fullmatch(_NAME, name):
            yield Credit(name, way.lower().strip(" :"), whole=True)


_EDITED = re.compile(r"\b(?:editing|writing|translation|production|compiled)\b", re.IGNORECASE)


# "The mill burned for two days. (Reuters)"
_LAST = re.compile(rf"(?:^|[.!?”\"’]\s*)\((?P<name>{_NAME})\)$")


@cache
def _whole() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rule = rules.load("reuse")["credits"]
    before, after = alternatives(rule["before"]), alternatives(rule["after"])
    agencies = alternatives([*rule["agencies"], "CNN"])
    return (
        re.compile(
            rf"(?:[A-Z][\w.,’'/ -]{{1,60}}?\s*)?"
            rf"(?:\((?P<name>{_NAME})\)\s*[—–:-]|\((?P<agency>{agencies})\)(?!\S))"
        ),
        re.compile(rf"\W*(?P<way>{before})\s+(?P<names>.+)", re.IGNORECASE),
        re.compile(rf"\W*(?P<names>[A-Z].+?)\s+(?:{after})\b.*"),
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(rules.load('reuse')['credits']['agencies'])})\b")


@cache
def _byline(houses: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a byline that names a house: "Ann Ode and Bo Ek, The Quay Courier"."""
    person = rf"(?:{_NAME}(?:\s+and\s+{_NAME})?\s*,\s*)?"
    after = r"(?=\s*$|\s*[,|–-]|\s+(?:Published|Updated|[A-Z][a-z]+day\b|[A-Z][a-z]+\.? \d))"
    return re.compile(rf"(?P<by>(?:By\s+)?{person})(?P<house>{alternatives(houses)}){after}")


@cache
def _rights() -> re.Pattern[str]:
    rule = rules.load("reuse")["credits"]
    opening = alternatives(rule["copyright"])
    return re.compile(rf"^\W*(?:{opening})\W|{alternatives(rule['rights'])}", re.IGNORECASE)


@cache
def _inline(houses: tuple[str, ...]) -> re.Pattern[str]:
    rule = rules.load("reuse")["credits"]
    house = alternatives(houses)
    return re.compile(
        rf"\b(?:{alternatives(rule['mention_before'])})\s+(?:[Tt]he\s+)?(?P<after>{house})\b"
        rf"|\b(?P<before>{house})\s+(?:{alternatives(rule['mention_after'])})\b"
    )

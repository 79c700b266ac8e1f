"""Dates and bylines that a page shows beside its heading.

What stands beside the article (a comment, a teaser, a footer) is no date or byline of its own, and
a day of change is no day of publication.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from itertools import pairwise
from typing import Any

from pressaudit import rules
from pressaudit.language import outlets
from pressaudit.language.alternation import alternatives
from pressaudit.read import dates
from pressaudit.read.drafts import Block
from pressaudit.read.html_elements import is_hidden, text_of, web_limits
from pressaudit.read.model import Role
from pressaudit.read.people import by, is_person

_PARTS = re.compile(r"\s*(?:\||//|•|·|–|—|\s-\s|,|/|\bUhr\b|\n)\s*")
_LABEL = re.compile(r"([^\W\d_]+)\s*:\s*$")
"""What a date is said to be: "Termin: 5 March"."""
_AFTER_NAME = re.compile(r"(?:\s\s|\xa0|\s*(?:$|[\d,;:|•·/–—(&-]|(?:and|und|et|y)\b))")
_EDGE = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]* ){0,3}[^\W\d_][\w.’'-]*")

_web = partial(rules.load, "web")


@cache
def _parts(kind: str) -> frozenset[str]:
    return frozenset(_web()["classes"][kind])


def has_part(element: Any, kind: str) -> bool:
    """Whether an element's class or identifier has a name of a rule, whole or between hyphens."""
    shown = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    wanted = _parts(kind)
    return any(part.lower() in wanted for name in shown for part in (name, *_EDGE.split(name)))


def _names_of(element: Any) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def is_beside(element: Any, own: frozenset[Any] = frozenset()) -> bool:
    """Whether an element stands in something beside the article (comments, a teaser, a menu).

    ``own`` are the elements around the article's heading: they are not beside it.
    """
    for around in (element, *element.iterancestors()):
        beside = _is_beside(around, own)
        if beside is not None:
            return beside
    return False


def stands_beside(element: Any, own: frozenset[Any]) -> bool:
    """Whether an element holds other articles or readers' comments, and no head of this one."""
    if element in own or not _parts("main").isdisjoint(_names_of(element)):
        return False
    others = element.tag == "article" and any(e.tag == "article" for e in own)
    return others or has_part(element, "elsewhere")


def _is_beside(around: Any, own: frozenset[Any]) -> bool | None:
    """Tell whether an element is beside the article or around it; None when it tells nothing."""
    names = _names_of(around)
    if around in own or around.tag in ("body", "html") or not _parts("main").isdisjoint(names):
        return False
    if around.tag in ("aside", "nav") or has_part(around, "beside"):
        return True
    foot = around.tag == "footer" or not _parts("beside_whole").isdisjoint(names)
    if foot and next(around.iterancestors("article"), None) is None:
        return True
    other = around.tag == "article" and any(e.tag == "article" for e in own)
    return True if other else None


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_web()['words']['updated'])})\b", re.IGNORECASE)


@cache
def _before_by() -> re.Pattern[str]:
    words = alternatives(_web()["words"]["published"])
    return re.compile(rf"(?:^|[\d:|•·/,–—-]|\b(?:{words}))\s*$", re.IGNORECASE)


def without_change(text: str, language: str) -> str:
    """Return a text without its day of change: what stands before "updated", or after that day."""
    change = _updated().search(text)
    if not change:
        return text
    before = text[: change.start()]
    if dates.day(before, language):
        return before
    changed = dates.find(text[change.end() :], language)
    return before + text[change.end() + changed.end :] if changed else before


def is_head_line(text: str, language: str) -> bool:
    """Whether a text is a date with a few words beside it, or a byline and no more."""
    limits = web_limits()
    if len(text) > limits["short"]:
        return False
    found = dates.find(text, language)
    rest = text[: found.start] + text[found.end :] if found else ""
    if found:
        most: int = limits["beside"]
        return len(rest.split()) <= most
    opened = by().match(text)
    return opened is not None and bool(_NAME.fullmatch(text[opened.end() :].strip(" .")))


@dataclass(frozen=True)
class Shown:
    """What a page shows beside the heading of its article.

    ``blocks`` are those of the page without what stands beside the article, ``at`` is the place of
    the heading among them, ``own`` are the elements around it.
    """

    root: Any
    heading: Any
    blocks: Sequence[Block]
    at: int | None
    own: frozenset[Any]
    language: str
    sites: tuple[str, ...]

    @cached_property
    def is_dated(self) -> bool:
        """Whether the page's first-rank heading has a date right below it, as an article's has."""
        if self.at is None or self.heading.tag != "h1":
            return False
        for block in self.blocks[self.at + 1 : self.at + 1 + web_limits()["dated"]]:
            if block.hint is Role.HEADING:
                return False
            short = len(block.text) <= web_limits()["short"]
            if short and dates.day(block.text, self.language):
                return True
        return False

    @cached_property
    def _after(self) -> list[str]:
        """The short texts from the heading on, up to the running text."""
        limits = web_limits()
        found: list[str] = []
        told = 0
        for block in (
            self.blocks[self.at : self.at + limits["after"]] if self.at is not None else ()
        ):
            if len(block.text) <= limits["short"]:
                found.append(block.text)
            else:
                told += len(block.text)
            if told > limits["told"]:
                break
        return found

    @cached_property
    def _before(self) -> list[str]:
        """The short texts before the heading, the nearest first."""
        limits = web_limits()
        near = self.blocks[max(0, self.at - limits["before"]) : self.at] if self.at else ()
        return [b.text for b in reversed(near) if len(b.text) <= limits["short"]]

    def days(self, stated: Sequence[date]) -> list[date]:
        """Return the day of publication; several days when they contradict, none without one.

        What stands below the heading comes before what the page states in hidden fields, which may
        hold the hour of saving or of the last edit; without a statement, an element that is marked
        as a date comes first, and a date above the heading (often today's) last.

        Parameters
        ----------
        stated
            Days of hidden fields of one rank.
        """
        below, above = self._first_day(self._after), self._first_day(self._before)
        if stated:
            first, marked = stated[0], self._only_marked
            # A day apart is the same moment in another time zone, and the reader's is shown.
            near = above if above and not _apart(above, first) else None
            agreed = marked if not marked or _apart(marked, first) else first
            found = below or near or agreed
            return [found] if found else _agreed(stated, above)
        marked = None
        if not (self.is_dated and below):
            marked = next(filter(None, map(self._marked_day, self._dated())), None)
        found = marked or below or above
        # What tells of a birth or a battle: days of reprinted articles are stated.
        old = found and found.year < web_limits()["shown_first"]
        return [found] if found and not old else []

    @cached_property
    def _only_marked(self) -> date | None:
        """The day that the article's own marked elements show, if it is one only."""
        texts = [text_of(e) for e in self._dated() if self._is_own(e)]
        shown = (t for t in texts if len(t) <= web_limits()["short"])
        days = {dates.day(without_change(t, self.language), self.language) for t in shown} - {None}
        return days.pop() if len(days) == 1 else None

    def _first_day(self, texts: Sequence[str]) -> date | None:
        for text in texts:
            shown = without_change(text, self.language)
            found = dates.find(shown, self.language)
            label = _LABEL.search(shown[: found.start]) if found else None
            told = shown[: found.start] + shown[found.end :] if found else ""
            if len(told.split()) > web_limits()["beside"] or not found:
                continue
            if not label or label[1].lower() in _web()["words"]["published"]:
                return found.day
        return None

    def _is_own(self, element: Any) -> bool:
        return not is_beside(element, self.own) and not is_hidden(element, self.root)

    def _dated(self) -> Iterator[Any]:
        """Yield the elements that are marked as dates and are the article's own."""
        for element in self.root.iter("time", "abbr", "span", "p", "div", "h2", "li", "td", "meta"):
            stated = (element.get("itemprop") or "").lower()
            if not (element.tag == "time" or "date" in stated or has_part(element, "published")):
                continue
            other = "modified" in stated or has_part(element, "updated") or has_part(element, "now")
            if not other and not is_beside(element, self.own):
                yield element

    def _marked_day(self, element: Any) -> date | None:
        """Return the day of a marked element.

        What it shows comes before its ``datetime`` when the two are more than a day apart: a saved
        page can carry the hour of saving there.
        """
        text = text_of(element)
        if len(text) > web_limits()["short"]:
            return None
        shown = dates.day(without_change(text, self.language), self.language)
        stated = next(filter(None, map(element.get, ("datetime", "content", "title"))), "")
        hidden = None if _updated().search(text) else dates.day(stated, self.language)
        return shown or hidden

    def authors(self) -> Iterator[tuple[list[str], bool, bool]]:
        """Yield what may name the authors, the surest first.

        With it: whether one word may be a name, and whether the site's name may be one (a blog can
        bear its writer's name).
        """
        marked = [
            e
            for e in self.root.xpath("//*[@rel or @itemprop or @class]")
            if isinstance(e.tag, str) and _is_author(e) and self._is_own(e)
        ]
        near = [*self._after, *self._before]
        linked = [e for e in marked if "author" in (e.get("rel") or "").lower().split()]
        stated = [e for e in marked if (e.get("itemprop") or "").lower() == "author"]
        yield [text_of(e) for e in linked], True, True
        yield [_named_within(e) for e in stated], True, True
        yield [name for text in near for name in self._signed(text)], True, False
        for element in marked:
            inner = [e for e in element.iter("a", "span", "strong") if e is not element]
            names = [text_of(e) for e in inner if len(e) == 0]
            yield [n for n in names if is_person(n, self.sites, single=False)], False, False
            yield [text_of(element)], True, False
        yield from ((names, False, False) for names in self._unmarked_authors(near))

    def _unmarked_authors(self, near: Sequence[str]) -> Iterator[list[str]]:
        """Yield names that no element marks: beside a date, below "By", in a line that opens so."""
        yield [name for text in near for name in self._beside_day(text)]
        yield [who for says, who in pairwise(near) if by().fullmatch(f"{says} ")]
        told = self.blocks[self.at or 0 :]
        opened = [b.text for b in told if len(b.text) <= web_limits()["byline"]]
        yield [text for text in opened if by().match(text) and _NAME.search(text)]
        for day, text in pairwise(self._after):
            if dates.find(day, self.language) and outlets.is_person(text):
                yield [text]

    def _signed(self, text: str) -> Iterator[str]:
        """Yield the names after "By": "21 September by Ada Quill", "Von Ada Quill, Orrin".

        The word opens the text, or stands after a date, a mark or "posted"; the name ends there.
        """
        for opened in by().finditer(text):
            before, name = text[: opened.start()], _NAME.match(text[opened.end() :])
            if not name or not name[0][:1].isupper() or not _before_by().search(before):
                continue
            rest = text[opened.end() + name.end() :]
            named = re.sub(r"\s+(?:am|on|le|el|den|vom|um|at)$", "", name[0])
            if named != name[0] or _AFTER_NAME.match(rest):
                yield named

    def _beside_day(self, text: str) -> Iterator[str]:
        """Yield the names that stand beside a date: "5 March 2019 | Ada Quill"."""
        if found := dates.find(text, self.language):
            for part in _PARTS.split(f"{text[: found.start]} | {text[found.end :]}"):
                name = part.strip(" -")
                if _NAME.fullmatch(name) and is_person(name, self.sites, single=False):
                    yield name


def _apart(one: date, two: date) -> bool:
    """Whether two days are no one moment: a day apart it is another time zone's."""
    return abs((one - two).days) > 1


def _agreed(stated: Sequence[date], above: date | None) -> list[date]:
    """Return the first day that a page states, and those that contradict it.

    A day above the heading may be today's; an earlier one is not, and so speaks against the
    statement, unless it is the same with day and month in the other order.
    """
    first = stated[0]
    others = [day for day in stated if _apart(day, first)]
    turned = above and (above.year, above.month, above.day) == (first.year, first.day, first.month)
    if above and above < first and not turned:
        others.append(above)
    return [first, *others]


def _is_author(element: Any) -> bool:
    stated = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
    return "author" in stated or has_part(element, "author")


def _named_within(element: Any) -> str:
    inner = element.xpath(".//*[@itemprop='name']")
    named = inner[0] if inner else element
    return str(named.get("content") or text_of(named))

"""The parts of a byline, each as far as its own words tell what it is.

A byline is cut at its commas, slashes, dashes, bars and brackets. "By …", "Source: …", "… Staff",
an outlet's word, a place or a date say what a part is; what is left only its place can tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from pressaudit import rules
from pressaudit.language import outlets
from pressaudit.language.alternation import alternatives
from pressaudit.language.outlets import is_known_outlet

_SEPARATOR = re.compile(r"\s*(?:[,;|/()\[\]—–]|\s-+\s|^-+\s*|(?<=\w)-+\s+|\s+@\s*)\s*")
LINK = re.compile(r"\s+(for|at|of|in|from)\s+(?=[A-Z]|[\w.-]+\.[a-z]{2,8}$)")
AND = re.compile(r"\s+(?:and|&|with)\s+|\s*;\s*")


class Kind(Enum):
    """What a part of a byline is."""

    PERSON = auto()
    OUTLET = auto()
    PLACE = auto()
    OPEN = auto()
    """What only its place in the byline can tell."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a byline."""

    text: str
    kind: Kind
    opened: bool = False
    """Whether "By" or its like stood before it."""
    credited: bool = False
    """Whether "Source:" or its like stood before it."""


@dataclass(frozen=True, slots=True)
class Openings:
    """Words at the edges of parts (rules/outlets.toml), compiled."""

    by: re.Pattern[str]
    translated: re.Pattern[str]
    source: re.Pattern[str]
    special: re.Pattern[str]
    staff: re.Pattern[str]
    agencies: re.Pattern[str]


@cache
def openings() -> Openings:
    """Return the compiled words."""
    words = rules.load("outlets")["words"]

    def opening(phrases: list[str]) -> re.Pattern[str]:
        """Match phrases at the front: those that end in a colon need it, others may have one."""
        bare = alternatives([p for p in phrases if not p.endswith(":")])
        colon = alternatives([p.rstrip(":") for p in phrases])
        return re.compile(rf"(?:(?:{colon})\s*:|(?:{bare})(?=[\s:]|$))\s*", re.IGNORECASE)

    jobs = alternatives([*words["staff"], *words["jobs"], "special"])
    ends = {name: alternatives(words[name]) for name in ("staff", "agencies", "languages")}
    translated = opening(words["translated"]).pattern
    return Openings(
        by=opening(words["by"]),
        translated=re.compile(
            rf"(?:translated\s+from\s+(?:{ends['languages']})\s+by\s+|{translated})", re.IGNORECASE
        ),
        source=opening(words["source"]),
        special=re.compile(
            rf"(?:(?:{jobs})\s+)?(?:to|for|of|at|with)\s+(?:the\s+(?=[A-Z]))?", re.IGNORECASE
        ),
        staff=re.compile(rf"\s*\b(?:{ends['staff']})$", re.IGNORECASE),
        agencies=re.compile(rf"\s*\b(?:{ends['agencies']})(?=,|$)", re.IGNORECASE),
    )


def pieces(line: str) -> list[str]:
    """Cut a line where bylines are cut."""
    return [piece for piece in _SEPARATOR.split(line) if piece]


def is_opened(text: str) -> bool:
    """Whether a line opens as only bylines do ("By …", "Source: …", "Translated by …")."""
    words = openings()
    return any(p.match(text) for p in (words.by, words.translated, words.source))


def unopened(part: str) -> str:
    """Return a part without what may stand in small letters at its edges."""
    words = openings()
    for pattern in (words.translated, words.by, words.source, words.special):
        found = pattern.match(part)
        if found:
            part = part[found.end() :]
    return words.agencies.sub("", words.staff.sub("", part)).strip()


def trimmed(part: str) -> str:
    """Return ``part`` without marks at its edges, but with the stop of an initial or a title."""
    part = part.strip(" ,;:–—-()")
    kept = re.search(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr)\.$", part)
    return part.strip() if kept else part.strip(" .")


def parts_of(line: str) -> Iterator[Part]:
    """Yield the parts that name somebody, each as far as its own words tell what it is."""
    if is_known_outlet(trimmed(line)):
        yield Part(trimmed(line), Kind.OUTLET)
        return
    texts = [trimmed(piece) for piece in pieces(line)]
    texts = [text for text in texts if text and not outlets.is_remark(text)]
    for text in texts:
        yield from _read(text, alone=len(texts) == 1)


def _read(text: str, *, alone: bool) -> Iterator[Part]:
    words = openings()
    source, by = words.source.match(text), words.by.match(text)
    opened = bool(by)
    special = words.special.match(text)
    found = by or source or special
    if found:
        text = trimmed(text[found.end() :])
    text = outlets.without_places(words.agencies.sub("", text)).strip()
    if words.staff.search(text):
        text = words.staff.sub("", text).strip()
        if not text:
            return
        person = outlets.is_person(text) or (not alone and not opened)
        kind = Kind.PERSON if person and not outlets.is_outlet(text) else Kind.OUTLET
        yield Part(text, kind, opened)
        return
    if not text or outlets.is_remark(text):
        return
    if found and not by:
        yield Part(text, Kind.OUTLET, credited=bool(source))
        return
    if opened and is_known_outlet(text):
        yield Part(text, Kind.OUTLET, opened)
        return
    yield from _linked(text, opened=opened)


def _linked(text: str, *, opened: bool) -> Iterator[Part]:
    """Read "A B for the C", "A B in Orrin"; anything else is one part."""
    link = LINK.search(text)
    head = text[: link.start()] if link else text
    people = opened or outlets.has_name_shape(head)
    if link and people and not is_known_outlet(text) and not outlets.is_outlet(head):
        tail = text[link.end() :]
        yield from _plain(head, opened=opened)
        if link[1] != "in" and not outlets.is_place(tail):
            yield Part(tail, Kind.OUTLET)
        return
    yield from _plain(text, opened=opened)


def _plain(text: str, *, opened: bool) -> Iterator[Part]:
    name, medium = outlets.run_together(text)
    if medium:
        yield Part(name, Kind.PERSON, opened)
        yield Part(medium, Kind.OUTLET)
        return
    names = [name for name in AND.split(text) if name]
    if len(names) > 1 and any(map(is_known_outlet, names)):
        for name in names:
            kind = Kind.OUTLET if is_known_outlet(name) else Kind.OPEN
            yield Part(name, kind, opened)
        return
    if len(names) > 1 and all(map(outlets.is_person, names)) and not is_known_outlet(text):
        yield Part(text, Kind.PERSON, opened)
    elif outlets.is_place(text):
        yield Part(text, Kind.PLACE, opened)
    elif outlets.is_outlet(text) or (opened and " " not in text and not outlets.is_given(text)):
        yield Part(text, Kind.OUTLET, opened)
    else:
        yield Part(text, Kind.PERSON if opened else Kind.OPEN, opened)

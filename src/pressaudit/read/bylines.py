"""Bylines to authors, outlet, programme and translator.

A byline is cut into parts at its commas, slashes, dashes, bars and brackets. What a part says by
itself ("By …", "Source: …", an outlet's word, a place, a date) is read first; the parts that are
left are people or outlets by where they stand. A staff byline ("Al-Monitor Staff") names an outlet
and no author.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from pressaudit import rules
from pressaudit.read import layout, outlets
from pressaudit.read.model import Byline
from pressaudit.read.outlets import canonical, is_known_outlet

_MARKS = re.compile(r"[“”\"«»?!]")
_END_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bInc)(?<!\bLtd)(?<!\bCo)\.$")
_SEPARATOR = re.compile(r"\s*(?:[,;|/()\[\]—–]|\s-+\s|^-+\s*|(?<=\w)-+\s+|\s+@\s*)\s*")
_LINK = re.compile(r"\s+(for|at|of|in|from)\s+(?=[A-Z]|[\w.-]+\.[a-z]{2,8}$)")
_AND = re.compile(r"\s+(?:and|&|with)\s+|\s*;\s*")
_LONGEST = 20
"""Words in the longest line that may be a byline."""


class _Kind(Enum):
    PERSON = auto()
    OUTLET = auto()
    PLACE = auto()
    OPEN = auto()
    """What only its place in the byline can tell."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    kind: _Kind
    opened: bool = False
    """Whether "By" or its like stood before it."""


@dataclass(frozen=True, slots=True)
class _Openings:
    by: re.Pattern[str]
    translated: re.Pattern[str]
    source: re.Pattern[str]
    special: re.Pattern[str]
    staff: re.Pattern[str]
    agencies: re.Pattern[str]


@cache
def _openings() -> _Openings:
    words = rules.load("outlets")["words"]

    def opening(phrases: list[str]) -> re.Pattern[str]:
        """Match phrases at the front: those that end in a colon need it, others may have one."""
        bare = layout.alternatives([p for p in phrases if not p.endswith(":")])
        colon = layout.alternatives([p.rstrip(":") for p in phrases])
        return re.compile(rf"(?:(?:{colon})\s*:|(?:{bare})(?=[\s:]|$))\s*", re.IGNORECASE)

    jobs = layout.alternatives([*words["staff"], *words["jobs"], "special"])
    ends = {name: layout.alternatives(words[name]) for name in ("staff", "agencies", "languages")}
    translated = opening(words["translated"]).pattern
    return _Openings(
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


def is_byline(text: str, *, strict: bool = False) -> bool:
    """Whether a line has the shape of a byline.

    It is short, has no end stop and no quotation marks, and all its words are written as in names;
    ``strict`` asks for an opening such as "By", or a known outlet, besides.
    """
    line = " ".join(text.split())
    if not line or len(line.split()) > _LONGEST or _MARKS.search(line) or "://" in line:
        return False
    parts = [part for part in _SEPARATOR.split(line) if part and not outlets.is_remark(part)]
    if all(map(outlets.is_place, parts)) or line.endswith((":", "…")):
        return False
    opened = any(map(is_opened, parts))
    known = any(is_known_outlet(part) or is_known_outlet(_unopened(part)) for part in parts)
    signed = known or outlets.is_outlet(_trimmed(parts[-1])) or _is_bare_name(line)
    if _END_STOP.search(line) and not signed:
        return False
    bare = (_unopened(part) for part in parts if not is_known_outlet(part))
    if not all(_is_named(part) for part in bare if part):
        return False
    if opened or known:
        return True
    # A title has all its words written as in names too, but no part of a byline is that long.
    names = (name for part in parts for one in _LINK.split(part) for name in _AND.split(one))
    short = all(len(name.split()) <= 7 for name in names)
    single = len(parts) == 1 and not outlets.is_outlet(parts[0]) and outlets.is_title(parts[0])
    return not strict and short and not single


def _is_bare_name(line: str) -> bool:
    """Whether a line with an end stop is a name all the same ("Ada Quill.")."""
    return bool(re.fullmatch(r"(?:[A-Z][\w’'-]+\.? ?){2,4}", line))


def is_opened(text: str) -> bool:
    """Whether a line opens as only bylines do ("By …", "Source: …", "Translated by …")."""
    words = _openings()
    return any(p.match(text) for p in (words.by, words.translated, words.source))


def _unopened(part: str) -> str:
    """Return a part without what may stand in small letters at its edges."""
    words = _openings()
    for pattern in (words.translated, words.by, words.source, words.special):
        found = pattern.match(part)
        if found:
            part = part[found.end() :]
    return words.agencies.sub("", words.staff.sub("", part)).strip()


def _is_named(part: str) -> bool:
    """Whether all words are written as in names, but for the small ones that names may hold."""
    if outlets.is_outlet(part) and " " not in part:
        return True
    names = 0
    for word in part.split():
        bare = word.strip(".–—-'’")
        first, _, rest = bare.partition("-")
        if not bare or bare == "&" or outlets.is_particle(bare):
            continue
        if outlets.is_particle(first) and rest[:1].isupper():
            names += 1
        elif bare[0].isupper() or re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?|[\w.-]+\.\w{2,8}", bare):
            names += bare[0].isalpha()
        else:
            return False
    return names > 0


def parse(raw: str, site: str = "") -> Byline:
    """Read a byline.

    Parameters
    ----------
    raw
        The line as read.
    site
        Name of the site that the page is from: what is written in its name has no outlet.

    Returns
    -------
    Byline
        ``outlet`` is canonical, and empty when the byline names people only: such a post was
        written for the site itself.
    """
    line, translator = _without_translator(" ".join(raw.split()))
    parts = list(_parts(line))
    own = [part.text for part in parts if site and _is_own(part.text, site)]
    people, media = _settled([part for part in parts if part.text not in own])
    if own and not people and outlets.fold(own[0]) != outlets.fold(site):
        people = [own[0]]
    programme, outlet = _programme([*dict.fromkeys(map(canonical, media))], bool(people))
    return Byline(
        raw=raw,
        authors=tuple(dict.fromkeys(people)),
        outlet=outlet,
        programme=programme,
        translator=translator,
    )


def _without_translator(line: str) -> tuple[str, str]:
    found = _openings().translated.search(line)
    if not found or (found.start() and line[found.start() - 1].isalnum()):
        return line, ""
    translator = _trimmed(line[found.end() :])
    known = is_known_outlet(translator)
    return line[: found.start()], canonical(translator) if known else translator


def _trimmed(part: str) -> str:
    """Return ``part`` without marks at its edges, but with the stop of an initial or a title."""
    part = part.strip(" ,;:–—-()")
    kept = re.search(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr)\.$", part)
    return part.strip() if kept else part.strip(" .")


def _is_own(outlet: str, site: str) -> bool:
    """Whether an outlet is the site itself or goes by its first name ("Nejat Bloggers")."""
    return outlets.fold(outlet) == outlets.fold(site) or (
        len(outlet.split()) > 1
        and outlets.has_outlet_word(outlet)
        and outlets.fold(outlet.split(maxsplit=1)[0]) == outlets.fold(site.split(maxsplit=1)[0])
    )


def _parts(line: str) -> Iterator[_Part]:
    """Yield the parts that name somebody, each as far as its own words tell what it is."""
    if is_known_outlet(_trimmed(line)):
        yield _Part(_trimmed(line), _Kind.OUTLET)
        return
    texts = [_trimmed(part) for part in _SEPARATOR.split(line)]
    texts = [text for text in texts if text and not outlets.is_remark(text)]
    for text in texts:
        yield from _read(text, alone=len(texts) == 1)


def _read(text: str, *, alone: bool) -> Iterator[_Part]:
    words = _openings()
    source, by = words.source.match(text), words.by.match(text)
    opened = bool(by)
    special = words.special.match(text)
    found = by or source or special
    if found:
        text = _trimmed(text[found.end() :])
    text = outlets.without_places(words.agencies.sub("", text)).strip()
    if words.staff.search(text):
        text = words.staff.sub("", text).strip()
        if not text:
            return
        person = outlets.is_person(text) or (not alone and not opened)
        kind = _Kind.PERSON if person and not outlets.is_outlet(text) else _Kind.OUTLET
        yield _Part(text, kind, opened)
        return
    if not text or outlets.is_remark(text):
        return
    if found and not by:
        yield _Part(text, _Kind.OUTLET)
        return
    if opened and is_known_outlet(text):
        yield _Part(text, _Kind.OUTLET, opened)
        return
    yield from _linked(text, opened=opened)


def _linked(text: str, *, opened: bool) -> Iterator[_Part]:
    """Read "A B for the C", "A B in Orrin"; anything else is one part."""
    link = _LINK.search(text)
    head = text[: link.start()] if link else text
    people = opened or outlets.has_name_shape(head)
    if link and people and not is_known_outlet(text) and not outlets.is_outlet(head):
        tail = text[link.end() :]
        yield from _plain(head, opened=opened)
        if link[1] != "in" and not outlets.is_place(tail):
            yield _Part(tail, _Kind.OUTLET)
        return
    yield from _plain(text, opened=opened)


def _plain(text: str, *, opened: bool) -> Iterator[_Part]:
    name, medium = outlets.run_together(text)
    if medium:
        yield _Part(name, _Kind.PERSON, opened)
        yield _Part(medium, _Kind.OUTLET)
        return
    names = [name for name in _AND.split(text) if name]
    if len(names) > 1 and any(map(is_known_outlet, names)):
        for name in names:
            kind = _Kind.OUTLET if is_known_outlet(name) else _Kind.OPEN
            yield _Part(name, kind, opened)
        return
    if len(names) > 1 and all(map(outlets.is_person, names)) and not is_known_outlet(text):
        yield _Part(text, _Kind.PERSON, opened)
    elif outlets.is_place(text):
        yield _Part(text, _Kind.PLACE, opened)
    elif outlets.is_outlet(text) or (opened and " " not in text and not outlets.is_given(text)):
        yield _Part(text, _Kind.OUTLET, opened)
    else:
        yield _Part(text, _Kind.PERSON if opened else _Kind.OPEN, opened)


def _settled(parts: Sequence[_Part]) -> tuple[list[str], list[str]]:
    """Return people and outlets, the open parts told by where they stand."""
    settled = list(parts)
    known = any(part.kind is _Kind.OUTLET for part in parts)
    for n, part in enumerate(parts):
        if part.kind is _Kind.OPEN:
            kind = _kind_of(settled, n, known=known)
            settled[n] = replace(part, kind=kind)
    people, media = [], []
    for part in settled:
        if part.kind is _Kind.PERSON:
            people += _people(part.text)
        elif part.kind is _Kind.OUTLET:
            media.append(part.text)
    return people, media


def _kind_of(parts: Sequence[_Part], n: int, *, known: bool) -> _Kind:
    """Tell whether the open part ``n`` is a person or an outlet; a place when it is neither.

    ``known`` says that some part is an outlet by its own words. The parts before ``n`` are settled.
    """
    text = parts[n].text
    before, after = parts[:n], parts[n + 1 :]
    author = any(part.kind is _Kind.PERSON for part in before)
    outlet = any(part.kind is _Kind.OUTLET for part in before)
    single = " " not in text
    if author and outlet:
        return _Kind.PLACE
    several = bool(_AND.search(text)) and not single
    opened = any(part.opened and part.kind is _Kind.PERSON for part in after)
    if opened and not (known and (several or outlets.is_person(text))):
        return _Kind.OUTLET  # "Quillon / By Ada Quill"
    follows = any(part.kind in (_Kind.OUTLET, _Kind.OPEN) for part in after)
    if author:
        person = several or outlets.is_person(text)
        if known:
            named = person or not (single or outlets.is_title(text))
            return _Kind.PERSON if named else _Kind.PLACE
        if follows:
            return _Kind.PERSON if person else _Kind.OUTLET
        return _Kind.PERSON if person else _Kind.OUTLET
    if outlet:
        return _Kind.OUTLET if single or outlets.is_title(text) else _Kind.PERSON
    if several:
        return _Kind.PERSON
    return _Kind.OUTLET if single or outlets.is_title(text) else _Kind.PERSON


def _programme(media: list[str], authored: bool) -> tuple[str, str]:
    """Return programme and outlet: of two without an author, the one that is less an outlet."""
    if len(media) < 2 or authored:
        return "", media[0] if media else ""
    first, second = media[:2]
    if outlets.is_programme(second):
        return second, first
    if outlets.is_programme(first) or not is_known_outlet(first):
        if outlets.is_outlet(first) and not outlets.is_outlet(second):
            return second, first
        return first, second
    return "", first


def _people(text: str) -> list[str]:
    """Return the people in "A and C D"; A has the family name of the other."""
    names = [outlets.plain_case(name.strip(" ,")) for name in _AND.split(text)]
    names = [name for name in names if name]
    if len(names) > 1:
        family = _family(names[-1])
        names = [f"{n} {family}" if family and " " not in n else n for n in names]
    return names


def _family(name: str) -> str:
    """Return a full name's family name, with the small words before it; '' for a single name."""
    parts = name.split()[1:]
    small = next((n for n, part in enumerate(parts) if outlets.is_particle(part)), len(parts) - 1)
    return " ".join(parts[small:])

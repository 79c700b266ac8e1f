"""Bylines to authors, outlet, programme and translator.

A byline is cut into parts at its commas, slashes, dashes and bars; each part is a person, an outlet,
a place, a translator or a remark, by the words in it and by where it stands. A staff byline
("Al-Monitor Staff") names an outlet and no author. Spellings are joined by rules/outlets.toml; an
outlet that the rules do not know keeps its own spelling.
"""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.read import layout
from pressaudit.read.model import Byline

_MARKS = re.compile(r"[“”\"«»?!]")
_END_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bInc)(?<!\bLtd)(?<!\bCo)\.$")
_SEPARATOR = re.compile(r"\s*(?:[,;|/]|\s[–—-]+\s|^[–—-]+\s*|\s*[—–]\s*$|\s+@\s*)\s*")
_LONGEST = 16
"""Words in the longest line that may be a byline."""


@dataclass(frozen=True, slots=True)
class _Words:
    """rules/outlets.toml, ready for use; all keys are folded."""

    canonical: dict[str, str]
    outlet: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    by: re.Pattern[str]
    translated: re.Pattern[str]
    source: re.Pattern[str]
    staff: re.Pattern[str]


def _fold(name: str) -> str:
    """Return the key under which spellings of one name meet."""
    folded = re.sub(r"[^\w]+", "", name.casefold().replace("’", "").replace("'", ""))
    plain = name.casefold().strip()
    return folded.removeprefix("the") if plain.startswith("the ") else folded


def _opening(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{layout.alternatives(phrases)})(?=[\s:]|$)\s*:?\s*", re.IGNORECASE)


@cache
def _words() -> _Words:
    data = rules.load("outlets")
    canonical = {
        _fold(form): name for name, forms in data["spellings"].items() for form in [name, *forms]
    }
    words = data["words"]
    sources = [phrase.rstrip(":") if " " in phrase else phrase for phrase in words["source"]]
    return _Words(
        canonical=canonical,
        outlet=frozenset(words["outlet"]),
        places=frozenset(_fold(place) for place in words["places"]),
        particles=frozenset(words["particles"]),
        by=_opening([phrase.rstrip(":") for phrase in words["by"]]),
        translated=_opening([phrase.rstrip(":") for phrase in words["translated"]]),
        source=re.compile(rf"(?:{layout.alternatives(sources)})\s*:?\s*", re.IGNORECASE),
        staff=re.compile(
            rf"\s*\b(?:{layout.alternatives(words['staff'] + words['agencies'])})$", re.IGNORECASE
        ),
    )


def canonical(outlet: str) -> str:
    """Return the one name of an outlet, its own spelling when the rules do not know it."""
    name = " ".join(outlet.split()).strip(" .,;:")
    known = _words().canonical.get(_fold(name))
    if known:
        return known
    bare = re.sub(r"\s+(?:website|web site|newspaper|magazine)$", "", name, flags=re.IGNORECASE)
    return _words().canonical.get(_fold(bare), bare)


def is_known_outlet(name: str) -> bool:
    """Whether the rules know ``name`` as an outlet's."""
    return _fold(name) in _words().canonical


def is_byline(text: str, *, strict: bool = False) -> bool:
    """Whether a line has the shape of a byline.

    It is short, has no end stop and no quotation marks, and all its words are written as in names;
    ``strict`` asks for an opening such as "By", or a known outlet, besides.
    """
    words = _words()
    line = " ".join(text.split())
    if not line or len(line.split()) > _LONGEST or _MARKS.search(line) or "://" in line:
        return False
    if _END_STOP.search(line) or line.endswith((":", "…")):
        return False
    opened = bool(words.by.match(line) or words.translated.match(line) or words.source.match(line))
    known = any(is_known_outlet(part) for part in _SEPARATOR.split(line) if part)
    if not _all_names(_opened(line)):
        return False
    if opened or known:
        return True
    # A title has all its words written as in names too, but no part of a byline is that long.
    return not strict and all(len(part.split()) <= 7 for part in _SEPARATOR.split(line))


def is_opened(text: str) -> bool:
    """Whether a line opens as only bylines do ("By …", "Source: …", "Translated by …")."""
    words = _words()
    return any(p.match(text) for p in (words.by, words.translated, words.source))


def _opened(line: str) -> str:
    """Return ``line`` without the words that open bylines."""
    words = _words()
    for pattern in (words.by, words.source, words.translated):
        line = pattern.sub(" ", line) if pattern is words.translated else pattern.sub("", line, 1)
    return line.strip()


def _all_names(line: str) -> bool:
    names = 0
    for word in re.findall(r"[^\s,;|/]+", line):
        bare = word.strip("().–—-'’")
        if not bare or bare.lower() in _words().particles:
            continue
        if bare[0].isupper() or re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?|[\w.-]+\.\w{2,4}", bare):
            names += bare[0].isalpha()
        else:
            return False
    return names > 0


def parse(raw: str) -> Byline:
    """Read a byline.

    Parameters
    ----------
    raw
        The line as read.

    Returns
    -------
    Byline
        ``outlet`` is canonical, and empty when the byline names people only: such a post was
        written for the site itself.
    """
    line = " ".join(raw.split())
    if not line:
        return Byline()
    words = _words()
    translator = ""
    found = words.translated.search(line)
    if found and (found.start() == 0 or not line[found.start() - 1].isalnum()):
        translator = line[found.end() :].strip(" ,.;:)(")
        line = line[: found.start()]
        translator = canonical(translator) if is_known_outlet(translator) else translator
    parts = [
        part.strip(" .()") if not _initials(part) else part.strip(" ()")
        for part in _SEPARATOR.split(line)
    ]
    parts = [part for part in parts if part and not _is_remark(part)]
    authors, outlets, programme = _sort_parts(parts)
    return Byline(
        raw=raw,
        authors=tuple(dict.fromkeys(authors)),
        outlet=canonical(outlets[0]) if outlets else "",
        programme=programme,
        translator=translator,
    )


def _initials(part: str) -> bool:
    return bool(re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", part.strip()))


def _is_remark(part: str) -> bool:
    """Whether a part is a date, a number or a time."""
    return bool(
        layout.day(part) or re.fullmatch(r"[\d\s:./-]+(?:am|pm)?", part) or _is_month_day(part)
    )


def _is_month_day(part: str) -> bool:
    months = layout.alternatives(rules.load("layout")["date_line"]["months"])
    return bool(
        re.fullmatch(
            rf"(?:\d{{1,2}}\s+)?(?:{months})(?:\s+\d{{1,4}})?(?:st|nd|rd|th)?(?:\s+\d{{4}})?",
            part,
            re.IGNORECASE,
        )
    )


def _sort_parts(parts: list[str]) -> tuple[list[str], list[str], str]:
    """Return authors, outlets (the byline's own first) and the programme."""
    words = _words()
    authors: list[str] = []
    outlets: list[str] = []
    for part in parts:
        source = words.source.match(part)
        by = words.by.match(part)
        if source:
            rest = part[source.end() :].strip()
            if rest:
                outlets.append(rest)
        elif by:
            people, outlet = _people_for_outlet(part[by.end() :])
            named = _names(people)
            if is_known_outlet(people) or _has_outlet_word(people):
                outlets.append(people)
            else:
                authors += named
            outlets += outlet
        elif words.staff.search(part):
            rest = words.staff.sub("", part).strip()
            if (
                rest
                and _has_name_shape(rest)
                and not _is_outlet(rest)
                and authors == []
                and len(parts) > 1
            ):
                authors += _names(rest)
            elif rest:
                outlets.append(rest)
        elif _fold(part) in words.places and (authors or outlets):
            continue
        elif _is_outlet(part):
            outlets.append(part)
        elif authors and not outlets and not _is_person_list(part, parts):
            outlets.append(part)
        else:
            people, outlet = _people_for_outlet(part)
            authors += _names(people)
            outlets += outlet
    programme = ""
    if len(outlets) > 1 and not authors:
        programme, outlets = _programme(outlets)
    return authors, outlets, programme


def _programme(outlets: list[str]) -> tuple[str, list[str]]:
    """Part "programme, outlet": of two outlets and no author, the first is the programme."""
    if canonical(outlets[0]) == canonical(outlets[1]):
        return "", outlets
    return outlets[0], outlets[1:]


def _is_outlet(part: str) -> bool:
    return is_known_outlet(part) or _has_outlet_word(part) or _is_site(part)


def _is_site(part: str) -> bool:
    return bool(re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", part))


def _has_outlet_word(part: str) -> bool:
    tokens = re.findall(r"[\w’']+", part.lower())
    return bool(tokens) and (tokens[0] == "the" or any(t in _words().outlet for t in tokens))


def _has_name_shape(part: str) -> bool:
    return len(part.split()) in (2, 3, 4)


def _is_person_list(part: str, parts: list[str]) -> bool:
    """Whether a part after an author is one more author: an outlet still follows it."""
    later = parts[parts.index(part) + 1 :]
    return _has_name_shape(part) and any(_is_outlet(p) for p in later)


def _people_for_outlet(text: str) -> tuple[str, list[str]]:
    """Part "A and B for The C"."""
    found = re.search(r"\s+(?:for|of|at)\s+(?=[A-Z])", text)
    if found:
        return text[: found.start()], [text[found.end() :]]
    return text, []


def _names(text: str) -> list[str]:
    """Return the people of "A B and C D", or of "A and C D" who share a family name."""
    people = [part.strip(" ,") for part in re.split(r"\s+(?:and|&|with)\s+|\s*;\s*", text)]
    people = [_cased(person) for person in people if person]
    if len(people) > 1:
        family = people[-1].split()[1:]
        people = [
            f"{person} {' '.join(family[-1:])}" if len(person.split()) == 1 and family else person
            for person in people
        ]
    return people


def _cased(name: str) -> str:
    """Write a name in capitals as other names are written."""
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if len(m[0]) > 1 else m[0], name)

"""Bylines to authors, outlet, programme and translator.

A byline is cut into parts at its commas, slashes, dashes and bars; each part is a person, an
outlet, a place, a translator or a remark, by the words in it and by where it stands. A staff byline
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
    articles: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    by: re.Pattern[str]
    translated: re.Pattern[str]
    source: re.Pattern[str]
    staff: re.Pattern[str]
    agencies: re.Pattern[str]


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
        articles=frozenset(words["articles"]),
        places=frozenset(_fold(place) for place in words["places"]),
        particles=frozenset(words["particles"]),
        by=_opening([phrase.rstrip(":") for phrase in words["by"]]),
        translated=_opening([phrase.rstrip(":") for phrase in words["translated"]]),
        source=re.compile(rf"(?:{layout.alternatives(sources)})\s*:?\s*", re.IGNORECASE),
        staff=re.compile(rf"\s*\b(?:{layout.alternatives(words['staff'])})$", re.IGNORECASE),
        agencies=re.compile(
            rf"\s*\b(?:{layout.alternatives(words['agencies'])})(?=,|$)", re.IGNORECASE
        ),
    )


def canonical(outlet: str) -> str:
    """Return the one name of an outlet, its own spelling when the rules do not know it."""
    name = " ".join(outlet.split()).strip(" .,;:")
    known = _words().canonical.get(_fold(name))
    if known:
        return known
    bare = re.sub(r"\s+(?:website|web site|newspaper|\(.*\))$", "", name, flags=re.IGNORECASE)
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
    if all(_is_remark(part) for part in _SEPARATOR.split(line) if part):
        return False
    if line.endswith((":", "…")) or (_END_STOP.search(line) and not _is_bare_name(line)):
        return False
    opened = bool(words.by.match(line) or words.translated.match(line) or words.source.match(line))
    known = any(is_known_outlet(part) for part in _SEPARATOR.split(line) if part)
    line = ", ".join(part for part in _SEPARATOR.split(line) if not is_known_outlet(part)) or "X"
    opened_line = words.agencies.sub("", _opened(line))
    if not _all_names(re.sub(r"(?i)^(?:staff|senior)\s+\w+,", "", opened_line)):
        return False
    if opened or known:
        return True
    # A title has all its words written as in names too, but no part of a byline is that long.
    parts = re.split(rf"{_SEPARATOR.pattern}|\s+(?:and|for)\s+", line)
    return not strict and all(len(part.split()) <= 7 for part in parts)


def _is_bare_name(line: str) -> bool:
    """Whether a line with an end stop is a name all the same ("Ada Quill.")."""
    return bool(re.fullmatch(r"(?:[A-Z][\w’'-]+\.? ?){2,4}", line))


def is_opened(text: str) -> bool:
    """Whether a line opens as only bylines do ("By …", "Source: …", "Translated by …")."""
    words = _words()
    return any(p.match(text) for p in (words.by, words.translated, words.source))


def _opened(line: str) -> str:
    """Return ``line`` without the words that open bylines."""
    words = _words()
    line = words.translated.sub(" ", line)
    for opening in (words.by, words.source):
        found = opening.match(line.strip(" (–—-"))
        if found:
            line = line.strip(" (–—-")[found.end() :]
    return line.strip()


def _all_names(line: str) -> bool:
    names = 0
    for word in re.findall(r"[^\s,;|/]+", line):
        bare = word.strip("().–—-'’")
        if not bare or bare == "&" or bare.lower() in _words().particles:
            continue
        if bare[0].isupper() or re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?|[\w.-]+\.\w{2,4}", bare):
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
    line = " ".join(raw.split())
    words = _words()
    translator = ""
    found = words.translated.search(line)
    if found and (found.start() == 0 or not line[found.start() - 1].isalnum()):
        translator = _trimmed(line[found.end() :])
        line = line[: found.start()]
        translator = canonical(translator) if is_known_outlet(translator) else translator
    parts = [_trimmed(part) for part in _SEPARATOR.split(line)]
    parts = [part for part in parts if part and not _is_remark(part)]
    authors: list[str] = []
    outlets: list[str] = []
    author_first = False
    for number, part in enumerate(parts):
        people, media = _opened_part(part, alone=len(parts) == 1) or _plain_part(
            part, bool(authors), bool(outlets), parts[number + 1 :]
        )
        if author_first and outlets:
            people = []  # after "author, outlet" stands a place
        author_first = author_first or (bool(people) and not outlets)
        authors += people
        outlets += media
    outlets = list(dict.fromkeys(map(canonical, outlets)))
    if site and outlets and _is_own(outlets[0], site):
        own = outlets.pop(0)
        authors += [own] if not authors and _fold(own) != _fold(site) else []
    programme = outlets.pop(0) if len(outlets) > 1 and not authors else ""
    return Byline(
        raw=raw,
        authors=tuple(dict.fromkeys(authors)),
        outlet=outlets[0] if outlets else "",
        programme=programme,
        translator=translator,
    )


def _trimmed(part: str) -> str:
    """Return ``part`` without marks at its edges, but with the stop of an initial or a title."""
    part = part.strip(" ,;:–—-")
    if part.count("(") != part.count(")"):
        part = part.strip("()")
    if part.startswith("(") and part.endswith(")"):
        part = part[1:-1]
    kept = re.search(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr)\.$", part)
    return part.strip() if kept else part.strip(" .")


def _is_own(outlet: str, site: str) -> bool:
    """Whether an outlet is the site itself or goes by its first name ("Nejat Bloggers")."""
    return _fold(outlet) == _fold(site) or (
        len(outlet.split()) > 1
        and _fold(outlet.split(maxsplit=1)[0]) == _fold(site.split(maxsplit=1)[0])
    )


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


def _opened_part(part: str, *, alone: bool) -> tuple[list[str], list[str]] | None:
    """Read a part with a word of its own for what it is; None when it has none."""
    words = _words()
    source, by = words.source.match(part), words.by.match(part)
    if source and not by:
        rest = part[source.end() :].strip()
        return [], [rest] if rest else []
    if by:
        part = part[by.end() :]
    part = words.agencies.sub("", part).strip()
    if words.staff.search(part):
        rest = words.staff.sub("", part).strip()
        if rest and not alone and _has_name_shape(rest) and not _is_outlet(rest):
            return _people(rest)
        return [], [rest] if rest else []
    return _people(part) if by else None


def _plain_part(
    part: str, has_author: bool, has_outlet: bool, later: list[str]
) -> tuple[list[str], list[str]]:
    """Read a part by its words and its place among the others."""
    if _fold(part) in _words().places and (has_author or has_outlet):
        return [], []
    people, _, medium = part.partition(" for ")
    if medium and _has_name_shape(people) and not _is_outlet(people):
        return _people(part)
    if _is_outlet(part):
        return [], [part]
    outlet_follows = any(_is_outlet(other) for other in later)
    single = len(part.split()) == 1
    if single and not has_author and (outlet_follows or not later):
        return [], [part]  # a person has two names
    if has_author and not has_outlet and not (outlet_follows and _has_name_shape(part)):
        return [], [part]
    return _people(part)


def _is_outlet(part: str) -> bool:
    first = part.split(maxsplit=1)[0] if part else ""
    bare = re.sub(r"\s*\(.*\)$", "", part)
    acronym = first.isupper() and len(first) > 2 and is_known_outlet(first)
    return is_known_outlet(bare) or acronym or _has_outlet_word(part) or _is_site(part)


def _is_site(part: str) -> bool:
    return bool(re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", part))


def _has_outlet_word(part: str) -> bool:
    tokens = re.findall(r"[\w’']+", part.lower())
    return bool(tokens) and (
        tokens[0] in _words().articles or any(t in _words().outlet for t in tokens)
    )


def _has_name_shape(part: str) -> bool:
    return len(part.split()) in (2, 3, 4)


def _people(text: str) -> tuple[list[str], list[str]]:
    """Read "A B and C D for The E": people, and the outlet where there is one.

    Of "A and C D", the first has the family name of the second.
    """
    found = re.search(r"\s+(?:for|of|at)\s+(?=[A-Z])", text)
    outlets = []
    if found:
        text, outlets = text[: found.start()], [text[found.end() :]]
    words = _words()
    text = words.agencies.sub("", text).strip()
    if not text or _is_outlet(text):
        return [], [*([text] if text else []), *outlets]
    names = [name.strip(" ,") for name in re.split(r"\s+(?:and|&|with)\s+|\s*;\s*", text)]
    names = [_cased(name) for name in names if name]
    outlets = [*[name for name in names if is_known_outlet(name)][:1], *outlets]
    names = [name for name in names if not is_known_outlet(name)]
    if len(names) > 1:
        family = _family(names[-1])
        names = [f"{n} {family}" if family and len(n.split()) == 1 else n for n in names]
    return names, outlets


def _family(name: str) -> str:
    """Return a full name's family name, with the small words before it; '' for a single name."""
    parts = name.split()[1:]
    small = next((n for n, part in enumerate(parts) if part in _words().particles), len(parts) - 1)
    return " ".join(parts[small:])


def _cased(name: str) -> str:
    """Write a name in capitals as other names are written."""
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if len(m[0]) > 1 else m[0], name)

"""Bylines to authors, outlet, programme and translator.

The parts that do not tell by themselves what they are (byline_parts) are people or outlets by
where they stand. A staff byline ("Orrin Courier Staff") names an outlet and no author.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pressaudit.language import outlets
from pressaudit.language.fold import without_the
from pressaudit.language.outlets import canonical, is_known_outlet
from pressaudit.read.byline_parts import (
    AND,
    LINK,
    Kind,
    Part,
    is_opened,
    openings,
    parts_of,
    pieces,
    trimmed,
    unopened,
)
from pressaudit.read.model import Byline

_MARKS = re.compile(r"[“”\"«»?!]")
_END_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bInc)(?<!\bLtd)(?<!\bCo)\.$")
_LONGEST = 20
"""Words in the longest line that may be a byline."""


def is_byline(text: str, *, strict: bool = False) -> bool:
    """Whether a line has the shape of a byline.

    It is short, has no end stop and no quotation marks, and all its words are written as in names;
    ``strict`` asks for an opening such as "By", or a known outlet, besides.
    """
    line = " ".join(text.split())
    if not line or len(line.split()) > _LONGEST or _MARKS.search(line) or "://" in line:
        return False
    parts = [part for part in pieces(line) if not outlets.is_remark(part)]
    if all(map(outlets.is_place, parts)) or line.endswith((":", "…")):
        return False
    opened = any(map(is_opened, parts))
    known = any(is_known_outlet(part) or is_known_outlet(unopened(part)) for part in parts)
    signed = known or outlets.is_outlet(trimmed(parts[-1])) or _is_bare_name(line)
    if _END_STOP.search(line) and not signed:
        return False
    bare = (unopened(part) for part in parts if not is_known_outlet(part))
    if not all(_is_named(part) for part in bare if part):
        return False
    if opened or known:
        return True
    # A title has all its words written as in names too, but no part of a byline is that long.
    names = (name for part in parts for one in LINK.split(part) for name in AND.split(one))
    short = all(len(name.split()) <= 7 for name in names)
    single = len(parts) == 1 and not outlets.is_outlet(parts[0]) and outlets.is_title(parts[0])
    return not strict and short and not single


def _is_bare_name(line: str) -> bool:
    """Whether a line with an end stop is a name all the same ("Ada Quill.")."""
    return bool(re.fullmatch(r"(?:[A-Z][\w’'-]+\.? ?){2,4}", line))


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


@lru_cache(maxsize=4096)
def parse(raw: str, site: str = "") -> Byline:
    """Read a byline, once for each line: several rules ask what the same one says.

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
    parts = list(parts_of(line))
    posting = [p for p in parts if p.kind is Kind.OUTLET and not p.credited]
    if posting:
        # "Source: Capital Wire, Quay Courier Staff": the Courier prints what it credits.
        parts = [part for part in parts if not part.credited]
    own = [part.text for part in parts if site and _is_own(part.text, site)]
    people, media = _settled([part for part in parts if part.text not in own])
    if own and not people and without_the(own[0]) != without_the(site):
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
    found = openings().translated.search(line)
    if not found or (found.start() and line[found.start() - 1].isalnum()):
        return line, ""
    translator = trimmed(line[found.end() :])
    known = is_known_outlet(translator)
    return line[: found.start()], canonical(translator) if known else translator


def _is_own(outlet: str, site: str) -> bool:
    """Whether an outlet is the site itself or goes by its first name ("Nejat Bloggers")."""
    return without_the(outlet) == without_the(site) or (
        len(outlet.split()) > 1
        and outlets.has_outlet_word(outlet)
        and without_the(outlet.split(maxsplit=1)[0]) == without_the(site.split(maxsplit=1)[0])
    )


def _settled(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """Return people and outlets, the open parts told by where they stand."""
    settled = list(parts)
    known = any(part.kind is Kind.OUTLET for part in parts)
    for n, part in enumerate(parts):
        if part.kind is Kind.OPEN:
            kind = _kind_of(settled, n, known=known)
            settled[n] = replace(part, kind=kind)
    people, media = [], []
    for part in settled:
        if part.kind is Kind.PERSON:
            people += _people(part.text)
        elif part.kind is Kind.OUTLET:
            media.append(part.text)
    return people, media


def _kind_of(parts: Sequence[Part], n: int, *, known: bool) -> Kind:
    """Tell whether the open part ``n`` is a person or an outlet; a place when it is neither.

    ``known`` says that some part is an outlet by its own words. The parts before ``n`` are settled.
    """
    text = parts[n].text
    before, after = parts[:n], parts[n + 1 :]
    author = any(part.kind is Kind.PERSON for part in before)
    outlet = any(part.kind is Kind.OUTLET for part in before)
    single = " " not in text
    if author and outlet:
        return Kind.PLACE
    several = bool(AND.search(text)) and not single
    opened = any(part.opened and part.kind is Kind.PERSON for part in after)
    if opened and not (known and (several or outlets.is_person(text))):
        return Kind.OUTLET  # "Quillon / By Ada Quill"
    follows = any(part.kind in (Kind.OUTLET, Kind.OPEN) for part in after)
    if author:
        person = several or outlets.is_person(text)
        if known:
            named = person or not (single or outlets.is_title(text))
            return Kind.PERSON if named else Kind.PLACE
        if follows:
            return Kind.PERSON if person else Kind.OUTLET
        return Kind.PERSON if person else Kind.OUTLET
    if outlet:
        return Kind.OUTLET if single or outlets.is_title(text) else Kind.PERSON
    if several:
        return Kind.PERSON
    return Kind.OUTLET if single or outlets.is_title(text) else Kind.PERSON


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
    names = [outlets.plain_case(name.strip(" ,")) for name in AND.split(text)]
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

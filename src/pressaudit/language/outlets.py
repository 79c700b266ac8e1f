"""What a few words of a byline name: an outlet, a person, a place, or nobody (rules/outlets.toml).

Spellings of one outlet are joined by the rules; an outlet that they do not know keeps its own
spelling. Given names are those of rules/given_names.toml; that a run of words is a title ("Tide
Tables") and no name is told by their frequency in English (wordfreq; Speer 2022,
doi:10.5281/zenodo.7199437).
"""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.language.fold import without_the
from pressaudit.language.frequency import is_common

_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}")
_BARE = re.compile(r"\s+(?:website|web site|newspaper|\(.*\))$", re.IGNORECASE)
_CLOCK = re.compile(r"[\d\s:./-]+(?:(?:am|pm|gmt|utc)\b\.?)?", re.IGNORECASE)
_ENGLISH = 3.6
"""Zipf frequency from which a word is common: names mostly stay below it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """rules/outlets.toml, ready for use; all keys are folded."""

    canonical: dict[str, str]
    outlet: frozenset[str]
    articles: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    particles: frozenset[str]
    programmes: frozenset[str]
    given: frozenset[str]
    honorific: re.Pattern[str]
    jobs: re.Pattern[str]
    moment: re.Pattern[str]
    in_place: re.Pattern[str]


@cache
def _words() -> _Words:
    data = rules.load("outlets")
    words, names = data["words"], rules.load("given_names")
    months = rules.load("layout")["date_line"]["months"]
    month = alternatives([*months, *(m[:3] for m in months), "Sept"])
    said = alternatives(words["dated"])
    days = alternatives(words["weekdays"])
    return _Words(
        canonical={
            without_the(form): name
            for name, forms in data["spellings"].items()
            for form in [name, *forms]
        },
        outlet=frozenset(words["outlet"]),
        articles=frozenset(words["articles"]),
        places=frozenset(map(without_the, words["places"])),
        peoples=frozenset(words["peoples"]),
        particles=frozenset(words["particles"]),
        programmes=frozenset(map(without_the, words["programmes"])),
        given=frozenset(
            name.lower()
            for names in names.values()
            if isinstance(names, str)
            for name in names.split()
        ),
        honorific=re.compile(rf"(?:{alternatives(words['honorifics'])})\.?\s+(?=[A-Z])"),
        jobs=re.compile(rf"(?:.*\s)?(?:{alternatives(words['jobs'])})", re.IGNORECASE),
        in_place=re.compile(rf"\s+in\s+(?:{alternatives(words['places'])})(?=\s|$)"),
        moment=re.compile(
            rf"(?:(?:{said})(?:\s+(?:on|at|in))?\s*:?\s*)?(?:(?:{days})\.?)?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?:{month})\.?)?"
            rf"(?:\s*\d{{1,4}})?(?:st|nd|rd|th)?(?:\s+\d{{4}})?",
            re.IGNORECASE,
        ),
    )


def canonical(outlet: str) -> str:
    """Return the one name of an outlet, its own spelling when the rules do not know it."""
    name = " ".join(outlet.split()).strip(" .,;:")
    known = _words().canonical
    bare = _BARE.sub("", name)
    for form in (name, bare, name.lower().removeprefix("www.")):
        if without_the(form) in known:
            return known[without_the(form)]
    return name if is_place(bare) else bare


def is_known_outlet(name: str) -> bool:
    """Whether the rules know ``name`` as an outlet's."""
    return without_the(name) in _words().canonical


def is_programme(name: str) -> bool:
    """Whether the rules know ``name`` as a programme of some outlet."""
    return without_the(name) in _words().programmes


def is_outlet(part: str) -> bool:
    """Whether a part of a byline is an outlet by the words in it."""
    first = part.split(maxsplit=1)[0] if part else ""
    bare = re.sub(r"\s*\(.*\)$", "", part)
    acronym = first.isupper() and len(first) > 2 and is_known_outlet(first)
    return is_known_outlet(bare) or acronym or has_outlet_word(part) or bool(_SITE.fullmatch(part))


def has_outlet_word(part: str) -> bool:
    """Whether a part has a word that outlets have, opens with an article, or names a people."""
    tokens = re.findall(r"[\w’']+", part.lower())
    words = _words()
    if not tokens:
        return False
    of_place = len(tokens) > 1 and (tokens[0] in words.peoples or _is_of_a_place(part))
    return tokens[0] in words.articles or of_place or any(t in words.outlet for t in tokens)


def _is_of_a_place(part: str) -> bool:
    """Whether a part opens with a place that is nobody's given name ("Tehran Forum")."""
    first = part.split(maxsplit=1)[0]
    return without_the(first) in _words().places and first.lower() not in _words().given


def without_places(text: str) -> str:
    """Return "A B and C D" of "A B in Tirana and C D in London": towns that the rules know."""
    return _words().in_place.sub("", text)


def run_together(part: str) -> tuple[str, str]:
    """Return person and outlet of "Ada Quill Tehran Times"; ('', '') when it is not the two."""
    words = part.split()
    for n in range(2, len(words) - 1):
        name, medium = " ".join(words[:n]), " ".join(words[n:])
        if is_known_outlet(medium) and is_person(name) and not is_known_outlet(part):
            return name, medium
    return "", ""


def is_place(part: str) -> bool:
    """Whether a part is a place, by the rules."""
    return without_the(part) in _words().places


def is_remark(part: str) -> bool:
    """Whether a part is a date, a number, a time, or somebody's trade."""
    return is_moment(part) or bool(_words().jobs.fullmatch(part) and not is_outlet(part))


def is_moment(part: str) -> bool:
    """Whether a part is a date or a time, or a number that could be one, and no more."""
    return all(
        _CLOCK.fullmatch(piece) or _words().moment.fullmatch(piece)
        for piece in part.strip().split(", ")
    )


def is_particle(word: str) -> bool:
    """Whether a word in small letters may stand inside a name."""
    return word.lower() in _words().particles


def is_given(name: str) -> bool:
    """Whether one word is a given name that the rules know."""
    return not _words().given.isdisjoint(name.strip(".").lower().split("-"))


def is_person(part: str) -> bool:
    """Whether a part opens as a person's name does: a title, an initial or a known given name."""
    rest = _words().honorific.sub("", part)
    first = rest.split(maxsplit=1)[0] if rest else ""
    known = is_given(first) or bool(re.fullmatch(r"(?:[A-Z]\.)+", first))
    return (rest != part or known) and has_name_shape(rest)


def has_name_shape(part: str) -> bool:
    """Whether a part has as many words as names have, initials and small words apart."""
    words = part.split()
    named = [w for w in words if not is_particle(w) and not re.fullmatch(r"(?:\w\.)+", w)]
    return 2 <= len(words) <= 7 and 1 <= len(named) <= 4


def is_title(part: str) -> bool:
    """Whether words are a title's, of a programme or a thing: plain English and nobody's name."""
    words = re.findall(r"[^\W\d_]+", part)
    small = {w for w in words if w.islower()} & {"the", "a", "an", "in", "on", "to"}
    common = all(is_common(word, _ENGLISH) for word in words)
    return bool(words) and not is_person(part) and (common or (len(words) > 1 and bool(small)))


def plain_case(name: str) -> str:
    """Write a name in capitals as other names are written."""
    if not name.isupper() or len(name) < 4:
        return name
    shown = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if len(m[0]) > 1 else m[0], name)
    first, *rest = shown.split(" ")
    return " ".join([first, *(w.lower() if is_particle(w) else w for w in rest)])

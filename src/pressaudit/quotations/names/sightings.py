"""What each run of capitalised words is, as far as its own sentence tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import Document
from pressaudit.language.fold import without_the
from pressaudit.language.frequency import is_common
from pressaudit.language.words import lemma
from pressaudit.quotations.names import lexicon, outlets, scan
from pressaudit.rules import load

_INITIAL = re.compile(r"(?:\w\.)+$")
_ACRONYM = re.compile(r"\b[A-Z]{2,8}\b")
_ACRONYMS_AFTER = re.compile(r"\s\((?:the )?((?:[A-Z]{2,}\b[^()]{0,60})+)\)")
_ACRONYM_AFTER = re.compile(r"\s\((?:the )?([A-Z]{2,8})\)")
_APART = (",", ".", ";", "’", "'", "”", '"', ")")
"""What follows "French" or "London" where they are surnames."""
_BODIES = frozenset({"House", "Party", "Foundation", "University", "Institute", "Senate"})
"""Heads that make "Ann House" no person, though "Ann" is a given name."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run with its place and its likely kind: person, organisation, outlet, or "" if open.

    ``before`` is the word before it.
    """

    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[str, ...]
    kind: str
    title: str
    gender: str
    display: bool
    acronyms: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A run within its block of text."""

    text: str
    run: scan.Run
    display: bool

    @property
    def name(self) -> str:
        return self.text[self.run.start : self.run.end]

    @property
    def after(self) -> str:
        return self.text[self.run.end : self.run.end + 60]

    @property
    def before(self) -> str:
        return self.text[max(0, self.run.start - 80) : self.run.start]

    @property
    def acronym(self) -> bool:
        plain = self.name.replace(".", "")
        return len(self.run.tokens) == 1 and plain.isupper() and len(without_the(plain)) > 1

    @property
    def speaks(self) -> bool:
        """Whether a verb of saying follows."""
        return not self.display and bool(_speaks().match(self.after))


def last_name(tokens: tuple[str, ...]) -> str:
    """Return the last token that is no suffix such as "Jr."."""
    for token in reversed(tokens):
        if token.rstrip(",") not in lexicon.suffixes():
            return token
    return tokens[-1]


def sightings(article: Document) -> Iterator[Sighting]:
    """Give the runs of an article's title, caption and paragraphs, in reading order.

    Places and peoples are left out, but for those that are a surname in the same article.
    """
    blocks = [(0, article.title, True), (0, article.caption, True)]
    blocks += [(p.number, p.text, False) for p in article.paragraphs]
    things = {name for _, text, _ in blocks for name in _initials_of_things(text)}
    found = []
    for number, text, headline in blocks:
        display = (headline and len(text.split()) > 4) or scan.is_display(text)
        for run in scan.runs(text):
            place = _Place(text, run, display)
            if place.name in things:
                continue
            sighting = _sighting(number, place)
            doubtful = sighting is None and len(run.tokens) == 1
            if doubtful and (place.speaks or place.after[:1] in _APART):
                found.append((_open(number, place), True))
            elif sighting:
                found.append((sighting, False))
    surnames = {last_name(s.tokens) for s, _ in found if s.kind == "person" and len(s.tokens) > 1}
    for sighting, doubtful in found:
        if not doubtful or sighting.text in surnames:
            yield sighting


def _initials_of_things(text: str) -> Iterator[str]:
    """Give initials that plain words spell out, bodies apart: "carbon monoxide (CO)"."""
    for match in _SPELT_OUT.finditer(text) if "(" in text else ():
        words = match["words"].split()[-len(match["initials"]) - 1 :]
        bodies = load("cues")["nouns"]["organisation"].split()
        letters = [word[0] for word in words]
        if match["initials"][0].lower() in letters and not set(words) & set(bodies):
            yield match["initials"]


_SPELT_OUT = re.compile(r"(?P<words>(?:\b[a-z][\w-]*\s){1,6})\((?P<initials>[A-Z]{2,6})s?\)")


def _open(number: int, place: _Place) -> Sighting:
    """Return a sighting of a word that is a place or people, and may be a surname here."""
    run = place.run
    return Sighting(
        number,
        run.start,
        run.end,
        place.name,
        run.tokens,
        "",
        run.title,
        "",
        place.display,
        before=run.before,
    )


def _sighting(number: int, place: _Place) -> Sighting | None:
    run = place.run
    kind = _kind(place)
    if kind is None:
        return None
    start, tokens = run.start, run.tokens
    gender = lexicon.titles().get(run.title, "")
    if kind in ("", "person") and len(tokens) > 1:
        if kind and len(tokens) == 2 and not run.title and tokens[0] in lexicon.demonyms():
            start, tokens = run.end - len(tokens[1]), tokens[1:]
        if tokens[0][0].islower():
            kind = ""
        gender = gender or lexicon.given().get(tokens[0], "")
    if kind in ("", "person"):
        gender = lexicon.role_genders().get(run.before.lower(), gender)
    acronyms = _acronyms(place, kind)
    if acronyms and kind in ("", "person"):
        kind = "organisation"
    name = place.text[start : run.end]
    return Sighting(
        number,
        start,
        run.end,
        name,
        tokens,
        kind,
        run.title,
        gender,
        place.display,
        acronyms,
        run.before,
    )


def _kind(place: _Place) -> str | None:
    """Return person, organisation, outlet or "" (open); None for what is no name."""
    run, name = place.run, place.name
    if outlets.known(name, run.before):
        return "outlet"
    if name in lexicon.places() or name in listed("name_breaks", "alone") or _is_office(place):
        return None
    if len(run.tokens) == 1 and name in lexicon.demonyms():
        return None
    if not run.title and not place.display and _is_called_outlet(place):
        return "outlet"
    if len(run.tokens) == 1 and (outlets.is_site(name) or outlets.is_station(name, run.before)):
        return "outlet"
    if len(run.tokens) == 1:
        return _kind_of_one(place)
    if not run.title:
        body = _body(run.tokens)
        if body:
            return body
    if all(t.replace(".", "").isupper() and len(t) > 3 for t in run.tokens):
        return None
    return _kind_of_many(place)


def _is_office(place: _Place) -> bool:
    """Tell whether a run is an office without its bearer: "Chief Whip", "MP", "the Port MVP"."""
    run = place.run
    if _DEFINITE.search(place.before) and run.tokens[-1] in listed("titles", "office_initials"):
        return True
    title = [run.title] if run.title else []
    office = listed("titles", "office_words").issuperset((*run.tokens, *title))
    initials = not title and run.tokens[0] in listed("titles", "office_initials")
    return office or (initials and len(run.tokens) == 1) or " ".join(run.tokens) in _offices()


_DEFINITE = re.compile(r"\b[Tt]he\s(?:[a-z][\w-]*\s){0,2}$")


@cache
def _offices() -> frozenset[str]:
    """Return the offices of several words."""
    return frozenset(title for title in lexicon.titles() if " " in title)


def _is_called_outlet(place: _Place) -> bool:
    """Tell whether the words beside a name call it an outlet: "the daily Tern", "MTV channel"."""
    if outlets.described_after().match(place.after):
        return True
    if place.run.tokens[0] in lexicon.given():
        return False
    before = place.run.before in listed("titles", "outlet_called")
    return before or bool(outlets.called_after().match(place.after))


def _kind_of_one(place: _Place) -> str:
    run = place.run
    if run.title:
        return "person"
    if place.acronym:
        return "organisation"
    called = place.name in lexicon.given() and _introduced().search(place.before)
    called = called or _AGED.match(place.after)
    if called or run.before.lower() in lexicon.roles():
        return "person"
    several = lemma(place.name) != place.name.lower() and lemma(place.name) in lexicon.roles()
    if place.after[:1] != " " or not place.speaks or several:
        return ""
    return "organisation" if run.before in ("The", "the") else "person"


def _body(tokens: tuple[str, ...]) -> str:
    """Return organisation or outlet where a word of the run says so, or ""."""
    named = tokens[0] in lexicon.given()
    person = named and len(tokens) == 2 and tokens[1] not in _BODIES
    last = tokens[-1].rpartition("-")[2]
    ends_outlet = last in listed("organisations", "outlet_heads")
    if not listed("titles", "outlet_first").isdisjoint(tokens[:2]) and not named:
        return "outlet"
    if not person and any(t in lexicon.heads() for t in tokens):
        return "outlet" if ends_outlet and last != "Network" else "organisation"
    return "outlet" if ends_outlet and not named else ""


def _kind_of_many(place: _Place) -> str:
    run = place.run
    first, *inner = run.tokens[:-1]
    if first in listed("name_breaks", "alone"):
        return "organisation"
    if first in lexicon.given() or run.title or any(map(_INITIAL.match, (first, *inner))):
        return "person"
    if run.before in ("The", "the"):
        return "organisation"
    before = run.before.lower()
    if before in lexicon.roles() or before in listed("titles", "spoken_by"):
        return "person"
    if place.display:
        return ""
    if before in load("cues")["nouns"]["organisation"].split():
        return "organisation"
    if _apposition().match(place.after) or _introduced().search(place.before):
        return "person"
    somewhere = run.before in listed("phrases", "local")
    return "person" if place.speaks and not somewhere and not _is_a_matter(place) else ""


def _is_a_matter(place: _Place) -> bool:
    """Tell whether plain words hang on a preposition: "the Commissioner for Animal Rights said"."""
    governed = place.run.before in listed("phrases", "prepositions")
    return governed and all(is_common(token, _PLAIN) for token in place.run.tokens)


_PLAIN = 3.9
"""Zipf frequency from which a word is plain English: few names reach it."""


def _acronyms(place: _Place, kind: str) -> tuple[str, ...]:
    """Return the acronyms in brackets after an organisation's long form."""
    if kind in ("organisation", "outlet"):
        several = _ACRONYMS_AFTER.match(place.text, place.run.end, place.run.end + 90)
        return tuple(_ACRONYM.findall(several.group(1))) if several else ()
    if place.acronym or len(place.run.tokens) == 1:
        return ()
    one = _ACRONYM_AFTER.match(place.text, place.run.end, place.run.end + 30)
    fits = one and one.group(1)[0].lower() == without_the(place.name)[:1]
    return (one.group(1),) if one and fits else ()


@cache
def _apposition() -> re.Pattern[str]:
    """Build the pattern of what follows a person's name and a comma."""
    opens = one_of(listed("titles", "apposition"))
    owner = r"[A-Z]?[\w.’'-]+[’']s\s"
    roles = lexicon.roles()
    role = one_of(roles | {role.capitalize() for role in roles})
    office = rf"(?:[A-Z][\w&’'.-]*\s){{1,3}}{role}(?=[,.;)]|\s(?:of|at|for|in)\b)"
    return re.compile(rf",\s(?:\d\d\b|an?\s|the\s(?=[a-z])|[RD]-|{opens}\b|{owner}|{office})")


@cache
def _introduced() -> re.Pattern[str]:
    """Build the pattern of what introduces a person before a comma: "her brother, "."""
    owner = rf"(?:{one_of(listed('titles', 'owners'))}|[’']s?)\s"
    tail = r"(?:\s(?:of|in|at|for|from|to|who|whose)\s[^,.;:]{1,40})?"
    role = rf"(?:[a-z]+-)?{one_of(lexicon.roles())}"
    one = r"(?:One|Another|one|another)\s(?:[\w-]+\s){0,2}?[a-z]+"
    owned = rf"{owner}(?:[\w-]+\s){{0,3}}?{role}"
    return re.compile(rf"(?:^|(?<=\W)|(?<=\w)(?=[’']))(?:{owned}|{one}){tail},\s$")


_AGED = re.compile(r",\s\d\d,\s")
"""Behind a name: how old somebody is ("Ode, 21, came second")."""


@cache
def _speaks() -> re.Pattern[str]:
    verb = one_of(listed("titles", "speaks"))
    return re.compile(rf"(?:,\s)?\s?(?:(?:also|later|has|had|then)\s)?{verb}\b")

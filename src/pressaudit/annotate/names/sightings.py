"""What each run of capitalised words is, as far as its own sentence tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.annotate.names import scan
from pressaudit.read.model import Article
from pressaudit.rules import load

_INITIAL = re.compile(r"(?:\w\.)+$")
_FOLD = re.compile(r"[\W_]+")
_APPOSITIVE = re.compile(
    r",\s(?:\d\d\b|an?\s|the\s(?=[a-z])|who\b|whose\b|[RD]-|his\s|her\s|then\b|now\b|former|founder|co-founder|director|executive|president|chair|ceo|CEO|professor|author|editor|senior|vice|chief|one of|deputy|head of|a former|[A-Z]?[\w.’'-]+(?:’s|'s)\s)"
)
_SPEAKS = re.compile(
    r"(?:,\s)?\s?(?:also |later |has |had |then |)(?:said|says|told|tells|added|wrote|tweeted|argued|explained|asked|replied|continued|noted|stated|joked|insisted|announced|testified|recalled)\b"
)
_AFTER_CUE = frozenset(
    {
        "said",
        "says",
        "added",
        "asked",
        "wrote",
        "explained",
        "tweeted",
        "replied",
        "recalled",
        "noted",
        "argued",
    }
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run with its place and its likely kind: person, organisation, outlet, or "" if open."""

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


@cache
def _places() -> frozenset[str]:
    rules = load("organisations")
    return frozenset(rules["places"].split()) | frozenset(
        p.strip() for p in rules["place_names"].split(";")
    )


@cache
def _outlet_heads() -> frozenset[str]:
    return frozenset(load("organisations")["outlet_heads"].split())


@cache
def _roles() -> frozenset[str]:
    return frozenset(load("titles")["roles"].split())


_FEMALE_ROLES = frozenset(
    [
        "spokeswoman",
        "congresswoman",
        "chairwoman",
        "businesswoman",
        "actress",
        "sister",
        "wife",
        "daughter",
        "mother",
    ]
)
_MALE_ROLES = frozenset(
    [
        "spokesman",
        "congressman",
        "chairman",
        "businessman",
        "actor",
        "brother",
        "husband",
        "son",
        "father",
    ]
)


def fold(name: str) -> str:
    """Return ``name`` without case, spaces, marks and a leading article."""
    text = _FOLD.sub("", name.casefold())
    return text[3:] if name[:4].casefold() == "the " else text


@cache
def outlet_spellings() -> dict[str, str]:
    """Canonical outlet by folded spelling; a plain word needs its article ("The Hill")."""
    try:
        table: dict[str, list[str]] = load("outlets")["spellings"]
    except (FileNotFoundError, KeyError):
        table = {}
    out = {}
    for canonical, others in table.items():
        for spelling in [canonical, *others]:
            plain = (
                canonical.startswith("The ")
                and len(spelling.removeprefix("The ").split()) == 1
                and not spelling.isupper()
            )
            out[("the " if plain else "") + fold(spelling)] = canonical
    return out | {
        fold(word): word
        for word in load("organisations")["outlets"].split()
        if fold(word) not in out and "the " + fold(word) not in out
    }


_OUTLET_AFTER = re.compile(r",\san?\s(?:[\w’-]+\s){0,4}?(?:outlet|newspaper|magazine|website|news site|broadcaster|channel|network|daily|weekly|agency)\b")


def last_name(tokens: tuple[str, ...]) -> str:
    """Return the last token that is no suffix such as "Jr."."""
    for token in reversed(tokens):
        if token.rstrip(",") not in scan.suffixes():
            return token
    return tokens[-1]


def sightings(article: Article) -> Iterator[Sighting]:
    """Give the runs of an article's title, caption and paragraphs, in reading order."""
    blocks = [(0, article.title, True), (0, article.caption, True)]
    blocks += [(p.number, p.text, False) for p in article.paragraphs]
    for number, text, headline in blocks:
        display = (headline and len(text.split()) > 4) or scan.is_display(text)
        for run in scan.runs(text):
            found = _sighting(number, text, run, display)
            if found:
                yield found


def _sighting(number: int, text: str, run: scan.Run, display: bool) -> Sighting | None:
    tokens = run.tokens
    start, end = run.start, run.end
    name = text[start:end]
    kind, acronyms = "", ()
    after = text[end : end + 60]
    gender = scan.titles().get(run.title, "")
    before = run.before.lower()
    outlets = outlet_spellings()
    key = fold(name)
    article = run.before in ("The", "the")
    outlet = outlets.get(key) or (outlets.get("the " + key) if run.before == "The" else None)
    acronym = len(tokens) == 1 and name.replace(".", "").isupper() and len(key) > 1
    if outlet:
        kind = "outlet"
    elif name in _places() or (len(tokens) == 1 and name in scan.demonyms()):
        return None
    elif not run.title and not display and _OUTLET_AFTER.match(after):
        kind = "outlet"
    elif len(tokens) == 1:
        if run.title:
            kind = "person"
        elif acronym:
            kind = "organisation"
    elif (
        not run.title
        and any(t in scan.organisation_heads() for t in tokens)
        and not (
            tokens[0] in scan.given()
            and len(tokens) == 2
            and tokens[1]
            not in ("House", "Party", "Foundation", "University", "Institute", "Senate")
        )
    ):
        kind = (
            "outlet"
            if tokens[-1] in _outlet_heads() and tokens[-1] not in ("Network",)
            else "organisation"
        )
    elif not run.title and tokens[-1] in _outlet_heads() and tokens[0] not in scan.given():
        kind = "outlet"
    elif all(t.replace(".", "").isupper() and len(t) > 3 for t in tokens):
        return None
    else:
        known = tokens[0] in scan.given()
        if (
            known
            or run.title
            or _INITIAL.match(tokens[0])
            or any(_INITIAL.match(t) for t in tokens[1:-1])
        ):
            kind = "person"
        elif article:
            kind = "organisation"
        elif (
            before in _roles()
            or before in _AFTER_CUE
            or (not display and (_APPOSITIVE.match(after) or _SPEAKS.match(after)))
        ):
            kind = "person"
        if kind == "person" and len(tokens) == 2 and not run.title and tokens[0] in scan.demonyms():
            start, tokens = end - len(tokens[1]), tokens[1:]
            name = text[start:end]
        if tokens[0][0].islower():
            kind = ""
        gender = gender or scan.given().get(tokens[0], "")
    if kind in ("", "person"):
        if before in _FEMALE_ROLES:
            gender = "female"
        elif before in _MALE_ROLES:
            gender = "male"
        if len(tokens) == 1 and (before in _roles() or (not display and after[:1] == " " and _SPEAKS.match(after))):
            kind = "person"
    if kind in ("organisation", "outlet"):
        bracket = re.match(r"\s\((?:the )?((?:[A-Z]{2,}\b[^()]{0,60})+)\)", text[end : end + 90])
        if bracket:
            acronyms = tuple(re.findall(r"\b[A-Z]{2,8}\b", bracket.group(1)))
    elif not acronym and len(tokens) > 1:
        bracket = re.match(r"\s\((?:the )?([A-Z]{2,8})\)", text[end : end + 30])
        if bracket and bracket.group(1)[0].lower() == key[0]:
            kind, acronyms = "organisation", (bracket.group(1),)
    return Sighting(number, start, end, name, tokens, kind, run.title, gender, display, acronyms)

"""Runs of capitalised words that may be names, with what stands before them."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.words import lemma
from pressaudit.quotations.names.lexicon import (
    abbreviations,
    breaks,
    demonyms,
    given,
    heads,
    places,
    roles,
    title_before_name,
)
from pressaudit.rules import load

_UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
_WORD_BEFORE = re.compile(r"([\w.’'-]+)[ \u00a0]+$")
_ADJECTIVE = re.compile(r"[-‑][a-z]")
_POSSESSIVE = re.compile(r"^[’']s?")
_BODY_AFTER = re.compile(r"[’'] ((?:[A-Z][\w-]+ ?){1,3})")
_NEXT = re.compile(r" (\w+)")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:”\"’“‘—–]\s?)$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together, without the titles before them."""

    start: int
    end: int
    tokens: tuple[str, ...]
    title: str
    before: str


def is_display(text: str) -> bool:
    """Tell whether most words of ``text`` are capitalised, as in an English headline."""
    long = _LONG_WORD.findall(text[:400])
    return len(long) >= 3 and sum(w[0].isupper() for w in long) > 0.7 * len(long)


def runs(text: str) -> list[Run]:
    """Return the runs of capitalised words of ``text``, parted at words that are no names."""
    out: list[Run] = []
    group: list[Place] = []
    for match in _token(sites=bool(_SITE_ENDS.search(text))).finditer(text):
        start, end = match.span()
        if not _is_surname(text, group, match) and _breaks(match.group(), text, end):
            out += _cut(text, group)
            group = []
            continue
        if group and not _joined(text, group[-1], start):
            out += _cut(text, group)
            group = []
        group.append((start, end))
        if text[end : end + 2] in ("’s", "'s") and not _owns(text, start, end):
            out += _cut(text, group)
            group = []
    return out + _cut(text, group)


_DOMAINS = r"\.(?:com|co\.uk|net|org|tv|fm)\b"
_SITE_ENDS = re.compile(_DOMAINS)


@cache
def _token(*, sites: bool) -> re.Pattern[str]:
    """Build the pattern of one capitalised word, initials and abbreviations among them.

    Addresses of ``sites`` may begin with a small letter, so that each word has to be tried.
    """
    begins = "" if sites else rf"(?=[{_UPPER}\d]|(?:al|el|ul|ash|as)-)"
    word = rf"[{_UPPER}]\w*(?:[’'](?!s\b)\w+)*"
    particle = one_of(("e", "i", "al", "ul"))
    numbered = "|".join(rf"(?<={name} )" for name in sorted(listed("organisations", "numbered")))
    families = listed("name_breaks", "before_hyphened")
    before_hyphen = "|".join(rf"(?<=\b{name} )" for name in sorted(families))
    sundays = one_of(listed("organisations", "sundays"))
    shapes = (
        rf"{sundays} on Sunday\b",
        rf"(?<![/.])[A-Za-z][\w-]+{_DOMAINS}(?![/@.]\w)",
        rf"(?:[{_UPPER}]\.){{2,}}",  # U.S., M.E.K.
        abbreviations(),
        rf"[{_UPPER}]\.(?=\s?[{_UPPER}])",  # L. Todd
        rf"(?:al|el|ul|ash|as)-[{_UPPER}]\w+",
        rf"(?=\d)(?:{numbered})\d{{1,3}}\b",  # Channel 9
        rf"(?=[{_UPPER}])(?:{before_hyphen}){word}-[a-z]{{2,6}}\b",  # Park Geun-hye
        rf"{word}(?:[-‑](?:{word}|{particle}\b))*",
    )
    return re.compile(rf"(?<![\w@#]){begins}(?:{'|'.join(shapes)})")


@cache
def _gap() -> re.Pattern[str]:
    particles = one_of(listed("titles", "particles"))
    return re.compile(rf"[ \u00a0]{{1,2}}(?:{particles}[ -])*")


@cache
def _long_gap() -> re.Pattern[str]:
    return re.compile(rf" {one_of(listed('name_breaks', 'links'))}\s")


@cache
def _particle_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])((?:{one_of(listed('titles', 'leading'))} )+)$")


def _breaks(word: str, text: str, end: int) -> bool:
    """Tell whether a capitalised word is no part of a name."""
    stop = breaks()
    if _ADJECTIVE.match(text, end) or any(m in word and word.partition(m)[0] in stop for m in "’'"):
        return True
    if word in listed("name_breaks", "unless_given"):
        following = _NEXT.match(text, end)
        said = following and following.group(1) in listed("titles", "speaks")
        return not (following and (said or following.group(1)[0].isupper()))
    return word in stop


def _is_surname(text: str, group: list[Place], match: re.Match[str]) -> bool:
    """Tell whether "Young" stands right behind a given name, or "Six" behind "Radio"."""
    if not group:
        return False
    start, end = group[-1]
    before = text[start:end]
    if text[end : match.start()] != " ":
        return False
    if match.group() in listed("name_breaks", "numbers"):
        return before in listed("organisations", "numbered")
    return before in given() and match.group() in listed("name_breaks", "unless_given")


def _owns(text: str, start: int, end: int) -> bool:
    """Tell whether the possessive of a word stays within a name.

    That is so of a listed word ("Seamen's Union") and of a plural before a body ("Millers' Trust").
    """
    if text[start:end] in listed("name_breaks", "owners"):
        return True
    before = text[max(0, start - 30) : start].rstrip().rpartition(" ")[2]
    if text[end - 1] != "s" or before in given() or text[start:end] in given():
        return False
    body = _BODY_AFTER.match(text, end)
    return body is not None and any(word in heads() for word in body.group(1).split())


def _joined(text: str, last: Place, start: int) -> bool:
    """Tell whether the word at ``start`` goes on with the run that ends in ``last``."""
    gap = text[last[1] : start]
    if _owns(text, *last):
        gap = _POSSESSIVE.sub("", gap)
    if _gap().fullmatch(gap):
        return True
    word = text[slice(*last)]
    called = _WORD_BEFORE.search(text, max(0, last[0] - 30), last[0])
    body = called is not None and called.group(1) in load("cues")["nouns"]["organisation"].split()
    carries = body or word in heads() or word in listed("name_breaks", "carriers")
    return carries and bool(_long_gap().fullmatch(gap))


def _cut(text: str, group: list[Place]) -> list[Run]:
    """Take titles and peoples off the front of a run; a run may hold two names around a title."""
    if not group:
        return []
    first, last = group[0][0], group[-1][1]
    title, begin, end = "", first, first
    body = text[first:last]  # cut out: "then-Secretary X" has a title too
    for match in title_before_name().finditer(body):
        tail = body[match.end() :].split()
        if tail and not _is_body(match.group(), tail):
            begin = begin if title else first + match.start()
            title, end = match.group(), first + match.end()
    rest = [span for span in group if span[0] >= end]
    while len(rest) > 1:
        if _is_people(text, rest, title) or (not title and _is_opener(text, rest)):
            rest = rest[1:]
        elif dropped := _places_before(text, rest):
            rest = rest[dropped:]
        else:
            break
    lead = [span for span in group if span[1] <= begin]
    out = [_run(text, lead, "")] if lead else []
    size = _body_before(text, rest)
    if size:
        out.append(_run(text, rest[:size], ""))
        title, rest = "", rest[size:]
    return out + ([_run(text, rest, title)] if rest else [])


def _body_before(text: str, rest: list[Place]) -> int:
    """Count the words of a body in front of a person: "head of the Harbour Council Ann Ode"."""
    words = [text[slice(*place)] for place in rest]
    for size in range(max(1, len(words) - _LONGEST_NAME), len(words) - 1):
        name = words[size:]
        if name[0] in given() and words[size - 1] in heads() and heads().isdisjoint(name):
            # "Ann House Ode" is one person, "School of Saint Ann Ode" one body.
            return 0 if words[0] in given() else size
    # "U.N. Women Ann Ode": no person's initials, and a plural is no given name.
    plural = len(words) > 3 and lemma(words[1]) != words[1].lower()
    if plural and words[0] in listed("name_breaks", "alone") and words[1] not in given():
        return 0 if not heads().isdisjoint(words[2:]) else 2
    return 0


_LONGEST_NAME = 3
"""Words of a person's name behind a body."""


def _is_body(title: str, tail: list[str]) -> bool:
    """Tell whether a word that may be a title begins the name of a body: "Justice Party"."""
    return title == "Justice" and tail[-1] in heads()


def _is_people(text: str, rest: list[Place], title: str) -> bool:
    """Tell whether a run begins with a people, party or creed that is no part of the name."""
    first, second, last = (text[slice(*rest[n])] for n in (0, 1, -1))
    if first not in demonyms() or (not title and last in heads()):
        return False
    return bool(title) or len(rest) > 2 or second in given() or second.isupper()


def _is_opener(text: str, rest: list[Place]) -> bool:
    """Tell whether a run begins a sentence with another word: "Joining Ode", "Son Ben Ode"."""
    word, second, last = (text[slice(*rest[n])] for n in (0, 1, -1))
    if word in given() or (lemma(word) == word.lower() and word.lower() not in roles()):
        return False
    if not _SENTENCE_BEFORE.search(text, max(0, rest[0][0] - 4), rest[0][0]):
        return False
    if word.endswith("ed") or word.lower() in roles():
        return second in given()
    return word.endswith("ing") and last not in heads()


def _places_before(text: str, rest: list[Place]) -> int:
    """Count the words of a place in front of a person: "former envoy to Chile Ann Ode"."""
    words = [text[slice(*place)] for place in rest[:4]]
    for size in (1, 2):
        place = " ".join(words[:size])
        named = len(rest) >= size + 2 and words[size] in given()
        if named and place in places() and words[0] not in given():
            return size
    return 0


def _run(text: str, group: list[Place], title: str) -> Run:
    start, end = group[0][0], group[-1][1]
    particle = _particle_before().search(text, max(0, start - 16), start)
    if particle:
        start = particle.start(1)
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    tokens = tuple(text[start:end].split())
    return Run(start, end, tokens, title, word.group(1) if word else "")

"""Runs of capitalised words that may be names, with what stands before them."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.rules import load

_UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
_ABBREVIATIONS = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Cpl|Adm|Cmdr|Del|Rev|Prof|Hon|Jr|Sr|St|Ft|Inc|Corp|Co|Ltd)\."
_TOKEN = re.compile(
    rf"""(?<![\w@#]) (?:
        (?:[{_UPPER}]\.){{2,}}                       # U.S., M.E.K.
      | {_ABBREVIATIONS}
      | [{_UPPER}]\.(?=\s?[{_UPPER}])                # L. Todd
      | (?:al|el|ul|ash|as)-[{_UPPER}]\w+
      | [{_UPPER}]\w*(?:[’'](?!s\b)\w+)*(?:[-‑](?:[{_UPPER}]\w*(?:[’'](?!s\b)\w+)*|(?:e|i|al|ul)\b))*
    )""",
    re.VERBOSE,
)
_GAP = re.compile(
    r"[ \u00a0]{1,2}(?:(?:bin|ibn|bint|al|el|ul|de|da|di|du|del|della|dos|la|le|van|von|der|den|ter|zu|y|e|al-|el-)[ -])*"
)
_LONG_GAP = re.compile(r" (?:of|for|of the|for the|and|on|&|in|to|against|of Foreign|in the)\s")
_PARTICLE_BEFORE = re.compile(r"(?:^|[^\w])((?:(?:bin|ibn|van|von|de|der|al|el|la) )+)$")
_WORD_BEFORE = re.compile(r"([\w.’'-]+)[ \u00a0]+$")
_ADJECTIVE = re.compile(r"[-‑][a-z]")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together, without the titles before them."""

    start: int
    end: int
    tokens: tuple[str, ...]
    title: str
    before: str
    sentence_start: bool


@cache
def _words(name: str, key: str) -> frozenset[str]:
    return frozenset(load(name)[key].split())


@cache
def breaks() -> frozenset[str]:
    """Capitalised words that are no part of a name."""
    return _words("name_breaks", "words")


@cache
def given() -> dict[str, str]:
    """Gender by given name: female, male, or empty where both bear it."""
    rules = load("given_names")
    out = dict.fromkeys(rules["either"].split(), "")
    both = set(rules["female"].split()) & set(rules["male"].split())
    for gender in ("female", "male"):
        out |= {n: gender for n in rules[gender].split() if n not in both and n not in out}
    return out | dict.fromkeys(both, "")


@cache
def titles() -> dict[str, str]:
    """Gender by title: female, male or empty."""
    rules = load("titles")
    return {
        t: "" if kind == "either" else kind
        for kind in ("either", "male", "female")
        for t in rules[kind]
    }


@cache
def _title_end() -> re.Pattern[str]:
    alternatives = "|".join(re.escape(t) for t in sorted(titles(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?=\s)")


@cache
def suffixes() -> frozenset[str]:
    """Words after a name that are not its last name."""
    return frozenset(load("titles")["suffixes"])


@cache
def demonyms() -> frozenset[str]:
    """Peoples, parties and creeds."""
    return _words("organisations", "demonyms")


def is_display(text: str) -> bool:
    """Tell whether most words of ``text`` are capitalised, as in an English headline."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", text[:400])]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def runs(text: str) -> list[Run]:
    """Return the runs of capitalised words of ``text``, parted at words that are no names."""
    out: list[Run] = []
    group: list[tuple[int, int]] = []
    stop = breaks()

    def close() -> None:
        if group:
            out.extend(_cut(text, group))
            group.clear()

    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if _ADJECTIVE.match(text, end):
            close()
            continue
        if ("’" in word and word.split("’")[0] in stop) or (
            "'" in word and word.split("'")[0] in stop
        ):
            close()
            continue
        if word in stop and not (word in _kept() and text[end : end + 1] == " "):
            close()
            continue
        if group:
            gap = text[group[-1][1] : start]
            if not (_GAP.fullmatch(gap) or (_LONG_GAP.fullmatch(gap) and _carries(text, group))):
                close()
        group.append((start, end))
        if text[end : end + 2] in ("’s", "'s"):
            close()
    close()
    return out


@cache
def _kept() -> frozenset[str]:
    return frozenset(load("name_breaks")["unless_given"])


@cache
def organisation_heads() -> frozenset[str]:
    """Words that make a run an organisation."""
    return _words("organisations", "heads")


def _carries(text: str, group: list[tuple[int, int]]) -> bool:
    word = text[group[-1][0] : group[-1][1]]
    return word in organisation_heads() or word in (
        "Secretary",
        "Voice",
        "Friends",
        "Citizens",
        "Women",
        "Veterans",
        "Americans",
        "Doctors",
        "Mothers",
        "Moms",
        "Students",
        "Concerned",
        "Right",
    )


def _cut(text: str, group: list[tuple[int, int]]) -> list[Run]:
    """Take titles and peoples off the front of a run; a run may hold two names around a title."""
    first, last = group[0][0], group[-1][1]
    body = text[first:last]
    title = ""
    title_end = 0
    for match in _title_end().finditer(body):
        if body[match.end() :].strip():
            title, title_end = match.group(), match.end()
    out = []
    rest = [(a, b) for a, b in group if a >= first + title_end]
    if title:
        head = [(a, b) for a, b in group if b <= first + title_end]
        keep = [(a, b) for a, b in head if not _title_end().match(text[a:b] + " ")]
        if keep and keep[0] == head[0] and len(keep) < len(head):
            lead = []
            for span in keep:
                if head[len(lead)] == span:
                    lead.append(span)
            if lead:
                out.append(_run(text, lead, ""))
    while (
        len(rest) > 1
        and text[rest[0][0] : rest[0][1]] in demonyms()
        and (title or len(rest) > 2 or text[rest[1][0] : rest[1][1]] in given())
    ):
        if not title and text[rest[-1][0] : rest[-1][1]] in organisation_heads():
            break
        rest = rest[1:]
    if rest:
        out.append(_run(text, rest, title))
    return out


def _run(text: str, group: list[tuple[int, int]], title: str) -> Run:
    start, end = group[0][0], group[-1][1]
    particle = _PARTICLE_BEFORE.search(text, max(0, start - 16), start)
    if particle:
        start = particle.start(1)
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    lead = text[max(0, start - 3) : start].strip()
    at_start = not lead or lead[-1] in '.!?“"”'
    return Run(
        start, end, tuple(text[start:end].split()), title, word.group(1) if word else "", at_start
    )

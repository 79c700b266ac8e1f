"""Finding the expressions of a text: which rules match where, and what belongs to each.

The notation of the rules stands at the head of ``rules/timexes.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pressaudit import rules
from pressaudit.timexes.lexicon import limit, pattern_of, singulars, words
from pressaudit.timexes.model import Found

_WORD = re.compile(r"[a-z]+|\d")
_PIECE = re.compile(r"(?<!P)<(?P<name>[a-z_]+)(?P<suffix>\d?)>")
_NOTATION = (
    (re.compile(r"\((?!\?)"), "(?:"),
    (re.compile(r"\{(?!\d)"), "(?P<extent>"),
    (re.compile(r"(?<!\d)\}"), ")"),
    (re.compile("~"), r"(?:\\s+|-)"),
    (re.compile(r" \?"), r"\\s*"),
    (re.compile(" "), r"\\s+"),
    (re.compile(r"(?<!\[)'"), "['’‘]"),
)
"""The notation of the rule file in the notation of :mod:`re`, in order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its pattern, and what may stand before what it finds.

    A ``small`` rule passes over what is capitalised like a title.
    """

    name: str
    rank: int
    pattern: re.Pattern[str]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    small: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Rules that need one of the ``triggers`` in the text (words, or "0" for any figure)."""

    triggers: frozenset[str]
    rules: tuple[Rule, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections of the grammar with their patterns compiled."""
    file = rules.load("timexes")
    out = []
    rank = 0
    for section in file["rules"].values():
        before = tuple(
            (name, re.compile(rf"(?<!\w){_expanded(file['before'][name], set())}$", re.IGNORECASE))
            for name in section["takes"]
        )
        small = section.get("small", False)
        compiled = []
        for name in (key for key in section if key not in {"needs", "takes", "small"}):
            form = _expanded(section[name][0], set())
            pattern = re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE)
            compiled.append(Rule(name, rank, pattern, before, small))
            rank += 1
        triggers = frozenset(t for need in section["needs"] for t in _triggers(need))
        out.append(Section(triggers, tuple(compiled)))
    return tuple(out)


def _expanded(form: str, used: set[str], suffix: str = "") -> str:
    """Return ``form`` in the notation of :mod:`re`, each piece a group of its name."""
    pieces = words("pieces")

    def piece(match: re.Match[str]) -> str:
        name, own = match["name"], match["suffix"] or suffix
        own = next(n for n in (own, *"3456789") if name + n not in used)
        used.add(name + own)
        body = _expanded(str(pieces[name]), used, own) if name in pieces else pattern_of(name)
        return f"(?P<{name}{own}>{body})"

    for sign, meaning in _NOTATION:
        form = sign.sub(meaning, form)
    return _PIECE.sub(piece, form)


def _triggers(need: str) -> Iterator[str]:
    if need == "digit":
        yield "0"
    elif need == "unit":
        yield from singulars()
    elif need in rules.load("timexes"):
        for word in words(need):
            longest = max(_WORD.findall(word.lower()), key=len)
            yield from (longest, f"{longest}s")
    else:
        yield need


def present(text: str) -> set[str]:
    """Return the words of ``text`` in small letters, with "0" where it has a figure."""
    return {"0" if word.isdigit() else word for word in _WORD.findall(text.lower())}


@dataclass(frozen=True, slots=True)
class Sighting:
    """An expression: ``text[start:end]``, its rule, and the pieces that the rule found."""

    start: int
    end: int
    rule: str
    found: Found


def sightings(text: str) -> list[Sighting]:
    """Return what the rules find in ``text``, in reading order.

    Where rules overlap the longest wins, then the earlier rule of the file.
    """
    candidates = []
    there = present(text)
    sound = (section for section in sections() if not there.isdisjoint(section.triggers))
    for rule in chain.from_iterable(section.rules for section in sound):
        group = "extent" if "extent" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(group)
            if start < end and not (rule.small and _title(text, start, end)):
                candidates.append((start - end, rule.rank, start, end, rule, match))
    taken = bytearray(len(text))
    kept = []
    for *_, start, end, rule, match in sorted(candidates, key=lambda c: c[:3]):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, rule, match))
    out = []
    floor = 0
    for start, end, rule, match in sorted(kept, key=lambda k: k[0]):
        found = _found(match)
        widened = _widened(text, floor, start, rule, found)
        out.append(Sighting(widened, end, rule.name, found))
        floor = end
    return out


_CAPITAL = re.compile(r"[^\W\d_]*[’'-]?[A-Z][\w’'-]* $")

_INSIDE = re.compile(r"[\w,;][’'”\")]* $")
"""What stands before a word inside a sentence."""

_NEXT_CAPITAL = re.compile(r" [A-Z][a-z]")

_SMALL = re.compile(r"\W+[a-z]")


def _title(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is capitalised as titles are.

    That is all of its words ("This Week"), or one beside another with a capital ("Harbour Today",
    "wrote for Daily News").
    """
    first, *others = text[start:end].split()
    if first.isupper() and len(first) > 1 and not _SMALL.match(text, end):
        # All of the text is in capitals.
        return False
    if any(word[0].isupper() for word in others):
        return True
    if not first[0].isupper():
        return False
    low = max(0, start - limit("title"))
    if _NEXT_CAPITAL.match(text, end) and _INSIDE.search(text, low, start):
        return True
    return bool(_CAPITAL.search(text, low, start))


def _found(match: re.Match[str]) -> Found:
    """Return the pieces of ``match``; of "weekday" and "weekday2" the one that is there."""
    found = Found({k: " ".join(v.lower().split()) for k, v in match.groupdict().items() if v})
    for name in list(found):
        if name[-1].isdigit():
            found.setdefault(name[:-1], found[name])
    if "month" in found:
        found["month"] = found["month"].rstrip(".")
    return found


def _widened(text: str, floor: int, start: int, rule: Rule, found: Found) -> int:
    """Return where the expression begins with the words before it that belong to it."""
    for name, pattern in rule.before:
        match = pattern.search(text, max(floor, start - limit("taken")), start)
        if match:
            start = match.start()
            found[name] = (match.groupdict().get(name) or name).lower()
    return start

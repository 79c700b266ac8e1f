"""Finding the expressions of a text: which rules match where, and what belongs to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressaudit.timexes.grammar import Rule, present, sections
from pressaudit.timexes.lexicon import limit
from pressaudit.timexes.model import Found


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
    for rule in _rules(text):
        group = "extent" if "extent" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(group)
            if start < end and not (rule.small and _title(text, start, end)):
                candidates.append((start - end, rule.rank, start, end, rule, match))
    candidates.sort(key=lambda c: c[:3])
    taken = bytearray(len(text))
    kept = []
    for _, _, start, end, rule, match in candidates:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, rule, match))
    kept.sort(key=lambda k: k[0])
    out = []
    floor = 0
    for start, end, rule, match in kept:
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


def _rules(text: str) -> Iterator[Rule]:
    words = present(text)
    for section in sections():
        if not words.isdisjoint(section.triggers):
            yield from section.rules


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

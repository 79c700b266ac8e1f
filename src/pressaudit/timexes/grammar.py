"""The grammar of ``rules/timexes.toml``, compiled: its notation stands at the head of that file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.timexes.lexicon import pattern_of, singulars, words

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
        compiled = []
        for name, row in section.items():
            if name not in {"needs", "takes", "small"}:
                small = section.get("small", False)
                compiled.append(Rule(name, rank, _compiled(row[0]), before, small))
                rank += 1
        triggers = frozenset(t for need in section["needs"] for t in _triggers(need))
        out.append(Section(triggers, tuple(compiled)))
    return tuple(out)


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_expanded(form, set())})(?!\w)", re.IGNORECASE)


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

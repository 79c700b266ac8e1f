"""What events are made of: dated mentions with their matter, and groups of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from pressaudit import rules
from pressaudit.language import alternation


@dataclass(frozen=True, slots=True)
class Shown:
    """A word or name as a label shows it: its ``form``, offset (-1: not in the sentence), weight.

    The offset ``at`` is in the paragraph.
    """

    form: str
    at: int
    worth: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A dated mention: where it stands, the days that it names, and what it is about.

    Attributes
    ----------
    begin, end
        First and last day, inclusive. The two ends of one stretch ("from 1996 to 2008") are two
        mentions that both have the days of the whole stretch.
    sentence
        Offset of its sentence in the paragraph.
    terms
        Weights by normal form: a lemma, a name's canonical form in small letters, or ``#19`` for
        a number.
    shown
        What a label can be made of, by normal form: the terms, and the words for the happening.
    names
        Those of the terms that are names and stand in the clause of the date.
    subject
        The last of these before the word for the happening ("the *Heron* sank"), else ''.
    kinds
        Kinds of happening that the clause names (``rules/events.toml``).
    head
        Lemma of the noun that the date stands before ("the 1912 strike"), else ''.
    phase
        'begin' or 'end' when the date is only that of the beginning or the end, else ''.
    stretch
        Whether the date has two ends ("from 1996 to 2008").
    again
        Whether the sentence speaks of something that comes back ("the annual feast").
    recent
        Whether the date is that of running news: not long before the post, or after it.
    also
        Offsets of words of the paragraph that say the same date once more ("that day").
    lasting, lasting_at
        The noun of a happening that lasts ("protest"), where the date stands at it, else '', and
        the names beside it ("the *Sorn* protests").
    phrase
        Subject, verb and object of the clause, for a label, else ''.
    """

    article_id: str
    paragraph: int
    char_start: int
    begin: date
    end: date
    sentence: int = 0
    terms: Mapping[str, float] = field(default_factory=dict)
    shown: Mapping[str, Shown] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    subject: str = ""
    kinds: frozenset[str] = frozenset()
    head: str = ""
    phase: str = ""
    stretch: bool = False
    again: bool = False
    recent: bool = False
    also: tuple[int, ...] = ()
    lasting: str = ""
    lasting_at: frozenset[str] = frozenset()
    phrase: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Its post and paragraph."""
        return self.article_id, self.paragraph


@dataclass(frozen=True, slots=True)
class Event:
    """A group of mentions, given by their index in the list that was grouped.

    ``conflict`` is True when two paragraphs date it to days that exclude each other.
    """

    label: str
    begin: date
    end: date
    mentions: tuple[int, ...]
    conflict: bool


def exclude(a: Mention, b: Mention) -> bool:
    """Whether no day lies in both intervals."""
    return a.end < b.begin or b.end < a.begin


def days_between(a: Mention, b: Mention) -> int:
    """Return the days from the end of the earlier interval to the begin of the later one."""
    return max((b.begin - a.end).days, (a.begin - b.end).days)


limit = partial(alternation.limit, "events")
"""Returns one number of the table ``limits`` of ``rules/events.toml``."""


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """Return the words of one entry of a table of ``rules/events.toml``."""
    entry = rules.load("events")[table][name]
    return frozenset(entry.split() if isinstance(entry, str) else entry)

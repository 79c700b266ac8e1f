"""Where an expression stands: posted date, dates before it, and where its sentence looks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pressaudit.timexes.lexicon import listed
from pressaudit.timexes.spans import Stretch

_TOKEN = re.compile(r"'(?:ll|s|re|ve|d)\b|[\w'-]*\w|[,;:]")
_REACH = 12
"""How many words from the expression its verb is looked for."""
FINE = {
    "D": {"day"},
    "W": {"day"},
    "WE": {"day"},
    "M": {"day", "month"},
    "3M": {"day", "month"},
    "Y": {"day", "month", "season", "year"},
}
"""How fine a date is from which so many days, weeks, months or years are counted."""
_BESIDE = 3
"""A verb at most so many words before the expression stands right before it."""


@dataclass(slots=True)
class Memory:
    """The dates of the text so far that a later expression may refer to.

    ``last`` is the last date that the text itself gave, ``near`` the last one of any kind in the
    same sentence, ``story`` the last one of any kind and each granularity at which something other
    than a statement was, the newest at the end, ``today`` the last day of these, ``period`` the
    last quarter or half spoken of. ``paragraph`` counts the paragraphs, ``last_in`` and
    ``today_in`` are those of ``last`` and ``today``.
    """

    last: Stretch | None = None
    near: Stretch | None = None
    story: dict[str, Stretch] = field(default_factory=dict)
    today: Stretch | None = None
    period: Stretch | None = None
    paragraph: int = 0
    last_in: int = 0
    today_in: int = 0


@dataclass
class Context:
    """What is known where an expression stands; ``before`` and ``after`` are of its sentence."""

    posted: date | None
    memory: Memory
    before: str = ""
    after: str = ""
    coming: Callable[[], Stretch | None] = lambda: None
    """Gives the date that the rest of the sentence names, None where it names none."""

    @property
    def last(self) -> Stretch | None:
        """The last date that the text itself gave."""
        return self.memory.last

    @cached_property
    def previous(self) -> str:
        """The word before the expression, in small letters."""
        found = re.search(r"([^\s]+)[\s-]*$", self.before)
        return found.group(1).lower().strip("(“\"‘'[") if found else ""

    @cached_property
    def following(self) -> str:
        """The word after the expression, in small letters."""
        found = re.match(r"\s*-?\s*([\w-]+)", self.after)
        return found.group(1).lower() if found else ""

    def follows(self, pairs: Iterable[str]) -> bool:
        """Whether the two words before the expression are one of ``pairs`` ("prior to")."""
        return " ".join(self.before.lower().split()[-2:]) in pairs

    @property
    def reporting(self) -> bool:
        """Whether somebody reports the figures of the expression ("will post quarterly sales")."""
        before = _tokens(self.before[-60:])[-_BESIDE:]
        return not listed("reporting").isdisjoint(token.lower() for token in before)

    @property
    def stated(self) -> bool:
        """Whether the expression dates a statement ("officials said on Friday")."""
        around = _tokens(self.before[-60:])[-_BESIDE:] + _tokens(self.after[:40])[:2]
        return not listed("stating").isdisjoint(token.lower() for token in around)

    def story(self, letter: str) -> Stretch | None:
        """Return what "the next day" or "that month" counts from, None where the text has none.

        It is the last date of the same sentence, of the story, or that the text gave, that is as
        fine as the unit asks for (``letter`` of TIMEX3); of a month or year some day may be meant.
        """
        near = self.memory.near
        if near and letter == "D":
            return near
        fine = FINE.get(letter, FINE["Y"])
        story = (s for g, s in reversed(self.memory.story.items()) if g in fine)
        dates = [d for d in (near, next(story, None), self.last) if d]
        found = next((d for d in dates if d.granularity in fine), None)
        return found or (dates[0] if dates and letter == "D" else None)

    def close(self, letter: str) -> Stretch | None:
        """Return the last date that the text gave in this paragraph or the one before.

        None where it is not as fine as the unit of ``letter``.
        """
        old = self.memory.paragraph - self.memory.last_in > 1
        last = None if old else self.last
        return last if last and last.granularity in FINE.get(letter, FINE["Y"]) else None

    @property
    def today(self) -> Stretch | None:
        """The last day of the story, in this paragraph or the one before."""
        old = self.memory.paragraph - self.memory.today_in > 1
        return None if old else self.memory.today

    @property
    def compared(self) -> bool:
        """Whether a figure of now stands against one of the expression ("from 3 a year ago")."""
        words = {token.lower() for token in _tokens(self.before[-80:])[-_REACH:]}
        return not words.isdisjoint(listed("comparing"))

    @property
    def direction(self) -> int:
        """-1 where the sentence looks back from the expression, 1 where it looks ahead, else 0.

        The nearest verb decides: first among the words before it, then among those after. Where
        there is none, "until", "by" and "toward" look ahead.
        """
        return self._look[0]

    @property
    def told(self) -> bool:
        """Whether a verb that looks back stands right before the expression ("sank in June")."""
        return self._look[0] < 0 and self._look[1] <= _BESIDE

    @cached_property
    def _look(self) -> tuple[int, int]:
        """Where the nearest verb looks, and how many words before the expression it stands."""
        if self.previous == "since":
            return -1, 0
        if re.search(r"\b(?:as (?:early|soon) as|between now and)\s+$", self.before):
            return 1, 0
        tokens = _tokens(self.before[-240:])
        for place in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _REACH), -1):
            look = _looks(tokens, place)
            if look is not None:
                distance = len(tokens) - place
                break
        else:
            tokens, distance = _tokens(self.after[:120])[:_REACH], _REACH
            looks = (_looks(tokens, place) for place in range(len(tokens)))
            look = next((found for found in looks if found is not None), 0)
        return (1 if not look and self.previous in listed("onward") else look), distance


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence, in small letters, with the words of its clause around it."""

    word: str
    capital: bool
    before: list[str]
    """Up to five words before it."""
    after: list[str]
    """Up to two words after it."""
    earlier: frozenset[str]
    """All words before it."""
    rest: list[str]
    """All words after it, up to the expression."""

    @property
    def described(self) -> bool:
        """Whether it is a thing ("the plan") or describes one ("the proposed sale")."""
        return bool(self.before) and self.before[-1] in listed("describing")

    @property
    def owned(self) -> bool:
        """Whether it is somebody's, an adjective between ("its long-term plans")."""
        return not listed("possessive").isdisjoint(self.before[-2:])

    @property
    def helpers(self) -> set[str]:
        """The verbs that help it, up to three words before it, words that say how passed over."""
        passed = listed("between_verbs")
        verbs = [w for w in self.before if w not in passed and not w.endswith("ly")]
        return set(verbs[-3:])


def _word(tokens: list[str], place: int) -> _Word:
    words = [token.lower() for token in tokens]
    before = words[max(0, place - 5) : place]
    before = before[max((n + 1 for n, t in enumerate(before) if t in ",;:"), default=0) :]
    after, rest = words[place + 1 : place + 3], words[place + 1 :]
    capital = tokens[place][0].isupper()
    return _Word(words[place], capital, before, after, frozenset(words[:place]), rest)


def _looks(tokens: list[str], place: int) -> int | None:
    """Return where the verb at ``place`` looks: 1 ahead, -1 back, 0 neither; None for no verb."""
    this = _word(tokens, place)
    if f"{this.word} {this.after[0] if this.after else ''}" in listed("ahead"):
        # "Ahead of the vote, they met on Sunday": the clause is over.
        return None if "," in this.rest else 1
    for kind, look in _LOOKS.items():
        if this.word in listed(kind):
            return look(this)
    regular = re.fullmatch(r"[a-z]{3,}ed", this.word) and not this.described
    # "Asked on Monday", but not "United on Friday".
    verb = not this.capital or (place == 0 and this.word not in listed("names_in_ed"))
    return _past(this) if regular and verb else None


def _future(this: _Word) -> int | None:
    if _undone(this):
        return -1
    thing = this.described or this.owned
    thing = thing or not this.rest or this.rest[0] in listed("after_a_thing")
    return None if thing and this.word in listed("also_nouns") else 1


def _timetable(this: _Word) -> int | None:
    """Look ahead in the present tense: "the fair opens", not "to open" nor "the opens"."""
    helped = this.before and this.before[-1] in listed("helpers") | listed("negating")
    return None if this.described or helped or this.capital else 1


def _modal(this: _Word) -> int | None:
    """Look ahead ("must pay", "could win"), not in "May have paid" nor "could not say"."""
    if this.capital or not this.after or "have" in this.after:
        return None
    denied = this.word in ("could", "can") and this.after[0] in listed("negating")
    return -1 if denied else 1


def _prolonging(this: _Word) -> int | None:
    """Look ahead to a new end ("extended to Friday", "postponed until May")."""
    return 1 if this.rest and this.rest[-1] in listed("up_to") else -1


def _to(this: _Word) -> int | None:
    doing = this.after and this.after[0] not in listed("describing")
    if not doing or not this.before or this.before[-1] not in listed("intent"):
        return None
    return -1 if _undone(this) else 1


def _undone(this: _Word) -> bool:
    """Whether what was ahead is over ("had been due to sail on Friday")."""
    return {"had", "been"} <= set(this.before)


def _present(this: _Word) -> int:
    """Look ahead right before the date ("the vote is on Sunday") or helped ("will do").

    Elsewhere the present looks nowhere.
    """
    if not listed("certain").isdisjoint(this.helpers):
        return 1
    beside = this.word in {"is", "are"} and (not this.rest or this.rest in (["on"], ["in"]))
    return 1 if beside else 0


def _past(this: _Word) -> int | None:
    """Return where a past form looks, by the verbs that help it ("will be", "could not be")."""
    before = this.helpers
    helpers = listed("helpers") & before
    if this.word == "said" or not helpers:
        present = {"is", "are"} & before and this.word not in listed("accusing")
        return 0 if present and this.word != "said" else -1
    if "have" in before and "will" not in before:
        # "May have left on Friday".
        return -1
    denied = helpers <= {"could", "can"} and listed("negating") & this.earlier
    return -1 if denied else 1


_LOOKS: dict[str, Callable[[_Word], int | None]] = {
    "future": _future,
    "timetable": _timetable,
    "modals": _modal,
    "prolonging": _prolonging,
    "to": _to,
    "present": _present,
    "past": _past,
}
"""How the words of each list of the table ``context`` look, first list first."""

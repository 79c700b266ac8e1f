"""Where an expression stands: posted date, dates before it, and where its sentence looks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pressaudit.timexes.lexicon import limit, listed
from pressaudit.timexes.spans import Stretch
from pressaudit.timexes.verbs import look, tokens

_WORD = 20
"""Characters that hold a word with its space; how much text is cut into words where few count."""
FINE = {
    "D": {"day"},
    "W": {"day"},
    "WE": {"day"},
    "M": {"day", "month"},
    "3M": {"day", "month"},
    "Y": {"day", "month", "season", "year"},
}
"""How fine a date is from which so many days, weeks, months or years are counted."""


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

    def keep(self, stretch: Stretch, *, given: bool, stated: bool, quarter: bool) -> None:
        """Remember a date, which names a stretch of the calendar.

        Parameters
        ----------
        given
            Whether the text itself gave it, not the posted date.
        stated
            Whether it dates a statement, and so is no part of the story.
        quarter
            Whether it is a quarter or half of a year.
        """
        self.near = stretch
        if not stated:
            self.story.pop(stretch.granularity, None)
            self.story[stretch.granularity] = stretch
            if stretch.is_day:
                self.today, self.today_in = stretch, self.paragraph
        if given:
            self.last, self.last_in = stretch, self.paragraph
        if quarter:
            self.period = stretch


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
        """The word before the expression, in small letters; a dash that stands alone is none."""
        words = self.before.rsplit(maxsplit=3)
        while len(words) > 1 and not words[-1].strip("-"):
            words.pop()
        return words[-1].lower().strip("(“\"‘'[") if words else ""

    @cached_property
    def following(self) -> str:
        """The word after the expression, in small letters."""
        found = re.match(r"\s*-?\s*([\w-]+)", self.after)
        return found.group(1).lower() if found else ""

    def follows(self, pairs: Iterable[str]) -> bool:
        """Whether the two words before the expression are one of ``pairs`` ("prior to")."""
        return " ".join(self.before.lower().rsplit(maxsplit=2)[-2:]) in pairs

    def _words_before(self, count: int) -> list[str]:
        return [t.lower() for t in tokens(self.before[-_WORD * count :])[-count:]]

    @property
    def reporting(self) -> bool:
        """Whether somebody reports the figures of the expression ("will post quarterly sales")."""
        return not listed("reporting").isdisjoint(self._words_before(limit("beside")))

    @property
    def stated(self) -> bool:
        """Whether the expression dates a statement ("officials said on Friday")."""
        after = tokens(self.after[: 2 * _WORD])[: limit("beside_after")]
        around = self._words_before(limit("beside")) + [token.lower() for token in after]
        return not listed("stating").isdisjoint(around)

    @property
    def compared(self) -> bool:
        """Whether a figure of now stands against one of the expression ("from 3 a year ago")."""
        return not listed("comparing").isdisjoint(self._words_before(limit("verb_words")))

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

    def _is_near(self, paragraph: int) -> bool:
        return self.memory.paragraph - paragraph <= limit("paragraphs_back")

    def close(self, letter: str) -> Stretch | None:
        """Return the last date that the text gave in this paragraph or the one before.

        None where it is not as fine as the unit of ``letter``.
        """
        last = self.last if self._is_near(self.memory.last_in) else None
        return last if last and last.granularity in FINE.get(letter, FINE["Y"]) else None

    @property
    def today(self) -> Stretch | None:
        """The last day of the story, in this paragraph or the one before."""
        return self.memory.today if self._is_near(self.memory.today_in) else None

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
        return self._look[0] < 0 and self._look[1] <= limit("beside")

    @cached_property
    def _look(self) -> tuple[int, int]:
        """Where the nearest verb looks, and how many words before the expression it stands."""
        if self.previous == "since":
            return -1, 0
        if re.search(r"\b(?:as (?:early|soon) as|between now and)\s+$", self.before[-_WORD * 4 :]):
            return 1, 0
        reach = limit("verb_words")
        way, distance = look(self.before[-_WORD * reach :], self.after[: _WORD // 2 * reach], reach)
        return (1 if not way and self.previous in listed("onward") else way), distance

"""Where an expression stands: posted date, dates before it, and where its sentence looks."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pressaudit.timexes.lexicon import limit, listed
from pressaudit.timexes.model import ABSOLUTE, DURATION, POSTED, TEXT, Found, Meaning
from pressaudit.timexes.stretches import Stretch
from pressaudit.timexes.verbs import AHEAD, OF_THE_TOLD, look, tokens

_NOUN = re.compile(r"(?:['’]s)?((?:\s+[a-z-]+){1,3})")
"""Up to three words in small letters behind a date, one of them perhaps the noun that it dates."""
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
    than a statement was, the newest at the end, ``today`` the last day of these, ``spoken`` the
    last day on which somebody stated something, ``quarter`` the last quarter or half spoken of,
    ``period`` the same as long as the text does not go on to other lengths, ``frame`` what the
    last dated sentences tell of. ``paragraph`` and ``sentence`` count; ``last_in`` and so on say
    in which of them each was. ``people`` are names of months that people of this text bear.
    """

    last: Stretch | None = None
    near: Stretch | None = None
    story: dict[str, Stretch] = field(default_factory=dict)
    today: Stretch | None = None
    spoken: Stretch | None = None
    period: Stretch | None = None
    quarter: Stretch | None = None
    frame: Stretch | None = None
    paragraph: int = 0
    sentence: int = 0
    last_in: int = 0
    today_in: int = 0
    spoken_in: int = 0
    frame_in: int = 0
    people: frozenset[str] = frozenset()
    of_today: bool = False
    """Whether the text tells of the day on which it was posted."""

    def enter_paragraph(self) -> None:
        """Begin the next paragraph, which no sentence of the last one dates."""
        self.paragraph += 1
        self.frame = None

    def enter_sentence(self) -> None:
        """Begin the next sentence."""
        self.sentence += 1
        self.near = None

    def is_close(self, paragraph: int) -> bool:
        """Whether ``paragraph`` is this one, or near enough to count from."""
        return self.paragraph - paragraph <= limit("paragraphs_back")

    @property
    def spoken_on(self) -> date | None:
        """The last day on which somebody stated something, in this paragraph or the one before."""
        return self.spoken.begin if self.spoken and self.is_close(self.spoken_in) else None

    def _is_over(self, year: Stretch) -> bool:
        """Whether ``year`` ended before the quarter that was spoken of began."""
        return bool(self.period and self.period.begin and year.end and year.end < self.period.begin)

    def keep(self, meaning: Meaning, rule: str, context: "Context") -> None:
        """Remember a date, or that the text goes on to count in other lengths than quarters."""
        stretch = meaning.stretch
        if meaning.type == DURATION and re.fullmatch(r"P\d+M", stretch.value):
            self.period = None
        if stretch.begin is None:
            return
        self.near = stretch
        if context.stated and stretch.is_day:
            self.spoken, self.spoken_in = stretch, self.paragraph
        elif not context.stated:
            self.story.pop(stretch.granularity, None)
            self.story[stretch.granularity] = stretch
            if stretch.is_day:
                self.today, self.today_in = stretch, self.paragraph
        if meaning.anchor in {ABSOLUTE, TEXT}:
            self.last, self.last_in = stretch, self.paragraph
        self.of_today |= stretch.is_day and stretch.begin == context.posted
        if rule.startswith("quarter"):
            self.period = self.quarter = stretch
        elif rule == "which_unit" and stretch.granularity == "year" and self._is_over(stretch):
            self.period = None
        if meaning.anchor == POSTED or context.frames(stretch):
            self.frame = None if meaning.anchor == POSTED else stretch
            self.frame_in = self.sentence


@dataclass
class Context:
    """What is known where an expression stands; ``before`` and ``after`` are of its sentence."""

    posted: date | None
    memory: Memory
    before: str = ""
    after: str = ""
    coming: Callable[[], Stretch | None] = lambda: None
    """Gives the date that the rest of the sentence names, None where it names none."""
    behind: Callable[[], tuple[str, Meaning | None]] = lambda: ("", None)
    """Gives what stands between the expression and a day named right behind it, and that day."""

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

    @cached_property
    def stated(self) -> bool:
        """Whether the expression dates a statement ("officials said on Friday")."""
        after = tokens(self.after[: 2 * _WORD])[: limit("beside_after")]
        around = self._words_before(limit("beside")) + [token.lower() for token in after]
        return not listed("stating").isdisjoint(around)

    @property
    def compared(self) -> bool:
        """Whether a figure of now stands against one of the expression ("from 3 a year ago")."""
        return not listed("comparing").isdisjoint(self._words_before(limit("compared")))

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
        dates = [d for d in (near, next(story, None), self.memory.last) if d]
        found = next((d for d in dates if d.granularity in fine), None)
        return found or (dates[0] if dates and letter == "D" else None)

    def close(self, letter: str) -> Stretch | None:
        """Return the last date that the text gave in this paragraph or the one before.

        None where it is not as fine as the unit of ``letter``.
        """
        last = self.memory.last if self.memory.is_close(self.memory.last_in) else None
        return last if last and last.granularity in FINE.get(letter, FINE["Y"]) else None

    @property
    def today(self) -> Stretch | None:
        """The last day of the story, in this paragraph or the one before."""
        return self.memory.today if self.memory.is_close(self.memory.today_in) else None

    def frames(self, stretch: Stretch) -> bool:
        """Whether a date tells when what follows was: "It sank on 4 May 1931. On 3 June ...".

        It is a day or month of which a main clause tells, or a year at the start of its sentence,
        not when somebody was born.
        """
        if stretch.granularity == "year":
            return self.before.strip().lower() in {"", "in"}
        if stretch.granularity not in {"day", "month"}:
            return False
        clause = re.split(r"[,;:(]", self.before)[-1].lower().split()
        background = listed("background")
        return background.isdisjoint(clause) and (self.direction < 0 or not self.before.strip())

    @property
    def framed(self) -> Stretch | None:
        """The date of a sentence shortly before this one, where this one looks back too."""
        memory = self.memory
        if memory.frame is None or not 0 < memory.sentence - memory.frame_in <= limit("frame"):
            return None
        opening = len(self.before.split()) <= limit("opening") or self.posted is None
        return memory.frame if opening and self.direction <= 0 else None

    @property
    def direction(self) -> int:
        """-1 where the sentence looks back from the expression, 1 where it looks ahead, else 0.

        The nearest verb decides: first among the words before it, then among those after. Where
        there is none, "until", "by" and "toward" look ahead.
        """
        return min(self._look[0], AHEAD)

    @property
    def side(self) -> str:
        """Where the sentence looks, as the tables ``days_ahead`` and ``months_ahead`` call it."""
        way = "told" if self.told else "back"
        return {-1: way, 0: "open", AHEAD: "ahead", OF_THE_TOLD: "ahead_of_told"}[self._look[0]]

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
        before = self.before[-_WORD * reach :]
        way, distance = look(before, self.after[: _WORD // 2 * reach], reach)
        if way > 0 and self._of_a_happening:
            return -1, 0
        return (1 if not way and self.previous in listed("onward") else way), distance

    @cached_property
    def _of_a_happening(self) -> bool:
        """Whether the expression dates something that its noun says has been.

        What is to come is then what follows from it: "is likely to face questions about the
        mayor's March 25 call", "may appeal Friday's ruling", not "will issue a ruling on Friday".
        """
        reach = limit("verb_words")
        before = self._words_before(reach)
        if not listed("creating").isdisjoint(before):
            return False
        behind = _NOUN.match(self.after[: _WORD * 3])
        owner = self.after[:1] in {"'", "’"}
        if behind and (owner or self.previous not in listed("prepositions")):
            nouns = [word for word in re.split(r"\s+", behind[1]) if word]
            stop = next((n for n, w in enumerate(nouns) if w in listed("describing")), len(nouns))
            return not listed("happenings").isdisjoint(nouns[:stop])
        about = next((n for n, w in enumerate(before) if w in listed("concerning")), None)
        return about is not None and not listed("happenings").isdisjoint(before[about:][-3:])


Resolver = Callable[[Found, Context], Meaning | None]
"""Says what the pieces mean where they stand; None where they are no expression of time."""


def named(table: Mapping[str, Resolver]) -> dict[str, Resolver]:
    """Return the resolver of each rule; ``table`` has it by the rules' names, parted by spaces."""
    return {name: resolver for names, resolver in table.items() for name in names.split()}

"""Where an expression stands: posted date, dates before it, and where its sentence looks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pressaudit.annotate.timexes.lexicon import listed
from pressaudit.annotate.timexes.spans import Stretch

_TOKEN = re.compile(r"'(?:ll|s|re|ve|d)\b|[\w'-]*\w|[,;:]")
_REACH = 12
"""How many words from the expression its verb is looked for."""
_BESIDE = 3
"""A verb at most so many words before the expression stands right before it."""


@dataclass(slots=True)
class Memory:
    """The dates of the text so far that a later expression may refer to.

    ``last`` is the last date that the text itself gave, ``near`` the last one of any kind in the
    same sentence, ``story`` the last one of any kind at which something other than a statement was,
    ``period`` the last quarter or half spoken of.
    """

    last: Stretch | None = None
    near: Stretch | None = None
    story: Stretch | None = None
    period: Stretch | None = None


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

    @property
    def stated(self) -> bool:
        """Whether the expression dates a statement ("officials said on Friday")."""
        around = _tokens(self.before[-60:])[-_BESIDE:] + _tokens(self.after[:40])[:2]
        return not listed("stating").isdisjoint(token.lower() for token in around)

    def story(self, granularity: str) -> Stretch | None:
        """Return what "the next day" or "that month" counts from, None where the text has none.

        In the same sentence it is the last date, before it the last of the story that is as fine
        as ``granularity`` asks for, else the last that the text gave.
        """
        story = self.memory.story
        fine = ("day",) if granularity == "day" else ("day", "month")
        return self.memory.near or (story if story and story.granularity in fine else self.last)

    @property
    def compared(self) -> bool:
        """Whether a figure of now stands against one of the expression ("from 3 a year ago")."""
        words = {token.lower() for token in _tokens(self.before[-80:])[-_REACH:]}
        return not words.isdisjoint(listed("comparing"))

    @property
    def direction(self) -> int:
        """-1 where the sentence looks back from the expression, 1 where it looks ahead, else 0.

        The nearest verb decides: first among the words before it, then among those after. Where
        there is none, "until" and "by" look ahead.
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
        if re.search(r"\bas (?:early|soon) as\s+$", self.before):
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
        return (1 if not look and self.previous in {"until", "by"} else look), distance


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


def _looks(tokens: list[str], place: int) -> int | None:
    """Return where the verb at ``place`` looks: 1 ahead, -1 back, 0 neither; None for no verb."""
    token = tokens[place].lower()
    before = [t.lower() for t in tokens[max(0, place - 3) : place]]
    before = before[max((n + 1 for n, t in enumerate(before) if t in ",;:"), default=0) :]
    after = [t.lower() for t in tokens[place + 1 : place + 3]]
    described = bool(before) and before[-1] in listed("describing")
    if token in listed("future"):
        if {"had", "been"} <= {t.lower() for t in tokens[max(0, place - 5) : place]}:
            # "Had been due to sail on Friday".
            return -1
        return None if described and token in listed("also_nouns") else 1
    if f"{token} {after[0] if after else ''}" in listed("ahead"):
        # "Ahead of the vote, they met on Sunday": the clause is over.
        return None if "," in tokens[place:] else 1
    if token in listed("timetable"):
        helped = before and before[-1] in listed("helpers") | listed("negating")
        return None if described or helped or tokens[place][0].isupper() else 1
    if token in listed("modals") and tokens[place].islower():
        return None if "have" in after or not after else 1
    if token in listed("prolonging"):
        # "Extended to Friday", "postponed until May": the date is the new end.
        return 1 if tokens[-1].lower() in listed("up_to") else -1
    if token == "to" and place + 1 < len(tokens):
        doing = tokens[place + 1].islower() and tokens[place + 1] not in listed("describing")
        return 1 if doing and before and before[-1] in listed("intent") else None
    if token in listed("present"):
        return 0
    if token not in listed("past") and (
        len(token) < 5 or not token.endswith("ed") or tokens[place][0].isupper() or described
    ):
        return None
    return _participle_looks(token, set(before), {t.lower() for t in tokens[:place]})


def _participle_looks(token: str, before: set[str], sentence: set[str]) -> int:
    """Return where a past form looks, by the verbs that help it ("will be", "could not be")."""
    helpers = listed("helpers") & before
    if token == "said" or not helpers:
        present = {"is", "are"} & before and token not in listed("accusing")
        return 0 if present and token != "said" else -1
    if "have" in before and "will" not in before:
        # "May have left on Friday".
        return -1
    denied = helpers <= {"could", "can"} and listed("negating") & sentence
    return -1 if denied else 1

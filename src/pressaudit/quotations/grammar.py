"""Patterns of English that the rules share, built from the word lists of ``phrases.toml``."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import cues
from pressaudit.quotations.names.lexicon import titles, words

_LOOK_BACK = 40
_TAIL_WORD = re.compile(r"(?:^|(?<=[\s,—–”\"]))([\w’'-]+)$")
_PREFIX = re.compile(r"\b[a-z]+-$")
_BRACKET = re.compile(r"\s*\([^()]{0,80}\)$")


def listed(key: str) -> frozenset[str]:
    """Return a word list of ``phrases.toml``."""
    return words("phrases", key)


@cache
def calendar() -> frozenset[str]:
    """Return the names of weekdays and months."""
    return listed("weekdays") | listed("months")


@cache
def _preposition() -> re.Pattern[str]:
    article = r"the\s|a\s|an\s"
    governed = "|".join(rf"{re.escape(w)}\s?" for w in listed("governed"))
    return re.compile(
        rf"\b(?i:{one_of(listed('prepositions'))})\s(?:{article}|{governed}|[A-Z][\w.]*\s)*$"
    )


def led_by_preposition(text: str, start: int, at: int) -> bool:
    """Tell whether a preposition stands before the phrase at ``at``, no further than ``start``.

    Titles belong to the phrase: "Speaker of the House Ann Ode" is led by none.
    """
    at = _before_titles(text, start, at)
    return bool(_preposition().search(text, max(start, at - _LOOK_BACK), at))


def _before_titles(text: str, start: int, at: int) -> int:
    """Return where the titles before a name begin."""
    prefix = _PREFIX.search(text, max(start, at - 20), at)
    at = prefix.start() if prefix else at
    while at - 2 >= start and text[at - 1] == " ":
        title = _title().search(text, max(start, at - _LOOK_BACK), at)
        if title is None:
            break
        at = title.start()
    return at


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){one_of(titles())}\s$")


@cache
def joins() -> re.Pattern[str]:
    """Return the pattern of a conjunction at the end: "laughed and"."""
    return re.compile(rf"(?:^|[\s,”\"]){one_of(listed('joins'))}$")


@cache
def _time() -> re.Pattern[str]:
    """Build the pattern of a time or an aside at the end of a clause."""
    when = rf"{one_of(listed('time_before'))}\s"
    filler = rf"(?:{one_of(listed('time_words'))}\s){{0,2}}(?:\w+\s){{0,2}}"
    what = rf"(?:{one_of(listed('time_nouns') | calendar())}|\d{{4}}|\d{{1,2}})"
    day = rf"{one_of(listed('short_months'))}\. \d+"
    return re.compile(rf"\b(?:{when}{filler}{what}|{one_of(listed('asides'))}|{day})$")


def strip_tail(text: str, start: int, end: int) -> int:
    """Return the end of a clause without the adverbs, auxiliaries and times at its end."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        bracket = _BRACKET.search(text, max(start, end - 90), end)
        if bracket and bracket.start() > start:
            end = bracket.start()
            continue
        word = _TAIL_WORD.search(text, max(start, end - 20), end)
        if word and _is_between(word.group(1)):
            end = word.start(1)
            continue
        time = _time().search(text, max(start, end - _LOOK_BACK), end)
        if time and time.start() > start + 1:
            end = time.start()
            continue
        return end


def _is_between(word: str) -> bool:
    small = word[0].islower() and word.endswith(("ly", "n’t", "n't"))
    return small or word in cues.between()

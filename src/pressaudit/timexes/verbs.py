"""Where a sentence looks, back or ahead, by the verb nearest to an expression of time."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pressaudit.timexes.lexicon import listed, words

_TOKEN = re.compile(r"'(?:ll|s|re|ve|d)\b|[\w'-]*\w|[,;:]")
AHEAD, OF_THE_TOLD = 1, 2
"""Ahead of the telling ("will sail"), or of what is told ("was due to sail") and may be past."""
_HELPERS = 5
_REGULAR = re.compile(r"[a-z]{3,}ed")


def tokens(text: str) -> list[str]:
    """Return the words of ``text``, a short verb apart from its word ("he", "'ll"), and , ; :."""
    return _TOKEN.findall(text.replace("’", "'"))


def look(before: str, after: str, reach: int) -> tuple[int, int]:
    """Return where the nearest verb looks, and how many words before the expression it stands.

    That is AHEAD or OF_THE_TOLD, -1 back, 0 neither ("the race is on Friday": 1; "it sank on
    Friday": -1). The nearest of ``reach`` words before decides, else the first of ``reach`` words
    after, which stands ``reach`` words away.
    """
    found = tokens(before)
    for place in range(len(found) - 1, max(-1, len(found) - 1 - reach), -1):
        way = _looks(found, place)
        if way is not None:
            return way, len(found) - place
    found = tokens(after)[:reach]
    ways = (_looks(found, place) for place in range(len(found)))
    return next((way for way in ways if way is not None), 0), reach


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
        """The verbs right before it that help it, words that say how passed over."""
        found: set[str] = set()
        for word in reversed(self.before):
            passed = word in listed("between_verbs") or word.endswith("ly")
            if len(found) == _HELPERS or not (passed or word in listed("helping")):
                break
            if not passed:
                found.add(word)
        return found

    @property
    def told(self) -> bool:
        """Whether it was ahead of what is told, not of the telling ("was due", "decided to")."""
        return not {"was", "were"}.isdisjoint(self.helpers)


def _word(found: list[str], place: int) -> _Word:
    small = [word.lower() for word in found]
    before = small[max(0, place - 5) : place]
    before = before[max((n + 1 for n, t in enumerate(before) if t in ",;:"), default=0) :]
    after, rest = small[place + 1 : place + 3], small[place + 1 :]
    capital = found[place][0].isupper()
    return _Word(small[place], capital, before, after, frozenset(small[:place]), rest)


def _looks(found: list[str], place: int) -> int | None:
    """Return where the verb at ``place`` looks: 1 ahead, -1 back, 0 neither; None for no verb."""
    small = found[place].lower()
    if " ".join([small, *found[place + 1 : place + 2]]).lower() in listed("ahead"):
        # "Ahead of the vote, they met on Sunday": the clause is over.
        return None if "," in found[place + 1 :] else 1
    for kind, way in _LOOKS.items():
        if small in listed(kind):
            return way(_word(found, place))
    # "Asked on Monday", but not "United on Friday".
    verb = small == found[place] or (place == 0 and small not in listed("names_in_ed"))
    if not verb or not _REGULAR.fullmatch(small):
        return None
    this = _word(found, place)
    return None if this.described else _past(this)


def _future(this: _Word) -> int | None:
    if _undone(this):
        return -1
    thing = this.described or this.owned
    thing = thing or not this.rest or this.rest[0] in listed("after_a_thing")
    if thing and this.word in listed("also_nouns"):
        return None
    return OF_THE_TOLD if this.told else AHEAD


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
    """Look ahead ("hopes to sail"), a date passed over ("voted on Tuesday to close it")."""
    doing = this.after and this.after[0] not in listed("describing")
    before = [w for w in this.before if w not in words("weekday") and w != "on"]
    if not doing or not before or before[-1] not in listed("intent"):
        return None
    if _undone(this):
        return -1
    past = before[-1].endswith("ed") or not {"was", "were"}.isdisjoint(before[-2:])
    return OF_THE_TOLD if past else AHEAD


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
    if denied:
        return -1
    return OF_THE_TOLD if this.told else AHEAD


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

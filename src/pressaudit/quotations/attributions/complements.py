"""What a verb of saying, thinking or wanting has after it, and how far that reaches."""

from collections.abc import Sequence
from typing import NamedTuple

from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import OPENING, Clause, small
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.attributions.report import Interval
from pressaudit.quotations.block import HIDDEN

CLAUSAL = ("say", "think", "know", "feel", "show", "tell", "see")
"""Classes that take a clause without "that": "Ode said the lamp was out"."""
REPORTING = frozenset(("say", "tell", "show", "think", "know", "feel", "ask"))
PLANNING = ("plan", "want", "ask", "feel", "think")
NARROW = frozenset(("judge", "support", "plan", "talk", "ask", "feel", "see", "want"))
"""Classes whose object ends with its clause: "praised the Board, which met"."""
NEAR = 16
"""Words behind a verb within which "that" or a mark is looked for: "said in a letter that"."""
TOLD = 10
"""Words of whom it is told to, at most."""


class Complement(NamedTuple):
    """What follows a verb: the rule that reads it, the class that fits, and where it begins.

    ``rule`` is empty where nothing is reported there.
    """

    rule: str
    kind: str
    at: int


def complement(c: Clause, at: int, word: Word) -> Complement:
    """Read what follows a verb that ends before the word at ``at``."""
    at = c.skip(at)
    low, kinds = c.low(at), word.kinds
    if not low or low in ".,)—–-;?!":
        return _after_comma(c, at, word)
    clausal = [k for k in kinds if k in CLAUSAL]
    found = _by_first_word(c, at, word) or _told(c, at, kinds)
    if found:
        return found
    if clausal and c.is_clause(at):
        return Complement("bare", clausal[0], at)
    if kinds[0] == "tell":
        # Whom it is told to is nothing that is told.
        return Complement("", "tell", at)
    return Complement("object", kinds[0], at)


def _by_first_word(c: Clause, at: int, word: Word) -> Complement | None:
    """Read a complement that its first word tells: that, whether, to, a mark, a preposition."""
    low, kinds = c.low(at), word.kinds
    if low == "that":
        return Complement("that", first(kinds, *CLAUSAL), at)
    if low in small("questions"):
        return Complement("whether", first(kinds, "ask", "know", "say", "talk"), at)
    if low in OPENING or low[0] in HIDDEN:
        return Complement("marks", kinds[0], at)
    if low == ":":
        return Complement("colon", kinds[0], at + 1)
    if low == "to" and "seem" in kinds:
        return Complement("to", "seem", at)
    if low == "to" and set(kinds) & set(PLANNING):
        return Complement("to", next(k for k in kinds if k in PLANNING), at)
    if low == "to" and "say" in kinds and c.low(at + 1) in ("be", "have"):
        return Complement("to", "say", at)
    return _far(c, at, kinds) if low in small("prepositions") | {"to"} else None


def _after_comma(c: Clause, at: int, word: Word) -> Complement:
    """Read what a comma parts from its verb: "he said, after a while, that"; else nothing."""
    if c.low(at) == "," and c.low(at + 1) in OPENING:
        return Complement("marks", word.kinds[0], at + 1)
    if c.low(at) == "," and word.kinds[0] in ("say", "tell"):
        for m in range(at + 1, min(at + NEAR, c.last)):
            if c.low(m) == "," and c.low(m + 1) in OPENING | {"that"}:
                return Complement("that", word.kinds[0], m + 1)
    return Complement("", "", at)


def _far(c: Clause, at: int, kinds: Sequence[str]) -> Complement:
    """Read a complement behind a preposition: "said in a statement that", "talked about"."""
    if set(kinds) & REPORTING:
        for m in range(at + 1, min(at + NEAR, c.last)):
            low = c.low(m)
            if low == "that" and c.low(m - 1) != "of" and c.low(m + 1) not in small("be"):
                return Complement("that", kinds[0], m)
            if low in OPENING | {":"}:
                return Complement("marks", kinds[0], m)
            if low in (",", ";", ".") or low in small("finite"):
                break
            pronoun = low in small("pronoun_subjects")
            if pronoun and c.low(at) in ("in", "on", "at", "during", "to"):
                return Complement("bare", kinds[0], m)
    return Complement("matter", first(kinds, "talk", "judge", "ask", "support", "feel"), at + 1)


def _told(c: Clause, at: int, kinds: Sequence[str]) -> Complement | None:
    """Read a complement behind whom it is told or asked: "told the Board (that)"."""
    if not set(kinds) & {"tell", "ask", "want", "judge"}:
        return None
    for m in range(at + 1, min(at + TOLD, c.last)):
        low = c.low(m)
        if low == "that":
            return Complement("that", kinds[0], m)
        if low == "to" and set(kinds) & {"ask", "want", "tell"}:
            return Complement("to", first(kinds, "ask", "want", "tell"), m)
        if low in small("questions"):
            return Complement("whether", kinds[0], m)
        if low in OPENING | {":"}:
            return Complement("marks", kinds[0], m)
        if low in small("prepositions") and c.low(m + 1) in small("when"):
            continue
        if low in small("prepositions") and low not in ("of", "for", "at", "with"):
            stop = "tell" in kinds
            return Complement("matter", kinds[0], m + 1) if stop else None
        if "tell" in kinds and m > at and low not in small("when") and c.begins_clause(m):
            return Complement("bare", "tell", m)
        if low in (",", ".", ";"):
            break
    return None


def contents(c: Clause, at: int, rule: str, kind: str) -> list[Interval]:
    """Return what is reported from ``at`` on: to the end of the clause."""
    stop = c.last
    narrow = rule in ("object", "matter") and kind in NARROW
    for m in range(at + 1, c.last):
        low, after = c.low(m), c.low(m + 1)
        if low == ";" or (low == "," and after in small("breaks")):
            stop = m
            break
        if low == "," and _says(after):
            stop = m
            break
        if narrow and (low in small("subordinators") or (low == "," and after != "and")):
            stop = m
            break
    return [(c.offset(at), max(c.offset(at), c.tokens[stop - 1].end))]


def _says(word: str) -> bool:
    """Tell whether a word behind a comma goes on to report: ", adding that", ", said"."""
    if word.endswith("ing"):
        return word in lexicon.verbs()
    return any(
        w.form in ("s", "past") and w.kinds[0] in ("say", "tell")
        for w in lexicon.verbs().get(word, ())
    )


def first(kinds: Sequence[str], *wanted: str) -> str:
    """Return the first of ``wanted`` among the classes of a verb, or the verb's first."""
    return next((k for k in wanted if k in kinds), kinds[0])

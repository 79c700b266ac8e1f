"""Phrases and places that put a whole sentence on somebody's word: "according to", labels."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import Before, Clause
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.attributions.others import POSSESSIVE, owner
from pressaudit.quotations.attributions.report import Cue, Reading, Report, report
from pressaudit.quotations.block import Block
from pressaudit.quotations.nouns import Subject, is_source, named
from pressaudit.rules import load

POLL = 14
"""Words from "In" at the beginning of a sentence to the poll or study that it names, at most."""
VIEW = 6
"""Words from "in" to the view of "in Ode's long-held view", at most."""
SHOUTED = 4
"""A label in capitals has fewer words."""
LABEL = 7
"""A label that begins with a name has fewer words: "Ode to Board:"."""
_PART = r"(?:[A-Z][\w.’'-]*|[a-z]+)"
_LABEL = re.compile(rf"[A-Z][\w.’'-]*(?:\s{_PART}){{0,7}}:\s")
_LABELS = Word("", "label", ("label",))
_ACCORDING = Word("according to", "preposition", ("according",))


def label(block: Block) -> Subject | None:
    """Return whose turn a paragraph is: "ODE: The lamp is out", "Keepers: The lamp was out"."""
    match = _LABEL.match(block.masked)
    if not match:
        return None
    stop = match.end() - len(": ")
    inside = block.between(0, stop)
    words = block.masked[:stop].split()
    if inside and inside[-1].char_end == stop and inside[-1].kind == "person":
        return named(inside[-1])
    shouted = len(words) < SHOUTED and all(w.isupper() for w in words)
    head = words[-1].lower()
    if shouted or is_source(head) or is_source(head.removesuffix("s")):
        return Subject("noun", block.masked[:stop], 0, stop)
    if inside and inside[0].char_start == 0 and len(words) < LABEL:
        return named(inside[0])
    return None


def turn(c: Clause) -> Report | None:
    """Read a turn of a transcript, or what a headline puts in somebody's mouth."""
    whose = label(c.block)
    if whose is None:
        return None
    contents = ((max(c.start, whose.end + 1), c.tokens[-1].end),)
    at = min(whose.end, c.start)
    return Report(at, at, _LABELS, "label", "label", "", contents, whose)


def in_poll(c: Clause) -> Report | None:
    """Read "In the latest Tern poll, the lamp led": on the word of a finding."""
    for m in range(1, min(POLL, c.last)):
        low = c.low(m)
        if low == ",":
            return None
        word = next(iter(lexicon.others().get(low, ())), None)
        if word and "show" in word.kinds and c.low(m + 1) == ",":
            subject = clauses.after(c.block, c.tokens[0].end, c.tokens[m].end)
            contents = [c.rest(m + 2)]
            return report(c, Cue(m, word, Before(m)), Reading("show", "in-poll", contents, subject))
    return None


def according(c: Clause, n: int) -> Report | None:
    """Read "according to Ode", and leave the phrase out of what is reported."""
    text = c.block.masked
    found = _according().match(text, c.tokens[n].start, c.end)
    if not found:
        return None
    subject = clauses.after(c.block, found.end(), c.end)
    stop = c.last
    after = subject.end if subject else found.end()
    for m in range(n + 1, c.last):
        if c.tokens[m].start >= after and c.low(m) in (",", ";", "—"):
            stop = m
            break
    contents = [c.until(n)] if n > 1 else []
    if (n < 4 or stop < c.last) and c.low(stop + 1) not in ("who", "which"):
        contents.append(c.rest(stop + 1))
    kept = tuple((a, b) for a, b in contents if b > a)
    return Report(*found.span(), _ACCORDING, "according", "according-to", "", kept, subject)


def in_view(c: Clause, n: int) -> Report | None:
    """Read "in Ode's view", "in his words"."""
    prior = c.low(n - 1)
    if not (prior in POSSESSIVE or prior.endswith(("'s", "s'"))):
        return None
    first = next((m for m in range(n - 1, max(-1, n - VIEW), -1) if c.low(m) == "in"), -1)
    if first < 0:
        return None
    contents = [c.until(first), c.rest(n + 1)]
    word = Word("view", "noun", ("according",))
    reading = Reading("according", "in-view", contents, owner(c, n))
    return report(c, Cue(n, word, Before(first)), reading)


@cache
def _according() -> re.Pattern[str]:
    return re.compile(one_of(load("reporting")["phrases"]["according"]) + r"\b", re.IGNORECASE)


@cache
def heads() -> frozenset[str]:
    """Return the first words of what stands before a source: "according" to."""
    return frozenset(p.split()[0] for p in load("reporting")["phrases"]["according"])


@cache
def views() -> frozenset[str]:
    """Return the nouns of "in Ode's view"."""
    return frozenset(load("reporting")["phrases"]["owner"])

"""Cues that are no verb before what it reports: asides, passives, nouns, phrases, labels."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import (
    Before,
    Clause,
    Cue,
    Report,
    report,
    small,
)
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.block import Block
from pressaudit.quotations.nouns import Subject, is_source, named
from pressaudit.rules import load

KINDS = frozenset(("say", "tell", "think", "know", "show", "put"))
"""Classes that stand beside what they report."""
NEAR_SOURCE = 60
"""Characters between a verb and the source behind it, at most."""
TAIL = 16
"""Words of time, place and hearers behind the verb of an aside at the end, at most."""
TAIL_WITHIN = 12
"""The same within a sentence."""


def opening_aside(c: Clause, cue: Cue) -> Report | None:
    """Read "As Ode said, the lamp was out"."""
    if c.low(0) != "as" or cue.word.kinds[0] not in KINDS:
        return None
    comma = next((m for m in range(cue.n + 1, c.last) if c.low(m) == ","), -1)
    if comma < 0 or any(c.low(m) == "," for m in range(cue.n)):
        return None
    subject = clauses.before(c.block, c.offset(1), c.offset(cue.before.at))
    if subject is None:
        return None
    contents = [c.rest(comma + 1)]
    return report(c, cue, "as-aside", contents, subject, form="finite")


def aside(c: Clause, cue: Cue) -> Report | None:
    """Read "The lamp was out, Ode said." and ", Ode said, "; ", said Ode"."""
    if cue.word.kinds[0] not in KINDS or "to" in cue.before.helpers:
        return None
    if cue.word.form == "ing" and not cue.before.helpers:
        return None
    tail = c.skip(cue.n + 1)
    comma = c.comma_before(cue.before.at)
    inverted = comma == cue.before.at - 1 and comma >= 0
    if inverted:
        return _inverted(c, cue, comma)
    ends = _ends(c, tail, cue.word)
    if comma < 1 or ends < 0:
        return None
    subject = clauses.before(c.block, c.offset(comma + 1), c.offset(cue.before.at))
    if subject is None or subject.surface in ("who", "which"):
        return None
    if c.low(comma + 1) in small("subordinators") | {"who", "which", "and", "but"}:
        return None
    contents = [c.until(comma)]
    if c.low(ends) == "," and _goes_on(c, ends + 1, cue.word):
        contents.append(c.rest(ends + 1))
    return report(c, cue, "aside", contents, subject, form="finite")


def _inverted(c: Clause, cue: Cue, comma: int) -> Report | None:
    """Read "The lamp was out, said Ode.", and not "Ode, a keeper, said the lamp was out"."""
    if cue.word.form not in ("past", "s") or cue.before.helpers or comma < 2:
        return None
    following = c.low(cue.n + 1)
    if following in small("opens_clause", "pronoun_subjects") or c.has_verb(cue.n + 1):
        return None
    subject = clauses.after(c.block, c.tokens[cue.n].end, c.end)
    if subject is None or subject.start > c.tokens[cue.n].end + NEAR_SOURCE:
        return None
    if not c.is_whole(comma):
        ends = c.block.masked[subject.end : subject.end + 2].strip()[:1] in (",", ".", "")
        if subject.kind != "name" or not ends:
            return None
    contents = [c.until(comma)]
    return report(c, cue, "inverted", contents, subject, form="finite")


def _ends(c: Clause, at: int, word: Word) -> int:
    """Return where the clause of an aside ends: at a comma, or with the sentence; else -1."""
    if at >= c.last or c.low(at) in (".", ",", "”", '"'):
        return at
    if c.low(at) in small("prepositions") or "tell" in word.kinds:
        for m in range(at, c.last):
            low = c.low(m)
            if low in ("that", ":", "“", ";") or low in small("pronoun_subjects"):
                return -1
            if low == "," and m + 1 < c.last:
                return m if m - at < TAIL_WITHIN else -1
        return c.last if c.last - at < TAIL else -1
    return -1


def _goes_on(c: Clause, at: int, word: Word) -> bool:
    """Tell whether what stands behind an aside is reported too: ", Ode said, and the lamp"."""
    low = c.low(at)
    other = low in lexicon.verbs() and low.endswith("ing")
    return bool(low) and not other and low not in small("breaks") | {"who", "which", word.lemma}


AGENT = 14
"""Words behind a passive within which "by" and its agent are looked for."""
OWNER = 3
"""Words before a noun within which its owner is looked for: "Ode's long-held belief"."""
BUILDS = {
    "that": "that",
    "to": "to",
    "of": "of",
    "whether": "whether",
    ":": "colon",
    **dict.fromkeys(("about", "over", "for", "on", "from", "against", "with", "in"), "matter"),
}
"""What follows a noun or adjective that reports, and the name of the rule."""
WHOLE = frozenset(("to", "as", "by", "in", "for"))
"""After these the subject of a passive is reported too: "the lamp is said to be out"."""
POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}


def passive(c: Clause, cue: Cue) -> Report:
    """Read "is said to be", "was asked whether", "was praised by Ode"."""
    at = c.skip(cue.n + 1)
    low = c.low(at)
    agent = next((m for m in range(at, min(at + AGENT, c.last)) if c.low(m) == "by"), -1)
    subject = clauses.after(c.block, c.tokens[agent].end, c.end) if agent >= 0 else None
    head, rule, contents = c.until(cue.before.at), "passive", []
    if low in WHOLE | {"that", "whether", "about", "if"}:
        rule = f"passive-{low}"
        contents = [c.rest(at)] if not subject else []
    if subject or rule == "passive" or low in WHOLE:
        contents = [head, *contents]
    return report(c, cue, rule, contents, subject, form="passive")


def adverb(c: Clause, cue: Cue) -> Report:
    """Read "the lamp is reportedly out": on nobody's word."""
    contents = [c.until(cue.n), c.rest(cue.n + 1)]
    return report(c, cue, "adverb", contents)


def noun(c: Clause, cue: Cue) -> Report | None:
    """Read "Ode's claim that", "fears of"."""
    following = c.low(cue.n + 1)
    at = cue.n + 2 + (c.low(cue.n + 2) in small("articles"))
    somebody = c.block.begins(c.offset(at)) or is_source(c.low(at))
    whose = following == "of" and somebody
    return _built(c, cue, owner(c, cue.n)) if following in BUILDS and not whose else None


def adjective(c: Clause, cue: Cue) -> Report | None:
    """Read "is confident that", "made it clear that"."""
    n, low = cue.n, c.low(cue.n + 1)
    if low not in BUILDS:
        return None
    before = cue.before
    if low != "to" and c.low(n - 1) in small("making") | {"it"}:
        before = c.helpers(n - 1 if c.low(n - 1) != "it" else n - 2)
    elif not before.helpers:
        return None
    return _built(c, cue, clauses.before(c.block, c.start, c.offset(before.at)))


def _built(c: Clause, cue: Cue, subject: Subject | None) -> Report:
    low = c.low(cue.n + 1)
    first = cue.n + 2 if low in ("about", "of", "over", ":") else cue.n + 1
    rule = f"{cue.word.part}-{BUILDS[low]}"
    return report(c, cue, rule, [c.rest(first)], subject)


def owner(c: Clause, n: int) -> Subject | None:
    """Return whose claim it is: "Ode's", "his"; "claims by Ode"."""
    for m in range(n - 1, max(-1, n - OWNER - 1), -1):
        low = c.low(m)
        if low in POSSESSIVE:
            token = c.tokens[m]
            who = POSSESSIVE[low]
            return Subject("pronoun", who, token.start, token.end)
        if low.endswith(("'s", "s'")):
            stop = c.tokens[m].end - (2 if low.endswith("'s") else 1)
            inside = [x for x in c.block.between(c.start, stop) if x.char_end == stop]
            if inside:
                return named(inside[-1])
            return clauses.before(c.block, c.start, stop)
    if c.low(n + 1) in ("by", "from"):
        return clauses.after(c.block, c.tokens[n + 1].end, c.end)
    return None


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
            return report(c, Cue(m, word, Before(m)), "in-poll", contents, subject, kind="show")
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
    cue = Cue(n, Word("view", "noun", ("according",)), Before(first))
    return report(c, cue, "in-view", [c.until(first), c.rest(n + 1)], owner(c, n))


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

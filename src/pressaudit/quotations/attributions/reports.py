"""The cues of a sentence, what grammar each stands in, whose they are and what they report.

Every rule has a name, which the tables show:

that, whether, bare     Ode said that / asked whether / said the lamp was out
to                      Ode vowed to mend it / urged the Board to mend it
object, matter          Ode praised the Board / talked about the lamp
aside, as-aside         The lamp was out, Ode said. / As Ode said, the lamp was out.
inverted                The lamp was out, said Ode.
colon, marks            Ode said: / said “…”
passive, passive-…      The lamp was praised / is said to be out
noun-…, adjective-…     Ode's fear of / is confident that
according-to, in-view   According to Ode / in Ode's view, the lamp was out
in-poll                 In the latest Tern poll, the lamp led.
adverb                  The lamp is reportedly out
label                   ODE: The lamp is out. / Keepers: The lamp was out.
free                    It goes on from the sentence before, without a cue (see post.py)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pressaudit.quotations.attributions import beside, lexicon
from pressaudit.quotations.attributions.clause import (
    OPENING,
    Before,
    Clause,
    Cue,
    Interval,
    Report,
    form_of,
    is_verb,
    report,
    small,
    subject_of,
)
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.block import HIDDEN, Block


def reports(c: Clause) -> tuple[Report, ...]:
    """Return the cues of a sentence in order."""
    spoken = beside.turn(c) if c.tokens else None
    out = [spoken] if spoken else []
    for n, token in enumerate(c.tokens):
        found = _report(c, n) if token.low in _known() else None
        if found and not (out and _in_gap(out[-1], found)):
            out.append(found)
    return tuple(out)


@cache
def _known() -> frozenset[str]:
    """Return the words that may be a cue, or begin one."""
    return frozenset((*lexicon.verbs(), *lexicon.others(), *beside.heads(), *beside.views(), "in"))


def _report(c: Clause, n: int) -> Report | None:
    """Return the first reading of a word that fits: phrase, verb, noun, adjective, adverb."""
    low = c.low(n)
    found = _phrase(c, n, low)
    for word in () if found else lexicon.verbs().get(low, ()):
        found = found or (_verb(c, n, word) if is_verb(c, n, word) else None)
    for word in () if found else lexicon.others().get(low, ()):
        found = found or _other(c, n, word)
    return found


def _phrase(c: Clause, n: int, low: str) -> Report | None:
    found = beside.in_poll(c) if not n and low == "in" else None
    if low in beside.heads():
        found = found or beside.according(c, n)
    if low in beside.views():
        found = found or beside.in_view(c, n)
    return found


def _verb(c: Clause, n: int, word: Word) -> Report | None:
    cue = Cue(n, word, c.helpers(n))
    form = form_of(word, cue.before)
    if form == "passive":
        return beside.passive(c, cue)
    aside = beside.opening_aside(c, cue) or beside.aside(c, cue)
    if aside:
        return aside
    rule, kind, at = complement(c, n + 1, word)
    if not rule:
        return None
    subject = subject_of(c, cue, form)
    reported = contents(c, at, rule, kind)
    if kind == "seem":
        reported.insert(0, c.until(cue.before.at))
    return report(c, cue, rule, reported, subject, form=form, kind=kind)


def _other(c: Clause, n: int, word: Word) -> Report | None:
    if word.part == "adverb":
        return beside.adverb(c, Cue(n, word, Before(n)))
    cue = Cue(n, word, c.helpers(n))
    return beside.adjective(c, cue) if word.part == "adjective" else beside.noun(c, cue)


def _in_gap(verb: Report, other: Report) -> bool:
    """Tell whether a cue only stands between a verb and what it reports: "said in a statement"."""
    first = verb.contents[0][0] if verb.contents else verb.end
    return bool(verb.form) and verb.start < other.start < first


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


HALF = 0.5
"""The part of a sentence from which it counts as a whole."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Seen:
    """A sentence: ``index`` of its block in the post, ``rank`` in the block, offsets."""

    block: Block
    index: int
    rank: int
    start: int
    end: int

    @cached_property
    def clause(self) -> Clause:
        """Return the sentence as the rules read it."""
        return Clause(self.block, self.start, self.end)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the cues that report something, in order."""
        return tuple(r for r in reports(self.clause) if r.contents)

    @cached_property
    def words(self) -> tuple[Interval, ...]:
        """Return start and end of the words, those inside marks too."""
        text = self.block.paragraph.text
        return tuple(m.span() for m in _WORD.finditer(text, self.start, self.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [b for _, b in self.words]

    @cached_property
    def quoted(self) -> float:
        """Return the share of the words that stand inside marks."""
        masked = self.block.masked
        return sum(masked[a] in HIDDEN for a, _ in self.words) / max(len(self.words), 1)

    @cached_property
    def top(self) -> str:
        """Return the class of the cue that reports most, "" where there is none."""
        best = max(self.reports, key=lambda r: (self.count(r.contents), -r.start), default=None)
        return best.kind if best else ""

    def count(self, spans: Sequence[Interval]) -> int:
        """Return the number of words that lie in any of ``spans``."""
        inside = (
            range(bisect_left(self._starts, s), bisect_right(self._ends, e)) for s, e in spans
        )
        return len(set().union(*inside))

    def share(self, spans: Sequence[Interval]) -> float:
        """Return the share of the words that lie in any of ``spans``."""
        return self.count(spans) / max(len(self.words), 1)


def sentences(read: Iterable[Block]) -> list[Seen]:
    """Return the sentences of a post's blocks, in order."""
    return [
        Seen(block, index, rank, start, end)
        for index, block in enumerate(read)
        for rank, (start, end) in enumerate(block.edges())
    ]

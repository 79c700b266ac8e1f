"""Cues beside what they report: ", Ode said", ", said Ode", "As Ode said, …"."""

from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import Clause, small
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.attributions.report import Cue, Reading, Report, report

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
    return report(c, cue, Reading(cue.word.kinds[0], "as-aside", contents, subject, "finite"))


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
    return report(c, cue, Reading(cue.word.kinds[0], "aside", contents, subject, "finite"))


def _inverted(c: Clause, cue: Cue, comma: int) -> Report | None:
    """Read "The lamp was out, said Ode.", and not "Ode, a keeper, said the lamp was out"."""
    if cue.word.form not in ("past", "s") or cue.before.helpers or comma < 2:
        return None
    following = c.low(cue.n + 1)
    if following in small("opens_clause") | small("pronoun_subjects") or c.has_verb(cue.n + 1):
        return None
    subject = clauses.after(c.block, c.tokens[cue.n].end, c.end)
    if subject is None or subject.start > c.tokens[cue.n].end + NEAR_SOURCE:
        return None
    if not c.is_whole(comma):
        ends = c.block.masked[subject.end : subject.end + 2].strip()[:1] in (",", ".", "")
        if subject.kind != "name" or not ends:
            return None
    contents = [c.until(comma)]
    return report(c, cue, Reading(cue.word.kinds[0], "inverted", contents, subject, "finite"))


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

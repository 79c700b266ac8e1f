"""Cues that are no active verbs: passives, nouns, adjectives and adverbs."""

from pressaudit.quotations import clauses
from pressaudit.quotations.attributions.clause import Clause, small
from pressaudit.quotations.attributions.report import Cue, Reading, Report, report
from pressaudit.quotations.nouns import Subject, is_source, named

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
    return report(c, cue, Reading(cue.word.kinds[0], rule, contents, subject, "passive"))


def adverb(c: Clause, cue: Cue) -> Report:
    """Read "the lamp is reportedly out": on nobody's word."""
    contents = [c.until(cue.n), c.rest(cue.n + 1)]
    return report(c, cue, Reading("adverb", "adverb", contents))


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
    return report(c, cue, Reading(cue.word.kinds[0], rule, [c.rest(first)], subject))


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

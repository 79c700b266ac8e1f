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

from functools import cache

from pressaudit.quotations.attributions import asides, lexicon, others, phrases, verbs
from pressaudit.quotations.attributions.clause import Before, Clause
from pressaudit.quotations.attributions.complements import complement, contents
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.attributions.report import Cue, Reading, Report, report


def reports(c: Clause) -> tuple[Report, ...]:
    """Return the cues of a sentence in order."""
    spoken = phrases.turn(c) if c.tokens else None
    out = [spoken] if spoken else []
    for n, token in enumerate(c.tokens):
        found = _report(c, n) if token.low in _known() else None
        if found and not (out and _in_gap(out[-1], found)):
            out.append(found)
    return tuple(out)


@cache
def _known() -> frozenset[str]:
    """Return the words that may be a cue, or begin one."""
    return frozenset(
        (*lexicon.verbs(), *lexicon.others(), *phrases.heads(), *phrases.views(), "in")
    )


def _report(c: Clause, n: int) -> Report | None:
    """Return the first reading of a word that fits: phrase, verb, noun, adjective, adverb."""
    low = c.low(n)
    found = _phrase(c, n, low)
    for word in () if found else lexicon.verbs().get(low, ()):
        found = found or (_verb(c, n, word) if verbs.is_verb(c, n, word) else None)
    for word in () if found else lexicon.others().get(low, ()):
        found = found or _other(c, n, word)
    return found


def _phrase(c: Clause, n: int, low: str) -> Report | None:
    found = phrases.in_poll(c) if not n and low == "in" else None
    if low in phrases.heads():
        found = found or phrases.according(c, n)
    if low in phrases.views():
        found = found or phrases.in_view(c, n)
    return found


def _verb(c: Clause, n: int, word: Word) -> Report | None:
    cue = Cue(n, word, c.helpers(n))
    form = verbs.form_of(word, cue.before)
    if form == "passive":
        return others.passive(c, cue)
    aside = asides.opening_aside(c, cue) or asides.aside(c, cue)
    if aside:
        return aside
    rule, kind, at = complement(c, n + 1, word)
    if not rule:
        return None
    subject = verbs.subject_of(c, cue, form)
    reported = contents(c, at, rule, kind)
    if kind == "seem":
        reported.insert(0, c.until(cue.before.at))
    return report(c, cue, Reading(kind, rule, reported, subject, form))


def _other(c: Clause, n: int, word: Word) -> Report | None:
    if word.part == "adverb":
        return others.adverb(c, Cue(n, word, Before(n)))
    cue = Cue(n, word, c.helpers(n))
    return others.adjective(c, cue) if word.part == "adjective" else others.noun(c, cue)


def _in_gap(verb: Report, other: Report) -> bool:
    """Tell whether a cue only stands between a verb and what it reports: "said in a statement"."""
    first = verb.contents[0][0] if verb.contents else verb.end
    return bool(verb.form) and verb.start < other.start < first

"""Whether a form is a verb here, in which form it stands, and who its subject is."""

from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import Before, Clause, small
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.attributions.report import Cue
from pressaudit.quotations.nouns import Subject, named

_MARKS = frozenset('“”"«»„″')
_ADJECTIVES = ("ing", "al", "ive", "ous", "ful", "ic", "ed")
"""Endings of adjectives: what follows one is a noun ("official claims")."""


def is_verb(c: Clause, n: int, word: Word) -> bool:
    """Tell whether a form that may be a noun too is a verb here."""
    if c.is_name(n) and not (n == 1 and c.low(0) in _MARKS) and c.low(n) != "said":
        return False
    prior, after = c.low(n - 1), c.low(n + 1)
    if word.form == "ing":
        owned = prior in small("owners") or prior.endswith(("'s", "s'"))
        return prior not in small("articles") and not (owned and c.low(n) in lexicon.others())
    if word.form == "past":
        return prior not in small("articles") or word.lemma == "say"
    helper = c.helpers(n).helpers
    if word.form == "base":
        if helper:
            return helper[0] in small("modals") | small("do") | {"to"}
        return _is_bare(c, n, prior, after)
    return not helper and _is_third(c, n, prior, after)


def _is_third(c: Clause, n: int, prior: str, after: str) -> bool:
    """Tell whether a form in s is a verb: "Ode claims that", not "her claims of"."""
    no_subject = small("articles") | small("owners") | small("prepositions")
    if prior in no_subject or prior.endswith(("'s", "s'")):
        return False
    if c.low(n) in lexicon.nouns_too():
        after_name = c.is_name(n - 1) or n == 1
        clear = prior in small("pronoun_subjects") | {"who", "which", "and", "that"}
        verbal = after_name or clear or after in small("opens_object")
        return verbal and after not in small("after_nouns")
    many = c.low(n) in lexicon.others()
    if many and prior.endswith(_ADJECTIVES):
        return False
    return not many or after not in small("after_nouns")


def _is_bare(c: Clause, n: int, prior: str, after: str) -> bool:
    """Tell whether a bare form is a verb of the present: "they say", not "a say in it"."""
    if c.low(n) in lexicon.nouns_too():
        return prior in small("plural_subjects") or (
            prior.endswith("s") and after in small("opens_object") and not prior.endswith("'s")
        )
    if c.low(n) not in lexicon.others():
        no_subject = small("articles") | small("owners") | small("prepositions")
        return n > 0 and prior not in no_subject and not c.is_adverb(n - 1)
    many = prior.endswith("s") and not prior.endswith(("'s", "ss"))
    plural = prior in small("plural_subjects") or (many and prior not in small("no_plurals"))
    return plural and after not in small("after_nouns")


def form_of(word: Word, before: Before) -> str:
    """Return how a verb stands: finite, ing, to or passive."""
    first = before.helpers[0] if before.helpers else ""
    if "to" in before.helpers:
        return "to"
    if word.form == "ing":
        return "finite" if first in small("be") else "ing"
    if word.form == "past" and first in small("be"):
        return "passive"
    return "finite"


def subject_of(c: Clause, cue: Cue, form: str) -> Subject | None:
    """Return who says it: what stands before the verb group, or begins the sentence."""
    at = c.offset(cue.before.at)
    if form in ("ing", "to"):
        return _doer(c, cue.n, at)
    return _with_others(c, clauses.before(c.block, c.start, at))


def _with_others(c: Clause, subject: Subject | None) -> Subject | None:
    """Return Ode for "Ode and her friends"."""
    if subject is None or subject.kind != "noun":
        return subject
    first = subject.surface.split()[0].lower()
    if first not in small("owners") or not c.block.masked.endswith(" and ", 0, subject.start):
        return subject
    stop = subject.start - len(" and ")
    met = [m for m in c.block.between(c.start, stop) if m.char_end == stop]
    return named(met[0]) if met else subject


def _doer(c: Clause, n: int, at: int) -> Subject | None:
    """Return the subject of the verb that a participle or infinitive hangs on."""
    for m in range(n - 1, 0, -1):
        for word in lexicon.verbs().get(c.low(m), ()):
            if word.form in ("s", "past") and is_verb(c, m, word):
                before = c.helpers(m)
                if form_of(word, before) == "finite":
                    found = clauses.before(c.block, c.start, c.offset(before.at))
                    if found:
                        return found
    return clauses.subject(c.block, c.start, at)

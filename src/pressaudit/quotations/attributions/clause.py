"""A sentence as the rules of report read it: words and marks, verbs and their subjects, cues."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed
from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.block import HIDDEN, Block
from pressaudit.quotations.nouns import Subject, named
from pressaudit.quotations.text import Token

_TOKEN = re.compile(rf"[{HIDDEN}]+|\d[\d,.]*\d|[\w]+(?:[’'.-][\w]+)*(?:[’'](?=\s))?|[^\w\s]")
OPENING = frozenset(("“", '"', "«"))
STOPS = frozenset((";", ":", "?", "!"))

MOST_HELPERS = 7
"""Words between a subject and its verb, at most: auxiliaries, adverbs, "not"."""
FAR = 25
"""Words from the beginning of a clause within which its verb is looked for."""
SUBJECT = 12
"""Words of a subject between a comma and its verb, at most: ", the keeper of the light said"."""


@cache
def small(*keys: str) -> frozenset[str]:
    """Return the small words of lists of ``rules/reporting.toml``."""
    return frozenset().union(*(listed("reporting", key) for key in keys))


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words and marks between two offsets of a masked paragraph, which they keep."""
    found = _TOKEN.finditer(text, start, end)
    return tuple([Token(*m.span(), (t := m.group()), t.lower().replace("’", "'")) for m in found])


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a verb: its auxiliaries, the nearest first, and where they begin."""

    at: int
    helpers: tuple[str, ...] = ()
    negated: bool = False


class Clause:
    """A sentence, its words by number."""

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block, self.start, self.end = block, start, end
        self.tokens = tokens(block.masked, start, end)
        self.last = len(self.tokens)

    def low(self, n: int) -> str:
        """Return the word at ``n`` in small letters, "" beyond the edges."""
        return self.tokens[n].low if 0 <= n < self.last else ""

    def is_name(self, n: int) -> bool:
        """Tell whether a word within the sentence has a capital."""
        return 0 < n < self.last and self.tokens[n].text[:1].isupper()

    def offset(self, n: int) -> int:
        """Return where the word at ``n`` begins, or the end of the sentence."""
        return self.tokens[n].start if n < self.last else self.end

    def helpers(self, n: int) -> Before:
        """Walk left from a verb over adverbs, auxiliaries and "not"."""
        helpers: list[str] = []
        negated = False
        at = n
        while at > 0 and n - at < MOST_HELPERS:
            low = self.low(at - 1)
            if low in small("be", "have", "modals", "do") | {"to"}:
                helpers.append(low)
                negated = negated or low.endswith("n't")
            elif low in small("negations"):
                negated = True
            elif not (low in small("adverbs_between") or self.is_adverb(at - 1)):
                break
            at -= 1
        return Before(at, tuple(helpers), negated)

    def is_adverb(self, n: int) -> bool:
        """Tell whether a word is an adverb in -ly, and no name such as Ely."""
        text = self.tokens[n].text if n < self.last else ""
        return text.endswith("ly") and text.islower() and len(text) > len("only")

    def skip(self, at: int) -> int:
        """Return where a verb's complement begins: behind adverbs and days."""
        while at < self.last:
            low = self.low(at)
            when = low in small("when") or self.is_adverb(at)
            if when or low in small("adverbs_between"):
                at += 1
            elif low in ("this", "last", "earlier", "late", "early", "on") and self.low(
                at + 1
            ) in small("when"):
                at += 2
            else:
                break
        return at

    def is_clause(self, at: int) -> bool:
        """Tell whether what begins at ``at`` has a verb of its own before it ends."""
        if self.low(at) in small("pronoun_subjects") | {"there"}:
            return True
        for m in range(at + 1, min(at + FAR, self.last)):
            low = self.low(m)
            if low in small("finite"):
                return True
            if low in STOPS or low in ("which", "who", "after", "when", "because"):
                return False
            if low.endswith(("ed", "n't")) and self.low(m - 1) not in small("articles"):
                return True
        return False

    def begins_clause(self, m: int) -> bool:
        """Tell whether a subject and its verb begin at ``m``, behind a noun."""
        low = self.low(m)
        if low in small("pronoun_subjects"):
            return True
        name = self.is_name(m) and self.low(m - 1) not in small("articles", "owners")
        opens = low in small("articles", "owners") or name
        return opens and not self.is_name(m - 1) and self.is_clause(m)

    def has_verb(self, at: int) -> bool:
        """Tell whether a finite verb stands before the next comma or relative clause."""
        for m in range(at, self.last):
            low = self.low(m)
            if low in small("finite"):
                return True
            if low in STOPS or low in (",", "who", "which", "when", "as", "after", "—", "("):
                return False
            ed = low.endswith("ed") and not self.is_name(m) and m > at
            if ed and self.low(m - 1) not in small("articles", "owners"):
                return self.low(m + 1) not in ("by", "in", "at", "with")
        return False

    def is_whole(self, stop: int) -> bool:
        """Tell whether a clause with a verb stands before ``stop``, and no name in apposition."""
        if self.low(0) in small("subordinators") or self.low(stop) != ",":
            return True
        for m in range(1, stop):
            low = self.low(m)
            if low in (",", "who", "which"):
                return False
            past = low.endswith("ed") and self.low(m - 1) not in small("articles")
            if low in small("finite") or past:
                return True
        return False

    def comma_before(self, at: int) -> int:
        """Return where the comma or closing mark before a short subject stands, or -1."""
        for m in range(at - 1, max(-1, at - SUBJECT), -1):
            low = self.low(m)
            if low == "," or low in ("”",) or (low == '"' and m):
                return m
            if low in STOPS or low == "that":
                return -1
        return -1

    def rest(self, n: int) -> tuple[int, int]:
        """Return what stands from the word at ``n`` to the end of the sentence, as offsets."""
        return self.offset(n), self.tokens[-1].end

    def until(self, n: int) -> tuple[int, int]:
        """Return what stands before the word at ``n``, as offsets."""
        return self.start, self.offset(n)


Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word: its number in the sentence, and what stands before it."""

    n: int
    word: Word
    before: Before


@dataclass(frozen=True, slots=True)
class Report:
    """A cue as read, with offsets in the paragraph.

    ``negated`` and ``modal`` tell what stands before a verb ("did not say", "would say"),
    ``before`` and ``after`` are the small words beside the cue, empty where others stand there.
    """

    start: int
    end: int
    word: Word
    kind: str
    rule: str
    form: str
    contents: tuple[Interval, ...]
    subject: Subject | None
    negated: bool = False
    modal: bool = False
    before: str = ""
    after: str = ""

    def holds(self, other: "Report") -> bool:
        """Tell whether another cue stands in what this one reports."""
        return any(a <= other.start and other.end <= b for a, b in self.contents)


def report(
    c: Clause,
    cue: Cue,
    rule: str,
    contents: Iterable[Interval],
    subject: Subject | None = None,
    *,
    form: str = "",
    kind: str = "",
) -> Report:
    """Return a cue as a rule reads it; ``kind`` is the first class of its word unless given.

    ``form`` is how a verb stands (finite, ing, to, passive), empty for other words.
    """
    token = c.tokens[cue.n]
    before, after = (w if w in _closed() else "" for w in (c.low(cue.n - 1), c.low(cue.n + 1)))
    return Report(
        token.start,
        token.end,
        cue.word,
        kind or cue.word.kinds[0],
        rule,
        form,
        tuple((a, b) for a, b in contents if b > a),
        subject,
        negated=cue.before.negated,
        modal=any(h in small("modals") for h in cue.before.helpers),
        before=before,
        after=after,
    )


@cache
def _closed() -> frozenset[str]:
    """Return the small words beside a cue that its reading may hang on."""
    keys = ("be", "have", "modals", "do", "negations", "articles", "owners", "prepositions")
    return small(*keys, "questions", "pronoun_subjects", "plural_subjects") | set(",.;:“”")


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
            return helper[0] in small("modals", "do") | {"to"}
        return _is_bare(c, n, prior, after)
    return not helper and _is_third(c, n, prior, after)


def _is_third(c: Clause, n: int, prior: str, after: str) -> bool:
    """Tell whether a form in s is a verb: "Ode claims that", not "her claims of"."""
    no_subject = small("articles", "owners", "prepositions")
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
        no_subject = small("articles", "owners", "prepositions")
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

"""The records of the rules: a cue in its place, and what it reports on whose word."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pressaudit.quotations.attributions.clause import Before, Clause, small
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.nouns import Subject

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word: its number in the sentence, and what stands before it."""

    n: int
    word: Word
    before: Before


@dataclass(frozen=True, slots=True)
class Reading:
    """How a rule reads a cue: its class, the rule's name, what is reported, and on whose word.

    ``form`` is how a verb stands (finite, ing, to, passive), empty for other words.
    """

    kind: str
    rule: str
    contents: Iterable[Interval]
    subject: Subject | None = None
    form: str = ""


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


def report(c: Clause, cue: Cue, reading: Reading) -> Report:
    """Return a cue with its reading."""
    token = c.tokens[cue.n]
    before, after = (w if w in _closed() else "" for w in (c.low(cue.n - 1), c.low(cue.n + 1)))
    return Report(
        token.start,
        token.end,
        cue.word,
        reading.kind,
        reading.rule,
        reading.form,
        tuple((a, b) for a, b in reading.contents if b > a),
        reading.subject,
        negated=cue.before.negated,
        modal=any(h in small("modals") for h in cue.before.helpers),
        before=before,
        after=after,
    )


@cache
def _closed() -> frozenset[str]:
    """Return the small words beside a cue that its reading may hang on."""
    keys = ("be", "have", "modals", "do", "negations", "articles", "owners", "prepositions")
    more = ("questions", "pronoun_subjects", "plural_subjects")
    return frozenset().union(*(small(k) for k in (*keys, *more))) | set(",.;:“”")

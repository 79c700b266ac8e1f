"""A sentence as the rules of report read it: words and marks, and what grammar they stand in."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pressaudit.language.alternation import listed
from pressaudit.quotations.block import HIDDEN, Block

_TOKEN = re.compile(rf"[{HIDDEN}]+|\d[\d,.]*\d|[\w]+(?:[’'.-][\w]+)*(?:[’'](?=\s))?|[^\w\s]")
OPENING = frozenset(("“", '"', "«"))
STOPS = frozenset((";", ":", "?", "!"))

MOST_HELPERS = 7
"""Words between a subject and its verb, at most: auxiliaries, adverbs, "not"."""
FAR = 25
"""Words from the beginning of a clause within which its verb is looked for."""
SUBJECT = 12
"""Words of a subject between a comma and its verb, at most: ", the keeper of the light said"."""


def small(key: str) -> frozenset[str]:
    """Return a list of small words of ``rules/reporting.toml``."""
    return listed("reporting", key)


class Token(NamedTuple):
    """A word or mark of a sentence; offsets are those of the paragraph."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words and marks between two offsets of a masked paragraph."""
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
            if low in small("be") | small("have") | small("modals") | small("do") | {"to"}:
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
        name = self.is_name(m) and self.low(m - 1) not in small("articles") | small("owners")
        opens = low in small("articles") | small("owners") or name
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
            if ed and self.low(m - 1) not in small("articles") | small("owners"):
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

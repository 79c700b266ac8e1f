"""The cues of a sentence, what grammar each stands in, whose they are and what they report.

Every rule has a name, which the tables show:

that, whether, bare     Ode said that / asked whether / said the lamp was out
to                      Ode vowed to mend it / urged the Board to mend it
object, matter          Ode praised the Board / talked about the lamp
aside, inverted         The lamp was out, Ode said. / …, said Ode.
colon, marks            Ode said: / said “…”
passive                 The lamp is said to be out
according-to            According to Ode, the lamp was out
adverb                  The lamp is reportedly out
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import clauses
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.lexicon import Word
from pressaudit.quotations.block import HIDDEN, Block
from pressaudit.quotations.nouns import Subject, is_source, named
from pressaudit.rules import load

_TOKEN = re.compile(rf"[{HIDDEN}]+|\d[\d,.]*\d|[\w]+(?:[’'.-][\w]+)*(?:[’'](?=\s))?|[^\w\s]")
_MARKS = frozenset("“”\"«»„″")
_ASIDE_KINDS = frozenset(["say", "tell", "think", "know", "show"])
_NEAR_SOURCE = 60
"""Characters between a verb and the source behind it, at most."""
_NARROW = frozenset(["judge", "support", "plan", "talk", "ask", "feel", "see", "want"])
"""Classes whose object ends with its clause: "praised the Board, which met"."""
_STOPS = frozenset([";", ":", "?", "!"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence; offsets are those of the paragraph."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Report:
    """A cue in its sentence: ``rule`` names its grammar, ``contents`` are what it reports.

    ``form`` is how the verb stands (finite, ing, to, passive), empty for other words.
    """

    start: int
    end: int
    word: Word
    kind: str
    rule: str
    form: str
    contents: tuple[tuple[int, int], ...]
    subject: Subject | None
    negated: bool = False
    modal: bool = False
    before: str = ""
    after: str = ""


def small(key: str) -> frozenset[str]:
    """Return a list of small words of the rule file."""
    return listed("reporting", key)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words and marks between two offsets of a masked paragraph."""
    return tuple(
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _TOKEN.finditer(text, start, end)
    )


_LABEL = re.compile(r"(?:[A-Z][\w.’'-]*|of|the|for|to|at|on|in)(?:\s(?:[A-Z][\w.’'-]*|of|the|for|to|at|on|in|[a-z]+)){0,6}:\s")
_ANYBODY = Word("", "label", ("label",))


def label(block: Block) -> Subject | None:
    """Return whose turn a paragraph is: "ODE: The lamp is out", "Historians: The lamp was out"."""
    match = _LABEL.match(block.masked)
    if not match:
        return None
    stop = match.end() - 2
    inside = block.between(0, stop)
    words = block.masked[:stop].split()
    if inside and inside[-1].char_end == stop and inside[-1].kind == "person":
        return named(inside[-1])
    shouted = len(words) < 4 and all(w.isupper() for w in words)
    if shouted or is_source(words[-1].lower().removesuffix("s")) or is_source(words[-1].lower()):
        return Subject("noun", block.masked[:stop], 0, stop)
    if inside and inside[0].char_start == 0 and len(words) < 7:
        return named(inside[0])
    return None


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a verb: its auxiliaries and where they begin."""

    at: int
    helpers: tuple[str, ...]
    negated: bool


class Clause:
    """A sentence as the rules of this module read it."""

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

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the cues of the sentence in order."""
        out = self._turn()
        for n, token in enumerate(self.tokens):
            if token.low[:1].isalpha():
                found = self._report(n)
                if found and not (out and _in_gap(out[-1], found)):
                    out.append(found)
        return tuple(out)

    def _turn(self) -> list[Report]:
        """Read a turn of a transcript, or what a headline puts in somebody's mouth."""
        whose = label(self.block)
        if whose is None:
            return []
        first = max(self.start, whose.end + 1)
        contents = ((first, self._trimmed(0, self.last)),)
        at = min(whose.end, self.start)
        return [Report(at, at, _ANYBODY, "label", "label", "", contents, whose)]

    def _report(self, n: int) -> Report | None:
        low = self.tokens[n].low
        if not n and low == "in":
            found = self._in_poll()
            if found:
                return found
        if low in _according_heads():
            found = self._according(n)
            if found:
                return found
        for word in lexicon.verbs().get(low, ()):
            if self._is_verb(n, word):
                found = self._verb(n, word)
                if found:
                    return found
        for word in lexicon.others().get(low, ()):
            found = self._other(n, word)
            if found:
                return found
        return None

    # What the word is.

    def _helpers(self, n: int) -> Before:
        """Walk left from a verb over adverbs, auxiliaries and "not"."""
        helpers: list[str] = []
        negated = False
        at = n
        while at > 0 and n - at < 7:
            low = self.low(at - 1)
            if low in small("be") | small("have") | small("modals") | small("do") | {"to"}:
                helpers.append(low)
                negated = negated or low.endswith("n't")
            elif low in small("negations"):
                negated = True
            elif not (low in small("adverbs_between") or self._is_adverb(at - 1)):
                break
            at -= 1
        return Before(at, tuple(helpers), negated)

    def _is_adverb(self, n: int) -> bool:
        text = self.tokens[n].text if n < self.last else ""
        return text.endswith("ly") and text.islower() and len(text) > len("only")

    def _is_verb(self, n: int, word: Word) -> bool:
        """Tell whether a form that may be a noun too is a verb here."""
        if self.is_name(n) and not (n == 1 and self.low(0) in _MARKS) and self.low(n) != "said":
            return False
        prior, after = self.low(n - 1), self.low(n + 1)
        if word.form == "ing":
            return prior not in small("articles")
        if word.form == "past":
            return prior not in small("articles") or word.lemma == "say"
        helper = self._helpers(n).helpers
        if word.form == "base":
            if helper:
                return helper[0] in small("modals") | small("do") | {"to"}
            return self._is_bare(n, prior, after)
        if prior in small("articles") | small("owners") or prior.endswith(("'s", "s'")):
            return False
        if prior in small("prepositions") or helper:
            return False
        if self.low(n) in lexicon.nouns_too():
            named = self.is_name(n - 1) or n == 1
            clear = prior in small("pronoun_subjects") | {"who", "which", "and", "that"}
            return (named or clear or after in small("opens_object")) and after not in small("after_nouns")
        many = self.low(n) in lexicon.others()
        if many and prior.endswith(("ing", "al", "ive", "ous", "ful", "ic", "ed")):
            return False
        return not many or after not in small("after_nouns")

    def _is_bare(self, n: int, prior: str, after: str) -> bool:
        """Tell whether a bare form is a verb of the present: "they say", not "a say in it"."""
        if self.low(n) in lexicon.nouns_too():
            return prior in small("plural_subjects") or (
                prior.endswith("s") and after in small("opens_object") and not prior.endswith("'s")
            )
        if self.low(n) not in lexicon.others():
            no_subject = small("articles") | small("owners") | small("prepositions")
            return n > 0 and prior not in no_subject and not self._is_adverb(n - 1)
        many = prior.endswith("s") and not prior.endswith(("'s", "ss"))
        plural = prior in small("plural_subjects") or (many and prior not in small("no_plurals"))
        return plural and after not in small("after_nouns")

    # Verbs.

    def _verb(self, n: int, word: Word) -> Report | None:
        before = self._helpers(n)
        form = self._form(word, before)
        if word.form == "past" and form == "passive":
            return self._passive(n, word, before)
        aside = self._opening_aside(n, word, before) or self._aside(n, word, before)
        if aside:
            return aside
        rule, kind, at = self._complement(n + 1, word)
        if not rule:
            return None
        subject = self._subject(n, before, form)
        contents = self._contents(at, rule, kind)
        if kind == "seem":
            contents.insert(0, (self.start, self.offset(before.at)))
        return self._made(n, word, kind, rule, form, contents, subject, before)

    def _form(self, word: Word, before: Before) -> str:
        first = before.helpers[0] if before.helpers else ""
        if first == "to":
            return "to"
        if word.form == "ing":
            return "finite" if first in small("be") else "ing"
        if word.form == "past" and first in small("be"):
            return "passive"
        return "finite"

    def _made(
        self,
        n: int,
        word: Word,
        kind: str,
        rule: str,
        form: str,
        contents: Sequence[tuple[int, int]],
        subject: Subject | None,
        before: Before,
    ) -> Report:
        token = self.tokens[n]
        kept = tuple((a, b) for a, b in contents if b > a)
        modal = any(h in small("modals") for h in before.helpers)
        around = [w if w in _closed() else "" for w in (self.low(n - 1), self.low(n + 1))]
        return Report(
            token.start,
            token.end,
            word,
            kind,
            rule,
            form,
            kept,
            subject,
            before.negated,
            modal,
            *around,
        )

    def _subject(self, n: int, before: Before, form: str) -> Subject | None:
        """Return who says it: what stands before the verb group, or begins the sentence."""
        at = self.offset(before.at)
        if form in ("ing", "to"):
            return self._doer(n, at)
        return self._with_others(clauses.before(self.block, self.start, at))

    def _with_others(self, subject: Subject | None) -> Subject | None:
        """Return Ode for "Ode and her friends"."""
        if subject is None or subject.kind != "noun":
            return subject
        first = subject.surface.split()[0].lower()
        if first not in small("owners") or not self.block.masked.endswith(" and ", 0, subject.start):
            return subject
        stop = subject.start - len(" and ")
        met = [m for m in self.block.between(self.start, stop) if m.char_end == stop]
        return named(met[0]) if met else subject

    def _doer(self, n: int, at: int) -> Subject | None:
        """Return the subject of the verb that a participle or infinitive hangs on."""
        for m in range(n - 1, 0, -1):
            for word in lexicon.verbs().get(self.low(m), ()):
                if word.form in ("s", "past") and self._is_verb(m, word):
                    before = self._helpers(m)
                    if self._form(word, before) == "finite":
                        found = clauses.before(self.block, self.start, self.offset(before.at))
                        if found:
                            return found
        return clauses.subject(self.block, self.start, at)

    def _skip(self, at: int) -> int:
        """Return where a verb's complement begins: behind adverbs and days."""
        while at < self.last:
            low = self.low(at)
            when = low in small("when") or self._is_adverb(at)
            if when or low in small("adverbs_between"):
                at += 1
            elif low in ("this", "last", "earlier", "late", "early", "on") and self.low(at + 1) in small("when"):
                at += 2
            else:
                break
        return at

    def _complement(self, at: int, word: Word) -> tuple[str, str, int]:
        """Return the rule by what follows a verb, the class that it fits, and where it begins."""
        kinds = word.kinds
        at = self._skip(at)
        low = self.low(at)
        clause = [k for k in kinds if k in ("say", "think", "know", "feel", "show", "tell", "see")]
        if not low or low in ".,)—–-;?!":
            return self._after_comma(at, word)
        if low == "that":
            return "that", (clause or list(kinds))[0], at
        if low in small("questions"):
            return "whether", _first(kinds, "ask", "know", "say", "talk"), at
        if low in ("“", '"', "«") or low[0] in HIDDEN:
            return "marks", kinds[0], at
        if low == ":":
            return "colon", kinds[0], at + 1
        if low == "to":
            if "seem" in kinds:
                return "to", "seem", at
            planned = [k for k in kinds if k in ("plan", "want", "ask", "feel", "think")]
            return ("to", planned[0], at) if planned else self._far(at, kinds)
        if low in small("prepositions"):
            return self._far(at, kinds)
        told = self._told(at, kinds)
        if told:
            return told
        if clause and self._is_clause(at):
            return "bare", clause[0], at
        return "object", kinds[0], at

    def _after_comma(self, at: int, word: Word) -> tuple[str, str, int]:
        """Read what a comma parts from its verb: "he said, after a while, that"; else nothing."""
        if self.low(at) == "," and self.low(at + 1) in ("“", '"', "«"):
            return "marks", word.kinds[0], at + 1
        if self.low(at) == "," and word.kinds[0] in ("say", "tell"):
            for m in range(at + 1, min(at + 16, self.last)):
                if self.low(m) == "," and self.low(m + 1) in ("that", "“", '"', "«"):
                    return "that", word.kinds[0], m + 1
        return "", "", at

    def _far(self, at: int, kinds: Sequence[str]) -> tuple[str, str, int]:
        """Read a complement behind a preposition: "said in a statement that", "talked about"."""
        if set(kinds) & {"say", "tell", "show", "think", "know", "feel", "ask"}:
            for m in range(at + 1, min(at + 16, self.last)):
                low = self.low(m)
                if low == "that" and self.low(m - 1) != "of" and self.low(m + 1) not in small("be"):
                    return "that", kinds[0], m
                if low in ("“", '"', "«", ":"):
                    return "marks", kinds[0], m
                if low in (",", ";", ".") or low in small("finite"):
                    break
                pronoun = low in small("pronoun_subjects")
                if pronoun and self.low(at) in ("in", "on", "at", "during", "to"):
                    return "bare", kinds[0], m
        return "matter", _first(kinds, "talk", "judge", "ask", "support", "feel"), at + 1

    def _told(self, at: int, kinds: Sequence[str]) -> tuple[str, str, int] | None:
        """Read a complement behind whom it is told or asked: "told the Board (that)"."""
        if not set(kinds) & {"tell", "ask", "want", "judge"}:
            return None
        for m in range(at + 1, min(at + 10, self.last)):
            low = self.low(m)
            if low == "that":
                return "that", kinds[0], m
            if low == "to" and set(kinds) & {"ask", "want", "tell"}:
                return "to", _first(kinds, "ask", "want", "tell"), m
            if low in small("questions"):
                return "whether", kinds[0], m
            if low in ("“", '"', "«", ":"):
                return "marks", kinds[0], m
            if low in small("prepositions") and low not in ("of", "for", "at", "with"):
                stop = "tell" in kinds
                return ("matter", kinds[0], m + 1) if stop else None
            if "tell" in kinds and m > at and self._begins_clause(m):
                return "bare", "tell", m
            if low in (",", ".", ";"):
                break
        return None

    def _begins_clause(self, m: int) -> bool:
        """Tell whether a subject and its verb begin at ``m``, behind a noun."""
        low = self.low(m)
        if low in small("pronoun_subjects"):
            return True
        opens = low in small("articles") | small("owners") or self.is_name(m)
        return opens and not self.is_name(m - 1) and self._is_clause(m)

    def _is_clause(self, at: int) -> bool:
        """Tell whether what begins at ``at`` has a verb of its own before it ends."""
        if self.low(at) in small("pronoun_subjects") | {"there"}:
            return True
        for m in range(at + 1, min(at + 25, self.last)):
            low = self.low(m)
            if low in small("finite"):
                return True
            if low in _STOPS or low in ("which", "who", "after", "when", "because"):
                return False
            if low.endswith(("ed", "n't")) and self.low(m - 1) not in small("articles"):
                return True
        return False

    def _contents(self, at: int, rule: str, kind: str) -> list[tuple[int, int]]:
        """Return what is reported from ``at`` on: to the end of the clause."""
        stop = self.last
        narrow = rule in ("object", "matter") and kind in _NARROW
        for m in range(at + 1, self.last):
            low, after = self.low(m), self.low(m + 1)
            if low == ";" or (low == "," and after in small("breaks")):
                stop = m
                break
            if low == "," and after.endswith("ing") and after in lexicon.verbs():
                stop = m
                break
            if narrow and (low in small("subordinators") or (low == "," and after != "and")):
                stop = m
                break
        return [(self.offset(at), self._trimmed(self.offset(at), stop))]

    def _trimmed(self, first: int, stop: int) -> int:
        end = self.tokens[stop - 1].end if 0 < stop <= self.last else self.end
        return max(first, end)

    # Beside what is reported: ", Ode said", ", said Ode".

    def _aside(self, n: int, word: Word, before: Before) -> Report | None:
        if word.kinds[0] not in _ASIDE_KINDS or "to" in before.helpers:
            return None
        if word.form == "ing" and not before.helpers:
            return None
        tail = self._skip(n + 1)
        comma = self._comma_before(before.at)
        inverted = comma == before.at - 1 and comma >= 0
        if inverted:
            return self._inverted(n, word, before, comma)
        ends = self._ends(tail, word)
        if comma < 1 or ends < 0:
            return None
        subject = clauses.before(self.block, self.offset(comma + 1), self.offset(before.at))
        if subject is None or subject.kind == "pronoun" and subject.surface in ("who", "which"):
            return None
        if self.low(comma + 1) in small("subordinators") | {"who", "which", "and", "but"}:
            return None
        contents = [(self.start, self.tokens[comma].start)]
        if self.low(ends) == "," and self._goes_on(ends + 1, word):
            contents.append((self.offset(ends + 1), self._trimmed(0, self.last)))
        return self._made(n, word, word.kinds[0], "aside", "finite", contents, subject, before)

    def _opening_aside(self, n: int, word: Word, before: Before) -> Report | None:
        """Read "As Ode said, the lamp was out"."""
        if self.low(0) != "as" or word.kinds[0] not in _ASIDE_KINDS:
            return None
        comma = next((m for m in range(n + 1, self.last) if self.low(m) == ","), -1)
        if comma < 0 or any(self.low(m) == "," for m in range(n)):
            return None
        subject = clauses.before(self.block, self.offset(1), self.offset(before.at))
        if subject is None:
            return None
        contents = [(self.offset(comma + 1), self._trimmed(0, self.last))]
        return self._made(n, word, word.kinds[0], "as-aside", "finite", contents, subject, before)

    def _inverted(self, n: int, word: Word, before: Before, comma: int) -> Report | None:
        if word.form not in ("past", "s") or before.helpers or comma < 2:
            return None
        following = self.low(n + 1)
        if following in small("opens_clause") | small("pronoun_subjects") or self._has_verb(n + 1):
            return None
        subject = clauses.after(self.block, self.tokens[n].end, self.end)
        if subject is None or subject.start > self.tokens[n].end + _NEAR_SOURCE:
            return None
        if not self._is_whole(comma):
            ends = self.block.masked[subject.end : subject.end + 2].strip()[:1] in (",", ".", "")
            if subject.kind != "name" or not ends:
                return None
        contents = [(self.start, self.tokens[comma].start)]
        return self._made(n, word, word.kinds[0], "inverted", "finite", contents, subject, before)

    def _is_whole(self, stop: int) -> bool:
        """Tell whether a clause with its verb stands before ``stop``: no name with its apposition."""
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

    def _has_verb(self, at: int) -> bool:
        """Tell whether a finite verb stands before the next comma or relative clause."""
        for m in range(at, self.last):
            low = self.low(m)
            if low in small("finite"):
                return True
            if low in _STOPS or low in (",", "who", "which", "when", "as", "after", "—", "("):
                return False
            ed = low.endswith("ed") and not self.is_name(m) and m > at
            if ed and self.low(m - 1) not in small("articles") | small("owners"):
                return self.low(m + 1) not in ("by", "in", "at", "with")
        return False

    def _comma_before(self, at: int) -> int:
        """Return where the comma or closing mark before a short subject stands, or -1."""
        for m in range(at - 1, max(-1, at - 12), -1):
            low = self.low(m)
            if low == "," or low in ("”",) or (low == '"' and m):
                return m
            if low in _STOPS or low == "that":
                return -1
        return -1

    def _ends(self, at: int, word: Word) -> int:
        """Return where the clause of an aside ends: at a comma, or with the sentence; else -1."""
        if at >= self.last or self.low(at) in (".", ",", "”", '"'):
            return at
        if self.low(at) in small("prepositions") or "tell" in word.kinds:
            for m in range(at, self.last):
                low = self.low(m)
                if low in ("that", ":", "“", ";") or low in small("pronoun_subjects"):
                    return -1
                if low == "," and m + 1 < self.last:
                    return m if m - at < 12 else -1
            return self.last if self.last - at < 16 else -1
        return -1

    def _goes_on(self, at: int, word: Word) -> bool:
        """Tell whether what stands behind an aside is reported too: ", Ode said, and the lamp"."""
        low = self.low(at)
        other = low in lexicon.verbs() and low.endswith("ing")
        return bool(low) and not other and low not in small("breaks") | {"who", "which", word.lemma}

    # Others.

    def _passive(self, n: int, word: Word, before: Before) -> Report | None:
        """Read "is said to be", "was asked whether", "is expected to", "was praised by Ode"."""
        at = self._skip(n + 1)
        low = self.low(at)
        subject = None
        agent = next(
            (m for m in range(at, min(at + 14, self.last)) if self.low(m) == "by"), -1
        )
        if agent >= 0:
            subject = clauses.after(self.block, self.tokens[agent].end, self.end)
        kind = word.kinds[0]
        if low in ("to", "that", "as", "whether", "by", "in", "for", "about", "if"):
            contents = [(self.offset(at), self._trimmed(0, self.last))]
            head = [(self.start, self.offset(before.at))] if low in ("to", "as", "by", "in", "for") else []
            if agent >= 0 and subject:
                contents = [(self.start, self.offset(before.at))]
                head = []
            return self._made(n, word, kind, f"passive-{low}", "passive", head + contents, subject, before)
        contents = [(self.start, self.offset(before.at))]
        return self._made(n, word, kind, "passive", "passive", contents, subject, before)

    def _other(self, n: int, word: Word) -> Report | None:
        if word.part == "adverb":
            contents = [(self.start, self.tokens[n].start), (self.tokens[n].end, self._trimmed(0, self.last))]
            return self._made(n, word, "adverb", "adverb", "", contents, None, Before(n, (), negated=False))
        low = self.low(n + 1)
        builds = {"that": "that", "to": "to", "about": "matter", "of": "of", "over": "matter",
                  "for": "matter", "whether": "whether", "on": "matter", "from": "matter",
                  "against": "matter", ":": "colon", "with": "matter", "in": "matter"}
        if low not in builds:
            return None
        first = n + 2 if low in ("about", "of", "over", ":") else n + 1
        contents = [(self.offset(first), self._trimmed(0, self.last))]
        before = self._helpers(n)
        subject = None
        if word.part == "adjective":
            made = low != "to" and self.low(n - 1) in ("made", "make", "makes", "making", "it")
            if made:
                at = n - 1 if self.low(n - 1) != "it" else n - 2
                before = self._helpers(at)
            elif not before.helpers:
                return None
            subject = clauses.before(self.block, self.start, self.offset(before.at))
        else:
            subject = self._owner(n)
        return self._made(n, word, word.kinds[0], f"{word.part}-{builds[low]}", "", contents, subject, before)

    def _owner(self, n: int) -> Subject | None:
        """Return whose claim it is: "Ode's", "his"; "claims by Ode"."""
        for m in range(n - 1, max(-1, n - 4), -1):
            low = self.low(m)
            if low in ("his", "her", "their", "its"):
                token = self.tokens[m]
                pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}[low]
                return Subject("pronoun", pronoun, token.start, token.end)
            if low.endswith(("'s", "s'")):
                stop = self.tokens[m].end - (2 if low.endswith("'s") else 1)
                inside = [x for x in self.block.between(self.start, stop) if x.char_end == stop]
                if inside:
                    x = inside[-1]
                    return Subject("name", x.variant, x.char_start, x.char_end, x)
                return clauses.before(self.block, self.start, stop)
        if self.low(n + 1) in ("by", "from"):
            return clauses.after(self.block, self.tokens[n + 1].end, self.end)
        return None

    def _in_poll(self) -> Report | None:
        """Read "In the latest Tern poll, the lamp led": on the word of a finding."""
        for m in range(1, min(14, self.last)):
            low = self.low(m)
            if low == ",":
                return None
            word = next(iter(lexicon.others().get(low, ())), None)
            if word and "show" in word.kinds and self.low(m + 1) == ",":
                subject = clauses.after(self.block, self.tokens[0].end, self.tokens[m].end)
                contents = [(self.offset(m + 2), self._trimmed(0, self.last))]
                before = Before(m, (), negated=False)
                return self._made(m, word, "show", "in-poll", "", contents, subject, before)
        return None

    def _according(self, n: int) -> Report | None:
        """Read "according to Ode", "in Ode's view", and leave the phrase out of what is reported."""
        text = self.block.masked
        found = _according().match(text, self.tokens[n].start, self.end)
        if not found:
            return None
        subject = clauses.after(self.block, found.end(), self.end)
        stop = self.last
        after = subject.end if subject else found.end()
        for m in range(n + 1, self.last):
            if self.tokens[m].start >= after and self.low(m) in (",", ";", "—"):
                stop = m
                break
        contents = [(self.start, self.tokens[n].start)] if n > 1 else []
        if n < 4 or stop < self.last:
            contents.append((self.offset(stop + 1), self._trimmed(0, self.last)))
        word = Word("according to", "preposition", ("according",))
        return Report(*found.span(), word, "according", "according-to", "",
                      tuple((a, b) for a, b in contents if b > a), subject)


def _in_gap(verb: Report, noun: Report) -> bool:
    """Tell whether a cue only stands between a verb and what it reports: "said in a statement"."""
    first = verb.contents[0][0] if verb.contents else verb.end
    return verb.start < noun.start < first and noun.word.part in ("noun", "verb") and bool(verb.form)


def _first(kinds: Sequence[str], *wanted: str) -> str:
    return next((k for k in wanted if k in kinds), kinds[0])


@cache
def _closed() -> frozenset[str]:
    """Return the small words beside a cue that its reading may hang on."""
    keys = ("be", "have", "modals", "do", "negations", "articles", "owners", "prepositions")
    more = ("questions", "pronoun_subjects", "plural_subjects")
    return frozenset().union(*(small(k) for k in (*keys, *more))) | set(",.;:“”")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(one_of(load("reporting")["phrases"]["according"]) + r"\b", re.IGNORECASE)


@cache
def _according_heads() -> frozenset[str]:
    return frozenset(p.split()[0] for p in load("reporting")["phrases"]["according"])

"""Whose words a span is by its own sentence: a cue with its subject, a label, a signature.

Each rule has a name, which the tables show:

label                   NAME: "…" / From Commissioner X: "…"
signature               "…" — Commissioner X
cue-before              X said: "…" / X, who …, said: "…"
participle-before       X stood up, saying "…"
same-subject            X said "…" and called it "…"
cue-after               "…," X said
cue-after-inverted      "…," said X
according-to            according to X, "…"
sentence-subject        X wants a "…" harbour (no cue)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pressaudit.annotate.names import Names
from pressaudit.annotate.names.lexicon import one_of, words
from pressaudit.annotate.quotations import clauses, cues, subjects
from pressaudit.annotate.quotations.context import HIDDEN, Block
from pressaudit.annotate.quotations.coreference import Discourse
from pressaudit.annotate.quotations.cues import Cue
from pressaudit.annotate.quotations.grammar import led_by_preposition, listed
from pressaudit.annotate.quotations.marks import Span
from pressaudit.annotate.quotations.model import NOBODY, Attribution
from pressaudit.annotate.quotations.nouns import Subject, named
from pressaudit.annotate.quotations.resolve import Resolver

_LABEL = re.compile(
    r"\s*(?:From |By |Here’s |And )?(?:the |The )?((?:[A-Z][\w.’'-]*\s?){1,5})"
    r"(?:\s?\([^)]*\))?(?:,[^:“\"]{2,60})?:\s*[“\"]?$"
)
_TURN = re.compile(r"((?:[A-Z][A-Z.’'-]+\s?){1,3}):\s")
_TIGHT = re.compile(r"(?:[^,:]{0,60}[,:]\s*|\s*(?:that\s)?)$")
_NAME_COLON = re.compile(r"\s?(?:\([^)]*\))?:\s*$")
_NAMES_NEXT = re.compile(r"\s(?:[A-Z]|(?:the|an?|one|another|his|her|their)\s)")
_CLAUSE = re.compile(r"[,;]\s(?:but|and|to which)\s")
_SIGNED = re.compile(r"[”\"]?\s*[—–-]{1,2}\s*((?:[A-Z][\w.’'-]*[,\s]*){1,6})")
_BEGINS_LINE = frozenset(["", "-", "–", "—", ".", "*", "•"])
_AROUND = " ,—–-;"
_NEAR = 70
_NEAR_SOURCE = 60
_CLOSE_WORDS = 4
_MOST_CUES = 3


class Speakers:
    """Attributes the spans of one post, block by block."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse
        self._resolver = Resolver(names, discourse)

    def in_sentence(self, block: Block, index: int, n: int, before: Attribution) -> Attribution:
        """Attribute span ``n`` of a block by the words of its own sentence.

        ``before`` is the attribution of the span before it in the same sentence, if any.
        """
        span = block.spans[n]
        text = block.masked
        start, end = block.sentence(span.start)
        left_start = start
        if n and block.spans[n - 1].end >= start:
            left_start = block.spans[n - 1].end + 1
        right_start = span.end + span.closed
        if n + 1 < len(block.spans) and block.spans[n + 1].start <= end:
            end = block.spans[n + 1].start - 1
        if text[right_start : right_start + 1] == ";":
            end = right_start
        mark = span.start - 1 if span.opened else span.start
        clause = max(left_start, text.rfind(";", left_start, mark) + 1)
        left = cues.cues(text, clause, max(clause, mark))
        right = cues.cues(text, right_start, max(right_start, end))
        gap = text[left_start:mark]
        if before.surface and (_only_joins(gap) if not left else _interrupts(before, gap)):
            return replace(before, cue="", rule="continued-sentence")
        by_left = self._turn(block, span)
        if by_left is None and left_start == start:
            by_left = self._label(block, start, mark, left)
        by_left = by_left or self._name_colon(block, left_start, mark)
        by_left = by_left or self._left(block, index, (start, mark), left, before)
        by_right = self._signature(block, right_start, end, right) or self._right(
            block, index, (right_start, end), right
        )
        if by_left and by_right:
            tight = left and _TIGHT.match(text, left[-1].end, mark)
            ends = text[span.end - 1 : span.end] in (",", "?", "!", "—")
            if by_right.near and (by_right.cue_kind == "speech" or ends) and not tight:
                return by_right
            return by_left if by_left.near or not by_right.near else by_right
        return by_left or by_right or NOBODY

    def _label(
        self, block: Block, start: int, mark: int, found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute to the name that opens the sentence and ends in a colon."""
        match = None if found else _LABEL.match(block.masked[start:mark])
        if not match:
            return None
        inside = block.between(start, mark)
        name = match.group(1).strip()
        shouted = self._shouted(name)
        if shouted:
            return Attribution(shouted, name, "", "label", near=True, cue_kind="label")
        if inside and (inside[0].kind == "person" or name.endswith(inside[0].variant)):
            return Attribution(inside[0].canonical, inside[0].variant, "", "label", near=True)
        if name in ("", "A", "Q"):
            return None
        return Attribution(self._known(name), name, "", "label", near=True)

    def _turn(self, block: Block, span: Span) -> Attribution | None:
        """Attribute a turn of a transcript to the name in capitals that it begins with."""
        match = _TURN.match(block.paragraph.text, span.start, span.end)
        if not match:
            return None
        name = match.group(1)
        return Attribution(self._known(name), name, "", "label", near=True, cue_kind="label")

    def _shouted(self, name: str) -> str:
        """Return the person of the post whose last name stands in capitals, or ""."""
        return self._discourse.surnamed(name.rpartition(" ")[2]) if name.isupper() else ""

    def _known(self, name: str) -> str:
        """Return the canonical form of a label; "ODE" is the Ode of the post."""
        known = self._shouted(name)
        return known or self._names.canonical(name)

    def _name_colon(self, block: Block, start: int, mark: int) -> Attribution | None:
        """Attribute to the name right before a colon and the marks, at the start of a line."""
        text = block.masked
        inside = block.between(start, mark)
        if not inside or not _NAME_COLON.match(text[inside[-1].char_end : mark]):
            return None
        last = inside[-1]
        lead = text[max(0, last.char_start - 4) : last.char_start].strip()
        if lead not in _BEGINS_LINE or led_by_preposition(text, start, last.char_start):
            return None
        return Attribution(last.canonical, last.variant, "", "label", near=True, cue_kind="label")

    def _left(
        self,
        block: Block,
        index: int,
        edges: tuple[int, int],
        found: Sequence[Cue],
        before: Attribution,
    ) -> Attribution | None:
        """Attribute by a cue before the marks, the nearest first."""
        text = block.masked
        start, mark = edges
        for n in range(len(found) - 1, -1, -1):
            cue, others = found[n], found[:n]
            gap = text[cue.end : mark]
            near, close = len(gap) <= _NEAR, len(gap.split()) <= _CLOSE_WORDS
            if cue.kind == "after":
                subject = subjects.after(block, cue.end, mark)
                if subject:
                    return self._make(block, index, subject, cue, ("according-to", near, near))
                continue
            subject = None if cue.participle else subjects.before(block, start, cue.start)
            if subject and others and cue.kind != "speech" and _is_vague(subject):
                continue
            if subject is None:
                subject = _doer(block, start, cue, others, close=close)
                if subject is None and before.surface:
                    return Attribution(
                        before.speaker,
                        before.surface,
                        cue.word,
                        "same-subject",
                        near,
                        cue.kind,
                        close,
                    )
                subject = subject or clauses.subject(block, start, cue.start)
            if subject is None and cue.kind == "speech" and not cue.participle:
                subject = subjects.after(block, cue.end, mark)
            if subject:
                outer = self._reported(block, start, others, subject)
                if outer:
                    subject, cue = outer
                    return self._make(block, index, subject, cue, ("reported", near, close))
                rule = "participle-before" if cue.participle else "cue-before"
                return self._make(block, index, subject, cue, (rule, near, close))
        return None

    def _reported(
        self, block: Block, start: int, found: Sequence[Cue], inner: Subject
    ) -> tuple[Subject, Cue] | None:
        """Return who reports the clause of ``inner``: X of "X said that Y would call it “…”"."""
        for cue in reversed(found):
            reports = cue.word in words("cues", "reporters") and not cue.participle
            if not reports or cue.end > inner.start:
                continue
            subject = subjects.before(block, start, cue.start)
            if subject is None or _CLAUSE.search(block.masked, cue.end, inner.start):
                return None
            aside = _subordinate().search(block.masked[start : subject.start])
            return None if aside else (subject, cue)
        return None

    def _signature(
        self, block: Block, start: int, end: int, found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute to the name after a dash behind the marks."""
        signed = _SIGNED.match(block.masked[start - 1 : end])
        if not signed or (found and found[0].start <= start + signed.end()):
            return None
        inside = block.between(start, start + signed.end())
        if not inside or inside[0].kind != "person":
            return None
        return Attribution(inside[0].canonical, inside[0].variant, "", "signature", near=True)

    def _right(
        self, block: Block, index: int, edges: tuple[int, int], found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute by a cue after the marks, the nearest first."""
        text = block.masked
        start, end = edges
        for cue in found[:_MOST_CUES]:
            gap = text[start : cue.start]
            if cue.kind == "after":
                subject = subjects.after(block, cue.end, end)
                how = ("according-to", len(gap) < _NEAR_SOURCE, True)
            elif _is_bare(gap):
                if cue.participle or cue.kind != "speech":
                    continue
                subject = subjects.after(block, cue.end, end)
                how = ("cue-after-inverted", True, True)
            else:
                if _is_inverted(text, gap, cue):
                    subject = subjects.after(block, cue.end, end)
                    if subject:
                        how = ("cue-after-inverted", True, True)
                        return self._make(block, index, subject, cue, how)
                subject = None if cue.participle else subjects.before(block, start, cue.start)
                if subject is None:
                    continue
                beside = not text[start : subject.start].strip(_AROUND)
                if cue.kind != "speech" and not beside:
                    continue
                how = ("cue-after", beside or text[start : start + 1] == ",", True)
            if subject:
                return self._make(block, index, subject, cue, how)
        return None

    def sentence_subject(self, block: Block, index: int, n: int) -> Attribution:
        """Attribute a fragment to the subject of its sentence, when no cue stands there."""
        span = block.spans[n]
        start, end = block.sentence(span.start)
        subject = clauses.subject(block, start, max(start, span.start - 1))
        subject = subject or clauses.subject(block, span.end, end)
        if subject is None:
            return NOBODY
        return self._make(block, index, subject, None, ("sentence-subject", False, True))

    def next_sentence(self, block: Block, index: int, at: int) -> Attribution:
        """Return whom the sentence that begins at ``at``, without marks, has speak."""
        text = block.masked
        start, end = block.sentence(min(at + 1, len(text)))
        if start < at or any(c in text[start:end] for c in HIDDEN):
            return NOBODY
        for cue in cues.cues(text, start, end)[:1]:
            subject = None if cue.kind != "speech" else subjects.before(block, start, cue.start)
            if subject and subject.start <= start + 1 and not cue.participle:
                return self._make(block, index, subject, cue, ("sentence-after", True, True))
        return NOBODY

    def last_cue(self, block: Block, index: int) -> Attribution:
        """Return whom the last sentence of a block has speak, for words that follow it."""
        text = block.masked.rstrip()
        start, end = block.sentence(max(0, len(text) - 1))
        for cue in reversed(cues.cues(block.masked, start, end)):
            subject = (
                subjects.after(block, cue.end, end)
                if cue.kind == "after"
                else subjects.before(block, start, cue.start)
            )
            if subject:
                how = ("cue-paragraph-before", True, True)
                made = self._make(block, index, subject, cue, how)
                if made.speaker:
                    return made
        subject = clauses.subject(block, start, end)
        if subject is None:
            return NOBODY
        return self._make(block, index, subject, None, ("subject-paragraph-before", False, True))

    def _make(
        self,
        block: Block,
        index: int,
        subject: Subject,
        cue: Cue | None,
        how: tuple[str, bool, bool],
    ) -> Attribution:
        """Return the attribution to ``subject``; ``how`` has the rule, near and close."""
        rule, near, close = how
        word, kind = (cue.word, cue.kind) if cue else ("", "")
        speaker = self._resolver.speaker(block, index, subject)
        return Attribution(speaker, subject.surface, word, rule, near, kind, close)


def _doer(
    block: Block, start: int, cue: Cue, others: Sequence[Cue], *, close: bool
) -> Subject | None:
    """Return the subject of a participle: "with Ode saying", "Ode rose, saying"."""
    beside = [
        m
        for m in block.between(start, cue.start)
        if not block.masked[m.char_end : cue.start].strip()
    ]
    if beside and close and cue.word.endswith("ing"):
        return named(beside[-1])
    finite = [c for c in others if not c.participle]
    subject = subjects.before(block, start, finite[-1].start) if finite else None
    if subject and subject.kind == "noun":
        return clauses.subject(block, start, cue.start) or subject
    return subject


@cache
def _subordinate() -> re.Pattern[str]:
    """Build the pattern of a clause that hangs on another: "When Ode" of "When Ode said"."""
    return re.compile(rf"(?:^\W*|,\s)(?:\w+\s)?(?i:{one_of(listed('subordinators'))})\s[^,]*$")


def _is_inverted(text: str, gap: str, cue: Cue) -> bool:
    """Tell whether a sentence goes on behind the marks and names its speaker at its end.

    “… the end” for the harbour, said keeper Ann Ode.
    """
    if cue.kind != "speech" or cue.participle or gap.rstrip()[-1:] != ",":
        return False
    opens = gap.split(maxsplit=1)[0] in listed("prepositions") | {"that"}
    return opens and bool(_NAMES_NEXT.match(text, cue.end))


def _is_vague(subject: Subject) -> bool:
    return subject.kind == "pronoun" and subject.surface.lower() in ("it", "they", "we")


def _only_joins(gap: str) -> bool:
    """Tell whether nothing but a conjunction parts two spans: “…” but “…”."""
    rest = gap.strip(' ,—–“"').split()
    return len(rest) == 1 and rest[0] in listed("joins")


def _interrupts(before: Attribution, gap: str) -> bool:
    """Tell whether a cue only parts a sentence in two: “The lamp,” Ode said, “went out”."""
    after = before.rule.startswith("cue-after") and before.near
    return after and gap.rstrip(' “"')[-1:] == "," and gap.count(",") == 1


def _is_bare(gap: str) -> bool:
    """Tell whether nothing but adverbs stands between the marks and a cue."""
    rest = gap.strip(" ,—–").split()
    return not gap.strip(_AROUND) or all(
        w in cues.between() and w not in listed("be") for w in rest
    )

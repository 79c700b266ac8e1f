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
reported                X said that Y would call it "…"
passive                 was described as "…" by X
sentence-subject        X wants a "…" harbour (no cue)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import clauses, cues, gaps, subjects
from pressaudit.quotations.context import HIDDEN, Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.labels import Labels
from pressaudit.quotations.model import NOBODY, Attribution
from pressaudit.quotations.names import Names
from pressaudit.quotations.names.lexicon import words
from pressaudit.quotations.nouns import Subject, named
from pressaudit.quotations.resolve import Resolver

_TIGHT = re.compile(r"(?:[^,:]{0,60}[,:]\s*|\s*(?:that\s)?)$")
_CLAUSE = re.compile(r"[,;]\s(?:but|and|to which)\s")
_OTHER_CLAUSE = re.compile(r",?\s(?:while|whereas|but|although|though)\s")
_AGENT = re.compile(r"\sby(?=\s)")
_LONGEST_PASSIVE = 400
_NEAR = 70
_NEAR_SOURCE = 60
_CLOSE_WORDS = 4
_MOST_CUES = 3


class Speakers:
    """Attributes the spans of one post, block by block."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._labels = Labels(names, discourse)
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
        if before.surface and (gaps.only_joins(gap) if not left else gaps.interrupts(before, gap)):
            return replace(before, cue="", rule="continued-sentence")
        by_left = self._labels.turn(block, span)
        if by_left is None and left_start == start:
            by_left = self._labels.opening(block, start, mark, left)
        by_left = by_left or self._labels.colon(block, left_start, mark)
        by_left = by_left or self._left(block, index, (start, mark), left, before)
        by_right = self._labels.signature(block, right_start, end, right) or self._right(
            block, index, (right_start, end), right
        )
        if by_left and by_right:
            tight = left and _TIGHT.match(text, left[-1].end, mark)
            ends = text[span.end - 1 : span.end] in (",", "?", "!", "—")
            apart = _OTHER_CLAUSE.match(text, right_start, end) or (
                by_right.cue in words("cues", "relaying") and by_left.cue_kind == "speech"
            )
            if by_right.near and (by_right.cue_kind == "speech" or ends) and not (tight or apart):
                return by_right
            return by_left if by_left.near or not by_right.near else by_right
        return by_left or by_right or NOBODY

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
            subject = None
            if not cue.participle:
                aside = gaps.is_aside(text, start, cue)
                subject = subjects.after(block, cue.end, mark) if aside else None
                subject = subject or subjects.before(block, start, cue.start)
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
                subject = None if subject and subject.kind == "pronoun" else subject
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
            aside = gaps.subordinate().search(block.masked[start : subject.start])
            return None if aside else (subject, cue)
        return None

    def _right(
        self, block: Block, index: int, edges: tuple[int, int], found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute by a cue after the marks, the nearest first."""
        text = block.masked
        start, end = edges
        agent = _AGENT.match(text, start, end)
        if agent and _passive().search(text, max(0, start - _LONGEST_PASSIVE), start):
            subject = subjects.after(block, agent.end(), end)
            if subject and subject.kind != "pronoun":
                return self._make(block, index, subject, None, ("passive", True, True))
        for cue in found[:_MOST_CUES]:
            gap = text[start : cue.start]
            if cue.kind == "after":
                subject = subjects.after(block, cue.end, end)
                how = ("according-to", len(gap) < _NEAR_SOURCE, True)
            elif gaps.is_bare(gap):
                if cue.participle or cue.kind != "speech":
                    continue
                subject = subjects.after(block, cue.end, end)
                how = ("cue-after-inverted", True, True)
            else:
                if gaps.is_inverted(text, gap, cue):
                    subject = subjects.after(block, cue.end, end)
                    if subject:
                        how = ("cue-after-inverted", True, True)
                        return self._make(block, index, subject, cue, how)
                subject = None if cue.participle else subjects.before(block, start, cue.start)
                if subject is None:
                    continue
                beside = not text[start : subject.start].strip(gaps.AROUND)
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
    """Return the subject of a participle: "with Ode saying", "Ode rose, saying".

    One who is quoted "as saying" is it too: Ode of "The Tern quoted Ode as saying".
    """
    if others and others[-1].word in words("cues", "quoting"):
        quoted = block.masked[others[-1].end : cue.start].endswith(" as ")
        subject = subjects.after(block, others[-1].end, cue.start - 4) if quoted else None
        if subject:
            return subject
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
def _passive() -> re.Pattern[str]:
    """Build the pattern of a judgement without its subject, before marks: "was described as “…”."""
    verbs = one_of(f for f, kind in cues.forms().items() if kind == "judgement" and f[-1] == "d")
    be = one_of(words("phrases", "passive"))
    verb = rf"\b{be}\s(?:\w+ly\s)?{verbs}\s(?:as\s)?(?:an?\s|the\s)?"
    return re.compile(rf"{verb}[“\"«][{HIDDEN}]+[^{HIDDEN}]?[”\"»]?$")


def _is_vague(subject: Subject) -> bool:
    return subject.kind == "pronoun" and subject.surface.lower() in ("it", "they", "we")

"""Whose words a span is by its own sentence: a cue with its subject, a label, a signature.

Rules are tried in order; each has a name, which the tables show:

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
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import clauses, cues
from pressaudit.quotations.block import HIDDEN, Block
from pressaudit.quotations.coreference import Discourse, Resolver
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.marks import Span
from pressaudit.quotations.model import NOBODY, Attribution
from pressaudit.quotations.names import Names
from pressaudit.quotations.names.lexicon import breaks, given, title_before_name
from pressaudit.quotations.nouns import (
    Subject,
    ending,
    head_of,
    is_source,
    led_by_preposition,
    named,
    phrase,
)

_NEAR = 70  # characters from cue to marks: 91 % of cues before marks in PolNeAR train
_NEAR_SOURCE = 60  # characters from marks to "according to": a clause of ten words
_CLOSE_WORDS = 4  # words from cue to marks: "said that he was a “…”"; 65 % in PolNeAR train
_OBJECT_WORDS = 2  # words of the object of a judgement: "called the plan “…”"
_MOST_CUES = 3  # cues behind the marks that are tried: later ones are other clauses'
_LONGEST_PASSIVE = 400  # characters that a masked passage in the passive is searched for

_AROUND = " ,—–-;"
_TIGHT = re.compile(r"(?:[^,:]{0,60}[,:]\s*|\s*(?:that\s)?)$")
_OTHERS_DONE = re.compile(r"\b(?:but|and|while)\s(?:it|they|this|that)\s(?:was|were)\s\w+ed\s")
_PREDICATE = re.compile(r"\b(?:as|an?|the)\s+$")
_PARTS = re.compile(r"[,:;—–]|\b(?:and|but|that)\b")
_CLAUSE = re.compile(r"[,;]\s(?:but|and|to which)\s")
_OTHER_CLAUSE = re.compile(r",?\s(?:while|whereas|but|although|though)\s")
_AGENT = re.compile(r"\sby(?=\s)")
_ASIDE = re.compile(r"\s(?:[A-Z][\w.’'-]+\s?){1,4},")
_NAMES_NEXT = re.compile(r"\s(?:[A-Z]|(?:the|an?|one|another|his|her|their)\s)")
_LABEL = re.compile(
    r"\s*(?:From |By |Here’s |And )?(?:the |The )?((?:[A-Z][\w.’'-]*\s?){1,5})"
    r"(?:\s?\([^)]*\))?(?:,[^:“\"]{2,60})?:\s*[“\"]?$"
)
_TURN = re.compile(r"((?:[A-Z][A-Z.’'-]+\s?){1,3}):\s")
_NAME_COLON = re.compile(r"\s?(?:\([^)]*\))?:\s*$")
_SIGNED = re.compile(r"[”\"]?\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]*[,\s]*){1,6})")
_APART_NOUN = re.compile(
    r"(?:,|\bwith)\s(?P<whole>(?:the|its|their|his|her)\s(?:[a-z-]+\s)?(?P<noun>[a-z-]+))\s$"
)
_BEGINS_LINE = frozenset(["", "-", "–", "—", ".", "*", "•"])


@dataclass(frozen=True, slots=True)
class Case:
    """A span in its sentence, as the rules see it.

    ``first`` and ``mark`` are the edges of what stands before the marks, ``behind`` and ``end`` of
    what stands after them, other spans left out; ``left`` and ``right`` have the cues there.
    ``above`` is the attribution of the span before this one in the same sentence.
    """

    block: Block
    span: Span
    start: int
    first: int
    mark: int
    behind: int
    end: int
    left: Sequence[Cue]
    right: Sequence[Cue]
    above: Attribution

    @property
    def lead(self) -> str:
        """Return what stands before the marks."""
        return self.block.masked[self.first : self.mark]


def _case(block: Block, n: int, above: Attribution) -> Case:
    span, text = block.spans[n], block.masked
    start, end = block.sentence(span.start)
    first, behind = start, span.end + span.closed
    if n and block.spans[n - 1].end >= start:
        first = block.spans[n - 1].end + 1
    if n + 1 < len(block.spans) and block.spans[n + 1].start <= end:
        end = block.spans[n + 1].start - 1
    if text[behind : behind + 1] == ";":
        end = behind
    mark = span.start - 1 if span.opened else span.start
    clause = max(first, text.rfind(";", first, mark) + 1)
    left = block.cues(clause, max(clause, mark))
    right = block.cues(behind, max(behind, end))
    return Case(block, span, start, first, mark, behind, end, left, right, above)


class How(NamedTuple):
    """By which rule, and whether the cue stands ``near`` the marks, or ``close``, a word or two."""

    rule: str
    near: bool = True
    close: bool = True


class Speakers:
    """Attributes the spans of one post, block by block."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse
        self._resolver = Resolver(names, discourse)

    def in_sentence(self, block: Block, n: int, above: Attribution) -> Attribution:
        """Attribute span ``n`` of a block by the words of its own sentence.

        ``above`` is the attribution of the span before it in the same sentence, if any.
        """
        case = _case(block, n, above)
        if above.surface and _goes_on(case):
            return replace(above, cue="", rule="continued-sentence")
        before = after = None
        for rule in (self._turn, self._label, self._name_colon, self._cue_before):
            if before := rule(case):
                break
        for rule in (self._signature, self._agent, self._cue_after):
            if after := rule(case):
                break
        return _chosen(case, before, after)

    # Before the marks.

    def _turn(self, case: Case) -> Attribution | None:
        """Read the name in capitals that begins a turn of a transcript: ODE: The lamp is out."""
        match = _TURN.match(case.block.paragraph.text, case.span.start, case.span.end)
        return _labelled(self._known(match.group(1)), match.group(1)) if match else None

    def _label(self, case: Case) -> Attribution | None:
        """Read the name with a colon that opens the sentence: From Commissioner Ode: “…”."""
        if case.first != case.start or case.left:
            return None
        match = _LABEL.match(case.lead)
        if not match:
            return None
        inside = case.block.between(case.start, case.mark)
        name = match.group(1).strip()
        shouted = self._shouted(name)
        if shouted:
            return _labelled(shouted, name)
        if inside and (inside[0].kind == "person" or name.endswith(inside[0].variant)):
            return _labelled(inside[0].canonical, inside[0].variant)
        first = name.partition(" ")[0].strip(",")
        if name in ("", "A", "Q") or (first.capitalize() if first.isupper() else first) in breaks():
            return None
        return _labelled(self._known(name), name)

    def _name_colon(self, case: Case) -> Attribution | None:
        """Read the name before a colon that begins the line: • Ann Ode (pilot): “…”."""
        text = case.block.masked
        inside = case.block.between(case.first, case.mark)
        if not inside or not _NAME_COLON.match(text[inside[-1].char_end : case.mark]):
            return None
        at = inside[-1].char_start
        if text[max(0, at - 4) : at].strip() not in _BEGINS_LINE:
            return None
        if led_by_preposition(text, case.first, at):
            return None
        return _labelled(inside[-1].canonical, inside[-1].variant)

    def _cue_before(self, case: Case) -> Attribution | None:
        """Read a cue before the marks, the nearest first: Ode, who sails, said: “…”."""
        for n in range(len(case.left) - 1, -1, -1):
            found = self._by_cue(case, case.left[n], case.left[:n])
            if found:
                return found
        return None

    def _by_cue(self, case: Case, cue: Cue, others: Sequence[Cue]) -> Attribution | None:
        """Attribute to the subject of a cue before the marks; ``others`` stand before it."""
        block, start, mark = case.block, case.start, case.mark
        gap = block.masked[cue.end : mark]
        near, close = len(gap) <= _NEAR, len(gap.split()) <= _CLOSE_WORDS
        if _OTHERS_DONE.search(gap):
            return None
        if cue.kind == "judgement":
            names_it = cue.word in _naming() or _PREDICATE.search(gap)
            near = near or (cue.word in _naming() and not _PARTS.search(gap))
            close = near and bool(names_it or len(gap.split()) <= _OBJECT_WORDS)
        if cue.kind == "after":
            source = clauses.after(block, cue.end, mark)
            how = How("according-to", near, near)
            return self._made(case, source, cue, how) if source else None
        subject = _own_subject(case, cue)
        if subject and others and _is_vague(subject) and _is_reported(block, others[-1], subject):
            return None
        if subject and others and cue.kind != "speech" and _is_vague(subject):
            return None
        subject = subject or _doer(block, start, cue, others, close=close)
        above = case.above
        if subject is None and above.speaker:
            said = above.speaker, above.surface, cue.word, "same-subject"
            return Attribution(*said, near, cue.kind, close)
        subject = subject or clauses.subject(block, start, cue.start) or _inverted(case, cue)
        if subject is None:
            return None
        quoted = cue.participle and others and others[-1].word in listed("cues", "quoting")
        outer = None if quoted else _reporter(block, start, others, subject)
        if outer and not _passes_on(*outer, subject, cue):
            return self._made(case, *outer, How("reported", near, close))
        rule = "participle-before" if cue.participle else "cue-before"
        return self._made(case, subject, cue, How(rule, near, close))

    # Behind the marks.

    def _signature(self, case: Case) -> Attribution | None:
        """Read the name behind a dash: “…” — Commissioner Ode."""
        signed = _SIGNED.match(case.block.masked[case.behind - 1 : case.end])
        if not signed or (case.right and case.right[0].start <= case.behind + signed.end()):
            return None
        inside = case.block.between(case.behind, case.behind + signed.end())
        if not inside or inside[0].kind != "person":
            return None
        return Attribution(inside[0].canonical, inside[0].variant, "", "signature", near=True)

    def _agent(self, case: Case) -> Attribution | None:
        """Read who judges, after a judgement in the passive: was described as “…” by Ode."""
        text = case.block.masked
        agent = _AGENT.match(text, case.behind, case.end)
        if not agent:
            return None
        if not _passive().search(text, max(0, case.behind - _LONGEST_PASSIVE), case.behind):
            return None
        subject = clauses.after(case.block, agent.end(), case.end)
        if subject is None or subject.kind == "pronoun":
            return None
        return self._made(case, subject, None, How("passive"))

    def _cue_after(self, case: Case) -> Attribution | None:
        """Read a cue after the marks, the nearest first: “…,” Ode said / said Ode."""
        for cue in case.right[:_MOST_CUES]:
            gap = case.block.masked[case.behind : cue.start]
            if cue.kind == "after":
                subject = clauses.after(case.block, cue.end, case.end)
                rule, near = "according-to", len(gap) < _NEAR_SOURCE
            elif _is_bare(gap):
                speaks = cue.kind == "speech" and not cue.participle
                subject = clauses.after(case.block, cue.end, case.end) if speaks else None
                rule, near = "cue-after-inverted", True
            else:
                subject, rule, near = _behind(case, cue, gap)
            if subject:
                return self._made(case, subject, cue, How(rule, near))
        return None

    # Without a cue, or from another sentence (see uncued.py).

    def is_said_of_subject(self, block: Block, n: int) -> bool:
        """Tell whether a fragment is what others call the subject: was known as the “…”."""
        start, _ = block.sentence(block.spans[n].start)
        return bool(_known_as().search(block.masked, start, block.spans[n].start))

    def at_end(self, block: Block, n: int) -> Attribution:
        """Return who is named behind the last span of a sentence of several: “…” and “…”, Ode said.

        Nobody is where span ``n`` is the last, or where the words behind it are another clause's.
        """
        _, end = block.sentence(block.spans[n].start)
        last = bisect_left(block.spans, end, key=lambda span: span.start) - 1
        if last <= n:
            return NOBODY
        after = block.spans[last].end
        said = [c for c in block.cues(after, end) if c.kind == "speech"]
        cue = said[-1] if said else None
        if cue is None or cue.participle or block.masked[cue.end : end].strip(" .”"):
            return NOBODY
        comma = block.masked.rfind(",", after, cue.start)
        if comma < after:
            return NOBODY
        subject = clauses.before(block, comma + 1, cue.start)
        if subject is None or subject.start > comma + _NEAR:
            return NOBODY
        return self._make(block, subject, cue, How("cue-after", near=True))

    def sentence_subject(self, block: Block, n: int) -> Attribution:
        """Attribute a fragment to the subject of its sentence, when no cue stands there."""
        span = block.spans[n]
        start, end = block.sentence(span.start)
        subject = clauses.subject(block, start, max(start, span.start - 1))
        subject = subject or clauses.subject(block, span.end, end)
        if subject is None:
            return NOBODY
        return self._make(block, subject, None, How("sentence-subject", near=False))

    def next_sentence(self, block: Block, at: int) -> Attribution:
        """Return whom the sentence that begins at ``at``, without marks, has speak."""
        text = block.masked
        start, end = block.sentence(min(at + 1, len(text)))
        if start < at or any(c in text[start:end] for c in HIDDEN):
            return NOBODY
        for cue in block.cues(start, end)[:1]:
            subject = None if cue.kind != "speech" else clauses.before(block, start, cue.start)
            if subject and subject.start <= start + 1 and not cue.participle:
                return self._make(block, subject, cue, How("sentence-after"))
        return NOBODY

    def last_cue(self, block: Block) -> Attribution:
        """Return whom the last sentence of a block has speak, for words that follow it."""
        text = block.masked.rstrip()
        start, end = block.sentence(max(0, len(text) - 1))
        for cue in reversed(block.cues(start, end)):
            if cue.participle and cue.kind == "speech" and not cue.word[0].isupper():
                subject = _doer(block, start, cue, (), close=True)
                if subject is None or subject.kind == "noun":
                    continue
            subject = (
                clauses.after(block, cue.end, end)
                if cue.kind == "after"
                else clauses.before(block, start, cue.start)
            )
            if subject:
                made = self._make(block, subject, cue, How("cue-paragraph-before"))
                if made.speaker:
                    return made
        subject = clauses.subject(block, start, end)
        if subject is None:
            return NOBODY
        return self._make(block, subject, None, How("subject-paragraph-before", near=False))

    def _made(self, case: Case, subject: Subject, cue: Cue | None, how: How) -> Attribution:
        return self._make(case.block, subject, cue, how)

    def _make(self, block: Block, subject: Subject, cue: Cue | None, how: How) -> Attribution:
        """Return the attribution to ``subject``, its name looked up in what the post has said."""
        word, kind = (cue.word, cue.kind) if cue else ("", "")
        speaker = self._resolver.speaker(block, subject)
        return Attribution(speaker, subject.surface, word, how.rule, how.near, kind, how.close)

    def _shouted(self, name: str) -> str:
        """Return the person of the post whose last name stands in capitals, or ""."""
        return self._discourse.surnamed(name.rpartition(" ")[2]) if name.isupper() else ""

    def _known(self, name: str) -> str:
        """Return the canonical form of a label; "ODE" is the Ode of the post."""
        title = title_before_name().match(name)
        name = name[title.end() :].strip() if title and name[title.end() :].strip() else name
        known = self._shouted(name)
        first = name.split(maxsplit=1)[0].title()
        if not known and name.isupper() and " " in name and first in given():
            self._discourse.introduce(name.title())
            return self._names.canonical(name.title())
        return known or self._names.canonical(name)


def _chosen(case: Case, before: Attribution | None, after: Attribution | None) -> Attribution:
    """Return the one of two attributions that stands nearer, the one before when both do."""
    if not (before and after):
        return before or after or NOBODY
    text = case.block.masked
    tight = case.left and _TIGHT.match(text, case.left[-1].end, case.mark)
    ends = text[case.span.end - 1 : case.span.end] in (",", "?", "!", "—")
    apart = _OTHER_CLAUSE.match(text, case.behind, case.end) or (
        after.cue in listed("cues", "relaying") and before.cue_kind == "speech"
    )
    if after.near and (after.cue_kind == "speech" or ends) and not (tight or apart):
        return after
    return before if before.near or not after.near else after


def _goes_on(case: Case) -> bool:
    """Tell whether a span goes on with the one above: “…” but “…”; “…,” Ode said, “…”."""
    if not case.left:
        rest = case.lead.strip(' ,—–“"').split()
        return len(rest) == 1 and rest[0] in listed("phrases", "joins")
    after = case.above.rule.startswith("cue-after") and case.above.near
    return after and case.lead.rstrip(' “"')[-1:] == "," and case.lead.count(",") == 1


def _own_subject(case: Case, cue: Cue) -> Subject | None:
    """Return the subject of a cue; "Ode" of "The lamp, says Ann Ode, was “…”" too."""
    if cue.participle:
        return None
    text = case.block.masked
    apart = text[case.start : cue.start].rstrip()[-1:] == ","
    aside = apart and cue.word in listed("titles", "spoken_by") and _ASIDE.match(text, cue.end)
    subject = clauses.after(case.block, cue.end, case.mark) if aside else None
    return subject or clauses.before(case.block, case.start, cue.start)


def _inverted(case: Case, cue: Cue) -> Subject | None:
    """Return the subject behind a verb of saying that opens its clause: Said Ode: “…”."""
    if cue.kind != "speech" or cue.participle:
        return None
    subject = clauses.after(case.block, cue.end, case.mark)
    return None if subject and subject.kind == "pronoun" else subject


def _behind(case: Case, cue: Cue, gap: str) -> tuple[Subject | None, str, bool]:
    """Return the subject of a clause behind the marks, the rule, and whether it stands near.

    “…,” Ode said. / “…” for the harbour, said keeper Ann Ode.
    """
    block, text = case.block, case.block.masked
    if _is_inverted(text, gap, cue):
        subject = clauses.after(block, cue.end, case.end)
        if subject:
            return subject, "cue-after-inverted", True
    subject = None if cue.participle else clauses.before(block, case.behind, cue.start)
    if subject is None:
        return None, "", False
    beside = not text[case.behind : subject.start].strip(_AROUND)
    comma = text[case.behind : case.behind + 1] == "," or text[case.span.end - 1] == ","
    near = beside or comma
    return (subject if beside or cue.kind == "speech" else None), "cue-after", near


def _reporter(
    block: Block, start: int, found: Sequence[Cue], inner: Subject
) -> tuple[Subject, Cue] | None:
    """Return who reports the clause of ``inner``: X of "X said that Y would call it “…”"."""
    for cue in reversed(found):
        reports = cue.word in listed("cues", "reporters") and not cue.participle
        if not reports or cue.end > inner.start:
            continue
        subject = clauses.before(block, start, cue.start)
        if subject is None or _CLAUSE.search(block.masked, cue.end, inner.start):
            return None
        aside = _subordinate().search(block.masked[start : subject.start])
        return None if aside else (subject, cue)
    return None


def _passes_on(reporter: Subject, by: Cue, inner: Subject, cue: Cue) -> bool:
    """Tell whether an outlet passes on what somebody said: the Tern reports that Ode said."""
    outlet = reporter.mention is not None and reporter.mention.kind == "outlet"
    outlet = outlet or cues.nouns().get(head_of(reporter.surface)) == "outlet"
    speaks = cue.kind == "speech" and inner.kind in ("name", "pronoun")
    return outlet and speaks and by.word in listed("cues", "passing_on")


def _doer(
    block: Block, start: int, cue: Cue, others: Sequence[Cue], *, close: bool
) -> Subject | None:
    """Return the subject of a participle: "with Ode saying", "Ode rose, saying".

    One who is quoted "as saying" is it too: Ode of "The Tern quoted Ode as saying".
    """
    if others and others[-1].word in listed("cues", "quoting"):
        quoted = block.masked[others[-1].end : cue.start].endswith(" as ")
        subject = clauses.after(block, others[-1].end, cue.start - 4) if quoted else None
        if subject:
            return subject
    held = block.masked[start : cue.start].split()[-1:]
    if cue.word.endswith("ing") and held and held[0] in listed("cues", "inscriptions"):
        return ending(block, start, cue.start)
    beside = [
        m
        for m in block.between(start, cue.start)
        if not block.masked[m.char_end : cue.start].strip()
    ]
    if beside and close and cue.word.endswith("ing"):
        return named(beside[-1])
    apart = (
        close
        and cue.word.endswith("ing")
        and _APART_NOUN.search(block.masked, max(start, cue.start - _NEAR), cue.start)
    )
    if apart and is_source(apart.group("noun")):
        return phrase(block, apart.start("whole"), apart.end("whole"))
    finite = [c for c in others if not c.participle]
    subject = clauses.before(block, start, finite[-1].start) if finite else None
    if subject and subject.kind == "noun":
        return clauses.subject(block, start, cue.start) or subject
    return subject


def _is_inverted(text: str, gap: str, cue: Cue) -> bool:
    """Tell whether a sentence goes on behind the marks and names its speaker at its end."""
    if cue.kind != "speech" or cue.participle or gap.rstrip()[-1:] != ",":
        return False
    opens = gap.split(maxsplit=1)[0] in listed("phrases", "prepositions") | {"that"}
    return opens and bool(_NAMES_NEXT.match(text, cue.end))


def _is_bare(gap: str) -> bool:
    """Tell whether nothing but adverbs stands between the marks and a cue."""
    rest = gap.strip(" ,—–").split()
    no_subject = cues.between() - listed("phrases", "be")
    return not gap.strip(_AROUND) or all(word in no_subject for word in rest)


def _is_vague(subject: Subject) -> bool:
    return subject.kind == "pronoun" and subject.surface.lower() in ("it", "they", "we")


def _is_reported(block: Block, cue: Cue, subject: Subject) -> bool:
    """Tell whether a participle reports what a pronoun does: "adding that it reflected"."""
    between = block.masked[cue.end : subject.start].strip()
    return cue.participle and cue.kind == "speech" and between in ("", "that")


def _labelled(speaker: str, surface: str) -> Attribution:
    return Attribution(speaker, surface, "", "label", near=True, cue_kind="label", close=True)


@cache
def _passive() -> re.Pattern[str]:
    """Build the pattern of a judgement without its subject, before marks: "was described as “…”."""
    verbs = one_of(f for f, kind in cues.forms().items() if kind == "judgement" and f[-1] == "d")
    be = one_of(listed("phrases", "passive"))
    verb = rf"\b{be}\s(?:\w+ly\s)?{verbs}\s(?:as\s)?(?:an?\s|the\s)?"
    return re.compile(rf"{verb}[“\"«][{HIDDEN}]+[^{HIDDEN}]?[”\"»]?$")


@cache
def _known_as() -> re.Pattern[str]:
    """Build the pattern of what the subject is called, before marks.

    "Was known as the “…”", or by the writer: "it served as “…”".
    """
    verbs = {f for f, kind in cues.forms().items() if kind == "judgement" and f.endswith("ed")}
    called = one_of(verbs | {"known", "seen", "nicknamed"})
    be = one_of(listed("phrases", "passive"))
    roles = one_of(form for verb in listed("cues", "roles") for form in cues.inflect(verb))
    label = rf"\b{roles}\s(?:\w+ly\s)?as\s(?:an?\s|the\s)?[“\"«]$"
    return re.compile(rf"\b{be}\s(?:\w+ly\s)?{called}\s[^,;{HIDDEN}]{{0,40}}[“\"«]$|{label}")


@cache
def _naming() -> frozenset[str]:
    """Return the forms of verbs that name what stands between them and the marks."""
    called = frozenset(("call", "calls", "called", "calling"))
    return called.union(*(cues.inflect(verb) for verb in listed("cues", "naming")))


@cache
def _subordinate() -> re.Pattern[str]:
    """Build the pattern of a clause that hangs on another: "When Ode" of "When Ode said"."""
    return re.compile(
        rf"(?:^\W*|,\s)(?:\w+\s)?(?i:{one_of(listed('phrases', 'subordinators'))})\s[^,]*$"
    )

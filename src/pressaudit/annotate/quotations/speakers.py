"""Whose words a span is: rules from the language, tried in a fixed order, each with a name."""

import re
from dataclasses import dataclass

from pressaudit.annotate.names import Names
from pressaudit.annotate.quotations import cues, subjects
from pressaudit.annotate.quotations.context import CAPITAL, INSIDE, Block
from pressaudit.annotate.quotations.coreference import Discourse
from pressaudit.annotate.quotations.cues import Cue
from pressaudit.annotate.quotations.subjects import Subject, roles

_BE = frozenset("was were is are be been".split())
_INSIDE = f"{INSIDE}{CAPITAL}"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a span.

    ``near`` tells that the cue stands by the marks, ``close`` that hardly a word is between.
    """

    speaker: str = ""
    surface: str = ""
    cue: str = ""
    rule: str = "none"
    near: bool = False
    cue_kind: str = ""
    close: bool = False


NOBODY = Attribution()
_FEMALE = frozenset(
    [
        "spokeswoman",
        "congresswoman",
        "chairwoman",
        "businesswoman",
        "actress",
        "wife",
        "mother",
        "daughter",
        "sister",
        "woman",
    ]
)
_MALE = frozenset(
    ["congressman", "businessman", "actor", "husband", "father", "son", "brother", "man"]
)
_DETERMINER = re.compile(
    r"^(?:the|a|an|one|another|this|that|some|two|three|both|its|their|our)\s+(?=\w)", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"^(?:(?:new|recent|latest|earlier|separate|joint|[a-z]+ed)\s)+(?=[A-Z])")
_POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
_LABEL = re.compile(
    r"^\s*(?:From |By |Here’s |And )?((?:[A-Z][\w.’'-]*\s?){1,5})(?:\s?\([^)]*\))?(?:,[^:“\"]{2,60})?:\s*[“\"]?$"
)
_TIGHT = re.compile(r"(?:[^,:]{0,60}[,:]\s*|\s*(?:that\s)?)$")
_NAME_COLON = re.compile(r"\s?(?:\([^)]*\))?:\s*$")
_SIGNED = re.compile(r"^[”\"]?\s*[—–-]{1,2}\s*((?:[A-Z][\w.’'-]*[,\s]*){1,6})")


class Speakers:
    """Attributes the spans of one post, block by block."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse

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
        right_end = end
        if n + 1 < len(block.spans) and block.spans[n + 1].start <= end:
            right_end = block.spans[n + 1].start - 1
        mark = span.start - 1 if span.opened else span.start
        left = cues.cues(text, left_start, max(left_start, mark))
        right = cues.cues(text, right_start, max(right_start, right_end))
        by_left = self._left(block, index, start, left_start, mark, left, before)
        by_right = self._right(block, index, right_start, right_end, right)
        if by_left and by_right:
            tight = left and _TIGHT.match(text, left[-1].end, mark)
            ends = text[span.end - 1 : span.end] in (",", "?", "!", "—")
            if by_right.near and (by_right.cue_kind == "speech" or ends) and not tight:
                return by_right
            return by_left if by_left.near or not by_right.near else by_right
        return by_left or by_right or NOBODY

    def _left(
        self,
        block: Block,
        index: int,
        start: int,
        left_start: int,
        mark: int,
        found: list[Cue],
        before: Attribution,
    ) -> Attribution | None:
        text = block.masked
        label = _LABEL.match(text[left_start:mark]) if left_start == start else None
        if label and not found:
            inside = block.between(left_start, mark)
            if inside:
                return Attribution(inside[0].canonical, inside[0].variant, "", "label", True)
            name = label.group(1).strip()
            if name not in ("", "A", "Q"):
                return Attribution(self._names.canonical(name), name, "", "label", True)
        inside = block.between(left_start, mark)
        if inside and _NAME_COLON.match(text[inside[-1].char_end : mark]):
            last = inside[-1]
            if not subjects.led_by_preposition(text, left_start, last.char_start) and text[max(0, last.char_start - 4) : last.char_start].strip() in ("", "-", "–", "—", ".", "*", "•"):
                return Attribution(last.canonical, last.variant, "", "label", True, "label")
        while found:
            cue = found[-1]
            gap = text[cue.end : mark]
            near = len(gap) <= 70
            close = len(gap.split()) <= 4
            if cue.kind == "after":
                subject = subjects.after(block, cue.end, mark)
                if subject:
                    return self._make(block, index, subject, cue, "according-to", near, near)
                found = found[:-1]
                continue
            subject = None
            if not cue.participle:
                subject = subjects.before(block, start, cue.start)
                if (
                    subject
                    and subject.kind == "pronoun"
                    and subject.surface.lower() in ("it", "they", "we")
                    and len(found) > 1
                    and cue.kind != "speech"
                ):
                    found = found[:-1]
                    continue
            if subject is None:
                others = found[:-1]
                finite = [c for c in others if not c.participle]
                if finite:
                    subject = subjects.before(block, start, finite[-1].start)
                if subject is None and before.surface:
                    return Attribution(
                        before.speaker, before.surface, cue.word, "same-subject", near, cue.kind, close
                    )
                subject = subject or subjects.clause(block, start, cue.start)
            if subject is None and cue.kind == "speech" and not cue.participle:
                subject = subjects.after(block, cue.end, mark)
            if subject:
                rule = "cue-before" if not cue.participle else "participle-before"
                return self._make(block, index, subject, cue, rule, near, close)
            found = found[:-1]
        return None

    def _right(
        self, block: Block, index: int, start: int, end: int, found: list[Cue]
    ) -> Attribution | None:
        text = block.masked
        signed = _SIGNED.match(text[start - 1 : end])
        if signed and (not found or found[0].start > start + signed.end()):
            inside = block.between(start, start + signed.end())
            if inside and inside[0].kind == "person":
                return Attribution(inside[0].canonical, inside[0].variant, "", "signature", True)
        for cue in found[:3]:
            gap = text[start : cue.start]
            bare = not gap.strip(" ,—–-;") or all(
                w in cues.between() and w not in _BE for w in gap.strip(" ,—–").split()
            )
            if cue.kind == "after":
                subject = subjects.after(block, cue.end, end)
                if subject:
                    return self._make(block, index, subject, cue, "according-to", len(gap) < 60)
                continue
            if bare:
                if cue.participle or cue.kind != "speech":
                    continue
                subject = subjects.after(block, cue.end, end)
                if subject:
                    return self._make(block, index, subject, cue, "cue-after-inverted", True)
                continue
            subject = subjects.before(block, start, cue.start)
            if subject is None or cue.participle:
                continue
            if cue.kind != "speech" and not text[start : subject.start].strip(" ,—–-;") == "":
                continue
            near = not text[start : subject.start].strip(" ,—–-;") or text[start : start + 1] == ","
            return self._make(block, index, subject, cue, "cue-after", near)
        return None

    def sentence_subject(self, block: Block, index: int, n: int) -> Attribution:
        """Attribute a fragment to the subject of its sentence, when no cue stands there."""
        span = block.spans[n]
        start, end = block.sentence(span.start)
        subject = subjects.clause(block, start, max(start, span.start - 1))
        if subject is None:
            subject = subjects.clause(block, span.end, end)
        if subject is None:
            return NOBODY
        made = self._make(block, index, subject, None, "sentence-subject", False)
        return made or NOBODY

    def last_cue(self, block: Block, index: int) -> Attribution:
        """Return whom the last sentence of a block has speak, for words that follow it."""
        text = block.masked.rstrip()
        start, end = block.sentence(max(0, len(text) - 1))
        found = [c for c in cues.cues(block.masked, start, end)]
        for cue in reversed(found):
            subject = (
                subjects.after(block, cue.end, end)
                if cue.kind == "after"
                else subjects.before(block, start, cue.start)
            )
            if subject:
                made = self._make(block, index, subject, cue, "cue-paragraph-before", True)
                if made and made.speaker:
                    return made
        subject = subjects.clause(block, start, end)
        if subject:
            return (
                self._make(block, index, subject, None, "subject-paragraph-before", False) or NOBODY
            )
        return NOBODY

    def _make(
        self, block: Block, index: int, subject: Subject, cue: Cue | None, rule: str, near: bool, close: bool = True
    ) -> Attribution | None:
        speaker = self.resolve(block, index, subject)
        word, kind = (cue.word, cue.kind) if cue else ("", "")
        return Attribution(speaker, subject.surface, word, rule, near, kind, close)

    def resolve(self, block: Block, index: int, subject: Subject) -> str:
        """Return the canonical name that a subject means, a description with a name, or ""."""
        if subject.mention is not None:
            return subject.mention.canonical
        if subject.kind == "pronoun":
            word = subject.surface.lower()
            if word in ("he", "she"):
                known = self._discourse.pronouns.get((index, subject.start))
                return known or self._discourse.find("male" if word == "he" else "female", index)
            if word == "it":
                return self._discourse.body("group", index)
            return ""
        return self._noun(block, index, subject)

    def _known_holder(self, surface: str, head: str, index: int) -> str:
        """Return who "the former X official" is, when a person in focus was called so."""
        if not _DEFINITE.match(surface) or not (head in roles() or cues.nouns().get(head) == "anonymous"):
            return ""
        if head.endswith("s"):
            return ""
        return self._discourse.holder(head, "", index, strict=True)

    def _noun(self, block: Block, index: int, subject: Subject) -> str:
        surface = subject.surface
        words = surface.split()
        inside = block.between(subject.start, subject.end)
        head = words[-1].lower().strip(".,’'")
        for n, word in enumerate(words):
            if n and word.lower() in (
                "for",
                "of",
                "from",
                "with",
                "at",
                "to",
                "in",
                "on",
                "by",
                "who",
                "against",
            ):
                head = words[n - 1].lower()
                break
        first = words[0].lower()
        if first in ("his", "her") and (head in cues.nouns() or head == "words"):
            known = self._discourse.pronouns.get((index, subject.start))
            if cues.nouns().get(head) == "document":
                return known or self._discourse.find("male" if first == "his" else "female", index)
        owned = re.match(r"[Tt]he ([a-z]+)[’']s (.+)", surface)
        if owned and cues.nouns().get(owned.group(1)) in ("organisation", "outlet"):
            body = self._discourse.body(owned.group(1), index)
            if body:
                named = f"{body} {owned.group(2)}"
                self._discourse.described[head] = named
                return named
        if inside:
            if (
                cues.nouns().get(head) == "document"
                and inside[0].kind != "organisation"
                and re.match(r"[’']s?\s", block.masked[inside[0].char_end : inside[0].char_end + 3])
            ):
                return inside[0].canonical
            if (
                inside[-1].char_end >= subject.end - 1
                and inside[-1].kind == "person"
                and not subjects.led_by_preposition(
                    block.masked, subject.start, inside[-1].char_start
                )
            ):
                return inside[-1].canonical
            known = self._known_holder(surface, head, index)
            return known or describe(surface)
        if re.search(
            r"\b[A-Z]", surface[1:] if first in ("the", "a", "an", "one", "another") else surface
        ) and words[0] not in (
            "The",
            "A",
            "An",
            "One",
            "Another",
            "His",
            "Her",
            "Their",
            "This",
            "Some",
            "Many",
            "Two",
        ):
            return self._names.canonical(describe(surface))
        if any(w[:1].isupper() for w in words[1:]):
            return describe(surface)
        if first in ("the", "this", "that"):
            kind = cues.nouns().get(head, "")
            if kind in ("outlet", "organisation"):
                return self._discourse.body(head, index)
            if head in roles() or kind == "anonymous" or head in _FEMALE | _MALE:
                gender = "female" if head in _FEMALE else "male" if head in _MALE else ""
                return self._discourse.holder(head, gender, index)
        return ""


_DEFINITE = re.compile(r"^[Tt]he (?:former|ex-|then-|longtime |senior |high-ranking |now-|[A-Z])")


def describe(surface: str) -> str:
    """Return a description as a name: no article, no possessive endings."""
    name = _POSSESSIVE.sub("", _DETERMINER.sub("", surface)).strip()
    return _ADJECTIVE.sub("", name)

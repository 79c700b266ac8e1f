"""One post read from top to bottom: its spans attributed, then laid out as quotations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pressaudit.language.document import Byline, Document, Role
from pressaudit.quotations import kinds, told
from pressaudit.quotations.attribution import Speakers
from pressaudit.quotations.block import Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.marks import Span, inside_of_two
from pressaudit.quotations.model import FROM_AROUND, NOBODY, Attribution, Quotation
from pressaudit.quotations.names import Names
from pressaudit.quotations.text import Text
from pressaudit.quotations.uncued import Uncued, run_backwards, runs_on

_FOLD = re.compile(r"[\W_]+")
_LONG_PARAGRAPH = 60  # letters that a display repetition shares with its source
_LONG_DISPLAY = 40  # letters of the shortest display repetition
_INCIPIT = 6  # words of a quotation that the tables show
_GOES_ON = ("continued", "continued-sentence", "running")


def quotations(
    article: Document, names: Names, *, typed_twice: bool = False
) -> tuple[Quotation, ...]:
    """Return the quotations of an article, in reading order.

    Every stretch inside double marks in the paragraphs that make up the article's text gives one
    row a paragraph, block quotations without marks too. Offsets leave the marks out.
    ``typed_twice`` asks for those too that open with two straight single marks.
    """
    return quotations_of(Text(article, names), typed_twice=typed_twice)


def quotations_of(text: Text, *, typed_twice: bool = False) -> tuple[Quotation, ...]:
    """Return the quotations of a text that is laid out already (see :func:`quotations`)."""
    read = text.blocks()
    if not any(block.spans for block in read):
        return ()
    texts = {p.number: p.text for p in text.article.paragraphs}
    return tuple(
        replace(q, speaker=text.full(q.speaker), told_to=text.full(q.told_to))
        for q in _quotations(text, read)
        if typed_twice or not _is_typed_twice(texts, q)
    )


def _is_typed_twice(texts: Mapping[int, str], quotation: Quotation) -> bool:
    """Tell whether a quotation opens with two straight single marks.

    They are masked, so that the words inside are nobody else's, but give no row of the table of
    quotations: the press corpus that it is measured on does not count them.
    """
    text = texts[quotation.paragraph]
    return text[max(0, quotation.char_start - 2) : quotation.char_start] == "''"


def _quotations(post: Text, read: Sequence[Block]) -> Iterator[Quotation]:
    """Give the quotations of a post's blocks, in reading order."""
    names, byline = post.names, post.article.byline
    discourse = Discourse(post)
    made = _attributions(read, names, discourse)
    display, press = _Display(read), _Press(names, byline, told.programmes(read))
    for index, (block, row) in enumerate(zip(read, made, strict=True)):
        runs = bool(index) and runs_on(read[index - 1])
        alone = not re.search(r"\w", block.outside())
        press.read(block, discourse.pronouns_of(block), goes_on=alone or runs)
        for span, attribution in zip(block.spans, row, strict=True):
            pulled = not runs and display.repeats(block, span, alone=alone)
            kind = "pull" if pulled else kinds.kind(block, span, attribution)
            said = kind in ("quotation", "mixed")
            got = press.got(block, span, attribution, alone=alone) if said else ""
            yield _quotation(block, span, kind, attribution, got)


def _quotation(block: Block, span: Span, kind: str, made: Attribution, got: str) -> Quotation:
    beside = made.cue and made.near and made.rule not in FROM_AROUND
    held_up = kind == "scare" and (not beside or kinds.is_nickname(block, span))
    if kind in ("pull", "title") or held_up:
        made = NOBODY
    text = block.paragraph.text
    start, end = inside_of_two(text, span.start, span.end)
    words = text[start:end].split()
    return Quotation(
        block.paragraph.number,
        start,
        end,
        len(words),
        kind,
        " ".join(words[:_INCIPIT]),
        made.speaker,
        made.surface,
        made.cue,
        got,
        made.rule,
    )


_IN_PAPER = re.compile(r"\b(?:in|via)\san?\s(?:[a-z]+\s){0,2}(statement|letter|e-?mail)\b")
"""Papers that a speaker's words stand in: "said in an emailed statement" makes it theirs."""


def _attributions(
    read: Sequence[Block], names: Names, discourse: Discourse
) -> list[list[Attribution]]:
    """Attribute the spans of each block, in reading order."""
    speakers = Speakers(names, discourse)
    made: list[list[Attribution]] = []
    uncued = Uncued(read, speakers, discourse, made)
    for index, block in enumerate(read):
        discourse.read(block)
        row: list[Attribution] = []
        for n, span in enumerate(block.spans):
            start, _ = block.sentence(span.start)
            same = n > 0 and block.spans[n - 1].start >= start
            found = speakers.in_sentence(block, n, row[-1] if same else NOBODY)
            if found.rule == "none":
                found = uncued.attribute(index, n, row)
            row.append(found)
            discourse.spoke(found.speaker)
            paper = _IN_PAPER.search(block.masked, *block.sentence(span.start))
            if paper and found.speaker and found.near:
                discourse.described[paper.group(1)] = found.speaker
        made.append(row)
    run_backwards(read, made)
    return made


@dataclass(slots=True)
class _Press:
    """The outlets that a post knows, those of the build and its own, and which has heard whom.

    ``heard`` has the outlet that each speaker talked to so far; ``remarked`` the one that got a
    remark in the paragraph at hand: what its speaker says elsewhere was said to anybody.
    ``open`` has the outlets of interviews whose person is named only later ("In an interview with
    the Tern, a former clerk gave details. Ann Ode described to the Tern …"): a remark to one of
    them is of that interview.
    """

    names: Names
    byline: Byline
    programmes: Mapping[str, str]
    heard: dict[str, str] = field(default_factory=dict)
    remarked: dict[str, str] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    last: str = ""

    def read(self, block: Block, pronouns: Mapping[int, str], *, goes_on: bool) -> None:
        """Take in who talks to whom in a block, which ``goes_on`` with the one before or not."""
        if not goes_on:
            self.remarked.clear()
        for talk in told.talks(block, pronouns, self.byline.outlet):
            if not talk.person:
                self.open.add(talk.outlet)
                continue
            event = talk.event or talk.outlet in self.open
            (self.heard if event else self.remarked)[talk.person] = talk.outlet
            self.open.discard(talk.outlet)

    def got(self, block: Block, span: Span, made: Attribution, *, alone: bool) -> str:
        """Return the outlet that got a span, by its sentence or by what its speaker said before.

        ``alone`` tells that its paragraph has no other words. What was said elsewhere ("told
        reporters") was said to no such outlet.
        """
        start, end = block.sentence(span.start)
        got = self._named(block, start, end)
        got = got or told.reported_by(block, start, made.speaker, made.surface)
        goes_on = made.rule in _GOES_ON or (alone and made.rule == "continued-paragraph")
        if goes_on and not made.speaker:
            got = got or self.last
        if got == made.speaker:
            got = ""
        if got and made.speaker:
            kept = self.heard if told.is_event(block, start, end) else self.remarked
            kept[made.speaker] = got
        if not got and not told.is_elsewhere(block, start, end, made.cue):
            got = self.remarked.get(made.speaker) or self.heard.get(made.speaker, "")
        self.last = got
        return got

    def _named(self, block: Block, start: int, end: int) -> str:
        named = told.outlet(block, start, end) or told.unnamed(
            block, start, end, self.names, self.byline
        )
        named = named or told.by_programme(block, start, end, self.programmes)
        named = named or told.own(block, start, end, self.byline.outlet)
        programme = self.byline.programme.removeprefix("The ")
        own = programme and named.removeprefix("The ") == programme
        return self.byline.outlet or named if own else named


@dataclass(frozen=True)
class _Display:
    """The blocks of a post, for what is repeated in large letters."""

    read: Sequence[Block]

    @cached_property
    def _folded(self) -> list[str]:
        texts = (block.paragraph.text for block in self.read)
        return [_fold(text) for text in texts if len(text) > _LONG_PARAGRAPH]

    def repeats(self, block: Block, span: Span, *, alone: bool) -> bool:
        """Tell whether a span is repeated: ``alone`` in its paragraph, and met again."""
        if block.paragraph.role is Role.PULL_QUOTE:
            return True
        if block.paragraph.role is Role.BLOCK_QUOTATION or not alone:
            return False
        inner = _fold(block.paragraph.text[span.start : span.end])
        key = inner[-_LONG_PARAGRAPH:]
        return len(inner) >= _LONG_DISPLAY and sum(key in text for text in self._folded) > 1


def _fold(text: str) -> str:
    return _FOLD.sub("", text.lower())

"""Quotations: spans inside marks, what they are, whose words, who got them, by which rule."""

import re
from dataclasses import replace

from pressaudit.annotate.names import Mention, Names, mentions
from pressaudit.annotate.quotations import kinds, told
from pressaudit.annotate.quotations.context import Block, block
from pressaudit.annotate.quotations.coreference import Discourse, descriptions
from pressaudit.annotate.quotations.marks import Span, spans
from pressaudit.annotate.quotations.model import Quotation
from pressaudit.annotate.quotations.speakers import NOBODY, Attribution, Speakers
from pressaudit.annotate.quotations.utterances import Alteration, Edit, alterations, utterances
from pressaudit.read.model import TEXT_ROLES, Article, Paragraph, Role

__all__ = ["Alteration", "Edit", "Quotation", "alterations", "quotations", "utterances"]

_FOLD = re.compile(r"[\W_]+")


def quotations(article: Article, names: Names) -> tuple[Quotation, ...]:
    """Return the quotations of an article, in reading order.

    Every stretch inside double marks in the paragraphs that make up the article's text gives one
    row a paragraph, block quotations without marks too. Offsets leave the marks out.
    """
    found = mentions(article, names)
    by_paragraph: dict[int, list[Mention]] = {}
    for mention in found:
        by_paragraph.setdefault(mention.paragraph, []).append(mention)
    read = [p for p in article.paragraphs if p.role in TEXT_ROLES or p.role is Role.ATTRIBUTION]
    blocks = [block(p, _spans(p), tuple(by_paragraph.get(p.number, ()))) for p in read]
    if not any(b.spans for b in blocks):
        return ()
    return tuple(_Post(article, names, blocks).rows())


def _spans(paragraph: Paragraph) -> list[Span]:
    if paragraph.role is Role.ATTRIBUTION:
        return []
    found = spans(paragraph.text)
    if paragraph.role is Role.BLOCK_QUOTATION and not found:
        text = paragraph.text.rstrip()
        end = len(text) - (text[-1:] in '”"″')
        return [Span(0, end, opened=False, closed=end < len(text))] if end else []
    return found


class _Post:
    """The state of reading one post from top to bottom."""

    def __init__(self, article: Article, names: Names, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.names = names
        self.discourse = Discourse(names, descriptions(blocks))
        self.speakers = Speakers(names, self.discourse)
        self.folded = [
            _FOLD.sub("", b.paragraph.text.lower()) for b in blocks if len(b.paragraph.text) > 60
        ]
        self.made: list[list[Attribution]] = []
        self.told: dict[str, str] = {}

    def rows(self) -> list[Quotation]:
        for index, here in enumerate(self.blocks):
            self.discourse.read(index, here)
            self.made.append(self._attribute(index, here))
        self._backwards()
        out: list[Quotation] = []
        for index, here in enumerate(self.blocks):
            self.told.update(told.interviews(here))
            out += [self._row(index, n) for n in range(len(here.spans))]
        return out

    def _attribute(self, index: int, here: Block) -> list[Attribution]:
        made: list[Attribution] = []
        for n, span in enumerate(here.spans):
            start, _ = here.sentence(span.start)
            same = n > 0 and here.spans[n - 1].start >= start
            before = made[-1] if same else NOBODY
            found = self.speakers.in_sentence(here, index, n, before)
            if found.rule == "none":
                found = self._without_cue(index, here, n, made, same=same)
            made.append(found)
            if found.speaker:
                self.discourse.spoke(found.speaker, index)
        return made

    def _without_cue(
        self, index: int, here: Block, n: int, made: list[Attribution], *, same: bool
    ) -> Attribution:
        span = here.spans[n]
        if same and made[-1].surface:
            joined = "continued-sentence" if made[-1].near else "same-sentence"
            return replace(made[-1], cue="", rule=joined)
        start, end = here.sentence(span.start)
        if re.search(r"\w{2}", _outside(here, start, end)):
            found = self.speakers.sentence_subject(here, index, n)
            if found.surface:
                return found
        elif not re.search(r"\w{2}", here.outside()):
            return self._whole_paragraph(index, here, n, made)
        if n and made[-1].surface:
            between = _outside(here, here.spans[n - 1].end, span.start)
            if len(between.split()) < 4 or _same_sentence(here, here.spans[n - 1], start):
                return replace(made[-1], cue="", rule="continued")
        if start:
            return self._after_sentence(index, here, start, made)
        if n + 1 < len(here.spans):
            following = self.speakers.in_sentence(here, index, n + 1, NOBODY)
            if following.surface:
                return replace(following, cue="", rule="cue-in-next-sentence")
        if index and self.made[-1] and self.made[-1][-1].surface:
            return replace(self.made[-1][-1], cue="", rule="continued-paragraph")
        return self.speakers.last_cue(self.blocks[index - 1], index - 1) if index else NOBODY

    def _after_sentence(
        self, index: int, here: Block, start: int, made: list[Attribution]
    ) -> Attribution:
        """Attribute a sentence in marks to the one who is subject of the sentence before it."""
        before, _ = here.sentence(start - 1)
        cut = Block(
            here.paragraph,
            here.spans,
            here.masked[:start],
            tuple(e for e in here.ends if e < start - 1),
            here.mentions,
            here.starts,
        )
        found = self.speakers.last_cue(cut, index)
        if found.speaker:
            return replace(found, rule="sentence-before")
        if made and made[-1].surface:
            return replace(made[-1], cue="", rule="continued")
        focus = self.discourse.find("", index)
        del before
        return Attribution(focus, found.surface, "", "focus") if focus else found

    def _whole_paragraph(
        self, index: int, here: Block, n: int, made: list[Attribution]
    ) -> Attribution:
        if n and made[-1].surface:
            return replace(made[-1], cue="", rule="continued")
        signed = self._signed_below(index)
        if signed.surface:
            return signed
        if not index:
            return NOBODY
        above = self.blocks[index - 1]
        row = self.made[index - 1]
        if (
            row
            and row[-1].surface
            and (not above.spans[-1].closed or not above.masked.rstrip().endswith(":"))
        ):
            return replace(row[-1], cue="", rule="continued-paragraph")
        if above.paragraph.role is Role.HEADING:
            return NOBODY
        found = self.speakers.last_cue(above, index - 1)
        if found.surface or above.masked.rstrip().endswith(":"):
            return found
        if row and row[-1].surface:
            return replace(row[-1], cue="", rule="continued-paragraph")
        focus = self.discourse.find("", index)
        return Attribution(focus, focus, "", "focus") if focus else NOBODY

    def _signed_below(self, index: int) -> Attribution:
        """Return the author on the line below a display quotation."""
        if index + 1 >= len(self.blocks):
            return NOBODY
        below = self.blocks[index + 1]
        text = below.paragraph.text
        first = below.mentions[0] if below.mentions else None
        dash = re.match(r"\s*[—–-]+\s*", text)
        if first is None or first.kind != "person" or below.spans or len(text.split()) > 14:
            return NOBODY
        if (
            below.paragraph.role is Role.ATTRIBUTION
            or dash
            or (first.char_start < 6 and not re.search(r"[.!?]$", text.strip()))
        ):
            if first.char_start <= (dash.end() if dash else 0) + 12:
                return Attribution(first.canonical, first.variant, "", "signed-below", True)
        return NOBODY

    def _backwards(self) -> None:
        """Give paragraphs of one running quotation the speaker named at its end."""
        for index in range(len(self.blocks) - 2, -1, -1):
            here, after = self.blocks[index], self.blocks[index + 1]
            if not here.spans or not after.spans or here.spans[-1].closed:
                continue
            if here.spans[-1].end < len(here.paragraph.text.rstrip()) or after.masked[
                : after.spans[0].start
            ].strip(' “"«'):
                continue
            last, first = self.made[index][-1], self.made[index + 1][0]
            if first.near and first.surface and not last.near:
                self.made[index][-1] = replace(first, cue="", rule="running")
            elif last.surface and not first.near:
                self.made[index + 1][0] = replace(last, cue="", rule="running")

    def _row(self, index: int, n: int) -> Quotation:
        here, span, made = self.blocks[index], self.blocks[index].spans[n], self.made[index][n]
        inner = here.paragraph.text[span.start : span.end]
        kind = "pull" if self._is_pull(index, here, span) else kinds.kind(here, span, made)
        if kind in ("pull", "title") or (kind == "scare" and not (made.cue and made.near)):
            made = NOBODY
        start, end = here.sentence(span.start)
        got = ""
        if kind in ("quotation", "mixed"):
            got = told.outlet(here, start, end) or told.unnamed(here, start, end, self.names)
            if got == made.speaker:
                got = ""
            if got and made.speaker:
                self.told[made.speaker] = got
            got = got or self.told.get(made.speaker, "") if made.speaker else got
        words = inner.split()
        return Quotation(
            here.paragraph.number,
            span.start,
            span.end,
            len(words),
            kind,
            " ".join(words[:6]),
            made.speaker,
            made.surface,
            made.cue,
            got,
            made.rule,
        )

    def _is_pull(self, index: int, here: Block, span: Span) -> bool:
        if here.paragraph.role is Role.PULL_QUOTE:
            return True
        if here.paragraph.role is Role.BLOCK_QUOTATION or re.search(r"\w", here.outside()):
            return False
        inner = _FOLD.sub("", here.paragraph.text[span.start : span.end].lower())
        if len(inner) < 40:
            return False
        key = inner[-60:]
        return sum(key in text for text in self.folded) > 1


def _outside(here: Block, start: int, end: int) -> str:
    return re.sub(r"[\x01\x02“”\"″«»„]+", "", here.masked[start:end])


def _same_sentence(here: Block, span: Span, start: int) -> bool:
    """Tell whether the sentence before ``start`` is the one that holds ``span``."""
    return here.sentence(span.start)[1] >= here.sentence(max(0, start - 2))[1]

"""A paragraph as the rules see it: what stands inside marks is blanked out, offsets are kept."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import TEXT_ROLES, Document, Paragraph, Role
from pressaudit.language.words import sentence_ends
from pressaudit.quotations.cues import Cue, Cues, forms
from pressaudit.quotations.marks import Span, in_double_marks, spans
from pressaudit.quotations.names import Mention, Names, mentions

INSIDE = "\x01"
"""Stands for each character inside marks, but for a last point, comma or question mark."""
CAPITAL = "\x02"
"""Stands for the first character inside marks when it begins a sentence."""
HIDDEN = f"{INSIDE}{CAPITAL}"

READ = TEXT_ROLES | {Role.ATTRIBUTION}
"""Roles that are searched for quotations."""

_KEPT_LAST = ".!?,;:—"
_LEAD = re.compile(r"[\[(‘'’…. ]*")
_MARKS = re.compile(rf"[{HIDDEN}“”\"″«»„]+")


@dataclass(frozen=True)
class Block:
    """A paragraph with its spans, its masked text, its sentences and its mentions.

    ``ends`` are the offsets where sentences end, ``starts`` those where mentions begin.
    """

    paragraph: Paragraph
    spans: tuple[Span, ...]
    masked: str
    ends: tuple[int, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    @property
    def number(self) -> int:
        """Return the number of the paragraph."""
        return self.paragraph.number

    @cached_property
    def _cues(self) -> Cues:
        return Cues(self.masked)

    def cues(self, start: int, end: int) -> list[Cue]:
        """Return the cues between two offsets, in order."""
        return self._cues.between(start, end)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds the offset ``at``."""
        n = bisect_right(self.ends, at)
        start = self.ends[n - 1] if n else 0
        end = self.ends[n] if n < len(self.ends) else len(self.masked)
        while start < end and self.masked[start].isspace():
            start += 1
        return start, end

    def edges(self) -> tuple[tuple[int, int], ...]:
        """Return start and end of each sentence, without white space in front."""
        starts = (0, *self.ends)
        return tuple(self.sentence(at) for at in starts if self.masked[at:].strip())

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie within ``start`` and ``end``."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple([m for m in self.mentions[low:high] if m.char_end <= end])

    def begins(self, at: int) -> bool:
        """Tell whether a mention begins at the offset ``at``."""
        n = bisect_left(self.starts, at)
        return n < len(self.starts) and self.starts[n] == at

    def outside(self, start: int = 0, end: int | None = None) -> str:
        """Return what is left between two offsets without spans and marks."""
        return _MARKS.sub("", self.masked[start:end])

    def until(self, at: int) -> "Block":
        """Return the block as it is before the offset ``at``, where a sentence ends."""
        ends = tuple(e for e in self.ends if e < at - 1)
        return Block(self.paragraph, self.spans, self.masked[:at], ends, self.mentions, self.starts)


def blocks(article: Document, names: Names) -> list[Block]:
    """Lay out the paragraphs of an article: its text, straplines, lines that name an author."""
    by_paragraph: dict[int, list[Mention]] = {}
    for mention in mentions(article, names):
        by_paragraph.setdefault(mention.paragraph, []).append(mention)
    read = [p for p in article.paragraphs if p.role in READ | {Role.STRAPLINE} and p.text.strip()]
    texts = in_double_marks([p.text for p in read])
    return [
        _laid_out(p, text, _spans(p, text), tuple(by_paragraph.get(p.number, ())))
        for p, text in zip(read, texts, strict=True)
    ]


def _spans(paragraph: Paragraph, text: str) -> list[Span]:
    """Return the spans of a paragraph; a block quotation without marks is one as a whole."""
    if paragraph.role is Role.ATTRIBUTION:
        return []
    found = spans(text)
    if paragraph.role is Role.BLOCK_QUOTATION and not found:
        text = text.rstrip()
        end = len(text) - (text[-1:] in '”"″')
        return [Span(0, end, opened=False, closed=end < len(text))] if end else []
    return found


def _laid_out(
    paragraph: Paragraph, text: str, found: list[Span], met: tuple[Mention, ...]
) -> Block:
    """Lay out a paragraph for the rules; mentions inside marks are left out."""
    parts, at = [], 0
    for span in found:
        parts.append(text[at : span.start])
        parts.append(_mask(text, span))
        at = span.end
    parts.append(text[at:])
    masked = "".join(parts)
    ends = tuple(sentence_ends(masked, small=INSIDE))
    outside = tuple(m for m in met if masked[m.char_start] not in HIDDEN)
    starts = tuple(m.char_start for m in outside)
    return Block(paragraph, tuple(found), masked, ends, outside, starts)


def _mask(text: str, span: Span) -> str:
    inner = text[span.start : span.end]
    lead = _LEAD.match(inner)
    first = inner[lead.end() : lead.end() + 1] if lead else ""
    head = CAPITAL if first.isupper() or first.isdigit() else INSIDE
    end = inner[-2] if len(inner) > 2 and inner[-1] in "’'" else inner[-1]
    last = end if end in _KEPT_LAST else INSIDE
    if last in "!?":
        asked = _subject_and_verb().match(text, span.end)
        if asked and forms().get(asked.group(1)) == "speech":
            last = ","
    return head if len(inner) == 1 else head + INSIDE * (len(inner) - 2) + last


@cache
def _subject_and_verb() -> re.Pattern[str]:
    """Build the pattern of a subject and its verb after marks: “Why?” the keeper asked."""
    title = rf"(?:{one_of(listed('abbreviations', 'titles'))}\. )?"
    name = rf"{title}(?:[A-Z][\w’.-]*\s){{1,4}}"
    noun = r"[Tt]he\s(?:[a-z]+\s){1,2}|(?:one|another|a)\s(?:[a-z]+\s){1,3}"
    return re.compile(rf"[”\"″]\s(?:{name}|{noun})(?:(?:also|then|later|had|once) )?([a-z]+)\b")

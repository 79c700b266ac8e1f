"""A paragraph as the rules see it: what stands inside marks is blanked out, offsets are kept."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pressaudit.annotate.names import Mention
from pressaudit.annotate.quotations.cues import forms
from pressaudit.annotate.quotations.marks import Span
from pressaudit.read.model import Paragraph

INSIDE = "\x01"
"""Stands for each character inside marks, but for a last point, comma or question mark."""
CAPITAL = "\x02"
"""Stands for the first character inside marks when it begins a sentence."""

_END = re.compile(
    rf"[.!?…]+[”\"’'″)\]]*(?=\s+[“\"‘'(\[«]*(?:[A-Z\d@#]|{CAPITAL}))|:(?=\s*[“\"]{CAPITAL})(?!.)|\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Cpl|Adm|Cmdr|Del|Rev|Prof|Hon|Jr|Sr|St|Ft|Inc|Corp|Co|Ltd|vs|No|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Fla|Calif|Ariz|Mass|Conn|Ill|Pa|Va|Tenn|Wis|Minn|Mich|Ala|Ark|Colo|Del|Ind|Kan|Ky|La|Md|Miss|Mo|Neb|Nev|Okla|Ore|Tex|Vt|Wash|Wyo|a\.m|p\.m)|\b[A-Z]|\.[A-Za-z])\.$"
)
_ENDS_SENTENCE = ".!?…"
_ASK = re.compile(
    r"[”\"″]\s(?:(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?(?:[A-Z][\w’.-]*\s){1,4}|[Tt]he\s(?:[a-z]+\s){1,2}|(?:one|another|a)\s(?:[a-z]+\s){1,3})(?:also |then |later |had |once )?([a-z]+)\b"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its spans, its masked text, its sentences and its mentions."""

    paragraph: Paragraph
    spans: tuple[Span, ...]
    masked: str
    ends: tuple[int, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds the offset ``at``."""
        n = bisect_right(self.ends, at)
        start = self.ends[n - 1] if n else 0
        end = self.ends[n] if n < len(self.ends) else len(self.masked)
        while start < end and self.masked[start].isspace():
            start += 1
        return start, end

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie within ``start`` and ``end``."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(m for m in self.mentions[low:high] if m.char_end <= end)

    def outside(self) -> str:
        """Return what is left of the paragraph without its spans and their marks."""
        return re.sub(rf"[{INSIDE}{CAPITAL}“”\"″«»„]+", "", self.masked)


def block(paragraph: Paragraph, found: list[Span], mentions: tuple[Mention, ...]) -> Block:
    """Lay out a paragraph for the rules; mentions inside marks are left out."""
    text = paragraph.text
    parts, at = [], 0
    for span in found:
        parts.append(text[at : span.start])
        parts.append(_mask(text, span))
        at = span.end
    parts.append(text[at:])
    masked = "".join(parts)
    ends = tuple(
        m.end()
        for m in _END.finditer(masked)
        if not _ABBREVIATED.search(masked, max(0, m.end() - 8), m.end())
    )
    outside = tuple(m for m in mentions if masked[m.char_start] not in (INSIDE, CAPITAL))
    return Block(
        paragraph, tuple(found), masked, ends, outside, tuple(m.char_start for m in outside)
    )


def _mask(text: str, span: Span) -> str:
    inner = text[span.start : span.end]
    first = re.match(r"[\[(‘'’…. ]*", inner)
    lead = inner[first.end() : first.end() + 1] if first else ""
    head = CAPITAL if lead[:1].isupper() or lead[:1].isdigit() else INSIDE
    last = inner[-1] if inner[-1] in ".!?,;:—" else INSIDE
    if last in "!?":
        asked = _ASK.match(text, span.end)
        if asked and forms().get(asked.group(1)) == "speech":
            last = ","
    if len(inner) == 1:
        return head
    return head + INSIDE * (len(inner) - 2) + last

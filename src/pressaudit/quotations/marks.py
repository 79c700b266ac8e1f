"""Double quotation marks to spans: pairing, lost marks, marks of the wrong shape."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pressaudit.language.words import sentence_ends

_MARK = re.compile(r"[“”„‟«»″\"＂]")
_OPENS = "“„«"
_CLOSES = "”»"
_BEFORE_OPENING = "([{—–-/‘'’:;,|*>…"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch inside double marks: offsets of its first character and past its last one."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def spans(text: str) -> list[Span]:
    """Return the stretches of ``text`` inside double marks, in order, without overlaps.

    A straight mark or a double prime opens where a word begins and nothing is open, and closes
    otherwise. A curly mark set the wrong way round is taken for what its place makes it. An
    opening mark without a closing one reaches to the end of the paragraph, or to the end of the
    sentence before the next opening mark. Marks within marks belong to the outer stretch.
    """
    marks = [m.start() for m in _MARK.finditer(text)]
    if marks and not text[: marks[0]].strip() and _holds_all(text[at] for at in marks):
        return [_trim(text, Span(marks[0] + 1, len(text), closed=False))]
    out: list[Span] = []
    open_at = -1
    depth = 0
    closing_left = _closings_left(text, marks)
    for n, at in enumerate(marks):
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if open_at >= 0 and _reopens(text, at, marks[n:]):
            out.append(Span(open_at, at, closed=False))
            open_at, depth = at + 1, 0
        elif _opens(text[at], before, after, is_open=open_at >= 0):
            if open_at < 0:
                open_at, depth = at + 1, 0
            elif closing_left[n] > depth + 1 and text[at] in _OPENS:
                depth += 1
            elif text[at] in _OPENS:
                end = _sentence_end(text, open_at, at)
                out.append(Span(open_at, end, closed=False))
                open_at, depth = at + 1, 0
        elif open_at >= 0 and _ends(text[at], before, after):
            if depth:
                depth -= 1
            else:
                out.append(Span(open_at, at))
                open_at = -1
    if open_at >= 0:
        out.append(Span(open_at, len(text), closed=False))
    return [s for s in (_trim(text, s) for s in out) if re.search(r"\w", text[s.start : s.end])]


def _holds_all(marks: Iterable[str]) -> bool:
    """Tell whether the first of a paragraph's marks stays open, with pairs of others inside."""
    first, *rest = marks
    inner = [m for m in rest if m in _OPENS + _CLOSES]
    pairs = inner == [m for pair in zip(inner[::2], inner[1::2], strict=False) for m in pair]
    even = all(m in _OPENS for m in inner[::2]) and all(m in _CLOSES for m in inner[1::2])
    return first == '"' and bool(rest) and len(inner) == len(rest) and pairs and even


def _opens(mark: str, before: str, after: str, *, is_open: bool) -> bool:
    free = before.isspace() or before in _BEFORE_OPENING
    if mark in _OPENS:
        closes = after.isspace() and (is_open or not free)
        closes = closes or (is_open and before in ".,!?…" and after in "[(<—")
        return not (closes or (not free and after in ".,;:!?)"))
    if mark in _CLOSES:
        return not is_open and (before.isspace() or before in ",:") and after.isalnum()
    if is_open:
        return False
    return (
        after.isalnum() or after in "[(‘'’$@#…."
        if free or mark == "″"
        else before in ".!?" and after.isupper()
    )


def _reopens(text: str, at: int, left: list[int]) -> bool:
    """Tell whether a straight mark begins a sentence, though one is open: that was never closed.

    ``left`` are the marks from here on: they are pairs.
    """
    begins = _STOP_BEHIND.search(text, max(0, at - 4), at) and text[at + 1 : at + 2].isupper()
    return text[at] == '"' and bool(begins) and len(left) % 2 == 0


_STOP_BEHIND = re.compile(r"[.!?]\s+$")


def _ends(mark: str, before: str, after: str) -> bool:
    return not (mark == "“" and before.isspace() and after.isspace())


def _closings_left(text: str, marks: list[int]) -> list[int]:
    """Count, for each mark, the closing curly marks after it up to the next opening one but one."""
    out = [0] * len(marks)
    run = 0
    for n in range(len(marks) - 1, -1, -1):
        out[n] = run
        if text[marks[n]] in _CLOSES:
            run += 1
        elif text[marks[n]] in _OPENS:
            run = 0
    return out


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Return where the first sentence between two offsets ends, or ``limit``."""
    ends = sentence_ends(text[start:limit])
    return start + ends[0] if ends else limit


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, span.opened, span.closed)

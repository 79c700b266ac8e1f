"""Quotation marks to spans: pairing, lost marks, marks of the wrong shape, single ones.

The rules of this package know double marks alone. Most houses quote in them, with single ones
inside; many British ones the other way round; some type a double mark as two single ones. Such a
text is turned into one of the same length that has double marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pressaudit.language.alternation import listed
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


_TWO_CLOSE = re.compile(r"(.)(’’|'')(?!\w)", re.DOTALL)
_TWO_OPEN = re.compile(r"(?:‘‘|``|(?<![\w.,!?'])'')([\w\[(‘'$£€…])")
_OPENER = re.compile(r"(?:(?<=[\s(\[{—–/“\"-])|^)[‘'](?=[\w“\"(\[£$€…])")
_CLOSER = re.compile(r"(?<=\S)[’'](?!\w)")
_WORD_AFTER = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"\w+$")
_INSIDE_STOPS = '.,!?…;:—–-”")]'
_OUTSIDE_STOPS = '.,;:!?)]—–…”"'
_DOUBLE = str.maketrans('“”"', "‘’'")
_SAID = 2
"""Words from which a stretch in single marks, with its stop inside, is speech and no term."""


class Pair(NamedTuple):
    """Offsets of an opening single mark and its closing one; the text's end where there is none."""

    opening: int
    closing: int


def in_double_marks(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs of an article, of the same length, with double marks as outer ones."""
    plain = [_two_as_one(text) for text in texts]
    if not quotes_in_single(plain):
        return plain
    return [_swapped(text, pairs(text)) for text in plain]


def inside_of_two(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the half of a mark of two characters that it begins or ends with."""
    if text[end - 1 : end + 1] in ("’’", "''"):
        end -= 1
    if start and text[start - 1 : start + 1] in ("‘‘", "``", "''"):
        start += 1
    return start, end


def _two_as_one(text: str) -> str:
    """Return ``text`` with two single marks as a double one, its neighbour inside written twice."""
    if any(two in text for two in ("‘‘", "``", "''")):
        text = _TWO_OPEN.sub(r"“\1\1", text)
    closes = "“" in text and ("’’" in text or "''" in text)
    return _TWO_CLOSE.sub(r"\1\1”", text) if closes else text


def quotes_in_single(texts: Sequence[str]) -> bool:
    """Tell whether an article's speech stands in single marks, and double ones inside them."""
    single = speech = double = 0
    for text in texts:
        if "''" in text:
            # Two straight marks for one double mark: single ones stand inside.
            return False
        outer = [(s.start, s.end) for s in spans(text)]
        found = [p for p in pairs(text) if not any(a < p.opening < b for a, b in outer)]
        single += len(found)
        speech += sum(_is_speech(text, pair) for pair in found)
        double += sum(not any(p.opening < a < p.closing for p in found) for a, _ in outer)
    return speech > 0 and single > double


def _is_speech(text: str, pair: Pair) -> bool:
    words = text[pair.opening : pair.closing].split()
    return len(words) >= _SAID and text[pair.closing - 1] in ',.?!…”"'


def pairs(text: str) -> list[Pair]:
    """Return the stretches in single marks, apostrophes told apart, in order.

    A mark after a word in "s", or after a shortened one, may be an apostrophe: it closes where no
    other mark does.
    """
    openers = [m.start() for m in _OPENER.finditer(text) if not _is_elision(text, m.end())]
    closers = [m.start() for m in _CLOSER.finditer(text)]
    out: list[Pair] = []
    for opening, limit in pairwise([*openers, len(text)]):
        if out and opening < out[-1].closing:
            continue
        closing = next(_closings(text, [c for c in closers if opening < c < limit]), -1)
        if closing < 0 and limit < len(text):
            # What looks like an opener within may be a mark within marks.
            closing = next(_closings(text, [c for c in closers if c > limit]), -1)
        out.append(Pair(opening, len(text) if closing < 0 else closing))
    return out


def _closings(text: str, closers: Sequence[int]) -> Iterator[int]:
    """Give the marks that may close, the likeliest first."""
    doubtful = []
    for at in closers:
        before, after = text[at - 1], text[at + 1 : at + 2]
        if before in _INSIDE_STOPS or not after or after in _OUTSIDE_STOPS:
            yield at
        elif before == "s" or before.isdigit() or _is_shortened(text, at):
            doubtful.append(at)
        else:
            yield at
    yield from doubtful[-1:]


def _is_elision(text: str, at: int) -> bool:
    """Tell whether a mark stands for letters left out in front: ’90s, ’tis, ’em."""
    word = _WORD_AFTER.match(text, at)
    if not word:
        return False
    left_out = word.group().lower() in listed("quotation_kinds", "elisions")
    return left_out or bool(re.fullmatch(r"\d\ds?", word.group()))


def _is_shortened(text: str, at: int) -> bool:
    """Tell whether a word lacks its end: goin’, o’, an’."""
    word = _WORD_BEFORE.search(text, max(0, at - 20), at)
    short = word.group().lower() if word else ""
    return short in listed("quotation_kinds", "shortened") or (
        len(short) >= len("goin") and short.endswith("in")
    )


def _swapped(text: str, found: Sequence[Pair]) -> str:
    """Return ``text`` with double marks for its outer single ones, and single ones for inner."""
    parts, at = [], 0
    for opening, closing in found:
        parts += [text[at:opening], "“", text[opening + 1 : closing].translate(_DOUBLE)]
        if closing < len(text):
            parts.append("”")
        at = min(closing + 1, len(text))
    return "".join([*parts, text[at:]])

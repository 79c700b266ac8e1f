"""The marks that a house quotes in: read as double marks, whatever they are, with offsets kept.

Most houses quote in double marks, with single ones inside; many British ones the other way round;
some type a double mark as two single ones. The rules of this package know double marks alone, so
a text is turned into one of the same length that has them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pressaudit.language.alternation import listed
from pressaudit.quotations.marks import spans

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


def inside(text: str, start: int, end: int) -> tuple[int, int]:
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

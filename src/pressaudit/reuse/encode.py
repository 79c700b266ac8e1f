"""Texts as arrays of word numbers: what all later steps compute on."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np
import numpy.typing as npt

from pressaudit import rules
from pressaudit.language.spelling import APOSTROPHES, stem

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Kinds = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Encoded:
    """The words of many texts, end to end.

    Attributes
    ----------
    words
        Word numbers, shape (words,): equal numbers for words that count as the same.
    starts, ends
        Half-open character offsets in the word's own text, shape (words,).
    opening
        Whether a word opens a sentence or a line, shape (words,).
    bounds
        Word ``i`` of text ``t`` is ``bounds[t] + i``; shape (texts + 1,).
    forms
        The form in which each word number is compared; shape (numbers,).
    information
        Surprise of each word number in these texts, in nats; shape (numbers,).
    content
        Whether the word number can carry a passage: no function word, formula, number, single
        letter or name (a word with a capital in most places inside a sentence).
    formula
        Whether the word number says who, when or how many: a name, a number, a word of
        formulas.
    """

    words: Ints
    starts: Ints
    ends: Ints
    opening: Flags
    bounds: Longs
    forms: tuple[str, ...]
    information: Floats
    content: Flags
    formula: Flags

    @property
    def texts(self) -> Ints:
        """The text that each word stands in, shape (words,)."""
        sizes = np.diff(self.bounds)
        return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)


# Combining accents belong to the letter before them.
_WORD = re.compile(
    rf"([^\W_]+(?:(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]|[{APOSTROPHES}](?=[^\W_]))[^\W_]*)*)"
)
_STOPS = frozenset("\n\r.!?:;•")


def encode(texts: Sequence[str]) -> Encoded:
    """Give the words of ``texts`` numbers, in order of first appearance.

    A word is a run of letters and digits; an apostrophe inside it, of whatever shape, is left
    out of its form, as are case, accents and the spelling variants of ``rules/spelling.toml``.
    A word opens a sentence where a stop or line end stands between it and the word before.
    """
    # Every distinct word, and every distinct string between two words, is looked at once.
    words: defaultdict[str, int] = defaultdict(count().__next__)
    between: defaultdict[str, int] = defaultdict(count().__next__)
    found, gaps, starts, ends = ([np.empty(0, np.int32)] for _ in range(4))
    for text in texts:
        # Alternately what stands between words, and a word.
        pieces = _WORD.split(text)
        size = len(pieces) // 2
        edges = np.cumsum(np.fromiter(map(len, pieces), np.int32, len(pieces)), dtype=np.int32)
        starts.append(edges[0:-1:2])
        ends.append(edges[1::2])
        found.append(np.fromiter(map(words.__getitem__, pieces[1::2]), np.int32, size))
        gaps.append(np.fromiter(map(between.__getitem__, pieces[0:-1:2]), np.int32, size))
    bounds = np.cumsum([len(part) for part in found], dtype=np.int64)
    stops = np.array([not _STOPS.isdisjoint(gap) for gap in between], np.bool_)
    opening = stops[np.concatenate(gaps)] if between else np.empty(0, np.bool_)
    opening[bounds[:-1][np.diff(bounds) > 0]] = True
    capital = np.array([word[0] != word[0].lower() for word in words], np.bool_)
    forms: defaultdict[str, int] = defaultdict(count().__next__)
    merged = np.array([forms[_form(word)] for word in words], np.int32)
    places = np.concatenate(found)
    coded = merged[places] if words else places
    named = _names(coded, opening, capital[places] if words else opening)
    function, formula = stems("function"), stems("formula")
    set_words = np.array([f[0].isdigit() or f in formula - function for f in forms], np.bool_)
    worthy = np.array([len(f) > 1 and f not in function for f in forms], np.bool_)
    share = np.maximum(np.bincount(coded, minlength=len(forms)), 1) / max(len(coded), 1)
    return Encoded(
        words=coded,
        starts=np.concatenate(starts),
        ends=np.concatenate(ends),
        opening=opening,
        bounds=bounds,
        forms=tuple(forms),
        information=-np.log(share).astype(np.float32),
        content=worthy & ~set_words & ~named,
        formula=set_words | named,
    )


def _names(words: Ints, opening: Flags, capital: Flags) -> Flags:
    """Return which word numbers have a capital in most places inside a sentence."""
    numbers = int(words.max()) + 1 if len(words) else 0
    inside = np.bincount(words[~opening], minlength=numbers)
    capitals = np.bincount(words[~opening & capital], minlength=numbers)
    named: Flags = (capitals > 0) & (2 * capitals >= inside)
    return named


def inside(coded: Encoded, spans: Sequence[Sequence[tuple[int, int]]]) -> Flags:
    """Return which words stand in ``spans``: half-open offsets, one list a text; shape (words,)."""
    flags = np.zeros(len(coded.words), np.bool_)
    for text, places in enumerate(spans):
        low, high = coded.bounds[text : text + 2].tolist()
        for start, end in places:
            first = low + int(np.searchsorted(coded.starts[low:high], start))
            last = low + int(np.searchsorted(coded.ends[low:high], end, side="right"))
            flags[first:last] = True
    return flags


def _form(word: str) -> str:
    """Return the form in which a word is compared: no case, accents, inflection or variant."""
    lowered = word.lower()
    if not lowered.isascii():
        plain = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    return stem(lowered)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of the rules' table ``words``."""
    return frozenset(rules.load("reuse")["words"][name].split())


@cache
def stems(name: str) -> frozenset[str]:
    """Return the stems of one list of the rules' table ``words``."""
    return frozenset(map(stem, listed(name)))

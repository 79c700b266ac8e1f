"""Texts as arrays of word numbers: what all later steps compute on."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from pressaudit import rules

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Kinds = npt.NDArray[np.uint8]

_BATCH = 1_000_000
"""Characters encoded at a time: bounds the memory, not the result."""
_BASE = 0x9E3779B97F4A7C15
_LIMIT = 0x10000


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
        A surface of each word number, lower-cased; shape (numbers,).
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
    def texts(self) -> npt.NDArray[np.int32]:
        """The text that each word stands in, shape (words,)."""
        sizes = np.diff(self.bounds)
        return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)


def encode(texts: Sequence[str]) -> Encoded:
    """Give the words of ``texts`` numbers.

    A word is a run of letters and digits; an apostrophe inside it, of whatever shape, is left
    out of its form, as are case, accents and the spelling variants of ``rules/reuse.toml``.
    """
    parts = [_scan(texts[begin:stop]) for begin, stop in _batches(texts)]
    if not parts:
        parts = [_scan([""])]
    hashes, starts, ends, marks = (np.concatenate([p[n] for p in parts]) for n in range(4))
    sizes = np.concatenate([p[4] for p in parts])[: len(texts)]
    del parts
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
    # Numbers follow first appearance, so that they do not depend on the hash.
    numbers, unique = pd.factorize(hashes)
    del hashes
    numbers = numbers.astype(np.int32)
    where = np.zeros(len(unique), np.int64)
    where[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    text_of = np.searchsorted(bounds, where, side="right") - 1
    spots = zip(text_of.tolist(), starts[where].tolist(), ends[where].tolist(), strict=True)
    merged, forms = _merge([texts[t][start:end].lower() for t, start, end in spots])
    words = merged[numbers]
    counts = np.bincount(words, minlength=len(forms))
    information = np.log(max(len(words), 1) / np.maximum(counts, 1)).astype(np.float32)
    inside = np.bincount(words[marks != _OPENING], minlength=len(forms))
    capitals = np.bincount(words[marks == _NAME], minlength=len(forms))
    named = (capitals > 0) & (2 * capitals >= inside)
    return Encoded(
        words=words,
        starts=starts,
        ends=ends,
        opening=marks == _OPENING,
        bounds=bounds,
        forms=forms,
        information=information,
        content=_content(forms) & ~named,
        formula=_formula(forms) | named,
    )


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


_Ending = tuple[str, str, int]
_Endings = dict[str, list[_Ending]]


@cache
def _spelling() -> tuple[dict[str, str], _Endings, _Endings]:
    rule = rules.load("reuse")["spelling"]
    endings, inflections = (_by_last(rule[name]) for name in ("endings", "inflections"))
    return dict(rule["whole"]), endings, inflections


def _by_last(rows: Iterable[_Ending]) -> _Endings:
    """Group endings by their last letter, so that most words are asked about a few only."""
    out: dict[str, list[_Ending]] = {}
    for before, after, least in rows:
        out.setdefault(before[-1], []).append((before, after, least))
    return out


def spelled(form: str) -> str:
    """Return the form that spelling variants of a lower-cased word share."""
    whole, endings, _ = _spelling()
    form = "".join(c for c in form if c not in _APOSTROPHES)
    return whole[form] if form in whole else _ended(form, endings)


def normal(form: str) -> str:
    """Return the form that spelling variants and inflections of a lower-cased word share."""
    stem = _ended(spelled(form), _spelling()[2])
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        stem = stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem[-1] == "e" else stem


def _ended(form: str, endings: _Endings) -> str:
    for before, after, least in endings.get(form[-1:], ()):
        if len(form) >= least and form.endswith(before):
            return form[: -len(before)] + after
    return form


_APOSTROPHES = frozenset("'’‘ʼ′`´")
_STOPS = frozenset("\n\r.!?:;•")


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    begin, size = 0, 0
    for n, text in enumerate(texts):
        if size and size + len(text) > _BATCH:
            yield begin, n
            begin, size = n, 0
        size += len(text) + 1
    if size:
        yield begin, len(texts)


def _scan(texts: Sequence[str]) -> tuple[Hashes, Ints, Ints, Kinds, Longs]:
    """Return hash, start, end and mark of each word, and the number of words of each text."""
    kind, value = _tables()
    joined = "\n".join(texts)
    order = "le" if sys.byteorder == "little" else "be"
    codes = np.frombuffer(joined.encode(f"utf-32-{order}", "surrogatepass"), np.uint32)
    codes = np.minimum(codes, _LIMIT - 1).astype(np.uint16)
    kinds = kind[codes]
    solid = (kinds == _LETTER) | (kinds == _CAPITAL)
    inner = kinds == _INNER
    inner[1:-1] &= solid[:-2] & solid[2:]
    if len(inner):
        inner[0] = inner[-1] = False
    inside = np.zeros(len(codes) + 2, np.int8)
    inside[1:-1] = solid | inner | (kinds == _MARK)
    edges = np.diff(inside)
    starts = np.flatnonzero(edges == 1)
    ends = np.flatnonzero(edges == -1)
    # Polynomial hash by prefix sums: exact modulo 2**64, because the base is odd.
    spots = np.flatnonzero(solid)
    terms = value[codes[spots]]
    power, inverse = _powers(1 << len(spots).bit_length())
    terms *= power[: len(spots)]
    prefix = np.zeros(len(spots) + 1, np.uint64)
    np.cumsum(terms, out=prefix[1:])
    rank = np.zeros(len(codes) + 1, np.int32)
    np.cumsum(solid, out=rank[1:])
    low, high = rank[starts], rank[ends]
    real = high > low
    starts, ends, low, high = starts[real], ends[real], low[real], high[real]
    hashes = (prefix[high] - prefix[low]) * inverse[low]
    lengths = np.fromiter((len(t) + 1 for t in texts), np.int64, len(texts))
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    counts = np.diff(np.searchsorted(starts, offsets))
    shift = np.repeat(offsets[:-1], counts)
    marks = np.where(kinds[starts] == _CAPITAL, _NAME, 0).astype(np.uint8)
    marks[_opens(kinds, starts)] = _OPENING
    return (
        hashes,
        (starts - shift).astype(np.int32),
        (ends - shift).astype(np.int32),
        marks,
        counts,
    )


def _opens(kinds: Kinds, starts: Longs) -> Flags:
    """Return which words open a sentence: only marks and spaces since a full stop or line end."""
    place = np.arange(len(kinds), dtype=np.int32)
    word = np.where((kinds == _LETTER) | (kinds == _CAPITAL), place, -1)
    stop = np.where(kinds == _STOP, place, -1)
    np.maximum.accumulate(word, out=word)
    np.maximum.accumulate(stop, out=stop)
    before = np.maximum(starts - 1, 0)
    opens: Flags = (starts == 0) | (stop[before] >= np.maximum(word[before], 0))
    return opens


_LETTER, _CAPITAL, _INNER, _MARK, _STOP = 1, 2, 3, 4, 5
_NAME, _OPENING = 1, 2


@cache
def _tables() -> tuple[Kinds, Hashes]:
    """Return, for each character code, its kind and the number that stands for it in a hash."""
    kind = np.zeros(_LIMIT, np.uint8)
    fold = np.arange(_LIMIT, dtype=np.uint64)
    for code in range(_LIMIT - 1):
        char = chr(code)
        if char.isalnum():
            base = unicodedata.normalize("NFKD", char)[0].lower()
            fold[code] = min(ord(base[0]), _LIMIT - 1)
            kind[code] = _CAPITAL if char != char.lower() else _LETTER
        elif char in _APOSTROPHES:
            kind[code] = _INNER
        elif char in _STOPS:
            kind[code] = _STOP
        elif unicodedata.category(char) == "Mn":
            kind[code] = _MARK
    random = np.random.default_rng(20180915).integers(1, 2**63, _LIMIT, dtype=np.uint64)
    return kind, random[fold.astype(np.int64)]


@lru_cache(maxsize=1)
def _powers(size: int) -> tuple[Hashes, Hashes]:
    inverse = pow(_BASE, -1, 2**64)
    out = []
    for base in (_BASE, inverse):
        steps = np.full(size, base, np.uint64)
        steps[0] = 1
        out.append(np.cumprod(steps))
    return out[0], out[1]


def _merge(forms: list[str]) -> tuple[Ints, tuple[str, ...]]:
    """Give one number to forms with the same normal form, in order of first appearance."""
    number: dict[str, int] = {}
    merged = np.empty(len(forms), np.int32)
    kept = []
    for n, form in enumerate(forms):
        key = normal(form)
        if key not in number:
            number[key] = len(number)
            kept.append(key)
        merged[n] = number[key]
    return merged, tuple(kept)


def _content(forms: Sequence[str]) -> Flags:
    function = _normals("function")
    worthy = (len(f) > 1 and f not in function for f in forms)
    return np.fromiter(worthy, np.bool_, len(forms)) & ~_formula(forms)


def _formula(forms: Sequence[str]) -> Flags:
    formula = _normals("formula") - _normals("function")
    return np.fromiter((f[0].isdigit() or f in formula for f in forms), np.bool_, len(forms))


@cache
def _normals(words: str) -> frozenset[str]:
    return frozenset(normal(word) for word in rules.load("reuse")["words"][words].split())

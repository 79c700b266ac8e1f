"""The same utterance in several places: joined by shared word runs, and compared word by word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from pressaudit.annotate.quotations.model import Quotation
from pressaudit.read.model import TEXT_ROLES, Article

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_SPELLING = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("our", "or"))
_GRAM = 3
_COMMON = 60
_SHARE = 0.6
_SHORT = 5
_FUNCTION = frozenset("a an the of to in on at and or but for with by from is was are were be it its that this as he she his her they not i we you".split())

Pair = tuple[Article, Quotation]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ: ``kind`` is replace, delete (only in a) or insert (only in b).

    The offsets are in the paragraphs that the alteration points to.
    """

    kind: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words inside marks that stand in another post in another wording.

    ``a`` is the quotation (article, paragraph, offsets), ``b`` the stretch of the other post that
    it shares most words with. ``declared`` tells that square brackets or dots own up to every
    change. Shortening at either end is no alteration, nor is British or American spelling.
    """

    a_article: str
    a_paragraph: int
    a_start: int
    a_end: int
    b_article: str
    b_paragraph: int
    b_start: int
    b_end: int
    words: int
    edits: tuple[Edit, ...]
    declared: bool


@dataclass(frozen=True, slots=True)
class _Words:
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bracketed: tuple[bool, ...]


def utterances(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return an identifier for each quotation, the same for the same utterance.

    Two quotations are one utterance when they share a run of three words and, in order, at least
    60 % of the words of the shorter one; a fragment of fewer than five words must stand in the
    longer one unchanged, and be ascribed to the same speaker when it has fewer than three.
    Numbers follow the first place of each utterance in ``pairs``.
    """
    words = [_words(_text(a, q.paragraph), q.char_start, q.char_end) for a, q in pairs]
    plain = [tuple(f for f, b in zip(w.forms, w.bracketed, strict=True) if not b) for w in words]
    parent = list(range(len(pairs)))
    for i, j in _candidates(plain, pairs):
        a, b = _root(parent, i), _root(parent, j)
        if a != b and _same(plain[i], plain[j], pairs[i][1], pairs[j][1]):
            parent[max(a, b)] = min(a, b)
    numbers: dict[int, str] = {}
    for i in range(len(pairs)):
        numbers.setdefault(_root(parent, i), f"u{len(numbers) + 1:05}")
    return tuple(numbers[_root(parent, i)] for i in range(len(pairs)))


def alterations(pairs: Sequence[Pair], articles: Iterable[Article]) -> tuple[Alteration, ...]:
    """Return the quotations of five words or more that another post has in other words.

    The other post may have the words inside marks or not. Sorted by quotation.
    """
    keyed = [
        (n, a, q, _words(_text(a, q.paragraph), q.char_start, q.char_end))
        for n, (a, q) in enumerate(pairs)
        if q.words >= _SHORT and q.kind in ("quotation", "mixed")
    ]
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, (_, _, _, w) in enumerate(keyed):
        for gram in set(_grams(w.forms, _GRAM + 1)):
            grams[gram].append(k)
    out = []
    for article in articles:
        for paragraph in article.paragraphs:
            if paragraph.role not in TEXT_ROLES:
                continue
            here = _words(paragraph.text, 0, len(paragraph.text))
            hits = sorted({k for g in _grams(here.forms, _GRAM + 1) for k in grams.get(g, ())[:_COMMON]})
            for k in hits:
                n, a, q, w = keyed[k]
                if a.article_id == article.article_id:
                    continue
                found = _compare(a, q, w, article, paragraph.number, here)
                if found:
                    out.append((n, found))
    return tuple(found for _, found in sorted(out, key=lambda pair: (pair[0], pair[1].b_article, pair[1].b_paragraph)))


def _text(article: Article, number: int) -> str:
    paragraph = article.paragraphs[number - 1] if number <= len(article.paragraphs) else None
    if paragraph is None or paragraph.number != number:
        paragraph = next(p for p in article.paragraphs if p.number == number)
    return paragraph.text


def _fold(word: str) -> str:
    word = word.lower().replace("’", "'").replace("'s", "s")
    for british, american in _SPELLING:
        if len(word) > 5 and word.endswith(british):
            return word[: -len(british)] + american
    return word


def _words(text: str, start: int, end: int) -> _Words:
    brackets = [m.span() for m in _BRACKETED.finditer(text, start, end)]
    found = list(_WORD.finditer(text, start, end))
    return _Words(
        tuple(_fold(m.group()) for m in found),
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(any(a <= m.start() < b for a, b in brackets) for m in found),
    )


def _grams(forms: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    for i in range(len(forms) - size + 1):
        yield tuple(forms[i : i + size])


def _candidates(plain: Sequence[tuple[str, ...]], pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Give pairs that share a run of three words, or a short fragment's own words and speaker."""
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    short: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, forms in enumerate(plain):
        if len(forms) == 2 and pairs[i][1].speaker and not set(forms) <= _FUNCTION:
            short[forms].append(i)
        for gram in dict.fromkeys(_grams(forms, _GRAM)):
            if not set(gram) <= _FUNCTION:
                grams[gram].append(i)
    for places in grams.values():
        first = places[:_COMMON]
        yield from ((i, j) for n, i in enumerate(first) for j in first[n + 1 :])
    if short:
        for j, forms in enumerate(plain):
            for gram in dict.fromkeys(_grams(forms, 2)):
                yield from ((i, j) for i in short.get(gram, ())[:_COMMON] if i != j)


def _same(a: tuple[str, ...], b: tuple[str, ...], qa: Quotation, qb: Quotation) -> bool:
    less, more = (a, b) if len(a) <= len(b) else (b, a)
    if len(less) < _SHORT:
        inside = any(more[i : i + len(less)] == less for i in range(len(more) - len(less) + 1))
        alike = bool(qa.speaker) and qa.speaker == qb.speaker
        return inside and (alike or (len(less) >= _GRAM and len(more) == len(less)))
    blocks = SequenceMatcher(None, less, more, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size > 1) >= _SHARE * len(less)


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _compare(a: Article, q: Quotation, w: _Words, other: Article, number: int, here: _Words) -> Alteration | None:
    blocks = [
        b for b in SequenceMatcher(None, w.forms, here.forms, autojunk=False).get_matching_blocks() if b.size > 1
    ]
    blocks = _densest(blocks)
    shared = sum(b.size for b in blocks)
    if not blocks or shared < max(_SHORT - 1, _SHARE * len(w.forms)):
        return None
    edits = []
    for left, right in zip(blocks, blocks[1:], strict=False):
        i, j = left.a + left.size, left.b + left.size
        kind = "insert" if right.a == i else "delete" if right.b == j else "replace"
        edits.append(
            Edit(kind, *_stretch(w, i, right.a), *_stretch(here, j, right.b))
        )
    if not edits:
        return None
    declared = all(_owned(_text(a, q.paragraph), e) for e in edits)
    first, last = blocks[0], blocks[-1]
    return Alteration(
        a.article_id, q.paragraph, q.char_start, q.char_end, other.article_id, number,
        here.starts[first.b], here.ends[last.b + last.size - 1], shared, tuple(edits), declared,
    )


def _densest(blocks: list[Match]) -> list[Match]:
    """Drop blocks at either end that stand far from the others in the second text."""
    while len(blocks) > 1 and blocks[1].b - (blocks[0].b + blocks[0].size) > 8 + blocks[0].size:
        blocks = blocks[1:] if blocks[0].size <= blocks[-1].size else blocks[:-1]
    while len(blocks) > 1 and blocks[-1].b - (blocks[-2].b + blocks[-2].size) > 8 + blocks[-1].size:
        blocks = blocks[:-1]
    return blocks


def _stretch(words: _Words, i: int, j: int) -> tuple[int, int]:
    if i >= j:
        at = words.ends[i - 1] if i else 0
        return at, at
    return words.starts[i], words.ends[j - 1]


def _owned(text: str, edit: Edit) -> bool:
    around = text[max(0, edit.a_start - 2) : edit.a_end + 3]
    return "[" in around or "…" in around or "..." in around

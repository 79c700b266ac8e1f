"""Quotations that another post has in other words, compared word by word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pressaudit.annotate.quotations.compare import (
    COMMON,
    GRAM,
    SHARE,
    SHORT,
    Pair,
    Words,
    grams,
    text_of,
    words_of,
)
from pressaudit.annotate.quotations.model import Quotation
from pressaudit.read.model import TEXT_ROLES, Article


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


def alterations(pairs: Sequence[Pair], articles: Iterable[Article]) -> tuple[Alteration, ...]:
    """Return the quotations of five words or more that another post has in other words.

    The other post may have the words inside marks or not. Sorted by quotation.
    """
    quoted = [
        _Stretch(a.article_id, q.paragraph, text, words_of(text, q.char_start, q.char_end), q)
        for a, q in pairs
        if q.words >= SHORT and q.kind in ("quotation", "mixed")
        for text in [text_of(a, q.paragraph)]
    ]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, stretch in enumerate(quoted):
        for gram in set(grams(stretch.words.forms, GRAM + 1)):
            places[gram].append(n)
    out = []
    for here in _paragraphs(articles):
        runs = grams(here.words.forms, GRAM + 1)
        for n in sorted({n for gram in runs for n in places.get(gram, ())[:COMMON]}):
            if quoted[n].article_id != here.article_id:
                found = _compare(quoted[n], here)
                if found:
                    out.append((n, found))
    out.sort(key=lambda pair: (pair[0], pair[1].b_article, pair[1].b_paragraph))
    return tuple(found for _, found in out)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words with their place: of a quotation, or of a whole paragraph."""

    article_id: str
    paragraph: int
    text: str
    words: Words
    quotation: Quotation | None = None


def _paragraphs(articles: Iterable[Article]) -> Iterator[_Stretch]:
    for article in articles:
        for p in article.paragraphs:
            if p.role in TEXT_ROLES:
                words = words_of(p.text, 0, len(p.text))
                yield _Stretch(article.article_id, p.number, p.text, words)


def _compare(a: _Stretch, b: _Stretch) -> Alteration | None:
    """Compare a quotation with a paragraph of another post that shares a run of words with it."""
    if a.quotation is None:
        return None
    matcher = SequenceMatcher(None, a.words.forms, b.words.forms, autojunk=False)
    blocks = _densest([m for m in matcher.get_matching_blocks() if m.size > 1])
    shared = sum(m.size for m in blocks)
    if len(blocks) < 2 or shared < max(SHORT - 1, SHARE * len(a.words.forms)):
        return None
    edits = []
    for left, right in pairwise(blocks):
        i, j = left.a + left.size, left.b + left.size
        kind = "insert" if right.a == i else "delete" if right.b == j else "replace"
        edits.append(Edit(kind, *_between(a.words, i, right.a), *_between(b.words, j, right.b)))
    first, last = blocks[0], blocks[-1]
    return Alteration(
        a.article_id,
        a.paragraph,
        a.quotation.char_start,
        a.quotation.char_end,
        b.article_id,
        b.paragraph,
        b.words.starts[first.b],
        b.words.ends[last.b + last.size - 1],
        shared,
        tuple(edits),
        all(_is_owned(a.text, edit) for edit in edits),
    )


def _densest(blocks: list[Match]) -> list[Match]:
    """Drop blocks at either end that stand far from the others in the second text."""
    while len(blocks) > 1 and blocks[1].b - (blocks[0].b + blocks[0].size) > 8 + blocks[0].size:
        blocks = blocks[1:] if blocks[0].size <= blocks[-1].size else blocks[:-1]
    while len(blocks) > 1 and blocks[-1].b - (blocks[-2].b + blocks[-2].size) > 8 + blocks[-1].size:
        blocks = blocks[:-1]
    return blocks


def _between(words: Words, i: int, j: int) -> tuple[int, int]:
    if i >= j:
        at = words.ends[i - 1] if i else 0
        return at, at
    return words.starts[i], words.ends[j - 1]


def _is_owned(text: str, edit: Edit) -> bool:
    around = text[max(0, edit.a_start - 2) : edit.a_end + 3]
    return "[" in around or "…" in around or "..." in around

"""Quotations that another post has in other words, compared word by word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pressaudit.language.alternation import listed
from pressaudit.language.document import TEXT_ROLES, Document
from pressaudit.quotations.model import Quotation
from pressaudit.quotations.utterances import (
    COMMON,
    GRAM,
    SHARE,
    SHORT,
    Pair,
    Words,
    grams,
    text_of,
    utterances,
    words_of,
)

_END = 3
"""Words at either end of a quotation that may differ from what stands there in the other post."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ: ``there`` in the other post, ``here`` in the quotation; '' for none.

    ``declared`` tells that square brackets or dots own up to it.
    """

    there: str
    here: str
    declared: bool


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words inside marks that stand in another post in another wording.

    ``a`` is the quotation (article, paragraph, offsets), ``b`` the first paragraph of the other
    post that has the words, with the offsets of what it shares. Where the other post quotes the
    same utterance, only what stands inside its marks is compared, so that an interruption by
    "she said" is no change; elsewhere its running text. A beginning or an end left out is no
    alteration, nor is British or American spelling.
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

    @property
    def declared(self) -> bool:
        """Whether brackets or dots own up to every change."""
        return all(edit.declared for edit in self.edits)


@dataclass(frozen=True, slots=True)
class _Side:
    """Words of one post in the order read, each with its paragraph."""

    article: Document
    words: Words
    paragraphs: tuple[int, ...]

    def shown(self, i: int, j: int) -> str:
        """Return the words from the ``i``-th to before the ``j``-th as they stand."""
        pieces = []
        for n in range(i, j):
            text = text_of(self.article, self.paragraphs[n])
            pieces.append(text[self.words.starts[n] : self.words.ends[n]])
        return " ".join(pieces)


def alterations(pairs: Sequence[Pair], articles: Iterable[Document]) -> tuple[Alteration, ...]:
    """Return the quotations of five words or more that another post has in other words.

    The other post may have the words inside marks or not. Sorted by quotation.
    """
    posts = {article.article_id: article for article in articles}
    ids = utterances(pairs)
    said_in: dict[str, dict[str, _Side]] = defaultdict(dict)
    for (utterance, article_id), quoted in _spoken(pairs, ids).items():
        said_in[utterance][article_id] = _joined(posts[article_id], quoted)
    asked = [
        (n, a, q)
        for n, (a, q) in enumerate(pairs)
        if q.words >= SHORT and q.kind in ("quotation", "mixed")
    ]
    out: list[tuple[int, Alteration]] = []
    compared: set[tuple[int, str]] = set()
    mine = {n: _joined(a, [q]) for n, a, q in asked}
    for n, a, _ in asked:
        for article_id, side in said_in[ids[n]].items():
            if article_id != a.article_id:
                compared.add((n, article_id))
                out += [(n, f) for f in _compare(pairs[n], mine[n], side)]
    for n, article, paragraph in _hits(mine, posts.values()):
        if (n, article.article_id) not in compared and article is not pairs[n][0]:
            out += [(n, f) for f in _compare(pairs[n], mine[n], _prose(article, paragraph))]
    out.sort(key=lambda pair: (pair[0], pair[1].b_article, pair[1].b_paragraph))
    return tuple(found for _, found in out)


def _spoken(pairs: Sequence[Pair], ids: Sequence[str]) -> dict[tuple[str, str], list[Quotation]]:
    """Return the quotations of each utterance in each post, display repetitions left out."""
    out: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for (article, quotation), utterance in zip(pairs, ids, strict=True):
        if quotation.kind in ("quotation", "mixed"):
            out[utterance, article.article_id].append(quotation)
    return out


def _hits(mine: dict[int, _Side], posts: Iterable[Document]) -> Iterator[tuple[int, Document, int]]:
    """Give the paragraphs that share a run of four words, and words enough, with a quotation."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, side in mine.items():
        for gram in dict.fromkeys(grams(side.words.forms, GRAM + 1)):
            places[gram].append(n)
    for article in posts:
        for paragraph in article.paragraphs:
            if paragraph.role in TEXT_ROLES:
                here = words_of(paragraph.text, 0, len(paragraph.text)).forms
                found = {n for g in grams(here, GRAM + 1) for n in places.get(g, ())[:COMMON]}
                present = set(here)
                for n in sorted(found):
                    forms = mine[n].words.forms
                    if sum(form in present for form in forms) >= _enough(forms):
                        yield n, article, paragraph.number


def _enough(forms: Sequence[str]) -> float:
    """Return how many of a quotation's words another place must have to be compared."""
    return max(SHORT - 1, SHARE * len(forms))


def _joined(article: Document, quoted: Sequence[Quotation]) -> _Side:
    parts = [
        (q.paragraph, words_of(text_of(article, q.paragraph), q.char_start, q.char_end))
        for q in quoted
    ]
    return _Side(
        article,
        Words(
            *(
                tuple(x for _, w in parts for x in getattr(w, name))
                for name in ("forms", "starts", "ends", "bracketed")
            )
        ),
        tuple(p for p, w in parts for _ in w.forms),
    )


def _prose(article: Document, number: int) -> _Side:
    text = text_of(article, number)
    words = words_of(text, 0, len(text))
    return _Side(article, words, (number,) * len(words.forms))


def _compare(pair: Pair, mine: _Side, other: _Side) -> list[Alteration]:
    a, q = pair
    blocks = _aligned(mine.words.forms, other.words.forms)
    shared = sum(b.size for b in blocks)
    if not blocks or shared < _enough(mine.words.forms):
        return []
    first, last = blocks[0], blocks[-1]
    gaps = [
        (left.a + left.size, right.a, left.b + left.size, right.b)
        for left, right in pairwise(blocks)
    ]
    gaps = [_head(mine, first), *gaps, _tail(mine, other, last)]
    edits = [
        Edit(other.shown(k, m), mine.shown(i, j), _owned(a, q, mine, i, j))
        for i, j, k, m in gaps
        if i < j or k < m
    ]
    if not edits:
        return []
    where = other.paragraphs[first.b]
    end = max(n for n in range(first.b, last.b + last.size) if other.paragraphs[n] == where)
    return [
        Alteration(
            a.article_id,
            q.paragraph,
            q.char_start,
            q.char_end,
            other.article.article_id,
            where,
            other.words.starts[first.b],
            other.words.ends[end],
            shared,
            tuple(edits),
        )
    ]


def _head(mine: _Side, first: Match) -> tuple[int, int, int, int]:
    """Return what begins a quotation otherwise than the other post; nothing for a bare cut."""
    before = mine.words.forms[: first.a]
    size = first.b if first.b <= _END else len(before)
    if not size or len(before) > _END or set(before) <= listed("phrases", "function"):
        return 0, 0, 0, 0
    return 0, first.a, first.b - size, first.b


def _tail(mine: _Side, other: _Side, last: Match) -> tuple[int, int, int, int]:
    """Return what ends a quotation otherwise than the other post; nothing for a bare cut."""
    end, stop = last.a + last.size, last.b + last.size
    after = mine.words.forms[end:]
    left = len(other.words.forms) - stop
    size = left if left <= _END else len(after)
    if not size or len(after) > _END or set(after) <= listed("phrases", "function"):
        return 0, 0, 0, 0
    return end, end + len(after), stop, stop + size


def _aligned(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """Return the stretches that both have, in order, those far from the others left out."""
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    # "200 and 300" for "300 and 400": the number that both have is not the same one.
    stray = {
        k
        for k in range(1, len(blocks) - 1)
        if blocks[k].size == 1
        and _shift(blocks[k - 1]) == _shift(blocks[k + 1]) != _shift(blocks[k])
    }
    filled: list[Match] = []
    for k, block in enumerate(blocks):
        if k - 1 in stray:
            last = filled[-1]
            filled += [
                Match(i, i - _shift(block), 1)
                for i in range(last.a + last.size, block.a)
                if a[i] == b[i - _shift(block)]
            ]
        if k not in stray:
            filled.append(block)
    return _densest(filled)


def _shift(block: Match) -> int:
    return block.a - block.b


def _densest(blocks: list[Match]) -> list[Match]:
    """Drop single words and stretches at either end that stand far from the others."""
    while len(blocks) > 1 and _apart(blocks[0], blocks[1], blocks[0].size):
        blocks = blocks[1:] if blocks[0].size <= blocks[-1].size else blocks[:-1]
    while len(blocks) > 1 and _apart(blocks[-2], blocks[-1], blocks[-1].size):
        blocks = blocks[:-1]
    return blocks


def _apart(left: Match, right: Match, size: int) -> bool:
    gap = max(right.a - left.a - left.size, right.b - left.b - left.size)
    return gap > (8 + size if size > 1 else 2)


def _owned(a: Document, q: Quotation, mine: _Side, i: int, j: int) -> bool:
    """Whether brackets or dots stand in a changed stretch, or right beside it."""
    text = text_of(a, q.paragraph)
    start = mine.words.ends[i - 1] if i else q.char_start
    end = mine.words.starts[j] if j < len(mine.words.starts) else q.char_end
    return any(sign in text[start:end] for sign in ("[", "…", "...", ". . ."))

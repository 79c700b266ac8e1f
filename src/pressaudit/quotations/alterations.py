"""Quotations that another post has in other words, compared word by word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pressaudit.language.alternation import listed
from pressaudit.language.document import TEXT_ROLES, Document
from pressaudit.quotations.model import Quotation
from pressaudit.quotations.utterances import (
    COMMON,
    FEW,
    GRAM,
    SHARE,
    SHORT,
    Pair,
    Words,
    forms_of,
    grams,
    text_of,
    utterances,
    words_of,
)

_END = 3
"""Words at either end of a quotation that may differ from what stands there in the other post."""
_ALIKE = 0.75
"""Part of the words of both sides that a quotation of fewer than ``FEW`` words must share: its
few small words stand anywhere."""
_OWNING = ("[", "…", "...", ". . .")
"""Signs by which a writer owns up to a change."""
_MARKS = 4
"""Characters between the end of a quotation and a sign there: marks and spaces."""


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

    def owns(self, i: int, j: int) -> bool:
        """Whether brackets or dots stand from the ``i``-th to the ``j``-th word, or beside them."""
        near = [n for n in (i - 1, i, j - 1, j) if 0 <= n < len(self.paragraphs)]
        for number in sorted({self.paragraphs[n] for n in near}):
            here = [n for n in near if self.paragraphs[n] == number]
            text = text_of(self.article, number)
            # Beyond the first or last word, the marks are near enough.
            start = self.words.ends[i - 1] if i - 1 in here else self.words.starts[here[0]] - _MARKS
            end = self.words.starts[j] if j in here else self.words.ends[here[-1]] + _MARKS
            if any(sign in text[max(start, 0) : end] for sign in _OWNING):
                return True
        return False


def alterations(
    pairs: Sequence[Pair],
    articles: Iterable[Document],
    sources: Mapping[str, Sequence[str]] | None = None,
    ids: Sequence[str] | None = None,
) -> tuple[Alteration, ...]:
    """Return the quotations of five words or more that stand otherwise in their source.

    Each is told once, against one other post: the nearest of its ``sources`` that has the words,
    or else the post that has them as most others do. Of two posts of which neither is known to
    stand on the other, the one that declares a change altered the words, or else the later one.
    The other post may have the words inside marks or not. Sorted by quotation.

    Parameters
    ----------
    pairs
        Quotations, each with its article.
    articles
        All articles, quoting or not.
    sources
        For each article that stands on others, these, the nearest first (see
        :mod:`pressaudit.reuse`).
    ids
        The utterances of ``pairs``, where they are known (see :func:`utterances`).
    """
    posts = {article.article_id: article for article in articles}
    over = {post: list(above) for post, above in (sources or {}).items()}
    ids = utterances(pairs) if ids is None else ids
    said_in: dict[str, dict[str, _Side]] = defaultdict(dict)
    for (utterance, article_id), quoted in _spoken(pairs, ids).items():
        said_in[utterance][article_id] = _joined(posts[article_id], quoted)
    order = {article_id: n for n, article_id in enumerate(_by_day(posts.values()))}
    asked = {
        n: _joined(a, [q])
        for n, (a, q) in enumerate(pairs)
        if q.words >= SHORT and q.kind in ("quotation", "mixed")
    }
    out: list[tuple[int, Alteration]] = []
    alone: dict[int, _Side] = {}
    for n, mine in asked.items():
        mates = _mates(mine.article.article_id, said_in[ids[n]], over)
        if not mates:
            alone[n] = mine
        elif found := _against(pairs[n], mine, mates, over, order):
            out.append((n, found))
    out += _against_prose(pairs, alone, posts.values(), over)
    return tuple(found for _, found in sorted(out, key=lambda pair: pair[0]))


def _by_day(articles: Iterable[Document]) -> list[str]:
    """Return the identifiers of articles, the earliest first, those without a day last."""
    key = [((a.posted or date.max).isoformat(), a.article_id) for a in articles]
    return [article_id for _, article_id in sorted(key)]


def _mates(
    article_id: str, said: Mapping[str, _Side], over: Mapping[str, Sequence[str]]
) -> dict[str, _Side]:
    """Return the posts that an utterance can be compared with: no copy of this one's."""
    return {
        other: side
        for other, side in said.items()
        if other != article_id and article_id not in over.get(other, ())
    }


def _against(
    pair: Pair,
    mine: _Side,
    mates: Mapping[str, _Side],
    over: Mapping[str, Sequence[str]],
    order: Mapping[str, int],
) -> Alteration | None:
    """Compare a quotation with its source's, or with what most other posts have."""
    me = mine.article.article_id
    if source := next((s for s in over.get(me, ()) if s in mates), None):
        return _compare(pair, mine, mates[source])
    # Posts that have the same words need one comparison.
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for other in sorted(mates, key=lambda other: order[other]):
        forms[mates[other].words.forms].append(other)
    found = {form: _compare(pair, mine, mates[group[0]]) for form, group in forms.items()}
    like = 1 + sum(len(group) for form, group in forms.items() if not found[form])
    best = max(
        (form for form in forms if found[form]), key=lambda form: len(forms[form]), default=None
    )
    if best is None or len(forms[best]) < like:
        return None
    first = forms[best][0]
    told = found[best]
    if len(forms[best]) == like and told and not _altered(mine, mates[first], told, order):
        return None
    return told


def _altered(mine: _Side, other: _Side, told: Alteration, order: Mapping[str, int]) -> bool:
    """Whether of two posts this one is taken to have altered the words."""
    here, there = (_signs(side, told.declared) for side in (mine, other))
    if here != there:
        return here
    return order[mine.article.article_id] > order[other.article.article_id]


def _signs(side: _Side, declared: bool) -> bool:
    """Whether a post's quotation has the dots or brackets that declare a change."""
    spans = sorted(set(side.paragraphs))
    texts = (text_of(side.article, number) for number in spans)
    return declared and any(sign in text for text in texts for sign in _OWNING)


def _against_prose(
    pairs: Sequence[Pair],
    alone: Mapping[int, _Side],
    articles: Iterable[Document],
    over: Mapping[str, Sequence[str]],
) -> list[tuple[int, Alteration]]:
    """Compare quotations that no other post quotes with the running text of the nearest post."""
    best: dict[int, tuple[tuple[bool, int], Alteration]] = {}
    for n, article, paragraph in _hits(dict(alone), articles):
        me, other = pairs[n][0].article_id, article.article_id
        if me == other or me in over.get(other, ()):
            continue
        if found := _compare(pairs[n], alone[n], _prose(article, paragraph)):
            rank = (other in over.get(me, ()), found.words)
            if n not in best or rank > best[n][0]:
                best[n] = rank, found
    return _once([(n, found) for n, (_, found) in sorted(best.items())])


def _once(found: Sequence[tuple[int, Alteration]]) -> list[tuple[int, Alteration]]:
    """Leave out what tells again, from the other side, what an earlier row tells."""
    out: list[tuple[int, Alteration]] = []
    told: set[tuple[str, int, str, int]] = set()
    for n, row in found:
        if (row.b_article, row.b_paragraph, row.a_article, row.a_paragraph) not in told:
            told.add((row.a_article, row.a_paragraph, row.b_article, row.b_paragraph))
            out.append((n, row))
    return out


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
                here = forms_of(paragraph.text)
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


def _compare(pair: Pair, mine: _Side, other: _Side) -> Alteration | None:
    """Return what a quotation has otherwise than another post; None for nothing."""
    a, q = pair
    blocks = _aligned(mine.words.forms, other.words.forms)
    shared = sum(b.size for b in blocks)
    if not blocks or shared < _enough(mine.words.forms):
        return None
    first, last = blocks[0], blocks[-1]
    spans = len(mine.words.forms) + last.b + last.size - first.b
    if len(mine.words.forms) < FEW and 2 * shared < _ALIKE * spans:
        return None
    gaps = [
        (left.a + left.size, right.a, left.b + left.size, right.b)
        for left, right in pairwise(blocks)
    ]
    gaps = [_head(mine, first), *gaps, _tail(mine, other, last)]
    edits = tuple(
        Edit(other.shown(k, m), mine.shown(i, j), mine.owns(i, j) or other.owns(k, m))
        for i, j, k, m in gaps
        # "on line" for "online" is no change of words.
        if "".join(mine.words.forms[i:j]) != "".join(other.words.forms[k:m])
    )
    if not edits:
        return None
    where = other.paragraphs[first.b]
    end = max(n for n in range(first.b, last.b + last.size) if other.paragraphs[n] == where)
    return Alteration(
        a.article_id,
        q.paragraph,
        q.char_start,
        q.char_end,
        other.article.article_id,
        where,
        other.words.starts[first.b],
        other.words.ends[end],
        shared,
        edits,
    )


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

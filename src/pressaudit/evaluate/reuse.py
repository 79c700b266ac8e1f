"""Text reuse against its annotation: characters found, kinds, directions.

Passages are given in the article's text, which leaves some roles out. A paragraph that is read in
another role moves all that follows; here the places of every paragraph are counted instead.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pressaudit.evaluate.types import Decision, labelled
from pressaudit.language.spans import difference, size, union
from pressaudit.read.model import TEXT_ROLES

PARAPHRASE = "light_paraphrase"
EDGE = 3
"""Characters at a passage's ends that may be there or not: a mark, a space."""

Stretch = tuple[int, int]
Side = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The title (as paragraph 0) and the paragraphs of a post.

    ``numbers`` of the paragraphs, ``starts`` on the page and ``in_text``, where those that belong
    to the article's text start there: (start in the text, index of the paragraph).
    """

    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    in_text: tuple[tuple[int, int], ...]

    def on_page(self, offset: int) -> int:
        """Return the place on the page of a character of the article's text."""
        start, index = self.in_text[bisect_right(self.in_text, (offset, len(self.numbers))) - 1]
        return self.starts[index] + offset - start

    def pointer(self, place: int) -> tuple[int, int]:
        """Return the paragraph of a place on the page, and the offset in it."""
        index = bisect_right(self.starts, place) - 1
        return self.numbers[index], place - self.starts[index]


def layouts(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[str, Layout]:
    """Return the layout of each post.

    Parameters
    ----------
    articles
        ``article_id``, ``title``.
    paragraphs
        ``article_id``, ``paragraph``, ``role``, ``characters``.
    """
    out = {}
    ordered = paragraphs.sort_values(["article_id", "paragraph"], kind="stable")
    groups = dict(iter(ordered.groupby("article_id")))
    for post in articles.itertuples(index=False):
        numbers, starts, in_text = [0], [0], [(0, 0)]
        place = text = len(post.title) + 1
        for row in groups.get(post.article_id, ordered.head(0)).itertuples(index=False):
            numbers.append(row.paragraph)
            starts.append(place)
            if row.role in TEXT_ROLES:
                in_text.append((text, len(numbers) - 1))
                text += row.characters + 1
            place += row.characters + 1
        out[post.article_id] = Layout(tuple(numbers), tuple(starts), tuple(in_text))
    return out


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage in both posts, its places counted on the page."""

    posts: Side
    a: Stretch
    b: Stretch
    kind: str
    direction: str


def compare(
    found: pd.DataFrame,
    annotated: pd.DataFrame,
    read: Mapping[str, Layout],
    true: Mapping[str, Layout],
) -> Iterator[Decision]:
    """Yield the decisions on passages.

    Characters are counted as in the evaluation of plagiarism detection (Potthast, Stein,
    Barrón-Cedeño and Rosso 2010): for each post and each other post, those that stand in the other
    one too. Light paraphrases, which are listed apart, count neither for nor against.

    Parameters
    ----------
    found, annotated
        Tables of reuse: both places of each passage, ``kind``, ``direction``.
    read, true
        The posts as they were read and as they are, from
        :func:`layouts`.
    """
    gold, seen = _passages(annotated, true), _passages(found, read)
    gold_sides, seen_sides = _sides(gold), _sides(seen)
    for side in sorted(gold_sides.keys() | seen_sides.keys()):
        layout = true.get(side[0]) or read[side[0]]
        yield from _characters(side, gold_sides.get(side, []), seen_sides.get(side, []), layout)
    yield from _labels(gold, seen, true)


def _passages(rows: pd.DataFrame, layouts: Mapping[str, Layout]) -> list[_Passage]:
    out = []
    for row in rows.itertuples(index=False):
        a, b = layouts[row.a_article], layouts[row.b_article]
        out.append(
            _Passage(
                (row.a_article, row.b_article),
                (a.on_page(row.a_start), a.on_page(row.a_end)),
                (b.on_page(row.b_start), b.on_page(row.b_end)),
                row.kind,
                row.direction,
            )
        )
    return out


def _sides(passages: Sequence[_Passage]) -> dict[Side, list[tuple[Stretch, str]]]:
    """Return the stretches of each post that stand in each other post, with their kinds."""
    out: dict[Side, list[tuple[Stretch, str]]] = defaultdict(list)
    for passage in passages:
        one, other = passage.posts
        out[one, other].append((passage.a, passage.kind))
        out[other, one].append((passage.b, passage.kind))
    return out


def _characters(
    side: Side,
    rows: Sequence[tuple[Stretch, str]],
    hits: Sequence[tuple[Stretch, str]],
    layout: Layout,
) -> Iterator[Decision]:
    article, other = side
    kind = "reuse within posts" if article == other else "reuse between posts"
    note = f"the same in {other}"
    gold = union([s for s, k in rows if k != PARAPHRASE])
    aside = difference(union([s for s, k in rows if k == PARAPHRASE]), gold)
    seen = difference(union([s for s, _ in hits]), aside)
    for start, end in gold:
        gaps = [gap for gap in difference([(start, end)], seen) if gap[1] - gap[0] > EDGE]
        right = end - start - size(gaps)
        if right:
            yield Decision(kind, article, *_where((start, end), layout), note, note, right=right)
        for n, gap in enumerate(gaps):
            yield Decision(
                kind, article, *_where(gap, layout), note, missed=size([gap]),
                items=int(not right and n == 0), cause="wrong extent" if right else "missed",
            )  # fmt: skip
    for start, end in difference(seen, gold):
        if end - start > EDGE:
            touches = any(s <= end and start <= e for s, e in gold)
            yield Decision(
                kind, article, *_where((start, end), layout), "", note, spurious=end - start,
                items=int(not touches), cause="wrong extent" if touches else "spurious",
            )  # fmt: skip


def _where(stretch: Stretch, layout: Layout) -> tuple[int, int, int]:
    """Return paragraph and offsets; of a stretch over several paragraphs, the end in the first."""
    paragraph, start = layout.pointer(stretch[0])
    return paragraph, start, start + stretch[1] - stretch[0]


def _labels(
    gold: Sequence[_Passage], seen: Sequence[_Passage], layouts: Mapping[str, Layout]
) -> Iterator[Decision]:
    """Yield kind and direction of each annotated passage that has its like."""
    for row in gold:
        likes = [(_shared(row, hit), hit) for hit in seen if hit.posts == row.posts]
        if row.kind == PARAPHRASE or not likes:
            continue
        shared, hit = max(likes, key=lambda like: like[0])
        if shared <= 0:
            continue
        place = (row.posts[0], *_where(row.a, layouts[row.posts[0]]))
        yield labelled(
            "kinds of reuse", place, row.kind, hit.kind, right=row.kind == hit.kind,
            cause="wrong kind",
        )  # fmt: skip
        if row.posts[0] != row.posts[1]:
            yield labelled(
                "directions of reuse", place, row.direction, hit.direction,
                right=row.direction == hit.direction, cause="wrong value",
            )  # fmt: skip


def _shared(row: _Passage, hit: _Passage) -> int:
    """Return the characters that two passages share, on the side where they share fewer."""
    first = min(row.a[1], hit.a[1]) - max(row.a[0], hit.a[0])
    second = min(row.b[1], hit.b[1]) - max(row.b[0], hit.b[0])
    return min(first, second)

"""From aligned words to passages: places, kind, direction and evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.language import spelling
from pressaudit.language.spans import Span, share
from pressaudit.reuse.direction import Finding, Side, direction, same_cut, slips
from pressaudit.reuse.encode import Encoded
from pressaudit.reuse.model import Background, Kind, Passage
from pressaudit.reuse.passages import Match

_Pairs = Sequence[tuple[str, str]]
"""Matched words as they stand on both sides."""


@dataclass(frozen=True)
class _Post:
    """One side's article: its text, what is known of it, and its spelling."""

    name: str
    text: str
    known: Background
    habit: int

    def quoted(self, span: Span) -> float:
        """Return the share of ``span`` that stands in quotation marks."""
        return share(span, [(q.start, q.end) for q in self.known.quoted or ()])

    def shown(self, span: Span) -> float:
        """Return the share of ``span`` that stands in display quotations."""
        return share(span, self.known.pulls)


_Posts = tuple[_Post, _Post]
_Place = tuple[Span, Span]


def describe(
    coded: Encoded,
    found: Sequence[Match],
    names: Sequence[str],
    texts: Sequence[str],
    background: Sequence[Background],
) -> list[Passage]:
    """Return ``found`` as passages; all else is in the order of the texts in ``coded``."""
    places = [_place(coded, match) for match in found]
    matched = [
        _pairs(coded, match, texts[a], texts[b]) for match in found for a, b in [match.chain.texts]
    ]
    reused: dict[int, list[Span]] = defaultdict(list)
    telling: set[int] = set()
    for match, place, pairs in zip(found, places, matched, strict=True):
        for text, span in zip(match.chain.texts, place, strict=True):
            reused[text].append(span)
        if spelling.respelled(pairs):
            telling.update(match.chain.texts)
    posts = {
        n: _Post(
            names[n], texts[n], background[n], spelling.habit(texts[n], spans) * (n in telling)
        )
        for n, spans in reused.items()
    }
    return [
        _passage(match, place, (posts[match.chain.texts[0]], posts[match.chain.texts[1]]), pairs)
        for match, place, pairs in zip(found, places, matched, strict=True)
    ]


def _place(coded: Encoded, match: Match) -> _Place:
    (p, q), (r, s) = match.chain.first, match.chain.second
    starts, ends = coded.starts, coded.ends
    return (int(starts[p]), int(ends[q - 1])), (int(starts[r]), int(ends[s - 1]))


def _pairs(coded: Encoded, match: Match, a: str, b: str) -> _Pairs:
    starts, ends = coded.starts, coded.ends
    return [
        (a[starts[i + n] : ends[i + n]], b[starts[j + n] : ends[j + n]])
        for i, j, size in match.chain.blocks
        for n in range(size)
    ]


def _passage(match: Match, place: _Place, posts: _Posts, pairs: _Pairs) -> Passage:
    kind = _kind(match, place, posts, pairs)
    within = posts[0].name == posts[1].name
    finding = _within(posts[0], place, kind) if within else _between(kind, place, posts, pairs)
    return Passage(
        posts[0].name,
        *place[0],
        posts[1].name,
        *place[1],
        match.words,
        round(match.similarity, 3),
        kind,
        finding.direction,
        finding.evidence,
    )


def _kind(match: Match, place: _Place, posts: _Posts, pairs: _Pairs) -> Kind:
    limits = rules.load("reuse")["limits"]["kinds"]
    sides = list(zip(posts, place, strict=True))
    within = posts[0].name == posts[1].name
    if within and max(post.shown(span) for post, span in sides) >= limits["quoted"]:
        return "pull_quote"
    # Words in marks on both sides are somebody's whom both quote, even where they credit them to
    # different people.
    if not within and min(post.quoted(span) for post, span in sides) >= limits["quoted"]:
        return "third_party_quotation"
    if match.similarity == 1 and all(_plain(x) == _plain(y) for x, y in pairs):
        return "verbatim"
    return "near_verbatim" if match.similarity >= limits["near"] else "light_paraphrase"


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _between(kind: Kind, place: _Place, posts: _Posts, pairs: _Pairs) -> Finding:
    limits = rules.load("reuse")["limits"]["direction"]
    one, other = (post.text[s:e] for post, (s, e) in zip(posts, place, strict=True))
    odd = [f"'{slip}'" for slip in slips(pairs)]
    if same_cut(one, other):
        odd.append("the same cut")
    a, b = (Side(*span, post.known, post.habit) for post, span in zip(posts, place, strict=True))
    reach = limits["quotation" if kind == "third_party_quotation" else "own"]
    return direction(kind, (a, b), respelled=spelling.respelled(pairs), slips=odd, reach=reach)


def _within(post: _Post, place: _Place, kind: Kind) -> Finding:
    """Return that a display repeats the text; else nothing within a post has a direction."""
    first, second = post.shown(place[0]), post.shown(place[1])
    if kind == "pull_quote" and first != second:
        return Finding("a_to_b" if second > first else "b_to_a", "display repetition")
    return Finding("undetermined", "one article")

"""From aligned words to passages: places, kind, direction and evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.reuse import kinds, spelling
from pressaudit.reuse.direction import Finding, Side, direction
from pressaudit.reuse.encode import Encoded, spelled
from pressaudit.reuse.model import Background, Kind, Passage, Quoted
from pressaudit.reuse.passages import Match

_Span = tuple[int, int]


@dataclass(frozen=True)
class _Post:
    """One side's article: its text, what is known of it, its quotations and its spelling."""

    name: str
    text: str
    known: Background
    habit: int

    @property
    def quoted(self) -> Sequence[Quoted]:
        return self.known.quoted or ()


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
    reused: dict[int, list[_Span]] = defaultdict(list)
    respelled: set[int] = set()
    for match, place, pairs in zip(found, places, matched, strict=True):
        for text, span in zip(match.chain.texts, place, strict=True):
            reused[text].append(span)
        if _respelled(pairs):
            respelled.update(match.chain.texts)
    posts = {}
    for n, spans in reused.items():
        habit = spelling.habit(texts[n], spans) if n in respelled else 0
        posts[n] = _Post(names[n], texts[n], background[n], habit)
    return [
        _passage(match, place, (posts[match.chain.texts[0]], posts[match.chain.texts[1]]), pairs)
        for match, place, pairs in zip(found, places, matched, strict=True)
    ]


def _place(coded: Encoded, match: Match) -> tuple[_Span, _Span]:
    (p, q), (r, s) = match.chain.first, match.chain.second
    starts, ends = coded.starts, coded.ends
    return (int(starts[p]), int(ends[q - 1])), (int(starts[r]), int(ends[s - 1]))


def _passage(
    match: Match,
    place: tuple[_Span, _Span],
    posts: tuple[_Post, _Post],
    pairs: Sequence[tuple[str, str]],
) -> Passage:
    kind = _kind(match, place, posts, pairs)
    finding = _finding(kind, place, posts, pairs)
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


def _kind(
    match: Match,
    place: tuple[_Span, _Span],
    posts: tuple[_Post, _Post],
    pairs: Sequence[tuple[str, str]],
) -> Kind:
    rule = rules.load("reuse")["kinds"]
    sides = list(zip(posts, place, strict=True))
    shares = [kinds.share(s, e, [(q.start, q.end) for q in post.quoted]) for post, (s, e) in sides]
    pulls = [kinds.share(s, e, post.known.pulls) for post, (s, e) in sides]
    return kinds.kind(
        within=posts[0].name == posts[1].name,
        pull=max(pulls) >= rule["quoted"],
        similarity=match.similarity,
        same=match.similarity == 1 and all(_plain(x) == _plain(y) for x, y in pairs),
        shares=(shares[0], shares[1]),
        rule=rule,
    )


def _finding(
    kind: Kind,
    place: tuple[_Span, _Span],
    posts: tuple[_Post, _Post],
    pairs: Sequence[tuple[str, str]],
) -> Finding:
    if posts[0].name == posts[1].name:
        return _within(posts[0], place, kind)
    rule = rules.load("reuse")["direction"]
    one, other = (post.text[s:e] for post, (s, e) in zip(posts, place, strict=True))
    odd = [f"'{slip}'" for slip in spelling.slips(pairs)]
    if spelling.same_cut(one, other):
        odd.append("the same cut")
    a, b = (Side(*span, post.known, post.habit) for post, span in zip(posts, place, strict=True))
    reach = rule["quotation" if kind == "third_party_quotation" else "own"]
    return direction(kind, (a, b), respelled=_respelled(pairs), slips=odd, reach=reach)


def _within(post: _Post, place: tuple[_Span, _Span], kind: Kind) -> Finding:
    """Return that a display repeats the text; else nothing within a post has a direction."""
    shown = [kinds.share(s, e, post.known.pulls) for s, e in place]
    if kind == "pull_quote" and shown[0] != shown[1]:
        return Finding("a_to_b" if shown[1] > shown[0] else "b_to_a", "display repetition")
    return Finding("undetermined", "one article")


def _pairs(coded: Encoded, match: Match, a: str, b: str) -> list[tuple[str, str]]:
    """Return the matched words as they stand on both sides."""
    starts, ends = coded.starts, coded.ends
    return [
        (a[starts[i + n] : ends[i + n]], b[starts[j + n] : ends[j + n]])
        for i, j, size in match.chain.blocks
        for n in range(size)
    ]


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _respelled(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str, int, int]]:
    """Return the matched words that the sides spell differently, and each side's way."""
    out = []
    for one, other in pairs:
        x, y = one.lower(), other.lower()
        if x != y and spelled(x) == spelled(y) and (spelling.way(x) or spelling.way(y)):
            out.append((x, y, spelling.way(x), spelling.way(y)))
    return out

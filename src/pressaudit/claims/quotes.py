"""Quotations that the post they are credited to does not have."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pressaudit.claims.compare import Difference, carriers
from pressaudit.claims.model import Note, Noted, Place
from pressaudit.language.document import TEXT_ROLES
from pressaudit.language.fold import folded

_SAID = ("quotation", "mixed")
_GRAM, _LEAST, _FEW = 3, 5, 0.2
_OFTEN = 12
"""Words in a run; words of a quotation to be looked for; share of its runs that are a trace."""


def absent(posts: Sequence[Noted], near: Mapping[int, set[int]]) -> Iterator[tuple[Place, Place]]:
    """Yield quotations credited to a post here that lacks them: a place there, and theirs.

    ``near`` has, for each post, those with which it shares statements. A quotation counts when its
    speaker told it to the outlet of such a post, or is it, and no post of that outlet here has it.
    """
    grams = [_grams(_text(post)) for post in posts]
    by_carrier: dict[str, list[int]] = defaultdict(list)
    for n, post in enumerate(posts):
        for name in (post.article.byline.outlet, post.article.byline.programme):
            by_carrier[folded(name)].append(n)
    for n, post in enumerate(posts):
        texts = {p.number: p.text for p in post.article.paragraphs}
        for quoted in post.quotations:
            credited = {folded(quoted.told_to), folded(quoted.speaker)} - carriers(post) - {""}
            held = [m for name in sorted(credited) for m in by_carrier.get(name, ()) if m != n]
            there = sorted(near.get(n, set()) & set(held))
            if quoted.kind not in _SAID or quoted.words < _LEAST or not there:
                continue
            span = quoted.char_start, quoted.char_end
            mine = _grams(texts[quoted.paragraph][slice(*span)])
            if all(len(mine & grams[m]) < _FEW * len(mine) for m in held):
                here = Place(post.article.article_id, quoted.paragraph, *span)
                yield _first(posts[there[0]], quoted.speaker), here


def excerpts(
    posts: Sequence[Noted], order: Sequence[int]
) -> Iterator[tuple[Place, Place, Difference]]:
    """Yield quotations of which another quotation has only a part: the fuller one first.

    Of two that begin and end alike nothing is said here, and of one utterance in a post only its
    display in large letters.
    """
    said: list[tuple[int, Note, list[str]]] = []
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in sorted(range(len(posts)), key=order.__getitem__):
        texts = {p.number: p.text for p in posts[n].article.paragraphs}
        for q in posts[n].quotations:
            shown = re.findall(r"\w+", texts[q.paragraph][q.char_start : q.char_end].lower())
            for gram in _grams(" ".join(shown)) if len(shown) >= _LEAST else ():
                places[gram].append(len(said))
            said.append((n, q, shown))
    few = (held for held in places.values() if len(held) <= _OFTEN)
    for i, j in sorted({pair for held in few for pair in combinations(sorted(set(held)), 2)}):
        (one, a, longer), (other, b, shorter) = said[i], said[j]
        if len(longer) < len(shorter):
            (one, a, longer), (other, b, shorter) = said[j], said[i]
        if one == other and "pull" not in (a.kind, b.kind):
            continue
        ends = [" ".join(longer[:_GRAM]) != " ".join(shorter[:_GRAM])]
        ends.append(" ".join(longer[-_GRAM:]) != " ".join(shorter[-_GRAM:]))
        if len(longer) - len(shorter) >= _GRAM and any(ends):
            cut = "beginning cut" if ends[0] else "end cut"
            found = Difference("quotation_altered", "(whole)", f"({cut})", "excerpt", strong=False)
            yield _at(posts[one], a), _at(posts[other], b), found


def _at(post: Noted, note: Note) -> Place:
    return Place(post.article.article_id, note.paragraph, note.char_start, note.char_end)


def _text(post: Noted) -> str:
    return " ".join(p.text for p in post.article.paragraphs if p.role in TEXT_ROLES)


def _first(post: Noted, name: str) -> Place:
    """Return where a post first names somebody; its first paragraph where it does not."""
    met = next((m for m in post.mentions if name and m.canonical == name), None)
    if met:
        return Place(post.article.article_id, met.paragraph, met.char_start, met.char_end)
    return Place(post.article.article_id, post.article.paragraphs[0].number, 0, 0)


def _grams(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + _GRAM]) for i in range(len(found) - _GRAM + 1)}

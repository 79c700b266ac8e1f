"""Kinds: what a passage is, from its words and from what stands around it."""

import re
from collections.abc import Sequence

from pressaudit.reuse.model import Kind, Quoted

_MARKED = re.compile(r"[“\"„«]([^“”\"„»\n]*)(?:[”\"″»]|$)", re.MULTILINE)


def quoted(text: str) -> tuple[Quoted, ...]:
    """Return the spans in double marks, by the marks alone; speakers are left empty.

    A stand-in for what the quotation annotator knows; a quotation ends with its line at the
    latest.
    """
    return tuple(Quoted(m.start(1), m.end(1)) for m in _MARKED.finditer(text) if m.group(1))


def share(start: int, end: int, spans: Sequence[tuple[int, int]]) -> float:
    """Return the share of the characters from ``start`` to ``end`` that lie in ``spans``."""
    covered = 0
    at = start
    for low, high in sorted(spans):
        inside = min(high, end) - max(low, at)
        if inside > 0:
            covered += inside
            at = min(high, end)
    return covered / (end - start) if end > start else 0.0


def kind(
    *,
    within: bool,
    pull: bool,
    similarity: float,
    same: bool,
    shares: tuple[float, float],
    rule: dict[str, float],
) -> Kind:
    """Return the kind of a passage.

    Parameters
    ----------
    within
        Whether both places are in one article.
    pull
        Whether one of them is a display quotation.
    similarity
        Share of matched words on both sides.
    same
        Whether all words are spelled alike.
    shares
        How much of either side stands in quotation marks. Words in marks on both sides are
        somebody's whom both quote, even where they credit them to different people.
    rule
        ``[kinds]`` of the rule file.
    """
    if within and pull:
        return "pull_quote"
    if not within and min(shares) >= rule["quoted"]:
        return "third_party_quotation"
    if same:
        return "verbatim"
    return "near_verbatim" if similarity >= rule["near"] else "light_paraphrase"

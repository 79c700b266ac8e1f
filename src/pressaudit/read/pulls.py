"""Pull quotes: blocks that repeat, for display, what another block of the post says."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

_ALTERED, _KEPT = 0.3, 0.8
"""Share of shingles from which a marked block is compared word by word, and of words that must be
kept, in their order."""
_SIZE = 3
"""Words in a shingle."""
_COMMON = 100
"""Blocks that may have a shingle: one that stands in more of them tells nothing."""
_FEWEST = 5
"""Words in the shortest pull quote."""
_LONG = 6
"""Shingles in the shortest one without marks."""
_MARKED, _UNMARKED, _STOPPED = 0.6, 0.75, 0.9
"""Share of a block's shingles that must stand in the other one: a block wholly in quotation marks,
one without marks or end stop, and one that could be a sentence of the post's own."""


def pull_quotes(texts: Sequence[str], candidates: Sequence[bool]) -> list[int]:
    """Return the indices of the blocks that repeat a longer block of the same post.

    A block is compared by its word trigrams (shingles; Broder 1997,
    doi:10.1109/SEQUEN.1997.666900), through an index, in time linear in the words of the post. Time
    and again a writer repeats a short sentence; a block with an end stop and no marks must
    therefore be long, and stand in a clearly longer block, to be taken for display.
    """
    shingles = [
        _shingles(text) if is_on else [] for text, is_on in zip(texts, candidates, strict=True)
    ]
    index: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, own in enumerate(shingles):
        for shingle in own:
            index[shingle].add(n)
    pulls: set[int] = set()
    for n, own in enumerate(shingles):
        if len(own) < _FEWEST - _SIZE + 1:
            continue
        told = (index[shingle] for shingle in own if len(index[shingle]) <= _COMMON)
        hits = Counter(m for blocks in told for m in blocks if m != n and m not in pulls)
        for m, count in sorted(hits.items()):
            if _is_pull(
                texts[n],
                texts[m],
                share=count / len(own),
                sizes=(len(own), len(shingles[m])),
                later=n > m,
            ):
                pulls.add(n)
                break
    return sorted(pulls)


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return list(dict.fromkeys(zip(*(words[k:] for k in range(_SIZE)), strict=False)))


def _is_pull(text: str, other: str, *, share: float, sizes: tuple[int, int], later: bool) -> bool:
    """Whether ``text`` shows again what ``other`` says; of two alike, the later one does."""
    size, other_size = sizes
    longer = other_size > size or (other_size == size and later)
    if _is_marked(text):
        if _is_marked(other):
            return share >= _STOPPED and longer
        return other_size >= size * 0.9 and (
            share >= _MARKED or (share >= _ALTERED and _words_kept(text, other) >= _KEPT)
        )
    if size < _LONG or _is_marked(other):
        return False
    if not re.search(r"[.!?…:][”’\"')\]]*$", text):
        return share >= _UNMARKED and longer
    return share >= _STOPPED and other_size >= size * 1.3


def _words_kept(text: str, other: str) -> float:
    """Return the share of a block's words that stand in ``other`` in the same order."""
    own, others = (re.findall(r"\w+", t.lower()) for t in (text, other))
    if len(own) > 150:
        return 0.0
    blocks = SequenceMatcher(None, own, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(own)


def _is_marked(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole block."""
    return bool(re.fullmatch(r"[“\"«][^“”\"«»]*[”\"»]", text.strip().rstrip(".,")))

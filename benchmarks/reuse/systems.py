"""The systems under comparison: each takes texts by name and gives passages in two of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

Span = tuple[str, int, int, str, int, int]
"""Post, start and end on one side, then on the other; half-open offsets in characters."""
Texts = dict[str, str]
Find = Callable[[Texts], list[Span]]


@dataclass(frozen=True)
class System:
    """A system: how to get its finder, what to install for it, and whether it goes by pairs.

    One that compares every two posts is measured on a small archive only.
    """

    load: Callable[[], Find]
    package: str = ""
    pairwise: bool = False


def pressaudit() -> Find:
    """Return the finder of this project, as :func:`pressaudit.reuse.find` stands."""
    from pressaudit import reuse  # noqa: PLC0415

    def find(texts: Texts) -> list[Span]:
        return [
            (p.a_article, p.a_start, p.a_end, p.b_article, p.b_start, p.b_end)
            for p in reuse.find(texts)
            if p.a_article != p.b_article
        ]

    return find


SIZE, STEP = 24, 12
"""Words in a window of the MinHash system, and between the starts of two."""
PERMUTATIONS, THRESHOLD = 64, 0.5


def datasketch() -> Find:
    """Return windows of words that MinHash with locality-sensitive hashing takes for near-equal."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    def find(texts: Texts) -> list[Span]:
        places: dict[int, tuple[str, int, int]] = {}
        shingles: list[list[bytes]] = []
        for name, text in sorted(texts.items()):
            words = list(re.finditer(r"\w+", text))
            for at in range(0, max(len(words) - SIZE, 0) + 1, STEP):
                window = words[at : at + SIZE]
                if len(window) < 3:
                    continue
                forms = [w.group().lower() for w in window]
                places[len(shingles)] = (name, window[0].start(), window[-1].end())
                shingles.append([" ".join(t).encode() for t in pairwise(forms)])
        index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        sketches = MinHash.bulk(shingles, num_perm=PERMUTATIONS)
        for number, sketch in enumerate(sketches):
            index.insert(number, sketch)
        met = (
            (places[number], places[other])
            for number, sketch in enumerate(sketches)
            for other in sorted(index.query(sketch))
            if number < other
        )
        return merged((*a, *b) for a, b in met if a[0] != b[0])

    return find


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join the spans of one pair of posts that overlap on both sides."""
    out: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for span in sorted(spans):
        rows = out[span[0], span[3]]
        last = rows[-1] if rows else None
        if last and span[1] <= last[2] and last[4] <= span[5] and span[4] <= last[5]:
            a, b = max(last[2], span[2]), max(last[5], span[5])
            rows[-1] = (last[0], last[1], a, last[3], min(last[4], span[4]), b)
        else:
            rows.append(span)
    return [span for key in sorted(out) for span in out[key]]


BLOCK = 6
"""Words of a block that is enough for difflib."""


def difflib() -> Find:
    """Return the matching blocks of words that the standard library finds in every two posts."""
    from difflib import SequenceMatcher  # noqa: PLC0415

    def find(texts: Texts) -> list[Span]:
        words = {name: list(re.finditer(r"\w+", text)) for name, text in texts.items()}
        forms = {name: [w.group().lower() for w in found] for name, found in words.items()}
        out: list[Span] = []
        for a, b in combinations(sorted(texts), 2):
            matcher = SequenceMatcher(None, forms[a], forms[b], autojunk=False)
            for block in matcher.get_matching_blocks():
                if block.size >= BLOCK:
                    one = words[a][block.a : block.a + block.size]
                    other = words[b][block.b : block.b + block.size]
                    out.append(
                        (a, one[0].start(), one[-1].end(), b, other[0].start(), other[-1].end())
                    )
        return out

    return find


def text_matcher() -> Find:
    """Return what text-matcher finds in every two posts, with its own defaults.

    Stop words are kept, because their list is a download of its own.
    """
    from text_matcher.matcher import Matcher, Text  # noqa: PLC0415

    def find(texts: Texts) -> list[Span]:
        read = {name: Text(text, name, removeStopwords=False) for name, text in texts.items()}
        out: list[Span] = []
        for a, b in combinations(sorted(texts), 2):
            _, one, other = Matcher(read[a], read[b]).match()
            out += [
                (a, int(s), int(e), b, int(t), int(u))
                for (s, e), (t, u) in zip(one, other, strict=True)
            ]
        return out

    return find


SYSTEMS = {
    "pressaudit": System(pressaudit),
    "MinHash windows": System(datasketch, "datasketch"),
    "difflib": System(difflib, pairwise=True),
    "text-matcher": System(text_matcher, "text-matcher", pairwise=True),
}

WARM = {"a": "The ferry left the harbour before the storm came in.", "b": "Nobody was on it."}


def apply(find: Find, texts: Texts) -> list[Span]:
    """Call what a system loads, as the worker does."""
    return find(texts)

"""The same utterance in several places: joined by the runs of words that they share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pressaudit.annotate.names.lexicon import words
from pressaudit.annotate.quotations.compare import (
    COMMON,
    GRAM,
    SHARE,
    SHARE_WITH_SINGLES,
    SHORT,
    Pair,
    grams,
    text_of,
    words_of,
)
from pressaudit.annotate.quotations.model import Quotation


def utterances(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return an identifier for each quotation, the same for the same utterance.

    Parts of a quotation that its cue interrupts, or that runs over paragraphs, are one utterance.
    Two quotations are one when they share a run of three words and, in order, at least 60 % of the
    words of the shorter one (or a run of four and, counting words that stand alone, 75 %). A
    fragment of fewer than five words must stand in the longer one unchanged, and be ascribed to
    the same speaker when it has fewer than three.
    Numbers follow the first place of each utterance in ``pairs``.
    """
    found = [words_of(text_of(a, q.paragraph), q.char_start, q.char_end) for a, q in pairs]
    plain = [tuple(f for f, b in zip(w.forms, w.bracketed, strict=True) if not b) for w in found]
    parent = list(range(len(pairs)))
    for i in range(1, len(pairs)):
        if _goes_on(pairs[i - 1], pairs[i]):
            parent[i] = _root(parent, i - 1)
    for i, j in _candidates(plain, pairs):
        a, b = _root(parent, i), _root(parent, j)
        if a != b and _same(plain[i], plain[j], pairs[i][1], pairs[j][1]):
            parent[max(a, b)] = min(a, b)
    numbers: dict[int, str] = {}
    for i in range(len(pairs)):
        numbers.setdefault(_root(parent, i), f"u{len(numbers) + 1:05}")
    return tuple(numbers[_root(parent, i)] for i in range(len(pairs)))


def _goes_on(before: Pair, after: Pair) -> bool:
    """Tell whether a quotation is the next part of the one before it, cut by its cue."""
    (a, qa), (b, qb) = before, after
    if a.article_id != b.article_id or qa.speaker != qb.speaker:
        return False
    if not {qa.kind, qb.kind} <= {"quotation", "mixed"}:
        return False
    if qa.paragraph == qb.paragraph:
        return qb.rule in ("continued", "continued-sentence") and qb.kind == "quotation"
    running = "running" in (qa.rule, qb.rule)
    return qb.paragraph == qa.paragraph + 1 and (running or qb.rule == "continued-paragraph")


def _candidates(
    plain: Sequence[tuple[str, ...]], pairs: Sequence[Pair]
) -> Iterator[tuple[int, int]]:
    """Give pairs that share a run of three words, or a short fragment's own words and speaker."""
    function = words("phrases", "function")
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    short: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, forms in enumerate(plain):
        if len(forms) == 2 and pairs[i][1].speaker and not set(forms) <= function:
            short[forms].append(i)
        for gram in dict.fromkeys(grams(forms, GRAM)):
            if not set(gram) <= function:
                places[gram].append(i)
    for found in places.values():
        first = found[:COMMON]
        yield from ((i, j) for n, i in enumerate(first) for j in first[n + 1 :])
    if short:
        for j, forms in enumerate(plain):
            for gram in dict.fromkeys(grams(forms, 2)):
                yield from ((i, j) for i in short.get(gram, ())[:COMMON] if i != j)


def _same(a: tuple[str, ...], b: tuple[str, ...], qa: Quotation, qb: Quotation) -> bool:
    less, more = (a, b) if len(a) <= len(b) else (b, a)
    if len(less) < SHORT:
        inside = any(more[i : i + len(less)] == less for i in range(len(more) - len(less) + 1))
        alike = bool(qa.speaker) and qa.speaker == qb.speaker
        return inside and (alike or (len(less) >= GRAM and len(more) == len(less)))
    blocks = SequenceMatcher(None, less, more, autojunk=False).get_matching_blocks()
    runs = sum(b.size for b in blocks if b.size > 1)
    alike = runs >= SHARE * len(less)
    return alike or (
        max(b.size for b in blocks) > GRAM
        and sum(b.size for b in blocks) >= SHARE_WITH_SINGLES * len(less)
    )


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i

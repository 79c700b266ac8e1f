"""The same utterance in several places: joined by the runs of words that they share."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

import networkx as nx

from pressaudit.language.alternation import listed
from pressaudit.language.document import Document
from pressaudit.language.spelling import APOSTROPHES, spelled
from pressaudit.quotations.model import Quotation

_WORD = re.compile(rf"\w+(?:[{APOSTROPHES}-]\w+)*")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
GRAM = 3
"""Words in a run that two utterances share."""
COMMON = 60
"""Places of a run beyond which it is not followed: it is a formula."""
SHARE = 0.6
"""Part of the words of the shorter of two utterances that they have in common."""
SHARE_WITH_SINGLES = 0.75
"""The same where words that stand alone count too, beside a run of four."""
CONTENT = 3
"""Words that say something, among those that two utterances share."""
FEW = 8
"""Words below which two quotations of different speakers must not differ at all."""
SHORT = 5
"""Words below which a quotation is a fragment."""

Pair = tuple[Document, Quotation]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text: folded, with their offsets.

    ``bracketed`` tells which of them stand in square brackets: they are the writer's.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bracketed: tuple[bool, ...]


def text_of(article: Document, number: int) -> str:
    """Return the text of a paragraph by its number."""
    paragraph = article.paragraphs[number - 1] if number <= len(article.paragraphs) else None
    if paragraph is None or paragraph.number != number:
        paragraph = next(p for p in article.paragraphs if p.number == number)
    return paragraph.text


@cache
def fold(word: str) -> str:
    """Return a word in lower case, spelt the American way."""
    return spelled(word.lower())


def forms_of(text: str) -> list[str]:
    """Return the words of a text, where their offsets are not needed."""
    return list(map(fold, _WORD.findall(text)))


def words_of(text: str, start: int, end: int) -> Words:
    """Return the words of ``text`` between two offsets."""
    brackets = [m.span() for m in _BRACKETED.finditer(text, start, end)]
    found = list(_WORD.finditer(text, start, end))
    return Words(
        tuple(fold(m.group()) for m in found),
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(any(a <= m.start() < b for a, b in brackets) for m in found),
    )


def grams(forms: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Give the runs of ``size`` words, in order."""
    for i in range(len(forms) - size + 1):
        yield tuple(forms[i : i + size])


def utterances(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return an identifier for each quotation, the same for the same utterance.

    Parts of a quotation that its cue interrupts, or that runs over paragraphs, are one utterance.
    Two quotations are one when they share a run of three words and, in order, at least 60 % of the
    words of the shorter one (or a run of four and, counting words that stand alone, 75 %), three
    content words among them. A fragment of fewer than five words joins the first quotation of the
    same speaker that it stands in unchanged, or its own twin, and joins no others to one another.
    Numbers follow the first place of each utterance in ``pairs``.
    """
    found = [words_of(text_of(a, q.paragraph), q.char_start, q.char_end) for a, q in pairs]
    plain = [tuple(f for f, b in zip(w.forms, w.bracketed, strict=True) if not b) for w in found]
    graph = nx.Graph()
    graph.add_nodes_from(range(len(pairs)))
    graph.add_edges_from(
        (i - 1, i) for i in range(1, len(pairs)) if _goes_on(pairs[i - 1], pairs[i])
    )
    fragments: dict[int, int] = {}
    for i, j in dict.fromkeys(_candidates(plain, pairs)):
        if _two_voices(pairs[i][1], pairs[j][1]):
            continue
        less, more = (i, j) if len(plain[i]) <= len(plain[j]) else (j, i)
        if len(plain[less]) < SHORT:
            if less not in fragments and _stands_in(less, more, plain, pairs):
                fragments[less] = more
        elif _alike(less, more, plain, pairs):
            graph.add_edge(i, j)
    # A fragment joins one utterance; it never makes two others one.
    first = _firsts(graph)
    graph.add_edges_from((less, more) for less, more in fragments.items() if first[less] == less)
    first = _firsts(graph)
    numbers: dict[int, str] = {}
    for i in range(len(pairs)):
        numbers.setdefault(first[i], f"u{len(numbers) + 1:05}")
    return tuple(numbers[first[i]] for i in range(len(pairs)))


def _firsts(graph: "nx.Graph[int]") -> dict[int, int]:
    """Return, for each node, the first one of its component."""
    return {i: min(group) for group in nx.connected_components(graph) for i in group}


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


def _two_voices(a: Quotation, b: Quotation) -> bool:
    """Tell whether two sources without names are told apart: "one sailor", "another"."""
    if a.speaker or b.speaker:
        return False
    return {_another(a), _another(b)} == {True, False}


def _another(quotation: Quotation) -> bool | None:
    """Tell whether a source is called another one; None where it is not described."""
    first = quotation.speaker_surface.lower().split()[:1]
    return first[0] in listed("phrases", "others") if first else None


def _candidates(
    plain: Sequence[tuple[str, ...]], pairs: Sequence[Pair]
) -> Iterator[tuple[int, int]]:
    """Give pairs that share a run of three words, or a short fragment's own words and speaker.

    Of quotations with the same words and speaker the first one stands for all: however many
    posts print one statement, each gives one pair.
    """
    function = listed("phrases", "function")
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    short: dict[tuple[str, ...], list[int]] = defaultdict(list)
    firsts: dict[Hashable, int] = {}
    twins = []
    for i, forms in enumerate(plain):
        first = firsts.setdefault((forms, pairs[i][1].speaker, _another(pairs[i][1])), i)
        if first != i:
            twins.append((i, first))
            continue
        if len(forms) == 2 and pairs[i][1].speaker and not set(forms) <= function:
            short[forms].append(i)
        for gram in dict.fromkeys(grams(forms, GRAM)):
            if not set(gram) <= function:
                places[gram].append(i)
    for found in places.values():
        several = found[:COMMON]
        yield from ((i, j) for n, i in enumerate(several) for j in several[n + 1 :])
    if short:
        for j in firsts.values():
            for gram in dict.fromkeys(grams(plain[j], 2)):
                yield from ((i, j) for i in short.get(gram, ())[:COMMON] if i != j)
    yield from twins


def _stands_in(
    less: int, more: int, plain: Sequence[tuple[str, ...]], pairs: Sequence[Pair]
) -> bool:
    """Tell whether a fragment stands unchanged in a quotation of the same speaker, or is it."""
    part, whole = plain[less], plain[more]
    inside = any(whole[n : n + len(part)] == part for n in range(len(whole) - len(part) + 1))
    speaker = pairs[less][1].speaker
    said = bool(speaker) and speaker == pairs[more][1].speaker
    return inside and (said or (len(part) >= GRAM and len(whole) == len(part)))


def _alike(less: int, more: int, plain: Sequence[tuple[str, ...]], pairs: Sequence[Pair]) -> bool:
    """Tell whether two quotations share words enough, and words that say something among them."""
    a, b = plain[less], plain[more]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = matcher.get_matching_blocks()
    runs = [m for m in blocks if m.size > 1]
    content = {w for m in runs for w in a[m.a : m.a + m.size]} - listed("phrases", "function")
    shared = sum(m.size for m in runs)
    if len(content) < CONTENT:
        return False
    if len(a) < FEW and pairs[less][1].speaker != pairs[more][1].speaker:
        return shared == len(a)
    singles = sum(m.size for m in blocks)
    long_run = max(m.size for m in runs) > GRAM
    return shared >= SHARE * len(a) or (long_run and singles >= SHARE_WITH_SINGLES * len(a))

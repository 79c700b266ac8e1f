"""Candidates for paraphrase: stretches of two posts' sentences that share telling words.

They are for a person to judge, and stand apart from the passages. What is compared is no whole
sentence: the stretch between shared words counts, so that a short statement is found within a long
sentence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from math import fsum
from typing import Any

import numpy as np

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.spans import Span, overlap, share, size
from pressaudit.language.spelling import stem
from pressaudit.reuse.credits import credits
from pressaudit.reuse.encode import encode, stems
from pressaudit.reuse.model import Background, Candidate, Passage

_ROWS = 512
_ROUNDING = 1e-6
_Pair = tuple[str, str]
_Covered = tuple[list[Span], list[Span]]
"""Places of the passages that two articles share, and of their titles."""


@dataclass(frozen=True)
class _Sentence:
    """A sentence of an article, or a part of a very long one: its terms, with their places."""

    article: str
    terms: tuple[tuple[str, int, int], ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for form, *_ in self.terms)

    @cached_property
    def different(self) -> frozenset[str]:
        return frozenset(self.forms)


@dataclass(frozen=True)
class _Weights:
    """What a term is worth in these sentences: its inverse document frequency, in nats.

    Names, numbers and words of formulas are worth less, and do not count as ``content``.
    """

    worth: Mapping[str, float]
    content: frozenset[str]


@dataclass(frozen=True, order=True)
class _Found:
    """Two stretches, how telling their shared words are in nats, and their cosine."""

    strength: float
    cosine: float
    one: Span
    other: Span


def paraphrases(
    texts: Mapping[str, str],
    passages: Sequence[Passage] = (),
    known: Mapping[str, Background] | None = None,
) -> tuple[Candidate, ...]:
    """Return stretches of sentences of different articles that may say the same, best first.

    Parameters
    ----------
    texts
        Article identifiers and their texts.
    passages
        What :func:`reuse` found: what it covers is left out, and between two articles that share
        a passage less is asked of a paraphrase.
    known
        What the other annotators know; two articles of one author are taken like two that share a
        passage.

    Notes
    -----
    Cosine of TF-IDF weights (G. Salton and C. Buckley, Term-weighting approaches in automatic
    text retrieval, 1988) of the two stretches, times the weight that they share; cut off at
    ``[paraphrase]`` of ``rules/reuse.toml``.
    """
    rule = rules.load("reuse")["limits"]["paraphrase"]
    sentences = [s for name in sorted(texts) for s in _sentences(name, texts[name], rule)]
    if len(sentences) < 2:
        return ()
    weights = _weights(texts, sentences, rule["name"])
    near = _near(passages, known or {})
    one_word = float(np.log(len(sentences)))
    found: dict[_Pair, list[_Found]] = defaultdict(list)
    for i, j in _pairs(sentences, weights, rule, one_word * rule["near"]["telling"]):
        pair = sentences[i].article, sentences[j].article
        asked = rule["near" if pair in near else "far"]
        if not _may_do(sentences[i], sentences[j], weights, asked, one_word * asked["telling"]):
            continue
        if sentences[i].forms == sentences[j].forms:
            # The same words: a matter of reuse.
            continue
        best = _best(sentences[i], sentences[j], weights, asked["shared"])
        if best and _words(texts[pair[0]], best.one) == _words(texts[pair[1]], best.other):
            # A formula, or a matter of reuse.
            continue
        if best and best.strength >= one_word * asked["telling"] and best.cosine >= rule["cosine"]:
            found[pair].append(best)
    covered: dict[_Pair, _Covered] = defaultdict(lambda: ([], []))
    for p in passages:
        pair = p.a_article, p.b_article
        spans = (p.a_start, p.a_end), (p.b_start, p.b_end)
        for side, name, span in zip(covered[pair], pair, spans, strict=True):
            side += [(0, texts[name].find("\n")), span]
    ranked = sorted(
        (-best.strength, a, _clause(texts[a], best.one), b, _clause(texts[b], best.other), best)
        for (a, b), met in found.items()
        for best in _apart(met, covered[a, b], copy=_is_copy((a, b), covered[a, b], texts))
    )
    # What several copies have stands for all of them in the first.
    first: dict[frozenset[tuple[str, ...]], Candidate] = {}
    for _, a, one, b, other, best in ranked:
        said = frozenset((tuple(_words(texts[a], one)), tuple(_words(texts[b], other))))
        first.setdefault(said, Candidate(a, *one, b, *other, round(min(best.cosine, 1.0), 3)))
    return tuple(first.values())


def _split(text: str) -> list[Span]:
    """Return the half-open offsets of the sentences of ``text``, a line at a time."""
    return [
        (line.start() + start, line.start() + end)
        for line in re.finditer(r"[^\n]+", text)
        for start, end in words.sentences(line.group())
    ]


def _sentences(article: str, text: str, rule: Mapping[str, Any]) -> Iterator[_Sentence]:
    """Yield the sentences of an article with at least so many different terms, no credits."""
    for start, end in _split(text):
        if credits("\n" + text[start:end], (), ()):
            continue
        met = re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", text[start:end])
        terms = tuple(
            (form, start + m.start(), start + m.end())
            for m in met
            if len(form := _form(m.group())) > 1 and form not in stems("function")
        )
        for at in range(0, len(terms), rule["longest"]):
            part = terms[at : at + rule["longest"]]
            if len({form for form, *_ in part}) >= rule["terms"]:
                yield _Sentence(article, part)


def _may_do(
    one: _Sentence, other: _Sentence, weights: _Weights, asked: Mapping[str, Any], least: float
) -> bool:
    """Whether the shared terms of two sentences suffice were they all in one stretch.

    No two stretches are more telling than all that both sentences share.
    """
    common = one.different & other.different
    content = len(common & weights.content)
    return any(len(common) >= s and content >= c for s, c in asked["shared"]) and (
        sum(map(weights.worth.__getitem__, common)) >= least - _ROUNDING
    )


def _weights(texts: Mapping[str, str], sentences: Sequence[_Sentence], name: float) -> _Weights:
    coded = encode([texts[article] for article in sorted(texts)])
    poor = set(compress(coded.forms, (~coded.content).tolist()))
    counts = Counter(form for s in sentences for form in s.different)
    worth = {
        form: float(np.log(len(sentences) / count)) * (name if form in poor else 1)
        for form, count in counts.items()
    }
    return _Weights(worth, frozenset(counts) - poor)


def _near(passages: Sequence[Passage], known: Mapping[str, Background]) -> set[_Pair]:
    """Return the pairs of articles that share a passage or an author."""
    near = {(p.a_article, p.b_article) for p in passages}
    writers: dict[str, list[str]] = defaultdict(list)
    for article in sorted(known):
        for author in known[article].authors:
            writers[author].append(article)
    return near | {(a, b) for group in writers.values() for a in group for b in group if a < b}


def _pairs(
    sentences: Sequence[_Sentence], weights: _Weights, rule: Mapping[str, Any], least: float
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of two articles whose shared terms are worth at least ``least``.

    Terms that stand in too many sentences lead to none.
    """
    # Here, because loading it costs more time and memory than finding the reuse of a whole page.
    from scipy.sparse import csr_array  # noqa: PLC0415

    number = {form: n for n, form in enumerate(sorted(weights.worth))}
    rows, columns = [], []
    for n, sentence in enumerate(sentences):
        forms = sorted(sentence.different)
        rows += [n] * len(forms)
        columns += [number[form] for form in forms]
    counts = np.bincount(columns, minlength=len(number))
    most = min(max(2, int(rule["spread"] * len(sentences))), rule["sentences"])
    root = np.sqrt([weights.worth[form] for form in sorted(weights.worth)])
    kept = np.flatnonzero((counts[columns] > 1) & (counts[columns] <= most))
    row, column = np.array(rows)[kept], np.array(columns)[kept]
    matrix = csr_array((root[column], (row, column)), shape=(len(sentences), len(number)))
    articles = np.unique([s.article for s in sentences], return_inverse=True)[1]
    for begin in range(0, len(sentences), _ROWS):
        shared = (matrix[begin : begin + _ROWS] @ matrix.T).tocoo()
        first, second = shared.row + begin, shared.col
        good = (shared.data >= least) & (first < second) & (articles[first] != articles[second])
        yield from sorted(zip(first[good].tolist(), second[good].tolist(), strict=True))


def _best(
    one: _Sentence, other: _Sentence, weights: _Weights, asked: Sequence[tuple[int, int]]
) -> _Found | None:
    """Return the stretches of two sentences that agree most, if any agree enough to be looked at.

    The first side is tried from each shared term to each later one; the second is where the terms
    met there stand.
    """
    worth = weights.worth
    common = one.different & other.different
    spots = [n for n, term in enumerate(one.terms) if term[0] in common]
    ends: dict[str, tuple[int, int]] = {}
    for n, (form, *_) in enumerate(other.terms):
        ends[form] = ends.get(form, (n, n))[0], n
    best: _Found | None = None
    for place, first in enumerate(spots):
        for last in spots[place + 1 :]:
            part = one.terms[first : last + 1]
            shared = {term[0] for term in part} & common
            content = len(shared & weights.content)
            if not any(len(shared) >= s and content >= c for s, c in asked):
                continue
            low, high = min(ends[f][0] for f in shared), max(ends[f][1] for f in shared)
            match = other.terms[low : high + 1]
            # fsum: the same in any order of the set, so that equals stay equals in every process.
            norms = [fsum(worth[f] ** 2 for f in {t[0] for t in side}) for side in (part, match)]
            together = sum(worth[form] ** 2 for form in sorted(shared))
            cosine = together / float(np.sqrt(norms[0] * norms[1])) if all(norms) else 0.0
            strength = cosine * sum(worth[form] for form in sorted(shared))
            if best is None or strength > best.strength:
                spans = (part[0][1], part[-1][2]), (match[0][1], match[-1][2])
                best = _Found(strength, cosine, *spans)
    return best


def _is_copy(pair: _Pair, covered: _Covered, texts: Mapping[str, str]) -> bool:
    """Whether most of an article stands in passages that it shares with the other one."""
    least = rules.load("reuse")["limits"]["paraphrase"]["copy"]
    return any(
        size(spans) >= least * len(texts[name]) for name, spans in zip(pair, covered, strict=True)
    )


def _apart(met: Sequence[_Found], covered: _Covered, *, copy: bool) -> Iterator[_Found]:
    """Yield the strongest first, without what overlaps a stronger one or stands in passages.

    Of a ``copy``, one side in a passage is enough: what was copied has its fellow in the other
    article already, and a copy's title says in other words what stands below it.
    """
    least = rules.load("reuse")["limits"]["paraphrase"]["covered"]
    taken: list[_Found] = []
    for found in sorted(met, key=lambda f: (-f.strength, f.one, f.other)):
        inside = [
            share(span, spans) >= least
            for span, spans in zip((found.one, found.other), covered, strict=True)
        ]
        if all(inside) or (copy and any(inside)):
            continue
        if not any(overlap(found.one, t.one) or overlap(found.other, t.other) for t in taken):
            taken.append(found)
            yield found


def _words(text: str, span: Span) -> list[str]:
    """Return the words of a stretch in small letters."""
    return re.findall(r"\w+", text[slice(*span)].lower())


_MARK = re.compile(r"[;:!?()“”\"\n–—]|[,.](?!\d)")


def _clause(text: str, span: Span) -> Span:
    """Widen ``span`` to the marks around it, without the white space there."""
    widest = rules.load("reuse")["limits"]["paraphrase"]["widest"]
    before = [m.end() for m in _MARK.finditer(text, max(0, span[0] - widest), span[0])]
    after = _MARK.search(text, span[1], span[1] + widest)
    start = before[-1] if before else span[0]
    end = after.start() if after else span[1]
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


@cache
def _form(surface: str) -> str:
    return stem(words.lemma(surface).lower())

"""Events: mentions of one stretch of time with one matter, grouped across posts.

Two mentions are one event when their intervals overlap and their sentences share enough of the
words that matter; mentions that exclude each other are one event, dated twice, only when they
share far more. The thresholds and their reasons stand in ``rules/events.toml``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate import names as names_of
from pressaudit.annotate import words
from pressaudit.annotate.timexes import Timex
from pressaudit.read.model import Article, Role


@dataclass(frozen=True, slots=True)
class Mention:
    """A dated mention: where it stands, its interval, and the terms of its sentence.

    ``terms`` maps a normal form (a lemma, or a name's canonical form) to the form to show.
    """

    article_id: str
    paragraph: int
    char_start: int
    begin: date
    end: date
    terms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """A group of mentions, given by their index in the list that was grouped.

    ``conflict`` is True when two mentions of it exclude each other.
    """

    label: str
    begin: date
    end: date
    mentions: tuple[int, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    first: int
    second: int


def mentions(
    article: Article, timexes: Iterable[Timex], names: Iterable[names_of.Mention]
) -> list[Mention]:
    """Return the dated mentions of ``article`` with the terms of their sentences.

    Only expressions that name a stretch of the calendar count, display repetitions do not. A
    sentence with fewer than three terms borrows those of the sentence before it.
    """
    named: dict[int, list[names_of.Mention]] = defaultdict(list)
    for name in names:
        named[name.paragraph].append(name)
    dated: dict[int, list[Timex]] = defaultdict(list)
    for timex in timexes:
        if timex.date_begin and timex.date_end:
            dated[timex.paragraph].append(timex)
    out = []
    for paragraph in article.paragraphs:
        if paragraph.number not in dated or paragraph.role is Role.PULL_QUOTE:
            continue
        spans = words.sentences(paragraph.text)
        forms = [_forms(paragraph.text, span, named[paragraph.number]) for span in spans]
        for timex in dated[paragraph.number]:
            here = next((n for n, (_, end) in enumerate(spans) if timex.char_start < end), -1)
            terms = forms[here] if spans else {}
            if len(terms) < 3 and here > 0:
                terms = forms[here - 1] | terms
            out.append(
                Mention(
                    article.article_id,
                    paragraph.number,
                    timex.char_start,
                    timex.date_begin,
                    timex.date_end,
                    terms,
                )
            )
    return out


def _forms(text: str, span: tuple[int, int], names: Sequence[names_of.Mention]) -> dict[str, str]:
    """Return the terms of one sentence, names whole and other words by their lemma."""
    inside = [n for n in names if span[0] <= n.char_start < span[1]]
    forms = {n.canonical.lower(): n.canonical for n in inside}
    for token in words.tokens(text[span[0] : span[1]]):
        at = span[0] + token.start
        if (
            token.is_word
            and token.surface.isalpha()
            and not any(n.char_start <= at < n.char_end for n in inside)
        ):
            forms[token.lemma.lower()] = token.surface
    return forms


def events(mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Group ``mentions``; every mention is in exactly one event, events are in order of time.

    Links are followed from the strongest on; two groups become one only if no mention of one
    excludes a mention of the other, a link between the two themselves apart (complete linkage
    on the intervals), so that a chain of weak likenesses makes no conflict.
    """
    rule = rules.load("events")
    vectors, shared = _vectors(mentions, rule)
    groups = _groups(mentions, _links(mentions, vectors, shared, rule))
    found = [_event(mentions, members, rule) for members in groups]
    return tuple(sorted(found, key=lambda e: (e.begin, e.end, e.mentions)))


def exclude(a: Mention, b: Mention) -> bool:
    """Whether no day lies in both intervals."""
    return a.end < b.begin or b.end < a.begin


def _vectors(mentions: Sequence[Mention], rule: Mapping[str, Any]) -> tuple[csr_matrix, csr_matrix]:
    """Return unit vectors of term weights, and the rare terms as ones, a row a mention."""
    ignored, common, rare = set(rule["ignored"]), rule["common"], rule["rare"]
    spread = Counter(term for mention in mentions for term in mention.terms)
    vocabulary: dict[str, tuple[int, float, bool]] = {}
    for term in sorted(spread):
        zipf = zipf_frequency(term, "en")
        if term not in ignored and zipf < common:
            # Rare in English and rare among the mentions: the product of both surprises.
            weight = (8 - zipf) * np.log(1 + len(mentions) / spread[term])
            vocabulary[term] = (len(vocabulary), weight, zipf <= rare)
    rows, columns, weights, marks = [], [], [], []
    for row, mention in enumerate(mentions):
        for term in sorted(mention.terms):
            if term in vocabulary:
                column, weight, is_rare = vocabulary[term]
                rows.append(row)
                columns.append(column)
                weights.append(weight)
                marks.append(float(is_rare))
    shape = (len(mentions), max(len(vocabulary), 1))
    matrix = csr_matrix((weights, (rows, columns)), shape=shape)
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    norms[norms == 0] = 1
    return (
        csr_matrix(matrix.multiply(1 / norms[:, None])),
        csr_matrix((marks, (rows, columns)), shape=shape),
    )


def _links(
    mentions: Sequence[Mention],
    vectors: csr_matrix,
    rare: csr_matrix,
    rule: Mapping[str, Any],
) -> list[_Link]:
    likeness = (vectors @ vectors.T).tocoo()
    shared = (rare @ rare.T).tocsr()
    floor = min(rule["same_interval"], rule["overlapping"], rule["excluding"])
    out = []
    for i, j, score in zip(likeness.row, likeness.col, likeness.data, strict=True):
        if i >= j or score < floor:
            continue
        a, b = mentions[i], mentions[j]
        if exclude(a, b):
            gap = max((b.begin - a.end).days, (a.begin - b.end).days)
            near = gap <= rule["excluding_days"] and shared[i, j] >= rule["excluding_terms"]
            linked = near and score >= rule["excluding"]
        elif (a.begin, a.end) == (b.begin, b.end):
            linked = score >= rule["same_interval"]
        else:
            linked = score >= rule["overlapping"]
        if linked:
            out.append(_Link(round(float(score), 6), int(i), int(j)))
    return sorted(out, key=lambda link: (-link.score, link.first, link.second))


def _groups(mentions: Sequence[Mention], links: Iterable[_Link]) -> list[tuple[int, ...]]:
    group_of = list(range(len(mentions)))
    members: dict[int, list[int]] = {i: [i] for i in group_of}
    linked = defaultdict(set)
    links = list(links)
    for link in links:
        linked[link.first].add(link.second)
        linked[link.second].add(link.first)
    for link in links:
        one, other = group_of[link.first], group_of[link.second]
        if one == other:
            continue
        if any(
            exclude(mentions[i], mentions[j]) and j not in linked[i]
            for i in members[one]
            for j in members[other]
        ):
            continue
        keep, gone = min(one, other), max(one, other)
        for i in members[gone]:
            group_of[i] = keep
        members[keep] += members.pop(gone)
    return [tuple(sorted(group)) for group in members.values()]


def _event(mentions: Sequence[Mention], members: tuple[int, ...], rule: Mapping[str, Any]) -> Event:
    group = [mentions[i] for i in members]
    conflict = any(exclude(a, b) for n, a in enumerate(group) for b in group[n + 1 :])
    # Agreeing mentions narrow one another down; excluding ones span what they claim together.
    begin = min(m.begin for m in group) if conflict else max(m.begin for m in group)
    end = max(m.end for m in group) if conflict else min(m.end for m in group)
    if end < begin:
        begin, end = min(m.begin for m in group), max(m.end for m in group)
    return Event(_label(group, rule), begin, end, members, conflict)


def _label(group: Sequence[Mention], rule: Mapping[str, Any]) -> str:
    """Join the terms that most of the mentions share, rare ones first; at most seven words."""
    spread = Counter(term for mention in group for term in mention.terms)
    ignored, common = set(rule["ignored"]), rule["common"]
    ranked = sorted(
        (term for term in spread if term not in ignored and zipf_frequency(term, "en") < common),
        key=lambda term: (-spread[term], zipf_frequency(term, "en"), term),
    )
    shown: list[str] = []
    size = 0
    for term in ranked:
        form = next(m.terms[term] for m in group if term in m.terms)
        width = len(form.split())
        inside = any(set(form.lower().split()) & set(s.lower().split()) for s in shown)
        if inside or size + width > 7 or len(shown) == rule["label_terms"]:
            continue
        shown.append(form)
        size += width
    return ", ".join(shown)

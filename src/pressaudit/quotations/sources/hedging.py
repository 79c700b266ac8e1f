"""Phrases that hold a statement back, and phrases that take it as certain."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.alternation import one_of
from pressaudit.language.document import NARRATIVE_ROLES, Document
from pressaudit.quotations.model import Citation, Hedge


def hedges(article: Document, found: Sequence[Citation]) -> tuple[Hedge, ...]:
    """Return the hedging and the confirming phrases of ``article``, in reading order.

    ``found`` are the citations of the article: a hedge is ``sourced`` when somebody is cited in
    its part of the sentence, or when it stands in somebody's quotation.
    """
    sourced = defaultdict(list)
    for citation in found:
        if citation.relation not in {"republished_from", "translated_by"}:
            sourced[citation.paragraph].append(citation)
    out = []
    for paragraph in article.paragraphs:
        if paragraph.role not in NARRATIVE_ROLES:
            continue
        spans = words.sentences(paragraph.text)
        for stance, pattern in _stances().items():
            for match in pattern.finditer(paragraph.text):
                start, end = _clause(paragraph.text, spans, match.start())
                out.append(
                    Hedge(
                        paragraph.number,
                        match.start(),
                        match.end(),
                        match.group().lower(),
                        stance,
                        any(
                            start <= c.char_start < end
                            or c.char_start <= match.start() < c.char_end
                            for c in sourced[paragraph.number]
                        ),
                    )
                )
    return tuple(sorted(out, key=lambda h: (h.paragraph, h.char_start)))


def _clause(text: str, sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the part of the sentence around ``at`` that no "although" or semicolon parts off."""
    start, end = next((s for s in sentences if s[0] <= at < s[1]), (0, 0))
    parting = re.finditer(r";|,\s(?:although|though|but|while|whereas)\b", text[start:end])
    for cut in [start + mark.start() for mark in parting]:
        if cut >= at:
            return start, cut
        start = cut
    return start, end


@cache
def _stances() -> dict[str, re.Pattern[str]]:
    rule = rules.load("citations")["hedges"]
    return {
        "hedged": re.compile(rf"\b{one_of(rule['phrases'])}\b", re.IGNORECASE),
        "confirmed": re.compile(rf"\b{one_of(rule['confirming'])}\b", re.IGNORECASE),
    }

"""Cited sources: on whose word a post states something, quoted or not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.document import Document, Role
from pressaudit.language.fold import folded
from pressaudit.quotations import Quotation
from pressaudit.quotations.descriptions import descriptions
from pressaudit.quotations.names import Mention, Names, mentions, within
from pressaudit.quotations.sources.channels import byline, linked, spoken
from pressaudit.quotations.sources.hedging import hedges
from pressaudit.quotations.sources.lookup import Lookup, lookup
from pressaudit.quotations.sources.model import Citation, Hedge
from pressaudit.quotations.sources.named import affiliations, named, unlisted
from pressaudit.quotations.sources.sourced import Sentence
from pressaudit.quotations.sources.unnamed import Memory, unnamed

__all__ = ["Citation", "Hedge", "citations", "hedges"]

_READ = {Role.BODY, Role.BLOCK_QUOTATION, Role.LIST_ITEM, Role.STRAPLINE}


def citations(
    article: Document, names: Names, quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the sources that ``article`` cites, in reading order.

    Who is quoted counts at the quotation; who is named as having said something, at the name; the
    outlet of the byline and the translator, at the byline.
    """
    own = within(article, names)
    full = partial(names.full, article.article_id)
    short = {full(name): name for name in sorted(own.kinds, reverse=True)}
    said = [
        replace(q, speaker=short.get(q.speaker, q.speaker), told_to=short.get(q.told_to, q.told_to))
        for q in quotations
    ]
    found = [replace(c, source=full(c.source)) for c in _citations(article, own, said)]
    return _settled(found, article)


def _citations(article: Document, names: Names, quotations: Sequence[Quotation]) -> list[Citation]:
    """Return what is cited, by the names that the article itself has."""
    met = mentions(article, names)
    known = lookup(met)
    found = list(spoken(quotations, names, known))
    sentences = list(_sentences(article, met, known, quotations))
    memory = Memory(known, former=_former(article, names, found))
    for sentence in sentences:
        memory.bodies += [m for m in sentence.mentions if m.kind != "person"]
        for citation in named(sentence):
            if citation.rule == "work":
                memory.work = citation.source, names.kinds.get(citation.source, "")
            found.append(citation)
        found += unnamed(sentence, memory)
    people = frozenset(c.source for c in found)
    for sentence in sentences:
        found += affiliations(sentence, people)
    for paragraph in article.paragraphs:
        if paragraph.role is Role.LINK:
            found += linked(paragraph, article, names)
    return [*found, *byline(article)]


def _settled(found: Iterable[Citation], article: Document) -> tuple[Citation, ...]:
    """Return each citation once; who is quoted in the post is quoted, a programme is its outlet."""
    quoted = {c.source for c in found if c.relation == "quotes" and c.source_type != "anonymous"}
    programme = _bare(article.byline.programme) if article.byline.outlet else ""
    out: dict[tuple[int, int, int, str, str], Citation] = {}
    for c in found:
        relation = "quotes" if c.relation == "reports" and c.source in quoted else c.relation
        own = programme and _bare(c.source) == programme
        made = replace(c, relation=relation, source=article.byline.outlet if own else c.source)
        key = made.paragraph, made.char_start, made.char_end, made.source, made.relation
        out.setdefault(key, made)
    return tuple(out[key] for key in sorted(out))


def _bare(name: str) -> str:
    return folded(name.removeprefix("The "))


def _sentences(
    article: Document, found: Sequence[Mention], named: Lookup, quotations: Sequence[Quotation]
) -> Iterator[Sentence]:
    """Yield the sentences in which something may be stated, with the names outside the marks."""
    met: dict[int, list[Mention]] = defaultdict(list)
    quoted: dict[int, list[Quotation]] = defaultdict(list)
    for mention in found:
        met[mention.paragraph].append(mention)
    for quotation in quotations:
        quoted[quotation.paragraph].append(quotation)
    known = _capitalised(article)
    for paragraph in article.paragraphs:
        if paragraph.role not in _READ:
            continue
        marks = quoted[paragraph.number]
        here = [
            m
            for m in met[paragraph.number]
            if not any(q.char_start <= m.char_start < q.char_end for q in marks)
        ]
        for start, end in words.sentences(paragraph.text):
            inside = [m for m in here if start <= m.char_start < end]
            plain = Sentence(paragraph.number, paragraph.text[start:end], start, inside, marks)
            more = [*inside, *unlisted(plain, known, named.parts)]
            yield replace(plain, mentions=sorted(more, key=lambda m: m.char_start))


def _capitalised(article: Document) -> frozenset[str]:
    """Return the words in capitals within a sentence of ``article``: names, most likely."""
    pattern = re.compile(r"(?<=[a-z,’'] )[A-Z](?:[\w&-]|['’](?!s\b))*")
    return frozenset(
        word.group()
        for p in article.paragraphs
        if p.role in _READ
        for word in pattern.finditer(p.text)
    )


def _former(article: Document, names: Names, found: Sequence[Citation]) -> str:
    """Return the one quoted person whom the post describes by what he used to be, if any."""
    quoted = {c.source for c in found if c.source_type == "person"}
    then = set(rules.load("citations")["used_to"])
    met = {
        d.person
        for d in descriptions(article, names)
        if d.person in quoted and then & set(d.description.lower().split())
    }
    return met.pop() if len(met) == 1 else ""

"""Cited sources: on whose word a text states something, quoted or not.

>>> from pressaudit.quotations.sources import find
>>> [(c.source, c.source_type) for c in find("The pier is sold, Ann Ode said. Police denied it.")]
[('Ann Ode', 'person'), ('Police', 'police')]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pressaudit.language.alternation import listed
from pressaudit.language.document import Document, Role
from pressaudit.language.fold import without_the
from pressaudit.quotations.block import Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.descriptions import descriptions
from pressaudit.quotations.model import OF_PAPERS, UNNAMED, Citation, Hedge, Quotation
from pressaudit.quotations.names import Mention, Names, mentions
from pressaudit.quotations.names.lexicon import breaks
from pressaudit.quotations.post import quotations_of
from pressaudit.quotations.sources import channels
from pressaudit.quotations.sources.context import (
    Context,
    capitalised,
    context_of,
    words_of,
)
from pressaudit.quotations.sources.hedging import hedges
from pressaudit.quotations.sources.memory import Memory
from pressaudit.quotations.sources.named import affiliations, called_press, named
from pressaudit.quotations.sources.unnamed import Post, unnamed
from pressaudit.quotations.text import Text

__all__ = ["Citation", "Hedge", "citations", "find", "hedges"]

_READ = frozenset({Role.BODY, Role.BLOCK_QUOTATION, Role.LIST_ITEM, Role.STRAPLINE})


def find(text: str) -> tuple[Citation, ...]:
    """Return the sources that a plain text cites, in reading order.

    Each line of ``text`` that is not blank is a paragraph; offsets count within it.
    """
    laid_out = Text.plain(text)
    return citations_of(laid_out, quotations_of(laid_out))


def citations(
    article: Document, names: Names, quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the sources that ``article`` cites, in reading order.

    Who is quoted counts at the quotation; who is named as having said something, at the name; the
    outlet of the byline and the translator, at the byline.
    """
    return citations_of(Text(article, names), quotations)


def citations_of(text: Text, quotations: Sequence[Quotation]) -> tuple[Citation, ...]:
    """Return what a text that is laid out already cites (see :func:`citations`).

    It is found by the names that the article itself has.
    """
    short = {text.full(name): name for name in sorted(text.names.kinds, reverse=True)}
    said = [
        replace(q, speaker=short.get(q.speaker, q.speaker), told_to=short.get(q.told_to, q.told_to))
        for q in quotations
    ]
    article, met = text.article, mentions(text.article, text.names)
    found = list(_stated(text, met, said))
    outlets = frozenset(m.canonical for m in met if m.kind == "outlet")
    for paragraph in article.paragraphs:
        if paragraph.role is Role.LINK:
            found += channels.linked(paragraph, article, outlets)
        elif paragraph.role in _READ:
            found += channels.dateline(paragraph, outlets | {article.byline.outlet} - {""})
    found += channels.byline(article)
    bodies = (m.canonical for m in met if m.kind == "organisation")
    named = _one_name(found, _fuller(bodies) | _initials(met))
    return _settled((replace(c, source=text.full(c.source)) for c in named), article)


def _stated(text: Text, met: Sequence[Mention], quotations: Sequence[Quotation]) -> list[Citation]:
    """Return what the sentences of a post state on somebody's word, quoted or not."""
    read = text.blocks(_READ)
    bodies = sorted({(m.canonical, m.kind) for m in met if m.kind != "person"})
    bodies += [(name, "police") for name in sorted(_forces(read))]
    memory = Memory(tuple(bodies), _former(text, quotations))
    post = Post(memory, Discourse(text, _READ))
    known, parts = capitalised(b.paragraph.text for b in read), _parts(met)
    contexts = [[context_of(s, known, parts) for s in text.sentences(block)] for block in read]
    press = frozenset(name for here in contexts for c in here for name in called_press(c))
    said: dict[int, list[Quotation]] = {}
    for q in quotations:
        said.setdefault(q.paragraph, []).append(q)
    found: list[Citation] = []
    seen: list[Context] = []
    for block, here in zip(read, contexts, strict=True):
        post.discourse.read(block)
        for plain in here:
            context = plain.calling(press)
            memory.read(context.mentions, context.start)
            here_in = range(context.start, context.sentence.end)
            quoted = [q for q in said.get(block.number, ()) if q.char_start in here_in]
            cited = _sentence(context, text.names, post, quoted)
            if any(m.kind == "outlet" for m in context.mentions):
                seen.append(context)
            _remember(memory, cited, context)
            found += cited
    sources = frozenset(c.source for c in found)
    return found + [c for context in seen for c in affiliations(context, sources)]


def _sentence(
    context: Context, names: Names, post: Post, quoted: Sequence[Quotation]
) -> list[Citation]:
    """Return the sources of one sentence: its quotations', its names', those without a name."""
    if channels.is_about_text(context):
        return list(channels.credit(context))
    found = [c for q in quoted for c in channels.spoken(q, context, names, post)]
    if not context.signals:
        return found
    return [*found, *named(context), *unnamed(context, post, quoted)]


def _remember(memory: Memory, found: Iterable[Citation], context: Context) -> None:
    """Keep what later sentences point back to: the report cited last, the word passed on last."""
    in_statement = any(token.low == "statement" for token in context.tokens)
    for citation in found:
        kind = citation.source_type
        if in_statement and kind not in (UNNAMED, "outlet") and citation.relation != "cites":
            memory.stated = citation.source, kind
        if citation.rule in ("work", "words") and kind != "person":
            memory.work = citation.source, kind
        if citation.relation not in ("reports", "quotes") or kind in (UNNAMED, "document"):
            continue
        if citation.rule not in OF_PAPERS:
            memory.said((citation.source, kind))
        if kind != "person" and citation.rule != "quotation":
            memory.met((citation.source, kind), citation.char_start - context.start)


_FORCE = re.compile(r"\b((?:[A-Z][\w’'-]+[ ]){1,2})[Pp]olice\b(?!\s[A-Z])")


def _forces(read: Iterable[Block]) -> set[str]:
    """Return the police forces that a post names by their place: "Lund police"."""
    led = _FORCE.findall("\n".join(block.masked for block in read))
    places = {" ".join(w for w in name.split() if w not in breaks()) for name in led}
    return {f"{place} police" for place in places if place}


def _parts(met: Iterable[Mention]) -> dict[str, str]:
    """Return the only organisation of a post that has a word in its name, by the word."""
    holders: dict[str, set[str]] = {}
    for name, variant in sorted(
        {(m.canonical, m.variant) for m in met if m.kind == "organisation"}
    ):
        for word in (*name.split(), *variant.split()):
            holders.setdefault(word, set()).add(name)
    return {word: min(names) for word, names in holders.items() if len(names) == 1}


def _former(text: Text, quoted: Sequence[Quotation]) -> str:
    """Return the one quoted person whom the post describes by what he used to be, if any."""
    then = words_of("people", "used_to")
    people = {q.speaker for q in quoted if text.names.kinds.get(q.speaker) == "person"}
    met = {
        d.person
        for d in (descriptions(text.article, text.names) if people else ())
        if d.person in people and then & set(d.description.lower().split())
    }
    return met.pop() if len(met) == 1 else ""


def _initials(met: Iterable[Mention]) -> dict[str, str]:
    """Return the only body of a post with certain initials: NTSB, F.D.A."""
    out: dict[str, set[str]] = {}
    for name in {m.canonical for m in met if m.kind != "person"}:
        capitals = "".join(word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper())
        if len(capitals) > 2 and " " in name:
            out.setdefault(capitals, set()).add(name)
    return {initials: min(names) for initials, names in out.items() if len(names) == 1}


def _shorter(name: str) -> Iterator[str]:
    """Yield what an outlet is called for short: WOOD for WOOD-TV, "The Times" for New York Times.

    No day of the week leads: the Harbour Times is not the Sunday Harbour Times.
    """
    for ending in words_of("names", "outlet_endings"):
        if name.endswith(ending):
            yield name.removesuffix(ending)
    *rest, last = without_the(name).split()
    if (
        rest
        and last in listed("organisations", "outlet_heads")
        and rest[0].lower() not in words_of("phrase", "date_words")
    ):
        yield from (last, f"The {last}")


def _fuller(bodies: Iterable[str]) -> dict[str, str]:
    """Return the one longer name of a body that each shorter one cuts: "Trust", "Lund Trust".

    It begins and ends as the longer one does, or is its last word alone.
    """
    names = sorted({tuple(name.split()) for name in bodies}, key=lambda words: (-len(words), words))
    out: dict[str, str] = {}
    short = {name[-1:] for name in names} | set(names)
    for words in sorted(short):
        longer = [n for n in names if len(n) > len(words) and _cuts(words, n)]
        if longer and all(n == longer[0] or _cuts(n, longer[0]) for n in longer):
            out[" ".join(words)] = " ".join(longer[0])
    return out


def _cuts(short: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    ends = short[-1] == name[-1] and (len(short) == 1 or short[0] == name[0])
    return ends and all(word in rest for word in short)


def _one_name(found: Iterable[Citation], fuller: Mapping[str, str]) -> list[Citation]:
    """Return the citations of a post with each source under one name and of one type.

    Initials are the body that has them, and what is called an outlet once is one throughout.
    """
    every = [
        c
        if c.source_type == "person"
        else replace(
            c, source=fuller.get(c.source, fuller.get(c.source.replace(".", ""), c.source))
        )
        for c in found
    ]
    press = {c.source for c in every if c.source_type == "outlet"}
    longer = {short: name for name in sorted(press) for short in _shorter(name)}
    every = [replace(c, source=longer.get(c.source, c.source)) for c in every]
    return [replace(c, source_type="outlet") if c.source in press else c for c in every]


def _settled(found: Iterable[Citation], article: Document) -> tuple[Citation, ...]:
    """Return each citation once; who is quoted in the post is quoted, a programme is its outlet."""
    every = list(found)
    quoted = {c.source for c in every if c.relation == "quotes" and c.source_type != UNNAMED}
    programme = without_the(article.byline.programme) if article.byline.outlet else ""
    out: dict[tuple[int, int, int, str, str], Citation] = {}
    for c in every:
        relation = "quotes" if c.relation == "reports" and c.source in quoted else c.relation
        own = programme and without_the(c.source) == programme
        made = replace(c, relation=relation, source=article.byline.outlet if own else c.source)
        key = made.paragraph, made.char_start, made.char_end, made.source, made.relation
        out.setdefault(key, made)
    return tuple(out[key] for key in sorted(out))

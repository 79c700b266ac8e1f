"""One post read from top to bottom: its sentences weighed, their statements given a source."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pressaudit.language.document import Document
from pressaudit.quotations import clauses, told
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import small
from pressaudit.quotations.attributions.features import Seen
from pressaudit.quotations.attributions.model import Statement
from pressaudit.quotations.attributions.report import Report
from pressaudit.quotations.attributions.weigh import HALF, Decide, trusted
from pressaudit.quotations.block import Block, blocks
from pressaudit.quotations.coreference import Discourse, Resolver, offices
from pressaudit.quotations.model import Quotation
from pressaudit.quotations.names import Names, within
from pressaudit.quotations.nouns import Subject, head_of, is_source
from pressaudit.quotations.sources.model import source_type

_EDGE = ' ,;:—–-.“”"'
_CAPITAL = re.compile(r"\b[A-Z]")
_LETTER = re.compile(r"\w")
Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A source as a sentence gives it: its canonical name, and the words that name it."""

    name: str = ""
    surface: str = ""


class Reader:
    """Reads the blocks of one post and keeps who has spoken so far."""

    def __init__(
        self,
        read: Sequence[Block],
        names: Names,
        quoted: Iterable[Quotation],
        kind_of: Callable[[str], str],
    ) -> None:
        people = (m.canonical for b in read for m in b.mentions if m.kind == "person")
        self._kind_of = kind_of
        self._discourse = Discourse(names, offices(read), people)
        self._resolver = Resolver(names, self._discourse)
        self._quoted: dict[int, list[Quotation]] = {}
        for q in quoted:
            if q.kind in ("quotation", "mixed"):
                self._quoted.setdefault(q.paragraph, []).append(q)
        self._last = Said()
        self._last_block = -1

    def statements(self, seen: Sequence[Seen], chances: Sequence[float]) -> Iterator[Statement]:
        """Give the statements of a post's sentences in order; ``chances`` say which have any."""
        at = -1
        for sentence, chance in zip(seen, chances, strict=True):
            if sentence.index != at:
                at = sentence.index
                self._discourse.read(at, sentence.block)
            yield from self._sentence(sentence, chance >= HALF)

    def _sentence(self, seen: Seen, stands: bool) -> Iterator[Statement]:
        quotes = [
            q
            for q in self._quoted.get(seen.block.paragraph.number, ())
            if seen.start <= q.char_start < seen.end
        ]
        made: list[Statement] = []
        if seen.quoted < HALF or not quotes:
            reports = self._kept(seen, stands)
            made = self._of_reports(seen, reports, quotes)
            if stands and seen.share([(m.char_start, m.char_end) for m in made]) < HALF:
                made = self._whole(seen, reports, made)
        for q in quotes:
            span = (q.char_start, q.char_end)
            if not any(m.char_start < span[1] and span[0] < m.char_end for m in made):
                made.append(self._direct(q))
        made.sort(key=lambda m: m.char_start)
        if made:
            first = made[0]
            self._last, self._last_block = Said(first.source, first.source), seen.index
            self._discourse.spoke(first.source)
        yield from made

    def _kept(self, seen: Seen, stands: bool) -> list[Report]:
        """Return the cues that count: those trusted, or the largest where the sentence stands."""
        found = [r for r in seen.reports if r.contents]
        sure = [r for r in found if trusted(r)]
        if not stands:
            return [r for r in sure if seen.share(r.contents) < HALF]
        if seen.share([c for r in sure for c in r.contents]) >= HALF or not found:
            return sure
        return [r for r in found if r in sure or r is seen.ranked[0][1]]

    def _of_reports(
        self, seen: Seen, reports: Sequence[Report], quotes: Sequence[Quotation]
    ) -> list[Statement]:
        """Lay the contents of cues out without overlap, what is nested first."""
        out: list[Statement] = []
        taken: list[Interval] = []
        by_length = sorted(reports, key=lambda r: (_length(r.contents), -r.start))
        for report in by_length:
            outer = next((o for o in by_length if o is not report and _holds(o, report)), None)
            over = self._said(seen, outer) if outer else Said()
            said = self._said(seen, report) if report.subject else over
            found = self._made(seen, report, said, over.name)
            for start, end in _without(report.contents, taken):
                a, b = _stripped(seen.block.paragraph.text, start, end)
                mixed = any(a <= q.char_start < b for q in quotes)
                kind = "mixed" if mixed else "indirect"
                if a < b:
                    out.append(replace(found, char_start=a, char_end=b, kind=kind))
            taken += report.contents
        return out

    def _made(self, seen: Seen, report: Report, said: Said, through: str) -> Statement:
        """Return the statement of a cue, its place and kind to be filled in."""
        heard = told.outlet(seen.block, seen.start, seen.end)
        return Statement(
            paragraph=seen.block.paragraph.number,
            char_start=0,
            char_end=0,
            kind="",
            source=said.name,
            source_type=self._type(said.name),
            cue=seen.block.masked[report.start : report.end],
            cue_class=lexicon.stance(report.word.lemma),
            told_to=heard if heard != said.name else "",
            through=through if through != said.name else "",
            rule=report.rule,
        )

    def _whole(
        self, seen: Seen, reports: Sequence[Report], made: Sequence[Statement]
    ) -> list[Statement]:
        """Take a sentence as a whole where no cue of it reports its half: free report."""
        text = seen.block.paragraph.text
        top = next((r for r in reports if r.subject), None)
        said = self._said(seen, top) if top else self._free(seen)
        out = list(made)
        gone = [(m.char_start, m.char_end) for m in made]
        if top and top.subject:
            gone += [(top.subject.start, top.end)] if top.subject.start < top.end else []
        for span in _without([(seen.start, seen.end)], gone):
            start, end = _stripped(text, *span)
            if end > start and seen.share([(start, end)]) > 0.1:
                out.append(
                    Statement(
                        seen.block.paragraph.number,
                        start,
                        end,
                        "indirect",
                        said.name,
                        self._type(said.name),
                        "",
                        lexicon.NEUTRAL,
                        "",
                        "",
                        "free",
                    )
                )
        return out

    def _free(self, seen: Seen) -> Said:
        """Return whose word goes on: the last source of the paragraph, or who the sentence has."""
        if self._last.name and self._last_block == seen.index:
            return self._last
        subject = clauses.subject(seen.block, seen.start, seen.end)
        return self._named(seen, subject) if subject else self._last

    def _said(self, seen: Seen, report: Report) -> Said:
        if report.subject is None:
            return Said()
        return self._named(seen, report.subject)

    def _named(self, seen: Seen, subject: Subject) -> Said:
        if _is_nobody(seen, subject):
            return Said("", subject.surface)
        name = self._resolver.speaker(seen.block, seen.index, subject)
        return Said(name, subject.surface)

    def _direct(self, q: Quotation) -> Statement:
        return Statement(
            q.paragraph,
            q.char_start,
            q.char_end,
            "direct",
            q.speaker,
            self._type(q.speaker),
            q.cue,
            lexicon.stance(q.cue),
            q.told_to,
            "",
            f"marks: {q.rule}",
        )

    def _type(self, name: str) -> str:
        return source_type(name, self._kind_of(name))


def sentences(read: Sequence[Block]) -> list[Seen]:
    """Return the sentences of a post's blocks, in order."""
    return [
        Seen(block, index, rank, start, end)
        for index, block in enumerate(read)
        for rank, (start, end) in enumerate(block.edges())
    ]


def statements(
    article: Document, names: Names, quoted: Iterable[Quotation], decide: Decide
) -> tuple[Statement, ...]:
    """Return the statements of an article, in reading order; they do not overlap."""
    own = within(article, names)
    read = blocks(article, own)
    seen = sentences(read)
    known = frozenset(names.fuller.get(article.article_id, {}).values())

    def kind_of(name: str) -> str:
        return own.kinds.get(name) or names.kinds.get(name, "")

    def full(name: str) -> str:
        return name if name in known else names.full(article.article_id, name)

    found = Reader(read, own, quoted, kind_of).statements(seen, decide(seen))
    return tuple(
        replace(s, source=full(s.source), told_to=full(s.told_to), through=full(s.through))
        for s in found
    )


def _is_nobody(seen: Seen, subject: Subject) -> bool:
    """Tell whether a capital only opens the sentence: "Sources", "Aides to the mayor"."""
    surface = subject.surface
    if subject.kind != "noun" or subject.start > seen.start + 1 or _CAPITAL.search(surface, 1):
        return False
    head = head_of(surface)
    return is_source(head) or is_source(head.removesuffix("s"))


def _length(spans: Iterable[Interval]) -> int:
    return sum(b - a for a, b in spans)


def _holds(outer: Report, inner: Report) -> bool:
    return any(a <= inner.start and inner.end <= b for a, b in outer.contents)


def _without(spans: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """Return what is left of ``spans`` where ``taken`` is cut out."""
    left = list(spans)
    for a, b in taken:
        left = [p for s, e in left for p in ((s, min(e, a)), (max(s, b), e)) if p[0] < p[1]]
    return left


def _stripped(text: str, start: int, end: int) -> Interval:
    """Leave out white space and marks at the edges; nothing is left where no letter is."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    bare = text[start:end].lower() in small("never_alone")
    return (start, start) if bare or not _LETTER.search(text, start, end) else (start, end)

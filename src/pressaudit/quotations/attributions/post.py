"""One post read from top to bottom: the cues that count as statements with their source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pressaudit.language.spans import difference, size
from pressaudit.quotations import told
from pressaudit.quotations.attributions import lexicon
from pressaudit.quotations.attributions.clause import Interval, Report, small
from pressaudit.quotations.attributions.reports import HALF, Seen, sentences
from pressaudit.quotations.attributions.weigh import Weigh
from pressaudit.quotations.coreference import Discourse, Resolver
from pressaudit.quotations.model import Quotation, Statement, source_type
from pressaudit.quotations.names.lexicon import demonyms
from pressaudit.quotations.nouns import Subject, head_of, is_source
from pressaudit.quotations.text import Text

SPEAKING = frozenset(("say", "tell"))
"""Classes of cues whose report may go on without a cue."""
_EDGE = ' ,;:—–-.“”"'
_CAPITAL = re.compile(r"\b[A-Z]")
_LETTER = re.compile(r"\w")


def statements(text: Text, quoted: Iterable[Quotation], weigh: Weigh) -> tuple[Statement, ...]:
    """Return the statements of an article, in reading order; they do not overlap."""
    seen = sentences(text.blocks())
    known = frozenset(text.build.fuller.get(text.article.article_id, {}).values())

    def full(name: str) -> str:
        return name if name in known else text.full(name)

    found = Reader(text, quoted).statements(seen, weigh(seen))
    return tuple(
        replace(s, source=full(s.source), told_to=full(s.told_to), through=full(s.through))
        for s in found
    )


class Reader:
    """Reads the blocks of one post and keeps who has spoken so far."""

    def __init__(self, text: Text, quoted: Iterable[Quotation]) -> None:
        self._text = text
        self._discourse = Discourse(text)
        self._resolver = Resolver(text.names, self._discourse)
        self._quoted: dict[int, list[Quotation]] = {}
        for q in quoted:
            if q.kind in ("quotation", "mixed"):
                self._quoted.setdefault(q.paragraph, []).append(q)
        self._going_on = ""

    def statements(
        self, seen: Sequence[Seen], counted: Sequence[Sequence[Report]]
    ) -> Iterator[Statement]:
        """Give the statements of a post's sentences in order; ``counted`` are their cues."""
        at = -1
        for sentence, reports in zip(seen, counted, strict=True):
            if sentence.index != at:
                at, self._going_on = sentence.index, ""
                self._discourse.read(sentence.block)
            yield from self._sentence(sentence, reports)

    def _sentence(self, seen: Seen, reports: Sequence[Report]) -> Iterator[Statement]:
        quotes = [
            q
            for q in self._quoted.get(seen.block.paragraph.number, ())
            if seen.start <= q.char_start < seen.end
        ]
        made: list[Statement] = []
        if seen.quoted < HALF or not quotes:
            made = self._of_reports(seen, reports, quotes)
        for q in quotes:
            if not any(m.char_start < q.char_end and q.char_start < m.char_end for m in made):
                made.append(self._direct(q))
        if not made and not reports and self._going_on and _is_backshifted(seen):
            made = [self._free(seen)]
        made.sort(key=lambda m: m.char_start)
        if made:
            self._discourse.spoke(made[0].source)
        else:
            self._going_on = ""
        if any(r.kind in SPEAKING and seen.share(r.contents) >= HALF for r in reports):
            self._going_on = made[0].source if made else ""
        yield from made

    def _of_reports(
        self, seen: Seen, reports: Sequence[Report], quotes: Sequence[Quotation]
    ) -> list[Statement]:
        """Lay the contents of cues out without overlap, what is nested first."""
        out: list[Statement] = []
        taken: list[Interval] = []
        heard = told.outlet(seen.block, seen.start, seen.end) if reports else ""
        nested_first = sorted(reports, key=lambda r: (size(r.contents), -r.start))
        for report in nested_first:
            outer = next((o for o in nested_first if o is not report and o.holds(report)), None)
            over = self._said(seen, outer) if outer else ""
            said = self._said(seen, report) if report.subject else over
            found = self._made(seen, report, said, over, heard if heard != said else "")
            for start, end in difference(report.contents, taken):
                a, b = _stripped(seen.block.paragraph.text, start, end)
                mixed = any(a <= q.char_start < b for q in quotes)
                kind = "mixed" if mixed else "indirect"
                if a < b:
                    out.append(replace(found, char_start=a, char_end=b, kind=kind))
            taken += report.contents
        return out

    def _said(self, seen: Seen, report: Report) -> str:
        """Return the canonical name of a cue's source."""
        if report.subject is None or _is_nobody(seen, report.subject):
            return ""
        return self._resolver.speaker(seen.block, report.subject)

    def _statement(self, paragraph: int, start: int, end: int, **said: str) -> Statement:
        """Return a statement on the word of ``source``, without a cue unless one is given."""
        kind = self._text.names.kinds.get(said["source"])
        typed = source_type(said["source"], kind or self._text.build.kinds.get(said["source"], ""))
        plain = {"cue": "", "cue_class": lexicon.NEUTRAL, "told_to": "", "through": ""}
        return Statement(paragraph, start, end, source_type=typed, **(plain | said))

    def _made(self, seen: Seen, report: Report, said: str, through: str, told_to: str) -> Statement:
        """Return the statement of a cue, its place and kind to be filled in."""
        return self._statement(
            seen.block.number,
            0,
            0,
            kind="",
            source=said,
            cue=seen.block.masked[report.start : report.end],
            cue_class=lexicon.stance(report.word.lemma),
            told_to=told_to,
            through=through if through != said else "",
            rule=report.rule,
        )

    def _free(self, seen: Seen) -> Statement:
        """Return a sentence that goes on with the report before it, as a whole."""
        place = _stripped(seen.block.paragraph.text, seen.start, seen.end)
        return self._statement(
            seen.block.number, *place, kind="indirect", source=self._going_on, rule="free"
        )

    def _direct(self, q: Quotation) -> Statement:
        lemmas = [word.lemma for word in lexicon.verbs().get(q.cue, ())]
        return self._statement(
            q.paragraph,
            q.char_start,
            q.char_end,
            kind="direct",
            source=q.speaker,
            cue=q.cue,
            cue_class=lexicon.stance(lemmas[0]) if lemmas else lexicon.NEUTRAL,
            told_to=q.told_to,
            rule=f"marks: {q.rule}",
        )


def _is_backshifted(seen: Seen) -> bool:
    """Tell whether a sentence has the tense of report: "It would be lit by noon"."""
    lows = {token.low for token in seen.clause.tokens}
    told = lows & small("backshift") and not lows & (small("first_person") | {"?"})
    return bool(told) and seen.quoted < HALF


def _is_nobody(seen: Seen, subject: Subject) -> bool:
    """Tell whether a capital only opens the sentence: "Sources", "Aides to the mayor"."""
    surface = subject.surface
    if subject.kind != "noun" or subject.start > seen.start + 1 or _CAPITAL.search(surface, 1):
        return False
    first = surface.split()[0].removesuffix("s")
    if seen.block.begins(subject.start) or first in demonyms():
        return False
    head = head_of(surface)
    return is_source(head) or is_source(head.removesuffix("s"))


def _stripped(text: str, start: int, end: int) -> Interval:
    """Leave out white space and marks at the edges; nothing is left where no word stands alone."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    bare = text[start:end].lower() in small("never_alone")
    return (start, start) if bare or not _LETTER.search(text, start, end) else (start, end)

"""Who is quoted, whom it was told to, and how a post came here: its byline, its links."""

import re
from collections.abc import Iterator, Sequence

from pressaudit import rules
from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.language.fold import folded
from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Names
from pressaudit.quotations.sources.lookup import Lookup
from pressaudit.quotations.sources.model import UNNAMED, Citation, source_type
from pressaudit.quotations.sources.patterns import patterns

_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s]+)(?P<path>\S*)")
_SHORTEST = 5
"""Letters of an outlet's name that are no chance in an address."""


def byline(article: Document) -> Iterator[Citation]:
    """Yield the outlet that a post was taken from, and who translated it."""
    line = next((p for p in article.paragraphs if p.role is Role.BYLINE), None)
    if line is None:
        return
    end = len(line.text)
    for name, relation in (
        (article.byline.outlet, "republished_from"),
        (article.byline.translator, "translated_by"),
    ):
        if name:
            yield Citation(line.number, 0, end, name, "outlet", relation, "byline")


def linked(paragraph: Paragraph, article: Document, names: Names) -> Iterator[Citation]:
    """Yield what a bare address leads to: the outlet that its host or path names, or the host."""
    match = _ADDRESS.search(paragraph.text)
    if match is None:
        return
    outlets = {article.byline.outlet, *names.outlets} - {""}
    address = folded(match["host"]), folded(match["path"])
    met = [
        name
        for part in address
        for name in sorted(outlets, key=lambda n: (-len(n), n))
        if len(folded(name)) >= _SHORTEST and folded(name) in part
    ]
    source, kind = (met[0], "outlet") if met else (match["host"], "document")
    yield Citation(paragraph.number, *match.span(), source, kind, "links_to", "link")


def spoken(quotations: Sequence[Quotation], names: Names, parts: Lookup) -> Iterator[Citation]:
    """Yield the speaker of each quotation, and the outlet that got the words."""
    for q in quotations:
        work = q.speaker_surface.lower().split()[-1:]
        # "The report" says it, and the report has been cited: that is found by itself.
        pointed = not q.speaker and work and work[0] in rules.load("citations")["works"]
        if q.kind in {"quotation", "mixed"} and (q.speaker or q.speaker_surface) and not pointed:
            source, kind = _who(q.speaker, names, parts)
            yield _at(q, source, kind, "quotes", "quotation")
        if q.told_to:
            kind = names.kinds.get(q.told_to, "outlet")
            yield _at(q, q.told_to, kind, "interviewed_by", "told-to")


def _at(q: Quotation, source: str, kind: str, relation: str, rule: str) -> Citation:
    typed = source_type(source, kind)
    return Citation(q.paragraph, q.char_start, q.char_end, source, typed, relation, rule)


def _who(speaker: str, names: Names, parts: Lookup) -> tuple[str, str]:
    """Return the source that a speaker is, and the kind of its name.

    A description is parted from the name in it: "the Tern's official website", "a special Tern
    report".
    """
    if not speaker:
        return UNNAMED, ""
    if speaker in names.kinds:
        return speaker, names.kinds[speaker]
    within = [
        (name, kind)
        for word in re.findall(r"[\w.’'&-]*\w", speaker)
        for name, kind in parts.first.get(word, ())
        if re.search(rf"\b{re.escape(name)}\b", speaker)
    ]
    if within:
        return max(within, key=lambda pair: (len(pair[0]), pair))
    work = list(patterns()["paper_of"].finditer(f"{speaker} "))
    if work:
        return work[-1]["name"], "outlet"
    return speaker, "organisation"

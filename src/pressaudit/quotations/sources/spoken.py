"""Who is quoted, and whom it was told to, as sources."""

import re
from collections.abc import Iterator, Sequence

from pressaudit import rules
from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Names
from pressaudit.quotations.sources.lookup import lookup
from pressaudit.quotations.sources.model import Citation
from pressaudit.quotations.sources.patterns import patterns
from pressaudit.quotations.sources.types import UNNAMED, source_type


def spoken(quotations: Sequence[Quotation], names: Names) -> Iterator[Citation]:
    """Yield the speaker of each quotation, and the outlet that got the words."""
    for q in quotations:
        work = q.speaker_surface.lower().split()[-1:]
        # "The report" says it, and the report has been cited: that is found by itself.
        pointed = not q.speaker and work and work[0] in rules.load("citations")["works"]
        if q.kind in {"quotation", "mixed"} and (q.speaker or q.speaker_surface) and not pointed:
            source, kind = _who(q.speaker, names)
            yield _at(q, source, kind, "quotes", "quotation")
        if q.told_to:
            kind = names.kinds.get(q.told_to, "outlet")
            yield _at(q, q.told_to, kind, "interviewed_by", "told-to")


def _at(q: Quotation, source: str, kind: str, relation: str, rule: str) -> Citation:
    typed = source_type(source, kind)
    return Citation(q.paragraph, q.char_start, q.char_end, source, typed, relation, rule)


def _who(speaker: str, names: Names) -> tuple[str, str]:
    """Return the source that a speaker is, and the kind of its name.

    A description is parted from the name in it: "the Tern's official website", "a special Tern
    report".
    """
    if not speaker:
        return UNNAMED, ""
    if speaker in names.kinds:
        return speaker, names.kinds[speaker]
    first = lookup(names).first
    within = [
        name
        for word in re.findall(r"[\w.’'&-]*\w", speaker)
        for name in first.get(word, ())
        if re.search(rf"\b{re.escape(name)}\b", speaker)
    ]
    if within:
        source = max(within, key=lambda n: (len(n), n))
        return source, names.kinds[source]
    work = list(patterns()["paper_of"].finditer(f"{speaker} "))
    if work:
        return work[-1]["name"], "outlet"
    return speaker, "organisation"

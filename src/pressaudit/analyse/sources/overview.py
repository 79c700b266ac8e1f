"""Everything that a careful reader looks for, in one table."""

from collections.abc import Iterator

import pandas as pd

from pressaudit.analyse.sources.findings import (
    altered_quotations,
    circles,
    single_origins,
    unspoken_displays,
)
from pressaudit.analyse.sources.hedges import hedges_lost
from pressaudit.analyse.sources.interviews import interviews
from pressaudit.analyse.sources.offices import offices_described
from pressaudit.analyse.sources.places import numbers
from pressaudit.corpus.model import Corpus

Row = tuple[str, str, str, str]


def overview(corpus: Corpus) -> pd.DataFrame:
    """Return the findings of all the functions of this package that look for one.

    Returns
    -------
    DataFrame
        ``finding`` (what kind), ``what`` (names and words as the posts give them), ``posts``
        (numbers, ', ' between), ``where`` (post and paragraph of the evidence, '; ' between),
        ``lines`` (of the captured page, in the order of ``where``).
    """
    found = [
        *_interviews(corpus),
        *_circles(corpus),
        *_altered(corpus),
        *_hedges(corpus),
        *_offices(corpus),
        *_displays(corpus),
        *_origins(corpus),
    ]
    out = pd.DataFrame(found, columns=["finding", "what", "posts", "where"])
    lines = _lines(corpus)
    out["lines"] = [
        "; ".join(lines.get(at, "?") for at in where.split("; ")) for where in out["where"]
    ]
    return out


def _interviews(corpus: Corpus) -> Iterator[Row]:
    found = interviews(corpus)
    for (origin, outlet), group in found[found["posts"] > 1].groupby(
        ["origin", "told_to"], sort=False
    ):
        numbers = ", ".join(str(n) for n in group["number"])
        places = "; ".join(_at(r.number, r.paragraph) for r in group.itertuples(index=False))
        yield "one person to one outlet, several posts", f"{origin} to {outlet}", numbers, places
        wrote = group[group["author"]]
        for row in wrote.itertuples(index=False):
            place = _at(row.number, row.paragraph)
            yield "the person quoted also writes", f"{origin} is an author", str(row.number), place


def _circles(corpus: Corpus) -> Iterator[Row]:
    for row in circles(corpus).itertuples(index=False):
        kind = "credited to who quoted it" + (", by the one who said it" if row.full else "")
        what = f"words of {row.origin} credited to {row.credited}"
        places = f"{_at(row.number, row.paragraph)}; {_at(row.source_number, row.source_paragraph)}"
        yield kind, what, f"{row.number}, {row.source_number}", places


def _altered(corpus: Corpus) -> Iterator[Row]:
    for row in altered_quotations(corpus).itertuples(index=False):
        kind = "altered quotation" + (", declared" if row.declared else "")
        places = f"{_at(row.number, row.paragraph)}; {_at(row.other_number, row.other_paragraph)}"
        yield kind, row.change, f"{row.number}, {row.other_number}", places


def _hedges(corpus: Corpus) -> Iterator[Row]:
    for row in hedges_lost(corpus).itertuples(index=False):
        hedged = _at(row.hedged_number, row.hedged_paragraph)
        sure = _at(row.confirmed_number, row.confirmed_paragraph)
        what = f"{row.hedge} → {row.confirmation}"
        numbers = f"{row.hedged_number}, {row.confirmed_number}"
        yield "hedged here, confirmed there", what, numbers, f"{hedged}; {sure}"


def _offices(corpus: Corpus) -> Iterator[Row]:
    for row in offices_described(corpus).itertuples(index=False):
        what = f"{row.person}: {row.a_description} / {row.b_description}"
        places = f"{_at(row.a_number, row.a_paragraph)}; {_at(row.b_number, row.b_paragraph)}"
        yield "one writer, two descriptions", what, f"{row.a_number}, {row.b_number}", places


def _displays(corpus: Corpus) -> Iterator[Row]:
    for row in unspoken_displays(corpus).itertuples(index=False):
        places = _at(row.number, row.paragraph)
        if row.repeats:
            places += f"; {_at(row.number, row.repeats)}"
        yield "display quotation of nobody", row.incipit, str(row.number), places


def _origins(corpus: Corpus) -> Iterator[Row]:
    for row in single_origins(corpus).itertuples(index=False):
        own = f" (its own: {row.own_posts})" if row.own_posts else ""
        yield "one outlet, several posts", f"{row.source}{own}", row.posts, row.pointers


def _lines(corpus: Corpus) -> dict[str, str]:
    """Return the line of the captured page of each paragraph, by its place."""
    rank = numbers(corpus)
    return {
        _at(rank[row.article_id], row.paragraph): str(row.line)
        for row in corpus.paragraphs.itertuples(index=False)
    }


def _at(number: int, paragraph: int) -> str:
    return f"{number} ¶{paragraph}"

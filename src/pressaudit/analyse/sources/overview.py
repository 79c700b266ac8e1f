"""Everything that a careful reader looks for, in one table."""

from collections.abc import Callable, Iterator

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
from pressaudit.analyse.sources.pointers import pointer
from pressaudit.corpus.model import Corpus

Row = tuple[str, str, str, str]
At = Callable[[str, int], str]


def overview(corpus: Corpus) -> pd.DataFrame:
    """Return the findings of all the functions of this package that look for one.

    Returns
    -------
    DataFrame
        ``finding`` (what kind), ``what`` (names and words as the posts give them), ``posts``
        (numbers, ', ' between), ``where`` (pointers to the evidence, '; ' between: see
        :func:`pressaudit.analyse.sources.pointer`).
    """
    at = pointer(corpus)
    found = [
        *_interviews(corpus, at),
        *_circles(corpus, at),
        *_altered(corpus, at),
        *_hedges(corpus, at),
        *_offices(corpus, at),
        *_displays(corpus, at),
        *_origins(corpus),
    ]
    return pd.DataFrame(found, columns=["finding", "what", "posts", "where"])


def _interviews(corpus: Corpus, at: At) -> Iterator[Row]:
    found = interviews(corpus)
    for (origin, outlet), group in found[found["posts"] > 1].groupby(
        ["origin", "told_to"], sort=False
    ):
        numbers = ", ".join(str(n) for n in group["number"])
        places = "; ".join(at(r.article_id, r.paragraph) for r in group.itertuples(index=False))
        yield (
            "one person's words to one outlet, several posts",
            f"{origin} to {outlet}",
            numbers,
            places,
        )
        wrote = group[group["author"]]
        for row in wrote.itertuples(index=False):
            place = at(row.article_id, row.paragraph)
            yield "who is quoted elsewhere writes", f"{origin} is an author", str(row.number), place


def _circles(corpus: Corpus, at: At) -> Iterator[Row]:
    for row in circles(corpus).itertuples(index=False):
        kind = "credited to who quoted it" + (", by the speaker's own post" if row.full else "")
        what = f"words of {row.origin} credited to {row.credited}"
        places = _both(at, row.article_id, row.paragraph, row.source_article, row.source_paragraph)
        yield kind, what, f"{row.number}, {row.source_number}", places


def _altered(corpus: Corpus, at: At) -> Iterator[Row]:
    for row in altered_quotations(corpus).itertuples(index=False):
        kind = "altered quotation" + (", declared" if row.declared else "")
        places = _both(at, row.article_id, row.paragraph, row.other_article, row.other_paragraph)
        yield kind, row.change, f"{row.number}, {row.other_number}", places


def _hedges(corpus: Corpus, at: At) -> Iterator[Row]:
    for row in hedges_lost(corpus).itertuples(index=False):
        hedged = at(row.hedged_article, row.hedged_paragraph)
        sure = at(row.confirmed_article, row.confirmed_paragraph)
        what = f"{row.hedge} → {row.confirmation}"
        numbers = f"{row.hedged_number}, {row.confirmed_number}"
        yield "hedge beside a confirmation", what, numbers, f"{hedged}; {sure}"


def _offices(corpus: Corpus, at: At) -> Iterator[Row]:
    for row in offices_described(corpus).itertuples(index=False):
        what = f"{row.person}: {row.a_description} / {row.b_description}"
        places = _both(at, row.a_article, row.a_paragraph, row.b_article, row.b_paragraph)
        yield "one writer, two descriptions", what, f"{row.a_number}, {row.b_number}", places


def _displays(corpus: Corpus, at: At) -> Iterator[Row]:
    for row in unspoken_displays(corpus).itertuples(index=False):
        places = at(row.article_id, row.paragraph)
        if row.repeats:
            places += f"; {at(row.article_id, row.repeats)}"
        yield "display quotation, nobody's speech", row.incipit, str(row.number), places


def _origins(corpus: Corpus) -> Iterator[Row]:
    for row in single_origins(corpus).itertuples(index=False):
        own = f" (its own: {row.own_posts})" if row.own_posts else ""
        yield "one outlet, several posts", f"{row.source}{own}", row.posts, row.pointers


def _both(at: At, a: str, paragraph: int, b: str, other: int) -> str:
    return f"{at(a, paragraph)}; {at(b, other)}"

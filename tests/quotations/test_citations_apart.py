"""What stands in one article never depends on another, and cost grows with the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.language.document import Document, document
from pressaudit.quotations import names, quotations
from pressaudit.quotations.sources import citations, find

TEXTS = [
    # Offices, bodies, initials and forces that other articles have as well.
    "The Port Board closed the pier. The board said it was old, and police agreed.",
    "Lund police searched the Harbour Board’s office. Police said nobody was there.",
    "The Food Agency of Norvia met. The agency said that the bread was stale.",
    "The Transit Agency of Lund met. The agency said that the trams were late.",
    "Una Hill rowed home. Hill said the sea was flat, and the council said nothing was amiss.",
    "The Hill reported that the council had met. The City Council denied it.",
    "Ann Ode told The Hill that the pier was sold. A spokesman for the company said so.",
    "Ode Holdings Ltd. owns boats. The company said that its spokesman, Tomas Berg, had sailed.",
    "Residents of the north say that the mayor sleeps. The mayor, Ann Berg, denied it.",
    "Berg said the lamps were out, according to court papers.",
]


def rows(posts: list[Document]) -> dict[str, tuple]:
    index = names.index(posts)
    return {p.article_id: citations(p, index, quotations(p, index)) for p in posts}


POSTS = [document(text, name=f"p-{n:02}") for n, text in enumerate(TEXTS)]
ALONE = {p.article_id: rows([p])[p.article_id] for p in POSTS}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(POSTS), min_size=1, unique_by=lambda p: p.article_id))
def test_the_sources_of_an_article_are_the_same_whatever_stands_beside_it(posts):
    for name, found in rows(posts).items():
        assert [(c.char_start, c.source, c.source_type, c.relation) for c in found] == [
            (c.char_start, c.source, c.source_type, c.relation) for c in ALONE[name]
        ]


def test_police_of_two_towns_are_two_sources():
    first = {c.source for c in find("Lund police came. It was late, police said.")}
    second = {c.source for c in find("Brena police came. It was late, police said.")}
    assert (first, second) == ({"Lund police"}, {"Brena police"})


def test_somebody_named_hill_is_no_newspaper():
    found = rows([POSTS[4], POSTS[5], POSTS[6]])["p-04"]
    assert {(c.source, c.source_type) for c in found if "Hill" in c.source} == {
        ("Una Hill", "person")
    }


PIECES = [
    "Ada Bell ", "ADA: ", "police ", "the council ", "Ode, ", "of the ", "who said ", "a former ",
    "the Harbour Times, ", "Ann Ode and ", "told the ", "report by ", ", and ", "“a” said ",
    "in an interview with ", "AP (", "Lund police ", "one of the most ", "Reuters Ann Ode ",
]  # fmt: skip
SIZE = 8_000
GROWTH = 2.6
"""Most that twice the text may cost, in the cost of once: linear is 2, with room for noise."""


def cost(text: str) -> float:
    """Processor time for the sources alone, the best of three."""
    post = document(text)
    index = names.index([post])
    quoted = quotations(post, index)
    taken = []
    for _ in range(3):
        begin = time.process_time()
        citations(post, index, quoted)
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize("piece", PIECES)
def test_cost_grows_with_the_text(piece):
    once = cost(piece * (SIZE // len(piece)))
    twice = cost(piece * (2 * SIZE // len(piece)))
    assert twice <= max(GROWTH * once, 0.05)

"""On whose word: cited sources with their type and relation, and hedges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.annotate import citations, names, quotations
from pressaudit.read.model import Article, Byline, Paragraph, Role


def article(*texts: str, byline: Byline | None = None, role: Role = Role.BODY) -> Article:
    paragraphs = [Paragraph(n, role, t, n, t) for n, t in enumerate(texts, start=1)]
    if byline:
        n = len(paragraphs) + 1
        paragraphs.append(Paragraph(n, Role.BYLINE, byline.raw, n, byline.raw))
    return Article(
        "p-01",
        1,
        "Ferries",
        "News",
        "",
        date(2019, 3, 1),
        byline or Byline(),
        0,
        True,
        "p.txt",
        "0" * 64,
        "",
        tuple(paragraphs),
    )


def found(post: Article):
    index = names.index([post])
    return citations.citations(post, index, quotations.quotations(post, index))


def facts(*texts: str, **more) -> set[tuple[str, str, str]]:
    return {(c.source, c.source_type, c.relation) for c in found(article(*texts, **more))}


CASES = [
    (
        "According to Marta Lindqvist, the pier was never inspected.",
        ("Marta Lindqvist", "person", "reports"),
    ),
    ("Tomas Berg revealed that the boats were old.", ("Tomas Berg", "person", "reports")),
    (
        "Tomas Berg, a retired pilot from the north, said the boats were old.",
        ("Tomas Berg", "person", "reports"),
    ),
    ("“The boats were old and unsafe,” said Tomas Berg.", ("Tomas Berg", "person", "quotes")),
    (
        "Two former deckhands told reporters that the boats were old.",
        ("anonymous", "anonymous", "reports"),
    ),
    (
        "Last year a Brena police report listed the missing boats.",
        ("Brena police", "police", "reports"),
    ),
    (
        "In an interview with Reuters, Tomas Berg described the crossing.",
        ("Reuters", "outlet", "interviewed_by"),
    ),
    ("A report by Reuters has listed the missing boats.", ("Reuters", "outlet", "reports")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources(text, expected):
    assert expected in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Berg sailed to the island with two friends.",
        "The boats belong to Tomas Berg and his sister.",
        "Testimony from an official of Reuters has confirmed nothing.",
    ],
)
def test_being_named_is_not_being_a_source(text):
    assert {c for c in facts(text) if c[2] == "reports" and c[0] != "anonymous"} == set()


def test_the_byline_is_a_source_of_its_own():
    byline = Byline("Gazette, Translated by Ann Ode", (), "Gazette", "", "Ann Ode")
    assert facts("Nothing was said.", byline=byline) == {
        ("Gazette", "outlet", "republished_from"),
        ("Ann Ode", "outlet", "translated_by"),
    }


def test_a_link_names_its_host():
    assert facts("https://www.tern.example/clip.mp4", role=Role.LINK) == {
        ("tern.example", "document", "links_to")
    }


def test_hedges_are_told_apart_from_sourced_statements():
    post = article(
        "It is widely rumoured that the bridge will close.",
        "Tomas Berg said the pier is reportedly unsafe.",
        "The council confirmed the closure.",
    )
    rows = citations.hedges(post, found(post))
    assert [(h.phrase, h.stance, h.sourced) for h in rows] == [
        ("it is widely rumoured", "hedged", False),
        ("reportedly", "hedged", True),
        ("confirmed", "confirmed", False),
    ]


@given(st.lists(st.text(max_size=120), max_size=4))
def test_offsets_lie_in_the_paragraph(texts):
    post = article(*texts)
    rows = found(post)
    for row in (*rows, *citations.hedges(post, rows)):
        assert 0 <= row.char_start < row.char_end <= len(texts[row.paragraph - 1])

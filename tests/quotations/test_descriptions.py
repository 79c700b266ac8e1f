"""How people are described beside their names: tables of text and description."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.language.alternation import limit
from pressaudit.language.document import document
from pressaudit.quotations import descriptions, names
from pressaudit.read.model import Article, Paragraph, Role


def found(*texts: str):
    paragraphs = tuple(Paragraph(n, Role.BODY, t, n, t) for n, t in enumerate(texts, start=1))
    post = Article(article_id="p-01", title="Boats", posted=date(2019, 3, 1), paragraphs=paragraphs)
    return descriptions.descriptions(post, names.index([post]))


CASES = [
    ("Marta Lindqvist, the founder and former president of the club, left.", "founder and former"),
    ("Marta Lindqvist, a retired pilot from the north, left.", "retired pilot"),
    ("The former harbour director Marta Lindqvist left.", "former harbour director"),
    ("They met former club head of security Marta Lindqvist there.", "head of security"),
    ("Marta Lindqvist was the club’s treasurer in those years.", "club’s treasurer"),
    ("Marta Lindqvist, who used to head the office, left.", "who used to head"),
    ("Last year the former member, Marta Lindqvist, left.", "former member"),
    ("It was led by U.S. Senator Marta Lindqvist.", "U.S. Senator"),
    ("Marta Lindqvist, the deputy harbour master at the time, left.", "deputy harbour master"),
    ("The club is run by its founder, Marta Lindqvist.", "founder"),
    ("Marta Lindqvist served as treasurer until 2008.", "treasurer"),
    ("Marta Lindqvist, who chairs the club, left.", "who chairs the club"),
    ("Marta Lindqvist – Lecturer in Maritime Law, University of Brena", "Lecturer in Maritime Law"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_descriptions(text, words):
    assert any(words in d.description for d in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lindqvist left the harbour at noon.",
        "Marta Lindqvist, however, stayed.",
        "The harbour belongs to Marta Lindqvist and to nobody else.",
        "Shot at by the harbour police, Marta Lindqvist left the pier.",
        "Marta Lindqvist, popular Brena pilot Tomas Berg and a dog went home.",
    ],
)
def test_what_is_no_description(text):
    assert [d for d in found(text) if d.person == "Marta Lindqvist"] == []


def test_the_next_name_of_a_list_is_not_described_with_it():
    rows = found("He met Marta Lindqvist, former pilot Tomas Berg and a dog.")
    assert {d.person for d in rows} == {"Tomas Berg"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A former clerk of the port, Marta Lindqvist, has left.", "former clerk of the port"),
        (
            "It rained. The treasurer of the Brena Club, Marta Lindqvist, has left.",
            "treasurer of the",
        ),
    ],
)
def test_a_role_that_opens_the_sentence_is_that_of_the_name_behind_its_comma(text, said):
    (row,) = (d for d in found(text) if d.person == "Marta Lindqvist")
    assert row.description.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "The treasurer of the club resigned, Marta Lindqvist said.",
        "A pilot landed in Brena early, Marta Lindqvist said.",
        "He was a pilot. Marta Lindqvist left.",
        "He met the treasurer. Marta Lindqvist left.",
    ],
)
def test_what_another_clause_says_is_no_description(text):
    assert [d for d in found(text) if d.person == "Marta Lindqvist"] == []


@pytest.mark.parametrize("piece", ["Ann Ode is the ", "Ann Ode, pilot ", "former pilot Ann Ode "])
def test_cost_grows_with_the_text(piece):
    def cost(text: str) -> float:
        post = document(text)
        index = names.index([post])
        taken = []
        for _ in range(3):
            begin = time.process_time()
            descriptions.descriptions(post, index)
            taken.append(time.process_time() - begin)
        return min(taken)

    once, twice = (cost(piece * (size // len(piece))) for size in (8_000, 16_000))
    assert twice <= max(2.6 * once, 0.05)


@given(st.lists(st.text(max_size=100), max_size=3))
def test_offsets_and_length(texts):
    for d in found(*texts, "Marta Lindqvist, the former pilot, left."):
        text = [*texts, "Marta Lindqvist, the former pilot, left."][d.paragraph - 1]
        assert 0 <= d.char_start < d.char_end <= len(text)
        assert len(d.description.split()) <= limit("descriptions", "words")

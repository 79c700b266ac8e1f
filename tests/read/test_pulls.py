import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.read.pulls import pull_quotes

SAYS = (
    "“We were told in June that the whole deck could fall into the lake,” said Ada Quill on Monday."
)


@pytest.mark.parametrize(
    ("texts", "pulls"),
    [
        pytest.param(
            [SAYS, "“We were told in June that the whole deck could fall into the lake.”"],
            [1],
            id="marked",
        ),
        pytest.param(
            [SAYS, "“We [the office] were told that the whole deck could fall into the lake”"],
            [1],
            id="altered",
        ),
        pytest.param(
            [SAYS, "We were told in June that the whole deck could fall into the lake"],
            [1],
            id="unmarked",
        ),
        pytest.param(
            ["“the whole deck could fall into the lake”", SAYS], [0], id="before its place"
        ),
        pytest.param(
            ["Nobody knows who owns the pier.", "“Nobody knows who owns the pier.”"],
            [1],
            id="body repeated",
        ),
        pytest.param(
            [SAYS, "“It is a good deck and it will stand for years to come,” she said in May."],
            [],
            id="other words",
        ),
        pytest.param(
            ["“It was a good pier,” she said. “It stood.”", "“And nobody thanked us for it.”"],
            [],
            id="speech goes on",
        ),
        pytest.param(["He was wrong.", "The town paid.", "He was wrong."], [], id="refrain"),
        pytest.param(
            [
                "Nobody knows who owns the old pier.",
                "Talks go on.",
                "Nobody knows who owns the old pier.",
            ],
            [],
            id="repeated sentence",
        ),
        pytest.param(
            ["The deck, which could fall into the lake, is shut.", "The deck"],
            [],
            id="heading of two words",
        ),
    ],
)
def test_pull_quotes(texts: list[str], pulls: list[int]) -> None:
    assert pull_quotes(texts, [True] * len(texts)) == pulls


def test_only_candidates_count() -> None:
    texts = [SAYS, "“We were told in June that the whole deck could fall into the lake.”"]
    assert pull_quotes(texts, [True, False]) == []
    assert pull_quotes(texts, [False, True]) == []


@given(st.lists(st.text(alphabet="ab “”.", max_size=40), max_size=8))
def test_a_pull_quote_never_leaves_nothing_behind(texts: list[str]) -> None:
    pulls = pull_quotes(texts, [True] * len(texts))
    assert len(pulls) < len(texts) or not texts

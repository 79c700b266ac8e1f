"""Candidates for paraphrase: what is shown to a person, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.reuse import Background, find, paraphrases

ODD = (
    "Rain fell over the lower harbour while tired fishermen mended nets beside the chapel.",
    "A goat wandered past the bakery and nobody bothered to chase it.",
    "Children counted lanterns along the breakwater until evening.",
    "The butcher sharpened three knives and sang to his parrot.",
    "Two carpenters measured an old barge for new planks.",
    "Grandmothers knitted mittens out of yellow wool all winter.",
    "The ferry timetable was printed on thin green paper.",
    "Somebody had painted whiskers on the portrait of the mayor.",
)

PAIRS = [
    # (one way to say it, another way)
    (
        "In spring the smugglers hid forty barrels of brandy under the altar of the parish church.",
        "Forty barrels, all brandy, were found hidden beneath a church altar; smugglers did it.",
    ),
    (
        "The lighthouse lens was replaced by an electric beacon after the storm of 1987.",
        "An electric beacon, installed when the 1987 storm was over, took the old lens's place.",
    ),
]


def posts(one: str, other: str) -> dict[str, str]:
    return {"a": "\n".join([*ODD[:4], one]), "b": "\n".join([other, *ODD[4:]])}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_in_other_words(one: str, other: str) -> None:
    texts = posts(one, other)
    assert find(texts) == ()
    (found, *more) = paraphrases(texts)
    assert not more
    assert texts["a"][found.a_start : found.a_end] in one
    assert texts["b"][found.b_start : found.b_end] in other


NOT = [
    # Nothing in common but names and offices.
    (
        "The chairman of the Harbour Council, Ann Ode, sold her boat.",
        "A poem was read by Ann Ode, chairman of the Harbour Council.",
    ),
    ("The smugglers hid brandy.", "The weather was fine and the brandy cheap."),
]


@pytest.mark.parametrize(("one", "other"), NOT)
def test_what_is_no_candidate(one: str, other: str) -> None:
    assert paraphrases(posts(one, other)) == ()


def test_a_passage_is_no_candidate() -> None:
    near = PAIRS[0][0].replace("forty barrels", "forty fat barrels")
    texts = posts(PAIRS[0][0], near)
    passages = find(texts)
    assert passages
    assert paraphrases(texts) != ()
    assert paraphrases(texts, passages) == ()


def test_the_same_words_are_no_paraphrase() -> None:
    formula = "Two carpenters, who asked for their names to be withheld, measured the barge."
    assert paraphrases(posts(formula, formula)) == ()


def test_the_title_of_a_copy_is_no_candidate() -> None:
    """The copy's title says what its first sentence says, which it has from the other post."""
    story = [*ODD[:4], PAIRS[0][0]]
    texts = {
        "a": "\n".join(["Church", *story]),
        "b": "\n".join(["Forty barrels of brandy under altar: smugglers hid them", *story[1:]]),
    }
    assert paraphrases(texts, find(texts)) == ()


def test_a_credit_is_no_candidate() -> None:
    lines = (
        "Capital Wire and Tern News contributed to this report.",
        "Additional reporting by Capital Wire.",
    )
    assert paraphrases(posts(*lines)) == ()


def test_less_is_asked_between_posts_of_one_author() -> None:
    texts = posts(
        "Brandy made the old smugglers rich.", "The smugglers grew rich on brandy, said the priest."
    )
    one_hand = {name: Background(authors=("Ann Ode",)) for name in "ab"}
    assert paraphrases(texts) == ()
    assert len(paraphrases(texts, known=one_hand)) == 1


WORD = st.sampled_from(
    [*" ".join(ODD).split(), *PAIRS[0][0].split(), "\n", "é", "“", "😀", "1,500"]
)
TEXT = st.one_of(st.text(max_size=60), st.lists(WORD, max_size=50).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_offsets_and_order(texts: list[str]) -> None:
    of = {f"p{n}": text for n, text in enumerate(texts)}
    found = paraphrases(of)
    for c in found:
        assert 0 <= c.a_start < c.a_end <= len(of[c.a_article])
        assert 0 <= c.b_start < c.b_end <= len(of[c.b_article])
        assert c.a_article < c.b_article
        assert 0 < c.similarity <= 1
    assert paraphrases(dict(reversed(of.items()))) == found

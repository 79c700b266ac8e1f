"""Altered quotations: what counts as a change, what does not, and what declares it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.quotations import alterations, names, quotations

SAID = "“The ferry leaves at nine and comes back at ten,” said Ann Ode."


def post(number: int, *texts: str) -> Document:
    paragraphs = tuple(Paragraph(n, Role.BODY, t, n, t) for n, t in enumerate(texts, start=1))
    return Document(article_id=f"p-{number:02}", title="Boats", paragraphs=paragraphs)


def found(first: str, *second: str):
    posts = [post(2, first), post(1, *second)]
    index = names.index(posts)
    pairs = [(p, q) for p in posts for q in quotations(p, index)]
    return alterations(pairs, posts)


def changes(first: str, *second: str) -> list[tuple[str, str, bool]]:
    """What the later post's quotation has otherwise than the earlier post."""
    mine = [a for a in found(first, *second) if a.a_article == "p-02"]
    return [(e.there, e.here, e.declared) for a in mine for e in a.edits]


CHANGED = [
    (
        "“The ferry leaves at eight and comes back at ten,” said Ann Ode.",
        [("nine", "eight", False)],
    ),
    (
        "“The ferry leaves at ten and comes back at nine,” said Ann Ode.",
        [("nine", "ten", False), ("ten", "nine", False)],
    ),
    (
        "“The ferry [for the island] leaves at nine and comes back at ten,” said Ann Ode.",
        [("", "for the island", True)],
    ),
    ("“The ferry leaves … and comes back at ten,” said Ann Ode.", [("at nine", "", True)]),
    ("“The ferry leaves and comes back at ten,” said Ann Ode.", [("at nine", "", False)]),
    (
        "“Every ferry leaves at nine and comes back at ten,” said Ann Ode.",
        [("The", "Every", False)],
    ),
    ("“The ferry leaves at nine and comes back late,” said Ann Ode.", [("at ten", "late", False)]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_changes_inside_the_marks(text, expected):
    assert changes(text, SAID) == expected


@pytest.mark.parametrize("text", [text for text, _ in CHANGED])
def test_changes_against_running_text_without_marks(text):
    assert changes(text, "It is known that the ferry leaves at nine and comes back at ten.")


SAME = [
    (SAID, [SAID]),
    # A beginning or an end left out.
    ("She said it “leaves at nine and comes back” each day.", [SAID]),
    # An interruption, in one paragraph or over two.
    (SAID, ["“The ferry leaves at nine,” said Ann Ode, “and comes back at ten.”"]),
    (SAID, ["“The ferry leaves at nine,” said Ann Ode.", "“And comes back at ten.”"]),
    # Two ways to spell one word.
    (
        "“We have organized the ferry in our own harbor,” said Ann Ode.",
        ["“We have organised the ferry in our own harbour,” said Ann Ode."],
    ),
    # Other words altogether.
    ("“The bakery opens at nine and closes whenever it likes,” said Bo Ek.", [SAID]),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_what_is_no_alteration(first, second):
    assert changes(first, *second) == []


def test_an_alteration_points_to_both_places():
    row = found(CHANGED[0][0], "A line before.", SAID)[0]
    assert (row.a_article, row.a_paragraph, row.a_start) == ("p-02", 1, 1)
    assert (row.b_article, row.b_paragraph, row.b_start) == ("p-01", 2, 1)
    assert not row.declared


@given(
    st.lists(
        st.sampled_from(["ferry", "nine", "ten", "leaves", "back", "late", "the", "a"]), max_size=14
    )
)
def test_any_words_are_compared_and_offsets_lie_in_their_paragraphs(words):
    quoted = f"“{' '.join(words)},” said Ann Ode."
    for row in found(quoted, SAID):
        texts = {"p-02": quoted, "p-01": SAID}
        assert 0 <= row.a_start < row.a_end <= len(texts[row.a_article])
        assert 0 <= row.b_start < row.b_end <= len(texts[row.b_article])
        assert row.edits


def told(*posts: Document, over: dict[str, list[str]] | None = None) -> list[tuple[str, str, bool]]:
    """The rows of several posts: the one that altered, the one compared with, declared."""
    index = names.index(posts)
    pairs = [(p, q) for p in posts for q in quotations(p, index)]
    rows = alterations(pairs, posts, over)
    return [(r.a_article, r.b_article, r.declared) for r in rows]


NINE, EIGHT = SAID, SAID.replace("nine", "eight")
CUT = SAID.replace("leaves at nine", "leaves …")


def test_a_copy_is_told_once_against_its_source():
    """p-01 is the copy, though the earlier post: the source's posts are known."""
    posts = post(1, EIGHT), post(2, NINE), post(3, NINE)
    assert told(*posts, over={"p-01": ["p-03"], "p-02": ["p-03"]}) == [("p-01", "p-03", False)]


def test_a_copy_of_an_altered_copy_alters_nothing():
    posts = post(1, NINE), post(2, EIGHT), post(3, EIGHT)
    over = {"p-02": ["p-01"], "p-03": ["p-02", "p-01"]}
    assert told(*posts, over=over) == [("p-02", "p-01", False)]


def test_what_most_posts_have_was_not_altered():
    assert told(post(1, EIGHT), post(2, NINE), post(3, NINE)) == [("p-01", "p-02", False)]


@pytest.mark.parametrize(("first", "second"), [(CUT, NINE), (NINE, CUT)])
def test_who_declares_a_cut_made_it(first, second):
    copy, source = ("p-01", "p-02") if first == CUT else ("p-02", "p-01")
    assert told(post(1, first), post(2, second)) == [(copy, source, True)]


@pytest.mark.parametrize("over", [{"p-01": ["p-02"]}, {"p-02": ["p-01"]}])
def test_a_declared_cut_is_declared_in_both_readings(over):
    ((_, _, declared),) = told(post(1, CUT), post(2, NINE), over=over)
    assert declared


def test_rows_grow_with_posts_and_not_with_their_pairs():
    posts = [post(n, EIGHT if n % 4 == 0 else NINE) for n in range(1, 97)]
    assert len(told(*posts)) == 24


def test_words_set_apart_are_no_change():
    glued = SAID.replace("comes back", "comesback")
    assert told(post(1, SAID), post(2, glued)) == []

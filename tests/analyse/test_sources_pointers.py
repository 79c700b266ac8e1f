"""Pointers: post and paragraph, the line of the capture, first words as far as they are known."""

from pressaudit.analyse import sources
from tests.frames import corpus

ARTICLES = [
    {"article_id": "a", "position": 1, "title": "Seven lamps were lit along the old pier",
     "outlet": "Tern", "capture": "page.txt", "posted": "2019-05-01"},
]  # fmt: skip
PARAGRAPHS = [
    {"article_id": "a", "paragraph": n, "role": "body", "characters": 40, "line": 10 + n}
    for n in (1, 2)
]
QUOTED = {
    "article_id": "a",
    "paragraph": 2,
    "char_start": 3,
    "char_end": 30,
    "incipit": "we lit all",
}


def test_a_pointer_has_the_line_and_the_first_words_of_what_is_quoted_there():
    at = sources.pointer(corpus(articles=ARTICLES, paragraphs=PARAGRAPHS, quotations=[QUOTED]))
    assert at("a", 2) == "1 ¶2, line 12, “we lit all”"
    assert at("a", 1) == "1 ¶1, line 11"
    assert at("a", 0) == "1 title"


def test_with_the_words_at_hand_a_pointer_begins_as_its_paragraph_does():
    text = "The keeper climbed up and lit the first of them."
    words = [{"article_id": "a", "paragraph": 1, "role": "body", "text": text, "clean": text}]
    at = sources.pointer(
        corpus(articles=ARTICLES, paragraphs=PARAGRAPHS, text__paragraphs=words, text__articles=[])
    )
    assert at("a", 1) == "1 ¶1, line 11, “The keeper climbed up and lit …”"


def test_rows_are_given_pointers_in_columns_of_the_names_asked_for():
    tables = corpus(articles=ARTICLES, paragraphs=PARAGRAPHS, quotations=[QUOTED])
    frame = tables.quotations[["article_id", "paragraph"]]
    assert sources.located(tables, frame)["where"].tolist() == ["1 ¶2, line 12, “we lit all”"]
    other = sources.located(tables, frame, there=("article_id", "paragraph"))
    assert list(other.columns) == ["article_id", "paragraph", "there"]


def test_the_numbers_of_posts_are_explained():
    row = sources.addresses(corpus(articles=ARTICLES, paragraphs=PARAGRAPHS)).iloc[0]
    assert (row["number"], row["outlet"], row["capture"], row["line"]) == (
        1,
        "Tern",
        "page.txt",
        11,
    )
    assert row["begins"] == "Seven lamps were lit along the …"

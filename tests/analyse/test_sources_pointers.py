"""Pointers: post and paragraph, the line of the capture, first words as far as they are known."""

from pressaudit.archive import Archive
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


def pointer(**tables):
    archive = Archive(corpus(articles=ARTICLES, paragraphs=PARAGRAPHS, **tables))
    return lambda paragraph, *start: archive.where(
        {
            "article_id": "a",
            "paragraph": paragraph,
            **dict(zip(["char_start"], start, strict=False)),
        }
    )


def test_a_pointer_has_the_line_and_the_first_words_of_what_is_quoted_there():
    at = pointer(quotations=[QUOTED])
    assert at(2, 3) == "1 ¶2, line 12, “we lit all”"
    assert at(1) == "1 ¶1, line 11"
    assert at(0) == "1 title"


def test_a_pointer_shows_the_words_of_its_own_row_and_marks_only_what_is_quoted():
    held = {"article_id": "a", "paragraph": 2, "char_start": 50, "phrase": "it is rumoured"}
    at = pointer(quotations=[QUOTED], hedges=[held])
    assert at(2, 50) == "1 ¶2, line 12: it is rumoured"
    assert at(2, 99) == at(2) == "1 ¶2, line 12"


def test_with_the_words_at_hand_a_pointer_begins_as_its_paragraph_does():
    text = "The keeper climbed up and lit the first of them."
    words = [{"article_id": "a", "paragraph": 1, "role": "body", "text": text, "clean": text}]
    at = pointer(text__paragraphs=words, text__articles=[])
    assert at(1) == "1 ¶1, line 11: The keeper climbed up and lit …"


def test_the_numbers_of_posts_are_explained():
    row = Archive(corpus(articles=ARTICLES, paragraphs=PARAGRAPHS)).addresses().iloc[0]
    assert (row["number"], row["outlet"], row["capture"], row["line"]) == (
        1,
        "Tern",
        "page.txt",
        11,
    )
    assert row["begins"] == "Seven lamps were lit along the …"

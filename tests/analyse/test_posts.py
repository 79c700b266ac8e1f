"""What was captured, and who wrote it."""

import pytest

from pressaudit.analyse import posts as archive
from tests.frames import corpus

SMALL = corpus(
    articles=[
        {"article_id": "p-02", "position": 2, "outlet": "", "authors": "", "words": 50},
        {
            "article_id": "p-01",
            "position": 1,
            "outlet": "The Tern",
            "authors": "Ada Moll; Bo Lind",
            "words": 150,
        },
    ],
    paragraphs=[
        {"article_id": "p-01", "paragraph": 1, "role": "body", "words": 150},
        {"article_id": "p-01", "paragraph": 2, "role": "pull_quote", "words": 12},
    ],
    quotations=[
        {"quotation_id": "q1", "article_id": "p-01", "kind": "quotation"},
        {"quotation_id": "q2", "article_id": "p-01", "kind": "scare"},
    ],
    capture=[{"capture": "x", "lines": 6, "body": 2, "menu": 1, "blank": 2, "novelty": 1}],
)


def test_every_line_is_in_one_part_and_unknown_roles_are_other():
    use = archive.line_use(SMALL.capture)
    assert dict(zip(use["part"], use["lines"], strict=True)) == {
        "running text": 2,
        "menus, sidebar, footer": 1,
        "blank": 2,
        "other": 1,
    }
    assert use["share"].sum() == pytest.approx(1)


def test_posts_are_told_in_the_order_of_the_page():
    posts = archive.posts(SMALL)
    assert posts["position"].tolist() == [1, 2]
    assert posts["outlet"].tolist() == ["The Tern", archive.SITE]
    assert posts["display_words"].tolist() == [12, 0]
    assert posts["quotations"].tolist() == [1, 0]


def test_outlets_are_told_by_words():
    frame = archive.outlets(archive.posts(SMALL))
    assert frame["outlet"].tolist() == ["The Tern", archive.SITE]
    assert frame["share"].tolist() == [0.75, 0.25]
    assert frame["authors"].tolist() == ["Ada Moll, Bo Lind", ""]


def test_every_role_says_what_became_of_its_lines():
    roles = archive.line_roles(SMALL.capture)
    assert roles[["role", "lines", "use"]].to_numpy().tolist() == [
        ["body", 2, "counted as words of the post"],
        ["menu", 1, "dropped"],
        ["blank", 2, "dropped"],
        ["novelty", 1, "kept beside them"],
    ]
    assert roles["lines"].sum() == SMALL.capture["lines"].sum()


def test_writers_are_told_one_by_one():
    frame = archive.writers(archive.posts(SMALL))
    assert frame.to_numpy().tolist() == [
        ["Ada Moll", 1, "1", "The Tern", 150],
        ["Bo Lind", 1, "1", "The Tern", 150],
        [archive.UNSIGNED, 1, "2", archive.SITE, 50],
    ]


def test_the_figures_of_the_sentences_add_up():
    facts = archive.summary(SMALL)
    kept = facts["counted_lines"] + facts["beside_lines"] + facts["dropped_lines"]
    assert kept == facts["lines"] == 6
    assert (facts["authors"], facts["unsigned"], facts["display_words"]) == (2, 1, 12)


def test_an_empty_archive_has_figures_too():
    assert archive.summary(corpus())["posts"] == 0
    assert archive.writers(archive.posts(corpus())).empty

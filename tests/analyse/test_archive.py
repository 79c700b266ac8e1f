"""What was captured, and who wrote it."""

import pytest

from pressaudit.analyse import archive
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

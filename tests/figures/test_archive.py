"""Figures of what was captured: at every size a picture, or a plain sentence."""

import pytest

from pressaudit.archive import Archive
from pressaudit.figures import archive as figures
from tests.figures.looks import faults
from tests.frames import corpus


def small(posts: int):
    articles = [
        {"article_id": f"p{n:03}", "position": n + 1, "words": 100 + n, "authors": f"Writer {n}",
         "outlet": f"Outlet {n % 60}" if n % 60 else ""}
        for n in range(posts)
    ]  # fmt: skip
    lines = {"capture": "x", "lines": 9 * posts, "body": 5 * posts, "blank": 3 * posts}
    return Archive(corpus(articles=articles, capture=[lines | {"menu": posts}]))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("posts", [0, 1, 10, 23, 300])
def test_every_size_gives_a_picture_and_words(posts):
    given = small(posts)
    charts = [
        figures.line_use(given.line_use()),
        figures.words_by_post(given.posts),
    ]
    for chart in charts:
        assert faults(chart) == []
        assert chart.alt.endswith(".")
        assert not any(word in chart.alt for word in ("nan", "None"))


def test_many_posts_are_drawn_by_outlet():
    few = figures.words_by_post(small(10).posts)
    many = figures.words_by_post(small(300).posts)
    assert len(few.data) == 10
    assert len(many.data) == figures.MANY
    assert set(many.data.columns) == {"outlet", "words"}


def test_each_bar_has_its_number():
    use = small(2).line_use()
    chart = figures.line_use(use)
    shown = [text.get_text() for text in chart.figure.axes[0].texts]
    assert shown == [f"{n} ({s:.0%})" for n, s in zip(use["lines"], use["share"], strict=True)]

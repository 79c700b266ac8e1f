"""Figures on topics: they draw what their frames say, at every size, and say it in words."""

import pytest

from pressaudit.analyse.topics.tree import tree
from pressaudit.figures import topics as figures
from tests.analyse.archive_of_topics import archive, topics
from tests.figures.looks import faults


def charts(place, times=2):
    found = topics(place, nulls=19, times=times)
    return [
        figures.curve_chart(found),
        figures.matrix_chart(found, place.posts),
        figures.map_chart(found, place.posts),
        figures.dendrogram_chart(tree(found.counts, times=5), place.posts),
        figures.followed_chart(found),
    ]


def texts(chart):
    found = [t.get_text() for t in chart.figure.texts]
    for axes in chart.figure.axes:
        found += [t.get_text() for t in axes.texts]
        found += [t.get_text() for t in (*axes.get_yticklabels(), *axes.get_xticklabels())]
    return " | ".join(found)


@pytest.fixture(scope="module")
def planted():
    return charts(archive(windows=4))


@pytest.fixture(scope="module")
def many():
    """Enough posts to claim topics."""
    return charts(archive(posts=36, windows=2), times=8)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_few_posts_give_a_picture_and_words(size):
    for chart in charts(archive(posts=size)):
        assert faults(chart) == []
        assert chart.alt.endswith(".")
        assert chart.figure.axes or chart.figure.texts


def test_many_posts_are_drawn_without_overflow():
    outlets = [f"Outlet {n % 50}" for n in range(300)]
    for chart in charts(archive(posts=300, windows=1, outlet=outlets)):
        assert faults(chart) == []


@pytest.mark.parametrize("charts", ["planted", "many"])
def test_labels_stay_on_the_canvas(charts, request):
    for chart in request.getfixturevalue(charts):
        assert faults(chart) == []


def test_the_curve_says_how_many_and_against_what(many):
    curve = many[0]
    assert "Chosen: 3, with 1.00" in curve.alt
    assert "19 archives whose posts share no topic" in curve.alt
    assert {"archive", "no topics", "limit", "3"} <= set(texts(curve).split(" | "))


def test_the_matrix_counts_windows_of_each_post(planted):
    chart = planted[1]
    assert chart.data["windows"].sum() == 24
    assert "2 · Outlet 0" in texts(chart)
    assert "100% group 1" in chart.alt


def test_the_map_has_a_dot_a_window_and_numbers_the_groups(planted):
    chart = planted[2]
    assert len(chart.data) == 24
    dots = sum(len(c.get_offsets()) for c in chart.figure.axes[0].collections)
    assert dots == 24
    assert {t.split()[0] for t in texts(chart).split(" | ") if t} >= {"1", "2", "3"}


def test_the_tree_has_a_leaf_a_post_with_its_outlet(planted):
    chart = planted[3]
    for number in range(1, 7):
        assert f"{number} · Outlet {number % 2}" in texts(chart)
    assert chart.data["posts"].iloc[-1] == "1, 2, 3, 4, 5, 6"


def test_where_chance_cannot_be_told_it_says_so(many):
    chart = many[4]
    assert "no chance to compare with" in texts(chart)
    assert "the author (36)" in texts(chart)


def test_what_cannot_be_drawn_is_said():
    curve, matrix, _, leaves, followed = charts(archive(posts=1))
    assert "No topics were looked for" in curve.alt
    assert matrix.alt.startswith("Nothing could be grouped")
    assert leaves.alt.startswith("A tree needs 3 posts")
    assert followed.alt == "No topics are claimed, so there is nothing to compare."

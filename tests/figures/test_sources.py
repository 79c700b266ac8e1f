"""Figures on sources: they draw what their frames say, at every size, and say it in words."""

import pandas as pd
import pytest

from pressaudit.figures import sources as figures
from pressaudit.figures.chains import chain_chart
from tests.analyse.archive_of_sources import POSTS, archive, citation, quotation
from tests.figures.looks import faults


def charts(corpus):
    coverage = corpus.coverage()
    return [
        figures.voices_chart(corpus.voices()),
        figures.matrix_chart(corpus.source_matrix(), corpus.posts),
        chain_chart(corpus.chains()),
        figures.reuse_chart(coverage, corpus.posts),
        figures.coverage_chart(coverage, corpus.posts),
        figures.left_chart(corpus.left_without_largest(), corpus.posts),
    ]


def texts(chart):
    axes = chart.figure.axes
    found = [t.get_text() for t in chart.figure.texts]
    for ax in axes:
        found += [t.get_text() for t in ax.texts]
        found += [t.get_text() for t in (*ax.get_yticklabels(), *ax.get_xticklabels())]
    return " | ".join(found)


@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_every_size_gives_a_picture_and_words(size):
    for chart in charts(archive(posts=POSTS[:size])):
        assert faults(chart) == []
        assert chart.alt.endswith(".")
        assert chart.figure.axes or chart.figure.texts


@pytest.mark.parametrize("size", [10, 23, 100, 1000])
def test_many_posts_are_drawn_without_overflow(size):
    posts = [(f"p{n:03}", f"Outlet {n % 7}", f"Writer {n}") for n in range(size)]
    rows = [
        quotation(n, p, 1, 5, f"Speaker {n % 60}", f"u{n}") for n, (p, _, _) in enumerate(posts)
    ]
    for chart in charts(archive(posts=posts, quotations=rows)):
        assert faults(chart) == []


def test_a_group_of_many_posts_is_cut_and_says_how_many_more():
    posts = [(f"p{n:03}", f"Outlet {n}", f"Writer {n}") for n in range(40)]
    rows = [quotation(n, p, 1, 5, "Tom Berg", f"u{n}", "Tern") for n, (p, _, _) in enumerate(posts)]
    chart = chain_chart(archive(posts=posts, quotations=rows, reuse=[]).chains())
    assert "and 32 more" in texts(chart)
    assert chart.data["number"].nunique() == 40


def test_the_chain_chart_marks_who_stands_in_several_posts():
    chart = chain_chart(archive().chains())
    assert "Tom Berg (3)" in texts(chart)
    assert "told to Tern" in texts(chart)
    assert "Tom Berg in 3 posts" in chart.alt


def test_posts_on_one_interview_stand_together_under_a_head():
    chart = chain_chart(archive().chains())
    order = [t for t in texts(chart).split(" | ") if "·" in t or "posts on one" in t]
    head = "3 posts on one person's\nwords to one outlet"
    assert order == [head, "1 · Tern", "2 · Gull", "3 · Plover", "4 · Tern"]
    assert "posts 1, 2, 3 are tied to the words of Tom Berg to Tern" in chart.alt


def test_posts_that_quote_nobody_are_named_below():
    chart = chain_chart(archive().chains(), archive().posts)
    assert "nobody is quoted by name there: post 5" in texts(chart)
    assert chart.alt.endswith("nobody is quoted by name there: post 5.")


def test_posts_of_a_group_stand_in_the_order_of_their_dates():
    chains = archive().chains()
    day = {1: "2019-03-05", 2: "2019-03-02", 3: "2019-03-03", 4: "2019-03-01"}
    chains["posted"] = pd.to_datetime(chains["number"].map(day))
    order = [t for t in texts(chain_chart(chains)).split(" | ") if "·" in t]
    assert order == ["2 · Gull, 2 Mar", "3 · Plover, 3 Mar", "1 · Tern, 5 Mar", "4 · Tern, 1 Mar"]


def test_a_report_that_is_cited_without_its_words_has_a_chain():
    cited = [citation("c", 1, "Gull", "outlet", "reports")]
    chains = archive(citations=cited, reuse=[], quotations=[]).chains()
    assert chains["path"].tolist() == ["Gull → 2 · Gull", "Gull → 2 · Gull → 3 · Plover"]
    assert "2 posts on one report" in texts(chain_chart(chains))


def test_the_matrix_puts_the_shared_source_first():
    chart = figures.matrix_chart(archive().source_matrix(), archive().posts)
    labels = [t.get_text() for t in chart.figure.axes[0].get_yticklabels()]
    assert labels[0] == "Tom Berg"


def test_the_alternative_of_the_voices_chart_has_the_figures_of_its_frame():
    chart = figures.voices_chart(archive().voices())
    first = chart.data.iloc[0]
    assert f"{first['effective']:.1f} of order 1" in chart.alt
    assert "Tom Berg has 60% of the quoted words, in 3 posts." in chart.alt


def test_what_cannot_be_drawn_is_said():
    chart = figures.reuse_chart(archive(reuse=[]).coverage(), archive().posts)
    assert "No two posts share a passage." in texts(chart)

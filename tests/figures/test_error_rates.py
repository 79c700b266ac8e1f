"""Figures of errors: what they draw, what they say, and what they do with nothing."""

import pandas as pd
import pytest

from pressaudit.evaluate import TYPES
from pressaudit.figures.base import PAPER, Chart
from pressaudit.figures.error_rates import posts_chart, rates_chart
from tests.figures.looks import faults


def rate(kind: str, archive: str, value: float, n: int = 40) -> dict:
    return {
        "type": kind, "family": TYPES[kind].family, "archive": archive,
        "measure": TYPES[kind].measure, "value": value, "low": value - 0.1,
        "high": min(1.0, value + 0.1), "n": n, "unit": TYPES[kind].unit,
    }  # fmt: skip


RATES = pd.DataFrame(
    [
        rate("quotations", "sample archive", 1.0),
        rate("quotations", "hand-annotated posts", 0.95),
        rate("speakers", "sample archive", 0.8, 30),
        rate("reuse between posts", "sample archive", 0.9, 4000),
    ]
)
POSTS = pd.DataFrame(
    [
        {"archive": "sample archive", "post": 1, "right": 9, "wrong": 1, "value": 0.9,
         "low": 0.6, "high": 0.98, "worst": "speakers 1"},
        {"archive": "hand-annotated posts", "post": 1, "right": 5, "wrong": 0, "value": 1.0,
         "low": 0.57, "high": 1.0, "worst": ""},
    ]
)  # fmt: skip


def words(chart: Chart) -> str:
    axes = chart.figure.axes[0]
    found = [t.get_text() for t in (*axes.texts, *axes.get_yticklabels())]
    found += [t.get_text() for t in chart.figure.legends[0].get_texts()]
    return " | ".join(found)


def test_labels_stay_on_the_canvas():
    assert faults(rates_chart(RATES)) == faults(posts_chart(POSTS)) == []


def test_each_type_stands_under_its_family_once():
    chart = rates_chart(RATES)
    labels = [t.get_text() for t in chart.figure.axes[0].get_yticklabels()]
    assert labels == [
        "Quotations and speakers",
        "quotations (F1)",
        "speakers",
        "Text reuse",
        "reuse between posts (F1)",
    ]


def test_rates_are_labelled_with_their_numbers():
    assert "100% (40); 95% (40)" in words(rates_chart(RATES))
    assert "90% (4,000 ch.)" in words(rates_chart(RATES))


def test_archives_differ_in_shape_and_not_in_colour_alone():
    lines = rates_chart(RATES).figure.legends[0].get_lines()
    assert [line.get_marker() for line in lines] == ["o", "s"]
    assert lines[1].get_markerfacecolor() == PAPER


def test_the_alternative_names_the_best_and_the_worst():
    assert rates_chart(RATES).alt == (
        "Rates with their intervals. sample archive: 3 types of annotation, from 80% (speakers) "
        "to 100% (quotations); hand-annotated posts: 95% (quotations)."
    )


def test_posts_say_what_most_errors_are_in():
    chart = posts_chart(POSTS)
    assert "1 of 10 wrong: speakers 1" in words(chart)
    assert "0 of 5 wrong" in words(chart)
    assert "fewest in post 1" in chart.alt


@pytest.mark.parametrize("draw", [rates_chart, posts_chart])
def test_nothing_measured_is_a_plain_sentence(draw):
    frame = RATES.head(0) if draw is rates_chart else POSTS.head(0)
    chart = draw(frame)
    assert chart.alt.startswith("No ")
    assert not chart.figure.axes


def test_many_posts_are_cut():
    many = pd.concat([POSTS.head(1).assign(post=n) for n in range(300)], ignore_index=True)
    chart = posts_chart(many)
    assert faults(chart) == []


def test_lines_carry_the_ends_of_the_intervals():
    axes = rates_chart(RATES).figure.axes[0]
    drawn = {tuple(round(float(x), 3) for x in line.get_xdata()) for line in axes.lines}
    for row in RATES.round(3).itertuples():
        assert (row.low, row.high) in drawn
        assert (row.value,) in drawn

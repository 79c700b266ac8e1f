"""Figures of the timeline: they draw what their frames say, at every size, and say it in words."""

from itertools import pairwise

import pandas as pd
import pytest

from pressaudit.archive import Archive
from pressaudit.figures import draw
from pressaudit.figures import timeline as figures
from pressaudit.figures.base import style
from pressaudit.figures.timeline import when
from tests.figures.looks import faults
from tests.frames import corpus

OUTLETS = ["The Tern", "The Gull", ""]


def archive(posts: int, events: int, outlets: int = 3, conflict: int = -1):
    """Posts on successive days; each event is told in the posts whose number it divides."""
    articles, timexes, rows = [], [], []
    for n in range(posts):
        day = pd.Timestamp("2019-03-01") + pd.Timedelta(days=n // 2)
        outlet = OUTLETS[n] if outlets == len(OUTLETS) and n < outlets else f"Outlet {n % outlets}"
        articles.append({"article_id": f"p{n:03}", "position": n + 1, "posted": f"{day:%Y-%m-%d}",
                         "outlet": outlet, "authors": f"Writer {n % 7}"})  # fmt: skip
    for n in range(events):
        begin, end, told = f"{1950 + n % 69}-01-01", f"{1950 + n % 69}-12-31", 0
        for post in range(posts):
            if post % (n + 1) == 0:
                told += 1
                timexes.append({"article_id": f"p{post:03}", "paragraph": 1, "char_start": 10 * n,
                                "char_end": 10 * n + 4, "surface": begin[:4], "value": begin[:4],
                                "type": "DATE", "date_begin": begin, "date_end": end,
                                "granularity": "year", "anchor": "absolute",
                                "event_id": f"e{n:04}"})  # fmt: skip
        label = f"harbour tower {n}, lantern festival, Orrin council"
        rows.append({"event_id": f"e{n:04}", "label": label, "date_begin": begin, "date_end": end,
                     "articles": told, "mentions": told, "conflict": n == conflict})  # fmt: skip
    if timexes:
        near = timexes[0] | {"surface": "March 1, 2019", "event_id": "", "char_start": 9999,
                             "date_begin": "2019-03-01", "date_end": "2019-03-01"}  # fmt: skip
        timexes.append(near)
    return Archive(corpus(articles=articles, timexes=timexes, events=rows))


def charts(given):
    return [draw(name, given) for name in ("calendar", "dates", "events", "decades")]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("posts", "events"), [(0, 0), (1, 0), (1, 1), (10, 20), (23, 8), (300, 40)]
)
def test_every_size_gives_a_picture_and_words(posts, events):
    for chart in charts(archive(posts, events, outlets=3 if posts < 50 else 30)):
        assert faults(chart) == []
        assert chart.alt.endswith(".")
        assert not any(word in chart.alt for word in ("nan", "None", "NaT"))


def test_labels_of_a_hundred_events_do_not_overlap():
    given = archive(60, 100, outlets=12, conflict=5)
    mentions = given.dates
    chart = figures.event_chart(given.events(), mentions)
    with style():
        chart.figure.draw_without_rendering()
    axes = chart.figure.axes[0]
    canvas = chart.figure.bbox.padded(1)
    for labels in (axes.get_yticklabels(), axes.get_xticklabels()):
        boxes = [label.get_window_extent() for label in labels]
        assert not any(a.overlaps(b) for a, b in pairwise(boxes))
        assert all(canvas.x0 <= b.x0 and b.x1 <= canvas.x1 for b in boxes)
    assert len(axes.get_yticklabels()) == 100


def test_a_conflict_is_flagged_by_weight_and_sign_not_by_colour_alone():
    given = archive(6, 3, conflict=1)
    chart = figures.event_chart(given.events(), given.dates)
    flagged = [t.get_text() for t in chart.figure.axes[0].get_yticklabels()
               if t.get_fontweight() == "bold"]  # fmt: skip
    assert len(flagged) == 1
    assert flagged[0].endswith("×")
    assert "1 is dated in ways that exclude each other" in chart.alt


def test_an_outlet_looks_the_same_in_every_part():
    given = archive(9, 6)
    events, mentions = given.events(), given.dates

    def looks(chart):
        return {
            part.get_label(): (part.get_facecolor().tolist(), part.get_paths()[0].vertices.tolist())
            for part in chart.figure.axes[0].collections
        }

    whole, part = (looks(figures.event_chart(e, mentions)) for e in (events, events.tail(1)))
    assert part.items() <= whole.items()
    assert len({str(look) for look in whole.values()}) == len(whole)


def test_more_than_nine_outlets_share_a_look_and_the_legend_says_so():
    given = archive(40, 3, outlets=20)
    chart = figures.event_chart(given.events(), given.dates)
    names = [t.get_text() for t in chart.figure.legends[0].get_texts()]
    assert "other outlets" in names
    assert len(names) <= 9


def test_with_many_posts_the_frame_is_what_the_picture_draws():
    given = archive(300, 40)
    chart = figures.posted_against_named(given.dates, given.posts)
    assert list(chart.data.columns) == ["posted", "named", "mentions"]
    dots = sum(len(p.get_offsets()) for axes in chart.figure.axes for p in axes.collections)
    assert dots == len(chart.data)


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2012-09-01", "2012-09-01", "2012-09-01"),
        ("2012-09-01", "2012-09-30", "2012-09"),
        ("2012-01-01", "2012-12-31", "2012"),
        ("1980-01-01", "1989-12-31", "1980–1989"),
    ],
)
def test_stretches_are_written_short(begin, end, expected):
    assert when(begin, end) == expected

"""When: calendars, mentions, events, agreement."""

import pandas as pd
import pytest

from pressaudit.analyse import timeline
from tests.frames import corpus

POSTS = [
    {"article_id": "a", "position": 1, "posted": "2019-03-05", "outlet": "The Tern"},
    {"article_id": "b", "position": 2, "posted": "2019-03-02", "outlet": ""},
    {"article_id": "c", "position": 3, "posted": "2019-03-02", "outlet": "The Tern"},
]


def timex(article: str, value: str, begin: str = "", end: str = "", **more):
    row = {
        "article_id": article,
        "paragraph": 1,
        "type": "DATE",
        "value": value,
        "surface": value,
        "date_begin": begin,
        "date_end": end or begin,
        "anchor": "absolute",
    }
    return row | more


def test_the_calendar_counts_empty_days_too():
    frame = timeline.posting_calendar(corpus(articles=POSTS).articles)
    assert frame["posts"].tolist() == [2, 0, 0, 1]


def test_the_calendar_of_posts_without_dates_is_empty():
    frame = timeline.posting_calendar(corpus(articles=[{"article_id": "a"}]).articles)
    assert frame.empty


def test_the_lag_runs_from_the_middle_of_the_interval():
    rows = [timex("a", "2019-03-01", "2019-03-01"), timex("b", "2018", "2018-01-01", "2018-12-31")]
    mentions = timeline.dated_mentions(corpus(articles=POSTS, timexes=rows))
    assert mentions["lag_days"].tolist() == [4, 243]
    assert mentions["span_days"].tolist() == [1, 365]


def test_unanchored_mentions_are_counted_with_their_reason():
    rows = [
        timex("a", "2019-03-01", "2019-03-01"),
        timex("a", "P2Y", type="DURATION"),
        timex("a", "PRESENT_REF"),
        timex("a", "XXXX-WXX-1", type="SET"),
    ]
    frame = timeline.anchoring(corpus(timexes=rows).timexes)
    assert dict(zip(frame["outcome"], frame["mentions"], strict=True)) == {
        "on the calendar": 1,
        "a length of time, not a place in it": 1,
        "a repeated time": 1,
        "vague: now, recently, once": 1,
    }
    assert frame["share"].sum() == pytest.approx(1)


EVENT = {"event_id": "e1", "label": "ferry, Oldport", "date_begin": "2012-01-01"}
TWICE = corpus(
    articles=POSTS,
    events=[EVENT | {"date_end": "2013-12-31", "articles": 3, "mentions": 3, "conflict": True}],
    timexes=[
        timex("a", "2012-09", "2012-09-01", "2012-09-30", event_id="e1"),
        timex("b", "2012", "2012-01-01", "2012-12-31", event_id="e1"),
        timex("c", "2013", "2013-01-01", "2013-12-31", event_id="e1"),
    ],
)


def test_events_are_told_with_posts_outlets_and_origins():
    row = timeline.event_table(TWICE).iloc[0]
    assert (row["posts"], row["outlets"], row["origins"]) == ("1, 2, 3", 2, 2)
    assert (str(row["first_posted"].date()), str(row["last_posted"].date())) == (
        "2019-03-02",
        "2019-03-05",
    )
    folded = timeline.event_table(TWICE, {"a": "x", "b": "x", "c": "x"}).iloc[0]
    assert folded["origins"] == 1


def test_excluding_dates_are_told_from_refining_ones():
    frame = timeline.disagreements(TWICE)
    pairs = frame[["kind", "a_article_id", "b_article_id"]].to_numpy().tolist()
    assert pairs == [["exclude", "a", "c"], ["exclude", "b", "c"], ["refine", "a", "b"]]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("2012-01-01", "2012-12-31"), ("2012-01-01", "2012-12-31"), "same"),
        (("2012-01-01", "2012-12-31"), ("2012-09-01", "2012-09-30"), "refine"),
        (("2012-01-01", "2012-12-31"), ("2013-01-01", "2013-12-31"), "exclude"),
        (("2012-01-01", "2012-12-31"), ("2012-06-01", "2013-06-30"), "overlap"),
    ],
)
def test_how_two_intervals_stand(a, b, expected):
    def days(interval):
        return tuple(pd.Timestamp(day) for day in interval)

    assert timeline.relation(days(a), days(b)) == expected
    assert timeline.relation(days(b), days(a)) == expected


def test_decades_say_how_much_rests_on_one_origin():
    frame = timeline.coverage_by_decade(timeline.dated_mentions(TWICE))
    assert frame.to_dict("records") == [
        {
            "decade": 2010,
            "mentions": 3,
            "posts": 3,
            "largest_origin": "The Tern",
            "largest_mentions": 2,
            "largest_share": pytest.approx(2 / 3),
        }
    ]


def test_a_day_that_the_text_names_bounds_its_age():
    rows = [
        timex("a", "2019-03-01", "2019-03-01"),
        timex("a", "2019-03-03", "2019-03-03"),
        timex("a", "2019-03-09", "2019-03-09"),
        timex("b", "2018-01-01", "2018-01-01"),
    ]
    gaps = timeline.publication_gaps(timeline.dated_mentions(corpus(articles=POSTS, timexes=rows)))
    assert gaps[["article_id", "gap_days"]].to_numpy().tolist() == [["a", 2]]

"""When: calendars, mentions, events, agreement."""

import pandas as pd
import pytest

from pressaudit.analyse.timeline.agreement import relation
from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from pressaudit.prose.facts import Facts
from tests import frames


def corpus(**rows):
    return Archive(frames.corpus(**rows))


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
    frame = corpus(articles=POSTS).posting_calendar()
    assert frame["posts"].tolist() == [2, 0, 0, 1]


def test_the_calendar_of_posts_without_dates_is_empty():
    frame = corpus(articles=[{"article_id": "a"}]).posting_calendar()
    assert frame.empty


def test_the_lag_runs_from_the_middle_of_the_interval():
    rows = [timex("a", "2019-03-01", "2019-03-01"), timex("b", "2018", "2018-01-01", "2018-12-31")]
    mentions = corpus(articles=POSTS, timexes=rows).dates
    assert mentions["lag_days"].tolist() == [4, 243]
    assert mentions["span_days"].tolist() == [1, 365]


def test_unanchored_mentions_are_counted_with_their_reason():
    rows = [
        timex("a", "2019-03-01", "2019-03-01"),
        timex("a", "P2Y", type="DURATION"),
        timex("a", "PRESENT_REF"),
        timex("a", "XXXX-WXX-1", type="SET"),
    ]
    frame = corpus(timexes=rows).anchoring()
    assert dict(zip(frame["outcome"], frame["mentions"], strict=True)) == {
        "on the calendar": 1,
        "a length of time, not a place in it": 1,
        "a repeated time": 1,
        "vague: now, recently, once": 1,
    }
    assert frame["share"].sum() == pytest.approx(1)


def test_now_and_recently_count_beside_the_dates():
    rows = [
        timex("a", "2019-03-05", "2019-03-05"),
        timex("a", "2018-11", "2018-11-01", "2018-11-30"),
        timex("b", "1912", "1912-01-01", "1912-12-31"),
        timex("a", "PRESENT_REF", surface="now"),
        timex("a", "FUTURE_REF", surface="soon"),
        timex("b", "PAST_REF", surface="recently"),
        timex("b", "PAST_REF", surface="several weeks ago"),
        timex("b", "PAST_REF", surface="decades ago"),
        timex("b", "P2Y", type="DURATION"),
    ]
    found = corpus(articles=POSTS, timexes=rows).periods()
    assert found["mentions"].tolist() == [3, 3, 2]
    assert found["share"].sum() == pytest.approx(1)
    facts = Facts(corpus(articles=POSTS, timexes=rows)).times
    assert (facts.pointing, facts.old, facts.recent, facts.present) == (8, 0.25, 0.375, 0.375)
    sentence = words("findings.dates", corpus(articles=POSTS, timexes=rows))
    assert sentence.count("38%") >= 2
    assert "25%" in sentence


EVENT = {"event_id": "e1", "label": "ferry, Oldport", "date_begin": "2012-01-01"}
TWICE = corpus(
    articles=POSTS,
    paragraphs=[
        {"article_id": a, "paragraph": 1, "role": "body", "characters": 90, "words": 20}
        for a in "abc"
    ],
    events=[EVENT | {"date_end": "2013-12-31", "articles": 3, "mentions": 3, "conflict": True}],
    timexes=[
        timex("a", "2012-09", "2012-09-01", "2012-09-30", event_id="e1"),
        timex("b", "2012", "2012-01-01", "2012-12-31", event_id="e1"),
        timex("c", "2013", "2013-01-01", "2013-12-31", event_id="e1"),
    ],
    terms=[
        {"article_id": a, "paragraph": 1, "term": t, "lemma": t, "count": 1}
        for a, words in {"a": "harbour the sank", "b": "harbour", "c": "harbour sank"}.items()
        for t in words.split()
    ],
)


def test_events_are_told_with_posts_outlets_and_voices():
    row = TWICE.events().iloc[0]
    assert (row["posts"], row["outlets"], row["voices"]) == ("1, 2, 3", 2, 2)
    assert row["voice"] == "The Tern, post 2"
    assert (str(row["first_posted"].date()), str(row["last_posted"].date())) == (
        "2019-03-02",
        "2019-03-05",
    )


def taken(a, b, direction="a_to_b", begin=0, end=90):
    return {"reuse_id": f"{a}{b}", "a_article": a, "a_start": begin, "a_end": end, "b_article": b,
            "b_start": begin, "b_end": end, "words": 16, "direction": direction}  # fmt: skip


def archive_of_copies(timexes, reuse, events=(), posts=POSTS):
    return corpus(
        articles=posts,
        paragraphs=TWICE.corpus.paragraphs.to_dict("records"),
        timexes=timexes,
        reuse=reuse,
        events=events,
    )


def dated(post, begin, end="", **more):
    return timex(post, "2012", begin, end, char_start=10, char_end=14, **more)


def test_voices_of_an_event_are_those_of_the_claims_and_not_of_other_passages():
    rows = [
        dated("a", "2012-01-01", "2012-12-31", event_id="e1"),
        dated("b", "2012-01-01", "2012-12-31", event_id="e1"),
    ]
    event = EVENT | {"date_end": "2012-12-31", "articles": 2, "mentions": 2}
    row = archive_of_copies(rows, [], [event]).events().iloc[0]
    assert (row["voices"], row["voice"]) == (2, "The Tern, post 2")
    # That b has another passage of a says nothing of the claim; that b has the claim of a does.
    elsewhere = taken("a", "b", begin=30, end=60)
    assert archive_of_copies(rows, [elsewhere], [event]).events()["voices"].tolist() == [2]
    cited = {"article_id": "b", "paragraph": 1, "char_start": 0, "char_end": 40}
    told = corpus(
        articles=POSTS, paragraphs=TWICE.corpus.paragraphs.to_dict("records"), timexes=rows,
        events=[event], attributions=[cited | {"source": "The Tern", "kind": "indirect"}],
    )  # fmt: skip
    assert told.events()["voice"].tolist() == ["The Tern"]


def test_today_in_a_copied_passage_is_the_day_of_its_source():
    rows = [
        dated("a", "2019-03-05", surface="today", anchor="relative_to_posted", event_id="e1"),
        dated("b", "2019-03-02", surface="Today", anchor="relative_to_posted", event_id="e2"),
    ]
    events = [
        EVENT | {"event_id": f"e{n}", "date_begin": d, "date_end": d, "articles": 1, "mentions": 1}
        for n, d in ((1, "2019-03-05"), (2, "2019-03-02"))
    ]
    for direction, day in (("a_to_b", "2019-03-05"), ("b_to_a", "2019-03-02")):
        folded = archive_of_copies(rows, [taken("a", "b", direction)], events)
        mentions = folded.dates
        assert set(mentions["date_begin"].dt.strftime("%Y-%m-%d")) == {day}
        table = folded.events()
        assert table[["posts", "articles", "mentions"]].to_numpy().tolist() == [["1, 2", 2, 2]]


def test_where_no_post_is_known_as_the_source_the_words_are_as_old_as_the_first_posting():
    rows = [
        dated("a", "2019-03-05", surface="today", event_id=""),
        dated("b", "2019-03-02", surface="today", event_id=""),
    ]
    mentions = archive_of_copies(rows, [taken("a", "b", "undetermined")]).dates
    assert mentions["date_end"].dt.strftime("%Y-%m-%d").tolist() == ["2019-03-02"] * 2


def test_dates_outside_the_copied_passage_stay_as_they_are():
    rows = [
        dated("a", "2019-03-05", surface="today", event_id=""),
        dated("b", "2019-03-02", surface="today", event_id=""),
    ]
    mentions = archive_of_copies(rows, [taken("a", "b", begin=30)]).dates
    assert mentions["date_end"].nunique() == 2


def test_a_stretch_that_holds_the_posting_date_is_past_up_to_it():
    rows = [
        timex("a", "2019", "2019-01-01", "2019-12-31", surface="this year", event_id="e1"),
        timex("a", "2020", "2020-01-01", "2020-12-31", surface="next year", char_start=9),
    ]
    event = EVENT | {"date_begin": "2019-01-01", "date_end": "2019-12-31", "articles": 1}
    archive = corpus(articles=POSTS, timexes=rows, events=[event])
    mentions = archive.dates
    assert mentions["past_end"].dt.strftime("%Y-%m-%d").tolist() == ["2019-03-05", "2020-12-31"]
    assert mentions["lag_days"].tolist()[0] == 31
    assert str(archive.events()["date_end"].iloc[0].date()) == "2019-03-05"


def test_a_mention_in_quoted_words_has_the_speakers_voice():
    said = {"article_id": "a", "paragraph": 1, "char_start": 0, "char_end": 40, "words": 8,
            "kind": "quotation", "quotation_id": "q1", "speaker": "Ann Ode"}  # fmt: skip
    archive = corpus(
        articles=[POSTS[0] | {"authors": "Cy Roe; Una Roe"}],
        paragraphs=[{"article_id": "a", "paragraph": 1, "role": "body", "characters": 90}],
        quotations=[said],
        timexes=[
            timex("a", "2012", "2012-01-01", "2012-12-31", char_start=10, char_end=14),
            timex("a", "2013", "2013-01-01", "2013-12-31", char_start=60, char_end=64),
        ],
    )
    found = archive.dates
    assert found["voice"].tolist() == ["Ann Ode", "Cy Roe and Una Roe"]


def test_excluding_dates_are_told_from_refining_ones():
    frame = TWICE.disagreements()
    pairs = frame[["kind", "a_number", "b_number", "days", "common"]].to_numpy().tolist()
    assert pairs == [
        ["exclude", 1, 3, 93, "sank, harbour"],
        ["exclude", 2, 3, 1, "harbour"],
        ["refine", 1, 2, 0, "harbour"],
    ]


def test_dates_of_one_paragraph_are_one_dating():
    archive = corpus(
        articles=POSTS,
        events=[EVENT | {"date_end": "2019-12-31", "articles": 2, "mentions": 4}],
        timexes=[
            timex("a", "2012", "2012-01-01", "2012-12-31", event_id="e1", char_start=9),
            timex("a", "2014", "2014-01-01", "2014-12-31", event_id="e1", char_start=20),
            timex("b", "2012", "2012-01-01", "2012-12-31", event_id="e1", char_start=9),
            timex("b", "2012-09", "2012-09-01", "2012-09-30", event_id="e1", char_start=2),
        ],
    )
    (pair,) = archive.disagreements().to_dict("records")
    assert (pair["kind"], pair["a_surface"], pair["b_surface"]) == (
        "refine",
        "2012 … 2014",
        "2012-09 … 2012",
    )


def test_events_of_several_posts_are_counted_by_their_gravest_pair():
    counts = TWICE.agreement().set_index("dates")["events"]
    assert counts["excluding each other"] == 1
    assert counts.sum() == 1
    assert corpus(articles=POSTS).agreement()["events"].sum() == 0


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

    assert relation(days(a), days(b)) == expected
    assert relation(days(b), days(a)) == expected


def test_decades_say_how_much_rests_on_one_voice():
    frame = TWICE.decades()
    assert frame.to_dict("records") == [
        {
            "decade": 2010,
            "mentions": 3,
            "posts": 3,
            "voices": 2,
            "largest_voice": "The Tern",
            "largest_mentions": 2,
            "largest_share": pytest.approx(2 / 3),
        }
    ]


def test_a_day_that_the_text_names_bounds_its_age():
    rows = [
        timex("a", "2019-03-01", "2019-03-01", surface="March 1, 2019"),
        timex("a", "2019-03-03", "2019-03-03", surface="March 3"),
        timex("a", "2019-03-04", "2019-03-04", surface="yesterday", anchor="relative_to_posted"),
        timex("a", "2019-03-09", "2019-03-09", surface="March 9, 2019"),
        timex("b", "2018-01-01", "2018-01-01", surface="January 1, 2018"),
    ]
    gaps = corpus(articles=POSTS, timexes=rows).publication_gaps()
    assert gaps[["article_id", "surface", "gap_days"]].to_numpy().tolist() == [["a", "March 3", 2]]


EMPTY = [
    corpus(),
    corpus(articles=[{"article_id": "a", "position": 1}]),
    corpus(articles=POSTS, timexes=[timex("a", "P2Y", type="DURATION")]),
]


@pytest.mark.parametrize("archive", EMPTY, ids=["no post", "no date", "nothing on the calendar"])
def test_an_archive_without_dates_gives_empty_frames_and_a_summary(archive):
    assert archive.events().empty
    assert archive.disagreements().empty
    assert archive.decades().empty
    assert archive.publication_gaps().empty
    assert Facts(archive).times.mentions == 0


SENTENCES = ["answer", "gaps", "voices", "agreement", "decades", "anchoring"]


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("archive", [*EMPTY, TWICE])
def test_sentences_hold_for_any_archive(archive, name):
    said = words(f"timeline.{name}", archive)
    assert said.rstrip("*").endswith(".")
    assert not any(word in said for word in ("nan", "None", "NaT"))


def test_sentences_say_what_is_there():
    said = {name: words(f"timeline.{name}", TWICE) for name in SENTENCES}
    assert "100%" in said["answer"]
    assert said["voices"] == "One event is spoken of in two or more posts, on two voices or more."
    assert said["agreement"].startswith("One event is dated in ways that exclude each other.")
    assert "2 of 3 mentions are The Tern’s" in said["decades"]

"""What the press writes round its dates: quotations, brackets, noun phrases, ranges, people."""

from datetime import date

import pytest

from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.timexes import find, timexes
from pressaudit.timexes.people import named_like_months
from pressaudit.timexes.quoted import quoted

FRIDAY = date(2019, 6, 14)


def dates(text: str, posted: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(t.surface, t.value) for t in find(text, posted)]


A_MODAL_ELSEWHERE = [
    ("The warden is likely to face questions about the warden’s March 25 call.", "2019-03-25"),
    ("The yard may appeal the August 3 ruling.", "2018-08-03"),
    ("Nobody would look for a way round Wednesday's ruling.", "2019-06-12"),
    ("The captain could be charged over the blast on Monday.", "2019-06-10"),
    ("The cook may have to tell them about the killing on August 3.", "2018-08-03"),
    ("The bridge could close for good after Tuesday’s storm.", "2019-06-11"),
    # What brings it about, and what is planned, lies ahead.
    ("The court will issue its ruling on Monday.", "2019-06-17"),
    ("The yard will hold its August 3 call with the owners.", "2019-08-03"),
    ("The captain could win Monday's race.", "2019-06-17"),
    ("They will vote on August 3.", "2019-08-03"),
]


@pytest.mark.parametrize(("text", "value"), A_MODAL_ELSEWHERE)
def test_a_modal_elsewhere_pushes_no_past_date_forward(text, value):
    assert [v for _, v in dates(text)] == [value]


AHEAD_OF_WHAT_IS_TOLD = [
    # What was ahead then may be over now: the nearer one, ...
    ("The council decided to reopen the lock in April.", "2019-04"),
    ("After two years the captain was due to be freed in May.", "2019-05"),
    ("The yard had agreed to sell it on March 3.", "2019-03-03"),
    (
        "The council voted on Tuesday to close the lock until August, after a crack was found.",
        "2019-08",
    ),
    # ... while "will" looks ahead of the post.
    ("The council will reopen the lock in April.", "2020-04"),
    ("By figures released by the yard in April, it plans to grow.", "2019-04"),
]


@pytest.mark.parametrize(("text", "value"), AHEAD_OF_WHAT_IS_TOLD)
def test_what_was_ahead_of_what_is_told_is_the_nearer_one(text, value):
    assert dates(text)[-1][1] == value


def test_a_length_after_for_is_no_date():
    text = "He hid for seven years after he fled in 2012."
    assert [v for _, v in dates(text)] == ["P7Y", "2012"]


def test_this_weekend_on_a_monday_is_the_last_where_it_is_told():
    monday = date(2019, 6, 17)
    assert dates("They danced this weekend.", monday) == [("this weekend", "2019-W24-WE")]
    assert dates("They will dance this weekend.", monday) == [("this weekend", "2019-W25-WE")]


SPOKEN = [
    # Counted from when it was said, as its own sentence tells ...
    ("“It starts tomorrow,” she said on Wednesday.", "2019-06-13"),
    ("On Wednesday she told the court that “it was yesterday”.", "2019-06-11"),
    ("Speaking on Monday, the cook said: “We leave tonight.”", "2019-06-10TNI"),
    ("‘It starts tomorrow,’ she said on Wednesday.", "2019-06-13"),
    # ... or the last one that dates a statement, ...
    ("The cook said on Monday that he was tired. “I leave today,” he added.", "2019-06-10"),
    # ... or of the day of the post, where the post tells of that day.
    ("The ferry sank today. “We mourn today,” she said.", "2019-06-14"),
    # Else it is no date of the archive.
    ("“It starts tomorrow,” she said.", "FUTURE_REF"),
    ("“We were never as poor as today,” he has told them many times.", "PRESENT_REF"),
    ("He remembers a voice: “It was yesterday.", "PAST_REF"),
    # Outside the marks the posted date counts.
    ("“It starts,” she said yesterday.", "2019-06-13"),
    ("It starts tomorrow, “weather permitting”.", "2019-06-15"),
]


@pytest.mark.parametrize(("text", "value"), SPOKEN)
def test_today_in_a_quotation_counts_from_when_it_was_spoken(text, value):
    assert value in [v for _, v in dates(text)]


def test_unspoken_days_name_no_days():
    (found,) = find("“It starts tomorrow,” she said.", FRIDAY)
    assert (found.date_begin, found.anchor) == (None, "none")


def test_a_block_quotation_is_spoken():
    block = Paragraph(1, Role.BLOCK_QUOTATION, "It starts tomorrow.", 1, "It starts tomorrow.")
    (found,) = timexes(Document(posted=FRIDAY, paragraphs=(block,)))
    assert found.date_begin is None


MARKS = [
    ("a “b c” d", ["b c"]),
    ('a "b" c "d" e', ["b", "d"]),
    ("``a b'' c", ["a b"]),
    ("a ‘b’s c,’ d", ["b’s c,"]),
    ("“He said ‘b’ twice.” c", ["He said ‘b’ twice."]),
    ("a “b c", ["b c"]),
    ("‘The workers’ boats sail,’ she said of a ‘free’ day", ["The workers’ boats sail,", "free"]),
    ('a 12" pipe and a 10" one', []),
    ("the workers’ boats, the ‘tis of it", []),
]


@pytest.mark.parametrize(("text", "inside"), MARKS)
def test_what_stands_between_marks(text, inside):
    assert [text[start:end] for start, end in quoted(text)] == inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today (June 14).", ["2019-06-14", "2019-06-14"]),
        ("They met yesterday (June 12).", ["2019-06-12", "2019-06-12"]),
        ("They met on Friday (June 7).", ["2019-06-07", "2019-06-07"]),
        ("“We meet tomorrow (June 20),” she said.", ["2019-06-20", "2019-06-20"]),
        ("They meet tomorrow, Saturday, and today.", ["2019-06-15", "2019-06-15", "2019-06-14"]),
    ],
)
def test_the_day_named_behind_a_near_day_is_that_day(text, expected):
    found = [v for _, v in dates(text)]
    assert found == expected or found[0] == expected[0]


def test_todays_world_is_no_day():
    assert dates("In today’s world nobody rows.") == []
    assert dates("They came to today’s vote.") == [("today", "2019-06-14")]


WHOLE = [
    ("It sank over the last quarter-century.", ("the last quarter-century", "P25Y")),
    ("It has lasted a quarter of a century.", ("a quarter of a century", "P25Y")),
    ("The past half-century was dry.", ("The past half-century", "P50Y")),
    ("It sank a quarter-century ago.", ("a quarter-century ago", "1994")),
    ("It opened the day after Easter.", ("the day after Easter", "2019-04-22")),
    (
        "It closed the Sunday before Christmas 2016.",
        ("the Sunday before Christmas 2016", "2016-12-18"),
    ),
    ("It closed two days after Christmas.", ("two days after Christmas", "2018-12-27")),
    ("They danced on the eve of Easter 2018.", ("the eve of Easter 2018", "2018-03-31")),
    ("It closed the day after April 29.", ("the day after April 29", "2019-04-30")),
    ("He kept the books 2014 to 2017.", ("2014 to 2017", "2014/2017")),
    ("He kept them between 2014 and 2017.", ("2014 and 2017", "2014/2017")),
    ("He kept them from 2014 until 2017.", ("2014 until 2017", "2014/2017")),
    ("Sales in the quarter ended July 31 fell.", ("the quarter", "2018-Q2")),
    ("Net in the year-ago third quarter fell.", ("the year-ago third quarter", "2018-Q3")),
    (
        "The winter of nineteen ninety-four was dry.",
        ("The winter of nineteen ninety-four", "1994-WI"),
    ),
    ("It was so for some time.", ("some time", "PXX")),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_what_is_one_expression(text, expected):
    assert dates(text)[0] == expected


def test_an_interval_of_years_has_the_days_of_both():
    (found,) = find("He kept the books from 2014 to 2017.", FRIDAY)
    assert (found.date_begin, found.date_end) == (date(2014, 1, 1), date(2017, 12, 31))


NO_INTERVAL = ["They lost 2014 to 2017 people.", "In 2014 and 2017 it sank.", "In 2017 to 2014."]


@pytest.mark.parametrize("text", NO_INTERVAL)
def test_two_years_that_are_no_interval(text):
    assert not any("/" in value for _, value in dates(text))


AFTER_A_DATED_SENTENCE = [
    ("It sank on 3 May 1987. Nineteen drowned. On 12 June divers found the bell.", "1987-06-12"),
    ("They sailed on September 1, 2013. On September 1 they always rest.", "2013-09-01"),
    ("It opened on 4 December 1931. On 3 January it burned.", "1932-01-03"),
    ("It opened in May 1931. In June it closed.", "1931-06"),
    ("In 1931 the pier opened. On June 3 it burned.", "1931-06-03"),
    # A new paragraph, a birth, a sentence of the day of the post: the year is open again.
    ("It sank on 3 May 1987.\nOn 3 June the council met.", "2019-06-03"),
    ("She was born on 4 May 1931. On June 3 she died.", "2019-06-03"),
    ("The pier, which opened on 4 May 1931, is old. On June 3 the council met.", "2019-06-03"),
    ("It sank on 3 May 1987. Its owner died yesterday. On June 3 he had sung.", "2019-06-03"),
    ("It sank on 3 May 1987. On July 3 the council will vote.", "2019-07-03"),
]


@pytest.mark.parametrize(("text", "value"), AFTER_A_DATED_SENTENCE)
def test_a_day_without_a_year_takes_that_of_the_dated_sentence_before(text, value):
    assert dates(text)[-1][1] == value


def test_a_family_name_is_no_month():
    text = "Theresa May won. A defeat for May, by May’s own men, but in May she sang. May 4 came."
    assert [s for s, _ in dates(text)] == ["May", "May 4"]
    assert [s for s, _ in dates("It was dry by May, after May and from May on.")] == ["May"] * 3
    assert dates("Councillor Ada March slept. From March she heard nothing.") == []


def test_names_like_months_follow_a_title_or_given_name():
    texts = [
        "Theresa May",
        "Mr. March",
        "Prime Minister May",
        "In May",
        "Early June",
        "Ada August 4",
    ]
    assert [named_like_months([text]) for text in texts] == [
        {"may"}, {"march"}, {"may"}, set(), set(), set(),
    ]  # fmt: skip


NAMED_DAYS = [
    # A sentence that says what a weekday is speaks of the coming one.
    ("Monday is the tenth anniversary of the pier.", ["2019-06-17"]),
    ("Monday marks the end of the ferry.", ["2019-06-17"]),
    ("Monday is Lamp Day.", ["2019-06-17"]),
    ("Monday was wet.", ["2019-06-10"]),
    # A share behind "to" is no year.
    ("The share rose from 9 percent in 1995 to 22 percent in 2015.", ["1995", "2015"]),
    ("It grew from 1.2 in 1995 to 22.1 in 2015.", ["1995", "2015"]),
    ("It grew from 1995 to 98.", ["1995/1998"]),
    # The year of a plan is not the year of the meeting that made it.
    ("The 18 December meeting set a goal, to be reached in 2040.", ["2018-12-18", "2040"]),
    ("The 18 December meeting set a record in 2012.", ["2012-12-18", "2012"]),
    # "Overnight" that means fast.
    ("Nobody changes overnight, and it will not happen overnight.", []),
    ("The lamp was an overnight hit; it didn't sink overnight.", ["2019-06-13TNI"]),
    ("Rain fell overnight.", ["2019-06-13TNI"]),
    # Names of papers, programmes, games.
    ("She told the Mail on Sunday that it was late.", []),
    ("She told the Today programme that it was late.", []),
    ("Since the Winter Olympics in Lund they talk.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_DAYS)
def test_weekdays_years_and_nights_named_in_passing(text, expected):
    assert [value for _, value in dates(text)] == expected

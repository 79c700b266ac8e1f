"""Dates: absolute ones, open ones near the posted date, and those that count from another."""

from dataclasses import replace
from datetime import date

import pytest

from pressaudit.timexes import find, timexes
from tests.quotations.quoting import post

WEDNESDAY = date(2019, 5, 15)


def dates(text: str, posted: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(t.surface, t.value) for t in find(text, posted)]


ABSOLUTE = [
    ("The mill burned on 4 May 1931.", [("4 May 1931", "1931-05-04")]),
    ("The mill burned on May 4, 1931.", [("May 4, 1931", "1931-05-04")]),
    ("It reopened on September 18th, 2018.", [("September 18th, 2018", "2018-09-18")]),
    ("It reopened on the 18th of September 2018.", [("the 18th of September 2018", "2018-09-18")]),
    ("It closed on Monday, Sept. 17, 2018.", [("Monday, Sept. 17, 2018", "2018-09-17")]),
    ("The log ends on 2018-09-01.", [("2018-09-01", "2018-09-01")]),
    ("The log ends on 23/9/2018.", [("23/9/2018", "2018-09-23")]),
    ("It closed on Fri Sept. 21, 2012.", [("Fri Sept. 21, 2012", "2012-09-21")]),
    (
        "It ran from late December up to May 2011.",
        [("late December", "2010-12"), ("May 2011", "2011-05")],
    ),
    ("It ran in May and June 2011.", [("May", "2011-05"), ("June 2011", "2011-06")]),
    (
        "It ran from Dec. 30 to Jan. 3, 2011.",
        [("Dec. 30", "2010-12-30"), ("Jan. 3, 2011", "2011-01-03")],
    ),
    ("It closed in Sept 2012.", [("Sept 2012", "2012-09")]),
    ("It closed in June of 2004.", [("June of 2004", "2004-06")]),
    ("It was built in 1844.", [("1844", "1844")]),
    ("Since the end of 1994 it has stood empty.", [("the end of 1994", "1994")]),
    ("It fell apart in mid-1996.", [("mid-1996", "1996")]),
    ("The class of '89 met.", [("'89", "1989")]),
    ("A regatta in '04, a fire in ’98.", [("'04", "2004"), ("’98", "1998")]),
    ("He spoke of the Sept. 11 attacks.", [("Sept. 11", "2001-09-11")]),
    ("The strike of 1905-1907 failed.", [("1905-1907", "1905/1907")]),
    ("The strike of 2011–12 failed.", [("2011–12", "2011/2012")]),
    ("From 1996 to 2008 he kept the books.", [("1996 to 2008", "1996/2008")]),
    ("The fair runs 4-6 May 2009.", [("4-6 May 2009", "2009-05-04/2009-05-06")]),
    ("They rowed through the late 1980s.", [("the late 1980s", "198")]),
    ("During the 1970s and 1980s.", [("the 1970s", "197"), ("1980s", "198")]),
    ("The ’60s were wet.", [("The ’60s", "196")]),
    ("In the 1860s and 70s.", [("the 1860s", "186"), ("70s", "187")]),
    ("It is a lighthouse of the 19th Century.", [("the 19th Century", "18")]),
    ("A 19th century English poet of 19th Century Lamps.", [("19th century", "18")]),
    ("In the roaring twenties.", []),
    ("It is a lighthouse of the 19th century.", [("the 19th century", "18")]),
    ("In the spring of 2007 it snowed.", [("the spring of 2007", "2007-SP")]),
    ("In the third quarter of 1984 it paid.", [("the third quarter of 1984", "1984-Q3")]),
    ("Sales for Q3 2018 fell.", [("Q3 2018", "2018-Q3")]),
    ("The first half of 2016 was dry.", [("The first half of 2016", "2016-H1")]),
    ("Christmas Day 2010 was dry.", [("Christmas Day 2010", "2010-12-25")]),
    ("Thanksgiving 2018 was dry.", [("Thanksgiving 2018", "2018-11-22")]),
    ("In nineteen eighty-four he sailed.", [("nineteen eighty-four", "1984")]),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_absolute_dates_need_no_posted_date(text, expected):
    assert dates(text, None) == dates(text) == expected


RELATIVE = [
    ("It ran from late April up to May.", [("late April", "2019-04"), ("May", "2019-05")]),
    (
        "It ran from late December 2018 until May.",
        [("late December 2018", "2018-12"), ("May", "2019-05")],
    ),
    ("The boat sank 17 years ago.", [("17 years ago", "2002")]),
    ("The boat sank almost two years ago.", [("almost two years ago", "2017")]),
    ("The boat sank five months ago.", [("five months ago", "2018-12")]),
    ("The boat sank two weeks ago.", [("two weeks ago", "2019-W18")]),
    ("The boat sank three days ago.", [("three days ago", "2019-05-12")]),
    ("The boat sank a couple of years ago.", [("a couple of years ago", "2017")]),
    ("The boat sank half a century ago.", [("half a century ago", "196")]),
    ("The boat sank two weekends ago.", [("two weekends ago", "2019-W18-WE")]),
    ("The boat sank the week before last.", [("the week before last", "2019-W18")]),
    ("The boat sank last Oct. 23.", [("last Oct. 23", "2018-10-23")]),
    ("The boat sank at mid-afternoon yesterday.", [("mid-afternoon yesterday", "2019-05-14TAF")]),
    ("They race in the week of June 3.", [("the week of June 3", "2019-W23")]),
    ("They race on June 3 and 4.", [("June 3", "2019-06-03"), ("4", "2019-06-04")]),
    ("They rowed on the night of May 6.", [("the night of May 6", "2019-05-06TNI")]),
    ("They rowed into the early summer.", [("the early summer", "2018-SU")]),
    ("It must pay by year's end.", [("year's end", "2019")]),
    ("It must pay by year end.", [("year end", "2019-12-31")]),
    ("It grew in the second half of the year.", [("the second half of the year", "2018-H2")]),
    (
        "They fasted from Ash Wednesday to Easter.",
        [("Ash Wednesday", "2019-03-06"), ("Easter", "2019-04-21")],
    ),
    ("Prices are higher than a year earlier.", [("a year earlier", "2018")]),
    ("The boat sank a decade ago.", [("a decade ago", "2009")]),
    ("The boat sank several years ago.", [("several years ago", "PAST_REF")]),
    ("The boat sank last year.", [("last year", "2018")]),
    ("The boat sank last month.", [("last month", "2019-04")]),
    ("The boat sank last week.", [("last week", "2019-W19")]),
    ("The boat sank earlier this year.", [("earlier this year", "2019")]),
    ("The boat sank at the weekend, over the weekend.", [("the weekend", "2019-W19-WE")] * 2),
    ("It will sail this weekend.", [("this weekend", "2019-W20-WE")]),
    ("It will sail early next year.", [("early next year", "2020")]),
    ("It will sail by the end of the month.", [("the end of the month", "2019-05")]),
    (
        "It sank yesterday; tomorrow they dive.",
        [("yesterday", "2019-05-14"), ("tomorrow", "2019-05-16")],
    ),
    ("In her last year she rowed.", []),
    ("It sank last October.", [("last October", "2018-10")]),
    ("It sank in July last year.", [("July last year", "2018-07")]),
    ("In an August speech she asked for ropes.", [("August", "2018-08")]),
    ("It sank earlier in the day.", [("earlier in the day", "2019-05-15")]),
    ("A Labor Day picnic is planned.", [("Labor Day", "2019-09-02")]),
    ("It sank last summer.", [("last summer", "2018-SU")]),
    ("It will sail next winter.", [("next winter", "2019-WI")]),
    ("Last year's second quarter was dry.", [("Last year's second quarter", "2018-Q2")]),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_dates_count_from_the_posted_date(text, expected):
    assert dates(text) == expected


OPEN = [
    # Reports look back, ...
    ("Officials said on Monday that it sank.", "2019-05-13"),
    ("It sank in August.", "2018-08"),
    ("It sank in April.", "2019-04"),
    ("It sank on June 3.", "2018-06-03"),
    ("It sank on April 3.", "2019-04-03"),
    # ... unless their verb looks ahead.
    ("The court will hear the case on Monday.", "2019-05-20"),
    ("The hearing is scheduled for Monday.", "2019-05-20"),
    ("She agreed to meet them on Monday.", "2019-05-20"),
    ("The boat will sail in August.", "2019-08"),
    ("The boat is due to sail on June 3.", "2019-06-03"),
    ("The offer expires on January 31.", "2020-01-31"),
    ("On Monday the court will hear the case.", "2019-05-20"),
    ("They have until Friday.", "2019-05-17"),
    ("The council must find the money by Monday.", "2019-05-20"),
    ("The talks that are supposed to end by July went on.", "2019-07"),
    ("The offer was extended to June 3.", "2019-06-03"),
    ("The lender has postponed the payment until January.", "2020-01"),
    ("She will be named captain of the bay ferry for a race in October.", "2019-10"),
    ("It could sail as early as Monday.", "2019-05-20"),
    ("It had been due to sail on Monday.", "2019-05-13"),
    ("The March race was dry.", "2019-03"),
    # Timetables are told in the present.
    ("The fair opens on Monday.", "2019-05-20"),
    ("The talks resume on Monday.", "2019-05-20"),
    ("The race is on Monday.", "2019-05-20"),
    ("The captain, who leaves for Port Ode on Monday, said so.", "2019-05-20"),
    ("The rule becomes law on June 3.", "2019-06-03"),
    ("They hope to know more when the case is heard in July.", "2019-07"),
    # "To" after "was" is ahead, what was denied is not.
    ("The minister was to open it on Monday.", "2019-05-20"),
    ("The owner could not be reached on Monday.", "2019-05-13"),
    ("Neither of the owners could be found on Monday.", "2019-05-13"),
    ("The owner may have left on Monday.", "2019-05-13"),
    ("The owner is accused of taking it in July.", "2018-07"),
    ("The rule stays until the mayor leaves office on June 3.", "2019-06-03"),
    ("They could not comment on Monday.", "2019-05-13"),
    ("She could win the race on Monday.", "2019-05-20"),
    ("The keeper speaks to the club on Monday.", "2019-05-20"),
    ("He says that he will do well in Monday's race.", "2019-05-20"),
    ("The keeper will almost certainly be chosen in August.", "2019-08"),
    ("The votes won't be counted until January 15.", "2020-01-15"),
    ("We have work to do between now and November 8.", "2019-11-08"),
    ("Let's row to the island in November.", "2019-11"),
    ("Asked on Monday whether it would sail, the captain laughed.", "2019-05-13"),
    ("The yard is to report fourth-quarter sales on Monday.", "2018-Q4"),
    # A season soon to come, where the sentence does not say.
    ("It is a good plan for the races in the summer.", "2019-SU"),
    ("Prior to March, all was dry.", "2019-03"),
    # A thing is no verb.
    ("The yard, which showed a spending plan on Monday, is old.", "2019-05-13"),
    ("The yard changed its painting plans on Monday.", "2019-05-13"),
    ("The yard announced the plan on August 3.", "2018-08-03"),
    ("Boats gathered ahead of Monday's race.", "2019-05-20"),
    ("Just ahead of the race, the yard on Monday put up a fence.", "2019-05-13"),
    # The verb beside the day counts, not the one further off.
    ("The union, which will meet soon, struck on Monday.", "2019-05-13"),
    ("The mayor said on Monday that the boat will sail.", "2019-05-13"),
    # The day of the post goes by its name.
    ("The captain resigned on Wednesday.", "2019-05-15"),
    ("The captain will speak on Wednesday.", "2019-05-15"),
    ("The captain resigned last Wednesday.", "2019-05-08"),
    ("The captain will speak next Wednesday.", "2019-05-22"),
]


@pytest.mark.parametrize(("text", "value"), OPEN)
def test_open_dates_are_on_the_side_where_the_sentence_looks(text, value):
    assert value in [value for _, value in dates(text)]


TURN_OF_THE_YEAR = [
    ("The boat will sail in January.", "2019-01"),
    ("The boat sank in January.", "2018-01"),
    ("The crew, as was decided by all four of its owners, holds a January party.", "2019-01"),
    ("The boat sank on February 28.", "2018-02-28"),
    ("The boat will sail on January 2.", "2019-01-02"),
    ("The boat sails next week.", "2018-W52"),
    ("The boat sank last winter.", "2017-WI"),
    ("The boat sank last autumn.", "2018-FA"),
    ("The boat sails next winter.", "2019-WI"),
    ("The boat sank last month.", "2018-11"),
    ("The boat sails next month.", "2019-01"),
]


@pytest.mark.parametrize(("text", "value"), TURN_OF_THE_YEAR)
def test_open_dates_at_the_turn_of_the_year(text, value):
    assert [value for _, value in dates(text, date(2018, 12, 20))] == [value]


def test_the_stop_of_a_time_ends_no_sentence():
    assert dates("By 9 a.m. Monday the boats went.") == [("9 a.m. Monday", "2019-05-13T09:00")]


FAR = [
    # From a date two paragraphs up nothing is counted, nor months from a bare year.
    ("It opened in 1981.", "Boats came.", "Six years earlier they had not.", "P6Y"),
    ("It opened in 1981.", "", "Two months later it sank.", "P2M"),
]


@pytest.mark.parametrize(("first", "second", "third", "value"), FAR)
def test_what_counts_from_no_date_near_is_a_length(first, second, third, value):
    article = replace(post(*filter(None, (first, second, third))), posted=WEDNESDAY)
    assert [t.value for t in timexes(article)][-1] == value


def test_after_the_start_of_a_sentence_following_is_no_part_of_a_date():
    assert dates("Following Monday’s race they slept.") == [("Monday", "2019-05-13")]


def test_a_time_that_stands_alone_is_of_the_posted_date():
    assert [v for _, v in dates("It leaked on May 9. 3:25 p.m.")] == [
        "2019-05-09",
        "2019-05-15T15:25",
    ]


def test_a_following_year_closes_an_open_day():
    text = "He spoke, on the September 1st fire, of its ashes in 2012."
    assert dates(text) == [("September 1st", "2012-09-01"), ("2012", "2012")]


def test_a_year_of_another_clause_does_not_close_an_open_day():
    text = "Under a plan made in 1987, the yard had bought two boats through May 3."
    assert dates(text) == [("1987", "1987"), ("May 3", "2019-05-03")]


ON_THE_TEXT = [
    ("It opened in June 1981. Two months later it sank.", "1981-08"),
    ("It opened on March 12, 2009, and closed three days later.", "2009-03-15"),
    ("It opened in 1981. A year earlier it was a barn.", "1980"),
    ("It opened in January 2010 and closed the following month.", "2010-02"),
    ("It opened in 1981. Two years later it sank.", "1983"),
    ("It leaked in March. The following month it sank.", "2019-04"),
    ("It leaked on May 9, officials said on Monday. The next day it sank.", "2019-05-10"),
    ("It leaked on May 9. It sank the next morning.", "2019-05-10TMO"),
    ("It leaked on May 9. The pumps stopped at 10:35 a.m.", "2019-05-09T10:35"),
    ("It leaked in May 2012 and sank in October of that year.", "2012-10"),
    ("It leaked in May 2011. By the end of the year it had sunk.", "2011"),
    ("It leaked on Monday night; earlier in the day it had rained.", "2019-05-13"),
    ("It leaked in May 2012 and sank in 2014. That month it rained.", "2012-05"),
    ("It leaked on May 9. They pumped in the morning.", "2019-05-09TMO"),
    ("It leaked on May 9. The night before, it had sailed.", "2019-05-08TNI"),
    ("It closed two months after the boat sank on March 12, 2009.", "2009-05"),
    ("It sank on Friday, 51 days after it sailed; the previous Friday it leaked.", "2019-05-03"),
]


@pytest.mark.parametrize(("text", "value"), ON_THE_TEXT)
def test_dates_that_count_from_another_date_of_the_text(text, value):
    assert value in [t.value for t in find(text, WEDNESDAY) if t.anchor == "relative_to_text"]


def test_a_year_ago_is_a_quarter_where_the_text_counts_in_quarters():
    text = "The yard lost ten marks in the first quarter, against a gain of two a year ago."
    assert dates(text)[-1] == ("a year ago", "2018-Q1")


WITHOUT_A_POSTED_DATE = [
    ("It sank on Monday.", "XXXX-WXX-1"),
    ("It sank in October.", "XXXX-10"),
    ("It sank on March 12.", "XXXX-03-12"),
    ("It sank last year.", "PAST_REF"),
    ("It sank yesterday.", "PAST_REF"),
    ("It sank in the first quarter.", "XXXX-Q1"),
]


@pytest.mark.parametrize(("text", "value"), WITHOUT_A_POSTED_DATE)
def test_without_a_posted_date_relative_dates_name_no_days(text, value):
    (timex,) = find(text)
    assert (timex.value, timex.date_begin, timex.anchor) == (value, None, "none")


INTERVALS = [
    ("in 1984", "1984-01-01", "1984-12-31", "year"),
    ("in February 2012", "2012-02-01", "2012-02-29", "month"),
    ("on 4 May 1931", "1931-05-04", "1931-05-04", "day"),
    ("in the 1800s", "1800-01-01", "1899-12-31", "century"),
    ("in the 1980s", "1980-01-01", "1989-12-31", "decade"),
    ("in the late 1980s", "1986-01-01", "1989-12-31", "decade"),
    ("in the mid-2000s", "2003-01-01", "2006-12-31", "decade"),
    ("in the early 2000s", "2000-01-01", "2003-12-31", "decade"),
    ("in the 19th century", "1800-01-01", "1899-12-31", "century"),
    ("in the winter of 2011", "2011-12-01", "2012-02-29", "season"),
    ("the second half of 2016", "2016-07-01", "2016-12-31", "month"),
    ("last week", "2019-05-06", "2019-05-12", "day"),
    ("2005-2012", "2005-01-01", "2012-12-31", "year"),
    ("earlier this year", "2019-01-01", "2019-12-31", "year"),
]


@pytest.mark.parametrize(("text", "begin", "end", "granularity"), INTERVALS)
def test_each_value_has_its_stretch_of_days(text, begin, end, granularity):
    (timex,) = find(text, WEDNESDAY)
    days = (str(timex.date_begin), str(timex.date_end), timex.granularity)
    assert days == (begin, end, granularity)

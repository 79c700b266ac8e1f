"""What looks like an expression of time and is none."""

from datetime import date

import pytest

from pressaudit.timexes import find

NONE = [
    "It may rain; they may march, and the august company may fall.",
    "Theresa May said that the prime minister may resign.",
    "May said nothing, Mr. March said less.",
    "Once upon a pier they spring over ropes.",
    "The price was $2,015, then 1,500 marks, then £1999.",
    "Some 1,900 people and 2000 troops stood there.",
    "Call 0955 2011 or +44 1632 960999.",
    "About 1500 of them left.",
    "Version 1.2015 of the map, section 20.1984, is 1984% larger.",
    "The 44-year-old captain, 37 years old, has a son of six months of age.",
    "Three-quarters of the hold and a quarter of the deck.",
    "Their guests on “This Week” and on Harbour Today.",
    "They want a second boat.",
    "After Super Tuesday, said The Sunday Herald and Saturday Night Live.",
    "April Carver met June Lund and August Hale.",
    "The mid-30s are warm, a $12-an-hour job, a $4-million-a-year business.",
    "'27 boats were counted.",
    "The noon boat, a high noon.",
    "The fall of the old pier, the second half of the match.",
    "February 31, 2015/45/99, 99/99/2015",
    "Room 2012, page 1984, flight 1999.",
    "It holds 2012 people.",
]


NOTHING = [
    "The Harbour Daily, Quay Nightly News and The Daily Mast wrote of it.",
    "There were 800,000 local rowers.",
    "For this second fire they had no water.",
    "The present captain, present-day ropes, the past nine races.",
    "They came too soon, as soon as they could.",
    "A late-night call, an early-morning swim.",
    "The early days of rowing.",
    "Three-quarters of them, as many as three-quarters there, a second boat, at the last minute.",
    "A note to the Midnight Crew, written for Daily Mast readers.",
    "They met the week after the fire.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_it_is_no_expression_of_time(text):
    assert [t.surface for t in find(text, date(2019, 5, 15))] == []


@pytest.mark.parametrize("text", NONE)
def test_it_names_no_days(text):
    assert [t.surface for t in find(text, date(2019, 5, 15)) if t.date_begin] == []

"""Durations, sets, times of day, and expressions that point nowhere on the calendar."""

from datetime import date

import pytest

from pressaudit.timexes import find

POSTED = date(2019, 5, 15)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(t.surface, t.type, t.value) for t in find(text, POSTED)]


DURATIONS = [
    ("He rowed for ten years.", "ten years", "P10Y"),
    ("He rowed for three hours.", "three hours", "PT3H"),
    ("He rowed for a decade.", "a decade", "P10Y"),
    ("He rowed for two centuries.", "two centuries", "P200Y"),
    ("He rowed for half an hour.", "half an hour", "PT30M"),
    ("He rowed for two and a half years.", "two and a half years", "P2Y6M"),
    ("He rowed for 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
    ("He rowed for twenty-five minutes.", "twenty-five minutes", "PT25M"),
    ("He rowed for a hundred years.", "a hundred years", "P100Y"),
    ("He rowed for a few days.", "a few days", "PXD"),
    ("He rowed for at least 30 days.", "at least 30 days", "P30D"),
    ("He rowed for more than a year.", "more than a year", "P1Y"),
    ("He rowed for a couple of weeks.", "a couple of weeks", "P2W"),
    ("It lost money for two quarters.", "two quarters", "P2Q"),
    ("He rowed for weeks.", "weeks", "PXW"),
    ("He has rowed the past five years.", "the past five years", "P5Y"),
    ("He has rowed over the past decade.", "the past decade", "P10Y"),
    ("He has rowed in recent months.", "recent months", "PXM"),
    ("He rows the first nine months.", "the first nine months", "P9M"),
    ("A ten-year plan.", "ten-year", "P10Y"),
    ("A three-year period.", "A three-year period", "P3Y"),
    ("It was so over the years.", "the years", "PXY"),
    ("It sank days after the storm.", "days", "PXD"),
    ("A week-long storm.", "week-long", "P1W"),
    ("The past three summers were wet.", "The past three summers", "P3SU"),
    ("It dried for 65 million years.", "65 million years", "P65000000Y"),
]
SETS = [
    ("It sails every Monday.", "every Monday", "XXXX-WXX-1"),
    ("It sails every Wednesday at noon.", "every Wednesday at noon", "XXXX-WXX-3T12:00"),
    ("It sails on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("It sails on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("It sails every two weeks.", "every two weeks", "P2W"),
    ("It sails each year.", "each year", "P1Y"),
    ("It sails twice a week.", "a week", "P1W"),
    ("It costs 12 marks a year.", "a year", "P1Y"),
    ("It sails daily.", "daily", "P1D"),
    ("It sails every spring.", "every spring", "XXXX-SP"),
    ("It sails every morning.", "every morning", "XXXX-XX-XXTMO"),
    ("It sails each July.", "each July", "XXXX-07"),
    ("It sails every other month.", "every other month", "P2M"),
    ("It sails every second week.", "every second week", "P2W"),
]
TIMES = [
    ("It sailed at 10:35 a.m.", "10:35 a.m.", "2019-05-15T10:35"),
    ("It sailed at 6pm.", "6pm", "2019-05-15T18:00"),
    ("It sailed at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2019-05-14T09:00"),
    ("It sailed at 5 p.m. EST May 9.", "5 p.m. EST May 9", "2019-05-09T17:00"),
    ("It sailed at 18:30 GMT.", "18:30 GMT", "2019-05-15T18:30"),
    ("It sailed on Friday morning.", "Friday morning", "2019-05-10TMO"),
    ("It sailed last night.", "last night", "2019-05-14TNI"),
    (
        "It sailed at three o'clock in the morning.",
        "three o'clock in the morning",
        "2019-05-15T03:00",
    ),
    ("It sailed at 5 o’clock in the afternoon.", "5 o’clock in the afternoon", "2019-05-15T17:00"),
    ("It sailed at midnight.", "midnight", "2019-05-15T24:00"),
    ("It sails tomorrow evening.", "tomorrow evening", "2019-05-16TEV"),
    ("It sailed at 4 in the morning.", "4 in the morning", "2019-05-15T04:00"),
]
VAGUE = [
    ("They have now left.", "now", "PRESENT_REF"),
    ("They recently left.", "recently", "PAST_REF"),
    ("They left long ago.", "long ago", "PAST_REF"),
    ("They will leave in the near future.", "the near future", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "surface", "value"), DURATIONS)
def test_durations(text, surface, value):
    assert found(text) == [(surface, "DURATION", value)]


@pytest.mark.parametrize(("text", "surface", "value"), SETS)
def test_sets(text, surface, value):
    assert found(text) == [(surface, "SET", value)]


@pytest.mark.parametrize(("text", "surface", "value"), TIMES)
def test_times(text, surface, value):
    assert found(text) == [(surface, "TIME", value)]


@pytest.mark.parametrize(("text", "surface", "value"), VAGUE)
def test_vague_dates(text, surface, value):
    assert found(text) == [(surface, "DATE", value)]


def test_an_hour_is_of_the_day_that_its_sentence_names():
    assert found("They came on Monday and left at 6 a.m.")[-1][2] == "2019-05-13T06:00"


def test_nobody_is_born_at_a_thirteenth_hour():
    assert found("It sailed at 13 a.m. or at 25:70; they won 10:30.") == []

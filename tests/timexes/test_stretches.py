"""Stretches of the calendar, against the Extended Date/Time Format and the calendar itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from undate import Undate

from pressaudit.timexes import stretches

DAYS = st.dates(date(100, 1, 1), date(9990, 1, 1))


@given(DAYS, st.sampled_from(["D", "W", "WE", "M", "3M", "Y", "10Y", "100Y"]))
def test_the_unit_around_a_day_holds_it(when, letter):
    stretch = stretches.around(when, letter)
    weekday = letter == "WE" and when.isoweekday() < 6
    assert weekday or stretch.begin <= when <= stretch.end


@given(DAYS, st.sampled_from(["D", "W", "M", "3M", "Y", "10Y"]), st.integers(-30, 30))
def test_units_follow_each_other_without_a_gap(when, letter, count):
    try:
        here = stretches.around(when, letter)
        after = stretches.around(here.end + timedelta(days=1), letter)
    except (ValueError, OverflowError):
        return
    assert after.begin == here.end + timedelta(days=1)
    assert after.value != here.value


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_those_of_the_extended_date_format(year, month):
    stretch = stretches.month(year, month)
    partial = Undate.parse(stretch.value, "EDTF")
    assert (str(partial.earliest), str(partial.latest)) == (str(stretch.begin), str(stretch.end))


PARTS = [("early", 1980, 1983), ("mid", 1983, 1986), ("late", 1986, 1989), ("", 1980, 1989)]


@pytest.mark.parametrize(("modifier", "first", "last"), PARTS)
def test_parts_of_a_decade_keep_its_value(modifier, first, last):
    part = stretches.part(stretches.decade(1980), modifier)
    assert (part.value, part.begin, part.end) == ("198", date(first, 1, 1), date(last, 12, 31))


def test_a_month_from_the_thirty_first_is_the_last_of_a_shorter_month():
    assert stretches.shift(date(2019, 1, 31), "M", 1) == date(2019, 2, 28)


@pytest.mark.parametrize("letter", ["Y", "M", "10Y"])
def test_no_year_before_the_first(letter):
    with pytest.raises(ValueError, match="no such year"):
        stretches.shift(date(1, 1, 1), letter, -1)

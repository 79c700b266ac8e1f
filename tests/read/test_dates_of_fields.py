"""Days as fields state them, in languages that nobody names."""

from datetime import date, datetime

import pytest

from pressaudit.read.dates import day_in, day_of, month_in, order_of

READ = {
    "March 14, 2013 Thursday 11:21 AM GMT": "2013-03-14",
    "June 17, 1995, CITY EDITION": "1995-06-17",
    "Tue, 05 Mar 2019 23:30:00 -0500": "2019-03-05",
    "May 3rd, 2010": "2010-05-03",
    "Dienstag 3. März 2009": "2009-03-03",
    "9. Jänner 2012": "2012-01-09",
    "mardi 3 janvier 1995": "1995-01-03",
    "1er mai 2012": "2012-05-01",
    "3 de enero de 2010": "2010-01-03",
    "3 maart 2012": "2012-03-03",
    "12 марта 2012 г.": "2012-03-12",
    "2012. március 3.": "2012-03-03",
    "2012 年 3 月 12 日": "2012-03-12",
    "2012년 3월 12일": "2012-03-12",
    "۱۴ اسفند ۱۳۹۷": "2019-03-05",
    "1397/12/14": "2019-03-05",
    "1397-12-14 10:30": "2019-03-05",
    "29/12/1397": "2019-03-20",
    "31.6.1397": "2018-09-22",
    "05/03/2562": "",
    "25/03/2562": "2019-03-25",
    "1397/13/14": "",
    "5 March 1397": "",
    "2019-03-05T10:00:00Z": "2019-03-05",
    "20190305T101500Z": "2019-03-05",
    "5.3.2019": "2019-03-05",
    "25/12/2018": "2018-12-25",
    "12/25/2018": "2018-12-25",
    "03/04/2019": "",
    "31 February 2019": "",
    "3 March 1066": "",
    "January 2010": "",
    "Spring 2011": "",
    "13/2017": "",
    "Section 5; Part 2; Page 16": "",
    "": "",
}


@pytest.mark.parametrize(("text", "day"), READ.items())
def test_days(text, day):
    found = day_in(text)
    assert (found.isoformat() if found else "") == day


def test_a_known_language_settles_what_words_and_numbers_mean():
    assert day_in("3 listopad 2012", "hr") == date(2012, 10, 3)
    assert day_in("3 listopad 2012", "pl") == date(2012, 11, 3)
    assert day_in("03/04/2019", "de") == date(2019, 4, 3)
    assert day_in("03/04/2019", order="mdy") == date(2019, 3, 4)


def test_cells():
    assert day_of(datetime(2019, 3, 5, 10)) == day_of(date(2019, 3, 5)) == date(2019, 3, 5)
    assert day_of(1551744000) == day_of("1551744000000") == date(2019, 3, 5)
    assert day_of(None) is day_of(float("nan")) is day_of("soon") is None


def test_the_order_of_a_column():
    assert order_of(["25/12/2018", "03/04/2019"]) == "dmy"
    assert order_of(["12/25/2018", "03/04/2019"]) == "mdy"
    assert order_of(["03/04/2019"]) == order_of(["25/12/2018", "12/25/2018"]) == ""


def test_months():
    assert (month_in("Avril 2010"), month_in("Spring 2010")) == (4, None)

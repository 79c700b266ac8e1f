"""Days as pages of many languages write them; what is no day stays none."""

from datetime import date

import pytest

from pressaudit.read.dates import day, find

DAY = date(2019, 3, 5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 5, 2019", "en"),
        ("Tuesday, 5th March 2019", "en"),
        ("Mar. 5, 2019", "en"),
        ("Published on 05-Mar-2019 at 9:30", "en"),
        ("Tue, 05 Mar 2019 09:30:00 GMT", "en"),
        ("2019-03-05T09:30:00+01:00", ""),
        ("20190305", ""),
        ("3/5/2019", "en-US"),
        ("5/3/2019", "en-GB"),
        ("5. März 2019, 9:30 Uhr", "de"),
        ("05.03.19", "de"),
        ("5 | 3 | 2019", "de-CH"),
        ("5 mars 2019", "fr"),
        ("le 5 Mars 2019", "fr"),
        ("5 de marzo de 20199:30", "es"),  # glued to the hour
        ("5 marca 2019", "pl"),
        ("5 марта 2019", "ru"),
        ("2019. március 5.", "hu"),
        ("2019年3月5日", "zh"),
        ("5 มีนาคม 2562", "th"),
        ("۱۴ اسفند ۱۳۹۷", "fa"),
        ("۱۳۹۷/۱۲/۱۴", "fa"),
        ("14 اسفند 1397", "fa"),
        ("٥ مارس ٢٠١٩", "ar"),
        ("٥ آذار ٢٠١٩", "ar"),  # the Levant's name of the month
        ("5 mars 2019", "sq"),
        ("\u200f٥ مارس ٢٠١٩\u200e", "ar"),
    ],
)
def test_days(text: str, language: str) -> None:
    assert day(text, language) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "March 2019",
        "31.2.2019",
        "1.2.3",
        "12:30:45",
        "5 March 1819",
        "5 March 2919",
        "2019-13-45",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert day(text, "en") is None


def test_the_place_is_that_in_the_text() -> None:
    text = "Orrin, ۱۴ اسفند ۱۳۹۷ – the pier"
    found = find(text, "fa")
    assert found is not None
    assert text[found.start : found.end] == "۱۴ اسفند ۱۳۹۷"


def test_a_month_is_that_of_its_language() -> None:
    assert day("5 listopada 2019", "pl") == date(2019, 11, 5)
    assert day("5. listopada 2019", "hr") == date(2019, 10, 5)

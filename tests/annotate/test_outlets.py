"""Spellings of one outlet meet under the fullest form that the build has."""

from datetime import date

import pytest

from pressaudit.annotate import outlets
from pressaudit.read.model import Article, Byline, Paragraph, Role


def article(outlet: str, text: str = "") -> Article:
    return Article(
        article_id="a-01",
        title="Title",
        posted=date(2019, 5, 1),
        byline=Byline(outlet, (), outlet),
        paragraphs=(Paragraph(1, Role.BODY, text, 1, text),),
    )


@pytest.mark.parametrize(
    ("byline", "text", "expected"),
    [
        ("Quaynews", "He told Quay News that the pier was shut.", "Quay News"),
        ("Quay News", "He told Quaynews that the pier was shut.", "Quay News"),
        ("Quaynews", "The quay news of the week.", "Quaynews"),
        ("Quaynews", "He left the Quay. News came late.", "Quaynews"),
        ("Quaynews", "", "Quaynews"),
        ("The Orrin Courier", "As the Orrin Courier says.", "The Orrin Courier"),
        ("", "Quay News", ""),
        ("Albawaba", "He told Al Bawaba.", "Albawaba"),  # known to the rules: read joins it
    ],
)
def test_fullest_form(byline: str, text: str, expected: str) -> None:
    assert [a.byline.outlet for a in outlets.joined([article(byline, text)])] == [expected]


def test_two_bylines_meet() -> None:
    both = [article("Quaynews"), article("Quay News")]
    assert {a.byline.outlet for a in outlets.joined(both)} == {"Quay News"}

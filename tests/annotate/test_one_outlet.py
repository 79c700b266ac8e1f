"""Spellings of one outlet meet under the fullest form that the build has."""

from datetime import date

import pytest

from pressaudit.annotate import one_outlet
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
    assert [a.byline.outlet for a in one_outlet.joined([article(byline, text)])] == [expected]


def test_two_bylines_meet() -> None:
    both = [article("Quaynews"), article("Quay News")]
    assert {a.byline.outlet for a in one_outlet.joined(both)} == {"Quay News"}


def on(site: str, outlet: str = "") -> Article:
    return Article(article_id="a-01", title="Title", site=site, byline=Byline(outlet=outlet))


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        pytest.param(
            [on("Ferry Watch"), on("Ferry Watch", "Orrin Courier")],
            ["", "Orrin Courier"],
            id="the one site that republishes is the archive",
        ),
        pytest.param(
            [on("Orrin Courier"), on("Quay News"), on("Lake Post")],
            ["Orrin Courier", "Quay News", "Lake Post"],
            id="sites that publish their own are outlets",
        ),
        pytest.param(
            [on("Ferry Watch"), on("Ferry Watch", "Quay News"), on("Orrin Courier")],
            ["", "Quay News", "Orrin Courier"],
            id="an archive and an article of another site",
        ),
        pytest.param(
            [on("Orrin Courier", "Orrin Courier"), on("Orrin Courier")],
            ["Orrin Courier", "Orrin Courier"],
            id="a site that signs with its name republishes nothing",
        ),
        pytest.param([on(""), on("", "Quay News")], ["", "Quay News"], id="no site is shown"),
    ],
)
def test_an_empty_outlet_is_the_archives_only(posts: list[Article], expected: list[str]) -> None:
    assert [a.byline.outlet for a in one_outlet.settled(posts)] == expected


def test_the_archive_can_be_given() -> None:
    posts = [on("Ferry Watch"), on("Orrin Courier", "Quay News"), on("Orrin Courier")]
    got = [a.byline.outlet for a in one_outlet.settled(posts, "Ferry Watch")]
    assert got == ["", "Quay News", "Orrin Courier"]

"""What is said of a capture's posts, each case an archive that we invent."""

from datetime import date

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.languages import detect
from pressaudit.read.model import Article, Paragraph, Role
from pressaudit.read.notes import notes_on

LONG = "The council of Orrin closed the old pier on Monday after divers found rotten piles. " * 4


def post(**fields: object) -> Article:
    known = {"title": "The pier", "posted": date(2019, 3, 5), "language": "en"} | fields
    text = str(known.pop("text", LONG)).strip()
    body = Paragraph(1, Role.BODY, text, 1, text)
    return Article(**known, paragraphs=(body,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("posts", "says"),
    [
        ([post()], []),
        ([post(posted=None)], ["the post has no date"]),
        ([post(posted=None), post(), post(posted=None)], ["2 of 3 posts have no date"]),
        ([post(title=""), post()], ["1 of 2 posts has no title"]),
        ([post(text="The boat will not run."), post()], ["1 of 2 posts has under 40 words"]),
        (
            [post(excerpt=True), post(excerpt=True), post()],
            ["2 of 3 posts are excerpts: the page shows only how it begins"],
        ),
        (
            [post(language="de"), post()],
            [
                "1 of 2 posts is in German: kept in the tables of posts and paragraphs, and not "
                "analysed, since the rules are for English"
            ],
        ),
        ([post(language="")], []),
    ],
)
def test_lacks_are_counted(posts: list[Article], says: list[str]) -> None:
    assert list(notes_on(posts)) == says


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The boat will not run.", ""),
        (LONG, "en"),
        ("Der Rat von Orrin hat den alten Steg am Montag geschlossen, weil die Pfähle faul.", "de"),
        (
            "Këshilli i qytetit mbylli skelën e vjetër, pasi u gjetën shtylla të kalbura",
            "sq",
        ),
        ("شورای شهر روز دوشنبه اسکله قدیمی را بست زیرا غواصان پایه‌های پوسیده یافتند", "fa"),
        ("أغلق مجلس المدينة الرصيف القديم يوم الاثنين بعد أن وجد الغواصون أعمدة متعفنة", "ar"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect(text) == code


def test_a_capture_says_what_its_posts_lack() -> None:
    page = (
        '<!doctype html><article class="hentry"><h2 class="entry-title">Der Steg</h2>'
        '<div class="entry-content"><p>Der Rat von Orrin hat den alten Steg am Montag geschlossen, '
        "weil Taucher faule Pfähle fanden und niemand zahlen wollte.</p></div></article></html>"
    )
    capture = read_capture(page.encode(), "steg.html")
    assert capture.articles[0].language == "de"
    assert [note.split(":")[0] for note in capture.notes] == [
        "the post has no date",
        "the post has under 40 words",
        "the post is in German",
    ]

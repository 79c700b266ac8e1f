"""Text copies of other layouts: each record on its example, on two posts, and on what it is not."""

from datetime import date

import pytest

from pressaudit import rules
from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article
from pressaudit.read.text_layouts import layouts, page

TOLD = {
    "en": "The council of Orrin closed the old pier on Monday after divers found rotten piles.",
    "de": "Der Rat von Orrin hat den alten Steg am Montag geschlossen, weil Taucher faule Pfähle "
    "unter dem Deck fanden.",
    "sq": "Këshilli i qytetit mbylli skelën e vjetër të hënën, pasi zhytësit gjetën shtylla të "
    "kalbura poshtë saj.",
    "fa": "شورای شهر اورین روز دوشنبه اسکله قدیمی را بست زیرا غواصان پایه‌های پوسیده زیر آن یافتند.",
    "ar": "أغلق مجلس مدينة أورين الرصيف القديم يوم الاثنين بعد أن وجد الغواصون أعمدة متعفنة تحته.",
}
RECORDS = rules.load("text_layouts")["layout"]


def read(text: str) -> list[Article]:
    return list(read_capture(text.encode(), "copy.txt").articles)


@pytest.mark.parametrize("record", RECORDS, ids=[r["name"] for r in RECORDS])
def test_each_record_reads_its_example(record: dict[str, str]) -> None:
    language = "de" if "Steg" in record["example"] else "sq" if "Ura" in record["example"] else "en"
    (article,) = read(f"Home\nAbout us\n\n{record['example']}\n\n{TOLD[language]}\n")
    assert article.posted == date(2019, 3, 5)
    lines = record["example"].split("\n")
    assert article.title == lines[0 if record["title"] == "above" else 1]
    assert [p.text for p in article.paragraphs] == [TOLD[language]]
    assert article.language == language


@pytest.mark.parametrize(
    ("anchor", "fields"),
    [
        ("Posted on March 5, 2019 by Ada Quill", ("Ada Quill", "", None)),
        ("Published: 5 March 2019", ("", "", None)),
        ("By Ada Quill | March 5, 2019 | Harbour news", ("Ada Quill", "Harbour news", None)),
        ("By Ada Quill – 5 March 2019 – 3 comments", ("Ada Quill", "", 3)),
        ("March 5, 2019 by Ada Quill", ("Ada Quill", "", None)),
        ("March 5, 2019 | Harbour news | No comments", ("", "Harbour news", 0)),
        ("Harbour news • Tuesday, 5 March 2019", ("", "Harbour news", None)),
        ("Posted by Ada Quill on March 5, 2019", ("Ada Quill", "", None)),
        ("2019-03-05", ("", "", None)),
    ],
)
def test_two_posts(anchor: str, fields: tuple[str, str, int | None]) -> None:
    other = anchor.replace("March 5", "March 4").replace("5 March", "4 March").replace("-05", "-04")
    text = (
        f"The pier\n{anchor}\n\n{TOLD['en']}\n\nThe lake\n{other}\n\n{TOLD['en']}\n\nOlder posts\n"
    )
    first, second = read(text)
    got = (" ".join(first.byline.authors), first.category, first.comments)
    assert got == fields
    assert (first.title, second.title) == ("The pier", "The lake")
    assert (first.posted, second.posted) == (date(2019, 3, 5), date(2019, 3, 4))
    assert len(first.paragraphs) == len(second.paragraphs) == 1


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("03/05/2019", "en", date(2019, 3, 5)),  # the month first: English without a region
        ("03/05/2019", "sq", date(2019, 5, 3)),
        ("5. März 2019", "de", date(2019, 3, 5)),
        ("۱۴ اسفند ۱۳۹۷", "fa", date(2019, 3, 5)),
        ("١٤ آذار ٢٠١٩", "ar", date(2019, 3, 14)),
        ("5 janar 2019", "sq", date(2019, 1, 5)),
    ],
)
def test_the_pages_language_tells_the_date(written: str, language: str, expected: date) -> None:
    (article,) = read(f"Orrin\n{written}\n\n{TOLD[language]}\n{TOLD[language]}\n")
    assert (article.posted, article.language) == (expected, language)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"The pier\n\n{TOLD['en']}\n", id="no date"),
        pytest.param(f"{TOLD['en']}\nMarch 5, 2019\n{TOLD['en']}\n", id="no title"),
        pytest.param("The pier\nMarch 5, 2019\n\nShort.\n", id="no running text"),
        pytest.param(f"The pier\nSince March 5, 2019 we wait\n{TOLD['en']}\n", id="a sentence"),
        pytest.param("Menu\n" * 40 + f"The pier\nMarch 5, 2019\n{TOLD['en']}\n", id="far below"),
    ],
)
def test_what_no_record_fits_is_refused(text: str) -> None:
    with pytest.raises(CaptureError, match="it holds no posts") as caught:
        read(text)
    assert "Posted on" in caught.value.cause


def test_every_line_has_a_role_and_the_note_names_the_record() -> None:
    text = f"Home\n\nThe pier\nPosted on 5 March 2019\n\n{TOLD['en']}\n\nOlder posts\nHome\n"
    capture = read_capture(text.encode(), "copy.txt")
    assert capture.line_roles == (
        "menu", "blank", "title", "date_line", "blank", "body", "blank", "footer", "footer",
    )  # fmt: skip
    assert capture.notes[0].startswith("read by the text layout “posted on a day")


def test_cost_grows_with_the_text() -> None:
    post = f"The pier\nPosted on 5 March 2019\n\n{TOLD['en']}\n\n"
    assert len(page((post * 300).split("\n")).drafts) == 300


def test_names_of_records_are_their_own() -> None:
    assert len({layout.name for layout in layouts()}) == len(RECORDS)

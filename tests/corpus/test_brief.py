"""No row of a derived table holds eight words of a post in a row."""

from datetime import date

from pressaudit.corpus import brief
from pressaudit.read.model import Article, Paragraph, Role

TEXT = "“The pier is shut and nobody knows,” Ada Quill of the harbour board said on Monday."


def article() -> Article:
    body = Paragraph(1, Role.BODY, TEXT, 1, TEXT)
    return Article(article_id="a-01", title="Title", posted=date(2019, 5, 1), paragraphs=(body,))


def row(**values: str) -> dict[str, object]:
    return {"article_id": "a-01", "incipit": "The pier is shut and nobody"} | values


def shortened(**values: str) -> str:
    rows = {"quotations": [row(**values)]}
    brief.shorten(rows, [article()])
    return str(rows["quotations"][0]["incipit"])


def test_first_words_alone_may_stand():
    assert shortened(speaker="Quill") == "The pier is shut and nobody"


def test_a_quotation_and_its_speaker_may_not_make_a_run():
    seven = "The pier is shut and nobody knows"
    assert shortened(incipit=seven, speaker="Ada Quill") == "The pier is shut and nobody"


def test_every_run_is_seen():
    words = TEXT.split()
    for start in range(len(words) - 8):
        cut = " ".join(words[start : start + 8])
        assert len(shortened(incipit=cut, speaker="X").split()) < 8

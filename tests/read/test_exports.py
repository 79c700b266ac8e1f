# ruff: noqa: E501 - tables of cases
"""Exports of press databases, read from miniatures of their layouts (exports_made)."""

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.drafts import Draft
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports import fields
from pressaudit.read.formats import FORMATS
from pressaudit.read.model import Role
from pressaudit.read.recognise import recognise
from tests.read import exports_made as made
from tests.read.nexis_layouts import LAYOUTS


def read(data: bytes | str, kind: str) -> list[Draft]:
    """Recognise an export and read it."""
    data = data.encode() if isinstance(data, str) else data
    assert recognise(data, "export") == kind
    return FORMATS[kind](data, "export").drafts


def head(draft: Draft) -> tuple[str, str, str]:
    return draft.title, draft.outlet, draft.posted.isoformat() if draft.posted else ""


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_nexis_text():
    one, two = read(made.NEXIS_TXT, "nexis_text")
    assert head(one) == (
        "Ferry to Mirren stopped after the gale",
        "The Wharf Courier (Orrin)",
        "2009-03-03",
    )
    assert (one.author, one.category, one.language) == (
        "By Ada Quill, Harbour Correspondent",
        "NEWS; Pg. 4",
        "en",
    )
    assert texts(one) == [
        "The ferry to Mirren was stopped on Monday after the gale had torn three planks from the pier.",
        'NOTE: this line belongs to the text. "We wait for calm water," the captain said.',
    ]
    assert one.notes == ()
    assert head(two) == ("Old boats", "Mirren Monthly", "")
    assert two.notes == (
        "it is dated 'April 2009', without a day",
        "3 words, the export says 900",
    )


def test_nexis_before_2006_labels_headline_and_text():
    (one,) = read(made.NEXIS_OLD, "nexis_text")
    assert head(one) == ("THE LIGHTHOUSE IS SOLD", "The Mirren Herald", "1994-02-11")
    assert one.author == "By BEN ODE"
    assert texts(one) == [
        "The lighthouse was sold yesterday.",
        "Nobody saw the buyer of the lighthouse.",
    ]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_nexis_layouts(layout):
    (one,) = read(layout.text, "nexis_text")
    found = (*head(one), one.authors, one.category, one.language, len(one.blocks))
    assert found == layout.read


def test_nexis_html_without_styles():
    text = (
        "<HTML><BODY><!-- <DOC NUMBER=1> --><DIV><P>1 of 1 DOCUMENTS</P></DIV><DIV ALIGN=center><P>The Wharf Courier</P></DIV>"
        "<DIV ALIGN=center><P>March 3, 2009</P></DIV><DIV><P><B>Ferry stopped</B></P></DIV><DIV><P><B>BYLINE: </B>Ada Quill</P></DIV>"
        "<DIV><P><B>LENGTH: </B>9 words</P></DIV><DIV><P>The ferry was stopped.</P><P>It waits.</P></DIV><DIV><P><B>LOAD-DATE: </B>March 4, 2009</P></DIV>"
    )
    (one,) = read(text, "nexis_html")
    assert head(one) == ("Ferry stopped", "The Wharf Courier", "2009-03-03")
    assert texts(one) == ["The ferry was stopped.", "It waits."]


def test_bold_subheads_end_no_text():
    div = made._div
    text = "".join([
        made._STYLE.replace("{n}", "1"), "<DOC NUMBER=1>", div("1 of 1 DOCUMENTS", centred=True), div("The Wharf Courier", centred=True),
        div("March 3, 2004 Wednesday<BR>Final Edition", centred=True), div("Ferry stopped", large=True), div("9 words", label="LENGTH"),
        div("The ferry was stopped."), div("Who knows?", label="WHAT NEXT"), div("It waits."), div("Nobody", label="CORRECTION"), div("March 4, 2004", label="LOAD-DATE"),
    ])  # fmt: skip
    (one,) = read(text, "nexis_html")
    assert texts(one) == ["The ferry was stopped.", "WHAT NEXT: Who knows?", "It waits."]


def test_nexis_german_interface():
    (one,) = read(made.NEXIS_GERMAN, "nexis_text")
    assert head(one) == ("Die Fähre bleibt im Hafen", "Fährblatt", "2009-03-03")
    assert (one.author, one.category, one.language) == ("Von Jo Kai", "LOKALES; S. 4", "de")
    assert texts(one) == ["Die Fähre blieb am Montag im Hafen."]


def test_nexis_html_french_interface():
    one, two = read(made.nexis_html(), "nexis_html")
    assert head(one) == ("Le bac reste au port", "Le Quai", "1995-01-03")
    assert (one.author, one.category, one.language) == ("Zoé Ode", "VILLE; Pg. 2", "fr")
    assert texts(one) == ["Le bac reste au port.", "Personne ne sait pourquoi.", "On attend."]
    assert head(two) == ("Le phare; Il est vendu", "Le Quai", "1995-01-05")
    assert texts(two) == ["Il est vendu."]


def test_nexis_html_tells_when_documents_are_missing():
    assert (
        FORMATS["nexis_html"](made.nexis_html(5), "export").notes[-1]
        == "2 documents, the export says 5"
    )


@pytest.mark.parametrize(
    "counter",
    [
        "3 of 20 DOCUMENTS",
        "Document 3 de 20",
        "Dokument 3 von 20",
        "3 de 20 DOCUMENTOS",
        "12 van 30 DOCUMENTEN",
    ],
)
def test_counters_of_nexis(counter):
    assert fields.is_counter(f"      {counter}  ")
    assert not fields.is_counter(f"We read {counter} today")


def test_nexis_uni_docx():
    one, two = read(made.nexis_docx(), "docx")
    assert head(one) == (
        "Ferry to Mirren stopped after the gale",
        "The Wharf Courier",
        "2009-03-03",
    )
    assert (one.author, one.category, one.language) == ("Ada Quill", "NEWS; Pg. 4", "en")
    assert texts(one) == ["The ferry was stopped: planks."]
    assert head(two) == ("Old boats", "The Wharf Courier", "2009-03-04")


@pytest.mark.parametrize("case", made.UNI.values(), ids=made.UNI)
def test_nexis_uni_layouts(case):
    data, heading, paragraphs = case
    (one,) = read(data, "docx")
    assert (head(one), texts(one)) == (heading, paragraphs)


def test_nexis_uni_rtf_without_styles():
    lines = ("Ferry stopped", "The Wharf Courier", "March 3, 2009 Tuesday", "Copyright 2009 Wharf Press", "Length: 4 words", "Body", "The ferry was stopped.", "Load-Date: March 4, 2009", "End of Document")  # fmt: skip
    (one,) = read(made.rtf("Documents (1)", "1. Ferry stopped", "May 5, 2020", *lines), "rtf")
    assert head(one) == ("Ferry stopped", "The Wharf Courier", "2009-03-03")
    assert texts(one) == ["The ferry was stopped."]


def test_nexis_rtf():
    (one,) = read(made.rtf(*made.NEXIS_OLD.split("\n")), "rtf")
    assert head(one) == ("THE LIGHTHOUSE IS SOLD", "The Mirren Herald", "1994-02-11")


def test_factiva_html_in_three_languages():
    one, two, three = read(made.FACTIVA_HTML, "factiva_html")
    assert head(one) == ("Ferry stopped; Gale took planks", "The Wharf Courier", "2009-03-03")
    assert (one.author, one.category, one.language) == ("Ada Quill", "News", "en")
    assert texts(one) == ["The ferry was stopped.", "A picture of the pier"]
    assert one.blocks[-1].hint is Role.CAPTION
    assert one.notes == ("9 words, the export says 1007",)
    assert head(two) == ("渡船停航", "码头报", "2009-03-04")
    assert (two.language, texts(two)[:2]) == ("zh", ["渡船昨天停航。", "没有人知道原因。"])
    assert head(three) == ("Fähre im Hafen", "Fährblatt", "2009-03-05")


def test_factiva_coded():
    (one,) = read(made.factiva_coded(), "factiva_html")
    assert head(one) == ("Le bac reste au port", "Le Quai", "2011-12-29")
    assert (one.author, one.category, one.language) == ("Zoé Ode", "News", "fr")
    assert texts(one) == ["Le bac reste.", "On attend."]


def test_factiva_rtf():
    one, two = read(made.FACTIVA_RTF, "rtf")
    assert head(one) == ("Ferry stopped", "The Wharf Courier", "2009-03-03")
    assert (one.author, one.category, one.language) == ("By Ada Quill", "Harbour", "en")
    assert texts(one) == ["The ferry was stopped on Monday again."]
    assert head(two) == ("Two boats lost", "The Wharf Courier", "2009-03-04")
    assert texts(two) == ["Two boats were lost there."]


def test_factiva_rtf_coded():
    (one,) = read(made.FACTIVA_CODED_RTF, "rtf")
    assert head(one) == ("Ferry stopped", "The Wharf Courier", "2009-03-03")
    assert texts(one) == ["The ferry was stopped.", "It waits."]


def test_factiva_text():
    text = "News\nThe ferry to Mirren is stopped\n5 mots\n3 mars 2009\nLe Quai\nQUAI\nFrançais\n© 2009\n\nA b c d e.\n\nDocument QUAI000020090303e5330000d\n"
    (one,) = read(text, "factiva_text")
    assert head(one) == ("The ferry to Mirren is stopped", "Le Quai", "2009-03-03")
    assert texts(one) == ["A b c d e."]


def test_factiva_text_with_headlines_set_apart():
    one, two = read(made.FACTIVA_TXT, "factiva_text")
    assert head(one) == ("The ferry to Mirren is stopped for a week", "Le Quai", "2009-03-03")
    assert (one.author, one.language, texts(one)) == ("Ada Quill", "fr", ["Le bac reste."])
    assert head(two) == ("Vieux bateaux", "Le Quai", "2009-03-04")
    assert (two.author, texts(two)) == ("", ["Ils pourrissent ici."])


def test_proquest_text():
    one, two = read(made.PROQUEST_TXT, "proquest_text")
    assert head(one) == ("Ferry stopped: Gale took planks", "The Wharf Courier", "2009-03-03")
    assert one.authors == ("Ada Quill", "Ben Ode")
    assert (one.category, one.language, one.excerpt) == ("NEWS", "en", False)
    assert texts(one) == [
        "The ferry was stopped on Monday.",
        "Location: the old pier, where three planks are missing.",
        "Nobody knows more.",
    ]
    assert head(two) == ("Vieux bateaux", "Le Quai", "2009-03-04")
    assert (two.excerpt, texts(two)) == (True, ["Ils pourrissent."])


@pytest.mark.parametrize("case", made.PROQUEST.values(), ids=made.PROQUEST)
def test_proquest_layouts(case):
    data, heading, paragraphs = case
    (one,) = read(data, "proquest_text")
    assert (head(one), texts(one)) == (heading, paragraphs)


def test_proquest_html():
    one, two = read(made.PROQUEST_HTML, "proquest_html")
    assert head(one) == ("Ferry stopped", "The Wharf Courier", "2009-03-03")
    assert texts(one) == [
        "The ferry was stopped on Monday.",
        "Subject: a line of the text, no label.",
    ]
    assert head(two) == ("Old boats", "Mirren Monthly", "")
    assert two.notes == ("it is dated 'Spring 2009'",)


def test_europresse_before_2015():
    one, two = read(made.EUROPRESSE_OLD, "europresse_html")
    assert head(one) == ("Le bac reste au port", "Le Quai", "2009-03-03")
    assert (one.author, one.category) == ("Zoé Ode", "Ville")
    assert texts(one) == ["Le bac reste au port.", "Personne ne sait pourquoi."]
    assert head(two) == ("Vendu", "Le Phare", "2009-03-04")
    assert (two.author, texts(two)) == ("", ["Le phare est vendu.", "On attend."])


def test_europresse_since_2015():
    one, two = read(made.EUROPRESSE_NEW, "europresse_html")
    assert head(one) == ("Le bac revient", "Le Quai", "2016-01-05")
    assert (one.author, one.category) == ("Zoé Ode", "Événement")
    assert texts(one) == ["Le bac est revenu.", "On navigue."]
    assert head(two) == ("Lumière", "Le Phare (site web)", "2016-01-09")
    assert texts(two) == ["La lumière brille."]


def test_an_export_becomes_articles():
    capture = read_capture(made.nexis_docx(), "uni.docx")
    one = capture.articles[0]
    assert (capture.format, one.article_id, one.byline.outlet, one.byline.authors) == (
        "docx",
        "uni-01",
        "The Wharf Courier",
        ("Ada Quill",),
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (made.nexis_docx()[:-200], "the DOCX file is damaged"),
        (made.rtf("Minutes of the harbour board"), "it is a RTF file without articles of a press database"),
        (b"<html><!-- <DOC NUMBER=1> --></html>", "1 of 1 documents have neither headline nor text"),
        (b"<html><title>Factiva</title><p>Session expired</p></html>", "it holds no articles of Factiva"),
    ],
)  # fmt: skip
def test_broken_exports_say_so(data, what):
    with pytest.raises(CaptureError) as told:
        read_capture(data, "export")
    assert told.value.what == what
    assert told.value.cause
    assert told.value.remedy


@pytest.mark.parametrize(
    ("line", "count"),
    [("345 words", 345), ("1,234 words", 1234), ("1 234 mots", 1234), ("1.234 Wörter", 1234), ("877 W\ufffdrter", 877), ("字数 345", 345), ("345 字", 345), ("words", None), ("4 of them", None)],
)  # fmt: skip
def test_stated_length(line, count):
    assert fields.stated_length(line) == count


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By ADA QUILL, Harbour Correspondent", ("Ada Quill",)),
        ("By Ada Quill and Ben Ode", ("Ada Quill", "Ben Ode")),
        ("From ADA QUILL", ("Ada Quill",)),
        ("Von JO KAI", ("Jo Kai",)),
        ("Par Zoé Ode et Jo Kai", ("Zoé Ode", "Jo Kai")),
        ("Ada Quill; Ben Ode", ("Ada Quill", "Ben Ode")),
        ("Ada Quill, wharf.example", ("Ada Quill",)),
        ("By BEN ODE, --(Reuter)", ("Ben Ode",)),
        ("By NEW YORK", ()),
        ("AFP", ()),
        ("", ()),
    ],
)
def test_people_of_bylines(byline, names):
    assert fields.authors(byline) == names


@pytest.mark.parametrize(
    ("name", "code"),
    [("ENGLISH", "en"), ("Englisch", "en"), ("Französisch; Deutsch", "fr"), ("简体中文", "zh"), ("Español", "es"), ("Klingon of old", "")],
)  # fmt: skip
def test_language_code(name, code):
    assert fields.language_code(name) == code


def test_a_rule_of_underscores_is_read_in_no_time():
    """A pattern for names of files once took exponential time over it."""
    article = read_capture(
        made.PROQUEST_TXT.replace("The ferry was", "_" * 60 + " ").encode(), "p.txt"
    )
    assert article.articles[0].title == "Ferry stopped: Gale took planks"

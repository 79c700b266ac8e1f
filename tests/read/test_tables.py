# ruff: noqa: E501 - tables of cases
"""Tables of articles in the names that other tools write; all rows are invented."""

import io
import json
from datetime import date

import pandas as pd
import pytest

from pressaudit.read import tables
from pressaudit.read.captures import read_capture
from pressaudit.read.drafts import Draft
from pressaudit.read.errors import CaptureError
from pressaudit.read.formats import FORMATS
from pressaudit.read.recognise import recognise

FERRY = "The ferry to Mirren was stopped.\n\nThe gale took three planks."
ROW = {"title": "Ferry stopped", "text": FERRY, "date": "2019-03-05", "outlet": "The Wharf Courier", "url": "https://wharf.example/1"}  # fmt: skip


def read(data: bytes | str, kind: str, name: str = "articles") -> list[Draft]:
    data = data.encode() if isinstance(data, str) else data
    assert recognise(data, name) == kind
    return FORMATS[kind](data, name).drafts


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def is_ferry(draft: Draft) -> bool:
    return (draft.title, draft.posted, draft.outlet, draft.url, texts(draft)) == (
        "Ferry stopped",
        date(2019, 3, 5),
        "The Wharf Courier",
        "https://wharf.example/1",
        ["The ferry to Mirren was stopped.", "The gale took three planks."],
    )


def as_excel(frame: pd.DataFrame, **more: object) -> bytes:
    out = io.BytesIO()
    frame.to_excel(out, index=False, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pd.DataFrame([ROW]).to_csv(index=False), "csv"),
        (pd.DataFrame([ROW]).to_csv(index=False, sep=";"), "csv"),
        (pd.DataFrame([ROW]).to_csv(sep="\t"), "tsv"),
        (pd.DataFrame([ROW]).to_csv(index=False).encode("utf-16"), "csv"),
        (pd.DataFrame([ROW, ROW]).to_json(orient="records", lines=True), "jsonl"),
        (json.dumps([ROW]), "json"),
        (json.dumps(ROW, indent=2), "json"),
        (pd.DataFrame([ROW]).to_json(), "json"),
        (json.dumps({"status": "ok", "title": "Result", "articles": [ROW]}), "json"),
        (json.dumps({"hits": {"total": 1, "hits": [{"_id": 1, "_source": ROW}]}}), "json"),
        (pd.DataFrame([ROW]).to_parquet(), "parquet"),
        (as_excel(pd.DataFrame([ROW])), "xlsx"),
        (as_excel(pd.DataFrame([ROW]), startrow=4), "xlsx"),
    ],
)
def test_one_row_in_every_form(data, kind):
    assert is_ferry(read(data, kind)[0])


@pytest.mark.parametrize(
    ("who", "row", "found"),
    [
        ("Media Cloud", {"id": "1", "publish_date": "2019-03-05", "title": "Ferry", "url": "https://w.example/1", "language": "en", "media_name": "wharf.example", "media_url": "https://wharf.example/"}, ("Ferry", "2019-03-05", "wharf.example", "en", True)),
        ("GDELT", {"url": "https://w.example/1", "url_mobile": "", "title": "Ferry", "seendate": "20190305T101500Z", "domain": "wharf.example", "language": "English"}, ("Ferry", "2019-03-05", "wharf.example", "en", True)),
        ("newspaper4k", {"url": "https://w.example/1", "source_url": "https://wharf.example", "title": "Ferry", "authors": ["Ada Quill"], "publish_date": "2019-03-05 00:00:00", "text": "It is stopped.", "meta_lang": "en", "meta_description": "Stopped"}, ("Ferry", "2019-03-05", "wharf.example", "en", False)),
        ("trafilatura", {"title": "Ferry", "author": "Ada Quill; Ben Ode", "hostname": "wharf.example", "date": "2019-03-05", "raw_text": "It is", "text": "It is stopped.", "source": "https://w.example/1", "source-hostname": "The Wharf", "language": None}, ("Ferry", "2019-03-05", "The Wharf", "", False)),
        ("news-please", {"authors": "['Ada Quill']", "date_publish": "2019-03-05 10:00:00", "title": "Ferry", "maintext": "It is stopped.", "source_domain": "wharf.example", "language": "en"}, ("Ferry", "2019-03-05", "wharf.example", "en", False)),
        ("cc_news", {"title": "Ferry", "text": "It is stopped.", "domain": "wharf.example", "date": "2019-03-05 10:00:00", "description": "Stop", "url": "https://w.example/1", "image_url": ""}, ("Ferry", "2019-03-05", "wharf.example", "", False)),
        ("NewsAPI", {"source.name": "The Wharf", "author": "Ada Quill", "title": "Ferry", "publishedAt": "2019-03-05T10:00:00Z", "content": "It is stopped."}, ("Ferry", "2019-03-05", "The Wharf", "", False)),
        ("The Guardian", {"webTitle": "Ferry", "webPublicationDate": "2019-03-05T10:00:00Z", "sectionName": "Harbour", "fields.bodyText": "It is stopped."}, ("Ferry", "2019-03-05", "", "", False)),
        ("newspapers (R)", {"pub": "The Wharf", "edition": "", "date": "2019-03-05", "byline": "Ada Quill", "length": "3", "section": "News", "head": "Ferry", "body": "It is stopped."}, ("Ferry", "2019-03-05", "The Wharf", "", False)),
        ("LexisNexisTools (R)", {"ID": "1", "Source_File": "a.txt", "Newspaper": "The Wharf", "Date": "2019-03-05", "Section": "News", "Author": "Ada Quill", "Headline": "Ferry", "Article": "It is stopped."}, ("Ferry", "2019-03-05", "The Wharf", "", False)),
        ("quanteda (R)", {"doc_id": "text1", "text": "It is stopped.", "docvar1": "x"}, ("", "", "", "", False)),
    ],
)  # fmt: skip
def test_names_of_other_tools(who, row, found):
    frame = pd.DataFrame([row])
    for data in (frame.to_csv(index=False).encode(), json.dumps([row]).encode()):
        kind = recognise(data, "articles.csv" if who.startswith("quanteda") else "")
        draft = FORMATS[kind](data, who).drafts[0]
        day = draft.posted.isoformat() if draft.posted else ""
        assert (draft.title, day, draft.outlet, draft.language, draft.excerpt) == found


def test_a_table_of_titles_says_so():
    page = tables.read_csv(b"title,url\nFerry,https://w.example/1\n", "titles.csv")
    assert page.drafts[0].blocks == ()
    assert "no column holds the text: the articles are titles only" in page.notes


def test_lists_of_authors():
    rows = b'[{"title": "a", "authors": ["Ada Quill", "Ben Ode"]}, {"title": "b", "authors": "Ada Quill"}]'
    one, two = tables.read_json(rows, "x").drafts
    assert (one.authors, one.author) == (("Ada Quill", "Ben Ode"), "")
    assert (two.authors, two.author) == ((), "Ada Quill")


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["25/12/2018", "03/04/2019"], ["2018-12-25", "2019-04-03"]),
        (["12/25/2018", "03/04/2019"], ["2018-12-25", "2019-03-04"]),
        (["03/04/2019", "04/04/2019"], ["", "2019-04-04"]),
        (["5 mars 2019", "1551744000"], ["2019-03-05", "2019-03-05"]),
        (["soon", "2019"], ["", ""]),
    ],
)
def test_dates_of_a_column(cells, days):
    data = "title,date\n" + "\n".join(f"Ferry,{cell}" for cell in cells)
    found = tables.read_csv(data.encode(), "x").drafts
    assert [d.posted.isoformat() if d.posted else "" for d in found] == days
    assert [bool(d.notes) for d in found] == [not day for day in days]


def test_markup_in_a_cell_is_read_as_a_page():
    cell = "<p>It is <b>stopped</b>.</p><blockquote>We wait</blockquote>"
    draft = tables.read_json(
        json.dumps([{"title": "Ferry", "content": cell}]).encode(), "x"
    ).drafts[0]
    assert texts(draft) == ["It is stopped.", "We wait"]


def test_a_table_of_pages_is_a_table():
    data = 'url,title,html\nhttps://w.example/1,Ferry,"<html><body><p>It is stopped.</p></body></html>"\n'
    assert texts(read(data, "csv")[0]) == ["It is stopped."]


def test_columns_of_the_user():
    data = b"kopje,verhaal,dag\nVeerboot,Ligt stil.,5 maart 2019\n"
    columns = tables.mapping("title=kopje, text=verhaal,date=dag")
    draft = tables.read_csv(data, "x", columns).drafts[0]
    assert (draft.title, draft.posted, texts(draft)) == (
        "Veerboot",
        date(2019, 3, 5),
        ["Ligt stil."],
    )
    article = read_capture(data, "x.csv", columns=columns).articles[0]
    assert article.title == "Veerboot"


@pytest.mark.parametrize(
    ("data", "columns", "what", "cause"),
    [
        (b"a,b\n1,2\n", None, "no column is known that holds the articles' text or title", "its columns are 'a', 'b'"),
        (b"title,b\n1,2\n", {"date": "pub_date"}, "there is no column 'pub_date'", "its columns are 'title', 'b'"),
        (b"title,text\n", None, "the table is empty", "its row of heads has no rows below it"),
        (b'title,text\nFerry,"It is\nstopped.\n', None, "the table is broken", "EOF inside string starting at row 1"),
        (b"title,text\nFerry,stop\nFerry,stop,stop,stop\n", None, "the table is broken", "Expected 2 fields in line 3, saw 4"),
    ],
)  # fmt: skip
def test_broken_tables_say_so(data, columns, what, cause):
    with pytest.raises(CaptureError) as told:
        tables.read_csv(data, "x.csv", columns)
    assert (told.value.what, told.value.cause) == (what, cause)


@pytest.mark.parametrize(
    "data",
    [
        'title,text\n"1","Ferry","It stops."\n"2","Pier","It rots."\n',  # R's write.table, rows named
        "title,text\nFerry,It stops.,\nPier,It rots.,\n",  # a separator behind the last cell
        "sep=;\ntitle;text\nFerry;It stops.\nPier;It rots.\n",  # Excel's
        "title\ttext\nFerry\tIt stops.\nPier\tIt rots.\n",
    ],
)
def test_habits_of_programs_that_write_tables(data):
    found = tables.read_csv(data.encode(), "x.csv").drafts
    assert [(d.title, texts(d)) for d in found] == [
        ("Ferry", ["It stops."]),
        ("Pier", ["It rots."]),
    ]


def test_a_table_by_tabs_may_have_quotation_marks_as_letters():
    page = tables.read_csv(b'title\ttext\nFerry\t"It stops, she said.\nPier\tIt rots.\n', "x.tsv")
    assert texts(page.drafts[0]) == ['"It stops, she said.']
    assert "quotation marks are taken as letters" in page.notes


def test_a_long_text_in_a_cell():
    data = f"title,text\nFerry,{'It waits. ' * 30_000}\n".encode()
    assert len(tables.read_csv(data, "x").drafts[0].blocks[0].text) > 200_000


def test_one_object_of_unknown_names():
    data = json.dumps(
        {"kop": "Veerboot", "verhaal": "Ligt stil.", "makers": [{"name": "Jo"}]}
    ).encode()
    (draft,) = tables.read_json(data, "x", tables.mapping("title=kop,text=verhaal")).drafts
    assert (draft.title, texts(draft)) == ("Veerboot", ["Ligt stil."])
    with pytest.raises(CaptureError, match="no column is known"):
        tables.read_json(data, "x")


def test_broken_json_names_the_line():
    with pytest.raises(CaptureError) as told:
        tables.read_jsonl(b'{"title": "a"}\n{"title": \n', "x")
    assert (told.value.line, told.value.what) == (2, "it is broken JSON")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pd.DataFrame([ROW]).to_parquet()[:-20], "the Parquet file is damaged"),
        (as_excel(pd.DataFrame([ROW]))[:-30], "the Excel file is damaged"),
        (as_excel(pd.DataFrame([{"a": 1}])), "no column is known that holds the articles' text or title"),
    ],
)  # fmt: skip
def test_broken_files_say_so(data, what):
    with pytest.raises(CaptureError) as told:
        read_capture(data, "articles")
    assert told.value.what == what


@pytest.mark.parametrize("text", ["title", "headline=x", "title=", "titel=x"])
def test_a_wrong_mapping_says_which_part(text):
    with pytest.raises(ValueError, match=text):
        tables.mapping(text)


def test_empty_rows_are_left_out_and_told():
    page = tables.read_csv(b"title,text\nFerry,It stops.\n,\nnan,None\n", "x")
    assert len(page.drafts) == 1
    assert "2 of 3 rows have neither title nor text and were left out" in page.notes


def test_lines_broken_at_a_margin_are_joined():
    line = "The ferry to Mirren was stopped on Monday after the gale had torn"
    text = f"{line}\n{line}\nthree planks.\n\nNobody sailed.\nNobody waited."
    assert [b.text for b in tables.blocks(text, 1)] == [
        f"{line} {line} three planks.",
        "Nobody sailed.",
        "Nobody waited.",
    ]


TEI = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title type="main">Ferry stopped</title><author>Ada Quill; Ben Ode</author></titleStmt>
<publicationStmt><publisher>The Wharf Courier</publisher><p/></publicationStmt>
<sourceDesc><biblFull><publicationStmt><publisher>The Wharf Courier</publisher>
<ptr type="URL" target="https://wharf.example/1"/><date>2019-03-05</date></publicationStmt></biblFull></sourceDesc>
</fileDesc></teiHeader>
<text><body><div type="entry"><head>The gale</head><p>The ferry was <hi>stopped</hi>.</p><quote>We wait.</quote></div>
<div type="comments"><p>Me too.</p></div></body></text></TEI>"""


def test_tei():
    draft = read(TEI, "tei")[0]
    assert (draft.title, draft.posted, draft.outlet, draft.url) == (
        "Ferry stopped", date(2019, 3, 5), "The Wharf Courier", "https://wharf.example/1",
    )  # fmt: skip
    assert draft.authors == ("Ada Quill", "Ben Ode")
    assert texts(draft) == ["The gale", "The ferry was stopped.", "We wait."]


def test_xml_of_trafilatura():
    text = '<doc sitename="The Wharf" title="Ferry" author="Ada Quill" date="2019-03-05" source="https://w.example/1"><main><p>It is stopped.</p></main><comments/></doc>'
    draft = read(text, "xml")[0]
    assert (draft.title, draft.outlet, texts(draft)) == ("Ferry", "The Wharf", ["It is stopped."])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<TEI><text><p>It is stopped.</text></TEI>", "the XML is broken"),
        ('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<menu>&b;</menu>', "the XML is not read"),
        ('<?xml version="1.0"?>\n<menu><dish>Soup</dish></menu>', "it is XML of a vocabulary that is not read"),
    ],
)  # fmt: skip
def test_xml_that_is_not_read_says_so(text, what):
    with pytest.raises(CaptureError) as told:
        read_capture(text.encode(), "x")
    assert told.value.what == what

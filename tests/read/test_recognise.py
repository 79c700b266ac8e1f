"""Formats by their first bytes; each case is a file's beginning that we invent."""

import gzip
import io
import zipfile

import pytest

from pressaudit.read.errors import CaptureError
from pressaudit.read.recognise import UNKNOWN, recognise


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


KNOWN = {
    "html": [
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf\n<!-- saved from ferry.example -->\n<html lang=en>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        b"<div class='hentry'>The pier</div>",
        b"Copied source of a page: <article>The pier is closed.</article>",
    ],
    "nexis_html": [b'<HTML><BODY><DOC NUMBER=1>\n<DOCFULL><DIV CLASS="c0">'],
    "factiva_html": [b'<html><body><div id="a"><div class="article deArticle">'],
    "europresse_html": [b'<html><span class="DocPublicationName">Orrin Courier</span>'],
    "proquest_html": [b"<html><p><strong>Publication info: </strong>Orrin Courier</p>"],
    "mhtml": [
        b"From: <Saved by Blink>\nSubject: The pier\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="x"\n'
    ],
    "eml": [
        b"Received: from ferry.example\n by quay.example\nFrom: Ada <ada@ferry.example>\n"
        b"Date: Tue, 5 Mar 2019 09:30:00 +0000\nSubject: The pier\nMIME-Version: 1.0\n\nHello"
    ],
    "rss": [b'<?xml version="1.0"?>\n<rss version="2.0"><channel>'],
    "atom": [b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'],
    "wxr": [b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">'],
    "tei": [b'<TEI xmlns="http://www.tei-c.org/ns/1.0">'],
    "xml": [b'<?xml version="1.0"?><notes><note>The pier</note></notes>'],
    "json_feed": [b'{\n "version": "https://jsonfeed.org/version/1.1", "items": []}'],
    "json": [b'[{"title": "The pier"}]', b'{\n  "title": "The pier"\n}', b"[]"],
    "jsonl": [b'{"title": "The pier"}\n{"title": "The lake"}\n'],
    "csv": [b'title,text\n"The pier","It is\nclosed."\n', b"title;date;text\nA;2019;C\n"],
    "tsv": [b"headline\tbody\nThe pier\tIt is closed.\n"],
    "rtf": [b"{\\rtf1\\ansi The pier"],
    "warc": [b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", gzip.compress(b"WARC/1.1\r\n", mtime=0)],
    "gzip": [gzip.compress(b"<!doctype html>", mtime=0)],
    "zip": [zipped("pier.html")],
    "docx": [zipped("[Content_Types].xml", "word/document.xml")],
    "xlsx": [zipped("[Content_Types].xml", "xl/workbook.xml")],
    "parquet": [b"PAR1\x15\x04"],
    "nexis_text": [b"\n\n      1 of 10 DOCUMENTS\n\n      Orrin Courier\n"],
    UNKNOWN: [b"", b"A page\n\nof no format", b"Ferry Watch, Orrin, and the lake\nno table\n"],
}


@pytest.mark.parametrize(
    ("expected", "data"), [(k, d) for k, cases in KNOWN.items() for d in cases]
)
def test_first_bytes_tell_the_format(expected: str, data: bytes) -> None:
    assert recognise(data, "file") == expected


def test_utf16_is_looked_through() -> None:
    assert recognise("<!doctype html><p>The pier".encode("utf-16")) == "html"
    assert recognise("<!doctype html><p>The pier".encode("utf-16-le")) == "html"


def test_the_name_tells_a_table_whose_heads_are_in_no_list() -> None:
    data = b"kop,tekst\nDe pier,Die is dicht.\n"
    assert recognise(data, "stukken.csv") == "csv"
    assert recognise(data, "stukken.txt") == UNKNOWN


REFUSED = {
    "PDF": b"%PDF-1.7\n",
    "picture": b"\x89PNG\r\n\x1a\n",
    "font": b"wOF2\0\1",
    "database": b"SQLite format 3\0",
    "Safari": b"bplist00",
    "Office": bytes.fromhex("d0cf11e0a1b11ae1"),
    "script": b"/* ferry */\n(function(a){\n  var b = a;\n  return b;\n})(window);\n",
    "style sheet": b".pier {\n  color: red;\n}\n",
}


@pytest.mark.parametrize(("says", "data"), REFUSED.items(), ids=list(REFUSED))
def test_what_is_refused_says_what_to_give_instead(says: str, data: bytes) -> None:
    with pytest.raises(CaptureError, match=says) as caught:
        recognise(data, "folder/file")
    assert caught.value.name == "folder/file"
    assert len(caught.value.remedy) > 20


CODE = [
    b'/*! it */\n!function(e){var t="<article><h2>The pier</h2></article></body>";}(window);',
    b'(()=>{"use strict";document.write("</body></html>")})();',
    b":root{--wp:1}\n.hentry{color:red}",
    b'jQuery(function($){$("body").append("<article></article>");});',
    b"@media print{article{display:none}}",
    b"self.webpackChunk=self.webpackChunk||[];",
]


@pytest.mark.parametrize("data", CODE)
def test_scripts_and_styles_are_no_pages_whatever_stands_in_them(data: bytes) -> None:
    with pytest.raises(CaptureError, match="a script or a style sheet"):
        recognise(data, "library")


def test_a_name_tells_a_script_that_looks_like_a_page() -> None:
    with pytest.raises(CaptureError, match="a script or a style sheet"):
        recognise(b"<article>${title}</article>", "post.js.download")

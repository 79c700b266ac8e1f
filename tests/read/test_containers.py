# ruff: noqa: E501 - messages as programs write them
"""Files that hold files, and what stops them from holding too much."""

import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pressaudit.read import containers, limits
from pressaudit.read.captures import _bytes_of, read, read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import sources
from pressaudit.read.formats import CONTAINERS
from pressaudit.read.recognise import recognise

CSV = b"title,text,date\nFerry,The ferry to Mirren was stopped.,2019-03-05\n"
PAGE = "<html><head><title>Ferry</title></head><body><p>Die Fähre ruht.</p></body></html>"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def warc(*responses: tuple[str, str, str, bytes], packed: bool = True, revisit: str = "") -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "made up"}))
    for url, status, kind, body in responses:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=head,
            warc_headers_dict={"WARC-Date": "2019-03-05T10:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    if revisit:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_revisit_record(
                revisit, "sha1:AAAA", revisit, "2019-03-05T10:00:00Z", http_headers=head
            )
        )
    return out.getvalue()


def inside(data: bytes, kind: str, name: str = "x") -> list[tuple[str, bytes]]:
    assert recognise(data, name) == kind
    return list(CONTAINERS[kind](data, name))


def test_zip_gives_its_articles_in_the_order_of_their_names():
    data = zipped(**{
        "b/two.csv": CSV, "a.csv": CSV, "b/pier.PNG": b"\x89PNG", "__MACOSX/a.csv": b"x", ".hidden": b"x",
        "saved.html": PAGE.encode(), "saved_files/frame.html": PAGE.encode(),
    })  # fmt: skip
    assert [name for name, _ in inside(data, "zip")] == ["a.csv", "b/two.csv", "saved.html"]


def test_gzip():
    assert inside(gzip.compress(CSV), "gzip", "articles.csv.gz") == [("articles.csv", CSV)]
    two = gzip.compress(CSV[:20]) + gzip.compress(CSV[20:])
    assert inside(two, "gzip", "articles.csv.gz")[0][1] == CSV


@pytest.mark.parametrize("packed", [True, False])
def test_warc_gives_whole_pages_once(packed):
    data = warc(
        ("https://w.example/1", "200 OK", "text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
        ("https://w.example/2", "404 Not Found", "text/html", b"gone"),
        ("https://w.example/3", "301 Moved", "text/html", b""),
        ("https://w.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://w.example/api", "200 OK", "application/json", b"{}"),
        ("https://w.example/feed/", "200 OK", "text/xml", b"<rss/>"),
        packed=packed, revisit="https://w.example/1",
    )  # fmt: skip
    assert inside(data, "warc") == [
        ("20190305100000/https://w.example/1", PAGE.encode()),
        ("20190305100000/https://w.example/feed/", b"<rss/>"),
    ]


def test_warc_with_packed_pages():
    body = gzip.compress(PAGE.encode())
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    writer.write_record(
        writer.create_warc_record(
            "https://w.example/1", "response", payload=io.BytesIO(body), http_headers=head
        )
    )
    assert inside(out.getvalue(), "warc")[0][1] == PAGE.encode()


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://w.example/1\nSubject: Ferry\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b"\n\n'
        b"----b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://w.example/1\n\n"
        b"<html><body><p>Die F=C3=A4hre =\nruht.</p></body></html>\n"
        b"----b\nContent-Type: text/css\n\np { color: red }\n----b\nContent-Type: text/html\n\n<p>frame</p>\n----b--\n"
    )


def test_mhtml_gives_its_page_without_frames():
    ((name, page),) = inside(mhtml(), "mhtml")
    assert name == "https://w.example/1"
    assert "<p>Die Fähre ruht.</p>" in page.decode()


def message(plain: str = "", page: str = "", file: bytes = b"") -> bytes:
    out = EmailMessage()
    out["Subject"], out["From"] = "Die Fähre ruht", "Ada Quill <ada@wharf.example>"
    out["Date"], out["Message-ID"] = "Tue, 5 Mar 2019 23:30:00 -0500", "<1@wharf.example>"
    out.set_content(plain)
    if page:
        out.add_alternative(page, subtype="html")
    if file:
        out.add_attachment(file, maintype="image", subtype="png", filename="pier.png")
    return out.as_bytes()


def test_eml():
    data = message(
        "Die Fähre ruht.\n\nAlle warten.\n\n-- \nAda Quill\nThe Wharf\n", file=b"\x89PNG"
    )
    assert recognise(data) == "eml"
    capture = read_capture(data, "a.eml")
    (article,) = capture.articles
    assert (article.title, str(article.posted), article.byline.authors) == (
        "Die Fähre ruht",
        "2019-03-05",
        ("Ada Quill",),
    )
    assert [p.text for p in article.paragraphs] == ["Die Fähre ruht.", "Alle warten."]
    assert "1 attachments were left out: pier.png" in capture.notes


def test_eml_takes_the_page_where_the_plain_text_is_a_stub():
    data = message(
        "Open in a browser.", "<p>The ferry to Mirren was stopped by the gale.</p><p>It waits.</p>"
    )
    texts = [p.text for p in read_capture(data, "a.eml").articles[0].paragraphs]
    assert texts == ["The ferry to Mirren was stopped by the gale.", "It waits."]


def test_containers_in_containers_and_nested_folders(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    inner = zipped(**{"articles.csv.gz": gzip.compress(CSV)})
    (tmp_path / "deep" / "er" / "all.zip").write_bytes(
        zipped(**{"in.zip": inner, "notes.bin": b"\0\1\2"})
    )
    found = list(read(sources([tmp_path])))
    good = [c for c in found if not isinstance(c, CaptureError)]
    assert [(c.name, len(c.articles)) for c in good] == [
        ("deep/er/all.zip/in.zip/articles.csv.gz/articles.csv", 1)
    ]
    assert [str(c).split(",", 1)[0] for c in found if isinstance(c, CaptureError)] == [
        "deep/er/all.zip/notes.bin"
    ]


def test_a_large_archive_is_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("pressaudit.read.captures._LARGE", 100)
    pages = [(f"https://w.example/{n}.csv", "200 OK", "text/plain", CSV) for n in range(3)]
    for name, data in {"a.warc": warc(*pages), "b.zip": zipped(**{"t.csv": CSV})}.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert isinstance(_bytes_of(path, name), limits.Mapped)
    assert len([c for c in read(sources([tmp_path])) if not isinstance(c, CaptureError)]) == 4


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (zipped(a=CSV)[:-8], "zip", "the ZIP file is damaged"),
        (gzip.compress(CSV, mtime=0)[:6] + b"xxxxxxxxxx", "gzip", "the gzip file is damaged"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc", "it holds no pages"),
        (mhtml()[:200], "mhtml", "it holds no page"),
    ],
    ids=["zip", "gzip", "warc", "mhtml"],
)  # fmt: skip
def test_broken_containers_say_so(data, kind, what):
    with pytest.raises(CaptureError) as told:
        list(CONTAINERS[kind](data, "x"))
    assert told.value.what == what
    assert told.value.remedy


BOMB = b"0" * (limits.SMALL + (1 << 20))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(a=BOMB), "zip"),
        (gzip.compress(BOMB, mtime=0), "gzip"),
        (warc(("https://w.example/1", "200 OK", "text/html", BOMB)), "warc"),
    ],
)
def test_bombs_stop(data, kind):
    with pytest.raises(CaptureError, match=r"it holds too much: .*1 GiB and 200 times"):
        list(CONTAINERS[kind](data, "x"))


def test_a_bomb_that_lies_about_its_size_stops():
    honest = zipped(a=BOMB)
    archive = zipfile.ZipFile(io.BytesIO(honest))
    member = archive.infolist()[0]
    member.file_size = 10
    with pytest.raises(CaptureError):
        limits.member(archive, member, "x")


def test_a_cut_gzip_gives_what_is_there():
    assert CSV.startswith(containers.limits.gunzipped(gzip.compress(CSV, mtime=0)[:-9], "x")[:20])

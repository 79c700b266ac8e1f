import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.read.captures import read, read_capture
from pressaudit.read.decode import decode
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import slug, sources
from pressaudit.read.model import Capture
from tests.read.pages import PIER_ROLES, POSTS, html_page, text_page

TEXT = text_page(POSTS)
HTML = html_page(POSTS)
FIELDS = ("article_id", "title", "category", "caption", "posted", "byline", "comments", "complete")


def facts(capture: Capture) -> list[tuple[object, ...]]:
    """All that both formats must agree on."""
    return [
        (*(getattr(a, f) for f in FIELDS), [(p.role, p.text, p.clean) for p in a.paragraphs])
        for a in capture.articles
    ]


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_every_block_has_its_role(page: str) -> None:
    article = read_capture(page.encode()).articles[0]
    assert [p.role.value for p in article.paragraphs] == PIER_ROLES


def test_text_and_html_give_the_same_articles() -> None:
    from_html = read_capture(HTML.encode(), "page.html")
    assert facts(from_html) == facts(read_capture(TEXT.encode(), "page.txt"))
    assert [a.url for a in from_html.articles] == [
        f"https://ferry.example/{n}" for n in range(1, 5)
    ]


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_heads_are_read(page: str) -> None:
    got = [
        (a.title, a.category, a.caption, str(a.posted), a.comments)
        for a in read_capture(page.encode()).articles
    ]
    hostile = '=HYPERLINK("http://x") <b>$5$ & co</b>'
    assert got == [
        ("The Pier at Orrin Is Closed", "Harbour news", "The old pier", "2019-03-05", 0),
        ("A short notice", "Notices", "", "2019-03-04", 1),
        (hostile, "Harbour news", hostile, "2019-03-03", 12),
        ("Cut by the site", "Harbour news", "blank", "2019-03-01", 0),
    ]


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_every_line_has_one_role_and_paragraphs_begin_on_their_lines(page: str) -> None:
    capture = read_capture(page.encode())
    lines = page.removesuffix("\n").split("\n")
    assert len(capture.line_roles) == len(lines)
    assert all(capture.line_roles)
    for article in capture.articles:
        for p in article.paragraphs:
            shown = lines[p.line - 1].replace("&#x27;", "'").replace("&quot;", '"')
            assert p.text[:20] in shown.replace("&amp;", "&")
            assert capture.line_roles[p.line - 1] == p.role.value


def test_two_pages_in_one_file_and_a_page_without_menus() -> None:
    once = facts(read_capture(TEXT.encode(), "page.txt"))
    twice = facts(read_capture((TEXT + "\n" + TEXT).encode(), "page.txt"))
    bare = facts(read_capture(text_page(POSTS, menu=False).encode(), "page.txt"))
    assert [row[1:] for row in twice] == [row[1:] for row in once + once]
    assert bare == once


ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "windows line ends": TEXT.replace("\n", "\r\n").encode(),
    "cp1252": TEXT.encode("cp1252"),
    "utf-8 read as cp1252": TEXT.encode().decode("sloppy-windows-1252").encode(),
    "utf-8 read as strict cp1252": TEXT.encode().decode("cp1252", "replace").encode(),
    "utf-8 read as strict cp1252, letters dropped": TEXT.encode()
    .decode("cp1252", "ignore")
    .encode(),
    "utf-16 without its mark": TEXT.encode("utf-16-le"),
    "html in cp1252": HTML.replace("utf-8", "windows-1252").encode("cp1252"),
    "html read as cp1252": HTML.encode().decode("sloppy-windows-1252").encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=list(ENCODINGS))
def test_encodings_give_the_same_articles(data: bytes) -> None:
    assert facts(read_capture(data, "page.txt")) == facts(read_capture(TEXT.encode(), "page.txt"))


BAD = {
    "empty": (b"", "empty"),
    "white": (b" \n\n", "empty"),
    "white with mark": (codecs.BOM_UTF8 + b"\n", "empty"),
    "no posts": (b"A page\n\nthat has\n\nno posts at all\n", "no posts"),
    "no posts html": (b"<!doctype html><html><body><p>May 1, 2020</p></body></html>", "no posts"),
    "login": (
        b'<html><form><input type="password" name="p"></form></html>',
        "asks for a password",
    ),
    "login as text": (
        b"Ferry Watch\n\nUsername or Email Address\n\nLost your password?\n",
        "password",
    ),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG"),
    "binary": (bytes(range(256)) * 4, "not text"),
    "letters lost": (TEXT.encode("cp1252").decode("utf-8", "replace").encode(), "lost"),
    "no encoding": (b"caf\x81 \x8d\x9d\n" * 9, "cannot be read"),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=list(BAD))
def test_bad_input_says_what_where_why_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(CaptureError, match=says) as caught:
        read_capture(data, "folder/page.txt")
    error = caught.value
    assert error.line >= 1
    for part in (error.name, f"line {error.line}", error.what, error.cause, error.remedy):
        assert part in str(error)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(TEXT.encode())), st.sampled_from([TEXT, HTML]))
def test_a_page_cut_anywhere_keeps_its_complete_posts(cut: int, page: str) -> None:
    whole = {row[1]: row for row in facts(read_capture(page.encode(), "page"))}
    try:
        capture = read_capture(page.encode()[:cut], "page")
    except CaptureError:
        return
    assert all(capture.line_roles)
    for article, row in zip(capture.articles, facts(capture), strict=True):
        if article.complete:
            assert row == whole[article.title]
    assert all(a.complete for a in capture.articles[:-1])


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_a_page_cut_in_mid_post_says_so(page: str) -> None:
    end = page.index("Low Hythe")
    articles = read_capture(page[:end].encode()).articles
    assert [a.complete for a in articles] == [True, True, False]
    assert articles[-1].title == POSTS[2].title


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_anything_else_gives_an_error_that_can_be_read(data: bytes) -> None:
    try:
        capture = read_capture(data)
    except CaptureError:
        return
    assert all(capture.line_roles)


def test_folders_are_read_in_name_order_with_unique_identifiers(tmp_path: Path) -> None:
    for name in ("b/page.txt", "a/page.html", "a/.hidden.txt", "Page.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HTML if name.endswith("html") else TEXT, encoding="utf-8")
    (tmp_path / "b" / "empty.txt").touch()
    results = list(read(sources([tmp_path])))
    names = [r.name for r in results]
    assert names == ["Page.txt", "a/page.html", "b/empty.txt", "b/page.txt"]
    assert isinstance(results[2], CaptureError)
    identifiers = [a.article_id for r in results if isinstance(r, Capture) for a in r.articles]
    assert identifiers[::4] == ["page-01", "page-2-01", "page-3-01"]
    assert len(set(identifiers)) == 12


def test_what_a_browser_saves_beside_a_page_is_passed_over_unless_it_holds_posts(
    tmp_path: Path,
) -> None:
    beside = tmp_path / "page_files"
    beside.mkdir()
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    (beside / "share.js").write_text("var a = 1;", encoding="utf-8")
    (beside / "pier.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (beside / "frame.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "note.txt").write_text("No posts.", encoding="utf-8")
    results = list(read(sources([tmp_path])))
    assert [r.name for r in results] == [
        "other_files/note.txt",
        "page.html",
        "page_files/frame.html",
    ]
    assert isinstance(results[0], CaptureError)


def test_a_date_line_that_ends_no_post_is_said() -> None:
    page = text_page(POSTS).replace("September 12, 2018\n", "September 12, 2018 3 comments\n")
    note = read_capture(page.encode(), "page.txt").notes[0]
    line = 1 + page.split("\n").index("September 12, 2018 3 comments")
    assert note.startswith(f"line {line} ")


@pytest.mark.parametrize("mark", ["\u202e", "&#8238;", "&#x202E;"])
def test_overrides_of_the_direction_of_writing_are_left_out(mark: str) -> None:
    page = HTML.replace("The council", f"The {mark}council")
    capture = read_capture(page.encode(), "page.txt")
    assert facts(capture) == facts(read_capture(HTML.encode(), "page.txt"))
    assert capture.notes[0] == "1 overrides of the direction of writing were left out"


def test_a_missing_path_is_named() -> None:
    with pytest.raises(CaptureError, match=r"nowhere/page\.txt"):
        sources(["nowhere/page.txt"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ferry Watch 2019", "ferry-watch-2019"), ("Été_à l'eau", "ete-a-l-eau"), ("عربي", "capture")],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


LETTERS = {
    "cp1251": "Старый причал закрыт с понедельника: водолазы нашли гнилые сваи. ",
    "cp1256": "أغلق المجلس الرصيف القديم يوم الاثنين بعد أن وجد الغواصون أعمدة متعفنة. ",
    "mac_roman": "« Le quai est fermé », a déclaré la maire d’Orrin, où l’été s’achève. ",
    "cp1252": "« Le quai est fermé », a déclaré la maire d’Orrin, où l’été s’achève. ",
    "latin-1": "Die Fähre ruht, weil die Taucher fünf morsche Pfähle gefunden haben. ",
}


@pytest.mark.parametrize("encoding", LETTERS)
def test_sets_of_one_byte_are_told_by_their_letters_and_noted(encoding: str) -> None:
    text = LETTERS[encoding] * 5
    found, notes = decode(text.encode(encoding), "page.txt")
    assert found == text
    assert "guessed by its letters" in notes[0]


def test_a_declared_set_is_taken_as_browsers_take_it() -> None:
    page = '<meta charset="iso-8859-1"><p>“The pier” – closed.</p>'
    assert decode(page.encode("cp1252"), "page.html") == (page, ("read as cp1252",))

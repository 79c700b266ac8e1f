"""Single articles as browsers save them; the site, its people and its texts are invented."""

from datetime import date

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article

LEAD = "The council of Orrin has closed the old pier, and nobody wants to pay for a new one."
TOLD = [
    "Divers found on Monday that the piles below the third bay are rotten, and that a gap as wide "
    "as a door has opened beneath the deck.",
    "“We were told in June that the whole deck could fall into the lake,” said Tom Brandt, who has "
    "kept the ticket office for eleven years.",
    "The board of the ferry company met on the same evening and put off its decision until the "
    "harbour master has seen the report of the divers.",
    "Until then the eight o’clock boat leaves from the south shore, where there is room for half "
    "of the passengers and for none of their bicycles.",
]
BODY = "".join(f"<p>{text}</p>" for text in TOLD)
MENU = "<header><a href='/'>Orrin Courier</a><nav><a href='/n'>News</a><a href='/s'>Sport</a></nav>"
MENU += "</header>"
ASIDE = (
    "<aside class='related'><h3>More news</h3><article class='teaser'><h4><a href='/x'>A goose on "
    "the line</a></h4><time datetime='2025-01-02'>January 2, 2025</time><p>By Ines Marlow</p>"
    "</article></aside><section class='comments'><p class='comment'><span class='author'>Gull 7"
    "</span> <time datetime='2019-03-09'>March 9, 2019</time> I told you so.</p></section>"
    "<footer>© 2019 Orrin Courier. All rights reserved.</footer>"
)


def page(head: str, body: str, language: str = "en") -> str:
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>{head}</head><body>"
        f"{MENU}<main>{body}</main>{ASIDE}</body></html>"
    )


def one(html: str) -> Article:
    (article,) = read_capture(html.encode(), "pier.html").articles
    return article


GRAPH = """<title>The pier is closed | Orrin Courier</title><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "@id": "#org", "name":
"Orrin Courier"}, {"@type": "Person", "@id": "#ada", "name": "Ada Quill"}, {"@type":
"NewsArticle", "headline": "The pier is closed", "datePublished": "2019-03-05T08:00:00Z",
"dateModified": "2019-03-08", "author": {"@id": "#ada"}, "publisher": {"@id": "#org"},
"articleSection": "Harbour"}]}</script>"""
OPEN_GRAPH = (
    "<title>The pier is closed - Orrin Courier</title><meta property='og:type' content='article'>"
    "<meta property='og:title' content='The pier is closed'><meta property='og:site_name' "
    "content='Orrin Courier'><meta property='article:published_time' content='2019-03-05T08:00'>"
    "<meta name='author' content='Ada Quill'><link rel='canonical' "
    "href='https://courier.example/pier'><meta property='article:section' content='Harbour'>"
)
NAME = "<meta property='og:site_name' content='Orrin Courier'>"
H1 = "<h1>The pier is closed</h1>"
PAGES = {
    "JSON-LD": page(GRAPH, f"{H1}<div>{BODY}</div>"),
    "Open Graph": page(OPEN_GRAPH, f"{H1}<div>{BODY}</div>"),
    "itemprop": page(
        NAME,
        f"<article itemscope>{H1}<span itemprop='author'><span itemprop='name'>Ada Quill</span>"
        f"</span><meta itemprop='datePublished' content='2019-03-05'><div>{BODY}</div></article>",
    ),
    "shown": page(
        NAME, f"<article>{H1}<p>By Ada Quill | March 5, 2019</p><div>{BODY}</div></article>"
    ),
    "rel": page(
        NAME,
        f"<article>{H1}<a rel='author' href='/a'>Ada Quill</a><time datetime='2019-03-05'>5 Mar "
        f"2019</time><div>{BODY}</div></article>",
    ),
    "by last": page(
        NAME, f"<article>{H1}<p>5.3.2019</p><div>{BODY}</div><p>By Ada Quill</p></article>", "sq"
    ),
}


@pytest.mark.parametrize("html", PAGES.values(), ids=list(PAGES))
def test_fields_by_the_chain(html: str) -> None:
    got = one(html)
    assert (got.title, got.posted) == ("The pier is closed", date(2019, 3, 5))
    assert got.byline.authors == ("Ada Quill",)
    assert (got.site, got.language, got.excerpt) == ("Orrin Courier", "en", False)


@pytest.mark.parametrize("html", PAGES.values(), ids=list(PAGES))
def test_the_text_is_the_articles_and_no_more(html: str) -> None:
    text = [p.text for p in one(html).paragraphs if p.role.value == "body"]
    assert text == TOLD


def test_section_and_address() -> None:
    got = one(PAGES["Open Graph"])
    assert (got.category, got.url) == ("Harbour", "https://courier.example/pier")
    assert one(PAGES["JSON-LD"]).category == "Harbour"


def test_a_lead_that_an_extraction_leaves_out_is_kept() -> None:
    html = page(OPEN_GRAPH, f"<div class='top'>{H1}<p class='x'>{LEAD}</p></div><div>{BODY}</div>")
    assert next(p.text for p in one(html).paragraphs) == LEAD


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("<time datetime='2019-03-25T10:11:12'>March 5, 2019</time>", date(2019, 3, 5)),
        ("<p>Updated March 8, 2019</p><p>March 5, 2019</p>", date(2019, 3, 5)),
        ("<p>Published March 5, 2019, updated March 8, 2019</p>", date(2019, 3, 5)),
        ("<p>Last updated: March 8, 2019</p>", None),
        ("<p>Event: March 8, 2019</p>", None),
        ("<p>5 March 1719</p>", None),
    ],
)
def test_a_day_of_change_is_no_day_of_publication(shown: str, expected: date | None) -> None:
    assert one(page(NAME, f"<article>{H1}{shown}<div>{BODY}</div></article>")).posted == expected


@pytest.mark.parametrize(
    "line",
    [
        "Post Views: 1.432",
        "Photo: Lake Agency",
        "<a href='/m'>Site Map</a> <a href='/c'>Contact</a>",
    ],
)
def test_a_doubtful_byline_stays_empty(line: str) -> None:
    got = one(page(NAME, f"<article>{H1}<div>{BODY}</div><p>{line}</p></article>"))
    assert (got.byline.authors, got.byline.outlet) == ((), "")


def test_a_line_that_may_be_a_byline_is_noted() -> None:
    html = page(NAME, f"<article>{H1}<div>{BODY}</div><p>Ines Marlow, Lake Shore</p></article>")
    capture = read_capture(html.encode(), "pier.html")
    assert capture.articles[0].byline.authors == ()
    assert any("may be its byline, and was not read as one" in note for note in capture.notes)


def test_a_page_of_many_words_without_posts_asks_for_no_password() -> None:
    menu = "".join(f"<li><a href='/{n}'>Lines and fares {n}</a></li>" for n in range(60))
    form = "<form>Password <input type='password'></form>"
    with pytest.raises(CaptureError) as caught:
        read_capture(f"<!doctype html><body>{form}<ul>{menu}</ul></body>".encode(), "menu.html")
    assert "password" not in caught.value.cause


def test_a_login_field_somewhere_is_no_login_page() -> None:
    form = "<form><input type='password'></form>"
    assert one(page(NAME, f"{form}<article>{H1}<div>{BODY}</div></article>")).title


def test_html_without_a_doctype_and_with_a_bad_byte_is_read() -> None:
    data = page(NAME, f"<article>{H1}<div>{BODY}</div></article>").removeprefix("<!doctype html>")
    broken = data.encode().replace("o’clock".encode(), b"o\x81clock")
    capture = read_capture(broken, "pier.html")
    assert capture.articles[0].title == "The pier is closed"


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(CaptureError, match="no running text"):
        read_capture(b"<!doctype html><html><body><p>Not found</p></body></html>", "gone.html")


def test_right_to_left_and_solar_dates() -> None:
    told = (
        "شورای شهر اورین روز دوشنبه اسکله قدیمی را بست زیرا غواصان پایه‌های پوسیده زیر آن یافتند و "
        "هیچ کس حاضر نیست هزینه اسکله تازه را بپردازد."
    )
    body = f"<h1>اسکله بسته شد</h1><p>۱۴ اسفند ۱۳۹۷</p><p>{told}</p><p>{told[:90]}</p>"
    html = f"<!doctype html><html lang='fa'><body><article dir='rtl'>{body}</article></body></html>"
    capture = read_capture(html.encode(), "fa.html")
    (article,) = capture.articles
    assert (article.title, article.posted, article.language) == (
        "اسکله بسته شد",
        date(2019, 3, 5),
        "fa",
    )
    assert any("in Persian: kept in the tables" in note for note in capture.notes)


@pytest.mark.parametrize(
    ("head", "shown", "expected"),
    [
        # What the page shows comes before one hidden field that differs.
        (
            '<meta name="date" content="2019-03-01">',
            "<time class='date'>March 5, 2019</time>",
            date(2019, 3, 5),
        ),
        # Several days on a page are those of a programme, and speak against nothing.
        (
            '<meta name="date" content="2019-03-05">',
            f"{BODY * 4}<span class='date'>March 9, 2019</span>"
            "<span class='date'>April 2, 2019</span>",
            date(2019, 3, 5),
        ),
        # Two fields of one rank: a day apart is a time zone, more is a contradiction.
        (
            '<meta name="pubdate" content="2019-03-05">'
            '<meta name="publishdate" content="2019-03-06">',
            "",
            date(2019, 3, 6),
        ),
        (
            '<meta name="created" content="2004-01-01">'
            '<meta name="uploaddate" content="2017-01-10">',
            "",
            None,
        ),
        # The clock of a forum is no day of a post, nor is a day of birth.
        ("", f"{BODY * 4}<p class='current-time'>It is March 20, 2019</p>", None),
        ("", "<p>Born January 28, 1975</p>", None),
    ],
)
def test_days_that_contradict_one_another(head: str, shown: str, expected: date | None) -> None:
    text = f"<html><head>{head}</head><body>{H1}{shown}{BODY}</body></html>"
    capture = read_capture(text.encode(), "pier.html")
    assert capture.articles[0].posted == expected
    assert any("its day is left empty" in n for n in capture.notes) == ("2004" in head)

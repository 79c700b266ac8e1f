# ruff: noqa: E501 - feeds as sites write them
"""Feeds and WordPress exports; all posts are invented."""

import json
from datetime import date

import pytest

from pressaudit.read import feeds
from pressaudit.read.captures import read_capture
from pressaudit.read.drafts import Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.formats import FORMATS
from pressaudit.read.model import Role
from pressaudit.read.recognise import recognise

WHOLE = (
    "<p>The ferry to Mirren was stopped.</p><blockquote><p>We wait for calm water.</p></blockquote>"
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>The Wharf Courier</title><link>https://wharf.example/</link><language>en-GB</language>
<item><title>Ferry &amp; pier</title><link>https://wharf.example/1</link><pubDate>Tue, 05 Mar 2019 23:30:00 -0500</pubDate>
<dc:creator>Ada Quill</dc:creator><category>Harbour</category><category>Gales</category><slash:comments>3</slash:comments>
<description>The ferry was stopped […]</description>
<content:encoded><![CDATA[{WHOLE}<p>The post <a href="#">Ferry</a> appeared first on <a href="#">The Wharf</a>.</p>]]></content:encoded></item>
<item><title>Old boats</title><link>https://wharf.example/2</link><pubDate>Mon, 4 Mar 2019 10:00:00 GMT</pubDate>
<description>They rot quietly, says the warden. Read more</description></item>
<item><title></title><description></description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Fährblatt</title>
<entry><title type="html">Die &lt;b&gt;Fähre&lt;/b&gt; &lt;i&gt;ruht&lt;/i&gt;</title><link href="https://faehre.example/1"/><published>2019-03-05T08:00:00+01:00</published><updated>2019-03-09T08:00:00+01:00</updated>
<author><name>Jo Kai</name></author><summary>Kurz.</summary><content type="html">&lt;p&gt;Die Fähre ruht.&lt;/p&gt;&lt;p&gt;Alle warten.&lt;/p&gt;</content></entry>
<entry><title>Ohne Tag</title><link href="https://faehre.example/2"/><updated>2019-03-06T08:00:00Z</updated><content>Es ruht alles.</content></entry></feed>"""

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Wharf Courier", "language": "en",
    "items": [
        {"id": "1", "url": "https://wharf.example/1", "title": "Ferry", "content_html": WHOLE, "date_published": "2019-03-05T10:00:00+00:00", "authors": [{"name": "Ada Quill"}], "tags": ["Harbour"]},
        {"id": "2", "url": "https://wharf.example/2", "title": "Old boats", "summary": "They rot.", "date_published": "2019-03-04"},
    ],
})  # fmt: skip


def wxr_item(
    title: str, content: str, kind: str = "post", status: str = "publish", more: str = ""
) -> str:
    return (
        f"<item><title>{title}</title><link>https://wharf.example/{title}</link><pubDate>Tue, 05 Mar 2019 23:30:00 +0000</pubDate>"
        f"<dc:creator><![CDATA[ada]]></dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date>2019-03-06 00:30:00</wp:post_date>"
        f'<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><category domain="category" nicename="h"><![CDATA[Harbour]]></category>'
        f'<category domain="post_tag" nicename="t"><![CDATA[tag]]></category>{more}</item>'
    )


def wxr(*items: str) -> str:
    return (
        '<?xml version="1.0"?>\n<!-- generator="WordPress" -->\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
        "<channel><title>The Wharf</title><language>en-US</language><wp:author><wp:author_login>ada</wp:author_login>"
        "<wp:author_display_name><![CDATA[Ada Quill]]></wp:author_display_name></wp:author>"
        + "".join(items)
        + "</channel></rss>"
    )


CLASSIC = """The ferry was stopped.
It waits.

[caption id="a_1" width="300"]<a href="#"><img src="a.jpg" alt=""/></a> The pier at night[/caption]

<!--more-->
[gallery ids="1,2"] Three planks are gone.
<ul>
<li>One</li>
<li>Two</li>
</ul>"""
BLOCKS = "<!-- wp:paragraph -->\n<p>The ferry\nwas stopped.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:quote --><blockquote><p>We wait.</p></blockquote><!-- /wp:quote -->"
COMMENT = "<wp:comment><wp:comment_approved>1</wp:comment_approved></wp:comment><wp:comment><wp:comment_approved>spam</wp:comment_approved></wp:comment>"


def read(text: str, kind: str) -> Page:
    assert recognise(text.encode()) == kind
    return FORMATS[kind](text.encode(), "feed")


def texts(page: Page, n: int) -> list[str]:
    return [block.text for block in page.drafts[n].blocks]


def test_rss():
    page = read(RSS, "rss")
    one, two = page.drafts
    assert page.site == "The Wharf Courier"
    assert (one.title, one.posted, one.url) == (
        "Ferry & pier",
        date(2019, 3, 5),
        "https://wharf.example/1",
    )
    assert (one.authors, one.category, one.comments, one.language) == (
        ("Ada Quill",),
        "Harbour; Gales",
        3,
        "en",
    )
    assert texts(page, 0) == ["The ferry to Mirren was stopped.", "We wait for calm water."]
    assert one.blocks[1].hint is Role.BLOCK_QUOTATION
    assert (one.excerpt, two.excerpt) == (False, True)


def test_a_long_summary_is_the_whole_text():
    text = RSS.replace("They rot quietly, says the warden. Read more", "They rot. " * 90)
    assert not read(text, "rss").drafts[1].excerpt
    assert read(text.replace("They rot. </d", "They rot …</d"), "rss").drafts[1].excerpt is True


def test_atom():
    page = read(ATOM, "atom")
    one, two = page.drafts
    assert (one.title, one.posted, one.language) == ("Die Fähre ruht", date(2019, 3, 5), "de")
    assert texts(page, 0) == ["Die Fähre ruht.", "Alle warten."]
    assert (two.posted, two.notes) == (date(2019, 3, 6), ("item 2: dated by its last change",))
    assert texts(page, 1) == ["Es ruht alles."]


def test_json_feed():
    page = read(JSON_FEED, "json_feed")
    one, two = page.drafts
    assert (one.title, one.posted, one.authors, one.category) == (
        "Ferry",
        date(2019, 3, 5),
        ("Ada Quill",),
        "Harbour",
    )
    assert texts(page, 0) == ["The ferry to Mirren was stopped.", "We wait for calm water."]
    assert (two.excerpt, texts(page, 1)) == (True, ["They rot."])


def test_wordpress_export_gives_published_posts_only():
    page = read(
        wxr(
            wxr_item("ferry", CLASSIC, more=COMMENT),
            wxr_item("blocks", BLOCKS),
            wxr_item("about", "We are.", kind="page"),
            wxr_item("pier", "", kind="attachment", status="inherit"),
            wxr_item("draft", "Not yet.", status="draft"),
            wxr_item("menu", "", kind="nav_menu_item"),
        ),
        "wxr",
    )
    assert [d.title for d in page.drafts] == ["ferry", "blocks"]
    one = page.drafts[0]
    assert (one.posted, one.authors, one.category, one.comments) == (
        date(2019, 3, 6),
        ("Ada Quill",),
        "Harbour",
        1,
    )
    assert texts(page, 0) == [
        "The ferry was stopped.",
        "It waits.",
        "The pier at night",
        "Three planks are gone.",
        "One",
        "Two",
    ]
    assert [b.hint for b in one.blocks][2:] == [Role.CAPTION, None, Role.LIST_ITEM, Role.LIST_ITEM]
    assert texts(page, 1) == ["The ferry was stopped.", "We wait."]
    assert page.notes == ["4 of 6 items are pages, pictures, menus or drafts"]


def test_a_feed_becomes_articles_of_its_site():
    article = read_capture(RSS.encode(), "feed.xml").articles[0]
    assert (article.site, article.byline.authors) == ("The Wharf Courier", ("Ada Quill",))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>x', "the feed is broken"),
        ('<rss version="2.0"><channel><title>Wharf</title></channel></rss>', "the feed is empty"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>', "the feed is not read"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "the feed is broken"),
        (wxr(wxr_item("about", "We are.", kind="page")), "it holds no posts"),
        (wxr(wxr_item("ferry", "It waits."))[:-30], "the XML is broken"),
    ],
)  # fmt: skip
def test_broken_feeds_say_so(text, what):
    kind = "wxr" if "wordpress" in text else "json_feed" if text[0] == "{" else "rss"
    with pytest.raises(CaptureError) as told:
        FORMATS[kind](text.encode(), "feed")
    assert told.value.what == what
    assert told.value.remedy


def test_a_feed_broken_in_its_middle_gives_what_is_there():
    page = feeds.read(
        RSS.replace("</item>\n<item><title>Old", "</item>\n<item><title>Old <boats").encode(), "x"
    )
    assert page.drafts[0].title == "Ferry & pier"
    assert page.notes[0].startswith("the feed is broken at line ")

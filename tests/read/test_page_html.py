"""Saved pages: the theme Soledad as it is, and other themes by their microformats."""

from datetime import date

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article

BODY = "<p>The council met on Monday and closed the pier for the summer.</p><p>Ada Quill, AP</p>"

SOLEDAD = f"""<article id="post-7" class="post-7 post type-post status-publish has-post-thumbnail
hentry category-news">
<div class="standard-post-image"><a class="post-thumbnail" href="/pier"><img class="penci-lazy"
 src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="The old pier"
><noscript><img src="a.jpg" alt="The old pier"></noscript></a></div>
<div class="header-standard header-classic single-header">
<div class="penci-standard-cat"><span class="cat"><a class="penci-cat-name penci-cat-12"
 href="/c" rel="category tag"><span style="">Harbour news</span></a></span></div>
<h2 class="penci-entry-title entry-title grid-title"><a href="https://ferry.example/pier">The pier
 &amp; the lake</a></h2>
<div class="penci-hide-tagupdated"><span class="author-italic author vcard">by <a class="author-url
 url fn n" href="/a">Ferry Watch</a></span>
<time class="entry-date updated" datetime="2020-01-01T00:00:00+00:00">January 1, 2020</time></div>
<div class="author-post"><span><span class="author-italic">written by <a class="author-url"
 href="/a">admin</a></span></span></div></div>
<div class="standard-content"><div class="standard-main-content entry-content">
<div class="post-entry standard-post-entry classic-post-entry">{BODY}
<div class="penci-inline-related-posts"><h3>Related</h3></div>
<p class="more-link"></p></div></div>
<div class="penci-post-box-meta penci-post-box-grid"><div class="penci-box-meta">
<span><i class="penci-faicon fa fa-clock-o"></i><time class="entry-date published"
 datetime="2019-03-05T09:30:00+03:30">March 5, 2019</time></span>
<span><a href="https://ferry.example/pier#respond"><i class="fa fa-comment-o"></i>2 comments</a>
</span></div><div class="penci-post-share-box"><span class="count-number-like">0</span>
<a href="f"><span class="dt-share">Facebook</span></a></div></div></div></article>"""

TWENTY = f"""<article id="post-7" class="post-7 post type-post hentry">
<header class="entry-header"><h2 class="entry-title"><a href="https://ferry.example/pier"
 rel="bookmark">The pier &amp; the lake</a></h2></header>
<figure class="post-thumbnail"><img src="a.jpg" alt="The old pier"></figure>
<div class="entry-content">{BODY}</div>
<footer class="entry-footer"><span class="byline"><span class="screen-reader-text">Author </span>
<span class="author vcard"><a class="url fn n" href="/a">admin</a></span></span>
<span class="posted-on"><a href="https://ferry.example/pier" rel="bookmark"><time
 class="entry-date published" datetime="2019-03-05T09:30:00+00:00">5 March 2019</time><time
 class="updated" datetime="2020-01-01T00:00:00+00:00">1 January 2020</time></a></span>
<span class="cat-links"><a href="/c" rel="category tag">Harbour news</a></span>
<span class="comments-link"><a href="https://ferry.example/pier#comments">2 Comments</a></span>
</footer></article>"""

MF2 = f"""<div class="h-entry"><a class="p-category" href="/c">Harbour news</a>
<img class="u-featured" src="a.jpg" alt="The old pier">
<h1 class="p-name"><a class="u-url" href="https://ferry.example/pier">The pier &amp; the lake</a>
</h1><div class="e-content">{BODY}</div>
<time class="dt-published" datetime="2019-03-05">5 Mar</time>
<a href="#comments">2 comments</a></div>"""


def page(post: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{post}</body></html>".encode()


def one(post: str) -> Article:
    (article,) = read_capture(page(post)).articles
    return article


@pytest.mark.parametrize("post", [SOLEDAD, TWENTY, MF2], ids=["soledad", "twenty", "mf2"])
def test_themes(post: str) -> None:
    got = one(post)
    assert (got.title, got.category, got.caption) == (
        "The pier & the lake",
        "Harbour news",
        "The old pier",
    )
    assert (got.posted, got.comments, got.complete) == (date(2019, 3, 5), 2, True)
    assert (got.byline.raw, got.byline.outlet) == ("Ada Quill, AP", "Associated Press")
    assert got.url == "https://ferry.example/pier"
    assert [p.role.value for p in got.paragraphs if p.role != "related"] == ["body", "byline"]


@pytest.mark.parametrize(
    ("shown", "count"),
    [("Leave a comment", 0), ("No Comments", 0), ("1 Comment", 1), ("1,204 comments", 1204)],
)
def test_comments(shown: str, count: int) -> None:
    assert one(TWENTY.replace("2 Comments", shown)).comments == count


def test_what_a_theme_hides_is_no_byline() -> None:
    article = one(SOLEDAD.replace("<p>Ada Quill, AP</p>", ""))
    assert (article.byline.raw, article.byline.authors) == ("", ())


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>One line<br>and another one.</p>", [("One line and another one.", "body")]),
        ("<p>Ada Quill<br>The Guardian</p>", [("Ada Quill", "byline"), ("The Guardian", "byline")]),
        ("<p>&nbsp;</p><p>&#8203;</p><p>Told.</p>", [("Told.", "body")]),
        ("<p>Soft&shy;ly told.</p>", [("Soft\u00adly told.", "body")]),
        ("<div>Told<div>Again told.</div></div>", [("Told", "heading"), ("Again told.", "body")]),
        ("<table><tr><td>Pier</td><td>9</td></tr></table><p>Told.</p>", None),
        ("Bare text.<p>Told.</p>", [("Bare text.", "body"), ("Told.", "body")]),
        ("<ol start='4'><li>Told.</li></ol>", [("4. Told.", "list_item")]),
        (
            "<blockquote><p>Told.</p><cite>Ada Quill</cite></blockquote>",
            [("Told.", "block_quotation"), ("Ada Quill", "attribution")],
        ),
        (
            "<p><img alt='The pier'>Told here.</p>",
            [("The pier", "caption"), ("Told here.", "body")],
        ),
        ("<p>Told <img class='emoji' alt='☺'> here.</p>", [("Told ☺ here.", "body")]),
        ("<p>He<script>alert(1)</script> told.</p>", [("He told.", "body")]),
        ("<p hidden>Not told.</p><p style='display: none'>Nor this.</p><p>Told.</p>", None),
        ("<iframe src='x'></iframe><p>Told.</p>", [("Told.", "body")]),
        ("<pre>Told\nhere.</pre>", [("Told here.", "body")]),
    ],
)
def test_blocks(inner: str, expected: list[tuple[str, str]] | None) -> None:
    article = one(TWENTY.replace(BODY, inner))
    got = [(p.text, p.role.value) for p in article.paragraphs]
    if expected is not None:
        assert got == expected
    assert got[-1][0].endswith(("old.", "here.", "another one.", "Quill", "Guardian"))


def test_a_page_of_frames_says_where_its_words_are() -> None:
    frames = b'<html><frameset cols="20%,80%"><frame src="menu.html"></frameset></html>'
    with pytest.raises(CaptureError, match="frames"):
        read_capture(frames)


def test_a_sidebar_may_have_posts_of_its_own() -> None:
    side = TWENTY.replace("5 March 2019", "December 22, 2025").replace("2019-03-05", "2025-12-22")
    both = f'<main>{TWENTY}</main><aside class="widget">{side}</aside>'
    assert one(both).posted == date(2019, 3, 5)


def test_the_site_is_named_by_its_page() -> None:
    signed = TWENTY.replace("Ada Quill, AP", "Ferry Watch")
    named = '<meta property="og:site_name" content="Ferry Watch">'
    (article,) = read_capture(page(signed, named)).articles
    assert (article.byline.authors, article.byline.outlet) == ((), "")

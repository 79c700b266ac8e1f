"""Lists of posts as themes and site generators set them; all texts are invented."""

from datetime import date

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.model import Capture

TITLES = ["The pier is closed", "A goose on the line", "Fares go up in May"]
TOLD = (
    "The council of Orrin closed the old pier on Monday after divers found rotten piles, and the "
    "eight o’clock boat now leaves from the south shore, where there is room for half of the "
    "passengers; the board met twice and would not say who is going to pay for a new deck, though "
    "three yards have answered the tender and the harbour master has written to everybody who "
    "might know."
)
TEASER = "The council of Orrin closed the old pier on Monday after divers found rotten piles …"


def page(items: str, body_class: str = "home") -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>Ferry Watch</title></head><body "
        f"class='{body_class}'><nav><ul><li><a href='/'>Home</a></li></ul></nav><div id='wrap'>"
        f"{items}</div><footer>© 2019 Ferry Watch</footer></body></html>"
    ).encode()


def items(template: str) -> str:
    out = ""
    for n, title in enumerate(TITLES, start=1):
        day = date(2019, 3, n)
        out += template.format(
            n=n, title=title, iso=day.isoformat(), long=f"March {n}, 2019", told=TOLD, teaser=TEASER
        )
    return out


WHOLE = {
    "WordPress": "<article class='post hentry'><h2 class='entry-title'><a href='/{n}'>{title}</a>"
    "</h2><div class='entry-content'><p>{told}</p></div><footer><span class='posted-on'><time "
    "datetime='{iso}'>{long}</time></span></footer></article>",
    "Blogger": "<div class='date-outer'><h2 class='date-header'><span>Friday, {long}</span></h2>"
    "<div class='post hentry'><h3 class='post-title entry-title'><a href='/{n}'>{title}</a></h3>"
    "<div class='post-body entry-content'>{told}</div><div class='post-footer'>Posted by <span "
    "class='post-author vcard'>Ada</span> at <a href='/{n}' rel='bookmark'><abbr class='published' "
    "title='{iso}T08:00:00+00:00'>08:00</abbr></a> <a href='/{n}#comments'>2 comments</a></div>"
    "</div></div>",
    "Drupal": "<article class='node node--type-story'><h2><a href='/{n}'>{title}</a></h2><footer>"
    "Submitted by Ada on {long}</footer><div class='node__content'><p>{told}</p></div></article>",
    "Hugo": "<article><header><h2><a href='/{n}'>{title}</a></h2><time datetime='{iso}'>{long}"
    "</time></header><p>{told}</p></article>",
    "Medium-like": "<div class='streamItem'><h3><a href='/{n}'>{title}</a></h3><p>{told}</p><time "
    "datetime='{iso}T09:00:00Z'>{long}</time></div>",
}
TEASERS = {
    "Ghost": "<article class='post-card'><a href='/{n}'><h2>{title}</h2></a><section><p>{teaser}"
    "</p></section><time datetime='{iso}'>{long}</time></article>",
    "summary": "<article class='hentry'><h2 class='entry-title'><a href='/{n}'>{title}</a></h2>"
    "<div class='entry-summary'><p>{teaser}</p></div><time class='entry-date' datetime='{iso}'>"
    "{long}</time><a class='more-link' href='/{n}'>Continue reading</a></article>",
    "rows": "<li class='item'><h3><a href='/{n}'>{title}</a></h3><p>{teaser}</p><span class='date'>"
    "{long}</span><a href='/{n}'>Read more</a></li>",
}


def read(html: bytes) -> Capture:
    return read_capture(html, "list.html")


def rows(template: str) -> str:
    inner = items(template)
    return f"<ul>{inner}</ul>" if template.startswith("<li") else inner


@pytest.mark.parametrize("template", WHOLE.values(), ids=list(WHOLE))
def test_whole_posts(template: str) -> None:
    articles = read(page(rows(template))).articles
    assert [a.title for a in articles] == TITLES
    assert [a.posted for a in articles] == [date(2019, 3, n) for n in (1, 2, 3)]
    assert not any(a.excerpt for a in articles)
    assert all(TOLD in {p.text for p in a.paragraphs} for a in articles)
    assert [a.url for a in articles] == ["/1", "/2", "/3"]


@pytest.mark.parametrize("template", TEASERS.values(), ids=list(TEASERS))
def test_teasers_are_excerpts(template: str) -> None:
    capture = read(page(rows(template)))
    assert [a.title for a in capture.articles] == TITLES
    assert [a.posted for a in capture.articles] == [date(2019, 3, n) for n in (1, 2, 3)]
    assert all(a.excerpt for a in capture.articles)
    assert "3 of 3 posts are excerpts: the page shows only how it begins" in capture.notes


def test_of_two_contents_the_longest_is_the_posts() -> None:
    both = WHOLE["WordPress"].replace(
        "<div class='entry-content'>",
        "<div class='entry-summary'><p>{teaser}</p></div><div class='entry-content'>",
    )
    assert all(TOLD in {p.text for p in a.paragraphs} for a in read(page(items(both))).articles)


def test_comments_and_static_pages_are_no_posts() -> None:
    extra = (
        "<article class='hentry type-page'><h2 class='entry-title'>About us</h2><div "
        "class='entry-content'><p>Who we are.</p></div></article><ol><li class='h-entry comment'>"
        "<div class='e-content'>I told you so.</div></li></ol>"
    )
    capture = read(page(items(WHOLE["WordPress"]) + extra))
    assert [a.title for a in capture.articles] == TITLES
    assert "1 static pages among the posts were left out" in capture.notes


def test_the_hour_of_saving_is_no_date() -> None:
    saved = WHOLE["WordPress"].replace(
        "<time datetime='{iso}'>{long}</time>", "<time datetime='2025-06-01T10:11:12Z'></time>"
    )
    assert [a.posted for a in read(page(items(saved))).articles] == [None] * 3


def test_an_article_with_teasers_below_is_one_article() -> None:
    story = f"<h1>The pier is closed</h1><p>March 5, 2019</p><p>{TOLD}</p><p>{TOLD[:200]}</p>"
    html = page(story + rows(TEASERS["Ghost"]), "single")
    (article,) = read(html).articles
    assert (article.title, article.posted) == ("The pier is closed", date(2019, 3, 5))

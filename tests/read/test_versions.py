"""One article in several captures: what is the same, what is kept, what an edit changed."""

from dataclasses import replace
from datetime import date

import pytest

from pressaudit.corpus.build import build
from pressaudit.corpus.check import faults_of
from pressaudit.read.model import Article, Byline, Capture, Paragraph, Role
from pressaudit.read.versions import canonical, united

DAY = date(2019, 3, 5)
TEXT = (
    "The ferry to Mirren was stopped on Monday after the gale had torn three planks from the pier. "
    "Nobody in Orrin could say when it would sail again, and the captain waited for calm water."
)
EDITED = TEXT.replace("three planks", "four planks and a lamp")
OTHER = (
    "Boats rot quietly behind the yard, where a warden counts them twice a year and says nothing."
)


def post(text: str = TEXT, title: str = "Ferry stopped", url: str = "", **more: object) -> Article:
    paragraphs = (Paragraph(1, Role.BODY, text, 1, text),)
    return Article(**{"title": title, "posted": DAY, "paragraphs": paragraphs, "url": url} | more)


def captures(*posts: Article | list[Article], names: tuple[str, ...] = ()) -> list[Capture]:
    """Each post in a capture of its own, those in a list together."""
    out = []
    for n, given in enumerate(posts):
        name = names[n] if names else f"{n}.html"
        together = given if isinstance(given, list) else [given]
        articles = tuple(
            replace(a, article_id=f"{n}-{k}", capture=name, capture_sha256=str(n))
            for k, a in enumerate(together)
        )
        out.append(Capture(name, str(n), "html", 1, (), articles))
    return out


SAME = {
    "equal": (post(), post()),
    "equal but for a few words": (post(), post(EDITED)),
    "with and without an address": (post(url="https://w.example/1"), post()),
    "one address in two spellings": (
        post(url="https://www.w.example/1/?utm_source=feed"),
        post(EDITED, "Ferry stopped again", "http://w.example/1#top", posted=None),
    ),
    "a print version": (post(url="https://w.example/1"), post(url="https://w.example/print/1")),
    "a teaser": (post(TEXT[:60], excerpt=True), post()),
}
APART = {
    "another text": (post(), post(OTHER)),
    "another day": (post(), post(posted=date(2019, 3, 6))),
    "another title": (post(), post(title="Ferry sails")),
    "another site": (post(url="https://w.example/1"), post(url="https://quay.example/1")),
    "another newspaper at one address": (
        post(url="https://w.example/1", byline=Byline(outlet="The Wharf Courier")),
        post(EDITED, url="https://w.example/1", byline=Byline(outlet="The Quay Post")),
    ),
    "another newspaper": (
        post(byline=Byline(outlet="The Wharf Courier")),
        post(byline=Byline(outlet="The Quay Post")),
    ),
    "an address that all pages have": (
        post(url="https://w.example/?p=all"),
        post(OTHER, "Old boats", "https://w.example/?p=all"),
    ),
    "no title": (post(title=""), post(EDITED, title="")),
    "a teaser of something else": (post(OTHER[:60], excerpt=True), post()),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_the_same_article(pair):
    assert len(united(captures(*pair))[0]) == 1
    assert len(united(captures(*reversed(pair)))[0]) == 1


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_two_articles(pair):
    assert len(united(captures(*pair))[0]) == 2
    assert united(captures(*pair))[1] == []


def test_two_reports_in_one_export_stay_two_and_equal_ones_are_one():
    assert len(united(captures([post(), post(EDITED)]))[0]) == 2
    assert len(united(captures([post(), post()]))[0]) == 1


def test_the_fullest_capture_is_kept_in_the_place_of_the_first():
    teaser = post(TEXT[:60], excerpt=True, url="https://w.example/1")
    kept, versions = united(captures(teaser, post(OTHER, "Old boats"), post()))
    assert [a.article_id for a in kept] == ["2-0", "1-0"]
    assert kept[0].url == "https://w.example/1"
    assert versions == []  # a teaser is no edit


def test_what_an_edit_changed():
    later = post(EDITED, "Ferry stopped again", "https://w.example/1", posted=date(2019, 3, 6))
    _, (version,) = united(captures(post(url="https://w.example/1"), later))
    assert (version.kept, version.added, version.removed) == ("0-0", 4, 1)
    assert round(version.similarity, 2) == 0.93


def test_captures_of_a_web_archive_stand_in_the_order_of_their_hours():
    names = tuple(f"a.warc/201903{d}000000/https://w.example/1" for d in ("07", "05"))
    _, (version,) = united(captures(post(EDITED), post(), names=names))
    assert (version.before.article_id, version.after.article_id) == ("1-0", "0-0")
    assert (version.added, version.removed) == (4, 1)


def test_the_table_tells_the_edit_and_holds_no_text():
    later = post(EDITED, "Ferry stopped again", "https://w.example/1")
    corpus = build(captures(post(url="https://w.example/1"), later))
    (row,) = corpus.tables["versions"].to_dict("records")
    assert len(corpus.articles) == 1
    assert list(faults_of(corpus)) == []
    assert (row["a_capture"], row["b_capture"]) == ("0.html", "1.html")
    assert (row["words_added"], row["words_removed"]) == (4, 1)
    assert (row["retitled"], row["redated"]) == (True, False)
    assert (row["a_title"], row["b_title"]) == ("Ferry stopped", "Ferry stopped again")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.w.example/ferry/?b=2&a=1&fbclid=x#top", "w.example/ferry?a=1&b=2"),
        ("http://m.w.example/ferry/amp", "w.example/ferry"),
        ("https://w.example/", ""),
        ("/ferry", ""),
        ("https://[broken", ""),
    ],
)
def test_canonical_addresses(url, found):
    assert canonical(url) == found

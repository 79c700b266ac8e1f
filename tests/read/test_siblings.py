"""Pages that nobody has seen: every field of every post, over many invented sibling pages."""

from collections import Counter
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article, Capture
from tests.read import varied
from tests.read.pages import html_page, text_page
from tests.read.siblings import Sibling, posts

SAFE = ("title", "category", "caption", "posted", "comments")
"""Fields that must be right for 99 posts of 100; the others for 97."""


def facts(article: Article) -> dict[str, object]:
    byline = article.byline
    return {field: getattr(article, field) for field in SAFE} | {
        "byline": byline.raw,
        "authors": "; ".join(byline.authors),
        "outlet": byline.outlet,
        "programme": byline.programme,
        "translator": byline.translator,
    }


def plain(siblings: list[Sibling], _: Random) -> bytes:
    return text_page([s.post for s in siblings]).encode()


def saved(siblings: list[Sibling], _: Random) -> bytes:
    return html_page([s.post for s in siblings]).encode()


@pytest.mark.parametrize("first", range(0, 100, 20))
@pytest.mark.parametrize("setting", [varied.page, plain, saved])
def test_every_field_of_unseen_posts(setting, first: int) -> None:
    wrong: Counter[str] = Counter()
    total = 0
    for seed in range(first, first + 20):
        siblings = posts(seed)
        articles = read_capture(setting(siblings, Random(seed))).articles
        assert len(articles) == len(siblings), f"seed {seed}"
        for sibling, article in zip(siblings, articles, strict=True):
            got = facts(article)
            wrong.update(field for field, value in sibling.facts().items() if got[field] != value)
            total += 1
            if "?" not in sibling.roles:
                wrong["roles"] += [p.role.value for p in article.paragraphs] != [*sibling.roles]
    for field, count in wrong.items():
        assert count <= (0.01 if field in SAFE else 0.03) * total, field


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
@example(26)  # the first head has a title of two lines
def test_text_and_html_give_the_same_articles(seed: int) -> None:
    siblings = posts(seed, 4)
    text, html = (read_capture(page(siblings, Random())) for page in (plain, saved))
    for one, two in zip(text.articles, html.articles, strict=True):
        assert facts(one) == facts(two)
        assert [(p.role, p.text) for p in one.paragraphs] == [
            (p.role, p.text) for p in two.paragraphs
        ]


def cut(page: bytes, at: float) -> Capture | None:
    try:
        return read_capture(page[: int(at * len(page))])
    except CaptureError:
        return None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 1))
def test_a_page_cut_anywhere_gives_whole_posts_and_one_that_breaks_off(
    seed: int, at: float
) -> None:
    siblings = posts(seed, 5)
    capture = cut(plain(siblings, Random()), at)
    articles = capture.articles if capture else ()
    whole = [article for article in articles if article.complete]
    assert list(articles[: len(whole)]) == whole
    assert len(articles) - len(whole) <= (len(whole) < len(siblings))
    for sibling, article in zip(siblings, whole, strict=False):
        assert {f: facts(article)[f] for f in SAFE} == {f: sibling.facts()[f] for f in SAFE}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_no_date_of_a_sidebar_is_taken(seed: int) -> None:
    siblings = posts(seed, 3)
    for setting in (varied.page, plain, saved):
        articles = read_capture(setting(siblings, Random(seed))).articles
        assert [a.posted for a in articles] == [s.posted for s in siblings]


def test_two_pages_in_one_file() -> None:
    one, two = posts(1), posts(2)
    page = plain(one, Random()) + b"\n" + plain(two, Random())
    got = [facts(a) for a in read_capture(page).articles]
    assert got == [s.facts() for s in one + two]

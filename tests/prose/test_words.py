"""Sentences: facts are counted, formatted and escaped; our own words are left alone."""

from collections import Counter
from pathlib import Path

import pytest

import pressaudit.prose
from pressaudit.prose import counted, interval, words

FOLDER = Path(pressaudit.prose.__file__).parent


@pytest.fixture
def sentence(monkeypatch):
    """Make a template of a text, and fill it."""

    def fill(text, **facts):
        monkeypatch.setattr(pressaudit.prose, "_source", lambda _: text)
        pressaudit.prose._needed.cache_clear()
        pressaudit.prose._environment.cache_clear()
        return words("any.thing", facts)

    yield fill
    pressaudit.prose._needed.cache_clear()
    pressaudit.prose._environment.cache_clear()


@pytest.mark.parametrize(("posts", "shown"), [(1, "1 post"), (0, "0 posts"), (1200, "1,200 posts")])
def test_things_are_counted(sentence, posts, shown):
    assert sentence("{{ posts|n('post') }}", posts=posts) == shown == counted(posts, "post")


def test_days_lists_and_single_things_are_written_out(sentence):
    text = "{{ pages|one('saved page') }}, {{ day|day }}: {{ names|listed }}"
    assert sentence(text, pages=1, day="2019-05-01", names=["Ode", "Roe", "Berg"]) == (
        "one saved page, 1 May 2019: Ode, Roe and Berg"
    )
    assert [sentence("{{ n|few }}", n=n) for n in (0, 1, 1200)] == ["none", "one", "1,200"]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2019-05-01", "2019-05-01", "1 May 2019"),
        ("2019-05-01", "2019-05-09", "1 to 9 May 2019"),
        ("2019-04-28", "2019-05-09", "28 April to 9 May 2019"),
        ("2018-12-30", "2019-01-02", "30 December 2018 to 2 January 2019"),
    ],
)
def test_what_two_days_share_is_said_once(sentence, first, last, shown):
    assert sentence("{{ first|days(last) }}", first=first, last=last) == shown


def test_facts_are_escaped_and_the_template_is_not(sentence):
    text = "**{{ n }}** of {{ name }}:\n{{ share|percent }} or {{ x|to(1) }}"
    assert sentence(text, n=1234, name="*x* $1$", share=0.5, x=2.25) == (
        "**1,234** of &#42;x&#42; <span>&#36;</span>1<span>&#36;</span>: 50% or 2.2"
    )


def test_paragraphs_are_parted_by_blank_lines_only(sentence):
    assert sentence("One\n  two.\n\n\nThree{% if no %} four{% endif %}.", no=False) == (
        "One two.\n\nThree."
    )


def test_few_posts_have_a_range_and_no_interval():
    assert interval((0.2, 0.2, 1)) == "it all stands in one post"
    assert interval((0.1, 0.3, 10)) == "10% to 30% without any one of the 10 posts"
    assert interval((0.1, 0.3, 30)) == "95 % interval 10% to 30%"


def test_an_unknown_sentence_is_an_error():
    with pytest.raises(KeyError):
        words("sources.nothing", {})


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda p: p.stem)
def test_no_heading_stands_twice(path):
    heads = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    ]
    assert max(Counter(heads).values()) == 1

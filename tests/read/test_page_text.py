"""The plain-text layout where sibling pages vary."""

from time import process_time

import pytest

from pressaudit.read import page_text
from pressaudit.read.captures import read_capture
from pressaudit.read.model import Article
from tests.read.pages import POSTS, SHARE, Post, text_page

LINE = "The council met on Monday and closed the pier for the summer."


def one(body: str, tail: str = f"{SHARE}\n", head: str = "News\n\nThe pier\n\n") -> list[Article]:
    page = f"{head}{body}\n\nMarch 5, 2019 0 comments\n{tail}"
    return list(read_capture(page.encode()).articles)


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("", id="end of file"),
        pytest.param("Facebook\n", id="one button"),
        pytest.param("FacebookTwitterPintere\n", id="cut in a name"),
        pytest.param("Facebook Twitter Email\n", id="spaced"),
        pytest.param(f"0{SHARE}\n", id="counted"),
        pytest.param(f"\n{SHARE}\n", id="below a blank line"),
        pytest.param("FacebookTwitterGoogle +Whatsapp\n", id="one button is unknown"),
        pytest.param("© 2003 - 2025 Ferry Watch\n", id="no buttons"),
        pytest.param("Newer Posts\n\nRecent Posts\n\n  • A pier\n\n    May 1, 2025\n", id="pager"),
    ],
)
def test_the_date_line_ends_a_post_whatever_is_left_of_the_share_bar(tail: str) -> None:
    articles = one(LINE, tail)
    assert [(a.title, str(a.posted), a.complete) for a in articles] == [
        ("The pier", "2019-03-05", True)
    ]
    assert [p.text for p in articles[0].paragraphs] == [LINE]


@pytest.mark.parametrize(
    "line",
    [
        "September 12, 2018",
        "September 12, 2018 3 comments",
        "The sign said September 12, 2018 3 comments and no more.",
        "“September 12, 2018 0 comments”",
    ],
)
def test_dates_in_a_body_end_no_post(line: str) -> None:
    articles = one(f"{LINE}\n\n{line}\n\n{LINE} Nobody spoke.")
    assert len(articles) == 1
    assert [p.role.value for p in articles[0].paragraphs] == ["body"] * 3


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("News\n\nThe pier\n\n", ("", "News", "The pier")),
        ("The old pier\nNews\n\nThe pier\n\n", ("The old pier", "News", "The pier")),
        ("The pier\nNews\n\nThe pier\n\n", ("The pier", "News", "The pier")),
        ("blank\nNews\n\nThe pier\n\n", ("blank", "News", "The pier")),
        ("Video Player\n00:00\n00:00\nNews\n\nThe pier\n\n", ("", "News", "The pier")),
        ("\n\nNews\n\n\nThe pier\n\n\n", ("", "News", "The pier")),
        ("Category: News\nNews\n\nThe pier\n\n", ("", "News", "The pier")),
        ("Ferry\n  • Home\n© 2003 - 2025 Ferry.\nNews\n\nThe pier\n\n", ("", "News", "The pier")),
        ("Ferry\n  • Home\n\nSeptember 2018\n\nNews\n\nThe pier\n\n", ("", "News", "The pier")),
        ("Home » May\n\nOld pier\nNews\n\nThe pier\n\n", ("Old pier", "News", "The pier")),
        ("A tagline\n\nOld pier\nNews\n\nThe pier\n\n", ("Old pier", "News", "The pier")),
        ("Search\nLinks\n\nHome\n\n", ("Search", "Links", "Home")),
        ("Newsletter\n\nRecent Posts\n\n", ("", "Newsletter", "Recent Posts")),
        ("News\n\nThe pier\nand the lake\n\n", ("", "News", "The pier and the lake")),
        ("\ufeff\u200bNews\u200b\n\u200b\n\u200bThe pier\n\n", ("", "News", "The pier")),
        ("Menu\n\nFerry Watch\n  • Home\n\nNews\n\nThe pier\n\n", ("", "News", "The pier")),
    ],
)
def test_heads(head: str, expected: tuple[str, str, str]) -> None:
    (article,) = one(f"{LINE}\n\n{LINE} Nobody spoke.", head=head)
    assert (article.caption, article.category, article.title) == expected


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        (f"{LINE}\n\n  • North shore\n  • South shore", ["body", "list_item", "list_item"]),
        (f"The pier at noon\nThe pier at dusk\nAda Quill\n\n{LINE}", ["caption"] * 3 + ["body"]),
        (f"The pier\n\n{LINE}", ["caption", "body"]),
        (f"pier_closed_2019.jpg\n\n{LINE}", ["caption", "body"]),
        (f"{LINE}\n\nIt was then that the mayor sai", ["body", "body"]),
        ("  • North shore\n  • South shore", ["list_item", "list_item"]),
        (f"{LINE}\n\nSeptember 12, 2018", ["body", "body"]),
        (f"{LINE}\n\nThe End", ["body", "body"]),
        (f"{LINE}\n\nAda Quill\n\nOrrin Courier", ["body", "byline", "byline"]),
        (f"{LINE}\n\nAda Quill\n\nhttps://ferry.example/x", ["body", "byline", "link"]),
        (
            f"{LINE}\n\nNorth Shore\n\nSouth Shore\n\nWest Shore",
            ["body", "heading", "heading", "body"],
        ),
        (f"By Ada Quill, Orrin Courier\n\n{LINE}", ["byline", "body"]),
        (f"Ada Quill, Orrin Courier\n\n{LINE}", ["byline", "body"]),
        (f"What the divers saw.\n\nBy Ada Quill\n\n{LINE}", ["strapline", "byline", "body"]),
        (f"By Ada Quill\n\n{LINE}\n\nOrrin Courier", ["byline", "body", "byline"]),
        (f"{LINE}\n\nAda Quill\nOrrin Courier", ["body", "byline", "byline"]),
        (f"{LINE}\n\nAda Quill, AP\n\nMay 5, 2011", ["body", "byline", "body"]),
        (f"{LINE}\n\nAda Quill, AP\n\n[1] The log, p. 9", ["body", "byline", "body"]),
        (f"{LINE}\n\nAgence France-Presse (AFP)", ["body", "byline"]),
        (f"{LINE}\n\nTags: Ada, Orrin", ["body", "related"]),
        (f"{LINE}\n\nThe pier 1\n\nThe pier 2\n\n{LINE} No.", ["body", *["caption"] * 2, "body"]),
        (
            f"{LINE}\n\nAda Quill\n\nAbout the author:\n\nAda Quill is a diver.",
            ["body", "byline", "biography", "biography"],
        ),
        ("1. A\n\n2. B\n\n3. Nothing at all", ["list_item"] * 3),
        ("1. New piles of larch.\n\n2. New piles of steel.", ["list_item", "list_item"]),
    ],
)
def test_blocks(body: str, roles: list[str]) -> None:
    assert [p.role.value for p in one(body)[0].paragraphs] == roles


def test_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The council of Orrin met on Monday in the old hall by the harbour, and closed\n"
        "Orrin's pier for the whole of the summer, which is when it\nearns."
    )
    (article,) = one(f"{wrapped}\n\n{LINE}")
    assert [p.text for p in article.paragraphs] == [" ".join(wrapped.split()), LINE]


def test_the_share_bar_may_follow_on_the_date_line() -> None:
    page = f"News\n\nThe pier\n\n{LINE}\n\nMarch 5, 2019 2 comments{SHARE}\n"
    (article,) = read_capture(page.encode()).articles
    assert (str(article.posted), article.comments) == ("2019-03-05", 2)


def test_a_sidebar_with_comments_has_no_posts() -> None:
    side = "Recent Posts\n\n  • A pier\n\n    May 1, 2025 0 comments\n\n© 2025 Ferry Watch\n"
    assert len(one(LINE, f"{SHARE}\nOlder Posts\n\n{side}")) == 1


def test_two_bylines_are_one_when_each_says_what_the_other_does_not() -> None:
    (article,) = one(f"By Ada Quill\n\n{LINE}\n\nOrrin Courier")
    assert (article.byline.authors, article.byline.outlet) == (("Ada Quill",), "Orrin Courier")
    (article,) = one(f"By Ada Quill\n\n{LINE}\n\nAda Quill, Orrin Courier")
    assert article.byline.raw == "Ada Quill, Orrin Courier"


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    page = text_page([Post("The pier", date="February 30, 2019", blocks=[("p", LINE)])])
    (article,) = read_capture(page.encode()).articles
    assert (article.posted, article.complete) == (None, True)


def test_a_long_page_takes_linear_work() -> None:
    posts = [Post(f"Pier {n}", blocks=[("p", LINE)] * 3) for n in range(400)]
    assert page_text.page(text_page(posts).split("\n")).roles.count("date_line") == 400


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(["Ada Quill"] * 20_000),
        "\n\n".join([LINE] * 10_000),
        "a" * 400_000,
        "x" + "\u200b" * 400_000 + "y",
        "A, " * 100_000,
        "\n\n".join(["Also:", "Two items:"] * 10_000),
    ],
    ids=["names", "one sentence", "one word", "unseen", "commas", "announcements"],
)
def test_no_text_takes_a_square_of_its_length(body: str) -> None:
    """Any of these would run for minutes if a rule looked at each pair of blocks or letters."""
    assert len(one(body)) == 1


@pytest.mark.parametrize(
    "filling",
    [
        pytest.param("\n".join(f"Word {n}" for n in range(6000)), id="no blank lines"),
        pytest.param(
            "\n\n".join(f"Word {n}\n\nTitle\n\n  • x{n}" for n in range(1500)), id="lists"
        ),
    ],
)
def test_cost_grows_with_the_lines(filling: str) -> None:
    """The search for a head was quadratic: 6,000 lines without a blank one took two minutes."""
    start = process_time()
    page_text.page(filling.split("\n"))
    assert process_time() - start < 10


def test_a_page_cut_inside_a_head_says_so():
    capture = read_capture(f"{text_page(POSTS, menu=False)}News\n\nThe ferry".encode(), "page.txt")
    assert [note for note in capture.notes if "inside the head of a post" in note]

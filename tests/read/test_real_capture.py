"""The archive page itself, where it is at hand: facts counted by hand, none of its text."""

from collections import Counter
from pathlib import Path

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.read.glue import seams
from pressaudit.read.model import Article, Capture

ROOT = Path(__file__).parents[2]
PLACES = (ROOT / "../shared/corpus/nejat-2018-09.txt", ROOT / "data/raw/nejat-2018-09.txt")
PATH = next((path for path in PLACES if path.exists()), None)
pytestmark = pytest.mark.skipif(PATH is None, reason="the capture is not at hand")

# posted, title's first words, category's last word, has caption, authors, outlet, programme,
# translator
HEADS = [
    ("2018-09-25", "Iran’s Chameleon", "Group", True, "Ty Joplin", "Al Bawaba", "", ""),
    ("2018-09-24", "Iranians respond", "force", True, "", "Al-Monitor", "", ""),
    ("2018-09-24", "Female defector", "MEK", True, "", "", "", ""),
    ("2018-09-23", "Former MEK", "force", True, "Whitney Webb", "MintPress News", "", ""),
    ("2018-09-23", "MEK brings", "System", False, "", "Gazeta Impakt", "", "Iran Interlink"),
    ("2018-09-22", "Saudi Arabia", "force", False, "Ty Joplin", "Al Bawaba", "", ""),
    (
        "2018-09-22",
        "Secret MEK",
        "Rajavi",
        True,
        "Massoud Khodabandeh; Anne Khodabandeh",
        "Balkan Post",
        "",
        "",
    ),
    ("2018-09-22", "Mojahedin Khalq", "System", False, "", "Al Jazeera", "The Listening Post", ""),
    ("2018-09-17", "Who are", "force", False, "Ty Joplin", "Al Bawaba", "", ""),
    ("2018-09-15", "The MEK", "Terrorism", True, "Mazda Parsi", "", "", ""),
]
# First lines of all paragraphs that are not body.
ROLES = [
    {52: "pull_quote", 58: "heading", 60: "caption", 86: "heading", 100: "pull_quote"}
    | {116: "pull_quote", 118: "attribution", 136: "pull_quote", 138: "attribution", 154: "byline"},
    {179: "byline"},
    {200: "related", 202: "related"},
    {225: "block_quotation", 229: "heading", 237: "biography", 239: "byline"},
    {265: "byline"},
    {281: "heading", 305: "heading", 343: "byline"},
    {386: "byline", 388: "biography"},
    {404: "link", 406: "heading", 408: "strapline", 444: "heading", 456: "byline"}
    | dict.fromkeys(range(446, 455, 2), "list_item"),
    {478: "heading", 508: "heading", 530: "heading", 564: "byline"},
    dict.fromkeys(range(579, 588, 2), "list_item")
    | dict.fromkeys((591, 597, 601, 607, 613), "heading")
    | {621: "byline"},
]
PAGE_LINES = {
    "menu": 55,
    "footer": 3,
    "lead_caption": 6,
    "category": 10,
    "title": 10,
    "date_line": 10,
    "share_bar": 10,
    "pager": 2,
    "sidebar": 15,
}
GLUED_LINES = {167: 2, 173: 1, 231: 1, 235: 1, 366: 2, 422: 1, 490: 1, 577: 1, 611: 1}


@pytest.fixture(scope="module")
def capture() -> Capture:
    assert PATH is not None
    return read_capture(PATH)


def head(article: Article) -> tuple[object, ...]:
    b = article.byline
    return (
        str(article.posted),
        " ".join(article.title.split()[:2]),
        article.category.split()[-1],
        bool(article.caption),
        "; ".join(b.authors),
        b.outlet,
        b.programme,
        b.translator,
    )


def test_heads_and_bylines(capture: Capture) -> None:
    assert [head(article) for article in capture.articles] == HEADS
    assert all(a.complete and a.comments == 0 for a in capture.articles)


def test_roles(capture: Capture) -> None:
    got = [
        {p.line: p.role.value for p in a.paragraphs if p.role != "body"} for a in capture.articles
    ]
    assert got == ROLES


def test_every_line_has_its_role(capture: Capture) -> None:
    counts = Counter(capture.line_roles)
    assert len(capture.line_roles) == 671
    assert {role: counts[role] for role in PAGE_LINES} == PAGE_LINES
    paragraphs = sum(len(a.paragraphs) for a in capture.articles)
    assert sum(counts.values()) == counts["blank"] + sum(PAGE_LINES.values()) + paragraphs


def test_glued_words_are_parted_and_no_others(capture: Capture) -> None:
    paragraphs = (p for a in capture.articles for p in a.paragraphs)
    got = {p.line: len(seams(p.text)) for p in paragraphs if seams(p.text)}
    assert got == GLUED_LINES

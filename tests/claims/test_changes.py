"""What becomes of a statement between two posts: one case a line."""

from datetime import date
from types import SimpleNamespace

import pytest

from pressaudit import claims, timexes
from pressaudit.quotations import attributions, descriptions, names, quotations
from pressaudit.read.model import Article, Byline, Paragraph, Role

ONE = """Gulls nested on the roof of the town hall again.
The baker Ilse Brandov sells rye bread on Tuesdays.
A new slipway was opened beside the old one in spring.
Nobody has painted the fence of the cemetery since the war."""
OTHER = """The tide tables for the coming year are out.
Ropes are cheaper in Hesk than in Port Ansel, merchants find.
A choir from the islands sang in the chapel.
The lamp room will be closed for repairs."""
SHARED = """Mayor Greta Sund cut a ribbon of blue silk before the new harbour library.
The harbour library holds eleven thousand books on knots and winds."""


def post(number: int, *parts: str) -> Article:
    lines = [line for part in parts for line in part.splitlines()]
    paragraphs = [Paragraph(n, Role.BODY, t, n, t) for n, t in enumerate(lines, start=1)]
    outlet = ("Coast Monitor", "Skerrin Post")[number]
    return Article(
        article_id=f"a{number}",
        posted=date(2023, 5, 2 + number),
        byline=Byline(outlet=outlet, authors=("Peer Lund", "Imke Dorrien")[number : number + 1]),
        paragraphs=tuple(paragraphs),
    )


def noted(article: Article, index: names.Names) -> SimpleNamespace:
    quoted = quotations(article, index)
    return SimpleNamespace(
        article=article,
        mentions=names.mentions(article, index),
        timexes=timexes.timexes(article),
        quotations=quoted,
        attributions=attributions.attributions(article, index, quoted),
        descriptions=descriptions.descriptions(article, index),
    )


def kinds(there: str, here: str) -> set[str]:
    """The kinds of change between two posts that differ in a sentence, candidates apart."""
    posts = [post(0, ONE, SHARED, there), post(1, OTHER, SHARED, here)]
    index = names.index(posts)
    found = claims.find([noted(p, index) for p in posts]).changes
    return {c.kind for c in found if c.certainty != "low"}


CASES = [
    ("hedge_dropped", "The brewer Tom Hale reportedly watered the harvest beer.",
     "The brewer Tom Hale watered the harvest beer."),
    ("hedge_dropped", "The brewer Tom Hale may have watered the harvest beer.",
     "The brewer Tom Hale has watered the harvest beer."),
    ("hedge_added", "The brewer Tom Hale watered the harvest beer.",
     "The brewer Tom Hale allegedly watered the harvest beer."),
    ("hedge_dropped", "About 40 casks of harvest beer were spilt on the quay.",
     "On the quay 40 casks of harvest beer were spilt."),
    ("range_to_end", "Between 40 and 70 casks of harvest beer were spilt on the quay.",
     "On the quay 70 casks of harvest beer were spilt."),
    ("range_to_end", "Some 30 or 40 casks of harvest beer were spilt on the quay.",
     "On the quay as many as 40 casks of harvest beer were spilt."),
    ("number_differs", "On the quay 40 casks of harvest beer were spilt.",
     "On the quay 90 casks of harvest beer were spilt."),
    ("role_grows", "Tom Hale was aware of the watered harvest beer.",
     "Tom Hale ordered the watered harvest beer."),
    ("role_grows", "Tom Hale assisted in watering the harvest beer.",
     "Tom Hale masterminded the watering of the harvest beer."),
    ("part_to_whole", "Several of the casks of harvest beer were watered.",
     "All the casks of harvest beer were watered."),
    ("part_to_whole", "Most casks of harvest beer on the quay were watered.",
     "Every cask of harvest beer on the quay was watered."),
    ("occasion_to_habit", "On one occasion the brewer watered the harvest beer.",
     "The brewer routinely watered the harvest beer."),
    ("occasion_to_habit", "In March 2021 the brewer watered the harvest beer.",
     "Year after year the brewer watered the harvest beer."),
    ("word_to_fact", "The harvest beer was watered in the cellar, Tom Hale said.",
     "The harvest beer was watered in the cellar."),
    ("word_to_fact", "According to Tom Hale, the harvest beer was watered in the cellar.",
     "In the cellar the harvest beer was watered."),
    ("credited_to_carrier", "The harvest beer was watered in the cellar, Tom Hale said.",
     "The harvest beer was watered in the cellar, the Coast Monitor reported."),
    ("date_differs", "The brewery with the copper kettles was founded in 1871.",
     "The brewery with the copper kettles was founded in 1817."),
    ("place_differs", "The harvest beer was watered in a cellar in Hesk.",
     "The harvest beer was watered in a cellar in Tarnsk."),
    ("status_differs", "The brewer Tom Hale was arrested beside his copper kettles.",
     "The brewer Tom Hale was released beside his copper kettles."),
    ("status_differs", "Tom Hale, the brewer, disappeared in the fog.",
     "Tom Hale, the brewer, drowned in the fog."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "there", "here"), CASES)
def test_a_change_is_found(kind: str, there: str, here: str) -> None:
    assert kind in kinds(there, here)


SAME = [
    ("The brewer watered the harvest beer in May.", "In May the brewer watered the harvest beer."),
    ("The brewer could not sell the harvest beer.", "The harvest beer could not be sold."),
    ("Seven casks of harvest beer were spilt.", "7 casks of harvest beer were spilt."),
    ("The harvest beer was watered, Tom Hale said.", "Tom Hale said the harvest beer was watered."),
    ("They spilt harvest beer on the quay in Hesk.", "Harvest beer was spilt in Hesk on the quay."),
]


@pytest.mark.parametrize(("there", "here"), SAME)
def test_what_is_the_same_is_no_change(there: str, here: str) -> None:
    assert kinds(there, here) == set()


def test_sentences_of_other_matters_are_no_versions() -> None:
    assert kinds("Reportedly the ferry sank.", "The choir sang in the chapel at noon.") == set()

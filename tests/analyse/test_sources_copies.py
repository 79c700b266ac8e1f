"""Copies of one agency story: one voice in prose as in quotation, the outlets are carriers."""

from datetime import date

from pressaudit.archive import Archive
from pressaudit.corpus.build import build
from pressaudit.read.model import Article, Byline, Capture, Paragraph, Role

STORY = (
    "A stray heifer walked into the council chamber of Osk on Tuesday and lay down in front of the "
    "mayor, who was reading out the estimates for the repair of the cattle grids.",
    "The session was adjourned for forty minutes while three members of the planning committee "
    "tried to persuade the animal to leave by the public gallery.",
    "“She had a better attendance than most of us and she never once interrupted anybody,” said an "
    "official, who did not want to be named.",
    "The estimates were passed unread at a quarter past nine, by eleven votes to four, with one "
    "abstention that the clerk was unable to attribute to a human being.",
)
LOCAL = (
    "In Harrow Lane nobody was surprised, because the same heifer had been found in the post "
    "office last summer, behind the counter, facing the queue, and the postmaster had sold her a "
    "stamp before he looked up."
)


def archive(*posts: tuple[str, list[str]]) -> Archive:
    """Posts by outlet and paragraphs, the first one number 1."""
    articles = tuple(
        Article(
            article_id=f"p-{n}",
            position=n,
            title=f"Heifer {n}",
            posted=date(2021, 3, n),
            byline=Byline(raw=outlet, outlet=outlet),
            paragraphs=tuple(Paragraph(k, Role.BODY, t, k, t) for k, t in enumerate(texts, 1)),
            capture="page.txt",
            capture_sha256="0",
        )
        for n, (outlet, texts) in enumerate(posts, start=1)
    )
    return Archive(build([Capture("page.txt", "0", "text", 1, (), articles)]))


AGENCY = ("Coastal News Agency", [f"OSK (CNA) — {STORY[0]}", *STORY[1:]])


def prose(found: Archive) -> set[str]:
    return set(found.prose_voices()["voice"])


def test_who_only_carries_a_story_is_no_voice() -> None:
    found = archive(
        ("Tern Post", [STORY[0], STORY[2], "Source: Coastal News Agency"]),
        AGENCY,
        ("Gull Herald", [STORY[3], STORY[1], STORY[0], STORY[2]]),
    )
    assert prose(found) == {"Coastal News Agency"}
    held = {(row.article_id, row.on) for row in found.derivations.itertuples()}
    assert held == {("p-1", "p-2"), ("p-3", "p-2")}


def test_a_paragraph_of_its_own_makes_a_carrier_a_voice() -> None:
    found = archive(AGENCY, ("Gull Herald", [*STORY[:3], LOCAL, "CNA contributed to this report."]))
    assert prose(found) == {"Coastal News Agency", "Gull Herald"}


def test_an_agency_without_a_post_is_one_voice() -> None:
    found = archive(
        ("Tern Post", [f"OSK (CNA) — {STORY[0]}", *STORY[1:3]]),
        ("Gull Herald", [*STORY[:2], STORY[3], "Source: CNA"]),
    )
    assert prose(found) == {"CNA"}


def test_words_of_nobody_named_count_once_in_copies_and_twice_elsewhere() -> None:
    copies = archive(AGENCY, ("Gull Herald", [STORY[0], STORY[2], "Source: CNA"]))
    assert copies.said["origin"].nunique() == 1
    apart = archive(AGENCY, ("Gull Herald", [LOCAL, STORY[2]]))
    assert apart.said["origin"].nunique() == 2

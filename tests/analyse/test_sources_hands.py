"""Descriptions from post to post, what the archive adds, the same words from two speakers."""

from tests.analyse.archive_of_sources import POSTS, archive, quotation
from tests.analyse.test_sources_findings import described

ROWS = [
    described("a", "former harbour pilot"),
    described("b", "director of the Pier Trust"),
    described("c", "Former harbour pilot"),
]


def test_one_person_is_described_from_post_to_post():
    rows = archive(descriptions=ROWS).described()
    assert rows["number"].tolist() == [1, 2, 3]
    assert rows["writer"].tolist() == ["Ann Ode", "Cy Roe", "Tom Berg; Una Berg"]
    assert rows["where"].iloc[0].endswith(": former harbour pilot")
    assert archive(descriptions=ROWS[:1]).described(several=True).empty


def test_people_of_the_findings_are_introduced_in_marks_with_their_posts():
    row = archive(descriptions=ROWS).people().iloc[0]
    assert row["person"] == "Tom Berg"
    assert row["described"] == (
        "“former harbour pilot” (posts 1, 3); “director of the Pier Trust” (post 2); signs post 3"
    )


def test_words_that_only_the_archive_uses_are_its_own_hand():
    terms = [
        {"article_id": "a", "paragraph": n, "term": t, "lemma": t, "count": 1}
        for n, words in ((1, "the pier rust"), (2, "pier repair"))
        for t in words.split()
    ]
    place = archive(terms=terms)
    place.corpus.paragraphs.loc[1, "role"] = "heading"
    place.corpus.articles.loc[0, ["title", "category", "caption"]] = (
        "Shame of the rusted pier", "Harbour Scandals", "The pier",
    )  # fmt: skip
    row = place.own_hand().iloc[0]
    assert row["title_only"] == "Shame"
    assert row["category_only"] == "Harbour, Scandals"
    assert row["caption_only"] == ""
    assert (row["heading"], row["heading_shared"]) == (2, "1 of 2")
    assert place.own_hand()["by_site"].tolist() == [not outlet for _, outlet, _ in POSTS]


def test_the_same_words_from_two_speakers_are_set_side_by_side():
    begin = len("A title") + 1
    shared = {
        "reuse_id": "r1", "a_article": "a", "a_start": begin, "a_end": begin + 30,
        "b_article": "a", "b_start": begin + 101, "b_end": begin + 130, "words": 8,
    }  # fmt: skip
    rows = [
        quotation(1, "a", 1, 9, "Tom Berg", "u1"),
        quotation(2, "a", 2, 9, "Keeper Lund", "u2"),
    ]
    found = archive(quotations=rows, reuse=[shared]).echoes()
    assert found[["a_credited", "b_credited"]].to_numpy().tolist() == [["Tom Berg", "Keeper Lund"]]
    same = [rows[0], rows[1] | {"speaker": "Tom Berg"}]
    assert archive(quotations=same, reuse=[shared]).echoes().empty
    assert archive(quotations=rows, reuse=[shared | {"words": 4}]).echoes().empty

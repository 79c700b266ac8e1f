"""On whose word: every word is counted once, and what is on nobody's name is told by kind."""

import pytest

from tests.analyse.archive_of_sources import archive, citation, quotation


def stretch(place, begin, end, source, **more):
    return {
        "article_id": place[0], "paragraph": int(place[1]), "char_start": begin, "char_end": end,
        "kind": "indirect", "source": source, "source_type": "anonymous", "cue": "said",
    } | more  # fmt: skip


HELD = [
    stretch("a1", 0, 50, "Tom Berg", kind="direct", source_type="person", told_to="Tern"),
    stretch("a2", 0, 25, "", rule="adverb", cue="reportedly"),
    stretch("a2", 50, 75, "", rule="passive-to", cue="believed"),
    stretch("b1", 0, 50, "two harbour officials"),
    stretch("b2", 0, 50, "", rule="noun-matter", cue="allegations"),
]


@pytest.fixture
def place():
    found = archive(attributions=HELD)
    found.corpus.paragraphs["words"] = 20
    found.corpus.articles["words"] = [60, 60, 0, 0, 0]
    return found


def test_the_rows_add_up_to_the_words_of_the_posts(place):
    rows = place.on_whose_word().set_index("holder")
    assert rows["words"].sum() == 120
    assert rows.loc["a named person", "direct"] == 10
    assert rows.loc["described, not named", "indirect"] == 10
    assert rows.loc["nobody named", "indirect"] == 20
    assert rows.loc["the writer's own words", "words"] == 80


def test_what_is_on_nobodys_name_is_told_by_how_the_name_is_left_out(place):
    rows = place.unnamed().set_index("how")
    assert rows.loc["a word of hearsay (reportedly, allegedly)", "examples"] == "reportedly"
    assert rows.loc["a passive (is said to)", "words"] == 5
    assert rows.loc["a noun without a holder (reports, beliefs)", "examples"] == "allegations"
    assert rows.loc["somebody described, without a name", "examples"] == "two harbour officials"
    assert place.described_sources()["source"].tolist() == ["two harbour officials"]


def test_named_sources_say_who_got_their_words(place):
    row = place.attributed().iloc[0]
    assert (row["source"], row["direct"], row["told_to"]) == ("Tom Berg", 10, "Tern")


def test_who_is_named_often_and_never_quoted_has_no_words():
    names = [
        {"article_id": post, "paragraph": 1, "canonical": name, "count": count}
        for post, name, count in (("a", "Tom Berg", 6), ("b", "Una Berg", 5), ("b", "Gull", 9),
                                  ("a", "Cy Roe", 4))
    ]  # fmt: skip
    rows = archive(names=names).heard().set_index("name")
    assert sorted(rows.index) == ["Tom Berg", "Una Berg"]
    assert rows.loc["Tom Berg", "told_to"] == "Tern"
    assert rows.loc["Una Berg", "quoted"] == 0


@pytest.mark.parametrize(
    ("lemmas", "found"),
    [
        (["she", "decline", "a", "request"], 1),
        (["he", "not", "respond", "to", "question"], 1),
        (["the", "port", "decline", "slowly"], 0),
        (["a", "question", "of", "money"], 0),
    ],
)
def test_a_request_and_its_answer_are_pointed_to(lemmas, found):
    terms = [{"article_id": "a", "paragraph": 2, "term": t, "lemma": t, "count": 1} for t in lemmas]
    names = [{"article_id": "a", "paragraph": 2, "canonical": "Tom Berg", "count": 1}]
    rows = archive(terms=terms, names=names).replies()
    assert len(rows) == found
    assert rows["names"].tolist() == ["Tom Berg"] * found


def test_quotations_without_a_name_are_listed_as_the_post_puts_it():
    rows = [
        quotation(1, "a", 1, 9, "", "u1", speaker_surface="one advertisement"),
        quotation(2, "b", 1, 7, "Tom Berg", "u2"),
    ]
    cited = [citation("b", 1, "Tom Berg", "person", "quotes")]
    found = archive(quotations=rows, citations=cited, reuse=[]).unnamed_quotations()
    assert found[["speaker_surface", "origin"]].to_numpy().tolist() == [["one advertisement", ""]]

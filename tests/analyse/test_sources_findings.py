"""What a careful reader looks for: each finding is there when it should be, and only then."""

from tests.analyse.archive_of_sources import archive, quotation


def test_a_circle_closes_on_its_writer():
    row = archive().circles().iloc[0]
    assert (row["origin"], row["credited"], row["number"], row["source_number"]) == (
        "Tom Berg",
        "Ann Ode",
        3,
        1,
    )
    assert row["full"]


def test_the_same_words_of_two_people_are_no_circle_when_neither_carries_them():
    rows = [quotation(1, "a", 1, 5, "Tom Berg", "u1"), quotation(2, "b", 1, 5, "Bo Ek", "u1")]
    assert archive(quotations=rows).circles().empty


def test_altered_quotations_name_both_outlets():
    change = {
        "a_article": "b",
        "a_paragraph": 1,
        "a_start": 0,
        "a_end": 40,
        "b_article": "a",
        "b_paragraph": 1,
        "words": 8,
        "change": "ten → twelve",
        "edits": 1,
    }
    row = archive(alterations=[change]).altered_quotations().iloc[0]
    assert (row["number"], row["outlet"], row["other_outlet"]) == (2, "Gull", "Tern")
    assert (row["credited"], row["change"], row["declared"]) == ("Tom Berg", "ten → twelve", False)


def test_a_confirmation_in_a_post_that_stands_on_one_that_hedges():
    row = archive().hedges_lost().iloc[0]
    assert (row["hedged_number"], row["confirmed_number"]) == (1, 2)
    assert (row["hedge"], row["confirmation"]) == ("it is rumoured", "confirmed")


def test_a_confirmation_elsewhere_is_not_set_against_a_hedge():
    assert archive(reuse=[], citations=[]).hedges_lost().empty


def test_one_writer_gives_one_person_two_offices():
    table = archive().offices_described()
    assert table[["person", "writer", "kind", "a_number", "b_number"]].to_numpy().tolist() == [
        ["Tom Berg", "Ann Ode", "former against current", 1, 4]
    ]


def test_a_display_quotation_of_nobody():
    assert archive().unspoken_displays()["incipit"].tolist() == ["words of u4"]
    spoken = [
        quotation(1, "a", 1, 9, "Tom Berg", "u4"),
        quotation(2, "a", 2, 9, "", "u4", kind="pull"),
    ]
    assert archive(quotations=spoken).unspoken_displays().empty


def test_a_report_that_two_other_posts_cite():
    row = archive().single_origins().iloc[0]
    assert (row["source"], row["posts"], row["own_posts"]) == ("Tern", "2, 3", "1, 4")


def test_two_posts_that_agree_on_an_office_do_not_differ():
    both = [described("a", "pilot"), described("a", "cook", 90), described("d", "harbour pilot")]
    assert archive(descriptions=both).offices_described().empty


def test_ties_of_family_are_no_office():
    rows = [described("a", "wife"), described("d", "cook")]
    assert archive(descriptions=rows).offices_described().empty


def described(post, description, at=60):
    return {
        "article_id": post,
        "paragraph": 1,
        "char_start": at,
        "char_end": at + 9,
        "person": "Tom Berg",
        "description": description,
    }


def test_of_two_wordings_the_post_that_stands_on_the_other_one_altered_it():
    there = {"a_article": "a", "b_article": "b", "change": "eight → nine", "words": 8, "edits": 1}
    back = {"a_article": "b", "b_article": "a", "change": "nine → eight", "words": 8, "edits": 1}
    rows = archive(alterations=[there, back]).altered_quotations()
    assert rows[["number", "change"]].to_numpy().tolist() == [[2, "nine → eight"]]
    open_direction = archive(alterations=[there, back], reuse=[], citations=[], quotations=[])
    assert len(open_direction.altered_quotations()) == 2


def test_the_overview_has_a_row_for_each_finding_with_its_places():
    rows = archive().findings()
    assert rows[["finding", "posts"]].to_numpy().tolist() == [
        ["one person's words to one outlet, several posts", "1, 2, 3"],
        ["an author whom other posts quote", "3"],
        ["hedge beside a confirmation", "1, 2"],
        ["credited to who quoted it, by the speaker's own post", "3, 1"],
        ["one writer, two descriptions", "1, 4"],
        ["display quotation, nobody's speech", "1"],
        ["one outlet, several posts", "2, 3"],
    ]
    places = ["1 ¶1, “words of u1”", "2 ¶1, “words of u1”", "3 ¶2, “words of u1”"]
    assert rows["where"].iloc[0] == "; ".join(places)
    assert rows["where"].iloc[2] == "1 ¶2: it is rumoured; 2 ¶2: confirmed"


def test_a_circle_points_to_the_part_that_the_words_are_from():
    begin = len("A title") + 1
    taken = {
        "reuse_id": "r1",
        "a_article": "a",
        "a_start": begin + 101,
        "a_end": begin + 130,
        "b_article": "c",
        "b_start": begin,
        "b_end": begin + 30,
        "words": 6,
    }
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1", "Tern"),
        quotation(2, "a", 2, 10, "Tom Berg", "u1", "Tern"),
        quotation(3, "c", 1, 6, "Ann Ode", "u1"),
    ]
    assert archive(quotations=rows, reuse=[taken]).circles()["source_paragraph"].item() == 2
    assert archive(quotations=rows, reuse=[]).circles()["source_paragraph"].item() == 1


def stance(post, paragraph, phrase, kind="hedged"):
    return {"article_id": post, "paragraph": paragraph, "phrase": phrase, "stance": kind}


def test_a_confirmation_has_one_row_with_the_hedge_most_like_it():
    terms = [
        {"article_id": p, "paragraph": n, "term": t, "lemma": t, "count": 1}
        for p, n, words in (
            ("a", 1, "pier rust"),
            ("a", 2, "pier rust nail"),
            ("b", 2, "pier rust nail"),
            ("d", 2, "soup bread"),
        )
        for t in words.split()
    ]
    hedges = [
        stance("a", 1, "perhaps"),
        stance("a", 2, "it is rumoured"),
        stance("b", 2, "confirmed", "confirmed"),
    ]
    rows = archive(hedges=hedges, terms=terms).hedges_lost()
    assert rows["hedge"].tolist() == ["it is rumoured"]


def test_a_later_post_that_hedges_too_is_said_to():
    hedges = [
        stance("a", 2, "it is rumoured"),
        stance("b", 2, "confirmed", "confirmed"),
        stance("b", 1, "allegedly"),
    ]
    assert archive(hedges=hedges).hedges_lost()["hedges_too"].tolist() == ["1"]


def little_in_common(paragraph):
    """An archive whose hedge and confirmation stand in a paragraph, with few words in common."""
    terms = [
        {"article_id": p, "paragraph": paragraph, "term": t, "lemma": t, "count": 1}
        for p, words in (
            ("a", "pier rust bolt winch anchor rope"),
            ("b", "pier rust nail plank lantern oar"),
            ("d", "soup bread"),
        )
        for t in words.split()
    ]
    hedges = [
        {"article_id": "a", "paragraph": paragraph, "phrase": "rumoured", "stance": "hedged"},
        {"article_id": "b", "paragraph": paragraph, "phrase": "confirmed", "stance": "confirmed"},
    ]
    return archive(terms=terms, hedges=hedges)


def test_paragraphs_that_share_little_are_candidates_at_most():
    assert little_in_common(5).hedges_lost().empty
    assert len(little_in_common(5).hedges_lost(candidates=True)) == 1


def test_a_hedge_and_a_confirmation_that_open_their_posts_speak_of_the_whole_story():
    assert len(little_in_common(2).hedges_lost()) == 1


def test_a_post_is_pointed_to_where_its_words_are_given_as_told():
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1"),
        quotation(2, "a", 2, 9, "Tom Berg", "u2", "Tern"),
    ]
    cited = [
        {"article_id": "a", "paragraph": 1, "source": "Tern", "source_type": "outlet",
         "relation": "cites", "char_start": 0, "char_end": 5},
    ]  # fmt: skip
    table = archive(quotations=rows, citations=cited, reuse=[]).interviews()
    assert table[["number", "paragraph"]].to_numpy().tolist() == [[1, 2]]

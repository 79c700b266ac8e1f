"""Found tables against annotated ones: what counts as right, and what an error is called."""

import pandas as pd
import pytest

from pressaudit.evaluate import names, quotations, reading, reuse, sources, timexes
from pressaudit.evaluate.reuse import layouts
from pressaudit.evaluate.types import Decision
from tests.frames import corpus

PLACE = {"article_id": "a", "paragraph": 1, "char_start": 10, "char_end": 40}


def causes(decisions, kind: str) -> list[str]:
    return [d.cause or "right" for d in decisions if d.type == kind]


def table(name: str, *rows: dict) -> pd.DataFrame:
    return corpus(**{name: rows}).tables[name]


def test_a_name_is_the_same_in_all_its_spellings():
    assert names.same("The Night Herald", "night herald")
    assert names.same("Mint Press", "MintPress News")
    assert names.same("", "")
    assert names.same("", "Ada Quill", names.NOBODY)
    assert not names.same("", "Ada Quill")
    assert not names.same("Ada Quill", "Bo Quill")


SAID = PLACE | {"kind": "quotation", "speaker": "Ada Quill", "told_to": "", "accept_kind": ""}


@pytest.mark.parametrize(
    ("found", "kind", "expected"),
    [
        ({}, "quotations", ["right"]),
        ({"char_start": 14}, "quotations", ["right"]),
        ({"char_start": 25}, "quotations", ["wrong extent"]),
        ({"paragraph": 2}, "quotations", ["missed", "spurious"]),
        ({"kind": "scare"}, "kinds of quotations", ["wrong kind"]),
        ({"kind": "mixed"}, "kinds of quotations", ["wrong kind"]),
        ({"speaker": ""}, "speakers", ["speaker missing"]),
        ({"speaker": "Bo Quill"}, "speakers", ["wrong speaker"]),
        ({"speaker": "ADA QUILL"}, "speakers", ["right"]),
        ({"char_start": 25}, "speakers", ["wrong extent"]),
        ({"paragraph": 2}, "speakers", ["not found"]),
        ({"told_to": "Night Herald"}, "told to", ["spurious"]),
        ({}, "told to", []),
    ],
)
def test_quotations(found, kind, expected):
    rows = quotations.compare(table("quotations", SAID | found), pd.DataFrame([SAID]))
    assert causes(rows, kind) == expected


@pytest.mark.parametrize(
    ("annotated", "found", "kind", "expected"),
    [
        ({"accept_kind": "mixed"}, {"kind": "mixed"}, "kinds of quotations", ["right"]),
        ({"speaker": ""}, {"speaker": "Ada Quill"}, "speakers", ["speaker added"]),
        ({"accept_speaker": "a clerk;-"}, {"speaker": ""}, "speakers", ["right"]),
        ({"kind": "scare"}, {"kind": "quotation"}, "speakers", []),
        ({"told_to": "Tern"}, {}, "told to", ["missed"]),
        ({"told_to": "Tern"}, {"told_to": "Plover"}, "told to", ["wrong value"]),
        ({"told_to": "Tern"}, {"told_to": "Tern"}, "told to", ["right"]),
        # Only implied: it may be given or not.
        ({"accept_told_to": "Tern"}, {"told_to": "Tern"}, "told to", []),
        ({"accept_told_to": "Tern"}, {}, "told to", []),
    ],
)
def test_quotations_with_several_right_answers(annotated, found, kind, expected):
    rows = quotations.compare(table("quotations", SAID | found), pd.DataFrame([SAID | annotated]))
    assert causes(rows, kind) == expected


def test_pieces_of_one_post_are_no_repeated_utterance():
    here = [SAID | {"char_start": n, "char_end": n + 9, "utterance_id": "u1"} for n in (0, 20)]
    there = SAID | {"article_id": "b", "utterance_id": "u1"}
    gold = pd.DataFrame([*here, there])
    parted = gold.assign(utterance_id=["u1", "u1", "u2"])
    right = quotations.compare(table("quotations", *gold.to_dict("records")), gold)
    wrong = quotations.compare(table("quotations", *parted.to_dict("records")), gold)
    assert causes(right, "same utterance") == ["right", "right"]
    assert causes(wrong, "same utterance") == ["missed", "missed"]


DATED = PLACE | {
    "surface": "in May", "type": "DATE", "value": "2018-05",
    "date_begin": "2018-05-01", "date_end": "2018-05-31",
}  # fmt: skip


@pytest.mark.parametrize(
    ("found", "kind", "expected"),
    [
        ({}, "dates", ["right"]),
        ({"char_start": 38, "char_end": 52}, "dates", ["right"]),
        ({"char_start": 60, "char_end": 64}, "dates", ["missed", "spurious"]),
        ({"char_start": 60, "char_end": 64}, "intervals", ["not found"]),
        ({"char_start": 12}, "extents of dates", ["wrong extent"]),
        ({"type": "SET"}, "types of dates", ["wrong kind"]),
        ({"value": "2017-05"}, "values of dates", ["wrong value"]),
        ({"date_begin": "2017-05-01"}, "intervals", ["wrong value"]),
        ({"date_begin": "", "date_end": ""}, "intervals", ["wrong value"]),
    ],
)
def test_dates(found, kind, expected):
    rows = timexes.compare(table("timexes", DATED | found), pd.DataFrame([DATED]))
    assert causes(rows, kind) == expected


def test_a_range_may_be_found_as_its_two_ends():
    gold = DATED | {"value": "2003/2005", "date_begin": "2003-01-01", "date_end": "2005-12-31"}
    ends = [
        DATED | {"char_end": 14, "date_begin": "2003-01-01", "date_end": "2003-12-31"},
        DATED | {"char_start": 36, "date_begin": "2005-01-01", "date_end": "2005-12-31"},
    ]
    rows = list(timexes.compare(table("timexes", *ends), pd.DataFrame([gold])))
    assert causes(rows, "dates") == causes(rows, "intervals") == ["right"]


def test_an_honest_reading_within_the_widest_is_right():
    gold = DATED | {"accept_begin": "2018-01-01", "accept_end": "2018-12-31"}
    wide = DATED | {"date_begin": "2018-04-01", "date_end": "2018-06-30"}
    out = DATED | {"date_begin": "2017-04-01", "date_end": "2018-06-30"}
    for found, cause in ((wide, "right"), (out, "wrong value")):
        rows = timexes.compare(table("timexes", found), pd.DataFrame([gold]))
        assert causes(rows, "intervals") == [cause]


def test_what_may_be_found_or_not_is_no_error():
    optional = pd.DataFrame([DATED | {"core": False}])
    assert list(timexes.compare(table("timexes", DATED), optional)) == []
    assert list(timexes.compare(table("timexes"), optional)) == []


@pytest.mark.parametrize(
    ("value", "days", "calendar", "expected"),
    [
        ("PAST_REF", "", False, []),
        ("P3D", "", False, ["spurious"]),
        ("P3D", "", True, []),
        ("2018", "2018-01-01", True, ["spurious"]),
    ],
)
def test_what_else_was_found(value, days, calendar, expected):
    found = table("timexes", PLACE | {"value": value, "date_begin": days, "date_end": days})
    gold = pd.DataFrame([DATED | {"article_id": "b"}])
    rows = timexes.compare(found, gold, calendar=calendar)
    assert [c for c in causes(rows, "dates") if c != "missed"] == expected


CITED = PLACE | {"source": "Tern", "source_type": "outlet"}


@pytest.mark.parametrize(
    ("found", "kind", "expected"),
    [
        ([{}, {"paragraph": 3}], "cited sources", ["right"]),
        ([{"source": "Plover"}], "cited sources", ["spurious", "missed"]),
        ([{"source_type": "person"}], "types of sources", ["wrong kind"]),
        ([], "cited sources", ["missed"]),
    ],
)
def test_cited_sources_count_once_a_post(found, kind, expected):
    rows = sources.compare(table("citations", *[CITED | f for f in found]), pd.DataFrame([CITED]))
    assert causes(rows, kind) == expected


def test_sources_without_a_name_are_compared_by_their_type():
    gold = pd.DataFrame([PLACE | {"source": "former clerks", "source_type": "anonymous"}])
    found = table("citations", PLACE | {"source": "anonymous", "source_type": "anonymous"})
    rows = list(sources.compare(found, gold))
    assert causes(rows, "cited sources") == ["right"]
    assert causes(rows, "types of sources") == []


@pytest.mark.parametrize(
    ("stance", "sourced", "expected"),
    [("hedged", False, ["right"]), ("hedged", True, ["missed"]), ("confirmed", False, ["missed"])],
)
def test_hedges(stance, sourced, expected):
    found = table("hedges", PLACE | {"phrase": "it is said", "stance": stance, "sourced": sourced})
    gold = pd.DataFrame([PLACE | {"surface": "It is said"}])
    assert causes(sources.compare_hedges(found, gold), "hedges") == expected


POSTS = corpus(
    articles=[{"article_id": "a", "title": "Piers"}, {"article_id": "b", "title": "Gulls"}],
    paragraphs=[
        {"article_id": post, "paragraph": n, "role": "body", "characters": 100}
        for post in "ab"
        for n in (1, 2)
    ],
)
LAYOUTS = layouts(POSTS.articles, POSTS.paragraphs)
PASSAGE = {
    "a_article": "a", "a_start": 10, "a_end": 60, "b_article": "b", "b_start": 20, "b_end": 70,
    "kind": "verbatim", "direction": "a_to_b",
}  # fmt: skip


def compared(*found: dict, gold: dict = PASSAGE) -> list[Decision]:
    rows = pd.DataFrame([gold])
    return list(reuse.compare(table("reuse", *found), rows, LAYOUTS, LAYOUTS))


def characters(decisions: list[Decision], kind: str = "reuse between posts") -> tuple[int, ...]:
    own = [d for d in decisions if d.type == kind]
    return tuple(sum(getattr(d, name) for d in own) for name in ("right", "missed", "spurious"))


def test_characters_count_on_both_sides():
    assert characters(compared(PASSAGE)) == (100, 0, 0)
    assert characters(compared()) == (0, 100, 0)
    assert characters(compared(PASSAGE | {"a_end": 40})) == (80, 20, 0)
    assert characters(compared(PASSAGE | {"b_end": 80})) == (100, 0, 10)


def test_a_mark_more_or_less_is_no_error():
    assert characters(compared(PASSAGE | {"a_end": 61, "b_start": 22})) == (100, 0, 0)


def test_places_are_given_in_the_paragraph():
    missed = compared()[0]
    assert (missed.article_id, missed.paragraph, missed.char_start) == ("a", 1, 4)


def test_a_paragraph_read_in_another_role_moves_nothing():
    """The reader took a heading for a caption: offsets in the text differ, the place is one."""
    headed = POSTS.paragraphs.assign(
        role=["heading", "body", "body", "body"], characters=[20, 80, 100, 100]
    )
    true = layouts(POSTS.articles, headed)
    read = layouts(POSTS.articles, headed.assign(role=["caption", "body", "body", "body"]))
    gold = PASSAGE | {"a_start": 27, "a_end": 67}
    found = PASSAGE | {"a_start": 6, "a_end": 46}
    rows = list(reuse.compare(table("reuse", found), pd.DataFrame([gold]), read, true))
    assert characters(rows) == (90, 0, 0)


def test_paraphrases_count_neither_way():
    loose = PASSAGE | {"kind": "light_paraphrase"}
    assert compared(gold=loose) == []
    assert characters(compared(PASSAGE, gold=loose)) == (0, 0, 0)


def test_a_post_that_was_not_annotated_has_spurious_passages():
    only_a = {"a": LAYOUTS["a"]}
    within = PASSAGE | {"a_article": "b", "a_start": 80, "a_end": 130}
    none = pd.DataFrame([PASSAGE]).head(0)
    rows = list(reuse.compare(table("reuse", within), none, LAYOUTS, only_a))
    assert characters(rows, "reuse within posts") == (0, 0, 100)


def test_kinds_and_directions_of_passages():
    rows = compared(PASSAGE | {"kind": "near_verbatim", "direction": "undetermined"})
    assert causes(rows, "kinds of reuse") == ["wrong kind"]
    assert causes(rows, "directions of reuse") == ["wrong value"]
    within = PASSAGE | {"b_article": "a", "b_start": 110, "b_end": 160, "kind": "pull_quote"}
    rows = compared(within, gold=within)
    assert characters(rows, "reuse within posts") == (100, 0, 0)
    assert causes(rows, "directions of reuse") == []


FIELDS = {"article_id": "a", "position": 1, "title": "Piers", "posted": "2018-05-01",
          "comments": 0, "complete": True, "outlet": "Tern"}  # fmt: skip


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ([FIELDS], []),
        ([FIELDS | {"outlet": "the tern"}], []),
        ([FIELDS | {"outlet": "Plover"}], ["outlet: Plover"]),
        ([FIELDS | {"title": "piers"}], ["title: piers"]),
        ([FIELDS | {"posted": ""}], ["posted: none"]),
    ],
)
def test_fields_of_posts(found, wrong):
    gold = table("articles", FIELDS)
    rows = reading.compare_fields(table("articles", *found), gold)
    assert [d.found for d in rows if d.missed] == wrong


def test_a_post_that_was_not_read_has_no_field_right():
    rows = list(reading.compare_fields(table("articles"), table("articles", FIELDS)))
    assert {d.cause for d in rows} == {"not found"}


def test_roles_are_matched_by_line():
    gold = table("paragraphs", {"article_id": "a", "paragraph": 1, "role": "body", "line": 7})
    for found, cause in (
        ({"role": "body", "line": 7}, "right"),
        ({"role": "heading", "line": 7}, "wrong kind"),
        ({"role": "body", "line": 9}, "not found"),
    ):
        read = table("paragraphs", {"article_id": "a", "paragraph": 1} | found)
        assert causes(reading.compare_roles(read, gold), "roles of paragraphs") == [cause]


@pytest.mark.parametrize(
    ("clean", "expected"),
    [
        ("the rallies that grew", ["right"]),
        ("the ralliesthat grew", ["missed"]),
        ("the rallies that gr ew", ["right", "spurious"]),
    ],
)
def test_glued_words(clean, expected):
    texts = pd.DataFrame(
        [{"article_id": "a", "paragraph": 1, "text": "the ralliesthat grew", "clean": clean}]
    )
    gold = pd.DataFrame(
        [{**PLACE, "char_start": 4, "char_end": 15, "surface": "ralliesthat",
          "clean": "rallies that"}]
    )  # fmt: skip
    assert causes(reading.compare_glue(texts, gold), "glued words") == expected

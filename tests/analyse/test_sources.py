"""Independent voices: folding, effective numbers, chains, statements, and what is left out."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.analyse.sources import folding
from pressaudit.analyse.sources.voices import (
    COUNTED,
    dominant_number,
    effective_number,
    unseen,
    without_any_post,
)
from pressaudit.prose.facts import Facts
from tests.analyse.archive_of_sources import POSTS, archive, citation, quotation


@pytest.mark.parametrize(
    ("weights", "expected"),
    [([], 0), ([0, 0], 0), ([7], 1), ([5, 5], 2), ([1, 1, 1, 1], 4), ([9, 1], 1.384)],
)
def test_effective_number(weights, expected):
    assert effective_number(weights) == pytest.approx(expected, abs=0.001)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12))
def test_the_effective_number_lies_between_one_and_the_count(weights):
    number = effective_number(weights)
    assert 1 - 1e-9 <= number <= len(weights) + 1e-9
    assert 1 - 1e-9 <= dominant_number(weights) <= number + 1e-9


def test_words_credited_to_the_journalist_fold_into_the_one_who_said_them():
    said = archive().said.set_index("quotation_id")
    assert said.loc["q3", "origin"] == "Tom Berg"
    assert bool(said.loc["q3", "refolded"])
    assert not said.loc[["q1", "q2", "q4", "q5"], "refolded"].any()


def test_a_quotation_with_anothers_words_in_it_is_parted():
    # Post c quotes Ode, who quotes Berg: 12 words, the last 5 of which post a has from Berg.
    begin = len("A title") + 1
    nested = {
        "reuse_id": "r2",
        "a_article": "a",
        "a_start": begin,
        "a_end": begin + 20,
        "b_article": "c",
        "b_start": begin + 20,
        "b_end": begin + 40,
        "words": 5,
        "similarity": 1.0,
    }
    rows = [
        quotation(1, "a", 1, 5, "Tom Berg", "u1", "Tern", char_end=20),
        quotation(2, "c", 1, 12, "Ann Ode", "u1", char_end=40),
    ]
    said = archive(quotations=rows, reuse=[nested]).said
    kept = ["number", "origin", "credited", "words", "char_start", "char_end"]
    assert said[kept].to_numpy().tolist() == [
        [1, "Tom Berg", "Tom Berg", 5, 0, 20],
        [3, "Ann Ode", "Ann Ode", 7, 0, 40],
        [3, "Tom Berg", "Ann Ode", 5, 20, 40],
    ]
    assert archive(quotations=rows).speakers()["quotations"].sum() == 2


def test_two_named_witnesses_of_one_utterance_stay_two():
    """One post quotes two men without a name in a row; the other one names both."""
    begin = len("A title") + 1
    second = {
        "reuse_id": "r1",
        "a_article": "a",
        "a_start": begin + 101,
        "a_end": begin + 140,
        "b_article": "b",
        "b_start": begin + 101,
        "b_end": begin + 140,
        "words": 8,
    }
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1", "Tern"),
        quotation(2, "a", 2, 8, "Keeper Lund", "u1"),
        quotation(3, "b", 1, 10, "", "u1", speaker_surface="one"),
        quotation(4, "b", 2, 8, "", "u1", speaker_surface="another"),
    ]
    said = archive(quotations=rows, reuse=[second]).said.set_index("quotation_id")
    assert said["origin"].to_dict() == {
        "q1": "Tom Berg",
        "q2": "Keeper Lund",
        "q3": "Tom Berg",
        "q4": "Keeper Lund",
    }


@pytest.mark.parametrize(
    ("speaker", "origin"),
    [
        ("Pier Board web site", "Pier Board"),
        ("Tern report", "Tern"),
        ("Tern reporter Ann Ode", "Tern reporter Ann Ode"),
        ("Pier Bank web site", "Pier Bank web site"),
    ],
)
def test_what_a_body_says_through_its_papers_is_the_bodys(speaker, origin):
    row = quotation(1, "b", 1, 5, speaker, "u1")
    board = citation("a", 1, "Pier Board", "organisation", "reports")
    said = archive(quotations=[row], citations=[board]).said
    assert said[["credited", "origin"]].to_numpy().tolist() == [[speaker, origin]]


def test_words_of_nobody_named_stay_apart_by_post():
    rows = [quotation(n, post, 1, 5, "", f"u{n}") for n, post in enumerate("abc")]
    origins = archive(quotations=rows).said["origin"]
    assert origins.tolist() == ["unattributed (1)", "unattributed (2)", "unattributed (3)"]


def test_voices_and_what_each_choice_does():
    found = archive().voices().set_index("level")
    assert found["voices"].to_dict() == {
        "as counted here": 3,
        "each repeat only once": 3,
        "quotations, not words": 3,
        "each post the same weight": 3,
        "no words within the writer's sentence": 3,
        "as credited, not folded": 4,
    }
    first = found.loc[COUNTED]
    shares = [24 / 40, 12 / 40, 4 / 40]
    assert first["effective"] == pytest.approx(math.exp(-sum(p * math.log(p) for p in shares)))
    assert first["dominant"] == pytest.approx(1 / sum(p * p for p in shares))
    assert (first["largest"], first["largest_posts"]) == ("Tom Berg", 3)
    assert first["largest_share"] == pytest.approx(0.6)
    # Three posts have but Berg's words; in the fourth a keeper has 12 words of 16.
    alike = found.loc["each post the same weight"]
    assert alike["largest_share"] == pytest.approx(3 / 4)
    assert alike["words"] == first["words"] == 40
    # Repeated words count in each post; once only they are those of the longest.
    assert found.loc["each repeat only once", "words"] == 10 + 12 + 4


def test_setting_posts_aside_says_how_far_a_number_hangs_on_one():
    first = archive().voices().set_index("level").loc[COUNTED]
    # Without post 4 nobody is left but Berg.
    assert first["least"] == pytest.approx(1)
    assert first["most"] >= first["effective"]
    one = archive(quotations=[quotation(1, "a", 1, 10, "Tom Berg", "u1")]).voices()
    assert one[["least", "most"]].isna().all(axis=None)


def test_mixed_words_can_be_left_out():
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1"),
        quotation(2, "b", 1, 30, "Keeper Lund", "u2", kind="mixed"),
    ]
    found = archive(quotations=rows).voices().set_index("level")
    assert found.loc[COUNTED, "largest"] == "Keeper Lund"
    without = found.loc["no words within the writer's sentence"]
    assert (without["voices"], without["largest"]) == (1, "Tom Berg")


def test_voices_not_met_yet_are_estimated_from_those_met_once():
    # Ode stands in two posts, three others in one each: Chao 4 + 3/4 · 3·2 / (2·2) = 5.125.
    names = [("a", "Ann Ode"), ("b", "Ann Ode"), ("c", "Cy Roe"), ("d", "Lo"), ("d", "Una Lund")]
    rows = [quotation(n, p, 1, 5, name, f"u{n}") for n, (p, name) in enumerate(names)]
    found = archive(quotations=rows, reuse=[], citations=[]).unseen().iloc[0]
    assert (found["voices"], found["once"], found["twice"]) == (4, 3, 1)
    assert found["at_least"] == pytest.approx(5.125)
    assert found["coverage"] == pytest.approx(1 - 3 / 5 * 9 / 11)
    assert archive(quotations=rows[:1]).unseen().empty


def test_the_least_number_of_voices_comes_nearer_than_those_met():
    """Of 60 voices twelve posts have each with a chance of its own."""
    dice, nearer = np.random.default_rng(3), 0
    chances = dice.beta(1, 6, 60)
    for _ in range(40):
        met = dice.random((12, 60)) < chances
        rows = pd.DataFrame([{"article_id": p, "origin": f"v{v}"} for p, v in np.argwhere(met)])
        found = unseen(rows).iloc[0]
        nearer += found["voices"] < found["at_least"] < 60 + (60 - found["voices"])
    assert nearer >= 36


def test_attribution_shares_add_up():
    table = archive().attribution().set_index("status")
    assert table["words"].to_dict() == {"named": 36, "anonymous": 4, "unattributed": 0}
    assert table["share"].sum() == pytest.approx(1)


def test_words_without_a_name_may_have_one_in_another_post():
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1"),
        quotation(2, "b", 1, 8, "", "u1", speaker_surface="a former pilot"),
        quotation(3, "b", 2, 3, "", "u2", speaker_surface="another"),
    ]
    table = archive(quotations=rows).attribution().set_index("status")
    assert table.loc["anonymous", ["words", "elsewhere"]].tolist() == [11, 8]


def test_an_interview_stands_behind_the_posts_that_carry_it():
    interviews = archive().interviews()
    rows = interviews[interviews["told_to"] == "Tern"].set_index("number")
    assert rows["evidence"].to_dict() == {
        1: "told, published",
        2: "same words, cited",
        3: "same words, cited, written",
    }
    top = archive().interview_summary().iloc[0]
    assert (top["origin"], top["n_posts"], top["written"]) == ("Tom Berg", 3, "3")


def test_words_of_the_outlets_own_post_count_as_its_interview_and_say_so():
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1", "Tern"),
        quotation(2, "d", 1, 9, "Tom Berg", "u2", cue="said"),
        quotation(3, "b", 1, 8, "Tom Berg", "u2", cue="said"),
    ]
    interviews = archive(quotations=rows, citations=[], reuse=[]).interviews()
    assert interviews.set_index("number")["evidence"].to_dict() == {
        1: "told, published",
        2: "same words as published",
        4: "published",
    }


def test_an_outlet_is_not_interviewed():
    rows = [quotation(1, "a", 1, 10, "Gull", "u1", "Tern")]
    assert archive(quotations=rows).interviews().empty


@pytest.mark.parametrize(
    ("cues", "posts"),
    [(["said"], "1, 4"), (["writes"], "1"), (["writes", ""], "1"), (["", ""], "1, 4")],
)
def test_what_a_person_wrote_is_no_interview(cues, posts):
    told = quotation(1, "a", 1, 10, "Tom Berg", "u1", "Tern")
    later = [quotation(n, "d", 1, 5, "Tom Berg", f"u{n}", cue=c) for n, c in enumerate(cues, 2)]
    summary = archive(quotations=[told, *later], citations=[]).interview_summary()
    assert summary["posts"].tolist() == [posts]


def test_chains_read_from_the_origin_to_the_post():
    paths = archive().chains()["path"].tolist()
    assert "Tom Berg → Tern → 1 · Tern" in paths
    assert "Tom Berg → Tern → 1 · Tern → 2 · Gull" in paths
    assert any(p.endswith("(Ann Ode) → 3 · Plover") for p in paths)


def test_derivations_tell_their_evidence():
    rows = archive().derivations
    found = {(r.article_id, r.on): r.evidence for r in rows.itertuples()}
    assert found == {
        ("b", "a"): "reuse with direction",
        ("c", "a"): "citation",
        ("c", "d"): "citation",
    }


def test_a_statement_in_three_posts_has_one_voice():
    table = archive().statements()
    assert table[["posts", "outlets", "speakers", "origins"]].to_numpy().tolist() == [
        ["1, 2, 3", 3, 2, 1]
    ]
    assert table["effective"].tolist() == [1.0]


def test_copied_prose_speaks_with_the_voice_of_its_original():
    table = archive().prose_voices().set_index("voice")
    assert table.loc["Ann Ode", "posts"] == "1, 2, 4"
    assert table["words"].sum() == 500


def test_coverage_differs_by_direction():
    row = archive().coverage().iloc[0]
    length = len("A title") + 2 * 101
    assert row["a_in_b"] == pytest.approx(50 / length)
    assert row["b_in_a"] == pytest.approx(25 / length)


def test_leaving_a_source_out():
    table = archive().left_without_largest()
    berg = table[table["origin"] == "Tom Berg"].set_index("number")
    assert berg["words_left"].to_dict() == {1: 0, 2: 0, 3: 0}
    assert berg["written_by"].to_dict() == {1: False, 2: False, 3: True}
    whole = archive().without().set_index("origin")
    assert whole.loc["Tom Berg", "posts_emptied"] == 3
    assert whole.loc["Tom Berg", "words_left"] == 16


def test_the_matrix_leads_with_what_most_posts_share():
    matrix = archive().source_matrix()
    assert matrix["source"].iloc[0] == "Tom Berg"


def test_the_graph_points_from_posts_to_what_they_stand_on():
    graph = archive().provenance()
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert relations == {
        "published_by",
        "written_by",
        "quotes",
        "told_to",
        "cites",
        "reuses",
        "stands_on",
    }
    assert graph.has_edge(("post", "b"), ("post", "a"))
    assert not graph.has_edge(("post", "a"), ("post", "b"))


@pytest.mark.parametrize("size", [0, 1, 2])
def test_small_archives_give_frames_and_no_errors(size):
    corpus = archive(posts=POSTS[:size])
    facts = Facts(corpus)
    assert facts.reading.posts == size
    assert facts.voices.origins == min(size, 1)
    for table in ("chains", "statements", "coverage", "left_without_largest", "source_matrix"):
        assert len(getattr(corpus, table)()) >= 0


def test_the_order_of_rows_does_not_matter():
    backwards = archive(quotations=list(reversed(archive().corpus.quotations.to_dict("records"))))
    assert archive().voices().equals(backwards.voices())
    assert archive().chains().equals(backwards.chains())


def test_a_citation_that_passages_account_for_says_nothing_of_other_posts():
    # b shares a passage with a, of the Tern; c cites the Tern and shares none with a or d.
    on = archive().derivations.groupby("article_id")["on"].agg(list).to_dict()
    assert on == {"b": ["a"], "c": ["a", "d"]}


def test_posts_of_one_interview_or_report_are_a_family():
    families = archive().families()
    assert families["posts"].tolist() == ["1, 2, 3", "4", "5"]
    assert families["outlets"].tolist() == [3, 1, 1]
    assert families["held_by"].iloc[0] == (
        "words of Tom Berg to Tern: 1, 2, 3; report of post 1 · Tern: 1, 2"
    )


def test_a_family_says_which_tie_or_post_carries_it():
    """Posts 1, 2 and 3, 4 are two pairs, which only the tie of 2 and 3 makes one family."""
    posts = pd.DataFrame(
        {"article_id": list("abcd"), "number": range(1, 5), "outlet": list("wxyz")}
    )
    rows = [("post", tie, i) for tie, of in {"P": "ab", "Q": "bc", "R": "cd"}.items() for i in of]
    found = folding.families(posts, pd.DataFrame(rows, columns=["tie", "of", "article_id"]))
    carried = found["carried_by"].iloc[0].split("; ")
    assert "without the report of post Q: 1, 2 / 3, 4" in carried
    assert "without post 2: 3, 4 / 1" in carried
    rows += [("post", "S", i) for i in "abcd"]
    found = folding.families(posts, pd.DataFrame(rows, columns=["tie", "of", "article_id"]))
    assert found["carried_by"].tolist() == [""]


def test_a_citation_of_an_outlet_with_several_posts_ties_none_of_them():
    cited = [citation("c", 1, "Tern", "outlet", "reports")]
    assert archive(citations=cited, reuse=[], quotations=[]).ties.empty
    cited = [citation("c", 1, "Gull", "outlet", "reports")]
    ties = archive(citations=cited, reuse=[], quotations=[]).ties
    assert ties["number"].tolist() == [2, 3]


def test_an_outlet_that_names_itself_is_no_source_of_its_own_post():
    cited = [
        citation("a", 1, "Tern", "outlet", "cites"),
        citation("b", 1, "Tern", "outlet", "cites"),
    ]
    matrix = archive(citations=cited).source_matrix()
    assert matrix[matrix["source"] == "Tern"]["number"].tolist() == [2]


def frame_of(*rows):
    return pd.DataFrame(rows, columns=["article_id", "origin", "words"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "Berg", 5), ("a", "Lund", 5)], None),
        ([("a", "Berg", 5), ("b", "Berg", 9)], (1, 1)),
        ([("a", "Berg", 5), ("b", "Lund", 5), ("b", "Berg", 5)], (1, 2)),
        ([], None),
    ],
)
def test_the_range_without_any_post(rows, expected):
    found = without_any_post(frame_of(*rows), "origin")
    assert math.isnan(found[0]) if expected is None else found == pytest.approx(expected)


def test_a_paraphrased_statement_names_those_on_whose_word_it_stands():
    shared = archive(quotations=[]).corpus.reuse.to_dict("records")
    row = archive(quotations=[], reuse=shared).statements().iloc[0]
    assert (row["posts"], row["speakers"], row["on_word_of"]) == ("1, 2", 0, "Tom Berg")


def test_prose_that_names_the_one_quoted_elsewhere_has_that_voice():
    begin = len("A title") + 1
    shared = {
        "reuse_id": "r1",
        "a_article": "a",
        "a_start": begin,
        "a_end": begin + 40,
        "b_article": "b",
        "b_start": begin,
        "b_end": begin + 40,
        "words": 8,
    }
    said = [quotation(1, "a", 1, 10, "Tom Berg", "u1")]
    credit = [citation("b", 1, "Tom Berg", "person", "reports")]
    for cited, origins in ((credit, 1), ([], 2)):
        row = archive(quotations=said, citations=cited, reuse=[shared]).statements().iloc[0]
        assert row["origins"] == origins


def test_a_repeated_utterance_counts_once_with_all_its_parts():
    rows = [
        quotation(1, "a", 1, 10, "Tom Berg", "u1"),
        quotation(2, "a", 2, 6, "Tom Berg", "u1"),
        quotation(3, "b", 1, 12, "Tom Berg", "u1"),
        quotation(4, "d", 1, 5, "Keeper Lund", ""),
        quotation(5, "d", 2, 5, "Keeper Lund", ""),
    ]
    voices = archive(quotations=rows).voices().set_index("level")
    assert voices.loc["each repeat only once", "words"] == 16 + 10


def test_possible_paraphrases_stand_apart_most_alike_first():
    begin = len("A title") + 1
    rows = [
        {
            "paraphrase_id": f"p{n}",
            "a_article": "a",
            "a_start": begin,
            "a_end": begin + 20,
            "b_article": post,
            "b_start": begin + 101,
            "b_end": begin + 140,
            "similarity": alike,
        }
        for n, (post, alike) in enumerate([("b", 0.4), ("d", 0.6)])
    ]
    corpus = archive(paraphrases=rows, reuse=[])
    found = corpus.paraphrases()
    assert found[["b_number", "b_paragraph"]].to_numpy().tolist() == [[4, 2], [2, 2]]
    assert corpus.coverage().empty

"""Frequencies, dispersion and keyness, against published worked examples and invented counts."""

import numpy as np
import pytest

from pressaudit.analyse.terms import frequency, keyness
from pressaudit.analyse.terms.counts import count, is_content
from tests.frames import corpus


def _archive(posts=4, paragraphs=6):
    """Posts of equal size: 'harbour' is everywhere, 'lantern' in the last post only."""
    places, terms, articles = [], [], []
    for post in range(posts):
        name = f"p{post}"
        articles.append(
            {"article_id": name, "position": post + 1, "outlet": "North" if post else ""}
        )
        for n in range(1, paragraphs + 1):
            places.append({"article_id": name, "paragraph": n, "role": "body"})
            row = {"article_id": name, "paragraph": n}
            terms.append(row | {"term": "the", "lemma": "the", "count": 48})
            terms.append(row | {"term": "harbours", "lemma": "harbour", "count": 1})
            rare = "lantern" if post == posts - 1 else "the"
            terms.append(row | {"term": rare, "lemma": rare, "count": 1})
        places.append({"article_id": name, "paragraph": 99, "role": "pull_quote"})
        terms.append({"article_id": name, "paragraph": 99, "term": "lantern", "lemma": "lantern",
                      "count": 50})  # fmt: skip
    return corpus(articles=articles, paragraphs=places, terms=terms)


def test_deviation_of_proportions_as_published():
    # Gries (2008): "a" stands 1 to 5 times in five parts of 9, 10, 10, 10, 11 words; DP = .18.
    sizes = np.array([9.0, 10, 10, 10, 11])
    found = frequency.deviation_of_proportions(np.array([[1.0], [2], [3], [4], [5]]), sizes)
    assert found[0] * (1 - 0.18) == pytest.approx(0.18, abs=0.0005)


def test_log_likelihood_as_published():
    # Dunning (1993), table of bigrams: "the swiss" 110, 2442, 111, 29114; G2 = 270.72.
    found = keyness.log_likelihood(np.array([110.0]), np.array([111.0]), 110 + 2442, 111 + 29114)
    assert found[0] == pytest.approx(270.72, abs=0.005)


@pytest.mark.parametrize(
    ("a", "b", "expected"), [(20, 10, 1), (10, 20, -1), (40, 10, 2), (8, 0, 4), (10, 10, 0)]
)
def test_log_ratio_counts_doublings(a, b, expected):
    # Hardie (2014): one unit is a doubling; half an occurrence stands for none.
    found = keyness.log_ratio(np.array([a]), np.array([b]), 1000.0, 1000.0)
    assert found[0] == pytest.approx(expected)


def test_running_text_is_counted_and_display_is_not():
    counts = count(_archive())
    assert counts.words.sum() == 4 * 6 * 50
    found = frequency.frequencies(counts).set_index("term")
    assert list(found.index) == ["harbour", "lantern"]
    assert found.loc["lantern", "count"] == 6
    assert found.loc["harbour", "per_1000"] == pytest.approx(20)


def test_a_term_of_one_post_looks_different_from_one_of_all():
    found = frequency.frequencies(count(_archive())).set_index("term")
    assert found.loc["harbour", "dp"] == pytest.approx(0)
    assert found.loc["lantern", "dp"] == pytest.approx(1)
    assert found.loc["lantern", "posts"] == 1
    assert found.loc["lantern", "low"] < found.loc["lantern", "per_1000"]
    # It stands once in each paragraph: no sample of paragraphs can change its rate.
    assert found.loc["harbour", "low"] == pytest.approx(found.loc["harbour", "high"])


def test_one_post_has_no_dispersion():
    found = frequency.frequencies(count(_archive(posts=1)))
    assert found["dp"].isna().all()


def test_keyness_finds_the_term_of_one_post_and_no_other():
    archive = _archive()
    counts = count(archive)
    found = keyness.keyness(counts, keyness.part(archive, counts, "article_id", "p3"), times=200)
    assert list(found["term"]) == ["lantern", "harbour"]
    assert found["q"].iloc[0] < 0.05 < found["q"].iloc[1]
    assert found["low"].iloc[0] > 0


def test_keyness_needs_a_rest():
    archive = _archive(posts=1)
    counts = count(archive)
    assert keyness.keyness(counts, keyness.part(archive, counts, "outlet", "")).empty


def test_bursts_are_not_significant():
    # All twelve stand in one paragraph: G2 is large, but half of all permutations are as large.
    archive = _archive(posts=2)
    archive.tables["terms"].loc[1, "count"] = 60
    counts = count(archive)
    found = keyness.keyness(counts, keyness.part(archive, counts, "article_id", "p0"), times=200)
    burst = found.set_index("term").loc["harbour"]
    assert burst["g2"] > 10.83
    assert burst["p"] > 0.1


def test_against_english_marks_words_it_does_not_know():
    archive = _archive()
    archive.tables["terms"]["term"] = archive.terms["term"].replace("lantern", "lanternish")
    found = keyness.against_english(count(archive, "term"), times=50).set_index("term")
    assert not found.loc["lanternish", "known"]
    assert found.loc["harbours", "known"]
    assert found.loc["harbours", "log_ratio"] > 8


@pytest.mark.parametrize(
    ("term", "expected"),
    [("the", False), ("don't", False), ("2018", False), ("x", False), ("harbour", True)],
)
def test_content(term, expected):
    assert is_content(term) is expected

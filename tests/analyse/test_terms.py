"""Frequencies, dispersion and keyness, against published worked examples and invented counts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.analyse.posts import SITE
from pressaudit.analyse.schema import results
from pressaudit.analyse.terms import frequency, keyness
from pressaudit.analyse.terms.counts import count
from pressaudit.analyse.terms.words import is_content
from pressaudit.archive import Archive
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
    return Archive(corpus(articles=articles, paragraphs=places, terms=terms))


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
    counts = _archive().counts
    assert counts.words.sum() == 4 * 6 * 50
    found = frequency.frequencies(counts).set_index("term")
    assert list(found.index) == ["harbour", "lantern"]
    assert found.loc["lantern", "count"] == 6
    assert found.loc["harbour", "per_1000"] == pytest.approx(20)


def test_a_term_of_one_post_looks_different_from_one_of_all():
    found = frequency.frequencies(_archive().counts).set_index("term")
    assert found.loc["harbour", "dp"] == pytest.approx(0)
    assert found.loc["lantern", "dp"] == pytest.approx(1)
    assert found.loc["lantern", "posts"] == 1
    assert found.loc["lantern", "low"] < found.loc["lantern", "per_1000"]
    # It stands once in each paragraph: no sample of paragraphs can change its rate.
    assert found.loc["harbour", "low"] == pytest.approx(found.loc["harbour", "high"])


def test_one_post_has_no_dispersion():
    found = frequency.frequencies(_archive(posts=1).counts)
    assert found["dp"].isna().all()


def test_keyness_finds_the_term_of_one_post_and_no_other():
    archive = _archive()
    counts = archive.counts
    found = keyness.keyness(
        counts, keyness.part(archive.posts, counts, "article_id", "p3"), times=200
    )
    assert list(found["term"]) == ["lantern", "harbour"]
    assert found["q"].iloc[0] < 0.05 < found["q"].iloc[1]
    assert found["low"].iloc[0] > 0


def test_keyness_needs_a_rest():
    archive = _archive(posts=1)
    counts = archive.counts
    assert keyness.keyness(counts, keyness.part(archive.posts, counts, "outlet", SITE)).empty


def test_bursts_are_not_significant():
    # All twelve stand in one paragraph: G2 is large, but half of all permutations are as large.
    archive = _archive(posts=2)
    archive.corpus.tables["terms"].loc[1, "count"] = 60
    counts = archive.counts
    found = keyness.keyness(
        counts, keyness.part(archive.posts, counts, "article_id", "p0"), times=200
    )
    burst = found.set_index("term").loc["harbour"]
    assert burst["g2"] > 10.83
    assert burst["p"] > 0.1


def test_against_english_marks_words_it_does_not_know():
    archive = _archive()
    tables = archive.corpus
    tables.tables["terms"]["term"] = tables.terms["term"].replace("lantern", "lanternish")
    written = count(tables.terms, tables.paragraphs, "term")
    found = keyness.against_english(written, times=50).set_index("term")
    assert not found.loc["lanternish", "known"]
    assert found.loc["harbours", "known"]
    assert found.loc["harbours", "log_ratio"] > 8


@pytest.mark.parametrize(
    ("term", "expected"),
    [("the", False), ("don't", False), ("2018", False), ("x", False), ("harbour", True)],
)
def test_content(term, expected):
    assert is_content(term) is expected


PARTED = Archive(corpus(
    articles=[
        {"article_id": "a", "position": 1, "posted": "2019-03-05", "outlet": "The Tern",
         "category": "Boats", "authors": "Ann Ode; Cy Roe"},
        {"article_id": "b", "position": 2, "posted": "2019-03-02", "outlet": "",
         "category": "Boats", "authors": "Ann Ode"},
        {"article_id": "c", "position": 3, "posted": "2019-03-01", "outlet": "The Gull",
         "category": "Tides", "authors": ""},
    ]
))  # fmt: skip


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("outlet", ["the site itself", "The Gull", "The Tern"]),
        ("category", ["Boats", "Tides"]),
        ("authors", ["no author named", "Ann Ode", "Cy Roe"]),
        ("article_id", ["post 1", "post 2", "post 3"]),
        ("posted", ["2019-03-01 to 2019-03-02", "2019-03-05 to 2019-03-05"]),
    ],
)
def test_parts_of_the_archive(column, expected):
    assert [name for name, _ in keyness.parts_of(PARTED.posts, column)] == expected


def test_posts_of_one_day_make_no_windows_of_time():
    assert keyness.parts_of(Archive(corpus(articles=[{"article_id": "a"}])).posts, "posted") == []


@pytest.mark.parametrize("column", ["outlet", "article_id", "posted", "category", "authors"])
def test_keyness_of_any_part(column):
    archive = _archive()
    archive.corpus.tables["articles"]["posted"] = pd.to_datetime(
        ["2019-03-01", "2019-03-01", "2019-03-01", "2019-03-08"]
    )
    found = archive.terms(by=column)
    if column in {"article_id", "posted"}:
        assert "lantern" in set(found["term"])
    assert tuple(found.columns) == results()["keyness"].columns


# Rayson's log-likelihood calculator (ucrel.lancs.ac.uk/llwizard.html) sums two of the four cells;
# for a word of a thousand texts as rare as this the difference is in the decimals.
@pytest.mark.parametrize(
    ("a", "b", "c", "d", "two_cells"), [(10, 2, 10_000, 10_000, 5.82), (50, 50, 10_000, 10_000, 0)]
)
def test_log_likelihood_is_near_that_of_two_cells(a, b, c, d, two_cells):
    found = keyness.log_likelihood(np.array([float(a)]), np.array([float(b)]), c, d)
    assert found[0] == pytest.approx(two_cells, abs=0.02)


@given(st.integers(0, 200), st.integers(0, 200))
def test_log_likelihood_is_symmetric_and_never_negative(a, b):
    one = keyness.log_likelihood(np.array([float(a)]), np.array([float(b)]), 5000, 5000)
    other = keyness.log_likelihood(np.array([float(b)]), np.array([float(a)]), 5000, 5000)
    assert one[0] == pytest.approx(other[0])
    assert one[0] >= 0

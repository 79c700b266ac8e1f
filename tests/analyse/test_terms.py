"""Frequencies, dispersion and keyness, against published worked examples and invented counts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from pressaudit.analyse.schema import results
from pressaudit.analyse.terms import frequency, keyness
from pressaudit.analyse.terms.counts import Counts, count
from pressaudit.analyse.terms.words import is_content
from pressaudit.archive import Archive
from pressaudit.figures import draw
from pressaudit.notebook.cells import words
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


def test_of_one_post_there_are_sizes_and_no_test():
    archive = _archive()
    found = keyness.keyness(archive.counts, {"p3"})
    assert list(found["term"]) == ["lantern", "harbour"]
    assert found["log_ratio"].iloc[0] > 3
    assert found[["least", "most", "p", "q"]].isna().all(axis=None)
    assert not found["certain"].any()


def test_keyness_needs_a_rest():
    assert keyness.keyness(_archive(posts=1).counts, {"p0"}).empty


def invented(rates, seed, paragraphs=4):
    """Counts of posts whose terms come in bursts; ``rates`` are of posts by terms, per post.

    Each post has its own matter (gamma weights), which is what a test over paragraphs takes for a
    difference between any two heaps of posts.
    """
    generator = np.random.default_rng(seed)
    posts, terms = rates.shape
    own = rates * generator.gamma(1.0, 1.0, rates.shape)
    hits = generator.poisson(np.repeat(own / paragraphs, paragraphs, axis=0)).astype(float)
    places = pd.DataFrame(
        {
            "article_id": np.repeat([f"p{n:02}" for n in range(posts)], paragraphs),
            "paragraph": np.tile(np.arange(paragraphs), posts),
            "words": 100 + hits.sum(axis=1),
        }
    )
    names = tuple(f"harbour{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(terms))
    return Counts(sparse.csr_matrix(hits), places, names)


def test_random_groups_of_posts_have_no_certain_terms():
    """Of 100 archives without differences at most 5 show one at q ≤ .05."""
    alarms = 0
    for seed in range(100):
        counts = invented(np.full((24, 40), 3.0), seed)
        group = np.random.default_rng(seed).choice(24, 8, replace=False)
        found = keyness.keyness(counts, {f"p{n:02}" for n in group}, times=1999)
        assert found["p"].notna().sum() >= 35
        alarms += bool(found["certain"].any())
    assert alarms <= 5


def test_a_planted_difference_is_found_with_enough_posts():
    rates, hits, others = np.full((40, 40), 3.0), 0, 0
    rates[:20, 0], rates[20:, 0] = 9.0, 1.0
    for seed in range(20):
        found = keyness.keyness(invented(rates, seed), {f"p{n:02}" for n in range(20)}, times=1999)
        certain = set(found.loc[found["certain"], "term"])
        hits += "harbouraa" in certain
        others += len(certain - {"harbouraa"})
    assert hits >= 18
    assert others <= 3


def test_all_groupings_are_gone_through_where_they_are_few():
    # Of the 20 ways to choose three posts of six, two put the three that have it on one side.
    posts = [f"p{n:02}" for n in range(6)]
    places = pd.DataFrame({"article_id": posts, "paragraph": 1, "words": 100})
    counts = Counts(sparse.csr_matrix([[4.0], [4], [4], [0], [0], [0]]), places, ("harbour",))
    found = keyness.keyness(counts, set(posts[:3]))
    assert found["p"].tolist() == [0.1]


def test_a_burst_in_one_post_is_not_tested():
    archive = _archive(posts=4)
    archive.corpus.tables["terms"].loc[lambda t: t["lemma"] == "lantern", "count"] = 60
    found = keyness.keyness(archive.counts, {"p2", "p3"}).set_index("term")
    assert found.loc["lantern", "g2"] > 10.83
    assert np.isnan(found.loc["lantern", "p"])
    # Without the post that has it next to nothing is left of the difference.
    assert found.loc["lantern", "least"] <= 1 < found.loc["lantern", "most"]


def test_a_comparison_corrects_for_all_of_its_parts_and_joins_those_of_the_same_posts():
    articles = [
        {
            "article_id": f"p{n:02}",
            "position": n + 1,
            "authors": "Ann Ode; Cy Roe" if n < 8 else "Lo",
        }
        for n in range(24)
    ]
    posts = Archive(corpus(articles=articles)).posts
    found = keyness.compare(posts, invented(np.full((24, 40), 3.0), 3), "authors", times=99)
    assert set(found.keys["part"]) == {"Ann Ode and Cy Roe", "Lo"}
    assert (found.parts, found.single, found.ways) == (2, 0, 100)
    assert found.tests == found.keys["p"].notna().sum() == 80
    assert found.keys["q"].min() >= (found.keys["p"].sort_values() * 80).iloc[0] / 80
    assert (found.leading(3).groupby("part").size() == 3).all()


def test_words_say_what_a_comparison_could_tell():
    archive = _archive()
    assert "Nothing can be tested here" in words("terms.apart", archive.compared("article_id"))
    told = words("terms.apart", archive.compared("outlet"))
    assert "Nothing can be tested here" in told
    with_parts = keyness.Comparison(archive.compared().keys, 3, 1, 80, 0, 120)
    told = words("terms.apart", with_parts)
    assert "**none shows a certain difference**" in told
    assert "only 120 ways" in told
    assert "1 part is a single post" in told


def test_the_floor_of_the_list_of_english_is_no_frequency():
    archive = _archive()
    tables = archive.corpus
    tables.tables["terms"]["term"] = tables.terms["term"].replace("lantern", "lanternish")
    written = count(tables.terms, tables.paragraphs, "term")
    found = keyness.against_english(written).set_index("term")
    assert not found.loc["lanternish", "known"]
    assert found.loc["lanternish", ["rest", "log_ratio", "least", "most"]].isna().all()
    assert found.loc["harbours", "known"]
    assert found.loc["harbours", "log_ratio"] > 8
    assert "1 word (lanternish)" in words("terms.unlisted", archive)
    assert "lanternish" not in set(draw("keyness-english", archive).data["term"])


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

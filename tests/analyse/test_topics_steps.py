"""The steps of the topics: each measure against a value worked by hand, and what must not move."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.metrics import adjusted_rand_score

from pressaudit.analyse.topics import attributes, quality, vectors
from pressaudit.analyse.topics.clusters import kmeans, nmf, ordered, ward
from pressaudit.analyse.topics.describe import reading
from pressaudit.analyse.topics.null import exchanged
from pressaudit.analyse.topics.units import Units, content, of_texts
from pressaudit.analyse.topics.vectors import embed, plane

TEXTS = [
    "The lantern hangs over the quay, and the vessel with its cargo waits for the tide.",
    "A vessel left the quay with the tide and a cargo; the lantern burned.",
    "Apple blossom filled the orchard, and the ladder stood in the meadow.",
    "In the orchard the ladder leant on an apple in blossom, near the meadow.",
]


def units_of(rows):
    """Units from a table of counts, with terms a, b, c, …"""
    matrix = np.array(rows, dtype=float)
    found = of_texts(["x"] * len(matrix))
    terms = tuple(f"term{n}" for n in range(matrix.shape[1]))
    return Units(sparse.csr_matrix(matrix), found.frame, terms)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([7, 7, 2, 7, 2], [0, 0, 1, 0, 1]),
        ([1, 0, 0], [1, 0, 0]),
        # Of equal sizes, the one that begins first.
        ([5, 3, 5, 3], [0, 1, 0, 1]),
        ([], []),
    ],
)
def test_groups_are_numbered_by_size(labels, expected):
    assert ordered(np.array(labels, dtype=int)).tolist() == expected


def test_documents_are_counted_by_lemma():
    found = of_texts(TEXTS)
    counted = dict(zip(found.terms, np.asarray(found.matrix.sum(axis=0)).ravel(), strict=True))
    assert (counted["lantern"], counted["the"]) == (2, 13)
    assert found.frame["words"].tolist() == [16, 14, 12, 14]
    both = "apple blossom cargo ladder lantern meadow orchard quay tide vessel"
    assert content(found).terms == tuple(both.split())


@pytest.mark.parametrize("group", [kmeans, ward])
def test_two_matters_are_two_groups(group):
    points = embed(content(of_texts(TEXTS)).matrix)
    assert group(points, 2).tolist() == [0, 0, 1, 1]


def test_nmf_finds_them_too():
    assert nmf(content(of_texts(TEXTS)).matrix, 2).tolist() == [0, 0, 1, 1]


def test_fewer_groups_where_points_coincide():
    assert kmeans(np.ones((5, 2)), 3).tolist() == [0] * 5


def test_points_have_length_one():
    points = embed(content(of_texts(TEXTS)).matrix)
    assert np.linalg.norm(points, axis=1) == pytest.approx(np.ones(4))


def test_the_largest_loading_gives_the_sign():
    assert vectors._signs(np.array([[0.2, -0.9], [0.5, 0.1], [0.0, 0.0]])).tolist() == [-1, 1, 1]


def test_the_plane_keeps_distances_of_flat_points():
    points = np.array([[0.0, 0, 0], [3, 0, 0], [3, 4, 0]])
    flat = plane(points)
    assert np.linalg.norm(flat[0] - flat[2]) == pytest.approx(5, abs=1e-5)
    assert np.linalg.norm(flat[0] - flat[1]) == pytest.approx(3, abs=1e-5)


def test_overlap_is_the_best_jaccard_coefficient():
    one, two = np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 1])
    assert quality.overlap(one, two, 3)[:2] == pytest.approx([2 / 3, 2 / 3])
    assert np.isnan(quality.overlap(one, two, 3)[2])


def test_groups_far_apart_return_in_every_sample():
    points = np.repeat(np.eye(3), 8, axis=0)
    points[:, 0] += np.linspace(0, 0.01, 24)
    again = quality.stability(points, np.repeat([0, 1, 2], 8), times=10)
    assert np.nanmean(again, axis=0) == pytest.approx([1, 1, 1])


def test_lift_compares_shares_of_units():
    units = units_of([[2, 1], [1, 0], [0, 1], [0, 5]])
    lifts, has = quality.lift(units, np.array([0, 0, 1, 1]))
    # term0: in 2 of 2, of all in 2 of 4. term1: in 1 of 2 and 2 of 2, of all in 3 of 4.
    assert lifts == pytest.approx(np.array([[2, 2 / 3], [0, 4 / 3]]))
    assert has.tolist() == [[2, 1], [0, 2]]


def test_groups_that_other_writers_share_recur_and_a_writers_own_do_not():
    points = np.repeat(np.eye(3), 8, axis=0)
    labels = np.repeat([0, 1, 2], 8)
    shared = np.tile(np.arange(8), 3)
    assert quality.recurrence(points, labels, shared, times=4) == pytest.approx(1)
    assert quality.recurrence(points, labels, labels, times=4) == 0


def test_agreement_counts_pairs_of_different_hands_only():
    one, two, hands = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 0]), np.array([0, 1, 2, 3])
    # Each its own hand: the adjusted Rand index.
    assert quality._agreement(one, two, hands) == pytest.approx(adjusted_rand_score(one, two))
    # The one pair that agrees has one hand, and counts no more.
    assert quality._agreement(one, two, np.array([0, 0, 1, 2])) < 0


@pytest.mark.parametrize(
    ("mean", "expected"),
    [(1, "stable"), (0.75, "stable"), (0.6, "pattern"), (0.59, "doubtful"), (0.4, "dissolved")],
)
def test_readings_are_hennigs(mean, expected):
    assert reading(mean) == expected


counts = st.lists(
    st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=4, max_size=9
)  # fmt: skip


@given(counts, st.integers(0, 9))
@settings(deadline=None, max_examples=60)
def test_exchanging_keeps_posts_passages_and_the_spread_of_words(rows, seed):
    before = sparse.csr_matrix(np.array(rows, dtype=float))
    posts = np.arange(len(rows)) // 2
    after = exchanged(before, posts, np.random.default_rng(seed), rounds=5)
    one, two = before.toarray(), after.toarray()
    assert (np.sort(one, axis=1) == np.sort(two, axis=1)).all()
    assert ((one > 0).sum(axis=0) == (two > 0).sum(axis=0)).all()
    for post in set(posts.tolist()):
        # A post's words change, not which of its windows they share.
        spread = [sorted(tuple(c) for c in (m[posts == post] > 0).T) for m in (one, two)]
        assert spread[0] == spread[1]


def test_exchanging_breaks_what_posts_share():
    blocks = np.kron(np.eye(2), np.ones((10, 10)))
    after = exchanged(sparse.csr_matrix(blocks), np.arange(20), np.random.default_rng(1)).toarray()
    assert 25 < after[:10, :10].sum() < 75


@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=30),
    st.lists(st.integers(0, 4), min_size=30, max_size=30),
)
@settings(deadline=None)
def test_the_rand_index_is_scikit_learns(one, two):
    labels, values = np.array(one), np.array(two)[: len(one)]
    table = np.zeros((4, 5))
    np.add.at(table, (labels, values), 1)
    assert attributes.adjusted_rand(table) == pytest.approx(adjusted_rand_score(labels, values))

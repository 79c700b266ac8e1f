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
from pressaudit.analyse.topics.null import shuffled
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


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Two terms always together in half of the units: log(.5 / .25) / -log .5 = 1.
        ([[1, 1], [1, 1], [0, 0], [0, 0]], 1),
        # Never together: -1.
        ([[1, 0], [0, 1], [1, 0], [0, 1]], -1),
        # As chance has it: in two of four units each, together in one.
        ([[1, 1], [1, 0], [0, 1], [0, 0]], 0),
    ],
)
def test_npmi_at_its_ends_and_its_middle(rows, expected):
    present = np.array(rows, dtype=float)
    assert quality._npmi(present.T @ present / len(rows)) == pytest.approx(expected)


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
def test_shuffling_keeps_lengths_totals_and_bursts(rows, seed):
    before = sparse.csr_matrix(np.array(rows, dtype=float))
    after = shuffled(before, np.random.default_rng(seed), rounds=5)
    one, two = before.toarray(), after.toarray()
    assert (one.sum(axis=1) == two.sum(axis=1)).all()
    assert (one.sum(axis=0) == two.sum(axis=0)).all()
    assert (np.sort(one, axis=0) == np.sort(two, axis=0)).all()
    assert (np.sort(one, axis=1) == np.sort(two, axis=1)).all()


def test_shuffling_breaks_what_goes_together():
    blocks = np.kron(np.eye(2), np.ones((10, 10)))
    after = shuffled(sparse.csr_matrix(blocks), np.random.default_rng(1)).toarray()
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

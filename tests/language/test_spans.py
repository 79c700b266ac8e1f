"""Sets of intervals, against the plain sets of points that they stand for."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pressaudit.language.spans import difference, intersection, overlap, share, size, union

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda s: (s[0], s[0] + s[1]))
SET = st.lists(SPAN, max_size=6)


def points(spans: list[tuple[int, int]]) -> set[int]:
    return {n for start, end in spans for n in range(start, end)}


@given(SET, SET)
def test_sets_of_intervals_are_sets_of_points(one, other):
    assert points(union(one)) == points(one)
    assert points(intersection(one, other)) == points(one) & points(other)
    assert points(difference(one, other)) == points(one) - points(other)
    assert size(one) == len(points(one))


@given(SET, SET)
def test_what_comes_out_is_sorted_and_apart(one, other):
    for found in (union(one), difference(one, other)):
        assert all(a[1] < b[0] for a, b in pairwise(found))


@given(SPAN, SPAN, SET)
def test_two_intervals_and_shares(one, other, spans):
    assert overlap(one, other) == len(points([one]) & points([other]))
    inside = len(points([one]) & points(spans))
    assert share(one, spans) == (inside / (one[1] - one[0]) if one[1] > one[0] else 0)

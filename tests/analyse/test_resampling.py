"""Intervals of shares, drawn over posts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.analyse.resampling import ratio_interval


def test_nothing_gives_nothing():
    assert ratio_interval([], [], []) == (0.0, 0.0)
    assert ratio_interval([0, 0], [0, 0], ["a", "b"]) == (0.0, 0.0)


def test_one_post_cannot_vary():
    assert ratio_interval([1, 0], [1, 1], ["a", "a"]) == (0.5, 0.5)


def test_posts_that_agree_leave_no_doubt():
    assert ratio_interval([1, 1, 1], [4, 4, 4], "abc") == (0.25, 0.25)


def test_the_unit_is_the_post():
    """Ten observations that hang together say less than ten that do not."""
    part = [1] * 10 + [0] * 10
    apart = ratio_interval(part, [1] * 20, [str(n) for n in range(20)])
    together = ratio_interval(part, [1] * 20, ["a"] * 10 + ["b"] * 10)
    assert together == (0.0, 1.0)
    assert apart[0] > 0.2
    assert apart[1] < 0.8


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9), st.sampled_from("abcd")), min_size=1))
def test_a_share_stays_a_share(rows):
    low, high = ratio_interval(
        [p * w for p, w, _ in rows], [w for _, w, _ in rows], [i for _, _, i in rows]
    )
    assert 0 <= low <= high <= 1 + 1e-9


def test_the_same_every_time():
    rows = ([3, 1, 4], [9, 9, 9], ["a", "b", "c"])
    assert ratio_interval(*rows) == ratio_interval(*rows)
    assert ratio_interval(*rows) == pytest.approx(ratio_interval(*(r[::-1] for r in rows)))

"""Measures and their intervals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from pressaudit.evaluate import by_post, scores
from pressaudit.evaluate.scores import posts_interval
from pressaudit.evaluate.types import Decision, frame


def decisions(kind: str, *counts: tuple[str, int, int, int]) -> pd.DataFrame:
    """Decisions on one type: (post, right, missed, spurious) each."""
    return frame(
        Decision(kind, post, n, 0, 1, right=r, missed=m, spurious=s, cause="" if r else "missed")
        for post, *rms in counts
        for n, (r, m, s) in enumerate(
            [(1, 0, 0)] * rms[0] + [(0, 1, 0)] * rms[1] + [(0, 0, 1)] * rms[2]
        )
    )


def measures(table: pd.DataFrame) -> dict[str, float]:
    return dict(zip(table["measure"], table["value"], strict=True))


def test_precision_recall_f1():
    table = scores(decisions("dates", ("a", 6, 2, 0), ("b", 3, 1, 3)))
    assert measures(table) == pytest.approx({"precision": 9 / 12, "recall": 9 / 12, "F1": 18 / 24})
    assert list(table["n"]) == [12, 12, 12]


def test_accuracy_counts_what_is_right():
    table = scores(decisions("speakers", ("a", 3, 1, 0)))
    assert measures(table) == {"accuracy": 0.75}


def test_what_was_not_decided_is_not_listed():
    assert scores(frame([])).empty
    assert set(scores(decisions("dates", ("a", 1, 0, 0)))["type"]) == {"dates"}


def test_no_error_is_no_certainty():
    """A bootstrap of perfect posts is perfect; the interval must not say so."""
    table = scores(decisions("dates", ("a", 5, 0, 0), ("b", 5, 0, 0))).set_index("measure")
    assert table.loc["F1", "value"] == table.loc["F1", "high"] == 1
    assert 0.7 < table.loc["F1", "low"] < 0.9


def test_errors_in_one_post_widen_f1():
    together = scores(decisions("dates", ("a", 10, 0, 0), ("b", 0, 10, 0), ("c", 10, 0, 0)))
    apart = scores(decisions("dates", ("a", 7, 3, 0), ("b", 6, 4, 0), ("c", 7, 3, 0)))
    wide, narrow = (t.set_index("measure").loc["F1"] for t in (together, apart))
    assert wide["value"] == narrow["value"]
    assert wide["high"] - wide["low"] > narrow["high"] - narrow["low"]


def test_characters_of_a_passage_are_one_observation():
    long = frame([Decision("reuse between posts", "a", right=900, missed=100, cause="")])
    table = scores(long).set_index("measure")
    assert table.loc["recall", "value"] == 0.9
    assert table.loc["recall", "low"] < 0.5


def test_each_post_has_its_own_rate():
    table = by_post(decisions("dates", ("b", 1, 1, 0), ("a", 2, 0, 0)))
    assert list(zip(table["article_id"], table["measure"], table["n"], strict=True)) == [
        ("a", "F1", 2),
        ("b", "F1", 2),
    ]
    assert list(table["value"].round(3)) == [1.0, 0.667]


@settings(deadline=None)
@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(pair):
    right, total = pair
    expected = binomtest(right, total).proportion_ci(method="wilson")
    found = posts_interval(np.array([right]), np.array([total]), total)
    assert found == pytest.approx((expected.low, expected.high))


def test_nothing_seen_is_nothing_known():
    assert posts_interval(np.zeros(1), np.zeros(1), 0) == (0, 1)


def test_the_interval_holds_the_true_rate_although_errors_hang_together():
    """Wilson's interval of all items taken alike held it in about 80 of 100."""
    random, held, times = np.random.default_rng(1), 0, 300
    for _ in range(times):
        items = 1 + random.poisson(5, 10)
        right = random.binomial(items, random.beta(4.5, 0.5, 10))
        low, high = posts_interval(right.astype(float), items.astype(float), items.sum())
        held += bool(low <= 0.9 <= high)
    assert 0.9 <= held / times <= 0.98


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), *[st.integers(0, 4)] * 3), min_size=1, max_size=6
    ).filter(lambda rows: any(sum(r[1:]) for r in rows))
)
def test_values_lie_in_their_intervals(counts):
    for row in scores(decisions("dates", *counts)).dropna().itertuples():
        assert 0 <= row.low <= row.value + 1e-12
        assert row.value - 1e-12 <= row.high <= 1


def test_the_same_twice():
    rows = decisions("dates", ("a", 6, 2, 0), ("b", 3, 1, 3))
    pd.testing.assert_frame_equal(scores(rows), scores(rows))

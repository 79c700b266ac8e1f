"""Which found span stands for which annotated one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.evaluate.spans import Span, match, touching


def spans(*pairs: tuple[int, int]) -> list[Span]:
    return [Span("p", start, end) for start, end in pairs]


@pytest.mark.parametrize(
    ("annotated", "found", "expected"),
    [
        ([(0, 50)], [(0, 50)], {"pairs": [(0, 0)]}),
        # A comma inside the marks or not.
        ([(0, 6)], [(0, 5)], {"pairs": [(0, 0)]}),
        # Four fifths of both together.
        ([(0, 100)], [(10, 100)], {"pairs": [(0, 0)]}),
        ([(0, 100)], [(30, 100)], {"shifted": [(0, 0)]}),
        ([(0, 10)], [(20, 30)], {"missed": [0], "spurious": [0]}),
        ([(0, 10), (20, 30)], [(20, 30)], {"pairs": [(1, 0)], "missed": [0]}),
        # The closest is taken, whatever the order.
        ([(0, 100)], [(9, 100), (0, 100)], {"pairs": [(0, 1)], "spurious": [0]}),
    ],
)
def test_match(annotated, found, expected):
    matching = match(spans(*annotated), spans(*found))
    parts = {name: list(getattr(matching, name)) for name in matching.__slots__}
    assert {name: part for name, part in parts.items() if part} == expected


def test_spans_of_another_paragraph_do_not_match():
    matching = match([Span(("a", 1), 0, 9)], [Span(("a", 2), 0, 9)])
    assert matching.missed == matching.spurious == (0,)


def test_a_range_is_touched_by_its_two_ends():
    assert touching(spans((10, 30)), spans((10, 14), (26, 30), (40, 44))) == [[0, 1]]


STRETCHES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span("p", p[0], sum(p))),
    max_size=12,
)


@settings(deadline=None)
@given(STRETCHES, STRETCHES)
def test_every_span_is_used_once(annotated, found):
    matching = match(annotated, found)
    left = [i for i, _ in (*matching.pairs, *matching.shifted)] + list(matching.missed)
    right = [j for _, j in (*matching.pairs, *matching.shifted)] + list(matching.spurious)
    assert sorted(left) == list(range(len(annotated)))
    assert sorted(right) == list(range(len(found)))


@settings(deadline=None)
@given(STRETCHES)
def test_a_set_matches_itself(annotated):
    matching = match(annotated, annotated)
    assert len(matching.pairs) == len(annotated)


@settings(deadline=None)
@given(STRETCHES, STRETCHES)
def test_matching_is_the_same_either_way(annotated, found):
    there, back = match(annotated, found), match(found, annotated)
    assert len(there.missed) + len(there.shifted) == len(back.spurious) + len(back.shifted)

"""Exact runs within passages."""

from pressaudit.reuse import exact_words

LEFT = "The grey ferry left the quay at noon, as ever, and nobody waved from the pier."
RIGHT = "The grey ferry left the quay at noon; later that week nobody waved from the pier at all."


def test_runs_of_a_passage_that_differs_in_between():
    assert exact_words(LEFT, RIGHT, 8, 5) == [8, 13]


def test_case_and_points_do_not_count():
    assert exact_words("One, two; THREE four", "one two three: four", 4, 5) == [4, 0]

"""The list of errors that a reader picks from."""

from pressaudit import evaluate
from pressaudit.analyse.schema import frame, results
from pressaudit.notebook.widgets import ANY, error_explorer


def test_choosing_lists_the_errors_of_a_type_and_cause():
    row = dict.fromkeys(results()["errors"].columns, "") | {"words": "<b>two</b> planks"}
    listed = frame(
        "errors",
        [
            row | {"type": "dates", "cause": "missed"},
            row | {"type": "dates", "cause": "spurious", "words": "may"},
            row | {"type": "speakers", "cause": "wrong speaker"},
        ],
    )
    kind, cause, screen = error_explorer(listed).children
    assert kind.options == ("dates", "speakers")
    assert "&lt;b&gt;two" in screen.value
    assert "may" in screen.value
    cause.value = "missed"
    assert "may" not in screen.value
    kind.value = "speakers"
    assert "No error of this type has that cause." in screen.value
    cause.value = ANY
    assert "wrong speaker" in screen.value


def test_the_sample_has_its_list():
    assert error_explorer(evaluate.load().errors()).children


def test_no_error_is_a_plain_sentence():
    (label,) = error_explorer(frame("errors", [])).children
    assert label.value == "There is no error to be listed."

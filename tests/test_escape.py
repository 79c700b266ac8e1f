"""Text from captures cannot act where it is shown or stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit import escape

FORMULAS = ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", '=HYPERLINK("x")']


@pytest.mark.parametrize("value", FORMULAS)
def test_formulas_are_not_the_first_thing_in_a_cell(value):
    assert escape.cell(value) == "'" + value


@pytest.mark.parametrize("value", ["plain", "a=b", "x@y", "1-2", ""])
def test_other_cells_are_left_alone(value):
    assert escape.cell(value) == value


@pytest.mark.parametrize("value", ["- a dash opens this", "– and this", "@handle wrote", "+ plus"])
def test_running_text_that_begins_with_a_sign_is_left_alone(value):
    assert escape.prose_cell(value) == value


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "+f(x)"])
def test_running_text_of_the_shape_of_a_formula_is_made_harmless(value):
    assert escape.prose_cell(value) == "'" + value


@given(st.text(alphabet="'=+-@\t ab(|"))
def test_cells_come_back_as_they_were(value):
    assert escape.uncell(escape.cell(value)) == value
    assert escape.prose_uncell(escape.prose_cell(value)) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<script>", "&lt;script&gt;"),
        ("$x$", "<span>&#36;</span>x<span>&#36;</span>"),
        ("[a](b)", "&#91;a&#93;&#40;b&#41;"),
        ("*b* `c`", "&#42;b&#42; &#96;c&#96;"),
        ("http://x", "http&#58;//x"),
        ("- item", "&#45; item"),
        ("Al-Monitor", "Al-Monitor"),
    ],
)
def test_markdown_reads_values_as_plain_text(value, shown):
    assert escape.markdown(value) == shown

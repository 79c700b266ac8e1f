"""The engine on plain text: no article, no build, no index of names."""

import doctest
from dataclasses import FrozenInstanceError

import pytest

from pressaudit import quotations
from pressaudit.quotations import find

TEXT = "“The lamp is out,” keeper Ann Ode told The Tern Times.\n\nShe called the pier “a disgrace.”"


def test_each_line_is_a_paragraph():
    first, second = find(TEXT)
    assert (first.paragraph, first.speaker, first.told_to) == (1, "Ann Ode", "Tern Times")
    assert (second.paragraph, second.speaker, second.kind) == (2, "Ann Ode", "mixed")


def test_offsets_are_those_of_the_line():
    line = TEXT.splitlines()[2]
    found = find(TEXT)[1]
    assert line[found.char_start : found.char_end] == "a disgrace."


def test_what_it_finds_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        find(TEXT)[0].speaker = "Bo Ek"


@pytest.mark.parametrize("text", ["", "\n\n", "No marks here.", "“", "”"])
def test_texts_without_quotations(text):
    assert find(text) == ()


def test_the_example_runs():
    assert doctest.testmod(quotations).failed == 0

"""The widgets answer what is chosen, in HTML of their own."""

import re

import pytest

import pressaudit
from pressaudit.app.pipeline import build_tables
from pressaudit.notebook import reading_room, widgets
from tests import sample
from tests.frames import corpus


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> pressaudit.Archive:
    folder = tmp_path_factory.mktemp("tables")
    build_tables([sample.TEXT], folder, text=True)
    return pressaudit.load(folder)


def test_a_term_shows_its_rate_company_and_lines(archive):
    field, screen = widgets.term_explorer(archive).children
    assert "Type a term" in screen.value
    field.value = "ferry"
    assert "<svg" in screen.value
    assert "concordance" in screen.value
    for printed in ("ferries", "Ferry", "said", "told"):
        field.value = printed
        assert "<svg" in screen.value, printed
    field.value = "<b>"
    assert "&lt;b&gt;" in screen.value
    assert "<b>" not in screen.value


def test_heads_of_tables_are_words(archive):
    found = archive.passages
    pair = (found["a_number"].iloc[0], found["b_number"].iloc[0])
    choice, reader = reading_room.passage_reader(archive).children
    choice.value = pair
    field, terms = widgets.term_explorer(archive).children
    field.value = "ferry"
    for screen in (reader, terms, widgets.topic_explorer(archive).children[1]):
        heads = re.findall(r"<th\b[^>]*>(.*?)</th>", screen.value)
        assert heads
        assert not [head for head in heads if "_" in head]


def test_choosing_an_outlet_draws_its_marks_only(archive):
    _, outlet, screen = widgets.event_explorer(archive).children
    outlet.value = outlet.options[1]
    legend = re.findall(r"<text[^>]*>([^<]*)</text>", screen.value)
    assert outlet.value in legend
    assert not set(outlet.options[2:]) & set(legend)


def test_the_range_of_years_redraws_the_events(archive):
    years, outlet, screen = widgets.event_explorer(archive).children
    before = screen.value
    years.value = (years.max - 1, years.max)
    assert screen.value != before
    outlet.value = outlet.options[-1]
    assert "<svg" in screen.value or "No event" in screen.value


def test_groups_are_made_anew(archive):
    box = widgets.topic_explorer(archive)
    slider, screen = box.children
    slider.value = 4
    assert screen.value.count("<svg") == 2


def test_two_posts_show_what_they_share(archive):
    choice, screen = reading_room.passage_reader(archive).children
    choice.value = choice.options[-1][1]
    assert "<ins>" in screen.value or "<td>" in screen.value


@pytest.mark.parametrize(
    "widget",
    [widgets.event_explorer, widgets.term_explorer, reading_room.passage_reader],
    ids=lambda w: w.__name__,
)
def test_an_empty_archive_has_a_plain_sentence(widget):
    box = widget(pressaudit.Archive(corpus(articles=[])))
    assert any(getattr(child, "value", "") for child in box.children)

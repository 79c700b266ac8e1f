"""The benchmark's readers and measures: small cases whose figures are known."""

import importlib
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "quotations"
MODULES = ("measures", "polnear", "systems")


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARK))
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in MODULES:
        sys.modules.pop(name, None)


TEXT = "“We sail at dawn,” said Ann Ode.\nShe met “a very old man” on “Pier 9 at Noon”."
STANDOFF = """\
T1\tSource 23 30\tAnn Ode
T2\tContent 0 17\t“We sail at dawn,”
E1\tAttribution:T9 Source:T1 Content:T2
T3\tSource 33 36\tShe
T4\tContent 41 57\t“a very old man”
E2\tAttribution:T9 Source:T3 Content:T4
"""


def test_annotated_spans_have_their_sources(bench):
    spans = bench("polnear").annotated(TEXT, STANDOFF)
    assert [(TEXT[s.start : s.end], s.attributed, s.source, s.named) for s in spans] == [
        ("We sail at dawn,", True, "Ann Ode", True),
        ("a very old man", True, "She", False),
        ("Pier 9 at Noon", False, "", False),
    ]


MARKS = [
    ('"one" two "three', ["one", "three"]),
    ("“one “two” three", ["two"]),
    ('a 12" mast', []),
    ("“one\ntwo”", ["one"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_stretches_inside_marks_by_the_rulers_convention(bench, text, expected):
    assert [text[a:b] for a, b in bench("polnear").inside_marks(text)] == expected


def test_spans_speakers_and_pronouns_are_counted(bench):
    measures, polnear = bench("measures"), bench("polnear")
    document = polnear.Document("d", TEXT, polnear.annotated(TEXT, STANDOFF))
    first, second, third = document.spans
    who = {("d", second.start): "Ode"}
    found = [
        measures.Found(first.start - 1, first.end + 1, "Captain Ode"),
        measures.Found(second.start, second.end, "Ben Marsh"),
        measures.Found(third.start, third.end, "", "title"),
    ]
    counts = measures.on_polnear(document, found, who)
    assert (counts.gold, counts.found, counts.hits, counts.f1) == (2, 2, 2, 1.0)
    assert (counts.named, counts.named_right) == (1, 1)
    assert (counts.pronouns, counts.pronouns_right) == (1, 0)


def test_a_span_that_nobody_said_is_false_when_called_a_quotation(bench):
    measures, polnear = bench("measures"), bench("polnear")
    document = polnear.Document("d", TEXT, polnear.annotated(TEXT, STANDOFF))
    found = [measures.Found(s.start, s.end) for s in document.spans]
    counts = measures.on_polnear(document, found, {})
    assert (counts.found, counts.hits) == (3, 2)
    assert counts.f1 == pytest.approx(0.8)


SAME = [
    ("We sail at dawn,", "we sail at dawn", True),
    ("We sail at dawn and at noon", "We sail at dawn and at", True),
    ("We sail at dawn and at noon", "We sail", False),
    ("", "", True),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_spans_are_the_same_up_to_a_fifth(bench, a, b, expected):
    assert bench("measures").same(a, b) is expected


def test_kinds_speakers_and_recipients_of_an_annotation(bench):
    measures = bench("measures")
    text = "“We sail,” said Ode. “Save the pier.”"
    gold = [
        {"quote_text": "We sail,", "kind": "quotation", "speaker": "Ann Ode", "told_to": "Tern"},
        {"quote_text": "Save the pier.", "kind": "scare", "speaker": None, "told_to": None},
    ]
    found = [
        measures.Found(1, 9, "A. Ode", "mixed", "tern"),
        measures.Found(22, 36, "", "scare"),
    ]
    counts = measures.on_annotation(text, gold, found)
    assert (counts.hits, counts.kinds_right, counts.said) == (2, 1, 1)
    assert (counts.speakers_right, counts.surnames_right, counts.told_right) == (0, 1, 1)


def test_an_annotator_measured_by_itself_agrees(bench):
    measures, polnear = bench("measures"), bench("polnear")
    spans = polnear.annotated(TEXT, STANDOFF)
    counts = measures.agreement(polnear.Document("d", TEXT, spans, (spans,)))
    assert (counts.f1, counts.named_right) == (1.0, 1)
    assert measures.agreement(polnear.Document("d", TEXT, spans)).gold == 0


SPEAKERS = [("pressaudit", ["Ann Ode", "Ann Ode"]), ("nearest name", ["Ann Ode", "Ann Ode"])]


@pytest.mark.parametrize(("name", "speakers"), SPEAKERS)
def test_systems_give_places_in_the_text(bench, name, speakers):
    text = "“We sail at dawn,” said Ann Ode.\n\nNobody came. At noon she said “it is over”."
    (found,) = bench("systems").SYSTEMS[name].load()([text])
    assert [text[f["start"] : f["end"]] for f in found] == ["We sail at dawn,", "it is over"]
    assert [f["speaker"] for f in found] == speakers

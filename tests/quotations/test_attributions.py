"""On whose word: cues, contents and sources of report, on texts made for the purpose."""

import doctest
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.language.document import document
from pressaudit.quotations import attributions
from pressaudit.quotations.attributions import find, lexicon, weigh
from pressaudit.quotations.names import index
from pressaudit.rules import load


def read(text):
    """Content, source and rule of each statement of a text."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        (lines[s.paragraph - 1][s.char_start : s.char_end], s.source, s.rule) for s in find(text)
    ]


ONE = [
    # Clauses.
    ("Ann Ode said that the lamp was out.", "that the lamp was out", "that"),
    ("Ann Ode said the lamp was out.", "the lamp was out", "bare"),
    ("Ann Ode said on Monday that the lamp was out.", "that the lamp was out", "that"),
    ("Ann Ode said in a letter to the Board that it was out.", "that it was out", "that"),
    ("Ann Ode told the Board that the lamp was out.", "that the lamp was out", "that"),
    ("Ann Ode told reporters on Tuesday that it was out.", "that it was out", "that"),
    ("Ann Ode asked whether the lamp was out.", "whether the lamp was out", "whether"),
    ("Ann Ode would not say why the lamp was out.", "why the lamp was out", "whether"),
    ("Ann Ode made it clear that the lamp was out.", "that the lamp was out", "adjective-that"),
    # Beside what is reported.
    ("The lamp was out, Ann Ode said.", "The lamp was out", "aside"),
    ("The lamp was out, Ann Ode told the Board on Monday.", "The lamp was out", "aside"),
    ("The lamp was out, said Ann Ode, the keeper.", "The lamp was out", "inverted"),
    ("As Ann Ode put it, the lamp was out.", "the lamp was out", "as-aside"),
    # Without a verb.
    ("According to Ann Ode, the lamp was out.", "the lamp was out", "according-to"),
    ("The lamp was out, according to Ann Ode.", "The lamp was out", "according-to"),
    ("In Ann Ode’s view, the lamp was out.", "the lamp was out", "in-view"),
    ("Ann Ode’s fear that the lamp was out kept them in port.", None, "noun-that"),
    # What somebody means to do, thinks of somebody, talks about.
    ("Ann Ode vowed to mend the lamp.", "to mend the lamp", "to"),
    ("Ann Ode urged the Board to mend the lamp.", "to mend the lamp", "to"),
    ("Ann Ode praised the Board for the lamp.", "the Board for the lamp", "object"),
    ("Ann Ode talked about the lamp.", "the lamp", "matter"),
    ("Ann Ode is confident that the lamp is out.", "that the lamp is out", "adjective-that"),
    # Turns.
    ("Ann Ode: The lamp is out.", "The lamp is out", "label"),
]


@pytest.mark.parametrize(("text", "content", "rule"), ONE)
def test_one_cue(text, content, rule):
    [(got, source, its)] = read(text)
    assert (source, its) == ("Ann Ode", rule)
    assert content in (None, got)


APPOSED = [
    "Ann Ode, the keeper of the light, said the boats were late.",
    "Ann Ode, who keeps the light, said the boats were late.",
    "Ann Ode, a keeper, said boats came late to the pier and would again.",
]


@pytest.mark.parametrize("text", APPOSED)
def test_an_apposition_is_not_what_is_reported(text):
    [(content, source, rule)] = read(text)
    assert (source, rule) == ("Ann Ode", "bare")
    assert content.startswith(("the boats", "boats"))


def test_an_aside_in_the_middle_leaves_both_sides():
    assert read("The lamp, Ann Ode said, would be mended by noon.") == [
        ("The lamp", "Ann Ode", "aside"),
        ("would be mended by noon", "Ann Ode", "aside"),
    ]


UNNAMED = [
    "Sources say the lamp was out.",
    "The lamp was reportedly out.",
    "The lamp is widely believed to be out.",
    "Two keepers said that the lamp was out.",
    "An official who asked not to be named said the lamp was out.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_nobody_is_named(text):
    found = find(text)
    assert found
    assert {(s.source, s.source_type) for s in found} == {("", "anonymous")}


OWN = [
    "The boats came home at noon.",
    "Ann Ode keeps the light at the end of the pier.",
    "The claims of the Board filled two pages.",
    "Several states have piers.",
    "They drank tea like the keepers of old.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_the_writer_tells_by_himself(text):
    assert [row for row in read(text) if len(row[0]) > len(text) / 2] == []


CLASSES = [
    ("Ann Ode said that the lamp was out.", "neutral"),
    ("Ann Ode admitted that the lamp was out.", "factive"),
    ("Ann Ode claimed that the lamp was out.", "doubting"),
    ("Ann Ode denied that the lamp was out.", "denying"),
    ("The lamp was allegedly out.", "doubting"),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_how_the_writer_takes_it(text, expected):
    assert {s.cue_class for s in find(text)} == {expected}


def test_a_pronoun_has_its_person():
    [statement] = find("Ann Ode keeps the light. She said it was out.")
    assert (statement.source, statement.source_type) == ("Ann Ode", "person")


GOES_ON = [
    ("Ann Ode said the lamp was out. It would be mended by noon.", True),
    ("Ann Ode said the lamp was out. Nobody had asked the keeper.", True),
    # Another tense, another paragraph, no speech before it.
    ("Ann Ode said the lamp was out. The boats came home at noon.", False),
    ("Ann Ode said the lamp was out.\nIt would be mended by noon.", False),
    ("Ann Ode lit the lamp. It would be out by noon.", False),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_report_that_goes_on_without_a_cue(text, expected):
    assert [row[1] for row in read(text) if row[2] == "free"] == ["Ann Ode"] * expected


def test_whom_it_is_told_to_is_nothing_told():
    assert read("“It is out,” the keeper, Ann Ode, told the paper.") == [
        ("It is out,", "Ann Ode", "marks: cue-after")
    ]


def test_a_source_that_reports_a_source():
    found = find("The Board reported that Ann Ode said the lamp was out.")
    inner = next(s for s in found if s.source == "Ann Ode")
    assert inner.through == "Board"


def test_who_got_the_words():
    [statement] = find("Ann Ode told The Tern Times that the lamp was out.")
    assert (statement.source, statement.told_to) == ("Ann Ode", "Tern Times")


MARKS = [
    ("“The lamp is out,” Ann Ode said.", "direct"),
    ("Ann Ode said the lamp was “a disgrace” to the pier.", "mixed"),
    ("Ann Ode said the lamp was a disgrace.", "indirect"),
    ("''The lamp is out,'' Ann Ode said.", "direct"),
]


@pytest.mark.parametrize(("text", "kind"), MARKS)
def test_marks(text, kind):
    [statement] = find(text)
    assert (statement.kind, statement.source) == (kind, "Ann Ode")


TEXT = """Ann Ode said that the lamp was out , . “ ” claimed to Board according she : ‘ ’ told
reportedly fear of ; who and"""
WORDS = st.sampled_from(["\n", *TEXT.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_in_their_paragraph_and_do_not_overlap(text):
    found = find(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for s in found:
        assert 0 <= s.char_start < s.char_end <= len(lines[s.paragraph - 1])
    for a, b in pairwise(found):
        assert (a.paragraph, a.char_end) <= (b.paragraph, b.char_start)
    assert find(text) == found


def test_time_grows_with_the_text():
    """A sentence ten times as often takes at most three times ten times as long."""
    line = "Ann Ode, the keeper, said on Monday that the lamp was out, which the Board denied. "
    find(line * 5)

    def seconds(times):
        best = []
        for _ in range(3):
            start = time.perf_counter()
            find((line * 10 + "\n") * times)
            best.append(time.perf_counter() - start)
        return min(best)

    assert seconds(40) < 30 * seconds(4)


def test_a_word_has_one_stance():
    met = [w for words in load("reporting")["stances"].values() for w in words.split()]
    assert sorted(met) == sorted(set(met))


@pytest.mark.parametrize("table", ["trusted", "sure"])
def test_what_the_rules_trust_is_in_the_list_of_classes(table):
    rules = load("reporting")
    kinds = {k for part in ("verbs", "nouns", "adjectives") for k in rules[part]}
    assert set(rules[table]) <= kinds | {"according", "adverb", "label"}


def test_the_words_among_the_weights_are_those_of_the_rule_file():
    known = set(lexicon.lemmas()) | {"according to", "view", ""}
    named = [name.split(" ", 1)[1] for name in weigh.weights() if name.startswith("cue ")]
    cues = {
        re.sub(r" (?:rule [\w-]+|verb|noun|adjective|adverb|preposition|label)$", "", n)
        for n in named
    }
    assert cues <= known


def test_rules_and_weights_are_told_apart():
    article = document("Ann Ode said that the lamp was out.")
    known = index([article])
    for way in (attributions.by_rules, attributions.by_weights):
        [statement] = attributions.attributions(article, known, (), way)
        assert statement.source == "Ann Ode"


FORMS = [("said", "say"), ("denies", "deny"), ("wrote", "write"), ("claiming", "claim")]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_forms(form, lemma):
    assert lemma in {word.lemma for word in lexicon.verbs()[form]}


def test_the_example_runs():
    assert doctest.testmod(attributions).failed == 0

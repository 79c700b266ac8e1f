"""What the annotator finds in the sample archive, against the gold tables beside it."""

import re
from itertools import combinations

import pytest

from pressaudit import quotations
from pressaudit.quotations import attribution, names, uncued
from pressaudit.read.captures import read
from pressaudit.read.files import sources
from tests import sample

SPAN, KIND, SPEAKER, TOLD, UTTERANCE = 0.98, 0.95, 0.88, 0.95, 0.9
"""What must hold. See data/sample/README.md for how the gold tables are to be read."""


DOCS = f"{attribution.__doc__}\n{uncued.__doc__}"


def _fold(text):
    return re.sub(r"\W+", "", text).lower()


@pytest.fixture(scope="module")
def matched():
    """Pairs of gold row and (article, quotation, utterance), and the numbers of both."""
    articles = [a for capture in read(sources([sample.TEXT])) for a in capture.articles]
    index = names.index(articles)
    pairs = [(a, q) for a in articles for q in quotations.quotations(a, index)]
    found = {}
    for (a, q), utterance in zip(pairs, quotations.utterances(pairs), strict=True):
        text = a.paragraphs[q.paragraph - 1].text[q.char_start : q.char_end]
        found[a.article_id, str(q.paragraph), _fold(text)] = (q, utterance)
    gold = sample.gold("quotations")
    keys = [(row["article_id"], row["paragraph"], _fold(row["text"])) for row in gold]
    both = [(row, *found[key]) for row, key in zip(gold, keys, strict=True) if key in found]
    return both, len(gold), len(pairs)


def _accepted(row, column):
    return {row[column], *filter(None, row[f"accept_{column}"].split("; "))}


def test_spans(matched):
    both, gold, made = matched
    assert 2 * len(both) / (gold + made) >= SPAN


def test_kinds(matched):
    both, _, _ = matched
    right = sum(q.kind in _accepted(row, "kind") for row, q, _ in both)
    assert right / len(both) >= KIND


def _said(matched):
    return [(row, q, u) for row, q, u in matched[0] if row["kind"] in ("quotation", "mixed")]


def test_speakers(matched):
    said = _said(matched)
    right = sum(_fold(q.speaker) == _fold(row["speaker"]) for row, q, _ in said)
    assert right / len(said) >= SPEAKER


def test_recipients(matched):
    said = _said(matched)
    right = sum(q.told_to in _accepted(row, "told_to") for row, q, _ in said)
    assert right / len(said) >= TOLD


def test_utterances(matched):
    both = matched[0]
    gold = {
        (i, j)
        for (i, a), (j, b) in combinations(enumerate(both), 2)
        if a[0]["utterance_id"] and a[0]["utterance_id"] == b[0]["utterance_id"]
    }
    made = {(i, j) for (i, a), (j, b) in combinations(enumerate(both), 2) if a[2] == b[2]}
    assert 2 * len(gold & made) / (len(gold) + len(made)) >= UTTERANCE


def test_every_rule_that_fires_is_explained_where_it_is_written(matched):
    fired = {q.rule for _, q, _ in matched[0]} - {"none"}
    explained = set(re.findall(r"^[a-z-]+(?=[ ,])|(?<=, )[a-z-]+(?= )", DOCS, re.MULTILINE))
    assert fired <= explained

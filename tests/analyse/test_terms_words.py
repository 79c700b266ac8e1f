"""Terms as readers know them."""

import pandas as pd
import pytest

from pressaudit.analyse.terms.words import labels, lemma_of, readable
from tests.frames import corpus

ARCHIVE = corpus(
    terms=[
        {"article_id": "a", "paragraph": 1, "term": "media", "lemma": "medium", "count": 3},
        {"article_id": "a", "paragraph": 1, "term": "medium", "lemma": "medium", "count": 1},
        {"article_id": "a", "paragraph": 1, "term": "hlo", "lemma": "hlo", "count": 4},
        {"article_id": "a", "paragraph": 1, "term": "quay", "lemma": "quay", "count": 9},
    ],
    names=[
        {"article_id": "a", "paragraph": 1, "canonical": "HLO", "variant": "HLO", "count": 4},
        {"article_id": "a", "paragraph": 1, "canonical": "Q", "variant": "Quay News", "count": 1},
    ],
)


def test_the_most_frequent_form_is_shown_with_the_capitals_of_names():
    assert labels(ARCHIVE.terms, ARCHIVE.names) == {"medium": "media", "hlo": "HLO"}


def test_words_counted_as_written_get_capitals_only():
    written = labels(ARCHIVE.terms, ARCHIVE.names, "term")
    assert (written["hlo"], written["albania"], "medium" in written) == ("HLO", "Albania", False)


def test_frames_are_made_readable():
    frame = pd.DataFrame({"term": ["hlo", "rain"], "terms": ["medium, quay", "hlo"]})
    out = readable(frame, labels(ARCHIVE.terms, ARCHIVE.names))
    assert out["term"].tolist() == ["HLO", "rain"]
    assert out["terms"].tolist() == ["media, quay", "HLO"]
    assert frame["term"].tolist() == ["hlo", "rain"]


def test_an_archive_without_words_has_no_labels():
    assert labels(corpus().terms, corpus().names) == {}


@pytest.mark.parametrize(
    ("typed", "lemma"),
    [("media", "medium"), ("HLO", "hlo"), ("H.L.O.", "hlo"), (" Quay ", "quay"), ("pier", "")],
)
def test_a_word_as_printed_finds_its_lemma(typed, lemma):
    shown = labels(ARCHIVE.terms, ARCHIVE.names)
    assert lemma_of(typed, ARCHIVE.terms, shown) == lemma

"""Tables that contradict one another are not saved."""

import pytest

from pressaudit.corpus.check import check, faults_of
from pressaudit.corpus.store import CorpusError
from tests.frames import corpus

POST = {"article_id": "p-01", "position": 1}
PARAGRAPH = {"article_id": "p-01", "paragraph": 1, "role": "body", "characters": 20}
TIMEX = {"article_id": "p-01", "paragraph": 1, "char_start": 3, "char_end": 7}


def sound(**changes):
    rows = {"articles": [POST], "paragraphs": [PARAGRAPH], "timexes": [TIMEX]}
    return corpus(**(rows | changes))


def test_a_sound_corpus_passes():
    check(sound())


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"capture": [{"capture": "x", "lines": 3, "body": 2}]}, "do not add up"),
        ({"articles": [POST, POST]}, "stands twice"),
        ({"timexes": [TIMEX | {"article_id": "q-01"}]}, "'q-01' is no post"),
        ({"timexes": [TIMEX | {"char_end": 21}]}, "characters 3 to 21 are not in it"),
        ({"timexes": [TIMEX | {"event_id": "e9"}]}, "event 'e9' is not in events"),
        (
            {"timexes": [TIMEX | {"date_begin": "2001-01-02", "date_end": "2001-01-01"}]},
            "ends before it begins",
        ),
    ],
)
def test_a_contradiction_is_named(changes, fault):
    broken = sound(**changes)
    assert any(fault in sentence for sentence in faults_of(broken))
    with pytest.raises(CorpusError, match="were not saved"):
        check(broken)

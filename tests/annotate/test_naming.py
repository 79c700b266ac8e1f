"""Who calls a group what: voice, speaker, and the words beside the name."""

import pytest

from pressaudit.annotate.names import Mention
from pressaudit.annotate.naming import naming
from pressaudit.annotate.quotations import Quotation
from pressaudit.read.model import Article, Byline, Paragraph, Role

TEXT = "The HLA cult met. “We are the Harbour League resistance,” said Ann Ode. The HLA left."


def _article(role=Role.BODY):
    paragraph = Paragraph(1, role, TEXT, 1, TEXT)
    return Article("a", 1, "", "", "", None, Byline(), None, True, "", "", "", (paragraph,))


def _mention(surface, after=0):
    start = TEXT.index(surface, after)
    return Mention(1, "Harbour League", surface, start, start + len(surface), "organisation")


def _quotation():
    fields = dict.fromkeys(Quotation.__slots__, "")
    start, end = TEXT.index("“"), TEXT.index("”") + 1
    fields |= {"paragraph": 1, "char_start": start, "char_end": end, "kind": "quotation"}
    return Quotation(**(fields | {"speaker": "Ann Ode"}))


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (_mention("HLA"), ("narration", "", "cult")),
        (_mention("Harbour League"), ("quoted", "Ann Ode", "resistance")),
        (_mention("HLA", 40), ("narration", "", "")),
    ],
)
def test_voice_speaker_and_words_beside(mention, expected):
    (found,) = naming(_article(), [mention], [_quotation()])
    assert (found.voice, found.speaker, found.beside) == expected
    assert TEXT[found.char_start : found.char_end] == found.variant


def test_pull_quotes_are_not_counted_again():
    assert naming(_article(Role.PULL_QUOTE), [_mention("HLA")], []) == ()

"""The first page of a site has the findings, each with what carries it, for any archive."""

import pytest

from pressaudit.app.opening import FINDINGS, answer, lead
from tests.analyse.archive_of_sources import POSTS, archive


@pytest.mark.parametrize("size", [0, 1, 5])
def test_every_finding_has_its_heading_its_sentence_and_its_figure(size):
    place = archive(posts=POSTS[:size])
    page = answer(place)
    for name, (head, _) in FINDINGS.items():
        assert f"## {head}\n\n{lead(place, name)}" in page
    assert page.count("{raw} html") == 2 + len(FINDINGS)
    assert "*Proof:*" not in lead(place, "largest") or size == 0


def test_the_number_of_voices_is_not_the_first_finding():
    assert next(iter(FINDINGS)) == "largest"
    assert "voices" not in FINDINGS

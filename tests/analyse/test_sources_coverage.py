"""Shared text by how strictly it must be the same, and what of it makes a headline."""

import pytest

from pressaudit.notebook.cells import words
from pressaudit.prose.facts import Facts
from tests.analyse.archive_of_sources import archive


def shared(*passages):
    """An archive in which posts a and b share passages: words, how alike, words in runs of 8, 5."""
    begin = len("A title") + 1
    rows = [
        {
            "reuse_id": f"r{n}", "a_article": "a", "b_article": "b", "words": words,
            "exact_8": runs[0], "exact_5": runs[-1],
            "similarity": alike, "kind": "near_verbatim", "direction": "undetermined",
            "a_start": begin + 20 * n, "a_end": begin + 20 * n + 10,
            "b_start": begin + 20 * n, "b_end": begin + 20 * n + 10,
        }
        for n, (words, alike, *runs) in enumerate((*p, 0) if len(p) < 3 else p for p in passages)
    ]  # fmt: skip
    return archive(reuse=rows, citations=[], quotations=[])


def test_each_level_of_strictness_counts_its_own_passages():
    given = shared((12, 1.0, 12, 12), (9, 0.8, 0, 6), (6, 0.9, 0, 0), (20, 0.5, 8, 8))
    found = given.strictness()
    assert found["passages"].tolist() == [2, 3, 2, 4]
    # The run of eight in a passage that is retold for the rest counts, the rest does not.
    assert found["words"].tolist() == [20, 26, 21, 47]
    assert found["shared"].iloc[0] == pytest.approx(found["shared"].iloc[3] / 2 * 20 / 32)
    assert found["posts"].tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize("passage", [(6, 1.0), (7, 1.0), (30, 0.5)])
def test_neither_a_job_title_nor_a_paraphrase_makes_a_headline(passage):
    given = shared(passage)
    told = words("findings.copied", given)
    assert told.startswith("No two of the 5 posts share a passage of eight words or more")
    assert "2 posts share some with another one" in told
    assert Facts(given).copied.partners == 0
    assert len(given.coverage()) == 1


def test_what_is_nearly_the_same_makes_a_headline():
    told = words("findings.copied", shared((9, 0.7), (6, 1.0)))
    assert told.startswith("**2 of the 5 posts have passages of eight words or more")
    assert "share most: 9 words" in told

"""What a block is to its post, by what stands in it and around it."""

import pytest

from pressaudit.read.drafts import Block
from pressaudit.read.roles import assign

LINE = "The council met on Monday and closed the pier for the summer."
QUOTED = "“We were told in June that the whole deck could fall into the lake,” said Ada Quill."
PULL = "“We were told in June that the whole deck could fall into the lake.”"


def roles(*texts: str) -> list[str]:
    blocks = [Block(text, (n,)) for n, text in enumerate(texts, start=1)]
    return [role.value for role in assign(blocks, "The pier", "The old pier at noon")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([LINE, "Ada Quill", LINE], ["body", "heading", "body"], id="heading"),
        pytest.param([LINE, "Who Owns It?", LINE], ["body", "heading", "body"], id="asked"),
        pytest.param([LINE, "Who owns it?", LINE], ["body", "body", "body"], id="a question"),
        pytest.param([LINE, "Photo : The pier"], ["body", "caption"], id="photo"),
        pytest.param(
            [LINE, "The pier at dusk (AFP/FILE)", LINE], ["body", "caption", "body"], id="credit"
        ),
        pytest.param([LINE, "the OLD pier, at noon"], ["body", "caption"], id="alt text"),
        pytest.param(
            [QUOTED, PULL, "Ada Quill, Orrin"], ["body", "pull_quote", "attribution"], id="whose"
        ),
        pytest.param(
            [QUOTED, PULL, "Tom Brandt, Orrin Courier"], ["body", "pull_quote", "byline"], id="by"
        ),
        pytest.param(
            [LINE, "Also:", "Who owns the pier?"], ["body", "related", "related"], id="also"
        ),
        pytest.param(
            [LINE, "Also:", "Who owns the pier?", "Ada Quill"],
            ["body", "related", "related", "byline"],
            id="also, by",
        ),
        pytest.param([LINE, "Read more: Who owns it"], ["body", "related"], id="read more"),
        pytest.param([LINE, "Click here to see the film"], ["body", "related"], id="click"),
        pytest.param(
            [LINE, "Ada Quill is a diver and lives in Orrin.", "Ada Quill, Lake Post"],
            ["body", "biography", "byline"],
            id="biography first",
        ),
        pytest.param(
            [LINE, "Ada Quill, Lake Post", "Ada Quill has two boats and writes about them."],
            ["body", "byline", "biography"],
            id="biography last",
        ),
        pytest.param(
            [LINE, "Ada Quill is a staff writer for the Lake Post."],
            ["body", "biography"],
            id="biography alone",
        ),
        pytest.param(
            [LINE, "Ada Quill is the harbour master."], ["body", "body"], id="no biography"
        ),
        pytest.param([LINE, "Ada Quill."], ["body", "byline"], id="with a stop"),
        pytest.param(
            [LINE, "Ada Quill", "References", "[1] The pier"],
            ["body", "byline", "heading", "body"],
            id="references",
        ),
        pytest.param([LINE, "ADA QUILL: We were never asked."], ["body", "body"], id="transcript"),
        pytest.param(["Ada Quill"], ["body"], id="one line"),
        pytest.param(["Press TV"], ["byline"], id="one line, a known outlet"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_assign(texts: list[str], expected: list[str]) -> None:
    assert roles(*texts) == expected

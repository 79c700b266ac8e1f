"""The engine by itself: plain text in, passages out, no archive and no build."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "engines" / "reuse.md"


def test_the_page_s_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    shown = re.search(r"prints\n\n((?: {4}.*\n)+)", text)
    assert code and shown
    exec(code[1], {})
    printed = capsys.readouterr().out
    assert printed == re.sub(r"^ {4}", "", shown[1], flags=re.MULTILINE)

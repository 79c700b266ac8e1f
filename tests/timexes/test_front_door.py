"""The first example of the docs page prints what the page says."""

import contextlib
import io
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "engines" / "timexes.md"


def test_the_example_of_the_page_prints_what_it_says():
    page = PAGE.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    said = re.search(r"prints\n\n((?: {4}.*\n)+)", page)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert said is not None
    assert out.getvalue() == re.sub(r"(?m)^ {4}", "", said[1])

import json

import pytest

from tests.read import broken

TOLD = json.loads(broken.SHOWN.read_text())
ELSE = {
    "open title of the page": "refused",  # as the browser, which shows nothing
    "cut in the head": "refused",
    "zero bytes": "refused",
    "open object": "more",  # whether its words are shown hangs on what it loads
}
"""Pages on which the reader does not have what Chromium shows."""


@pytest.mark.parametrize("name", broken.RECIPES)
def test_as_many_posts_titles_and_last_lines_as_a_browser_shows(name):
    assert broken.verdict(name, TOLD[name]) == ELSE.get(name, "right")


def test_a_post_that_broken_markup_has_swallowed_is_told():
    page = broken.page("open bold").replace('<article class="post type-post hentry">', "", 2)
    capture = broken.read_capture(page.encode(), "page.html")
    assert [note for note in capture.notes if "markup is broken" in note]

"""What Chromium shows of the broken pages is what the tests of the reader hold it to."""

import json

import pytest

from tests.read import broken

pytestmark = pytest.mark.browser


def test_chromium_shows_what_is_committed(browser, tmp_path):
    told = json.loads(broken.SHOWN.read_text())
    assert dict(broken.looked_at(browser, tmp_path)) == told

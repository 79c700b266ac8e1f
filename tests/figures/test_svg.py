"""SVG of figures: the same bytes each time, text as text, nothing of the machine."""

import re
from pathlib import Path

import pytest
from lxml import etree

from pressaudit.figures.archive import words_by_post
from pressaudit.figures.svg import NAMES, both
from tests.figures.test_archive import small
from tests.figures.test_palette import contrast

CSS = Path(__file__).parents[2] / "docs" / "_static" / "pressaudit.css"
DARK = dict(re.findall(r"--pressaudit-([a-z0-9-]+): (#[0-9a-f]{6})", CSS.read_text()))


def pictures(outlet="Outlet 1"):
    posts = small(10).posts
    return both(words_by_post(posts.assign(label=outlet)))


def test_the_same_chart_gives_the_same_bytes_without_date_or_path():
    assert pictures() == pictures()
    for picture in pictures():
        assert not re.search(r"<metadata|20\d\d-|matplotlib|/home|/work|/tmp", picture)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["Günther & <b>", "قایق در بندر", "渡船の港", "नौका", "เรือ"])
def test_text_is_text_in_every_script_and_well_formed(name):
    for picture in pictures(name):
        words = [t.text for t in etree.fromstring(picture).iter("{*}text")]
        assert sum(name in (word or "") for word in words) == 10


def test_both_forms_may_stand_on_one_page():
    wide, narrow = (set(re.findall(r' id="([^"]+)"', picture)) for picture in pictures())
    assert not wide & narrow


def test_a_dark_page_has_a_colour_for_each_of_ours():
    assert set(DARK) == set(NAMES)
    paper = DARK["paper"]
    assert all(contrast(DARK[name], paper) >= 4.5 for name in ("ink", "muted"))
    assert all(contrast(code, paper) >= 3 for name, code in DARK.items() if "colour" in name)
    assert "var(--pressaudit-colour-0, #0072B2)" in pictures()[0]

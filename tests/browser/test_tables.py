"""Tables and figures of a page without a server: they filter, sort, and are linked."""

from pathlib import Path

import pandas as pd
import pytest

from pressaudit.figures.archive import words_by_post
from pressaudit.notebook.markup import chart_html, table_html
from tests.figures.test_archive import small

STATIC = Path(__file__).parents[2] / "docs" / "_static"
FRAME = pd.DataFrame(
    {
        "article_id": "p1",
        "paragraph": [1, 2, 3, 4, 5, 6, 7, 8],
        "char_start": 4,
        "char_end": 8,
        "boat": ["Gull", "Tern", "Auk", "Plover", "Skua", "Rail", "Crake", "Dunlin"],
        "share": [0.1, 0.004, 0.9, 0.25, None, 0.2, 0.3, 1.0],
    }
)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, tmp_path):
    table = table_html(
        FRAME, {"boat": "boat", "share": "share"}, name="boats", rows=6, percent={"share"}
    ).replace(' data-at="', ' data-read="reading.html#')
    head = f'<link rel="stylesheet" href="{STATIC.as_uri()}/pressaudit.css">'
    head += "<style>a { color: inherit }</style>"
    head += f'<script src="{STATIC.as_uri()}/tables.js"></script>'
    body = chart_html(words_by_post(small(10).posts)) + table
    start = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>{head}<main>'
    (tmp_path / "page.html").write_text(start + body, encoding="utf-8")
    (tmp_path / "reading.html").write_text(f'{start}<p id="p1.2">A 🚢 tern sat.</p>')
    shown = browser.new_page(viewport={"width": 1280, "height": 900})
    shown.set_default_timeout(5000)
    shown.goto((tmp_path / "page.html").as_uri())
    yield shown
    shown.close()


def boats(page):
    rows = page.locator("table[data-name=boats] tbody tr:visible td:first-child").all()
    return [row.evaluate("cell => cell.firstChild.textContent.trim()") for row in rows]


def test_a_table_sorts_by_numbers_with_nothing_last(page):
    page.get_by_role("button", name="Show all").click()
    head = page.get_by_role("button", name="share")
    head.click()
    assert boats(page) == ["Tern", "Gull", "Rail", "Plover", "Crake", "Auk", "Dunlin", "Skua"]
    head.click()
    assert boats(page) == ["Dunlin", "Auk", "Crake", "Plover", "Rail", "Gull", "Tern", "Skua"]


def test_a_filter_finds_rows_that_were_not_shown(page):
    assert len(boats(page)) == 6
    page.get_by_label("Filter").last.fill("dunlin")
    assert boats(page) == ["Dunlin"]
    assert "1 of 8 rows shown" in page.locator(".pressaudit-foot").last.inner_text()
    page.get_by_label("Filter").last.fill("")
    assert len(boats(page)) == 6


def test_a_row_has_an_address(page):
    page.goto(f"{page.url}#boats-8")
    page.reload()
    assert page.locator("#boats-8").is_visible()
    assert "linked" in page.locator("#boats-8").get_attribute("class")


def test_a_row_leads_to_its_words_in_their_place(page):
    page.locator("table[data-name=boats] tbody tr").nth(1).get_by_text("read").click(force=True)
    assert page.locator("mark").inner_text() == "tern"


@pytest.mark.parametrize("width", [1280, 390])
def test_one_form_of_a_figure_is_seen_and_its_text_can_be_selected(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    seen = page.locator(".pressaudit-figure svg:visible")
    assert seen.count() == 1
    box = seen.bounding_box()
    assert box["x"] + box["width"] <= width
    assert any("10 · " in words for words in seen.locator("text").all_text_contents())
    size = seen.locator("text").last.evaluate("t => parseFloat(getComputedStyle(t).fontSize)")
    drawn = float(seen.evaluate("s => s.viewBox.baseVal.width"))
    assert size * box["width"] / drawn >= 9 * 96 / 72 * 0.95


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(page, scheme):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page.evaluate(f"document.documentElement.dataset.theme = '{scheme}'")
    page.evaluate("document.body.style = 'background: var(--pressaudit-paper); "
                  "color: var(--pressaudit-ink)'")  # fmt: skip
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []

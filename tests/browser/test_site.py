"""Every rendered page, on a desk and on a phone, in light and in dark."""

from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "screenshots"
NOTEBOOKS = sorted(p.stem for p in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
PAGES = [
    "index.html",
    *(f"notebooks/{name}.html" for name in NOTEBOOKS),
    "rerun.html",
    "design.html",
    "api.html",
    "contributing.html",
    "changelog.html",
    "search.html",
]
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}

CUT_OFF = """[...document.querySelectorAll('.pressaudit-scroll:has(table[data-name])')]
    .filter(e => e.clientWidth && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.querySelector('table').dataset.name)"""
MOST_BYTES = 5_000_000

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", sorted(WIDTHS))
@pytest.mark.parametrize("path", PAGES)
def test_page(browser, site, path, width, scheme):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    errors, strangers = [], []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on(
        "request",
        lambda r: strangers.append(r.url) if not r.url.startswith((site, "data:")) else None,
    )
    page.goto(f"{site}/{path}", wait_until="load")
    page.evaluate(f"document.documentElement.dataset.theme = '{scheme}'")
    SHOTS.mkdir(parents=True, exist_ok=True)
    name = path.replace("/", "-").removesuffix(".html")
    page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)

    assert errors == []
    assert strangers == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    if width == "desk":
        assert page.evaluate(CUT_OFF) == []
    bare = page.evaluate(
        "[...document.querySelectorAll('main img')].filter(i => !i.alt.trim()).map(i => i.src)"
    )
    assert bare == []
    found = Axe().run(page).response["violations"]
    serious = {
        v["id"]: [n["html"][:120] for n in v["nodes"]][:3]
        for v in found
        if v["impact"] in {"serious", "critical"}
    }
    assert serious == {}
    context.close()


def test_links_lead_to_pages_and_to_places_on_them(site):
    """Every link within the site has a file and, with a fragment, an element of that name."""
    folder = ROOT / "build" / "committed" / "site"
    pages = {p: BeautifulSoup(p.read_bytes(), "lxml") for p in folder.rglob("*.html")}
    broken = []
    for path, soup in pages.items():
        for link in soup.select("a[href]"):
            target, fragment = urldefrag(unquote(link["href"]))
            if ":" in target or target.startswith("#"):
                continue
            there = (path.parent / target).resolve() if target else path
            lost = fragment and there in pages and not pages[there].find(id=fragment)
            if lost or not there.exists():
                broken.append((path.name, link["href"]))
    assert broken == []


def test_every_page_of_a_notebook_has_its_download_and_how_to_rerun(site):
    folder = ROOT / "build" / "committed" / "site" / "notebooks"
    for name in NOTEBOOKS:
        soup = BeautifulSoup((folder / f"{name}.html").read_bytes(), "lxml")
        assert soup.select_one("a.btn-download-source-button"), name
        assert "make lab" in soup.get_text(), name


def test_pages_are_light(site):
    folder = ROOT / "build" / "committed" / "site"
    sizes = {p.name: p.stat().st_size for p in folder.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_search_finds_a_page(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/search.html?q=voices", wait_until="load")
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results li a").count() > 0
    page.close()

"""Each notebook in JupyterLab: Run All, no error, and widgets that answer."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(p.name for p in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
RUN_SECONDS = 180

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab on a copy of the notebooks."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    shutil.copytree(ROOT / "data", home / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
    command += [f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token="]
    command += ["--expose-app-in-browser"]
    command += [f"--ServerApp.root_dir={home}", "--LabApp.news_url=None"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env=os.environ | settings, cwd=home
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=1)
            break
        except OSError:
            time.sleep(0.5)
    else:
        pytest.fail((home / "log").read_text())
    yield address
    server.terminate()
    server.wait(20)


PANEL = "window.jupyterapp.shell.currentWidget"
CODE_CELLS = f"{PANEL}.content.widgets.filter(c => c.model.type === 'code')"
ERRORS = f"""() => {CODE_CELLS}
    .flatMap(c => c.model.sharedModel.outputs)
    .filter(o => o.output_type === 'error').map(o => o.evalue)"""


def opened(browser, lab, name):
    """The notebook in a new page, its kernel ready."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(90_000)
    page.goto(f"{lab}/lab/tree/notebooks/{name}?reset", wait_until="load")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(
        f"() => {PANEL}?.sessionContext?.session?.kernel?.status === 'idle'", timeout=90_000
    )
    return page


def run_all(page):
    """Run every cell; the command's promise is not waited for, it ends with the last cell."""
    page.evaluate("() => { void window.jupyterapp.commands.execute('runmenu:run-all'); }")
    deadline = time.time() + RUN_SECONDS
    while time.time() < deadline:
        state = page.evaluate(
            f"() => {CODE_CELLS}.map(c => c.model.executionState + ':' + c.model.executionCount)"
        )
        if all(re.fullmatch(r"idle:\d+", one) for one in state):
            return
        page.wait_for_timeout(500)
    pytest.fail(f"not finished after {RUN_SECONDS} s: {state}")


@pytest.fixture(scope="module", params=NOTEBOOKS)
def ran(browser, lab, request):
    """A notebook after Run All."""
    page = opened(browser, lab, request.param)
    run_all(page)
    yield request.param, page
    page.close()


def test_run_all_gives_no_error(ran):
    _, page = ran
    assert page.evaluate(ERRORS) == []


def test_widgets_answer(ran):
    name, page = ran
    if name[:2] not in ANSWERS:
        pytest.skip("no widget in this notebook")
    ANSWERS[name[:2]](page)
    assert page.evaluate(ERRORS) == []


SHOWN = ".widget-html-content"


def redrawn(page, change):
    """Change a widget and wait until what it shows is another thing."""
    last = f"[...document.querySelectorAll('{SHOWN}')].at(-1)?.innerHTML"
    before = page.evaluate(last)
    change()
    page.wait_for_function(f"before => {last} && {last} !== before", arg=before)
    return page.evaluate(last)


def slide(page):
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    handle.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")


def choose_last(page, which=-1):
    choice = page.locator(".widget-dropdown select").nth(which)
    choice.scroll_into_view_if_needed()
    choice.select_option(index=choice.locator("option").count() - 1)


def type_a_term(page):
    field = page.locator(".widget-text input").last
    field.scroll_into_view_if_needed()

    def enter(term):
        field.fill(term)
        field.press("Enter")

    assert "<svg" in redrawn(page, lambda: enter("member"))
    assert "is not among them" in redrawn(page, lambda: enter("zzzz"))


def move_the_years(page):
    assert "<svg" in redrawn(page, lambda: slide(page))


def choose_groups(page):
    assert "<svg" in redrawn(page, lambda: slide(page))


def choose_two_posts(page):
    assert "<table" in redrawn(page, lambda: choose_last(page))


def choose_a_type(page):
    redrawn(page, lambda: choose_last(page, 0))


ANSWERS = {
    "02": move_the_years,
    "03": type_a_term,
    "04": choose_groups,
    "06": choose_two_posts,
    "08": choose_two_posts,
    "09": choose_a_type,
}

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


def opened(browser, lab, name):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{lab}/lab/tree/notebooks/{name}?reset", wait_until="load")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function(
        "() => /Idle/.test(document.querySelector('.jp-Notebook-ExecutionIndicator')"
        "?.dataset.status ?? '') || document.querySelector('.jp-Notebook-ExecutionIndicator"
        "[data-status=idle]')",
        timeout=60_000,
    )
    return page


def run_all(page):
    page.evaluate("window.jupyterapp.commands.execute('runmenu:run-all')")
    deadline = time.time() + RUN_SECONDS
    while time.time() < deadline:
        prompts = page.evaluate(
            """() => {
                const tracker = window.jupyterapp.shell.currentWidget.content;
                return tracker.widgets.filter(c => c.model.type === 'code')
                    .map(c => c.model.executionState + ':' + c.model.executionCount);
            }"""
        )
        if all(re.fullmatch(r"idle:\\d+", p) for p in prompts):
            return
        time.sleep(0.5)
    pytest.fail(f"not finished after {RUN_SECONDS} s: {prompts}")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_run_all(browser, lab, name):
    page = opened(browser, lab, name)
    run_all(page)
    errors = page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .filter(c => c.model.type === 'code')
            .flatMap(c => c.model.sharedModel.outputs)
            .filter(o => o.output_type === 'error').map(o => o.evalue)"""
    )
    assert errors == []
    page.close()

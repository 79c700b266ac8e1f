"""The whole audit: from a checkout, and from a wheel in an environment that has nothing else."""

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from pressaudit.analyse.posts import NO_OUTLET, SITE
from pressaudit.app import audit as audits
from pressaudit.app.cli import main
from pressaudit.app.execute import NotebookError, run_all
from pressaudit.app.opening import opening
from pressaudit.app.pipeline import build_tables
from pressaudit.app.site import OPENING, opened
from pressaudit.read import captures
from pressaudit.read.files import sources
from pressaudit.read.formats import FORMATS
from tests import mixed, sample

ROOT = Path(__file__).parents[2]
REFUSED = sorted(name for name in mixed.files() if name.startswith("refused/"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return mixed.write(tmp_path_factory.mktemp("mixed"))


@pytest.fixture(scope="module")
def outcome(folder, tmp_path_factory):
    return build_tables([folder], tmp_path_factory.mktemp("tables"), text=True)


# A folder with one of each.


def test_one_of_each_format_is_read(outcome):
    assert sorted(error.name for error in outcome.errors) == REFUSED
    read = {re.sub(r"/.*", "", capture.name) for capture in outcome.captures}
    assert read == {name for name in mixed.files() if name not in REFUSED}
    assert {capture.format for capture in outcome.captures} == set(FORMATS)


def test_the_first_page_says_what_was_read_how(outcome):
    said = opening(outcome.archive)
    assert f"**{outcome.posts} posts** were read from {len(outcome.captures)} captures" in said
    assert "**4 captures were refused**" in said
    assert "6 × html" in said
    for capture in outcome.captures:
        assert capture.name in said
    for error in outcome.errors:
        assert error.name in said
        assert error.remedy.split(";")[0] in said
    assert "not analysed" in said


def test_only_the_audited_archive_is_the_site_itself(outcome):
    posts = outcome.archive.posts
    own = posts[posts["outlet"] == SITE]
    assert set(own["site"]) == {"Ferry Watch"}
    assert set(posts.loc[posts["outlet"] == NO_OUTLET, "capture"]) == {
        "article.tei", "copied.txt", "message.eml",
    }  # fmt: skip


class Raw(bytes):
    """Bytes that count how many of them are held."""

    held = 0

    def __init__(self, *_):
        type(self).held += 1

    def __del__(self):
        type(self).held -= 1


def test_no_more_than_one_capture_is_held_in_memory(folder, monkeypatch):
    monkeypatch.setattr(captures, "_bytes_of", lambda path, _: Raw(path.read_bytes()))
    results, most = [], 0
    for one in captures.read(sources([folder])):
        results.append(one)
        most = max(most, Raw.held)
    assert len(results) > 30
    assert most == 1
    assert Raw.held == 0


def test_the_first_page_gives_way_to_the_readers_own():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    page = opened(index, r"Read: \1")
    assert r"Read: \1" in page
    assert not any(mark in page for mark in OPENING)
    assert "toctree" in page


def test_names_of_files_cannot_break_the_page(tmp_path):
    (tmp_path / "a").mkdir()
    name = "```\n<script>x</script>.csv"
    (tmp_path / "a" / name.replace("/", "_")).write_text(
        "title,text\nPier,The pier is closed.\n", encoding="utf-8"
    )
    said = opening(build_tables([tmp_path / "a"], tmp_path / "t").archive)
    assert "<script>" not in said


# What stands against it.


def run(*arguments: object):
    return CliRunner().invoke(main, ["audit", *map(str, arguments)])


def test_nothing_usable_leaves_no_folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = run(tmp_path / "in", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["in", "in/deep/er"])
def test_the_result_must_not_lie_among_the_captures(tmp_path, out):
    (tmp_path / "in").mkdir()
    done = run(tmp_path / "in", "--out", tmp_path / out)
    assert done.exit_code == 2
    assert "beside it" in done.output
    assert not (tmp_path / "in" / "deep").exists()


def test_captures_are_never_replaced_by_the_result(tmp_path):
    (tmp_path / "out" / "site" / "in").mkdir(parents=True)
    done = run(tmp_path / "out" / "site" / "in", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert (tmp_path / "out" / "site" / "in").exists()


def test_a_missing_package_is_told_with_the_extra_that_has_it(tmp_path, monkeypatch):
    monkeypatch.setattr(audits, "NEEDED", ("sphinx", "nowhere_to_be_found"))
    done = run(sample.TEXT, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "nowhere_to_be_found" in done.output
    assert "pip install 'pressaudit[site]'" in done.output


@pytest.mark.parametrize("before", [True, False])
def test_what_fails_leaves_the_last_audit(tmp_path, monkeypatch, before):
    out = tmp_path / "out"
    if before:
        (out / "site").mkdir(parents=True)
        (out / "site" / "index.html").write_text("old", encoding="utf-8")

    def fail(*_, **__):
        raise NotebookError("a cell failed")

    monkeypatch.setattr(audits, "_made", fail)
    with pytest.raises(NotebookError):
        audits.audit(sample.TEXT, out, print)
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(out.rglob("*.*"))] == (
        ["out/site/index.html"] if before else []
    )
    assert out.exists() == before


def notebook(path: Path, source: str) -> Path:
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), path)
    return path


def test_a_cell_that_fails_is_named_and_nothing_is_written(tmp_path):
    (tmp_path / "out").mkdir()
    bad = notebook(tmp_path / "bad.ipynb", "1 / 0")
    with pytest.raises(NotebookError, match=r"bad\.ipynb: a cell failed"):
        run_all([bad], tmp_path / "out", tmp_path)
    assert list((tmp_path / "out").iterdir()) == []


SLOW = """
import sys
from pathlib import Path
from pressaudit.app.cli import run
from pressaudit.app.execute import run_all
def command(**_):
    run_all([Path(p) for p in sys.argv[2:]], Path(sys.argv[1]), Path(sys.argv[1]))
run(command)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")
def test_an_interruption_is_answered_at_once_and_leaves_no_kernel(tmp_path):
    source = (
        "import os, pathlib, time\n"
        f"pathlib.Path({str(tmp_path)!r}, f'kernel-{{os.getpid()}}').touch()\ntime.sleep(600)"
    )
    paths = [notebook(tmp_path / f"{n}.ipynb", source) for n in range(3)]
    command = [sys.executable, "-c", SLOW, str(tmp_path), *map(str, paths)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    kernels: list[int] = []
    deadline = time.monotonic() + 60
    while len(kernels) < 2 and time.monotonic() < deadline and process.poll() is None:
        kernels = [int(path.name.partition("-")[2]) for path in tmp_path.glob("kernel-*")]
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert process.stderr is not None
    said = process.stderr.readline()
    took = time.monotonic() - began
    process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert "interrupted" in said
    assert len(kernels) == 2
    assert [k for k in kernels if Path(f"/proc/{k}/cmdline").exists()] == []
    assert took < 2, f"{took:.1f} s"


# From a wheel.


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_what_an_audit_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("notebooks", "docs"):
        for path in (ROOT / folder).glob("*.*"):
            if path.name != "results.md":
                assert f"pressaudit/share/{folder}/{path.name}" in names
    assert "pressaudit/share/data/sample/archive.txt" in names
    assert not any("data/raw" in name or "nejat-2018" in name for name in names)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The command of a bare environment: the wheel, and the packages that it declares."""
    home = tmp_path_factory.mktemp("env") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home)})
    target = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install"]
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*target, *options, str(wheel)], check=True)
    # The packages of this environment, after those of the new one: nothing is fetched.
    there = sysconfig.get_paths()["purelib"]
    Path(paths["purelib"], "packages.pth").write_text(f"{there}\n", encoding="utf-8")
    return home / "bin" / "pressaudit"


@pytest.mark.slow
def test_an_audit_without_a_checkout(installed, tmp_path):
    given = mixed.write(tmp_path / "in")
    (given / "sample.txt").write_bytes(sample.TEXT.read_bytes())
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PRESSAUDIT"))}
    done = subprocess.run(
        [installed, "audit", "in", "--out", "out"],
        cwd=tmp_path, env=outside, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    out = tmp_path / "out"
    index = out / "site" / "index.html"
    assert done.stdout.splitlines()[-1] == f"Open {index.as_uri()}"
    assert sorted(p.name for p in out.iterdir()) == ["notebooks", "site", "tables"]
    assert json.loads((out / "tables" / "manifest.json").read_text(encoding="utf-8"))["files"]
    names = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
    assert sorted(path.name for path in (out / "notebooks").iterdir()) == names
    for name in names:
        for cell in nbformat.read(out / "notebooks" / name, as_version=4).cells:
            for output in cell.get("outputs", []):
                assert output.output_type != "error", (name, cell.id)
        assert (out / "site" / "notebooks" / name).with_suffix(".html").is_file()
    page = index.read_text(encoding="utf-8")
    for name in REFUSED:
        assert name in page
    assert "4 captures were refused" in page
    first = nbformat.read(out / "notebooks" / "01_corpus.ipynb", as_version=4)
    assert "4 captures were refused" in str([c.get("outputs") for c in first.cells])
    assert str(ROOT) not in page

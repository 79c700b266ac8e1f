"""What a path may lead to: files, folders without permission, pipes, names that are no text."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressaudit.app.pipeline import build_tables
from pressaudit.read.captures import read, read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import sources

STORY = "The council of Orrin closed the old pier after divers found rotten piles below it. " * 5
PAGE = f"<html><body><article><h1>The pier is closed</h1><p>{STORY}</p></article></body></html>"


def told(*paths: Path) -> dict[str, str]:
    """Map the name of each refused path to what is said of it."""
    results = read(sources(paths))
    return {r.name: str(r) for r in results if isinstance(r, CaptureError)}


def test_a_folder_that_cannot_be_listed_is_said_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "other.html").write_text(PAGE)
    listed, names = os.scandir, os.listdir

    def denied(path: Any = ".") -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    def unlisted(path: Any = ".") -> list[str]:
        with denied(path):
            return names(path)

    monkeypatch.setattr(os, "scandir", denied)
    monkeypatch.setattr(os, "listdir", unlisted)
    results = list(read(sources([tmp_path])))
    assert [r.name for r in results if not isinstance(r, CaptureError)] == ["page.html"]
    assert "Permission denied" in told(tmp_path)["locked"]
    assert "Permission denied" in next(iter(told(tmp_path / "locked").values()))


@pytest.fixture
def special(tmp_path: Path) -> Iterator[dict[str, Path]]:
    """A folder with a pipe, a socket and a link to a device."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "null.txt").symlink_to(os.devnull)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    server = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(tmp_path)  # the path of a socket may have a hundred bytes
    server.bind("wire")
    os.chdir(here)
    yield {"a pipe": tmp_path / "pipe.html", "a device": tmp_path / "null.txt"} | {
        "a socket": tmp_path / "wire"
    }
    server.close()


def test_what_is_no_file_is_refused_without_being_opened(special: dict[str, Path]) -> None:
    (folder,) = {path.parent for path in special.values()}
    met = told(folder)
    assert "No such file" in met["gone.txt"]
    for kind, path in special.items():
        assert f"the path leads to {kind}" in met[path.name]
        assert told(path) == {path.name: met[path.name]}
        with pytest.raises(CaptureError, match=kind):
            read_capture(path)


def test_a_folder_is_no_capture(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="it holds 0 files"):
        read_capture(tmp_path)


def test_a_name_that_is_no_text_is_read_and_written(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/pier-\xe9.html")).write_text(PAGE)
    except OSError:
        pytest.skip("this file system takes text only")
    (source,) = sources([folder])
    assert source.name == "pier-\\xe9.html"
    build_tables([folder], tmp_path / "out")
    assert "pier-\\xe9.html" in (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8")


def test_what_a_browser_saved_beside_a_page_is_counted_and_gives_no_posts(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    beside = tmp_path / "page_files"
    beside.mkdir()
    for name in ("a.css", "b.js", "c.js.download", "d.png"):
        (beside / name).write_text(PAGE)
    (capture,) = read(sources([tmp_path]))
    assert not isinstance(capture, CaptureError)
    assert "4 files beside it (scripts, styles, pictures) were left out" in capture.notes

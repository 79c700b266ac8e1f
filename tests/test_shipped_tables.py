"""The tables in data/ are those that this version builds, and a build gives the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from pressaudit.app.cli import main
from pressaudit.corpus import store
from pressaudit.corpus.store import SHIPPED

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
PLACES = (ROOT / "../shared/corpus/nejat-2018-09.txt", ROOT / "data/raw/nejat-2018-09.txt")
CAPTURE = next((path for path in PLACES if path.exists()), None)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def build(out: Path, *captures: Path, options: tuple[str, ...] = ()) -> Path:
    arguments = ["build", *map(str, captures), "--out", str(out), *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.skipif(CAPTURE is None, reason="the capture is not at hand")
def test_the_shipped_tables_are_what_this_version_builds(tmp_path: Path) -> None:
    assert CAPTURE is not None
    built, shipped = contents(build(tmp_path / "built", CAPTURE)), contents(SHIPPED)
    assert sorted(built) == sorted(shipped)
    changed = [name for name in sorted(built) if built[name] != shipped[name]]
    assert changed == [], "build data/nejat-2018-09 again (make data)"


@pytest.mark.parametrize("archive", ["sample/archive.txt", "claims/claims.html"])
def test_the_order_of_sets_changes_no_byte(archive: str, tmp_path: Path) -> None:
    for seed in ("0", "4711"):
        command = [sys.executable, "-m", "pressaudit", "build", str(SAMPLE.parent / archive)]
        subprocess.run(
            [*command, "--out", str(tmp_path / seed), "--text"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
    assert contents(tmp_path / "0") == contents(tmp_path / "4711")


def test_words_change_no_table(tmp_path: Path) -> None:
    capture = SAMPLE / "archive.html"
    bare = contents(build(tmp_path / "bare", capture))
    worded = contents(build(tmp_path / "worded", capture, options=("--text",)))
    for tables in (bare, worded):
        del tables["manifest.json"]  # lists the words too where they are
    assert {name: worded[name] for name in bare} == bare
    assert sorted(set(worded) - set(bare)) == ["text/articles.csv", "text/paragraphs.csv"]


def test_parquet_holds_what_csv_holds(tmp_path: Path) -> None:
    capture = SAMPLE / "archive.txt"
    one = store.load(build(tmp_path / "csv", capture))
    two = store.load(build(tmp_path / "parquet", capture, options=("--format", "parquet")))
    assert list(one.tables) == list(two.tables)
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, two.tables[name])


def test_a_folder_and_its_files_give_the_same_tables(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("b.txt", "a.html"):
        source = SAMPLE / f"archive{Path(name).suffix}"
        (folder / name).write_bytes(source.read_bytes())
    together = contents(build(tmp_path / "folder", folder))
    apart = contents(build(tmp_path / "files", folder / "a.html", folder / "b.txt"))
    assert together == apart

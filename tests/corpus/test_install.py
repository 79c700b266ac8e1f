"""Whenever a build dies, the folder holds the tables of one build, and the next build heals it."""

import os
import shutil
from pathlib import Path

import pytest

from pressaudit.corpus.install import CorpusError, current, replacing

OLD = {"articles.csv": "old", "terms.csv": "old", "text/words.csv": "old"}
NEW = {"articles.csv": "new", "names.csv": "new", "text/more.csv": "new"}


def write(folder: Path, files: dict[str, str]) -> None:
    with replacing(folder) as draft:
        for name, text in files.items():
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {name: path.read_text() for name, path in current(folder).items()}


def here(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def dies(folder: Path, step: int) -> bool:
    """Write NEW in a process that is gone before its ``step``-th change of a name or file."""
    child = os.fork()
    if child == 0:
        left = [step]

        def doomed(method):
            def call(*args, **more):
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return method(*args, **more)

            return call

        for name in ("replace", "rename", "unlink", "rmdir", "mkdir", "write_text"):
            setattr(Path, name, doomed(getattr(Path, name)))
        shutil.rmtree = doomed(shutil.rmtree)
        write(folder, NEW)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def test_the_new_files_take_the_place_of_the_old_and_no_others(tmp_path):
    write(tmp_path, OLD)
    (tmp_path / "mine.txt").write_text("not ours")
    write(tmp_path, NEW)
    assert read(tmp_path) == NEW
    assert here(tmp_path) == {*NEW, "mine.txt", "manifest.json"}


def test_killed_before_any_step_a_reader_sees_the_tables_of_one_build(tmp_path):
    seen, step = [], 0
    while True:
        folder = tmp_path / str(step)
        write(folder, OLD)
        died = dies(folder, step)
        found = read(folder)
        assert found in (OLD, NEW)
        seen.append(found == NEW)
        write(folder, NEW)
        assert here(folder) == {*NEW, "manifest.json"}, "what the dead build left is gone"
        if not died:
            break
        step += 1
    assert step > 10
    assert seen == sorted(seen), "once the new tables are seen, they stay"


def test_a_failed_build_leaves_the_folder_as_it_was(tmp_path):
    write(tmp_path / "old", OLD)
    for name in ("old", "fresh"):
        with pytest.raises(ZeroDivisionError), replacing(tmp_path / name) as draft:
            (draft / "articles.csv").write_text("half")
            raise ZeroDivisionError
    assert read(tmp_path / "old") == OLD
    assert here(tmp_path / "old") == {*OLD, "manifest.json"}
    assert not (tmp_path / "fresh").exists()


def test_two_builds_at_once_are_told(tmp_path):
    with replacing(tmp_path) as draft:
        (draft / "articles.csv").write_text("first")
        with pytest.raises(CorpusError, match="another build is writing there"):
            write(tmp_path, NEW)
    assert read(tmp_path) == {"articles.csv": "first"}


def test_a_folder_in_the_place_of_a_table_changes_nothing(tmp_path):
    write(tmp_path, OLD)
    (tmp_path / "names.csv").mkdir()
    with pytest.raises(CorpusError, match=r"names\.csv: a folder stands where this table belongs"):
        write(tmp_path, NEW)
    assert read(tmp_path) == OLD


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda f: (f / "terms.csv").write_text("odd"), r"terms\.csv: not as the build wrote it"),
        (lambda f: (f / "terms.csv").unlink(), r"terms\.csv: this table is missing"),
        (lambda f: (f / "manifest.json").unlink(), r"manifest\.json: .* is missing"),
        (lambda f: (f / "manifest.json").write_text("[]"), r"manifest\.json: not a manifest"),
    ],
)
def test_what_is_not_of_one_build_is_refused(tmp_path, harm, said):
    write(tmp_path, OLD)
    harm(tmp_path)
    with pytest.raises(CorpusError, match=said):
        current(tmp_path)

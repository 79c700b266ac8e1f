"""From captures to tables on disk, and what the notebook on one's own archive makes of it."""

from pathlib import Path

import pytest

import pressaudit
from pressaudit.app import own_archive
from pressaudit.app.pipeline import build_tables
from pressaudit.read.errors import CaptureError
from tests import sample


def test_the_tables_on_disk_are_the_corpus(tmp_path: Path) -> None:
    outcome = build_tables([sample.TEXT], tmp_path / "tables", text=True)
    loaded = pressaudit.load(tmp_path / "tables")
    assert outcome.posts == len(loaded.posts) == len(sample.gold("articles"))
    assert loaded.corpus.text is not None


def test_a_page_met_twice_counts_once(tmp_path: Path) -> None:
    outcome = build_tables([sample.TEXT, sample.HTML], tmp_path / "tables")
    assert (outcome.posts, outcome.repeated) == (14, 14)


def test_nothing_usable_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = build_tables([tmp_path / "empty.txt"], tmp_path / "tables")
    assert outcome.corpus is None
    assert [error.name for error in outcome.errors] == ["empty.txt"]
    assert not (tmp_path / "tables").exists()


def test_the_notebook_says_why_it_cannot_go_on(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(CaptureError, match="put saved archive pages into it"):
        own_archive.open_archive(tmp_path / "pages", tmp_path / "tables")


def test_unusable_captures_are_named_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(sample.TEXT.read_bytes())
    (tmp_path / "b.txt").write_text("")
    outcome = own_archive.open_archive(tmp_path, tmp_path / "out" / "tables")
    assert own_archive.unusable(outcome)["message"].str.startswith("b.txt, line 1").all()


def test_tables_that_an_audit_has_built_are_opened(tmp_path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_bytes(sample.TEXT.read_bytes())
    (tmp_path / "b.txt").write_text("")
    built = own_archive.open_archive(tmp_path, tmp_path / "out" / "tables")
    monkeypatch.setenv(own_archive.TABLES_VARIABLE, str(tmp_path / "out" / "tables"))
    opened = own_archive.open_archive(tmp_path, tmp_path / "none")
    assert [str(error) for error in opened.errors] == [str(error) for error in built.errors]
    assert opened.repeated == built.repeated
    assert opened.archive.posts.equals(built.archive.posts)
    assert not (tmp_path / "none").exists()


def test_quoted_words_are_those_between_the_marks(tmp_path: Path) -> None:
    archive = own_archive.open_archive(sample.TEXT, tmp_path / "tables").archive
    words = own_archive.quoted_words(archive)
    said = {row["text"] for row in sample.gold("quotations") if row["kind"] == "quotation"}
    assert len(said & set(words["text"])) / len(said) > 0.9


def test_the_environment_names_other_captures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(own_archive.CAPTURES_VARIABLE, raising=False)
    assert own_archive.captures("here.txt") == Path("here.txt")
    monkeypatch.setenv(own_archive.CAPTURES_VARIABLE, "there")
    assert own_archive.captures("here.txt") == Path("there")

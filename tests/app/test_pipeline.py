"""From captures to tables on disk, and what the notebook on one's own archive makes of it."""

from pathlib import Path

import pytest

import pressaudit
from pressaudit.app import own_archive
from pressaudit.app.pipeline import build_tables
from pressaudit.corpus.store import CorpusError
from pressaudit.read.errors import CaptureError
from tests import sample
from tests.archives import page


def test_the_tables_on_disk_are_the_corpus(tmp_path: Path) -> None:
    outcome = build_tables([sample.TEXT], tmp_path / "tables", text=True)
    loaded = pressaudit.load(tmp_path / "tables")
    assert outcome.posts == len(loaded.posts) == len(sample.gold("articles"))
    assert loaded.corpus.text is not None


def test_a_page_met_twice_counts_once(tmp_path: Path) -> None:
    outcome = build_tables([sample.TEXT, sample.HTML], tmp_path / "tables")
    assert (outcome.posts, outcome.repeated) == (14, 14)


def test_roles_of_ones_own_are_no_capture_and_stand_beside_the_tables(tmp_path: Path) -> None:
    pages, tables = tmp_path / "pages", tmp_path / "tables"
    pages.mkdir()
    (pages / "page.txt").write_text(page(2), encoding="utf-8")
    (pages / "roles.csv").write_text("name,role\nEwan Strade,expert\n", encoding="utf-8")
    outcome = build_tables([pages], tables)
    assert (len(outcome.captures), outcome.errors) == (1, ())
    assert pressaudit.load(tables).own_roles() == {"Ewan Strade": "expert"}


def test_roles_that_are_none_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(2), encoding="utf-8")
    (tmp_path / "roles.csv").write_text("name,role\nEwan Strade,wizard\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="wizard is no role"):
        build_tables([tmp_path], tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


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


def test_passages_from_outside_are_found_and_leave_the_others_as_they_are(tmp_path: Path) -> None:
    text = sample.article_texts()
    post = min(text)
    words = max(text[post].splitlines(), key=len)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "wire.txt").write_text(f"Sent by us.\n{words}\n", encoding="utf-8")
    alone = build_tables([sample.TEXT], tmp_path / "alone").archive
    held = build_tables([sample.TEXT], tmp_path / "held", reference=tmp_path / "copy").archive
    found = held.references()
    assert alone.references().empty
    assert "wire" in set(found["reference"])
    assert found["exact_8"].max() >= 8
    assert (held.corpus.reuse == alone.corpus.reuse).all(axis=None)


def test_texts_from_outside_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    with pytest.raises(CorpusError, match="no texts"):
        build_tables([sample.TEXT], tmp_path / "out", reference=tmp_path / "copy")
    (tmp_path / "copy" / "wire.txt").write_bytes(b"caf\xe9")
    with pytest.raises(CorpusError, match="not UTF-8"):
        build_tables([sample.TEXT], tmp_path / "out", reference=tmp_path / "copy")
    assert not (tmp_path / "out").exists()

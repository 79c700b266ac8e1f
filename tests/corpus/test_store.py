"""Tables are saved whole or not at all, and come back as they were."""

import hashlib
import json

import pandas as pd
import pytest

import pressaudit
from pressaudit.corpus import store
from pressaudit.corpus.store import CorpusError
from tests.frames import corpus

POST = {"article_id": "p-01", "position": 1, "title": "Ferries", "posted": "2019-03-01"}
HOSTILE = ["=1+1", "-5 degrees", "'=quoted", "a,b", 'say "x"', "two\nlines", "", "ünï"]


def sign(folder):
    """Make the manifest name the tables as they are."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    for name in manifest["files"]:
        manifest["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest))


@pytest.fixture
def small():
    return corpus(
        articles=[POST | {"article_id": f"p-{n:02}", "title": t} for n, t in enumerate(HOSTILE)],
        reuse=[
            {"reuse_id": "r1", "a_article": "p-01", "b_article": "p-02", "similarity": 0.123456}
        ],
        capture=[{"capture": "x.txt", "lines": 3, "articles": 1, "body": 2, "blank": 1}],
    )


def test_tables_come_back_as_they_were(small, tmp_path):
    store.save(small, tmp_path / "out")
    back = store.load(tmp_path / "out")
    assert list(back.tables) == list(small.tables)
    pd.testing.assert_frame_equal(back.articles, small.articles)
    pd.testing.assert_frame_equal(back.capture, small.capture)
    assert back.reuse["similarity"].tolist() == [0.1235]


def test_the_same_corpus_gives_the_same_bytes(small, tmp_path):
    for name in ("one", "two"):
        store.save(small, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_no_cell_begins_like_a_formula(small, tmp_path):
    store.save(small, tmp_path)
    lines = (tmp_path / "articles.csv").read_text(encoding="utf-8")
    assert ",=1+1" not in lines
    assert ",'=1+1" in lines


def test_words_are_kept_apart_and_go_when_a_build_has_none(small, tmp_path):
    words = corpus(text__paragraphs=[{"text": "- a dash"}], text__articles=[{"text": "x"}])
    store.save(words, tmp_path)
    assert store.load(tmp_path).text.paragraphs["text"].tolist() == ["- a dash"]
    (tmp_path / "mine.txt").write_text("not ours", encoding="utf-8")
    store.save(small, tmp_path)
    assert store.load(tmp_path).text is None
    assert (tmp_path / "mine.txt").exists()
    assert not (tmp_path / "text").exists()


def test_large_tables_may_be_parquet(tmp_path):
    terms = corpus(terms=[{"article_id": "a", "paragraph": 1, "term": "=x", "count": 2}])
    store.save(terms, tmp_path, parquet=True)
    assert (tmp_path / "terms.parquet").exists()
    assert not (tmp_path / "terms.csv").exists()
    assert store.load(tmp_path).terms["term"].tolist() == ["=x"]
    store.save(terms, tmp_path)
    assert not (tmp_path / "terms.parquet").exists()


def test_a_failed_save_leaves_the_folder_as_it_was(small, tmp_path, monkeypatch):
    store.save(small, tmp_path / "out")
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_write", full)
    with pytest.raises(CorpusError, match="No space left"):
        store.save(corpus(), tmp_path / "out")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(CorpusError, match="pressaudit build"):
        store.load(tmp_path / "nowhere")


def test_a_missing_table_is_named(small, tmp_path):
    store.save(small, tmp_path)
    (tmp_path / "reuse.csv").unlink()
    with pytest.raises(CorpusError, match=r"reuse\.csv"):
        store.load(tmp_path)


def test_a_missing_column_is_named_with_its_file_and_line(small, tmp_path):
    store.save(small, tmp_path)
    path = tmp_path / "events.csv"
    path.write_text("event_id,label\n", encoding="utf-8")
    sign(tmp_path)
    with pytest.raises(CorpusError, match=r"events\.csv, line 1: the columns .*date_begin"):
        store.load(tmp_path)


def test_the_environment_names_the_default_corpus(small, tmp_path, monkeypatch):
    store.save(small, tmp_path)
    monkeypatch.setenv(store.CORPUS_VARIABLE, str(tmp_path))
    assert len(pressaudit.load().posts) == len(HOSTILE)

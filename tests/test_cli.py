"""The command: what it writes, what it says, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import pressaudit
from pressaudit.cli import main

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample" / "archive.txt"
TABLES = {
    "articles.csv",
    "paragraphs.csv",
    "timexes.csv",
    "events.csv",
    "quotations.csv",
    "citations.csv",
    "reuse.csv",
    "terms.csv",
    "names.csv",
    "capture.csv",
}


def run(*arguments: object):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "tables"
    result = run("build", SAMPLE, "--out", out)
    assert result.exit_code == 0, result.output
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_build_writes_the_tables_and_no_words(built):
    names = set(contents(built))
    assert names >= TABLES
    assert not any(name.startswith("text/") for name in names)


def test_build_gives_the_same_bytes_again(built, tmp_path):
    run("build", SAMPLE, "--out", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(built)


def test_text_comes_when_asked_for_and_agrees_with_the_offsets(tmp_path):
    run("build", SAMPLE, "--out", tmp_path, "--text")
    corpus = pressaudit.load(tmp_path)
    text = corpus.text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    for row in corpus.timexes.itertuples():
        assert text[row.article_id, row.paragraph][row.char_start : row.char_end] == row.surface
    articles = corpus.text.articles.set_index("article_id")["text"]
    for row in corpus.reuse.itertuples():
        assert articles[row.a_article][row.a_start : row.a_end].strip()


def test_parquet_on_request(tmp_path):
    run("build", SAMPLE, "--out", tmp_path, "--format", "parquet")
    assert (tmp_path / "terms.parquet").exists()
    assert not (tmp_path / "terms.csv").exists()


def test_an_unusable_capture_is_named_and_the_rest_is_built(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_bytes(SAMPLE.read_bytes())
    (pages / "b.txt").write_bytes(b"")
    result = run("build", pages, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "b.txt, line 1: " in result.stderr
    assert "Remedy: " in result.stderr
    assert len(pressaudit.load(tmp_path / "out").capture) == 1


def test_nothing_usable_leaves_the_folder_alone(built, tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    before = contents(built)
    result = run("build", bad, "--out", built)
    assert result.exit_code == 2
    assert contents(built) == before


def test_wrong_usage():
    assert run("build", SAMPLE).exit_code == 2
    assert run("build", "/nowhere/at/all.txt", "--out", "x").exit_code == 2


def test_the_same_page_twice_is_counted_once(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    result = run("build", tmp_path / "one.txt", tmp_path / "two.txt", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "are counted once" in result.stderr
    corpus = pressaudit.load(tmp_path / "out")
    assert corpus.articles["title"].is_unique
    assert len(corpus.capture) == 2


def test_report_fits_one_screen(built):
    result = run("report", built)
    assert result.exit_code == 0
    assert len(result.output.splitlines()) <= 24
    assert "posts" in result.output


def test_report_of_nothing_says_what_to_do(tmp_path):
    result = run("report", tmp_path / "none")
    assert result.exit_code == 2
    assert "pressaudit build" in result.stderr

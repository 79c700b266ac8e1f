"""The command: what it writes, what it says, and how it ends."""

import errno
import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from pressaudit.app import cli
from pressaudit.app.cli import main
from pressaudit.app.report import report
from pressaudit.archive import Archive
from pressaudit.corpus import store
from pressaudit.read import captures
from pressaudit.read.drafts import Draft, Page
from tests.frames import corpus

ROOT = Path(__file__).parents[2]
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
    corpus = store.load(tmp_path)
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
    assert len(store.load(tmp_path / "out").capture) == 1


def test_nothing_usable_leaves_the_folder_alone(built, tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    before = contents(built)
    result = run("build", bad, "--out", built)
    assert result.exit_code == 2
    assert contents(built) == before


def test_a_folder_of_all_sorts_names_each_file_that_is_no_page(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.txt").write_bytes(SAMPLE.read_bytes())
    (pages / "wide.txt").write_bytes(SAMPLE.read_text("utf-8").encode("utf-16"))
    bad = {
        "empty.txt": (b"", "empty"),
        "login.html": (b'<html><input type="password"></html>', "asks for a password"),
        "notes.md": (b"# Notes\n\nNothing here.\n", "holds no posts"),
        "pier.png": (b"\x89PNG\r\n\x1a\n\0", "PNG"),
        "frames.html": (b'<html><frameset><frame src="a.html"></frameset></html>', "frames"),
        "lost.txt": (SAMPLE.read_bytes().decode("ascii", "replace").encode(), "U+FFFD"),
    }
    for name, (data, _) in bad.items():
        (pages / name).write_bytes(data)
    result = run("build", pages, "--out", tmp_path / "out")
    assert result.exit_code == 1
    for name, (_, says) in bad.items():
        (line,) = [x for x in result.stderr.splitlines() if f" {name}, line " in x]
        assert says in line
        assert "Cause: " in line
        assert "Remedy: " in line
    assert "14 of 28 posts stand in more than one place" in result.stderr
    assert result.output.splitlines()[-1].startswith("14 posts of 2 captures: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "pages"]


def test_a_page_whose_layout_is_not_understood_is_refused_loudly(tmp_path, monkeypatch):
    page = Page([Draft(title="The pier")], roles=["title"] * 6 + [""])
    monkeypatch.setitem(captures.FORMATS, "text", lambda *_: page)
    result = run("build", SAMPLE, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "archive.txt, line 7: a line has no role" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("build", SAMPLE, "--out", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_wrong_usage():
    assert run("build", SAMPLE).exit_code == 2
    result = run("build", "/nowhere/at/all.txt", "--out", "x")
    assert result.exit_code == 2
    assert "/nowhere/at/all.txt: no such file" in result.stderr


def test_a_folder_without_pages_is_named_with_what_to_do(tmp_path):
    result = run("build", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{tmp_path}: no page was found" in result.stderr
    assert "Save the archive's pages" in result.stderr


def test_the_same_page_twice_is_counted_once(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    result = run("build", tmp_path / "one.txt", tmp_path / "two.txt", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "are counted once" in result.stderr
    corpus = store.load(tmp_path / "out")
    assert corpus.articles["title"].is_unique
    assert len(corpus.capture) == 2


def test_report_fits_one_screen(built):
    result = run("report", built)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("14 posts · 8 outlets · ")
    for head in ("written for", "quoted", "voices", "shared text", "times", "events"):
        assert any(line.startswith(head) for line in lines)


def test_report_since_a_day_says_what_its_posts_change(built):
    posted = Archive(store.load(built)).posts["posted"]
    day = posted.dropna().sort_values().iloc[-2]
    new, old = int((~(posted < day)).sum()), int((posted < day).sum())
    lines = run("report", built, "--since", str(day.date())).output
    assert lines.startswith(f"{new} posts since {day.date()}")
    assert f"\nposts: {old} posts" in lines
    assert f"\n→ {new + old} posts" in lines
    assert run("report", built, "--since", "2099-01-01").exit_code == 2


def test_report_of_one_post_that_says_next_to_nothing(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("News\n\nThe pier\n\nIt is shut.\n\nMay 5, 2019 1 comment\n", encoding="utf-8")
    assert "1 post of 1 capture:" in run("build", page, "--out", tmp_path / "out").output
    lines = [line.rstrip() for line in run("report", tmp_path / "out").output.splitlines()]
    assert lines[0] == "1 post · 3 words · 5 May 2019"
    assert "quoted       nobody" in lines
    assert "times        none named" in lines


def test_names_are_never_read_as_markup_of_the_terminal():
    shown = io.StringIO()
    row = {"article_id": "a", "outlet": "[red]Courier[/x]", "complete": True, "words": 1}
    archive = Archive(corpus(articles=[row], capture=[{"capture": "x", "lines": 1}]))
    report(archive, Console(file=shown))
    assert "[red]Courier[/x]" in shown.getvalue()


def test_report_of_nothing_says_what_to_do(tmp_path):
    result = run("report", tmp_path / "none")
    assert result.exit_code == 2
    assert "pressaudit build" in result.stderr


def ended(capsys, error: BaseException) -> tuple[int, str]:
    """Exit status and last word of the command when a build ends with ``error``."""

    def doomed(**_: object) -> None:
        raise error

    with pytest.raises(SystemExit) as status:
        cli.run(doomed)
    return int(status.value.code), capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (MemoryError(), 3, "not enough memory"),
        (ZeroDivisionError("by nought"), 3, "internal error in test_cli.py, line"),
        (OSError(5, "disk on fire"), 3, "internal error"),
    ],
)
def test_every_end_has_its_status_and_one_line(capsys, error, status, said):
    code, words = ended(capsys, error)
    assert code == status
    assert said in words
    assert len(words.splitlines()) == 1


def test_a_full_disk_is_no_wrong_usage(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pressaudit.corpus.store._write", full)
    done = run("build", SAMPLE, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert "No space left on device" in done.stderr
    assert not (tmp_path / "out").exists()


def test_names_of_files_cannot_act_in_the_terminal(tmp_path):
    name = tmp_path / "page\x1b[31m\u202e\n.html"
    name.write_text("no page")
    done = run("build", name, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    assert "page\\x1b[31m\\u202e\\n.html" in done.stderr


def test_help_and_messages_come_without_the_heavy_packages():
    script = (
        "import sys; from pressaudit.app import cli; "
        "print(sorted({'pandas', 'sklearn', 'scipy', 'lxml', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

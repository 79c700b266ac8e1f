"""How a capture was read, told line by line."""

from pathlib import Path

from click.testing import CliRunner

from pressaudit import rules
from pressaudit.app.cli import main
from pressaudit.read.explain import explain
from pressaudit.read.model import Role
from tests.read.pages import POSTS, html_page, text_page


def test_each_line_has_its_role_and_why(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text_page(POSTS), encoding="utf-8")
    told = list(explain(path))
    assert told[0] == "page.txt: text, 4 posts"
    assert "  page-01 posted: 2019-03-05" in told
    (line,) = [t for t in told if "March 5, 2019 0 comments" in t]
    assert "date_line" in line
    assert line.endswith("[a date that the layout puts at this place]")


def test_a_page_shows_its_text_only(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html_page(POSTS), encoding="utf-8")
    assert not [t for t in explain(path) if " markup " in t]


def test_what_is_not_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Nothing here.\n", encoding="utf-8")
    (line,) = explain(path)
    assert line.startswith("page.txt: not read. it holds no posts")


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text_page(POSTS), encoding="utf-8")
    result = CliRunner().invoke(main, ["explain", str(path)])
    assert result.exit_code == 0
    assert "page.txt: text, 4 posts" in result.output
    missing = CliRunner().invoke(main, ["explain", str(tmp_path / "none")])
    assert missing.exit_code == 2


def test_every_role_has_a_reason() -> None:
    assert {role.value for role in Role} <= set(rules.load("layout")["why"])

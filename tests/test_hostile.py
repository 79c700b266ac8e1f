"""A capture that means harm: built, loaded, and shown by every cell of every notebook."""

import csv
import html.parser
import re
import warnings
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from markdown_it import MarkdownIt

from pressaudit.app.cli import main
from pressaudit.app.own_archive import CAPTURES_VARIABLE
from pressaudit.corpus import store
from tests.read.pages import Post, html_page, text_page

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("0[0-6]_*.ipynb"))

HARM = [
    "<script>alert(1)</script> at the Pier",
    '=HYPERLINK("http://evil.example";"Pier")',
    "$\\frac{1}{0}$ and $x$ Tickets",
    "[Click](javascript:alert(1)) **Bold** `code` ![p](http://evil.example/p.png)",
    "<svg onload=alert(1)><text>Pier</text></svg>",
    "\u202eexe.reip\u202c Pier \u2066Lock",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "</td></tr></table><img src=x onerror=alert(1)>",
    "{{7*7}} {n} {0} %s \\begin{align} \\(x\\)",
    "+1+cmd|' /C calc'!A1",
    "-2+3+cmd|' /C calc'!A2",
    "&lt;script&gt;alert(2)&lt;/script&gt;",
]
PEOPLE = ["Ada <b>Quill", "Tom $Brandt$", "Ines *Marlow*", "=Rosa Tholen", "\u202eIvo Maren"]


def hostile_posts() -> list[Post]:
    posts = []
    for n, harm in enumerate(HARM):
        who, other = PEOPLE[n % len(PEOPLE)], PEOPLE[(n + 1) % len(PEOPLE)]
        said = f"“The pier {harm} was sold in May {2001 + n} to the yard at Hesk,” said {who}."
        blocks = [
            ("p", f"The council of Orrin met on March {n + 1}, 2011 about {harm} and the ferry."),
            ("p", said),
            ("p", "“Nobody at Orrin was told of the sale of the old ferry and its two boats.”"),
            ("p", f"According to {other}, “the ferry {harm} sank in 1998”, and {harm} too."),
            ("p", f"By Ada Quill, {harm[:18]}" if n % 3 else f"{who}, Orrin {harm[:9]} Courier"),
        ]
        posts.append(Post(harm, harm, harm, f"March {n + 1}, 2019", blocks=blocks))
    return posts


@pytest.fixture(scope="module")
def captures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("captures")
    (folder / "=page.html").write_text(html_page(hostile_posts()[:6]), encoding="utf-8")
    (folder / "page.txt").write_text(text_page(hostile_posts()[6:]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tables(captures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "tables"
    result = CliRunner().invoke(main, ["build", str(captures), "--out", str(out), "--text"])
    assert result.exit_code == 0, result.output
    return out


def test_words_come_back_as_they_were_but_are_not_turned_round(tables: Path) -> None:
    corpus = store.load(tables)
    straight = {re.sub("[\u202a-\u202e\u2066-\u2069]", "", harm) for harm in HARM}
    assert set(corpus.articles["title"]) == straight
    assert set(corpus.articles["category"]) == straight


def test_no_cell_is_a_formula(tables: Path) -> None:
    for path in tables.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        words = path.parent.name == "text"
        calls = r"[=\t\r]|[+\-@]\S*[(|!]" if words else r"[=+\-@\t\r]"
        assert not [cell for cell in cells if re.match(calls, cell)], path.name


class _Acts(html.parser.HTMLParser):
    """Collects what would act in a browser: scripts, handlers, addresses outside the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "meta", "base", "link"):
            self.found.append(tag)
        for name, value in attrs:
            outside = re.match(r"\s*(?:javascript:|https?:|//)", value or "", re.I)
            inside = (value or "").startswith("data:text/csv")
            if name.startswith("on") or (name in ("href", "src") and outside and not inside):
                self.found.append(f"{tag} {name}={value}")


def acts(page: str) -> list[str]:
    parser = _Acts()
    parser.feed(page)
    return parser.found


def check(kind: str, content: str, own: str) -> None:
    """What a cell shows must not act, addresses apart that stand in the cell itself."""
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", content), content
    if kind == "text/html":
        assert acts(content) == [], content
    elif kind == "text/markdown":
        page = MarkdownIt("commonmark").enable("table").render(content)
        assert [a for a in acts(page) if a.split("=", 1)[-1] not in own] == [], page
        assert not re.search(r"(?<!\\)\$[^<]*\$", content), content


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebooks_show_words_that_cannot_act(
    path: Path, captures: Path, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSAUDIT_CORPUS", str(tables))
    monkeypatch.setenv(CAPTURES_VARIABLE, str(captures))
    monkeypatch.chdir(path.parent)
    shell = InteractiveShell.instance()
    shell.reset(new_session=True)
    shown = 0
    with warnings.catch_warnings():
        warnings.filterwarnings("error", "Glyph|.*mathtext")
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code":
                continue
            with capture_output(display=True) as out:
                shell.run_cell(cell.source).raise_error()
            for output in out.outputs:
                for kind, content in output.data.items():
                    if isinstance(content, str):
                        check(kind, content, cell.source)
                        shown += 1
    assert shown

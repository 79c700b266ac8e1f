"""How a capture was read: each line or paragraph with its role, and why it has it."""

from collections.abc import Iterator
from pathlib import Path

from pressaudit import rules
from pressaudit.read.captures import read
from pressaudit.read.decode import decode
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import sources
from pressaudit.read.model import Article, Capture

_SHOWN = 60
"""Characters of a line that are shown: enough to find it by."""


def explain(path: str | Path) -> Iterator[str]:
    """Yield lines that tell how the captures in a file or folder were read.

    A capture's fields come first, each post's below it; then each line with its number, its role
    and the reason for it, or where the format has no lines, each paragraph.

    Raises
    ------
    CaptureError
        If the path does not exist.
    """
    for source in sources([path]):
        for result in read([source]):
            if isinstance(result, CaptureError):
                yield f"{result.name}: not read. {result.what}; {result.cause}. {result.remedy}."
                continue
            yield f"{result.name}: {result.format}, {len(result.articles)} posts"
            yield from (f"  note: {note}" for note in result.notes)
            for article in result.articles:
                yield from _fields(article)
            yield from _lines(result, source.path)


def _fields(article: Article) -> Iterator[str]:
    byline = article.byline
    for name, value in (
        ("title", article.title),
        ("posted", article.posted.isoformat() if article.posted else ""),
        ("authors", "; ".join(byline.authors)),
        ("outlet", byline.outlet),
        ("site", article.site),
        ("language", article.language),
        ("url", article.url),
    ):
        yield f"  {article.article_id} {name}: {value or '(not stated)'}"


def _lines(capture: Capture, path: Path) -> Iterator[str]:
    why = rules.load("layout")["why"]
    if not capture.line_roles or "/" in capture.name.removeprefix(path.name):
        for article in capture.articles:
            for p in article.paragraphs:
                role = p.role.value
                yield f"  {p.line:>6} {role:<16} {_cut(p.text)}  [{why.get(role, why['body'])}]"
        return
    text, _ = decode(path.read_bytes(), capture.name)
    for number, (line, role) in enumerate(
        zip(text.removesuffix("\n").split("\n"), capture.line_roles, strict=True), start=1
    ):
        if role not in ("blank", "markup"):
            yield f"  {number:>6} {role:<16} {_cut(line)}  [{why.get(role, why['body'])}]"


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"

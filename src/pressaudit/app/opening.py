"""What the first page of a site says: the findings, and of an audit how its captures were read."""

from collections.abc import Callable

from pressaudit.archive import Archive
from pressaudit.figures import draw
from pressaudit.notebook.cells import words
from pressaudit.notebook.markup import chart_html, result_html

FINDINGS: dict[str, tuple[str, Callable[[Archive], str]]] = {
    "largest": ("The source behind most posts", lambda a: chart_html(draw("chains", a))),
    "changed": ("What changed on the way", lambda a: result_html(a.changes())),
    "heard": ("Who is heard, and who is only spoken of", lambda a: result_html(a.heard())),
    "copied": ("Text that stands in several posts", lambda a: chart_html(draw("coverage", a))),
    "dates": ("News or history", lambda a: chart_html(draw("dates", a))),
}
"""The findings, those that matter most first: heading, and the figure or table that carries it."""
POSTS = ("number", "title", "outlet", "posted")
"""Columns that say what the numbers of posts stand for."""


def lead(archive: Archive, name: str) -> str:
    """Return a finding without how sure it is and where it is proved."""
    return words(f"findings.{name}", archive).partition("\n\n*How sure:*")[0]


def answer(archive: Archive) -> str:
    """Return which archive it is and what was found, as Markdown with figures in HTML."""
    parts = [words("archive.start", archive), words("findings.about", archive)]
    posts = result_html(archive.posts, POSTS, name="which-post", caption="The posts")
    parts += [raw(posts), raw(result_html(archive.people()))]
    for name, (head, figure) in FINDINGS.items():
        parts += [f"## {head}", lead(archive, name), raw(figure(archive))]
    return "\n\n".join(parts)


def opening(archive: Archive) -> str:
    """Return the first page's words on a reader's archive, as Markdown with tables in HTML."""
    return "\n\n".join(
        [
            answer(archive),
            "## What was read",
            words("archive.read", archive),
            raw(result_html(archive.formats())),
            raw(result_html(archive.readings())),
        ]
    )


def raw(html: str) -> str:
    """Return HTML as a part of a Markdown page."""
    # A fence longer than any run of backticks within, so that no file's name can end it.
    longest = max((len(run) for run in html.split("\n") if set(run) == {"`"}), default=3)
    fence = "`" * (longest + 1)
    return f"{fence}{{raw}} html\n{html}\n{fence}"

"""What the first page of an audit says: what was read, how, and what was refused."""

from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from pressaudit.notebook.markup import result_html


def opening(archive: Archive) -> str:
    """Return the first page's words on an archive, as Markdown with tables in HTML."""
    return "\n\n".join(
        [
            words("archive.read", archive),
            _raw(result_html(archive.formats())),
            _raw(result_html(archive.readings())),
            words("archive.start", archive),
        ]
    )


def _raw(html: str) -> str:
    # A fence longer than any run of backticks within, so that no file's name can end it.
    longest = max((len(run) for run in html.split("\n") if set(run) == {"`"}), default=3)
    fence = "`" * (longest + 1)
    return f"{fence}{{raw}} html\n{html}\n{fence}"

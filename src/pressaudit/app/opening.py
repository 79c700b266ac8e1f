"""What the first page of a site says: the findings, and of an audit how its captures were read."""

from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from pressaudit.notebook.markup import result_html

FINDINGS = ("largest", "changed", "heard", "copied", "dates")
"""The findings, those that matter most first."""


def leads(archive: Archive, *names: str) -> list[str]:
    """Return findings without how sure they are and where they are proved."""
    found = (words(f"findings.{name}", archive) for name in names or FINDINGS)
    return [finding.partition("\n\n*How sure:*")[0] for finding in found]


def answer(archive: Archive) -> str:
    """Return which archive it is and what was found, as Markdown."""
    found = [f"{number}. {lead}" for number, lead in enumerate(leads(archive), start=1)]
    listed = "\n".join(item.replace("\n\n", "\n\n   ") for item in found)
    return "\n\n".join([words("findings.about", archive), listed, words("archive.start", archive)])


def opening(archive: Archive) -> str:
    """Return the first page's words on a reader's archive, as Markdown with tables in HTML."""
    return "\n\n".join(
        [
            answer(archive),
            "## What was read",
            words("archive.read", archive),
            _raw(result_html(archive.formats())),
            _raw(result_html(archive.readings())),
        ]
    )


def _raw(html: str) -> str:
    # A fence longer than any run of backticks within, so that no file's name can end it.
    longest = max((len(run) for run in html.split("\n") if set(run) == {"`"}), default=3)
    fence = "`" * (longest + 1)
    return f"{fence}{{raw}} html\n{html}\n{fence}"

"""The command: ``pressaudit build`` and ``pressaudit report``."""

import sys
from pathlib import Path

import click

import pressaudit
from pressaudit.app.fetch import ARCHIVE, FetchError, fetch
from pressaudit.app.pipeline import build_tables
from pressaudit.app.report import report as report_of
from pressaudit.corpus.store import CorpusError
from pressaudit.prose import counted
from pressaudit.read.errors import CaptureError
from pressaudit.read.explain import explain
from pressaudit.read.tables import mapping

DONE, PARTLY, UNUSABLE = 0, 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pressaudit.__version__)
def main() -> None:
    """Audit a press-clippings archive: what was posted when, and on whose word."""


@main.command("build")
@click.argument(
    "captures",
    nargs=-1,
    required=True,
    metavar="CAPTURE [CAPTURE ...]",
    type=click.Path(path_type=Path),
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the tables.",
)
@click.option("--text", is_flag=True, help="Write the words too, for local reading.")
@click.option(
    "--format",
    "table_format",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="Of the large tables, terms and names.",
)
@click.option(
    "--columns",
    metavar="FIELD=COLUMN,...",
    default="",
    help="Columns of tables of articles, as in title=headline,date=pub_date.",
)
def build_command(
    captures: tuple[Path, ...], out: Path, text: bool, table_format: str, columns: str
) -> None:
    """Build the tables of CAPTURES, files or folders of saved archive pages.

    Exit status: 0 done; 1 some captures were unusable and the rest was built; 2 wrong usage or
    nothing usable, and DIR is as it was.
    """
    missing = [str(path) for path in captures if not path.exists()]
    if missing:
        _say(
            f"{', '.join(missing)}: no such file or folder. Give saved pages, or a folder of them."
        )
        sys.exit(UNUSABLE)
    try:
        chosen = mapping(columns)
    except ValueError as error:
        _say(f"--columns: {error}")
        sys.exit(UNUSABLE)
    try:
        outcome = build_tables(
            captures, out, text=text, parquet=table_format == "parquet", columns=chosen
        )
    except (CaptureError, CorpusError) as error:
        _say(error)
        sys.exit(UNUSABLE)
    for bad in outcome.errors:
        _say(bad)
    for capture in outcome.captures:
        for note in capture.notes:
            _say(f"{capture.name}: {note}")
    if outcome.corpus is None:
        given = ", ".join(str(path) for path in captures)
        found = "was usable" if outcome.errors else "was found"
        _say(
            f"{given}: no page {found}; no tables were written. Save the archive's pages in a "
            "browser, as HTML or as text, into a folder and give that."
        )
        sys.exit(UNUSABLE)
    if outcome.repeated:
        _say(
            f"{outcome.repeated} of {outcome.posts + outcome.repeated} posts stand in more than "
            "one place and are counted once."
        )
    posts, pages = counted(outcome.posts, "post"), counted(len(outcome.captures), "capture")
    click.echo(f"{posts} of {pages}: tables in {out}")
    sys.exit(PARTLY if outcome.errors else DONE)


def _say(what: object) -> None:
    click.echo(f"pressaudit: {what}", err=True)


@main.command("fetch")
@click.argument("url")
@click.option(
    "--pages",
    required=True,
    metavar="A-B",
    help="Numbers of the archive's pages; {page} in URL says where the number goes.",
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the web archive; a fetch that was stopped goes on there.",
)
@click.option("--contact", default="", help="Mail address, told to the site with each request.")
def fetch_command(url: str, pages: str, out: Path, contact: str) -> None:
    """Fetch the pages of the archive at URL, politely, into a web archive.

    Its robots.txt is obeyed and there is a pause before each request. The same command goes on
    where it was stopped, and later asks for what has changed. `pressaudit build DIR` reads it.

    Exit status: 0 done; 1 some pages could not be fetched; 2 wrong usage or nothing fetched.
    """
    try:
        done = fetch(url, pages, out, contact=contact, say=_say)
    except FetchError as error:
        _say(error)
        sys.exit(UNUSABLE)
    held = done.before + done.fetched + done.unchanged
    click.echo(
        f"{counted(done.fetched, 'page')} fetched, {done.unchanged} unchanged, "
        f"{done.before} there before: {out / ARCHIVE}"
    )
    sys.exit((PARTLY if held else UNUSABLE) if done.failed or not held else DONE)


@main.command("explain")
@click.argument("capture", metavar="CAPTURE", type=click.Path(path_type=Path))
def explain_command(capture: Path) -> None:
    """Print how CAPTURE was read: each line or paragraph with its role, and why."""
    try:
        for line in explain(capture):
            click.echo(line)
    except CaptureError as error:
        _say(error)
        sys.exit(UNUSABLE)


@main.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def report_command(folder: Path) -> None:
    """Print the main figures of the tables in DIR on one screen."""
    try:
        report_of(pressaudit.load(folder))
    except CorpusError as error:
        _say(error)
        sys.exit(UNUSABLE)


if __name__ == "__main__":
    main()

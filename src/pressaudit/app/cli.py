"""The command: build, audit, report, explain and fetch.

Heavy packages are imported by the command that needs them, so that help and messages come at once.
"""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import pressaudit
from pressaudit import escape
from pressaudit.corpus.install import CorpusError
from pressaudit.read.errors import CaptureError

if TYPE_CHECKING:
    from pressaudit.app.pipeline import Outcome

DONE, PARTLY, UNUSABLE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130

TRACEBACK_VARIABLE = "PRESSAUDIT_TRACEBACK"
"""Environment variable that asks for the whole traceback of an internal error."""

_FULL = {errno.ENOSPC, errno.EDQUOT}


def run(command: Callable[..., object] | None = None) -> None:
    """Run the command; whatever ends it is one line on standard error and an exit status.

    0 done; 1 some captures were unusable; 2 wrong usage or nothing usable; 3 an internal error, no
    memory left, or a full disk; 130 interrupted.
    """
    try:
        (command or main)(prog_name="pressaudit", standalone_mode=False)
        status = DONE
    except click.ClickException as error:
        error.show()
        status = UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; the tables are those of the last build that was finished.")
        status = INTERRUPTED
    except MemoryError:
        _say("there is not enough memory. Build fewer captures at a time.")
        status = FAILED
    except BrokenPipeError:
        # Who read our output has left; what is not yet written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    except OSError as error:
        full = error.errno in _FULL
        _say(f"the disk is full ({error.filename})." if full else _internal(error))
        status = FAILED
    except Exception as error:
        _say(_internal(error))
        status = FAILED
    sys.exit(status)


def _internal(error: Exception) -> str:
    if os.environ.get(TRACEBACK_VARIABLE):
        traceback.print_exc()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    return (
        f"internal error in {place}: {type(error).__name__}: {error}. Nothing was written. "
        f"Please report it; {TRACEBACK_VARIABLE}=1 shows where it comes from."
    )


def _refused(error: Exception) -> NoReturn:
    """Say why there is no result, and end with the status for that."""
    _say(error)
    cause = error.__cause__
    sys.exit(FAILED if isinstance(cause, OSError) and cause.errno in _FULL else UNUSABLE)


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
@click.option("--pseudonyms", is_flag=True, help="Persons get labels for names; without words.")
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
@click.option(
    "--reference",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of texts from outside (*.txt): passages that posts share with them are a table.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Look only at posts that are new or changed; their words are kept in DIR for that.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that look at the posts; by default one a processor.",
)
def build_command(
    captures: tuple[Path, ...],
    out: Path,
    *,
    update: bool,
    workers: int | None,
    text: bool,
    pseudonyms: bool,
    table_format: str,
    columns: str,
    reference: Path | None,
) -> None:
    """Build the tables of CAPTURES, files or folders of saved archive pages.

    Exit status: 0 done; 1 some captures were unusable and the rest was built; 2 wrong usage or
    nothing usable, 3 internal error, memory or disk full, 130 interrupted: DIR is as it was.
    """
    _present(captures)
    from pressaudit.app.pipeline import build_tables  # noqa: PLC0415
    from pressaudit.prose import counted  # noqa: PLC0415
    from pressaudit.read.tables import mapping  # noqa: PLC0415

    try:
        chosen = mapping(columns)
    except ValueError as error:
        _say(f"--columns: {error}")
        sys.exit(UNUSABLE)
    try:
        outcome = build_tables(
            captures, out, text=text, pseudonyms=pseudonyms, parquet=table_format == "parquet",
            columns=chosen, reference=reference, workers=workers, update=update,
        )  # fmt: skip
    except (CaptureError, CorpusError) as error:
        _refused(error)
    _tell(outcome, captures)
    posts, pages = counted(outcome.posts, "post"), counted(len(outcome.captures), "capture")
    click.echo(f"{posts} of {pages}: tables in {out}")
    sys.exit(PARTLY if outcome.errors else DONE)


def _present(captures: Sequence[Path]) -> None:
    """End here when a path leads nowhere."""
    missing = [str(path) for path in captures if not path.exists()]
    if missing:
        _say(
            f"{', '.join(missing)}: no such file or folder. Give saved pages, or a folder of them."
        )
        sys.exit(UNUSABLE)


def _tell(outcome: "Outcome", captures: Sequence[Path]) -> None:
    """Say what a reader of the tables should know; end here when there are none."""
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


@main.command("audit")
@click.argument("captures", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for tables, notebooks and site; not within FOLDER.",
)
@click.option("--pseudonyms", is_flag=True, help="Persons get labels for names; without words.")
def audit_command(captures: Path, out: Path, *, pseudonyms: bool) -> None:
    """Audit FOLDER of saved pages: tables, executed notebooks and their site in DIR.

    The words of the captures stand in DIR too, but with --pseudonyms: keep it to yourself. Needs
    the packages of `pip install 'pressaudit[site]'`.

    Exit status: 0 done; 1 some captures were unusable and the rest was audited; 2 wrong usage or
    nothing usable, 3 internal error, memory or disk full, 130 interrupted: DIR is as it was.
    """
    _present([captures])
    from pressaudit.app.audit import PARTS, AuditError, audit  # noqa: PLC0415
    from pressaudit.prose import counted  # noqa: PLC0415

    try:
        outcome = audit(captures, out, _say, pseudonyms=pseudonyms)
    except (AuditError, CaptureError, CorpusError) as error:
        _refused(error)
    _tell(outcome, [captures])
    posts, pages = counted(outcome.posts, "post"), counted(len(outcome.captures), "capture")
    click.echo(f"{posts} of {pages}: {', '.join(PARTS)} in {out}")
    click.echo(f"Open {(out / 'site' / 'index.html').resolve().as_uri()}")
    sys.exit(PARTLY if outcome.errors else DONE)


def _say(what: object) -> None:
    click.echo(f"pressaudit: {escape.terminal(str(what))}", err=True)


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
    from pressaudit.app.fetch import ARCHIVE, FetchError, fetch  # noqa: PLC0415
    from pressaudit.prose import counted  # noqa: PLC0415

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
    from pressaudit.read.explain import explain  # noqa: PLC0415

    try:
        for line in explain(capture):
            click.echo(line)
    except CaptureError as error:
        _refused(error)


@main.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--since",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Say instead what the posts of this day and later change.",
)
def report_command(folder: Path, since: datetime | None) -> None:
    """Print the main figures of the tables in DIR on one screen."""
    from pressaudit.app import report  # noqa: PLC0415

    try:
        archive = pressaudit.load(folder)
        if since is None:
            report.report(archive)
        else:
            report.since(archive, since.date())
    except report.NothingToCompareError as error:
        _say(f"--since: {error}.")
        sys.exit(UNUSABLE)
    except CorpusError as error:
        _refused(error)


if __name__ == "__main__":
    run()

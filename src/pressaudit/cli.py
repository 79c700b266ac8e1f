"""The command: ``pressaudit build`` and ``pressaudit report``."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

import pressaudit
from pressaudit.corpus.build import build, distinct
from pressaudit.corpus.check import check
from pressaudit.corpus.store import CorpusError, load, save
from pressaudit.read.captures import read, sources
from pressaudit.read.errors import CaptureError
from pressaudit.report import report as report_of

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
    type=click.Path(exists=True, path_type=Path),
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
def build_command(captures: tuple[Path, ...], out: Path, text: bool, table_format: str) -> None:
    """Build the tables of CAPTURES, files or folders of saved archive pages.

    Exit status: 0 done; 1 some captures were unusable and the rest was built; 2 wrong usage or
    nothing usable, and DIR is as it was.
    """
    good, bad = [], 0
    listed = sources(captures)
    for result in tqdm(read(listed), total=len(listed), desc="reading", unit="", disable=None):
        if isinstance(result, CaptureError):
            bad += 1
            click.echo(f"pressaudit: {result}", err=True)
        else:
            good.append(result)
            for note in result.notes:
                click.echo(f"pressaudit: {result.name}: {note}", err=True)
    if not good:
        click.echo("pressaudit: nothing usable was found; no tables were written.", err=True)
        sys.exit(UNUSABLE)
    found = sum(len(capture.articles) for capture in good)
    kept = len(distinct(good))
    if kept < found:
        click.echo(
            f"pressaudit: {found - kept} of {found} posts stand in more than one place and are "
            "counted once.",
            err=True,
        )
    try:
        corpus = build(
            good, text=text, progress=lambda a: tqdm(a, desc="posts", unit="", disable=None)
        )
        check(corpus)
        save(corpus, out, parquet=table_format == "parquet")
    except CorpusError as error:
        click.echo(f"pressaudit: {error}", err=True)
        sys.exit(UNUSABLE)
    click.echo(f"{kept} posts of {len(good)} captures: tables in {out}")
    sys.exit(PARTLY if bad else DONE)


@main.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def report_command(folder: Path) -> None:
    """Print the main figures of the tables in DIR on one screen."""
    try:
        report_of(load(folder))
    except CorpusError as error:
        click.echo(f"pressaudit: {error}", err=True)
        sys.exit(UNUSABLE)


if __name__ == "__main__":
    main()

"""Re-executes the notebooks and builds the site: ``python -m pressaudit.app.site``.

Run from a checkout, through ``make notebooks``. The committed notebooks stay as they are unless
``--refresh`` is given; the executed copies and the site go to ``build/``. With ``--corpus`` it is
``pressaudit audit`` (:mod:`pressaudit.app.audit`).
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click
import nbformat

import pressaudit
from pressaudit.app import readme
from pressaudit.app.execute import NotebookError, run_all
from pressaudit.app.opening import answer, raw
from pressaudit.corpus.home import HOME
from pressaudit.corpus.store import SHIPPED
from pressaudit.figures.svg import SVG
from pressaudit.notebook.markup import figure_html

READING = "reading.html"
"""Page of the posts as read, where their words are at hand."""
OPENING = ("<!-- opening -->", "<!-- /opening -->")
"""What stands between these in docs/index.md gives way to what was found."""


LASTS = "One to four minutes."
"""On two cores; half a minute on an idle machine with warm caches."""


class SiteError(Exception):
    """The site could not be built; Sphinx has said why."""


RERUN = """---

**Rerun this page.** `make lab` in a checkout opens it in JupyterLab as {name}; the download button
at the top has the notebook alone. [How to rerun, and on your own archive](../rerun.md)
"""


def notebooks() -> list[Path]:
    """Return the notebooks that come with the program, in their order."""
    return sorted((HOME / "notebooks").glob("[0-9]*.ipynb"))


def for_readers(
    notebook: nbformat.NotebookNode, name: str, *, reading: bool = False
) -> nbformat.NotebookNode:
    """Return a copy for the site: code folded away, pictures as text, how to rerun at the end.

    With ``reading``, rows of tables lead to their place in the page of the posts as read.
    """
    copy: nbformat.NotebookNode = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
        for output in cell.get("outputs", []):
            if SVG in output.get("data", {}):
                picture = output.data.pop(SVG)
                phone = output.metadata.pop(SVG)["phone"]
                output.data["text/html"] = figure_html(picture, phone)
            if reading and "text/html" in output.get("data", {}):
                shown = output.data["text/html"].replace(' data-at="', f' data-read="../{READING}#')
                output.data["text/html"] = shown
    foot = nbformat.v4.new_markdown_cell(RERUN.format(name=f"`{name}`"), id="rerun")
    copy.cells.append(foot)
    return copy


def render(
    executed: Sequence[Path],
    sources: Path,
    site: Path,
    opening: str,
    posts: str = "",
    *,
    strict: bool = False,
) -> None:
    """Build the site of ``executed`` notebooks and the documentation; nothing is run.

    Parameters
    ----------
    sources
        Folder for what the site is made from; it must not exist.
    opening
        What the first page says of the archive, as Markdown.
    posts
        The posts as read, as HTML, for a page of their own. It stays on the reader's machine.
    strict
        Take every warning for an error; to a reader with an archive of their own, a fault of form
        is no reason to have no site.

    Raises
    ------
    SiteError
        If Sphinx finds a fault: it has said which.
    """
    shutil.copytree(HOME / "docs", sources)
    pages = sources / "notebooks"
    pages.mkdir()
    for path in executed:
        page = for_readers(nbformat.read(path, as_version=4), path.name, reading=bool(posts))
        nbformat.write(page, pages / path.name)
    for name in ("CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(HOME / name, sources / name)
    if posts:
        text = f"---\norphan: true\n---\n# The posts\n\n{raw(posts)}\n"
        (sources / READING).with_suffix(".md").write_text(text, encoding="utf-8")
    index = sources / "index.md"
    index.write_text(opened(index.read_text(encoding="utf-8"), opening), encoding="utf-8")
    warnings = ("-W", "--keep-going") if strict else ()
    command = [sys.executable, "-m", "sphinx", *warnings, "-q", "-b", "html"]
    done = subprocess.run([*command, str(sources), str(site)], check=False)
    if done.returncode:
        raise SiteError("the site was not built; see the messages above.")


def opened(page: str, opening: str) -> str:
    """Return the first page with ``opening`` in its place."""
    begin, end = OPENING
    pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.S)
    return pattern.sub(lambda _: opening, page)


@click.command()
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), help="Your own captures.")
@click.option("--refresh", is_flag=True, help="Write the executed notebooks back in place.")
@click.option("--as-committed", is_flag=True, help="Render the committed outputs, run nothing.")
def main(corpus: Path | None, refresh: bool, as_committed: bool) -> None:
    """Re-execute every notebook and build the site."""
    if corpus:
        from pressaudit.app.cli import DONE, PARTLY, audit_command  # noqa: PLC0415

        given = [str(corpus), "--out", str(HOME / "build" / "own")]
        try:
            audit_command.main(given, prog_name="pressaudit", standalone_mode=False)
        except SystemExit as end:
            # What could be read was audited, and the rest named: make would call that a failure.
            sys.exit(DONE if end.code == PARTLY else end.code)
    if refresh:
        run_all(notebooks(), HOME / "notebooks", HOME / "notebooks")
        readme.write(HOME, pressaudit.load(SHIPPED))
        return
    begun = time.monotonic()
    last = HOME / "build" / ("committed" if as_committed else "shipped")
    # A build that fails leaves the last good site where it is.
    build = last.with_name(f"{last.name}.new")
    shutil.rmtree(build, ignore_errors=True)
    try:
        make(build, as_committed=as_committed)
    except (NotebookError, SiteError) as error:
        raise click.ClickException(str(error)) from error
    shutil.rmtree(last, ignore_errors=True)
    build.rename(last)
    click.echo(f"Done in {time.monotonic() - begun:.0f} seconds.")
    click.echo(f"Open {(last / 'site' / 'index.html').as_uri()}")


def make(build: Path, *, as_committed: bool) -> None:
    """Build the site of the shipped archive in ``build``, by default executing the notebooks."""
    executed = notebooks()
    if not as_committed:
        click.echo(f"Step 1 of 2: running {len(executed)} notebooks, two at a time. {LASTS}")
        target = build / "notebooks"
        target.mkdir(parents=True)
        run_all(executed, target, HOME / "notebooks")
        executed = [target / path.name for path in executed]
    click.echo("Building the site." if as_committed else "Step 2 of 2: building the site.")
    first = answer(pressaudit.load())
    render(executed, build / "sources", build / "site", first, strict=True)


if __name__ == "__main__":
    from pressaudit.app.cli import run

    run(main)

"""Re-executes the notebooks and builds the site: ``python -m pressaudit.app.site``.

Run from a checkout, through ``make notebooks``. The committed notebooks stay as they are unless
``--refresh`` is given; the executed copies and the site go to ``build/``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from tqdm import tqdm

import pressaudit
from pressaudit.app import readme
from pressaudit.app.own_archive import CAPTURES_VARIABLE
from pressaudit.corpus.store import CORPUS_VARIABLE, SHIPPED

ROOT = Path(__file__).resolve().parents[3]
WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(path: Path, workdir: Path) -> nbformat.NotebookNode:
    """Return the notebook at ``path`` as executed in ``workdir``, free of run-time traces."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        # The kernel talks to this machine only: its warning of open sockets is no news.
        extra_arguments=["--log-level=ERROR"],
        record_timing=False,
        resources={"metadata": {"path": str(workdir)}},
    )
    client.execute()
    return tidy(notebook)


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop what differs from machine to machine; carry text alternatives to the cells.

    The site's renderer takes a picture's alternative from the cell, the notebook keeps it with
    the output, where it is computed.
    """
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "outputs" in cell:
            cell.outputs = [o for o in cell.outputs if WIDGET not in o.get("data", {})]
        for output in cell.get("outputs", []):
            alt = output.get("metadata", {}).get("image/png", {}).get("alt")
            if alt:
                cell.metadata["mystnb"] = {"image": {"alt": alt}}
    return notebook


RERUN = """---

**Rerun this page.** `make lab` in a checkout opens it in JupyterLab as {name}; the download button
at the top has the notebook alone. [How to rerun, and on your own archive](../rerun.md)
"""


def for_readers(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    """Return a copy for the site: code folded away, and how to rerun it at the end."""
    copy: nbformat.NotebookNode = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
    foot = nbformat.v4.new_markdown_cell(RERUN.format(name=f"`{name}`"), id="rerun")
    copy.cells.append(foot)
    return copy


def build_corpus(captures: Path, out: Path) -> None:
    """Build the tables of ``captures`` into ``out``, words included, through the command."""
    command = [sys.executable, "-m", "pressaudit", "build", str(captures), "--out", str(out)]
    done = subprocess.run([*command, "--text"], check=False)
    if done.returncode == 2:
        raise click.ClickException(f"no notebooks were made: {captures} could not be read.")


def render(sources: Path, site: Path) -> None:
    """Build the site from ``sources`` into ``site`` with Sphinx; nothing is executed."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run([*command, str(sources), str(site)], check=False)
    if done.returncode:
        raise click.ClickException("the site was not built; see the messages above.")


def run_all(paths: Sequence[Path], target: Path) -> None:
    """Execute ``paths`` two at a time and write them into ``target``.

    Raises
    ------
    click.ClickException
        If a cell fails: names the notebook and repeats the error.
    """

    def one(path: Path) -> tuple[Path, nbformat.NotebookNode]:
        try:
            return path, execute(path, path.parent)
        except CellExecutionError as error:
            raise click.ClickException(f"{path.name}: a cell failed.\n{error}") from error

    with ThreadPoolExecutor(2) as pool:
        done = list(tqdm(pool.map(one, paths), total=len(paths), desc="notebooks", unit="nb"))
    for path, notebook in done:
        nbformat.write(notebook, target / path.name)


@click.command()
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), help="Your own captures.")
@click.option("--refresh", is_flag=True, help="Write the executed notebooks back in place.")
@click.option("--as-committed", is_flag=True, help="Render the committed outputs, run nothing.")
def main(corpus: Path | None, refresh: bool, as_committed: bool) -> None:
    """Re-execute every notebook and build the site."""
    notebooks = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    if refresh:
        run_all(notebooks, ROOT / "notebooks")
        readme.write(ROOT, pressaudit.load(SHIPPED))
        return
    last = ROOT / "build" / ("own" if corpus else "committed" if as_committed else "shipped")
    # A build that fails leaves the last good site where it is.
    build = last.with_name(f"{last.name}.new")
    shutil.rmtree(build, ignore_errors=True)
    make(build, notebooks, corpus, as_committed=as_committed)
    shutil.rmtree(last, ignore_errors=True)
    build.rename(last)
    click.echo(f"Open {last / 'site' / 'index.html'}")


def make(
    build: Path, notebooks: Sequence[Path], corpus: Path | None, *, as_committed: bool
) -> None:
    """Build the tables of ``corpus``, if any, the executed notebooks and the site in ``build``."""
    sources, site = build / "sources", build / "site"
    shutil.copytree(ROOT / "docs", sources)
    if corpus:
        build_corpus(corpus, build / "corpus")
        os.environ[CORPUS_VARIABLE] = str((build / "corpus").resolve())
        os.environ[CAPTURES_VARIABLE] = str(corpus.resolve())
    pages = sources / "notebooks"
    pages.mkdir()
    if as_committed:
        for path in notebooks:
            shutil.copy(path, pages / path.name)
    else:
        run_all(notebooks, pages)
    for path in sorted(pages.glob("*.ipynb")):
        nbformat.write(for_readers(nbformat.read(path, as_version=4), path.name), path)
    for name in ("CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, sources / name)
    render(sources, site)


if __name__ == "__main__":
    main()

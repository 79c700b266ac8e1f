"""The whole audit of a reader's own captures: tables, executed notebooks and site, in one folder.

``pressaudit audit FOLDER --out DIR`` and ``make notebooks CORPUS=FOLDER`` are this. DIR gets
``tables``, ``notebooks`` and ``site``; they replace those of an earlier audit when all three are
made, and not before.
"""

import shutil
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from pressaudit.app.opening import opening
from pressaudit.app.own_archive import CAPTURES_VARIABLE, TABLES_VARIABLE
from pressaudit.app.pipeline import Outcome, build_tables
from pressaudit.corpus.store import CORPUS_VARIABLE

PARTS = ("tables", "notebooks", "site")
"""What DIR gets."""
NEEDED = ("ipykernel", "myst_nb", "nbclient", "sphinx", "sphinx_book_theme")
"""What the extra ``site`` installs."""


class AuditError(Exception):
    """What was asked for cannot be done: says what to do."""


def check(captures: Path, out: Path) -> None:
    """Say what stands against an audit before anything is done.

    Raises
    ------
    AuditError
        If a package is missing, or one of the folders lies in the other.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise AuditError(
            f"{', '.join(missing)}: not installed here, and needed to run notebooks and build "
            "their site. Install them with `pip install 'pressaudit[site]'`."
        )
    source, target = captures.resolve(), out.resolve()
    if target == source or source in target.parents:
        raise AuditError(
            f"{out}: it lies in {captures}, and the next audit would read its pages as captures. "
            "Choose a folder beside it with --out."
        )
    for part in PARTS:
        if target / part == source or target / part in source.parents:
            raise AuditError(
                f"{captures}: it lies in {out / part}, which an audit replaces. "
                "Move it away, or choose another folder with --out."
            )


def audit(
    captures: Path, out: Path, say: Callable[[str], None], *, pseudonyms: bool = False
) -> Outcome:
    """Make the tables, the notebooks and the site of ``captures`` in ``out``.

    Parameters
    ----------
    captures
        A file, or a folder that is read recursively.
    out
        Folder for the three; as it was when nothing is usable or something fails.
    say
        Is told the steps.
    pseudonyms
        Persons get labels for names, and there are no words.

    Raises
    ------
    AuditError
        See :func:`check`.
    CaptureError
        If ``captures`` does not exist.
    CorpusError
        If the tables cannot be written.
    NotebookError
        If a cell fails.
    SiteError
        If the site cannot be built.
    """
    check(captures, out)
    fresh = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".audit-", dir=out))
    try:
        outcome = _made(captures, draft, say, pseudonyms=pseudonyms)
        if outcome.corpus is not None:
            for part in PARTS:
                shutil.rmtree(out / part, ignore_errors=True)
                (draft / part).rename(out / part)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if fresh and not any(out.iterdir()):
            out.rmdir()
    return outcome


def _made(captures: Path, draft: Path, say: Callable[[str], None], *, pseudonyms: bool) -> Outcome:
    # Slow to import: a message about a wrong path needs none of it.
    from pressaudit.app.execute import run_all  # noqa: PLC0415
    from pressaudit.app.site import notebooks, render  # noqa: PLC0415
    from pressaudit.notebook.reading_room import posts_html  # noqa: PLC0415

    tables, executed = draft / "tables", draft / "notebooks"
    say("1 of 3: reading the captures and building their tables")
    outcome = build_tables([captures], tables, text=not pseudonyms, pseudonyms=pseudonyms)
    if outcome.corpus is None:
        return outcome
    paths = notebooks()
    say(f"2 of 3: running {len(paths)} notebooks")
    executed.mkdir()
    environment = {
        CORPUS_VARIABLE: str(tables.resolve()),
        CAPTURES_VARIABLE: str(captures.resolve()),
        TABLES_VARIABLE: str(tables.resolve()),
    }
    run_all(paths, executed, executed, environment)
    say("3 of 3: building the site")
    made = [executed / path.name for path in paths]
    archive = outcome.archive
    render(made, draft / "sources", draft / "site", opening(archive), posts_html(archive))
    return outcome

"""pressaudit: audit a press-clippings archive.

What was posted when, in which words, on which topics, and on whose word::

    import pressaudit

    archive = pressaudit.load()
    archive.speakers()
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressaudit.archive import Archive
    from pressaudit.notebook.cells import answer, chart, show, tell

__version__ = "0.1.0"
__all__ = ["Archive", "__version__", "answer", "build", "chart", "load", "show", "tell"]


def load(folder: str | os.PathLike[str] | None = None) -> "Archive":
    """Load the archive whose tables stand in ``folder``.

    By default the folder that the variable ``PRESSAUDIT_CORPUS`` names, or else the tables that
    come with a checkout.

    Raises
    ------
    pressaudit.corpus.store.CorpusError
        If the folder or one of its tables is missing or does not have the expected columns.
    """
    from pressaudit.archive import Archive  # noqa: PLC0415
    from pressaudit.corpus import store  # noqa: PLC0415

    return Archive(store.load(folder))


def build(*captures: str | Path, text: bool = False) -> "Archive":
    """Read saved pages, files or folders, and return their archive; nothing is written.

    Parameters
    ----------
    text
        Keep the words too.

    Raises
    ------
    pressaudit.read.errors.CaptureError
        If a path does not exist, or a page cannot be read.
    """
    from pressaudit.app.pipeline import read_archive  # noqa: PLC0415
    from pressaudit.archive import Archive  # noqa: PLC0415

    return Archive(read_archive(captures, text=text))


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is asked for, so that a message or ``--help`` needs none."""
    if name == "Archive":
        from pressaudit.archive import Archive  # noqa: PLC0415

        return Archive
    if name in {"answer", "chart", "show", "tell"}:
        from pressaudit.notebook import cells  # noqa: PLC0415

        return getattr(cells, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

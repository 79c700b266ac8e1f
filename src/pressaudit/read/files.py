"""Files and folders to captures: names, order, and the stems of identifiers."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pressaudit.read.errors import CaptureError

BESIDE = "_files"
"""End of the name of the folder in which browsers save what a page shows."""
ROLES = "roles.csv"
"""A reader's own table of who is what (pressaudit.analyse.sources.roles), and no capture."""
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What a path can lead to that is no file: to open it may wait for ever, or never end."""


@dataclass(frozen=True, slots=True)
class Source:
    """A capture to be read: where it is, what it is called, and its articles' common stem.

    ``accessory`` says that a browser saved the file beside a page (``page_files`` for
    ``page.html``): scripts and pictures mostly, but a frame with posts now and then.
    """

    path: Path
    name: str
    stem: str
    accessory: bool = False


class Stems:
    """Stems of identifiers, each given once: a second ``page.txt`` becomes ``page-2``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def add(self, text: str) -> str:
        """Return a stem made from ``text`` that was not given before."""
        stem = unique = slug(text)
        number = 2
        while unique in self._taken:
            unique, number = f"{stem}-{number}", number + 1
        self._taken.add(unique)
        return unique


def sources(paths: Iterable[str | Path]) -> tuple[Source, ...]:
    r"""List the captures in files and folders (recursively), in the order of their names.

    Names are relative to the folder that was given and use ``/``; bytes that are no text are
    written in them as ``\xff``. Hidden files, notes (``README``) and ``roles.csv`` are left
    out. What cannot be
    read (a folder without permission, a pipe, a link that leads nowhere) is listed, so that reading
    it says so. Stems are unique.

    Raises
    ------
    CaptureError
        If a path does not exist.
    """
    found: list[tuple[str, Path]] = []
    for given in map(Path, paths):
        if os.path.isdir(given):  # noqa: PTH112 - a Path raises an error below a locked folder
            found += sorted((_shown(p.relative_to(given)) or given.name, p) for p in _within(given))
        elif os.path.exists(given):  # noqa: PTH110
            found.append((_shown(Path(given.name)), given))
        else:
            raise CaptureError(
                _shown(given),
                1,
                "there is no such file",
                "the path leads nowhere, or through a folder without permission",
                "check its spelling and the permissions",
            )
    stems = Stems()
    return tuple(
        Source(path, name, stems.add(Path(name).stem), _is_accessory(path))
        for name, path in dict.fromkeys(found)
    )


def _within(folder: Path) -> Iterator[Path]:
    """Yield what stands in a folder at any depth and is not hidden, unreadable folders too."""
    unread: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: unread.append(Path(error.filename)))
    for above, folders, files in walk:
        folders[:] = [name for name in folders if not name.startswith(".")]
        kept = (name for name in files if not name.startswith((".", "README")) and name != ROLES)
        yield from (Path(above, name) for name in kept)
    yield from unread


def _shown(path: Path) -> str:
    """Return a path as text that every file can hold: names on disk are bytes."""
    shown = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return "" if shown == "." else shown


def refuse_special(path: Path, name: str) -> None:
    """Refuse what is no file before it is opened.

    Raises
    ------
    CaptureError
        If the path leads to a pipe, a socket, a device or a folder.
    OSError
        If it leads nowhere.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        try:
            cause = f"it holds {len(list(path.iterdir()))} files and folders"
        except OSError as error:
            cause = str(error.strerror)
        remedy = "check its permissions, and give the folder above all that shall be read"
        raise CaptureError(name, 1, "the folder cannot be read as a file", cause, remedy)
    for is_kind, kind in _SPECIAL:
        if is_kind(mode):
            remedy = "save what comes out of it as a file, and give that"
            raise CaptureError(name, 1, "it is no file", f"the path leads to {kind}", remedy)


def _is_accessory(path: Path) -> bool:
    folder = next((p for p in path.parents if p.name.endswith(BESIDE)), None)
    if folder is None:
        return False
    stem = folder.name.removesuffix(BESIDE)
    return any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))


def slug(text: str) -> str:
    """Return ``text`` in small letters, digits and hyphens, for use in identifiers."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "capture"

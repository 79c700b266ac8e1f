"""Files and folders to captures: names, order, and the stems of identifiers."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pressaudit.read.errors import CaptureError

_BESIDE = "_files"
"""End of the name of the folder in which browsers save what a page shows."""


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
    """List the captures in files and folders (recursively), in the order of their names.

    Names are relative to the folder that was given and use ``/``. Hidden files and notes
    (``README``) are left out. Stems are unique.

    Raises
    ------
    CaptureError
        If a path does not exist.
    """
    found: list[tuple[str, Path]] = []
    for given in map(Path, paths):
        if given.is_dir():
            files = (p for p in given.rglob("*") if p.is_file())
            relative = ((p.relative_to(given), p) for p in files)
            shown = [
                (r, p)
                for r, p in relative
                if not any(x.startswith(".") for x in r.parts) and not r.name.startswith("README")
            ]
            found += sorted((r.as_posix(), p) for r, p in shown)
        elif given.exists():
            found.append((given.name, given))
        else:
            raise CaptureError(
                str(given),
                1,
                "there is no such file",
                "the path leads nowhere",
                "check its spelling",
            )
    stems = Stems()
    return tuple(
        Source(path, name, stems.add(Path(name).stem), _is_accessory(path))
        for name, path in dict.fromkeys(found)
    )


def _is_accessory(path: Path) -> bool:
    folder = next((p for p in path.parents if p.name.endswith(_BESIDE)), None)
    if folder is None:
        return False
    stem = folder.name.removesuffix(_BESIDE)
    return any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))


def slug(text: str) -> str:
    """Return ``text`` in small letters, digits and hyphens, for use in identifiers."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "capture"

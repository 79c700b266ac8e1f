"""Replacing the tables of a folder as one: a reader sees the old ones or the new ones, never both.

A build writes its files into a draft, with a manifest of their hashes. One rename makes the draft
the folder's ``.next``: from that moment the new tables are the folder's, and :func:`current` takes
a file from ``.next`` as long as it has not been moved to its place. What a build that died has left
is moved on, or taken away, by the next one. One build at a time writes into a folder.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pressaudit import rules

try:
    import fcntl
except ImportError:  # pragma: no cover (not a Unix: two builds at once are not noticed)
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
_DRAFT, _NEXT = ".draft", ".next"


class CorpusError(Exception):
    """Tables cannot be read or written: says which file, why, and what to do."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty draft folder, whose files become those of ``folder`` when all went well.

    Files of the folder's last manifest that the draft does not have are removed, anything else in
    the folder is left alone.

    Raises
    ------
    CorpusError
        If another build is writing there, or a name of the draft is a folder's in ``folder``.
    OSError
        If the folder cannot be written. It is then as it was.
    """
    made = [p for p in (folder, *folder.parents) if not p.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / _DRAFT
    try:
        with _alone(folder):
            shutil.rmtree(draft, ignore_errors=True)
            _move(folder)
            draft.mkdir()
            try:
                yield draft
                _commit(draft, folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
            _move(folder)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def current(folder: Path) -> dict[str, Path]:
    """Return where each file of the folder's tables stands, by its name in the manifest.

    Raises
    ------
    CorpusError
        If the manifest is missing, or a file is not the one that it names.
    """
    for attempt in (1, 2, 3):
        try:
            return _checked(folder)
        except _ChangedError as error:
            # A build may have moved on between two looks: only a lasting fault is one.
            if attempt == 3:
                raise CorpusError(str(error)) from None
    raise AssertionError("unreachable")


class _ChangedError(Exception):
    """What a reader found is no state of the folder, perhaps only for a moment."""


def _checked(folder: Path) -> dict[str, Path]:
    manifest = _manifest(folder / _NEXT) or _manifest(folder)
    if manifest is None:
        raise _ChangedError(
            f"{folder / MANIFEST}: this file, which lists the tables, is missing. They are not of "
            "this version, or not of one build: build them again with `pressaudit build`."
        )
    found = {}
    for name, digest in manifest.items():
        places = [p for p in (folder / _NEXT / name, folder / name) if p.is_file()]
        if not places:
            raise _ChangedError(
                f"{folder / name}: this table is missing. Build the corpus again with "
                "`pressaudit build`."
            )
        if _digest(places[0]) != digest:
            raise _ChangedError(
                f"{places[0]}: not as the build wrote it, by {MANIFEST}. It was edited or comes "
                "from another build: build the corpus again with `pressaudit build`."
            )
        found[name] = places[0]
    return found


def _commit(draft: Path, folder: Path) -> None:
    files = {p.relative_to(draft).as_posix(): p for p in sorted(draft.rglob("*")) if p.is_file()}
    for name in files:
        if (folder / name).is_dir():
            raise CorpusError(
                f"{folder / name}: a folder stands where this table belongs. Nothing was changed; "
                "move it away, or choose another folder with --out."
            )
    text = json.dumps(
        {
            "format": 1,
            "pressaudit": version("pressaudit"),
            "rules": rules.digest(),
            "files": {name: _digest(path) for name, path in files.items()},
        },
        indent=1,
    )
    (draft / MANIFEST).write_text(text + "\n", encoding="utf-8")
    draft.rename(folder / _NEXT)


def _move(folder: Path) -> None:
    """Move the files of ``.next``, if there is one, to their places; the manifest last."""
    fresh = folder / _NEXT
    manifest = _manifest(fresh)
    if manifest is None:
        shutil.rmtree(fresh, ignore_errors=True)
        return
    for name in sorted(manifest):
        if (fresh / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).replace(folder / name)
    for name in sorted(set(_manifest(folder) or {}) - set(manifest)):
        (folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            (folder / name).parent.rmdir()
    (fresh / MANIFEST).replace(folder / MANIFEST)
    shutil.rmtree(fresh, ignore_errors=True)


def _manifest(folder: Path) -> Mapping[str, str] | None:
    """Return name and hash of each file in a manifest; None where there is none."""
    try:
        found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return dict(found["files"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{folder / MANIFEST}: not a manifest of tables ({error}). Build the corpus again "
            "with `pressaudit build`."
        ) from error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process however it dies."""
    if fcntl is None:  # pragma: no cover
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CorpusError(
                f"{folder}: another build is writing there. Wait until it is done, or choose "
                "another folder with --out."
            ) from None
        yield
    finally:
        os.close(handle)

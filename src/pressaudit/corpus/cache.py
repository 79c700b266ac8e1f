"""What was found in posts before, by the hash of all that it was found from.

A cache is a folder of files. It holds words of posts, and lets no code of others in: only records
of this package are read from it, and only as they were written.
"""

import hashlib
import io
import os
import pickle
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pressaudit import rules

_PLAIN = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "Counter"),
    ("datetime", "date"),
    ("copyreg", "__newobj__"),
}


_COARSE = 2
"""Seconds to which a disk may round its times."""
_SUM = hashlib.sha256().digest_size
"""Bytes before a record that tell whether it is as it was written."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results; without a folder nothing is kept."""

    folder: Path | None = None

    def get(self, key: str) -> Any:
        """Return what was kept under a key; None for nothing, or for what cannot be read."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
            os.utime(self.folder / key)
            # What loads may still be wrong: one letter of a word that a disk has spoilt.
            if data[:_SUM] != hashlib.sha256(data[_SUM:]).digest():
                return None
            return loads(data[_SUM:])
        except (OSError, pickle.UnpicklingError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key; a reader sees all of it or none.

        What cannot be written is not kept, and is looked at again the next time.
        """
        if self.folder is not None:
            draft = self.folder / f".{key}-{os.getpid()}"
            data = dumps(value)
            try:
                draft.write_bytes(hashlib.sha256(data).digest() + data)
                draft.replace(self.folder / key)
            except OSError:
                with suppress(OSError):
                    draft.unlink()

    def sweep(self, since: float) -> None:
        """Remove what was neither got nor put since a time, in seconds of :func:`time.time`."""
        if self.folder is not None:
            for path in self.folder.iterdir():
                with suppress(OSError):  # another build may have removed it
                    if path.stat().st_mtime < since - _COARSE:
                        path.unlink()


def key(*parts: object) -> str:
    """Return a key for what is made from ``parts``, by this program with these rules."""
    return hashlib.sha256(f"{_program()}\0{parts!r}".encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    found = hashlib.sha256(rules.digest().encode())
    package = Path(__file__).resolve().parents[1]
    for path in sorted(package.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, MappingProxyType):
            return _proxy, (dict(value),)
        return NotImplemented


def _proxy(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        plain = (module, name) in _PLAIN
        if plain or module.split(".", maxsplit=1)[0] == "pressaudit":
            found = super().find_class(module, name)
            # A name may lead through a module of ours to one of another's, as "os.system".
            own = isinstance(found, type) and found.__module__ == module
            if plain or own or found is _proxy:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record of posts")


def dumps(value: object) -> bytes:
    """Return a record as bytes."""
    target = io.BytesIO()
    _Pickler(target, pickle.HIGHEST_PROTOCOL).dump(value)
    return target.getvalue()


def loads(data: bytes) -> Any:
    """Return the record that bytes hold.

    Raises
    ------
    pickle.UnpicklingError
        If they hold anything else than records of this package.
    """
    return _Unpickler(io.BytesIO(data)).load()

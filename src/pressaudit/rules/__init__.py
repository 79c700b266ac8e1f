"""Rules of language and layout, kept as data: one small commented TOML file a subject."""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the rule file ``name`` (without ``.toml``) as nested dicts; do not change it.

    Raises
    ------
    FileNotFoundError
        If there is no such rule file.
    """
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def digest() -> str:
    """Return the SHA-256 of all rule files together: which rules a result was made with."""
    found = hashlib.sha256()
    for path in sorted(resources.files(__package__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            found.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()

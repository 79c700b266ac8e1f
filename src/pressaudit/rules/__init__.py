"""Rules of language and layout, kept as data: one small commented TOML file a subject."""

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

"""Tables in, results out, each figure with its interval and number of observations.

The modules are imported when they are first used: ``import pressaudit`` stays light, and who asks
for dates waits for no clustering.
"""

# ruff: noqa: F401  (what type checkers read stands for what is imported later)

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressaudit.analyse import checking, places, posts, relabel, resampling, schema
    from pressaudit.analyse.sources import (
        attributed,
        chains,
        claims,
        coverage,
        findings,
        folding,
        graph,
        hands,
        interviews,
        matrix,
        pointers,
        roles,
        said,
        statements,
        telling,
        travels,
        voices,
    )
    from pressaudit.analyse.terms import context, counts, frequency, keyness, naming, words
    from pressaudit.analyse.timeline import agreement, calendar, copies, events, mentions
    from pressaudit.analyse.topics import find, tree

_HOMES = {
    "": "checking places posts relabel resampling schema",
    ".sources": """attributed chains claims coverage findings folding graph hands interviews matrix
                   pointers roles said statements telling travels voices""",
    ".terms": "context counts frequency keyness naming words",
    ".timeline": "agreement calendar copies events mentions",
    ".topics": "find tree",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> ModuleType:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}{_HOME_OF[name]}.{name}")

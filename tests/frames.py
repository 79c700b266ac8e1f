"""Small corpora for tests: name the rows that matter, the rest is filled in."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import TABLES
from pressaudit.corpus.store import typed

FILL = {"text": "", "integer": 0, "number": 0.0, "boolean": False, "date": ""}


def corpus(**rows: Sequence[Mapping[str, Any]]) -> Corpus:
    """Make a corpus from rows; a double underscore in a table's name stands for a slash.

    Columns that a row leaves out are empty, zero or false; tables left out have no rows.
    """
    given = {name.replace("__", "/"): value for name, value in rows.items()}
    tables = {}
    for name, table in TABLES.items():
        if table.prose and name not in given:
            continue
        filled = [
            {c.name: row.get(c.name, FILL[c.kind]) for c in table.columns} | dict(row)
            for row in given.get(name, [])
        ]
        frame = pd.DataFrame(filled, columns=None if filled else table.names)
        tables[name] = typed(frame, table)
    return Corpus(tables)

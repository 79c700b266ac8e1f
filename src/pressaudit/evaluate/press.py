"""Runs of ``benchmarks/press``, as measures beside those of other archives."""

from collections.abc import Iterable, Iterator

import pandas as pd

from pressaudit.evaluate.scores import COLUMNS, measured
from pressaudit.evaluate.types import COUNTS

PER = 50
"""Quotations for which the benchmark counts outlets that were named by mistake."""
Counts = dict[str, tuple[float, float, float]]
"""By type of annotation: right, missed, spurious."""


def measures(runs: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the measures of several sets together, with the columns of ``scores``.

    The interval is over articles. A run that left no figures of single articles is taken as one.

    Parameters
    ----------
    runs
        One a set, as the benchmark wrote them; ``article`` is empty for all together.
    """
    units = [counts for run in runs for counts in _units(run)]
    names = list(dict.fromkeys(name for counts in units for name in counts))
    rows = []
    for name in names:
        own = pd.DataFrame([c.get(name, (0.0, 0.0, 0.0)) for c in units], columns=COUNTS[:3])
        own["items"] = own.sum(axis=1)
        rows += list(measured(name, own))
    return pd.DataFrame(rows, columns=COLUMNS)


def sets(runs: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what was measured of all articles of each run, side by side as it was written."""
    parts = [run[run["article"] == ""].assign(run=name) for name, run in runs.items() if len(run)]
    if not parts:
        return pd.DataFrame(columns=["part", "measure"])
    table = pd.concat(parts)
    keys = ["part", "measure"]
    wide = table.pivot_table(index=keys, columns="run", values="value", sort=False).reset_index()
    wide.columns.name = None
    return wide


def _units(run: pd.DataFrame) -> Iterator[Counts]:
    """Yield the counts of each article, or of all together where there are no others."""
    if run.empty:
        return
    single = run[run["article"] != ""]
    for _, own in (single if len(single) else run).groupby("article"):
        yield _counts({(r.part, r.measure): (r.value, r.n) for r in own.itertuples(index=False)})


def _counts(cells: dict[tuple[str, str], tuple[float, float]]) -> Counts:
    def share(part: str, measure: str) -> tuple[float, float, float]:
        value, n = cells.get((part, measure), (0.0, 0.0))
        right = round(value * n)
        return right, n - right, 0.0

    def count(part: str, measure: str, of: float = 1.0) -> float:
        return cells.get((part, measure), (0.0, 0.0))[0] * of

    spans, told, seen = (
        share(*pair)
        for pair in [("spans", "recall"), ("told to", "recall where expected"), ("dates", "found")]
    )
    found = cells.get(("spans", "precision"), (0.0, spans[0]))[1]
    said = cells.get(("told to", f"false in {PER}"), (0.0, 0.0))[1]
    cited, due = cells.get(("sources", "found"), (0.0, 0.0))
    return {
        "quotations": (*spans[:2], found - spans[0]),
        "kinds of quotations": share("kinds", "right"),
        "speakers": share("speakers", "right"),
        "speakers, by name": share("speakers", "named"),
        "speakers, by a pronoun": share("speakers", "pronoun"),
        "speakers, by a role or as a body": share("speakers", "role_or_body"),
        "told to": (*told[:2], round(count("told to", f"false in {PER}", said / PER))),
        "dates": (*seen[:2], count("dates", "spurious")),
        "intervals": share("dates", "value right"),
        "cited sources": (cited, due - cited, count("sources", "spurious")),
        "types of sources": share("sources", "type right"),
    }

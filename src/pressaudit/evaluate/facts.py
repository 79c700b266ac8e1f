"""What the sentences of notebook 07 are filled with."""

from collections.abc import Mapping

import pandas as pd

from pressaudit.analyse.percent import percent
from pressaudit.evaluate.agreement import annotators
from pressaudit.evaluate.summary import CAPTURE, SAMPLE, UNSEEN
from pressaudit.evaluate.types import TYPES

GOOD = 0.9
"""A rate from which on a type is said to come out right."""

FEW = 10
"""Observations below which a type is not called the weakest: chance could make it so."""


def overview(rates: pd.DataFrame) -> dict[str, object]:
    """Return how many types are measured where, and the weakest of each archive.

    Parameters
    ----------
    rates
        From :func:`pressaudit.evaluate.rates`.
    """
    sample = rates[rates["archive"] == SAMPLE]
    capture = rates[rates["archive"] == CAPTURE]
    unseen = rates[rates["archive"] == UNSEEN]
    return {
        "types": len(sample),
        "good": int((sample["value"] >= GOOD).sum()),
        "threshold": GOOD,
        "weakest": _weakest(sample),
        "sure": int((sample["low"] >= GOOD).sum()),
        "capture": _weakest(capture),
        "capture_types": len(capture),
        "few": FEW,
        "unseen": _weakest(unseen),
        "unseen_types": len(unseen),
        "unseen_good": int((unseen["value"] >= GOOD).sum()),
    }


def _weakest(rates: pd.DataFrame) -> str:
    many = rates[rates["n"] >= FEW]
    if many.empty:
        return "none, since no annotation is at hand"
    row = many.sort_values(["value", "type"]).iloc[0]
    low, high = percent(row["low"]), percent(row["high"])
    return (
        f"{row['type']} ({row['measure']} {percent(row['value'])}, 95 % interval {low} to {high}, "
        f"{row['n']:,.0f} {row['unit']})"
    )


def criteria() -> pd.DataFrame:
    """Return every type of annotation: ``type``, ``family``, ``measure``, ``unit``, ``right``."""
    rows = [(t.name, t.family, t.measure, t.unit, t.right) for t in TYPES.values()]
    return pd.DataFrame(rows, columns=["type", "family", "measure", "unit", "right"])


def whole(results: pd.DataFrame) -> pd.DataFrame:
    """Return what was measured on all posts together, with ``type`` for the part."""
    own = results[(results["post"] == "") & results["part"].isin(TYPES)]
    return own.rename(columns={"part": "type"}).reset_index(drop=True)


def family(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of ``table`` whose ``type`` belongs to a family of types."""
    own = [kind.name for kind in TYPES.values() if kind.family == name]
    return table[table["type"].isin(own)].reset_index(drop=True)


def family_facts(decisions: pd.DataFrame, name: str) -> dict[str, object]:
    """Count the decisions and the errors of a family, and name the most frequent error."""
    own = family(decisions, name)
    wrong = own[own["cause"] != ""]
    counts = wrong.groupby(["type", "cause"]).size().reset_index(name="errors")
    ranked = counts.sort_values(["errors", "type", "cause"], ascending=[False, True, True])
    top = ranked.iloc[0] if len(ranked) else None
    return {
        "decisions": len(own),
        "wrong": len(wrong),
        "often": (
            "there is none" if top is None
            else f"{top['type']}, {top['cause']} ({top['errors']})"
        ),
    }  # fmt: skip


def who(tables: Mapping[str, pd.DataFrame]) -> str:
    """Say which tables two annotated.

    Parameters
    ----------
    tables
        From :func:`pressaudit.evaluate.annotations`.
    """
    by = {name: len(annotators(table)) for name, table in tables.items()}
    if not by:
        return "nothing annotated is at hand"
    several = " and ".join(name for name, number in by.items() if number > 1)
    rest = "so that nothing tells how far annotators agree on it"
    if not several:
        return f"all was annotated by one, {rest}"
    return f"{several} were annotated by two, all else by one, {rest}"


def public(results: pd.DataFrame) -> pd.DataFrame:
    """Lay the results of a benchmark out for reading: a row a system and part.

    Parameters
    ----------
    results
        From :func:`pressaudit.corpus.measured.results`.

    Returns
    -------
    DataFrame
        ``part``, ``system``, ``n`` (the fewest that a measure rests on), then the measures in the
        order in which they were written; empty when nothing was measured.
    """
    if results.empty:
        return pd.DataFrame(columns=["part", "system", "n"])
    measures = list(dict.fromkeys(results["measure"]))
    keys = ["part", "system"]
    wide = results.pivot_table(index=keys, columns="measure", values="value", aggfunc="last")
    wide.insert(0, "n", results.groupby(keys)["n"].min())
    flat = wide[["n", *measures]].reset_index()
    flat.columns.name = None
    seen = list(dict.fromkeys(zip(results["part"], results["system"], strict=True)))
    place = [seen.index(key) for key in zip(flat["part"], flat["system"], strict=True)]
    return flat.assign(place=place).sort_values("place", ignore_index=True).drop(columns="place")


def public_sentence(results: pd.DataFrame, what: str, benchmark: str) -> str:
    """Say when and with which version a benchmark was run, or how to run it.

    Parameters
    ----------
    what
        What it measures, to begin the sentence.
    benchmark
        Its folder, to end it.
    """
    if results.empty:
        return f"{what}: not measured yet; benchmarks/README.md says how ({benchmark})."
    last = results.sort_values("date", kind="stable").iloc[-1]
    return f"{what}: measured on {last['date']} with version {last['version']} ({benchmark})."

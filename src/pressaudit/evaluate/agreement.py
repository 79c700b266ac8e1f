"""How far two annotators agree: the mark that no program can be measured beyond."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from pressaudit.analyse.resampling import Array
from pressaudit.analyse.schema import frame
from pressaudit.evaluate import names
from pressaudit.evaluate.quotations import SPOKEN
from pressaudit.evaluate.scores import scores
from pressaudit.evaluate.spans import Matching, match, span_of
from pressaudit.evaluate.types import ORDER, where

ANNOTATOR = "annotator"
NO_SPAN, NONE = "no span", "none"
COLUMNS = ["type", "measure", "value", "low", "high", "n"]
_LABELS = {
    "quotations": {"kinds of quotations": "kind", "speakers": "speaker"},
    "dates": {"types of dates": "type", "intervals": "days"},
}
"""Labels of the spans of a table, and the column that has them."""


def annotations(gold: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Put the annotations of each table together, with a column ``annotator``.

    Parameters
    ----------
    gold
        ``quotations`` and ``timexes``, and ``second_quotations`` and ``second_timexes`` where
        they were annotated twice.

    Returns
    -------
    dict
        ``quotations`` and ``dates``, as :func:`agreement` wants them.
    """
    out = {}
    for name, table in (("quotations", "quotations"), ("dates", "timexes")):
        both = [
            gold[one].assign(annotator=who)
            for one, who in ((table, "first"), (f"second_{table}", "second"))
            if one in gold
        ]
        if both:
            joined = pd.concat(both, ignore_index=True)
            if name == "dates":
                joined["days"] = joined["date_begin"] + " " + joined["date_end"]
            out[name] = joined
    return out


def differences(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """List where two annotators differ.

    Parameters
    ----------
    tables
        As for :func:`agreement`.

    """
    rows = []
    for name, table in tables.items():
        who = annotators(table)
        if len(who) < 2:
            continue
        first, second, matching = _matched(table, who)
        rows += [(name, *where(first[i]), "a span", NO_SPAN) for i in matching.missed]
        rows += [(name, *where(second[j]), NO_SPAN, "a span") for j in matching.spurious]
        rows += [
            (name, *where(first[i]), "a span", f"{second[j].char_start} to {second[j].char_end}")
            for i, j in matching.shifted
        ]
        for label, column in _LABELS[name].items():
            for row, other in _labelled(label, first, second, matching):
                one, two = getattr(row, column), getattr(other, column)
                if names.key(one) != names.key(two):
                    rows.append((label, *where(row), one.strip() or NONE, two.strip() or NONE))
    rows.sort(key=lambda row: (ORDER[row[0]], *row[1:4]))
    return frame("differences", rows)


def annotators(table: pd.DataFrame) -> list[str]:
    """Return who annotated ``table``; one without names where it does not say."""
    return sorted(set(table[ANNOTATOR])) if ANNOTATOR in table else [""]


def agreement(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Compare the first two annotators of each table.

    Spans: F1 with one as the reference, which is the same the other way round. Labels of the
    spans that both have: Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20),
    agreement beyond what the labels' frequencies would give, with its range
    without any one post: of so few posts no interval holds what it says.

    Parameters
    ----------
    tables
        ``quotations`` and ``dates``: their spans and labels, with a column ``annotator``. Tables
        with one annotator are left out.

    """
    rows: list[dict[str, Any]] = []
    for name, table in tables.items():
        who = annotators(table)
        if len(who) > 1:
            rows += list(_compare(name, table, who))
    return frame("agreement_of_annotators", sorted(rows, key=lambda row: ORDER[row["type"]]))


def _matched(table: pd.DataFrame, who: list[str]) -> tuple[list[Any], list[Any], Matching]:
    one, other = (list(table[table[ANNOTATOR] == w].itertuples(index=False)) for w in who[:2])
    return one, other, match([span_of(row) for row in one], [span_of(row) for row in other])


def _labelled(
    label: str, first: list[Any], second: list[Any], matching: Matching
) -> Iterator[tuple[Any, Any]]:
    """Yield the spans that both have and that have the label; only what is said has a speaker."""
    for i, j in matching.pairs:
        row, other = first[i], second[j]
        if label != "speakers" or {row.kind, other.kind} & set(SPOKEN):
            yield row, other


def _compare(name: str, table: pd.DataFrame, who: list[str]) -> Iterator[dict[str, Any]]:
    first, second, matching = _matched(table, who)
    decided = [(first[i].article_id, 1, 0, 0, 1) for i, _ in matching.pairs]
    decided += [(first[i].article_id, 0, 1, 1, 2) for i, _ in matching.shifted]
    decided += [(first[i].article_id, 0, 1, 0, 1) for i in matching.missed]
    decided += [(second[j].article_id, 0, 0, 1, 1) for j in matching.spurious]
    counts = pd.DataFrame(
        decided, columns=["article_id", "right", "missed", "spurious", "items"]
    ).assign(type=name)
    spans = scores(counts)
    for row in spans[spans["measure"] == "F1"].to_dict("records"):
        yield {column: row[column] for column in COLUMNS}
    for label, column in _LABELS[name].items():
        pairs = [
            (row.article_id, names.key(getattr(row, column)), names.key(getattr(other, column)))
            for row, other in _labelled(label, first, second, matching)
        ]
        if pairs:
            yield {"type": label, "measure": "kappa", "n": len(pairs)} | _kappa(pairs)


def _kappa(pairs: list[tuple[str, str, str]]) -> dict[str, float]:
    """Return kappa of (post, label, label) with its range without any one post."""
    posts = sorted({post for post, _, _ in pairs})
    labels = sorted({label for _, *both in pairs for label in both})
    tables = np.zeros((len(posts), len(labels), len(labels)))
    for post, a, b in pairs:
        tables[posts.index(post), labels.index(a), labels.index(b)] += 1
    whole = tables.sum(axis=0)
    without = [kappa(whole - table) for table in tables if (whole - table).any()]
    left = [value for value in without if not np.isnan(value)] or [np.nan]
    return {"value": kappa(whole), "low": min(left), "high": max(left)}


def kappa(table: Array) -> float:
    """Return Cohen's kappa of a table of counts, one annotator's labels by the other's.

    Not a number where both give one label throughout: there is nothing to agree about.
    """
    total = table.sum()
    agreed = np.trace(table) / total
    chance = float(table.sum(axis=0) @ table.sum(axis=1)) / total**2
    return float((agreed - chance) / (1 - chance)) if chance < 1 else float("nan")

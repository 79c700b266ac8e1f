"""Cited sources and hedges against their annotation."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pressaudit.evaluate import names
from pressaudit.evaluate.spans import span_of, touching
from pressaudit.evaluate.types import Decision, labelled, where

ANONYMOUS = "anonymous"


def compare(found: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on cited sources: each once a post, those without a name as one.

    Parameters
    ----------
    found, annotated
        Tables of citations: ``article_id``, ``paragraph``, ``char_start``, ``char_end``,
        ``source``, ``source_type``.
    """
    gold, seen = _first(annotated), _first(found)
    for pair in sorted(gold.keys() | seen.keys()):
        row, hit = gold.get(pair), seen.get(pair)
        kind = ("cited sources", *where(row or hit), _name(row), _name(hit))
        if row and hit:
            yield Decision(*kind, right=1)
            if _name(row) != ANONYMOUS:
                yield labelled(
                    "types of sources", where(row), row.source_type, hit.source_type,
                    right=row.source_type == hit.source_type, cause="wrong kind",
                )  # fmt: skip
        elif row:
            yield Decision(*kind, missed=1, cause="missed")
        else:
            yield Decision(*kind, spurious=1, cause="spurious")


def compare_hedges(found: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on hedges without a source.

    Parameters
    ----------
    found
        The table of hedges of a corpus; only those that hold back and have no source count.
    annotated
        ``article_id``, ``paragraph``, ``char_start``, ``char_end``, ``surface``.
    """
    held = found[(found["stance"] == "hedged") & ~found["sourced"].astype(bool)]
    gold, seen = list(annotated.itertuples(index=False)), list(held.itertuples(index=False))
    hits = touching([span_of(row) for row in gold], [span_of(row) for row in seen], slack=0)
    for row, near in zip(gold, hits, strict=True):
        yield Decision(
            "hedges", *where(row), row.surface, ", ".join(seen[j].phrase for j in near),
            right=int(bool(near)), missed=int(not near), cause="" if near else "missed",
        )  # fmt: skip
    taken = {j for near in hits for j in near}
    for j, row in enumerate(seen):
        if j not in taken:
            yield Decision("hedges", *where(row), "", row.phrase, spurious=1, cause="spurious")


def _first(rows: pd.DataFrame) -> dict[tuple[str, str], Any]:
    """Return the first mention of each source in each post."""
    ordered = rows.sort_values(["article_id", "paragraph", "char_start"], kind="stable")
    out: dict[tuple[str, str], Any] = {}
    for row in ordered.itertuples(index=False):
        out.setdefault((row.article_id, names.key(_name(row))), row)
    return out


def _name(row: Any) -> str:
    if row is None:
        return ""
    return ANONYMOUS if row.source_type == ANONYMOUS else str(row.source)

"""The rows of claims.csv, changes.csv and numbers.csv."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from types import SimpleNamespace
from typing import Any

from pressaudit import claims
from pressaudit.claims import Place

Row = dict[str, Any]


def rows(notes: Sequence[Any], tables: Mapping[str, Iterable[Row]]) -> dict[str, list[Row]]:
    """Return the rows of the three tables, by name.

    ``tables`` has those of reuse, paraphrases, alterations, timexes and events.
    """
    reused, alike = (
        [SimpleNamespace(**row) for row in tables[name]] for name in ("reuse", "paraphrases")
    )
    altered = [(_side(r, "b"), _side(r, "a"), r["change"]) for r in tables["alterations"]]
    found = claims.find(notes, reused, alike, altered, list(_redated(tables)))
    return {
        "claims": [
            _place(v.place)
            | {
                "claim_id": _id(v.claim),
                "source": v.source,
                "cue_class": v.cue_class,
                "hedge": v.hedge,
            }
            for v in found.versions
        ],
        "changes": [
            _place(c.a, "a_")
            | _place(c.b, "b_")
            | {"claim_id": _id(c.claim), "kind": c.kind, "detail": c.detail}
            | {"certainty": c.certainty, "rule": c.rule}
            for c in found.changes
        ],
        "numbers": [
            _place(f.place)
            | {"low": f.quantity.low, "high": f.quantity.high, "bound": f.quantity.bound}
            | {"counted": f.quantity.counted, "source": f.source, "claim_id": _id(f.claim)}
            for f in found.figures
        ],
    }


def _redated(tables: Mapping[str, Iterable[Row]]) -> Iterator[tuple[Place, Place, str]]:
    """Yield the days that two posts give one event, where none of one meets any of the other."""
    apart = {row["event_id"] for row in tables["events"] if row["conflict"]}
    met: dict[str, dict[str, list[Row]]] = {}
    for row in tables["timexes"]:
        if row["event_id"] in apart:
            met.setdefault(row["event_id"], {}).setdefault(row["article_id"], []).append(row)
    for _, posts in sorted(met.items()):
        for one, other in combinations(sorted(posts, reverse=True), 2):
            pairs = list(product(posts[one], posts[other]))
            if not any(_meet(a, b) for a, b in pairs):
                a, b = pairs[0]
                yield _span(a), _span(b), f"{a['surface']} → {b['surface']}"


def _meet(a: Row, b: Row) -> bool:
    return bool(a["date_begin"] <= b["date_end"] and b["date_begin"] <= a["date_end"])


def _span(row: Row) -> Place:
    return Place(*(row[name] for name in ("article_id", "paragraph", "char_start", "char_end")))


def _id(claim: int) -> str:
    return f"c{claim:05}" if claim else ""


def _side(row: Row, side: str) -> Place:
    return Place(*(row[f"{side}_{part}"] for part in ("article", "paragraph", "start", "end")))


def _place(place: Place, side: str = "") -> Row:
    names = ("article", "paragraph", "start", "end")
    if not side:
        names = ("article_id", "paragraph", "char_start", "char_end")
    values = (place.article_id, place.paragraph, place.char_start, place.char_end)
    return {f"{side}{name}": value for name, value in zip(names, values, strict=True)}

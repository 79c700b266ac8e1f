"""Measures of found changes against planted ones (data/claims/README.md)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

Row = Mapping[str, str]
Key = tuple[str, str, str, str]
"""Claim, two posts, kind."""


@dataclass(frozen=True)
class Kind:
    """How many changes of a kind were planted, found again; rows given, and right ones."""

    kind: str
    planted: int
    found: int
    rows: int
    right: int


class Gold:
    """The planted changes: where the versions stand, and what leads from one to another."""

    def __init__(self, versions: Iterable[Row], changes: Sequence[Row]) -> None:
        self.places: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
        for row in versions:
            span = row["claim"], int(row["char_start"]), int(row["char_end"])
            self.places[row["article_id"], row["paragraph"]].append(span)
        self.changes = [row for row in changes if row["kind"]]
        self.trees: dict[str, nx.Graph] = defaultdict(nx.Graph)
        for row in changes:
            tree = self.trees[row["claim"]]
            tree.add_edge(row["a_article"], row["b_article"])
            tree[row["a_article"]][row["b_article"]].setdefault("kinds", set()).add(row["kind"])

    def claims(self, row: Row, side: str) -> set[str]:
        """Return the claims that one side of a row stands in; '' for a place without offsets."""
        start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
        held = self.places[row[f"{side}_article"], row[f"{side}_paragraph"]]
        return {claim for claim, s, e in held if s < max(end, start + 1) and start < e}

    def right(self, row: Row) -> list[str]:
        """Return the claims of which a row tells a change that is so."""
        one, other = self.claims(row, "a"), self.claims(row, "b")
        absent = row["kind"] == "quotation_absent"
        return [c for c in sorted(one | other if absent else one & other) if self._leads(c, row)]

    def _leads(self, claim: str, row: Row) -> bool:
        """Whether a kind of change lies on the way from one version to the other."""
        tree, ends = self.trees[claim], (row["a_article"], row["b_article"])
        if not all(end in tree for end in ends) or not nx.has_path(tree, *ends):
            return False
        way = nx.shortest_path(tree, *ends)
        return any(row["kind"] in tree[a][b]["kinds"] for a, b in pairwise(way))


def score(gold: Gold, rows: Sequence[Row]) -> tuple[list[Kind], list[str], list[Row]]:
    """Return the measures by kind, what was missed, and the rows that are wrong.

    A planted change is found when a row tells its kind between versions of its claim in its two
    posts. A row is right when its kind lies on the way between its versions, be it over a third.
    """
    found: set[Key] = set()
    wrong: list[Row] = []
    right: dict[str, int] = defaultdict(int)
    for row in rows:
        claims = gold.right(row)
        right[row["kind"]] += bool(claims)
        if not claims:
            wrong.append(row)
        for claim in claims:
            a, b = sorted((row["a_article"], row["b_article"]))
            found.add((claim, a, b, row["kind"]))
    keys = [_key(row) for row in gold.changes]
    kinds = sorted({key[3] for key in keys} | {row["kind"] for row in rows})
    measures = [
        Kind(
            kind,
            sum(key[3] == kind for key in keys),
            sum(key[3] == kind and key in found for key in keys),
            sum(row["kind"] == kind for row in rows),
            right[kind],
        )
        for kind in kinds
    ]
    return measures, [" ".join(key) for key in keys if key not in found], wrong


def _key(row: Row) -> Key:
    a, b = sorted((row["a_article"], row["b_article"]))
    return row["claim"], a, b, row["kind"]

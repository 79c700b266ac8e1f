"""Claims over posts: what changes on the way, on how many voices, which numbers, from whom."""

from collections import defaultdict
from itertools import combinations
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.posts import carriers, lookup
from pressaudit.analyse.schema import frame

CERTAINTY = {"high": 3, "medium": 2, "low": 1}
STRONGEST = 3
GRAVEST = (
    "hedge dropped",
    "word to fact",
    "role grows",
    "rank grows",
    "occasion to habit",
    "part to whole",
    "range to end",
    "credited to carrier",
    "number differs",
    "quotation altered",
)
"""Kinds of changes by what they do to what a reader believes, the gravest first."""
STEMMA = 4
"""Versions from which it is asked who has a claim from whom."""
UNNAMED = "unnamed"


def changes(posts: pd.DataFrame, table: pd.DataFrame, *, candidates: bool = False) -> pd.DataFrame:
    """Return the changes of claims, the surest first; ``a`` is the earlier version.

    ``candidates`` are those of low certainty, of which a list proves nothing, and names in other
    spellings.
    """
    number = lookup(posts, "number")
    if not candidates:
        table = table[(table["certainty"] != "low") & (table["kind"] != "name_differs")]
    out = table.assign(
        a_number=table["a_article"].map(number),
        b_number=table["b_article"].map(number),
        sure=table["certainty"].map(CERTAINTY),
        kind=table["kind"].str.replace("_", " "),
    )
    return frame("claim_changes", out)


def strongest(found: pd.DataFrame) -> pd.DataFrame:
    """Return three pairs of places to look at first: one for each of the gravest kinds.

    Within a kind comes first what has words on both sides, then the surest; no claim and no two
    posts stand twice. ``there`` and ``here`` have the words that differ, at most six for a change.
    """
    rank = {kind: n for n, kind in enumerate(GRAVEST)}
    words = found["detail"].str.split(" → ", n=1, expand=True).reindex(columns=[0, 1]).fillna("")
    best = found.assign(
        kinds=found["kind"],
        there=words[0],
        here=words[1],
        rank=found["kind"].map(rank).fillna(len(GRAVEST)).astype(int),
        gone=words.isin(["", "(none)", "(nothing)", "unnamed"]).any(axis=1),
    ).sort_values(["rank", "gone", "sure"], ascending=[True, True, False], kind="stable")
    taken: list[int] = []
    seen: set[object] = set()
    for at, row in enumerate(best.itertuples(index=False)):
        keys = {row.kind, row.claim_id, frozenset((row.a_article, row.b_article))}
        if not keys & seen and len(taken) < STRONGEST:
            seen |= keys
            taken.append(at)
    return frame("strongest_changes", best.iloc[taken])


def claims(
    posts: pd.DataFrame, versions: pd.DataFrame, found: pd.DataFrame, derivations: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a claim of two posts or more: its posts, sources, changes and voices.

    ``independent`` counts the voices of this claim: versions are one voice when they name one
    source, when one names the outlet or writer of another, or when one's post stands on the
    other's. What nobody ties may still have one origin: it is the most that there can be.
    """
    number, outlet = lookup(posts, "number"), lookup(posts, "outlet")
    told = found.groupby("claim_id")["kind"].agg(["size", lambda k: "; ".join(dict.fromkeys(k))])
    rows = []
    for claim, group in versions.groupby("claim_id", sort=True):
        held = sorted(set(group["article_id"]), key=number.__getitem__)
        if len(held) > 1:
            named = sorted(set(group["source"]) - {"", UNNAMED})
            count, kinds = told.loc[claim] if claim in told.index else (0, "")
            rows.append(
                {
                    "claim_id": claim,
                    "posts": ", ".join(str(number[i]) for i in held),
                    "n_posts": len(held),
                    "outlets": len({outlet[i] for i in held}),
                    "sources": "; ".join(named),
                    "changes": int(count),
                    "kinds": kinds,
                    "independent": _voices(posts, group, derivations),
                    "article_id": held[0],
                    "paragraph": int(group[group["article_id"] == held[0]]["paragraph"].min()),
                }
            )
    return frame("claims", rows)


def _voices(posts: pd.DataFrame, group: pd.DataFrame, derivations: pd.DataFrame) -> int:
    carried = carriers(posts)
    tied: nx.Graph[str] = nx.Graph()
    tied.add_nodes_from(group["article_id"])
    for row in group.itertuples(index=False):
        if row.source and row.source != UNNAMED:
            # A source joins its versions; a carrier that is named joins its own post.
            name = f"source {row.source}"
            tied.add_edge(row.article_id, name)
            own = (i for i in set(group["article_id"]) if row.source in carried[i])
            tied.add_edges_from((name, i) for i in own)
    on = zip(derivations["article_id"], derivations["on"], strict=True)
    tied.add_edges_from((a, b) for a, b in on if a in tied and b in tied)
    return int(nx.number_connected_components(tied))


def numbers(posts: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the quantities of claims side by side: what is counted, and how much in which post.

    ``compared`` is 'apart' when two posts have values that do not meet, 'range and end' when one
    has an end of what is a range in another, else 'same'.
    """
    number = lookup(posts, "number")
    counted = table[(table["claim_id"] != "") & (table["counted"] != "")]
    rows = []
    for (claim, noun), group in counted.groupby(["claim_id", "counted"], sort=True):
        held = group.assign(number=group["article_id"].map(number)).sort_values("number")
        if held["article_id"].nunique() > 1:
            told = [f"{r.number}: {_value(r)}" for r in held.itertuples(index=False)]
            rows.append(
                {
                    "claim_id": claim,
                    "counted": noun,
                    "n_posts": held["article_id"].nunique(),
                    "quantities": "; ".join(dict.fromkeys(told)),
                    "compared": _compared(list(held.itertuples(index=False))),
                    "sources": "; ".join(sorted(set(held["source"]) - {""})),
                    "article_id": held.iloc[0]["article_id"],
                    "paragraph": int(held.iloc[0]["paragraph"]),
                }
            )
    return frame("claim_numbers", rows)


def _value(row: Any) -> str:
    words = {"about": "about ", "least": "at least ", "most": "up to "}.get(row.bound, "")
    ends = f"{row.low:,.10g}" if row.low == row.high else f"{row.low:,.10g}–{row.high:,.10g}"
    return words + ends


def _compared(rows: list[Any]) -> str:
    pairs = [(a, b) for a, b in combinations(rows, 2) if a.article_id != b.article_id]
    if any(a.high < b.low or b.high < a.low for a, b in pairs):
        return "apart"
    ranges = (pair for a, b in pairs for pair in ((a, b), (b, a)))
    ends = any(a.bound == "range" and b.low == b.high in (a.low, a.high) for a, b in ranges)
    return "range and end" if ends else "same"


def stemma(
    posts: pd.DataFrame, versions: pd.DataFrame, found: pd.DataFrame, derivations: pd.DataFrame
) -> pd.DataFrame:
    """Return, for claims of four posts or more, from which post each one may have it.

    ``how`` is 'stands on it' where text reuse or a citation says so (certainty high), else 'least
    changed': the earlier post with the fewest changes between (medium where one post alone has so
    few, else low, and the earliest of them is named).
    """
    number, posted = lookup(posts, "number"), lookup(posts, "posted")
    on = set(zip(derivations["article_id"], derivations["on"], strict=True))
    between: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in found.itertuples(index=False):
        between[row.claim_id, row.a_article, row.b_article] += 1
    rows = []
    for claim, group in versions.groupby("claim_id", sort=True):
        held = set(group["article_id"])
        order = sorted(held, key=lambda i: (str(posted[i]), -number[i]))
        for at, later in enumerate(order if len(order) >= STEMMA else ()):
            before = order[:at]
            if not before:
                continue
            sources = [i for i in before if (later, i) in on]
            apart = {i: between[claim, i, later] for i in sources or before}
            least = min(apart.values())
            best = [i for i in apart if apart[i] == least]
            how = "stands on it" if sources else "least changed"
            certainty = "high" if sources else "medium" if len(best) == 1 else "low"
            rows.append((claim, number[later], number[best[0]], how, least, certainty))
    return frame("claim_stemma", rows)


def by_kind(found: pd.DataFrame) -> pd.DataFrame:
    """Return the number of changes of each kind, and of pairs of posts that have one."""
    rows = [
        (kind, len(group), int((group["certainty"] == "high").sum()), _pairs(group))
        for kind, group in found.groupby("kind", sort=True)
    ]
    return frame("kinds_of_changes", rows)


def _pairs(group: pd.DataFrame) -> int:
    return int(group[["a_article", "b_article"]].drop_duplicates().shape[0])

"""What travels between outlets: clusters of reuse, who cut what, flows, concentration over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import lookup
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.folding import copied_from
from pressaudit.language.spans import size

SENTENCE = 20
"""Words that two posts share in passages before they are of one cluster: a sentence, where less may
be a formula. Quotations do not count: two reporters may hear one speech."""
QUOTED = ("third_party_quotation", "pull_quote")
KEPT = 0.2
"""A post that has less than this share of a paragraph's characters cut that paragraph; what a
paragraph has in common by chance (names, a title) is less."""
CARRIERS = 8
"""So many posts of a cluster are named in its row; the rest stand in the table of its posts."""
PERIODS = {"W": "week", "M": "month", "Q": "quarter", "Y": "year"}
LEAST = 5
"""Posts that a period has on average: the shortest of ``PERIODS`` is taken that has so many."""
RUNNING = ("body", "block_quotation", "list_item")
Above = Mapping[str, list[str]]


def above(between: pd.DataFrame, derivations: pd.DataFrame) -> tuple[set[tuple[str, str]], Above]:
    """Return the pairs of posts that share a ``SENTENCE``, and from which posts each one took."""
    text = between[~between["kind"].isin(QUOTED)]
    words = text.groupby(["a_article", "b_article"])["words"].sum()
    near = {(str(a), str(b)) for a, b in words.index[words >= SENTENCE]}
    both = near | {(b, a) for a, b in near}
    found = copied_from(derivations)
    return near, {i: [on for on in links if (i, on) in both] for i, links in found.items()}


def members(
    posts: pd.DataFrame, between: pd.DataFrame, derivations: pd.DataFrame
) -> list[tuple[str, list[str]]]:
    """Return the clusters: the post that all others of one stand on ('' when open), and its posts.

    A post that took from two stands in the clusters of both. Posts that share text and of which
    none is known to be first are a cluster without a head. Largest first.
    """
    near, links = above(between, derivations)
    graph = nx.DiGraph((on, i) for i, taken in links.items() for on in taken)
    heads = [node for node in graph if not graph.in_degree(node)]
    found = [(head, {head, *nx.descendants(graph, head)}) for head in heads]
    of: dict[str, set[str]] = defaultdict(set)
    for head, held in found:
        for i in held:
            of[i].add(head)
    open_pairs = [(a, b) for a, b in near if not of[a] & of[b]]
    found += [("", set(part)) for part in nx.connected_components(nx.Graph(open_pairs))]
    number = lookup(posts, "number")
    ranked = [(head, sorted(held, key=number.__getitem__)) for head, held in found]
    return sorted(ranked, key=lambda pair: (-len(pair[1]), number[pair[1][0]], pair[0]))


def carried(
    posts: pd.DataFrame, between: pd.DataFrame, derivations: pd.DataFrame, places: Places
) -> pd.DataFrame:
    """Return the posts of each cluster by day: from whom, how late, what they cut and added.

    ``kept_of_first`` is the share of the head's characters that the post has, ``cut`` the head's
    paragraphs that it does not have, ``own_part`` the share of its own characters that no post of
    the cluster has. ``days_late`` counts from the head, or where that is open from the first day.
    """
    by_id = posts.set_index("article_id")
    number, day = by_id["number"], pd.to_datetime(by_id["posted"])
    _, links = above(between, derivations)
    spans, rows = _spans(between), []
    running = places.offsets[places.offsets["role"].isin(RUNNING)]
    paragraphs = dict(list(running.groupby("article_id")))
    for n, (head, held) in enumerate(members(posts, between, derivations), start=1):
        start = day[head] if head else day[held].min()
        for i in held:
            rest = [spans.get((i, j), []) for j in held if j != i]
            shared = size(span for part in rest for span in part)
            mine = spans.get((head, i), [])
            taken = [str(number[on]) for on in links.get(i, ()) if on in held]
            known = bool(head) and i != head
            rows.append(
                {
                    "cluster": n,
                    "article_id": i,
                    "number": number[i],
                    "outlet": by_id["outlet"][i],
                    "posted": by_id["posted"][i],
                    "days_late": (day[i] - start).days if pd.notna(start - day[i]) else None,
                    "taken_from": ", ".join(taken),
                    "kept_of_first": size(mine) / max(places.lengths[head], 1) if known else None,
                    "cut": _cut(paragraphs[head], mine) if known and head in paragraphs else "",
                    "own_part": 1 - shared / max(places.lengths[i], 1),
                    "head": i == head,
                }
            )
    return frame("carried", rows)


def clusters(posts: pd.DataFrame, carried: pd.DataFrame) -> pd.DataFrame:
    """Return the clusters of reuse: where each begins, its first and last day, and its carriers.

    Parameters
    ----------
    carried
        From :func:`carried`.
    """
    label = lookup(posts, "label")
    rows = []
    for n, group in carried.groupby("cluster", sort=True):
        head, lags = group[group["head"]], group.loc[~group["head"], "days_late"].dropna()
        days = group["posted"].dropna()
        rows.append(
            {
                "cluster": n,
                "begins_with": label[head["article_id"].iloc[0]] if len(head) else "",
                "n_posts": len(group),
                "n_outlets": group["outlet"].nunique(),
                "first_posted": days.min() if len(days) else None,
                "last_posted": days.max() if len(days) else None,
                "median_lag": round(lags.median()) if len(lags) else None,
                "carriers": _shown([label[i] for i in group["article_id"]]),
                "kept_of_first": group["kept_of_first"].mean(),
            }
        )
    return frame("clusters", rows)


def flows(posts: pd.DataFrame, between: pd.DataFrame, derivations: pd.DataFrame) -> pd.DataFrame:
    """Return from which outlet to which one text went, most words first.

    What a post has from two of which one stands on the other flows from the nearer. Passages from
    a house that has no post here flow from that house. Text whose direction is open flows nowhere.
    ``words`` are those of the passages, posts the copies.
    """
    _, links = above(between, derivations)
    outlet, day = lookup(posts, "outlet"), lookup(posts, "posted")
    given = derivations.set_index(["article_id", "on"])["words"]
    moves = [
        (outlet[on], outlet[i], i, int(given[i, on]))
        for i, taken in links.items()
        for on in taken
        if not any(on in links.get(nearer, ()) for nearer in taken)
    ]
    houses = between[(between["origin"] != "") & ~between["origin"].isin(set(outlet))]
    for row in houses[~houses["kind"].isin(QUOTED)].itertuples(index=False):
        for house in row.origin.split("; "):
            if house not in outlet:
                moves += [(house, outlet[i], i, row.words) for i in (row.a_article, row.b_article)]
    table = pd.DataFrame(moves, columns=["from_outlet", "to_outlet", "article_id", "words"])
    table["day"] = table["article_id"].map(day)
    return frame(
        "flows",
        [
            {
                "from_outlet": a,
                "to_outlet": b,
                "n_posts": group["article_id"].nunique(),
                "words": int(group["words"].sum()),
                "first_posted": group["day"].min(),
                "last_posted": group["day"].max(),
            }
            for (a, b), group in table.groupby(["from_outlet", "to_outlet"], sort=True)
        ],
    )


def over_time(posts: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Return how much of each period's words one outlet has, and how much stands in other posts.

    Parameters
    ----------
    shares
        ``article_id``, ``shared``: the share of each post that stands in others
        (:func:`pressaudit.analyse.sources.coverage.own_share`).
    """
    dated = posts.merge(shares[["article_id", "shared"]], on="article_id")
    dated = dated[pd.to_datetime(dated["posted"]).notna()]
    if dated.empty:
        return frame("over_time", [])
    day = pd.to_datetime(dated["posted"])
    kind = next((k for k in PERIODS if len(day) / day.dt.to_period(k).nunique() >= LEAST), "Y")
    rows = []
    for period, group in dated.groupby(day.dt.to_period(kind), sort=True):
        words = group.groupby("outlet")["words"].sum().sort_values(ascending=False, kind="stable")
        total = max(int(words.sum()), 1)
        rows.append(
            {
                "begins_on": period.start_time.date().isoformat(),
                "period": PERIODS[kind],
                "n_posts": len(group),
                "n_outlets": len(words),
                "leading": words.index[0],
                "leading_share": float(words.iloc[0]) / total,
                "hhi": herfindahl(words),
                "shared": float((group["shared"] * group["words"]).sum()) / total,
            }
        )
    return frame("over_time", rows)


def herfindahl(words: Iterable[float]) -> float:
    """Return the sum of squared shares: 1 when one has all, 1/n when n have as much each.

    >>> herfindahl([3, 1])
    0.625
    """
    sizes = [float(n) for n in words]
    return sum(n * n for n in sizes) / max(sum(sizes) ** 2, 1e-12)


def _shown(labels: list[str]) -> str:
    """Return the posts in order, those beyond ``CARRIERS`` as their number."""
    more = len(labels) - CARRIERS
    return " → ".join(labels[:CARRIERS]) + (f" and {more:,} more" if more > 0 else "")


def _spans(between: pd.DataFrame) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return what the first post of each pair, in both orders, shares with the second."""
    out: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in between.itertuples(index=False):
        out[row.a_article, row.b_article].append((int(row.a_start), int(row.a_end)))
        out[row.b_article, row.a_article].append((int(row.b_start), int(row.b_end)))
    return out


def _cut(rows: pd.DataFrame, kept: list[tuple[int, int]]) -> str:
    """Return the paragraphs of which little is kept, and the last there is: "3, 7–9 of 9"."""
    gone: list[Any] = []
    for row in rows.itertuples(index=False):
        within = [(max(a, row.begin), min(b, row.end)) for a, b in kept]
        if size(span for span in within if span[0] < span[1]) < KEPT * (row.end - row.begin):
            gone.append(row.paragraph)
    if not gone:
        return ""
    order = list(rows["paragraph"])
    rank = {paragraph: k for k, paragraph in enumerate(order)}
    starts = [0, *(k for k, (a, b) in enumerate(pairwise(gone), 1) if rank[b] - rank[a] > 1)]
    runs = [gone[a:b] for a, b in pairwise([*starts, len(gone)])]
    text = ", ".join(f"{r[0]}" if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
    return f"{text} of {order[-1]}"


def top_flows(flows: pd.DataFrame, most: int) -> tuple[list[str], list[str]]:
    """Return the outlets to draw, those that most words come from, and those that most go to."""
    out = []
    for column in ("from_outlet", "to_outlet"):
        words = flows.groupby(column)["words"].sum().reset_index()
        words = words.sort_values(["words", column], ascending=[False, True])
        out.append([str(name) for name in words[column].head(most)])
    return out[0], out[1]

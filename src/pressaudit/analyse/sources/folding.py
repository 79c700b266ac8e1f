"""Which post stands on which other one, whose voice its prose is, and what ties posts together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.posts import NOBODY, POINTER, carriers, lookup
from pressaudit.analyse.schema import frame

CARRYING = ("republished_from", "translated_by", "links_to")
"""Relations of those who carried the words of a post, and are no source of it."""
THE_POST = "the post itself"
"""Evidence that the post which others stand on belongs to the tie."""
_STRENGTH = {"reuse with direction": 0, "reuse and citation": 1, "citation": 2}


def cited(citations: pd.DataFrame) -> pd.DataFrame:
    """Return the citations of sources, without those who carried the words of a post."""
    return citations[~citations["relation"].isin(CARRYING)]


def derivations(
    posts: pd.DataFrame, between: pd.DataFrame, citations: pd.DataFrame
) -> pd.DataFrame:
    """Return which post stands on which other one, and what says so.

    ``evidence`` is 'reuse with direction' (the passages tell which is the copy), 'reuse and
    citation' (the post shares passages with another one whose outlet or programme it cites) or
    'citation' (it cites the other's outlet, and shares no passage). A citation that passages
    with one post of the outlet account for says nothing of the outlet's other posts. The pointer
    is that of the first citation, 0 where there is none; strongest evidence first.
    """
    shared, directed = _shared(between), _directed(between)
    found = _citations_of_posts(posts, citations)
    rank, outlet = lookup(posts, "number"), lookup(posts, "outlet")
    accounted = {(a, outlet[b]) for a, b in set(directed) | (set(found) & set(shared))}
    rows = []
    for a, b in sorted(set(directed) | set(found)):
        passages, words = shared.get((a, b), (0, 0))
        if not passages and (a, outlet[b]) in accounted:
            continue
        mutual = (b, a) in found and (a, b) not in directed
        if (b, a) in directed or (mutual and passages):
            continue
        evidence = "reuse with direction" if (a, b) in directed else "reuse and citation"
        evidence = evidence if passages else "citation"
        rows.append((a, b, evidence, passages, words, *found.get((a, b), (0, 0, 0))))
    rows.sort(key=lambda r: (_STRENGTH[r[2]], -r[4], rank[r[0]], rank[r[1]]))
    return frame("derivations", rows)


def writers(posts: pd.DataFrame) -> dict[str, str]:
    """Return the voice of each post's own prose: its authors, else its outlet, else itself."""
    return {
        row.article_id: row.authors
        or (row.outlet if row.outlet not in NOBODY else f"post {row.number}")
        for row in posts.itertuples(index=False)
    }


def root(links: Mapping[str, Sequence[str]], article_id: str, among: Collection[str]) -> str:
    """Follow derivations up from a post, through posts ``among`` those given, to the first one.

    Parameters
    ----------
    links
        For each post, the posts that it takes passages from, most words first.
    """
    at, seen = article_id, {article_id}
    while above := [p for p in links.get(at, ()) if p in among and p not in seen]:
        at = above[0]
        seen.add(at)
    return at


def copied_from(derivations: pd.DataFrame) -> dict[str, list[str]]:
    """Return, for each post, the posts that it takes passages from, most words first."""
    out: dict[str, list[str]] = {}
    for row in derivations[derivations["evidence"] != "citation"].itertuples(index=False):
        out.setdefault(row.article_id, []).append(row.on)
    return out


def ties(posts: pd.DataFrame, interviews: pd.DataFrame, derivations: pd.DataFrame) -> pd.DataFrame:
    """Return what ties posts together, one row for each post and tie.

    A tie is one person's words to one outlet behind two or more posts ('interview'), or a post
    that others stand on ('post'): because they took passages from it, or because they cite its
    outlet, which has no other post here. Passages whose direction is open tie nothing: two posts
    may quote one speech. ``of`` is who told whom, or the label of the post stood on; the pointer
    is that of the first place (``paragraph`` 0 where there is none).
    """
    outlet, label = lookup(posts, "outlet"), lookup(posts, "label")
    size = posts["outlet"].value_counts()
    rows = [
        ("interview", f"{row.origin} to {row.told_to}", row.article_id, row.evidence, *_place(row))
        for row in interviews[interviews["posts"] > 1].itertuples(index=False)
    ]
    for row in derivations.itertuples(index=False):
        if row.passages or size[outlet[row.on]] == 1:
            rows.append(("post", label[row.on], row.on, THE_POST, 0, 0, 0))
            rows.append(("post", label[row.on], row.article_id, row.evidence, *_place(row)))
    names = ["tie", "of", "article_id", "evidence", *POINTER[1:]]
    out = pd.DataFrame(rows, columns=names).drop_duplicates(["tie", "of", "article_id"])
    return frame("ties", out.assign(number=out["article_id"].map(lookup(posts, "number"))))


def families(posts: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Return the posts by family: sets that no tie connects, the largest first.

    Within a family not every post stands on the same origin: one may stand on two, and so join
    what else would be apart. ``held_by`` has the ties, with the posts of each; ``carried_by`` the
    single ties and posts without which the family falls apart, and into what.
    """
    number, outlet = lookup(posts, "number"), lookup(posts, "outlet")
    # Posts are nodes, and so are ties, which no post is called after.
    graph = nx.Graph()
    graph.add_nodes_from(number)
    for (tie, name), group in ties.groupby(["tie", "of"], sort=True):
        graph.add_edges_from(((tie, name), article) for article in group["article_id"])

    def posts_of(nodes: Iterable[Any]) -> list[str]:
        return sorted((n for n in nodes if n in number), key=number.__getitem__)

    def parts_of(whole: nx.Graph) -> list[list[str]]:
        parts = filter(None, map(posts_of, nx.connected_components(whole)))
        return sorted(parts, key=lambda members: (-len(members), number[members[0]]))

    def shown(members: Iterable[str]) -> str:
        return ", ".join(str(number[i]) for i in members)

    def carriers_of(family: nx.Graph) -> Iterator[str]:
        for node in sorted(nx.articulation_points(family), key=str):
            left = family.subgraph(n for n in family if n != node)
            if len(parts := parts_of(left)) > 1:
                name = f"post {number[node]}" if node in number else f"the {_tie(*node)}"
                yield f"without {name}: {' / '.join(map(shown, parts))}"

    rows = []
    for n, members in enumerate(parts_of(graph), start=1):
        family = graph.subgraph(nx.node_connected_component(graph, members[0]))
        ties_of = [node for node in family if node not in number]
        ties_of.sort(key=lambda tie: (number[posts_of(graph[tie])[0]], tie))
        rows.append(
            {
                "family": n,
                "posts": shown(members),
                "n_posts": len(members),
                "outlets": len({outlet[i] for i in members}),
                "held_by": "; ".join(
                    f"{_tie(*tie)}: {shown(posts_of(graph[tie]))}" for tie in ties_of
                ),
                "carried_by": "; ".join(carriers_of(family)),
            }
        )
    return frame("families", rows)


def _tie(kind: str, name: str) -> str:
    return f"words of {name}" if kind == "interview" else f"report of post {name}"


def _place(row: Any) -> tuple[int, ...]:
    return tuple(int(getattr(row, name)) for name in POINTER[1:])


def _shared(between: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """Return how many passages and words each two posts share."""
    out: dict[tuple[str, str], tuple[int, int]] = {}
    for row in between.itertuples(index=False):
        for pair in ((row.a_article, row.b_article), (row.b_article, row.a_article)):
            count, words = out.get(pair, (0, 0))
            out[pair] = (count + 1, words + int(row.words))
    return out


def _directed(between: pd.DataFrame) -> set[tuple[str, str]]:
    """Return (copy, origin) pairs by the words that each direction has."""
    votes: dict[tuple[str, str], int] = defaultdict(int)
    for row in between.itertuples(index=False):
        if row.direction == "a_to_b":
            votes[row.b_article, row.a_article] += int(row.words)
        elif row.direction == "b_to_a":
            votes[row.a_article, row.b_article] += int(row.words)
    return {pair for pair, words in votes.items() if words > votes.get(pair[::-1], 0)}


def _citations_of_posts(
    posts: pd.DataFrame, citations: pd.DataFrame
) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return the first place where a post cites the outlet or programme of another one.

    A person who is quoted in one post and wrote another is a witness, not a citation of what he
    wrote; two posts of one outlet do not cite each other by naming it.
    """
    held = carriers(posts)
    holders: dict[str, list[str]] = defaultdict(list)
    for row in posts.sort_values("article_id").itertuples(index=False):
        for name in sorted({row.outlet, row.programme} - NOBODY):
            holders[name].append(row.article_id)
    out: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in cited(citations).sort_values(POINTER, kind="stable").itertuples(index=False):
        for other in holders.get(row.source, ()):
            if not set(held[other]) & set(held[row.article_id]):
                place = (int(row.paragraph), int(row.char_start), int(row.char_end))
                out.setdefault((row.article_id, other), place)
    return out

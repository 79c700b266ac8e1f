"""Families: posts that fold together, since they stand on one person's words, report or post."""

from collections import defaultdict

import networkx as nx
import pandas as pd

from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.interviews import interviews
from pressaudit.analyse.sources.places import POINTER, posts
from pressaudit.corpus.model import Corpus


def ties(corpus: Corpus) -> pd.DataFrame:
    """Return what ties posts together, one row for each post and tie.

    A tie is one person's words to one outlet behind two or more posts, or a post that others
    stand on: because they took passages from it, or because they cite its outlet, which has no
    other post here. Passages whose direction is open tie nothing: two posts may quote one speech.

    Returns
    -------
    DataFrame
        ``tie`` ('interview' or 'post'), ``of`` (who told whom, or the label of the post stood
        on), ``article_id``, ``number``, ``evidence``, and the pointer of the first place
        (``paragraph`` 0 where there is none).
    """
    where = posts(corpus).set_index("article_id")
    rows = []
    told = interviews(corpus)
    for row in told[told["posts"] > 1].itertuples(index=False):
        name = f"{row.origin} to {row.told_to}"
        rows.append(("interview", name, row.article_id, row.evidence, *_place(row)))
    size = where[where["outlet"] != ""].groupby("outlet").size()
    for row in derivations(corpus).itertuples(index=False):
        if row.passages or size[where["outlet"][row.on]] == 1:
            label = where["label"][row.on]
            rows.append(("post", label, row.on, "the post itself", 0, 0, 0))
            rows.append(("post", label, row.article_id, row.evidence, *_place(row)))
    out = pd.DataFrame(rows, columns=["tie", "of", "article_id", "evidence", *POINTER[1:]])
    out.insert(3, "number", out["article_id"].map(where["number"]))
    return (
        out.drop_duplicates(["tie", "of", "article_id"])
        .sort_values(["tie", "of", "number"])
        .reset_index(drop=True)
    )


def families(corpus: Corpus) -> pd.DataFrame:
    """Return the posts by family: sets that no tie connects (see :func:`ties`).

    Within a family not every post stands on the same origin: one may stand on two, and so join
    what else would be apart.

    Returns
    -------
    DataFrame
        ``family`` (1-based, largest first), ``posts`` (numbers, ', ' between), ``n_posts``,
        ``outlets`` (how many), ``held_by`` (the ties, with the posts of each).
    """
    found = ties(corpus)
    where = posts(corpus)
    number = dict(zip(where["article_id"], where["number"], strict=True))
    outlet = dict(zip(where["article_id"], where["outlet"], strict=True))
    graph = nx.Graph()
    graph.add_nodes_from(number)
    held: dict[str, list[str]] = defaultdict(list)
    for (tie, name), group in found.groupby(["tie", "of"], sort=True):
        members = sorted(group["article_id"], key=lambda i: number[i])
        nx.add_path(graph, members)
        kind = "words of" if tie == "interview" else "stand on post"
        held[members[0]].append(f"{kind} {name}: {', '.join(str(number[i]) for i in members)}")
    rows = []
    for group in nx.connected_components(graph):
        members = sorted(group, key=lambda i: number[i])
        rows.append(
            {
                "posts": ", ".join(str(number[i]) for i in members),
                "n_posts": len(members),
                "outlets": len({outlet[i] for i in members}),
                "held_by": "; ".join(text for i in members for text in held.get(i, ())),
                "first": number[members[0]],
            }
        )
    rows.sort(key=lambda r: (-r["n_posts"], r["first"]))
    out = pd.DataFrame(rows, columns=["posts", "n_posts", "outlets", "held_by"])
    out.insert(0, "family", range(1, len(out) + 1))
    return out


def _place(row: object) -> tuple[int, ...]:
    return tuple(int(getattr(row, name)) for name in POINTER[1:])

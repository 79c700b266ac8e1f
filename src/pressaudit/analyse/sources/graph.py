"""The provenance graph: posts, outlets, people and what runs between them."""

from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.posts import NOBODY, POINTER, authors_of
from pressaudit.analyse.sources.folding import cited


def provenance(
    posts: pd.DataFrame,
    said: pd.DataFrame,
    citations: pd.DataFrame,
    passages: pd.DataFrame,
    derivations: pd.DataFrame,
) -> nx.MultiDiGraph:
    """Return who stands on whom, as a graph with pointers.

    Nodes are (type, name): ('post', article_id), ('outlet', …), ('person', …), or the source
    type of a cited source. Edges point from what depends to what it depends on and carry
    ``relation`` (published_by, written_by, quotes, told_to, cites, reuses, stands_on), ``words``,
    and a pointer (``article_id``, ``paragraph``, ``char_start``, ``char_end``).
    """
    graph = nx.MultiDiGraph()
    for post in posts.itertuples(index=False):
        node = ("post", post.article_id)
        graph.add_node(node, label=post.label, number=post.number)
        if post.outlet not in NOBODY:
            graph.add_edge(node, ("outlet", post.outlet), relation="published_by")
        for author in authors_of(post.authors):
            graph.add_edge(node, ("person", author), relation="written_by")
    for row in said.itertuples(index=False):
        post, speaker = ("post", row.article_id), ("person", row.origin)
        graph.add_edge(post, speaker, relation="quotes", words=row.words, **_pointer(row))
        if row.told_to:
            outlet = ("outlet", row.told_to)
            graph.add_edge(speaker, outlet, relation="told_to", **_pointer(row))
    for row in cited(citations).itertuples(index=False):
        source = (row.source_type, row.source)
        graph.add_edge(("post", row.article_id), source, relation="cites", **_pointer(row))
    for row in passages.itertuples(index=False):
        ends = (("post", row.a_article), ("post", row.b_article))
        graph.add_edge(
            *(ends[::-1] if row.direction == "a_to_b" else ends),
            relation="reuses",
            words=int(row.words),
            directed=row.direction in {"a_to_b", "b_to_a"},
            article_id=row.a_article,
            paragraph=int(row.a_paragraph),
        )
    for row in derivations.itertuples(index=False):
        ends = (("post", row.article_id), ("post", row.on))
        graph.add_edge(*ends, relation="stands_on", evidence=row.evidence)
    return graph


def _pointer(row: Any) -> dict[str, Any]:
    place = {name: int(getattr(row, name)) for name in POINTER[1:]}
    return {"article_id": row.article_id, **place}

"""The provenance graph: posts, outlets, people and what runs between them."""

import networkx as nx

from pressaudit.analyse.sources.coverage import passages
from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import SITE, authors_of, posts
from pressaudit.analyse.sources.said import said
from pressaudit.corpus.model import Corpus

_OWN = {"republished_from", "translated_by", "links_to"}


def provenance(corpus: Corpus) -> nx.MultiDiGraph:
    """Return who stands on whom, as a graph with pointers.

    Nodes are (type, name): ('post', article_id), ('outlet', …), ('person', …), or the source
    type of a cited source. Edges point from what depends to what it depends on and carry
    ``relation`` (published_by, written_by, quotes, told_to, cites, reuses, stands_on), ``words``,
    and a pointer (``article_id``, ``paragraph``, ``char_start``, ``char_end``).
    """
    graph = nx.MultiDiGraph()
    for post in posts(corpus).itertuples(index=False):
        node = ("post", post.article_id)
        graph.add_node(node, label=post.label, number=post.number)
        if post.outlet != SITE:
            graph.add_edge(node, ("outlet", post.outlet), relation="published_by")
        for author in authors_of(post.authors):
            graph.add_edge(node, ("person", author), relation="written_by")
    for row in said(corpus).itertuples(index=False):
        pointer = {
            "article_id": row.article_id,
            "paragraph": int(row.paragraph),
            "char_start": int(row.char_start),
            "char_end": int(row.char_end),
        }
        speaker = ("person", row.origin)
        graph.add_edge(
            ("post", row.article_id), speaker, relation="quotes", words=row.words, **pointer
        )
        if row.told_to:
            graph.add_edge(speaker, ("outlet", row.told_to), relation="told_to", **pointer)
    cited = corpus.citations[~corpus.citations["relation"].isin(_OWN)]
    for row in cited.itertuples(index=False):
        graph.add_edge(
            ("post", row.article_id),
            (row.source_type, row.source),
            relation="cites",
            article_id=row.article_id,
            paragraph=int(row.paragraph),
            char_start=int(row.char_start),
            char_end=int(row.char_end),
        )
    for row in passages(corpus).itertuples(index=False):
        ends = (("post", row.a_article), ("post", row.b_article))
        backwards = row.direction == "a_to_b"
        graph.add_edge(
            *(ends[::-1] if backwards else ends),
            relation="reuses",
            words=int(row.words),
            directed=row.direction in {"a_to_b", "b_to_a"},
            article_id=row.a_article,
            paragraph=int(row.a_paragraph),
        )
    for row in derivations(corpus).itertuples(index=False):
        graph.add_edge(
            ("post", row.article_id), ("post", row.on), relation="stands_on", evidence=row.evidence
        )
    return graph

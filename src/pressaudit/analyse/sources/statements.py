"""Statements repeated in two or more posts, and how many voices each of them has."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.places import Places, Span
from pressaudit.analyse.posts import carriers, lookup
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.folding import copied_from, root, writers
from pressaudit.analyse.sources.said import by_somebody
from pressaudit.analyse.sources.voices import counted

_SOURCES = ["quotes", "reports", "cites"]
"""Relations of those on whose word a paragraph states something."""


def instances(  # noqa: PLR0917
    posts: pd.DataFrame,
    paragraphs: pd.DataFrame,
    said: pd.DataFrame,
    citations: pd.DataFrame,
    between: pd.DataFrame,
    derivations: pd.DataFrame,
    places: Places,
) -> pd.DataFrame:
    """Return every place of every statement that stands in two or more posts.

    A statement is a set of places joined by reused passages, by quotations of one utterance of
    one origin, and by overlap within a post. Its places are cut to the union of what overlaps.
    ``origin`` is the folded voice: the person quoted; for a post's prose, who is quoted for the
    same statement elsewhere, if its paragraphs name that person as the source; else the voice of
    the prose (a copy speaks with its original's voice). ``sources`` are those whom its
    paragraphs cite or quote.
    """
    quoted = places.in_text(said)
    number, outlet = lookup(posts, "number"), lookup(posts, "outlet")
    own, links = writers(posts), copied_from(derivations)
    density, named = _words_per_character(paragraphs), _cited(posts, citations)
    quoted_in: dict[str, list[Any]] = defaultdict(list)
    for row in quoted.itertuples(index=False):
        quoted_in[row.article_id].append(row)
    rows = []
    for rank, group in enumerate(_groups(number, between, quoted), start=1):
        members = {span[0] for span in group}
        for span in group:
            article_id, begin, end = span
            top = _quoted(quoted_in[article_id], begin, end)
            held = (named.get((article_id, p), set()) for p in places.paragraphs(span))
            rows.append(
                {
                    "statement_id": f"s{rank:04}",
                    "article_id": article_id,
                    "number": number[article_id],
                    "outlet": outlet[article_id],
                    "begin": begin,
                    "end": end,
                    "paragraph": places.paragraph(article_id, begin),
                    "words": max(1, round((end - begin) * density.get(article_id, 0.17))),
                    "credited": str(top.credited) if top else "",
                    "origin": str(top.origin) if top else own[root(links, article_id, members)],
                    "incipit": str(top.incipit) if top else "",
                    "sources": "; ".join(sorted(set().union(*held))),
                }
            )
    _follow_sources(rows)
    return frame("instances", rows)


def _quoted(quotations: list[Any], begin: int, end: int) -> Any:
    """Return the quotation that has most of a stretch; None for prose.

    Prose with a few quoted words in it is prose: half of the stretch must be quoted. Of a
    quotation and another's words within it, the shorter one fits better.
    """
    inside = [r for r in quotations if r.begin < end and begin < r.end]
    part = {r: min(int(r.end), end) - max(int(r.begin), begin) for r in inside}
    inside.sort(key=lambda r: (-part[r], r.end - r.begin, r.begin))
    return inside[0] if inside and sum(part.values()) * 2 >= end - begin else None


def _follow_sources(rows: list[dict[str, Any]]) -> None:
    """Give a statement's prose to the one quoted for it elsewhere whom its paragraphs name."""
    quoted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["incipit"]:
            quoted[row["statement_id"]].add(row["origin"])
    for row in rows:
        named = quoted[row["statement_id"]] & set(row["sources"].split("; "))
        if named and not row["incipit"]:
            row["origin"] = min(named)


def statements(instances: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each statement that stands in two or more posts; most posts first.

    ``speakers`` counts the persons credited, ``origins`` those after folding; ``on_word_of`` has
    all whom its paragraphs cite or quote; ``words`` and the pointer are of its longest and its
    first place; the effective number of voices is as in :func:`pressaudit.analyse.sources.voices`.
    """
    rows = []
    for statement, group in instances.groupby("statement_id", sort=True):
        incipits = [text for text in group["incipit"] if text]
        named = {name for cell in group["sources"] for name in cell.split("; ") if name}
        voices = counted(group, "origin")
        rows.append(
            voices
            | {
                "statement_id": statement,
                "incipit": incipits[0] if incipits else "",
                "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
                "n_posts": group["article_id"].nunique(),
                "outlets": group["outlet"].nunique(),
                "speakers": len(set(group["credited"]) - {""}),
                "on_word_of": "; ".join(sorted(named)),
                "origins": voices["voices"],
                "anonymous": not by_somebody(group).all(),
                "words": int(group["words"].max()),
                "article_id": group.iloc[0]["article_id"],
                "paragraph": int(group.iloc[0]["paragraph"]),
            }
        )
    return frame("statements", rows)


def _groups(rank: dict[str, int], between: pd.DataFrame, quoted: pd.DataFrame) -> list[list[Span]]:
    """Join places into statements; only those of two posts or more are kept."""
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    links: list[tuple[Span, Span]] = []
    for row in between.itertuples(index=False):
        a = (row.a_article, int(row.a_start), int(row.a_end))
        b = (row.b_article, int(row.b_start), int(row.b_end))
        links.append((a, b))
    same = quoted[quoted["utterance_id"] != ""].groupby(["utterance_id", "origin"], sort=True)
    for _, group in same:
        if group["article_id"].nunique() > 1:
            those = [(r.article_id, int(r.begin), int(r.end)) for r in group.itertuples()]
            links += [(those[0], other) for other in those[1:]]
    for pair in links:
        for article_id, begin, end in pair:
            spans[article_id].add((begin, end))
    merged = {article_id: list(_union(found)) for article_id, found in sorted(spans.items())}
    graph = nx.Graph()
    for pair in links:
        graph.add_edge(*(_home(merged, span) for span in pair))
    groups = [sorted(g, key=lambda s: (rank[s[0]], s[1])) for g in nx.connected_components(graph)]
    kept = [g for g in groups if len({span[0] for span in g}) > 1]
    return sorted(kept, key=lambda g: (rank[g[0][0]], g[0][1]))


def _union(spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin, reach = -1, -1
    for start, end in sorted(spans):
        if start >= reach:
            if reach >= 0:
                yield begin, reach
            begin = start
        reach = max(reach, end)
    if reach >= 0:
        yield begin, reach


def _home(merged: dict[str, list[tuple[int, int]]], span: Span) -> Span:
    article_id, begin, _ = span
    return next((article_id, s, e) for s, e in merged[article_id] if s <= begin < e)


def _cited(posts: pd.DataFrame, citations: pd.DataFrame) -> dict[tuple[str, int], set[str]]:
    """Return the named sources of each paragraph, the post's own outlet left out."""
    held = carriers(posts)
    rows = citations[citations["relation"].isin(_SOURCES)]
    out: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows[rows["source_type"] != "anonymous"].itertuples(index=False):
        if row.source not in held[row.article_id]:
            out[row.article_id, int(row.paragraph)].add(row.source)
    return out


def _words_per_character(paragraphs: pd.DataFrame) -> dict[str, float]:
    sums = paragraphs.groupby("article_id")[["words", "characters"]].sum().astype(float)
    return dict(sums["words"] / sums["characters"].clip(lower=1.0))

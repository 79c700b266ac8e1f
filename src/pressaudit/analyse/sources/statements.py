"""Statements repeated in two or more posts, and how many voices each of them has."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.resampling import FEWEST
from pressaudit.analyse.sources.folding import copied_from, root, writers
from pressaudit.analyse.sources.places import (
    between_posts,
    carriers_of,
    in_text,
    locate,
    numbers,
    paragraph_at,
    posts,
)
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.analyse.sources.voices import effective_number, interval
from pressaudit.corpus.model import Corpus

Span = tuple[str, int, int]


def instances(corpus: Corpus) -> pd.DataFrame:
    """Return every place of every statement that stands in two or more posts.

    A statement is a set of places joined by reused passages, by quotations of one utterance of
    one origin, and by overlap within a post. Its places are cut to the union of what overlaps.
    ``origin`` is the folded voice: the person quoted; for a post's prose, who is quoted for the
    same statement elsewhere, if its paragraphs name that person as the source; else the voice of
    the prose (a copy speaks with its original's voice).

    Returns
    -------
    DataFrame
        ``statement_id``, ``article_id``, ``number``, ``outlet``, ``begin``, ``end`` (in the
        article's text), ``paragraph`` (of its beginning), ``words``, ``credited`` (whom the post
        credits, '' for its own prose), ``origin``, ``incipit`` (of a quotation within it),
        ``sources`` (whom its paragraphs cite or quote, '; ' between).
    """
    frame = in_text(corpus, said(corpus))
    own, links = writers(corpus), copied_from(corpus)
    where = posts(corpus).set_index("article_id")
    places = paragraph_at(corpus)
    words = _words_per_character(corpus)
    cited = _cited(corpus)
    said_in: dict[str, list[Any]] = defaultdict(list)
    for row in frame.itertuples(index=False):
        said_in[row.article_id].append(row)
    outlet = where["outlet"].to_dict()
    number_of = where["number"].to_dict()
    rows = []
    for number, group in enumerate(_groups(corpus, frame), start=1):
        members = {span[0] for span in group}
        for article_id, begin, end in group:
            inside = [r for r in said_in[article_id] if r.begin < end and begin < r.end]
            part = {r: min(int(r.end), end) - max(int(r.begin), begin) for r in inside}
            # Prose with a few quoted words in it is prose: who has most of the stretch counts.
            # Of a quotation and another's words within it, the shorter one fits better.
            inside.sort(key=lambda r: (-part[r], r.end - r.begin, r.begin))
            top = inside[0] if inside and sum(part.values()) * 2 >= end - begin else None
            rows.append(
                {
                    "statement_id": f"s{number:04}",
                    "article_id": article_id,
                    "number": number_of[article_id],
                    "outlet": outlet[article_id],
                    "begin": begin,
                    "end": end,
                    "paragraph": locate(places, article_id, begin),
                    "words": max(1, round((end - begin) * words.get(article_id, 0.17))),
                    "credited": "" if top is None else str(top.credited),
                    "origin": own[root(links, article_id, members)]
                    if top is None
                    else str(top.origin),
                    "incipit": "" if top is None else str(top.incipit),
                    "sources": "; ".join(
                        sorted(
                            {
                                source
                                for start, stop, p in places.get(article_id, [])
                                if start < end and begin < stop
                                for source in cited.get((article_id, p), ())
                            }
                        )
                    ),
                }
            )
    _follow_sources(rows)
    columns = ["statement_id", "article_id", "number", "outlet", "begin", "end", "paragraph"]
    columns += ["words", "credited", "origin", "incipit", "sources"]
    return pd.DataFrame(rows, columns=columns)


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


def statements(corpus: Corpus) -> pd.DataFrame:
    """Return one row for each statement that stands in two or more posts.

    Returns
    -------
    DataFrame
        ``statement_id``, ``incipit`` (of its first quotation, '' for prose), ``posts`` (numbers),
        ``n_posts``, ``outlets``, ``speakers`` (distinct persons credited), ``on_word_of`` (all
        whom its paragraphs cite or quote, '; ' between), ``origins`` (after folding),
        ``effective``, ``low``, ``high`` (effective number of voices by words, with its 95 %
        interval over posts, empty with fewer than five), ``largest``, ``largest_share``,
        ``anonymous`` (whether a voice has no name), ``words`` (of its longest place), and the
        first place's ``article_id`` and ``paragraph``; most posts first.
    """
    rows = []
    for statement, group in instances(corpus).groupby("statement_id", sort=True):
        weights = group.groupby("origin", sort=True)["words"].sum()
        largest = min(weights.index, key=lambda n: (-int(weights[n]), n))
        low, high, _ = interval(group, "origin")
        if group["article_id"].nunique() < FEWEST:
            low = high = float("nan")
        incipits = [text for text in group["incipit"] if text]
        rows.append(
            {
                "statement_id": statement,
                "incipit": incipits[0] if incipits else "",
                "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
                "n_posts": group["article_id"].nunique(),
                "outlets": group["outlet"].nunique(),
                "speakers": len(set(group["credited"]) - {""}),
                "on_word_of": "; ".join(
                    sorted({name for cell in group["sources"] for name in cell.split("; ") if name})
                ),
                "origins": len(weights),
                "effective": effective_number(weights.tolist()),
                "low": low,
                "high": high,
                "largest": largest,
                "largest_share": float(weights[largest] / weights.sum()),
                "anonymous": bool(group["origin"].map(is_nobody).astype(bool).any()),
                "words": int(group["words"].max()),
                "article_id": group.iloc[0]["article_id"],
                "paragraph": int(group.iloc[0]["paragraph"]),
            }
        )
    columns = ["statement_id", "incipit", "posts", "n_posts", "outlets", "speakers", "on_word_of"]
    columns += [
        "origins",
        "effective",
        "low",
        "high",
        "largest",
        "largest_share",
        "anonymous",
        "words",
    ]
    out = pd.DataFrame(rows, columns=[*columns, "article_id", "paragraph"])
    return out.sort_values(
        ["n_posts", "words", "statement_id"], ascending=[False, False, True], ignore_index=True
    )


def _groups(corpus: Corpus, frame: pd.DataFrame) -> list[list[Span]]:
    """Join places into statements; only those of two posts or more are kept."""
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    links: list[tuple[Span, Span]] = []
    for row in between_posts(corpus).itertuples(index=False):
        a = (row.a_article, int(row.a_start), int(row.a_end))
        b = (row.b_article, int(row.b_start), int(row.b_end))
        links.append((a, b))
    same = frame[frame["utterance_id"] != ""].groupby(["utterance_id", "origin"], sort=True)
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
    rank = numbers(corpus)
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


def _cited(corpus: Corpus) -> dict[tuple[str, int], set[str]]:
    """Return the named sources of each paragraph, the post's own outlet left out."""
    carriers = carriers_of(corpus)
    rows = corpus.citations[corpus.citations["relation"].isin(["quotes", "reports", "cites"])]
    out: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows[rows["source_type"] != "anonymous"].itertuples(index=False):
        if row.source not in carriers[row.article_id]:
            out[row.article_id, int(row.paragraph)].add(row.source)
    return out


def _words_per_character(corpus: Corpus) -> dict[str, float]:
    frame = corpus.paragraphs.groupby("article_id")[["words", "characters"]].sum()
    return {
        str(i): float(row["words"]) / max(float(row["characters"]), 1.0)
        for i, row in frame.iterrows()
    }

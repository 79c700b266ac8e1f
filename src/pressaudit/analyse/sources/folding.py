"""Folding posts: which post stands on which other one, and whose voice its prose is."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from pressaudit.analyse.sources.places import (
    POINTER,
    SITE,
    between_posts,
    carriers_of,
    numbers,
    posts,
)
from pressaudit.corpus.model import Corpus


def derivations(corpus: Corpus) -> pd.DataFrame:
    """Return which post stands on which other one, and what says so.

    ``evidence`` is 'reuse with direction' (the passages tell which is the copy), 'reuse and
    citation' (the post shares passages with another one whose outlet or programme it cites) or
    'citation' (it cites the other's outlet, and shares no passage). A citation that passages
    with one post of the outlet account for says nothing of the outlet's other posts.

    Returns
    -------
    DataFrame
        ``article_id`` (the post that stands on another), ``on`` (that other), ``evidence``,
        ``passages``, ``words``, and the pointer of the first citation (``paragraph``,
        ``char_start``, ``char_end``; 0 where there is none), strongest evidence first.
    """
    shared = _shared(corpus)
    directed = _directed(corpus)
    cited = _citations_of_posts(corpus)
    rank = numbers(corpus)
    outlet = dict(zip(corpus.articles["article_id"], corpus.articles["outlet"], strict=True))
    accounted = {(a, outlet[b]) for a, b in set(directed) | (set(cited) & set(shared))}
    rows = []
    for a, b in sorted(set(directed) | set(cited)):
        passages, words = shared.get((a, b), (0, 0))
        if not passages and (a, outlet[b]) in accounted:
            continue
        mutual = (b, a) in cited and (a, b) not in directed
        if (b, a) in directed or (mutual and passages):
            continue
        evidence = "reuse with direction" if (a, b) in directed else "reuse and citation"
        evidence = evidence if passages else "citation"
        place = cited.get((a, b), (0, 0, 0))
        rows.append((a, b, evidence, passages, words, *place))
    columns = ["article_id", "on", "evidence", "passages", "words", *POINTER[1:]]
    frame = pd.DataFrame(rows, columns=columns)
    order = {"reuse with direction": 0, "reuse and citation": 1, "citation": 2}
    key = [
        (order[r.evidence], -r.words, rank[r.article_id], rank[r.on])
        for r in frame.itertuples(index=False)
    ]
    index = sorted(range(len(frame)), key=lambda i: key[i])
    return frame.iloc[index].reset_index(drop=True)


def writers(corpus: Corpus) -> dict[str, str]:
    """Return the voice of each post's own prose: its authors, else its outlet, else itself."""
    return {
        row.article_id: row.authors or (row.outlet if row.outlet != SITE else f"post {row.number}")
        for row in posts(corpus).itertuples(index=False)
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


def copied_from(corpus: Corpus) -> dict[str, list[str]]:
    """Return, for each post, the posts that it takes passages from, most words first."""
    out: dict[str, list[str]] = {}
    for row in derivations(corpus).itertuples(index=False):
        if row.evidence != "citation":
            out.setdefault(row.article_id, []).append(row.on)
    return out


def _shared(corpus: Corpus) -> dict[tuple[str, str], tuple[int, int]]:
    out: dict[tuple[str, str], tuple[int, int]] = {}
    for row in between_posts(corpus).itertuples(index=False):
        for pair in ((row.a_article, row.b_article), (row.b_article, row.a_article)):
            count, words = out.get(pair, (0, 0))
            out[pair] = (count + 1, words + int(row.words))
    return out


def _directed(corpus: Corpus) -> set[tuple[str, str]]:
    """Return (copy, origin) pairs by the words that each direction has."""
    votes: dict[tuple[str, str], int] = defaultdict(int)
    for row in between_posts(corpus).itertuples(index=False):
        if row.direction == "a_to_b":
            votes[row.b_article, row.a_article] += int(row.words)
        elif row.direction == "b_to_a":
            votes[row.a_article, row.b_article] += int(row.words)
    return {pair for pair, words in votes.items() if words > votes.get(pair[::-1], 0)}


def _citations_of_posts(corpus: Corpus) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return the first place where a post cites the outlet or programme of another one.

    A person who is quoted in one post and wrote another is a witness, not a citation of what he
    wrote; two posts of one outlet do not cite each other by naming it.
    """
    carriers = carriers_of(corpus)
    outlets = {
        row.article_id: {row.outlet, row.programme} - {""}
        for row in corpus.articles.itertuples(index=False)
    }
    holders: dict[str, list[str]] = defaultdict(list)
    for article_id, names in sorted(outlets.items()):
        for name in sorted(names):
            holders[name].append(article_id)
    own = {"republished_from", "translated_by", "links_to"}
    rows = corpus.citations[~corpus.citations["relation"].isin(own)]
    out: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in rows.sort_values(POINTER, kind="stable").itertuples(index=False):
        for other in holders.get(row.source, ()):
            if set(carriers[other]) & set(carriers[row.article_id]):
                continue
            place = (int(row.paragraph), int(row.char_start), int(row.char_end))
            out.setdefault((row.article_id, other), place)
    return out

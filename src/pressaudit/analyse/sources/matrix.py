"""The source-by-post matrix, and the origin that stands behind most of each post."""

from collections import defaultdict

import numpy as np
import pandas as pd

from pressaudit.analyse.sources.families import ties
from pressaudit.analyse.sources.folding import writers
from pressaudit.analyse.sources.places import authors_of, carriers_of, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus

_CHANNELS = ["republished_from", "translated_by", "links_to", "interviewed_by"]
"""Relations of those who carry words, and are no source of them."""


def source_matrix(corpus: Corpus) -> pd.DataFrame:
    """Return what each post has of each source, long.

    Returns
    -------
    DataFrame
        ``source`` (folded), ``article_id``, ``number``, ``label``, ``words`` (quoted),
        ``paragraphs`` (in which it is quoted or cited), ``author`` (it wrote the post). Sources
        that stand in several posts first, most quoted words first; posts as on the page.
    """
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    words: dict[tuple[str, str], int] = defaultdict(int)
    for quoted in said(corpus).itertuples(index=False):
        places[quoted.article_id, quoted.origin].add(int(quoted.paragraph))
        words[quoted.article_id, quoted.origin] += int(quoted.words)
    for note in cited_sources(corpus).itertuples(index=False):
        places[note.article_id, note.source].add(int(note.paragraph))
    names: dict[str, set[str]] = defaultdict(set)
    for article_id, name in places:
        names[article_id].add(name)
    rows = []
    for post in posts(corpus).itertuples(index=False):
        authors = authors_of(post.authors)
        for name in sorted(names[post.article_id] | set(authors)):
            rows.append(
                {
                    "source": name,
                    "article_id": post.article_id,
                    "number": post.number,
                    "label": post.label,
                    "words": words[post.article_id, name],
                    "paragraphs": len(places[post.article_id, name]),
                    "author": name in authors,
                }
            )
    columns = ["source", "article_id", "number", "label", "words", "paragraphs", "author"]
    out = pd.DataFrame(rows, columns=columns)
    if out.empty:
        return out
    groups = out.groupby("source")
    out["shared"] = groups["article_id"].transform("nunique") > 1
    out["total"] = groups["words"].transform("sum")
    out["places"] = groups["paragraphs"].transform("sum")
    out = out.sort_values(
        ["shared", "total", "places", "source", "number"],
        ascending=[False, False, False, True, True],
    )
    return out[columns].reset_index(drop=True)


def cited_sources(corpus: Corpus) -> pd.DataFrame:
    """Return the citations of named sources, those out that are no source of the post.

    Left out: channels that carried the words; an outlet that names itself in its own post; and
    those credited with what somebody else said, in the post that does so.
    """
    cited = corpus.citations
    cited = cited[~cited["relation"].isin(_CHANNELS) & (cited["source_type"] != "anonymous")]
    authors = dict(zip(corpus.articles["article_id"], corpus.articles["authors"], strict=True))
    out = {i: set(names) - set(authors_of(authors[i])) for i, names in carriers_of(corpus).items()}
    frame = said(corpus)
    own = set(zip(frame["article_id"], frame["origin"], strict=True))
    for row in frame[frame["refolded"]].itertuples(index=False):
        if (row.article_id, row.credited) not in own:
            out[row.article_id].add(row.credited)
    pairs = zip(cited["article_id"], cited["source"], strict=True)
    kept = [source not in out[article_id] for article_id, source in pairs]
    return cited[np.array(kept, dtype=bool)]


def origin_of(corpus: Corpus) -> dict[str, str]:
    """Return the origin that most of each post's sourcing rests on, by article_id.

    The named source that most paragraphs of the post rest on; of several, one that ties the post
    to others (see :func:`ties`), then the one with most words. In a post without any, the voice
    of its own prose.
    """
    matrix = source_matrix(corpus)
    named = matrix[~matrix["source"].map(is_nobody).astype(bool) & (matrix["paragraphs"] > 0)]
    held = _tied(corpus)
    pairs = zip(named["article_id"], named["source"], strict=True)
    first = (
        named.assign(tied=[pair in held for pair in pairs])
        .sort_values(
            ["paragraphs", "tied", "words", "source"],
            ascending=[False, False, False, True],
            kind="stable",
        )
        .drop_duplicates("article_id")
    )
    leading = dict(zip(first["article_id"], first["source"], strict=True))
    return {i: str(leading.get(i, voice)) for i, voice in writers(corpus).items()}


def _tied(corpus: Corpus) -> set[tuple[str, str]]:
    """Return the posts with the person or the outlet that ties them to other posts."""
    label = posts(corpus).set_index("label")["outlet"]
    return {
        (
            row.article_id,
            row.of.rsplit(" to ", 1)[0] if row.tie == "interview" else str(label[row.of]),
        )
        for row in ties(corpus).itertuples(index=False)
    }

"""The source-by-post matrix: who is quoted or cited where."""

from collections import defaultdict

import numpy as np
import pandas as pd

from pressaudit.analyse.posts import authors_of, carriers, lookup
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.sources.folding import CARRYING


def source_matrix(posts: pd.DataFrame, said: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return what each post has of each source, long.

    ``words`` are quoted, ``paragraphs`` those in which the source is quoted or cited; ``author``
    says that it wrote the post. Sources that stand in several posts first, most quoted words
    first; posts as on the page.

    Parameters
    ----------
    sources
        From :func:`cited_sources`.
    """
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    words: dict[tuple[str, str], int] = defaultdict(int)
    for quoted in said.itertuples(index=False):
        places[quoted.article_id, quoted.origin].add(int(quoted.paragraph))
        words[quoted.article_id, quoted.origin] += int(quoted.words)
    for note in sources.itertuples(index=False):
        places[note.article_id, note.source].add(int(note.paragraph))
    names: dict[str, set[str]] = defaultdict(set)
    for article_id, name in places:
        names[article_id].add(name)
    rows = [
        {
            "source": name,
            "article_id": post.article_id,
            "number": post.number,
            "label": post.label,
            "words": words[post.article_id, name],
            "paragraphs": len(places[post.article_id, name]),
            "author": name in authors_of(post.authors),
        }
        for post in posts.itertuples(index=False)
        for name in sorted(names[post.article_id] | set(authors_of(post.authors)))
    ]
    out = frame("source_matrix", rows)
    groups = out.groupby("source")
    out["shared"] = groups["article_id"].transform("nunique") > 1
    out["total"] = groups["words"].transform("sum")
    out["places"] = groups["paragraphs"].transform("sum")
    return frame("source_matrix", ordered(out, "-shared", "-total", "-places", "source", "number"))


def cited_sources(posts: pd.DataFrame, said: pd.DataFrame, citations: pd.DataFrame) -> pd.DataFrame:
    """Return the citations of named sources, those out that are no source of the post.

    Left out: channels that carried the words; an outlet that names itself in its own post; and
    those credited with what somebody else said, in the post that does so.
    """
    out = citations[~citations["relation"].isin([*CARRYING, "interviewed_by"])]
    out = out[out["source_type"] != "anonymous"]
    authors = lookup(posts, "authors")
    aside = {i: set(names) - set(authors_of(authors[i])) for i, names in carriers(posts).items()}
    own = set(zip(said["article_id"], said["origin"], strict=True))
    for row in said[said["refolded"]].itertuples(index=False):
        if (row.article_id, row.credited) not in own:
            aside[row.article_id].add(row.credited)
    pairs = zip(out["article_id"], out["source"], strict=True)
    return out[np.array([source not in aside[i] for i, source in pairs], dtype=bool)]

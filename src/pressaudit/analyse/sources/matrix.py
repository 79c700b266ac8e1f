"""The source-by-post matrix, and the origin that stands behind most of each post."""

import pandas as pd

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
    frame = said(corpus)
    cited = corpus.citations[~corpus.citations["relation"].isin(_CHANNELS)]
    cited = cited[cited["source_type"] != "anonymous"]
    rows = []
    carriers = carriers_of(corpus)
    for post in posts(corpus).itertuples(index=False):
        here = frame[frame["article_id"] == post.article_id]
        notes = cited[cited["article_id"] == post.article_id]
        # An outlet that names itself in its own post is no source of it.
        carried = set(carriers[post.article_id]) - set(authors_of(post.authors))
        carried |= set(here[here["refolded"]]["credited"]) - set(here["origin"])
        notes = notes[~notes["source"].isin(carried)]
        names = set(here["origin"]) | set(notes["source"]) | set(authors_of(post.authors))
        for name in names:
            mine = here[here["origin"] == name]
            places = set(mine["paragraph"]) | set(notes[notes["source"] == name]["paragraph"])
            rows.append(
                {
                    "source": name,
                    "article_id": post.article_id,
                    "number": post.number,
                    "label": post.label,
                    "words": int(mine["words"].sum()),
                    "paragraphs": len(places),
                    "author": name in authors_of(post.authors),
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


def origin_of(corpus: Corpus) -> dict[str, str]:
    """Return the origin that most of each post's sourcing rests on, by article_id.

    The named source that most paragraphs of the post rest on; in a post without any, the voice
    of its own prose.
    """
    own = writers(corpus)
    matrix = source_matrix(corpus)
    out = {}
    for article_id, voice in own.items():
        here = matrix[
            (matrix["article_id"] == article_id) & ~matrix["source"].map(is_nobody).astype(bool)
        ]
        here = here[here["paragraphs"] > 0]
        ranked = here.sort_values(
            ["paragraphs", "words", "source"], ascending=[False, False, True], kind="stable"
        )
        out[article_id] = str(ranked.iloc[0]["source"]) if len(ranked) else voice
    return out

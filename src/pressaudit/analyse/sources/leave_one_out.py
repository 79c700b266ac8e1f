"""Leave one source out: what is left of each post's sourcing when one person is set aside."""

from collections import defaultdict

import pandas as pd

from pressaudit.analyse.sources.matrix import cited_sources
from pressaudit.analyse.sources.places import authors_of, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.analyse.sources.voices import effective_number, speakers
from pressaudit.corpus.model import Corpus


def leave_one_out(corpus: Corpus, sources: int = 10) -> pd.DataFrame:
    """Return what each post keeps of its sourcing without each of the largest origins.

    Parameters
    ----------
    sources
        How many origins to set aside in turn, largest first.

    Returns
    -------
    DataFrame
        ``origin``, ``article_id``, ``number``, ``words`` (quoted in the post), ``words_left``,
        ``share_left`` (0 to 1; empty when it quotes nobody), ``sources`` (distinct origins and
        cited sources), ``sources_left``, ``written_by`` (the origin is an author of the post).
        Only posts that the origin has a part in.
    """
    known = [o for o in speakers(corpus)["origin"] if not is_nobody(o)][:sources]
    words: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in said(corpus).itertuples(index=False):
        words[row.article_id][row.origin] += int(row.words)
    names = {article_id: set(mine) for article_id, mine in words.items()}
    for row in cited_sources(corpus).itertuples(index=False):
        names.setdefault(row.article_id, set()).add(row.source)
    rows = []
    for post in posts(corpus).itertuples(index=False):
        mine, here = words[post.article_id], names.get(post.article_id, set())
        total = sum(mine.values())
        for origin in known:
            wrote = origin in authors_of(post.authors)
            if origin in here or wrote:
                left = total - mine[origin]
                rows.append(
                    {
                        "origin": origin,
                        "article_id": post.article_id,
                        "number": post.number,
                        "words": total,
                        "words_left": left,
                        "share_left": left / total if total else None,
                        "sources": len(here),
                        "sources_left": len(here - {origin}),
                        "written_by": wrote,
                    }
                )
    columns = ["origin", "article_id", "number", "words", "words_left", "share_left", "sources"]
    out = pd.DataFrame(rows, columns=[*columns, "sources_left", "written_by"])
    out["share_left"] = pd.to_numeric(out["share_left"])
    rank = {origin: n for n, origin in enumerate(known)}
    out["rank"] = out["origin"].map(rank)
    return out.sort_values(["rank", "number"], ignore_index=True).drop(columns="rank")


def archive_without(corpus: Corpus, sources: int = 10) -> pd.DataFrame:
    """Return what the archive keeps without each of the largest origins.

    Returns
    -------
    DataFrame
        ``origin``, ``words``, ``words_left``, ``share_left``, ``effective_left`` (effective
        number of voices in what is left), ``posts`` (that the origin has a part in),
        ``posts_emptied`` (that quote nobody else).
    """
    frame = said(corpus)
    per_post = leave_one_out(corpus, sources)
    total = int(frame["words"].sum())
    rows = []
    for origin in dict.fromkeys(per_post["origin"]):
        rest = frame[frame["origin"] != origin]
        mine = per_post[per_post["origin"] == origin]
        left = int(rest["words"].sum())
        rows.append(
            {
                "origin": origin,
                "words": total - left,
                "words_left": left,
                "share_left": left / max(total, 1),
                "effective_left": effective_number(rest.groupby("origin")["words"].sum().tolist()),
                "posts": len(mine),
                "posts_emptied": int(((mine["words"] > 0) & (mine["words_left"] == 0)).sum()),
            }
        )
    columns = ["origin", "words", "words_left", "share_left", "effective_left", "posts"]
    return pd.DataFrame(rows, columns=[*columns, "posts_emptied"])

"""Interviews: which posts stand on what one person told one outlet."""

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.places import POINTER, authors_of, carriers_of, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus


def interviews(corpus: Corpus) -> pd.DataFrame:
    """Return which posts stand on which interview.

    An interview is somebody's words told to an outlet, as some post says, in one conversation or
    several. It stands behind a post

    - that says so too ('told');
    - that appeared at the outlet and has the person speak ('published'; words that the cue gives
      as written do not count);
    - that has words which another post gives as told ('same words') or has from the outlet
      itself ('same words as published');
    - that cites both the person and the outlet, another one than its own ('cited').

    'written', that the person wrote the post, stands beside other evidence only.

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``article_id``, ``number``, ``evidence`` (joined by ', '),
        ``words`` (quoted from the origin), ``author`` (whether the origin wrote the post), and
        the pointer of the first place that says so, else of the person's first words; interviews
        behind most posts first.
    """
    frame = said(corpus)
    carriers = carriers_of(corpus)
    outlets = set(corpus.articles["outlet"]) | set(corpus.articles["programme"])
    nobody = frame["origin"].map(is_nobody).astype(bool) | frame["origin"].isin(outlets)
    known = frame[(frame["told_to"] != "") & ~nobody]
    channels = ["republished_from", "translated_by", "links_to"]
    cited = corpus.citations[~corpus.citations["relation"].isin(channels)]
    rows = []
    for origin, outlet in sorted(set(zip(known["origin"], known["told_to"], strict=True))):
        mine = frame[frame["origin"] == origin]
        told = mine[mine["told_to"] == outlet]
        own = [i for i, names in carriers.items() if outlet in names]
        published = mine[mine["article_id"].isin(i for i in own if _speaks(mine, i))]
        naming = cited[cited["source"] == origin]
        reports = cited[cited["source"] == outlet]
        for post in posts(corpus).itertuples(index=False):
            here = mine[mine["article_id"] == post.article_id]
            named = naming[naming["article_id"] == post.article_id]
            if here.empty and named.empty:
                continue
            wrote = origin in authors_of(post.authors)
            evidence = {
                "told": bool((here["told_to"] == outlet).any()),
                "published": post.article_id in set(published["article_id"]),
                "same words": _repeats(here, told),
                "same words as published": _repeats(here, published),
                "cited": post.article_id not in own
                and post.article_id in set(reports["article_id"]),
            }
            if evidence["told"] or evidence["same words"]:
                evidence["same words as published"] = False
            if not any(evidence.values()):
                continue
            said_so = reports[reports["article_id"] == post.article_id]
            places = pd.concat([here[POINTER], named[POINTER]])
            if len(said_so) and (evidence["told"] or evidence["cited"]):
                places = said_so
            first = places.sort_values(POINTER).iloc[0]
            given = [name for name, yes in (evidence | {"written": wrote}).items() if yes]
            rows.append(
                {
                    "origin": origin,
                    "told_to": outlet,
                    "article_id": post.article_id,
                    "number": post.number,
                    "evidence": ", ".join(given),
                    "words": int(here["words"].sum()),
                    "author": wrote,
                    **{name: int(first[name]) for name in POINTER[1:]},
                }
            )
    columns = ["origin", "told_to", "article_id", "number", "evidence", "words", "author"]
    out = pd.DataFrame(rows, columns=columns + POINTER[1:])
    size = out.groupby(["origin", "told_to"])["article_id"].transform("size") if len(out) else []
    out["posts"] = size
    return out.sort_values(
        ["posts", "origin", "told_to", "number"],
        ascending=[False, True, True, True],
        ignore_index=True,
    )


def interview_summary(corpus: Corpus) -> pd.DataFrame:
    """Return one row an interview: how many posts stand on it, and which of them the origin wrote.

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``n_posts``, ``posts``, ``words``, ``written`` (numbers of posts
        that the origin wrote), most posts first.
    """
    rows = []
    for (origin, outlet), group in interviews(corpus).groupby(["origin", "told_to"], sort=True):
        rows.append(
            {
                "origin": origin,
                "told_to": outlet,
                "n_posts": len(group),
                "posts": ", ".join(str(n) for n in group["number"]),
                "words": int(group["words"].sum()),
                "written": ", ".join(str(n) for n in group[group["author"]]["number"]),
            }
        )
    columns = ["origin", "told_to", "n_posts", "posts", "words", "written"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values(
        ["n_posts", "words", "origin", "told_to"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )


def _repeats(here: pd.DataFrame, others: pd.DataFrame) -> bool:
    """Whether some words of a post stand among those of other posts too."""
    elsewhere = others[~others["article_id"].isin(here["article_id"])]
    return bool(here["utterance_id"].isin(set(elsewhere["utterance_id"]) - {""}).any())


def _speaks(quotations: pd.DataFrame, article_id: str) -> bool:
    """Whether some of a person's quotations in a post are not marked as written words.

    Quotations without a cue go on from those before them, and count only where no cue is given
    at all.
    """
    cues = set(quotations[quotations["article_id"] == article_id]["cue"].str.lower())
    spoken = cues - set(rules.load("sources")["written"])
    return bool(spoken - {""}) or cues == {""}

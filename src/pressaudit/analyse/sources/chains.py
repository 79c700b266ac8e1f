"""Chains: by which hands a word came to a post, and which interview stands behind which posts."""

import pandas as pd

from pressaudit.analyse.sources.folding import carriers_of, derivations, is_nobody, said
from pressaudit.analyse.sources.places import POINTER, authors_of, posts
from pressaudit.corpus.model import Corpus


def interviews(corpus: Corpus) -> pd.DataFrame:
    """Return which posts stand on which interview.

    An interview is somebody's words told to an outlet, as some post says. It stands behind a
    post that says so too ('told'), that appeared at the outlet and has the person's word
    ('published'), that repeats words which others give as told ('same words'), that cites the
    outlet and the person ('cited'), or that the person wrote ('written').

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``article_id``, ``number``, ``evidence`` (joined by ', '),
        ``words`` (quoted from the origin), ``author`` (whether the origin wrote the post), and
        the pointer of the first place; interviews behind most posts first.
    """
    frame = said(corpus)
    known = frame[(frame["told_to"] != "") & ~frame["origin"].map(is_nobody).astype(bool)]
    pairs = sorted(set(zip(known["origin"], known["told_to"], strict=True)))
    cited = corpus.citations
    rows = []
    for origin, outlet in pairs:
        told = set(
            frame[(frame["origin"] == origin) & (frame["told_to"] == outlet)]["utterance_id"]
        )
        for post in posts(corpus).itertuples(index=False):
            here = frame[(frame["article_id"] == post.article_id) & (frame["origin"] == origin)]
            notes = cited[cited["article_id"] == post.article_id]
            named = notes[notes["source"] == origin]
            reports = notes[~notes["relation"].isin(["republished_from", "translated_by"])]
            wrote = origin in authors_of(post.authors)
            evidence = {
                "told": bool((here["told_to"] == outlet).any()),
                "published": post.outlet == outlet and len(here) + len(named) > 0,
                "same words": bool(here["utterance_id"].isin(told).any()),
                "cited": len(here) + len(named) > 0 and bool((reports["source"] == outlet).any()),
                "written": wrote,
            }
            if not any(evidence.values()):
                continue
            first = pd.concat([here[POINTER], named[POINTER]]).sort_values(POINTER).head(1)
            rows.append(
                {
                    "origin": origin,
                    "told_to": outlet,
                    "article_id": post.article_id,
                    "number": post.number,
                    "evidence": ", ".join(k for k, yes in evidence.items() if yes),
                    "words": int(here["words"].sum()),
                    "author": wrote,
                    **_pointer(first),
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


def chains(corpus: Corpus) -> pd.DataFrame:
    """Return each way by which an origin's words reached a post.

    ``path`` reads from the origin to the post: who said it, the outlet that got the words, the
    earlier post that the words are in or the person whom the post credits, and the post.

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``via`` (label of the post that the words came through, or the
        person credited), ``article_id``, ``number``, ``label``, ``words``, ``steps``, ``path``,
        and the pointer of the first quotation, most words of the origin first.
    """
    frame = said(corpus)
    frame = frame[~frame["origin"].map(is_nobody).astype(bool)]
    label = posts(corpus).set_index("article_id")["label"]
    above: dict[str, list[str]] = {}
    for row in derivations(corpus).itertuples(index=False):
        above.setdefault(row.article_id, []).append(row.on)
    told = _told(frame)
    holders = frame.groupby("utterance_id")["article_id"].agg(set).to_dict()
    carriers = carriers_of(corpus)
    rows = []
    for row in frame.itertuples(index=False):
        others = holders.get(row.utterance_id, set()) if row.utterance_id else set()
        through = [p for p in above.get(row.article_id, []) if p in others]
        via = label[through[0]] if through else ""
        if row.refolded and row.credited:
            via = f"{via} ({row.credited})" if via else row.credited
        outlet = row.told_to or told.get(row.utterance_id, "")
        if outlet and outlet in carriers[row.article_id]:
            # The interviewer's own post: the outlet stands there already.
            outlet = row.told_to or outlet
        steps = [s for s in (row.origin, outlet, via, label[row.article_id]) if s]
        rows.append(
            {
                "origin": row.origin,
                "told_to": outlet,
                "via": via,
                "article_id": row.article_id,
                "number": row.number,
                "label": label[row.article_id],
                "words": row.words,
                "steps": len(steps) - 1,
                "path": " → ".join(steps),
                "paragraph": row.paragraph,
                "char_start": row.char_start,
                "char_end": row.char_end,
            }
        )
    columns = ["origin", "told_to", "via", "article_id", "number", "label", "words", "steps"]
    columns += ["path", *POINTER[1:]]
    out = pd.DataFrame(rows, columns=columns)
    if out.empty:
        return out
    keys = ["origin", "told_to", "via", "article_id", "number", "label", "steps", "path"]
    first = dict.fromkeys(POINTER[1:], "first")
    out = out.groupby(keys, sort=True, as_index=False).agg({"words": "sum", **first})
    out["weight"] = out.groupby("origin")["words"].transform("sum")
    out = out.sort_values(
        ["weight", "origin", "number", "path"], ascending=[False, True, True, True]
    )
    return out[columns].reset_index(drop=True)


def _told(frame: pd.DataFrame) -> dict[str, str]:
    """Return the outlet that got each utterance, as far as any post says."""
    known = frame[(frame["told_to"] != "") & (frame["utterance_id"] != "")]
    return dict(known.groupby("utterance_id")["told_to"].min())


def _pointer(first: pd.DataFrame) -> dict[str, int]:
    if first.empty:
        return dict.fromkeys(POINTER[1:], 0)
    return {name: int(first.iloc[0][name]) for name in POINTER[1:]}

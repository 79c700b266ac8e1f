"""Chains: by which hands a word came to a post."""

from collections import defaultdict
from typing import Any

import pandas as pd

from pressaudit.analyse.sources.families import ties
from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import POINTER, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus

_KEYS = ["kind", "origin", "told_to", "via", "article_id", "number", "label", "steps", "path"]


def chains(corpus: Corpus) -> pd.DataFrame:
    """Return each way by which an origin's words, or a report, reached a post.

    ``path`` reads from the origin to the post: who said it, the outlet that got the words, the
    earlier post that the words are in or the person whom the post credits, and the post. A post
    that stands on another one (see :func:`ties`) has a chain from that one's outlet too, of kind
    'report', unless somebody's words to that outlet say the same.

    Returns
    -------
    DataFrame
        ``kind`` ('words' or 'report'), ``origin``, ``told_to``, ``via`` (label of the post that
        the words came through, or the person credited), ``article_id``, ``number``, ``label``,
        ``words`` (0 for a report), ``steps``, ``path``, ``tied_by`` (the tie that this chain is
        part of: "words of … to …" or "report of …"; '' for none), ``fold`` (of all the ties that
        the post has, the one with most posts; '' without any), ``posted`` (of the post), and
        the pointer of the first quotation or citation; most words of the origin first.
    """
    held = ties(corpus)
    out = pd.DataFrame(
        [*_words(corpus), *_reports(corpus, held)], columns=[*_KEYS, "words", *POINTER[1:]]
    )
    if out.empty:
        return out.assign(tied_by="", fold="", posted=pd.NaT)
    first = dict.fromkeys(POINTER[1:], "first")
    out = out.groupby(_KEYS, sort=True, as_index=False).agg({"words": "sum", **first})
    out["weight"] = out.groupby("origin")["words"].transform("sum")
    out = out.sort_values(
        ["weight", "origin", "number", "path"], ascending=[False, True, True, True]
    )
    folds, known = _folds(held), _names(held)
    out["fold"] = [folds.get(i, "") for i in out["article_id"]]
    out["tied_by"] = [_tie(row, known) for row in out.itertuples(index=False)]
    where = posts(corpus)
    out["posted"] = out["article_id"].map(
        dict(zip(where["article_id"], where["posted"], strict=True))
    )
    columns = [*_KEYS[:-2], "words", "steps", "path", "tied_by", "fold", "posted", *POINTER[1:]]
    return out[columns].reset_index(drop=True)


def _words(corpus: Corpus) -> list[dict[str, object]]:
    frame = said(corpus)
    frame = frame[~frame["origin"].map(is_nobody).astype(bool)]
    where = posts(corpus)
    label = dict(zip(where["article_id"], where["label"], strict=True))
    above: dict[str, list[str]] = defaultdict(list)
    for row in derivations(corpus).itertuples(index=False):
        above[row.article_id].append(row.on)
    told = _told(frame)
    holders = frame.groupby("utterance_id")["article_id"].agg(set).to_dict()
    rows = []
    for row in frame.itertuples(index=False):
        others = holders.get(row.utterance_id, set()) if row.utterance_id else set()
        through = [p for p in above[row.article_id] if p in others]
        via = label[through[0]] if through else ""
        if row.refolded and row.credited:
            via = f"{via} ({row.credited})" if via else row.credited
        outlet = row.told_to or told.get((row.utterance_id, row.origin), "")
        steps = [s for s in (row.origin, outlet, via, label[row.article_id]) if s]
        rows.append(
            {
                "kind": "words",
                "origin": row.origin,
                "told_to": outlet,
                "via": via,
                "article_id": row.article_id,
                "number": row.number,
                "label": label[row.article_id],
                "words": row.words,
                "steps": len(steps) - 1,
                "path": " → ".join(steps),
                **{name: getattr(row, name) for name in POINTER[1:]},
            }
        )
    return rows


def _reports(corpus: Corpus, held: pd.DataFrame) -> list[dict[str, object]]:
    where = posts(corpus).set_index("article_id")
    told: dict[str, set[str]] = defaultdict(set)
    for row in held[held["tie"] == "interview"].itertuples(index=False):
        told[row.of.rsplit(" to ", 1)[-1]].add(row.article_id)
    rows = []
    for _, group in held[held["tie"] == "post"].groupby("of", sort=True):
        # The post that the others stand on has no evidence but itself.
        origin = group[group["evidence"] == "the post itself"]["article_id"].iloc[0]
        outlet = where["outlet"][origin]
        if set(group["article_id"]) <= told[outlet]:
            continue
        for row in group.itertuples(index=False):
            here = where["label"][row.article_id]
            via = "" if row.article_id == origin else where["label"][origin]
            steps = [s for s in (outlet, via, here) if s]
            rows.append(
                {
                    "kind": "report",
                    "origin": outlet,
                    "told_to": "",
                    "via": via,
                    "article_id": row.article_id,
                    "number": row.number,
                    "label": here,
                    "words": 0,
                    "steps": len(steps) - 1,
                    "path": " → ".join(steps),
                    **{name: getattr(row, name) for name in POINTER[1:]},
                }
            )
    return rows


def _tie(row: Any, known: dict[str, set[str]]) -> str:
    """Return the tie that a chain is part of: its interview, or the post that it came through."""
    through = row.via.split(" (")[0] or row.label
    own = f"words of {row.origin} to {row.told_to}" if row.kind == "words" else ""
    return next(
        (t for t in (own, f"report of {through}") if row.article_id in known.get(t, set())), ""
    )


def _name(tie: str, of: str) -> str:
    return f"words of {of}" if tie == "interview" else f"report of {of}"


def _names(held: pd.DataFrame) -> dict[str, set[str]]:
    """Return the posts of each tie, by its name."""
    out: dict[str, set[str]] = defaultdict(set)
    for row in held.itertuples(index=False):
        out[_name(row.tie, row.of)].add(row.article_id)
    return out


def _folds(held: pd.DataFrame) -> dict[str, str]:
    """Return for each post its tie with most posts; a person's words before a report."""
    sizes = held.groupby(["tie", "of"])["article_id"].transform("size")
    ranked = held.assign(size=sizes).sort_values(
        ["size", "tie", "of"], ascending=[False, True, True], kind="stable"
    )
    first = ranked.drop_duplicates("article_id")
    names = [_name(tie, of) for tie, of in zip(first["tie"], first["of"], strict=True)]
    return dict(zip(first["article_id"], names, strict=True))


def _told(frame: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the outlet that got each utterance of each origin, as far as any post says."""
    known = frame[(frame["told_to"] != "") & (frame["utterance_id"] != "")]
    return dict(known.groupby(["utterance_id", "origin"])["told_to"].min())

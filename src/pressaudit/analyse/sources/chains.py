"""Chains: by which hands a word came to a post."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from pressaudit.analyse.posts import POINTER, lookup
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.sources.folding import THE_POST
from pressaudit.analyse.sources.said import by_somebody

_KEYS = ["kind", "origin", "told_to", "via", "article_id", "number", "label", "steps", "path"]


def chains(
    posts: pd.DataFrame, said: pd.DataFrame, derivations: pd.DataFrame, ties: pd.DataFrame
) -> pd.DataFrame:
    """Return each way by which an origin's words, or a report, reached a post.

    ``path`` reads from the origin to the post: who said it, the outlet that got the words, the
    earlier post that the words are in or the person whom the post credits (``via``), and the
    post. A post that stands on another one has a chain from that one's outlet too, of ``kind``
    'report', unless somebody's words to that outlet say the same. ``tied_by`` is the tie that the
    chain is part of ("words of … to …" or "report of …"), ``fold`` of all the ties that the post
    has the one with most posts; the pointer is that of the first quotation or citation. Most
    words of the origin first.
    """
    rows = [*_words(posts, said, derivations), *_reports(posts, ties)]
    out = pd.DataFrame(rows, columns=[*_KEYS, "words", *POINTER[1:]])
    first = dict.fromkeys(POINTER[1:], "first")
    out = out.groupby(_KEYS, sort=True, as_index=False).agg({"words": "sum", **first})
    out["weight"] = out.groupby("origin")["words"].transform("sum")
    held: dict[str, set[str]] = defaultdict(set)
    for tie in ties.itertuples(index=False):
        held[_name(tie.tie, tie.of)].add(tie.article_id)
    folds = _folds(ties)
    out["fold"] = [folds.get(i, "") for i in out["article_id"]]
    out["tied_by"] = [_tie(row, held) for row in out.itertuples(index=False)]
    out["posted"] = out["article_id"].map(lookup(posts, "posted"))
    return frame("chains", ordered(out, "-weight", "origin", "number", "path"))


def _chain(kind: str, hands: Sequence[str], words: int, row: Any) -> dict[str, object]:
    """Return a chain over ``hands``: origin, outlet told, what it came through, the post."""
    origin, told_to, via, label = hands
    steps = [hand for hand in hands if hand]
    return {
        "kind": kind,
        "origin": origin,
        "told_to": told_to,
        "via": via,
        "article_id": row.article_id,
        "number": row.number,
        "label": label,
        "words": words,
        "steps": len(steps) - 1,
        "path": " → ".join(steps),
        **{name: getattr(row, name) for name in POINTER[1:]},
    }


def _words(posts: pd.DataFrame, said: pd.DataFrame, derivations: pd.DataFrame) -> Iterator[Any]:
    named, label = said[by_somebody(said)], lookup(posts, "label")
    above = derivations.groupby("article_id")["on"].agg(list).to_dict()
    known = named[(named["told_to"] != "") & (named["utterance_id"] != "")]
    # The outlet that got each utterance of each origin, as far as any post says.
    told = known.groupby(["utterance_id", "origin"])["told_to"].min().to_dict()
    holders = named.groupby("utterance_id")["article_id"].agg(set).to_dict()
    for row in named.itertuples(index=False):
        others = holders.get(row.utterance_id, set()) if row.utterance_id else set()
        through = [p for p in above.get(row.article_id, ()) if p in others]
        via = label[through[0]] if through else ""
        if row.refolded and row.credited:
            via = f"{via} ({row.credited})" if via else row.credited
        outlet = row.told_to or told.get((row.utterance_id, row.origin), "")
        yield _chain("words", (row.origin, outlet, via, label[row.article_id]), row.words, row)


def _reports(posts: pd.DataFrame, ties: pd.DataFrame) -> Iterator[Any]:
    outlets, label = lookup(posts, "outlet"), lookup(posts, "label")
    told: dict[str, set[str]] = defaultdict(set)
    for row in ties[ties["tie"] == "interview"].itertuples(index=False):
        told[row.of.rsplit(" to ", 1)[-1]].add(row.article_id)
    for _, group in ties[ties["tie"] == "post"].groupby("of", sort=True):
        origin = group[group["evidence"] == THE_POST]["article_id"].iloc[0]
        outlet = outlets[origin]
        if set(group["article_id"]) <= told[outlet]:
            continue
        for row in group.itertuples(index=False):
            via = "" if row.article_id == origin else label[origin]
            yield _chain("report", (outlet, "", via, label[row.article_id]), 0, row)


def _tie(row: Any, held: dict[str, set[str]]) -> str:
    """Return the tie that a chain is part of: its interview, or the post that it came through."""
    through = row.via.split(" (")[0] or row.label
    own = f"words of {row.origin} to {row.told_to}" if row.kind == "words" else ""
    return next(
        (t for t in (own, f"report of {through}") if row.article_id in held.get(t, set())), ""
    )


def _name(tie: str, of: str) -> str:
    return f"words of {of}" if tie == "interview" else f"report of {of}"


def _folds(ties: pd.DataFrame) -> dict[str, str]:
    """Return for each post its tie with most posts; a person's words before a report."""
    sizes = ties.groupby(["tie", "of"])["article_id"].transform("size")
    first = ordered(ties.assign(size=sizes), "-size", "tie", "of").drop_duplicates("article_id")
    names = [_name(tie, of) for tie, of in zip(first["tie"], first["of"], strict=True)]
    return dict(zip(first["article_id"], names, strict=True))

"""Chains: by which hands a word came to a post."""

import pandas as pd

from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import POINTER, carriers_of, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus


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

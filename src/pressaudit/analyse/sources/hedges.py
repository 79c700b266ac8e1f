"""Hedges beside confirmations, of which the one may have become the other on the way."""

import numpy as np
import pandas as pd

from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import numbers
from pressaudit.corpus.model import Corpus

LEAST = 0.3
"""How alike two paragraphs must be to count: cosine, 0 to 1.

Paragraphs that speak of one matter share its rare words. In the sample archive, of the paragraphs
of posts that do not stand on one another, one pair in two hundred is so alike; of those that
share a passage, nine in ten are.
"""
CANDIDATE = 0.15
"""From here on a pair may be worth a look. In the sample archive, unrelated paragraphs often are
so alike: a list of such pairs proves nothing, and no count rests on it."""


def hedges_lost(corpus: Corpus, least: float = LEAST) -> pd.DataFrame:
    """Return confirmations, each beside the hedge that it may have come from.

    The hedge and the confirming word stand in two posts, one of which stands on the other (see
    :func:`derivations`), in paragraphs that are alike: the cosine of their lemmas, weighted by
    rarity in this archive (Salton and Buckley 1988), is ``least`` or more. For each paragraph
    that confirms, the most alike paragraph with a hedge. That both speak of one statement is not
    known: it is for a reader to judge.

    Returns
    -------
    DataFrame
        ``hedged_number``, ``hedged_article``, ``hedged_paragraph``, ``hedge`` (all of the
        paragraph's, '; ' between), ``confirmed_number``, ``confirmed_article``,
        ``confirmed_paragraph``, ``confirmation``, ``similarity``, ``hedges_too`` (the paragraphs
        of the confirming post that hold a hedge of their own, ', ' between; '' for none),
        ``evidence`` (of the derivation); most alike first.
    """
    hedges = corpus.tables.get("hedges", pd.DataFrame(columns=["stance"]))
    doubts = hedges[hedges["stance"] == "hedged"]
    certain = hedges[hedges["stance"] == "confirmed"]
    rank = numbers(corpus)
    vectors = _vectors(corpus, hedges)
    rows = []
    for link in derivations(corpus).itertuples(index=False):
        here = doubts[doubts["article_id"] == link.on]
        own = doubts[doubts["article_id"] == link.article_id]["paragraph"]
        sure = certain[certain["article_id"] == link.article_id]
        for paragraph, group in sure.groupby("paragraph", sort=True):
            claim = vectors.get((link.article_id, int(paragraph)), {})
            alike = [_cosine(claim, vectors.get((link.on, int(p)), {})) for p in here["paragraph"]]
            if not alike or max(alike) < least:
                continue
            at = int(here["paragraph"].iloc[alike.index(max(alike))])
            rows.append(
                {
                    "hedged_number": rank[link.on],
                    "hedged_article": link.on,
                    "hedged_paragraph": at,
                    "hedge": "; ".join(dict.fromkeys(here[here["paragraph"] == at]["phrase"])),
                    "confirmed_number": rank[link.article_id],
                    "confirmed_article": link.article_id,
                    "confirmed_paragraph": int(paragraph),
                    "confirmation": "; ".join(dict.fromkeys(group["phrase"])),
                    "similarity": max(alike),
                    "hedges_too": ", ".join(str(p) for p in sorted(set(own.astype(int)))),
                    "evidence": link.evidence,
                }
            )
    columns = ["hedged_number", "hedged_article", "hedged_paragraph", "hedge"]
    columns += ["confirmed_number", "confirmed_article", "confirmed_paragraph", "confirmation"]
    out = pd.DataFrame(rows, columns=[*columns, "similarity", "hedges_too", "evidence"])
    out = out.sort_values(
        ["similarity", "hedged_number", "hedged_paragraph", "confirmed_number"],
        ascending=[False, True, True, True],
    )
    return out.drop_duplicates(["confirmed_article", "confirmed_paragraph"], ignore_index=True)


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(weight * b.get(lemma, 0.0) for lemma, weight in a.items())


def _vectors(corpus: Corpus, hedges: pd.DataFrame) -> dict[tuple[str, int], dict[str, float]]:
    """Return unit TF-IDF vectors of paragraphs with a hedge or a confirmation, and around."""
    if hedges.empty:
        return {}
    counts = corpus.terms.groupby(["article_id", "paragraph", "lemma"])["count"].sum()
    counts = counts.reset_index()
    spread = counts.groupby("lemma").size()
    total = max(len(corpus.paragraphs), 1)
    counts["weight"] = counts["count"].astype(float) * counts["lemma"].map(
        np.log((1 + total) / (1 + spread))
    )
    wanted = set(zip(hedges["article_id"], hedges["paragraph"].astype(int), strict=True))
    out: dict[tuple[str, int], dict[str, float]] = {}
    for row in counts.itertuples(index=False):
        # What a statement is about may be said in the paragraph before it or after it.
        for shift, part in ((0, 1.0), (-1, 0.5), (1, 0.5)):
            key = (row.article_id, int(row.paragraph) + shift)
            if key in wanted:
                vector = out.setdefault(key, {})
                vector[row.lemma] = vector.get(row.lemma, 0.0) + part * float(row.weight)
    for vector in out.values():
        norm = float(np.sqrt(sum(w * w for w in vector.values()))) or 1.0
        for lemma in vector:
            vector[lemma] /= norm
    return out

"""Hedges, and confirmations of what may be the same in a post that stands on the hedging one."""

import numpy as np
import pandas as pd

from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import numbers
from pressaudit.corpus.model import Corpus

LEAST = 0.15
"""How alike two paragraphs must be, by default: cosine, 0 to 1."""


def hedges_lost(corpus: Corpus, least: float = LEAST) -> pd.DataFrame:
    """Return confirmations in posts that stand on a post which hedges what may be the same.

    The hedge and the confirming word stand in two posts, one of which stands on the other (see
    :func:`derivations`), in paragraphs that are alike: the cosine of their lemmas, weighted by
    rarity in this archive (Salton and Buckley 1988), is ``least`` or more. One row a
    confirmation: with the most alike paragraph that hedges, and the hedges of all that are alike.

    Returns
    -------
    DataFrame
        ``hedged_number``, ``hedged_article``, ``hedged_paragraph``, ``hedge`` ('; ' between),
        ``confirmed_number``, ``confirmed_article``, ``confirmed_paragraph``, ``confirmation``,
        ``also_hedged`` (hedges beside the confirmation, in its own paragraph), ``similarity``,
        ``evidence`` (of the derivation); most alike first.
    """
    hedges = corpus.tables.get("hedges", pd.DataFrame(columns=["stance"]))
    doubts = hedges[hedges["stance"] == "hedged"]
    certain = hedges[hedges["stance"] == "confirmed"]
    rank = numbers(corpus)
    vectors = _vectors(corpus, hedges)
    rows = []
    for link in derivations(corpus).itertuples(index=False):
        sure = certain[certain["article_id"] == link.article_id]
        here = doubts[doubts["article_id"] == link.on]
        beside = doubts[doubts["article_id"] == link.article_id]
        for paragraph, confirming in sure.groupby("paragraph", sort=True):
            claim = vectors.get((link.article_id, int(paragraph)), {})
            alike = {
                int(p): _cosine(claim, vectors.get((link.on, int(p)), {}))
                for p in sorted(set(here["paragraph"]))
            }
            alike = {p: value for p, value in alike.items() if value >= least}
            if not alike:
                continue
            best = max(alike, key=lambda p: alike[p])
            held = here[here["paragraph"].isin(list(alike))]
            also = beside[beside["paragraph"] == paragraph]
            rows.append(
                {
                    "hedged_number": rank[link.on],
                    "hedged_article": link.on,
                    "hedged_paragraph": best,
                    "hedge": "; ".join(dict.fromkeys(held["phrase"])),
                    "confirmed_number": rank[link.article_id],
                    "confirmed_article": link.article_id,
                    "confirmed_paragraph": int(paragraph),
                    "confirmation": confirming["phrase"].iloc[0],
                    "also_hedged": "; ".join(dict.fromkeys(also["phrase"])),
                    "similarity": alike[best],
                    "evidence": link.evidence,
                }
            )
    columns = ["hedged_number", "hedged_article", "hedged_paragraph", "hedge"]
    columns += ["confirmed_number", "confirmed_article", "confirmed_paragraph", "confirmation"]
    out = pd.DataFrame(rows, columns=[*columns, "also_hedged", "similarity", "evidence"])
    return out.sort_values(
        ["similarity", "hedged_number", "hedged_paragraph", "confirmed_number"],
        ascending=[False, True, True, True],
        ignore_index=True,
    )


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

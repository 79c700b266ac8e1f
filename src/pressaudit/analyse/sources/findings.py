"""What a careful reader looks for, found in the tables: each row with its evidence."""

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.folding import carriers_of, derivations, said, utterance_origins
from pressaudit.analyse.sources.places import POINTER, SAID, authors_of, numbers, posts
from pressaudit.corpus.model import Corpus


def circles(corpus: Corpus) -> pd.DataFrame:
    """Return words that a post credits to somebody who only quoted them.

    Returns
    -------
    DataFrame
        ``origin`` (whose words they are), ``credited`` (whom the post names), ``number`` and the
        pointer of the crediting post, ``source_number``, ``source_article``,
        ``source_paragraph`` (where the credited person has them from the origin), ``incipit``,
        ``words``, ``full`` (the origin wrote the crediting post: the circle closes).
    """
    frame = said(corpus)
    writers = posts(corpus).set_index("article_id")["authors"]
    carriers = carriers_of(corpus)
    rows = []
    for row in frame[frame["refolded"] & (frame["credited"] != "")].itertuples(index=False):
        same = frame[(frame["utterance_id"] == row.utterance_id) & (frame["origin"] == row.origin)]
        source = [
            other
            for other in same.itertuples(index=False)
            if other.article_id != row.article_id
            and other.credited == row.origin
            and any(row.credited.startswith(name) for name in carriers[other.article_id])
        ]
        if source:
            rows.append(
                {
                    "origin": row.origin,
                    "credited": row.credited,
                    "number": row.number,
                    **{name: getattr(row, name) for name in POINTER},
                    "source_number": source[0].number,
                    "source_article": source[0].article_id,
                    "source_paragraph": source[0].paragraph,
                    "incipit": row.incipit,
                    "words": row.words,
                    "full": row.origin in authors_of(writers[row.article_id]),
                }
            )
    columns = ["origin", "credited", "number", *POINTER, "source_number", "source_article"]
    columns += ["source_paragraph", "incipit", "words", "full"]
    return pd.DataFrame(rows, columns=columns)


def altered_quotations(corpus: Corpus) -> pd.DataFrame:
    """Return quotations whose words stand otherwise in another post.

    Returns
    -------
    DataFrame
        ``number`` and ``outlet`` of the post that quotes, its pointer, ``credited``,
        ``other_number``, ``other_outlet``, ``other_article``, ``other_paragraph``, ``change``
        (the words that differ), ``declared`` (brackets or dots own up to the change);
        undeclared ones first.
    """
    where = posts(corpus).set_index("article_id")
    found = corpus.tables.get("alterations", pd.DataFrame())
    rows = []
    quoted = corpus.quotations.set_index(POINTER)["speaker"]
    for row in found.itertuples(index=False):
        place = (row.a_article, row.a_paragraph, row.a_start, row.a_end)
        speaker = quoted[place] if place in quoted.index else ""
        rows.append(
            {
                "number": where["number"][row.a_article],
                "outlet": where["outlet"][row.a_article],
                **dict(zip(POINTER, place, strict=True)),
                "credited": speaker if isinstance(speaker, str) else "",
                "other_number": where["number"][row.b_article],
                "other_outlet": where["outlet"][row.b_article],
                "other_article": row.b_article,
                "other_paragraph": row.b_paragraph,
                "change": row.change,
                "declared": bool(row.declared),
            }
        )
    columns = ["number", "outlet", *POINTER, "credited", "other_number", "other_outlet"]
    columns += ["other_article", "other_paragraph", "change", "declared"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values(["declared", "number", *POINTER[1:]], ignore_index=True)


def hedges_lost(corpus: Corpus, least: float = 0.15) -> pd.DataFrame:
    """Return hedged statements that the post which stands on them gives as confirmed.

    The hedge and the confirming word stand in two posts, one of which stands on the other (see
    :func:`derivations`), in paragraphs that are alike: the cosine of their lemmas, weighted by
    rarity in this archive, is ``least`` or more. The most alike pair of each two posts is given.

    Returns
    -------
    DataFrame
        ``hedged_number``, ``hedged_article``, ``hedged_paragraph``, ``hedge``,
        ``confirmed_number``, ``confirmed_article``, ``confirmed_paragraph``, ``confirmation``,
        ``similarity``, ``evidence`` (of the derivation); most alike first.
    """
    hedges = corpus.tables.get("hedges", pd.DataFrame(columns=["stance"]))
    doubts = hedges[hedges["stance"] == "hedged"]
    certain = hedges[hedges["stance"] == "confirmed"]
    rank = numbers(corpus)
    vectors = _vectors(corpus, hedges)
    rows = []
    for link in derivations(corpus).itertuples(index=False):
        best: dict[str, Any] | None = None
        for doubt in doubts[doubts["article_id"] == link.on].itertuples(index=False):
            for sure in certain[certain["article_id"] == link.article_id].itertuples(index=False):
                a = vectors.get((doubt.article_id, doubt.paragraph), {})
                b = vectors.get((sure.article_id, sure.paragraph), {})
                alike = sum(weight * b.get(lemma, 0.0) for lemma, weight in a.items())
                if alike >= least and (best is None or alike > best["similarity"]):
                    best = {
                        "hedged_number": rank[doubt.article_id],
                        "hedged_article": doubt.article_id,
                        "hedged_paragraph": doubt.paragraph,
                        "hedge": doubt.phrase,
                        "confirmed_number": rank[sure.article_id],
                        "confirmed_article": sure.article_id,
                        "confirmed_paragraph": sure.paragraph,
                        "confirmation": sure.phrase,
                        "similarity": alike,
                        "evidence": link.evidence,
                    }
        if best:
            rows.append(best)
    columns = ["hedged_number", "hedged_article", "hedged_paragraph", "hedge"]
    columns += ["confirmed_number", "confirmed_article", "confirmed_paragraph", "confirmation"]
    out = pd.DataFrame(rows, columns=[*columns, "similarity", "evidence"])
    return out.sort_values(
        ["similarity", "hedged_number", "confirmed_number"],
        ascending=[False, True, True],
        ignore_index=True,
    )


def offices_described(corpus: Corpus) -> pd.DataFrame:
    """Return persons whose office one writer describes differently in two posts.

    A writer is an author named in both bylines, or none in either: then the site itself.
    ``kind`` is 'former against current' when the two differ in words of time only, else 'other
    words'. Descriptions that say the same, or of which one holds the other, are left out.

    Returns
    -------
    DataFrame
        ``person``, ``writer``, ``kind``, ``a_number``, ``a_description``, ``a_article``,
        ``a_paragraph``, the same for ``b_``; differences in time first.
    """
    found = corpus.tables.get("descriptions", pd.DataFrame(columns=["person", "article_id"]))
    where = posts(corpus).set_index("article_id")
    rows = []
    for person, group in found.groupby("person", sort=True):
        notes = sorted(
            group.itertuples(index=False),
            key=lambda r: (where["number"][r.article_id], r.paragraph, r.char_start),
        )
        seen = set()
        for a, b in combinations(notes, 2):
            writers = _writers(where, a.article_id) & _writers(where, b.article_id)
            kind = _difference(a.description, b.description)
            key = (a.article_id, b.article_id, kind)
            if a.article_id == b.article_id or not writers or not kind or key in seen:
                continue
            seen.add(key)
            rows.append(
                {
                    "person": person,
                    "writer": sorted(writers)[0],
                    "kind": kind,
                    **{
                        f"{side}_{name}": value
                        for side, row in (("a", a), ("b", b))
                        for name, value in (
                            ("number", where["number"][row.article_id]),
                            ("description", row.description),
                            ("article", row.article_id),
                            ("paragraph", row.paragraph),
                        )
                    },
                }
            )
    columns = ["person", "writer", "kind"]
    columns += [f"{s}_{n}" for s in "ab" for n in ("number", "description", "article", "paragraph")]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["kind", "person", "a_number", "b_number"], ignore_index=True
    )


def unspoken_displays(corpus: Corpus) -> pd.DataFrame:
    """Return display quotations in marks that are nobody's speech.

    No post credits their words to anybody: they repeat the writer's own sentence.

    Returns
    -------
    DataFrame
        ``number``, the pointer, ``words``, ``incipit``, ``repeats`` (the passage of the same post
        that it repeats, as reuse_id; '' when none was found).
    """
    rank = numbers(corpus)
    origins = utterance_origins(corpus)
    said_ids = set(corpus.quotations[corpus.quotations["kind"].isin(SAID)]["utterance_id"])
    pulls = corpus.quotations[(corpus.quotations["kind"] == "pull")]
    pulls = pulls[pulls["speaker"] == ""]
    rows = []
    for row in pulls.itertuples(index=False):
        spoken = row.utterance_id in said_ids and origins.get(row.utterance_id, "") != ""
        if not spoken:
            rows.append(
                {
                    "number": rank[row.article_id],
                    **{name: getattr(row, name) for name in POINTER},
                    "words": row.words,
                    "incipit": row.incipit,
                }
            )
    columns = ["number", *POINTER, "words", "incipit"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["number", "paragraph"], ignore_index=True
    )


def single_origins(corpus: Corpus) -> pd.DataFrame:
    """Return outlets whose report two or more posts of other outlets cite.

    Returns
    -------
    DataFrame
        ``source``, ``n_posts``, ``posts`` (numbers of those that cite it), ``own_posts`` (numbers
        of its own posts on the page, '' when the report itself is not there), ``citations``,
        and the pointers of the first citation in each post, as ``pointers``; most posts first.
    """
    own = ["republished_from", "translated_by", "links_to"]
    cited = corpus.citations[~corpus.citations["relation"].isin(own)]
    cited = cited[cited["source_type"] == "outlet"]
    carriers, rank = carriers_of(corpus), numbers(corpus)
    rows = []
    for source, group in cited.groupby("source", sort=True):
        mine = {i for i, names in carriers.items() if source in names}
        others = group[~group["article_id"].isin(mine)]
        first = others.drop_duplicates("article_id")
        if len(first) < 2:
            continue
        order = sorted(first.itertuples(index=False), key=lambda r: rank[r.article_id])
        rows.append(
            {
                "source": source,
                "n_posts": len(order),
                "posts": ", ".join(str(rank[r.article_id]) for r in order),
                "own_posts": ", ".join(str(n) for n in sorted(rank[i] for i in mine)),
                "citations": len(others),
                "pointers": "; ".join(f"{r.article_id} ¶{r.paragraph}" for r in order),
            }
        )
    columns = ["source", "n_posts", "posts", "own_posts", "citations", "pointers"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["n_posts", "citations", "source"], ascending=[False, False, True], ignore_index=True
    )


def _writers(where: pd.DataFrame, article_id: str) -> set[str]:
    names = authors_of(where["authors"][article_id])
    return set(names) or {where["outlet"][article_id]}


def _difference(a: str, b: str) -> str:
    """Say how two descriptions differ: '' when one holds the other's words."""
    tenses = set(rules.load("descriptions")["tenses"])
    one, two = (set(text.lower().split()) for text in (a, b))
    if (one - tenses) == (two - tenses):
        return "former against current" if (one & tenses) != (two & tenses) else ""
    if one <= two or two <= one:
        return ""
    return "other words"


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

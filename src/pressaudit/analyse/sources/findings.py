"""What a careful reader looks for, found in the tables: each row with its evidence."""

from typing import Any

import pandas as pd

from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.places import (
    POINTER,
    SAID,
    Passage,
    authors_of,
    both_ways,
    carriers_of,
    in_text,
    locate,
    meets,
    numbers,
    paragraph_at,
    posts,
)
from pressaudit.analyse.sources.pointers import pointer
from pressaudit.analyse.sources.said import said, utterance_origins
from pressaudit.corpus.model import Corpus


def circles(corpus: Corpus) -> pd.DataFrame:
    """Return words that a post credits to somebody who only quoted them.

    Returns
    -------
    DataFrame
        ``origin`` (whose words they are), ``credited`` (whom the post names), ``number`` and the
        pointer of the crediting post, ``source_number``, ``source_article``,
        ``source_paragraph`` (where the credited person has them from the origin), ``incipit``
        (of the words there), ``words``, ``full`` (the origin wrote the crediting post: the
        circle closes).
    """
    frame = in_text(corpus, said(corpus)).sort_values(["number", *POINTER], kind="stable")
    writers = posts(corpus).set_index("article_id")["authors"]
    carriers, passages = carriers_of(corpus), both_ways(corpus)
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
        shared = [p.other for p in passages[row.article_id] if _overlap(p, row)]
        # Of an utterance in several parts, the part that the words were taken from.
        source.sort(key=lambda other: not meets((other.article_id, other.begin, other.end), shared))
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
                    "incipit": source[0].incipit,
                    "words": row.words,
                    "full": row.origin in authors_of(writers[row.article_id]),
                }
            )
    columns = ["origin", "credited", "number", *POINTER, "source_number", "source_article"]
    columns += ["source_paragraph", "incipit", "words", "full"]
    return pd.DataFrame(rows, columns=columns)


def altered_quotations(corpus: Corpus) -> pd.DataFrame:
    """Return quotations whose words stand otherwise in another post.

    Where two posts quote the same words in two wordings, the post that stands on the other one
    is the one that alters; else the one whose outlet did not get the words itself; where neither
    tells, both are given.

    Returns
    -------
    DataFrame
        ``number`` and ``outlet`` of the post that quotes, its pointer, ``incipit``, ``credited``,
        ``other_number``, ``other_outlet``, ``other_article``, ``other_paragraph``,
        ``other_start``, ``other_end`` (offsets there of what both have), ``change``
        (the words that differ, there → here), ``edits`` (how many stretches differ),
        ``declared`` (brackets or dots mark every change); undeclared ones first.
    """
    where = posts(corpus)
    number = dict(zip(where["article_id"], where["number"], strict=True))
    outlet = dict(zip(where["article_id"], where["outlet"], strict=True))
    found = corpus.tables.get("alterations", pd.DataFrame(columns=["a_article"]))
    quoted = {
        tuple(getattr(row, name) for name in POINTER): row
        for row in corpus.quotations.itertuples(index=False)
    }
    carriers = carriers_of(corpus)
    on = {(r.article_id, r.on) for r in derivations(corpus).itertuples(index=False)}
    pairs = {(r.a_article, r.b_article) for r in found.itertuples(index=False)}
    rows = []
    for row in found.itertuples(index=False):
        place = (row.a_article, row.a_paragraph, row.a_start, row.a_end)
        known = quoted.get(place)
        back = (row.b_article, row.a_article)
        first_hand = known is not None and known.told_to in carriers[row.a_article]
        if back in on or (back in pairs and first_hand and back[::-1] not in on):
            continue
        rows.append(
            {
                "number": number[row.a_article],
                "outlet": outlet[row.a_article],
                **dict(zip(POINTER, place, strict=True)),
                "incipit": "" if known is None else known.incipit,
                "credited": "" if known is None else known.speaker,
                "other_number": number[row.b_article],
                "other_outlet": outlet[row.b_article],
                "other_article": row.b_article,
                "other_paragraph": row.b_paragraph,
                "other_start": row.b_start,
                "other_end": row.b_end,
                "change": row.change,
                "edits": int(row.edits),
                "declared": bool(row.declared),
            }
        )
    columns = ["number", "outlet", *POINTER, "incipit", "credited", "other_number"]
    columns += ["other_outlet", "other_article", "other_paragraph", "other_start", "other_end"]
    columns += ["change", "edits", "declared"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values(["declared", "number", *POINTER[1:], "other_number"], ignore_index=True)


def unspoken_displays(corpus: Corpus) -> pd.DataFrame:
    """Return display quotations in marks that are nobody's speech.

    No post credits their words to anybody: they repeat the writer's own sentence.

    Returns
    -------
    DataFrame
        ``number``, the pointer, ``words``, ``incipit``, ``repeats`` (the paragraph of the same
        post whose words it repeats; 0 when no table says which).
    """
    rank = numbers(corpus)
    origins = utterance_origins(corpus)
    said_ids = set(corpus.quotations[corpus.quotations["kind"].isin(SAID)]["utterance_id"])
    pulls = corpus.quotations[(corpus.quotations["kind"] == "pull")]
    pulls = pulls[pulls["speaker"] == ""]
    repeated = _repeated(corpus)
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
                    "repeats": repeated.get((row.article_id, row.paragraph), 0),
                }
            )
    columns = ["number", *POINTER, "words", "incipit", "repeats"]
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
        and pointers to the first citation in each, '; ' between, as ``pointers``; most posts
        first.
    """
    at = pointer(corpus)
    own = ["republished_from", "translated_by", "links_to"]
    cited = corpus.citations[~corpus.citations["relation"].isin(own)]
    carriers, rank = carriers_of(corpus), numbers(corpus)
    known = set(corpus.articles["outlet"]) | set(corpus.articles["programme"]) - {""}
    cited = cited[(cited["source_type"] == "outlet") | cited["source"].isin(known)]
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
                "pointers": "; ".join(at(r.article_id, r.paragraph) for r in order),
            }
        )
    columns = ["source", "n_posts", "posts", "own_posts", "citations", "pointers"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["n_posts", "citations", "source"], ascending=[False, False, True], ignore_index=True
    )


def _repeated(corpus: Corpus) -> dict[tuple[str, int], int]:
    """Return, for paragraphs whose words stand again in the same post, the other paragraph."""
    places = paragraph_at(corpus)
    inside = corpus.reuse[corpus.reuse["a_article"] == corpus.reuse["b_article"]]
    out: dict[tuple[str, int], int] = {}
    for row in inside.itertuples(index=False):
        a = locate(places, row.a_article, int(row.a_start))
        b = locate(places, row.b_article, int(row.b_start))
        if a != b:
            out.setdefault((row.a_article, a), b)
            out.setdefault((row.b_article, b), a)
    return out


def _overlap(passage: Passage, row: Any) -> bool:
    return bool(passage.begin < row.end and row.begin < passage.end)

"""A small archive on a harbour, for the tests of the source analysis: five posts, four outlets.

Post a (the Tern, by Ode) interviews Berg; b (the Gull) reuses it and cites the Tern; c (the
Plover) is written by Berg and credits his own words to Ode; d (the Tern, by Ode) quotes a keeper;
e (the site itself) quotes nobody.
"""

from pressaudit.archive import Archive
from tests.frames import corpus

POSTS = [
    ("a", "Tern", "Ann Ode"),
    ("b", "Gull", "Cy Roe"),
    ("c", "Plover", "Tom Berg; Una Berg"),
    ("d", "Tern", "Ann Ode"),
    ("e", "", ""),
]


def quotation(n, post, paragraph, words, *whose, **more):
    speaker, utterance, told_to = (*whose, "")[:3]
    return {
        "quotation_id": f"q{n}",
        "article_id": post,
        "paragraph": paragraph,
        "char_start": 0,
        "char_end": 40,
        "words": words,
        "kind": "quotation",
        "incipit": f"words of {utterance}",
        "speaker": speaker,
        "speaker_surface": speaker,
        "told_to": told_to,
        "utterance_id": utterance,
    } | more


def citation(post, paragraph, source, kind, relation):
    return {
        "article_id": post,
        "paragraph": paragraph,
        "char_start": 0,
        "char_end": 5,
        "source": source,
        "source_type": kind,
        "relation": relation,
    }


def archive(posts=POSTS, quotations=None, **more):
    known = {post for post, _, _ in posts}
    rows = QUOTATIONS if quotations is None else quotations
    tables = {
        "citations": [
            citation("a", 1, "Tom Berg", "person", "quotes"),
            citation("b", 1, "Tern", "outlet", "interviewed_by"),
            citation("c", 1, "Tern", "outlet", "reports"),
            citation("c", 2, "Ann Ode", "person", "quotes"),
            citation("d", 1, "Keeper Lund", "person", "quotes"),
        ],
        "reuse": [
            {
                "reuse_id": "r1",
                "a_article": "a",
                "a_start": 10,
                "a_end": 60,
                "b_article": "b",
                "b_start": 10,
                "b_end": 35,
                "words": 20,
                "similarity": 0.9,
                "kind": "near_verbatim",
                "direction": "a_to_b",
            }
        ],
        "hedges": [
            {"article_id": p, "paragraph": 2, "char_start": 50, "phrase": phrase, "stance": stance}
            for p, phrase, stance in (
                ("a", "it is rumoured", "hedged"),
                ("b", "confirmed", "confirmed"),
            )
        ],
        "terms": [
            {"article_id": p, "paragraph": 2, "term": t, "lemma": t, "count": 1}
            for p, words in (("a", "pier rust bolt"), ("b", "pier rust nail"), ("d", "soup bread"))
            for t in words.split()
        ],
        "descriptions": [
            {
                "article_id": p,
                "paragraph": 1,
                "char_start": 60,
                "char_end": 70,
                "person": "Tom Berg",
                "description": d,
            }
            for p, d in (("a", "former pilot"), ("d", "current pilot"), ("b", "cook"))
        ],
    } | more
    kept = {
        name: [
            r
            for r in value
            if {r.get("article_id"), r.get("a_article"), r.get("b_article")} <= known | {None}
        ]
        for name, value in tables.items()
    }
    tables = corpus(
        articles=[
            {
                "article_id": post,
                "position": n,
                "title": "A title",
                "outlet": outlet,
                "authors": authors,
                "words": 100,
            }
            for n, (post, outlet, authors) in enumerate(posts, start=1)
        ],
        paragraphs=[
            {"article_id": post, "paragraph": p, "role": "body", "words": 17, "characters": 100}
            for post, _, _ in posts
            for p in (1, 2)
        ],
        quotations=[r for r in rows if r["article_id"] in known],
        **kept,
    )
    return Archive(tables)


QUOTATIONS = [
    quotation(1, "a", 1, 10, "Tom Berg", "u1", "Tern"),
    quotation(2, "b", 1, 8, "Tom Berg", "u1"),
    quotation(3, "c", 2, 6, "Ann Ode", "u1"),
    quotation(4, "d", 1, 12, "Keeper Lund", "u2"),
    quotation(5, "d", 2, 4, "", "u3", speaker_surface="a sailor"),
    quotation(6, "a", 2, 9, "", "u4", kind="pull"),
]

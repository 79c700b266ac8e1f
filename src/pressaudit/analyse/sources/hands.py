"""Whose hand shows: how people are described from post to post, and what the archive adds."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import SITE, authors_of, lookup
from pressaudit.analyse.schema import frame
from pressaudit.analyse.terms.words import is_content
from pressaudit.language.words import lemmas

SHARED = 5
"""So many words, alike in two quotations, are shared: fewer may be chance."""


def described(posts: pd.DataFrame, descriptions: pd.DataFrame) -> pd.DataFrame:
    """Return how each person is described, post by post; the most often described first.

    ``writer`` is who signs the post, or its outlet.
    """
    number = lookup(posts, "number")
    signed = {r.article_id: r.authors or r.outlet for r in posts.itertuples(index=False)}
    said = descriptions.assign(said=descriptions["description"].str.lower())
    rows = said.drop_duplicates(["person", "article_id", "said"])
    article = rows["article_id"]
    rows = rows.assign(number=article.map(number), writer=article.map(signed))
    rows["n_posts"] = rows.groupby("person")["article_id"].transform("nunique")
    return frame("described", rows)


def people(posts: pd.DataFrame, described: pd.DataFrame, wanted: Iterable[str]) -> pd.DataFrame:
    """Return one row for each of the ``wanted``, in order: who the posts say that they are.

    Descriptions stand in quotation marks, with their posts; then the posts that the person signs.

    Parameters
    ----------
    described
        From :func:`described`.
    """
    rows = []
    for name in dict.fromkeys(wanted):
        mine = described[described["person"] == name].sort_values(["number", "paragraph"])
        said: dict[str, tuple[str, set[int]]] = {}
        for row in mine.itertuples(index=False):
            said.setdefault(row.description.lower(), (row.description, set()))[1].add(row.number)
        parts = [f"“{words}” ({_listed(held)})" for words, held in said.values()]
        signed = posts.loc[[name in authors_of(cell) for cell in posts["authors"]], "number"]
        parts += [f"signs {_listed(signed)}"] if len(signed) else []
        if parts:
            rows.append({"person": name, "described": "; ".join(parts)})
    return frame("people", rows)


def _listed(numbers: Iterable[int]) -> str:
    found = [str(n) for n in sorted(numbers)]
    return f"post{'s' * (len(found) > 1)} {', '.join(found)}"


def own_hand(posts: pd.DataFrame, terms: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return what the archive puts over each post, and which words of it the post does not have.

    ``title_only``, ``caption_only`` and ``category_only`` are content words of the title, caption
    and category whose lemma the post's text has nowhere; ``heading`` the paragraph of the first
    heading within the text, and ``heading_shared`` how many of its words the title has too.
    """
    text = {i: set(group["lemma"]) for i, group in terms.groupby("article_id")}
    heads = paragraphs[paragraphs["role"] == "heading"].drop_duplicates("article_id")
    first = dict(zip(heads["article_id"], heads["paragraph"].astype(int), strict=True))
    inside = terms.groupby(["article_id", "paragraph"])["lemma"].agg(set).to_dict()
    rows = []
    for post in posts.itertuples(index=False):
        known, at = text.get(post.article_id, set()), first.get(post.article_id, 0)
        head = {x for x in inside.get((post.article_id, at), ()) if is_content(x)} if at else set()
        both = len(head & set(lemmas(post.title)))
        rows.append(
            post._asdict()
            | {
                "by_site": post.outlet == SITE,
                "title_only": _only(post.title, known),
                "caption_only": _only(post.caption, known),
                "category_only": _only(post.category, known),
                "heading": at or None,
                "heading_shared": f"{both} of {len(head)}" if head else "",
            }
        )
    return frame("own_hand", rows)


def _only(text: str, known: set[str]) -> str:
    """Return the content words of ``text`` whose lemma is not ``known``, as they stand there."""
    words = re.findall(r"[^\W_][\w’'-]*\w|\w", text)
    found = [w for w in words if (own := lemmas(w)) and not set(own) & known and is_content(own[0])]
    return ", ".join(dict.fromkeys(found))


def echoes(said: pd.DataFrame, reuse: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return quotations of two speakers that have the same words, in one post or two.

    Both are credited by name, and to different people; ``words`` are those that they share.
    """
    rows = places.in_text(said[(said["credited"] != "")])
    by_post = {i: list(g.itertuples(index=False)) for i, g in rows.groupby("article_id")}
    found = []
    for row in reuse[reuse["words"] >= SHARED].itertuples(index=False):
        ones = _over(by_post.get(row.a_article, []), row.a_start, row.a_end)
        others = _over(by_post.get(row.b_article, []), row.b_start, row.b_end)
        for a in ones:
            for b in others:
                if a.credited != b.credited:
                    sides = {f"a_{n}": getattr(a, n) for n in _OF}
                    sides |= {f"b_{n}": getattr(b, n) for n in _OF}
                    found.append({"words": row.words, "similarity": row.similarity} | sides)
    out = frame("echoes", found)
    pair = [f"{side}_{name}" for side in "ab" for name in ("article_id", "paragraph", "credited")]
    return frame("echoes", out.drop_duplicates(pair))


_OF = ("article_id", "number", "paragraph", "char_start", "credited")


def _over(quotations: Iterable[Any], begin: int, end: int) -> list[Any]:
    return [q for q in quotations if q.begin < end and begin < q.end]

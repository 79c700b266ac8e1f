"""Persons whose office one writer describes in two ways."""

from itertools import combinations

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.places import authors_of, posts
from pressaudit.corpus.model import Corpus


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

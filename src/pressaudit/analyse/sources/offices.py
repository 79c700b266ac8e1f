"""Persons whose office one writer describes in two ways."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.places import authors_of, posts
from pressaudit.corpus.model import Corpus


def offices_described(corpus: Corpus) -> pd.DataFrame:
    """Return persons whose office one writer describes differently in two posts.

    A writer is an author named in both bylines, or none in either: then the site itself.
    ``kind`` is 'former against current' when the two differ in words of time only, else 'other
    words'; the latter only where the two posts have no description of the person in common.
    Descriptions of which one holds the other are the same, and ties of family (``family`` of
    ``rules/sources.toml``) are no office.

    Returns
    -------
    DataFrame
        ``person``, ``writer``, ``kind``, ``a_number``, ``a_description``, ``a_article``,
        ``a_paragraph``, the same for ``b_``; differences in time first.
    """
    found = corpus.tables.get("descriptions", pd.DataFrame(columns=["person", "article_id"]))
    where = posts(corpus).set_index("article_id")
    number = where["number"].to_dict()
    writers = {i: _writers(where, str(i)) for i in number}
    rows = []
    for person, group in found.groupby("person", sort=True):
        notes: dict[str, list[Any]] = defaultdict(list)
        for note in group.sort_values(["paragraph", "char_start"]).itertuples(index=False):
            if _office(note.description):
                notes[note.article_id].append(note)
        order = sorted(notes, key=lambda i: number[i])
        for one, other in combinations(order, 2):
            both = writers[one] & writers[other]
            if both:
                rows += [
                    {"person": person, "writer": min(both), "kind": kind}
                    | _side("a", a, number)
                    | _side("b", b, number)
                    for kind, a, b in _differences(notes[one], notes[other])
                ]
    columns = ["person", "writer", "kind"]
    columns += [f"{s}_{n}" for s in "ab" for n in ("number", "description", "article", "paragraph")]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["kind", "person", "a_number", "b_number"], ignore_index=True
    )


def _side(side: str, note: Any, number: Mapping[str, int]) -> dict[str, object]:
    return {
        f"{side}_number": number[note.article_id],
        f"{side}_description": note.description,
        f"{side}_article": note.article_id,
        f"{side}_paragraph": note.paragraph,
    }


def _writers(where: pd.DataFrame, article_id: str) -> set[str]:
    names = authors_of(where["authors"][article_id])
    return set(names) or {where["outlet"][article_id]}


def _office(description: str) -> bool:
    family = set(rules.load("sources")["family"])
    return not family & set(description.lower().split())


def _differences(one: list[Any], other: list[Any]) -> list[tuple[str, Any, Any]]:
    """Return the first pair of descriptions that differ in time, else in words, if any."""
    pairs = [(_difference(a.description, b.description), a, b) for a in one for b in other]
    in_time = [p for p in pairs if p[0] == "former against current"]
    if in_time:
        return in_time[:1]
    return pairs[:1] if pairs and all(p[0] for p in pairs) else []


def _difference(a: str, b: str) -> str:
    """Say how two descriptions differ: '' when one holds the other's words."""
    tenses = set(rules.load("descriptions")["tenses"])
    one, two = (set(text.lower().split()) for text in (a, b))
    if (one - tenses) == (two - tenses):
        return "former against current" if (one & tenses) != (two & tenses) else ""
    return "" if one <= two or two <= one else "other words"

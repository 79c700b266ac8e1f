"""What speakers and outlets are, by the posts' descriptions or a table of the reader's own."""

import re
from collections.abc import Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.posts import NOBODY, SITE, authors_of
from pressaudit.analyse.resampling import ratio_interval
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.travels import herfindahl
from pressaudit.language.alternation import listed
from pressaudit.language.words import lemma, surfaces

_WORD = re.compile(r"\w+")
GROUP, DOCUMENT, OUTLET = "the group itself", "document", "outlet"
NAMELESS, UNKNOWN = "nobody named", "not told"
OWN_SITE = "own site"
MOST = 0.5
"""An archive is on an organisation that this share of its posts names."""
TYPES = {
    "document": DOCUMENT,
    "outlet": OUTLET,
    "organisation": "of an organisation",
    "government": "official",
    "police": "official",
}
"""What a source is by its type, where nothing describes it."""
OWN, SAID, TYPED, SIGNS = "your table", "described", "kind of source", "signs posts"
"""What tells a role."""


def known_roles() -> tuple[str, ...]:
    """Return every role of speakers and kind of outlets, as a table of one's own may have them."""
    given = rules.load("roles")
    found = [row["role"] for row in (*given["roles"], *given["outlets"])]
    return tuple(dict.fromkeys([*found, GROUP, DOCUMENT, OUTLET, OWN_SITE, UNKNOWN]))


def own_roles(path: str | PathLike[str]) -> dict[str, str]:
    """Read a table of one's own: a CSV file with the columns ``name`` and ``role``.

    Raises
    ------
    ValueError
        If a column is missing, or a role is none of :func:`known_roles`.
    """
    table = pd.read_csv(Path(path), dtype=str, keep_default_na=False)
    if not {"name", "role"} <= set(table.columns):
        raise ValueError(
            f"{path}: has the columns {', '.join(table.columns)}. Give it `name` and `role`."
        )
    wrong = sorted(set(table["role"]) - set(known_roles()))
    if wrong:
        raise ValueError(
            f"{path}: {', '.join(wrong)} is no role. Use one of: {', '.join(known_roles())}."
        )
    return dict(zip(table["name"], table["role"], strict=True))


@cache
def described_as(description: str, *, thing: bool = False) -> str:
    """Return the role that a description gives, '' when none; that of a ``thing`` where it may be.

    >>> described_as("the harbour's former clerk and spokesman")
    'former member'
    """
    given = rules.load("roles")
    found = {form for word in surfaces(description) for form in (word.lower(), lemma(word))}
    once, unless = found & listed("roles", "once"), found & listed("roles", "unless")
    for row in given["roles"]:
        fits = once or not row.get("once")
        fits = fits and not (unless and row.get("unless")) and (thing or not row.get("things"))
        if fits and found & _listed(row["words"]):
            return str(row["role"])
    return ""


def kind_of_outlet(name: str, own: Mapping[str, str]) -> str:
    """Return what an outlet is: agency, broadcaster, site, paper, own site; 'not told'."""
    if name in own:
        return own[name]
    if name == SITE:
        return OWN_SITE
    words = set(_WORD.findall(name.lower()))
    for row in () if name in NOBODY else rules.load("roles")["outlets"]:
        names = {part.strip() for part in row.get("names", "").replace("\n", " ").split(";")}
        if name in names or words & _listed(row["words"]):
            return str(row["role"])
    return UNKNOWN


def names_of_group(posts: pd.DataFrame, namings: pd.DataFrame) -> frozenset[str]:
    """Return the names of the organisation that the archive is on; none where it is on several.

    ``namings`` are those of one organisation; it must stand in ``MOST`` of the posts.
    """
    if namings["article_id"].nunique() < MOST * len(posts):
        return frozenset()
    return frozenset({*namings["canonical"], *namings["variant"]} - {""})


def roles(
    posts: pd.DataFrame,
    held: pd.DataFrame,
    descriptions: pd.DataFrame,
    group: frozenset[str],
    own: Mapping[str, str],
) -> pd.DataFrame:
    """Return what each source is, and what tells it; most words first.

    Parameters
    ----------
    held
        From :func:`pressaudit.analyse.sources.attributed.stretches`.
    group
        The names of the organisation that the archive is on: who is described with one of them
        and is no former member belongs to it.
    own
        Names with the roles that the reader gives them; they go before everything else.
    """
    said = {name: list(rows["description"]) for name, rows in descriptions.groupby("person")}
    authors = {name for cell in posts["authors"] for name in authors_of(cell)}
    rows = []
    for (source, kind), part in held.groupby(["source", "source_type"], sort=True):
        role, told_by, words = _role(source, kind, said.get(source, []), group, own)
        if role == UNKNOWN and source in authors:
            role, told_by = "journalist", SIGNS
        rows.append(
            {
                "source": source,
                "source_type": kind,
                "speaks_as": role,
                "told_by": told_by,
                "description": words,
                "words": round(float(part["size"].sum())),
                "passages": len(part),
                "n_posts": part["article_id"].nunique(),
            }
        )
    return frame("roles", rows)


def _role(
    source: str, kind: str, said: list[str], group: frozenset[str], own: Mapping[str, str]
) -> tuple[str, str, str]:
    """Return the role of a source, what tells it, and the description that does."""
    if source in own:
        return own[source], OWN, ""
    if not source:
        return NAMELESS, "", ""
    if source in group:
        return GROUP, TYPED, ""
    # One whom the posts do not name is described by what they call it.
    texts = said or ([source] if kind == "anonymous" else [])
    found = [(described_as(text, thing=not said), text) for text in texts]
    counts = pd.Series([role for role, _ in found if role], dtype=object).value_counts(sort=False)
    if len(counts):
        role = str(counts.idxmax())
        words = next(text for given, text in found if given == role)
        own_people = role == "of an organisation" and any(_has(words, name) for name in group)
        return (GROUP if own_people else role), SAID, words
    return (TYPES[kind], TYPED, "") if kind in TYPES else (UNKNOWN, "", "")


def by_role(held: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """Return the words that stand on the word of each role, and how few sources have them.

    ``low`` and ``high`` are the ends of the share (:func:`.ratio_interval`).
    """
    rows, total = [], max(float(held["size"].sum()), 1.0)
    parts = with_roles(held, roles)
    for role, group in parts.groupby("speaks_as", sort=True):
        words = group.groupby("source")["size"].sum().sort_values(ascending=False, kind="stable")
        mine = parts["size"].where(parts["speaks_as"] == role, 0.0)
        low, high, _ = ratio_interval(mine, parts["size"], parts["article_id"])
        named = role != NAMELESS
        rows.append(
            {
                "speaks_as": role,
                "n_sources": len(words) if named else None,
                "words": round(float(words.sum())),
                "share": float(words.sum()) / total,
                "low": low,
                "high": high,
                "n_posts": group["article_id"].nunique(),
                "leading": words.index[0] if named else "",
                "leading_share": float(words.iloc[0]) / float(words.sum()) if named else None,
                "hhi": herfindahl(words) if named else None,
            }
        )
    return frame("by_role", rows)


def concentration(held: pd.DataFrame, roles: pd.DataFrame, outlets: pd.DataFrame) -> pd.DataFrame:
    """Return how concentrated the words are: by source and by role, by outlet and kind of outlet.

    What stands on nobody's name is left out of the first two. ``outlets`` is from
    :func:`kinds_of_outlets`. ``equal`` is 1 / Herfindahl: so many
    of equal size would be as concentrated.
    """
    named = with_roles(held, roles)
    named = named[named["speaks_as"] != NAMELESS]
    measured = {
        "source": named.groupby("source")["size"].sum(),
        "role": named.groupby("speaks_as")["size"].sum(),
        "outlet": outlets.groupby("outlet")["words"].sum(),
        "kind of outlet": outlets.groupby("kind")["words"].sum(),
    }
    rows: list[dict[str, Any]] = []
    for level, sums in measured.items():
        words = sums[sums > 0].sort_values(ascending=False, kind="stable")
        if len(words):
            rows.append(
                {
                    "counted": level,
                    "how_many": len(words),
                    "leading": words.index[0],
                    "leading_share": float(words.iloc[0] / words.sum()),
                    "hhi": herfindahl(words),
                    "equal": 1 / herfindahl(words),
                }
            )
    return frame("concentration", rows)


def kinds_of_outlets(posts: pd.DataFrame, own: Mapping[str, str]) -> pd.DataFrame:
    """Return what each outlet is, with its posts and words."""
    rows = [
        {"outlet": name, "kind": kind_of_outlet(name, own), "posts": len(group),
         "words": int(group["words"].sum())}
        for name, group in posts.groupby("outlet", sort=True)
    ]  # fmt: skip
    return frame("kinds_of_outlets", rows)


def with_roles(held: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """Return stretches with the role of their source."""
    return held.merge(roles[["source", "source_type", "speaks_as"]], on=["source", "source_type"])


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _has(words: str, name: str) -> bool:
    return f" {name.lower()} " in f" {' '.join(surfaces(words)).lower()} "

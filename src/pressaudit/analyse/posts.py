"""The posts of a build, numbered once; who wrote them; what became of the captures' lines."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pressaudit.analyse.schema import frame, ordered
from pressaudit.corpus.schema import CAPTURE

SITE = "the site itself"
"""Shown where a byline names no outlet."""
UNSIGNED = "nobody named"
"""Shown where a byline names no author."""
SAID = ("quotation", "mixed")
"""Kinds of quotation that are somebody's words."""
POINTER = ["article_id", "paragraph", "char_start", "char_end"]
"""Columns that say where something stands."""

_PARTS = {
    "running text": ["body", "block_quotation", "list_item"],
    "repeated for display": ["pull_quote", "attribution"],
    "headings and titles": ["title", "heading", "strapline", "category"],
    "who, when": ["byline", "biography", "date_line"],
    "captions and links": ["lead_caption", "caption", "related", "link"],
    "menus, sidebar, footer": ["menu", "sidebar", "footer", "pager", "share_bar"],
    "blank": ["blank"],
}
_PART_OF = {role: part for part, roles in _PARTS.items() for role in roles}
COUNTED, BESIDE, DROPPED = "counted as words of the post", "kept beside them", "dropped"
_USES = {"running text": COUNTED, "menus, sidebar, footer": DROPPED, "blank": DROPPED}


def posts(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, quotations: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a post, with the number that it has everywhere in a build.

    Posts are numbered from 1 through all captures: in the order of the captures' names, then of
    the page. ``label`` is number and outlet, for figures.
    """
    out = articles.sort_values(["capture", "position"], kind="stable", ignore_index=True)
    display = paragraphs[paragraphs["role"] == "pull_quote"].groupby("article_id")["words"].sum()
    said = quotations.loc[quotations["kind"].isin(SAID), "article_id"].value_counts()
    out["number"] = range(1, len(out) + 1)
    out["outlet"] = out["outlet"].replace("", SITE)
    out["label"] = [f"{n} · {o}" for n, o in zip(out["number"], out["outlet"], strict=True)]
    for name, counts in (("display_words", display), ("quotations", said)):
        out[name] = out["article_id"].map(counts).fillna(0).astype(int)
    return frame("posts", out)


def lookup(posts: pd.DataFrame, column: str) -> dict[str, Any]:
    """Return one column of the posts by ``article_id``."""
    return dict(zip(posts["article_id"], posts[column], strict=True))


def authors_of(cell: str) -> tuple[str, ...]:
    """Split an authors cell: "Ann Ode; Cy Roe" has two."""
    return tuple(name for name in cell.split("; ") if name)


def carriers(posts: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the outlet, programme and authors of each post: who may carry another's words."""
    return {
        row.article_id: tuple(
            name
            for name in (row.outlet, row.programme, *authors_of(row.authors))
            if name and name != SITE
        )
        for row in posts.itertuples(index=False)
    }


def outlets_named(posts: pd.DataFrame) -> set[str]:
    """Return the outlets and programmes that the bylines name."""
    return (set(posts["outlet"]) | set(posts["programme"])) - {"", SITE}


def line_use(capture: pd.DataFrame) -> pd.DataFrame:
    """Count the lines of the captures by what they are; the counts add up to all lines."""
    totals = line_roles(capture).groupby("part", sort=False)["lines"].sum().reset_index()
    totals["share"] = totals["lines"] / max(int(capture["lines"].sum()), 1)
    return frame("line_use", totals)


def line_roles(capture: pd.DataFrame) -> pd.DataFrame:
    """Count the lines of each role, and say what became of them.

    In reading order, most lines first within a part; roles that no part names are 'other'.
    """
    roles = [name for name in capture.columns if name not in CAPTURE.names]
    out = pd.DataFrame({"role": roles, "lines": [int(capture[role].sum()) for role in roles]})
    out["part"] = [_PART_OF.get(role, "other") for role in roles]
    out["use"] = [_USES.get(part, BESIDE) for part in out["part"]]
    out["share"] = out["lines"] / max(int(capture["lines"].sum()), 1)
    out["role"] = [role.replace("_", " ") for role in roles]
    out["rank"] = out["part"].map({part: n for n, part in enumerate((*_PARTS, "other"))})
    return frame("line_roles", ordered(out[out["lines"] > 0], "rank", "-lines", "role"))


def paragraph_roles(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Count the paragraphs and words of each role."""
    groups = paragraphs.groupby("role")["words"].agg(paragraphs="count", words="sum")
    return frame("paragraph_roles", groups.reset_index())


def outlets(posts: pd.DataFrame) -> pd.DataFrame:
    """Count posts and running words by outlet; most words first."""
    total = max(int(posts["words"].sum()), 1)
    return frame("outlets", (_sums(outlet, group, total) for outlet, group in _by(posts, "outlet")))


def writers(posts: pd.DataFrame) -> pd.DataFrame:
    """Count posts and running words by author; a post that several sign counts for each."""
    signed = posts.assign(author=posts["authors"].replace("", UNSIGNED).str.split("; "))
    total = max(int(posts["words"].sum()), 1)
    return frame(
        "writers",
        (_sums(author, group, total) for author, group in _by(signed.explode("author"), "author")),
    )


def _by(posts: pd.DataFrame, column: str) -> Any:
    return posts.groupby(column, sort=True)


def _sums(name: str, group: pd.DataFrame, total: int) -> Mapping[str, object]:
    words = int(group["words"].sum())
    names = sorted({n for cell in group["authors"] for n in authors_of(cell)})
    return {
        "outlet": name,
        "author": name,
        "posts": len(group),
        "numbers": ", ".join(str(n) for n in group["number"]),
        "outlets": ", ".join(sorted(set(group["outlet"]))),
        "authors": ", ".join(names),
        "words": words,
        "share": words / total,
    }

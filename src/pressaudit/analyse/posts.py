"""The posts of a build, numbered once; who wrote them; what became of the captures' lines."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pressaudit.analyse.schema import frame, ordered
from pressaudit.corpus.schema import CAPTURE

SITE = "the site itself"
"""Shown where the audited archive's byline names no outlet."""
NO_OUTLET = "no outlet named"
"""Shown where nothing tells who published a post, nor that the audited archive wrote it."""
NOBODY = frozenset({"", SITE, NO_OUTLET})
"""What stands for an outlet and is none."""
PAGES = ("html", "text")
"""Formats of captures that a site's page was saved as."""
UNSIGNED = "nobody named"
"""Shown where a byline names no author."""
REFUSED = "refused"
"""Stands for the format of captures that could not be used."""
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
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    quotations: pd.DataFrame,
    capture: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row a post, with the number that it has everywhere in a build.

    Posts are numbered from 1 through all captures: in the order of the captures' names, then of
    the page. ``label`` is number and outlet, for figures. ``capture`` tells which of the captures
    are pages of a site; without it, all are.
    """
    out = articles.sort_values(["capture", "position"], kind="stable", ignore_index=True)
    display = paragraphs[paragraphs["role"] == "pull_quote"].groupby("article_id")["words"].sum()
    said = quotations.loc[quotations["kind"].isin(SAID), "article_id"].value_counts()
    out["number"] = range(1, len(out) + 1)
    own = _of_the_archive(articles, capture)
    out["outlet"] = [
        outlet or (SITE if site or file in own else NO_OUTLET)
        for outlet, site, file in zip(out["outlet"], out["site"], out["capture"], strict=True)
    ]
    out["label"] = [f"{n} · {o}" for n, o in zip(out["number"], out["outlet"], strict=True)]
    for name, counts in (("display_words", display), ("quotations", said)):
        out[name] = out["article_id"].map(counts).fillna(0).astype(int)
    return frame("posts", out)


def _of_the_archive(articles: pd.DataFrame, capture: pd.DataFrame | None) -> set[str]:
    """Return the captures whose posts without outlet and site the audited archive wrote.

    These are pages (not tables or exports) that republish: a byline of theirs names an outlet. A
    post with a site and no outlet is the archive's in any case (annotate/one_outlet.py).
    """
    found = set(articles.loc[articles["outlet"] != "", "capture"])
    if capture is None:
        return found
    return found - set(capture.loc[~capture["format"].isin(PAGES), "capture"])


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
            if name not in NOBODY
        )
        for row in posts.itertuples(index=False)
    }


def outlets_named(posts: pd.DataFrame) -> set[str]:
    """Return the outlets and programmes that the bylines name."""
    return (set(posts["outlet"]) | set(posts["programme"])) - NOBODY


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


def formats(capture: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    """Count captures, posts and notes by format; what was refused has a row of its own.

    A post that stands in several captures counts in each.
    """
    told = notes.loc[~notes["refused"], "capture"].value_counts()
    rows: list[dict[str, object]] = [
        {
            "format": _words(name),
            "captures": len(group),
            "articles": int(group["articles"].sum()),
            "notes": int(group["capture"].map(told).fillna(0).sum()),
        }
        for name, group in capture.groupby("format", sort=True)
    ]
    refused = int(notes["refused"].sum())
    if refused:
        rows.append({"format": REFUSED, "captures": refused, "articles": 0, "notes": 0})
    return frame("formats", rows)


def readings(capture: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    """Return one row a capture: how it was read and what to know of it, or why it was refused."""
    told = notes[~notes["refused"]].groupby("capture")["text"].agg("; ".join)
    read = capture.assign(read_as=[told.get(name, "") for name in capture["capture"]])
    read["format"] = [_words(name) for name in read["format"]]
    lost = notes[notes["refused"]].assign(format=REFUSED, articles=0)
    lost["read_as"] = lost["text"] + "; " + lost["remedy"]
    columns = ["capture", "format", "articles", "read_as"]
    return frame("readings", pd.concat([lost[columns], read[columns]]))


def _words(code: str) -> str:
    return code.replace("_", " ")


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

"""What was captured: which lines of the captures are posts, and who wrote what where."""

import pandas as pd

from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import CAPTURE

SITE = "the site itself"
"""Shown where a byline names no outlet."""
UNSIGNED = "nobody named"
"""Shown where a byline names no author."""

_PARTS = {
    "running text": ["body", "block_quotation", "list_item"],
    "repeated for display": ["pull_quote", "attribution"],
    "headings and titles": ["title", "heading", "strapline", "category"],
    "who, when": ["byline", "biography", "date_line"],
    "captions and links": ["lead_caption", "caption", "related", "link"],
    "menus, sidebar, footer": ["menu", "sidebar", "footer", "pager", "share_bar"],
    "blank": ["blank"],
}


def line_use(capture: pd.DataFrame) -> pd.DataFrame:
    """Say what the lines of the captures are.

    Returns
    -------
    DataFrame
        ``part``, ``lines``, ``share``, in reading order. Roles that no part names are 'other';
        the counts add up to all lines.
    """
    roles = [c for c in capture.columns if c not in CAPTURE.names]
    totals = capture[roles].sum()
    part_of = {role: part for part, names in _PARTS.items() for role in names}
    counts = totals.groupby([part_of.get(role, "other") for role in roles]).sum()
    order = [part for part in (*_PARTS, "other") if part in counts.index]
    frame = counts.reindex(order).rename_axis("part").reset_index(name="lines")
    frame["share"] = frame["lines"] / max(int(capture["lines"].sum()), 1)
    return frame


def line_roles(capture: pd.DataFrame) -> pd.DataFrame:
    """Say what became of the lines of each role: counted, kept apart, or dropped.

    Returns
    -------
    DataFrame
        ``part`` (as :func:`line_use`), ``role``, ``lines``, ``share``, ``use``: 'counted as
        words of the post', 'kept beside them' (its head, displays, captions, links, biography) or
        'dropped' (the page's own lines). In reading order, most lines first within a part.
    """
    part_of = {role: part for part, names in _PARTS.items() for role in names}
    rows = [
        {
            "part": part_of.get(role, "other"),
            "role": role.replace("_", " "),
            "lines": int(capture[role].sum()),
            "use": _USES.get(part_of.get(role, "other"), "kept beside them"),
        }
        for role in capture.columns
        if role not in CAPTURE.names
    ]
    frame = pd.DataFrame(rows, columns=["part", "role", "lines", "use"])
    frame = frame[frame["lines"] > 0]
    frame.insert(3, "share", frame["lines"] / max(int(capture["lines"].sum()), 1))
    rank = frame["part"].map({part: n for n, part in enumerate((*_PARTS, "other"))})
    order = frame.assign(rank=rank).sort_values(
        ["rank", "lines", "role"], ascending=[True, False, True]
    )
    return order.drop(columns="rank").reset_index(drop=True)


_USES = {
    "running text": "counted as words of the post",
    "menus, sidebar, footer": "dropped",
    "blank": "dropped",
}


def posts(corpus: Corpus) -> pd.DataFrame:
    """Return one row a post, in the order of the page, with what it is made of.

    Returns
    -------
    DataFrame
        ``article_id``, ``position``, ``posted``, ``title``, ``outlet`` (``SITE`` when none is
        named), ``authors``, ``category``, ``words`` (running text), ``display_words`` (pull
        quotes), ``quotations`` (spans that someone said), ``complete``.
    """
    paragraphs = corpus.paragraphs
    display = paragraphs[paragraphs["role"] == "pull_quote"].groupby("article_id")["words"].sum()
    said = corpus.quotations[corpus.quotations["kind"].isin(["quotation", "mixed"])]
    frame = corpus.articles.sort_values(["capture", "position"], kind="stable").copy()
    frame["outlet"] = frame["outlet"].replace("", SITE)
    frame["display_words"] = frame["article_id"].map(display).fillna(0).astype(int)
    frame["quotations"] = (
        frame["article_id"].map(said["article_id"].value_counts()).fillna(0).astype(int)
    )
    columns = ["article_id", "position", "posted", "title", "outlet", "authors", "category"]
    columns += ["words", "display_words", "quotations", "complete"]
    return frame[columns].reset_index(drop=True)


def outlets(posts: pd.DataFrame) -> pd.DataFrame:
    """Count posts and running words by outlet.

    Parameters
    ----------
    posts
        From :func:`posts`.

    Returns
    -------
    DataFrame
        ``outlet``, ``posts``, ``words``, ``share`` of words, ``authors``; most words first.
    """
    rows = []
    for outlet, group in posts.groupby("outlet", sort=True):
        names = sorted({n for cell in group["authors"] for n in cell.split("; ") if n})
        rows.append(
            {
                "outlet": outlet,
                "posts": len(group),
                "words": int(group["words"].sum()),
                "authors": ", ".join(names),
            }
        )
    frame = pd.DataFrame(rows, columns=["outlet", "posts", "words", "authors"])
    frame["share"] = frame["words"] / max(int(frame["words"].sum()), 1)
    return frame.sort_values(["words", "outlet"], ascending=[False, True], ignore_index=True)


def writers(posts: pd.DataFrame) -> pd.DataFrame:
    """Say who signed how many posts and words, for which outlets.

    A post that several sign counts for each of them.

    Parameters
    ----------
    posts
        From :func:`posts`.

    Returns
    -------
    DataFrame
        ``author`` (``UNSIGNED`` for posts that nobody signs), ``posts`` (how many), ``numbers``
        (their places on the page), ``outlets``, ``words``; most words first.
    """
    signed = posts.assign(author=posts["authors"].replace("", UNSIGNED).str.split("; "))
    rows = [
        {
            "author": author,
            "posts": len(group),
            "numbers": ", ".join(str(n) for n in group["position"]),
            "outlets": ", ".join(sorted(set(group["outlet"]))),
            "words": int(group["words"].sum()),
        }
        for author, group in signed.explode("author").groupby("author", sort=True)
    ]
    frame = pd.DataFrame(rows, columns=["author", "posts", "numbers", "outlets", "words"])
    return frame.sort_values(["words", "author"], ascending=[False, True], ignore_index=True)


def summary(corpus: Corpus) -> dict[str, object]:
    """Return the figures that the notebooks' sentences on the archive are filled with."""
    all_posts = posts(corpus)
    by_outlet = outlets(all_posts)
    named = by_outlet[by_outlet["outlet"] != SITE]
    people = {name for cell in all_posts["authors"] for name in cell.split("; ") if name}
    top = by_outlet.iloc[0] if len(by_outlet) else None
    uses = line_roles(corpus.capture).groupby("use")["lines"].sum()
    return {
        "captures": len(corpus.capture),
        "lines": int(corpus.capture["lines"].sum()),
        "posts": len(all_posts),
        "counted_lines": int(uses.get("counted as words of the post", 0)),
        "beside_lines": int(uses.get("kept beside them", 0)),
        "dropped_lines": int(uses.get("dropped", 0)),
        "display_words": int(all_posts["display_words"].sum()),
        "unsigned": int((all_posts["authors"] == "").sum()),
        "words": int(all_posts["words"].sum()),
        "outlets": len(named),
        "authors": len(people),
        "top_outlet": "no outlet" if top is None else str(top["outlet"]),
        "top_share": 0.0 if top is None else float(top["share"]),
        "top_posts": 0 if top is None else int(top["posts"]),
        "own_posts": int((all_posts["outlet"] == SITE).sum()),
        "incomplete": int((~all_posts["complete"]).sum()),
    }

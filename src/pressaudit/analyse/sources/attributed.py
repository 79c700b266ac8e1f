"""On whose word each stretch of text stands: somebody's, nobody's in particular, or the writer's.

Tables have places, not words: a stretch of a paragraph counts for that part of its words which it
has of its characters.
"""

import numpy as np
import pandas as pd

from pressaudit.analyse.posts import NOBODY, POINTER, lookup
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.sources.said import by_somebody
from pressaudit.analyse.sources.telling import outcome, words_of

WRITER = "the writer's own words"
DESCRIBED, UNNAMED = "described, not named", "nobody named"
HOLDERS = {
    "person": "a named person",
    "organisation": "a named organisation",
    "outlet": "a named outlet or paper",
    "document": "a named outlet or paper",
    "government": "an authority",
    "police": "an authority",
}
"""What readers are told of the types of sources that have a name; in the order shown."""
HOW = {
    "adverb": "a word of hearsay (reportedly, allegedly)",
    "passive": "a passive (is said to)",
    "noun": "a noun without a holder (reports, beliefs)",
    "adjective": "an adjective (is certain that)",
}
"""How a passage leaves out whose word it is, by the rule that found it."""
OTHERWISE = "somebody whom the passage does not name"
KINDS = ("direct", "mixed", "indirect")
OFTEN = 5
"""So many mentions make a name one that is named often."""


def stretches(
    posts: pd.DataFrame, attributions: pd.DataFrame, paragraphs: pd.DataFrame
) -> pd.DataFrame:
    """Return the attributions with ``number``, ``size`` (words) and ``holder``."""
    where = ["article_id", "paragraph"]
    out = attributions.merge(paragraphs[[*where, "words", "characters"]], on=where)
    part = (out["char_end"] - out["char_start"]) / out["characters"].clip(lower=1)
    nameless = np.where(out["source"] == "", UNNAMED, DESCRIBED)
    return out.assign(
        number=out["article_id"].map(lookup(posts, "number")),
        size=part.astype(float) * out["words"].astype(float),
        holder=out["source_type"].map(HOLDERS).fillna(pd.Series(nameless, index=out.index)),
    )


def on_whose_word(posts: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return the running words by whose word they stand on, quoted or told; the rest last.

    ``held`` is from :func:`stretches`. The rows add up to the words of the posts.
    """
    total = int(posts["words"].sum())
    sums = held.pivot_table(
        index="holder", columns="kind", values="size", aggfunc="sum", fill_value=0, observed=True
    )
    order = [*dict.fromkeys(HOLDERS.values()), DESCRIBED, UNNAMED]
    sums = sums.reindex(index=order, columns=list(KINDS), fill_value=0).round().astype(int)
    sums["words"] = sums.sum(axis=1)
    out = sums.rename_axis("holder").reset_index()
    own = {"holder": WRITER, "words": max(total - int(sums["words"].sum()), 0)}
    out = pd.concat([out, pd.DataFrame([own])]).fillna(0)
    posts_of = held.groupby("holder")["article_id"].nunique()
    out["posts"] = out["holder"].map(posts_of).fillna(0).astype(int)
    out.loc[out["holder"] == WRITER, "posts"] = len(posts)
    out["share"] = out["words"] / max(total, 1)
    return frame("on_whose_word", out.astype(dict.fromkeys((*KINDS, "words"), int)))


def attributed(posts: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return the named sources with the words that stand on their word; most words first."""
    total = max(int(posts["words"].sum()), 1)
    named = held[~held["holder"].isin([DESCRIBED, UNNAMED])]
    return frame("attributed", [_row(s, g, total) for s, g in named.groupby("source", sort=True)])


def unnamed(posts: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return what stands on the word of nobody who is named, by how the passage leaves it out."""
    total = max(int(posts["words"].sum()), 1)
    rows = held[held["holder"].isin([DESCRIBED, UNNAMED])]
    rule = rows["rule"].str.extract(r"^([a-z]+)", expand=False)
    left_out = rule.map(HOW).fillna(OTHERWISE)
    described = "somebody described, without a name"
    rows = rows.assign(how=left_out.where(rows["holder"] == UNNAMED, described))
    return frame(
        "unnamed",
        [
            _row(how, group, total) | {"how": how, "examples": _examples(group)}
            for how, group in rows.groupby("how", sort=True)
        ],
    )


def described_sources(posts: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return the sources that are described and not named, as the posts put it."""
    total = max(int(posts["words"].sum()), 1)
    rows = held[held["holder"] == DESCRIBED]
    rows = rows.assign(key=rows["source"].str.lower())
    found = [_row(group["source"].iloc[0], group, total) for _, group in rows.groupby("key")]
    return frame("described_sources", found)


def _row(source: str, group: pd.DataFrame, total: int) -> dict[str, object]:
    first = group.sort_values(["number", *POINTER[1:]]).iloc[0]
    words = group.groupby("kind")["size"].sum()
    return {
        "source": source,
        **{kind: round(float(words.get(kind, 0))) for kind in KINDS},
        "words": round(float(words.sum())),
        "share": float(words.sum()) / total,
        "passages": len(group),
        "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
        "told_to": ", ".join(sorted(set(group["told_to"]) - {""})),
        **{name: first[name] for name in POINTER},
    }


def _examples(group: pd.DataFrame, most: int = 4) -> str:
    """Return what the passages have in place of a name: descriptions, or their cues."""
    said = group["source"].where(group["source"] != "", group["cue"])
    counts = said[said != ""].value_counts().rename_axis("said").reset_index(name="count")
    return ", ".join(ordered(counts, "-count", "said")["said"].head(most))


def unnamed_quotations(said: pd.DataFrame) -> pd.DataFrame:
    """Return quotations without a named speaker, as what the post calls the speaker.

    ``origin`` is who speaks as another post has it; '' when none does.
    """
    rows = said[said["status"] != "named"]
    return frame(
        "unnamed_quotations", rows.assign(origin=rows["origin"].where(by_somebody(rows), ""))
    )


def heard(
    posts: pd.DataFrame,
    names: pd.DataFrame,
    naming: pd.DataFrame,
    said: pd.DataFrame,
    held: pd.DataFrame,
) -> pd.DataFrame:
    """Return the names that stand ``OFTEN``, with the words that they get; most named first.

    Outlets of the posts are left out. Organisations with several names are counted as ``naming``
    has them. ``quoted`` are words in quotation marks,
    ``told`` those that a post gives in its own; ``told_to`` who got them, '' where no post says
    that it was the name's own answer.
    """
    carrying = {*posts["outlet"], *posts["programme"], *posts["site"]} - NOBODY
    quoted = said.groupby("credited")["words"].sum()
    told = held[held["kind"] == "indirect"].groupby("source")["size"].sum()
    answered: dict[str, set[str]] = {}
    for column, rows in (("credited", said), ("source", held)):
        for name, outlet in zip(rows[column], rows["told_to"], strict=True):
            answered.setdefault(name, set()).update({outlet} - {""})
    rows, named = [], naming["canonical"].value_counts()
    for name, group in names.groupby("canonical", sort=True):
        mentions = int(named.get(name, group["count"].sum()))
        if mentions >= OFTEN and name not in carrying:
            rows.append(
                {
                    "name": name,
                    "mentions": mentions,
                    "n_posts": group["article_id"].nunique(),
                    "quoted": int(quoted.get(name, 0)),
                    "told": round(float(told.get(name, 0))),
                    "told_to": ", ".join(sorted(answered.get(name, ()))),
                }
            )
    return frame("heard", rows)


def replies(posts: pd.DataFrame, terms: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return the paragraphs that may tell of a request and of its answer, for a reader to judge.

    ``how`` is what came of it (rules/asked.toml); ``names`` are those that stand there.
    """
    where = ["article_id", "paragraph"]
    found = []
    for (article, paragraph), group in terms.groupby(where, sort=True):
        if how := outcome(frozenset(group["lemma"])):
            here = names[(names["article_id"] == article) & (names["paragraph"] == paragraph)]
            words = group.loc[group["lemma"].isin(words_of(how)), "term"]
            found.append(
                {
                    "article_id": article,
                    "paragraph": paragraph,
                    "number": lookup(posts, "number")[article],
                    "names": ", ".join(sorted(set(here["canonical"]))),
                    "how": how,
                    "common": ", ".join(sorted(set(words))),
                }
            )
    return frame("replies", found)

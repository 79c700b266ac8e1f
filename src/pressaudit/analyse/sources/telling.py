"""How it is told: whether the writer takes, doubts or denies it; who is asked, who is accused."""

from collections.abc import Sequence

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.posts import NOBODY, POINTER, lookup
from pressaudit.analyse.resampling import ratio_interval
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.roles import NAMELESS
from pressaudit.language.alternation import listed

CLASSES = ("neutral", "factive", "doubting", "denying")
"""Classes of cues (rules/reporting.toml)."""
MANY = 5
"""A paragraph with more names is a list, and tells of none of them that it is accused."""
MARKS = 4
"""Characters of white space and punctuation about a cue."""
FEW = 5
"""Who has fewer passages is no row of its own: shares of fewer say nothing."""


def cue_classes(posts: pd.DataFrame, parts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return with what class of words each source, role, outlet or writer is told; most first.

    ``distanced`` is the share of doubting and denying cues, ``low`` and ``high`` its ends with
    posts as the unit (:func:`.ratio_interval`); no test is made.

    Parameters
    ----------
    parts
        Stretches with ``speaks_as``, from :func:`pressaudit.analyse.sources.roles.with_roles`.
    by
        ``source`` and ``speaks_as`` say who is reported, ``outlet`` and ``authors`` who writes;
        with several, there is a row for each of their pairs.
    """
    rows = []
    cued = passages(parts)
    for column in ("outlet", "authors"):
        cued = cued.assign(**{column: cued["article_id"].map(lookup(posts, column))})
    cued = cued[(cued[list(by)] != "").all(axis=1)]
    for who, group in cued.groupby(list(by), sort=True):
        if len(group) < FEW:
            continue
        counts = group["cue_class"].value_counts()
        far = group["cue_class"].isin(["doubting", "denying"]).astype(float)
        low, high, n_posts = ratio_interval(far, far * 0 + 1, group["article_id"])
        rows.append(
            {
                "who": " · ".join(who),
                **{name: int(counts.get(name, 0)) for name in CLASSES},
                "passages": len(group),
                "n_posts": n_posts,
                "distanced": float(far.mean()),
                "low": low,
                "high": high,
            }
        )
    return frame("cue_classes", rows)


def passages(parts: pd.DataFrame) -> pd.DataFrame:
    """Return the stretches that a cue brings in; two with nothing but their cue between are one."""
    rows = parts[parts["cue"] != ""].sort_values(POINTER, kind="stable")
    same = ["article_id", "paragraph", "source", "cue"]
    gap = rows["char_start"] - rows.groupby(same)["char_end"].shift()
    return rows[~gap.fillna(-1).between(0, rows["cue"].str.len() + MARKS)]


def distanced(posts: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """Return the places where somebody is told with a doubting or a denying word, in order."""
    rows = passages(parts)
    rows = rows[rows["cue_class"].isin(["doubting", "denying"])]
    return frame("distanced", rows.assign(outlet=rows["article_id"].map(lookup(posts, "outlet"))))


def outcome(lemmas: frozenset[str]) -> str:
    """Return what came of a request, from the lemmas of its paragraph; '' when it is of none.

    >>> outcome(frozenset(["the", "board", "do", "not", "respond", "to", "a", "request"]))
    'did not answer'
    """
    if lemmas & listed("asked", "asked"):
        for name, *needed in rules.load("asked")["outcomes"]:
            if all(lemmas & set(words.split()) for words in needed if words):
                return str(name)
    return ""


def words_of(how: str) -> frozenset[str]:
    """Return the lemmas of asking, and those that tell an outcome."""
    told = next(lists for name, *lists in rules.load("asked")["outcomes"] if name == how)
    return listed("asked", "asked").union(*(words.split() for words in told))


def accused(
    posts: pd.DataFrame,
    terms: pd.DataFrame,
    names: pd.DataFrame,
    spoken: pd.DataFrame,
    asked: pd.DataFrame,
) -> pd.DataFrame:
    """Return names in paragraphs that accuse, of whom the post has no word and tells no request.

    Candidates for a reader to judge: a name there need not be the one who is accused.

    Parameters
    ----------
    spoken
        ``article_id``, ``paragraph``, ``source``: who is quoted, told or cited by name.
    asked
        From :func:`pressaudit.analyse.sources.attributed.replies`.
    """
    accusing = terms["lemma"].isin(listed("asked", "accusing"))
    words = terms[accusing | terms["term"].isin(listed("asked", "accusing_forms"))]
    at = words.groupby(POINTER[:2])["term"].agg(lambda s: ", ".join(sorted(set(s))))
    heard = set(zip(spoken["article_id"], spoken["source"], strict=True))
    heard |= {
        (row.article_id, name)
        for row in asked.itertuples(index=False)
        for name in row.names.split(", ")
    }
    here = names.drop_duplicates(["article_id", "paragraph", "canonical"])
    here = here[here.groupby(POINTER[:2])["canonical"].transform("size") <= MANY]
    here = here.merge(at.rename("common").reset_index(), on=POINTER[:2])
    carrying = {*posts["outlet"], *posts["programme"], *posts["site"]} - NOBODY
    pairs = zip(here["article_id"], here["canonical"], strict=True)
    silent = [pair not in heard and pair[1] not in carrying for pair in pairs]
    sources = spoken.groupby(POINTER[:2])["source"]
    sources = sources.agg(lambda s: ", ".join(sorted(set(s)))).to_dict()
    out = here[pd.Series(silent, index=here.index, dtype=bool)]
    places = zip(out["article_id"], out["paragraph"], strict=True)
    return frame(
        "accused",
        out.assign(
            name=out["canonical"],
            number=out["article_id"].map(lookup(posts, "number")),
            sources=[sources.get(place, NAMELESS) for place in places],
        ),
    )

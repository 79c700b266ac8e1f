"""The dates that posts speak of: where they lie, on whose word, and which could not be placed."""

import pandas as pd

from pressaudit.analyse import sources
from pressaudit.analyse.sources.folding import writers
from pressaudit.analyse.sources.places import in_text
from pressaudit.analyse.timeline.copies import folded_timexes
from pressaudit.corpus.model import Corpus

POINTER = ["article_id", "paragraph", "char_start", "char_end"]


def dated_mentions(corpus: Corpus) -> pd.DataFrame:
    """Return the mentions that name a stretch of the calendar, with their posts.

    Those within a copied passage have the dates of their source (see
    :mod:`pressaudit.analyse.timeline.copies`).

    Returns
    -------
    DataFrame
        One row a mention: the columns of timexes; ``position``, ``outlet``, ``posted`` of its
        post; ``past_end``, the last day, or the posting date where that lies within the stretch
        ("this year" says nothing of what is to come); ``lag_days``, from the middle between
        the first day and that one to the posting date (positive: past); ``span_days``, the
        length of the whole interval.
    """
    dated = folded_timexes(corpus).dropna(subset=["date_begin", "date_end"])
    posts = corpus.articles[["article_id", "position", "outlet", "posted"]]
    out = dated.merge(posts, on="article_id", how="left")
    out["span_days"] = (out["date_end"] - out["date_begin"]).dt.days + 1
    straddling = (out["date_begin"] <= out["posted"]) & (out["posted"] < out["date_end"])
    out["past_end"] = out["date_end"].mask(straddling, out["posted"])
    middle = out["date_begin"] + (out["past_end"] - out["date_begin"]) / 2
    out["lag_days"] = (out["posted"] - middle).dt.days
    return out.sort_values(POINTER, kind="stable").reset_index(drop=True)


def with_voices(corpus: Corpus, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return ``mentions`` with ``voice``: on whose word each of them stands, folded.

    Inside a statement that stands in several posts it is the origin of that statement, inside
    somebody's quoted words that person, elsewhere who wrote the post (authors, else outlet, else
    the post itself): see :mod:`pressaudit.analyse.sources`.
    """
    out = mentions.copy()
    out["voice"] = out["article_id"].map(prose_voices(corpus))
    placed = in_text(corpus, out.reset_index()[["index", *POINTER]])
    spans = in_text(corpus, sources.said(corpus)[[*POINTER, "origin"]])
    statements = sources.instances(corpus)[["article_id", "begin", "end", "origin"]]
    # The second overrules the first: a statement met again has been folded further.
    for found in (spans, statements):
        both = placed.merge(found, on="article_id", suffixes=("", "_of"))
        inside = both[(both["begin_of"] <= both["begin"]) & (both["end"] <= both["end_of"])]
        inside = inside.sort_values(["index", "begin_of", "origin"]).drop_duplicates("index")
        out.loc[inside["index"], "voice"] = inside["origin"].to_numpy()
    out["voice"] = out["voice"].map(_together)
    return out


def prose_voices(corpus: Corpus) -> dict[str, str]:
    """Return whose voice each post's own prose is, by article_id, as :func:`with_voices` does."""
    return {article_id: _together(names) for article_id, names in writers(corpus).items()}


def _together(names: str) -> str:
    return names.replace("; ", " and ")


def anchoring(timexes: pd.DataFrame) -> pd.DataFrame:
    """Count temporal expressions by what became of them.

    Returns
    -------
    DataFrame
        ``outcome`` ('on the calendar' or why not), ``mentions``, ``share``; most first.
    """
    dated = timexes["date_begin"].notna()
    reason = timexes["type"].map(_REASONS).fillna("no reason known")
    vague = (timexes["type"] == "DATE") & timexes["value"].str.endswith("_REF")
    reason = reason.mask(vague, "vague: now, recently, once")
    outcome = reason.mask(dated, "on the calendar")
    counts = outcome.value_counts().rename_axis("outcome").reset_index(name="mentions")
    counts["share"] = counts["mentions"] / max(len(timexes), 1)
    return counts.sort_values(["mentions", "outcome"], ascending=[False, True], ignore_index=True)


_REASONS = {
    "DATE": "a date that nothing in the post anchors",
    "TIME": "a time of day without a day",
    "DURATION": "a length of time, not a place in it",
    "SET": "a repeated time",
}


def coverage_by_decade(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count dated mentions per decade, and how many of them rest on the largest voice there.

    A mention counts in the decade of the middle of its interval.

    Parameters
    ----------
    mentions
        From :func:`with_voices`.

    Returns
    -------
    DataFrame
        ``decade`` (its first year), ``mentions``, ``posts``, ``voices``, ``largest_voice``,
        ``largest_mentions``, ``largest_share``; in order of time, decades without mentions left
        out.
    """
    middle = mentions["date_begin"] + (mentions["date_end"] - mentions["date_begin"]) / 2
    rows = []
    for decade, group in mentions.groupby(middle.dt.year // 10 * 10, sort=True):
        sizes = group["voice"].value_counts()
        largest = min(sizes.index, key=lambda name: (-int(sizes[name]), name))
        rows.append(
            {
                "decade": int(decade),
                "mentions": len(group),
                "posts": group["article_id"].nunique(),
                "voices": len(sizes),
                "largest_voice": largest,
                "largest_mentions": int(sizes[largest]),
                "largest_share": sizes[largest] / len(group),
            }
        )
    columns = ["decade", "mentions", "posts", "voices"]
    columns += ["largest_voice", "largest_mentions", "largest_share"]
    return pd.DataFrame(rows, columns=columns)

"""The dates that posts speak of: where they lie, on whose word, and which could not be placed."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import POINTER
from pressaudit.analyse.schema import frame, ordered
from pressaudit.analyse.sources.folding import writers

OLD_DAYS, NEW_DAYS = 365, 7
"""Further back than the first from the posting date is history, nearer than the second present."""
PRESENT, RECENT, HISTORY = "now, or the last week", "the year before", "earlier"
PERIODS = (PRESENT, RECENT, HISTORY)
_VAGUE = {"PRESENT_REF": PRESENT, "FUTURE_REF": PRESENT, "PAST_REF": RECENT}
_LONG_AGO = r"(?i)\b(?:years?|decades?|centur\w+|long)\b|^the past$"
"""What of the vague past is more than a year ago."""


def dated_mentions(folded: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions that name a stretch of the calendar, with their posts.

    ``past_end`` is the last day, or the posting date where that lies within the stretch ("this
    year" says nothing of what is to come); ``lag_days`` is counted from the middle between the
    first day and that one to the posting date (positive: past); ``span_days`` is the length of
    the whole interval.

    Parameters
    ----------
    folded
        From :func:`pressaudit.analyse.timeline.copies.folded_timexes`.
    """
    dated = folded.dropna(subset=["date_begin", "date_end"])
    where = posts[["article_id", "number", "outlet", "posted"]]
    out = dated.merge(where, on="article_id", how="left")
    out["span_days"] = (out["date_end"] - out["date_begin"]).dt.days + 1
    straddling = (out["date_begin"] <= out["posted"]) & (out["posted"] < out["date_end"])
    out["past_end"] = out["date_end"].mask(straddling, out["posted"])
    middle = out["date_begin"] + (out["past_end"] - out["date_begin"]) / 2
    out["lag_days"] = (out["posted"] - middle).dt.days
    return ordered(out, *POINTER)


def with_voices(
    mentions: pd.DataFrame,
    own: Mapping[str, str],
    spoken: Sequence[pd.DataFrame],
    instances: pd.DataFrame,
    places: Places,
) -> pd.DataFrame:
    """Return ``mentions`` with ``voice``: on whose word each of them stands, folded.

    Inside a statement that stands in several posts it is the origin of that statement, inside
    somebody's quoted words that person, in what the post states on somebody's word that source,
    elsewhere who wrote the post (authors, else outlet, else the post itself).

    Parameters
    ----------
    own
        From :func:`prose_voices`.
    spoken
        Stretches with their ``origin``, later ones overruling: attributions, what is said.
    """
    out = mentions.copy()
    out["voice"] = out["article_id"].map(own)
    placed = places.in_text(out.reset_index()[["index", *POINTER]])
    spans = [places.in_text(rows[[*POINTER, "origin"]]) for rows in spoken]
    statements = instances[["article_id", "begin", "end", "origin"]]
    # Later ones overrule: a statement met again has been folded furthest.
    for found in (*spans, statements):
        both = placed.merge(found, on="article_id", suffixes=("", "_of"))
        inside = both[(both["begin_of"] <= both["begin"]) & (both["end"] <= both["end_of"])]
        inside = inside.sort_values(["index", "begin_of", "origin"]).drop_duplicates("index")
        out.loc[inside["index"], "voice"] = inside["origin"].to_numpy()
    out["voice"] = out["voice"].map(_together)
    return frame("dates", out)


def with_periods(folded: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return every expression that points to a time, with its ``period``, one of ``PERIODS``.

    Dates count by their middle (``lag_days``), words such as "now" and "recently" by what they
    say; lengths of time, repeated times and dates that nothing anchors point nowhere.

    Parameters
    ----------
    folded
        From :func:`pressaudit.analyse.timeline.copies.folded_timexes`.
    dates
        From :func:`dated_mentions`.
    """
    vague = folded[folded["date_begin"].isna() & folded["value"].isin(_VAGUE)].copy()
    vague["period"] = vague["value"].map(_VAGUE)
    long_ago = vague["surface"].str.contains(_LONG_AGO) & (vague["period"] == RECENT)
    vague["period"] = vague["period"].mask(long_ago, HISTORY)
    days = dates["lag_days"]
    period = pd.Series(RECENT, dates.index).mask(days > OLD_DAYS, HISTORY)
    dated = dates.assign(period=period.mask(days <= NEW_DAYS, PRESENT))
    columns = [*POINTER, "surface", "value", "rule", "period"]
    return frame("periods", pd.concat([dated[columns], vague[columns]], ignore_index=True))


def shares_of_periods(pointing: pd.DataFrame) -> pd.DataFrame:
    """Count what :func:`with_periods` gives by period, all of ``PERIODS`` in their order."""
    counts = pointing["period"].value_counts().reindex(PERIODS, fill_value=0)
    out = counts.rename_axis("period").reset_index(name="mentions")
    return frame("period_shares", out.assign(share=out["mentions"] / max(len(pointing), 1)))


def prose_voices(posts: pd.DataFrame) -> dict[str, str]:
    """Return whose voice each post's own prose is, by ``article_id``."""
    return {article_id: _together(names) for article_id, names in writers(posts).items()}


def _together(names: str) -> str:
    return names.replace("; ", " and ")


def anchoring(timexes: pd.DataFrame) -> pd.DataFrame:
    """Count temporal expressions by what became of them: on the calendar, or why not."""
    dated = timexes["date_begin"].notna()
    reason = timexes["type"].map(_REASONS).fillna("no reason known")
    vague = (timexes["type"] == "DATE") & timexes["value"].str.endswith("_REF")
    reason = reason.mask(vague, "vague: now, recently, once")
    counts = reason.mask(dated, "on the calendar").value_counts().rename_axis("outcome")
    out = counts.reset_index(name="mentions")
    return frame("anchoring", out.assign(share=out["mentions"] / max(len(timexes), 1)))


_REASONS = {
    "DATE": "a date that nothing in the post anchors",
    "TIME": "a time of day without a day",
    "DURATION": "a length of time, not a place in it",
    "SET": "a repeated time",
}


def coverage_by_decade(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count dated mentions per decade, and how many of them rest on the largest voice there.

    A mention counts in the decade of the middle of its interval; decades without mentions are
    left out.

    Parameters
    ----------
    mentions
        From :func:`with_voices`.
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
    return frame("decades", rows)

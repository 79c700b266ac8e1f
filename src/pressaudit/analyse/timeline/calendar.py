"""When the posts appeared, and what their texts say of when they were written."""

import pandas as pd

from pressaudit.analyse.schema import frame


def posting_calendar(posts: pd.DataFrame) -> pd.DataFrame:
    """Count posts per day from the first to the last posting date, empty days included.

    Posts without a date are not in it.
    """
    posted = posts["posted"].dropna()
    if posted.empty:
        empty = {"day": pd.to_datetime([]), "posts": pd.Series([], dtype="Int64")}
        return frame("posting_calendar", pd.DataFrame(empty))
    days = pd.date_range(posted.min(), posted.max(), freq="D")
    counts = posted.value_counts().reindex(days, fill_value=0)
    return frame("posting_calendar", pd.DataFrame({"day": days, "posts": counts.to_numpy()}))


def publication_gaps(mentions: pd.DataFrame, days: int = 14) -> pd.DataFrame:
    """Return what a post's own text says of when it was written, against its posting date.

    The best sign that a text gives is the latest day that it names exactly and that is not
    after the posting date; the post cannot be older than that day. Days that are told from the
    posting date itself ("on Tuesday", "today") say nothing about it and are left out. In the
    order of the page.

    Parameters
    ----------
    mentions
        From :func:`pressaudit.analyse.timeline.mentions.dated_mentions`.
    days
        A latest day further back than this says little about the writing, and is left out.
    """
    named = (mentions["anchor"] == "absolute") | mentions["surface"].str.contains(r"\d")
    told = mentions["surface"].str.contains(r"\bago\b", case=False)
    days_named = (mentions["type"] == "DATE") & (mentions["span_days"] == 1)
    exact = mentions[named & ~told & days_named]
    exact = exact[exact["date_end"] <= exact["posted"]]
    latest = exact.sort_values(["article_id", "date_end", "paragraph"], kind="stable")
    latest = latest.drop_duplicates("article_id", keep="last").rename(
        columns={"date_end": "latest_day"}
    )
    latest["gap_days"] = (latest["posted"] - latest["latest_day"]).dt.days
    return frame("publication_gaps", latest[latest["gap_days"] <= days])

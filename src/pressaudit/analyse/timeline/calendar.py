"""When the posts appeared, and what their texts say of when they were written."""

import pandas as pd


def posting_calendar(articles: pd.DataFrame) -> pd.DataFrame:
    """Count posts per day from the first to the last posting date, empty days included.

    Returns
    -------
    DataFrame
        ``day``, ``posts``. Posts without a date are not in it.
    """
    posted = articles["posted"].dropna()
    if posted.empty:
        return pd.DataFrame({"day": pd.to_datetime([]), "posts": pd.Series([], dtype="Int64")})
    days = pd.date_range(posted.min(), posted.max(), freq="D")
    counts = posted.value_counts().reindex(days, fill_value=0)
    return pd.DataFrame({"day": days, "posts": counts.to_numpy()})


def publication_gaps(mentions: pd.DataFrame, days: int = 14) -> pd.DataFrame:
    """Return what a post's own text says of when it was written, against its posting date.

    The best sign that a text gives is the latest day that it names exactly and that is not
    after the posting date; the post cannot be older than that day. Days that are told from the
    posting date itself ("on Tuesday", "today") say nothing about it and are left out.

    Parameters
    ----------
    mentions
        From :func:`pressaudit.analyse.timeline.dated_mentions`.
    days
        A latest day further back than this says little about the writing, and is left out.

    Returns
    -------
    DataFrame
        ``article_id``, ``position``, ``posted``, ``latest_day``, ``surface`` (as written),
        ``gap_days``; in the order of the page.
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
    near = latest[latest["gap_days"] <= days]
    columns = ["article_id", "position", "posted", "latest_day", "surface", "gap_days"]
    return near.sort_values(["position", "article_id"], ignore_index=True)[columns]

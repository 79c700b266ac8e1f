"""When: posts per day, the dates that posts speak of, events, and whether posts agree on them.

Frames in, frames out. ``date_begin`` and ``date_end`` are inclusive days; a vague date has the
interval that it honestly covers, not a point.
"""

from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from pressaudit.corpus.model import Corpus

POINTER = ["article_id", "paragraph", "char_start", "char_end"]


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


def dated_mentions(corpus: Corpus) -> pd.DataFrame:
    """Return the mentions that name a stretch of the calendar, with their posts.

    Returns
    -------
    DataFrame
        One row a mention: the columns of timexes; ``position``, ``outlet``, ``posted`` of its
        post; ``lag_days``, from the middle of the interval to the posting date (positive: past);
        ``span_days``, the length of the interval.
    """
    dated = corpus.timexes.dropna(subset=["date_begin", "date_end"])
    posts = corpus.articles[["article_id", "position", "outlet", "posted"]]
    out = dated.merge(posts, on="article_id", how="left")
    length = out["date_end"] - out["date_begin"]
    out["span_days"] = length.dt.days + 1
    out["lag_days"] = (out["posted"] - (out["date_begin"] + length / 2)).dt.days
    return out.sort_values(POINTER, kind="stable").reset_index(drop=True)


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


def event_table(corpus: Corpus, origin_of: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the events with who speaks of them.

    Parameters
    ----------
    origin_of
        The folded origin of each post, where the source analysis gives one; then ``origins``
        counts them, else it counts outlets.

    Returns
    -------
    DataFrame
        The columns of events and ``posts`` (their positions, ', ' between), ``outlets``,
        ``origins``, ``first_posted``, ``last_posted``; in order of time.
    """
    mentions = corpus.timexes[corpus.timexes["event_id"] != ""]
    posts = corpus.articles.set_index("article_id")
    rows = []
    for event_id, group in mentions.groupby("event_id", sort=True):
        ids = sorted(set(group["article_id"]), key=lambda i: (posts.loc[i, "position"], i))
        here = posts.loc[ids]
        voices = {(origin_of or {}).get(i) or posts.loc[i, "outlet"] or "the site" for i in ids}
        rows.append(
            {
                "event_id": event_id,
                "posts": ", ".join(str(p) for p in here["position"]),
                "outlets": here["outlet"].replace("", "the site").nunique(),
                "origins": len(voices),
                "first_posted": here["posted"].min(),
                "last_posted": here["posted"].max(),
            }
        )
    columns = ["event_id", "posts", "outlets", "origins", "first_posted", "last_posted"]
    found = pd.DataFrame(rows, columns=columns)
    out = corpus.events.merge(found, on="event_id", how="left")
    return out.sort_values(["date_begin", "date_end", "event_id"], ignore_index=True)


def disagreements(corpus: Corpus) -> pd.DataFrame:
    """Return the pairs of mentions of one event that do not name the same stretch of time.

    ``kind`` is 'exclude' when no day lies in both intervals, 'refine' when one lies within the
    other ("2012" and "September 2012"), 'overlap' otherwise. Each distinct pair of values per
    event and pair of posts stands once, at its first pointers.

    Returns
    -------
    DataFrame
        ``event_id``, ``label``, ``kind``, ``same_post``, and for each side ``a_`` and ``b_``:
        article_id, paragraph, char_start, char_end, surface, value.
    """
    sides = [*POINTER, "surface", "value"]
    labels = corpus.events.set_index("event_id")["label"]
    dated = corpus.timexes.dropna(subset=["date_begin", "date_end"])
    dated = dated[dated["event_id"] != ""].sort_values(["event_id", *POINTER], kind="stable")
    rows, seen = [], set()
    for event_id, group in dated.groupby("event_id", sort=True):
        for a, b in combinations(group.itertuples(index=False), 2):
            interval_a = (a.date_begin, a.date_end)
            interval_b = (b.date_begin, b.date_end)
            key = (event_id, a.article_id, b.article_id, *sorted((interval_a, interval_b)))
            if interval_a == interval_b or key in seen:
                continue
            seen.add(key)
            row = {
                "event_id": event_id,
                "label": labels[event_id],
                "kind": relation(interval_a, interval_b),
                "same_post": a.article_id == b.article_id,
            }
            row |= {f"a_{name}": getattr(a, name) for name in sides}
            row |= {f"b_{name}": getattr(b, name) for name in sides}
            rows.append(row)
    columns = ["event_id", "label", "kind", "same_post"]
    columns += [f"{side}_{name}" for side in "ab" for name in sides]
    frame = pd.DataFrame(rows, columns=columns)
    order = frame["kind"].map({"exclude": 0, "overlap": 1, "refine": 2})
    return frame.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def relation(a: tuple[pd.Timestamp, pd.Timestamp], b: tuple[pd.Timestamp, pd.Timestamp]) -> str:
    """Say how two closed intervals stand: 'same', 'exclude', 'refine' or 'overlap'."""
    if a == b:
        return "same"
    if a[1] < b[0] or b[1] < a[0]:
        return "exclude"
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "refine"
    return "overlap"


def coverage_by_decade(
    mentions: pd.DataFrame, origin_of: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Count dated mentions per decade, and how many of them rest on the largest origin there.

    A mention counts in the decade of the middle of its interval. ``origin_of`` maps posts to
    their folded origin; without it a post's outlet stands for it.

    Returns
    -------
    DataFrame
        ``decade`` (its first year), ``mentions``, ``posts``, ``largest_origin``,
        ``largest_mentions``, ``largest_share``; in order of time.
    """
    middle = mentions["date_begin"] + (mentions["date_end"] - mentions["date_begin"]) / 2
    work = pd.DataFrame(
        {
            "decade": middle.dt.year // 10 * 10,
            "article_id": mentions["article_id"],
            "origin": [
                (origin_of or {}).get(i) or outlet or "the site"
                for i, outlet in zip(mentions["article_id"], mentions["outlet"], strict=True)
            ],
        }
    )
    rows = []
    for decade, group in work.groupby("decade", sort=True):
        sizes = group["origin"].value_counts()
        largest = sorted(sizes.index, key=lambda name: (-sizes[name], name))[0]
        rows.append(
            {
                "decade": int(decade),
                "mentions": len(group),
                "posts": group["article_id"].nunique(),
                "largest_origin": largest,
                "largest_mentions": int(sizes[largest]),
                "largest_share": sizes[largest] / len(group),
            }
        )
    columns = ["decade", "mentions", "posts"]
    columns += ["largest_origin", "largest_mentions", "largest_share"]
    return pd.DataFrame(rows, columns=columns)


def publication_gaps(mentions: pd.DataFrame, days: int = 14) -> pd.DataFrame:
    """Return what a post's own text says of when it was written, against its posting date.

    The best sign that a text gives is the latest day that it names exactly and that is not
    after the posting date; the post cannot be older than that day.

    Parameters
    ----------
    mentions
        From :func:`dated_mentions`.
    days
        A latest day further back than this says little about the writing, and is left out.

    Returns
    -------
    DataFrame
        ``article_id``, ``position``, ``posted``, ``latest_day``, ``gap_days``.
    """
    exact = mentions[(mentions["span_days"] == 1) & (mentions["date_end"] <= mentions["posted"])]
    exact = exact[exact["anchor"] == "absolute"]
    latest = exact.groupby(["article_id", "position", "posted"], as_index=False)["date_end"].max()
    latest = latest.rename(columns={"date_end": "latest_day"})
    latest["gap_days"] = (latest["posted"] - latest["latest_day"]).dt.days
    near = latest[latest["gap_days"] <= days]
    return near.sort_values(["position", "article_id"], ignore_index=True)


def summary(corpus: Corpus) -> dict[str, object]:
    """Return the figures that the notebooks' sentences on time are filled with.

    Shares are between 0 and 1; dates are ISO strings, empty when no post is dated.
    """
    calendar = posting_calendar(corpus.articles)
    mentions = dated_mentions(corpus)
    old = mentions["lag_days"] > 365
    pairs = disagreements(corpus)
    shared = corpus.events[corpus.events["articles"] > 1]
    outcomes = anchoring(corpus.timexes)
    lost = outcomes[outcomes["outcome"] != "on the calendar"]
    return {
        "posts": len(corpus.articles),
        "first_day": f"{calendar['day'].min():%Y-%m-%d}" if len(calendar) else "",
        "last_day": f"{calendar['day'].max():%Y-%m-%d}" if len(calendar) else "",
        "days": len(calendar),
        "timexes": len(corpus.timexes),
        "mentions": len(mentions),
        "old_mentions": int(old.sum()),
        "old_share": float(old.mean()) if len(mentions) else 0.0,
        "posts_with_dates": int(mentions["article_id"].nunique()),
        "unanchored": int(lost["mentions"].sum()),
        "unanchored_share": float(lost["share"].sum()),
        "main_reason": lost["outcome"].iloc[0] if len(lost) else "none",
        "main_reason_mentions": int(lost["mentions"].iloc[0]) if len(lost) else 0,
        "events": len(corpus.events),
        "shared_events": len(shared),
        "conflicts": int(corpus.events["conflict"].sum()),
        "excluding_pairs": int((pairs["kind"] == "exclude").sum()),
        "refining_pairs": int((pairs["kind"] == "refine").sum()),
    }

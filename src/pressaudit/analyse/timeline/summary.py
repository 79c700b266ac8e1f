"""The figures that sentences on time are filled with."""

from typing import Any

import pandas as pd

from pressaudit.analyse.timeline.agreement import disagreements
from pressaudit.analyse.timeline.calendar import posting_calendar, publication_gaps
from pressaudit.analyse.timeline.copies import folded_events, folded_timexes
from pressaudit.analyse.timeline.mentions import anchoring, dated_mentions
from pressaudit.corpus.model import Corpus

HALF = 0.5
OLD_DAYS = 365
"""A date that lies further back than this from the posting date is history, not news."""


def summary(corpus: Corpus) -> dict[str, Any]:
    """Return the figures that the notebooks' sentences on time are filled with.

    Shares are between 0 and 1; dates are ISO strings, empty when no post is dated.
    """
    calendar = posting_calendar(corpus.articles)
    mentions = dated_mentions(corpus)
    events = folded_events(corpus, folded_timexes(corpus))
    old = mentions["lag_days"] > OLD_DAYS
    surely = (mentions["posted"] - mentions["past_end"]).dt.days > OLD_DAYS
    perhaps = (mentions["posted"] - mentions["date_begin"]).dt.days > OLD_DAYS
    pairs = disagreements(corpus)
    gaps = publication_gaps(mentions)
    outcomes = anchoring(corpus.timexes)
    lost = outcomes[outcomes["outcome"] != "on the calendar"]
    reasons = [f"{row.mentions} × {row.outcome}" for row in lost.itertuples(index=False)]
    return {
        "posts": len(corpus.articles),
        "undated_posts": int(corpus.articles["posted"].isna().sum()),
        "first_day": f"{calendar['day'].min():%Y-%m-%d}" if len(calendar) else "",
        "last_day": f"{calendar['day'].max():%Y-%m-%d}" if len(calendar) else "",
        "days": len(calendar),
        "timexes": len(corpus.timexes),
        "mentions": len(mentions),
        "old_mentions": int(old.sum()),
        "old_share": float(old.mean()) if len(mentions) else 0.0,
        "old_range": _range(surely, perhaps),
        "posts_with_dates": int(mentions["article_id"].nunique()),
        "unanchored": int(lost["mentions"].sum()),
        "unanchored_share": float(lost["share"].sum()),
        "main_reason": lost["outcome"].iloc[0] if len(lost) else "none",
        "main_reason_mentions": int(lost["mentions"].iloc[0]) if len(lost) else 0,
        "reasons": "; ".join(reasons) or "none",
        "events": len(events),
        "shared_events": int((events["articles"] > 1).sum()),
        "conflicts": int(events["conflict"].sum()),
        "excluding_pairs": int((pairs["kind"] == "exclude").sum()),
        "overlapping_pairs": int((pairs["kind"] == "overlap").sum()),
        "refining_pairs": int((pairs["kind"] == "refine").sum()),
        "gaps": len(gaps),
        "gap_least": int(gaps["gap_days"].min()) if len(gaps) else 0,
        "gap_most": int(gaps["gap_days"].max()) if len(gaps) else 0,
    }


def readings(corpus: Corpus, events: pd.DataFrame, decades: pd.DataFrame) -> dict[str, Any]:
    """Return :func:`summary` with sentences that hold for any archive, one voiced or undated.

    Parameters
    ----------
    events, decades
        From :func:`pressaudit.analyse.timeline.event_table` and ``coverage_by_decade``.

    Returns
    -------
    dict
        Besides the figures ``leaning`` (history or news), ``gaps_read`` (what the texts say of
        their own date), ``voiced_read`` (shared events by voices and by ties), ``agreed_read``
        (whether shared events are dated alike) and ``decades_read`` (which decade rests most on
        one voice), each a clause or sentence without its final stop.
    """
    facts = summary(corpus)
    return facts | {
        "leaning": _leaning(facts),
        "gaps_read": _gaps(facts),
        "voiced_read": _voiced(events),
        "agreed_read": _agreed(facts),
        "decades_read": _decades(decades),
    }


def _leaning(facts: dict[str, Any]) -> str:
    if not facts["mentions"]:
        return "no post names a date that could be put on the calendar"
    share = f"{facts['old_range']} of the {facts['mentions']:,} dates that their texts name"
    lie = f"{share} lie more than a year before the posting date"
    if facts["old_share"] > HALF:
        return f"{lie}: most of what is dated here is history, not news"
    return f"{lie}: most of what is dated here is of the year before it was posted, or later"


def _range(surely: "pd.Series[bool]", perhaps: "pd.Series[bool]") -> str:
    """Return the shares of dates that lie so far back whole, and at least in part."""
    ends = [f"{float(part.mean()) if len(part) else 0.0:.0%}" for part in (surely, perhaps)]
    return " to ".join(dict.fromkeys(ends))


def _gaps(facts: dict[str, Any]) -> str:
    if not facts["gaps"]:
        return "No post names an exact day shortly before its date on the archive"
    least, most = facts["gap_least"], facts["gap_most"]
    days = f"{least} to {most} days" if least < most else f"{most} {_plural('day', most)}"
    return (
        f"In {facts['gaps']} of {facts['posts']} {_plural('post', facts['posts'])} the text itself "
        f"names a day shortly before; the date on the archive is {days} later"
    )


def _voiced(events: pd.DataFrame) -> str:
    several = events[events["articles"] > 1]
    if several.empty:
        return "No event stands in two posts"
    one = int((several["voices"] == 1).sum())
    known = f"{len(several)} events are spoken of in two or more posts"
    if len(several) == 1:
        known = "One event is spoken of in two or more posts"
    each = "on" if len(several) == 1 else "each on"
    if not one:
        said = f"{known}, {each} two voices or more"
    elif one == len(several):
        said = f"{known}, {each} one voice"
    else:
        said = f"{known}; {one} {'rests' if one == 1 else 'rest'} on one voice"
    tied = bool((several["tied"] != "").any())
    return said + ", as posts that stand on one another or on one person’s words count once" * tied


def _agreed(facts: dict[str, Any]) -> str:
    if not facts["shared_events"]:
        return "There is nothing to compare"
    if not facts["excluding_pairs"]:
        return (
            "No two posts were found to date one event to days that exclude each other, and no "
            "post to contradict itself"
        )
    return (
        f"{facts['conflicts']} {_plural('event', facts['conflicts'])} "
        f"{'is' if facts['conflicts'] == 1 else 'are'} dated in ways that exclude each other"
    )


def _decades(decades: pd.DataFrame) -> str:
    if decades.empty:
        return "No decade is spoken of"
    leaning = decades[decades["largest_share"] > HALF]
    several = decades[decades["mentions"] > 1]
    text = (
        f"In {len(leaning)} of the {len(decades)} {_plural('decade', len(decades))} that are "
        "spoken of, more than half of the dated mentions are on one voice's word"
    )
    if several.empty:
        return text
    top = several.sort_values(["largest_share", "mentions"], ascending=False, kind="stable").iloc[0]
    return (
        f"{text}; the {top['decade']}s lean most on one: {top['largest_mentions']} of "
        f"{top['mentions']} mentions are {top['largest_voice']}’s"
    )


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"

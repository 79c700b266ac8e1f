"""Whether posts agree on when an event was: same dates, refined, overlapping or excluding ones."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd
from wordfreq import zipf_frequency

from pressaudit.analyse.posts import POINTER
from pressaudit.analyse.schema import frame
from pressaudit.analyse.terms.words import is_content

KINDS = ("exclude", "overlap", "refine")
"""How differing dates of one event can stand to one another, gravest first."""
COMMON_WORDS = 5
"""Words that are shown as what two paragraphs have in common."""


class Dating(NamedTuple):
    """What one paragraph says of when an event was: its words, and the days that they name."""

    article_id: str
    number: int
    paragraph: int
    char_start: int
    char_end: int
    surface: str
    value: str
    begin: pd.Timestamp
    end: pd.Timestamp


def disagreements(
    events: pd.DataFrame, dates: pd.DataFrame, timexes: pd.DataFrame, terms: pd.DataFrame
) -> pd.DataFrame:
    """Return the pairs of paragraphs that do not date one event to the same days.

    ``kind`` is 'exclude' when no day lies in both intervals, 'refine' when one lies within the
    other ("2012" and "September 2012"), 'overlap' otherwise. Dates of one event in one paragraph
    count as one dating: they narrow one another down, or are the ends of one stretch. A pair of
    intervals stands once per event, at its first pointers; those that exclude each other once
    for each pair of posts. ``days`` lie between two that exclude each other, ``pairs`` counts the
    pairs of paragraphs that stand so, ``common`` has the rarest words that both have. Excluding
    pairs first, then in order of events.
    """
    labels = events.set_index("event_id")["label"]
    words = _words(timexes, terms)
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for event_id, datings in _datings(dates).items():
        for a, b in combinations(datings, 2):
            kind = relation(a[-2:], b[-2:])
            posts = (a.article_id, b.article_id) if kind == "exclude" else ()
            key = (event_id, *posts, *sorted((a[-2:], b[-2:])))
            if kind == "same":
                continue
            if key not in rows:
                rows[key] = _row(a, b, kind, words) | {"event_id": event_id, "pairs": 0}
                rows[key]["label"] = labels[event_id]
            rows[key]["pairs"] += 1
    return frame("disagreements", sorted(rows.values(), key=lambda r: KINDS.index(r["kind"])))


def agreement(events: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Count the events that two or more posts speak of, by how their dates stand.

    An event counts once, by its gravest pair.

    Parameters
    ----------
    events
        From :func:`pressaudit.analyse.timeline.copies.folded_events`.
    pairs
        From :func:`disagreements`.
    """
    shared = events[events["articles"] > 1]
    rank = pairs["kind"].map({kind: n for n, kind in enumerate(KINDS)})
    worst = rank.groupby(pairs["event_id"]).min()
    found = shared["event_id"].map(worst).fillna(len(KINDS)).astype(int)
    names = ["excluding each other", "overlapping", "one refines the other", "the same"]
    rows = [
        {
            "dates": name,
            "events": int((found == n).sum()),
            "mentions": int(shared.loc[found == n, "mentions"].sum()),
        }
        for n, name in reversed(list(enumerate(names)))
    ]
    return frame("agreement", rows)


def relation(a: tuple[pd.Timestamp, pd.Timestamp], b: tuple[pd.Timestamp, pd.Timestamp]) -> str:
    """Say how two closed intervals stand: 'same', 'exclude', 'refine' or 'overlap'."""
    if a == b:
        return "same"
    if a[1] < b[0] or b[1] < a[0]:
        return "exclude"
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "refine"
    return "overlap"


def _row(
    a: Dating, b: Dating, kind: str, words: Mapping[tuple[str, int], set[str]]
) -> dict[str, Any]:
    both = words.get((a.article_id, a.paragraph), set()) & words.get(
        (b.article_id, b.paragraph), set()
    )
    gap = max((b.begin - a.end).days, (a.begin - b.end).days)
    row = {
        "kind": kind,
        "same_post": a.article_id == b.article_id,
        "days": max(gap, 0),
        "common": ", ".join(_rarest(both)),
    }
    row |= {f"a_{name}": getattr(a, name) for name in Dating._fields[:-2]}
    return row | {f"b_{name}": getattr(b, name) for name in Dating._fields[:-2]}


def _datings(dates: pd.DataFrame) -> dict[str, list[Dating]]:
    """Return the datings of each event, in the order of the posts."""
    mentions = dates[dates["event_id"] != ""]
    out: dict[str, list[Dating]] = {}
    keys = ["event_id", "number", "article_id", "paragraph"]
    for (event_id, *_), group in mentions.groupby(keys, sort=True):
        out.setdefault(event_id, []).append(_dating(group))
    return out


def _dating(group: pd.DataFrame) -> Dating:
    first = group.iloc[0]
    begin, end = group["date_begin"].max(), group["date_end"].min()
    if end < begin:
        begin, end = group["date_begin"].min(), group["date_end"].max()
    surfaces = " … ".join(dict.fromkeys(group["surface"]))
    values = " … ".join(dict.fromkeys(group["value"]))
    start, stop = int(first["char_start"]), int(first["char_end"])
    where = (str(first["article_id"]), int(first["number"]), int(first["paragraph"]))
    return Dating(*where, start, stop, surfaces, values, begin, end)


def _words(timexes: pd.DataFrame, terms: pd.DataFrame) -> dict[tuple[str, int], set[str]]:
    """Return the lemmas and names of each paragraph that events are told in."""
    places = timexes.loc[timexes["event_id"] != "", POINTER[:2]].drop_duplicates()
    terms = terms.merge(places, on=POINTER[:2])[[*POINTER[:2], "lemma"]]
    terms = terms[[is_content(lemma) for lemma in terms["lemma"]]]
    out: dict[tuple[str, int], set[str]] = {}
    for article_id, paragraph, word in terms.itertuples(index=False):
        out.setdefault((article_id, int(paragraph)), set()).add(word)
    return out


def _rarest(words: set[str]) -> list[str]:
    return sorted(words, key=lambda word: (zipf_frequency(word, "en"), word))[:COMMON_WORDS]

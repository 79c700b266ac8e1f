"""Dates inside passages that stand in several posts: one mention, dated where it comes from.

"Today" in a copied passage is the day of the passage, not of the copy; without this, each copy
would make an event of its own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import networkx as nx
import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.sources.folding import copied_from

_DATED = ["value", "date_begin", "date_end", "granularity", "anchor", "event_id"]


class Placed(NamedTuple):
    """An expression of time in its post: offsets in the text, its words, its row of timexes."""

    begin: int
    end: int
    words: str
    row: int


def folded_timexes(
    timexes: pd.DataFrame,
    posts: pd.DataFrame,
    between: pd.DataFrame,
    derivations: pd.DataFrame,
    places: Places,
) -> pd.DataFrame:
    """Return timexes, those of copied passages with the dates and the event of their source.

    Two expressions are one when they have the same words, at the same rank among such, within
    the two sides of a reused passage. Their source is the post that the others take passages
    from; where none is known to be, the one posted first: the words are no younger than that.
    Expressions whose source nothing dates stay as they are.
    """
    out, above = timexes.copy(), copied_from(derivations)
    where = posts.set_index("article_id")
    for group in _same(timexes, between, places):
        members = out.loc[sorted(group)]
        held = set(members["article_id"])
        rank = [
            (bool(held & set(above.get(i, ()))), where["posted"][i], where["number"][i])
            for i in members["article_id"]
        ]
        order = pd.DataFrame(rank, index=members.index).sort_values([0, 1, 2]).index
        source = out.loc[order[0]]
        if pd.notna(source["date_begin"]):
            events = [e for e in out.loc[order, "event_id"] if e]
            for name in _DATED:
                out.loc[order, name] = source[name]
            out.loc[order, "event_id"] = events[0] if events else ""
    return out


def folded_events(
    events: pd.DataFrame, timexes: pd.DataFrame, folded: pd.DataFrame
) -> pd.DataFrame:
    """Return the events with the posts and mentions that ``folded`` timexes leave to them.

    Events whose mentions are all copies of another event's are left out.
    """
    held = folded[folded["event_id"] != ""].groupby("event_id")["article_id"]
    out = events[events["event_id"].isin(held.groups)].copy()
    moved = timexes["event_id"] != folded["event_id"]
    touched = {*timexes.loc[moved, "event_id"], *folded.loc[moved, "event_id"]}
    changed = out["event_id"].isin(touched)
    for name, counts in (("articles", held.nunique()), ("mentions", held.size())):
        out[name] = out[name].mask(changed, out["event_id"].map(counts).astype("Int64"))
    return out.reset_index(drop=True)


def _same(timexes: pd.DataFrame, between: pd.DataFrame, places: Places) -> list[set[int]]:
    """Return sets of rows of timexes that are one expression in several posts."""
    if between.empty or timexes.empty:
        return []
    placed = places.in_text(timexes.reset_index(names="row"))
    in_post: dict[str, list[Placed]] = defaultdict(list)
    columns = ["article_id", "begin", "end", "surface", "row"]
    for post, *place in sorted(placed[columns].itertuples(index=False, name=None)):
        in_post[post].append(Placed(*place))
    graph = nx.Graph()
    for passage in between.itertuples(index=False):
        sides = [
            _inside(in_post[passage.a_article], int(passage.a_start), int(passage.a_end)),
            _inside(in_post[passage.b_article], int(passage.b_start), int(passage.b_end)),
        ]
        for words in sides[0].keys() & sides[1].keys():
            graph.add_edges_from(zip(sides[0][words], sides[1][words], strict=False))
    return [set(part) for part in nx.connected_components(graph)]


def _inside(placed: Sequence[Placed], begin: int, end: int) -> dict[str, list[int]]:
    """Return the rows within a stretch by their words, in the order of the text."""
    out: dict[str, list[int]] = defaultdict(list)
    for one in placed[bisect_left(placed, begin, key=lambda p: p.begin) :]:
        if one.begin >= end:
            break
        if one.end <= end:
            out[one.words.lower()].append(one.row)
    return out

"""The events that posts speak of: which posts, which outlets, how many independent voices."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import networkx as nx
import pandas as pd

from pressaudit.analyse.schema import frame


class Tie(NamedTuple):
    """What several posts stand on: the person whose words it is ('' for a report), the posts."""

    name: str
    origin: str
    posts: frozenset[str]


def event_table(
    events: pd.DataFrame, dates: pd.DataFrame, own: Mapping[str, str], ties: pd.DataFrame
) -> pd.DataFrame:
    """Return the events with who speaks of them, in order of time.

    Voices are counted as independent as far as nothing ties them: the prose of two posts that
    stand on one person's words, on one report or on one another is one voice, and so is that
    person. ``date_end`` is cut at ``last_posted`` where that lies within; ``voice`` has the names
    of the independent voices, tied ones with 'with', and ``tied`` what ties them.

    Parameters
    ----------
    events
        From :func:`pressaudit.analyse.timeline.copies.folded_events`.
    dates, own
        From :mod:`pressaudit.analyse.timeline.mentions`: ``with_voices`` and ``prose_voices``.
    """
    held = list(_ties(ties))
    rows = []
    for event_id, group in dates[dates["event_id"] != ""].groupby("event_id", sort=True):
        voices, tied = _independent(group, own, held)
        rows.append(
            {
                "event_id": event_id,
                "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
                "outlets": group["outlet"].nunique(),
                "voices": len(voices),
                "voice": ", ".join(" with ".join(names) for names in voices),
                "tied": "; ".join(tied),
                "first_posted": group["posted"].min(),
                "last_posted": group["posted"].max(),
            }
        )
    columns = ["event_id", "posts", "outlets", "voices", "voice", "tied"]
    found = pd.DataFrame(rows, columns=[*columns, "first_posted", "last_posted"])
    out = events.merge(found, on="event_id", how="left")
    ahead = (out["date_begin"] <= out["last_posted"]) & (out["last_posted"] < out["date_end"])
    out["date_end"] = out["date_end"].mask(ahead.astype(bool), out["last_posted"])
    return frame("events", out)


def _ties(ties: pd.DataFrame) -> Iterator[Tie]:
    for (tie, of), group in ties.groupby(["tie", "of"], sort=True):
        told = tie == "interview"
        origin = of.rsplit(" to ", 1)[0] if told else ""
        name = f"words of {of}" if told else f"post {of}"
        yield Tie(name, origin, frozenset(group["article_id"]))


def _independent(
    mentions: pd.DataFrame, own: Mapping[str, str], ties: list[Tie]
) -> tuple[list[list[str]], list[str]]:
    """Return the voices of one event, tied ones together, and what ties them."""
    graph = nx.Graph()
    graph.add_nodes_from(mentions["voice"])
    pairs = set(zip(mentions["article_id"], mentions["voice"], strict=True))
    notes: dict[str, list[str]] = {}
    for tie in ties:
        names = {voice for post, voice in pairs if post in tie.posts and voice == own[post]}
        names |= {tie.origin} & set(graph)
        if len(names) > 1:
            nx.add_path(graph, sorted(names))
            notes.setdefault(" and ".join(sorted(names)), []).append(tie.name)
    tied = [f"{names}: {', '.join(by)}" for names, by in notes.items()]
    return sorted(sorted(part) for part in nx.connected_components(graph)), tied

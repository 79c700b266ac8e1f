"""The events that posts speak of: which posts, which outlets, how many independent voices."""

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx
import pandas as pd

from pressaudit.analyse import sources
from pressaudit.analyse.sources.places import SITE
from pressaudit.analyse.timeline.copies import folded_events, folded_timexes
from pressaudit.analyse.timeline.mentions import dated_mentions, prose_voices, with_voices
from pressaudit.corpus.model import Corpus


class Tie(NamedTuple):
    """What several posts stand on: the person whose words it is ('' for a report), the posts."""

    name: str
    origin: str
    posts: frozenset[str]


def event_table(corpus: Corpus) -> pd.DataFrame:
    """Return the events with who speaks of them.

    Voices are counted as independent as far as nothing ties them: the prose of two posts that
    stand on one person's words, on one report or on one another (see
    :func:`pressaudit.analyse.sources.ties`) is one voice, and so is that person.

    Returns
    -------
    DataFrame
        The columns of events, ``date_end`` cut at ``last_posted`` where that lies within; and
        ``posts`` (their positions, ', ' between), ``outlets`` (how many, the site itself as
        one), ``voices`` (independent ones), ``voice`` (their names, ', ' between; tied ones
        with 'with'), ``tied`` (what ties them, '; ' between), ``first_posted``,
        ``last_posted``; in order of time.
    """
    mentions = with_voices(corpus, dated_mentions(corpus))
    own, ties = prose_voices(corpus), _ties(corpus)
    rows = []
    for event_id, group in mentions[mentions["event_id"] != ""].groupby("event_id", sort=True):
        ordered = group.sort_values(["position", "article_id"]).drop_duplicates("article_id")
        voices, tied = _independent(group, own, ties)
        rows.append(
            {
                "event_id": event_id,
                "posts": ", ".join(str(p) for p in ordered["position"]),
                "outlets": group["outlet"].replace("", SITE).nunique(),
                "voices": len(voices),
                "voice": ", ".join(" with ".join(names) for names in voices),
                "tied": "; ".join(tied),
                "first_posted": group["posted"].min(),
                "last_posted": group["posted"].max(),
            }
        )
    columns = ["event_id", "posts", "outlets", "voices", "voice", "tied"]
    found = pd.DataFrame(rows, columns=[*columns, "first_posted", "last_posted"])
    events = folded_events(corpus, folded_timexes(corpus))
    out = events.merge(found, on="event_id", how="left")
    ahead = (out["date_begin"] <= out["last_posted"]) & (out["last_posted"] < out["date_end"])
    out["date_end"] = out["date_end"].mask(ahead.astype(bool), out["last_posted"])
    return out.sort_values(["date_begin", "date_end", "event_id"], ignore_index=True)


def _ties(corpus: Corpus) -> list[Tie]:
    out = []
    for (tie, of), group in sources.ties(corpus).groupby(["tie", "of"], sort=True):
        told = tie == "interview"
        out.append(
            Tie(
                f"words of {of}" if told else f"post {of}",
                of.rsplit(" to ", 1)[0] if told else "",
                frozenset(group["article_id"]),
            )
        )
    return out


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

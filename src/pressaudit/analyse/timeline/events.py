"""The events that posts speak of: which posts, which outlets, on how many voices' word."""

import pandas as pd

from pressaudit.analyse.sources import families
from pressaudit.analyse.sources.places import SITE, numbers
from pressaudit.analyse.timeline.mentions import dated_mentions, with_voices
from pressaudit.corpus.model import Corpus


def event_table(corpus: Corpus) -> pd.DataFrame:
    """Return the events with who speaks of them.

    Returns
    -------
    DataFrame
        The columns of events and ``posts`` (their positions, ', ' between), ``outlets`` (how
        many, the site itself as one), ``voices`` (who is quoted with it, else who wrote the post,
        folded: see :func:`pressaudit.analyse.timeline.with_voices`), ``voice`` (their names, ', '
        between), ``families`` (posts tied to one another counted once: see
        :func:`pressaudit.analyse.sources.families`), ``first_posted``, ``last_posted``; in order
        of time.
    """
    family = {
        int(number): row.family
        for row in families(corpus).itertuples(index=False)
        for number in row.posts.split(", ")
    }
    rank = numbers(corpus)
    mentions = with_voices(corpus, dated_mentions(corpus))
    rows = []
    for event_id, group in mentions[mentions["event_id"] != ""].groupby("event_id", sort=True):
        ordered = group.sort_values(["position", "article_id"]).drop_duplicates("article_id")
        names = sorted(set(group["voice"]))
        rows.append(
            {
                "event_id": event_id,
                "posts": ", ".join(str(p) for p in ordered["position"]),
                "outlets": group["outlet"].replace("", SITE).nunique(),
                "voices": len(names),
                "voice": ", ".join(names),
                "families": len({family[rank[i]] for i in ordered["article_id"]}),
                "first_posted": group["posted"].min(),
                "last_posted": group["posted"].max(),
            }
        )
    columns = ["event_id", "posts", "outlets", "voices", "voice", "families"]
    columns += ["first_posted", "last_posted"]
    found = pd.DataFrame(rows, columns=columns)
    out = corpus.events.merge(found, on="event_id", how="left")
    return out.sort_values(["date_begin", "date_end", "event_id"], ignore_index=True)

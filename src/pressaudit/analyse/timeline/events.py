"""The events that posts speak of: which posts, which outlets, how many independent voices."""

import pandas as pd

from pressaudit.analyse.schema import frame


def event_table(events: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return the events with who speaks of them, in order of time.

    Voices are those that the claims stand on: who is quoted or cited for the sentence, else who
    wrote the post; a copied sentence has the voice of its source. What else ties the posts says
    nothing of this claim. ``date_end`` is cut at ``last_posted`` where that lies within.

    Parameters
    ----------
    events
        From :func:`pressaudit.analyse.timeline.copies.folded_events`.
    dates
        From :func:`pressaudit.analyse.timeline.mentions.with_voices`.
    """
    rows = []
    for event_id, group in dates[dates["event_id"] != ""].groupby("event_id", sort=True):
        voices = sorted(set(group["voice"]))
        rows.append(
            {
                "event_id": event_id,
                "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
                "outlets": group["outlet"].nunique(),
                "voices": len(voices),
                "voice": ", ".join(voices),
                "first_posted": group["posted"].min(),
                "last_posted": group["posted"].max(),
            }
        )
    columns = ["event_id", "posts", "outlets", "voices", "voice"]
    found = pd.DataFrame(rows, columns=[*columns, "first_posted", "last_posted"])
    out = events.merge(found, on="event_id", how="left")
    ahead = (out["date_begin"] <= out["last_posted"]) & (out["last_posted"] < out["date_end"])
    out["date_end"] = out["date_end"].mask(ahead.astype(bool), out["last_posted"])
    return frame("events", out)

"""What a group of windows is called: the names that are its own, or the title of its post."""

import numpy as np
import pandas as pd

from pressaudit.analyse.posts import lookup
from pressaudit.analyse.topics.clusters import Labels
from pressaudit.analyse.topics.quality import lift
from pressaudit.analyse.topics.units import Units, of_names

NAMES, TITLE_WORDS = 2, 6
"""A label has at most so many names, or so many words of a title."""
OWN_LIFT, OWN_SHARE = 1.5, 0.5
"""A name is a group's own when it is that much commoner in its windows, and in so many of them."""
MATTER = 0.9
"""Share of its words in one post from which a group is called by that post's title."""


def named(units: Units, labels: Labels, names: pd.DataFrame, posts: pd.DataFrame) -> list[str]:
    """Return a label for each group.

    The one or two names (of persons, organisations, places) that most set its windows apart. A
    group that is one post's, or has no name of its own, has the number and title of its post.

    Parameters
    ----------
    names
        The corpus's table of names.
    """
    number, title = lookup(posts, "number"), lookup(posts, "title")
    who = of_names(units, names)
    lifts, has = lift(who, labels)
    sizes = np.bincount(labels)
    everywhere = has.sum(axis=0)
    out = []
    for group, size in enumerate(sizes):
        words = units.frame[labels == group].groupby("article_id", sort=True)["words"].sum()
        enough = max(2, OWN_SHARE * size)
        own = np.flatnonzero((lifts[group] >= OWN_LIFT) & (has[group] >= enough))
        apart = has[group] / size - (everywhere - has[group]) / max(len(labels) - size, 1)
        best = own[np.lexsort((own, -np.round(apart[own], 9)))][:NAMES]
        first = words.idxmax()
        if len(best) and words.max() < MATTER * words.sum():
            out.append(" and ".join(who.terms[n] for n in best))
        else:
            out.append(f"as in post {number[first]}: {_short(str(title[first]))}")
    return out


def _short(title: str) -> str:
    parts = title.split()
    short = " ".join(parts[:TITLE_WORDS])
    return short.rstrip(":;,.–-") + "…" if len(parts) > TITLE_WORDS else short

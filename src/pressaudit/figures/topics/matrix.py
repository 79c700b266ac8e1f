"""Which topic stands in which post."""

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap

from pressaudit.analyse.topics.find import Topics
from pressaudit.figures.base import FAINT, INK, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing

MOST_COLUMNS = 20
NAME = "topics-by-post"
_BLUES = LinearSegmentedColormap.from_list("house", ["#ffffff", PALETTE[0]])


def matrix_chart(found: Topics) -> Chart:
    """Draw topics by posts: shade is the share of the post's words, the figure counts windows.

    With more than 20 posts the columns are the outlets with most words.

    Parameters
    ----------
    found
        From :func:`pressaudit.analyse.topics.find.find`.
    """
    in_posts, reason = found.in_posts(), found.choice.reason
    if in_posts.empty:
        return nothing(NAME, f"There are no topics to report: {reason}.", in_posts)
    many = in_posts["number"].nunique() > MOST_COLUMNS
    data = _by_outlet(in_posts) if many else in_posts
    numbers = sorted(set(data["number"]))
    topics = in_posts.drop_duplicates("topic").sort_values("topic")
    share, windows = (
        data.pivot_table(index="topic", columns="number", values=value, aggfunc="sum", fill_value=0)
        .reindex(columns=numbers, fill_value=0)
        .to_numpy(dtype=float)
        for value in ("share", "windows")
    )
    outlets = dict(zip(data["number"], data["outlet"], strict=True))
    names = [cut(outlets[n] if many else f"{n} · {outlets[n]}", 24) for n in numbers]
    with style():
        figure = new_figure(3.6 + 0.52 * max(len(numbers), 5), 1.9 + 0.42 * len(topics))
        axes = figure.add_subplot()
        axes.imshow(share, cmap=_BLUES, vmin=0, vmax=1, aspect="auto")
        for (r, c), n in np.ndenumerate(windows):
            if n:
                ink = "white" if share[r, c] > 0.6 else INK
                axes.text(c, r, f"{n:.0f}", ha="center", va="center", color=ink)
        axes.set_xticks(range(len(numbers)), names, rotation=40, ha="right", rotation_mode="anchor")
        axes.set_yticks(
            range(len(topics)),
            [f"{r.topic}  {', '.join(r.terms.split(', ')[:3])}" for r in topics.itertuples()],
        )
        axes.set_xticks(np.arange(len(numbers)) - 0.5, minor=True)
        axes.set_yticks(np.arange(len(topics)) - 0.5, minor=True)
        axes.grid(which="minor", color=FAINT, linewidth=0.6)
        axes.tick_params(which="both", length=0)
        axes.spines[:].set_visible(False)
        what = "outlet" if many else "post"
        axes.set_title(f"Windows by topic and {what}; shade: share of its words")
    top = in_posts.sort_values(["share", "topic", "number"], ascending=[False, True, True]).iloc[0]
    spread = in_posts.groupby("topic")["number"].nunique()
    alt = (
        f"{len(topics)} topics in {in_posts['number'].nunique()} posts. Topic {spread.idxmax()} "
        f"stands in most posts, {spread.max()}; post {top['number']} is {top['share']:.0%} topic "
        f"{top['topic']} ({top['terms']})."
    )
    return Chart(NAME, figure, data.reset_index(drop=True), alt)


def _by_outlet(in_posts: pd.DataFrame) -> pd.DataFrame:
    """Add the posts of each outlet up, for the outlets with most words."""
    total = in_posts.groupby("outlet")["words"].sum().sort_index()
    chosen = total.sort_values(ascending=False, kind="stable").head(MOST_COLUMNS)
    frame = in_posts[in_posts["outlet"].isin(chosen.index)]
    out = frame.groupby(["topic", "terms", "outlet"], as_index=False)[["windows", "words"]].sum()
    out["share"] = out["words"] / out["outlet"].map(chosen)
    rank = {outlet: n for n, outlet in enumerate(chosen.index)}
    out["number"] = out["outlet"].map(rank) + 1
    return out.round({"share": 4}).sort_values(["topic", "number"], ignore_index=True)

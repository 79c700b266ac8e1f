"""How many topics, against archives without any; what the topics go with, against chance."""

import pandas as pd
from matplotlib.axes import Axes

from pressaudit.analyse.schema import named
from pressaudit.analyse.topics.choose import MEASURES
from pressaudit.analyse.topics.find import Topics
from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import nothing

TITLES = {
    "stability": "Stability (mean Jaccard)",
    "silhouette": "Silhouette",
    "coherence": "Coherence (NPMI)",
}


def curve_chart(found: Topics) -> Chart:
    """Draw stability, silhouette and coherence over the number of topics, with the null's band.

    Parameters
    ----------
    found
        From :func:`pressaudit.analyse.topics.find.find`.
    """
    choice = found.choice
    data = choice.curve.round(3)
    if data.empty:
        return nothing("topics-curve", f"No topics were looked for: {choice.reason}.", data)
    with style():
        figure = new_figure(8.8, 3.4)
        panels = figure.subplots(1, len(MEASURES))
        for axes, measure in zip(panels, MEASURES, strict=True):
            _panel(axes, data[data["measure"] == measure], choice.k)
            axes.set_title(TITLES[measure])
        figure.supxlabel("number of topics", fontsize=10.5)
    own = data[data["measure"] == "stability"]
    counted = f"{int(own['beats'].sum())} of {len(own)}"
    alt = (
        f"Stability of groupings into {own['k'].min()} to {own['k'].max()} topics against "
        f"{choice.nulls} archives with shuffled terms: {counted} numbers of topics lie above the "
        "limit. "
    )
    if choice.k:
        row = own[own["k"] == choice.k].iloc[0]
        alt += (
            f"Chosen: {choice.k}, with {row['value']:.2f} against {row['null_mean']:.2f} without "
            "topics."
        )
    else:
        alt += "None is chosen: there are no topics to report."
    return Chart("topics-curve", figure, named("topics_curve", data), alt)


def _panel(axes: Axes, rows: pd.DataFrame, chosen: int) -> None:
    axes.fill_between(rows["k"], rows["null_low"], rows["null_high"], color=FAINT, linewidth=0)
    axes.plot(rows["k"], rows["null_mean"], color=MUTED, linewidth=1)
    axes.plot(rows["k"], rows["limit"], color=PALETTE[1], linestyle=(0, (4, 2)), linewidth=1.2)
    axes.plot(rows["k"], rows["value"], color=PALETTE[0], zorder=3)
    for row in rows.itertuples(index=False):
        axes.plot(
            row.k, row.value, "o", color=PALETTE[0], zorder=4,
            markersize=10 if row.k == chosen else 5.5,
            markerfacecolor=PALETTE[0] if row.beats else "white",
        )  # fmt: skip
    axes.margins(x=0.05, y=0.16)
    axes.spines["bottom"].set_bounds(int(rows["k"].min()), int(rows["k"].max()))
    _names_at_the_end(axes, rows.iloc[-1])
    if chosen:
        value = float(rows.loc[rows["k"] == chosen, "value"].iloc[0])
        axes.annotate(
            f"{chosen}", (chosen, value), textcoords="offset points", xytext=(0, 9), ha="center",
            fontweight="bold", color=INK,
        )  # fmt: skip
    axes.set_xticks(range(int(rows["k"].min()), int(rows["k"].max()) + 1, 2))


def _names_at_the_end(axes: Axes, last: pd.Series) -> None:
    """Name the three lines right of their last point, moved apart where they would touch."""
    low, high = axes.get_ylim()
    names = [("null_mean", "shuffled", MUTED), ("limit", "limit", PALETTE[1])]
    at = low
    for column, name, colour in [*names, ("value", "archive", PALETTE[0])]:
        at = max(float(last[column]), at + 0.07 * (high - low))
        axes.annotate(
            name, (last["k"], at), textcoords="offset points", xytext=(7, 0), va="center",
            color=colour, fontsize=10, annotation_clip=False,
        )  # fmt: skip


def followed_chart(found: Topics) -> Chart:
    """Draw how far topics agree with category, outlet, author and post, with what chance gives.

    Parameters
    ----------
    found
        From :func:`pressaudit.analyse.topics.find.find`.
    """
    data = found.followed.round(3)
    if data.empty:
        return nothing("topics-followed", "There are no topics to compare.", data)
    with style():
        figure = new_figure(8, 1.3 + 0.44 * len(data))
        axes = figure.add_subplot()
        for y, row in enumerate(data.itertuples(index=False)):
            sure = row.p < 0.05 if pd.notna(row.p) else False
            if pd.notna(row.low):
                axes.barh(y, row.high - row.low, left=row.low, height=0.5, color=FAINT)
            if pd.notna(row.ari):
                axes.plot(
                    row.ari, y, "o", markersize=8, color=PALETTE[0],
                    markerfacecolor=PALETTE[0] if sure else "white",
                )  # fmt: skip
                note = "no chance to compare with" if pd.isna(row.p) else f"p = {row.p:.3f}"
                end = max(row.ari, row.high) if pd.notna(row.high) else row.ari
                axes.annotate(
                    f"{_two(row.ari)}  ({note})", (end, y), textcoords="offset points",
                    xytext=(9, 0), va="center",
                )  # fmt: skip
        axes.set_yticks(
            range(len(data)), [f"{r.attribute} ({r.values})" for r in data.itertuples()]
        )
        axes.set_ylim(len(data) - 0.4, -0.6)
        axes.axvline(0, color=MUTED, linewidth=0.8)
        low = min(-0.05, float(data[["ari", "low"]].min().min()))
        high = float(data[["ari", "high"]].max().max())
        axes.set_xlim(low, max(high, 0.1) * 1.5)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(
            "adjusted Rand index; grey: 95 % of what chance gives; (n): how many there are"
        )
        axes.set_title("Topics go with …")
    said = [
        f"{r.attribute} {_two(r.ari)}"
        + (f" (chance {_two(r.low)} to {_two(r.high)}, p = {r.p:.3f})" if pd.notna(r.p) else "")
        for r in data.itertuples(index=False)
        if pd.notna(r.ari)
    ]
    alt = "Agreement of the topics with what is known of their posts: " + "; ".join(said) + "."
    return Chart("topics-followed", figure, data, alt)


def _two(value: float) -> str:
    """Write a number with two decimals, zero without a sign."""
    return f"{round(value, 2) + 0.0:.2f}"

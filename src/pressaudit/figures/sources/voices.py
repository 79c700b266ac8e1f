"""How many voices, before and after folding; and what is left of each post without one."""

import pandas as pd

from pressaudit.analyse.resampling import in_words
from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, Chart, new_figure, style
from pressaudit.figures.sources.nothing import cut, nothing


def voices_chart(voices: pd.DataFrame) -> Chart:
    """Draw the effective number of voices for each reading of what a voice is.

    Parameters
    ----------
    voices
        From :func:`pressaudit.analyse.sources.voices`.
    """
    data = voices.round(2)
    if not len(data) or not data["words"].max() > 0:
        return nothing("voices", "No post gives anybody's words; there is no voice to count.", data)
    with style():
        figure = new_figure(8, 1.1 + 0.5 * len(data))
        axes = figure.add_subplot()
        reach = float(max(data["voices"].max(), data["high"].fillna(0).max()))
        sure = bool(data["low"].notna().any())
        for y, row in enumerate(voices.itertuples(index=False)):
            folded = "origin" in row.level
            colour = PALETTE[0] if folded else MUTED
            axes.plot([0, row.voices], [y, y], color=FAINT, linewidth=1, zorder=1)
            if pd.notna(row.low):
                ends = [row.low, row.high]
                axes.plot(ends, [y, y], color=colour, linewidth=5, alpha=0.35, zorder=2)
            axes.plot(
                row.effective,
                y,
                marker="o" if folded else "s",
                color=colour,
                markersize=9,
                zorder=3,
            )
            axes.plot(row.voices, y, marker="|", color=INK, markersize=11, zorder=3)
            axes.annotate(
                f"{row.effective:.1f}",
                (row.effective, y),
                textcoords="offset points",
                xytext=(0, 9),
                ha="center",
                fontweight="bold" if folded else "normal",
            )
            axes.annotate(
                f"{row.voices} counted",
                (row.voices, y),
                textcoords="offset points",
                xytext=(7, 0),
                va="center",
                color=MUTED,
                fontsize=9.5,
            )
        axes.set_yticks(range(len(data)), data["level"])
        axes.set_ylim(len(data) - 0.4, -0.7)
        axes.set_xlim(0, reach * 1.22)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        note = "bar: 95 % over which posts were drawn" if sure else "too few posts for an interval"
        axes.set_xlabel(f"effective number of voices by quoted words\n{note}")
    by = voices.set_index("level")
    met, last = by.iloc[0], by.loc["each origin, folded"]
    read = in_words(last["low"], last["high"], int(last["posts"]), ".1f")
    alt = (
        f"Effective number of voices by quoted words: {met['effective']:.1f} when each person "
        f"counts anew in each post, {last['effective']:.1f} after folding ({read}). The largest "
        f"voice, {last['largest']}, has {last['largest_share']:.0%} of the quoted words."
    )
    return Chart("voices", figure, data, alt)


def left_chart(left: pd.DataFrame, origin: str = "") -> Chart:
    """Draw what each post keeps of its quoted words when one origin is set aside.

    Parameters
    ----------
    left
        From :func:`pressaudit.analyse.sources.leave_one_out`.
    origin
        Which one; by default the largest.
    """
    chosen = origin or (str(left["origin"].iloc[0]) if len(left) else "")
    data = left[left["origin"] == chosen].round(2).reset_index(drop=True)
    if data.empty:
        return nothing("left", "There is no named source to set aside.", data)
    data = data.head(40)
    with style():
        figure = new_figure(8, 1.0 + 0.36 * len(data))
        axes = figure.add_subplot()
        axes.barh(range(len(data)), data["words"], color=FAINT, height=0.62)
        axes.barh(range(len(data)), data["words_left"], color=PALETTE[0], height=0.62)
        for y, row in enumerate(data.itertuples(index=False)):
            note = (
                f"{row.words_left} of {row.words} words left" if row.words else "quotes nobody"
            ) + (f"; written by {cut(chosen, 24)}" if row.written_by else "")
            axes.annotate(
                note,
                (row.words, y),
                textcoords="offset points",
                xytext=(6, 0),
                va="center",
                fontsize=9.5,
            )
        axes.set_yticks(range(len(data)), [f"post {n}" for n in data["number"]])
        axes.invert_yaxis()
        axes.set_xlim(0, max(float(data["words"].max()), 1.0) * 1.55)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(f"quoted words; blue: without {cut(chosen)}")
    parts = [f"post {r.number} keeps {r.words_left} of {r.words}" for r in data.itertuples()]
    alt = f"Quoted words without {chosen}: {'; '.join(parts[:12])}."
    return Chart("left", figure, data, alt)

"""Figures of words: frequency against spread, keyness, naming, and where terms stand."""

import numpy as np
import pandas as pd

from pressaudit.analyse.schema import ordered
from pressaudit.figures.base import (
    FAINT,
    INK,
    MUTED,
    PALETTE,
    Chart,
    headline,
    heat,
    label_at,
    new_figure,
    nothing,
    rows,
    style,
)
from pressaudit.prose import counted

LABELS, MANY, STRIPS = 26, 40, 34


def frequency_against_spread(frequencies: pd.DataFrame) -> Chart:
    """Draw each term by its rate and its evenness; terms of one post have a mark of their own.

    Parameters
    ----------
    frequencies
        From :func:`pressaudit.analyse.terms.frequency.frequencies`.
    """
    name = "frequency-against-spread"
    if frequencies.empty:
        return nothing(name, "No term is frequent enough to be listed.", frequencies)
    if frequencies["dp"].isna().all():
        sentence = "With one post there is nothing over which terms could be spread."
        return nothing(name, sentence, frequencies)
    single = frequencies["posts"] == 1
    with style():
        figure = new_figure(8.4, 5.6)
        axes = figure.add_subplot()
        looks = (
            (frequencies[~single], PALETTE[0], "o", "in two or more posts"),
            (frequencies[single], PALETTE[1], "^", "in one post only"),
        )
        for part, colour, marker, label in looks:
            axes.scatter(
                part["per_1000"],
                part["dp"],
                color=colour,
                marker=marker,
                s=26,
                alpha=0.75,
                linewidths=0,
                label=f"{label} ({len(part)})",
            )
        taken: list[tuple[float, float]] = []
        for row in _worth_a_label(frequencies).itertuples(index=False):
            place = (float(np.log10(row.per_1000)), float(row.dp))
            if any(abs(place[0] - x) < 0.16 and abs(place[1] - y) < 0.034 for x, y in taken):
                continue
            taken.append(place)
            label_at(axes, row.term, (row.per_1000, row.dp), (5, 3), fontsize=9.5, color=INK)
        axes.set_xscale("log")
        ticks = [t for t in (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100) if _within(t, frequencies)]
        axes.set_xticks(ticks, [f"{t:g}" for t in ticks])
        axes.minorticks_off()
        axes.margins(x=0.08)
        axes.set_ylim(1.06, -0.04)
        axes.set_xlabel("occurrences per 1,000 words")
        axes.set_ylabel("unevenness (DP): 0 = in step with post length")
        axes.legend(loc="lower right", frameon=False)
        axes.set_title("Frequent and evenly spread: top right")
    top = frequencies.iloc[0]
    alt = (
        f"{len(frequencies)} terms by rate and spread; {int(single.sum())} of them stand in "
        f"one post only. The most frequent, {top['term']}, has {top['per_1000']:.1f} "
        f"occurrences per 1,000 words and stands in {top['posts']} posts."
    )
    return Chart(name, figure, frequencies, alt)


def keyness_dots(keys: pd.DataFrame, title: str, name: str = "keyness") -> Chart:
    """Draw log ratios and their range without any one post, a block of rows a part.

    A dot is filled where the difference is certain; against general English nothing is tested.

    Parameters
    ----------
    keys
        From :meth:`pressaudit.analyse.terms.keyness.Comparison.leading` or
        :func:`pressaudit.analyse.terms.keyness.against_english`.
    """
    data = keys.head(MANY).reset_index(drop=True)
    if data.empty:
        return nothing(name, f"{title}: no term is frequent enough to be compared.", data)
    parts = list(dict.fromkeys(data["part"]))
    tested = "certain" in data
    certain = data["certain"].astype(bool) if tested else data["known"].astype(bool)
    with style():
        figure = new_figure(8.4, 1.2 + 0.25 * (len(data) + len(parts)))
        axes = figure.add_subplot()
        ticks, names, y = [], [], 0.0
        for part in parts:
            ticks.append(y)
            names.append(str(part))
            axes.axhline(y - 0.55, color=FAINT, linewidth=0.8)
            y += 1
            for n in data.index[data["part"] == part]:
                row = data.loc[n]
                axes.plot([row["least"], row["most"]], [y, y], color=PALETTE[0], linewidth=1.8)
                axes.plot(
                    row["log_ratio"],
                    y,
                    marker="o",
                    markersize=7,
                    color=PALETTE[0],
                    markerfacecolor=PALETTE[0] if certain[n] else "white",
                )
                ticks.append(y)
                names.append(f"{row['term']}  {row['count']}")
                y += 1
        axes.set_yticks(ticks, names)
        for label in axes.get_yticklabels():
            label.set_fontweight("bold" if label.get_text() in parts else "normal")
        axes.set_ylim(y - 0.3, -0.7)
        axes.axvline(0, color=MUTED, linewidth=0.8)
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("log ratio: each unit is a doubling; line: with any one post set aside")
        axes.set_title(title)
    alt = f"{title}: {counted(len(data), 'term')} in {counted(len(parts), 'part')}"
    if tested:
        alt += f", {int(certain.sum())} of them certain, from post to post (filled dots)"
    best = ordered(data, "-log_ratio", "term").iloc[0]
    alt += f". Largest: {best['term']} in {best['part']}, at a log ratio of "
    alt += f"{best['log_ratio']:.1f}."
    return Chart(name, figure, data, alt)


def keyness(keys: pd.DataFrame) -> Chart:
    """Draw the terms that set each part of the archive apart."""
    return keyness_dots(keys, "Terms by which a part differs from the rest")


def keyness_english(keys: pd.DataFrame) -> Chart:
    """Draw the terms that set the archive apart from general English, the first twenty."""
    title = "The archive against general English"
    return keyness_dots(keys[keys["known"].astype(bool)].head(20), title, "keyness-english")


def names_by_outlet(counts: pd.DataFrame, group: str) -> Chart:
    """Draw the names that each outlet gives the group."""
    return naming_map(counts, "outlet", "variant", f"Names given to {group or 'none'}")


def names_by_author(counts: pd.DataFrame, group: str) -> Chart:
    """Draw the names that each author gives the group."""
    return naming_map(counts, "authors", "variant", f"Names given to {group or 'none'}, by author")


def naming_map(counts: pd.DataFrame, column: str, value: str, title: str) -> Chart:
    """Draw counts as a heat map with the counts in the cells, one panel a voice.

    Parameters
    ----------
    counts
        From :func:`pressaudit.analyse.terms.naming.by`.
    column
        What the rows are (``outlet``, ``authors``, ...); ``value``: what the columns are
        (``variant`` or ``word``).
    """
    name = f"naming-{column}-{value}"
    if counts.empty:
        return nothing(name, f"{title}: nothing was found to count.", counts)
    sizes = counts.groupby(column)["count"].sum().sort_index()
    kept = sorted(sizes.sort_values(ascending=False, kind="stable").index[:MANY])
    totals = counts.groupby(value)["count"].sum().sort_index()
    wide = list(totals.sort_values(ascending=False, kind="stable").index)[:14]
    voices = [v for v in ("narration", "quoted") if v in set(counts["voice"])] or ["narration"]
    with style():
        figure = new_figure(8.8, 2.2 + 0.34 * max(len(kept), 1))
        panels = figure.subplots(1, len(voices), sharey=True, squeeze=False)[0]
        for axes, voice in zip(panels, voices, strict=True):
            part = counts[counts["voice"] == voice].pivot_table(
                index=column, columns=value, values="count", aggfunc="sum", fill_value=0
            )
            grid = part.reindex(index=kept, columns=wide, fill_value=0).to_numpy(dtype=float)
            shade = grid / np.maximum(grid.sum(axis=1, keepdims=True), 1)
            heat(axes, shade, grid, wide, [str(name) for name in kept])
            axes.set_title(f"{voice}: {int(grid.sum())}", fontweight="normal")
        headline(figure, title)
    said = []
    for row in kept:
        own = counts[counts[column] == row].groupby(value)["count"].sum().sort_index()
        best = own.sort_values(ascending=False, kind="stable")
        said.append(f"{row}: mostly {best.index[0]} ({best.iloc[0]} of {best.sum()})")
    alt = f"{title}. {'; '.join(said)}."
    return Chart(name, figure, counts, alt)


def dispersion_strips(strips: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw where in each post terms stand: a bar a paragraph that has the term.

    Parameters
    ----------
    strips
        From :func:`pressaudit.analyse.terms.frequency.strips`.
    posts
        ``corpus.articles``: ``article_id``, ``position``, ``words``.
    """
    terms = list(dict.fromkeys(strips["term"]))
    ordered = posts.head(STRIPS)
    place = {article: n for n, article in enumerate(ordered["article_id"])}
    shown = strips[strips["article_id"].isin(place)]
    if shown.empty:
        return nothing("dispersion-strips", "No term is frequent enough to be followed.", shown)
    with style():
        figure = new_figure(8.8, 1.1 + 0.2 * max(len(ordered), 4) * -(-max(len(terms), 1) // 3))
        grid = figure.subplots(
            -(-max(len(terms), 1) // 3), 3, sharex=True, sharey=True, squeeze=False
        )
        for axes in grid.flat[len(terms) :]:
            axes.set_visible(False)
        for axes, term in zip(grid.flat, terms, strict=False):
            axes.barh(range(len(ordered)), ordered["words"], color=FAINT, height=0.62)
            own = shown[shown["term"] == term]
            wide, look = own["end"] - own["begin"], {"color": PALETTE[0], "height": 0.62}
            axes.barh(own["article_id"].map(place), wide, left=own["begin"], **look)
            axes.set_title(f"{term}: {int(own['count'].sum())}", fontweight="normal")
            rows(axes, [str(n) for n in ordered["number"]])
        figure.supxlabel("words from the start of the post", fontsize=10.5)
        figure.supylabel("post, by its place on the page", fontsize=10.5)
    said = [
        f"{term} in {own['article_id'].nunique()} posts, {len(own)} paragraphs"
        for term, own in shown.groupby("term", sort=False)
    ]
    alt = f"Paragraphs in which terms stand. {'; '.join(said)}."
    return Chart("dispersion-strips", figure, shown, alt)


def profile(rates: pd.DataFrame, term: str) -> Chart:
    """Draw the rate of one term in each post with its range; the forty posts with most of it."""
    if rates.empty:
        return nothing("term-profile", f"{term}: no post has it.", rates)
    total = int(rates["count"].sum())
    alt = f"{term}: {total} occurrences in {int((rates['count'] > 0).sum())} of {len(rates)} posts."
    most = rates["count"].sort_values(ascending=False, kind="stable").index[:MANY]
    rates = rates.loc[sorted(most)].reset_index(drop=True)
    with style():
        figure = new_figure(8, 1.1 + 0.3 * max(len(rates), 1))
        axes = figure.add_subplot()
        for y, row in enumerate(rates.itertuples(index=False)):
            axes.plot([row.low, row.high], [y, y], color=PALETTE[0])
            axes.plot(row.per_1000, y, "o", color=PALETTE[0])
        rows(axes, [f"{r.number} {r.outlet}" for r in rates.itertuples()])
        axes.set_xlabel("occurrences per 1,000 words; line: without any one paragraph")
        axes.set_title(term)
    return Chart("term-profile", figure, rates, alt)


def _worth_a_label(frequencies: pd.DataFrame) -> pd.DataFrame:
    """Return the most frequent terms, and the most frequent of those in one post only."""
    single = frequencies[frequencies["posts"] == 1].head(LABELS // 3)
    return pd.concat([frequencies.head(LABELS), single]).drop_duplicates("term")


def _within(tick: float, frequencies: pd.DataFrame) -> bool:
    if frequencies.empty:
        return True
    rates = frequencies["per_1000"]
    return bool(rates.min() * 0.9 <= tick <= rates.max() * 1.1)

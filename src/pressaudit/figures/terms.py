"""Figures of words: frequency against spread, keyness, naming, and where terms stand."""

import numpy as np
import pandas as pd

from pressaudit.analyse.schema import ordered
from pressaudit.figures.base import (
    FAINT,
    MUTED,
    PALETTE,
    PAPER,
    Chart,
    Page,
    cut,
    footnote,
    headline,
    heat,
    in_two_forms,
    key,
    label_rows,
    label_where_room,
    left_out,
    nothing,
    post_labels,
)
from pressaudit.prose import counted

LABELS, MANY, STRIPS, WIDE = 26, 40, 18, 14
"""Terms labelled, rows, posts and columns drawn at most."""


@in_two_forms
def frequency_against_spread(page: Page, frequencies: pd.DataFrame) -> Chart:
    """Draw each term by its rate and its evenness; terms of one post have a mark of their own."""
    name = "frequency-against-spread"
    if frequencies.empty:
        return nothing(page, name, "No term is frequent enough to be listed.", frequencies)
    if frequencies["dp"].isna().all():
        sentence = "With one post there is nothing over which terms could be spread."
        return nothing(page, name, sentence, frequencies)
    single = frequencies["posts"] == 1
    figure = page.figure(5.6)
    axes = figure.add_subplot()
    looks = (
        (frequencies[~single], PALETTE[0], "o", "in two or more posts"),
        (frequencies[single], PALETTE[1], "^", "in one post only"),
    )
    for part, colour, marker, label in looks:
        axes.scatter(
            part["per_1000"], part["dp"], color=colour, marker=marker, s=26, alpha=0.75,
            linewidths=0, label=f"{label} ({len(part)})",
        )  # fmt: skip
    axes.set_xscale("log")
    rates = frequencies["per_1000"]
    low, high = rates.min() * 0.9, rates.max() * 1.1
    ticks = [t for t in (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100) if low <= t <= high]
    axes.set_xticks(ticks, [f"{t:g}" for t in ticks])
    axes.minorticks_off()
    axes.margins(x=0.08)
    axes.set_ylim(1.06, -0.04)
    axes.set_xlabel("occurrences per 1,000 words")
    axes.set_ylabel("unevenness (DP): 0 = in step with post length")
    headline(figure, "Frequent and evenly spread: top right")
    key(page, figure)
    labelled = _worth_a_label(frequencies).itertuples(index=False)
    label_where_room(axes, [(row.term, (row.per_1000, row.dp)) for row in labelled])
    top = frequencies.iloc[0]
    alt = (
        f"{len(frequencies)} terms by rate and spread; {int(single.sum())} of them stand in "
        f"one post only. The most frequent, {top['term']}, has {top['per_1000']:.1f} "
        f"occurrences per 1,000 words and stands in {top['posts']} posts."
    )
    return Chart(name, figure, frequencies, alt)


@in_two_forms
def keyness_dots(page: Page, keys: pd.DataFrame, title: str, name: str = "keyness") -> Chart:
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
        return nothing(page, name, f"{title}: no term is frequent enough to be compared.", data)
    parts = list(dict.fromkeys(data["part"]))
    tested = "certain" in data
    certain = data["certain"].astype(bool) if tested else data["known"].astype(bool)
    lines = [(part, n) for part in parts for n in (None, *data.index[data["part"] == part])]
    labels = [
        cut(str(part), 24) if n is None else f"{data.loc[n, 'term']}  {data.loc[n, 'count']}"
        for part, n in lines
    ]
    figure = page.figure(1.2 + 0.25 * len(lines))
    axes = figure.add_subplot()
    # Terms are short: on a phone, too, they have room beside their rows.
    label_rows(axes, labels, Page(page.width))
    for y, (label, (_, n)) in enumerate(zip(axes.get_yticklabels(), lines, strict=True)):
        if n is None:
            label.set_fontweight("bold")
            axes.axhline(y - 0.55, color=FAINT, linewidth=0.8)
            continue
        row = data.loc[n]
        axes.plot([row["least"], row["most"]], [y, y], color=PALETTE[0], linewidth=1.8)
        face = PALETTE[0] if certain[n] else PAPER
        axes.plot(row["log_ratio"], y, "o", color=PALETTE[0], markersize=7, markerfacecolor=face)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    axes.set_xlabel("log ratio: each unit is a doubling; line: with any one post set aside")
    headline(figure, title)
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


@in_two_forms
def naming_map(page: Page, counts: pd.DataFrame, column: str, value: str, title: str) -> Chart:
    """Draw counts as a heat map with the counts in the cells, one panel a voice."""
    name = f"naming-{column}-{value}"
    if counts.empty:
        return nothing(page, name, f"{title}: nothing was found to count.", counts)
    sizes, totals = (
        counts.groupby(c)["count"].sum().sort_index().sort_values(ascending=False, kind="stable")
        for c in (column, value)
    )
    kept, across = sorted(sizes.index[:MANY]), list(totals.index[:WIDE])
    voices = [v for v in ("narration", "quoted") if v in set(counts["voice"])] or ["narration"]
    stack = len(voices) if page.narrow else 1
    figure = page.figure(1.2 + stack * (1.2 + (0.46 if page.narrow else 0.34) * len(kept)))
    panels = figure.subplots(stack, len(voices) // stack, sharey=not page.narrow, squeeze=False)
    for axes, voice in zip(panels.flat, voices, strict=True):
        part = counts[counts["voice"] == voice].pivot_table(
            index=column, columns=value, values="count", aggfunc="sum", fill_value=0
        )
        grid = part.reindex(index=kept, columns=across, fill_value=0).to_numpy(dtype=float)
        shade = grid / np.maximum(grid.sum(axis=1, keepdims=True), 1)
        heat(
            page, axes, shade, grid, [cut(str(v), 18) for v in across], [cut(str(k)) for k in kept]
        )
        axes.set_title(f"{voice}: {int(grid.sum())}", fontweight="normal")
    headline(figure, title)
    what = {"authors": "authors", "outlet": "outlets"}.get(column, "rows")
    footnote(
        figure,
        left_out(len(kept), len(sizes), what),
        left_out(len(across), len(totals), "columns"),
    )
    said = []
    for row in kept:
        own = counts[counts[column] == row].groupby(value)["count"].sum().sort_index()
        best = own.sort_values(ascending=False, kind="stable")
        said.append(f"{row}: mostly {best.index[0]} ({best.iloc[0]} of {best.sum()})")
    alt = f"{title}. {'; '.join(said)}."
    return Chart(name, figure, counts, alt)


@in_two_forms
def dispersion_strips(page: Page, strips: pd.DataFrame, posts: pd.DataFrame) -> Chart:
    """Draw where in each post terms stand: a bar a paragraph that has the term."""
    listed = list(dict.fromkeys(strips["term"]))
    terms = listed[: len(listed) // (1 + page.narrow)]
    rows = posts.head(STRIPS)
    place = {article: n for n, article in enumerate(rows["article_id"])}
    shown = strips[strips["article_id"].isin(place)]
    if shown.empty:
        none = "No term is frequent enough to be followed."
        return nothing(page, "dispersion-strips", none, shown)
    across = 1 if page.narrow else 2
    down = -(-len(terms) // across)
    figure = page.figure(1.2 + (0.3 + 0.2 * max(len(rows), 4)) * down)
    grid = figure.subplots(down, across, sharex=True, sharey=True, squeeze=False)
    names = list(post_labels(rows, 18 if page.narrow else 28).values())
    for axes in grid.flat[len(terms) :]:
        axes.set_visible(False)
    for axes, term in zip(grid.flat, terms, strict=False):
        axes.barh(range(len(rows)), rows["words"], color=FAINT, height=0.62)
        own = shown[shown["term"] == term]
        wide, look = own["end"] - own["begin"], {"color": PALETTE[0], "height": 0.62}
        axes.barh(own["article_id"].map(place), wide, left=own["begin"], **look)
        axes.set_title(f"{term}: {int(own['count'].sum())}", fontweight="normal")
        label_rows(axes, names, Page(page.width))
    footnote(
        figure,
        "words from the start of the post; posts by their place on the page",
        left_out(len(rows), len(posts), "posts"),
        left_out(len(terms), len(listed), "terms"),
    )
    said = [
        f"{term} in {own['article_id'].nunique()} posts, {len(own)} paragraphs"
        for term, own in shown.groupby("term", sort=False)
    ]
    alt = f"Paragraphs in which terms stand. {'; '.join(said)}."
    return Chart("dispersion-strips", figure, shown, alt)


@in_two_forms
def profile(page: Page, rates: pd.DataFrame, term: str) -> Chart:
    """Draw the rate of one term in each post with its range; the forty posts with most of it."""
    if rates.empty:
        return nothing(page, "term-profile", f"{term}: no post has it.", rates)
    total = int(rates["count"].sum())
    alt = f"{term}: {total} occurrences in {int((rates['count'] > 0).sum())} of {len(rates)} posts."
    most = rates["count"].sort_values(ascending=False, kind="stable").index[:MANY]
    rates = rates.loc[sorted(most)].reset_index(drop=True)
    labels = [f"{r.number} · {cut(r.outlet)}" for r in rates.itertuples()]
    figure, axes = page.rows(labels, step=0.3)
    for y, row in enumerate(rates.itertuples(index=False)):
        axes.plot([row.low, row.high], [y, y], color=PALETTE[0])
        axes.plot(row.per_1000, y, "o", color=PALETTE[0])
    axes.set_xlabel("occurrences per 1,000 words; line: without any one paragraph")
    headline(figure, term)
    return Chart("term-profile", figure, rates, alt)


def _worth_a_label(frequencies: pd.DataFrame) -> pd.DataFrame:
    """Return the most frequent terms, and the most frequent of those in one post only."""
    single = frequencies[frequencies["posts"] == 1].head(LABELS // 3)
    return pd.concat([frequencies.head(LABELS), single]).drop_duplicates("term")

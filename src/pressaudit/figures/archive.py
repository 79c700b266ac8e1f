"""Figures of the archive itself: what its lines are, and whose words its posts are."""

import pandas as pd

from pressaudit.figures.base import (
    MUTED,
    PALETTE,
    Chart,
    Page,
    cut,
    headline,
    in_two_forms,
    nothing,
    post_labels,
)

RUNNING = "running text"
MANY = 40
"""With more posts than this, outlets are drawn instead."""


@in_two_forms
def line_use(page: Page, use: pd.DataFrame) -> Chart:
    """Draw what the lines of the captures are."""
    colours = [PALETTE[0] if part == RUNNING else MUTED for part in use["part"]]
    notes = [f"{row.lines:,} ({row.share:.0%})" for row in use.itertuples(index=False)]
    figure = page.bars(use["part"], use["lines"], notes, colour=colours)
    headline(figure, "Lines of the captures, by what they are")
    total = int(use["lines"].sum())
    parts = ", ".join(f"{row.lines:,} {row.part}" for row in use.itertuples(index=False))
    return Chart("line-use", figure, use, f"Of {total:,} lines of the captures: {parts}.")


@in_two_forms
def words_by_post(page: Page, posts: pd.DataFrame) -> Chart:
    """Draw the running words of each post under its outlet and title.

    Parameters
    ----------
    posts
        From :func:`pressaudit.analyse.posts.posts`. With more than 40 posts, outlets are drawn.
    """
    if posts.empty:
        return nothing(page, "words-by-post", "The captures hold no post.", posts)
    many = len(posts) > MANY
    if many:
        data = posts.groupby("outlet", as_index=False)["words"].sum()
        data = data.sort_values(["words", "outlet"], ascending=[False, True]).head(MANY)
        labels = [cut(name) for name in data["outlet"]]
        notes = [f"{words:,}" for words in data["words"]]
    else:
        data = posts[["number", "posted", "outlet", "authors", "words"]].copy()
        labels = list(post_labels(posts, 42).values())
        notes = [
            f"{row.words:,}  {cut(row.authors.replace('; ', ' and '), 40)}".rstrip()
            for row in data.itertuples(index=False)
        ]
    figure = page.bars(labels, data["words"], notes)
    headline(figure, "Words of running text" + ("" if many else ", and who signs them"))
    top = data.sort_values("words", ascending=False, kind="stable").iloc[0]
    alt = (
        f"{len(posts)} posts with {int(posts['words'].sum()):,} words of running text; the longest "
        f"{'share' if many else 'post'}, {int(top['words']):,} words, is from "
        f"{top['outlet']}."
    )
    return Chart("words-by-post", figure, data, alt)

"""The main figures of a corpus on one screen of a terminal."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from pressaudit.archive import Archive
from pressaudit.corpus.model import Corpus
from pressaudit.prose import counted
from pressaudit.prose.facts import Facts

TOP = 5
"""Outlets that are listed by name."""
_BAR = 20
"""Characters in the longest bar."""


def report(archive: Archive, console: Console | None = None) -> None:
    """Print what was posted, by whom, on whose word, and about which times."""
    out, facts = console or Console(highlight=False), Facts(archive)
    out.print(Text(_first_line(facts), style="bold"))
    out.print()
    out.print(_outlets(archive))
    out.print()
    # Names come from captures: as Text they are never read as console markup.
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for head, line in (*_voices(facts), *_shared(archive, facts), *_times(facts)):
        grid.add_row(head, Text(line))
    out.print(grid)


class NothingToCompareError(ValueError):
    """All posts or none are of the time asked for."""


def since(archive: Archive, day: date, console: Console | None = None) -> None:
    """Print which figures the posts from ``day`` on change, each without them and with them.

    Raises
    ------
    NothingToCompareError
        If all posts or none are of that time.
    """
    out, earlier = console or Console(highlight=False), Archive(_before(archive.corpus, day))
    new = len(archive.posts) - len(earlier.posts)
    if not new or not len(earlier.posts):
        raise NothingToCompareError(
            f"{'all' if new else 'no'} posts are of {day} or later, or without a date"
        )
    sides = []
    for one in (earlier, archive):
        facts = Facts(one)
        lines = dict([*_voices(facts), *_shared(one, facts)])
        sides.append({"posts": _first_line(facts)} | lines)
    out.print(Text(f"{counted(new, 'post')} since {day}, or without a date", style="bold"))
    for head in dict.fromkeys(name for side in sides for name in side):
        before, now = (side.get(head, "none") for side in sides)
        out.print(Text(f"\n{head}: {'as before: ' if before == now else before}"))
        out.print(Text(f"{'' if before == now else '→ '}{now}"))


def _before(corpus: Corpus, day: date) -> Corpus:
    """Return the rows of posts before a day; what joins them to later ones is left out."""
    posts = corpus.articles
    kept = set(posts.loc[posts["posted"] < pd.Timestamp(day), "article_id"])
    tables = {}
    for name, frame in corpus.tables.items():
        for column in {"article_id", "a_article", "b_article"} & set(frame.columns):
            frame = frame[frame[column].isin(kept)]  # noqa: PLW2901
        tables[name] = frame.reset_index(drop=True)
    return Corpus(tables)


def _first_line(facts: Facts) -> str:
    what, when = facts.reading, facts.times
    parts = [counted(what.posts, "post")]
    parts += [counted(what.outlets, "outlet")] if what.outlets else []
    parts.append(counted(what.words, "word"))
    if when.first_day:
        first, last = (date.fromisoformat(day) for day in (when.first_day, when.last_day))
        days = [f"{day.day} {day:%B %Y}" for day in (first, last)]
        parts.append(" to ".join(dict.fromkeys(days)))
    if what.incomplete:
        parts.append(f"{what.incomplete} broken off")
    return " · ".join(parts)


def _outlets(archive: Archive) -> RenderableType:
    """Return the outlets with most words, as a table with bars."""
    shown = archive.outlets()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("written for", no_wrap=True, max_width=34, overflow="ellipsis")
    for head in ("posts", "words", "share"):
        table.add_column(head, justify="right")
    table.add_column("")
    largest = max(shown["share"].max() if len(shown) else 0, 0.01)
    for row in shown.head(TOP).itertuples():
        bar = "█" * max(1, round(_BAR * row.share / largest))
        cells = (f"{row.posts:,}", f"{row.words:,}", f"{row.share:.0%}")
        table.add_row(Text(row.outlet), *cells, Text(bar, style="cyan"))
    rest = shown.iloc[TOP:]
    if len(rest):
        sums = (f"{rest['posts'].sum():,}", f"{rest['words'].sum():,}")
        table.add_row(Text(f"{len(rest)} more"), *sums, f"{rest['share'].sum():.0%}", "")
    return table


def _voices(facts: Facts) -> Iterator[tuple[str, str]]:
    whose, told = facts.voices, facts.interview
    if not whose.words:
        yield "quoted", "nobody"
    else:
        yield (
            "quoted",
            f"{whose.words:,} words of {counted(whose.credited, 'person', 'people')} by name in "
            f"{counted(whose.posts, 'post')}; {whose.anonymous:.0%} of the words have no name "
            f"beside them, {whose.unattributed:.0%} no speaker",
        )
        yield (
            "voices",
            f"{counted(whose.origins, 'origin')} in all, as diverse as "
            f"{whose.effective:.1f} of equal size",
        )
        yield "largest", f"{whose.largest}, {whose.largest_share:.0%} of the words"
    if told:
        yield (
            "told",
            f"what {told.origin} told {told.told_to} is quoted in or tied to "
            f"{counted(told.posts, 'post')}",
        )


def _shared(archive: Archive, facts: Facts) -> Iterator[tuple[str, str]]:
    between, pairs = len(archive.between_posts), len(archive.coverage())
    shared = f"{counted(between, 'passage')} between {counted(pairs, 'pair')} of posts"
    yield "shared text", shared if between else "none between posts"
    if facts.changed.altered:
        quotations = counted(facts.changed.altered, "quotation")
        yield "altered", f"{quotations}, not shown by brackets or dots"


def _times(facts: Facts) -> Iterator[tuple[str, str]]:
    when = facts.times
    if not when.timexes:
        yield "times", "none named"
        return
    yield (
        "times",
        f"{counted(when.mentions, 'date')} named, {when.old_range} over a year before posting; "
        f"{counted(when.unanchored, 'expression')} of time with no place on the calendar",
    )
    yield (
        "events",
        f"{when.events:,}, {when.shared_events:,} in two or more posts, "
        f"{when.conflicts:,} with dates that exclude each other",
    )

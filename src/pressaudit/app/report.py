"""The main figures of a corpus on one screen of a terminal."""

from collections.abc import Iterator
from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from pressaudit.analyse import posts as archive
from pressaudit.analyse import sources, timeline
from pressaudit.corpus.model import Corpus

TOP = 5
"""Outlets that are listed by name."""
_BAR = 20
"""Characters in the longest bar."""


def report(corpus: Corpus, console: Console | None = None) -> None:
    """Print what was posted, by whom, on whose word, and about which times."""
    out = console or Console(highlight=False)
    out.print(Text(_first_line(corpus), style="bold"))
    out.print()
    out.print(_outlets(corpus))
    out.print()
    # Names come from captures: as Text they are never read as console markup.
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for head, line in (*_voices(corpus), *_times(corpus)):
        grid.add_row(head, Text(line))
    out.print(grid)


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return "1 post" or "1,204 posts"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _first_line(corpus: Corpus) -> str:
    what, when = archive.summary(corpus), timeline.summary(corpus)
    parts = [
        counted(_int(what["posts"]), "post"),
        *([counted(_int(what["outlets"]), "outlet")] if what["outlets"] else []),
        counted(_int(what["words"]), "word"),
    ]
    if when["first_day"]:
        first, last = (date.fromisoformat(str(when[end])) for end in ("first_day", "last_day"))
        days = [f"{day.day} {day:%B %Y}" for day in (first, last)]
        parts.append(" to ".join(dict.fromkeys(days)))
    if what["incomplete"]:
        parts.append(f"{what['incomplete']} broken off")
    return " · ".join(parts)


def _outlets(corpus: Corpus) -> RenderableType:
    """Return the outlets with most words, as a table with bars."""
    shown = archive.outlets(archive.posts(corpus))
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


def _voices(corpus: Corpus) -> Iterator[tuple[str, str]]:
    facts = sources.summary(corpus)
    if not facts["words"]:
        yield "quoted", "nobody"
    else:
        yield (
            "quoted",
            f"{facts['words']:,} words of {counted(_int(facts['credited']), 'person', 'people')} "
            f"by name in {counted(_int(facts['quoting_posts']), 'post')}; "
            f"{facts['anonymous_share']:.0%} of the words are anonymous, "
            f"{facts['unattributed_share']:.0%} nobody's",
        )
        yield (
            "voices",
            f"{counted(_int(facts['origins']), 'origin')} once repeats are folded, as much as "
            f"{facts['effective']:.1f} of equal size ({facts['interval']})",
        )
        yield "largest", f"{facts['largest']}, {facts['largest_share']:.0%} of the words"
    if facts["interview_posts"]:
        yield (
            "told",
            f"what {facts['interview_origin']} told {facts['interview_outlet']} is quoted in or "
            f"tied to {counted(_int(facts['interview_posts']), 'post')}",
        )
    between = corpus.reuse[corpus.reuse["a_article"] != corpus.reuse["b_article"]]
    pairs = between[["a_article", "b_article"]].drop_duplicates()
    shared = f"{counted(len(between), 'passage')} between {counted(len(pairs), 'pair')} of posts"
    yield "shared text", shared if len(between) else "none between posts"
    if facts["undeclared"]:
        quotations = counted(_int(facts["undeclared"]), "quotation")
        yield "altered", f"{quotations}, not shown by brackets or dots"


def _times(corpus: Corpus) -> Iterator[tuple[str, str]]:
    when = timeline.summary(corpus)
    if not when["timexes"]:
        yield "times", "none named"
        return
    yield (
        "times",
        f"{counted(_int(when['mentions']), 'date')} named, {when['old_range']} over a year "
        f"before posting; {counted(_int(when['unanchored']), 'expression')} of time with no place "
        "on the calendar",
    )
    yield (
        "events",
        f"{when['events']:,}, {when['shared_events']:,} in two or more posts, "
        f"{when['conflicts']:,} with dates that exclude each other",
    )


def _int(value: object) -> int:
    return int(str(value))

"""The main figures of a corpus on one screen of a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pressaudit.analyse import archive, timeline
from pressaudit.corpus.model import Corpus

TOP = 5


def report(corpus: Corpus, console: Console | None = None) -> None:
    """Print what was posted, when, about which times, and on whose word."""
    out = console or Console()
    what, when = archive.summary(corpus), timeline.summary(corpus)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for head, line in (
        ("posts", f"{what['posts']} from {what['outlets']} outlets, {what['words']:,} words"),
        ("posted", f"{when['first_day']} to {when['last_day']}"),
        (
            "dates named",
            f"{when['mentions']}, {when['old_share']:.0%} of them over a year before posting",
        ),
        (
            "events",
            f"{when['events']}, {when['shared_events']} in two or more posts, "
            f"{when['conflicts']} with dates that exclude each other",
        ),
        ("quoted", _quoted(corpus)),
        ("most quoted", _most_quoted(corpus)),
        ("shared text", _shared(corpus)),
    ):
        # Names come from captures: as Text they are never read as console markup.
        grid.add_row(head, Text(line))
    out.print(grid)


def _quoted(corpus: Corpus) -> str:
    said = corpus.quotations[corpus.quotations["kind"].isin(["quotation", "mixed"])]
    speakers = said.loc[said["speaker"] != "", "speaker"].nunique()
    return f"{int(said['words'].sum()):,} words in {len(said)} quotations of {speakers} speakers"


def _most_quoted(corpus: Corpus) -> str:
    said = corpus.quotations[corpus.quotations["kind"].isin(["quotation", "mixed"])]
    words = said[said["speaker"] != ""].groupby("speaker")["words"].sum()
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:TOP]
    return "; ".join(f"{name} {count}" for name, count in ranked) or "nobody by name"


def _shared(corpus: Corpus) -> str:
    between = corpus.reuse[corpus.reuse["a_article"] != corpus.reuse["b_article"]]
    pairs = between[["a_article", "b_article"]].drop_duplicates()
    return f"{len(between)} passages between {len(pairs)} pairs of posts"

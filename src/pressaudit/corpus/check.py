"""What must hold of every corpus, checked before it is saved."""

from collections.abc import Iterator

import pandas as pd

from pressaudit.corpus.model import Corpus
from pressaudit.corpus.store import CorpusError

SPANS = ("timexes", "quotations", "citations")


def check(corpus: Corpus) -> None:
    """Raise if a table contradicts another.

    Raises
    ------
    CorpusError
        Names every rule that is broken, with the rows. Such a corpus is a fault of the program:
        no input should lead to one.
    """
    faults = list(faults_of(corpus))
    if faults:
        raise CorpusError(
            "the tables contradict one another and were not saved; this is a fault of pressaudit, "
            "please report it with the capture:\n  " + "\n  ".join(faults)
        )


def faults_of(corpus: Corpus) -> Iterator[str]:
    """Yield a sentence for each broken rule: lines, keys, references, offsets, dates."""
    yield from _lines(corpus.capture)
    yield from _keys(corpus)
    yield from _references(corpus)
    for name in SPANS:
        yield from _offsets(name, corpus.tables[name], corpus.paragraphs)
    yield from _dates(corpus.timexes)


def _lines(capture: pd.DataFrame) -> Iterator[str]:
    roles = [c for c in capture.columns if c not in _CAPTURE_FACTS]
    uneven = capture[capture[roles].sum(axis=1) != capture["lines"]]
    for name in uneven["capture"]:
        yield f"capture: the line roles of {name} do not add up to its lines"


_CAPTURE_FACTS = {"capture", "sha256", "format", "bytes", "lines", "articles"}


def _keys(corpus: Corpus) -> Iterator[str]:
    keys = {
        "articles": ["article_id"],
        "paragraphs": ["article_id", "paragraph"],
        "events": ["event_id"],
        "quotations": ["quotation_id"],
        "reuse": ["reuse_id"],
        "paraphrases": ["paraphrase_id"],
        "terms": ["article_id", "paragraph", "term"],
    }
    for name, columns in keys.items():
        frame = corpus.tables[name]
        for row in frame[frame.duplicated(columns)][columns].itertuples(index=False):
            yield f"{name}: {tuple(row)} stands twice"


def _references(corpus: Corpus) -> Iterator[str]:
    known = set(corpus.articles["article_id"])
    for name, frame in corpus.tables.items():
        for column in {"article_id", "a_article", "b_article"} & set(frame.columns):
            for stray in sorted(set(frame[column].unique()) - known):
                yield f"{name}: {column} {stray!r} is no post of articles"
    events = set(corpus.timexes["event_id"]) - set(corpus.events["event_id"]) - {""}
    for stray in sorted(events):
        yield f"timexes: event {stray!r} is not in events"


def _offsets(name: str, spans: pd.DataFrame, paragraphs: pd.DataFrame) -> Iterator[str]:
    where = ["article_id", "paragraph"]
    joined = spans.merge(paragraphs[[*where, "characters"]], on=where, how="left")
    good = (
        joined["characters"].notna()
        & (joined["char_start"] >= 0)
        & (joined["char_start"] <= joined["char_end"])
        & (joined["char_end"] <= joined["characters"])
    )
    for row in joined[~good.fillna(False)].itertuples(index=False):
        yield (
            f"{name}: {row.article_id}, paragraph {row.paragraph}: characters "
            f"{row.char_start} to {row.char_end} are not in it"
        )


def _dates(timexes: pd.DataFrame) -> Iterator[str]:
    backwards = timexes[timexes["date_begin"] > timexes["date_end"]]
    for row in backwards.itertuples(index=False):
        yield (
            f"timexes: {row.article_id}, paragraph {row.paragraph}: {row.value} ends before "
            "it begins"
        )

"""From captures to tables: each post by itself, then what joins them, laid out as frames."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from pressaudit import quotations, reuse
from pressaudit.annotate import events, naming, one_outlet
from pressaudit.corpus import brief, claims, posts
from pressaudit.corpus.cache import Cache
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.posts import Note, Row
from pressaudit.corpus.pseudonyms import replaced
from pressaudit.corpus.schema import CAPTURE, TABLES, Table
from pressaudit.corpus.store import of_kind, typed
from pressaudit.corpus.workers import Workers
from pressaudit.language.fold import folded
from pressaudit.quotations import names
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article, Capture
from pressaudit.read.notes import ANALYSED
from pressaudit.read.versions import Version, united

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]
Pair = tuple[Article, Note]

_PART = 8
"""Posts that a worker gets at a time: half a second's work, so that Ctrl-C need not wait."""


def _silent(things: Iterable[Any], _what: str, _total: int) -> Iterable[Any]:
    return things


def build(
    captures: Sequence[Capture],
    *,
    refused: Sequence[CaptureError] = (),
    text: bool = False,
    pseudonyms: bool = False,
    references: Mapping[str, str] | None = None,
    progress: Progress = _silent,
    workers: Workers | None = None,
    kept: Cache | None = None,
) -> Corpus:
    """Annotate the articles of ``captures`` and return their tables.

    Parameters
    ----------
    captures
        What :mod:`pressaudit.read` gave; a post that stands in two of them counts once. Posts in
        other languages than English are in ``articles`` and ``paragraphs`` only.
    refused
        The captures that could not be used; the tables name them.
    text
        Whether the tables of words are wanted too.
    pseudonyms
        Whether persons get labels for names (:mod:`pressaudit.corpus.pseudonyms`); not with words.
    references
        Texts from outside by name: passages that posts share with them are a table.
    progress
        Wraps an iteration over posts, for a progress bar: it gets what is done and how many.
    workers
        Who looks at the posts; the tables are the same whoever does.
    kept
        What was found in posts before.
    """
    once, versions = united(captures)
    articles = one_outlet.joined(one_outlet.settled(once))
    tables, pairs, kinds = _noted(articles, progress, workers or Workers(), kept or Cache())
    rows = _joined_events(tables, pairs)
    spoken = [(article, quotation) for article, note in pairs for quotation in note.quotations]
    ids = quotations.utterances(spoken)
    _number(tables, pairs, ids)
    rows["reuse"], rows["paraphrases"] = reuse_and_paraphrase_rows(pairs)
    rows["references"] = reference_rows(pairs, references or {})
    rows["alterations"] = alteration_rows(spoken, ids, pairs, sources(rows["reuse"]))
    noted = [replace(note, article=article) for article, note in pairs]
    rows |= claims.rows(noted, rows)
    del rows["timexes"]
    bylines = _bylines(articles)
    for row in (*rows["claims"], *rows["numbers"]):
        row["source"] = bylines.get(folded(row["source"]), row["source"])
    brief.shorten(rows, articles)
    rows["capture"] = [capture_row(capture) for capture in captures]
    rows["notes"] = note_rows(captures, refused)
    rows["versions"] = [version_row(version) for version in versions]
    if text:
        rows["text/articles"] = [{"article_id": a.article_id, "text": a.text} for a in articles]
        rows["text/paragraphs"] = [row for article in articles for row in text_rows(article)]
    del pairs, spoken, noted, once, articles
    frames = {}
    for name, table in TABLES.items():
        if text or not table.prose:
            found = tables.pop(name, None)
            frames[name] = gathered(found, table) if found else frame(rows.get(name, ()), table)
    return Corpus(replaced(frames, kinds) if pseudonyms else frames)


def _bylines(articles: Iterable[Article]) -> dict[str, str]:
    """Return the name of each outlet in its bylines, by its letters."""
    return {folded(a.byline.outlet): a.byline.outlet for a in articles}


Chunks = dict[str, list[pa.Table]]
"""Tables in parts, the posts in the order of their names."""


def _noted(
    articles: Sequence[Article], progress: Progress, workers: Workers, kept: Cache
) -> tuple[Chunks, list[Pair], Mapping[str, str]]:
    """Look at every post; return rows, the notes of those told, in order, and kinds of names."""
    told = [article for article in articles if article.language in ANALYSED]
    work = ((part, kept) for part in _batched(told, _PART))
    done = (own for part in workers.map(posts.read_names, work) for own in part)
    own = dict(zip((a.article_id for a in told), progress(done, "names", len(told)), strict=True))
    index = names.joined([posts.named(a, own[a.article_id]) for a in told])
    fuller, kinds = index.fuller, index.kinds
    spelt = naming.spellings(m for mentions in index.mentions.values() for m in mentions)
    del index
    ordered = sorted(articles, key=lambda article: article.article_id)
    tables: Chunks = defaultdict(list)
    notes: list[Note] = []
    with TemporaryDirectory(prefix="pressaudit-") as folder:
        shared = Path(folder) / "shared"
        posts.shared((kinds, _bylines(articles), spelt), shared)
        tasks = (
            posts.Task(a, own.pop(a.article_id, None), fuller.get(a.article_id)) for a in ordered
        )
        asked = ((part, shared, kept) for part in _batched(tasks, _PART))
        for part in progress(_each(workers.map(posts.annotate, asked)), "posts", len(ordered)):
            if part is None:
                continue
            for name, table in part.tables.items():
                tables[name].append(table)
            notes += part.notes
    of = dict(zip((a.article_id for a in ordered if a.language in ANALYSED), notes, strict=True))
    return tables, [(article, of[article.article_id]) for article in told], kinds


def _batched(things: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    waiting = iter(things)
    while part := tuple(islice(waiting, size)):
        yield part


def _each(parts: Iterable[posts.Part]) -> Iterator[posts.Part | None]:
    """Yield something for each post, so that a bar counts posts."""
    for part in parts:
        yield part
        yield from (None for _ in range(part.tables["articles"].num_rows - 1))


def gathered(parts: list[pa.Table], table: Table) -> pd.DataFrame:
    """Lay parts in the table's order out as one frame; they are used up, a column at a time."""
    columns = {}
    for column in table.columns:
        chunks = [chunk for part in parts for chunk in part.column(column.name).chunks]
        parts[:] = [part.drop_columns(column.name) for part in parts]
        whole = pa.chunked_array(chunks).to_pandas(types_mapper=_KINDS.get)
        del chunks
        columns[column.name] = of_kind(whole, column.kind)
    made = pd.DataFrame(columns, copy=False)
    if table.sort[0] == "article_id":
        return made
    return made.sort_values(list(table.sort), kind="stable", ignore_index=True)


_KINDS = {pa.int64(): pd.Int64Dtype(), pa.string(): pd.StringDtype("pyarrow", na_value=np.nan)}


def _number(tables: Chunks, pairs: Sequence[Pair], ids: Sequence[str]) -> None:
    """Give quotations their numbers, in the order of the posts, and their utterances."""
    numbers = iter(enumerate(ids, start=1))
    of = {
        article.article_id: sorted(
            (q.paragraph, q.char_start, n, f"q{number:05}", utterance)
            for n, (q, (number, utterance)) in enumerate(zip(note.quotations, numbers))  # noqa: B905
        )
        for article, note in pairs
    }
    told = [row for name in sorted(of) for row in of[name]]
    _fill(tables, "quotations", "quotation_id", [row[3] for row in told])
    _fill(tables, "quotations", "utterance_id", [row[4] for row in told])


def _fill(tables: Chunks, name: str, column: str, values: Sequence[str]) -> None:
    """Put values into a column of a table, which has one row for each."""
    if name in tables:
        whole = pa.concat_tables(tables[name])
        at = whole.schema.get_field_index(column)
        tables[name] = [whole.set_column(at, column, pa.array(values, pa.string()))]


def _joined_events(tables: Chunks, pairs: Sequence[Pair]) -> dict[str, list[Row]]:
    """Group the dated mentions to events, and tell each date its event.

    Returns the rows of events.csv, and of timexes.csv those whose posts date an event differently.
    """
    rows, of = event_rows([mention for _, note in pairs for mention in note.dated])
    if "timexes" not in tables:
        return {"events": rows, "timexes": []}
    whole = pa.concat_tables(tables["timexes"])
    places = (whole.column(c).to_pylist() for c in ("article_id", "paragraph", "char_start"))
    ids = [of.get(place, posts.NO_EVENT) for place in zip(*places, strict=True)]
    _fill(tables, "timexes", "event_id", ids)
    apart = {row["event_id"] for row in rows if row["conflict"]}
    told = tables["timexes"][0].filter(pa.array([event in apart for event in ids], pa.bool_()))
    return {"events": rows, "timexes": told.to_pylist()}


def version_row(version: Version) -> Row:
    """Return the row of versions.csv."""
    before, after = version.before, version.after
    retitled = before.title != after.title
    return {
        "article_id": version.kept,
        "a_reading": before.article_id,
        "b_reading": after.article_id,
        "a_capture": before.capture,
        "b_capture": after.capture,
        "words_added": version.added,
        "words_removed": version.removed,
        "similarity": version.similarity,
        "retitled": retitled,
        "redated": before.posted != after.posted,
        "a_title": before.title if retitled else "",
        "b_title": after.title if retitled else "",
        "a_posted": before.posted.isoformat() if before.posted else "",
        "b_posted": after.posted.isoformat() if after.posted else "",
    }


def frame(rows: Sequence[Row], table: Table) -> pd.DataFrame:
    """Lay ``rows`` out as ``table``: its columns, kinds and sort order.

    The capture table has further columns, one count a line role, in the order of their names.
    """
    columns = list(table.names)
    if table is CAPTURE:
        columns += sorted({key for row in rows for key in row} - set(columns))
    wide = pd.DataFrame([[row.get(c) for c in columns] for row in rows], columns=columns)
    if table is CAPTURE:
        extra = [c for c in columns if c not in table.names]
        wide[extra] = wide[extra].fillna(0)
    return typed(wide.sort_values(list(table.sort), kind="stable"), table)


def text_rows(article: Article) -> list[Row]:
    """Return the rows of text/paragraphs.csv."""
    return [
        {
            "article_id": article.article_id,
            "paragraph": p.number,
            "role": p.role.value,
            "text": p.text,
            "clean": p.clean,
        }
        for p in article.paragraphs
    ]


def sources(passages: Sequence[Row]) -> dict[str, list[str]]:
    """Return, for each article that stands on others, these, the nearest first."""
    over: dict[str, set[str]] = defaultdict(set)
    for row in passages:
        if row["direction"] == "a_to_b":
            over[row["b_article"]].add(row["a_article"])
        elif row["direction"] == "b_to_a":
            over[row["a_article"]].add(row["b_article"])
    # Whoever stands on many himself is far from the first.
    return {copy: sorted(o, key=lambda s: (-len(over.get(s, ())), s)) for copy, o in over.items()}


def alteration_rows(
    spoken: Sequence[tuple[Article, quotations.Quotation]],
    ids: Sequence[str],
    pairs: Sequence[Pair],
    over: Mapping[str, Sequence[str]],
) -> list[Row]:
    """Return the rows of alterations.csv; of the words that differ, six a side at most.

    ``ids`` are the utterances of the quotations; ``over`` has the articles that each one stands on
    (see :func:`sources`).
    """
    out = []
    for found in quotations.alterations(spoken, [article for article, _ in pairs], over, ids):
        row = {k: getattr(found, k) for k in found.__slots__ if k != "edits"}
        first = next((e for e in found.edits if not e.declared), found.edits[0])
        old, new = (" ".join(side.split()[:6]) or "(nothing)" for side in (first.there, first.here))
        row |= {"edits": len(found.edits), "change": f"{old} → {new}", "declared": found.declared}
        out.append(row)
    return out


def reuse_and_paraphrase_rows(pairs: Sequence[Pair]) -> tuple[list[Row], list[Row]]:
    """Return the rows of reuse.csv and of paraphrases.csv."""
    texts = {article.article_id: article.text for article, _ in pairs}
    known = {article.article_id: note.known for article, note in pairs}
    passages = reuse.find(texts, known)
    candidates = reuse.paraphrases(texts, passages, known)
    return (
        [
            asdict(p) | {"reuse_id": f"r{n:05}"} | _exact(p, texts)
            for n, p in enumerate(passages, start=1)
        ],
        [asdict(c) | {"paraphrase_id": f"p{n:05}"} for n, c in enumerate(candidates, start=1)],
    )


def reference_rows(pairs: Sequence[Pair], references: Mapping[str, str]) -> list[Row]:
    """Return the rows of references.csv: passages that posts share with texts from outside.

    They are searched apart, so that the passages between posts stay as they are without them.
    """
    if not references:
        return []
    outside = {f"~{name}": text for name, text in references.items()}
    texts = {article.article_id: article.text for article, _ in pairs} | outside
    known = {article.article_id: note.known for article, note in pairs}
    return [
        {
            "article_id": p.a_article,
            "a_start": p.a_start,
            "a_end": p.a_end,
            "reference": p.b_article[1:],
            "words": p.words,
            "similarity": p.similarity,
        }
        | _exact(p, texts)
        for p in reuse.find(texts, known)
        if p.b_article in outside and p.a_article not in outside
    ]


def _exact(passage: reuse.Passage, texts: Mapping[str, str]) -> Row:
    """Return how many words of a passage stand in runs that are the same to the letter."""
    a = texts[passage.a_article][passage.a_start : passage.a_end]
    b = texts[passage.b_article][passage.b_start : passage.b_end]
    return dict(zip(("exact_8", "exact_5"), reuse.exact_words(a, b, 8, 5), strict=True))


def event_rows(
    dated: Sequence[events.Mention],
) -> tuple[list[Row], dict[tuple[str, int, int], str]]:
    """Return the rows of events.csv, and the event of each date by post, paragraph and offset."""
    event_of: dict[tuple[str, int, int], str] = {}
    rows = []
    for number, event in enumerate(events.events(dated), start=1):
        group = [dated[i] for i in event.mentions]
        event_id = f"e{number:04}"
        places = ((m, start) for m in group for start in (m.char_start, *m.also))
        event_of |= {(m.article_id, m.paragraph, start): event_id for m, start in places}
        rows.append(
            {
                "event_id": event_id,
                "label": event.label,
                "date_begin": event.begin.isoformat(),
                "date_end": event.end.isoformat(),
                "articles": len({m.article_id for m in group}),
                "mentions": len(group),
                "conflict": event.conflict,
            }
        )
    return rows, event_of


def capture_row(capture: Capture) -> Row:
    """Return the row of capture.csv: facts of the file, and a count for each line role."""
    return {
        "capture": capture.name,
        "sha256": capture.sha256,
        "format": capture.format,
        "bytes": capture.bytes,
        "lines": len(capture.line_roles),
        "articles": len(capture.articles),
        **Counter(capture.line_roles),
    }


def note_rows(captures: Iterable[Capture], refused: Iterable[CaptureError]) -> list[Row]:
    """Return the rows of notes.csv."""
    out: list[Row] = [
        {"capture": c.name, "note": number, "refused": False, "text": text}
        for c in captures
        for number, text in enumerate(c.notes, start=1)
    ]
    return out + [
        {
            "capture": error.name,
            "note": 1,
            "refused": True,
            "line": error.line,
            "text": f"{error.what}: {error.cause}",
            "remedy": error.remedy,
        }
        for error in refused
    ]

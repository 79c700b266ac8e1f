"""What is found in one post, whatever else a build has: spans and rows, from its words and names.

A post is looked at twice: its names by itself, then, when those of the build are joined, all else.
Both are kept by a :class:`~pressaudit.corpus.cache.Cache`, under a key of all that they rest on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from pressaudit import quotations, reuse, timexes
from pressaudit.annotate import events, naming
from pressaudit.corpus import brief
from pressaudit.corpus.cache import Cache, dumps, key, loads
from pressaudit.corpus.schema import TABLES, Table
from pressaudit.language import words
from pressaudit.language.fold import folded
from pressaudit.quotations import attributions, descriptions, names
from pressaudit.quotations import sources as citations
from pressaudit.read.model import Article
from pressaudit.read.roles import running_text

Row = dict[str, Any]
Columns = dict[str, list[Any]]

NO_QUOTATION, NO_UTTERANCE, NO_EVENT = "q00000", "u00000", ""
"""What stands in a row until the posts of a build are joined."""

_TYPES = {"integer": pa.int64(), "boolean": pa.bool_(), "number": pa.float64()}
_BYLINES = (
    ("quotations", "told_to"),
    ("quotations", "speaker"),
    ("citations", "source"),
    ("attributions", "source"),
    ("attributions", "told_to"),
    ("attributions", "through"),
)
"""Columns in which an outlet gets the name that it has in the bylines of the build."""


_NO_ARTICLE = Article()


@dataclass(frozen=True, slots=True)
class Note:
    """What is found in a post.

    ``tables`` has its rows by table, as columns, in the table's order, without the post's name;
    ``counts`` the words of its paragraphs. The rest is what the posts of a build are joined by;
    ``article`` is put in then.
    """

    tables: Mapping[str, Columns]
    counts: tuple[int, ...]
    mentions: tuple[names.Mention, ...]
    timexes: tuple[timexes.Timex, ...]
    quotations: tuple[quotations.Quotation, ...]
    attributions: tuple[attributions.Statement, ...]
    descriptions: tuple[descriptions.Description, ...]
    dated: tuple[events.Mention, ...]
    known: reuse.Background
    article: Article = _NO_ARTICLE


@dataclass(frozen=True, slots=True)
class Task:
    """A post to be looked at; ``own`` are its names (see :func:`read_names`), None to count only.

    ``fuller`` has the names that have a fuller form in the build.
    """

    article: Article
    own: bytes | None = None
    fuller: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What several posts give: their tables, and the notes of those looked at."""

    tables: Mapping[str, pa.Table]
    notes: tuple[Note, ...]


class _Asked(Mapping[str, str]):
    """A table that remembers what it was asked: an answer rests on that, and on nothing else."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.answers: dict[str, str | None] = {}

    def __getitem__(self, name: str) -> str:
        answer = self.answers[name] = self._known.get(name)
        if answer is None:
            raise KeyError(name)
        return answer

    def __iter__(self) -> Iterator[str]:
        raise TypeError("whoever looks at all names would have to be asked again for each build")

    def __len__(self) -> int:
        return len(self._known)


def bare(article: Article) -> Article:
    """Return an article without its place, on which nothing in it rests."""
    return replace(
        article,
        article_id="",
        position=1,
        comments=None,
        capture="",
        capture_sha256="",
        paragraphs=tuple(replace(p, line=1) for p in article.paragraphs),
    )


def read_names(given: tuple[Sequence[Article], Cache]) -> list[bytes]:
    """Return the names of each post by itself, as bytes (see :func:`named`)."""
    articles, kept = given
    out = []
    for article in map(bare, articles):
        made = key("names", article)
        found = kept.get(made)
        if found is None:
            own = names.read(article)
            found = own.found, own.meant, own.names
            kept.put(made, found)
        out.append(dumps(found))
    return out


def named(article: Article, own: bytes) -> names.Own:
    """Return the names that were read of a post, under its name in the build."""
    found, meant, found_names = loads(own)
    mentions = {article.article_id: found_names.mentions[""]}
    return names.Own(article, found, meant, replace(found_names, mentions=mentions))


def annotate(given: tuple[Sequence[Task], Path, Cache]) -> Part:
    """Look at posts; the file has what the build knows of names (see :func:`shared`)."""
    tasks, file, kept = given
    known = _shared(file)
    rows: dict[str, list[tuple[str, Columns, int]]] = {}
    notes = []
    for task in tasks:
        article, name = task.article, task.article.article_id
        counts: tuple[int, ...]
        if task.own is None:
            counts = tuple(words.count(p.clean) for p in article.paragraphs)
        else:
            note = _kept(task, known, kept)
            counts = note.counts
            dated = tuple(replace(d, article_id=name) for d in note.dated)
            notes.append(replace(note, tables={}, dated=dated))
            for table, columns in note.tables.items():
                size = len(next(iter(columns.values())))
                rows.setdefault(table, []).append((name, columns, size))
        for table, some in (
            ("articles", [article_row(article, counts)]),
            ("paragraphs", paragraph_rows(article, counts)),
        ):
            rows.setdefault(table, []).append((name, columns_of(some, TABLES[table]), len(some)))
    return Part({t: _arrow(TABLES[t], met) for t, met in rows.items()}, tuple(notes))


Known = tuple[Mapping[str, str], ...]
"""What posts are told of one another: the kinds of the build's names, the outlets of bylines by
their letters, organisations by their consonants."""


def shared(known: Known, file: Path) -> None:
    """Write what all posts are told."""
    file.write_bytes(dumps(tuple(map(dict, known))))


@cache
def _shared(file: Path) -> Known:
    known: Known = loads(file.read_bytes())
    return known


def _kept(task: Task, known: Known, kept: Cache) -> Note:
    """Return the note of a post, from the cache where all that was asked has the same answer."""
    article, fuller = bare(task.article), dict(task.fuller or {})
    made = key("note", article, sorted(fuller.items()))
    found = kept.get(made)
    if found is not None:
        note: Note
        note, answers = found
        if all(t.get(n) == a for t, told in zip(known, answers, strict=True) for n, a in told):
            return note
    asked = tuple(map(_Asked, known))
    kinds, outlets, spelt = asked
    own = named(article, task.own or b"")
    met = own.mentions
    mentions = tuple(replace(m, canonical=fuller.get(m.canonical, m.canonical)) for m in met)
    index = names.Names(
        kinds=kinds, mentions={"": mentions}, own={"": own.names}, fuller={"": fuller}
    )
    note = _note(article, index, outlets, spelt)
    kept.put(made, (note, [list(table.answers.items()) for table in asked]))
    return note


def _note(
    article: Article, index: names.Names, outlets: Mapping[str, str], spelt: Mapping[str, str]
) -> Note:
    """Run every annotator that needs no other article than this one."""
    laid_out = quotations.Text(article, index)
    quoted = quotations.quotations_of(laid_out)
    cited = citations.citations_of(laid_out, quoted)
    dates = timexes.timexes(article)
    mentions = names.mentions(article, index)
    stated = attributions.attributions_of(laid_out, quoted)
    described = descriptions.descriptions(article, index)
    rows: dict[str, list[Row]] = {
        "quotations": [
            _row(q) | {"quotation_id": NO_QUOTATION, "utterance_id": NO_UTTERANCE} for q in quoted
        ],
        "timexes": [timex_row(timex) for timex in dates],
        "names": name_rows(mentions),
        "citations": list(map(_row, cited)),
        "naming": list(map(_row, naming.naming(article, mentions, quoted, spelt))),
        "hedges": list(map(_row, citations.hedges(article, cited))),
        "descriptions": list(map(_row, described)),
        "attributions": list(map(_row, stated)),
    }
    for table, column in _BYLINES:
        for row in rows[table]:
            row[column] = outlets.get(folded(row[column]), row[column])
    brief.shorten(rows, [article])
    tables = {table: columns_of(some, TABLES[table]) for table, some in rows.items() if some}
    terms, counts = term_columns(article)
    if terms["term"]:
        tables["terms"] = terms
    return Note(
        tables,
        counts,
        mentions,
        dates,
        quoted,
        stated,
        described,
        tuple(events.mentions(article, dates, mentions)),
        reuse.background(article, quoted, cited),
    )


def columns_of(rows: Iterable[Row], table: Table) -> Columns:
    """Lay the rows of one post out as columns in the table's order, its name left out."""
    by = [name for name in table.sort if name != "article_id"]
    ordered = sorted(rows, key=lambda row: [row[name] for name in by])
    return {n: [row.get(n) for row in ordered] for n in table.names if n != "article_id"}


def _arrow(table: Table, met: Sequence[tuple[str, Columns, int]]) -> pa.Table:
    """Put the rows of several posts below one another."""
    ids = [name for name, _, size in met for _ in range(size)]
    columns = {
        c.name: pa.array(
            ids
            if c.name == "article_id"
            else [value for _, columns, _ in met for value in columns[c.name]],
            _TYPES.get(c.kind, pa.string()),
        )
        for c in table.columns
    }
    return pa.table(columns)


def article_row(article: Article, counts: Sequence[int]) -> Row:
    """Return the row of articles.csv; ``counts`` are the words of its paragraphs."""
    byline = article.byline
    words_of = dict(zip((p.number for p in article.paragraphs), counts, strict=True))
    return {
        "article_id": article.article_id,
        "position": article.position,
        "title": article.title,
        "category": article.category,
        "caption": article.caption,
        "posted": article.posted.isoformat() if article.posted else "",
        "byline": byline.raw,
        "authors": "; ".join(byline.authors),
        "outlet": byline.outlet,
        "programme": byline.programme,
        "translator": byline.translator,
        "comments": article.comments,
        "paragraphs": len(article.paragraphs),
        "words": sum(words_of[p.number] for p in running_text(article)),
        "complete": article.complete,
        "capture": article.capture,
        "capture_sha256": article.capture_sha256,
        "url": article.url,
        "site": article.site,
        "language": article.language,
    }


def paragraph_rows(article: Article, counts: Sequence[int]) -> list[Row]:
    """Return the rows of paragraphs.csv; ``counts`` are the words of each."""
    return [
        {
            "paragraph": p.number,
            "role": p.role.value,
            "words": count,
            "characters": len(p.text),
            "line": p.line,
        }
        for p, count in zip(article.paragraphs, counts, strict=True)
    ]


def term_columns(article: Article) -> tuple[Columns, tuple[int, ...]]:
    """Return terms.csv: word tokens of each paragraph, glued words parted; and their numbers."""
    out: Columns = {"paragraph": [], "term": [], "lemma": [], "count": []}
    totals = []
    for p in article.paragraphs:
        shouted = p.clean.isupper()
        counts = Counter(
            (s.lower(), words.lemma(s)) if shouted else words.entry(s)
            for s in words.surfaces(p.clean)
        )
        totals.append(counts.total())
        for (term, lemma), count in sorted(counts.items()):
            for column, value in zip(out.values(), (p.number, term, lemma, count), strict=True):
                column.append(value)
    return out, tuple(totals)


def name_rows(mentions: Iterable[names.Mention]) -> list[Row]:
    """Return the rows of names.csv."""
    counts = Counter((m.paragraph, m.canonical, m.variant) for m in mentions)
    return [
        {"paragraph": paragraph, "canonical": canonical, "variant": variant, "count": count}
        for (paragraph, canonical, variant), count in counts.items()
    ]


def _row(span: Any) -> Row:
    return {name: getattr(span, name) for name in span.__slots__} | {"article_id": ""}


def timex_row(timex: timexes.Timex) -> Row:
    """Return the row of timexes.csv."""
    row = _row(timex) | {"event_id": NO_EVENT}
    return row | {n: row[n].isoformat() if row[n] else "" for n in ("date_begin", "date_end")}

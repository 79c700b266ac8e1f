"""From captures to tables: runs every annotator and lays its spans out as rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from pressaudit import quotations, reuse, timexes
from pressaudit.annotate import events, naming, one_outlet
from pressaudit.corpus import brief, claims
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.schema import CAPTURE, TABLES, Table
from pressaudit.corpus.store import typed
from pressaudit.language import words
from pressaudit.language.fold import folded
from pressaudit.quotations import attributions, descriptions, names
from pressaudit.quotations import sources as citations
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article, Capture
from pressaudit.read.notes import ANALYSED
from pressaudit.read.roles import running_text
from pressaudit.read.versions import Version, united

Row = dict[str, Any]
Progress = Callable[[Iterable[Article]], Iterable[Article]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with every span that was found in it."""

    article: Article
    timexes: tuple[timexes.Timex, ...]
    quotations: tuple[quotations.Quotation, ...]
    hedges: tuple[citations.Hedge, ...]
    citations: tuple[citations.Citation, ...]
    mentions: tuple[names.Mention, ...]
    descriptions: tuple[descriptions.Description, ...]
    attributions: tuple[attributions.Statement, ...]


def build(
    captures: Sequence[Capture],
    *,
    refused: Sequence[CaptureError] = (),
    text: bool = False,
    references: Mapping[str, str] | None = None,
    progress: Progress = iter,
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
    references
        Texts from outside by name: passages that posts share with them are a table.
    progress
        Wraps the iteration over articles, for a progress bar.
    """
    once, versions = united(captures)
    articles = one_outlet.joined(one_outlet.settled(once))
    told = [article for article in articles if article.language in ANALYSED]
    index = names.index(told)
    notes = [annotate(article, index) for article in progress(told)]
    rows: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        rows["articles"].append(article_row(article))
        rows["paragraphs"] += paragraph_rows(article)
    spelt = naming.spellings(m for note in notes for m in note.mentions)
    for note in notes:
        rows["terms"] += term_rows(note.article)
        rows["names"] += name_rows(note)
        spans = naming.naming(note.article, note.mentions, note.quotations, spelt)
        rows["naming"] += [_span_row(note.article, span) for span in spans]
        for table in ("citations", "hedges", "descriptions", "attributions"):
            rows[table] += [_span_row(note.article, span) for span in getattr(note, table)]
    rows["quotations"] = quotation_rows(notes)
    rows["reuse"], rows["paraphrases"] = reuse_and_paraphrase_rows(notes)
    rows["references"] = reference_rows(notes, references or {})
    rows["alterations"] = alteration_rows(notes, sources(rows["reuse"]))
    rows["timexes"], rows["events"] = timex_and_event_rows(notes)
    rows |= claims.rows(notes, rows)
    rows["capture"] = [capture_row(capture) for capture in captures]
    rows["notes"] = note_rows(captures, refused)
    rows["versions"] = [version_row(version) for version in versions]
    _join_outlets(rows, articles)
    brief.shorten(rows, articles)
    if text:
        for article in articles:
            rows["text/articles"].append({"article_id": article.article_id, "text": article.text})
            rows["text/paragraphs"] += text_rows(article)
    return Corpus(
        {
            name: frame(rows[name], table)
            for name, table in TABLES.items()
            if text or not table.prose
        }
    )


def _join_outlets(rows: dict[str, list[Row]], articles: Sequence[Article]) -> None:
    """Give an outlet the name of its bylines wherever a table has it in another spelling."""
    names_of = {folded(a.byline.outlet): a.byline.outlet for a in articles}
    for table, column in (
        ("quotations", "told_to"),
        ("quotations", "speaker"),
        ("citations", "source"),
        ("attributions", "source"),
        ("attributions", "told_to"),
        ("attributions", "through"),
        ("claims", "source"),
        ("numbers", "source"),
    ):
        for row in rows[table]:
            row[column] = names_of.get(folded(row[column]), row[column])


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


def annotate(article: Article, index: names.Names) -> Annotated:
    """Run every annotator that needs no other article than this one."""
    laid_out = quotations.Text(article, index)
    quoted = quotations.quotations_of(laid_out)
    cited = citations.citations_of(laid_out, quoted)
    return Annotated(
        article,
        timexes.timexes(article),
        quoted,
        citations.hedges(article, cited),
        cited,
        names.mentions(article, index),
        descriptions.descriptions(article, index),
        attributions.attributions_of(laid_out, quoted),
    )


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


def article_row(article: Article) -> Row:
    """Return the row of articles.csv."""
    byline = article.byline
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
        "words": sum(words.count(p.clean) for p in running_text(article)),
        "complete": article.complete,
        "capture": article.capture,
        "capture_sha256": article.capture_sha256,
        "url": article.url,
        "site": article.site,
        "language": article.language,
    }


def paragraph_rows(article: Article) -> list[Row]:
    """Return the rows of paragraphs.csv."""
    return [
        {
            "article_id": article.article_id,
            "paragraph": p.number,
            "role": p.role.value,
            "words": words.count(p.clean),
            "characters": len(p.text),
            "line": p.line,
        }
        for p in article.paragraphs
    ]


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


def term_rows(article: Article) -> list[Row]:
    """Return the rows of terms.csv: word tokens of each paragraph, glued words parted."""
    out = []
    for p in article.paragraphs:
        shouted = p.clean.isupper()
        counts = Counter(
            (t.surface.lower(), t.lemma) if shouted else words.entry(t)
            for t in words.tokens(p.clean)
            if t.is_word
        )
        for (term, lemma), count in sorted(counts.items()):
            out.append(
                {
                    "article_id": article.article_id,
                    "paragraph": p.number,
                    "term": term,
                    "lemma": lemma,
                    "count": count,
                }
            )
    return out


def name_rows(note: Annotated) -> list[Row]:
    """Return the rows of names.csv."""
    counts = Counter((m.paragraph, m.canonical, m.variant) for m in note.mentions)
    return [
        {
            "article_id": note.article.article_id,
            "paragraph": paragraph,
            "canonical": canonical,
            "variant": variant,
            "count": count,
        }
        for (paragraph, canonical, variant), count in sorted(counts.items())
    ]


def quotation_rows(notes: Sequence[Annotated]) -> list[Row]:
    """Return the rows of quotations.csv, with identifiers for quotations and utterances."""
    pairs = [(note.article, quotation) for note in notes for quotation in note.quotations]
    utterances = quotations.utterances(pairs)
    out = []
    for number, ((article, quotation), utterance) in enumerate(
        zip(pairs, utterances, strict=True), start=1
    ):
        row = _span_row(article, quotation)
        row["quotation_id"] = f"q{number:05}"
        row["utterance_id"] = utterance
        out.append(row)
    return out


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


def alteration_rows(notes: Sequence[Annotated], over: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of alterations.csv; of the words that differ, six a side at most.

    ``over`` has the articles that each one stands on (see :func:`sources`).
    """
    pairs = [(note.article, quotation) for note in notes for quotation in note.quotations]
    out = []
    for found in quotations.alterations(pairs, [note.article for note in notes], over):
        row = {k: getattr(found, k) for k in found.__slots__ if k != "edits"}
        first = next((e for e in found.edits if not e.declared), found.edits[0])
        old, new = (" ".join(side.split()[:6]) or "(nothing)" for side in (first.there, first.here))
        row |= {"edits": len(found.edits), "change": f"{old} → {new}", "declared": found.declared}
        out.append(row)
    return out


def reuse_and_paraphrase_rows(notes: Sequence[Annotated]) -> tuple[list[Row], list[Row]]:
    """Return the rows of reuse.csv and of paraphrases.csv."""
    texts = {note.article.article_id: note.article.text for note in notes}
    known = {
        n.article.article_id: reuse.background(n.article, n.quotations, n.citations) for n in notes
    }
    passages = reuse.find(texts, known)
    candidates = reuse.paraphrases(texts, passages, known)
    return (
        [
            asdict(p) | {"reuse_id": f"r{n:05}"} | _exact(p, texts)
            for n, p in enumerate(passages, start=1)
        ],
        [asdict(c) | {"paraphrase_id": f"p{n:05}"} for n, c in enumerate(candidates, start=1)],
    )


def reference_rows(notes: Sequence[Annotated], references: Mapping[str, str]) -> list[Row]:
    """Return the rows of references.csv: passages that posts share with texts from outside.

    They are searched apart, so that the passages between posts stay as they are without them.
    """
    if not references:
        return []
    outside = {f"~{name}": text for name, text in references.items()}
    texts = {note.article.article_id: note.article.text for note in notes} | outside
    known = {
        n.article.article_id: reuse.background(n.article, n.quotations, n.citations) for n in notes
    }
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


def timex_and_event_rows(notes: Sequence[Annotated]) -> tuple[list[Row], list[Row]]:
    """Return the rows of timexes.csv and events.csv, each mention with its event."""
    rows, dated = [], []
    for note in notes:
        for timex in note.timexes:
            row = _span_row(note.article, timex)
            for end in ("date_begin", "date_end"):
                row[end] = row[end].isoformat() if row[end] else ""
            rows.append(row)
        dated += events.mentions(note.article, note.timexes, note.mentions)
    found = events.events(dated)
    event_of: dict[tuple[str, int, int], str] = {}
    event_rows = []
    for number, event in enumerate(found, start=1):
        group = [dated[i] for i in event.mentions]
        event_id = f"e{number:04}"
        places = ((m, start) for m in group for start in (m.char_start, *m.also))
        event_of |= {(m.article_id, m.paragraph, start): event_id for m, start in places}
        event_rows.append(
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
    for row in rows:
        key = (row["article_id"], row["paragraph"], row["char_start"])
        row["event_id"] = event_of.get(key, "")
    return rows, event_rows


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


def _span_row(article: Article, span: Any) -> Row:
    return asdict(span) | {"article_id": article.article_id}

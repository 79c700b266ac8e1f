"""The annotated corpora: TimeML files, a hand annotation of a capture, and the sample archive."""

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pressaudit.read.captures import read_capture
from pressaudit.read.model import Article, Role

UNREAD = {Role.BYLINE, Role.ATTRIBUTION, Role.LINK}


@dataclass(frozen=True)
class Gold:
    """An annotated expression: its place, TIMEX3 type and value, and its days where it has some.

    An ``optional`` one counts neither for nor against; ``loose`` days are one honest reading
    among several, and any days within them do.
    """

    start: int
    end: int
    type: str = ""
    value: str = ""
    days: tuple[str, str] | None = None
    optional: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Document:
    """A text with its date and its annotation; offsets are in ``text``."""

    name: str
    posted: str
    text: str
    gold: tuple[Gold, ...]

    @property
    def half(self) -> str:
        """A or B, by a hash of the name: rules are written on one half and checked on the other."""
        return "AB"[sha256(self.name.encode()).digest()[0] % 2]


def timeml(folder: Path) -> list[Document]:
    """Return the documents of a folder of TimeML files, in the order of their names."""
    files = sorted(p for p in folder.rglob("*.tml") if not p.name.startswith("._"))
    documents = (_timeml_document(path) for path in files)
    return [d for d in documents if d]


def _timeml_document(path: Path) -> Document | None:
    try:
        root = ET.fromstring(path.read_bytes())
    except ET.ParseError:
        return None
    body, created = root.find(".//TEXT"), root.find(".//DCT//TIMEX3")
    if body is None or created is None:
        return None
    pieces: list[str] = []
    spans = list(_walk(body, pieces))
    raw = "".join(pieces)
    cut = len(raw) - len(raw.lstrip())
    gold = tuple(Gold(s - cut, e - cut, kind, value) for s, e, kind, value in sorted(spans))
    posted = (created.get("value") or "")[:10]
    return Document(path.stem, posted, raw.strip(), gold)


def _walk(node: ET.Element, pieces: list[str]) -> Iterator[tuple[int, int, str, str]]:
    """Append the text under ``node`` to ``pieces``; yield its expressions with their offsets."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        yield start, sum(map(len, pieces)), node.get("type") or "", node.get("value") or ""


def annotated(folder: Path) -> list[Document]:
    """Return the posts of a capture that were annotated by hand, as ``folder`` holds them.

    ``gold/timexes*.jsonl`` has the annotation, by post and line; ``corpus/*.txt`` the capture.
    """
    (capture,) = sorted((folder / "corpus").glob("*.txt"))
    (lines,) = sorted((folder / "gold").glob("timexes*.jsonl"))
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines() if line]
    posts = {row["article"] for row in rows}
    return [
        _document(
            article,
            [(r["line"], r) for r in rows if r["article"] == article.position],
            {p.number: p.line for p in article.paragraphs},
        )
        for article in read_capture(capture).articles
        if article.position in posts
    ]


def sample(folder: Path) -> list[Document]:
    """Return the posts of the sample archive; ``folder`` is data/sample."""
    rows = _sample_rows(folder / "gold" / "timexes.csv", core=True)
    for more in ("passed_over", "second_timexes"):
        rows += _sample_rows(folder / "gold" / f"{more}.csv", core=False)
    unread = {
        (r["article_id"], int(r["paragraph"]))
        for r in _table(folder / "gold" / "paragraphs.csv")
        if r["role"] in {"caption", "byline", "biography"}
    }
    documents = []
    for article in read_capture(folder / "archive.txt").articles:
        own = [(int(r["paragraph"]), r) for r in rows if r["article_id"] == article.article_id]
        keep = {p.number: p.number for p in article.paragraphs}
        keep = {n: n for n in keep if (article.article_id, n) not in unread}
        documents.append(_document(article, own, keep))
    return documents


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PARTS = ("early", "mid", "late", "end of")


def _sample_rows(path: Path, *, core: bool) -> list[dict[str, Any]]:
    return [
        {
            "article_id": row["article_id"],
            "paragraph": row["paragraph"],
            "start": int(row["char_start"]),
            "end": int(row["char_end"]),
            "date_begin": row.get("date_begin", ""),
            "date_end": row.get("date_end", ""),
            "core": core and bool(row["date_begin"]),
            "note": any(part in row["surface"] for part in PARTS),
        }
        for row in (_table(path) if path.exists() else [])
    ]


def _document(
    article: Article, rows: list[tuple[int, dict[str, Any]]], keys: dict[int, int]
) -> Document:
    """Return an article as one text, each annotation moved to its place there.

    ``rows`` come with the key of their paragraph, ``keys`` gives the key of each paragraph that
    is to be read.
    """
    text, gold = "", []
    for paragraph in article.paragraphs:
        if paragraph.role in UNREAD or paragraph.number not in keys:
            continue
        text += "\n\n" if text else ""
        for key, row in rows:
            if key == keys[paragraph.number]:
                days = (row["date_begin"], row["date_end"]) if row["date_begin"] else None
                optional, loose = not row["core"], bool(row["note"])
                start, end = len(text) + row["start"], len(text) + row["end"]
                gold.append(Gold(start, end, days=days, optional=optional, loose=loose))
        text += paragraph.text
    posted = (article.posted or date.min).isoformat()
    return Document(article.article_id, posted, text, tuple(gold))

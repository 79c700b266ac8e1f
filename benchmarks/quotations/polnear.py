"""Reads PolNeAR: press articles with SOURCE, CUE and CONTENT by trained annotators (brat files).

Newell, Margolin and Ruths (2018), "An attribution relations corpus for political news".
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOW_TO_GET = (
    "To get it: clone github.com/networkdynamics/PolNeAR; a part is a folder such as data/dev, "
    "with text/ and attributions/ in it."
)
COVERED = 0.6
"""Part of a span that must lie inside a CONTENT for the span to be attributed."""
OPENS, CLOSES, STRAIGHT = "“", "”", '"'
NO_NAMES = frozenset(
    word
    for line in (
        "Mr Mrs Ms Dr Sen Gov Rep",
        "The A An He She They I We It His Her Their Who One Another Some Many But And",
    )
    for word in line.split()
)


@dataclass(frozen=True)
class Span:
    """A stretch inside double marks, and who is said to have said it.

    ``source`` is the annotated text of the source; ``named`` tells whether it holds a name.
    """

    start: int
    end: int
    attributed: bool = False
    source: str = ""
    named: bool = False


@dataclass(frozen=True)
class Document:
    """An article with the spans of its first annotator; ``others`` has those of the others."""

    name: str
    text: str
    spans: tuple[Span, ...]
    others: tuple[tuple[Span, ...], ...] = ()


def documents(folder: Path) -> list[Document]:
    """Return the annotated articles of a part, in the order of their names."""
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        read = [annotated(text, f.read_text(encoding="utf-8")) for f in files]
        if read:
            out.append(Document(path.stem, text, read[0], tuple(read[1:])))
    return out


def people(path: Path) -> dict[tuple[str, int], str]:
    """Return who "he" or "she" is, read by hand: JSON lines of doc, start and surname."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(row["doc"], row["start"]): row["surname"] for row in rows}


def annotated(text: str, standoff: str) -> tuple[Span, ...]:
    """Return the spans of ``text`` with the sources that an annotator gave them."""
    found = list(_attributions(standoff))
    return tuple(_sourced(start, end, found) for start, end in inside_marks(text))


def inside_marks(text: str) -> list[tuple[int, int]]:
    """Return the stretches inside double marks, paragraph by paragraph.

    Straight marks take turns; a mark that stays open reaches to the end of its paragraph.
    """
    out = []
    for paragraph in re.finditer(r"[^\n]+", text):
        base, words, start = paragraph.start(), paragraph.group(), None
        for i, sign in enumerate(words):
            if sign == OPENS or (sign == STRAIGHT and start is None and _may_open(words, i)):
                start = i + 1
            elif sign in (CLOSES, STRAIGHT) and start is not None:
                out.append((base + start, base + i))
                start = None
        if start is not None and start + 1 < len(words):
            out.append((base + start, base + len(words)))
    return [(a, b) for a, b in out if re.search(r"\w", text[a:b])]


def _may_open(words: str, i: int) -> bool:
    return i == 0 or words[i - 1].isspace() or words[i - 1] in "([—–-"


def _attributions(standoff: str) -> Iterator[tuple[list[list[int]], str]]:
    """Give the places of each CONTENT with the text of its SOURCE."""
    marked: dict[str, tuple[list[list[int]], str]] = {}
    links = []
    for line in standoff.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            _, where = fields[1].split(" ", 1)
            places = [[int(n) for n in part.split()] for part in where.split(";")]
            marked[fields[0]] = (places, fields[2])
        elif line.startswith("E"):
            links.append([role.split(":") for role in fields[1].split()])
    for link in links:
        content = [p for role, key in link if role.startswith("Content") for p in _at(marked, key)]
        sources = [
            marked[key][1] for role, key in link if role.startswith("Source") and key in marked
        ]
        yield content, sources[0] if sources else ""


def _at(marked: dict[str, tuple[list[list[int]], str]], key: str) -> list[list[int]]:
    return marked[key][0] if key in marked else []


def _sourced(start: int, end: int, found: list[tuple[list[list[int]], str]]) -> Span:
    """Return a span with the source of the CONTENT that covers most of it."""
    best, source = 0.0, ""
    for content, said_by in found:
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in content)
        if inside / (end - start) > best:
            best, source = inside / (end - start), said_by
    if best < COVERED:
        return Span(start, end)
    words = re.findall(r"[A-Z][\w’'-]+", source)
    named = any(re.sub(r"[’']s$", "", word) not in NO_NAMES for word in words)
    return Span(start, end, attributed=True, source=source, named=named)

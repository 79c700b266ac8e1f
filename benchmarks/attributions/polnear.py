"""Reads PolNeAR: press articles with SOURCE, CUE and CONTENT by trained annotators (brat files).

Newell, Margolin and Ruths (2018), "An attribution relations corpus for political news".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOW_TO_GET = (
    "To get it: clone github.com/networkdynamics/PolNeAR; a part is a folder such as data/train, "
    "with text/ and attributions/ in it."
)
Span = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Content spans, and the words of the source; empty where the annotator marked none."""

    contents: tuple[Span, ...]
    source: str


@dataclass(frozen=True)
class Annotated:
    """An article as annotated by its first annotator; ``others`` has those of the others."""

    name: str
    text: str
    found: tuple[Attribution, ...]
    others: tuple[tuple[Attribution, ...], ...] = ()


def articles(folder: Path) -> list[Annotated]:
    """Return the annotated articles of a part, in the order of their names.

    Raises
    ------
    SystemExit
        If the folder has no such articles; says how to get them.
    """
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        read = [tuple(_attributions(f.read_text(encoding="utf-8"))) for f in files]
        if read:
            text = path.read_text(encoding="utf-8")
            out.append(Annotated(path.stem, text, read[0], tuple(read[1:])))
    if not out:
        raise SystemExit(f"{folder}: no annotated articles. {HOW_TO_GET}")
    return out


def _attributions(standoff: str) -> Iterator[Attribution]:
    marked: dict[str, tuple[list[Span], str]] = {}
    links = []
    for line in standoff.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 2:
            places = fields[1].split(" ", 1)[1].split(";")
            marked[fields[0]] = ([_span(place) for place in places], fields[2])
        elif line.startswith("E") and len(fields) > 1:
            links.append([part.split(":") for part in fields[1].split()])
    for link in links:
        role = [(kind.rstrip("0123456789"), marked[key]) for kind, key in link if key in marked]
        yield Attribution(
            tuple(span for kind, (spans, _) in role if kind == "Content" for span in spans),
            " ".join(words for kind, (_, words) in role if kind == "Source"),
        )


def _span(place: str) -> Span:
    start, end = place.split()
    return int(start), int(end)

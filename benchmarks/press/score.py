"""What a build found in the articles, against the annotation: counts, and each error's place."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NEAR = 2  # characters by which an end may differ: a comma or a second mark inside or outside
OVERLAP = 0.8  # or what two spans share of both together
DATE_NEAR = 3  # characters between two expressions that are still one: an article, a preposition
PER = 50  # quotations for which words told to an outlet by mistake are counted
SAID = ("quotation", "mixed")
REPEATED = ("anonymous", "document")
"""Types of source that may be named twice: an unnamed voice has no name that would join two."""

_COURTESY = re.compile(r"^(?:the|mr|mrs|ms|miss|sir|dame|dr)\.?\s+", re.IGNORECASE)
Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """Rows of quotes.jsonl, sources.jsonl and timexes.jsonl (see the README)."""

    quotes: list[Row]
    sources: list[Row]
    timexes: list[Row]

    def of(self, article: int) -> "Rows":
        """Return those of one article."""
        tables = (self.quotes, self.sources, self.timexes)
        return Rows(*([row for row in own if row["article"] == article] for own in tables))


Gold = Found = Rows
"""The annotation; the same of a build, places in the annotated texts, names empty for nobody."""


@dataclass(frozen=True)
class Measure:
    """One figure, and how many observations it rests on."""

    part: str
    name: str
    value: float
    n: int


@dataclass(frozen=True)
class Error:
    """One error: where it is, and labels, names or dates; no other word of the article."""

    part: str
    article: int
    place: str
    expected: str
    found: str


@dataclass
class Score:
    measures: list[Measure] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)

    def share(self, part: str, name: str, right: int, n: int) -> None:
        self.measures.append(Measure(part, name, right / n if n else 0.0, n))

    def count(self, part: str, name: str, value: float, n: int) -> None:
        self.measures.append(Measure(part, name, value, n))


def gold(name: str) -> Gold:
    """Read the annotation of a set."""
    read = (
        [
            json.loads(line)
            for line in (HERE / name / f"{what}.jsonl").read_text("utf-8").splitlines()
        ]
        for what in ("quotes", "sources", "timexes")
    )
    return Gold(*read)


def score(expected: Gold, found: Found) -> Score:
    """Measure quotations, then sources, then dates."""
    out = Score()
    _quotes(expected.quotes, found.quotes, out)
    _sources(expected.sources, found.sources, out)
    _dates(expected.timexes, found.timexes, out)
    return out


def folded(name: str | None) -> str:
    """Fold case, punctuation and words of courtesy: 'the Sky-News' and 'Sky News' are one."""
    text = unicodedata.normalize("NFKC", name or "").strip()
    while (shorter := _COURTESY.sub("", text)) != text:
        text = shorter
    return re.sub(r"[\W_]+", "", text).casefold()


def one_of(name: str, accepted: Iterable[str | None]) -> bool:
    """Say whether a name found ("" for nobody) is among the accepted ones (None for nobody)."""
    return folded(name) in {folded(one) for one in accepted}


def _quotes(expected: Sequence[Row], found: Sequence[Row], out: Score) -> None:
    pairs, spurious = paired(expected, found)
    needed = [row for row in expected if not row["optional"]]
    made = [(row, pairs[id(row)]) for row in needed if id(row) in pairs]
    f1 = _f1(len(made), len(needed), len(made) + len(spurious))
    out.count("spans", "F1", f1, len(needed))
    out.share("spans", "recall", len(made), len(needed))
    out.share("spans", "precision", len(made), len(made) + len(spurious))
    out.errors += [
        _error("span", row, row["kind"], "") for row in needed if id(row) not in pairs
    ] + [_error("span", row, "", row["kind"]) for row in spurious]
    kinds = [(g, f) for g, f in made if f["kind"] not in (g["kind"], *g["accept_kind"])]
    out.share("kinds", "right", len(made) - len(kinds), len(made))
    out.errors += [_error("kind", g, g["kind"], f["kind"]) for g, f in kinds]
    _speakers([row for row in needed if row["kind"] in SAID], pairs, out)
    _told(made, out)


def _speakers(said: Sequence[Row], pairs: dict[int, Row], out: Score) -> None:
    """Count the speakers; a quotation that was not found has none that would be right."""
    wrong = [
        row
        for row in said
        if id(row) not in pairs
        or not one_of(pairs[id(row)]["speaker"], (row["speaker"], *row["accept_speaker"]))
    ]
    for how in ("", "named", "pronoun", "role_or_body"):
        among = [row for row in said if how in ("", row["how"])]
        bad = sum(how in ("", row["how"]) for row in wrong)
        out.share("speakers", how or "right", len(among) - bad, len(among))
    out.errors += [
        _error("speaker", row, row["speaker"], pairs[id(row)]["speaker"])
        for row in wrong
        if id(row) in pairs
    ]


def _told(made: Sequence[tuple[Row, Row]], out: Score) -> None:
    """Count outlets that got the words: found where one must be, and named where none is."""
    accepted = {id(g): (g["told_to"], *g["accept_told_to"]) for g, _ in made}
    due = [(g, f) for g, f in made if None not in accepted[id(g)]]
    wrong = [(g, f) for g, f in made if not one_of(f["told_to"], accepted[id(g)])]
    false = [(g, f) for g, f in wrong if f["told_to"]]
    out.share("told to", "recall where expected", len(due) - sum(p in wrong for p in due), len(due))
    said = sum(f["kind"] in SAID for _, f in made)
    out.count("told to", f"false in {PER}", PER * len(false) / said if said else 0.0, said)
    out.errors += [_error("told to", g, g["told_to"], f["told_to"]) for g, f in wrong]


def paired(expected: Sequence[Row], found: Sequence[Row]) -> tuple[dict[int, Row], list[Row]]:
    """Pair spans one to one, the closest first; return pairs by ``id`` of the annotated row.

    Spans left over are the second value. Those that are paired with an optional row are neither.
    """
    close = sorted(
        (distance, g["optional"], i, j)
        for i, g in enumerate(expected)
        for j, f in enumerate(found)
        if (g["article"], g["paragraph"]) == (f["article"], f["paragraph"])
        and (distance := _distance(g, f)) is not None
    )
    pairs: dict[int, Row] = {}
    used: set[int] = set()
    for _, _, i, j in close:
        if id(expected[i]) not in pairs and j not in used:
            pairs[id(expected[i])] = found[j]
            used.add(j)
    return pairs, [f for j, f in enumerate(found) if j not in used]


def _distance(a: Row, b: Row) -> int | None:
    """Return by how many characters two spans differ; None where they are not the same."""
    ends = abs(a["start"] - b["start"]), abs(a["end"] - b["end"])
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    both = max(a["end"], b["end"]) - min(a["start"], b["start"])
    same = shared > 0 and (max(ends) <= NEAR or shared / both >= OVERLAP)
    return sum(ends) if same else None


def _sources(expected: Sequence[Row], found: Sequence[Row], out: Score) -> None:
    """Match the sources of each article by name; a second form of one person is spurious."""
    hits: dict[int, list[Row]] = {}
    spurious = []
    for made in _distinct(found):
        row = next((g for g in expected if _names(g, made)), None)
        if row is None or (id(row) in hits and row["source_type"] not in REPEATED):
            spurious.append(made)
        else:
            hits.setdefault(id(row), []).append(made)
    needed = [row for row in expected if not row["optional"]]
    right = [row for row in needed if id(row) in hits]
    out.count(
        "sources", "F1", _f1(len(right), len(needed), len(right) + len(spurious)), len(needed)
    )
    out.count("sources", "found", len(right), len(needed))
    out.count("sources", "spurious", len(spurious), len(right) + len(spurious))
    typed = [
        row
        for row in right
        if any(f["source_type"] in (row["source_type"], *row["accept_type"]) for f in hits[id(row)])
    ]
    out.share("sources", "type right", len(typed), len(right))
    out.errors += [_error("source", g, g["source"], "") for g in needed if id(g) not in hits]
    out.errors += [_error("source", f, "", f["source"]) for f in spurious]
    out.errors += [
        _error(
            "source type",
            g,
            f"{g['source']}: {g['source_type']}",
            hits[id(g)][0]["source_type"],
        )
        for g in right
        if g not in typed
    ]


def _names(g: Row, made: Row) -> bool:
    same = g["article"] == made["article"]
    return same and one_of(made["source"], (g["source"], *g["accept_source"]))


def _distinct(found: Sequence[Row]) -> list[Row]:
    """Return one row a source and article, unnamed ones left out."""
    rows = {(row["article"], folded(row["source"])): row for row in reversed(found)}
    return [row for (_, name), row in sorted(rows.items()) if name]


def _dates(expected: Sequence[Row], found: Sequence[Row], out: Score) -> None:
    core = [row for row in expected if row["core"]]
    near = {id(g): [f for f in found if _touch(g, f)] for g in core}
    seen = [g for g in core if near[id(g)]]
    wrong = [g for g in seen if not any(_same_date(g, f) for f in near[id(g)])]
    spurious = [f for f in found if f["date_begin"] and not any(_touch(g, f) for g in expected)]
    out.share("dates", "found", len(seen), len(core))
    out.share("dates", "value right", len(seen) - len(wrong), len(core))
    out.count("dates", "spurious", len(spurious), len(seen) + len(spurious))
    out.errors += [_error("date", g, _dated(g), "") for g in core if not near[id(g)]]
    out.errors += [_error("date", g, _dated(g), _dated(near[id(g)][0])) for g in wrong]
    out.errors += [_error("date", f, "", _dated(f)) for f in spurious]


def _touch(g: Row, f: Row) -> bool:
    same = (g["article"], g["paragraph"]) == (f["article"], f["paragraph"])
    return same and f["start"] <= g["end"] + DATE_NEAR and g["start"] - DATE_NEAR <= f["end"]


def _same_date(g: Row, f: Row) -> bool:
    days = [f["date_begin"], f["date_end"]]
    return days in ([g["date_begin"], g["date_end"]], *g["accept"]) or f["value"] == g["value"]


def _dated(row: Row) -> str:
    return f"{row['value']} ({row['date_begin']} to {row['date_end']})"


def _f1(right: int, expected: int, found: int) -> float:
    return 2 * right / (expected + found) if expected + found else 0.0


def _error(part: str, row: Row, expected: str | None, found: str | None) -> Error:
    place = f"{row['paragraph']}:{row['start']}-{row['end']}" if "paragraph" in row else ""
    return Error(part, row["article"], place, expected or "nobody", found or "nothing")

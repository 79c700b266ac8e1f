"""Single pages with gold: which pages, and how near a system's articles come to it.

Pages and gold are those of adbar/trafilatura's evaluation (tests/evaldata.json): sentences that
must and that must not be in the text, title, author and date. One page is parted from the other by
its name, half for development and half that nobody looks at before the last measurement.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DEV = "8"
"""First digit of the name's SHA-1 below which a page is for development: one half."""
_ALIKE = 0.6
"""Share of the longer of two titles that the shorter must be, when one holds the other."""


@dataclass(frozen=True)
class Page:
    """A page and its gold."""

    path: Path
    gold: dict[str, Any]


def pages(checkout: Path, part: str) -> list[Page]:
    """Return the pages of a part (``dev`` or ``test``), in the order of their addresses.

    Raises
    ------
    FileNotFoundError
        If the folder is no checkout of adbar/trafilatura.
    """
    gold = json.loads((checkout / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    found: dict[str, Page] = {}
    for _, entry in sorted(gold.items()):
        name = entry["file"]
        places = (checkout / "tests" / folder / name for folder in ("eval", "cache"))
        path = next((place for place in places if place.exists()), None)
        digit = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[0]
        if path and (digit < _DEV) == (part == "dev"):
            found.setdefault(name, Page(path, entry))
    return list(found.values())


def plain(text: str) -> str:
    """Return the words of a text, in small letters."""
    return re.sub(r"\W+", " ", (text or "").lower()).strip()


def measure(known: Sequence[Page], found: Sequence[list[dict[str, str]]]) -> dict[str, float]:
    """Return the measures of a system: each a share, by its name."""
    counts: Counter[str] = Counter()
    for page, articles in zip(known, found, strict=True):
        counts["pages"] += 1
        counts["one article"] += len(articles) == 1
        _text(page.gold, articles, counts)
        best = max(articles, key=lambda a: len(a["text"]), default=None)
        _fields(page.gold, best or {"title": "", "posted": "", "authors": ""}, counts)
    share = {
        "read as one article": ("one article", "pages"),
        "text recall": ("there", "must"),
        "noise": ("noise", "must not"),
        "title right": ("title right", "titles"),
        "date right": ("date right", "dates"),
        "date wrong": ("date wrong", "dates"),
        "author right": ("author right", "authors"),
        "author wrong": ("author wrong", "authors"),
    }
    return {name: counts[a] / max(counts[b], 1) for name, (a, b) in share.items()}


def _text(gold: dict[str, Any], articles: list[dict[str, str]], counts: Counter[str]) -> None:
    text = plain("\n".join(article["text"] for article in articles))
    counts["must"] += len(gold["with"])
    counts["there"] += sum(plain(segment) in text for segment in gold["with"])
    if articles:
        counts["must not"] += len(gold["without"])
        counts["noise"] += sum(plain(segment) in text for segment in gold["without"])


def _fields(gold: dict[str, Any], article: dict[str, str], counts: Counter[str]) -> None:
    if gold.get("title"):
        got, right = plain(article["title"]), plain(gold["title"])
        counts["titles"] += 1
        held = bool(got) and (got in right or right in got)
        near = min(len(got), len(right)) > _ALIKE * max(len(got), len(right))
        counts["title right"] += got == right or (held and near)
    if gold.get("date"):
        counts["dates"] += 1
        counts["date right"] += article["posted"] == gold["date"][:10]
        counts["date wrong"] += article["posted"] not in ("", gold["date"][:10])
    if gold.get("author"):
        stated = gold["author"] if isinstance(gold["author"], str) else ";".join(gold["author"])
        names = [plain(name) for name in re.split(r"[;,]| und | and ", stated) if plain(name)]
        got = plain(article["authors"])
        right_one = bool(got) and any(name in got or got in name for name in names)
        counts["authors"] += 1
        counts["author right"] += right_one
        counts["author wrong"] += bool(got) and not right_one

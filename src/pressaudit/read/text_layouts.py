"""Text copies of other layouts than the archive's own, by declarative records.

A record (rules/text_layouts.toml) says what the line is that every post has, and where the title
stands to it. Months and the order of numbers are those of the text's own language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.read import dates, layout
from pressaudit.read.blocks import blocks
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.languages import detect

_TOKEN = re.compile(r"\{(\w+)\}|([\[\]])|\s+|([^\s\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Layout:
    """A record: its name, the pattern of its anchor line, and whether the title is above that."""

    name: str
    anchor: re.Pattern[str]
    above: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor line of a page: its number, that of the title, and what it says."""

    line: int
    title: int
    posted: date
    author: str
    category: str
    comments: int | None

    @property
    def start(self) -> int:
        """The first line of the post."""
        return min(self.line, self.title)


_rules = partial(rules.load, "text_layouts")


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the records, compiled, in their order."""
    return tuple(
        Layout(record["name"], _compiled(record["anchor"]), record["title"] == "above")
        for record in _rules()["layout"]
    )


def _compiled(template: str) -> re.Pattern[str]:
    words, comments = rules.load("web")["words"], rules.load("layout")["date_line"]
    by = sorted((w.rstrip(":") for w in words["by"]), key=len, reverse=True)
    count = alternatives([*comments["comment_words"], "kommentare", "kommentar", "komente"])
    none = alternatives([*comments["no_comments"], "keine"])
    parts = {
        "date": r"(?P<date>[^|•·]{6,45}?)",
        "name": r"(?P<name>[^|•·\d,]{2,60}?)",
        "category": r"(?P<category>[^|•·\d]{2,40}?)",
        "comments": rf"(?P<comments>(?:\d[\d,]*|{none})\s+(?:{count}))",
        "by": rf"(?:{alternatives(by)})\s*:?",
        "posted": rf"(?:{alternatives(words['published'])})(?:\s+(?:{_on()})\b)?",
        "on": rf"(?:{_on()})",
        "sep": rf"(?:{alternatives(_rules()['words']['seps'])})",
    }
    out = ""
    for token in _TOKEN.finditer(template):
        name, bracket, literal = token.groups()
        if name:
            out += parts[name]
        elif bracket:
            out += "(?:" if bracket == "[" else ")?"
        else:
            out += re.escape(literal) if literal else r"\s+"
    return re.compile(out, re.IGNORECASE)


def _on() -> str:
    return alternatives(_rules()["words"]["on"])


def page(lines: Sequence[str]) -> Page:
    """Take a text apart by the record that finds most posts in it; no drafts when none does.

    Returns
    -------
    Page
        Its note names the record. Lines before the first post are the menu's, a line such as
        "Older posts" ends the last one.
    """
    shown = [layout.visible(line) for line in lines]
    language = detect(" ".join(shown)) or "en"
    found = [(record, _anchors(shown, record, language)) for record in layouts()]
    record, anchors = max(found, key=lambda pair: (len(pair[1]), -_distance(pair[1])))
    result = Page(roles=["" if line.strip() else "blank" for line in shown])
    if not anchors:
        return Page(roles=result.roles)
    stops = [*(anchor.start for anchor in anchors[1:]), _end(shown, anchors[-1])]
    for n in range(anchors[0].start):
        result.roles[n] = result.roles[n] or "menu"
    for n in range(stops[-1], len(shown)):
        result.roles[n] = result.roles[n] or "footer"
    for anchor, stop in zip(anchors, stops, strict=True):
        result.drafts.append(_draft(shown, anchor, stop, result.roles, language))
    number = f"{len(anchors)} posts" if len(anchors) > 1 else "1 post"
    result.notes.append(f"read by the text layout “{record.name}”: {number}")
    return result


def _distance(anchors: Sequence[Anchor]) -> int:
    """Return how far titles stand from their anchors: of two readings, the nearer is right."""
    return sum(abs(anchor.line - anchor.title) for anchor in anchors)


def _anchors(lines: Sequence[str], record: Layout, language: str) -> list[Anchor]:
    """Return the anchors of a record that have a title and running text, in order."""
    found = []
    for n, line in enumerate(lines):
        anchor = _anchor(lines, n, record, language) if len(line) < 160 and line.strip() else None
        if anchor:
            found.append(anchor)
    ends = [*(a.start for a in found[1:]), len(lines)]
    told = [a for a, end in zip(found, ends, strict=False) if _tells(lines, a, end)]
    if len(told) == 1:
        before = sum(bool(line.strip()) for line in lines[: told[0].line])
        return told if before <= _rules()["limits"]["first"] else []
    return told


def _anchor(lines: Sequence[str], n: int, record: Layout, language: str) -> Anchor | None:
    match = record.anchor.fullmatch(lines[n].strip())
    if not match:
        return None
    stated = match["date"]
    day = dates.find(stated, language)
    rest = stated[: day.start] + stated[day.end :] if day else ""
    if not day or len(re.findall(r"[^\W\d_]{3,}", rest)) > 1:  # a weekday at most
        return None
    title = _title(lines, n, above=record.above)
    groups = match.groupdict()
    comments = layout.comment_count(groups.get("comments") or "")
    return (
        None
        if title is None
        else Anchor(
            n, title, day.day, groups.get("name") or "", groups.get("category") or "", comments
        )
    )


def _title(lines: Sequence[str], n: int, *, above: bool) -> int | None:
    """Return the line of the title beside an anchor, None when what stands there is none."""
    step, limits = (-1 if above else 1), _rules()["limits"]
    m = n + step
    while 0 <= m < len(lines) and not lines[m].strip() and abs(m - n) <= limits["gap"]:
        m += step
    if not 0 <= m < len(lines) or not lines[m].strip():
        return None
    words = lines[m].split()
    plain = layout.page_role(lines[m]) or layout.bullet(lines[m]) is not None
    ended = lines[m].rstrip().endswith((".", ":", ";", ","))
    return None if plain or ended or len(words) > limits["title"] else m


def _tells(lines: Sequence[str], anchor: Anchor, end: int) -> bool:
    """Whether a post has a line of running text."""
    after = max(anchor.line, anchor.title) + 1
    return any(len(line.split()) >= _rules()["limits"]["told"] for line in lines[after:end])


def _end(lines: Sequence[str], last: Anchor) -> int:
    """Return the line after the last post: the page's own lines begin there."""
    start = max(last.line, last.title) + 1
    own = (n for n in range(start, len(lines)) if layout.page_role(lines[n]))
    return next(own, len(lines))


def _draft(
    lines: Sequence[str], anchor: Anchor, stop: int, roles: list[str], language: str
) -> Draft:
    roles[anchor.line], roles[anchor.title] = "date_line", "title"
    runs: list[list[tuple[str, int]]] = [[]]
    for n in range(max(anchor.line, anchor.title) + 1, stop):
        if layout.is_share_bar(lines[n]):
            roles[n] = "share_bar"
        elif lines[n].strip():
            runs[-1].append((lines[n], n + 1))
            continue
        runs.append([])
    return Draft(
        title=lines[anchor.title].strip(),
        category=anchor.category.strip(),
        posted=anchor.posted,
        comments=anchor.comments,
        author=f"By {anchor.author.strip()}" if anchor.author else "",
        blocks=tuple(block for run in runs if run for block in blocks(run)),
        language=language,
        signed=False,
    )

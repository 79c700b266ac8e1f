"""Exports of Nexis and LexisNexis Academic whose documents are counted: HTML, TXT, RTF.

A document is its counter ("3 of 20 DOCUMENTS"), outlet, date, headline, labels above the text
(BYLINE, SECTION, LENGTH), the text, labels below it (LOAD-DATE, LANGUAGE), and the copyright. Files
from before 2006 label headline and text too (HEADLINE, BODY).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from pressaudit.language.alternation import alternatives
from pressaudit.read.dates import day_in, month_in
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.fields import is_copyright, is_counter, labels, one_line
from pressaudit.read.model import Role

_DOCUMENT = re.compile(r"<DOC\s+NUMBER\s*=[^>]*>", re.IGNORECASE)
_ANCHOR = re.compile(r"<A\s+NAME=[\"']?DOC_ID_[^>]*>", re.IGNORECASE)
_WEAK = 3
"""Chunks over which a label such as GRAPHIC may reach before the first label that ends a text."""
_HEAD = 10
"""Lines between the counter and the date: an outlet, its supplier, a copyright of some lines."""
_MARGIN = 100
"""Characters: text exports break their lines at 80, so longer ones are whole paragraphs."""
_INDENT = 8
"""Blanks before a line that is centred; paragraphs are indented by five at most."""
_GENERIC = re.compile(r"[^\W\d_a-z][^\W\d_a-z -]{2,30}:(?=\s|$)")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stand together.

    ``label`` is what they are labelled with, in small letters ('' without one), ``lines`` are what
    follows it. ``large`` says that they are set as a headline, ``centred`` that they stand in the
    middle, ``wrapped`` that they were broken at a margin and are one paragraph.
    """

    lines: tuple[str, ...]
    label: str = ""
    large: bool = False
    centred: bool = False
    wrapped: bool = False

    @property
    def text(self) -> str:
        """The lines as one."""
        return one_line(" ".join(self.lines))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines, or one paragraph where they were broken at a margin."""
        return (self.text,) if self.wrapped else self.lines


def read_html(data: bytes, name: str) -> Page:
    """Read an export as HTML: one draft a ``<DOC NUMBER=``."""
    text, notes = decode(data, name)
    parts = _DOCUMENT.split(text)[1:] or _ANCHOR.split(text)[1:]
    styles = _styles(text)
    drafts = [draft_of(list(_html_chunks(part, styles)), n) for n, part in enumerate(parts, 1)]
    drafts = fields.checked(drafts, name, "Nexis", "<DOC NUMBER=")
    return Page(drafts, notes=[*notes, *_missing(text, len(drafts))])


def read_text(data: bytes, name: str) -> Page:
    """Read an export as plain text: one draft a line such as ``3 of 20 DOCUMENTS``."""
    return fields.decoded(data, name, lambda text: page_of(text.split("\n"), name))


def page_of(lines: Sequence[str], name: str) -> Page:
    """Read the lines of a text export; see :func:`read_text`."""
    starts = [n for n, line in enumerate(lines) if is_counter(line)]
    drafts = [
        draft_of(list(_text_chunks(lines[start + 1 : end])), n)
        for n, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1)
    ]
    return Page(fields.checked(drafts, name, "Nexis", "line such as '1 of 20 DOCUMENTS'"))


def _missing(text: str, found: int) -> list[str]:
    """Note when the file's own count of documents is another than what was found."""
    stated = re.search(r"<META[^>]*\bDOCUMENTS=[\"']?(\d+)", text[:20000], re.IGNORECASE)
    if stated and int(stated[1]) != found:
        return [f"{found} documents, the export says {stated[1]}"]
    return []


def _styles(text: str) -> dict[str, set[str]]:
    """Return the classes of the style sheet that are bold, large or centred."""
    found: dict[str, set[str]] = {"bold": set(), "large": set(), "centred": set()}
    for name, rule in re.findall(r"\.(\w+)\s*\{([^}]*)\}", text[:20000]):
        size = re.search(r"font-size:\s*(\d+)pt", rule)
        if re.search(r"font-weight:\s*(?:bold|[6-9]00)", rule):
            found["bold"].add(name.lower())
        if size and int(size[1]) > 12:
            found["large"].add(name.lower())
        if re.search(r"text-align:\s*center", rule):
            found["centred"].add(name.lower())
    return found


def _has(element: Tag | None, classes: set[str]) -> bool:
    return element is not None and any(c.lower() in classes for c in element.get("class") or [])


def _html_chunks(part: str, styles: dict[str, set[str]]) -> Iterator[Chunk]:
    soup = BeautifulSoup(part, "lxml")
    for division in soup.find_all("div") or soup.find_all("p"):
        if division.find("div"):
            continue
        lines = tuple(_lines_in(division))
        if not lines or is_counter(lines[0]):
            continue
        spans = division.find_all(["span", "b", "strong"])
        first = next((span for span in spans if span.get_text(strip=True)), None)
        bold = first is not None and (first.name != "span" or _has(first, styles["bold"]))
        label = _label(lines[0]) or (_unknown_label(lines[0]) if bold else "")
        yield _labelled(
            lines,
            label if bold or not styles["bold"] else "",
            large=_has(first, styles["large"]),
            centred=_has(division, styles["centred"]) or division.get("align") == "center",
        )


def _lines_in(division: Tag) -> Iterator[str]:
    for br in division.find_all("br"):
        br.replace_with("\x00")
    for paragraph in division.find_all(["p", "tr"]) or [division]:
        if paragraph.name == "p" and paragraph.find_parent("tr"):
            continue
        for line in paragraph.get_text("" if paragraph.name == "p" else " ").split("\x00"):
            if shown := one_line(line):
                yield shown


def _text_chunks(lines: Sequence[str]) -> Iterator[Chunk]:
    """Part lines at empty ones, and where a line begins with a label in capitals."""
    waiting: list[str] = []
    for line in [*lines, ""]:
        shown = line.strip()
        if waiting and (not shown or _label(shown)):
            yield _text_chunk(waiting)
            waiting = []
        if shown:
            waiting.append(line)


def _text_chunk(lines: list[str]) -> Chunk:
    centred = all(len(line) - len(line.lstrip()) >= _INDENT for line in lines)
    shown = tuple(map(one_line, lines))
    wrapped = max(map(len, shown)) <= _MARGIN
    return _labelled(shown, _label(shown[0]), centred=centred, wrapped=wrapped)


def _labelled(
    lines: tuple[str, ...],
    label: str,
    *,
    large: bool = False,
    centred: bool = False,
    wrapped: bool = False,
) -> Chunk:
    rest = (lines[0][len(label) :].lstrip(" :："), *lines[1:]) if label else lines
    return Chunk(tuple(filter(None, rest)), label.lower(), large, centred, wrapped)


@cache
def _head_labels() -> dict[str, str]:
    return fields.label_fields(labels()["nexis"]["head"])


@cache
def _tail_labels() -> dict[str, str]:
    return fields.label_fields(labels()["nexis"]["tail"])


@cache
def _label_line() -> re.Pattern[str]:
    known = alternatives({*_head_labels(), *_tail_labels()})
    return re.compile(rf"({known})\s*[:：](?=\s|$)", re.IGNORECASE)


def _label(line: str) -> str:
    """Return the label that a line begins with, written in capitals; '' without one."""
    match = _label_line().match(line)
    return match[1] if match and match[1] == match[1].upper() else ""


def _unknown_label(line: str) -> str:
    match = _GENERIC.match(line)
    return match[0][:-1] if match else ""


def draft_of(chunks: Sequence[Chunk], number: int) -> Draft:
    """Return the draft of one document, from its chunks below the counter."""
    outlet, posted, notes, rest = _heading(chunks)
    tail = _tail_start(rest)
    head, body = _parted(rest[:tail])
    values: dict[str, str] = {}
    for chunk in head:
        if chunk.label:
            values.setdefault(_head_labels().get(chunk.label, "other"), chunk.text)
    bare = [chunk for chunk in head if not chunk.label]
    large = next((chunk.text for chunk in bare if chunk.large), bare[0].text if bare else "")
    title = values.get("headline") or large
    unnamed = title.casefold() in labels()["nexis"]["unnamed"]
    language = next((c.text for c in rest if _tail_labels().get(c.label) == "language"), "")
    draft = Draft(
        title="" if unnamed else title,
        category=values.get("section", ""),
        posted=posted,
        blocks=(
            *fields.blocks((c.text for c in bare if c.text != title), number, Role.HEADING),
            *fields.blocks((text for chunk in body for text in chunk.paragraphs), number),
        ),
        author=values.get("author", ""),
        authors=fields.authors(values.get("author", ""), outlet),
        outlet=outlet,
        language=fields.language_code(language),
        notes=tuple(notes),
    )
    return fields.with_length(draft, fields.stated_length(values.get("length", "")))


def _heading(chunks: Sequence[Chunk]) -> tuple[str, date | None, list[str], list[Chunk]]:
    """Return outlet, day, notes, and the chunks below the date and its edition."""
    lines: list[tuple[int, str]] = []
    for n, chunk in enumerate(chunks):
        if chunk.label or len(lines) > _HEAD:
            break
        lines += [(n, line) for line in chunk.lines if not is_copyright(line)]
    dated = next((k for k, (_, line) in enumerate(lines) if day_in(line)), None)
    notes = []
    if dated is None:
        dated = next((k for k, (_, line) in enumerate(lines) if k and _is_issue(line)), None)
        notes = [f"it is dated {lines[dated][1]!r}, without a day"] if dated is not None else []
    if dated is None:
        end = lines[0][0] if lines else -1
        return lines[0][1] if lines else "", None, ["it has no date"], list(chunks[end + 1 :])
    at, line = lines[dated]
    below = at + 1
    while below < len(chunks) and chunks[below].centred and not chunks[below].large:
        below += 1
    return lines[0][1] if dated else "", day_in(line), notes, list(chunks[below:])


def _is_issue(line: str) -> bool:
    """Whether a line dates an issue without a day: "March 2010", "Spring, 2011"."""
    words = set(re.findall(r"[^\W\d_]+", line.casefold()))
    season = bool(words & set(labels()["nexis"]["undated"]["words"]))
    return bool(len(line) < 60 and _YEAR.search(line) and (season or month_in(line)))


def _parted(chunks: Sequence[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """Part the chunks above the closing labels into head and text."""
    labelled = False
    for n, chunk in enumerate(chunks):
        if _head_labels().get(chunk.label) == "body":
            return list(chunks[:n]), list(chunks[n:])
        if chunk.label and not chunk.large:
            labelled = True
        elif labelled and not chunk.large:
            return list(chunks[:n]), list(chunks[n:])
    if labelled:
        return list(chunks), []
    return list(chunks[:1]), list(chunks[1:])


def _tail_start(chunks: Sequence[Chunk]) -> int:
    """Return where the closing labels or the copyright begin."""
    fields_of = [_tail_labels().get(chunk.label, "") for chunk in chunks]
    ends = [n for n, field in enumerate(fields_of) if field in ("sure", "language")]
    end = next((n for n in ends if not _is_above(chunks, n)), None)
    if end is None:
        last = range(max(0, len(chunks) - _WEAK), len(chunks))
        end = next((n for n in last if is_copyright(chunks[n].text)), len(chunks))
    for n in range(max(0, end - _WEAK), end):
        if fields_of[n] == "other" and _head_labels().get(chunks[n].label) is None:
            return n
    return end


def _is_above(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a label that mostly closes a document stands among the labels above its text."""
    below = [c for c in chunks[n:] if not c.label and not is_copyright(c.text)]
    first = next((k for k, c in enumerate(chunks) if c.label), 0)
    return bool(below) and not any(not c.label for c in chunks[first:n])

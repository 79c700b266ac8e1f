"""Exports of ProQuest as HTML or text: a headline, labelled fields, the text, labelled fields."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement, PreformattedString

from pressaudit.read.dates import day_in
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.fields import is_counter, labels, one_line

_RULE = re.compile(r"\s*(?:_{20,}|-{40,}|={40,}|\x01)\s*")
"""Sets one document off from the next; U+0001 stands for the anchors of the HTML form."""
_STRICT = "\x02"
"""Stands before a label in bold letters, in the HTML form: only such are labels there."""
_WRAPPED = 100
"""Characters of the longest line that may have been broken at a margin."""
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "hr", "table", "ul", "ol"}
)
_SILENT = frozenset({"title", "script", "style"})
_FRONT = ("info", "outlet", "date", "identifier")


def read_html(data: bytes, name: str) -> Page:
    """Read an export as HTML: one draft an anchor ``DocID_``."""
    return fields.decoded(data, name, lambda text: page_of(_lines(text), name))


def _lines(text: str) -> list[str]:
    """Return the lines that the page of HTML shows."""
    return "".join(_shown(BeautifulSoup(text, "lxml"))).split("\n")


def _shown(soup: Tag) -> Iterator[str]:
    """Yield the text of a page with its paragraphs, anchors and bold labels marked."""
    waiting: list[PageElement | str] = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str) and not isinstance(node, PreformattedString):
            yield node
        elif isinstance(node, Tag) and node.name not in _SILENT:
            if str(node.get("name") or "").startswith("DocID_"):
                yield "\n\x01\n"
            if node.name == "strong":
                yield f"\n\n{_STRICT}"
            if count := node.get("wordcount"):
                yield f"\n\n{_STRICT}Word count: {count} words\n\n{_STRICT}Full text:\n\n"
            if node.name in _BLOCKS:
                yield "\n\n"
                waiting.append("\n\n")
            waiting += reversed(node.contents)


def read_text(data: bytes, name: str) -> Page:
    """Read an export as plain text, its documents parted by rules of underscores."""
    return fields.decoded(data, name, lambda text: page_of(text.split("\n"), name))


def is_mark(line: str) -> bool:
    """Whether a line is one that documents of ProQuest have and others have not."""
    return _label(one_line(line))[0] in ("identifier", "info")


def page_of(lines: Sequence[str], name: str) -> Page:
    """Read the lines of an export; see :func:`read_text`.

    Raises
    ------
    CaptureError
        If no part of it has the labels of a document.
    """
    drafts: list[Draft] = []
    for part in _parts(lines):
        chunks = list(_chunks(part))
        found = {_label(chunk[0])[0] for chunk in chunks}
        if found & set(_FRONT) and (found & {"body", "abstract", "identifier"}):
            drafts.append(_draft(chunks, len(drafts) + 1))
    return Page(fields.checked(drafts, name, "ProQuest", "label such as 'Publication title:'"))


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if _RULE.fullmatch(line) or is_counter(line, "proquest", "document"):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part lines at empty ones and before labels."""
    waiting: list[str] = []
    for line in [*lines, ""]:
        shown = one_line(line)
        if waiting and (not shown or _label(shown)[0]):
            yield waiting
            waiting = []
        if shown:
            waiting.append(shown)


@cache
def _labels() -> dict[str, str]:
    return fields.label_fields(labels()["proquest"]["labels"])


def _label(line: str) -> tuple[str, str]:
    return fields.labelled(_labels(), line, f"{_STRICT}?")


def _draft(chunks: Sequence[list[str]], number: int) -> Draft:
    strict = any(chunk[0].startswith(_STRICT) for chunk in chunks)

    def label(chunk: list[str]) -> tuple[str, str]:
        return _label(chunk[0]) if not strict or chunk[0].startswith(_STRICT) else ("", "")

    tail = len(chunks)
    while not strict and tail and label(chunks[tail - 1])[0] not in ("", "body"):
        tail -= 1
    values: dict[str, str] = {}
    texts: dict[str, list[str]] = {"abstract": [], "body": [], "": []}
    field = ""
    for n, chunk in enumerate(chunks):
        found, value = label(chunk)
        if found and not (field == "body" and not strict and n < tail):
            field = found
            values.setdefault(field, one_line(" ".join([value, *chunk[1:]])))
            rest = [value, *chunk[1:]]
        else:
            rest = [line.lstrip(_STRICT) for line in chunk]
        texts.setdefault(field, []).extend(_joined(rest))
        field = "" if field == "length" else field
    body = texts["body"] or texts["abstract"]
    dated = values.get("date", "") or values.get("info", "") or values.get("year", "")
    posted = day_in(values.get("date", "")) or day_in(values.get("info", ""))
    draft = Draft(
        title=values.get("headline") or _title(texts[""]),
        category=values.get("section", ""),
        posted=posted,
        blocks=fields.blocks(body, number),
        authors=_authors(values.get("author", "")),
        outlet=_outlet(values),
        language=fields.language_code(values.get("language", "")),
        url=values.get("url", ""),
        excerpt=not texts["body"],
        notes=fields.undated(posted, dated),
    )
    length = re.sub(r"\D", "", values.get("length", ""))
    return fields.with_length(draft, int(length) if length and texts["body"] else None)


def _joined(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: lines broken at a margin as one, longer ones each by itself."""
    shown = [line for line in lines if line]
    if len(shown) > 1 and max(map(len, shown)) <= _WRAPPED:
        return [" ".join(shown)]
    return shown


def _title(lines: Sequence[str]) -> str:
    links = labels()["proquest"]["link"]
    return next((line for line in lines if line.casefold() not in links), "")


def _outlet(values: dict[str, str]) -> str:
    """Return the newspaper without its place: "The Wharf Courier; Orrin" → "The Wharf Courier"."""
    named = values.get("outlet") or values.get("info", "")
    return re.split(r"\s*;\s|\s\[", named)[0].strip()


def _authors(text: str) -> tuple[str, ...]:
    """Return authors as they are said: "Quill, Ada; Ode, Ben" → Ada Quill, Ben Ode."""
    out = []
    for one in filter(None, map(str.strip, text.rstrip(".").split(";"))):
        family, _, given = one.partition(", ")
        out.append(f"{given} {family}" if given and ", " not in given else one)
    return tuple(out)

"""Exports of Europresse and Eureka as HTML: the tables of before 2015, the articles of since."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from pressaudit.read.dates import day_in
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.fields import is_copyright, labels, one_line

_PUBLICATION = re.compile("DocPublicationName", re.IGNORECASE)
_HEADER = re.compile("DocHeader", re.IGNORECASE)
_NUMBER = re.compile(r"news[·.](\d{8})[·.]\w+[·.]\w+")
_NAME = 12
"""Words of the longest line of authors; a longer one is the text's first paragraph."""
_BROKEN = frozenset({"br"})
_PARTS = frozenset({"p", "div", "table", "li", "h1", "h2", "h3", "h4", "blockquote"})


def read_html(data: bytes, name: str) -> Page:
    """Read an export as HTML: one draft a name of a publication."""
    text, notes = decode(data, name)
    soup = BeautifulSoup(text, "lxml")
    found = _publications(soup)
    drafts = [
        _draft(publication, whole, n)
        for n, (publication, whole) in enumerate(zip(found, _wholes(found), strict=True), start=1)
    ]
    return Page(
        fields.checked(drafts, name, "Europresse", "element of class DocPublicationName"),
        notes=[*notes],
    )


def _draft(publication: Tag, whole: Tag, number: int) -> Draft:
    title = _title(whole)
    header = one_line(" ".join(e.get_text() for e in whole.find_all(class_=_HEADER)))
    parts = list(_texts(whole))
    shown = [text for text, _ in parts]
    stated = re.sub(r"[•|]", " ", header)
    coded = _NUMBER.search(whole.get_text())
    posted = day_in(stated) or (day_in(coded[1]) if coded else None)
    author, body = _named(whole, parts, title)
    language = "fr" if any("droits réservés" in text for text in shown) else ""
    return Draft(
        title=one_line(title.get_text()) if title else "",
        category=_section(stated),
        posted=posted,
        blocks=fields.blocks(body, number),
        author=author,
        outlet=_outlet(one_line(next(publication.stripped_strings, ""))),
        notes=fields.undated(posted, header),
        language=language,
    )


def _publications(element: Tag) -> list[Tag]:
    found = element.find_all(class_=_PUBLICATION)
    return [e for e in found if not e.find(class_=_PUBLICATION)]


def _wholes(publications: Sequence[Tag]) -> Iterator[Tag]:
    """Yield for each publication the largest element that holds no other one: its article."""
    held = Counter(id(parent) for one in publications for parent in one.parents)
    for publication in publications:
        whole = publication
        for parent in publication.parents:
            if held[id(parent)] > 1 or parent.name in ("body", "html", "[document]"):
                break
            whole = parent
        yield whole


def _has(element: Tag, rule: str) -> bool:
    classes = " ".join(element.get("class") or []).casefold()
    return any(name in classes for name in labels()["europresse"][rule])


def _title(whole: Tag) -> Tag | None:
    found = [e for e in whole.find_all(class_=True) if _has(e, "title")]
    inner = [e for e in found if not any(_has(c, "title") for c in e.find_all(class_=True))]
    return inner[0] if inner else None


def _outlet(text: str) -> str:
    """Return a publication without the number of its issue: "Le Quai, no. 5968" → "Le Quai"."""
    for pattern in labels()["europresse"]["issue"]:
        text = re.sub(pattern, "", text, count=1, flags=re.IGNORECASE)
    return text.strip(" ,")


def _section(header: str) -> str:
    """Return what stands before the date: "Politique, jeudi 5 octobre 2013" → "Politique"."""
    parts = re.split(r",\s", header)
    dated = next((n for n, part in enumerate(parts) if day_in(part)), len(parts))
    return ", ".join(part for part in parts[:dated] if part)


def _texts(whole: Tag) -> Iterator[tuple[str, bool]]:
    """Yield the text between marks of paragraphs, and whether a line break stands at its end."""
    pieces: list[str] = []

    def flushed() -> Iterator[tuple[str, bool]]:
        text = "".join(pieces)
        pieces.clear()
        lines = text.split("\x00")
        for n, line in enumerate(lines):
            if one_line(line):
                yield one_line(line), n < len(lines) - 1

    for node in whole.descendants:
        if isinstance(node, Tag):
            if node.name in _PARTS:
                yield from flushed()
            elif node.name in _BROKEN:
                pieces.append("\x00")
        elif (
            type(node) is NavigableString
            and node.parent
            and node.parent.name not in ("script", "style")
        ):
            pieces.append(str(node))
    yield from flushed()


def _named(whole: Tag, parts: list[tuple[str, bool]], title: Tag | None) -> tuple[str, list[str]]:
    """Return the line of authors and the paragraphs."""
    marked = next((e for e in whole.find_all(class_=True) if _has(e, "author")), None)
    text = [e for e in whole.find_all(class_=True) if _has(e, "text")]
    text = [e for e in text if not any(p in text for p in e.parents)]
    if text:
        body = [line for element in text for line, _ in _texts(element)]
        return one_line(marked.get_text(" ")) if marked else "", _until_copyright(body)
    head = one_line(title.get_text()) if title else ""
    start = next((n for n, (line, _) in enumerate(parts) if head and line == head), -1) + 1
    rest = parts[start:]
    author = ""
    if rest and rest[0][1] and len(rest[0][0].split()) <= _NAME and len(rest) > 1:
        author, rest = rest[0][0], rest[1:]
    return author, _until_copyright([line for line, _ in rest])


def _until_copyright(lines: list[str]) -> list[str]:
    numbers = labels()["europresse"]["number"]
    for n, line in enumerate(lines):
        low = line.casefold()
        if is_copyright(line) or _NUMBER.search(line) or any(low.startswith(x) for x in numbers):
            return lines[:n]
    return lines

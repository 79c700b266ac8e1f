"""Articles as XML: TEI and the plain form that trafilatura writes (``--xmltei``, ``--xml``)."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pressaudit.read.dates import day_of
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports.fields import language_code, one_line, undated
from pressaudit.read.model import Role

_HINTS = {
    "head": Role.HEADING,
    "ab": Role.HEADING,
    "quote": Role.BLOCK_QUOTATION,
    "item": Role.LIST_ITEM,
    "graphic": Role.CAPTION,
}
_BLOCKS = {"p", "head", "ab", "quote", "item", "l", "cell", "code", "fw"}


def tag(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parsed(data: bytes, name: str) -> Element:
    """Return the root of an XML document.

    Raises
    ------
    CaptureError
        If it is broken, or declares entities, which could grow beyond all bounds.
    """
    try:
        root: Element = ElementTree.fromstring(data)
    except ParseError as error:
        line = error.position[0]
        raise CaptureError(
            name, line, "the XML is broken", str(error), "save or export it again, whole"
        ) from error
    except (DefusedXmlException, ValueError) as error:
        raise CaptureError(
            name,
            1,
            "the XML is not read",
            f"it declares entities or has a wrong encoding ({type(error).__name__})",
            "export it without a document type declaration, as UTF-8",
        ) from error
    return root


def read(data: bytes, name: str) -> Page:
    """Read TEI documents, or what trafilatura writes as XML.

    Raises
    ------
    CaptureError
        If the XML is broken or of another vocabulary.
    """
    root = parsed(data, name)
    found = [e for e in root.iter() if tag(e) in ("TEI", "TEI.2", "doc")]
    if not found:
        raise CaptureError(
            name,
            1,
            "it is XML of a vocabulary that is not read",
            f"its first element is <{tag(root)}>",
            "give TEI, a feed (RSS, Atom), a WordPress export, or a table of articles",
        )
    drafts = [
        (_doc if tag(element) == "doc" else _tei)(element, n)
        for n, element in enumerate(found, start=1)
    ]
    return Page([draft for draft in drafts if draft.title or draft.blocks])


def _first(element: Element, *path: str) -> str:
    """Return the text of the first element at a path of names."""
    found = [element]
    for name in path:
        found = [e for one in found for e in one.iter() if tag(e) == name and e is not one]
    texts = (one_line("".join(e.itertext())) for e in found)
    return next(filter(None, texts), "")


def _tei(element: Element, number: int) -> Draft:
    header = next((e for e in element.iter() if tag(e) == "teiHeader"), element)
    text = next((e for e in element.iter() if tag(e) == "text"), None)
    dated = _first(header, "sourceDesc", "date") or _first(header, "publicationStmt", "date")
    pointers = [e for e in header.iter() if tag(e) in ("ptr", "ref")]
    url = next((e.get("target", "") for e in pointers if e.get("type") in ("URL", None)), "")
    return Draft(
        title=_first(header, "titleStmt", "title"),
        category=_first(header, "textClass", "catRef"),
        posted=day_of(dated),
        blocks=tuple(_blocks(_main(text), number)) if text is not None else (),
        url=url,
        authors=tuple(_authors(header)),
        outlet=_first(header, "publicationStmt", "publisher")
        or _first(header, "sourceDesc", "publisher"),
        language=language_code(
            next((e.get("ident", "") for e in header.iter() if tag(e) == "language"), "")
        ),
        notes=undated(day_of(dated), dated),
    )


def _main(text: Element) -> Element:
    """Return the entry without the comments below it."""
    divisions = [e for e in text.iter() if tag(e) == "div" and e.get("type") == "entry"]
    return divisions[0] if divisions else text


def _authors(header: Element) -> Iterator[str]:
    statement = next((e for e in header.iter() if tag(e) == "titleStmt"), header)
    for element in statement.iter():
        if tag(element) == "author":
            for name in "".join(element.itertext()).split(";"):
                if one_line(name):
                    yield one_line(name)


def _doc(element: Element, number: int) -> Draft:
    main = next((e for e in element if tag(e) == "main"), element)
    dated = element.get("date", "")
    names = (one_line(name) for name in element.get("author", "").split(";"))
    return Draft(
        title=one_line(element.get("title", "")),
        category=one_line(element.get("categories", "")),
        posted=day_of(dated),
        blocks=tuple(_blocks(main, number)),
        url=element.get("source", ""),
        authors=tuple(filter(None, names)),
        outlet=one_line(element.get("sitename", "") or element.get("hostname", "")),
        language=language_code(element.get("language", "")),
        notes=undated(day_of(dated), dated),
    )


def _blocks(element: Element, number: int, hint: Role | None = None) -> Iterator[Block]:
    """Yield the blocks of an element; a quotation's or an item's paragraphs keep its role."""
    own = _HINTS.get(tag(element), hint)
    inner: list[Any] = [e for e in element if any(tag(d) in _BLOCKS for d in e.iter())]
    if tag(element) in _BLOCKS and not inner:
        if text := one_line("".join(element.itertext())):
            yield Block(text, (number,), own)
        return
    for child in element:
        if tag(child) not in ("fw", "comments"):
            yield from _blocks(child, number, own)

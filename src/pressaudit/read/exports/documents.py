"""Word-processor files (DOCX, RTF) to paragraphs, and to the reader of the export they hold."""

import io
import re
from collections.abc import Iterator, Sequence

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from striprtf.striprtf import rtf_to_text

from pressaudit.read.drafts import Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports import factiva, factiva_text, nexis, nexis_uni, proquest
from pressaudit.read.exports.fields import is_counter, one_line
from pressaudit.read.exports.nexis_uni import Line
from pressaudit.read.limits import damaged, unpacked

_BOLD = "\ue000"
"""Stands in an RTF file's text where bold letters begin: a private character, in no export."""
_KNOWN = (
    "Nexis ('1 of 20 DOCUMENTS', or 'Body' … 'End of Document'), Factiva ('Document' and its "
    "number) or ProQuest ('Publication title:')"
)


def read_docx(data: bytes, name: str) -> Page:
    """Read an export as DOCX.

    Raises
    ------
    CaptureError
        If the file is damaged or too large unpacked, or is no export that is known.
    """
    unpacked(data, name, "DOCX")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what its parts raise (zlib, lxml, KeyError)
        raise damaged(name, "DOCX", error) from error
    return page_of(list(_paragraphs(document)), name, "DOCX")


def _paragraphs(document: object) -> Iterator[Line]:
    for item in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(item, Paragraph):
            yield Line(item.text, _is_title(item))
        elif isinstance(item, Table):
            for row in item.rows:
                yield Line("\n".join(dict.fromkeys(cell.text for cell in row.cells)))


def _is_title(paragraph: Paragraph) -> bool:
    level = paragraph._p.find(".//{*}outlineLvl")
    value = next(iter(level.attrib.values()), "") if level is not None else ""
    style = paragraph.style.name if paragraph.style is not None else ""
    return value == "0" or str(style).startswith(("Heading 1", "Title"))


def read_rtf(data: bytes, name: str) -> Page:
    """Read an export as RTF.

    Raises
    ------
    CaptureError
        If the file is damaged, or is no export that is known.
    """
    source = data.decode("latin-1")
    marked = re.sub(r"\\b(?=[\s\\{])(?!\\b0) ?", lambda _: rf"\b \u{ord(_BOLD) - 65536}?", source)
    try:
        text = rtf_to_text(marked, errors="replace")
    except (ValueError, IndexError, KeyError, RecursionError, LookupError) as error:
        raise damaged(name, "RTF", error) from error
    return page_of([_rtf_line(line) for line in text.split("\n")], name, "RTF")


def _rtf_line(line: str) -> Line:
    return Line(line.replace(_BOLD, ""), line.lstrip().startswith(_BOLD))


def page_of(lines: Sequence[Line], name: str, kind: str) -> Page:
    """Read paragraphs as the export that their own marks tell.

    Raises
    ------
    CaptureError
        If no known export has such paragraphs.
    """
    texts = [line.text for line in lines]
    if any(map(is_counter, texts)):
        return nexis.page_of(texts, name)
    if any(map(nexis_uni.is_end, texts)):
        # Bold letters tell no headline here: the labels are bold too.
        return nexis_uni.page_of(lines if kind == "DOCX" else [*map(Line, texts)], name)
    if any(map(factiva.is_end, texts)):
        return factiva_text.page_of(lines, name)
    if any(map(proquest.is_mark, texts)):
        return proquest.page_of(texts, name)
    first = next((one_line(text) for text in texts if one_line(text)), "")
    raise CaptureError(
        name,
        1,
        f"it is a {kind} file without articles of a press database",
        f"none of their marks was found; it begins {first[:40]!r}" if first else "it is empty",
        f"give an export of {_KNOWN}, or save the text as a table or a web page",
    )

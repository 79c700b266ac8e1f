"""Exports of Factiva as RTF or text, in any language of the interface, coded or as shown.

An article ends with its number ("Document XYZ0000020120312e83c00001"). As shown, its head stands
one field a line around the count of words; the headline is bold. Coded, each follows its code.
"""

import re
from collections.abc import Sequence
from functools import cache

from pressaudit.language.alternation import alternatives
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.factiva import coded_draft, is_end, shown_draft
from pressaudit.read.exports.fields import is_copyright, labels, one_line, stated_length
from pressaudit.read.exports.nexis_uni import Line

_HEAD = 14
"""Lines of the longest head below the count of words: date, hour, source, codes, edition, pages."""
_SECTION = 4
"""Words of the longest name of a section; headlines are longer where both are in plain letters."""


def read_text(data: bytes, name: str) -> Page:
    """Read an export as plain text; see :func:`page_of`.

    Raises
    ------
    CaptureError
        If it holds no article, or articles of another layout.
    """
    text, notes = decode(data, name)
    page = page_of([Line(line) for line in text.split("\n")], name)
    page.notes[:0] = notes
    return page


def page_of(lines: Sequence[Line], name: str) -> Page:
    """Read the lines of an export: one draft a line "Document …".

    Raises
    ------
    CaptureError
        If it holds no article, or articles of another layout.
    """
    drafts: list[Draft] = []
    waiting: list[Line] = []
    for line in lines:
        text = one_line(line.text)
        if is_end(text):
            drafts.append(_draft(waiting, len(drafts) + 1))
            waiting = []
        elif text and not _is_page(text):
            waiting.append(Line(text, line.title))
    return Page(fields.checked(drafts, name, "Factiva", "line such as 'Document' and its number"))


@cache
def _page() -> re.Pattern[str]:
    return re.compile("|".join(labels()["factiva"]["page"]), re.IGNORECASE)


def _is_page(text: str) -> bool:
    """Whether a line belongs to the printed page: its number, whose database it is."""
    return len(text) < 120 and bool(_page().fullmatch(text))


def _draft(lines: Sequence[Line], number: int) -> Draft:
    coded = _coded(lines)
    if coded:
        return coded_draft(coded, number)
    counted = next(
        (n for n, line in enumerate(lines) if stated_length(line.text) is not None), None
    )
    if counted is None:
        body = [line.text for line in lines[1:]]
        return Draft(
            title=lines[0].text if lines else "",
            blocks=fields.blocks(body, number),
            notes=("it has no count of words, by which its head is read",),
        )
    end = _head_end(lines, counted)
    head = [*_named(lines[:counted]), *(("", line.text) for line in lines[counted:end])]
    return shown_draft(head, [line.text for line in lines[end:]], number)


def _head_end(lines: Sequence[Line], counted: int) -> int:
    """Return where the text begins: below the copyright, else below the language."""
    near = range(counted + 1, min(counted + _HEAD, len(lines)))
    owned = next((n for n in near if is_copyright(lines[n].text)), None)
    if owned is not None:
        return owned + 1
    named = next((n for n in near if fields.language_code(lines[n].text) and n > counted + 2), None)
    return named + 1 if named is not None else min(counted + 4, len(lines))


def _named(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Tell headline, byline and section among the lines above the count of words."""
    bold = [n for n, line in enumerate(lines) if line.title]
    titles = set(bold) or {_likely(lines)}
    last = max(titles)
    byline = labels()["factiva"]["byline"]
    out = []
    for n, line in enumerate(lines):
        kind = "headline" if n in titles else ""
        opened = line.text.casefold().split(" ")[0] in byline
        if n == last + 1 and (opened or len(line.text.split()) <= 2 * _SECTION):
            kind = "author"
        out.append((kind, line.text))
    return out


def _likely(lines: Sequence[Line]) -> int:
    """Return the line that is most like a headline: the first that is no name of a section."""
    if len(lines) < 2 or len(lines[0].text.split()) > _SECTION:
        return 0
    byline = labels()["factiva"]["byline"]
    opened = lines[1].text.casefold().split(" ")[0] in byline
    return 0 if opened or len(lines[1].text.split()) <= len(lines[0].text.split()) else 1


def _coded(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return the texts of each code; empty when the lines are not coded."""
    known = alternatives(code for codes in labels()["factiva"]["codes"].values() for code in codes)
    pattern = re.compile(rf"({known})(?:\s*\|\s*|\s+|$)(.*)")
    out: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = pattern.fullmatch(line.text.strip("| "))
        if match:
            code = match[1]
        text = (match[2] if match else line.text).strip("| ")
        if code and text:
            out.setdefault(code, []).append(text)
    return out if {"HD", "PD"} <= set(out) else {}

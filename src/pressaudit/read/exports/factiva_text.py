"""Exports of Factiva as RTF or text, in any language of the interface, coded or as shown.

An article ends with its number ("Document XYZ0000020120312e83c00001"). As shown, its head stands
one field a line around the count of words; the headline is bold. Coded, each follows its code.
"""

import re
from collections.abc import Sequence
from functools import cache

from pressaudit.language.alternation import alternatives
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
    """Read an export as plain text; see :func:`page_of`."""
    return fields.decoded(
        data, name, lambda text: page_of([Line(line) for line in text.split("\n")], name)
    )


def page_of(lines: Sequence[Line], name: str) -> Page:
    """Read the lines of an export: one draft a line "Document …"."""
    drafts: list[Draft] = []
    waiting: list[Line] = []
    for line in lines:
        text = one_line(line.text)
        if is_end(text):
            drafts.append(_draft(waiting, len(drafts) + 1))
            waiting = []
        elif not _is_page(text):
            waiting.append(Line(text, line.title and bool(text)))
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
    lengths = [stated_length(line.text) for line in lines]
    counted = next((n for n, length in enumerate(lengths) if length is not None), None)
    if counted is None:
        texts = [line.text for line in lines if line.text]
        return Draft(
            title=texts[0] if texts else "",
            blocks=fields.blocks(texts[1:], number),
            notes=("it has no count of words, by which its head is read",),
        )
    end = _head_end(lines, counted)
    below = (("", line.text) for line in lines[counted:end] if line.text)
    return shown_draft(
        [*_named(lines[:counted]), *below], [line.text for line in lines[end:]], number
    )


def _head_end(lines: Sequence[Line], counted: int) -> int:
    """Return where the text begins: below the copyright, else below the language."""
    near = [n for n in range(counted + 1, len(lines)) if lines[n].text][:_HEAD]
    owned = next((n for n in near if is_copyright(lines[n].text)), None)
    if owned is not None:
        return owned + 1
    named = next((n for n in near[2:] if fields.language_code(lines[n].text)), None)
    return named + 1 if named is not None else near[2] + 1 if len(near) > 2 else len(lines)


def _named(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Tell headline, byline and section among the lines above the count of words.

    The headline is the last run of bold lines; in plain letters it is the lines above the empty one
    before the head. What stands further above is the list of articles in front of the first.
    """
    shown = [line for line in lines if line.text]
    if not shown:
        return []
    first, last = _headline(lines, shown)
    above = shown[first - 1].text if first else ""
    byline = shown[last + 1].text if last + 1 < len(shown) else ""
    title = " ".join(line.text for line in shown[first : last + 1])
    out = [("", above)] if 0 < len(above.split()) <= _SECTION else []
    out.append(("headline", title))
    if byline and (_is_opened(byline) or len(byline.split()) <= 2 * _SECTION):
        out.append(("author", byline))
    return out


def _headline(lines: Sequence[Line], shown: Sequence[Line]) -> tuple[int, int]:
    """Return the first and the last line of the headline among those that are not empty."""
    bold = [n for n, line in enumerate(shown) if line.title]
    if bold:
        first = bold[-1]
        while first - 1 in bold:
            first -= 1
        return first, bold[-1]
    sizes = [0]
    for line in lines:
        if line.text:
            sizes[-1] += 1
        elif sizes[-1]:
            sizes.append(0)
    if len(sizes) > 1:
        last = len(shown) - sizes[-1] - 1
        return last - sizes[-2] + 1, last
    at = _likely(shown)
    return at, at


def _is_opened(text: str) -> bool:
    """Whether a line opens as bylines do ("By Ada Quill")."""
    return text.casefold().split(" ")[0] in labels()["factiva"]["byline"]


def _likely(shown: Sequence[Line]) -> int:
    """Return the line that is most like a headline: the first that is no name of a section."""
    if len(shown) < 2 or len(shown[0].text.split()) > _SECTION:
        return 0
    shorter = len(shown[1].text.split()) <= len(shown[0].text.split())
    return 0 if _is_opened(shown[1].text) or shorter else 1


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

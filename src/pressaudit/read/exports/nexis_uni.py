"""Exports of Nexis Uni and Lexis+ (DOCX, RTF): headline … "Body" … "End of Document".

Above "Body" stand headline, outlet, date, copyright and labels (Section, Length, Byline); below the
text "Classification" and its labels (Language, Load-Date). A file may open with a list of its
documents, which is no article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pressaudit.read.dates import day_in
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.fields import is_copyright, labels, one_line


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a document; ``title`` says that its style is that of a headline."""

    text: str
    title: bool = False


def is_end(text: str) -> bool:
    """Whether a paragraph closes a document ("End of Document")."""
    return _word(text) in labels()["nexis"]["end"]


def _word(text: str) -> str:
    return one_line(text).strip(" *.:").casefold()


def page_of(lines: Sequence[Line], name: str) -> Page:
    """Read the paragraphs of an export: one draft an "End of Document".

    Raises
    ------
    CaptureError
        If no paragraph closes a document, or the documents have another layout.
    """
    lines = [line for line in lines if one_line(line.text)]
    drafts: list[Draft] = []
    start = 0
    for end, line in enumerate(lines):
        if is_end(line.text):
            drafts.append(_draft(lines[start:end], len(drafts) + 1))
            start = end + 1
    drafts = fields.checked(drafts, name, "Nexis Uni", "paragraph 'End of Document'")
    left = [line.text for line in lines[start:] if len(line.text.split()) > 20]
    cut = [f"{len(left)} paragraphs after the last 'End of Document' were left out"] if left else []
    return Page(drafts, notes=cut)


@cache
def _labels() -> dict[str, str]:
    nexis = labels()["nexis"]
    return fields.label_fields(nexis["tail"]) | fields.label_fields(nexis["head"])


def _labelled(text: str) -> tuple[str, str]:
    return fields.labelled(_labels(), one_line(text))


def _draft(lines: Sequence[Line], number: int) -> Draft:
    words = labels()["nexis"]
    body = next((n for n, line in enumerate(lines) if _word(line.text) in words["body"]), None)
    above = lines[:body] if body is not None else lines
    top = _top(above)
    title, outlet, dated = _heading(above[top:])
    values: dict[str, str] = {}
    for line in [*above[top:], *lines[_classified(lines, body) :]]:
        field, value = _labelled(line.text)
        if field and value:
            values.setdefault(field, value)
    text = lines[body + 1 : _classified(lines, body)] if body is not None else []
    text = [line for line in text if _word(line.text) not in words["bare"]]
    unnamed = title.casefold() in words["unnamed"]
    draft = Draft(
        title="" if unnamed else title,
        category=values.get("section", ""),
        posted=day_in(dated),
        blocks=fields.blocks((one for line in text for one in line.text.split("\n")), number),
        author=values.get("author", ""),
        authors=fields.authors(values.get("author", ""), outlet),
        outlet=outlet,
        language=fields.language_code(values.get("language", "")),
        notes=fields.undated(day_in(dated), dated),
    )
    return fields.with_length(draft, fields.stated_length(values.get("length", "")))


def _top(lines: Sequence[Line]) -> int:
    """Return where an article begins below a list of documents.

    That is at the last headline, and where no style shows one, two lines above the last line that
    is a date: outlet and headline.
    """
    titles = [n for n, line in enumerate(lines) if line.title]
    if titles:
        return titles[-1]
    dates = (n for n in range(len(lines) - 1, 1, -1) if _is_date(lines[n].text))
    return next((n - 2 for n in dates if not _labelled(lines[n].text)[0]), 0)


def _is_date(text: str) -> bool:
    return len(text) < 100 and day_in(text) is not None


def _heading(lines: Sequence[Line]) -> tuple[str, str, str]:
    """Return headline, outlet and the line of the date."""
    shown: list[str] = []
    for line in lines:
        if is_copyright(line.text) or (shown and _labelled(line.text)[0]):
            break
        shown.append(one_line(line.text))
    dated = next((n for n, text in enumerate(shown) if n and _is_date(text)), None)
    if dated is None:
        dated = next(
            (n for n, text in enumerate(shown) if n > 1 and re.search(r"\d{4}", text)), None
        )
    if dated is None:
        return shown[0] if shown else "", shown[1] if len(shown) > 1 else "", ""
    # A headline of two paragraphs is rare; its supplier below the outlet is not ("Wire Service").
    return shown[0], shown[1] if dated > 1 else "", shown[dated]


def _classified(lines: Sequence[Line], body: int | None) -> int:
    """Return where the labels below the text begin."""
    start = (body if body is not None else 0) + 1
    known = labels()["nexis"]["classification"]
    for n in range(start, len(lines)):
        if _word(lines[n].text) in known:
            return n
    ends = [
        n for n in range(start, len(lines)) if _labelled(lines[n].text)[0] in ("sure", "language")
    ]
    return ends[0] if ends else len(lines)

"""Exports of Factiva as HTML, in any language of the interface, coded or as shown.

As shown, an article's head is a row of divisions without names: section, headline, byline, count of
words, date, hour, source, its code, edition, page, language, copyright. The count of words is the
anchor: what stands before and after it tells what each is. The coded form names each (HD, WC, PD).
"""

import re
from collections.abc import Sequence
from functools import cache

from bs4 import BeautifulSoup, Tag

from pressaudit.language.alternation import alternatives
from pressaudit.read.dates import day_in
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.exports import fields
from pressaudit.read.exports.fields import is_copyright, labels, one_line, stated_length
from pressaudit.read.model import Role

_ARTICLE = re.compile(r"[a-z]{2,3}(?:-\w+)?Article")
_PARAGRAPH = "articleParagraph"
_COUNTED = re.compile(r"\d{1,4}\)\s+(?=\S)")
"""The number that the interface sets before a headline when it numbers them."""
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[A-Z]{2,4}|\s*[ap]\.?m\.?)?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")


def read_html(data: bytes, name: str) -> Page:
    """Read an export as HTML: one draft an element of class ``…Article``."""
    text, notes = decode(data, name)
    soup = BeautifulSoup(text, "lxml")
    found = [e for e in soup.find_all(class_=_ARTICLE) if any(map(_ARTICLE.fullmatch, e["class"]))]
    if not found:
        found = [e for e in soup.find_all(class_="article") if not e.find(class_="article")]
    drafts = [_draft(article, n) for n, article in enumerate(found, start=1)]
    return Page(
        fields.checked(drafts, name, "Factiva", "element of class '…Article'"), notes=[*notes]
    )


@cache
def _end() -> re.Pattern[str]:
    words = alternatives(labels()["factiva"]["document"])
    return re.compile(rf"(?:{words})\s*[A-Z0-9]{{3,12}}\d{{8}}[a-z0-9]{{5,12}}", re.IGNORECASE)


def is_end(text: str) -> bool:
    """Whether a line is an article's number, which closes it."""
    return len(text) < 100 and bool(_end().fullmatch(one_line(text).strip("| ")))


def _draft(article: Tag, number: int) -> Draft:
    coded = _coded(article)
    if coded:
        return coded_draft(coded, number)
    head, body, captions = _parted(article)
    return shown_draft(head, body, number, captions)


def _text(element: Tag) -> str:
    return one_line(element.get_text(" " if element.find("br") else ""))


def _parted(article: Tag) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the head as (kind, text), the paragraphs, and the captions below them.

    Kind is headline, author or ''. Below the text stand, without a class, captions, the publisher
    and the article's number.
    """
    head: list[tuple[str, str]] = []
    body: list[str] = []
    below: list[str] = []
    for element in article.find_all(["div", "p", "pre"]):
        classes = list(element.get("class") or ())
        text = _text(element)
        if _PARAGRAPH in classes or element.name == "pre":
            if not element.find_parent(class_=_PARAGRAPH):
                body.append(text)
        elif element.name == "p" and body and text:
            below.append(text)
        elif element.name == "div" and not body and text and not element.find("div"):
            headline = element.get("id") == "hd" or element.find(class_=re.compile("Headline"))
            kind = "headline" if headline else "author" if "author" in classes else ""
            head.append((kind, text))
    ends = [n for n, text in enumerate(below) if is_end(text)]
    return head, body, below[: max(ends[0] - 1, 0)] if ends else below


def shown_draft(
    head: Sequence[tuple[str, str]], body: Sequence[str], number: int, captions: Sequence[str] = ()
) -> Draft:
    """Return the draft of an article whose head has no names but for the headline's.

    Parameters
    ----------
    head
        Kind (``headline``, ``author`` or '') and text of each line above the text.
    body
        The paragraphs.
    number
        The article's place in the export.
    captions
        What stands below the paragraphs: the texts of pictures, which the stated length counts.
    """
    texts = [text for _, text in head]
    counted = next((n for n, text in enumerate(texts) if stated_length(text) is not None), None)
    dated = next((n for n in range(counted or 0, len(texts)) if _is_date(texts[n])), None)
    if dated is None:
        dated = next((n for n, text in enumerate(texts) if _is_date(text)), None)
    after = texts[dated + 1 :] if dated is not None else texts[(counted or 0) + 1 :]
    while after and _HOUR.fullmatch(after[0]):
        after = after[1:]
    titles = [n for n, (kind, _) in enumerate(head) if kind == "headline"]
    first = titles[0] if titles else 0
    title = " ".join(texts[n] for n in titles)
    author = next((text for kind, text in head if kind == "author"), "")
    language = next((code for text in reversed(after) if (code := _language(text))), "")
    draft = Draft(
        title=_uncounted(title, number),
        category="; ".join(t for t in texts[:first] if stated_length(t) is None),
        posted=day_in(texts[dated]) if dated is not None else None,
        blocks=fields.blocks(body, number) + fields.blocks(captions, number, Role.CAPTION),
        author=author,
        authors=fields.authors(author),
        outlet=after[0] if after and not is_copyright(after[0]) else "",
        language=language,
        notes=() if dated is not None else ("it has no date",),
    )
    return fields.with_length(draft, stated_length(texts[counted]) if counted is not None else None)


def _uncounted(title: str, number: int) -> str:
    """Return a headline without the number of the interface: "12) …" is the twelfth article's."""
    match = re.match(r"(\d{1,4})\)\s", title)
    counted = match and int(match[1]) % 100 == number % 100
    return _COUNTED.sub("", title, count=1) if counted else title


def _is_date(text: str) -> bool:
    return len(text) < 60 and stated_length(text) is None and day_in(text) is not None


@cache
def _language(text: str) -> str:
    words = text.split()
    return fields.language_code(text) if len(words) <= 3 and not _CODE.fullmatch(text) else ""


def _coded(article: Tag) -> dict[str, list[str]]:
    """Return the texts of each code (HD, PD, …); empty when the head has none."""
    known = {code for codes in labels()["factiva"]["codes"].values() for code in codes}
    out: dict[str, list[str]] = {}
    for row in article.find_all("tr"):
        cells = row.find_all("td", recursive=False)
        code = _text(cells[0]) if len(cells) > 1 else ""
        if code in known:
            paragraphs = cells[1].find_all(["p", "pre"]) or [cells[1]]
            out.setdefault(code, []).extend(filter(None, map(_text, paragraphs)))
    return out if "HD" in out or "PD" in out else {}


def coded_draft(coded: dict[str, list[str]], number: int) -> Draft:
    """Return the draft of an article whose fields are named by codes."""
    codes = labels()["factiva"]["codes"]

    def value(field: str) -> str:
        return " ".join(text for code in codes[field] for text in coded.get(code, []))

    dated = value("date")
    title = value("headline")
    draft = Draft(
        title=_uncounted(title, number),
        category=value("section"),
        posted=day_in(dated),
        blocks=fields.blocks((t for code in codes["body"] for t in coded.get(code, [])), number),
        author=value("author"),
        authors=fields.authors(value("author")),
        outlet=value("outlet"),
        language=fields.language_code(value("language")),
        notes=fields.undated(day_in(dated), ""),
    )
    return fields.with_length(draft, stated_length(value("length")))

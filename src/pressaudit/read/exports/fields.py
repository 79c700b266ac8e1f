"""The fields that all exports have: labels, languages, stated lengths, copyright lines."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from babel import Locale

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.alternation import alternatives
from pressaudit.language.outlets import is_place, plain_case
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Role
from pressaudit.read.people import people

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts whose words are not set apart or are counted by letters."""


@cache
def labels() -> dict[str, Any]:
    """Return the rules of exports (rules/exports.toml)."""
    return rules.load("exports")


def decoded(data: bytes, name: str, read: Callable[[str], Page]) -> Page:
    """Read the text of ``data`` with ``read``; what decoding has to say comes before its notes."""
    text, notes = decode(data, name)
    page = read(text)
    page.notes[:0] = notes
    return page


def undated(posted: date | None, stated: str) -> tuple[str, ...]:
    """Return the note of a draft on a date that is no day, or that is missing."""
    return () if posted else (f"it is dated {stated!r}" if stated else "it has no date",)


def label_fields(known: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Map each label of a rule to the field it names."""
    return {label: field for field, labels in known.items() for label in labels}


def labelled(known: Mapping[str, str], text: str, opening: str = "") -> tuple[str, str]:
    """Return field and value of a line such as "Length: 345 words"; ('', '') for any other."""
    match = _label_line(tuple(known), opening).fullmatch(text)
    return (known[match[1].casefold()], match[2]) if match else ("", "")


@cache
def _label_line(known: tuple[str, ...], opening: str) -> re.Pattern[str]:
    return re.compile(rf"{opening}({alternatives(known)})\s*[:：]\s*(.*)", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return ``text`` on one line, white space run together, invisible spaces gone."""
    return " ".join(re.sub("[\u200b\u2060\ufeff\u00ad]", "", text).split())


@cache
def _languages() -> dict[str, str]:
    """Map the names of languages, in the languages of the interfaces, to their codes (CLDR)."""
    names: dict[str, str] = {}
    for interface in (
        *labels()["days"]["languages"],
        "zh",
        "zh_Hant",
        "ja",
        "ko",
        "ar",
        "he",
        "fa",
    ):
        for code, name in Locale.parse(interface).languages.items():
            if len(code.split("_")[0]) == 2:
                names.setdefault(name.casefold(), code[:2])
    return names


def language_code(name: str) -> str:
    """Return the ISO 639-1 code of a language named in any interface's words; '' when unknown.

    >>> language_code("ENGLISH"), language_code("Französisch"), language_code("pt-BR")
    ('en', 'fr', 'pt')
    """
    first = re.split(r"[;,/|(（]", one_line(name))[0].strip().casefold()
    if code := re.fullmatch(r"([a-z]{2})(?:[-_]\w+)*", first):
        return code[1]
    known = _languages()
    return known.get(first) or known.get(first.split(" ")[0], "")


@cache
def _copyright() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{alternatives(labels()['copyright']['marks'])})", re.IGNORECASE
    )


def is_copyright(line: str) -> bool:
    """Whether a line says whose the words are ("Copyright 2010 An Owner")."""
    return bool(_copyright().match(one_line(line)))


@cache
def _length() -> re.Pattern[str]:
    units = alternatives(labels()["words"]["units"])
    # Letters were lost in some exports ("877 W?rter").
    return re.compile(
        rf"(?P<n>\d[\d.,'’ ]*)(?:{units}|\S{{0,2}}[\ufffd?]\S{{1,5}})\.?"
        rf"|(?:{units}) ?[:：]? ?(?P<m>\d+)",
        re.IGNORECASE,
    )


def stated_length(text: str) -> int | None:
    """Return the count of words in a line such as ``1,234 words``; None for any other line."""
    match = _length().fullmatch(one_line(text)[:60])
    digits = re.sub(r"\D", "", (match["n"] or match["m"])) if match else ""
    return int(digits) if digits else None


def with_length(draft: Draft, stated: int | None) -> Draft:
    """Note on a draft what its own count of words is, where the stated one differs from it.

    The databases count the headline in or out, and hyphens and figures each in its own way; only
    differences beyond the limits of the rules are told. Texts of scripts without spaces between
    words are counted by nobody in the same way and are left alone.
    """
    texts = [block.text for block in draft.blocks]
    if not stated or any(_UNSPACED.search(text) for text in texts[:3]):
        return draft
    counted = sum(map(words.count, texts))
    off = abs(counted - stated)
    off = min(off, abs(counted + words.count(draft.title) - stated))
    limits = labels()["limits"]
    if off <= max(limits["length_words"], limits["length_off"] * stated):
        return draft
    note = f"{counted} words, the export says {stated}"
    return replace(draft, notes=(*draft.notes, note))


def authors(byline: str, outlet: str = "") -> tuple[str, ...]:
    """Return the people of a byline, without what they are: posts, places of work, agencies.

    >>> authors("By ADA QUILL and BEN ODE, Harbour Correspondents")
    ('Ada Quill', 'Ben Ode')
    """
    rule = labels()["byline"]
    text = re.sub(rf"^(?:{alternatives(rule['openings'])})\s+", "", one_line(byline), flags=re.I)
    named = people([text], [outlet] if outlet else [], single=False)
    posts = set(rule["posts"])
    kept = (n for n in named if not posts & set(re.findall(r"\w+", n.casefold())))
    return tuple(plain_case(name) for name in kept if not is_place(name))


def blocks(paragraphs: Iterable[str], number: int, hint: Role | None = None) -> tuple[Block, ...]:
    """Return paragraphs as blocks of the record ``number``, without copyright lines at the end."""
    texts = [text for text in map(one_line, paragraphs) if text]
    while texts and is_copyright(texts[-1]):
        texts.pop()
    return tuple(Block(text, (number,), hint) for text in texts)


@cache
def counter(of: str, key: str) -> re.Pattern[str]:
    """Return the pattern of a line that counts documents ("3 of 20 DOCUMENTS")."""
    forms = (form.replace("{n}", r"\d+") for form in labels()[of][key])
    return re.compile("|".join(forms), re.IGNORECASE)


def is_counter(line: str, of: str = "nexis", key: str = "counter") -> bool:
    """Whether a line opens a document by its number."""
    return len(line) < 200 and bool(counter(of, key).fullmatch(one_line(line).strip("* ")))


def checked(drafts: Sequence[Draft], name: str, what: str, sign: str) -> list[Draft]:
    """Return the drafts of an export.

    Raises
    ------
    CaptureError
        If there are none, or most have neither headline nor text: the layout is another one.
    """
    if not drafts:
        raise CaptureError(
            name,
            1,
            f"it holds no articles of {what}",
            f"there is no {sign}",
            "export the articles again with their full text, as HTML, RTF or text",
        )
    bare = [n for n, draft in enumerate(drafts, start=1) if not draft.title and not draft.blocks]
    if len(bare) * 2 > len(drafts):
        raise CaptureError(
            name,
            1,
            f"{len(bare)} of {len(drafts)} documents have neither headline nor text",
            f"the export of {what} is cut short or has a layout that is not known "
            f"(document {bare[0]} is the first)",
            "export it again in another format (HTML, RTF, TXT or DOCX) with full text",
        )
    return list(drafts)

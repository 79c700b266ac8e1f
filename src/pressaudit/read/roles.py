"""What each block of a post is to the post: body text, or something that stands beside it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pressaudit import rules
from pressaudit.read import bylines, layout
from pressaudit.read.drafts import Block
from pressaudit.read.model import Role
from pressaudit.read.pulls import pull_quotes

_TERMINAL = re.compile(r"[.!?…:;,][”’\"')\]]*$|[”\"]$")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_PAIR = re.compile(r"[–—-]{1,2}\s*\S|\s[–—-]\s")


@cache
def _rules() -> dict[str, Any]:
    return rules.load("layout")


def assign(blocks: Sequence[Block], title: str, caption: str) -> list[Role]:
    """Return one role for each block of a post.

    The order of the steps is the order of their evidence: what a block says of itself (a link, a
    caption, "Also:"), what the post's end shows (byline, biography), what repeats, and last the
    shape of the block.
    """
    roles: list[Role | None] = [block.hint for block in blocks]
    texts = [block.text for block in blocks]
    _links_and_captions(texts, roles, {title, caption})
    _related(texts, roles)
    _lists(texts, roles)
    _ends(texts, roles)
    for n in pull_quotes(texts, [_is_prose(role) for role in roles]):
        roles[n] = Role.PULL_QUOTE
    _attributions(texts, roles)
    _headings(texts, roles)
    return [role or Role.BODY for role in roles]


def _is_prose(role: Role | None) -> bool:
    return role in (None, Role.BLOCK_QUOTATION, Role.PULL_QUOTE)


def _links_and_captions(texts: list[str], roles: list[Role | None], head: set[str]) -> None:
    opening = layout.alternatives(_rules()["blocks"]["caption"])
    caption = re.compile(rf"(?:{opening})(?:\s+by)?\s*:\s*\S", re.IGNORECASE)
    for n, text in enumerate(texts):
        if _URL.fullmatch(text):
            roles[n] = Role.LINK
        elif roles[n] is None and (
            (caption.match(text) and len(text.split()) <= 40)
            or (text in head and len(text.split()) <= 30)
            or re.fullmatch(r"\S+\.(?:jpe?g|png|gif|webp)|\w+(?:[_-]\w+){2,}", text)
        ):
            roles[n] = Role.CAPTION


def _related(texts: list[str], roles: list[Role | None]) -> None:
    rule = _rules()["blocks"]
    words = layout.alternatives(rule["related"])
    alone = set(rule["related_alone"])
    inline = re.compile(rf"(?:{words})\s*:\s*\S", re.IGNORECASE)
    follows = False
    for n, text in enumerate(texts):
        bare = text.rstrip(" :").lower().replace("’", "'")
        opens = bare in rule["related"] and (text.endswith(":") or bare not in alone)
        if roles[n] in (None, Role.LIST_ITEM) and (
            opens or (inline.match(text) and len(text.split()) <= 30 and not text.endswith("."))
        ):
            roles[n], follows = Role.RELATED, opens
        elif follows and (roles[n] is Role.LINK or _is_title(text)):
            if bylines.is_byline(text, strict=True) or (
                n == len(texts) - 1
                and _names_only(text)
                and texts[n - 1].rstrip(" :").lower() not in rule["related"]
            ):
                break
            roles[n] = Role.RELATED
        else:
            follows = False


def _names_only(text: str) -> bool:
    return len(text.split()) <= 4 and bylines.is_byline(text)


def _is_title(text: str) -> bool:
    return len(text.split()) <= 25 and not text.endswith((".", ",", ":", ";"))


def _lists(texts: list[str], roles: list[Role | None]) -> None:
    """Mark lists of people with their parts, and enumerations announced with their number."""
    rule = _rules()["blocks"]
    numbers = {word: n for n, word in enumerate(rule["numbers"], start=2)}
    for n, text in enumerate(texts):
        if text.rstrip(" :").lower() in rule["people_lists"]:
            m = n + 1
            mark = _entry_mark(texts[m]) if m < len(texts) else ""
            while (
                m < len(texts)
                and roles[m] in (None, Role.LIST_ITEM)
                and mark
                and _entry_mark(texts[m]) == mark
            ):
                roles[m] = Role.LIST_ITEM
                m += 1
            if m > n + 1:
                roles[n] = Role.HEADING
        elif text.endswith(":"):
            counts = [numbers[w] for w in re.findall(r"[a-z]+", text.lower()) if w in numbers]
            counts += [int(d) for d in re.findall(r"(?<![\d:.,])\b\d{1,2}\b(?= [a-z]{4,})", text)]
            for count in counts:
                items = range(n + 1, min(n + 1 + count, len(texts)))
                if len(items) == count > 1 and all(_is_item(texts[m], roles[m]) for m in items):
                    for m in items:
                        roles[m] = Role.LIST_ITEM
    _numbered(texts, roles)


def _entry_mark(text: str) -> str:
    """Return what parts name and role in "Name – Role"; '' when the block is no such entry."""
    found = re.search(r"\s[–—-]+\s|,\s|:\s", text)
    if not found or not text[0].isupper() or len(text.split()) > 25:
        return ""
    short = len(text[: found.start()].split()) <= 5
    return found[0].strip().translate({ord("—"): "–", ord("-"): "–"}) if short else ""


def _is_item(text: str, role: Role | None) -> bool:
    return role in (None, Role.LIST_ITEM) and 3 <= len(text.split()) <= 30 and text[0] not in '“"'


def _numbered(texts: list[str], roles: list[Role | None]) -> None:
    """Mark runs of blocks that are counted 1, 2, … at their front."""
    marks = [re.match(r"\(?(\d{1,2})[.)]\s+\S", text) for text in texts]
    for n, mark in enumerate(marks):
        after = marks[n + 1] if n + 1 < len(marks) else None
        if mark and after and int(after[1]) == int(mark[1]) + 1 and roles[n] is None:
            roles[n] = roles[n + 1] = Role.LIST_ITEM


def _ends(texts: list[str], roles: list[Role | None]) -> None:
    """Find the byline, and the biography beside it."""
    skipped = (Role.LINK, Role.RELATED, Role.CAPTION)
    last = [n for n in range(len(texts)) if roles[n] not in skipped][-3:]
    if not last:
        return
    alone = len(last) == 1 and len(texts) == 1
    for n in reversed(last[-2:]):
        if (
            roles[n] is None
            and bylines.is_byline(texts[n], strict=alone)
            and not _after_pull(texts, n)
        ):
            following = [m for m in last if m > n]
            if following and not _is_biography(
                texts[following[0]], bylines.parse(texts[n]).authors
            ):
                continue
            roles[n] = Role.BYLINE
            if (
                n - 1 in last
                and roles[n - 1] is None
                and bylines.is_byline(texts[n - 1], strict=True)
            ):
                roles[n - 1] = Role.BYLINE
            people = bylines.parse(texts[n]).authors
            for m in (*following, n - 1):
                if m in last and m > 0 and roles[m] is None and _is_biography(texts[m], people):
                    roles[m] = Role.BIOGRAPHY
            return
    if roles[last[-1]] is None and len(texts) > 1 and _is_writers_biography(texts[last[-1]]):
        roles[last[-1]] = Role.BIOGRAPHY
    if (
        bylines.is_byline(texts[0], strict=True)
        and bylines.is_opened(texts[0])
        and len(texts) > 1
        and roles[0] is None
    ):
        roles[0] = Role.BYLINE


def _after_pull(texts: list[str], n: int) -> bool:
    """Whether a last line names somebody whom the post's own text names: an attribution."""
    if n == 0 or bylines.is_opened(texts[n]):
        return False
    person = re.split(r"[,–—]", texts[n])[0].strip()
    pulled = n - 1 in pull_quotes(texts[:n], [True] * n)
    return pulled and any(person in text for text in texts[: n - 1])


def _is_biography(text: str, people: Sequence[str]) -> bool:
    verbs = "|".join(_rules()["biography"]["verbs"])
    return any(
        re.match(
            rf"{re.escape(person)}\b(?:,[^,]{{1,80}},)?\s+(?:(?:also|currently)\s+)?(?:{verbs})\b",
            text,
        )
        for person in people
    )


def _is_writers_biography(text: str) -> bool:
    trades = "|".join(_rules()["biography"]["trades"])
    name = r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+"
    return bool(
        re.match(rf"{name} is (?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}(?:{trades})\b", text)
    ) and not re.search('[“”"]', text)


def _attributions(texts: list[str], roles: list[Role | None]) -> None:
    for n in range(1, len(texts)):
        quoted = roles[n - 1] in (Role.PULL_QUOTE, Role.BLOCK_QUOTATION)
        if not quoted or roles[n] is not None or len(texts[n].split()) > 16:
            continue
        dashed = re.match(r"[–—-]\s*[A-Z]", texts[n])
        named = roles[n - 1] is Role.PULL_QUOTE and bylines.is_byline(texts[n])
        comma = re.search(r",|\s[–—-]\s", texts[n]) or len(texts[n].split()) <= 4
        if dashed or (named and comma):
            roles[n] = Role.ATTRIBUTION


def _headings(texts: list[str], roles: list[Role | None]) -> None:
    for n, text in enumerate(texts):
        last = not any(
            roles[m] in (None, Role.BLOCK_QUOTATION, Role.LIST_ITEM)
            for m in range(n + 1, len(texts))
        )
        if roles[n] is None and not last and _is_heading(text):
            roles[n] = Role.HEADING
            after_link = n > 0 and roles[n - 1] is Role.LINK
            if after_link and roles[n + 1] is None and _is_strapline(texts[n + 1]):
                roles[n + 1] = Role.STRAPLINE


def _is_strapline(text: str) -> bool:
    return 5 <= len(text.split()) <= 30 and len(re.findall(r"[.!?](?:\s|$)", text)) <= 1


def _is_heading(text: str) -> bool:
    words = text.split()
    if (
        layout.day(text)
        or not 1 <= len(words) <= 14
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"")
    ):
        return False
    if not _TERMINAL.search(text):
        return True
    titled = [w for w in words if len(w) > 3 or w[0].isupper()]
    capitals = sum(w.lstrip("‘“'\"(")[:1].isupper() for w in titled)
    end = _ABBREVIATION.search(text) or text.endswith("?")
    return bool(end) and len(words) >= 3 and capitals == len(titled)

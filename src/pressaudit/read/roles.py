"""What each block of a post is to the post: body text, or something that stands beside it."""

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

from pressaudit import rules
from pressaudit.language import outlets
from pressaudit.language.alternation import alternatives
from pressaudit.read import bylines, dates, layout
from pressaudit.read.drafts import Block
from pressaudit.read.ends import mark_attributions, mark_ends
from pressaudit.read.model import NARRATIVE_ROLES, Article, Paragraph, Role
from pressaudit.read.pulls import pull_quotes

_TERMINAL = re.compile(r"[.!?…:;,][”’\"')\]]*$|[”\"]$")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_HOST = re.compile(r"www\.[\w.-]+")
_TURN = re.compile(r"[A-Z][A-Z .’'-]*:\s")
"""Who speaks, before a turn of a transcript."""
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp)|[^\W_]+(?:[_-]+[^\W_]+){2,}")

_rules = partial(rules.load, "layout")


def assign(
    blocks: Sequence[Block], title: str, caption: str, *, strict: bool = False
) -> list[Role]:
    """Return one role for each block of a post.

    ``strict`` asks a byline for words that only bylines have. The order of the steps is the order
    of their evidence: what a block says of itself (a link, a caption, "Also:"), what the post's end
    shows (byline, biography), what repeats, and last the shape of the block.
    """
    roles: list[Role | None] = [block.hint for block in blocks]
    texts = [block.text for block in blocks]
    _links_and_captions(texts, roles, {title, caption})
    _related(texts, roles)
    _lists(texts, roles)
    mark_ends(texts, roles, strict=strict)
    for n in pull_quotes(texts, [_is_prose(role) for role in roles]):
        roles[n] = Role.PULL_QUOTE
    mark_attributions(texts, roles)
    _headings(texts, roles)
    return [role or Role.BODY for role in roles]


def _is_prose(role: Role | None) -> bool:
    return role in (None, Role.BLOCK_QUOTATION, Role.PULL_QUOTE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rule = _rules()["blocks"]
    caption, related, links = (alternatives(rule[name]) for name in ("caption", "related", "links"))
    return {
        "caption": re.compile(rf"(?:{caption})(?:(?:\s+by)?\s*:\s*\S|\s+by\s+\S)", re.IGNORECASE),
        "credit": re.compile(rf"\S+ .*\([^()]*\b(?:{alternatives(rule['credits'])})\b[^()]*\)\.?$"),
        "related": re.compile(rf"(?:{related})\s*:\s*\S", re.IGNORECASE),
        "points": re.compile(rf"(?:{links})\b[^.]*$", re.IGNORECASE),
    }


def _links_and_captions(texts: list[str], roles: list[Role | None], head: set[str]) -> None:
    head = {_plain(text) for text in head if text}
    pictures = _pictures(texts, roles)
    for n, text in enumerate(texts):
        words = len(text.split())
        signed = n == len(texts) - 1 > 0 and _HOST.fullmatch(text)
        if (_URL.fullmatch(text) and not signed) or layout.is_player(text):
            roles[n] = Role.LINK
        elif roles[n] is None and (
            (words <= 40 and _patterns()["caption"].match(text))
            or (words <= 40 and _patterns()["credit"].match(text) and not _is_signed(texts, n))
            or (words <= 30 and _plain(text) in head)
            or _FILE_NAME.fullmatch(text)
            or n in pictures
        ):
            roles[n] = Role.CAPTION


def _pictures(texts: list[str], roles: list[Role | None]) -> set[int]:
    """Return neighbours that differ in a number at most: the texts of a gallery's pictures."""
    keys = [
        re.sub(r"[\W\d_]+", "", text.lower())
        if roles[n] is None
        and 1 < len(text.split()) <= 15
        and text[0].isalpha()
        and not _TERMINAL.search(text)
        else ""
        for n, text in enumerate(texts)
    ]
    pairs = (n for n, (one, two) in enumerate(pairwise(keys)) if one and one == two)
    return {m for n in pairs if not outlets.is_moment(texts[n]) for m in (n, n + 1)}


def _is_signed(texts: list[str], n: int) -> bool:
    """Whether a post ends with "An Agency (AG)", which is no picture's credit."""
    last = n > 0 and all(map(_URL.fullmatch, texts[n + 1 :]))
    return last and bylines.is_byline(texts[n], strict=True)


def _plain(text: str) -> str:
    """Return the words of a text, in small letters."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _related(texts: list[str], roles: list[Role | None]) -> None:
    """Mark "Also:" and the titles after it, and blocks that only point elsewhere."""
    opened = False
    for n, text in enumerate(texts):
        if roles[n] in (None, Role.LIST_ITEM) and _opens_related(text):
            roles[n], opened = Role.RELATED, True
        elif roles[n] in (None, Role.LIST_ITEM) and _is_pointer(text):
            roles[n], opened = Role.RELATED, False
        elif opened and (roles[n] is Role.LINK or _is_title(text)):
            is_last = n == len(texts) - 1 and not _opens_related(texts[n - 1])
            if bylines.is_byline(text, strict=True) or (is_last and _names_only(text)):
                return
            roles[n] = Role.RELATED
        else:
            opened = False


def _opens_related(text: str) -> bool:
    """Whether a block is "Also:" and no more."""
    rule = _rules()["blocks"]
    bare = text.rstrip(" :").lower().replace("’", "'")
    return bare in rule["related"] and (text.endswith(":") or bare not in rule["related_alone"])


def _is_pointer(text: str) -> bool:
    """Whether a block is "Also: a title", or "Click here" and its like."""
    words = len(text.split())
    if words <= 8 and _patterns()["points"].match(text):
        return True
    return words <= 30 and not text.endswith(".") and bool(_patterns()["related"].match(text))


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


def _is_open(role: Role | None) -> bool:
    return role in (None, Role.LIST_ITEM)


def _numbered(texts: list[str], roles: list[Role | None]) -> None:
    """Mark runs of blocks that are counted 1, 2, … at their front."""
    marks = [re.match(r"\(?(\d{1,2})[.)]\s+\S", text) for text in texts]
    for n, mark in enumerate(marks):
        after = marks[n + 1] if n + 1 < len(marks) else None
        if mark and after and int(after[1]) == int(mark[1]) + 1 and _is_open(roles[n]):
            roles[n] = roles[n + 1] = Role.LIST_ITEM


def _headings(texts: list[str], roles: list[Role | None]) -> None:
    told = (None, Role.BLOCK_QUOTATION, Role.LIST_ITEM)
    last = max((n for n, role in enumerate(roles) if role in told), default=0)
    for n, text in enumerate(texts[:last]):
        if roles[n] not in (None, Role.HEADING):
            continue
        # Below a film stands its title, and its strapline below that.
        titled = n > 0 and roles[n - 1] is Role.LINK
        below = titled and roles[n + 1] is None and _is_strapline(texts[n + 1])
        if roles[n] or _is_heading(text) or (below and text.endswith("?") and _is_title(text)):
            roles[n] = Role.HEADING
            if below:
                roles[n + 1] = Role.STRAPLINE


def _is_strapline(text: str) -> bool:
    return 5 <= len(text.split()) <= 30 and len(re.findall(r"[.!?](?:\s|$)", text)) <= 1


def _is_heading(text: str) -> bool:
    words = text.split()
    if len(words) > 14 or not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\""):
        return False
    if dates.day(text):
        return False
    if not _TERMINAL.search(text):
        return True
    if _TURN.match(text):
        return False
    titled = [w for w in words if len(w) > 3 or w[0].isupper()]
    capitals = sum(w.lstrip("‘“'\"(")[:1].isupper() for w in titled)
    end = _ABBREVIATION.search(text) or text.endswith("?")
    return bool(end) and len(words) >= 3 and capitals == len(titled)


def running_text(article: Article) -> list[Paragraph]:
    """Return the paragraphs of a post's own running text.

    These are its narrative roles, but for the list of people under a heading such as
    "Contributors", which says who they are and tells nothing.
    """
    out: list[Paragraph] = []
    listing = False
    for paragraph in article.paragraphs:
        if paragraph.role is Role.HEADING:
            listing = paragraph.text.strip(" :\u00a0").lower() in _rules()["blocks"]["people_lists"]
        elif paragraph.role is not Role.LIST_ITEM:
            listing = False
        if paragraph.role in NARRATIVE_ROLES and not listing:
            out.append(paragraph)
    return out

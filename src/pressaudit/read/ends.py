"""The lines around a post's words that name people: byline, biography, attribution."""

import re
from collections.abc import Sequence
from functools import cache, partial

from pressaudit import rules
from pressaudit.language import outlets
from pressaudit.read import bylines
from pressaudit.read.byline_parts import is_opened
from pressaudit.read.model import Role
from pressaudit.read.pulls import pull_quotes

_BESIDE = (Role.LINK, Role.RELATED, Role.CAPTION)
"""Roles of blocks that may follow a byline."""

_WHO = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+,\s[a-z][^.!?:]{2,60}")
"""A name and what its bearer is: "Ada Quill, keeper of the log"."""
_STRAPLINE = 40
"""Words in the longest strapline."""
_NOTE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)\s|https?://")
_REFERENCE = re.compile(r"\W?\d{1,3}\W|https?://")

_rules = partial(rules.load, "layout")


def mark_ends(texts: Sequence[str], roles: list[Role | None], *, strict: bool = False) -> None:
    """Give the byline, and the biography beside it, their roles."""
    end = _before_references(texts)
    shown = [n for n in range(end) if roles[n] not in _BESIDE]
    while len(shown) > 1 and outlets.is_moment(texts[shown[-1]]):
        shown.pop()
    tail = shown[-3:]
    if not tail:
        return
    found = _byline(texts, roles, tail, strict=strict)
    lead = None if strict else _lead(texts, roles, end)
    if lead is not None and lead not in found and (not found or is_opened(texts[lead])):
        if lead:
            roles[0] = Role.STRAPLINE
        found = [lead, *found]
    people = [author for n in found for author in bylines.parse(texts[n]).authors]
    for n in found:
        roles[n] = Role.BYLINE
    for n in tail:
        if n > 0 and roles[n] is None and _is_biography(texts[n], people):
            roles[n] = Role.BIOGRAPHY
    last = tail[-1]
    if not found and len(texts) > 1 and roles[last] is None and _is_writers_biography(texts[last]):
        roles[last] = Role.BIOGRAPHY
    before = last - 1
    if before > 0 and texts[before].rstrip(" :").lower() in _about():
        roles[before] = roles[last] = Role.BIOGRAPHY


def _before_references(texts: Sequence[str]) -> int:
    """Return where a list of references at the post's end begins; its end when there is none."""
    end = len(texts)
    while end > 1 and _NOTE.match(texts[end - 1]):
        end -= 1
    headed = [
        n
        for n, text in enumerate(texts)
        if n and text.rstrip(" :").lower() in _rules()["blocks"]["references"]
    ]
    listed = headed and all(_REFERENCE.match(text) for text in texts[headed[-1] + 1 :])
    return headed[-1] if listed else end


def _byline(
    texts: Sequence[str], roles: Sequence[Role | None], tail: list[int], *, strict: bool
) -> list[int]:
    """Return the blocks that are the byline, in order; none when there is none."""
    shaped = [n for n in tail if _may_be_byline(texts, roles, n, strict=strict or len(texts) == 1)]
    people = [author for n in shaped for author in bylines.parse(texts[n]).authors]
    if len(tail) > 1 and _is_biography(texts[tail[-1]], people):
        tail = tail[:-1]
        if len(tail) > 1 and texts[tail[-1]].rstrip(" :").lower() in _about():
            tail = tail[:-1]
    shaped = [n for n in shaped if n in tail]
    if len(shaped) == 3 and not any(bylines.is_byline(texts[n], strict=True) for n in shaped):
        return []  # a list of names
    last = tail[-1]
    if last not in shaped or _is_attribution(texts, last):
        return []
    before = tail[-2] if len(tail) > 1 else last
    if before in shaped and before != last and _belong_together(texts[before], texts[last]):
        return [before, last]
    return [last]


def _lead(texts: Sequence[str], roles: Sequence[Role | None], end: int) -> int | None:
    """Return the block that is a byline above the text, with a strapline before it at most."""
    for n, text in enumerate(texts[: min(2, end - 1)]):
        if roles[n] is not None or (n and len(texts[0].split()) > _STRAPLINE):
            break
        if not bylines.is_byline(text):
            continue
        says = bylines.parse(text)
        named = bool(says.authors) and all(map(outlets.has_name_shape, says.authors))
        known = is_opened(text) and (named or outlets.is_known_outlet(says.outlet))
        if known or (n == 0 and named and says.outlet):
            return n
    return None


def signature(lines: Sequence[str]) -> str:
    """Return a post's byline from its lines; the last one serves when it names the author too."""
    if len(lines) > 1 and bylines.parse(lines[0]).authors and bylines.parse(lines[-1]).authors:
        lines = lines[-1:]
    return ", ".join(lines)


def _may_be_byline(
    texts: Sequence[str], roles: Sequence[Role | None], n: int, *, strict: bool
) -> bool:
    ending = texts[n].strip(" .…").lower() in _rules()["blocks"]["endings"]
    return roles[n] is None and not ending and bylines.is_byline(texts[n], strict=strict)


def _belong_together(first: str, second: str) -> bool:
    """Whether two lines are one byline: who, and then where or by which translator."""
    one, two = bylines.parse(first), bylines.parse(second)
    more = bool(two.outlet and not one.outlet) or bool(two.translator)
    return is_opened(first) or (not two.authors and more and bool(one.authors or one.outlet))


def _is_attribution(texts: Sequence[str], n: int) -> bool:
    """Whether a last line names whom its pull quote quotes: somebody whom the text names too."""
    if n == 0 or is_opened(texts[n]):
        return False
    person = re.split(r"[,–—]", texts[n])[0].strip()
    if not any(person in text for text in texts[: n - 1]):
        return False
    return n - 1 in pull_quotes(texts[:n], [True] * n)


def _about() -> Sequence[str]:
    headings: Sequence[str] = _rules()["biography"]["headings"]
    return headings


@cache
def _verb_after_name() -> re.Pattern[str]:
    verbs = "|".join(_rules()["biography"]["verbs"])
    return re.compile(rf"(?:,[^,]{{1,80}},)?\s+(?:(?:also|currently)\s+)?(?:{verbs})\b")


def _is_biography(text: str, people: Sequence[str]) -> bool:
    """Whether a block opens with one of ``people`` and tells what they are or do."""
    return any(
        text.startswith(name) and _verb_after_name().match(text, len(name)) for name in people
    )


def _is_writers_biography(text: str) -> bool:
    """Whether a last block says of somebody that writing is their trade, and quotes nobody."""
    trades = "|".join(_rules()["biography"]["trades"])
    name = r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+"
    trade = rf"{name} is (?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}(?:{trades})\b"
    return bool(re.match(trade, text)) and not re.search('[“”"]', text)


def mark_attributions(texts: Sequence[str], roles: list[Role | None]) -> None:
    """Give the lines under pull quotes and block quotations that say whose they are their role."""
    for n in range(1, len(texts)):
        quoted = roles[n - 1] in (Role.PULL_QUOTE, Role.BLOCK_QUOTATION)
        words = texts[n].split()
        if not quoted or roles[n] is not None or len(words) > 16:
            continue
        dashed = re.match(r"[–—-]\s*[A-Z]", texts[n])
        stopped = texts[n].endswith(".")
        named = roles[n - 1] is Role.PULL_QUOTE and not stopped and bylines.is_byline(texts[n])
        told = roles[n - 1] is Role.PULL_QUOTE and _WHO.fullmatch(texts[n])
        if dashed or told or (named and (len(words) <= 4 or re.search(r",|\s[–—-]\s", texts[n]))):
            roles[n] = Role.ATTRIBUTION

"""The text of a page that is one article: which of the page's blocks are its own.

Trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15) tells where the text is; the blocks
are the page's own, so that each has its line, its element and its words as read. What Trafilatura
leaves out and the page itself names as the article's beginning (its description) is put back;
what only points elsewhere is left out.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import Any

from trafilatura import bare_extraction

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.read import dates
from pressaudit.read.drafts import Block
from pressaudit.read.html_elements import web_limits
from pressaudit.read.html_head import Head
from pressaudit.read.html_shown import is_head_line
from pressaudit.read.model import Role

_ASIDE = (Role.CAPTION, Role.LINK, Role.RELATED, Role.LIST_ITEM)
_NUMBER = re.compile(r"^\d{1,3}\. ")
_WORD = re.compile(r"\w+")
_NEAR = 3
"""Blocks between a heading and its date, at most."""


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("\u00ad", "")))


def own_blocks(head: Head) -> list[Block]:
    """Return the blocks of a page that are its article's text, in reading order."""
    best: list[Block] = []
    for recall in (False, True):
        found = bare_extraction(
            deepcopy(head.root), include_comments=False, with_metadata=False, favor_recall=recall
        )
        pieces = list(_pieces(found.body)) if found and not isinstance(found, dict) else []
        best = max(best, _blocks(head, pieces), key=_told)
        if _told(best) >= web_limits()["little"]:
            break
    else:
        best = max(best, _after_heading(head), key=_told)
    title, language = _key(head.title), head.language or "en"
    first = next((n for n, b in enumerate(best) if is_prose(b)), len(best))
    return [
        b
        for n, b in enumerate(best)
        if _key(b.text) != title
        and not points_away(b.text)
        and not (n < first and is_head_line(b.text, language))
    ]


def _told(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _after_heading(head: Head) -> list[Block]:
    """Return the running text from the heading on, for pages on which an extraction fails."""
    start = head.at or 0
    return [b for b in head.blocks[start:] if is_prose(b)]


def _blocks(head: Head, pieces: Sequence[tuple[str, int]]) -> list[Block]:
    """Return the page's blocks that an extraction has, and its own where the page's differ."""
    keys = [_key(text) for text, _ in pieces]
    kept = _chosen(head.blocks, keys)
    kept = sorted({*kept, *_between(head, kept)})
    shown = [head.blocks[n] for n in kept]
    told = f" {' '.join(_key(b.text) for b in shown)} "
    own = {_key(b.text) for b in shown}
    for (text, line), key in zip(pieces, keys, strict=True):
        there = key in own or f" {key} " in told
        if not there and not any(k in key for k in own if len(k) > web_limits()["prose"]):
            shown.append(Block(text, (max(line, 1),)))
    return sorted(shown, key=lambda block: block.lines[0])


def _pieces(body: Any) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of an extraction, each with its line in the page."""
    for element in body.iter("p", "head", "item", "quote", "cell", "code", "ab"):
        if any(child.tag in ("p", "item", "quote", "cell", "list") for child in element):
            text = element.text or ""
        else:
            text = "".join(element.itertext())
        if text.strip():
            yield " ".join(text.split()), element.sourceline or 1


def _chosen(blocks: Sequence[Block], pieces: Sequence[str]) -> list[int]:
    """Return the numbers of the blocks whose words the extraction has.

    A long block is known by its words; a short one ("Sport") must be a paragraph of the extraction
    by itself, and stand among long ones.
    """
    told = f" {' '.join(pieces)} "
    alone = set(pieces)
    least = web_limits()["anchor"]
    keys = [_key(_NUMBER.sub("", b.text) if b.hint is Role.LIST_ITEM else b.text) for b in blocks]
    anchors = [
        n for n, key in enumerate(keys) if key.count(" ") + 1 >= least and f" {key} " in told
    ]
    if not anchors:
        return [n for n, key in enumerate(keys) if key in alone]
    first, last = anchors[0] - web_limits()["edge"], anchors[-1] + web_limits()["edge"]
    long = set(anchors)
    return [n for n, key in enumerate(keys) if n in long or (key in alone and first <= n <= last)]


def _between(head: Head, kept: Sequence[int]) -> Iterator[int]:
    """Yield the blocks of running text that an extraction leaves out.

    These are the lead, between the heading and the text, and paragraphs of other elements in small
    gaps of the text.
    """
    at, limits = head.at, web_limits()
    told = [n for n in kept if len(head.blocks[n].text) >= limits["prose"]]
    below = [n for n in told if at is None or n > at]
    if not below:
        return
    first = below[0]
    start = first - limits["gap"] if at is None or first - at > limits["lead"] else at
    lead = (n for n in range(max(start, 0), first) if head.blocks[n].hint not in _ASIDE)
    yield from (n for n in lead if len(head.blocks[n].text) >= limits["prose"])
    for before, after in pairwise(told):
        if after - before <= limits["gap"]:
            yield from (n for n in range(before + 1, after) if is_prose(head.blocks[n]))


def is_told(block: Block) -> bool:
    """Whether a block is long enough for running text, in a list's item too."""
    return block.hint is not Role.CAPTION and len(block.text) >= web_limits()["prose"]


def is_prose(block: Block) -> bool:
    """Whether a block is running text, by its length and its element."""
    return block.hint is None and len(block.text) >= web_limits()["prose"]


def dated_headings(head: Head) -> int:
    """Count the headings of a page that have a date beside them and running text below them."""
    shown, limits, language = head.blocks, web_limits(), head.language or "en"
    dated = [len(b.text) <= limits["short"] and bool(dates.day(b.text, language)) for b in shown]
    anchors = [
        n
        for n, block in enumerate(shown)
        if block.hint is Role.HEADING and any(dated[max(0, n - _NEAR) : n + _NEAR + 1])
    ]
    told = (shown[a:z] for a, z in pairwise([*anchors, len(shown)]))
    return sum(_told([b for b in own if is_prose(b)]) >= limits["little"] for own in told)


@cache
def _pointer() -> re.Pattern[str]:
    words = rules.load("web")["words"]
    opens, holds, ends, changed = (
        alternatives(words[name]) for name in ("pointers", "calls", "pointed", "updated")
    )
    return re.compile(
        rf"(?:{opens})\s*(?::|…|\.\.\.|$|(?:{ends})\b)|(?:{changed})\b.{{0,40}}$"
        rf"|.*\b(?:{holds})\b",
        re.IGNORECASE,
    )


def points_away(text: str) -> bool:
    """Whether a block only points elsewhere ("Read more: …"), or says who took the picture."""
    return len(text) <= web_limits()["pointer"] and bool(_pointer().match(text))

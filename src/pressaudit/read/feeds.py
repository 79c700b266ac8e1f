"""Feeds (RSS, Atom, JSON Feed) and WordPress exports: published posts, their content whole.

A feed often holds teasers; such posts are marked as excerpts. A date is the day as written, in the
feed's own zone of time, which is the day that readers saw.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

import feedparser

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.alternation import alternatives
from pressaudit.read import html_text
from pressaudit.read.dates import day_of
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports.fields import language_code, one_line
from pressaudit.read.tables import blocks as text_blocks
from pressaudit.read.tei import parsed, tag

_AGAIN = "fetch the feed again, or export the posts again"
_MEGABYTE = 1 << 20

_rules = partial(rules.load, "feeds")


@cache
def _teaser() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_rules()['teaser']['ends'])})\W{{0,3}}$", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["teaser"]["credit"]["patterns"]), re.IGNORECASE)


def read(data: bytes, name: str) -> Page:
    """Read RSS or Atom.

    Raises
    ------
    CaptureError
        If it is broken before its first item, has none, or declares entities.
    """
    _bounded(data, name)
    if re.search(rb"<!ENTITY", data[:4096]):
        cause = "it declares entities, which can grow beyond all bounds"
        raise CaptureError(name, 1, "the feed is not read", cause, "save it without them")
    try:
        feed = feedparser.parse(data)
    except ValueError as error:  # letters that are of no encoding
        raise CaptureError(name, 1, "the feed is broken", str(error), _AGAIN) from error
    notes = []
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        line = getattr(feed.bozo_exception, "getLineNumber", lambda: 1)() or 1
        cause = one_line(str(getattr(feed.bozo_exception, "getMessage", str)() or "it is cut off"))
        if not feed.entries:
            raise CaptureError(name, int(line), "the feed is broken", cause, _AGAIN)
        notes = [f"the feed is broken at line {line} ({cause}); what could be told is read"]
    drafts = [_entry(entry, n, feed.feed) for n, entry in enumerate(feed.entries, start=1)]
    return _page(drafts, name, one_line(feed.feed.get("title") or ""), notes)


def _bounded(data: bytes, name: str) -> None:
    most = _rules()["limits"]["most"]
    if len(data) > most * _MEGABYTE:
        cause = f"it has {len(data) // _MEGABYTE} MB, and {most} are parsed at once"
        raise CaptureError(name, 1, "the feed is too large", cause, "export it in parts, by year")


def _page(drafts: Sequence[Draft], name: str, site: str, notes: Iterable[str]) -> Page:
    found = [draft for draft in drafts if draft.title or draft.blocks]
    if not found:
        cause = "there is no item with a title or a text"
        raise CaptureError(name, 1, "the feed is empty", cause, _AGAIN)
    return Page(found, site=site, notes=list(notes))


def _entry(entry: Mapping[str, Any], number: int, feed: Mapping[str, Any]) -> Draft:
    content = max((c.get("value") or "" for c in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or ""
    stated = entry.get("published") or ""
    posted = day_of(stated)
    notes = []
    if not posted and (updated := day_of(entry.get("updated") or "")):
        posted, notes = updated, [f"item {number}: dated by its last change"]
    elif not posted:
        notes = [f"item {number}: it has no date"]
    names = (one_line(author.get("name") or "") for author in entry.get("authors", []))
    source = entry.get("source", {}).get("title") or ""
    body, excerpt = _text(content, summary, number)
    language = entry.get("language") or feed.get("language") or ""
    count = str(entry.get("slash_comments", ""))
    return Draft(
        title=_plain(entry.get("title") or ""),
        category="; ".join(
            dict.fromkeys(one_line(t.get("term") or "") for t in entry.get("tags", []))
        ),
        posted=posted,
        comments=int(count) if count.isdecimal() else None,
        blocks=body,
        url=entry.get("link") or "",
        authors=tuple(dict.fromkeys(filter(None, names))),
        outlet=one_line(source),
        language=language_code(language),
        excerpt=excerpt,
        notes=tuple(notes),
    )


def _plain(markup: str) -> str:
    """Return a title without markup."""
    if not html_text.is_markup(markup):
        return one_line(markup)
    return one_line(" ".join(block.text for block in html_text.blocks(markup, 1)))


def _text(content: str, summary: str, number: int) -> tuple[tuple[Block, ...], bool]:
    """Return a post's blocks, and whether they are a teaser.

    Content goes before summary. A summary alone is whole when it is long; any text that ends in
    "Read more" or in dots is cut off.
    """
    whole = bool(content.strip())
    markup = content if whole else summary
    found = html_text.blocks(markup, number) if "<" in markup else text_blocks(markup, number)
    if found and _credit().fullmatch(found[-1].text):
        found = found[:-1]
    if not found:
        return (), True
    count = sum(words.count(block.text) for block in found)
    cut = bool(_teaser().search(found[-1].text)) and (not whole or count < _least())
    return found, cut or (not whole and count < _least())


def _least() -> int:
    least: int = _rules()["limits"]["whole"]
    return least


def read_json_feed(data: bytes, name: str) -> Page:
    """Read a JSON Feed (jsonfeed.org, versions 1 and 1.1).

    Raises
    ------
    CaptureError
        If it is broken JSON or has no items.
    """
    _bounded(data, name)
    text, notes = decode(data, name)
    try:
        feed = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = int(getattr(error, "lineno", 1))
        raise CaptureError(name, line, "the feed is broken", str(error), _AGAIN) from error
    feed = feed if isinstance(feed, dict) else {}
    listed = feed.get("items")
    items = listed if isinstance(listed, list) else []
    drafts = [
        _item(item, n, feed) for n, item in enumerate(items, start=1) if isinstance(item, dict)
    ]
    return _page(drafts, name, one_line(str(feed.get("title", ""))), notes)


def _item(item: Mapping[str, Any], number: int, feed: Mapping[str, Any]) -> Draft:
    content = str(item.get("content_html") or item.get("content_text") or "")
    listed = item.get("authors") or [item.get("author") or {}]
    posted = day_of(item.get("date_published"))
    body, excerpt = _text(content, str(item.get("summary") or ""), number)
    language = str(item.get("language") or feed.get("language") or "")
    return Draft(
        title=_plain(str(item.get("title") or "")),
        category="; ".join(one_line(str(t)) for t in item.get("tags") or []),
        posted=posted,
        blocks=body,
        url=str(item.get("url") or item.get("external_url") or ""),
        authors=tuple(filter(None, (one_line(str(a.get("name") or "")) for a in listed))),
        language=language_code(language),
        excerpt=excerpt,
        notes=() if posted else (f"item {number}: it has no date",),
    )


def read_wordpress(data: bytes, name: str) -> Page:
    """Read a WordPress export (WXR): published posts only.

    Raises
    ------
    CaptureError
        If the XML is broken, or no post in it was published.
    """
    _bounded(data, name)
    # WordPress writes control characters that no XML may hold.
    root = parsed(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", data), name)
    channel = next((e for e in root if tag(e) == "channel"), root)
    names = {
        _child(author, "author_login"): _child(author, "author_display_name")
        for author in channel
        if tag(author) == "author"
    }
    items = [e for e in channel if tag(e) == "item"]
    posts = [
        item
        for item in items
        if _child(item, "post_type") in _rules()["wordpress"]["types"]
        and _child(item, "status") in _rules()["wordpress"]["states"]
    ]
    if not posts:
        cause = f"none of its {len(items)} items is a published post"
        raise CaptureError(name, 1, "it holds no posts", cause, "export all content, or the posts")
    language = language_code(_child(channel, "language"))
    drafts = [_post(item, n, names, language) for n, item in enumerate(posts, start=1)]
    left = len(items) - len(posts)
    notes = [f"{left} of {len(items)} items are pages, pictures, menus or drafts"] if left else []
    empty = sum(1 for draft in drafts if not draft.title and not draft.blocks)
    notes += [f"{empty} posts have neither title nor text"] if empty else []
    return Page(drafts, site=_child(channel, "title"), notes=notes)


def _child(element: Any, name: str) -> str:
    """Return the text of the first child of a name, of any namespace."""
    return next((one_line(e.text or "") for e in element if tag(e) == name), "")


def _post(item: Any, number: int, names: Mapping[str, str], language: str) -> Draft:
    content = next((e.text or "" for e in item if e.tag.endswith("content/}encoded")), "")
    excerpt = next((e.text or "" for e in item if e.tag.endswith("excerpt/}encoded")), "")
    creator = _child(item, "creator")
    comments = [e for e in item if tag(e) == "comment" and _child(e, "comment_approved") == "1"]
    sections = [
        one_line(e.text or "")
        for e in item
        if tag(e) == "category" and e.get("domain", "category") == "category"
    ]
    posted = day_of(_child(item, "post_date")) or day_of(_child(item, "pubDate"))
    found = source_blocks(content, number)
    author = names.get(creator) or creator
    return Draft(
        title=_plain(_child(item, "title")),
        category="; ".join(dict.fromkeys(filter(None, sections))),
        posted=posted,
        comments=len(comments),
        blocks=found or source_blocks(excerpt, number),
        url=_child(item, "link"),
        authors=(author,) if author else (),
        language=language,
        excerpt=not found and bool(excerpt.strip()),
        notes=() if posted else (f"post {number}: it has no date",),
    )


@cache
def _codes() -> re.Pattern[str]:
    known = alternatives(_rules()["wordpress"]["codes"])
    return re.compile(rf"\[/?(?:{known})(?:\s[^\[\]]*)?/?\]|\[\w[\w-]*\s+\w+=[^\[\]]*\]", re.I)


_CAPTION = re.compile(r"\[(?:wp_)?caption[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.S)
_BREAKS = re.compile(r"\n[ \t\r]*\n\s*")


def source_blocks(source: str, number: int) -> tuple[Block, ...]:
    """Return the blocks of a post as WordPress stores it.

    Comments (``<!--more-->``, marks of the block editor) and shortcodes go; the text of a caption
    stays a caption. Where no paragraphs are marked, empty lines part them.
    """
    text = _CAPTION.sub(r"<figure>\1</figure>", source.replace("\r\n", "\n"))
    blocks = "<!-- wp:" in text
    text = re.sub(r"<!--.*?-->", "\n\n", text, flags=re.S)
    text = _codes().sub("", text)
    if not blocks:
        text = _BREAKS.sub("<br><br>", text.strip()).replace("\n", "<br>")
        # A break beside a block element is none.
        text = re.sub(
            r"(?:<br>)+(?=</?(?:p|div|ul|ol|li|h[1-6]|blockquote|table|tr|td|figure|dl|dt|dd)\b)",
            "",
            text,
        )
    return html_text.blocks(text, number)

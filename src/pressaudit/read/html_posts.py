"""The posts of a saved page: which elements they are, and what each says.

Posts are found by their microformat classes (hentry, h-entry), which WordPress themes share; then
as articles with headings, then as the largest row of alike elements with headings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pressaudit import rules
from pressaudit.language.fold import folded
from pressaudit.read import dates, layout
from pressaudit.read.drafts import Block, Draft
from pressaudit.read.html_article import is_told
from pressaudit.read.html_blocks import blocks_of
from pressaudit.read.html_elements import (
    SPACE,
    has_class,
    is_hidden,
    line_of,
    text_of,
    web_limits,
    with_class,
)
from pressaudit.read.html_head import Head
from pressaudit.read.html_shown import has_part, is_beside

HEADINGS = ("h1", "h2", "h3", "h4")
_STAMP = 12
"""Characters from which a ``datetime`` has an hour: a day needs ten."""


def marked(root: Any) -> list[Any]:
    """Return the elements that microformats mark as posts, in order."""
    return [e for e in with_class(root, "post") if _is_post(e)]


def unmarked(root: Any) -> list[Any]:
    """Return the elements that are posts by their shape: articles with headings, alike siblings."""
    articles = [e for e in root.iter("article") if stands_alone(e) and titled(e)]
    if len(articles) >= web_limits()["alike"]:
        return articles
    return _row(root)


def _is_post(element: Any) -> bool:
    """Whether an element is a post of this page, not a link to one in a sidebar."""
    outside = list(element.iterancestors())
    if has_class(element, "no_post") or any(has_class(e, "beside") for e in outside):
        return False
    if outer := sum(has_class(e, "post") for e in outside):  # whose end is missing
        if outer > web_limits()["nested"]:
            return False
        told = len(text_of(content_of(element))) >= web_limits()["article"]
        return told and has_content(element) and titled(element)
    return has_content(element) or (titled(element) and bool(text_of(element)))


def has_content(post: Any) -> bool:
    """Whether a post marks its content as microformats do."""
    return bool(with_class(post, "content"))


def is_of_theme(post: Any) -> bool:
    """Whether a post is set by the archive's own theme."""
    return bool(with_class(post, "theme"))


def stands_alone(element: Any) -> bool:
    """Whether an article stands in no other one, nor beside one."""
    outside = element.iterancestors("article", "aside", "nav", "footer")
    return next(outside, None) is None and not is_beside(element)


def titled(element: Any) -> bool:
    """Whether an element has a heading."""
    return next(element.iter(*HEADINGS), None) is not None


def _row(root: Any) -> list[Any]:
    """Return the largest row of alike siblings, each with a heading that links and some text."""
    best: list[Any] = []
    told = 0
    for parent in root.iter("div", "section", "main", "ul", "ol", "td"):
        groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str) and child.tag in ("div", "section", "li", "tr"):
                groups[child.tag, (child.get("class") or "").split(" ")[0]].append(child)
        for group in groups.values():
            if len(group) < web_limits()["row"] or is_beside(parent):
                continue
            posts = [e for e in group if _links_on(e)]
            size = sum(len(text_of(e)) for e in posts)
            if len(posts) >= web_limits()["row"] and size > told * web_limits()["larger"]:
                best, told = posts, size
    return best


def _links_on(element: Any) -> bool:
    headings = [h for h in element.iter(*HEADINGS) if text_of(h)]
    linked = any(h.find(".//a") is not None or h.getparent().tag == "a" for h in headings)
    return len(headings) == 1 and linked and len(text_of(element)) >= web_limits()["item"]


def prose(post: Any) -> int:
    """Return the number of characters of a post's running text."""
    return sum(len(b.text) for b in blocks_of(post, post.sourceline or 1) if is_told(b))


def size(post: Any) -> int:
    """Return the number of characters of a post's content."""
    return len(text_of(content_of(post)))


def content_of(post: Any) -> Any:
    """Return the element with a post's text: the longest of those that are marked, or itself."""
    found: list[Any] = []
    for element in with_class(post, "content"):  # what stands within another one is shorter
        if not found or found[-1] not in element.iterancestors():
            found.append(element)
    content = max(found, key=lambda e: len(text_of(e)), default=post)
    return content if text_of(content) or prose(post) < web_limits()["article"] else post


def read_all(posts: Sequence[Any], roles: list[str], text: str, head: Head) -> list[Draft]:
    """Return the drafts of a list of posts, in order; comments and static pages are none."""
    stamps = Counter(e.get("datetime") for post in posts for e in post.iter("time"))
    saved = frozenset(s for s, n in stamps.items() if s and n > 1 and len(s) >= _STAMP)
    shown = [post for post in posts if not has_class(post, "static")]
    return [
        draft(post, roles, head, complete=post is not posts[-1] or is_closed(text), no_dates=saved)
        for post in shown
    ]


def left_out(posts: Sequence[Any]) -> Iterator[str]:
    """Yield a note on what of a list is no post."""
    static = sum(has_class(post, "static") for post in posts)
    if static:
        yield f"{static} static pages among the posts were left out"


def site_name(root: Any) -> str:
    """Return the name beside a page's copyright mark, '' without one."""
    shown = (text for text in root.itertext() if "©" in text)
    return next(filter(None, map(layout.site_name, shown)), "")


def is_closed(text: str) -> bool:
    """Whether the last post of the page ends before the file does."""
    low = text.lower()
    last = low.rfind("<article")
    return low.find("</article", last) >= 0 if last >= 0 else "</html>" in low[-2000:]


def draft(
    post: Any,
    roles: list[str],
    head: Head,
    *,
    complete: bool,
    no_dates: frozenset[str] = frozenset(),
) -> Draft:
    """Return the draft of one post, and write its head's roles into the page's lines.

    ``no_dates`` are time stamps that several posts share: the hour of saving.
    """
    content = content_of(post)
    inside = {content, *content.iterdescendants()} if content is not post else set()
    outside = [e for e in post.iterdescendants() if e not in inside and not is_hidden(e, post)]
    title = _title(outside)
    categories = _categories(outside)
    caption, caption_at = _lead_caption(outside)
    posted, date_at = _posted(outside, post, head.language or "en", no_dates)
    comments, comments_at = _comments(outside)
    for role, element in (
        ("title", title),
        ("category", categories[0] if categories else None),
        ("lead_caption", caption_at),
        ("date_line", date_at),
        ("date_line", comments_at),
    ):
        _mark(roles, element, role)
    found = tuple(blocks_of(content, len(roles)))
    if content is post:
        found = _without_head(found, (title, date_at, comments_at, *categories, caption_at))
    for block in found:
        for line in block.lines:
            if roles[line - 1] in ("markup", "blank"):
                roles[line - 1] = ""
    url = _permalink(outside, title)
    return Draft(
        title=_shown(title) if title is not None else "",
        category=", ".join(dict.fromkeys(filter(None, map(text_of, categories)))),
        caption=caption,
        posted=posted,
        comments=comments,
        complete=complete,
        blocks=found,
        url=url,
        author=_author(outside),
        excerpt=_is_excerpt(post, content, found, url),
        signed=content is not post,
    )


def filled(draft: Draft, head: Head) -> Draft:
    """Return a draft with what its page states where the post itself says nothing."""
    return replace(
        draft,
        title=draft.title or head.title,
        category=draft.category or head.section,
        posted=draft.posted or head.posted,
        url=draft.url or head.url,
        authors=draft.authors or (() if draft.author else head.authors),
        language=head.language.split("-")[0].lower(),
        notes=draft.notes if draft.posted else (*draft.notes, *head.doubts),
    )


def _title(outside: Sequence[Any]) -> Any:
    titles = [e for e in outside if has_class(e, "title")]
    titles += [e for e in outside if e.tag in HEADINGS]
    return next((e for e in titles if text_of(e)), None)


def _shown(title: Any) -> str:
    """Return a heading's text; what stands in blocks within it is not its own."""
    if next(title.iter("p", "div", "section", "time"), None) is None:
        return text_of(title)
    return next((block.text for block in blocks_of(title, title.sourceline or 1)), "")


def _without_head(blocks: Sequence[Block], elements: Sequence[Any]) -> tuple[Block, ...]:
    """Return the blocks of a post whose content is not marked, without those of its head."""
    shown = {folded(text_of(e)) for e in elements if e is not None}
    heads = {folded(e.get("alt") or "") for e in elements if e is not None} | shown
    return tuple(
        b
        for b in blocks
        if folded(b.text) not in heads
        and not layout.comment_count(b.text)
        and b.text.strip(" .…»>→").lower() not in rules.load("web")["words"]["more"]
    )


def _is_excerpt(post: Any, content: Any, blocks: Sequence[Block], url: str) -> bool:
    """Whether a post on a list is a teaser: a summary, or little text that leads on."""
    if has_class(content, "summary"):
        return True
    more = rules.load("web")["words"]["more"]
    leads_on = bool(with_class(post, "more")) or any(
        text_of(a).strip(" .…»>→").lower().startswith(tuple(more)) for a in post.iter("a")
    )
    words = sum(len(block.text.split()) for block in blocks)
    cut = bool(blocks) and blocks[-1].text.rstrip(" ]").endswith(("…", "..."))
    linked = bool(url) and words < web_limits()["teaser"]
    return leads_on or (content is post and (linked or cut))


def _mark(roles: list[str], element: Any, role: str) -> None:
    if element is not None:
        line = line_of(element, len(roles))
        if roles[line - 1] == "markup":
            roles[line - 1] = role


def _categories(outside: list[Any]) -> list[Any]:
    """Return the links that name categories: the theme's own row of them, else by ``rel``."""
    rows = [e for e in outside if has_class(e, "category")]
    if rows:
        return list(rows[0].iter("a")) or rows[:1]
    return [e for e in outside if "category" in (e.get("rel") or "").split()]


def _lead_caption(outside: list[Any]) -> tuple[str, Any]:
    for element in outside:
        if element.tag == "img" and (element.get("alt") or "").strip():
            return layout.visible(SPACE.sub(" ", element.get("alt"))).strip(), element
    captions = [e for e in outside if e.tag == "figcaption" or has_class(e, "caption")]
    return (text_of(captions[0]), captions[0]) if captions else ("", None)


def _posted(
    outside: list[Any], post: Any, language: str, no_dates: frozenset[str]
) -> tuple[date | None, Any]:
    """Return the date that the post shows; failing that, one that the theme hides."""
    shown = [e for e in outside if e.tag in ("time", "abbr") or has_class(e, "dates")]
    order = rules.load("layout")["html"]["dates"]

    def rank(element: Any) -> int:
        names = {
            c for e in (element, *element.iterancestors()) for c in (e.get("class") or "").split()
        }
        return next((n for n, name in enumerate(order) if name in names), len(order))

    hidden = [e for e in post.iter("time") if e not in shown]
    marked = [e for e in outside if e not in shown and has_part(e, "published")]
    for element in [*sorted(shown, key=rank), *hidden, *marked]:
        stated = element.get("datetime") or ""
        stated = "" if stated in no_dates else stated
        for value in (_own_words(element), stated, element.get("title") or ""):
            found = dates.day(value, language)
            if found:
                return found, element
    for element in outside:
        text = (element.text or "").strip()
        if 0 < len(text) <= web_limits()["short"] and (found := dates.day(text, language)):
            return found, element
    return None, None


def _own_words(element: Any) -> str:
    text = text_of(element)
    return text if len(text) <= web_limits()["short"] else ""


def _comments(outside: list[Any]) -> tuple[int | None, Any]:
    for element in outside:
        linked = "#comment" in (element.get("href") or "") or "#respond" in (
            element.get("href") or ""
        )
        if linked or has_class(element, "comments"):
            count = layout.comment_count(text_of(element))
            if count is not None:
                return count, element
    return None, None


def _permalink(outside: list[Any], title: Any) -> str:
    links = [e for e in outside if e.tag == "a" and has_class(e, "permalink")]
    if title is not None:
        links += [*title.iter("a"), *(e for e in title.iterancestors("a"))]
    links += [e for e in outside if "bookmark" in (e.get("rel") or "").split()]
    return next((e.get("href").strip() for e in links if (e.get("href") or "").strip()), "")


def _author(outside: list[Any]) -> str:
    return next((text_of(e) for e in outside if has_class(e, "author")), "")

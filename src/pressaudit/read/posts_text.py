"""The plain-text copy of an archive page: lines to posts.

A post is ``[caption] category, blank, title, blank, blocks``, then its date line and the row of
share buttons. The date line is the only safe mark, so the page is cut there first, and each head is
then read at the front of its piece.
"""

import re
from collections import Counter
from collections.abc import Sequence

from pressaudit.read import layout
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.model import Role

_QUOTED = 3
"""Spaces before a block quotation."""
_LONG = 20
"""Words from which a line cannot be a menu's."""


def page(lines: Sequence[str]) -> Page:
    """Take a plain-text page apart.

    Returns
    -------
    Page
        One draft a date line, in order, and one more when the page breaks off inside a post. Its
        ``roles`` are '' exactly for the lines of blocks, which get their roles from their blocks.
    """
    result = Page(roles=["blank" if not line.strip() else "" for line in lines])
    shown = (line for line in lines if "©" in line)
    result.site = next(filter(None, map(layout.site_name, shown)), "")
    repeated = _repeated(lines)
    start = 0
    for anchor in _anchors(lines):
        head = _skip_page(lines, start, anchor, repeated, result.roles, first=start == 0)
        dated = layout.date_line(lines[anchor])
        assert dated is not None
        result.drafts.append(_draft(lines, head, anchor, dated, result.roles))
        result.roles[anchor] = "date_line"
        result.anchors += 1
        start = anchor + 1
        if start < len(lines) and layout.is_share_bar(lines[start]):
            result.roles[start] = "share_bar"
            start += 1
    _read_tail(lines, start, repeated, result)
    return result


def _anchors(lines: Sequence[str]) -> list[int]:
    """Return the date lines that end posts, and none that a post merely shows.

    The site sets the share buttons, or the next head, right below the date line; a date inside a
    body stands between blank lines.
    """
    found = []
    for n, line in enumerate(lines):
        if not layout.date_line(line):
            continue
        after = next((m for m in range(n + 1, len(lines)) if lines[m].strip()), len(lines))
        ends = after == len(lines) or layout.is_share_bar(lines[after])
        if ends or (after == n + 1 and _begins_anew(lines, after)):
            found.append(n)
    return found


def _begins_anew(lines: Sequence[str], n: int) -> bool:
    """Whether the page's end or a head begins at line ``n``, right below a date line."""
    none: frozenset[str] = frozenset()
    return _is_page_line(lines[n], none) or _is_head(lines, n, len(lines), none)


def _repeated(lines: Sequence[str]) -> frozenset[str]:
    """Return the bulleted lines that stand on the page more than once, as menus do."""
    counts = Counter(line.strip() for line in lines if layout.bullet(line) is not None)
    return frozenset(line for line, count in counts.items() if count > 1)


def _skip_page(
    lines: Sequence[str],
    start: int,
    stop: int,
    repeated: frozenset[str],
    roles: list[str],
    *,
    first: bool,
) -> int:
    """Give the lines of menus, sidebars and footers before a head their roles; where it begins."""
    n = next((m for m in range(start, stop) if lines[m].strip()), stop)
    if n == stop or not (first or _is_page_line(lines[n], repeated)):
        return start
    end = start
    section = "menu" if first else "pager"
    marks: dict[int, str] = {}
    for n in range(start, stop):
        line = lines[n]
        if not line.strip():
            continue
        role = layout.page_role(line)
        if role or _is_page_line(line, repeated):
            section = role or ("menu" if section in ("pager", "footer") else section)
            marks[n] = section
            end = n + 1
        elif len(line.split()) > _LONG:
            break
        elif section == "sidebar" and layout.day(line):
            end = n + 1
        elif _is_head(lines, n, stop, repeated):
            break
    section = next(iter(marks.values()), "menu")
    for n in range(start, end):
        section = marks.get(n, section)
        # A line right above a list is that list's heading.
        roles[n] = roles[n] or (marks.get(n + 1, section) if n not in marks else section)
    known = {lines[n].strip() for n in range(start, end)}
    while end < stop and lines[end].strip() in known:  # the site's name, set once more
        roles[end] = roles[end] or "menu"
        end += 1
    return end


def _is_page_line(line: str, repeated: frozenset[str]) -> bool:
    item = layout.bullet(line)
    if item is not None:
        return line.strip() in repeated or len(item.split()) <= _LONG
    return bool(layout.page_role(line))


def _is_head(lines: Sequence[str], n: int, stop: int, repeated: frozenset[str]) -> bool:
    """Whether a head begins at line ``n``: one or two lines, blank, a title, blank, a block."""
    m = n
    while m < stop and lines[m].strip() and not _is_page_line(lines[m], repeated):
        m += 1
    if m == stop or lines[m].strip():
        return False
    title = next((k for k in range(m, stop) if lines[k].strip()), stop)
    if title + 1 >= stop or _is_page_line(lines[title], repeated) or lines[title + 1].strip():
        return False
    block = next((k for k in range(title + 1, stop) if lines[k].strip()), stop)
    if block == stop or not _is_page_line(lines[block], repeated):
        return True
    # A post may begin with a list; a menu's list is repeated, or a footer line follows it.
    is_list = layout.bullet(lines[block]) is not None and lines[block].strip() not in repeated
    return is_list and not _footer_follows(lines, block, stop)


def _footer_follows(lines: Sequence[str], start: int, stop: int) -> bool:
    """Whether a footer line stands before the next running text."""
    for n in range(start, stop):
        if layout.page_role(lines[n]) == "footer":
            return True
        if len(lines[n].split()) > _LONG or lines[n].rstrip().endswith("."):
            return False
    return False


def _read_tail(lines: Sequence[str], start: int, repeated: frozenset[str], result: Page) -> None:
    """Read what follows the last date line: the page's end, or a post that breaks off."""
    stop = len(lines)
    head = _skip_page(lines, start, stop, repeated, result.roles, first=start == 0)
    rest = [n for n in range(head, stop) if lines[n].strip()]
    if not rest:
        return
    if len(lines[rest[-1]].strip()) > 2 and layout.begins_date_line(lines[rest[-1]]):
        result.roles[rest[-1]] = "date_line"
        stop = rest[-1]
    draft_roles = list(result.roles)
    draft = _draft(lines, head, stop, None, draft_roles)
    if (
        draft.title
        and draft.blocks
        and _reads_like_post(draft, on_page=head > start, anchored=bool(result.anchors))
    ):
        result.drafts.append(draft)
        result.roles[:] = draft_roles
        return
    for n in rest:
        result.roles[n] = result.roles[n] or ("footer" if head > start else "cut_off")


def _reads_like_post(draft: Draft, *, on_page: bool, anchored: bool) -> bool:
    """Whether what follows the last date line is a post that breaks off.

    Below a page's footer only running text is taken for one; on a page without a date line, only
    running text under the page's menu, a category and a title.
    """
    longest = max(len(block.text.split()) for block in draft.blocks)
    if not anchored:
        return on_page and bool(draft.category) and longest >= _LONG
    return not on_page or longest >= 8


def _draft(
    lines: Sequence[str],
    start: int,
    stop: int,
    dated: layout.DateLine | None,
    roles: list[str],
) -> Draft:
    """Read head and blocks of the post in ``lines[start:stop]``."""
    runs = _runs(lines, start, stop)
    if runs:
        players = [n for n in runs[0] if layout.is_player(lines[n])]
        for n in players:
            roles[n] = "player"
        runs[0] = [n for n in runs[0] if n not in players]
        runs = runs if runs[0] else runs[1:]
    category = caption = title = ""
    if len(runs) > 1 and (len(runs[0]) > 3 or len(lines[runs[1][0]].split()) > 2 * _LONG):
        runs.insert(0, [])  # no category: the first run is the title
    if len(runs) == 1:
        runs.insert(0, [])
    if runs:
        above = runs.pop(0)
        if above:
            category = lines[above[-1]].strip()
            caption = " ".join(lines[n].strip() for n in above[:-1])
            for n in above:
                roles[n] = "lead_caption"
            roles[above[-1]] = "category"
    if runs:
        for n in runs[0]:
            roles[n] = "title"
        title = " ".join(lines[n].strip() for n in runs.pop(0))
    return Draft(
        title=title,
        category=category,
        caption=caption,
        posted=dated.posted if dated else None,
        comments=dated.comments if dated else None,
        complete=dated is not None,
        blocks=tuple(b for run in runs for b in blocks([(lines[n], n + 1) for n in run])),
    )


def _runs(lines: Sequence[str], start: int, stop: int) -> list[list[int]]:
    """Return the runs of lines between blank ones."""
    runs: list[list[int]] = [[]]
    for n in range(start, stop):
        if lines[n].strip():
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def blocks(run: Sequence[tuple[str, int]]) -> list[Block]:
    """Part a run of (line, its number) into blocks.

    Each line is a block, but for one that begins in the middle of a sentence, and for paragraphs
    whose lines were wrapped at a fixed width.
    """
    if len(run) > 1 and all(_is_gallery_line(line) for line, _ in run):
        return [Block(line.strip(), (number,), Role.CAPTION) for line, number in run]
    found: list[Block] = []
    wrapped = _is_wrapped([line for line, _ in run])
    for line, number in run:
        text = line.strip()
        item = layout.bullet(line)
        if item is not None:
            found.append(Block(item, (number,), Role.LIST_ITEM))
            continue
        before = found[-1] if found else None
        if before and (wrapped or _goes_on(before.text, text)):
            lines = tuple(dict.fromkeys((*before.lines, number)))
            found[-1] = Block(f"{before.text} {text}", lines, before.hint)
            continue
        quoted = _indent(line) >= _QUOTED
        found.append(Block(text, (number,), Role.BLOCK_QUOTATION if quoted else None))
    return found


def _goes_on(before: str, text: str) -> bool:
    return text[0].islower() and not before.endswith((".", "!", "?", ":", "”"))


def _is_wrapped(run: Sequence[str]) -> bool:
    """Whether the lines are one paragraph wrapped at a width: all but the last nearly as long."""
    widths = [len(line.rstrip()) for line in run]
    return len(run) > 1 and 60 <= max(widths) <= 100 and min(widths[:-1]) >= max(widths) - 25


def _is_gallery_line(line: str) -> bool:
    """Whether a line could be the text of a picture: lines set close are, in this layout."""
    text = line.strip()
    is_set_in = layout.bullet(line) is not None or _indent(line) >= _QUOTED
    return not is_set_in and len(text.split()) <= 15 and not re.search(r"[.!?:;,”\"]$", text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

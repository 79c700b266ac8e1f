"""The plain-text copy of an archive page: lines to posts.

A post is ``[caption] category, blank, title, blank, blocks``, then its date line and the row of
share buttons. The date line is the only safe mark, so the page is cut there first, and each head is
then read at the front of its piece.
"""

from collections.abc import Iterator, Sequence

from pressaudit.read import layout, text_layouts
from pressaudit.read.blocks import blocks
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.page_lines import LONG, PageLines
from pressaudit.read.recognise import GIVE

_TOLD = 8
"""Words from which a block is running text."""
_CATEGORY = 15
"""Words in the longest category."""


def read(data: bytes, name: str) -> Page:
    """Read a text copy of an archive page.

    Raises
    ------
    CaptureError
        If it cannot be decoded, or no post of a known layout is in it.
    """
    text, notes = decode(data, name)
    lines = text.removesuffix("\n").split("\n")
    found = page(lines)
    found = found if found.drafts else text_layouts.page(lines)
    if not found.drafts:
        raise no_posts(name, text)
    found.notes += [*notes, *_date_lines_in_text(lines, found.roles)]
    if "cut_off" in found.roles:
        line = found.roles.index("cut_off") + 1
        found.notes.append(f"the page breaks off inside the head of a post, at line {line}")
    return found


def no_posts(name: str, text: str) -> CaptureError:
    """Return the error for a text without posts: what was looked for, and what would be read."""
    if layout.asks_for_password(text):
        cause = "the page asks for a password"
        remedy = "log in with a browser, open the archive page and save it again"
    else:
        cause = (
            "there is no line such as 'May 1, 2020 0 comments', which ends each post, nor a title "
            "with a line such as 'Posted on May 1, 2020' or 'By Ada Quill | 1 May 2020' beside it"
        )
        remedy = GIVE
    return CaptureError(name, 1, "it holds no posts", cause, remedy)


def _date_lines_in_text(lines: Sequence[str], roles: Sequence[str]) -> Iterator[str]:
    """Yield a note on each line that looks like a post's end and was taken for its text."""
    for number, (line, role) in enumerate(zip(lines, roles, strict=True), start=1):
        if role != "date_line" and layout.date_line(line):
            yield f"line {number} has a date and a number of comments, but no post ends there"


def page(lines: Sequence[str]) -> Page:
    """Take a plain-text page apart.

    Returns
    -------
    Page
        One draft a date line, in order, and one more when the page breaks off inside a post. Its
        ``roles`` are '' exactly for the lines of blocks, which get their roles from their blocks.
    """
    shown = PageLines(lines)
    result = Page(roles=["blank" if not line.strip() else "" for line in shown.lines])
    result.site = shown.site
    start = 0
    for anchor in shown.anchors():
        head = shown.skip(start, anchor, result.roles)
        dated = layout.date_line(shown.lines[anchor])
        result.drafts.append(_draft(shown.lines, head, anchor, dated, result.roles))
        result.roles[anchor] = "date_line"
        start = anchor + 1
        below = shown.below(start)
        if below < shown.end and layout.is_share_bar(shown.lines[below]):
            result.roles[below] = "share_bar"
            start = below + 1
    _read_tail(shown, start, result)
    return result


def _read_tail(shown: PageLines, start: int, result: Page) -> None:
    """Read what follows the last date line: the page's end, or a post that breaks off."""
    lines, stop = shown.lines, shown.end
    head = shown.skip(start, stop, result.roles)
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
        and _reads_like_post(draft, on_page=head > start, anchored="date_line" in result.roles)
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
    sizes = [len(block.text.split()) for block in draft.blocks]
    told = max(sizes) >= _TOLD
    if not anchored:
        return on_page and bool(draft.category) and told and sum(sizes) >= LONG
    return not on_page or told


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
    if _lacks_category(lines, runs):
        runs.insert(0, [])
    above = runs.pop(0) if runs else []
    title = runs.pop(0) if runs else []
    for role, at in (("lead_caption", above[:-1]), ("category", above[-1:]), ("title", title)):
        for n in at:
            roles[n] = role
    return Draft(
        title=_joined(lines, title),
        category=_joined(lines, above[-1:]),
        caption=_joined(lines, above[:-1]),
        posted=dated.posted if dated else None,
        comments=dated.comments if dated else None,
        complete=dated is not None,
        blocks=tuple(b for run in runs for b in blocks([(lines[n], n + 1) for n in run])),
    )


def _joined(lines: Sequence[str], numbers: Sequence[int]) -> str:
    return " ".join(lines[n].strip() for n in numbers)


def _lacks_category(lines: Sequence[str], runs: Sequence[Sequence[int]]) -> bool:
    """Whether the first run is a title: it stands alone, or above running text."""
    if len(runs) < 2:
        return True
    first, second = lines[runs[0][-1]].split(), _joined(lines, runs[1])
    told = len(second.split()) > LONG and second.endswith(".")
    return told or len(first) > _CATEGORY or len(second.split()) > 2 * LONG


def _runs(lines: Sequence[str], start: int, stop: int) -> list[list[int]]:
    """Return the runs of lines between blank ones."""
    runs: list[list[int]] = [[]]
    for n in range(start, stop):
        if lines[n].strip():
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]

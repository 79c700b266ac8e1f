"""Which lines of a plain-text page are the page's own: date lines, menus, sidebars, footers.

Some lines belong to a page whatever stands around them: bulleted menus, "Newer Posts", a copyright
line. Words such as "Links" or "Search" do so only where no head of a post begins, for a post may
have them as its caption, category or title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from pressaudit.read import dates, layout

LONG = 20
"""Words from which a line cannot be a menu's."""
_TITLE = 40
"""Words in the longest title."""
_HEAD = 3
"""Lines in the longest run of captions and category, or of a title."""
_LONGEST = 4 * _HEAD
"""Lines that are looked at for a head: labels of players may stand among them."""
_TOLD = re.compile(r"[.:;,][”’\"')\]]*$")
"""The end of a line that is no head's."""


class PageLines:
    """The lines of one page, without characters at their edges that nobody sees.

    Attributes
    ----------
    lines
        The lines, in order.
    site
        The site's name: beside its copyright mark, or else above its first menu; '' without one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [layout.visible(line) for line in lines]
        bulleted = Counter(line.strip() for line in self.lines if layout.bullet(line) is not None)
        self._repeated = frozenset(line for line, count in bulleted.items() if count > 1)
        above = self._above_menu()
        shown = (line for line in self.lines if "©" in line)
        named = next(filter(None, map(layout.site_name, shown)), "")
        self.site = named or above
        self._names = frozenset(name.casefold() for name in (named, above) if name)

    def _above_menu(self) -> str:
        """Return the line right above the first list, when no running text stands before it."""
        for n, line in enumerate(self.lines):
            if len(line.split()) > LONG:
                break
            if layout.bullet(line) is not None:
                above = self.lines[n - 1].strip() if n else ""
                return "" if layout.page_role(above) or len(above.split()) > 6 else above
        return ""

    def below(self, start: int) -> int:
        """Return the first line from ``start`` on that is not blank; the end without one."""
        return next((n for n in range(start, len(self.lines)) if self.lines[n].strip()), self.end)

    @property
    def end(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def anchors(self) -> list[int]:
        """Return the date lines that end posts, and none that a post or a sidebar merely shows.

        The site sets the share buttons, or the next head, below the date line; a date inside a
        body stands between blank lines and above running text.
        """
        found = []
        for n, line in enumerate(self.lines):
            if not layout.date_line(line):
                continue
            after = self.below(n + 1)
            shared = after < self.end and layout.is_share_bar(self.lines[after])
            anew = not self._is_listed(n) and self._begins_anew(after, below_blank=after > n + 1)
            if shared or anew:
                found.append(n)
        return found

    def _is_listed(self, n: int) -> bool:
        """Whether a date line belongs to an item of a list, as in a sidebar of recent posts."""
        near = reversed(self.lines[max(0, n - 3) : n])
        before = next((line for line in near if line.strip()), "")
        return self.lines[n][:1].isspace() and layout.bullet(before) is not None

    def _begins_anew(self, n: int, *, below_blank: bool) -> bool:
        """Whether the page's end or a head begins at line ``n``, the next one below a date line.

        With a blank line between them, category and title must not read like a post's own text.
        """
        if n == self.end or layout.page_role(self.lines[n]) or self._is_own(n):
            return True
        if not self.is_head(n, self.end):
            return False
        category = self._run(n, self.end)[-1]
        head = (self.lines[category], self.lines[self.below(category + 1)])
        return not (below_blank and any(map(_TOLD.search, head)))

    def _run(self, n: int, stop: int) -> list[int]:
        """Return the lines from ``n`` on up to a blank one, no more than a head can have."""
        return list(takewhile(lambda m: self.lines[m].strip(), range(n, min(stop, n + _LONGEST))))

    def _is_own(self, n: int) -> bool:
        """Whether line ``n`` is the page's, whatever stands around it."""
        line = self.lines[n]
        item = layout.bullet(line)
        if item is not None:
            return line.strip() in self._repeated or len(item.split()) <= LONG
        title = layout.is_archive_title(line)
        named = line.strip().casefold() in self._names and n + 1 < self.end
        return title or named or layout.page_role(line) in ("pager", "footer")

    def is_head(self, n: int, stop: int) -> bool:
        """Whether a head begins at line ``n``: a few lines, blank, a title, blank, a block."""
        above = [m for m in self._run(n, stop) if not layout.is_player(self.lines[m])]
        if not above or above[-1] + 1 >= stop:
            return False
        title = self._run(min(self.below(above[-1] + 1), stop), stop)
        if not title or title[-1] + 1 >= stop:
            return False
        words = len(" ".join(self.lines[m] for m in title).split())
        if any(map(self._is_own, (*above, *title))) or words > _TITLE:
            return False
        if len(above) > _HEAD or len(title) > _HEAD:
            return False
        block = self.below(title[-1] + 1)
        if block >= stop or not self._is_own(block):
            return True
        # A post may begin with a list; a menu's list is repeated, or a footer line follows it.
        line = self.lines[block]
        is_list = layout.bullet(line) is not None and line.strip() not in self._repeated
        return is_list and not self._footer_follows(block, stop)

    def _footer_follows(self, start: int, stop: int) -> bool:
        """Whether a footer line stands before the next running text."""
        at, footer = self._decisive[start]
        return footer and at < stop

    @cached_property
    def _decisive(self) -> list[tuple[int, bool]]:
        """For each line the next one that is a footer's or running text, and whether a footer's."""
        found: list[tuple[int, bool]] = []
        after = (len(self.lines), False)
        for n in range(len(self.lines) - 1, -1, -1):
            line = self.lines[n]
            if layout.page_role(line) == "footer":
                after = (n, True)
            elif len(line.split()) > LONG or line.rstrip().endswith("."):
                after = (n, False)
            found.append(after)
        return [*reversed(found), (len(self.lines), False)]

    def skip(self, start: int, stop: int, roles: list[str]) -> int:
        """Give the page's lines before a head their roles in ``roles``; return where it begins."""
        n = self.below(start)
        if n >= stop or (start and not self._may_be_own(n)) or (start and self.is_head(n, stop)):
            return start
        marks: dict[int, str] = {}
        end = start
        for n, section in self._sections(start, stop, "pager" if start else "menu"):
            end = n + 1
            marks[n] = section
        section = next(iter(marks.values()), "menu")
        for n in range(start, end):
            section = marks.get(n, section)
            # A line right above a list is that list's heading.
            roles[n] = roles[n] or (marks.get(n + 1, section) if n not in marks else section)
        return end

    def _may_be_own(self, n: int) -> bool:
        return self._is_own(n) or bool(layout.page_role(self.lines[n]))

    def _sections(self, start: int, stop: int, section: str) -> Iterator[tuple[int, str]]:
        """Yield the page's lines before a head, each with the part of the page that it opens."""
        for n in range(start, stop):
            line = self.lines[n]
            if not line.strip():
                continue
            role = layout.page_role(line)
            if self._is_own(n):
                item = layout.bullet(line) is not None
                after = section if item and section == "sidebar" else "menu"
                section = role or (after if section in ("pager", "footer", "sidebar") else section)
                yield n, section
            elif len(line.split()) > LONG:
                return
            elif section == "sidebar" and dates.day(line):
                yield n, section
            elif self.is_head(n, stop) and not self._is_pages_title(n, stop):
                return
            elif role or self._is_pages_title(n, stop):
                section = role or section
                yield n, section

    def _is_pages_title(self, n: int, stop: int) -> bool:
        """Whether line ``n`` stands by itself above the first head: a menu's word, a month.

        What reads like a title of several lines below it is caption and category of that head.
        """
        after = self.below(n + 1)
        if after == n + 1 or not self.is_head(after, stop):
            return False
        below = self._run(after, stop)
        title = self.lines[self.below(below[-1] + 1)]
        apart = n == 0 or not self.lines[n - 1].strip()  # a head follows a footer without a gap
        several = apart and len(below) > 1 and not _TOLD.search(title)
        return (
            several or layout.page_role(self.lines[n]) == "menu" or layout.is_month(self.lines[n])
        )

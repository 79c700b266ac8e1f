"""Captures to articles: files and folders, formats, identifiers, and the check on all of it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressaudit.read import bylines, layout, posts_html, posts_text
from pressaudit.read.decode import decode
from pressaudit.read.drafts import Draft
from pressaudit.read.ends import signature
from pressaudit.read.errors import CaptureError
from pressaudit.read.glue import parted
from pressaudit.read.model import Article, Byline, Capture, Paragraph, Role
from pressaudit.read.roles import assign

_BESIDE = "_files"
"""End of the name of the folder in which browsers save what a page shows."""


@dataclass(frozen=True, slots=True)
class Source:
    """A capture to be read: where it is, what it is called, and its articles' common stem.

    ``accessory`` says that a browser saved the file beside a page (``page_files`` for
    ``page.html``): scripts and pictures mostly, but a frame with posts now and then.
    """

    path: Path
    name: str
    stem: str
    accessory: bool = False


def sources(paths: Iterable[str | Path]) -> tuple[Source, ...]:
    """List the captures in files and folders (recursively), in the order of their names.

    Names are relative to the folder that was given and use ``/``. Hidden files and notes
    (``README``) are left out. Stems are unique: a second ``page.txt`` becomes ``page-2``.

    Raises
    ------
    CaptureError
        If a path does not exist.
    """
    found: list[tuple[str, Path]] = []
    for given in map(Path, paths):
        if given.is_dir():
            files = (p for p in given.rglob("*") if p.is_file())
            relative = ((p.relative_to(given), p) for p in files)
            shown = [
                (r, p)
                for r, p in relative
                if not any(x.startswith(".") for x in r.parts) and not r.name.startswith("README")
            ]
            found += sorted((r.as_posix(), p) for r, p in shown)
        elif given.exists():
            found.append((given.name, given))
        else:
            raise CaptureError(
                str(given),
                1,
                "there is no such file",
                "the path leads nowhere",
                "check its spelling",
            )
    taken: set[str] = set()
    result = []
    for name, path in dict.fromkeys(found):
        stem = unique = slug(Path(name).stem)
        number = 2
        while unique in taken:
            unique, number = f"{stem}-{number}", number + 1
        taken.add(unique)
        result.append(Source(path, name, unique, _is_accessory(path)))
    return tuple(result)


def _is_accessory(path: Path) -> bool:
    folder = next((p for p in path.parents if p.name.endswith(_BESIDE)), None)
    if folder is None:
        return False
    stem = folder.name.removesuffix(_BESIDE)
    return any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))


def read(captures: Iterable[Source]) -> Iterator[Capture | CaptureError]:
    """Read captures one by one; an unusable one gives its error, and the rest is read on.

    Accessories without posts give nothing.
    """
    for source in captures:
        try:
            yield read_capture(source.path, source.name, source.stem)
        except CaptureError as error:
            if not source.accessory:
                yield error


def read_capture(
    capture: str | Path | bytes, name: str | None = None, stem: str | None = None
) -> Capture:
    """Read one capture, a plain-text copy or a saved HTML page.

    Parameters
    ----------
    capture
        A path, or the bytes themselves.
    name
        What to call it; the file's name when left out.
    stem
        What its article identifiers begin with; made from ``name`` when left out.

    Raises
    ------
    CaptureError
        If the capture is empty, binary, unreadable, a login page, or has no posts.
    """
    if isinstance(capture, bytes):
        data, name = capture, name or "capture"
    else:
        path = Path(capture)
        name = name or path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CaptureError(
                name,
                1,
                "the file cannot be read",
                str(error.strerror),
                "check the path and its permissions",
            ) from error
    text, notes = decode(data, name)
    is_html = posts_html.is_html(text)
    lines = text.removesuffix("\n").split("\n")
    page = posts_html.page(text, lines) if is_html else posts_text.page(lines)
    if not page.drafts:
        raise _no_posts(name, text, is_html=is_html)
    digest = hashlib.sha256(data).hexdigest()
    stem = stem or slug(Path(name).stem)
    articles = []
    for position, draft in enumerate(page.drafts, start=1):
        article = _article(
            draft, position, f"{stem}-{position:02}", name=name, digest=digest, site=page.site
        )
        articles.append(article)
        for paragraph, block in zip(article.paragraphs, draft.blocks, strict=True):
            for line in block.lines:
                page.roles[line - 1] = page.roles[line - 1] or paragraph.role.value
    result = Capture(
        name=name,
        sha256=digest,
        format="html" if is_html else "text",
        bytes=len(data),
        line_roles=tuple(page.roles),
        articles=tuple(articles),
        notes=(
            *notes,
            *(f"{a.article_id} breaks off" for a in articles if not a.complete),
            *_date_lines_in_text(lines, page.roles),
        ),
    )
    problems = check(result, page.anchors, len(lines))
    if problems:
        raise CaptureError(
            name,
            problems[0][0],
            problems[0][1],
            "the page has a layout that this reader does not know",
            "report it with the lines around it",
        )
    return result


def _date_lines_in_text(lines: Sequence[str], roles: Sequence[str]) -> Iterator[str]:
    """Yield a note on each line that looks like a post's end and was taken for its text."""
    for number, (line, role) in enumerate(zip(lines, roles, strict=True), start=1):
        if role != "date_line" and layout.date_line(line):
            yield f"line {number} has a date and a number of comments, but no post ends there"


def check(capture: Capture, anchors: int, lines: int) -> list[tuple[int, str]]:
    """Check that every line has one role and every dated anchor is one article.

    Returns
    -------
    list of (int, str)
        1-based line and what is wrong there; empty when all is well.
    """
    problems = [
        (number, "a line has no role")
        for number, role in enumerate(capture.line_roles, start=1)
        if not role
    ]
    if len(capture.line_roles) != lines:
        problems.append((lines, f"{lines} lines have {len(capture.line_roles)} roles"))
    complete = sum(article.complete for article in capture.articles)
    if complete != anchors:
        problems.append((1, f"{anchors} dated posts gave {complete} articles"))
    ends = capture.line_roles.count("date_line")
    if capture.format == "text" and not complete <= ends <= complete + 1:
        problems.append((1, f"{ends} date lines gave {complete} articles"))
    return problems


def slug(text: str) -> str:
    """Return ``text`` in small letters, digits and hyphens, for use in identifiers."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "capture"


def _article(
    draft: Draft, position: int, article_id: str, *, name: str, digest: str, site: str
) -> Article:
    roles = assign(draft.blocks, draft.title, draft.caption)
    lines = [b.text for b, r in zip(draft.blocks, roles, strict=True) if r is Role.BYLINE]
    raw = signature(lines) or draft.author
    return Article(
        article_id=article_id,
        position=position,
        title=draft.title,
        category=draft.category,
        caption=draft.caption,
        posted=draft.posted,
        byline=bylines.parse(raw, site) if raw else Byline(),
        comments=draft.comments,
        complete=draft.complete,
        capture=name,
        capture_sha256=digest,
        url=draft.url,
        paragraphs=tuple(
            Paragraph(number, role, block.text, block.lines[0], parted(block.text))
            for number, (block, role) in enumerate(zip(draft.blocks, roles, strict=True), start=1)
        ),
    )


def _no_posts(name: str, text: str, *, is_html: bool) -> CaptureError:
    cause = "there is no line such as 'May 1, 2020 0 comments'"
    remedy = "save an archive page that shows whole posts with their dates"
    if layout.asks_for_password(text):
        cause = "the page asks for a password"
        remedy = "log in with a browser, open the archive page and save it again"
    elif is_html:
        cause = "there is no post of the theme (article.hentry) nor of another one (h-entry)"
        if re.search(r"<i?frame(?:set)?\b", text, re.IGNORECASE):
            cause += "; what the page shows in frames is kept in other files"
            remedy = "give the folder that holds the frames, or open a frame by itself and save it"
    return CaptureError(name, 1, "it holds no posts", cause, remedy)

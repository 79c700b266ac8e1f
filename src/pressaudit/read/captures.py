"""Captures to articles: recognise the format, read it, give every block its role, and check."""

import hashlib
import mmap
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from pressaudit.read import bylines
from pressaudit.read.containers import is_beside
from pressaudit.read.drafts import Draft, Page
from pressaudit.read.ends import signature
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import BESIDE, Source, refuse_special, slug
from pressaudit.read.formats import CONTAINERS, FORMATS, MAPPED, TABLES
from pressaudit.read.glue import parted
from pressaudit.read.languages import detect
from pressaudit.read.limits import Mapped
from pressaudit.read.model import NARRATIVE_ROLES, Article, Byline, Capture, Paragraph, Role
from pressaudit.read.notes import notes_on
from pressaudit.read.recognise import GIVE, UNKNOWN, recognise
from pressaudit.read.roles import assign
from pressaudit.read.tables import Columns

_LARGE = 32 << 20
"""Bytes above which a container is not read into memory as a whole."""
_HEAD = 1 << 16
"""Bytes by which its format is told."""
_DEEPEST = 4
"""Containers in containers that are opened: a ZIP of a WARC of a page needs three."""


def read(
    captures: Iterable[Source], columns: Columns | None = None
) -> Iterator[Capture | CaptureError]:
    """Read captures one by one; an unusable one gives its error, and the rest is read on.

    A container (ZIP, WARC, MHTML) gives one capture a file in it. Accessories without posts give
    nothing. No more than one file is held in memory. ``columns`` says which column of tables holds
    which field, where their names do not.
    """
    for source in captures:
        if source.accessory and is_beside(source.path.name):
            continue  # the page says how many there are
        try:
            data = _bytes_of(source.path, source.name)
        except CaptureError as error:
            yield error
            continue
        for result in _opened(data, source.name, source.stem, columns):
            if isinstance(result, Capture) and (beside := _left_out(source.path)):
                note = f"{beside} files beside it (scripts, styles, pictures) were left out"
                yield replace(result, notes=(*result.notes, note))
            elif isinstance(result, Capture) or not source.accessory:
                yield _light(result)


def _left_out(page: Path) -> int:
    """Count the files that a browser saved with a page and that hold no article by their names."""
    return sum(is_beside(path.name) for path in page.with_name(page.stem + BESIDE).rglob("*"))


def _light(result: Capture | CaptureError) -> Capture | CaptureError:
    """Take from an error the frames of its traceback, which hold the bytes of the file."""
    error: BaseException | None = result if isinstance(result, CaptureError) else None
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
    return result


def _opened(
    data: bytes, name: str, stem: str, columns: Columns | None, depth: int = 0
) -> Iterator[Capture | CaptureError]:
    """Yield the capture that a file is, or those that it contains."""
    try:
        kind = recognise(data, name)
        if kind not in CONTAINERS:
            yield read_capture(data, name, stem, columns)
            return
        if depth == _DEEPEST:
            what = f"it is packed {_DEEPEST} times over"
            raise CaptureError(name, 1, what, "containers stand in containers", "unpack it first")
        empty = True
        for number, (inner, content) in enumerate(CONTAINERS[kind](data, name), start=1):
            empty = False
            for result in _opened(
                content, f"{name}/{inner}", f"{stem}-{number}", columns, depth + 1
            ):
                yield _addressed(result, inner)
        if empty:
            cause = f"its format is {kind}, and nothing that could hold posts is in it"
            raise CaptureError(name, 1, "it holds no captures", cause, GIVE)
    except CaptureError as error:
        yield error


def _addressed(result: Capture | CaptureError, name: str) -> Capture | CaptureError:
    """Give the one article of a page that a web archive holds the page's address."""
    address = re.search(r"(?:^|\d/)(https?://.*)", name)
    if isinstance(result, CaptureError) or not address or len(result.articles) != 1:
        return result
    (article,) = result.articles
    return result if article.url else replace(result, articles=(replace(article, url=address[1]),))


def read_capture(
    capture: str | Path | bytes,
    name: str | None = None,
    stem: str | None = None,
    columns: Columns | None = None,
) -> Capture:
    """Read one capture that is no container.

    Parameters
    ----------
    capture
        A path, or the bytes themselves.
    name
        What to call it; the file's name when left out.
    stem
        What its article identifiers begin with; made from ``name`` when left out.
    columns
        Which column of a table holds which field, where their names do not say so.

    Raises
    ------
    CaptureError
        If the capture is empty, of no format that is read, broken, or has no posts.
    """
    if isinstance(capture, bytes):
        data, name = capture, name or "capture"
    else:
        name = name or Path(capture).name
        data = _bytes_of(Path(capture), name)
    kind = recognise(data, name)
    kind = "text" if kind == UNKNOWN else kind
    if kind not in FORMATS:
        what = f"its format, {kind}, is not read by itself"
        raise CaptureError(name, 1, what, "its first bytes say what it is", GIVE)
    page = TABLES[kind](data, name, columns) if kind in TABLES else FORMATS[kind](data, name)
    if not page.drafts:
        cause = f"its format is {kind}, and no post was found in it"
        raise CaptureError(name, 1, "it holds no posts", cause, GIVE)
    digest = hashlib.sha256(data).hexdigest()
    stem = stem or slug(Path(name).stem)
    articles = tuple(
        _article(page, draft, position, f"{stem}-{position:02}", name=name, digest=digest)
        for position, draft in enumerate(page.drafts, start=1)
    )
    return _checked(
        Capture(
            name=name,
            sha256=digest,
            format=kind,
            bytes=len(data),
            line_roles=tuple(page.roles),
            articles=articles,
            notes=(
                *page.notes,
                *notes_on(articles),
                *(f"{a.article_id} breaks off" for a in articles if not a.complete),
                *(
                    f"{a.article_id}: {note}"
                    for a, draft in zip(articles, page.drafts, strict=True)
                    for note in (*draft.notes, *_doubts(a, draft))
                ),
            ),
        )
    )


def _bytes_of(path: Path, name: str) -> bytes:
    """Return a file's bytes; a large ZIP file or web archive stays on the disk.

    It is mapped into memory, which has the slices and the length of bytes: its openers take it as
    a stream, and never hold more than one of the files in it.
    """
    try:
        refuse_special(path, name)
        with path.open("rb") as stream:
            if path.stat().st_size > _LARGE and recognise(stream.read(_HEAD), name) in MAPPED:
                return cast(bytes, Mapped(stream.fileno(), 0, access=mmap.ACCESS_READ))
            stream.seek(0)
            return stream.read()
    except OSError as error:
        raise CaptureError(
            name,
            1,
            "the file cannot be read",
            str(error.strerror),
            "check the path and its permissions",
        ) from error


def _checked(capture: Capture) -> Capture:
    """Return ``capture`` when each of its lines has a role.

    Raises
    ------
    CaptureError
        Names the first line without one.
    """
    if all(capture.line_roles):
        return capture
    raise CaptureError(
        capture.name,
        capture.line_roles.index("") + 1,
        "a line has no role",
        "the page has a layout that this reader does not know",
        "report it with the lines around it",
    )


def _article(
    page: Page, draft: Draft, position: int, article_id: str, *, name: str, digest: str
) -> Article:
    """Return the article of a draft, and write the roles of its blocks into the page's lines."""
    roles = assign(draft.blocks, draft.title, draft.caption, strict=not draft.signed)
    if page.roles:
        for block, role in zip(draft.blocks, roles, strict=True):
            for line in block.lines:
                page.roles[line - 1] = page.roles[line - 1] or role.value
    site = draft.site or page.site
    told = " ".join(
        b.text for b, r in zip(draft.blocks, roles, strict=True) if r in NARRATIVE_ROLES
    )
    return Article(
        article_id=article_id,
        position=position,
        title=draft.title,
        category=draft.category,
        caption=draft.caption,
        posted=draft.posted,
        byline=_byline(draft, roles, site),
        comments=draft.comments,
        complete=draft.complete,
        capture=name,
        capture_sha256=digest,
        url=draft.url,
        site=site,
        language=detect(told) or draft.language,
        excerpt=draft.excerpt,
        paragraphs=tuple(
            Paragraph(
                number, role, block.text, block.lines[0] if block.lines else 0, parted(block.text)
            )
            for number, (block, role) in enumerate(zip(draft.blocks, roles, strict=True), start=1)
        ),
    )


def _doubts(article: Article, draft: Draft) -> Iterator[str]:
    """Yield a note on a last line that has the shape of a byline and was not read as one."""
    last = article.paragraphs[-1] if article.paragraphs else None
    unread = last and not (draft.signed or article.byline.raw) and last.role is Role.BODY
    if last and unread and bylines.is_byline(last.text):
        yield f"line {last.line} may be its byline, and was not read as one"


def _byline(draft: Draft, roles: list[Role], site: str) -> Byline:
    """Return who wrote a post where: what a field states, then what its byline says."""
    lines = [b.text for b, r in zip(draft.blocks, roles, strict=True) if r is Role.BYLINE]
    raw = signature(lines) or draft.author
    byline = bylines.parse(raw, site) if raw else Byline()
    if draft.authors:
        byline = replace(byline, raw=byline.raw or "; ".join(draft.authors), authors=draft.authors)
    if draft.outlet:
        # A field's name is whole: "The Tide (Orrin)" and "The Tide (Mirren)" are two newspapers.
        byline = replace(byline, outlet=draft.outlet.strip(" .,;:"))
    return byline

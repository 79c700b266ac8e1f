"""Files that hold files: ZIP, gzip, WARC, MHTML. Each yields what could be an article, one by one.

What comes out is bounded (limits.py). Names inside are paths of the ZIP file, or the address of a
page, with the hour of its capture before it in a web archive.
"""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from pressaudit import rules
from pressaudit.read import limits
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import BESIDE

Inner = Iterator[tuple[str, bytes]]
_PIECE = 1 << 20
_WHOLE = frozenset({200, 203, 206})
"""HTTP states of a response that holds a page."""

_rules = partial(rules.load, "containers")


def is_beside(path: str) -> bool:
    """Whether a file is no article by its name: a picture, a script, a system's own file."""
    parts = PurePosixPath(path.replace("\\", "/"))
    skip, name = _rules()["skip"], parts.name.casefold()
    hidden = any(part.startswith(".") for part in parts.parts)
    folders = {part.casefold() for part in parts.parts[:-1]}
    return (
        hidden
        or PurePosixPath(name.removesuffix(".download")).suffix in skip["suffixes"]
        or name in skip["names"]
        or bool(folders & set(skip["folders"]))
    )


def open_zip(data: bytes, name: str) -> Inner:
    """Yield the files of a ZIP file in the order of their names.

    Pictures, scripts and what a browser saved beside a page are passed over.

    Raises
    ------
    CaptureError
        If it is damaged, locked by a password, or holds too much.
    """
    archive = limits.unpacked(data, name)
    members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    pages = {re.sub(r"\.x?html?$", "", m.filename, flags=re.I) for m in members}
    for member in members:
        folder, beside, _ = member.filename.partition(f"{BESIDE}/")
        if is_beside(member.filename) or (beside and folder in pages):
            continue
        if member.flag_bits & 1:
            cause = f"{member.filename} is locked by a password"
            raise CaptureError(name, 1, "the ZIP file cannot be read", cause, "unlock it first")
        yield member.filename, limits.member(archive, member, name)


def open_gzip(data: bytes, name: str) -> Inner:
    """Yield the one file that a gzip file holds.

    Raises
    ------
    CaptureError
        If it is damaged or holds too much.
    """
    yield PurePosixPath(name).name.removesuffix(".gz"), limits.gunzipped(data, name)


def open_warc(data: bytes, name: str) -> Inner:
    """Yield the pages of a web archive (WARC, also packed), in their order.

    Of its records only whole responses count, and of these pages, texts and feeds: revisits,
    requests, redirects, errors and files of other types are passed over.

    Raises
    ------
    CaptureError
        If it holds no records, is damaged, or holds too much.
    """
    wanted = WarcRecordType.response | WarcRecordType.resource
    records = 0
    total = 0
    try:
        for record in ArchiveIterator(
            limits.stream_of(data), record_types=wanted, parse_http=True, auto_decode="all"
        ):
            records += 1
            content = io.BytesIO()
            while piece := record.reader.read(_PIECE):
                content.write(piece)
                limits.refuse(name, len(data), total + content.tell())
            total += content.tell()
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if _is_page(record, address):
                hour = re.sub(r"\D", "", record.headers.get("WARC-Date") or "")[:14]
                page = _as_utf8(content.getvalue(), record.http_charset or "")
                yield f"{hour}/{address}" if hour else address, page
    except (OSError, ValueError, EOFError) as error:
        if isinstance(error, CaptureError):
            raise
        raise limits.damaged(name, "WARC", error) from error
    if not records:
        cause = "there is no response in it, or its first record is cut off"
        remedy = "give the WARC that the crawler wrote, whole"
        raise CaptureError(name, 1, "it holds no pages", cause, remedy)


def _is_page(record: Any, address: str) -> bool:
    if record.record_type == WarcRecordType.response:
        status = record.http_headers.status_code if record.http_headers else None
        kind = (record.http_content_type or "").casefold()
    else:
        status, kind = 200, record.headers.get("Content-Type", "").split(";")[0].strip().casefold()
    if status not in _WHOLE or kind not in _rules()["web"]["types"]:
        return False
    if "html" in kind or "rss" in kind or "atom" in kind or kind == "application/feed+json":
        return True
    path = address.split("?", 1)[0].rstrip("/").casefold()
    return kind == "text/plain" or path.endswith(tuple(_rules()["web"]["feeds"]))


def _as_utf8(page: bytes, charset: str) -> bytes:
    """Return a page in UTF-8 where only its HTTP head said which letters its bytes are."""
    declared = re.search(rb"<meta[^>]{0,200}charset|encoding=[\"']", page[:4096], re.IGNORECASE)
    if not charset or declared or charset.casefold().replace("-", "") == "utf8":
        return page
    try:
        return page.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return page


def open_mhtml(data: bytes, name: str) -> Inner:
    """Yield the page that a browser saved as one file, without its frames and pictures.

    Raises
    ------
    CaptureError
        If no part of it is a page.
    """
    message = message_from_bytes(data, policy=default)
    pages = [
        part
        for part in message.walk()
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = str(message.get_param("start") or "")
    root = next((p for p in pages if start and p.get("Content-ID") == start), None)
    root = root or (pages[0] if pages else None)
    content = text_of(root) if root is not None else ""
    if root is None or not content.strip():
        cause = "no part of it is text/html, or it is cut off before"
        raise CaptureError(name, 1, "it holds no page", cause, "save the page again, whole")
    address = message.get("Snapshot-Content-Location") or root.get("Content-Location") or ""
    yield str(address).strip() or f"{PurePosixPath(name).stem}.html", content.encode()


def text_of(part: Message) -> str:
    """Return the text of a message's part in the letters that it declares, else UTF-8."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", errors="replace")

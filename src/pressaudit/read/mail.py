"""A message (EML) as an article: newsletters, alerts, clippings sent round by mail."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import default
from email.utils import getaddresses

from pressaudit.read import html_text, tables
from pressaudit.read.containers import text_of
from pressaudit.read.dates import day_of
from pressaudit.read.drafts import Block, Draft, Page
from pressaudit.read.errors import CaptureError
from pressaudit.read.exports.fields import language_code, one_line

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SHORT = 0.5
"""Share of the words of a message's page that its plain text must have to stand for it."""


def read(data: bytes, name: str) -> Page:
    """Read a message: its subject, day, sender, and its text up to the signature.

    The plain text is taken where it is not much shorter than the page that goes with it.
    Attachments are left out, and named in a note.

    Raises
    ------
    CaptureError
        If it has no text.
    """
    message = message_from_bytes(data, policy=default)
    parts = [p for p in message.walk() if not p.is_multipart() and not p.is_attachment()]
    plain = "\n".join(text_of(p) for p in parts if p.get_content_type() == "text/plain")
    page = "\n".join(text_of(p) for p in parts if p.get_content_type() == "text/html")
    blocks = _blocks(plain, page)
    if not blocks:
        cause = "no part of it is text/plain or text/html, or these are empty"
        raise CaptureError(name, 1, "the message has no text", cause, "save it again, whole")
    sent = _head(message, "Date")
    senders = getaddresses([_head(message, "From")])
    files = [p.get_filename() or "without a name" for p in message.walk() if p.is_attachment()]
    posted = day_of(sent)
    draft = Draft(
        title=one_line(_head(message, "Subject")),
        posted=posted,
        blocks=blocks,
        author=next((one_line(shown) for shown, _ in senders if shown), ""),
        language=language_code(_head(message, "Content-Language")),
        notes=() if posted else ("it has no date",),
    )
    notes = [f"{len(files)} attachments were left out: {', '.join(files)}"] if files else []
    return Page([draft], notes=notes)


def _head(message: Message, name: str) -> str:
    """Return a head of a message, '' where the parser of the standard library stumbles over it."""
    try:
        return str(message.get(name, ""))
    except (OverflowError, ValueError, IndexError, AttributeError, TypeError):
        return ""


def _blocks(plain: str, page: str) -> tuple[Block, ...]:
    shown = html_text.blocks(page, 1) if page.strip() else ()
    text = tables.blocks(_SIGNATURE.split(plain)[0], 1)
    if shown and sum(len(b.text) for b in text) < _SHORT * sum(len(b.text) for b in shown):
        return shown
    return text or shown

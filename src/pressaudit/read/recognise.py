"""Which format a file has, told by its first bytes (rules/formats.toml).

The name decides nothing but between a text and a table whose heads are in no list, and between a
page and a script with markup in it.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cache

from pressaudit import rules
from pressaudit.read.errors import CaptureError

UNKNOWN = "unknown"
GIVE = (
    "give a saved web page, a text copy of an archive page, a table of articles (CSV, JSON, "
    "Excel, Parquet), an export of Nexis, Factiva, ProQuest or Europresse, a feed, or an archive "
    "of these (ZIP, WARC, MHTML)"
)
"""What can be read, for error messages; the whole list is docs/formats.md."""

_UNMARKED = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_DELIMITERS = ",;\t|"
_STATEMENT = re.compile(r"(?:[;{}(\[]|\*/|,|\))\s*$")
_OPENING = re.compile(
    r"\A\s*(?:/\*|//|[!+;(]*(?:async\s+)?function\b|[!;]?\(+\w*[\w, ]*\)\s*=>|[\"']use strict"
    r"|(?:var|const|let|import|export|class|try|if|typeof)\b\s*[\w({\"'$*]|(?:window|self|document|jQuery|\$|define"
    r"|webpack\w*|wp)[.(\[]|@(?:charset|import|font-face|media|keyframes|supports)\b"
    r"|[.#:*]?[\w.#:>, *-]*\s*\{)"
)
_CODE = (".css", ".js", ".mjs")


@dataclass(frozen=True, slots=True)
class _Refused:
    what: str
    remedy: str
    magic: tuple[bytes, ...]


@cache
def _magic() -> dict[str, tuple[bytes, ...]]:
    return {k: tuple(map(bytes.fromhex, v)) for k, v in rules.load("formats")["magic"].items()}


@cache
def _refused() -> tuple[_Refused, ...]:
    kinds = rules.load("formats")["refused"].values()
    return tuple(
        _Refused(k["what"], k["remedy"], tuple(map(bytes.fromhex, k["magic"]))) for k in kinds
    )


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    marks = rules.load("formats")["mark"]
    return tuple((m["format"], re.compile(m["pattern"], re.I | re.M)) for m in marks)


def recognise(data: bytes, name: str = "") -> str:
    r"""Return the format of a file, ``unknown`` when no mark of any is found.

    Parameters
    ----------
    data
        The file's bytes; the first 64 kB are looked at.
    name
        What to call it in an error; ``.csv`` and ``.tsv`` tell a table whose heads say
        nothing, ``.js`` and ``.css`` a script and a style sheet.

    Raises
    ------
    CaptureError
        If it is something that is refused (PDF, pictures, fonts, scripts, style sheets).

    Examples
    --------
    >>> recognise(b"<!doctype html><title>The pier</title>")
    'html'
    >>> recognise(b"title,text,date\\nThe pier,It is closed.,2019-03-05\n")
    'csv'
    """
    head = data[: rules.load("formats")["limits"]["head"]]
    binary = _binary(head)
    if binary:
        return binary
    for kind in _refused():
        if head.startswith(kind.magic):
            raise _refusal(name, kind.what, kind.remedy)
    text = _text(head)
    table = _table(text)
    if table:
        return table
    found = next((fmt for fmt, pattern in _marks() if pattern.search(text)), "")
    named = name.casefold().removesuffix(".download").endswith(_CODE)
    code = found in ("", "html") and (named or _is_code(text))  # a script may hold markup
    if found and not code:
        return found
    if code:
        remedy = "leave it out: scripts and style sheets hold no words of a page"
        raise _refusal(name, "a script or a style sheet", remedy)
    return _table(text, name) or UNKNOWN


def _binary(head: bytes) -> str:
    """Return the format that a magic number tells, '' without one."""
    bare = head.lstrip(b" \t\r\n")
    found = next((fmt for fmt, marks in _magic().items() if bare.startswith(marks)), "")
    if found == "zip":
        members = rules.load("formats")["zip_members"].items()
        return next((fmt for fmt, folder in members if folder.encode() in head), "zip")
    if found == "gzip":
        inside = zlib.decompressobj(wbits=31)
        try:
            start = inside.decompress(head, 16)
        except zlib.error:
            return found
        return "warc" if start.startswith(_magic()["warc"]) else found
    return found


def _text(head: bytes) -> str:
    """Return the first bytes as text: marks are plain ASCII, so Latin-1 does."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="replace").replace("\r\n", "\n")
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[start::2].count(0) > 0.2 * len(head):
            return head[: len(head) // 2 * 2].decode(encoding, errors="replace")
    return _UNMARKED.sub(b"", head).decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")


def _is_code(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if not _OPENING.match(text) or not lines:
        return False
    ended = sum(1 for line in lines if _STATEMENT.search(line))
    least: float = rules.load("formats")["limits"]["code"]
    return ended >= least * len(lines)


def _table(text: str, name: str = "") -> str:
    """Return ``csv`` or ``tsv`` when the first line is a table's head, '' otherwise.

    Heads that are known tell a table whatever stands in its cells (an export, a page's source);
    with a name that says so, one column of any name does.
    """
    line = next((line for line in text.split("\n") if line.strip()), "")
    mark = max(_DELIMITERS, key=line.count)
    heads = [head.strip().strip('"').strip() for head in line.split(mark)]
    limits = rules.load("formats")["limits"]
    if len(heads) < limits["fields"] or any(len(head) > limits["name"] for head in heads):
        return ""
    known = len(_columns() & {re.sub(r"[\s_.:-]+", "", head).casefold() for head in heads})
    named = name.casefold().removesuffix(".gz").endswith((".csv", ".tsv", ".tab"))
    if named or (known >= limits["known"] and len(text.strip().split("\n")) > 1):
        return "tsv" if mark == "\t" else "csv"
    return ""


@cache
def _columns() -> frozenset[str]:
    names = rules.load("tables")["columns"].values()
    return frozenset(re.sub(r"[\s_.:-]+", "", n).casefold() for field in names for n in field)


def _refusal(name: str, what: str, remedy: str) -> CaptureError:
    cause = "its first bytes say what it is"
    return CaptureError(name, 1, f"it is {what}, which is not read", cause, remedy)

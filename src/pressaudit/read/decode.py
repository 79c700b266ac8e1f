"""Bytes of a capture to its text: encodings, and encodings gone wrong."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from pressaudit.read.errors import CaptureError
from pressaudit.read.languages import detect

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"{\\rtf": "an RTF document",
    b"bplist": "a Safari web archive",
    b"SQLite format": "a database",
}
_SAVE_AGAIN = "open the page in a browser and save it as HTML, or copy it into a UTF-8 text file"
_SUSPECT = re.compile("[\u00c2-\u00f4][^\\x00-\\x7f]")
"""The first two bytes of a UTF-8 character, read as Windows-1252."""
_LATER = re.escape(bytes(range(0x80, 0xC0)).decode("sloppy-windows-1252"))
_LOST_MARK = re.compile(f"â€(?:\ufffd|(?![{_LATER}]))")
"""A closing quotation mark whose third byte, which Windows-1252 does not have, was lost."""
_TURNING = re.compile(
    "[\u202a-\u202e\u2066-\u2069]|&#(?:823[4-8]|829[4-7]|x202[a-e]|x206[6-9]);", re.IGNORECASE
)
"""Overrides of the direction of writing, as characters and as references."""
_LOST_PER_CHARACTER = 1 / 2000
_WEB = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "cp1252")
"""Character sets that browsers read as Windows-1252 (WHATWG Encoding Standard)."""
_OTHERS = ["cp1251", "koi8_r", "mac_cyrillic", "cp1256", "cp1250", "cp1253", "cp1254", "cp1255"]
_LATIN = dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "bs", "sl", "ro"), "cp1250") | {
    "tr": "cp1254"
}
"""Languages of Latin letters to their character set, where it is not the Western one."""
_MARKS = re.compile(rb"(?:^|[\s(>])(?:\x93(?=[A-Za-z])|[\x95-\x97]\s)")
"""Marks, bullets and dashes as the sets of Windows have them; elsewhere these are letters."""
_SAMPLE = 1 << 16
"""Bytes before and after the first letter beyond ASCII, by which its character set is guessed."""
_TELLING = 20
"""Letters beyond ASCII from which all sets are tried: fewer fit too many."""


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text of a capture and notes on what was done to get it.

    UTF-8, UTF-16 and UTF-32 are known by their byte order mark; without one, UTF-8 is tried, then
    the character set that an HTML page declares, then the one-byte set that its letters are most
    likely of (charset-normalizer), as a note says, then Windows-1252. UTF-8 that was once read as
    Windows-1252 and saved again is restored (ftfy; Speer 2019, doi:10.5281/zenodo.2591652), but
    only when the whole file shows it: a post may quote such letters. Lines end in ``\n``.
    Overrides of the direction of writing are left out: they turn round what is shown after them,
    in a terminal or a table, far beyond the words that hold them (Unicode Technical Report 36).

    Raises
    ------
    CaptureError
        If the file is empty or binary, or its letters were lost in an earlier save.
    """
    if not data.strip():
        raise CaptureError(name, 1, "the file is empty", "it holds no text", _SAVE_AGAIN)
    text, encoding = _decoded(data, name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CaptureError(name, 1, "the file is empty", "it holds white space only", _SAVE_AGAIN)
    notes = [] if encoding.startswith("utf-8") else [f"read as {encoding}"]
    text, repaired = _restored(text)
    if repaired:
        notes.append(f"{repaired} lines restored from UTF-8 read as Windows-1252")
    text, turned = _TURNING.subn("", text)
    if turned:
        notes.append(f"{turned} overrides of the direction of writing were left out")
    lost = text.count("\ufffd")
    if lost > max(1, len(text) * _LOST_PER_CHARACTER):
        line = text[: text.index("\ufffd")].count("\n") + 1
        raise CaptureError(
            name,
            line,
            f"{lost} letters are lost (U+FFFD)",
            "the page was read in the wrong encoding and saved again before it came here",
            _SAVE_AGAIN,
        )
    if lost:
        notes.append(f"{lost} letters were lost before the capture came here (U+FFFD)")
    return text, tuple(notes)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            # A page cut off in mid-character is still a page.
            return data.decode(encoding, errors="replace").removesuffix("\ufffd"), encoding
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):  # without its mark
        if data[start::2].count(0) > 0.2 * len(data) and not data[1 - start :: 2].count(0):
            return data[: len(data) // 2 * 2].decode(encoding, errors="replace"), encoding
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > 0 and error.end == len(data) and error.reason.startswith("unexpected end"):
            return data[: error.start].decode("utf-8"), "utf-8"
        first_bad = data[: error.start].count(b"\n") + 1
        first = error.start
    declared = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", data[:4096], re.I)
    encodings = [_WEB.get(name := declared[1].decode().lower(), name)] if declared else []
    guessed = "cp1252" if _is_mostly_utf8(data) else _guessed(data, first)
    for encoding in [*encodings, guessed, "cp1252"]:
        if encoding.replace("-", "") == "utf8":
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        told = encoding in encodings or encoding != guessed
        return text, encoding if told else f"{encoding}, guessed by its letters"
    for encoding in [*encodings, "utf-8"]:
        text = _with_losses(data, encoding)
        if text:
            return text, encoding
    raise CaptureError(
        name,
        first_bad,
        "the letters cannot be read",
        "the bytes are neither UTF-8 nor Windows-1252",
        _SAVE_AGAIN,
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most letters beyond ASCII are sound UTF-8, among a few that are not."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) > 2 * lost


def _guessed(data: bytes, first: int) -> str:
    """Return the one-byte character set that letters are most likely of; ``first`` is one's place.

    A few letters tell no more than whether a Western text was written on a Mac; sets of Latin
    letters are told apart by the text's language.
    """
    sample = data[max(0, first - _SAMPLE) : first + _SAMPLE]
    few = len(sample) - len(sample.translate(None, bytes(range(128, 256)))) < _TELLING
    mac = [] if _MARKS.search(sample) else ["mac_roman"]
    best = from_bytes(sample, cp_isolation=["cp1252", *mac, *([] if few else _OTHERS)]).best()
    if best and best.encoding in _LATIN.values():
        language = detect(str(best))
        if language in _LATIN:
            return _LATIN[language]
        best = from_bytes(sample, cp_isolation=["cp1252", *mac]).best()
    return best.encoding if best else "cp1252"


def _with_losses(data: bytes, encoding: str) -> str:
    """Return text with a few bytes that no character set has marked as lost, '' with more."""
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return ""
    return text if text.count("\ufffd") <= max(1, len(text) * _LOST_PER_CHARACTER) else ""


def _refuse_binary(data: bytes, name: str) -> None:
    kind = next((what for mark, what in _SIGNATURES.items() if data.startswith(mark)), "")
    controls = len(data) - len(data.translate(None, bytes([*range(9), *range(14, 32), 127])))
    if kind or b"\0" in data or controls > len(data) / 100:
        position = data.find(b"\0")
        line = data[:position].count(b"\n") + 1 if position > 0 and not kind else 1
        cause = f"it begins like {kind}" if kind else "it holds bytes that no text has"
        raise CaptureError(name, line, "the file is not text", cause, _SAVE_AGAIN)


def _restored(text: str) -> tuple[str, int]:
    """Undo UTF-8 read as Windows-1252; the text and the number of lines changed."""
    if not _SUSPECT.search(text):
        return text, 0
    lines = text.split("\n")
    damaged = [n for n, line in enumerate(lines) if _SUSPECT.search(line) and is_bad(line)]
    sound = sum(1 for line in lines if re.search("[\u2010-\u2027\u0600-\u06ff]", line))
    # Damage turns every curly mark into three letters, a few of which are curly marks themselves.
    if len(damaged) < sound / 2:
        return text, 0
    changed = 0
    for n, line in enumerate(lines):
        if not _SUSPECT.search(line):
            continue
        fixed = ftfy.fix_encoding(_LOST_MARK.sub("â€\x9d", line))
        changed += fixed != line
        lines[n] = fixed
    return "\n".join(lines), changed

"""How much may come out of a packed file: a bomb stops with an error instead of the memory."""

import io
import mmap
import zipfile
import zlib
from typing import IO

from pressaudit.read.errors import CaptureError

MOST_BYTES = 1 << 30
"""Bytes that one file may hold unpacked: 1 GiB. Chosen, not measured."""
MOST_RATIO = 200
"""Times its packed size. Chosen, not measured: above all text, below zeros (a thousandth)."""
SMALL = 10 << 20
"""Bytes below which the ratio says nothing. Chosen, not measured: 10 MiB fit into any memory."""
_PIECE = 1 << 20


def bomb(name: str, what: str) -> CaptureError:
    """Return the error for a packed file that holds too much."""
    return CaptureError(
        name,
        1,
        f"it holds too much: {what}",
        f"a packed file may hold {MOST_BYTES >> 30} GiB and {MOST_RATIO} times its own size",
        "unpack it yourself if you trust it, and give the files",
    )


def refuse(name: str, packed: int, size: int) -> None:
    """Refuse a file of ``packed`` bytes that holds ``size``.

    Raises
    ------
    CaptureError
        If that is more than the limits of this module allow.
    """
    if size > MOST_BYTES:
        raise bomb(name, f"{size:,} bytes from {packed:,}")
    if size > SMALL and size > MOST_RATIO * max(packed, 1):
        raise bomb(name, f"{size // max(packed, 1)} times its {packed:,} bytes")


class Mapped(mmap.mmap):
    """A file mapped into memory, as zipfile takes it: Python's own says this from 3.13 on."""

    def seekable(self) -> bool:
        """Return True: any place of it can be gone to."""
        return True


def stream_of(data: bytes) -> IO[bytes]:
    """Return bytes as a stream; a file that is mapped into memory is one already."""
    return data if isinstance(data, Mapped) else io.BytesIO(data)


def unpacked(data: bytes, name: str, kind: str = "ZIP") -> zipfile.ZipFile:
    """Open a ZIP file, or one of its ``kind``, whose members stay within the limits.

    Raises
    ------
    CaptureError
        If it is damaged or holds too much.
    """
    try:
        archive = zipfile.ZipFile(stream_of(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(name, kind, error) from error
    refuse(name, len(data), sum(member.file_size for member in archive.infolist()))
    return archive


def damaged(name: str, kind: str, error: object) -> CaptureError:
    """Return the error for a packed file that cannot be opened."""
    cause = str(error) or "its parts do not fit together"
    return CaptureError(name, 1, f"the {kind} file is damaged", cause, "save or fetch it again")


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Return a member of a ZIP file; its stated size is not believed.

    Raises
    ------
    CaptureError
        If it is damaged, locked by a password, or larger than stated.
    """
    out = io.BytesIO()
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_PIECE):
                out.write(piece)
                refuse(name, info.compress_size, out.tell())
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError) as error:
        raise damaged(name, "ZIP", error) from error
    return out.getvalue()


def gunzipped(data: bytes, name: str) -> bytes:
    """Return what a gzip file of one or more members holds.

    Raises
    ------
    CaptureError
        If it is damaged or holds too much. A file cut off gives what is there.
    """
    out = io.BytesIO()
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        inflate = zlib.decompressobj(wbits=31)
        try:
            while not inflate.eof:
                piece = inflate.decompress(rest, _PIECE)
                rest = inflate.unconsumed_tail
                out.write(piece)
                refuse(name, len(data), out.tell())
                if not piece and not rest:
                    break
        except zlib.error as error:
            raise damaged(name, "gzip", error) from error
        rest = inflate.unused_data.lstrip(b"\0") if inflate.eof else b""
    if not out.tell():
        raise damaged(name, "gzip", "nothing comes out of it")
    return out.getvalue()

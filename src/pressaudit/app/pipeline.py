"""The whole way from captures to tables on disk, for the command, the site and the notebook."""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pressaudit.archive import Archive
from pressaudit.corpus.build import build
from pressaudit.corpus.cache import Cache, key
from pressaudit.corpus.check import check
from pressaudit.corpus.model import Corpus
from pressaudit.corpus.store import CorpusError, save
from pressaudit.corpus.workers import Workers, available
from pressaudit.read.captures import read
from pressaudit.read.errors import CaptureError
from pressaudit.read.files import ROLES, Source, sources
from pressaudit.read.model import Capture

Bar = Callable[..., Any]
"""Makes a progress bar round an iterable, as :func:`tqdm.tqdm` does."""


KEPT = ".kept"
"""Folder beside the tables that holds what was found in each post."""

_FEW = 500_000
"""Bytes of captures up to which one process is done sooner than two are started: 50 posts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the captures.

    ``captures`` are those that could be read, ``errors`` tell of the others; ``posts`` counts each
    post once, ``repeated`` those that stand in a further place. ``corpus`` is None when nothing
    could be read, and then nothing was written.
    """

    captures: tuple[Capture, ...]
    errors: tuple[CaptureError, ...]
    posts: int
    repeated: int
    corpus: Corpus | None

    @property
    def archive(self) -> Archive:
        """The archive of what could be read."""
        if self.corpus is None:
            raise ValueError("none of the captures could be read")
        return Archive(self.corpus)


def build_tables(
    captures: Iterable[str | Path],
    out: str | Path,
    *,
    text: bool = False,
    pseudonyms: bool = False,
    parquet: bool = False,
    columns: Mapping[str, str] | None = None,
    reference: str | Path | None = None,
    workers: int | None = None,
    update: bool = False,
    bar: Bar = tqdm,
) -> Outcome:
    """Read ``captures``, annotate their posts and write the tables into ``out``.

    Parameters
    ----------
    captures
        Files, or folders that are read recursively, of saved archive pages. A ``roles.csv`` in a
        folder (``name``, ``role``) is put beside the tables.
    out
        Folder for the tables; as it was when nothing is usable or something fails.
    text
        Write the words too, for local reading.
    pseudonyms
        Persons get labels for names; neither with ``text`` nor with ``update``, which keep words.
    parquet
        Write the large tables as Parquet.
    columns
        Which column of a table of articles holds which field, where their names do not say so.
    reference
        Folder of texts from outside (``*.txt``), in which passages of the posts are looked for.
    workers
        How many processes look at the posts; by default all processors, or one for few pages.
    update
        Keep in ``out`` what is found in each post, its words included, and look at those only that
        are new or changed since the last time.
    bar
        Makes the progress bars.

    Raises
    ------
    CaptureError
        If a path does not exist.
    CorpusError
        If the tables contradict one another, or cannot be written; if a text from outside cannot
        be read; if both words and pseudonyms are wanted.
    """
    if pseudonyms and (text or update):
        raise CorpusError(
            "with pseudonyms no words are kept, since they would name the persons: leave out "
            "--pseudonyms, or --text and --update."
        )
    captures = list(captures)
    listed, outside, own = sources(captures), texts_of(reference), _roles(captures)
    shown = partial(_shown, bar)
    begun, kept = time.time(), _cache(Path(out)) if update else Cache()
    with Workers(_needed(listed, workers)) as pool:
        work = partial(_read, columns=columns, kept=kept)
        parts = shown(pool.map(work, listed), "reading", len(listed))
        done = [one for part in parts for one in part]
        good = tuple(one for one in done if not isinstance(one, CaptureError))
        errors = tuple(one for one in done if isinstance(one, CaptureError))
        if not good:
            return Outcome(good, errors, 0, 0, None)
        corpus = build(
            good,
            refused=errors,
            text=text,
            pseudonyms=pseudonyms,
            references=outside,
            progress=shown,
            workers=pool,
            kept=kept,
        )
    check(corpus)
    save(corpus, out, parquet=parquet)
    # A reader's table of roles names persons.
    if own is not None and not pseudonyms and own.resolve() != Path(out, ROLES).resolve():
        shutil.copyfile(own, Path(out, ROLES))
    kept.sweep(begun)
    posts, found = len(corpus.articles), sum(len(capture.articles) for capture in good)
    return Outcome(good, errors, posts, found - posts, corpus)


def _roles(captures: Iterable[str | Path]) -> Path | None:
    """Return the reader's own table of roles in the first folder of captures that has one.

    Raises
    ------
    CorpusError
        If it cannot be used.
    """
    found = next((path for one in captures if (path := Path(one, ROLES)).is_file()), None)
    if found is not None:
        from pressaudit.analyse.sources.roles import own_roles  # noqa: PLC0415  (slow to import)

        try:
            own_roles(found)
        except (OSError, ValueError) as error:
            raise CorpusError(str(error)) from error
    return found


def texts_of(folder: str | Path | None) -> dict[str, str]:
    """Return the texts of a folder by the names of their files, without ``.txt``.

    Raises
    ------
    CorpusError
        If there are none, or one is not UTF-8.
    """
    if folder is None:
        return {}
    found = {}
    for path in sorted(Path(folder).rglob("*.txt")):
        try:
            name = path.relative_to(folder).with_suffix("").as_posix()
            found[name] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise CorpusError(
                f"{path}: not UTF-8 text. Save it as UTF-8 and build again."
            ) from error
    if not found:
        raise CorpusError(f"{folder}: no texts (*.txt) to compare with. Put some there.")
    return found


def read_archive(captures: Iterable[str | Path], *, text: bool = False) -> Corpus:
    """Read and annotate captures, all of which must be usable; nothing is written.

    Raises
    ------
    CaptureError
        If a path does not exist, or a capture cannot be read.
    """
    good = []
    for one in read(sources(captures)):
        if isinstance(one, CaptureError):
            raise one
        good.append(one)
    corpus = build(good, text=text)
    check(corpus)
    return corpus


def _shown(bar: Bar, things: Iterable[Any], what: str, total: int) -> Iterable[Any]:
    shown: Iterable[Any] = bar(things, total=total, desc=what, unit="", disable=None)
    return shown


def _cache(out: Path) -> Cache:
    """Return the cache of a folder of tables.

    Raises
    ------
    CorpusError
        If it cannot be made.
    """
    try:
        (out / KEPT).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{out / KEPT}: cannot be made ({error.strerror}).") from error
    return Cache(out / KEPT)


def _read(
    source: Source, columns: Mapping[str, str] | None, kept: Cache
) -> list[Capture | CaptureError]:
    """Read a capture, or return what was read in it before, of the same bytes."""
    made = ""
    with suppress(OSError):
        if kept.folder is not None and source.path.is_file():
            with source.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            named = source.name, source.stem, source.accessory
            made = key("capture", digest, named, sorted((columns or {}).items()))
            if (found := kept.get(made)) is not None:
                captures: list[Capture | CaptureError] = found
                return captures
    done = list(read([source], columns))
    if made and not any(isinstance(one, CaptureError) for one in done):
        kept.put(made, done)
    return done


def _needed(listed: Sequence[Source], workers: int | None) -> int:
    """Return how many workers are worth their start: one for few pages."""
    if workers is not None:
        return workers
    size = 0
    for source in listed:
        with suppress(OSError):
            size += source.path.stat().st_size
    return available() if size > _FEW else 1

"""Run one system on pages in a process of its own: ``worker.py SYSTEM PAGES RESULT``."""

import json
import sys
import time
from pathlib import Path

from systems import SYSTEMS, Article


def main(system: str, source: Path, target: Path) -> None:
    """Write what ``system`` reads from each page of ``source``, and the seconds it took.

    Importing the system and one page for warming up are no part of the time, which is processor
    time of one process.
    """
    pages = json.loads(source.read_bytes())
    read = SYSTEMS[system].load()
    _safely(read, Path(pages[0]))
    start = time.process_time()
    found = [_safely(read, Path(page)) for page in pages]
    seconds = time.process_time() - start
    target.write_text(json.dumps({"seconds": seconds, "found": found}), encoding="utf-8")


def _safely(read: object, page: Path) -> list[Article]:
    """Return what a system reads; a page that it fails on gives no article."""
    try:
        return read(page)  # type: ignore[operator,no-any-return]
    except Exception as error:
        print(f"{page.name}: {error!r}", file=sys.stderr)
        return []


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

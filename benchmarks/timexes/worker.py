"""Run one system on documents in a process of its own: ``worker.py SYSTEM DOCUMENTS RESULT``."""

import json
import sys
import time
from pathlib import Path

from systems import SYSTEMS


def main(system: str, source: Path, target: Path, runs: int = 1) -> None:
    """Write what ``system`` finds in each document of ``source``, and the seconds it took.

    Importing the system and one text for warming up are no part of the time. It is processor time
    for what runs in this process, by the clock for what starts others; the best of ``runs``.
    """
    documents = json.loads(source.read_bytes())
    find = SYSTEMS[system].load()
    watch = time.perf_counter if SYSTEMS[system].slow else time.process_time
    find("It was on Monday, 4 May 2009.", "2009-05-06")
    seconds = []
    found = []
    for _ in range(runs):
        start = watch()
        found = [find(d["text"], d["posted"]) for d in documents]
        seconds.append(watch() - start)
    target.write_text(json.dumps({"seconds": min(seconds), "found": found}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))

"""Run one system on one archive in a process of its own: ``worker.py SYSTEM TEXTS RESULT``."""

import json
import resource
import sys
import time
from pathlib import Path

from systems import SYSTEMS


def main(system: str, source: Path, target: Path) -> None:
    """Write the spans that ``system`` finds in the texts of ``source``, with time and memory.

    Importing the system is no part of the time; memory is the peak of the whole process, in MB.
    """
    texts = json.loads(source.read_bytes())
    find = SYSTEMS[system].load()
    start = time.perf_counter()
    spans = find(texts)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    target.write_text(json.dumps({"spans": spans, "seconds": seconds, "memory": peak}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
